"""What the readers share: a text's lines, its prose in the making, and the signs that any format may hold."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.model import Block, BlockKind, Document, Mark, MarkKind, Span

SHOWN = re.compile(r"[^\r\n]")
INDENT = re.compile(r"[ \t]*+")
TAB = 4

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”|\[\]{}]++", re.IGNORECASE)
ADDRESS = re.compile(r"<?(?:https?://|www\.)|@", re.IGNORECASE)
URL_TAIL = frozenset(".,;:!?'’)*_~")
DOMAIN = re.compile(r"[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++")
LONGEST_LOCAL_PART = 64  # of an e-mail address (RFC 5321)
LOCAL_SIGNS = frozenset("._%+-'")

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = re.compile(f"[{RAISED_DIGITS}]++(?:[,–-][{RAISED_DIGITS}]++)*+")
RAISED_LABEL = re.compile(f"[{RAISED_DIGITS}]++")
# The same where the text layer of a PDF has lost that they are raised: behind a stop and before the next sentence ("in 2023.2 The …"),
# or behind a comma and before a word ("in Malawi,12 while …").
SUNK = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][.!?])|(?<=[^\W_][.!?][”’\"')])|(?<=[)][.!?])|(?<=\b(?:19|20)\d\d[.]))\d{1,3}(?=\s+[“‘\"']?[A-Z])"
    r"|(?<=[^\W\d_][^\W\d_][,;])\d{1,3}(?=\s+[a-z])"
)
NUMBERED = frozenset(
    {"no", "nos", "pp", "vol", "vols", "fig", "figs", "art", "arts", "para", "paras", "sec", "ch", "tab", "app"}
)
# km² is an area; single letters stand for units and variables: m², R².
UNITS = frozenset({"km", "cm", "mm", "dm", "nm", "µm", "ft", "yd", "mi"})
SHORTEST_YEAR = 4  # digits before a raised digit: 10³ is a power, 2019³ and 1,000³ bear a note

# Kinds whose blocks stay though nothing of them is shown: that they stand there matters.
KEPT = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.FOOTNOTE})


class Line(NamedTuple):
    """A line's text without its newline: from `start` to `end`; `first` is its first character that is no blank."""

    start: int
    end: int
    first: int
    width: int

    @property
    def blank(self) -> bool:
        return self.first == self.end


def line_at(text: str, start: int, end: int) -> Line:
    """The line from `start` to `end`, with its indentation in columns."""
    m = INDENT.match(text, start, end)
    first = m.end() if m else start
    width = first - start + (TAB - 1) * text.count("\t", start, first)
    if not text[first:end].strip():
        first = end
    return Line(start, end, first, width)


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of each line's start; lines end at \\n, with or without a \\r before it, and nowhere else."""
    return (0, *(m.end() for m in re.finditer("\n", text)))


def lines(text: str) -> list[Line]:
    """The lines of a text."""
    starts = line_starts(text)
    made = []
    for start, following in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        end = following - 1
        if end > start and following <= len(text) and text[end - 1] == "\r":
            end -= 1
        made.append(line_at(text, start, end))
    return made


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, start + max(left, len(part.rstrip())))


