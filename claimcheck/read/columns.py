"""Tables in plain text: rows whose cells stand in columns, set apart by tabs or by two spaces and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.model import Span
from claimcheck.read.page import Line

GAP = re.compile(r" {2,}+|[ ]?+\t[ \t]*+")
COLUMNS = 3  # two may be a label and its text
ROWS = 2  # below its head
WIDEST = 40  # characters of a cell that holds a figure


@dataclass(frozen=True, slots=True)
class Table:
    """The lines from `first` on to `last`, excluded, by their cells; the first row is the head."""

    first: int
    last: int
    rows: tuple[tuple[Span, ...], ...]


def tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The tables of some lines, in order.

    A head has no figures but years, all rows have as many cells, and below the head each has a figure beside its first cell.
    """
    cells = [_cells(text, line) for line in run]
    n = 0
    while n + ROWS < len(run):
        width = len(cells[n])
        last = n + 1
        if width >= COLUMNS and not any(_is_figure(text, c) for c in cells[n][1:]):
            while last < len(run) and len(cells[last]) == width and any(_is_figure(text, c) for c in cells[last][1:]):
                last += 1
        if last - n > ROWS:
            yield Table(n, last, tuple(cells[n:last]))
        n = last


def _cells(text: str, line: Line) -> tuple[Span, ...]:
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
