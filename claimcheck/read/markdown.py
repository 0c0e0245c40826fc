"""Markdown → Document: a scanner of lines for the blocks, then one of signs (inline.py) within each block.

Written by hand and not with markdown-it-py, which gives lines for blocks and no offsets at all for what stands within
them: every sign would have to be found again in the raw text, and that finding is this module.

It reads CommonMark with tables, footnotes, citation keys and fenced divisions, and leaves it where a careless writer
would lose sentences: a --- under whole sentences makes no heading of them, a comment that is never closed hides nothing,
and a year at the start of a line is no list's number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.read import front_matter
from claimcheck.read.inline import name_of, read_signs, tag_end
from claimcheck.read.page import RAISED_LABEL, Line, Page, digits, line_at, lines, trimmed

FENCE = re.compile(r"(`{3,}+)[^`]*+$|(~{3,}+)")
ATX = re.compile(r"(#{1,6}+)(?=[ \t]|$)")
SETEXT = re.compile(r"(={1,}+|-{2,}+)[ \t]*+$")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
DIVISION = re.compile(r":{3,}+[ \t]*+(?:\{[^{}]*+\}|[\w-]*+)[ \t]*+:*+$")
MARKER = re.compile(r"(?:[-+*•◦‣▪·]|(\d{1,3}+)[.)]|\d{1,2}+(?:\.\d{1,2}+)+\.)(?=[ \t\u00a0]|$)")
DEFINED = re.compile(
    r":(?=[ \t])"
)  # what a term means, below it (pandoc, PHP Markdown Extra); a table's caption (pandoc)
CAPTION = re.compile(r"[Tt]able:(?=[ \t])")
TASK = re.compile(r"\[[ xX]\](?=[ \t])")
ALERT = re.compile(r"\[!\w++\][ \t]*+$")
FOOTNOTE = re.compile(r"\[\^([^\[\]\s]++)\]:[ \t]*+")
DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]]{1,999}+)\]:[ \t]*+(?:<([^<>]*+)>|(\S++))(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+[ \t]*+$"
)
ADDRESS_SIGNS = frozenset(":/.#")  # a definition's target has one, a word after "[Note]:" has none
DELIMITERS = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
BAR = re.compile(r"\\.|\|")
HTML = re.compile(r"</?([A-Za-z][A-Za-z0-9]*+)(?=[\s/>]|$)")
HIDING_END = re.compile(r"</(?:script|style|template)\s*+>", re.IGNORECASE)
HIDING_TAGS = frozenset({"script", "style", "template"})
BLOCK_TAGS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
        *("hr", "html", "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "title", "tr", "ul"),
    )
)
STARTING_TAGS = BLOCK_TAGS | HIDING_TAGS
TAG_KINDS = {"li": BlockKind.LIST_ITEM, **{f"h{n}": BlockKind.HEADING for n in range(1, 7)}}
NOT_MINE = -1
DEEPEST = 16  # containers within each other; deeper ones are read as text
CODE_INDENT = 4
NOTE_INDENT = 2
# A paragraph that is a few bold words and no sentence ("**Notes to editors**") is a heading below all others.
BOLD_LINE = re.compile(r"(\*\*|__)[^\s\d*_](?:[^\d*_.!?\n]{0,58}[^\s\d*_.!?])?\1:?")
BELOW_ALL = 7
# What has more characters, or ends as a sentence does, is no title over a --- but a paragraph.
LONGEST_UNDERLINED = 120
SENTENCE_ENDS = (".", ".”", '."', ".’", ".)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A block before the signs within it are read."""

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""
    headers: tuple[Span, ...] = ()


def document(id: str, text: str, **meta: str) -> Document:
    """The Markdown text as a document; raises nothing, whatever the text."""
    page = Page(text)
    scanner = _Scanner(page)
    all_lines = lines(text)
    taken = front_matter.end_of(text, all_lines)
    found: dict[str, str] = {}
    if taken:
        found = front_matter.entries(text, all_lines[1 : taken - 1])
        page.blank(0, all_lines[taken - 1].end)
        page.blocks.append(Block(BlockKind.FRONT_MATTER, Span(0, all_lines[taken - 1].end)))
    scanner.scan(all_lines[taken:], BlockKind.PARAGRAPH, 0)
    _add_blocks(page, scanner)
    return page.document(id, {**found, **{k: v for k, v in meta.items() if v}}, titled=True)


