"""What holds for a draft: the layers of its configuration put together, the later before the earlier."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from claimcheck.config.files import Layer, shown
from claimcheck.config.keys import BY_NAME
from claimcheck.read.limits import Limits

BYTES = 1_000_000  # a megabyte, as disks count


@dataclass(frozen=True)
class Config:
    """The settings for a draft. Each is what the last layer says that sets it, else the default.

    Rules are the exception: each layer's `select` and `ignore` go on from those before it (config/selection.py).
    """

    layers: tuple[Layer, ...] = ()

    def _last(self, name: str) -> Layer | None:
        return next((layer for layer in reversed(self.layers) if name in layer.values), None)

    def value(self, name: str) -> object:
        """The value of a key; raises KeyError for no key."""
        layer = self._last(name)
        return layer.values[name] if layer else BY_NAME[name].default

    def origin(self, name: str) -> str:
        """Where a value comes from: a file and line, "the command line", or "default"."""
        layer = self._last(name)
        return layer.line(*name.split(".")) if layer else "default"

    def place(self, name: str) -> str:
        """The same for the beginning of a message, with line and column; empty for a default."""
        layer = self._last(name)
        return layer.place(*name.split(".")) if layer else ""

    def _paths(self, name: str) -> tuple[str, ...]:
        """The paths of a key, from here; in a file they are told from its folder."""
        layer = self._last(name)
        if layer is None:
            return ()
        value = layer.values[name]
        told = cast(tuple[str, ...], (value,) if isinstance(value, str) else value)
        if not layer.text:
            return told
        return tuple(shown(layer.folder / os.path.expanduser(p)) for p in told)  # noqa: PTH111

    @property
    def sources(self) -> Path | None:
        """The folder of source documents, where one is named."""
        return next((Path(p) for p in self._paths("sources")), None)

    @property
    def bibliography(self) -> tuple[str, ...]:
        """The paths of the bibliographies."""
        return self._paths("bibliography")

    @property
    def baseline(self) -> Path | None:
        """The file of known findings, where one is named."""
        return next((Path(p) for p in self._paths("baseline")), None)

    @property
    def require_citations(self) -> bool:
        return bool(self.value("require-citations"))

    @property
    def variety(self) -> str:
        """ "en-GB", "en-US", or empty."""
        return str(self.value("variety"))

    @property
    def date(self) -> str:
        """The date of drafts that bear none, ISO, as exact as told; empty where none is."""
        return str(self.value("date"))

    def number(self, name: str) -> float:
        """The value of a key that is a number."""
        return float(cast(float, self.value(name)))

    @property
    def limits(self) -> Limits:
        """How much is read of one document."""
        return Limits(
            int(self.number("limits.file-megabytes") * BYTES),
            *(int(self.number(f"limits.{name}")) for name in ("characters", "pages", "cells", "entries")),
        )

    @property
    def cache_limit(self) -> int:
        """The bytes from which on the cache gives up its older half."""
        return int(self.number("limits.cache-megabytes") * BYTES)

    def table(self, name: str) -> Iterator[tuple[Layer, str, object]]:
        """The entries of a table, each with its layer, those of earlier layers first."""
        for layer in self.layers:
            for key, value in cast(Sequence[tuple[str, object]], layer.values.get(name, ())):
                yield layer, key, value

    @cached_property
    def state(self) -> str:
        """What tells this configuration from any that checks otherwise."""
        parts = [(layer.where, str(layer.folder), sorted(layer.values.items())) for layer in self.layers]
        return repr((parts, os.getcwd() if parts else ""))  # noqa: PTH109
