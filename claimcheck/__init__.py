"""claimcheck: checks a draft's claims, figures, quotations and citations against a folder of sources.

From Python: `check(Document.of_text("letter", text), Library.open(Path("sources")))` is a `Report`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["ClaimcheckError", "Document", "Library", "Report", "__version__", "check", "quantities"]

if TYPE_CHECKING:
    from claimcheck.check import check
    from claimcheck.detect.quantity import quantities
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model import Document, Report
    from claimcheck.retrieve.library import Library

_HOMES = {
    "check": "claimcheck.check",
    "quantities": "claimcheck.detect.quantity",
    "ClaimcheckError": "claimcheck.errors",
    "Document": "claimcheck.model",
    "Report": "claimcheck.model",
    "Library": "claimcheck.retrieve.library",
}


class _Package(ModuleType):
    """The package, with each name of its API fetched on first use: `claimcheck --help` needs none of them."""

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(_HOMES[name]), name)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Keeps the function `check` in its place when the import of the module `check` would put the module there."""
        if name == "check" and isinstance(value, ModuleType):
            value = value.check
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
