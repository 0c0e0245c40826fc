"""reStructuredText → Document: a scanner of lines for the blocks, then one of signs (rst_signs.py) within each block.

Written by hand and not with docutils, which gives a line for a block, none for a table's cell, and no place at all for what
stands within them: as with Markdown, every sign would have to be found again in the text, and that finding is these modules. The
tests hold them against docutils.

It follows the specification, and leaves it where a careless writer would lose sentences: a line that is indented by mistake
stays in its paragraph, and the content of an unknown directive is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.read.page import Line, Page, line_at, lines, trimmed
from claimcheck.read.rst_signs import Names, kinds, read_signs
from claimcheck.read.rst_tables import (
    GRID,
    SIMPLE,
    Placed,
    add_cells,
    grid_rows,
    listed_rows,
    separated_rows,
    simple_rows,
)

ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
BULLET = re.compile(r"[*+•‣⁃-](?:[ \t]+|$)")
ENUMERATOR = re.compile(
    r"(?:\(?(?:\d{1,3}|[A-Za-z]|#|[ivxlcdmIVXLCDM]{2,6})\)|(?:\d{1,3}|[A-Za-z]|#|[ivxlcdmIVXLCDM]{2,6})\.)[ \t]+(?=\S)"
)
FIELD = re.compile(r":(?![: \t])((?:[^:\\\n]|\\.|:(?![ \t]|$)){1,80}):(?:[ \t]+|$)")
LINE_BLOCK = re.compile(r"\|(?:[ \t]+|$)")
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
NOTE = re.compile(r"\[(\d{1,4}|#[\w.-]*|\*|[^\W\d_][\w.+-]*)\](?:[ \t]+|$)")
DIRECTIVE = re.compile(r"(?:\|[^|\n]+\|[ \t]+)?([^\W_][\w.+:-]*?)[ \t]?::(?:[ \t]+|$)")
TARGET = re.compile(r"_(?:`[^`\n]*`|(?:[^:\\\n]|\\.)*):(?:[ \t]|$)|__(?:[ \t:]|$)")
OPTION = re.compile(r":[\w-]+:")
INCLUDED = re.compile(r"^[ \t]*\.\.[ \t]+include::[ \t]+(\S+)", re.MULTILINE)
BIBLIOGRAPHY = re.compile(r"^[ \t]*\.\.[ \t]+(?:foot)?bibliography::[ \t]+(\S.*)$", re.MULTILINE)
FIELDS = {
    "author": "author",
    "authors": "author",
    "date": "date",
    "title": "title",
    "organization": "publisher",
    "url": "url",
}
DEEPEST = 16  # blocks within each other; deeper ones are read as text
SHORTEST_RULE = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A block before the signs within it are read."""

    kind: BlockKind
    span: Span
    label: str = ""
    level: int = 0


def document(id: str, text: str, path: str = "") -> Document:
    """The reStructuredText as a document; raises nothing, whatever the text."""
    scanner = _Scanner(text)
    scanner.scan(lines(text), BlockKind.PARAGRAPH, 0)
    made = scanner.page.document(id, {**scanner.meta, "path": path}, titled=True)
    included = tuple(dict.fromkeys(INCLUDED.findall(text)))
    gap = f"has text in other files ({', '.join(included)}), which are not read. Check these too." if included else ""
    named = tuple(str(PurePath(path).parent / f) for m in BIBLIOGRAPHY.finditer(text) for f in m[1].split())
    return replace(made, format="reStructuredText", gap=gap, bibliography=named)


