"""A draft changed on disk: edits put into its text, and the file replaced whole or not at all."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Edit
from claimcheck.read.files import BOMS, decode


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which must not overlap; offsets are those of the text as it is."""
    made, at = [], 0
    for edit in sorted(edits):
        assert edit.span.start >= at, "edits overlap"
        made += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*made, text[at:]])


def rewrite(path: Path, before: str, after: str, declared: str = "") -> None:
    """Puts a text into the file in place of the one that was read from it, in its encoding; a reader sees one or the other.

    `declared` is the encoding that the file says it is in.

    Raises ClaimcheckError where the file has changed since it was read, cannot be written, or cannot hold the text.
    """
    try:
        data = path.read_bytes()
        text, encoding = decode(data, str(path), declared)
        if text != before:
            raise ClaimcheckError(
                f"{path}: has changed since it was read, and was left as it is. Run the command again."
            )
        bom = next((bom for bom, name in BOMS if data.startswith(bom) and name == encoding), b"")
        _replace(path, bom + after.encode(encoding))
    except UnicodeEncodeError as error:
        sign = after[error.start]
        raise ClaimcheckError(
            f"{path}: is in {codecs.lookup(error.encoding).name}, which has no “{sign}”. Save it as UTF-8 text first."
        ) from None
    except OSError as error:
        raise ClaimcheckError(f"{path}: cannot be written ({error.strerror}). It was left as it is.") from None


def _replace(path: Path, data: bytes) -> None:
    whole = path.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(whole.stat().st_mode & 0o7777)
        Path(name).replace(whole)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
