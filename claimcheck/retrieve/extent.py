"""How far a document goes: its pages, chapters, sections, numbered paragraphs, as far as it or its metadata tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.detect.citing.lists import ITEM_NUMBER
from claimcheck.detect.lexicon import rows
from claimcheck.model import BlockKind, Document
from claimcheck.retrieve.quoting.folding import Same

PART = re.compile(
    r"(?:(?P<kind>[A-Za-z§¶]+)\.?\s?)?(?P<numbers>\d+(?:\s?[–-]\s?\d+)?(?:\s?(?:,|and|&)\s?\d+(?:\s?[–-]\s?\d+)?)*)"
)
HEADING_NUMBER = re.compile(r"\s*(?P<word>[A-Za-z]+\s+)?(?P<number>\d{1,3})(?:\.\d+)*[.:)]?(?:\s|$)")
FEWEST_SECTIONS, FEWEST_PARAGRAPHS = 3, 5  # numbered in a row, so that the numbers are no accident


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last number of one kind of part; `sure`: told by metadata, not counted."""

    first: int
    last: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """A part that a locator points to: "p. 12" is ("page", 12)."""

    kind: str
    number: int


def pointed(locator: str) -> Iterator[Pointed]:
    """The parts that a locator names: "pp. 12–14, 20", "para. 5", "sec. 3"; a bare number is a page."""
    for m in PART.finditer(locator):
        kind = _kinds().get((m["kind"] or "p").lower(), "")
        if not kind:
            return
        last = 0
        for number in re.findall(r"\d+", m["numbers"]):
            if int(number) >= last:  # "124–8" ends on page 128, which is near enough to 124
                last = int(number)
                yield Pointed(kind, last)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: row["kind"] for row in rows("reporting", "part") for word in row["words"]}


def extents(document: Document) -> dict[str, Extent]:
    """What is known of how far the document goes, by kind of part."""
    return _extents(Same(document))


@lru_cache(maxsize=1024)
def _extents(key: Same) -> dict[str, Extent]:
    document = key.it
    assert isinstance(document, Document)
    found: dict[str, Extent] = {}
    counted = document.page_count or document.text.rstrip().count("\f") + 1
    if document.pages[1]:
        found["page"] = Extent(*document.pages, sure=True)
    elif counted > 1:
        found["page"] = Extent(1, counted)
    chapters, sections = _headings(document)
    if _in_a_row(chapters, 2):
        found["chapter"] = Extent(1, chapters[-1])
    if _in_a_row(sections, FEWEST_SECTIONS):
        found["section"] = Extent(1, sections[-1])
    paragraphs = _paragraphs(document)
    if _in_a_row(paragraphs, FEWEST_PARAGRAPHS):
        found["paragraph"] = Extent(1, paragraphs[-1])
    return found


def _in_a_row(numbers: list[int], fewest: int) -> bool:
    """Whether the numbers count from one on without a gap."""
    return len(numbers) >= fewest and numbers == list(range(1, len(numbers) + 1))


def _headings(document: Document) -> tuple[list[int], list[int]]:
    """The numbers of the document's chapters and of its sections, each once."""
    chapters: dict[int, None] = {}
    sections: dict[int, None] = {}
    for block in document.blocks:
        m = HEADING_NUMBER.match(document.prose, block.span.start, block.span.end)
        if block.kind is not BlockKind.HEADING or m is None:
            continue
        kind = _kinds().get((m["word"] or "sec").strip().lower(), "")
        if kind in ("chapter", "section"):
            (chapters if kind == "chapter" else sections)[int(m["number"])] = None
    return list(chapters), list(sections)


def _paragraphs(document: Document) -> list[int]:
    """The numbers at the beginnings of the document's paragraphs and list items."""
    found = []
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            line = document.text.rfind("\n", 0, block.span.start) + 1
            m = ITEM_NUMBER.match(document.text, line)
            if m:
                found.append(int(m[1]))
    return found
