"""Tables in plain text: rows whose cells stand in columns, set apart by tabs, by two spaces and more, or by one.

Where cells are set apart widely, a head has as many cells as a row, or its words stand above the columns: a row's name has
none above it, and a group of columns may have one head. Where one space is all that is left between two figures, as in text
drawn from a page, a row ends in as many figures as the rows about it, and its head is cut where that gives as many heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.model import Span
from claimcheck.read.page import Line

GAP = re.compile(r" {2,}+|[ ]?+\t[ \t]*+")
UNIT = r"(?: (?:per cent|percent|points|million|billion|bn|km|kg))"
WORD = re.compile(rf"[<>~≈+−–-]?[£$€]?\d[\d.,]*+{UNIT}(?!\S)|\S++")
FIGURE = re.compile(rf"\(?[<>~≈+−–-]?[£$€]?\d[\d.,]*+(?:%|[a-z*†]|{UNIT})?\)?|\.{{2,3}}|[-–—:]|n/?a", re.IGNORECASE)
YEAR = re.compile(r"\(?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?[a-z]?\)?")
COLUMNS = 3  # two may be a label and its text
ROWS = 2  # below its head
WIDEST = 40  # characters of a cell that holds a figure
LONGEST = 120  # characters of a row
LONGEST_NAME = 60  # characters of a row's name
INDENTED = 4  # spaces before the head of a group of columns
SENTENCE_ENDS = tuple(".!?;")

Cells = tuple[Span, ...]
Headed = tuple[Span, Cells]  # a cell with its headers


@dataclass(frozen=True, slots=True)
class Table:
    """The lines from `first` on to `last`, excluded, by their cells, each with its headers."""

    first: int
    last: int
    cells: tuple[Headed, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's name, its figures, and where each figure begins and ends in its line."""

    name: Span
    figures: Cells
    at: tuple[tuple[int, int], ...]
    wide: bool  # whether more than a space is before each figure
    indent: int = 0


def tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The tables of some lines, in order."""
    cells = [_cells(text, line) for line in run]
    rows = [_row(text, line, c) for line, c in zip(run, cells, strict=True)]
    n = after = 0
    while n < len(run):
        found = _even(text, cells, n) or _of_figures(text, run, rows, n, after)
        if found:
            yield found
            after = found.last
        n = found.last if found else n + 1


def _even(text: str, cells: Sequence[Cells], n: int) -> Table | None:
    """The table whose head is line `n`.

    A head has no figures but years, all rows have as many cells, and below the head each has a figure beside its first cell.
    """
    width, last = len(cells[n]), n + 1
    if width >= COLUMNS and not any(_is_figure(text, c) for c in cells[n][1:]):
        while last < len(cells) and len(cells[last]) == width and any(_is_figure(text, c) for c in cells[last][1:]):
            last += 1
    if last - n <= ROWS:
        return None
    head = cells[n]
    made: list[Headed] = [(c, ()) for c in head]
    for row in cells[n + 1 : last]:
        made += [(c, (head[0],) if k == 0 else (row[0], head[k])) for k, c in enumerate(row)]
    return Table(n, last, tuple(made))


def _cells(text: str, line: Line) -> Cells:
    found = []
    at = line.first
    for m in GAP.finditer(text, line.first, line.end):
        if m.start() > at:
            found.append(Span(at, m.start()))
        at = m.end()
    if at < line.end:
        found.append(Span(at, line.end))
    return tuple(found)


def _is_figure(text: str, cell: Span) -> bool:
    """Whether a cell holds a figure and hardly anything else: no year, which may head a column."""
    if len(cell) > WIDEST:
        return False
    words = text[cell.start : cell.end]
    digits = sum(c.isdigit() for c in words)
    letters = sum(c.isalpha() for c in words)
    year = digits == len(words) == len("2024") and words[:2] in ("19", "20")
    return digits > 0 and letters <= digits + len("per cent") and not year


# ── rows that end in figures ─────────────────────────────────────────────────────────────────────


def _of_figures(text: str, run: Sequence[Line], rows: Sequence[_Row | None], n: int, after: int) -> Table | None:
    """The table whose first row is line `n`, below a head of one line or two."""
    first = rows[n]
    if first is None or n == after or rows[n - 1] is not None:
        return None
    last = n
    block: list[_Row] = []
    while last < len(rows) and (row := rows[last]) and len(row.figures) == len(first.figures):
        block.append(row)
        last += 1
    wide = all(row.wide for row in block)
    if len(block) < ROWS:
        return None
    heads = _above(text, run[n - 1], block) if wide else _cut(text, run[n - 1], len(first.figures))
    if heads is None:
        return None
    group = _group(text, run[n - 2], run[n - 1], block) if wide and n - 2 >= after and rows[n - 2] is None else ()
    named, columns = heads[0], tuple(_unmarked(text, h) for h in heads[1])
    made: list[Headed] = [(c, ()) for c in (*dict.fromkeys(group), *named, *columns)]
    part_of: list[_Row] = []  # the rows further out, of which a row that is set in is a part
    for row in block:
        part_of = [r for r in part_of if r.indent < row.indent]
        made.append((row.name, named))
        for k, c in enumerate(row.figures):
            made.append((c, (*(r.name for r in part_of), row.name, *group[k : k + 1], columns[k])))
        part_of.append(row)
    return Table(n - 2 if group else n - 1, last, tuple(made))


def _unmarked(text: str, head: Span) -> Span:
    """The head of a column without the letter that marks a year as not final: "2024p"."""
    marked = YEAR.fullmatch(text, head.start, head.end) and text[head.end - 1].isalpha()
    return Span(head.start, head.end - 1) if marked else head


def _row(text: str, line: Line, cells: Cells) -> _Row | None:
    """The line as a row: a name, and figures to its end."""
    words = [m.span() for m in WORD.finditer(text, line.first, line.end)]
    first = len(words)
    while first and FIGURE.fullmatch(text, *words[first - 1]):
        first -= 1
    if all(YEAR.fullmatch(text, *w) for w in words):
        return None  # a head
    if first == 0 and len(words) >= COLUMNS and YEAR.fullmatch(text, *words[0]):
        first = 1  # a row that is called by its year
    figures = words[first:]
    if first == 0 or len(figures) < COLUMNS - 1 or line.end - line.first > LONGEST:
        return None
    name = Span(line.first, words[first - 1][1])
    if len(name) > LONGEST_NAME or not any(c.isdigit() for a, b in figures for c in text[a:b]):
        return None
    starts = {c.start for c in cells}
    at = tuple((a - line.start, b - line.start) for a, b in figures)
    wide = figures[0][0] in starts and len(name) == next(len(c) for c in cells)
    if text[name.start].islower() and not wide:
        return None
    return _Row(name, tuple(Span(a, b) for a, b in figures), at, wide, name.start - line.start)


def _above(text: str, head: Line, block: Sequence[_Row]) -> tuple[Cells, Cells] | None:
    """What a line's words above the columns call the rows and each column; none where a column has none."""
    if text[head.first : head.end].endswith(SENTENCE_ENDS):
        return None
    columns = _columns(block)
    edge = min(a for a, _ in columns)
    named: list[tuple[int, int]] = []
    over: list[list[tuple[int, int]]] = [[] for _ in columns]
    for cell in _cells(text, head):
        a, b = cell.start - head.start, cell.end - head.start
        below = [k for k, (x, y) in enumerate(columns) if a < y + 1 and x - 1 < b]
        if not below and b <= edge and not named and cell.start == head.first:
            named.append((cell.start, cell.end))
            continue
        words = [(cell.start, cell.end)] if len(below) <= 1 else [m.span() for m in WORD.finditer(text, *_ends(cell))]
        for x, y in words:
            over[_nearest((x + y) / 2 - head.start, columns)].append((x, y))
    if not all(over):
        return None
    return tuple(Span(*n) for n in named), tuple(Span(w[0][0], w[-1][1]) for w in over)


