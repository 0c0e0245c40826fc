"""Sheets of cells → blocks: titles above a table, the table's cells with their headers, notes below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from claimcheck.model import BlockKind
from claimcheck.read.extract import Cell, Extract, Run
from claimcheck.read.grid import add_table, is_figure
from claimcheck.read.limits import COLUMNS, GRID, or_raise

Cells = dict[tuple[int, int], str]  # the words of the cells that have some, by row and column, from 0
Spans = Mapping[tuple[int, int], tuple[int, int]]  # of cells that reach over several: how many columns and rows

TOO_WIDE = f"has cells beyond column {COLUMNS:,} that are not read. Move them to the left."
TOO_THIN = "has cells spread so far apart that they are not all read. Save the tables in it as CSV."
USUAL_NAMES = ("sheet", "tabelle", "feuille", "hoja", "foglio", "blad")  # of a sheet that nobody has named
TITLES = 2  # the level of a heading above a table
LONGEST_TITLE = 100  # characters


def add_sheet(
    extract: Extract,
    cells: Cells,
    name: str,
    spans: Spans | None = None,
    naming: Callable[[int, int], str] | None = None,
) -> str:
    """Adds what a sheet holds, with its name as a heading; gives the reason for a gap where not all is read.

    `naming` gives what people call the place of a cell, by its row and column from 0; None: "sheet Calls, cell B4".
    """
    if name and not name.lower().startswith(USUAL_NAMES):
        extract.add(BlockKind.HEADING, [Run(name)], level=1)
    before = f"sheet {name}, cell " if name else "cell "
    place = naming or (lambda n, k: f"{before}{letters(k)}{n + 1}")
    gap = ""
    tables = list(_tables(cells))
    for number, rows in enumerate(tables, 1):
        columns = sorted({k for _, row in rows for k in row})
        if len(rows) * len(columns) > GRID:
            rows = rows[: max(1, GRID // len(columns))]
            gap = TOO_THIN
        _add(extract, rows, columns, spans or {}, place, last=number == len(tables))
    return gap


Row = tuple[int, dict[int, str]]


def _tables(cells: Cells) -> Iterator[list[Row]]:
    """The rows, cut where an empty row stands before one that may be a title or a head: one without a figure."""
    rows: dict[int, dict[int, str]] = {}
    for (n, k), words in sorted(cells.items()):
        rows.setdefault(n, {})[k] = words
    table: list[Row] = []
    for n, row in rows.items():
        apart = bool(table) and n > table[-1][0] + 1
        if apart and not any(is_figure(w) for w in row.values()):
            yield table
            table = []
        table.append((n, row))
    if table:
        yield table


def _add(
    extract: Extract,
    rows: Sequence[Row],
    columns: Sequence[int],
    spans: Spans,
    place: Callable[[int, int], str],
    last: bool,
) -> None:
    """Adds one table with the titles above it and the notes below it: rows of one cell without a figure."""
    start, end = 0, len(rows)
    framed = len(columns) > 1 or not any(is_figure(w) for _, row in rows for w in row.values())
    while framed and start < end and _is_text(rows[start][1]):
        start += 1
    while framed and end > start and _is_text(rows[end - 1][1]):
        end -= 1
    titles = start < end or not last
    for _, row in rows[:start]:
        words = next(iter(row.values()))
        is_title = titles and len(words) <= LONGEST_TITLE and not words.endswith(".")
        extract.add(BlockKind.HEADING if is_title else BlockKind.PARAGRAPH, [Run(words)], level=TITLES)
    made = [[_cell(n, k, row, place, spans, columns) for k in columns] for n, row in rows[start:end]]
    if made:
        add_table(extract, [_uncovered(row) for row in made], data=True)
    for _, row in rows[end:]:
        extract.add(BlockKind.PARAGRAPH, [Run(next(iter(row.values())))])


def _is_text(row: Mapping[int, str]) -> bool:
    return len(row) == 1 and not any(is_figure(w) for w in row.values())


def _cell(
    n: int, k: int, row: Mapping[int, str], place: Callable[[int, int], str], spans: Spans, columns: Sequence[int]
) -> Cell:
    if k not in row:
        return Cell()
    width, height = spans.get((n, k), (1, 1))
    across = sum(k <= c < k + width for c in columns)
    return Cell((Run(row[k]),), width=across, height=height, place=place(n, k))


def _uncovered(row: Sequence[Cell]) -> list[Cell]:
    """The row without the empty cells that one to their left reaches over."""
    made: list[Cell] = []
    covered = 0
    for cell in row:
        if covered and not cell.runs:
            covered -= 1
            continue
        made.append(cell)
        covered = cell.width - 1
    return made


def letters(column: int) -> str:
    """A column's letters: A for 0, AA for 26."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def too_many(most: int) -> str:
    """The reason for a gap where there are more cells than are read."""
    return (
        f"has more than {most:,} cells with something in them; only the first {most:,} are read. "
        f"Split it into smaller files, {or_raise('cells')}"
    )


def bounded(cells: Cells, most: int) -> str:
    """Takes out of the cells what is beyond the limits; gives the reason for a gap where anything is."""
    wide = [at for at in cells if at[1] >= COLUMNS]
    for at in wide:
        del cells[at]
    over = sorted(cells)[most:]
    for at in over:
        del cells[at]
    return too_many(most) if over else TOO_WIDE if wide else ""


def is_empty(extract: Extract) -> bool:
    """Whether nothing but names of sheets was found."""
    return all(b.kind is BlockKind.HEADING for b in extract.blocks)
