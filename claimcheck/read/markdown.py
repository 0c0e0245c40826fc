"""Markdown → Document, by a scanner of lines and a mask of the inline mark-up.

A hand-written scanner and not markdown-it-py, which gives lines for blocks and no places at all for what stands within
them: every mark would have to be found again in the raw text, and that finding is this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from claimcheck.model import Block, BlockKind, Document, Mark, MarkKind, Span
from claimcheck.read.lines import LINE, blank, line_starts

FENCE = re.compile(r" {0,3}(```+|~~~+)")
ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
CLOSING_ATX = re.compile(r"[ \t]#+[ \t]*$")
SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
QUOTE = re.compile(r"[ \t]{0,3}>[ ]?")
ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+|$)")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")
DEFINITION = re.compile(r" {0,3}\[([^\]\n]{1,200})\]:[ \t]*<?([^\s>]+)>?[^\n]*$")
INDENTED = re.compile(r"(?: {4}|\t)")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
META = re.compile(r"(title|author|date|publisher|url|reference)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)

INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`{1,8})"
    r"|(?P<comment><!--)"
    r"|(?P<auto><(?:https?://|mailto:)[^\s<>]{1,2000}>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<note>\[\^[^\]\s]{1,80}\])"
    r"|(?P<cite>\[[^\[\]]{0,300}?@[\w{][^\[\]]{0,300}\])"
    r"|(?P<image>!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,200}\")?\))"
    r"|(?P<link>\[(?P<label>[^\[\]]{1,500})\]\((?P<target>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+\"[^\"\n]{0,200}\")?\))"
    r"|(?P<ref>\[(?P<shown>[^\[\]]{1,500})\]\[(?P<name>[^\[\]]{0,200})\])"
    r"|(?P<url>\bhttps?://[^\s<>\[\]\"”’]{1,2000})"
    r"|(?P<mail>\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)"
    r"|(?P<key>(?<![\w@])@(?:\{[^{}\s]{1,100}\}|[\w][\w:.#$%&+?<>~/-]{0,100}))"
    r"|(?P<star>\*{1,3}|~~)"
    r"|(?P<under>_{1,3})"
)
KEY = re.compile(r"-?@(?:\{([^{}\s]{1,100})\}|([\w](?:[\w:.#$%&+?<>~/-]*[\w])?))")
TRAILING = ".,;:!?)"


@dataclass
class _Page:
    """The text with its mask, as the scanner fills it."""

    text: str
    shown: list[str]
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    headings: list[tuple[int, Span]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)

    def blank(self, start: int, end: int) -> None:
        blank(self.shown, start, end)

    def add(self, kind: BlockKind, span: Span, label: str = "", headers: tuple[Span, ...] = ()) -> None:
        self.blocks.append(Block(kind, span, label, tuple(h for _, h in self.headings), headers))


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # without the newline
    text: str


def document(id: str, text: str, **meta: Any) -> Document:
    """The Markdown text as a document; raises nothing, whatever the text."""
    page = _Page(text, list(text))
    lines = [_line(m) for m in LINE.finditer(text)]
    at = _front_matter(page, lines)
    _definitions(page, lines[at:])
    _blocks(page, lines, at)
    for block in page.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            _mask_inline(page, block.span)
    prose = "".join(page.shown)
    first = next((b.span for b in page.blocks if b.kind is BlockKind.HEADING), None)
    told: dict[str, Any] = {"title": prose[first.start : first.end].strip()} if first else {}
    told |= {k: v for k, v in page.meta.items() if k in ("title", "author", "date", "publisher", "url")}
    told |= {k: v for k, v in meta.items() if v}
    return Document(id, text, prose, tuple(page.blocks), tuple(page.marks), line_starts=line_starts(text), **told)


def _line(m: re.Match[str]) -> _Line:
    body = m[0].rstrip("\r\n")
    return _Line(m.start(), m.start() + len(body), body)


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def _front_matter(page: _Page, lines: list[_Line]) -> int:
    """Takes the front matter, if there is any, and gives the number of the line after it."""
    if not lines or lines[0].text.rstrip() != "---":
        return 0
    for n, line in enumerate(lines[1:200], 1):
        if line.text.rstrip() in ("---", "..."):
            page.add(BlockKind.FRONT_MATTER, Span(0, line.end))
            page.blank(0, line.end)
            for inner in lines[1:n]:
                m = META.match(inner.text)
                if m:
                    page.meta[m[1].lower()] = m[2].strip().strip("\"'")
            return n + 1
    return 0


def _definitions(page: _Page, lines: list[_Line]) -> None:
    for line in lines:
        m = DEFINITION.match(line.text)
        if m and not m[1].startswith("^"):
            page.references[m[1].lower()] = m[2]


def _blocks(page: _Page, lines: list[_Line], n: int) -> None:
    while n < len(lines):
        line = lines[n]
        if not line.text.strip():
            n += 1
        elif FENCE.match(line.text):
            n = _fenced(page, lines, n)
        elif ATX.match(line.text):
            n = _atx(page, lines, n)
        elif RULE.match(line.text):
            page.blank(line.start, line.end)
            n += 1
        elif FOOTNOTE.match(line.text):
            n = _footnote(page, lines, n)
        elif DEFINITION.match(line.text):
            page.blank(line.start, line.end)
            n += 1
        elif line.text.lstrip().startswith("<!--"):
            n = _comment(page, lines, n)
        elif QUOTE.match(line.text):
            n = _quote(page, lines, n)
        elif (
            "|" in line.text and n + 1 < len(lines) and "|" in lines[n + 1].text and TABLE_RULE.match(lines[n + 1].text)
        ):
            n = _table(page, lines, n)
        elif ITEM.match(line.text):
            n = _item(page, lines, n)
        elif INDENTED.match(line.text):
            page.add(BlockKind.CODE, Span(line.start, line.end))
            page.blank(line.start, line.end)
            n += 1
        else:
            n = _paragraph(page, lines, n)


def _fenced(page: _Page, lines: list[_Line], n: int) -> int:
    m = FENCE.match(lines[n].text)
    fence = m[1] if m else "```"
    last = n
    for k in range(n + 1, len(lines)):
        last = k
        if lines[k].text.strip().startswith(fence) and not lines[k].text.strip().strip(fence[0]):
            break
    page.add(BlockKind.CODE, Span(lines[n].start, lines[last].end))
    page.blank(lines[n].start, lines[last].end)
    return last + 1


def _comment(page: _Page, lines: list[_Line], n: int) -> int:
    last = n
    while last < len(lines) - 1 and "-->" not in lines[last].text:
        last += 1
    page.blank(lines[n].start, lines[last].end)
    return last + 1


def _heading(page: _Page, level: int, span: Span) -> None:
    page.headings = [h for h in page.headings if h[0] < level]
    page.add(BlockKind.HEADING, span)
    page.headings.append((level, span))


def _atx(page: _Page, lines: list[_Line], n: int) -> int:
    line = lines[n]
    m = ATX.match(line.text)
    if m is None:
        return n + 1
    page.blank(line.start, line.start + m.end())
    closing = CLOSING_ATX.search(line.text)
    if closing:
        page.blank(line.start + closing.start(), line.end)
    if line.end > line.start + m.end():
        _heading(page, len(m[1]), Span(line.start + m.end(), line.end))
    return n + 1


def _starts_block(text: str) -> bool:
    """Whether a line ends the paragraph before it."""
    return not text.strip() or bool(
        ATX.match(text) or FENCE.match(text) or QUOTE.match(text) or FOOTNOTE.match(text) or RULE.match(text)
        or text.lstrip().startswith("<!--")
    )  # fmt: skip


def _paragraph(page: _Page, lines: list[_Line], n: int) -> int:
    last = n
    while last + 1 < len(lines):
        text = lines[last + 1].text
        m = SETEXT.match(text)
        if m and text.strip():
            page.blank(lines[last + 1].start, lines[last + 1].end)
            _heading(page, 1 if m[1][0] == "=" else 2, Span(lines[n].start, lines[last].end))
            return last + 2
        item = ITEM.match(text)
        if _starts_block(text) or (item and not text.lstrip()[:1].isdigit()):
            break
        last += 1
    page.add(BlockKind.PARAGRAPH, Span(lines[n].start, lines[last].end))
    return last + 1


def _quote(page: _Page, lines: list[_Line], n: int) -> int:
    start = last = n
    while last < len(lines):
        m = QUOTE.match(lines[last].text)
        inner = lines[last].text[m.end() :] if m else lines[last].text
        if not inner.strip() or (m is None and _starts_block(lines[last].text)):
            break
        if m:
            page.blank(lines[last].start, lines[last].start + m.end())
        last += 1
    if last > start:
        page.add(BlockKind.QUOTE, Span(lines[start].start, lines[last - 1].end))
    else:
        page.blank(lines[last].start, lines[last].end)
    return max(last, n + 1)


def _footnote(page: _Page, lines: list[_Line], n: int) -> int:
    m = FOOTNOTE.match(lines[n].text)
    if m is None:
        return n + 1
    start = lines[n].start
    page.blank(start, start + m.end())
    last = n
    while last + 1 < len(lines):
        text = lines[last + 1].text
        if not text.strip():
            further = last + 2 < len(lines) and INDENTED.match(lines[last + 2].text)
            if not further:
                break
        elif _starts_block(text) or DEFINITION.match(text):
            break
        last += 1
    page.add(BlockKind.FOOTNOTE, Span(min(start + m.end(), lines[last].end), lines[last].end), m[1])
    return last + 1


def _item(page: _Page, lines: list[_Line], n: int) -> int:
    m = ITEM.match(lines[n].text)
    if m is None:
        return n + 1
    page.blank(lines[n].start, lines[n].start + m.end())
    last = n
    while last + 1 < len(lines):
        text = lines[last + 1].text
        if _starts_block(text) or ITEM.match(text):
            break
        last += 1
    start = min(lines[n].start + m.end(), lines[n].end)
    if start < lines[last].end:
        page.add(BlockKind.LIST_ITEM, Span(start, lines[last].end))
    return last + 1


def _cells(line: _Line) -> list[Span]:
    found, start = [], line.start
    for i in range(line.start, line.end):
        if line.text[i - line.start] == "|" and (i == line.start or line.text[i - line.start - 1] != "\\"):
            found.append(Span(start, i))
            start = i + 1
    found.append(Span(start, line.end))
    if found and not line.text[: found[0].end - line.start].strip() and len(found) > 1:
        found = found[1:]
    if len(found) > 1 and not line.text[found[-1].start - line.start :].strip():
        found = found[:-1]
    return [_trimmed(line, s) for s in found]


def _trimmed(line: _Line, span: Span) -> Span:
    inside = line.text[span.start - line.start : span.end - line.start]
    left = len(inside) - len(inside.lstrip())
    return Span(span.start + left, span.start + max(left, len(inside.rstrip())))


def _table(page: _Page, lines: list[_Line], n: int) -> int:
    heads = _cells(lines[n])
    page.blank(lines[n + 1].start, lines[n + 1].end)
    for head in heads:
        if len(head):
            page.add(BlockKind.CELL, head)
    _blank_bars(page, lines[n])
    last = n + 2
    while last < len(lines) and "|" in lines[last].text and lines[last].text.strip():
        cells = _cells(lines[last])
        for k, cell in enumerate(cells):
            if not len(cell):
                continue
            column = (heads[k],) if k < len(heads) and len(heads[k]) else ()
            page.add(BlockKind.CELL, cell, headers=column if k == 0 else (cells[0], *column))
        _blank_bars(page, lines[last])
        last += 1
    return last


def _blank_bars(page: _Page, line: _Line) -> None:
    for i, c in enumerate(line.text):
        if c == "|":
            page.blank(line.start + i, line.start + i + 1)


# ── inline ───────────────────────────────────────────────────────────────────────────────────────


def _mask_inline(page: _Page, span: Span) -> None:
    """Blanks the inline mark-up of a block and notes its marks."""
    at = span.start
    while True:
        m = INLINE.search(page.text, at, span.end)
        if m is None:
            return
        at = _masked(page, m, span)


def _masked(page: _Page, m: re.Match[str], span: Span) -> int:
    """Blanks one piece of mark-up and gives the offset to go on from."""
    a, b = m.span()
    match m.lastgroup if m.lastgroup not in ("label", "target", "shown", "name") else ("link" if m["link"] else "ref"):
        case "escape":
            page.blank(a, a + 1)
        case "code":
            close = page.text.find(m[0], b, min(span.end, b + 5000))
            b = close + len(m[0]) if close >= 0 else b
            page.blank(a, b)
        case "comment":
            close = page.text.find("-->", b, span.end)
            b = close + 3 if close >= 0 else b
            page.blank(a, b)
        case "auto" | "url":
            b = b if m["auto"] else a + len(m[0].rstrip(TRAILING))
            page.marks.append(Mark(MarkKind.LINK, Span(a, b), m[0].strip("<>") if m["auto"] else page.text[a:b]))
            page.blank(a, b)
        case "tag" | "image" | "mail":
            page.blank(a, b)
        case "note":
            page.marks.append(Mark(MarkKind.FOOTNOTE, Span(a, b), m[0][2:-1]))
            page.blank(a, b)
        case "cite":
            page.marks.extend(Mark(MarkKind.KEY, Span(a, b), k[1] or k[2]) for k in KEY.finditer(m[0]))
            page.blank(a, b)
        case "key":
            k = KEY.match(m[0])
            b = a + len(k[0]) if k else b
            page.marks.append(Mark(MarkKind.KEY, Span(a, b), (k[1] or k[2]) if k else m[0][1:]))
            page.blank(a, b)
        case "link":
            page.marks.append(Mark(MarkKind.LINK, Span(a, b), m["target"]))
            page.blank(a, a + 1)
            page.blank(m.end("label"), b)
            _mask_inline(page, Span(*m.span("label")))
        case "ref":
            target = page.references.get((m["name"] or m["shown"]).lower())
            if target is None:
                return a + 1
            page.marks.append(Mark(MarkKind.LINK, Span(a, b), target))
            page.blank(a, a + 1)
            page.blank(m.end("shown"), b)
            _mask_inline(page, Span(*m.span("shown")))
        case "star":
            if _emphasis(page.text, a, b):
                page.blank(a, b)
        case "under":
            if not (_wordy(page.text, a - 1) and _wordy(page.text, b)):
                page.blank(a, b)
    return b


def _wordy(text: str, i: int) -> bool:
    return 0 <= i < len(text) and text[i].isalnum()


def _emphasis(text: str, a: int, b: int) -> bool:
    """Whether stars are emphasis: they touch a word, and do not stand between figures ("2*3", "5 * 3")."""
    before = text[a - 1] if a else " "
    after = text[b] if b < len(text) else " "
    if before.isspace() and after.isspace():
        return False
    return not (before.isdigit() and after.isdigit() and b - a == 1)
