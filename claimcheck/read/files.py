"""Bytes → Document. Nothing else opens documents.

Every error is a ClaimcheckError with one plain sentence: what, where, what to do.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read import markdown, text

LIMIT = 20_000_000  # bytes; a text of this size is no draft, and a book has a tenth of it
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, OpenDocument or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(path: Path, *, id: str | None = None, limit: int | None = None) -> Document:
    """The document in a file; raises ClaimcheckError where there is none that can be read."""
    most = LIMIT if limit is None else limit
    try:
        if path.is_dir():
            raise ClaimcheckError(f"{path}: is a folder, not a document. Name the files in it.")
        size = path.stat().st_size
        if size > most:
            raise ClaimcheckError(
                f"{path}: has {size / 1e6:,.1f} MB; at most {most / 1e6:,.0f} MB are read. Split it into smaller documents."
            )
        with path.open("rb") as file:
            data = file.read(most + 1)  # a pipe or device has no size, and may have no end
        if len(data) > most:
            raise ClaimcheckError(f"{path}: has more than {most / 1e6:,.0f} MB. Split it into smaller documents.")
    except FileNotFoundError:
        raise ClaimcheckError(f"{path}: no such file. Check the name and the folder.") from None
    except PermissionError:
        raise ClaimcheckError(f"{path}: may not be read. Change its permissions.") from None
    except (OSError, ValueError) as error:
        raise ClaimcheckError(f"{path}: cannot be read ({error}). Check the name and the disk.") from None
    return of_bytes(data, id or path.stem, str(path), path.suffix.lower() in MARKDOWN)


def read_stdin(data: bytes, name: str = "-", limit: int | None = None) -> Document:
    """The document in the bytes of standard input, read as Markdown; raises ClaimcheckError like `read`."""
    most = LIMIT if limit is None else limit
    if len(data) > most:
        raise ClaimcheckError(f"{name}: has more than {most / 1e6:,.0f} MB. Split it into smaller documents.")
    return of_bytes(data, "stdin" if name == "-" else Path(name).stem, name, as_markdown=True)


def of_bytes(data: bytes, id: str, path: str, as_markdown: bool) -> Document:
    """The document in the bytes; raises ClaimcheckError for binary, empty and undecodable ones."""
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), "")
    if kind:
        raise ClaimcheckError(f"{path}: is {kind}; only Markdown and plain text are read. Save it as .md or .txt.")
    content, _ = decode(data, path)
    if "\0" in content:
        raise ClaimcheckError(f"{path}: holds NUL bytes and so is no text. Save it as UTF-8 text.")
    if not content.strip():
        raise ClaimcheckError(f"{path}: is empty. Nothing was checked.")
    make = markdown.document if as_markdown else text.document
    return make(id, content, path=path)


def decode(data: bytes, path: str = "") -> tuple[str, str]:
    """The text in the bytes and the name of the encoding: by BOM, strict UTF-8, plain UTF-16, then Windows-1252.

    Raises ClaimcheckError where the bytes are no text in any of them.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name), name
            except UnicodeDecodeError:
                raise ClaimcheckError(f"{path}: begins like {name} and is none. Save it as UTF-8 text.") from None
    for name in _guesses(data):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise ClaimcheckError(f"{path}: is in an encoding that is not known. Save it as UTF-8 text.")


def _guesses(data: bytes) -> tuple[str, ...]:
    """The encodings to try, in order: every other byte of UTF-16 text in Latin letters is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > len(sample) // 5:
        return ("utf-16-be",) if even > odd else ("utf-16-le",)
    return ("utf-8", "cp1252")
