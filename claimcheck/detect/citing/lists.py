"""Lists of references: their entries, numbered or in order of the alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.quoting.where import is_reference_list
from claimcheck.detect.sentences import trimmed
from claimcheck.model import Block, BlockKind, Document, MarkKind, Span

ITEM_NUMBER = re.compile(r"\s*(?:[-*+]\s+)?[\[(]?(\d{1,3})[\].)]")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LEAD = 16  # words of an entry in which its first author must stand
NOT_INITIALS = frozenset({"of", "the", "for", "and", "on", "in"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list of references: `text` as written, with its signs and the targets of its links.

    `heading` is that of its list.
    """

    span: Span
    text: str
    number: int | None = None
    heading: Span | None = None


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries of the document's lists of references, in order."""
    return tuple(
        entry
        for block in document.blocks
        if block.kind in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} and is_reference_list(document, block)
        for entry in _of_block(document, block)
    )


def _of_block(document: Document, block: Block) -> Iterator[Entry]:
    """The block's entry, or those that begin on its lines: with a number, or else each line as an entry does."""
    lines = [trimmed(document.text, Span(a, b)) for a, b in _lines(document.text, block.span)]
    numbered_at = [i for i, s in enumerate(lines) if ITEM_NUMBER.match(document.text, s.start)]
    if len(numbered_at) > 1 and numbered_at[0] == 0:
        ends = [*numbered_at[1:], len(lines)]
        lines = [lines[i].to(lines[j - 1]) for i, j in zip(numbered_at, ends, strict=True)]
        each = True
    else:
        each = len(lines) > 1 and all(
            document.text[s.start].isupper() and YEAR.search(document[s]) for s in lines if len(s)
        )
    for span in lines if each else (block.span,):
        line = document.text.rfind("\n", 0, span.start) + 1
        m = ITEM_NUMBER.match(document.text, line)
        heading = block.headings[-1] if block.headings else None
        yield Entry(span, described(document, span), int(m[1]) if m else None, heading)


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def described(document: Document, span: Span) -> str:
    """What a note or an entry says of its source: its text with the signs of emphasis, and the targets of its links."""
    text = document.text[span.start : span.end].strip()
    links = [
        m.target for m in document.marks if m.kind is MarkKind.LINK and span.contains(m.span) and m.target not in text
    ]
    return " ".join([text, *links])


def numbered(found: Sequence[Entry]) -> dict[int, Entry]:
    """The entries by number: as written, or as counted where none of them is numbered, or all by one number."""
    if len({e.number for e in found}) == 1 and (len(found) > 1 or found[0].number is None):
        return dict(enumerate(found, 1))  # a Markdown list may have "1." before each item
    made: dict[int, Entry] = {}
    for e in found:
        if e.number is not None:
            made.setdefault(e.number, e)
    return made


def label_of(document: Document, note: Block) -> Span:
    """Where a note's own "[^label]:" stands before it; the note where it has none."""
    written = f"[^{note.label}]:"
    line = document.text.rfind("\n", 0, note.span.start) + 1
    at = document.text.find(written, line, note.span.start + len(written))
    return Span(at, at + len(written)) if at >= 0 else note.span


def may_be_uncited(document: Document, entry: Entry) -> bool:
    """Whether an entry stands in a list of what is to be read besides."""
    heading = document.prose[entry.heading.start : entry.heading.end].lower() if entry.heading else ""
    return any(words in heading for words in words_of("reading_heading"))


def by_author(found: Sequence[Entry], who: str, year: str) -> tuple[Entry, ...]:
    """The entries that begin with the authors named in the text and have the year, with its letter if it has one."""
    plain = year.rstrip("abcdefgh")
    dated = re.compile(rf"\b{year}\b" if year != plain else rf"\b{plain}[a-h]?\b")
    return tuple(e for e in found if dated.search(e.text) and begins_with(e, who))


def begins_with(entry: Entry, who: str) -> bool:
    """Whether the entry's first words hold all the names, or begin with those of which the only one is the acronym."""
    head = [w.lower() for w in WORD.findall(entry.text)[:LEAD]]
    names = surnames(who)
    if len(names) == 1 and names[0].isupper() and len(names[0]) > 1:
        words = WORD.findall(re.split(r"[.(*]", entry.text.lstrip("*_[]0123456789. "), maxsplit=1)[0])
        initials = "".join(w[0] for w in words if w.lower() not in NOT_INITIALS)
        return names[0].lower() in head or initials.upper() == names[0]
    words = [w.lower() for name in names for w in WORD.findall(name)]
    return bool(words) and all(w in head for w in words) and words[0] in head[: len(WORD.findall(names[0])) + 1]


def surnames(who: str) -> list[str]:
    """The names of "Lee & Okafor", "Lee, Okafor and Rao", "Lee et al."."""
    parts = re.split(r",|&|\band\b|\bet al\b", who)
    return [name for name in (p.strip(" .") for p in parts) if name]
