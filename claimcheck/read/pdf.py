"""PDF → Document: the text layer in reading order, without running heads, with its footnotes, tables and pages.

By pypdfium2: the most sentences verbatim of those measured, two to six milliseconds a page, and a licence that lets it be
shipped (PyMuPDF's does not).
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.limits import PART, USUAL, Limits, or_raise
from claimcheck.read.pdf_layout import lay_out
from claimcheck.read.pdf_lines import PdfPage, page_of

SPARSE = 20  # characters of a page below which it has no text to speak of
PICTURE = 0.25  # share of a page that a picture covers, from which on its text may be in it
GARBLED = 0.05  # share of characters that stand for nothing
KNOWN = 0.06  # share of words that are the commonest of English, below which a text is none
MANY = 200  # words by which that can be told
OBJECTS = 200  # of a page that are looked at
LARGE = 100_000  # bytes of a stream that may unpack to too much
ODD = re.compile("[\ue000-\uf8ff\ufffd\ufffe\U000f0000-\U0010ffff]+")
STREAM = re.compile(rb"stream\r?\n")
DOUBLE = re.compile(rb"/Filter\s*\[\s*/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?")
JUNK_TITLE = re.compile(
    r"(?:\(?anonymous\)?|microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|indd|qxd|pdf|tex|dvi|pptx?))",
    re.IGNORECASE,
)
OCR_ADVICE = "Have its text recognised, for example with ocrmypdf, and use what comes out."


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The PDF as a document; raises ClaimcheckError where it is damaged or locked, or has no text at all."""
    name = path or id
    _refuse_bombs(data, name)
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ClaimcheckError(f"{name}: is locked with a password. Save a copy without one.") from None
        raise ClaimcheckError(
            f"{name}: is cut or damaged. Open it in the program that made it and save it again."
        ) from None
    try:
        return _document(id, pdf, path, name, limits.pages)
    finally:
        pdf.close()


def _document(id: str, pdf: pypdfium2.PdfDocument, path: str, name: str, most: int) -> Document:
    count = len(pdf)
    pages: list[PdfPage] = []
    silent: list[int] = []  # pages without text on which there is a picture
    recognised = False
    for n in range(min(count, most)):
        try:
            page = pdf[n]
        except pypdfium2.PdfiumError:
            silent.append(n + 1)
            pages.append(PdfPage(n, "", 0, 0, ()))
            continue
        made = page_of(page, n, _label(pdf, n))
        pages.append(made)
        if sum(len(line.text) for line in made.lines) < SPARSE and _covered(page):
            silent.append(n + 1)
        elif n < len("first"):
            recognised = recognised or _is_recognised(page)
        page.close()
    extract = Extract()
    first, last = lay_out(extract, pages)
    meta = pdf.get_metadata_dict()
    title = shown(meta.get("Title", ""))
    told = {"title": "" if JUNK_TITLE.fullmatch(title) else title, "author": shown(meta.get("Author", ""))}
    told["author"] = (
        "" if told["author"].lower() in ("anonymous", "(anonymous)", "unknown", "user", "admin") else told["author"]
    )
    made_of = extract.document(id, path, "PDF", {k: v for k, v in told.items() if v})
    if not any(c.isalnum() for c in made_of.text):
        raise ClaimcheckError(f"{name}: has no text layer: its pages are pictures. {OCR_ADVICE}")
    gap = _gap(made_of.text, silent)
    if count > most:
        gap = f"has {count:,} pages, of which the first {most:,} are read. Split it into smaller documents, {or_raise('pages')}"
    remarks = (
        ("has text that was recognised in pictures (OCR), which may be wrong in letters and digits",)
        if recognised
        else ()
    )
    return replace(made_of, page_count=count, pages=(first, last), gap=gap, remarks=remarks)


def _label(pdf: pypdfium2.PdfDocument, n: int) -> str:
    """What the file calls a page; empty where it says nothing."""
    try:
        return shown(pdf.get_page_label(n) or "")
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""


def _gap(text: str, silent: Sequence[int]) -> str:
    """Why the text may not be the whole document; empty where nothing says so."""
    odd = sum(len(m) for m in ODD.findall(text))
    if odd > GARBLED * len(text):
        return (
            f"has a text layer that is garbled: {odd / len(text):.0%} of its characters stand for nothing. {OCR_ADVICE}"
        )
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(w in _common() for w in words)
    if len(words) >= MANY and known < KNOWN * len(words):
        return f"has a text layer that is no English, or garbled: hardly one of its words is known. {OCR_ADVICE}"
    if silent:
        return f"has no text on {_pages(silent)}, only pictures. {OCR_ADVICE}"
    return ""


def _pages(numbers: Sequence[int]) -> str:
    """Pages in words: "page 3", "pages 3–5 and 9"."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    told = [f"{r[0]}" if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"page{'' if len(numbers) == 1 else 's'} {listed}"


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    text = resources.files("claimcheck.read").joinpath("common_words.txt").read_text("utf-8")
    return frozenset(text.split("\n\n", 1)[1].split())


# ── what is on a page besides its text ───────────────────────────────────────────────────────────


def _covered(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover much of a page."""
    width, height = page.get_size()
    covered = 0.0
    for n in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.raw, n)
        if pdfium.FPDFPageObj_GetType(thing) in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            box = [ctypes.c_float() for _ in range(4)]
            if pdfium.FPDFPageObj_GetBounds(thing, *box):
                left, bottom, right, top = (b.value for b in box)
                covered += abs(right - left) * abs(top - bottom)
    return bool(covered >= PICTURE * width * height > 0)


def _is_recognised(page: pypdfium2.PdfPage) -> bool:
    """Whether a page's text is drawn invisibly, as programs do that recognise it in a picture."""
    for n in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.raw, n)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            return bool(pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    return False


# ── what may do harm ─────────────────────────────────────────────────────────────────────────────


def _refuse_bombs(data: bytes, name: str) -> None:
    """Raises ClaimcheckError for a file of which a part unpacks to more than a document needs."""
    refused = ClaimcheckError(
        f"{name}: unpacks to more than {PART / 1e6:,.0f} MB in one part, which no text needs. It may be made to do harm; leave it out."
    )
    if DOUBLE.search(data):
        raise refused
    starts = [m.end() for m in STREAM.finditer(data)]
    for start, following in pairwise((*starts, len(data))):
        if following - start < LARGE or data[start] & 0x0F != 8:  # no stream of zlib begins otherwise
            continue
        unpacker = zlib.decompressobj()
        size, rest = 0, data[start:following]
        try:
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, 1 << 20))
                rest = unpacker.unconsumed_tail
                if size > PART:
                    raise refused
        except zlib.error:
            continue
