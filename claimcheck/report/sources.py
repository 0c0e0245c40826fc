"""What the commands for sources show: the list, one document as it was read, and what is wrong with the folder."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import BlockKind, ClaimKind, Document, Span
from claimcheck.report.tables import columns
from claimcheck.report.text import one_line, visible
from claimcheck.retrieve.library import Library

FIGURES = (ClaimKind.NUMERIC, ClaimKind.CHANGE)
WANTED = ("title", "publisher", "date")  # without which a citation of a source can hardly be told
OPEN, CLOSE = "«", "»"
UNDERLINED = ("\x1b[4m", "\x1b[24m")


def sources_table(library: Library) -> str:
    """A line for each source: what it is, how much was read in it, and how well."""
    head = ("id", "format", "date", "tier", "pages", "words", "figures", "read", "copy of", "title")
    rows = [
        (
            one_line(a.document.id),
            a.document.format or "text",
            one_line(a.document.date),
            one_line(a.document.tier),
            f"{a.document.page_count:,}" if a.document.page_count else "",
            f"{len(a.document.prose.split()):,}",
            f"{sum(c.kind in FIGURES for c in a.claims):,}",
            ("in part" if a.document.text else "not") if a.document.gap else "whole",
            one_line(library.copies.get(a.document.id, "")),
            one_line(a.document.title),
        )
        for a in library.analyses
    ]
    return columns([head, *rows])


def source_text(library: Library, document: Document, page: int | None, colour: bool) -> str:
    """A document as it was read, block by block with its place; figures underlined, or in guillemets without colours."""
    marks = UNDERLINED if colour else (OPEN, CLOSE)
    anchors = sorted({c.quantity.number for c in library.claims_of(document.id) if c.quantity})
    lines = []
    for block in document.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            continue
        place = str(document.locate(block.span))
        if page is not None and page not in _pages(place):
            continue
        lines.append((visible(place), "".join(_marked(document, block.span, anchors, marks))))
    return columns(lines) if lines else ""


def _pages(place: str) -> set[int]:
    """The numbers that a page is called by: printed, and in the file."""
    words = place.replace("(", "").replace(",", "").split()
    if words[:1] != ["page"]:
        return set()
    return {int(w) for w in (*words[1:2], *(words[2:3] if words[3:4] == ["in"] else ())) if w.isdecimal()}


def _marked(document: Document, span: Span, anchors: list[Span], marks: tuple[str, str]) -> Iterator[str]:
    at = span.start
    for a in anchors:
        if a.start >= at and a.end <= span.end:
            yield one_line_kept(document.text[at : a.start])
            yield f"{marks[0]}{one_line_kept(document[a])}{marks[1]}"
            at = a.end
    yield one_line_kept(document.text[at : span.end])


def one_line_kept(text: str) -> str:
    """The text on one line, white space at its ends kept as one space, with nothing that a terminal would act on."""
    inner = one_line(text)
    left = " " if text[:1].isspace() and inner else ""
    right = " " if text[-1:].isspace() and inner else ""
    return f"{left}{inner}{right}" if inner else " " if text else ""


def alike(library: Library) -> list[str]:
    """Which documents are nearly the same text, though nothing says that they are copies: a sentence each."""
    return [
        f"{n.message}. Say so with same_as in sources.toml, or take one away."
        for n in library.notices
        if n.kind == "copy"
    ]


def holes(library: Library) -> list[str]:
    """What is not known of the sources, and would make their citations hard to tell: a sentence each."""
    told = []
    for d in library.documents:
        missing = [f for f in WANTED if not getattr(d, f)]
        if missing and d.id not in library.copies:
            told.append(f"{d.id}: has no {' and no '.join(missing)}. Add what is known to sources.toml.")
    return told
