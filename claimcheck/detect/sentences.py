"""Prose into sentences."""

from __future__ import annotations

import re

from claimcheck.detect.lexicon import words_in
from claimcheck.model import BlockKind, Document, Notice, Span

# A stop, what closes after it, marks of notes, white space, and what may open before the next sentence's first letter or digit.
# It begins at the first of several stops and gives nothing back, so that a line of stops is passed over once.
END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?:\[\d{1,3}\])*+(?=\s+(?:[\"'“‘«(\[]\s*)?[^\W_])")
LAST_WORD = re.compile(r"[^\s(\[“\"‘']+$")
LOWER_START = re.compile(r"[\s\"'“‘«(\[]*[a-z]")
NUMBER = re.compile(r"\.\s+(?:\d|[IVXL]+\b)")
REACH = 40  # no abbreviation is longer
LONGEST = 10_000  # code points of a sentence; a longer stretch is no prose (a list of numbers, data in letters), and is left out


def sentences(prose: str, block: Span) -> tuple[Span, ...]:
    """The sentences of a block, trimmed of white space, in order; what is longer than `LONGEST` is none."""
    found = []
    start = block.start
    for m in END.finditer(prose, block.start, block.end):
        if LOWER_START.match(prose, m.end()) or (m[0].startswith(".") and _goes_on(prose, m.start(), start)):
            continue
        found.append(Span(start, m.end()))
        start = m.end()
    found.append(Span(start, block.end))
    return tuple(s for s in (trimmed(prose, s) for s in found) if 0 < len(s) <= LONGEST)


def unread(document: Document) -> tuple[Notice, ...]:
    """A notice for each stretch of a document that is too long to be a sentence, and is not read."""
    return tuple(
        Notice(
            "document",
            document.path or document.id,
            f"{document.path or document.id}, line {document.locate(span).line}: {len(span):,} characters without the end of a "
            "sentence are not read as prose. Break them up if they are.",
        )
        for span in _overlong(document)
    )


def _overlong(document: Document) -> tuple[Span, ...]:
    """The stretches of a document's blocks that are too long to be sentences."""
    found = []
    for block in document.blocks:
        if len(block.span) > LONGEST and block.kind not in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            read = [
                block.span.start,
                *(p for s in sentences(document.prose, block.span) for p in (s.start, s.end)),
                block.span.end,
            ]
            gaps = (trimmed(document.prose, Span(a, b)) for a, b in zip(read[::2], read[1::2], strict=True))
            found += [gap for gap in gaps if len(gap) > LONGEST]
    return tuple(found)


def _goes_on(prose: str, stop: int, start: int) -> bool:
    """Whether the full stop belongs to an abbreviation, or to the number of a section: "2.1. Wards"."""
    word = LAST_WORD.search(prose[max(start, stop - REACH) : stop])
    if not word:
        return False
    last = word[0].lower()
    if last in words_in("abbreviations", "numbered"):
        return NUMBER.match(prose, stop) is not None
    return (
        last in words_in("abbreviations", "abbreviation")
        or (len(last) == 1 and last.isalpha() and last not in "ia")
        or (
            "." in last
            and len(last) < 6
            and (any(c.isalpha() for c in last) or not prose[start:stop][: -len(last)].strip())
        )
    )


def trimmed(prose: str, span: Span) -> Span:
    """The span without white space at its ends."""
    text = prose[span.start : span.end]
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + max(left, len(text.rstrip())))