def _add_blocks(page: Page, scanner: _Scanner) -> None:
    """Reads the signs of each part and adds it as a block, with the headings above it."""
    headings: list[tuple[int, Span]] = []
    for part in scanner.parts:
        if part.kind is BlockKind.HEADING:
            while headings and headings[-1][0] >= part.level:
                headings.pop()
        above = tuple(span for _, span in headings)
        for kind, span, label in _pieces(page, part, scanner.definitions):
            page.blocks.append(Block(kind, span, label, above, part.headers))
        if part.kind is BlockKind.HEADING:
            headings.append((part.level, part.span))


def _pieces(page: Page, part: _Part, definitions: dict[str, str]) -> Iterator[tuple[BlockKind, Span, str]]:
    """The part itself, or, where it has inline notes, what stands before, in and after them."""
    if part.kind is BlockKind.CODE:
        yield part.kind, part.span, ""
        return
    notes = read_signs(page, part.span, definitions, part.kind is not BlockKind.FOOTNOTE)
    page.blank_raised(part.span)
    at = part.span.start
    for note in notes:
        yield part.kind, trimmed(page.text, at, note.start), ""
        yield BlockKind.FOOTNOTE, note, f"^{note.start - len('^[')}"
        at = note.end + 1
    rest = trimmed(page.text, at, part.span.end) if notes else part.span
    if not notes or any(c.isalnum() for c in page.text[rest.start : rest.end]):
        yield part.kind, rest, part.label


