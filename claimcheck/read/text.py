"""Plain text → Document: paragraphs, headings, lists and notes as their lines show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.read.columns import tables
from claimcheck.read.page import RAISED_LABEL, Line, Page, digits, lines, trimmed

BULLET = re.compile(r"(?:[-–•*·◦‣▪➢✓]|(\d{1,3}+)[.)]|\([a-z0-9]{1,3}+\))[ \t\u00a0]++")
LINKED_NOTE = re.compile(r"(\d{1,3}+)[ \t]++(?=<?https?://)")
STRESSED = re.compile(r"(?<![\w*_])([*_]{1,3}+)(?=[^\s*_])([^*_]{1,300}+)(?<=\S)\1(?![\w*_])")

WIDE = 120  # a longer line is a paragraph of its own
FULL = 50  # a line of this length is long enough to go on in the next one, even where others are longer
FULL_SHARE = 0.6  # of the longest line, in narrower texts
NARROWEST = 24  # below, lines are labels, addresses or a menu, and no wrapped text
TITLE_WORDS = 14
LONGEST_TITLE = 20  # words of one that a colon ends, or at the head of the text
SHOUTED = 6  # letters of a word; a heading of capitals with none so long may be an acronym
LONG = 100  # characters that no title has and most paragraphs have
ENDS = tuple('.!?;,…”"’)')
CLAUSE_ENDS = (*ENDS, ":")
SENTENCE_ENDS = tuple('.!?…”"’)')


@dataclass(frozen=True, slots=True)
class _Part:
    """A block before it is known whether it is a heading. `plain` are its words, `numbered` says that a number leads it."""

    kind: BlockKind
    span: Span
    plain: str
    single: bool
    label: str = ""
    numbered: bool = False
    headers: tuple[Span, ...] = ()


def document(id: str, text: str, **meta: str) -> Document:
    """The plain text as a document; raises nothing, whatever the text."""
    page = Page(text)
    parts = [part for together in _together(text) for part in _parts(page, together)]
    titles = _titles(parts)
    headings: list[tuple[int, Span]] = []
    for part, is_title in zip(parts, titles, strict=True):
        kind = BlockKind.HEADING if is_title else part.kind
        if is_title:
            level = 1 if _is_shouted(part.plain) else 2
            headings = [h for h in headings if h[0] < level]
        page.blocks.append(Block(kind, part.span, part.label, tuple(span for _, span in headings), part.headers))
        if is_title:
            headings.append((level, part.span))
        _read_signs(page, part.span)
    return page.document(id, meta)


# ── lines to paragraphs ──────────────────────────────────────────────────────────────────────────


def _together(text: str) -> Iterator[list[Line]]:
    """The lines between which there is no blank one, and no list item or note begins."""
    together: list[Line] = []
    for line in lines(text):
        if together and (line.blank or _leads(text, line)):
            yield together
            together = []
        if not line.blank:
            together.append(line)
    if together:
        yield together


def _parts(page: Page, together: Sequence[Line]) -> Iterator[_Part]:
    """The cells of the tables among some lines, and the paragraphs between them."""
    at = 0
    for found in tables(page.text, together):
        yield from (_part(page, group) for group in _split(together[at : found.first]))
        yield from (_cell(page, cell, headers) for cell, headers in found.cells)
        at = found.last
    yield from (_part(page, group) for group in _split(together[at:]))


def _cell(page: Page, span: Span, headers: tuple[Span, ...] = ()) -> _Part:
    return _Part(BlockKind.CELL, span, page.text[span.start : span.end], single=True, headers=headers)


def _leads(text: str, line: Line) -> bool:
    """Whether a line begins a list item or a note."""
    return any(p.match(text, line.first, line.end) for p in (BULLET, LINKED_NOTE, RAISED_LABEL))


def _split(together: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between them, by paragraph: those of a wrapped one together, else each for itself."""
    longest = max((line.end - line.first for line in together), default=0)
    full = max(NARROWEST, min(FULL, FULL_SHARE * longest)) if longest <= WIDE else longest + 1
    current: list[Line] = []
    for line in together:
        if current and not (current[-1].end - current[-1].first >= full):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _part(page: Page, group: Sequence[Line]) -> _Part:
    start, end = group[0].first, group[-1].end
    raised = RAISED_LABEL.match(page.text, start, end)
    note = raised or LINKED_NOTE.match(page.text, start, end)
    bullet = None if note else BULLET.match(page.text, start, end)
    lead = note or bullet
    if lead:
        page.blank(start, lead.end())
    span = trimmed(page.text, lead.end() if lead and lead.end() < end else start, end)
    kind = BlockKind.FOOTNOTE if note else BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
    label = digits(raised[0]) if raised else note[1] if note else ""
    return _Part(kind, span, page.text[span.start : span.end], len(group) == 1, label, bool(bullet and bullet[1]))


# ── headings ─────────────────────────────────────────────────────────────────────────────────────


def _titles(parts: Sequence[_Part]) -> list[bool]:
    """Which parts are headings: short lines without a full stop that longer text, or another heading, follows."""
    found = [False] * len(parts)
    for n in range(len(parts) - 2, -1, -1):
        after = parts[n + 1]
        numbered = parts[n].numbered and after.kind is BlockKind.PARAGRAPH and not (n and parts[n - 1].numbered)
        if (parts[n].kind is BlockKind.PARAGRAPH or numbered) and _may_be_title(parts[n]):
            found[n] = found[n + 1] or _may_follow_title(parts[n], after)
    return found


def _may_be_title(part: _Part) -> bool:
    words = part.plain
    colon = words.endswith(":")
    first = next((c for c in words if c.isalnum()), "")
    most = LONGEST_TITLE if colon else TITLE_WORDS
    return (
        part.single
        and not words.endswith(ENDS)
        and not first.islower()
        and any(c.isalpha() for c in words)
        and len(words.split()) <= most
    )


def _is_shouted(words: str) -> bool:
    """Whether a heading is all capitals, as those of the higher rank are."""
    return words.isupper() and any(len(word) >= SHOUTED for word in words.split())


def _may_follow_title(title: _Part, after: _Part) -> bool:
    """Whether the text after a short line is what it could be the title of: a colon before a list only leads to it."""
    if after.plain[:1].islower() or after.kind is BlockKind.FOOTNOTE:
        return False
    if after.kind is BlockKind.CELL:
        return True
    if title.plain.endswith(":") and after.kind is not BlockKind.PARAGRAPH:
        return False
    words = after.plain
    return len(words) >= LONG or (len(words) > len(title.plain) and words.endswith(CLAUSE_ENDS))


# ── signs ────────────────────────────────────────────────────────────────────────────────────────


def _read_signs(page: Page, span: Span) -> None:
    """Blanks addresses, raised note marks and emphasis; an address on the web becomes a mark."""
    page.blank_addresses(span)
    page.blank_raised(span)
    page.blank_sunk(span)
    for m in STRESSED.finditer(page.text, span.start, span.end):
        if page.chars[m.start()] != " ":
            page.blank(m.start(1), m.end(1))
            page.blank(m.end(2), m.end())
