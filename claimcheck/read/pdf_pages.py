"""The lines of a PDF's pages that are text: running heads and page numbers dropped, columns in order, what is usual of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimcheck.read.pdf_lines import SAME_ROW, PdfLine, PdfPage

EDGE = 0.1  # of the page's height, above and below, in which heads and page numbers stand
OUTER = 3  # lines at an edge that may be such
NUMBER = re.compile(r"\W*(?:page\s+)?(\d{1,4}|[ivxlc]{1,7})(?:\s+of\s+\d{1,4})?\W*", re.IGNORECASE)
LONG = 25  # characters of a piece that is text, and no cell
MIXED = 0.3  # share of rows with two long pieces, from which on the page has columns that the file mixes


def without_heads(pages: Sequence[PdfPage]) -> tuple[list[list[PdfLine]], int | None]:
    """The lines without what stands at the edge of page after page, and by how much printed numbers differ from the file's."""
    edges: list[list[PdfLine]] = []
    for page in pages:
        low, high = EDGE * page.height, (1 - EDGE) * page.height
        by_height = sorted(page.lines, key=lambda line: line.bottom)
        outer = [*by_height[:OUTER], *by_height[-OUTER:]]
        edges.append([line for line in outer if _is_at_edge(line, low, high)])
    masks = Counter(m for found in edges for m in {_mask(line.text) for line in found})
    kept: list[list[PdfLine]] = []
    offsets: Counter[int] = Counter()
    for page, found in zip(pages, edges, strict=True):
        untagged = {id(x) for x in found if page.tagged and x.tag is None}
        heads = untagged | {
            id(x) for x in found if NUMBER.fullmatch(x.text) or masks[_mask(x.text)] >= max(2, min(3, len(pages)))
        }
        lines = [line for line in page.lines if id(line) not in heads]
        kept.append(lines if page.tagged else [_untagged(line, page) if line.tag else line for line in lines])
        for line in found:
            number = re.search(r"\d{1,4}$|^\d{1,4}", line.text.strip(" -–|"))
            if id(line) in heads and number:
                offsets[int(number[0]) - page.number - 1] += 1
    best = offsets.most_common(1)
    return kept, best[0][0] if best and best[0][1] * 2 >= len(pages) and (len(pages) > 1 or best[0][0] >= 0) else None


def _untagged(line: PdfLine, page: PdfPage) -> PdfLine:
    return replace(line, tag=None, element=line.tag.element if line.tag and page.disagrees else 0)


def _is_at_edge(line: PdfLine, low: float, high: float) -> bool:
    """Whether a line stands in the upper or lower edge of its page; a number need only reach into it."""
    if NUMBER.fullmatch(line.text):
        return line.bottom < low or line.top > high
    return line.top < low or line.bottom > high


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())


def page_name(page: PdfPage, offset: int | None) -> str:
    """What people call a page: its printed number, with the file's where they differ."""
    number = page.number + 1
    printed = f"{number + offset}" if offset is not None and number + offset > 0 else page.label
    if not printed or printed == f"{number}":
        return f"page {number}"
    return f"page {printed} ({number} in the file)"


def usual_size(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def usual_pitch(pages: Sequence[Sequence[PdfLine]], size: float) -> float:
    """The usual distance from one line of text to the next."""
    found: Counter[float] = Counter()
    for lines in pages:
        for a, b in pairwise(lines):
            if a.size == b.size == size and 0 < a.bottom - b.bottom < 3 * size:
                found[round(a.bottom - b.bottom, 1)] += 1
    return found.most_common(1)[0][0] if found else 1.2 * size


def _rows(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines that stand at one height beside each other, in the file's order."""
    rows: list[list[PdfLine]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last and abs(last.bottom - line.bottom) < SAME_ROW * line.size and line.left >= last.right:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def in_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines, column by column where the file mixes the lines of two or more."""
    rows = _rows(lines)
    mixed = [r for r in rows if len(r) > 1 and all(len(p.text) >= LONG for p in r)]
    if not mixed or len(mixed) < MIXED * len(rows):
        return list(lines)
    number = Counter(map(len, mixed)).most_common(1)[0][0]
    full = [r for r in mixed if len(r) == number]
    gutters = [sorted((r[k].right + r[k + 1].left) / 2 for r in full)[len(full) // 2] for k in range(number - 1)]
    across = {id(line) for line in lines if any(line.left < g < line.right for g in gutters)}
    far = [line for line in lines if any(line.left < g - line.size < g + line.size < line.right for g in gutters)]
    if far and len(across) > len(lines) // 4:
        return list(lines)
    rest = [line for line in lines if id(line) not in across]
    top = [line for line in lines if id(line) in across and all(line.bottom > o.bottom for o in rest)]
    high = {id(line) for line in top}

    def column(line: PdfLine) -> int:
        return 0 if id(line) in across else sum(line.left >= g for g in gutters)

    columns = [[x for x in lines if id(x) not in high and column(x) == k] for k in range(number)]
    return [*top, *(line for lines_of_one in columns for line in lines_of_one)]