class _Scanner:
    """The blocks of a Markdown text, in order, and the definitions of its links."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.parts: list[_Part] = []
        self.definitions: dict[str, str] = {}
        self.last_comment = -1  # of the container that is being scanned
        self.hiding_ends: list[int] | None = None
        self.openers: tuple[Callable[[list[Line], int, BlockKind, int], int], ...] = (
            self._indented,
            self._fenced,
            self._html,
            self._atx,
            self._sign_line,
            self._quote,
            self._footnote,
            self._definition,
            self._table,
            self._item,
            self._paragraph,
        )

    def scan(self, run: list[Line], kind: BlockKind, depth: int) -> None:
        """Adds the parts that the lines hold; `kind` is what a paragraph is where they stand."""
        n = 0
        outer = self.last_comment
        self.last_comment = self.text.rfind("-->", run[0].start, run[-1].end) if run else -1
        while n < len(run):
            if run[n].blank:
                n += 1
                continue
            for opener in self.openers:
                after = opener(run, n, kind, depth)
                if after != NOT_MINE:
                    n = after
                    break
        self.last_comment = outer

    # Each opener gives the number of the line to go on from, or NOT_MINE where nothing of its kind begins.

    def _indented(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        if run[n].width < CODE_INDENT:
            return NOT_MINE
        last = n
        for k in range(n, len(run)):
            if run[k].blank:
                continue
            if run[k].width < CODE_INDENT:
                break
            last = k
        self._add_code(run[n].first, run[last].end)
        return last + 1

    def _fenced(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        m = FENCE.match(self.text, run[n].first, run[n].end)
        if not m:
            return NOT_MINE
        fence = m[1] or m[2]
        last = len(run) - 1
        for k in range(n + 1, len(run)):
            words = self.text[run[k].first : run[k].end].rstrip()
            if len(words) >= len(fence) and run[k].width < CODE_INDENT and not words.strip(fence[0]):
                last = k
                break
        self._add_code(run[n].first, run[last].end)
        return last + 1

    def _add_code(self, start: int, end: int) -> None:
        self.page.blank(start, end)
        self.parts.append(_Part(BlockKind.CODE, Span(start, end)))

    def _atx(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        line = run[n]
        m = ATX.match(self.text, line.first, line.end)
        if not m:
            return NOT_MINE
        span = trimmed(self.text, m.end(), self._heading_end(m.end(), line.end))
        self.page.blank(line.first, span.start)
        self.page.blank(span.end, line.end)
        if len(span):
            in_text = BlockKind.QUOTE if kind is BlockKind.QUOTE else BlockKind.HEADING
            self.parts.append(_Part(in_text, span, level=len(m[1])))
        return n + 1

    def _heading_end(self, start: int, end: int) -> int:
        """Where a heading's words end, its attributes {#id} and closing signs left out."""
        end = trimmed(self.text, start, end).end
        if self.text[end - 1] == "}":
            brace = self.text.rfind("{", start, end)
            if brace >= 0 and self.text[brace + 1] in "#.-":
                end = trimmed(self.text, start, brace).end
        words = self.text[start:end]
        left = words.rstrip("#")
        return start + len(left) if left != words and (not left or left[-1] in " \t") else end

    def _sign_line(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        """A rule, or the fence of a division: only a boundary."""
        line = run[n]
        if not (RULE.match(self.text, line.first, line.end) or DIVISION.match(self.text, line.first, line.end)):
            return NOT_MINE
        self.page.blank(line.first, line.end)
        return n + 1

    def _quote(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        if self.text[run[n].first] != ">" or depth >= DEEPEST:
            return NOT_MINE
        inner: list[Line] = []
        k = n
        while k < len(run) and not run[k].blank:
            line = run[k]
            if line.width < CODE_INDENT and self.text[line.first] == ">":
                self.page.blank(line.first, line.first + 1)
                after = line.first + 1
                inner.append(line_at(self.text, after + self.text.startswith(" ", after, line.end), line.end))
            elif inner[-1].blank or self._starts(run, k):
                break
            else:
                inner.append(_lazy(line))
            k += 1
        if inner and ALERT.match(self.text, inner[0].first, inner[0].end):
            self.page.blank(inner[0].first, inner[0].end)
            inner.pop(0)
        self.scan(inner, BlockKind.QUOTE, depth + 1)
        return k

    def _footnote(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        m = FOOTNOTE.match(self.text, run[n].first, run[n].end)
        if not m:
            return NOT_MINE
        last = n
        for k in range(n + 1, len(run)):
            if run[k].blank:
                continue
            apart = run[k - 1].blank
            if run[k].width < NOTE_INDENT if apart else run[k].width < CODE_INDENT and self._starts(run, k):
                break
            last = k
        self.page.blank(run[n].first, m.end())
        span = trimmed(self.text, m.end(), run[last].end)
        # An empty note keeps its label, so that its block is not empty.
        self.parts.append(_Part(BlockKind.FOOTNOTE, span if len(span) else Span(run[n].first, m.end()), label=m[1]))
        return last + 1

    def _definition(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        m = DEFINITION.match(self.text, run[n].first, run[n].end)
        if not m or (m[3] and not ADDRESS_SIGNS.intersection(m[3])):
            return NOT_MINE
        self.definitions.setdefault(name_of(m[1]), m[2] or m[3] or "")
        self.page.blank(run[n].first, run[n].end)
        return n + 1

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _item(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        line = run[n]
        marked = MARKER.match(self.text, line.first, line.end)
        m = marked or DEFINED.match(self.text, line.first, line.end)
        if not m or depth >= DEEPEST:
            return NOT_MINE
        first = line_at(self.text, m.end(), line.end)
        gap = first.width if 1 <= first.width <= CODE_INDENT and not first.blank else 1
        indent = line.width + len(m[0]) + gap
        self.page.blank(line.first, m.end())
        first = _lazy(first)
        task = TASK.match(self.text, first.first, first.end)
        if task:
            self.page.blank(first.first, task.end())
            first = _lazy(line_at(self.text, task.end(), first.end))
        inner = [first]
        k = n + 1
        while k < len(run) and (run[k].blank or self._goes_on(run, k, indent)):
            inner.append(self._indented_by(run[k], indent))
            k += 1
        self.scan(inner, BlockKind.LIST_ITEM if marked and kind is not BlockKind.QUOTE else kind, depth + 1)
        return k

    def _goes_on(self, run: list[Line], k: int, indent: int) -> bool:
        """Whether a line belongs to the list item before it: by its indent, or as the lazy next line of a paragraph."""
        if run[k].width >= indent:
            return True
        marked = MARKER.match(self.text, run[k].first, run[k].end)
        return not run[k - 1].blank and not marked and not self._starts(run, k)

    def _indented_by(self, line: Line, columns: int) -> Line:
        """The line without the indent of its list item."""
        if line.width < columns:
            return line if line.blank else _lazy(line)
        at, width = line.start, 0
        while at < line.first and width < columns:
            width += CODE_INDENT if self.text[at] == "\t" else 1
            at += 1
        return line_at(self.text, at, line.end)

    # ── tables ───────────────────────────────────────────────────────────────────────────────────

    def _is_table(self, run: list[Line], n: int) -> bool:
        if n + 1 >= len(run):
            return False
        head, rule = run[n], run[n + 1]
        if "|" not in self.text[rule.first : rule.end] or "|" not in self.text[head.first : head.end]:
            return False
        if not DELIMITERS.match(self.text, rule.first, rule.end):
            return False
        both_barred = self.text[head.first] == self.text[rule.first] == "|"
        return both_barred or len(self._cells(head)) == len(self._cells(rule))

    def _cells(self, line: Line) -> list[Span]:
        """The cells of a line, trimmed; an empty one is an empty span."""
        bars = [m.start() for m in BAR.finditer(self.text, line.first, line.end) if m[0] == "|"]
        edges = [line.first - 1, *bars, line.end]
        cells = [trimmed(self.text, a + 1, b) for a, b in pairwise(edges)]
        if len(cells) > 1 and not len(cells[0]):
            cells = cells[1:]
        return cells[:-1] if len(cells) > 1 and not len(cells[-1]) else cells

    def _blank_bars(self, line: Line) -> None:
        for m in BAR.finditer(self.text, line.first, line.end):
            if m[0] == "|":
                self.page.blank(m.start(), m.end())

    def _table(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        if not self._is_table(run, n):
            return NOT_MINE
        heads = self._cells(run[n])
        self.parts.extend(_Part(BlockKind.CELL, head) for head in heads if len(head))
        self._blank_bars(run[n])
        self.page.blank(run[n + 1].first, run[n + 1].end)
        k = n + 2
        while k < len(run) and "|" in self.text[run[k].first : run[k].end]:
            cells = self._cells(run[k])
            for c, cell in enumerate(cells):
                column = (heads[c],) if c < len(heads) else ()
                headers = column if c == 0 else (cells[0], *column)
                if len(cell):
                    self.parts.append(_Part(BlockKind.CELL, cell, headers=tuple(h for h in headers if len(h))))
            self._blank_bars(run[k])
            k += 1
        return k

    # ── HTML ─────────────────────────────────────────────────────────────────────────────────────

    def _html(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        line = run[n]
        if self.text[line.first] != "<":
            return NOT_MINE
        if self.text.startswith("<!--", line.first):
            return self._hidden(run, n, tag_end(self.text, line.first, run[-1].end, self.last_comment))
        m = HTML.match(self.text, line.first, line.end)
        if not m:
            return NOT_MINE
        name = m[1].lower()
        if name in HIDING_TAGS:
            return self._hidden(run, n, self._hiding_end(m.end()))
        if name not in BLOCK_TAGS:
            return NOT_MINE
        k = n
        while k < len(run) and not run[k].blank:
            k += 1
        self._add_html(line.first, run[k - 1].end, kind)
        return k

    def _hiding_end(self, at: int) -> int:
        """Where the script or style sheet that `at` stands in ends; 0 where it is never closed."""
        if self.hiding_ends is None:
            self.hiding_ends = [m.end() for m in HIDING_END.finditer(self.text)]
        k = bisect_left(self.hiding_ends, at)
        return self.hiding_ends[k] if k < len(self.hiding_ends) else 0

    def _hidden(self, run: list[Line], n: int, end: int) -> int:
        """Blanks what ends at `end`; what stands behind it on its last line is read on."""
        if end <= run[n].first or end > run[-1].end:
            return NOT_MINE
        self.page.blank(run[n].first, end)
        k = n
        while run[k].end < end:
            k += 1
        if not self.text[end : run[k].end].strip():
            return k + 1
        run[k] = _lazy(line_at(self.text, end, run[k].end))
        return k

    def _add_html(self, start: int, end: int, kind: BlockKind) -> None:
        """The texts between the block tags of a piece of HTML, each a block."""
        here, level, quoted, at = kind, 0, 0, start
        last = self.text.rfind("-->", start, end)
        sign = start
        while (sign := self.text.find("<", sign, end)) >= 0:
            stop = tag_end(self.text, sign, end, last)
            m = HTML.match(self.text, sign, stop) if stop > sign else None
            name = m[1].lower() if m else ""
            if name in HIDING_TAGS and at <= sign < self._hiding_end(stop) <= end:
                stop = self._hiding_end(stop)
                self.page.blank(sign, stop)
            elif name in BLOCK_TAGS:
                self._add_between(at, sign, here, level)
                self.page.blank(sign, stop)
                closing = self.text[sign + 1] == "/"
                quoted += (-1 if closing else 1) if name == "blockquote" else 0
                usual = BlockKind.QUOTE if quoted > 0 else kind
                here = usual if closing else TAG_KINDS.get(name, usual)
                level = int(name[1]) if here is BlockKind.HEADING else 0
                at = stop
            sign = max(stop, sign + 1)
        self._add_between(at, end, here, level)

    def _add_between(self, start: int, end: int, kind: BlockKind, level: int) -> None:
        span = trimmed(self.text, start, end)
        if len(span):
            self.parts.append(_Part(kind, span, level))

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────

    def _starts(self, run: list[Line], k: int) -> bool:
        """Whether a line begins a block of its own though no blank line stands before it."""
        line = run[k]
        if line.width >= CODE_INDENT:
            return False
        first, end = line.first, line.end
        match self.text[first]:
            case "#":
                return ATX.match(self.text, first, end) is not None
            case ">":
                return True
            case "`" | "~":
                return FENCE.match(self.text, first, end) is not None
            case "[":
                return FOOTNOTE.match(self.text, first, end) is not None
            case ":":
                return any(sign.match(self.text, first, end) for sign in (DIVISION, DEFINED))
            case "<":
                m = HTML.match(self.text, first, end)
                return self.text.startswith("<!--", first) or (m is not None and m[1].lower() in STARTING_TAGS)
        if RULE.match(self.text, first, end):
            return True
        m = MARKER.match(self.text, first, end)
        # A number at the start of a wrapped line is a figure, unless it is the 1 of a list.
        if m and (m[1] == "1" or not self.text[first].isdigit()):
            return bool(self.text[m.end() : end].strip())
        return self._is_table(run, k)

    def _paragraph(self, run: list[Line], n: int, kind: BlockKind, depth: int) -> int:
        k = n + 1
        level = 0
        while k < len(run) and not run[k].blank:
            m = SETEXT.match(self.text, run[k].first, run[k].end) if run[k].width < CODE_INDENT else None
            if m:
                level = 1 if m[1][0] == "=" else 2
                self.page.blank(run[k].first, run[k].end)
                break
            if self._starts(run, k):
                break
            k += 1
        span = trimmed(self.text, self._caption(run, n, k), run[k - 1].end)
        words = self.text[span.start : span.end]
        raised = RAISED_LABEL.match(words)
        is_title = len(words) <= LONGEST_UNDERLINED and not words.endswith(SENTENCE_ENDS)
        if level and is_title and kind is BlockKind.PARAGRAPH:
            self.parts.append(_Part(BlockKind.HEADING, span, level))
        elif kind is BlockKind.PARAGRAPH and BOLD_LINE.fullmatch(words):
            self.parts.append(_Part(BlockKind.HEADING, span, BELOW_ALL))
        elif raised and kind is BlockKind.PARAGRAPH:
            self.page.blank(span.start, span.start + raised.end())
            self.parts.append(_Part(BlockKind.FOOTNOTE, span, label=digits(raised[0])))
        else:
            self.parts.append(_Part(kind, span))
        return k + 1 if level else k

    def _caption(self, run: list[Line], n: int, k: int) -> int:
        """Where the words of a paragraph begin: behind "Table:", where it is the caption of one that stands beside it."""
        m = CAPTION.match(self.text, run[n].first, run[n].end)
        after = next((j for j in range(k, len(run)) if not run[j].blank), len(run))
        beside = bool(self.parts) and self.parts[-1].kind is BlockKind.CELL
        if not m or not (beside or self._is_table(run, after)):
            return run[n].first
        self.page.blank(m.start(), m.end())
        return m.end()


def _lazy(line: Line) -> Line:
    """The line without its indentation: it goes on with a paragraph."""
    return Line(line.first, line.end, line.first, 0)