class _Scanner:
    """The blocks of a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Page(text)
        self.names = Names(text)
        self.meta: dict[str, str] = {}
        self.headings: list[tuple[int, Span]] = []
        self.adornments: list[str] = []  # in the order in which they are met: the level of each
        self.openers = (
            self._quotation,
            self._explicit,
            self._anonymous,
            self._section,
            self._table,
            self._bullet,
            self._enumerated,
            self._fields,
            self._line_block,
            self._doctest,
            self._paragraph,
        )

    def scan(self, run: list[Line], kind: BlockKind, depth: int) -> None:
        """Adds the blocks that the lines hold; `kind` is what a paragraph is where they stand."""
        n = 0
        base: int | None = None
        while n < len(run):
            if run[n].blank:
                n += 1
                continue
            base = run[n].width if base is None else min(base, run[n].width)
            at = base
            n = next(after for opener in self.openers if (after := opener(run, n, at, kind, depth)) > n)

    def add(self, kind: BlockKind, span: Span, label: str = "", level: int = 0) -> None:
        """Adds a block and reads the signs in it."""
        span = trimmed(self.text, span.start, span.end)
        if not len(span):
            return
        if level:
            while self.headings and self.headings[-1][0] >= level:
                self.headings.pop()
        above = self.above if kind is not BlockKind.FOOTNOTE else ()
        self.page.blocks.append(Block(kind, span, label, above))
        if level:
            self.headings.append((level, span))
        if kind is BlockKind.CODE:
            self.page.blank(span.start, span.end)
        else:
            read_signs(self.page, span, self.names)
            self.page.blank_raised(span)

    @property
    def above(self) -> tuple[Span, ...]:
        return tuple(s for _, s in self.headings)

    def body(self, run: list[Line], n: int, base: int) -> int:
        """Where the lines end that are indented more than `base`, from the one after `n` on."""
        last = n
        for k in range(n + 1, len(run)):
            if run[k].blank:
                continue
            if run[k].width <= base:
                break
            last = k
        return last + 1

    # Each opener gives the number of the line to go on from, or that of its own where nothing of its kind begins.

    def _quotation(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        if run[n].width <= base or depth >= DEEPEST:
            return n
        after = self.body(run, n, base)
        inner = BlockKind.QUOTE if kind is BlockKind.PARAGRAPH else kind
        self.scan(run[n:after], inner, depth + 1)
        return after

    def _explicit(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        m = EXPLICIT.match(self.text, run[n].first, run[n].end)
        if not m:
            return n
        after = self.body(run, n, base)
        note = NOTE.match(self.text, m.end(), run[n].end)
        directive = DIRECTIVE.match(self.text, m.end(), run[n].end)
        if note:
            self.page.blank(run[n].first, note.end())
            span = trimmed(self.text, note.end(), run[after - 1].end)
            label = self.names.label(note[1], "note")
            if len(span):
                self.add(BlockKind.FOOTNOTE, span, label)
            else:
                self.page.blocks.append(Block(BlockKind.FOOTNOTE, Span(run[n].first, note.end()), label))
        elif directive and not TARGET.match(self.text, m.end(), run[n].end):
            self.page.blank(run[n].first, directive.end())
            rest = line_at(self.text, directive.end(), run[n].end)
            put = self.text[m.end()] == "|"
            self._directive("replace" if put else directive[1].lower(), rest, run[n + 1 : after], kind, depth)
        else:
            self.page.blank(run[n].first, run[after - 1].end)
        return after

    def _anonymous(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        if not self.text.startswith("__ ", run[n].first):
            return n
        self.page.blank(run[n].first, run[n].end)
        return n + 1

    # ── directives ───────────────────────────────────────────────────────────────────────────────

    def _directive(self, name: str, rest: Line, content: list[Line], kind: BlockKind, depth: int) -> None:
        what = kinds().get(name, "")
        options = 0
        while options < len(content) and not content[options].blank and OPTION.match(self.text, content[options].first):
            options += 1
        head = [line for line in content[:options] if self.text.startswith(":header:", line.first)]
        for line in content[:options]:
            if line not in head or what != "values":
                self.page.blank(line.first, line.end)
        content = content[options:]
        if what == "nothing" or depth >= DEEPEST:
            self._hide([rest, *content])
            return
        if what == "text" and not rest.blank and content and not content[0].blank and not options:
            content = [Line(rest.first, rest.end, rest.first, content[0].width), *content]
        elif what in ("text", "heading", "rows", "values"):
            self.add(BlockKind.HEADING if what == "heading" else kind, Span(rest.first, rest.end))
        else:
            self._hide([rest])
        if what == "rows":
            self._add_cells(listed_rows(self.page, content))
        elif what == "values":
            named = [line_at(self.text, line.first + len(":header:"), line.end) for line in head]
            for line in head:
                self.page.blank(line.first, line.first + len(":header:"))
            self._add_cells([*separated_rows(self.page, named, header=True), *separated_rows(self.page, content)])
        elif content:
            self.scan(content, BlockKind.QUOTE if what == "quotation" else kind, depth + 1)

    def _hide(self, run: list[Line]) -> None:
        for line in run:
            self.page.blank(line.start, line.end)

    def _add_cells(self, rows: list[list[Placed]]) -> None:
        for row in rows:
            for placed in row:
                for part in placed.parts:
                    read_signs(self.page, part, self.names)
        add_cells(self.page, rows, self.above)

    # ── sections, tables ─────────────────────────────────────────────────────────────────────────

    def _section(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        """A title with a line of signs below it, or above and below; a line of signs alone only divides."""
        m = self._adornment(run, n)
        if m and n + 2 < len(run) and not run[n + 1].blank and self._adornment(run, n + 2) == m:
            return self._title(run, n + 1, f"{m} over", n, n + 2, depth)
        if m and (n + 1 >= len(run) or run[n + 1].blank):
            self.page.blank(run[n].first, run[n].end)
            return n + 1
        under = self._adornment(run, n + 1) if not m else ""
        if under and run[n + 1].end - run[n + 1].first >= min(SHORTEST_RULE, run[n].end - run[n].first):
            return self._title(run, n, under, n + 1, n + 1, depth)
        return n

    def _adornment(self, run: list[Line], n: int) -> str:
        """The sign that all of a line is made of; empty where it is no such line."""
        m = ADORNMENT.match(self.text, run[n].first, run[n].end) if n < len(run) and not run[n].blank else None
        return m[1] if m else ""

    def _title(self, run: list[Line], n: int, sign: str, first: int, last: int, depth: int) -> int:
        for k in {first, last}:
            self.page.blank(run[k].first, run[k].end)
        if sign not in self.adornments:
            self.adornments.append(sign)
        level = self.adornments.index(sign) + 1 if not depth else 0
        self.add(BlockKind.HEADING, Span(run[n].first, run[n].end), level=level)
        return last + 1

    def _table(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        drawn = GRID.match(self.text, run[n].first, run[n].end)
        simple = None if drawn else SIMPLE.match(self.text, run[n].first, run[n].end)
        if not (drawn or simple):
            return n
        last = n
        rules = 0
        for k in range(n, len(run)):
            if run[k].blank and (drawn or k + 1 == len(run)):
                break
            if drawn and self.text[run[k].first] not in "+|":
                break
            if simple and not run[k].blank and run[k].width < run[n].width:
                break
            if GRID.match(self.text, run[k].first, run[k].end) or SIMPLE.match(self.text, run[k].first, run[k].end):
                rules, last = rules + 1, k
                if simple and rules > 1 and (k + 1 == len(run) or run[k + 1].blank):
                    break
        if last == n:
            return n
        made = (grid_rows if drawn else simple_rows)(self.page, run[n : last + 1])
        self._add_cells(made)
        return last + 1

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _bullet(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        m = BULLET.match(self.text, run[n].first, run[n].end)
        return self._item(run, n, m, base, kind, depth) if m else n

    def _enumerated(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        """An item of a numbered list; a wrapped line that begins with a number is none, nor is a name ("A. Lee says …")."""
        m = ENUMERATOR.match(self.text, run[n].first, run[n].end)
        if not m or (n and not run[n - 1].blank and not self.page.blocks):
            return n
        follows = run[n + 1] if n + 1 < len(run) and not run[n + 1].blank else None
        if follows and follows.width <= base and not ENUMERATOR.match(self.text, follows.first, follows.end):
            return n
        return self._item(run, n, m, base, kind, depth)

    def _item(self, run: list[Line], n: int, m: re.Match[str], base: int, kind: BlockKind, depth: int) -> int:
        if depth >= DEEPEST:
            return n
        after = self.body(run, n, base)
        self.page.blank(m.start(), m.end())
        first = line_at(self.text, m.end(), run[n].end)
        first = Line(first.first, first.end, first.first, run[n].width + m.end() - m.start())
        inner = BlockKind.QUOTE if kind is BlockKind.QUOTE else BlockKind.LIST_ITEM
        self.scan([first, *run[n + 1 : after]], inner, depth + 1)
        return after

    def _fields(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        """Fields; those at the head of the text, below its title at most, tell of it."""
        if not FIELD.match(self.text, run[n].first, run[n].end):
            return n
        heading = not depth and all(b.kind is BlockKind.HEADING for b in self.page.blocks) and len(self.page.blocks) < 2
        after = n
        while after < len(run) and (m := FIELD.match(self.text, run[after].first, run[after].end)):
            end = self.body(run, after, base)
            if heading:
                name = FIELDS.get(m[1].strip().lower(), "")
                if name:
                    self.meta.setdefault(name, " ".join(self.text[m.end() : run[end - 1].end].split()))
            else:
                self._item(run, after, m, base, kind, depth)
            after = end
            if after < len(run) and run[after - 1].blank:
                break
        if heading:
            span = trimmed(self.text, run[n].first, run[after - 1].end)
            self.page.blank(span.start, span.end)
            self.page.blocks.append(Block(BlockKind.FRONT_MATTER, span))
        return after

    def _line_block(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        k = n
        while k < len(run) and not run[k].blank:
            m = LINE_BLOCK.match(self.text, run[k].first, run[k].end)
            if m:
                self.page.blank(m.start(), m.end())
            elif k == n or run[k].width <= base:
                break
            k += 1
        if k > n:
            self.add(kind, Span(run[n].first, run[k - 1].end))
        return k

    def _glued(self, run: list[Line], n: int) -> list[Line]:
        """The lines behind one up to the next blank one."""
        after = n + 1
        while after < len(run) and not run[after].blank:
            after += 1
        return run[n + 1 : after]

    def _doctest(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        if not self.text.startswith(">>> ", run[n].first):
            return n
        rest = self._glued(run, n)
        self.add(BlockKind.CODE, Span(run[n].first, (rest or [run[n]])[-1].end))
        return n + 1 + len(rest)

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, run: list[Line], n: int, base: int, kind: BlockKind, depth: int) -> int:
        rest = self._glued(run, n)
        if (
            rest
            and rest[0].width > base
            and depth < DEEPEST
            and not self.text[run[n].first : run[n].end].rstrip().endswith("::")
        ):
            self.add(kind, Span(run[n].first, run[n].end))  # a term and what it means
            after = self.body(run, n, base)
            self.scan(run[n + 1 : after], kind, depth + 1)
            return after
        after = n + 1 + len(rest)
        end = run[after - 1].end
        words = self.text[run[n].first : end].rstrip()
        if not words.endswith("::"):
            self.add(kind, Span(run[n].first, end))
            return after
        end = run[n].first + len(words)
        self.page.blank(end - 1 if words[-3:-2].strip() else end - 2, end)
        self.add(kind, Span(run[n].first, end - (1 if words[-3:-2].strip() else 2)))
        literal = self.body(run, after - 1, base)
        if literal > after:
            self.add(BlockKind.CODE, Span(run[after].start, run[literal - 1].end))
        return literal
