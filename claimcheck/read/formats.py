"""The formats that are read: how each is known by its content and its suffix, and the module that reads it.

A module is imported only when a document of its format is met. Content goes before suffix: a Word file is one whatever it is
called.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.limits import USUAL, Limits

VERSION = 3  # of all readers together; rises when a text comes out otherwise
HEAD = 1024  # bytes in which a format shows itself
HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
CLASS = re.compile(rb"(?:\s|%[^\n]*\n|\\RequirePackage[^\n]*\n|\\PassOptionsTo[^\n]*\n)*\\documentclass\b")
ZIP = b"PK\x03\x04"
UNREAD = {
    b"\xd0\xcf\x11\xe0": ("an old Word, Excel or PowerPoint file, or one with a password", "Save it as .docx, .xlsx or .pptx, without a password."),
    b"\x89PNG": ("a PNG picture", "Have its text recognised (OCR) and save that."),
    b"\xff\xd8\xff": ("a JPEG picture", "Have its text recognised (OCR) and save that."),
    b"GIF8": ("a GIF picture", "Have its text recognised (OCR) and save that."),
    b"{\\rtf": ("an RTF file", "Save it as .docx."),
    b"\x1f\x8b": ("a gzip archive", "Unpack it."),
    b"7z\xbc\xaf": ("a 7-Zip archive", "Unpack it."),
    b"\x7fELF": ("a program", "Leave it out."),
    b"MZ\x90": ("a program", "Leave it out."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its suffixes, and the module of this package whose `document` reads it, from bytes or from text."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    takes_bytes: bool = False
    has_cells: bool = False

    def of_bytes(self, id: str, data: bytes, path: str, limits: Limits = USUAL) -> Document:
        """The document in the bytes; raises ClaimcheckError."""
        return self._document(id, data, path, limits)

    def of_text(self, id: str, text: str, path: str, limits: Limits = USUAL) -> Document:
        """The document in the text; raises ClaimcheckError."""
        return self._document(id, text, path, limits) if self.has_cells else self._document(id, text, path=path)

    @property
    def _document(self) -> Callable[..., Document]:
        made: Callable[..., Document] = import_module(f"claimcheck.read.{self.module}").document
        return made

    def declared(self, data: bytes) -> str:
        """The encoding that the bytes say they are in, where the format has such a word."""
        if self not in (WEB, LATEX):
            return ""
        found: str = import_module(f"claimcheck.read.{self.module}").declared(data)
        return found


MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown", ".mkd"), "markdown")
TEXT = Format("plain text", (".txt", ".text"), "text")
WEB = Format("HTML", (".html", ".htm", ".xhtml"), "html")
WORD = Format("Word", (".docx", ".docm", ".dotx"), "docx", takes_bytes=True)
CSV = Format("CSV", (".csv", ".tsv", ".tab"), "csv", has_cells=True)
EXCEL = Format("Excel", (".xlsx", ".xlsm", ".xltx"), "xlsx", takes_bytes=True)
CALC = Format("OpenDocument spreadsheet", (".ods",), "ods", takes_bytes=True)
ODT = Format("OpenDocument text", (".odt", ".ott"), "odt", takes_bytes=True)
EPUB = Format("EPUB", (".epub",), "epub", takes_bytes=True)
SLIDES = Format("PowerPoint", (".pptx", ".pptm", ".ppsx"), "pptx", takes_bytes=True)
LINES = Format("JSON lines", (".jsonl", ".ndjson"), "jsonl", has_cells=True)
LATEX = Format("LaTeX", (".tex", ".ltx", ".latex"), "latex")
RST = Format("reStructuredText", (".rst", ".rest"), "rst")
PDF = Format("PDF", (".pdf",), "pdf", takes_bytes=True)
FORMATS = (PDF, MARKDOWN, TEXT, WEB, WORD, CSV, EXCEL, CALC, ODT, EPUB, SLIDES, LINES, LATEX, RST)
BY_SUFFIX = {suffix: f for f in FORMATS for suffix in f.suffixes}
BY_PART = {
    "word/document.xml": WORD,
    "xl/workbook.xml": EXCEL,
    "ppt/presentation.xml": SLIDES,
    "META-INF/container.xml": EPUB,
}
BY_MIMETYPE = {
    "application/vnd.oasis.opendocument.spreadsheet": CALC,
    "application/vnd.oasis.opendocument.text": ODT,
    "application/vnd.oasis.opendocument.text-template": ODT,
    "application/epub+zip": EPUB,
}


OTHERS = frozenset(
    {".doc", ".dot", ".xls", ".ppt", ".rtf", ".pages", ".numbers", ".wpd"}
)  # documents that are not read


def may_hide_text(suffix: str) -> bool:
    """Whether a file of that suffix that cannot be read may have text all the same: a damaged PDF has, an empty text has not."""
    known = BY_SUFFIX.get(suffix)
    return suffix in OTHERS or (known is not None and known.takes_bytes)


def is_archive(data: bytes) -> bool:
    """Whether a zip file is of documents, and no document itself."""
    if not data.startswith(ZIP):
        return False
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return "mimetype" not in names and names.isdisjoint(BY_PART) and "[Content_Types].xml" not in names


def is_slow(data: bytes, suffix: str) -> bool:
    """Whether reading a document takes longer than finding it in the cache: all but those that are text as they are."""
    return data.startswith((ZIP, b"%PDF")) or BY_SUFFIX.get(suffix, TEXT) not in (MARKDOWN, TEXT)


def of(data: bytes, suffix: str, path: str) -> Format:
    """The format of a document; raises ClaimcheckError for one that is not read. What is not known otherwise is plain text."""
    head = data[:HEAD]
    if head.startswith(ZIP):
        return _zipped(data, path)
    for magic, (what, advice) in UNREAD.items():
        if head.startswith(magic):
            raise ClaimcheckError(f"{path}: is {what}, which is not read. {advice}")
    if b"%PDF-" in head:
        return PDF
    if HTML.match(head):
        return WEB
    known = BY_SUFFIX.get(suffix, TEXT)
    if known is TEXT and CLASS.match(head):
        return LATEX
    if known.takes_bytes and data:
        raise ClaimcheckError(f"{path}: is called {suffix} and is no {known.name} file. Check what it is.")
    return known


def _zipped(data: bytes, path: str) -> Format:
    """The format of a zipped file, by the parts that it has."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
        info = archive.getinfo("mimetype") if "mimetype" in names else None
        mimetype = (
            archive.read(info)[:HEAD].decode("ascii", "replace").strip() if info and info.file_size < HEAD else ""
        )
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        raise ClaimcheckError(
            f"{path}: is cut or damaged. Open it in the program that made it and save it again."
        ) from None
    if mimetype in BY_MIMETYPE:
        return BY_MIMETYPE[mimetype]
    for part, format in BY_PART.items():
        if part in names:
            return format
    raise ClaimcheckError(f"{path}: is a zip file, not a document. Unpack it and name the documents in it.")
