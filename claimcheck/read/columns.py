"""Tables in plain text: rows whose cells stand in columns, set apart by tabs, by two spaces and more, or by one space only.

Where one space parts the cells, as text drawn out of a PDF has them, a row is a name and figures, as many as in the row
after it.
"""

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
FIGURE = re.compile(r"[-−–+]?[£$€]?\d[\d,.]*%?|[-–—.]{1,2}|n/a")
YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Table:
    """The lines from `first` on to `last`, excluded, by their cells; the head of the names' column may be empty."""

    first: int
    last: int
    head: tuple[Span, ...]
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
            yield Table(n, last, cells[n], tuple(cells[n + 1 : last]))
        elif found := _spaced(text, run, n):
            yield found
            last = found.last
        n = last


def _spaced(text: str, run: Sequence[Line], n: int) -> Table | None:
    """The table that begins at the nth line with its head, in which one space parts the cells."""
    rows: list[tuple[Span, ...]] = []
    for line in run[n + 1 :]:
        row = _named_figures(text, line)
        if not row or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
    head = _heads(text, run[n], len(rows[0]) - 1) if len(rows) >= ROWS else ()
    return Table(n, n + 1 + len(rows), head, tuple(rows)) if head else None


def _named_figures(text: str, line: Line) -> tuple[Span, ...]:
    """The cells of a line that is a name of some words and two figures or more; none of any other line."""
    words = [Span(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, line.first, line.end)]
    k = len(words)
    while k and FIGURE.fullmatch(text[words[k - 1].start : words[k - 1].end]):
        k -= 1
    figures = words[k:]
    if not 0 < k <= LABEL_WORDS or len(figures) < COLUMNS - 1 or not text[words[0].start].isalpha():
        return ()
    if not any(c.isdigit() for f in figures for c in text[f.start : f.end]):
        return ()
    return (words[0].to(words[k - 1]), *figures)


def _heads(text: str, line: Line, columns: int) -> tuple[Span, ...]:
    """The heads of so many columns in a line, before them that of the names; none where it cannot be told which is which.

    A head begins with a year or a capital; a year behind words goes with them: "2024 2025 Rate 2025".
    """
    found: list[Span] = []
    before = ""
    for m in re.compile(r"\S+").finditer(text, line.first, line.end):
        word = m[0]
        year = YEAR.fullmatch(word) is not None
        opens = year or word[0].isupper()
        follows = year and bool(before) and not YEAR.fullmatch(before)
        if found and (not opens or (follows and len(found) > 1)):
            found[-1] = found[-1].to(Span(m.start(), m.end()))
        else:
            found.append(Span(m.start(), m.end()))
        before = word
    if len(found) == columns:
        return (Span(line.first, line.first), *found)
    return tuple(found) if len(found) == columns + 1 else ()


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
