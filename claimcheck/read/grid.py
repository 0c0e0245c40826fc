"""Tables: which of their cells are headers of which, and the cells as blocks with those headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.model import BlockKind, Span
from claimcheck.read.extract import Cell, Extract

MOST_COLUMNS = 1000  # that a cell may span
MOST_ROWS = 10_000
MOST_HEAD_ROWS = 4
LONGEST_KEY = 80  # characters of a cell that names its row; a longer one is a text of its own
LONGEST_PERIOD = 20  # characters: "September 2019–20"
DIGITS = re.compile(r"\d+")
YEAR = re.compile(r"(?:19|20)\d\d")
SHORT_YEAR = re.compile(r"[A-Za-z]{3,9}[-'’]\d\d")  # "Mar-20"
BAND = re.compile(r"[<>≤≥]?\s*\d+\s*(?:[-–]\s*\d+|\+)|[<>≤≥]\s*\d+")  # "18–24", "65+"
IN_PERIODS = frozenset(" -/–.,'’:")
UNIT_LETTERS = len("per cent")

Row = tuple[int, list[Cell | None]]  # its number, from 1, and its cells by column


def add_table(extract: Extract, rows: Sequence[Sequence[Cell]], *, data: bool = False) -> None:
    """Adds a table's cells as blocks, each below the head with its headers: the names of its row, then those of its column.

    The head is what the format calls headers, or else what stands above the first figure. Each column without figures names
    the rows, or else the first. A table of one row or one column is a frame around text, unless it is one of `data`.
    """
    grid = _grid(rows)
    width = max((len(cells) for _, cells in grid), default=0)
    if (width < 2 or len(grid) < 2) and not data:
        for _, cells in grid:
            for framed in _each(cells):
                extract.add(BlockKind.PARAGRAPH, framed.runs)
        return
    extract.tables += 1
    first, spans = len(extract.blocks), dict[int, Span | None]()
    for number, cells in grid:
        _add_cells(extract, number, cells, spans)
    headers = _headers(grid, width, spans)
    for n in range(first, len(extract.blocks)):
        extract.blocks[n] = replace(extract.blocks[n], headers=headers.get(extract.blocks[n].span, ()))


def headed(rows: Sequence[Sequence[Cell]], spans: Mapping[int, Span | None]) -> dict[Span, tuple[Span, ...]] | None:
    """The headers of each cell below a table's head, by the cells' spans, which are told by the cells' ids.

    None where the rows are a frame around text, of one row or one column.
    """
    grid = _grid(rows)
    width = max((len(cells) for _, cells in grid), default=0)
    return None if width < 2 or len(grid) < 2 else _headers(grid, width, spans)


def _headers(grid: Sequence[Row], width: int, spans: Mapping[int, Span | None]) -> dict[Span, tuple[Span, ...]]:
    top = _head_rows(grid)
    keys = _key_columns(grid[top:], width)
    heads: list[list[Span]] = [[] for _ in range(width)]
    for _, cells in grid[:top]:
        for k, cell in enumerate(cells):
            span = spans[id(cell)] if cell is not None else None
            if span is not None and span not in heads[k]:
                heads[k].append(span)
    found: dict[Span, tuple[Span, ...]] = {}
    for _, cells in grid[top:]:
        column = {spans[id(cell)]: k for k, cell in reversed(list(enumerate(cells))) if cell is not None}
        names = [s for s, k in sorted(column.items(), key=lambda c: c[1]) if s and k in keys and len(s) <= LONGEST_KEY]
        for span, k in column.items():
            if span is not None and span not in found:
                above = () if k == keys[0] else tuple(s for s in names if s != span)
                found[span] = (*above, *heads[k])
    return found


def _each(cells: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row, each once."""
    return list({id(c): c for c in cells if c is not None}.values())


def _add_cells(extract: Extract, number: int, cells: Sequence[Cell | None], spans: dict[int, Span | None]) -> None:
    """Adds those cells of a row that were not added yet, and notes where each stands."""
    first = True
    for cell in _each(cells):
        if id(cell) not in spans:
            spans[id(cell)] = extract.add_cell(cell, first, number)
            first = first and spans[id(cell)] is None


def _grid(rows: Sequence[Sequence[Cell]]) -> list[Row]:
    """The rows that show something; a cell that reaches over several columns or rows stands in each of them."""
    grid: list[Row] = []
    hanging: dict[int, tuple[int, Cell]] = {}  # by column: how many rows more, and what hangs there
    for number, row in enumerate(rows, 1):
        made: list[Cell | None] = []
        waiting = iter(row)
        while True:
            k = len(made)
            if k in hanging:
                left, cell = hanging.pop(k)
                made.append(cell)
                if left > 1:
                    hanging[k] = (left - 1, cell)
                continue
            following = next(waiting, None)
            if following is None:
                if not any(j > k for j in hanging):
                    break
                made.append(None)
                continue
            for j in range(max(1, min(following.width, MOST_COLUMNS))):
                made.append(following)
                if following.height > 1:
                    hanging[k + j] = (min(following.height, MOST_ROWS) - 1, following)
        if any(c is not None and c.text for c in made):
            grid.append((number, made))
    return grid


# ── what is a header ─────────────────────────────────────────────────────────────────────────────


def is_period(text: str) -> bool:
    """Whether a cell tells when and nothing else: "2019", "2019/20", "March 2020", "2020-03-14", "Q1 2021", "Mar-20"."""
    text = text.strip()
    if SHORT_YEAR.fullmatch(text):
        return True
    numbers = DIGITS.findall(text)
    return (
        0 < len(text) <= LONGEST_PERIOD
        and all(c.isalnum() or c in IN_PERIODS for c in text)
        and any(YEAR.fullmatch(n) for n in numbers)
        and all(len(n) <= 2 or YEAR.fullmatch(n) for n in numbers)
    )


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, and no period or band: "1,204", "12.5%", "£3m", but not "2019/20", "March 2020", "18–24"."""
    digits = sum(c.isdigit() for c in text)
    return (
        digits > 0
        and not is_period(text)
        and not BAND.fullmatch(text.strip())
        and sum(c.isalpha() for c in text) <= digits + UNIT_LETTERS
    )


def _head_rows(grid: Sequence[Row]) -> int:
    """How many rows head the columns: those whose every cell is a header, or else the first.

    Where cells of the first row reach over several columns, all rows above the first figure.
    """
    n = 0
    while n < len(grid) - 1 and all(c is None or c.header or not c.text for c in grid[n][1]):
        n += 1
    if n:
        return n
    first = next((k for k, (_, row) in enumerate(grid) if any(c and is_figure(c.text) for c in row[1:])), 1)
    if first > 1 and any(c is not None and c.width > 1 for c in grid[0][1]):
        return min(first, MOST_HEAD_ROWS)
    return 1 if first else 0


def _key_columns(body: Sequence[Row], width: int) -> list[int]:
    """The columns that name the rows: each in which no cell holds a figure and none is long; the first where there is none."""
    keys = []
    for k in range(width):
        texts = [c.text for _, row in body if k < len(row) and (c := row[k]) is not None and c.text]
        if texts and not any(is_figure(t) or len(t) > LONGEST_KEY for t in texts):
            keys.append(k)
    return keys if keys and len(keys) < width else [0]
