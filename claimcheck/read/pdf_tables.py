"""Tables of a PDF's page: lines that stand beside each other in rows, their cells, and the columns that the cells are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.read.grid import is_figure
from claimcheck.read.pdf_lines import SAME_ROW, PdfLine

ROWS = 3
COLUMNS = 3  # of a table with a head and one row, as is left of one at the end of a page
LONGEST = 50  # characters of a line in a cell beside the first; a longer one is text
NEXT = (0.5, 1.6)  # times the size: how far the next line of a cell stands below the one before
WRAPPED = 6  # lines of a cell

Cells = tuple[tuple[PdfLine, ...], ...]  # of a row: the lines of each of its cells


def table_at(lines: Sequence[PdfLine], at: int) -> tuple[tuple[Cells, ...], int]:
    """The rows of the table that begins with a line of a page, in the file's order, and the line that follows on it; no rows
    where none begins."""
    rows: list[Cells] = []
    end = at
    while end < len(lines) and (found := _row(lines, end) or _alone(rows, lines, end)):
        rows.append(found[0])
        end = found[1]
    figures = sum(any(map(_tells, row[1:])) for row in rows)
    is_table = (len(rows) >= ROWS and figures * 2 >= sum(len(row) > 1 for row in rows)) or _is_begun(rows)
    return (tuple(rows), end) if is_table else ((), at)


def continues(before: Sequence[Cells], rows: Sequence[Cells]) -> bool:
    """Whether rows go on with a table of the page or column before: as many columns, and its head again or none."""
    first = rows[0]
    same = len(columns_of(before)) == len(columns_of(rows))
    return same and (words_of(first) == words_of(before[0]) or any(map(_tells, first[1:])))


def words_of(row: Cells) -> str:
    """The words of a row."""
    return " ".join(line.text for cell in row for line in cell)


def _is_begun(rows: Sequence[Cells]) -> bool:
    """Whether rows are a head and the one row below it that its page had room for."""
    return (
        len(rows) == 2
        and _pieces(rows[1]) >= COLUMNS
        and not any(map(_tells, rows[0]))
        and all(map(_tells, rows[1][1:]))
    )


def _tells(cell: Sequence[PdfLine]) -> bool:
    return is_figure(" ".join(line.text for line in cell))


def _row(lines: Sequence[PdfLine], at: int) -> tuple[Cells, int] | None:
    """The cells of the row that begins with a line, and the line that follows; None where fewer than two stand beside each other."""
    cells: list[list[PdfLine]] = []
    n = at
    while n < len(lines):
        line = lines[n]
        if not cells or _is_beside(cells, line):
            if cells and len(line.text) >= LONGEST:
                return None
            cells.append([line])
        elif _is_below(cells[-1], line) and _goes_on(cells, lines, n):
            cells[-1].append(line)
        else:
            break
        n += 1
    return (tuple(map(tuple, cells)), n) if len(cells) > 1 else None


def _alone(rows: Sequence[Cells], lines: Sequence[PdfLine], at: int) -> tuple[Cells, int] | None:
    """A row of one line in the midst of a table: cells with narrow gaps between them, or one cell, which is the head of a group
    of rows or what is left of a row of the page before."""
    line = lines[at]
    if not rows or line.size != rows[-1][0][0].size:
        return None
    above = min(p.bottom for cell in rows[-1] for p in cell)
    edges = columns_of(rows)
    if not 0 < above - line.bottom < 2 * line.size:
        return None
    if line.parts:
        over = [_over(part, edges) for part in line.parts]
        apart = all(len(o) == 1 for o in over) and len({o[0] for o in over}) == len(over)
        return (tuple((part,) for part in line.parts), at + 1) if apart else None
    alone = len(_over(line, edges)) == 1 and at + 1 < len(lines) and _row(lines, at + 1) is not None
    return (((line,),), at + 1) if alone else None


def is_rest(row: Cells, before: Cells) -> bool:
    """Whether the first row below a head that is set again is what was left of the last row before: it tells no figure."""
    one, other = row[0][0], before[0][0]
    return not any(map(_tells, row)) and (one.bold, one.italic) == (other.bold, other.italic)


def _is_beside(cells: Sequence[Sequence[PdfLine]], line: PdfLine) -> bool:
    """Whether a line stands to the right of a row's cells, as high as the first line of one or between those of the first."""
    near = SAME_ROW * line.size
    first = cells[0]
    level = any(abs(c[0].bottom - line.bottom) < near for c in cells)
    return all(line.left >= b.right for b in cells[-1]) and (
        level or first[-1].bottom + near < line.bottom < first[0].bottom
    )


def _is_below(cell: Sequence[PdfLine], line: PdfLine) -> bool:
    """Whether a line stands right below a cell's last one, as its next would."""
    last = cell[-1]
    near = NEXT[0] * line.size < last.bottom - line.bottom < NEXT[1] * line.size
    return near and len(cell) < WRAPPED and line.left < last.right and last.left < line.right and line.size == last.size


def _goes_on(cells: Sequence[Sequence[PdfLine]], lines: Sequence[PdfLine], n: int) -> bool:
    """Whether a line below a row's last cell is of it: where it begins a row of its own, the next cell stands no higher than it."""
    if any(lines[n].left < b.right for cell in cells[-2:-1] for b in cell):
        return False
    below = [*cells[-1], lines[n]]
    k = n + 1
    while k < len(lines) and _is_below(below, lines[k]):
        below.append(lines[k])
        k += 1
    if k == len(lines) or any(lines[k].left < b.right for b in below):
        return len(cells) > 1
    return lines[k].bottom > lines[n].bottom + SAME_ROW * lines[n].size


# ── columns ──────────────────────────────────────────────────────────────────────────────────────


def columns_of(rows: Sequence[Cells]) -> list[tuple[float, float]]:
    """The left and right edges of a table's columns: in rows of the usual number of pieces, those above each other are of one."""
    numbers = [_pieces(row) for row in rows]
    usual = max(Counter(numbers).items(), key=lambda n: (n[1], n[0]))[0]
    full = [row for row, number in zip(rows, numbers, strict=True) if number == usual]
    edges: list[tuple[float, float]] = []
    for left, right in sorted((p.left, p.right) for row in full for cell in row for x in cell for p in _parts(x)):
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return edges


def _pieces(row: Cells) -> int:
    return sum(len(_parts(cell[0])) for cell in row)


def _parts(line: PdfLine) -> Sequence[PdfLine]:
    return line.parts or (line,)


def in_columns(row: Cells, edges: Sequence[tuple[float, float]]) -> Iterator[tuple[int, PdfLine]]:
    """The pieces of a row, each with its column: a line that reaches over several is parted where it has gaps."""
    for cell in row:
        for line in cell:
            apart = len(_over(line, edges)) > 1
            yield from ((_nearest(piece, edges), piece) for piece in (_parts(line) if apart else (line,)))


def _over(line: PdfLine, edges: Sequence[tuple[float, float]]) -> list[int]:
    return [k for k, (left, right) in enumerate(edges) if line.left < right and left < line.right]


def _nearest(line: PdfLine, edges: Sequence[tuple[float, float]]) -> int:
    """The first column that a piece stands over, or else the nearest one."""
    over = _over(line, edges)
    middle = (line.left + line.right) / 2
    return over[0] if over else min(range(len(edges)), key=lambda k: abs(middle - sum(edges[k]) / 2))