def _group(text: str, line: Line, head: Line, block: Sequence[_Row]) -> Cells:
    """The head of its group for each column, where a line above the head has some; else none."""
    cells = _cells(text, line)
    indented = line.first - line.start >= INDENTED
    if line.blank or not indented or not 1 < len(cells) < len(block[0].figures) or head.first - head.start < INDENTED:
        return ()
    centres = [((c.start + c.end) / 2 - line.start, c) for c in cells]
    return tuple(min(centres, key=lambda m: abs(m[0] - (x + y) / 2))[1] for x, y in _columns(block))


def _columns(block: Sequence[_Row]) -> list[tuple[int, int]]:
    """Where each column begins and ends in its lines."""
    return [
        (min(a for a, _ in places), max(b for _, b in places)) for places in zip(*(r.at for r in block), strict=True)
    ]


def _nearest(place: float, columns: Sequence[tuple[int, int]]) -> int:
    return min(range(len(columns)), key=lambda k: abs(place - (columns[k][0] + columns[k][1]) / 2))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _cut(text: str, head: Line, columns: int) -> tuple[Cells, Cells] | None:
    """A line cut into a head for each column, and perhaps one for the rows' names: after each year, or before each capital
    and year, where that gives as many."""
    words = [m.span() for m in WORD.finditer(text, head.first, head.end)]
    said = [text[a:b] for a, b in words]
    if not words or len(words) > LONGEST // 2 or said[-1].endswith(SENTENCE_ENDS):
        return None
    years = [k for k in range(1, len(words)) if YEAR.fullmatch(said[k - 1]) and not said[k].startswith("(")]
    capitals = [k for k in range(1, len(words)) if said[k][0].isupper() or YEAR.fullmatch(said[k])]
    for cuts in (years, capitals):
        ends = [0, *cuts, len(words)]
        parts = [Span(words[a][0], words[b - 1][1]) for a, b in pairwise(ends)]
        if len(parts) == columns:
            return (), tuple(parts)
        if len(parts) == columns + 1 and not any(c.isdigit() for c in text[slice(*_ends(parts[0]))]):
            return (parts[0],), tuple(parts[1:])
    return None
