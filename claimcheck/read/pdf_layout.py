"""Lines of pages → blocks: running heads dropped, columns in order, paragraphs joined, headings, notes and tables found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from claimcheck.model import BlockKind, MarkKind
from claimcheck.read.extract import Cell, Extract, Run
from claimcheck.read.grid import add_table, is_figure
from claimcheck.read.page import RAISED, bears_note, digits
from claimcheck.read.pdf_lines import PdfLine, PdfPage

EDGE = 0.1  # of the page's height, above and below, in which heads and page numbers stand
OUTER = 3  # lines at an edge that may be such
NUMBER = re.compile(r"\W*(?:page\s+)?(\d{1,4}|[ivxlc]{1,7})(?:\s+of\s+\d{1,4})?\W*", re.IGNORECASE)
NOTE = re.compile(r"[\[(]?(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[\])]?[.:]?\s*(?=\S)")
BULLET = re.compile(r"[•‣▪●◦·–-]\s+|[•●▪]")
NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
SMALLER = 0.93  # of the size of the text: notes
LARGER = 1.08  # headings
BY_TAG = frozenset({BlockKind.HEADING, BlockKind.QUOTE})  # kinds that tags tell better than the looks of a line
APART = 1.35  # times the usual distance of two lines: a new paragraph
HEADING_WORDS = 18
HEADING_LINES = 4
LONG = 25  # characters of a piece that is text, and no cell
TABLE_ROWS = 3
WHOLE_HALVES = 0.3  # share of words broken into halves that are none, from which on words are broken at all
COLUMN = 4  # times the size: lines that begin no further apart are of one column
ROOM = 1.15  # times the usual width of its letters, that a word is held to take
SAME_ROW = 0.4  # of the size
MIXED = 0.3  # share of rows with two long pieces, from which on the page has columns that the file mixes


@dataclass
class _Block:
    """A block in the making: its lines, each with its page."""

    kind: BlockKind
    lines: list[tuple[PdfLine, int]] = field(default_factory=list)
    label: str = ""


def lay_out(extract: Extract, pages: Sequence[PdfPage]) -> tuple[int, int]:
    """Adds the blocks of the pages; gives the printed numbers of the first and last page, 0 where they are not known."""
    extract.paged = True
    kept, offset = _without_heads(pages)
    names = [_name(page, offset) for page in pages]
    size = _usual(kept)
    pitch = _pitch(kept, size)
    notes: list[_Block] = []
    labels: dict[int, dict[str, str]] = {}
    taken: set[str] = set()
    bodies: list[list[PdfLine]] = []
    for page, lines in zip(pages, kept, strict=True):
        ordered = _in_columns(lines)
        below = _notes(ordered, size)
        for note in below:
            number = note.label
            note.label = number if number not in taken else f"{number} on {names[page.number]}"
            taken.add(note.label)
            labels.setdefault(page.number, {})[number] = note.label
            note.lines = [(line, page.number) for line, _ in note.lines]
        notes += below
        inside = {id(line) for note in below for line, _ in note.lines}
        bodies.append([line for line in ordered if id(line) not in inside])
    words = _vocabulary(kept)
    writer = _Writer(extract, names, labels, words, _hyphenates(kept, words))
    levels = _levels(bodies, size)
    for block in _blocks(bodies, size, pitch, writer):
        writer.write(block, levels)
    for note in notes:
        writer.write(note, levels)
    if offset is None:
        return 0, 0
    return max(0, 1 + offset), max(0, len(pages) + offset)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def _without_heads(pages: Sequence[PdfPage]) -> tuple[list[list[PdfLine]], int | None]:
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
        kept.append(lines if page.tagged else [replace(line, tag=None) if line.tag else line for line in lines])
        for line in found:
            number = re.search(r"\d{1,4}$|^\d{1,4}", line.text.strip(" -–|"))
            if id(line) in heads and number:
                offsets[int(number[0]) - page.number - 1] += 1
    best = offsets.most_common(1)
    return kept, best[0][0] if best and best[0][1] * 2 >= len(pages) and (len(pages) > 1 or best[0][0] >= 0) else None


def _is_at_edge(line: PdfLine, low: float, high: float) -> bool:
    """Whether a line stands in the upper or lower edge of its page; a number need only reach into it."""
    if NUMBER.fullmatch(line.text):
        return line.bottom < low or line.top > high
    return line.top < low or line.bottom > high


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).lower())


def _name(page: PdfPage, offset: int | None) -> str:
    """What people call a page: its printed number, with the file's where they differ."""
    number = page.number + 1
    printed = f"{number + offset}" if offset is not None and number + offset > 0 else page.label
    if not printed or printed == f"{number}":
        return f"page {number}"
    return f"page {printed} ({number} in the file)"


