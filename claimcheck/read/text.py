"""Plain text → Document: paragraphs, headings and lists as their lines show them."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.model import Block, BlockKind, Document, Mark, MarkKind, Span
from claimcheck.read.lines import LINE, blank, line_starts

BULLET = re.compile(r"[ \t]*(?:[-–•*·◦‣]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))[ \t]+")
NOTE = re.compile(r"[ \t]*(?:[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*|\d{1,3}[ \t]+<?https?:)")
URL = re.compile(r"<?\bhttps?://[^\s<>\"”’]{1,2000}>?")
RAISED = re.compile(r"(?<=[^\s\d])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=[ \t]*(?:$|[A-Za-z<]))", re.MULTILINE)
STARRED = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])_(?![\w_])"
)
WRAP = 100  # the usual width of a page; a line of less than half of it ends a paragraph
LONGEST_WRAPPED = 120  # a longer line is a paragraph
TITLE_WORDS = 14
ENDS = tuple('.!?:;,…”"’)')


def document(id: str, text: str, **meta: Any) -> Document:
    """The plain text as a document; raises nothing, whatever the text."""
    shown = list(text)
    marks = []
    for m in URL.finditer(text):
        marks.append(Mark(MarkKind.LINK, Span(*m.span()), m[0].strip("<>").rstrip(".,;:)")))
        blank(shown, *m.span())
    for m in RAISED.finditer(text):
        blank(shown, *m.span())
    for m in STARRED.finditer(text):
        blank(shown, m.start(), m.start() + 1)
        blank(shown, m.end() - 1, m.end())
    lines = [Span(m.start(), m.start() + len(m[0].rstrip("\r\n"))) for m in LINE.finditer(text)]
    blocks = _blocks(text, lines, shown)
    return Document(
        id,
        text,
        "".join(shown),
        blocks,
        tuple(marks),
        line_starts=line_starts(text),
        **{k: v for k, v in meta.items() if v},
    )


def _blocks(text: str, lines: list[Span], shown: list[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    heading: tuple[Span, ...] = ()
    for group in _groups(text, lines):
        span = Span(group[0].start, group[-1].end)
        first = text[span.start : span.end]
        bullet = BULLET.match(text, span.start, span.end)
        if NOTE.match(first):
            kind = BlockKind.FOOTNOTE
        elif bullet:
            kind = BlockKind.LIST_ITEM
            blank(shown, span.start, bullet.end())
            span = Span(min(bullet.end(), span.end), span.end)
        elif _is_heading(first, len(group)):
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.PARAGRAPH
        if len(span):
            found.append(Block(kind, span, headings=() if kind is BlockKind.HEADING else heading))
        if kind is BlockKind.HEADING:
            heading = (span,)
    return tuple(found)


def _groups(text: str, lines: list[Span]) -> list[list[Span]]:
    """The lines by paragraph: the lines of a wrapped paragraph together, else each line for itself."""
    groups: list[list[Span]] = []
    together: list[Span] = []
    for line in [*lines, Span(len(text), len(text))]:
        words = text[line.start : line.end]
        if together and (not words.strip() or BULLET.match(words) or NOTE.match(words)):
            groups.extend([together] if _is_wrapped(together) else [[one] for one in together])
            together = []
        if words.strip():
            together.append(line)
    return groups


def _is_wrapped(lines: list[Span]) -> bool:
    """Whether lines that follow each other are one paragraph: all but the last nearly as long as the page is wide."""
    return max(len(line) for line in lines) <= LONGEST_WRAPPED and all(len(line) >= WRAP // 2 for line in lines[:-1])


def _is_heading(words: str, lines: int) -> bool:
    plain = words.strip()
    return lines == 1 and len(plain.split()) <= TITLE_WORDS and not plain.endswith(ENDS) and plain[:1].isupper()
