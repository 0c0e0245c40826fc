"""reStructuredText's tables: the cells of grid tables, simple tables, list tables and tables of comma-separated values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.model import Block, BlockKind, Span
from claimcheck.read.extract import Cell, Run
from claimcheck.read.grid import headed
from claimcheck.read.page import Line, Page, trimmed

GRID = re.compile(r"\+(?:[-=]+\+)+[ \t]*$")
SIMPLE = re.compile(r"=+(?:[ \t]+=+)+[ \t]*$")
UNDER = re.compile(r"-+(?:[ \t]+-+)*[ \t]*$")
RULE = frozenset("-=+ ")
ITEM = re.compile(r"(?P<row>[*+-][ \t]+)?(?P<cell>[*+-])(?:[ \t]+|$)")
VALUE = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"|([^,]*?))[ \t]*(?:,|$)')


@dataclass(slots=True)
class Placed:
    """A cell in the making: the parts of the text that it shows, one for each of its lines, and its reach."""

    parts: list[Span] = field(default_factory=list)
    width: int = 1
    height: int = 1
    header: bool = False


def add_cells(page: Page, rows: Sequence[Sequence[Placed]], above: tuple[Span, ...]) -> None:
    """Adds the cells as blocks, a block for each line of a cell, with the headers that their table gives them."""
    spans: dict[int, Span | None] = {}
    parts: dict[Span, tuple[Span, ...]] = {}
    made: list[list[Cell]] = [[]]
    for row in rows:
        for placed in row:
            words = " ".join("".join(page.chars[p.start : p.end]) for p in placed.parts)
            cell = Cell((Run(words),), placed.header, placed.width, placed.height)
            made[-1].append(cell)
            spans[id(cell)] = placed.parts[0] if placed.parts else None
            parts.update({placed.parts[0]: tuple(placed.parts)} if placed.parts else {})
        made.append([])
    headers = headed(made[:-1], spans)
    kind = BlockKind.PARAGRAPH if headers is None else BlockKind.CELL
    blocks = []
    for first, all_parts in parts.items():
        heads = tuple(p for h in (headers or {}).get(first, ()) for p in parts[h])
        blocks += [Block(kind, part, "", above, heads) for part in all_parts]
    page.blocks += sorted(blocks, key=lambda b: b.span)


# ── drawn tables ─────────────────────────────────────────────────────────────────────────────────


def grid_rows(page: Page, lines: Sequence[Line]) -> list[list[Placed]]:
    """The cells of a grid table; its frame is blanked."""
    text = page.text
    left = lines[0].first - lines[0].start
    borders = {
        m.start()
        for line in lines
        for m in re.finditer(r"\+", text[line.start : line.end])
        if _is_rule(text, line, m.start())
    }
    columns = sorted(borders | {left})
    rows: list[list[Placed]] = [[]]
    open_: dict[int, Placed] = {}
    head = next(
        (
            n
            for n, line in enumerate(lines)
            if "=" in text[line.start : line.end] and GRID.match(text, line.first, line.end)
        ),
        0,
    )
    for n, line in enumerate(lines):
        ruled = text[line.first : line.first + 1] == "+" or "+-" in text[line.first : line.end]
        if ruled and n:
            rows.append([])
        k = 0
        while k < len(columns) - 1:
            stop = k + 1
            while stop < len(columns) - 1 and text[line.start + columns[stop] : line.start + columns[stop] + 1] not in (
                "|",
                "+",
            ):
                stop += 1
            start, end = line.start + columns[k] + 1, min(line.start + columns[stop], line.end)
            inside = text[start:end]
            page.blank(start - 1, min(start, line.end))
            if ruled and inside and RULE.issuperset(inside) and inside.strip():
                page.blank(start, end)
                for column in range(k, stop):
                    open_.pop(column, None)
            else:
                if k not in open_:
                    open_[k] = Placed(width=stop - k, header=n < head)
                    rows[-1].append(open_[k])
                elif ruled:
                    open_[k].height += 1
                span = trimmed(text, start, max(start, end))
                if len(span):
                    open_[k].parts.append(span)
            k = stop
        page.blank(min(line.start + columns[-1], line.end), line.end)
    return [row for row in rows if row]


def _is_rule(text: str, line: Line, at: int) -> bool:
    """Whether a plus stands in the frame: beside a rule."""
    return any(0 <= k < line.end - line.start and text[line.start + k] in "-=" for k in (at - 1, at + 1))


def simple_rows(page: Page, lines: Sequence[Line]) -> list[list[Placed]]:
    """The cells of a simple table, whose columns are those of its first rule; its rules are blanked."""
    text = page.text
    columns = [m.span() for m in re.finditer("=+", text[lines[0].start : lines[0].end])]
    rules = [n for n, line in enumerate(lines) if SIMPLE.match(text, line.first, line.end)]
    rows: list[list[Placed]] = []
    for n, line in enumerate(lines):
        if line.blank:
            continue
        if n in rules or UNDER.match(text, line.first, line.end):
            page.blank(line.start, line.end)
            continue
        cells = []
        for k, (start, _) in enumerate(columns):
            stop = columns[k + 1][0] if k + 1 < len(columns) else line.end - line.start
            cells.append(trimmed(text, min(line.start + start, line.end), min(line.start + stop, line.end)))
        if not len(cells[0]) and rows and not _is_head(n, rules):
            for placed, span in zip(rows[-1], cells, strict=True):
                placed.parts += [span] if len(span) else []
        else:
            rows.append([Placed([span] if len(span) else [], header=_is_head(n, rules)) for span in cells])
    return rows


def _is_head(n: int, rules: Sequence[int]) -> bool:
    return len(rules) > 2 and n < rules[1]


# ── directives ───────────────────────────────────────────────────────────────────────────────────


def listed_rows(page: Page, lines: Sequence[Line]) -> list[list[Placed]]:
    """The cells of a list of lists."""
    rows: list[list[Placed]] = []
    for line in lines:
        if line.blank:
            continue
        m = ITEM.match(page.text, line.first, line.end)
        if m and m["row"]:
            rows.append([])
        start = m.end() if m else line.first
        page.blank(line.first, start)
        span = trimmed(page.text, start, line.end)
        if m and rows:
            rows[-1].append(Placed([]))
        if rows and rows[-1] and len(span):
            rows[-1][-1].parts.append(span)
        elif len(span):
            page.blank(span.start, span.end)
    return rows


def separated_rows(page: Page, lines: Sequence[Line], header: bool = False) -> list[list[Placed]]:
    """The cells of lines of comma-separated values."""
    return [
        [Placed([s] if len(s) else [], header=header) for s in _values(page, line)] for line in lines if not line.blank
    ]


def _values(page: Page, line: Line) -> Iterator[Span]:
    at = line.first
    while at < line.end and (m := VALUE.match(page.text, at, line.end)):
        group = 1 if m[1] is not None else 2
        page.blank(m.start(), m.start(group))
        page.blank(m.end(group), m.end())
        yield trimmed(page.text, *m.span(group))
        if m.end() == at:
            break
        at = m.end()
