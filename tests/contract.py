"""What holds for every document, whatever reader it comes from."""

from __future__ import annotations

import re
from itertools import pairwise

from claimcheck.model import BlockKind, Document, Span

BEFORE = 20  # characters


def holds(document: Document) -> None:
    """Asserts the contract of all readers: offsets, order, nothing lost, places."""
    text, prose = document.text, document.prose
    assert len(prose) == len(text)
    if document.format == "LaTeX":
        _stands_for_signs(document)
    else:
        assert all(p in (c, " ") for p, c in zip(prose, text, strict=True))
    assert [c for c in prose if c in "\r\n"] == [c for c in text if c in "\r\n"]
    last = 0
    for block in document.blocks:
        assert last <= block.span.start <= block.span.end <= len(text)
        last = block.span.end
        for span in (*block.headings, *block.headers):
            assert 0 <= span.start <= span.end <= len(text)
    for mark in document.marks:
        assert 0 <= mark.span.start < mark.span.end <= len(text)
        assert mark.target
    for one, other in pairwise(document.marks):
        assert one.span == other.span or one.span.end <= other.span.start
    inside = {i for b in document.blocks for i in range(b.span.start, b.span.end)}
    assert not [i for i, c in enumerate(prose) if c.isalnum() and i not in inside]
    assert document.line_starts == (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    for offset in {0, len(text) // 2, max(0, len(text) - 1)}:
        at = document.locate(Span(offset, offset))
        assert document.line_starts[at.line - 1] + at.column - 1 == offset
    starts = [start for start, _ in document.places]
    assert starts == sorted(set(starts))
    assert all(name for _, name in document.places)


def _stands_for_signs(document: Document) -> None:
    """Asserts that the prose of LaTeX is its text, or blank, but where signs stand in a run of characters or shortly before."""
    for run in re.finditer(r"\S+", document.text):
        shown = document.prose[run.start() : run.end()]
        if not any(sign in document.text[max(0, run.start() - BEFORE) : run.end()] for sign in "\\{}`'-~&"):
            assert all(p in (c, " ") for p, c in zip(shown, run[0], strict=True))


def extracted(document: Document) -> None:
    """Asserts, besides, what holds for formats whose text is made by the reader: every place named, nothing that acts."""
    holds(document)
    assert document.format
    assert len(document.places) >= (1 if document.blocks else 0)
    assert not [c for c in document.text if ord(c) < ord(" ") and c not in "\n\t"]
    assert document.text == document.text.strip()


def shown(document: Document) -> list[tuple[str, str]]:
    """Each block's kind and words."""
    return [(b.kind.value, " ".join(document.prose[b.span.start : b.span.end].split())) for b in document.blocks]


def cells(document: Document) -> dict[str, tuple[str, ...]]:
    """The words of each cell's headers, by the cell's own words."""
    found = [b for b in document.blocks if b.kind is BlockKind.CELL]
    return {document[b.span]: tuple(document[h] for h in b.headers) for b in found}


def place(document: Document, words: str) -> str:
    """What the place of some words is called."""
    at = document.text.index(words)
    return str(document.locate(Span(at, at + len(words))))