def _usual(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _pitch(pages: Sequence[Sequence[PdfLine]], size: float) -> float:
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


def _in_columns(lines: Sequence[PdfLine]) -> list[PdfLine]:
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


# ── notes ────────────────────────────────────────────────────────────────────────────────────────


def _notes(lines: Sequence[PdfLine], size: float) -> list[_Block]:
    """The notes at the foot of a page: smaller lines that no line of the text's size stands below, from the first number on."""
    texts = [line for line in lines if line.size > SMALLER * size]
    low = [
        line
        for line in lines
        if line.size <= SMALLER * size
        and not any(t.top < line.bottom + line.size / 2 and t.left < line.right and line.left < t.right for t in texts)
    ]
    found: list[_Block] = []
    for line in low:
        m = NOTE.match(line.text)
        number = (digits(m[1]) if m[1][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else m[1]) if m else ""
        follows = not found or int(number or 0) == int(found[-1].label) + 1
        if m and follows and not is_figure(line.text):
            found.append(_Block(BlockKind.FOOTNOTE, [(line, 0)], number))
        elif found:
            found[-1].lines.append((line, 0))
    return found


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def _levels(bodies: Sequence[Sequence[PdfLine]], size: float) -> dict[float, int]:
    """The level of a heading by its size, the largest first; bold ones of the text's size come last."""
    sizes = sorted({line.size for body in bodies for line in body if line.size > LARGER * size}, reverse=True)
    found: dict[float, int] = {}
    level = 0
    before = 0.0
    for one in sizes:
        level += one < 0.95 * before or not before  # sizes that hardly differ are one
        before = one
        found[one] = level
    return {**found, size: level + 1}


def _blocks(bodies: Sequence[Sequence[PdfLine]], size: float, pitch: float, writer: _Writer) -> Iterator[_Block]:
    current: _Block | None = None
    for number, body in enumerate(bodies):
        edges, indented = _right_edges(body), _indented(body)
        rows = _rows(body)
        at = 0
        while at < len(rows):
            end = _table_end(rows, at)
            if end > at:
                if current:
                    yield current
                current = None
                writer.table(rows[at:end], number)
                at = end
                continue
            for line in rows[at]:
                if current and not _goes_on(current, line, number, size, pitch, edges, indented):
                    yield current
                    current = None
                if current is None:
                    current = _Block(_kind(line, size))
                current.lines.append((line, number))
            at += 1
    if current:
        yield current


def _kind(line: PdfLine, size: float) -> BlockKind:
    if line.tag and line.tag.kind in BY_TAG:
        return line.tag.kind
    if BULLET.match(line.text):
        return BlockKind.LIST_ITEM
    large = line.size > LARGER * size or (line.bold and line.size >= SMALLER * size)
    return BlockKind.HEADING if large else BlockKind.PARAGRAPH


def _right_edges(body: Sequence[PdfLine]) -> dict[int, float]:
    """How far to the right the lines reach that begin about where each line does, and are as large."""
    found: dict[int, float] = {}
    columns: dict[tuple[int, int], float] = {}
    for line in body:
        at = (round(line.size), round(line.left / (COLUMN * line.size)))
        columns[at] = max(columns.get(at, 0.0), line.right)
    for line in body:
        size, left = round(line.size), round(line.left / (COLUMN * line.size))
        found[id(line)] = max(columns.get((size, k), 0.0) for k in (left - 1, left, left + 1))
    return found


def _would_fit(line: PdfLine, before: PdfLine, edge: float) -> bool:
    """Whether the first word of a line would have had room in the line before: then that line ends its paragraph."""
    word = line.text.split(maxsplit=1)[0]
    letter = (before.right - before.left) / max(len(before.text), 1)
    return before.right + letter * (len(word) + 1) * ROOM < edge and not word[0].islower()


def _indented(body: Sequence[PdfLine]) -> frozenset[int]:
    """The lines that begin further to the right than the next one below them of their size, and so may begin a paragraph."""
    return frozenset(
        id(a)
        for a, b in pairwise(body)
        if a.size == b.size
        and 0 < a.bottom - b.bottom < 2 * a.size
        and 0.5 * a.size < a.left - b.left < 4 * a.size
        and not BULLET.match(b.text)
        and not NUMBERED.match(b.text)
    )


def _goes_on(
    block: _Block,
    line: PdfLine,
    page: int,
    size: float,
    pitch: float,
    edges: dict[int, float],
    indented: frozenset[int],
) -> bool:
    """Whether a line goes on with the block before it."""
    before, on = block.lines[-1]
    if before.tag and line.tag and page == on:
        return before.tag == line.tag
    head = block.lines[0][0]
    numbered = NUMBERED.match(head.text) is not None
    if _kind(line, size) is BlockKind.LIST_ITEM:
        return False
    if numbered and NUMBERED.match(line.text) and abs(line.left - head.left) < size and not before.broken:
        return False
    if before.broken:
        return True
    heading = block.kind is BlockKind.HEADING
    if abs(before.size - line.size) > 0.08 * max(size, before.size) or (
        heading and (line.bold != before.bold or page != on)
    ):
        return False
    if heading and len(block.lines) >= HEADING_LINES:
        return False
    if not heading and _kind(line, size) is BlockKind.HEADING:
        return False
    ended = bool(SENTENCE_END.search(before.text))
    fall = before.bottom - line.bottom
    if page != on or fall < -before.size:  # the next page or column
        return not ended and not (heading or before.text.endswith(")"))
    if fall > APART * max(pitch * line.size / size, line.size * 0.9):
        return False
    edge = edges.get(id(before), before.right)
    item = block.kind is BlockKind.LIST_ITEM or numbered  # whose lines are set in below its sign
    if ended and not item and before.left + 0.8 * line.size < line.left < before.right:
        return False
    if (
        id(line) in indented
        and not item
        and abs(line.left - before.left) < line.size
        and before.right < edge - line.size
    ):
        return False
    return not _would_fit(line, before, edge)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def _table_end(rows: Sequence[Sequence[PdfLine]], at: int) -> int:
    """Where the table ends that begins with a row; `at` where none does."""
    end = at
    while end < len(rows) and len(rows[end]) > 1 and all(len(p.text) < 2 * LONG for p in rows[end][1:]):
        end += 1
    table = rows[at:end]
    figures = sum(any(is_figure(p.text) for p in row[1:]) for row in table)
    return end if len(table) >= TABLE_ROWS and figures * 2 >= len(table) else at


def columns_of(rows: Sequence[Sequence[PdfLine]]) -> list[tuple[float, float]]:
    """The left and right edges of a table's columns: pieces that stand above each other are of one."""
    edges: list[tuple[float, float]] = []
    for left, right in sorted((p.left, p.right) for row in rows for p in row):
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return edges


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


class _Writer:
    """Puts blocks together into text: words joined, notes marked, pages named."""

    def __init__(
        self,
        extract: Extract,
        names: Sequence[str],
        labels: dict[int, dict[str, str]],
        words: frozenset[str],
        hyphenates: bool,
    ) -> None:
        self.extract, self.names, self.labels, self.words = extract, names, labels, words
        self.hyphenates = hyphenates

    def write(self, block: _Block, levels: dict[float, int]) -> None:
        kind, level = block.kind, 0
        text = " ".join(line.text for line, _ in block.lines)
        if kind is BlockKind.HEADING:
            level = levels.get(block.lines[0][0].size, len(levels))
            if len(text.split()) > HEADING_WORDS or (text.endswith(".") and len(text.split()) > HEADING_LINES):
                kind = BlockKind.PARAGRAPH
        runs: list[Run] = []
        for n, (line, page) in enumerate(block.lines):
            words = line.text
            if n == 0:
                lead = NOTE if kind is BlockKind.FOOTNOTE else BULLET if kind is BlockKind.LIST_ITEM else None
                m = lead.match(words) if lead else None
                words = words[m.end() :] if m else words
            gap = self._gap(block.lines[n - 1][0].text, words, block.lines[n - 1][0].broken) if n else ""
            runs.append(Run(gap, place=self.names[page]))
            made = self._marked(words, page, kind is BlockKind.FOOTNOTE)
            runs += made if n else [replace(run, stressed=line.italic or line.bold) for run in made]
        self.extract.add(kind, runs, level=level, label=block.label)

    def _gap(self, before: str, after: str, broken: bool) -> str:
        """What stands between two lines: nothing where a word was broken, a hyphen where it has one of its own."""
        if not broken and not before.endswith(("-", "‐")):
            return " "
        first = re.search(r"[^\W_]+$", before.rstrip("-‐"))
        last = re.match(r"[^\W_]+", after)
        if not broken or not first or not last:
            return "" if not broken else "-" if last and not last[0][0].islower() else ""
        if not self.hyphenates:
            return "-"
        whole, apart = (first[0] + last[0]).lower(), f"{first[0]}-{last[0]}".lower()
        return "-" if whole not in self.words and (apart in self.words or not last[0][0].islower()) else ""

    def _marked(self, words: str, page: int, plain: bool) -> list[Run]:
        """The words with the raised numbers as marks that lead to a note of their page."""
        labels = {} if plain else self.labels.get(page, {})
        runs: list[Run] = []
        at = 0
        for m in RAISED.finditer(words):
            label = labels.get(digits(m[0])) if m[0][-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹" and "," not in m[0] else None
            if label and bears_note(words, m.start(), 0):
                runs += [Run(words[at : m.start()]), Run(m[0], MarkKind.FOOTNOTE, label)]
                at = m.end()
        return [*runs, Run(words[at:])]

    def table(self, rows: Sequence[Sequence[PdfLine]], page: int) -> None:
        edges = columns_of(rows)
        cells = []
        for number, row in enumerate(rows, 1):
            made = [Cell() for _ in edges]
            place = f"{self.names[page]}, table {self.extract.tables + 1}, row {number}"
            for piece in row:
                k = next(n for n, (left, right) in enumerate(edges) if left <= piece.left <= right)
                runs = (*made[k].runs, Run(" " if made[k].runs else ""), *self._marked(piece.text, page, False))
                made[k] = Cell(runs, place=place)
            cells.append(made)
        add_table(self.extract, cells, data=True)


def _hyphenates(pages: Sequence[Sequence[PdfLine]], words: frozenset[str]) -> bool:
    """Whether the typesetter breaks words: then among those at the ends of lines many halves are no words.

    Word and LibreOffice break none as they come, so that each hyphen at the end of a line is the writer's own.
    """
    known = words | common_words()
    halves = [
        all(h in known for h in (first[0].lower(), last[0].lower()))
        for lines in pages
        for a, b in pairwise(lines)
        if a.broken
        and (first := re.search(r"[^\W_]+$", a.text.rstrip("-‐")))
        and (last := re.match(r"[^\W_]+", b.text))
    ]
    return halves.count(False) > WHOLE_HALVES * len(halves)


def _vocabulary(pages: Sequence[Sequence[PdfLine]]) -> frozenset[str]:
    """The words of the pages, with those that have a hyphen, in small letters."""
    found: set[str] = set()
    for page in pages:
        for line in page:
            found.update(w.strip(".,;:!?()[]“”‘’\"'").lower() for w in line.text.split())
    return frozenset(found)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The commonest words of English, in small letters."""
    text = resources.files("claimcheck.read").joinpath("common_words.txt").read_text("utf-8")
    return frozenset(text.split("\n\n", 1)[1].split())
