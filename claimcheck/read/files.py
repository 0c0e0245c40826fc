"""Bytes → Document. Nothing else opens documents.

Every error is a ClaimcheckError with one plain sentence: what, where, what to do.
"""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read import formats
from claimcheck.read.limits import FILE, TEXT, USUAL, Limits, or_raise
from claimcheck.read.remarks import BY_SUFFIX, unread

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(path: Path, *, id: str | None = None, limits: Limits = USUAL) -> Document:
    """The document in a file; raises ClaimcheckError where there is none that can be read."""
    return of_bytes(read_bytes(path, limits), id or path.stem, str(path), path.suffix, limits)


def read_bytes(path: Path, limits: Limits = USUAL) -> bytes:
    """What is in a file; raises ClaimcheckError where it cannot be opened, or is larger than the limits allow."""
    most = limits.file
    try:
        if path.is_dir():
            raise ClaimcheckError(f"{path}: is a folder, not a document. Name the files in it.")
        size = path.stat().st_size
        if size > most:
            raise ClaimcheckError(
                f"{path}: has {size / 1e6:,.1f} MB; at most {most / 1e6:,.0f} MB are read. "
                f"Split it into smaller documents, {or_raise('file-megabytes')}"
            )
        with path.open("rb") as file:
            data = file.read(most + 1)  # a pipe or device has no size, and may have no end
        if len(data) > most:
            raise _too_long(str(path), most)
    except FileNotFoundError:
        raise ClaimcheckError(f"{path}: no such file. Check the name and the folder.") from None
    except PermissionError:
        raise ClaimcheckError(f"{path}: may not be read. Change its permissions.") from None
    except (OSError, ValueError) as error:
        raise ClaimcheckError(f"{path}: cannot be read ({error}). Check the name and the disk.") from None
    return data


def is_markdown(path: str) -> bool:
    """Whether a file of that name is read as Markdown; a text without a name, and standard input, are."""
    return path in ("", "-") or formats.BY_SUFFIX.get(PurePath(path).suffix.lower()) is formats.MARKDOWN


def takes_comments(path: str) -> bool:
    """Whether a file of that name has comments that the program writes: Markdown, reStructuredText and LaTeX have.

    A web page has them too, and is written otherwise, for its text is not the file's own.
    """
    return is_markdown(path) or PurePath(path).suffix.lower() in BY_SUFFIX


def reread(document: Document, text: str) -> Document:
    """A document of the same name and format with another text; raises ClaimcheckError where that cannot be read."""
    known = formats.BY_SUFFIX.get(PurePath(document.path).suffix.lower(), formats.MARKDOWN)
    return (formats.MARKDOWN if is_markdown(document.path) else known).of_text(document.id, text, document.path)


def read_stdin(data: bytes, name: str = "-", suffix: str = ".md", limits: Limits = USUAL) -> Document:
    """The document in the bytes of standard input, read as Markdown unless the bytes or a suffix say otherwise."""
    return of_bytes(data, "stdin" if name == "-" else Path(name).stem, name, suffix, limits)


def of_bytes(data: bytes, id: str, path: str, suffix: str, limits: Limits = USUAL) -> Document:
    """The document in the bytes; raises ClaimcheckError for those of an unknown format, empty and undecodable ones."""
    format = formats.of(data, suffix.lower(), path)
    usual = FILE if format.takes_bytes else TEXT
    most = usual if limits.file == FILE else limits.file
    if len(data) > most:
        raise _too_long(path, most)
    if format.takes_bytes:
        return _short_enough(format.of_bytes(id, data, path, limits), limits)
    content, _ = decode(data, path, format.declared(data))
    if "\0" in content:
        raise ClaimcheckError(f"{path}: holds NUL bytes and so is no text. Save it as UTF-8 text.")
    if len(content) > limits.characters:
        raise _too_many(path, limits)
    if not content.strip():
        raise ClaimcheckError(f"{path}: is empty. Nothing was checked.")
    made = format.of_text(id, content, path, limits)
    return unread(made) if format is formats.TEXT else made


def _short_enough(document: Document, limits: Limits) -> Document:
    """The document; raises ClaimcheckError where its text is longer than the limits allow."""
    if len(document.text) > limits.characters:
        raise _too_many(document.path or document.id, limits)
    return document


def _too_many(path: str, limits: Limits) -> ClaimcheckError:
    return ClaimcheckError(
        f"{path}: has more than {limits.characters:,} characters. Split it into smaller documents, {or_raise('characters')}"
    )


def _too_long(path: str, most: int) -> ClaimcheckError:
    return ClaimcheckError(
        f"{path}: has more than {most / 1e6:,.0f} MB. Split it into smaller documents, {or_raise('file-megabytes')}"
    )


def decode(data: bytes, path: str = "", declared: str = "") -> tuple[str, str]:
    """The text in the bytes and the name of the encoding: by BOM, strict UTF-8, plain UTF-16, as declared, Windows-1252.

    Raises ClaimcheckError where the bytes are no text in any of them.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name), name
            except UnicodeDecodeError:
                raise ClaimcheckError(f"{path}: begins like {name} and is none. Save it as UTF-8 text.") from None
    for name in _guesses(data, declared):
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    raise ClaimcheckError(f"{path}: is in an encoding that is not known. Save it as UTF-8 text.")


def _guesses(data: bytes, declared: str) -> tuple[str, ...]:
    """The encodings to try, in order: every other byte of UTF-16 text in Latin letters is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > len(sample) // 5:
        return ("utf-16-be",) if even > odd else ("utf-16-le",)
    # "latin-1" means Windows-1252 on the web, and elsewhere is hardly ever meant otherwise
    known = "" if declared in ("iso-8859-1", "latin-1", "us-ascii") else declared
    return ("utf-8", *((known,) if known else ()), "cp1252")