class Page:
    """A document in the making: its prose, from which signs are blanked, and the blocks and marks found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chars = list(text)
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.raised: list[Mark] = []

    def blank(self, start: int, end: int) -> None:
        """Take the characters out of the prose; newlines stay."""
        self.chars[start:end] = SHOWN.sub(" ", self.text[start:end])

    def mark(self, kind: MarkKind, start: int, end: int, target: str, where: str = "") -> None:
        self.marks.append(Mark(kind, Span(start, end), target, where))

    def blank_raised(self, span: Span) -> None:
        """Take raised note marks out of the prose; those with a note of that label become marks at the end."""
        for m in RAISED.finditer(self.text, span.start, span.end):
            if self.chars[m.start()] == " " or not bears_note(self.text, m.start(), span.start):
                continue
            self.blank(m.start(), m.end())
            for label in RAISED_LABEL.finditer(m[0]):
                at = m.start() + label.start()
                self.raised.append(Mark(MarkKind.FOOTNOTE, Span(at, at + len(label[0])), digits(label[0])))

    def blank_sunk(self, span: Span) -> None:
        """Take note marks that the text layer has as plain digits out of the prose, as raised ones are."""
        for m in SUNK.finditer(self.text, span.start, span.end):
            word = re.search(r"[^\W\d_]*$", self.text[max(span.start, m.start() - 1 - SHORTEST_YEAR) : m.start() - 1])
            if self.chars[m.start()] == " " or (word and word[0].lower() in NUMBERED):
                continue
            self.blank(m.start(), m.end())
            self.raised.append(Mark(MarkKind.FOOTNOTE, Span(m.start(), m.end()), m[0]))

    def blank_addresses(self, span: Span, known: Sequence[Span] = ()) -> None:
        """Take addresses out of the prose; one on the web becomes a mark, unless it stands in a link that is known, in order."""
        at = span.start
        while m := ADDRESS.search(self.text, at, span.end):
            at = self._mail(m.start(), at, span.end) if m[0] == "@" else self._link(m, span.end, known)

    def _link(self, m: re.Match[str], end: int, known: Sequence[Span]) -> int:
        opened = m[0][0] == "<"
        start = m.start() + opened
        stop = url_end(self.text, start, end)
        if stop == start:
            return m.end()
        closed = opened and self.text.startswith(">", stop)
        n = bisect_right(known, start, key=lambda k: k.start)
        if not (n and known[n - 1].end >= stop):
            self.mark(MarkKind.LINK, start - closed, stop + closed, self.text[start:stop])
        self.blank(start - closed, stop + closed)
        return stop + closed

    def _mail(self, at: int, floor: int, end: int) -> int:
        start, stop = local_part(self.text, at, floor), domain_end(self.text, at, end)
        if start == at or stop == at:
            return at + 1
        self.blank(start, stop)
        return stop

    def document(self, id: str, meta: dict[str, str], titled: bool = False) -> Document:
        """The finished document; where `titled`, its first heading is its title unless `meta` has one."""
        prose = "".join(self.chars)
        labels = {b.label for b in self.blocks if b.kind is BlockKind.FOOTNOTE}
        marks = tuple(_disjoint([*self.marks, *(m for m in self.raised if m.target in labels)]))
        starts = [m.span.start for m in marks]
        return Document(
            id,
            self.text,
            prose,
            tuple(b for b in self.blocks if b.kind in KEPT or _shows(prose, b.span) or _holds(starts, b.span)),
            marks,
            path=meta.get("path", ""),
            title=meta.get("title", "") or (self._first_heading(prose) if titled else ""),
            author=meta.get("author", ""),
            publisher=meta.get("publisher", ""),
            date=meta.get("date", ""),
            url=meta.get("url", ""),
            same_as=meta.get("same_as", ""),
            tier=meta.get("tier", ""),
            line_starts=line_starts(self.text),
        )

    def _first_heading(self, prose: str) -> str:
        span = next((b.span for b in self.blocks if b.kind is BlockKind.HEADING), Span(0, 0))
        return " ".join(prose[span.start : span.end].split())


def _disjoint(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks in order, without those that stand within another; marks of one and the same span all stay."""
    last = Span(0, 0)
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        if mark.span.start >= last.end or mark.span == last:
            yield mark
            last = mark.span


def _shows(prose: str, span: Span) -> bool:
    return bool(prose[span.start : span.end].strip())


def _holds(starts: list[int], span: Span) -> bool:
    return bisect_right(starts, span.end - 1) > bisect_left(starts, span.start)


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


def url_end(text: str, at: int, end: int) -> int:
    """Where the URL that begins at `at` ends, the sentence's punctuation left out; `at` where none begins there."""
    m = URL.match(text, at, end)
    if not m or (at and text[at - 1].isalnum()):
        return at
    stop = m.end()
    closing = text.count(")", at, stop) - text.count("(", at, stop)
    while stop > at and text[stop - 1] in URL_TAIL:
        if text[stop - 1] == ")":
            if closing <= 0:
                break
            closing -= 1
        stop -= 1
    return stop if stop - at > len("www.") else at


def local_part(text: str, at: int, floor: int) -> int:
    """Where the local part of the e-mail address with its @ at `at` begins; `at` where there is none."""
    start = at
    floor = max(floor, at - LONGEST_LOCAL_PART)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in LOCAL_SIGNS):
        start -= 1
    while start < at and not text[start].isalnum():
        start += 1
    return start


def domain_end(text: str, at: int, end: int) -> int:
    """Where the domain after the @ at `at` ends; `at` where none follows."""
    m = DOMAIN.match(text, at + 1, end)
    return m.end() if m else at


# ── raised digits ────────────────────────────────────────────────────────────────────────────────


def digits(raised: str) -> str:
    """Raised digits as plain ones."""
    return "".join(str(unicodedata.digit(c)) for c in raised)


def bears_note(text: str, at: int, floor: int) -> bool:
    """Whether the raised digit at `at` is glued to something as a note mark is, and is no power or unit."""
    if at <= floor or text[at - 1].isspace():
        return False
    start = at
    floor = max(floor, at - 2 * SHORTEST_YEAR)
    same = str.isdigit if text[at - 1].isdigit() else str.isalpha
    while start > floor and (same(text[start - 1]) or (same is str.isdigit and text[start - 1] == ",")):
        start -= 1
    word = text[start:at]
    if same is str.isdigit:
        return len(word) >= SHORTEST_YEAR
    return len(word) != 1 and word.lower() not in UNITS
