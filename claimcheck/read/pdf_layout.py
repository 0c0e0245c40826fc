"""Lines of pages → blocks: paragraphs joined, headings, notes and tables found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from claimcheck.model import BlockKind, MarkKind, Span
from claimcheck.read.extract import Cell, Extract, Run, shown
from claimcheck.read.grid import add_table, is_figure
from claimcheck.read.page import RAISED, bears_note, digits
from claimcheck.read.pdf_lines import SAME_ROW, PdfLine, PdfPage
from claimcheck.read.pdf_pages import in_order, page_name, usual_pitch, usual_size, without_heads
from claimcheck.read.pdf_tables import Cells, columns_of, continues, in_columns, is_rest, table_at, words_of

NOTE = re.compile(r"[\[(]?(\d{1,3}(?!\d)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[\])]?[.:]?\s*(?=\S)")
BULLET = re.compile(r"[•‣▪●◦·–-]\s+|[•●▪]")
NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
SMALLER = 0.93  # of the size of the text: notes
LARGER = 1.08  # headings
BY_TAG = frozenset({BlockKind.HEADING, BlockKind.QUOTE})  # kinds that tags tell better than the looks of a line
APART = 1.35  # times the usual distance of two lines: a new paragraph
HEADING_WORDS = 18
HEADING_LINES = 4
WHOLE_HALVES = 0.3  # share of words broken into halves that are none, from which on words are broken at all
BROKEN = 0.02  # share of lines that end in a hyphen, below which these are the writer's own
COLUMN = 4  # times the size: lines that begin no further apart are of one column
ROOM = 1.15  # times the usual width of its letters, that a word is held to take


_Style = tuple[float, bool, bool]  # size, bold, italic
_Rows = tuple[Sequence[Cells], int]  # rows of a table, and their page


@dataclass
class _Block:
    """A block in the making: its lines, each with its page."""

    kind: BlockKind
    lines: list[tuple[PdfLine, int]] = field(default_factory=list)
    label: str = ""


def lay_out(extract: Extract, pages: Sequence[PdfPage]) -> tuple[int, int]:
    """Adds the blocks of the pages; gives the printed numbers of the first and last page, 0 where they are not known."""
    extract.paged = True
    kept, offset = without_heads(pages)
    names = [page_name(page, offset) for page in pages]
    size = usual_size(kept)
    pitch = usual_pitch(kept, size)
    notes: list[_Block] = []
    labels: dict[int, dict[str, str]] = {}
    taken: set[str] = set()
    bodies: list[list[PdfLine]] = []
    for page, lines in zip(pages, kept, strict=True):
        ordered = in_order(lines)
        below, more = _notes(ordered, size)
        if notes and more and not SENTENCE_END.search(notes[-1].lines[-1][0].text):
            notes[-1].lines += [(line, page.number) for line in more]
        else:
            more = []
        for note in below:
            number = note.label
            note.label = number if number not in taken else f"{number} on {names[page.number]}"
            taken.add(note.label)
            labels.setdefault(page.number, {})[number] = note.label
            note.lines = [(line, page.number) for line, _ in note.lines]
        notes += below
        inside = {id(line) for line in (*more, *(line for note in below for line, _ in note.lines))}
        bodies.append([line for line in ordered if id(line) not in inside])
    words = _vocabulary(kept)
    writer = _Writer(extract, names, labels, words, _hyphenates(kept, words))
    writer.torn = _torn(bodies)
    levels = _levels(bodies, size)
    for block in _blocks(bodies, size, pitch, writer):
        writer.write(block, levels)
    for note in notes:
        writer.write(note, levels)
    if offset is None:
        return 0, 0
    return max(0, 1 + offset), max(0, len(pages) + offset)


# ── notes ────────────────────────────────────────────────────────────────────────────────────────


def _notes(lines: Sequence[PdfLine], size: float) -> tuple[list[_Block], list[PdfLine]]:
    """The notes at the foot of a page: smaller lines that no line of the text's size stands below, from the first number on.

    And what stands there above the first number, where the page has text above it: a note of the page before may go on in it.
    """
    texts = [line for line in lines if line.size > SMALLER * size]
    low = [
        line
        for line in lines
        if line.size <= SMALLER * size
        and not any(t.top < line.bottom + line.size / 2 and t.left < line.right and line.left < t.right for t in texts)
    ]
    found: list[_Block] = []
    more: list[PdfLine] = []
    for line in low:
        m = NOTE.match(line.text)
        number = (digits(m[1]) if m[1][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else m[1]) if m else ""
        follows = not found or int(number or 0) == int(found[-1].label) + 1
        if m and follows and not is_figure(line.text):
            found.append(_Block(BlockKind.FOOTNOTE, [(line, 0)], number))
        elif found and _is_more(found[-1].lines[-1][0], line):
            found[-1].lines.append((line, 0))
        elif not found and texts:
            more.append(line)
    return found, more


def _is_more(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line goes on with a note: beside or below its last line, or in the next column in the midst of a sentence."""
    beside = abs(before.bottom - line.bottom) < SAME_ROW * line.size
    below = 0 < before.bottom - line.bottom < 2 * line.size and line.left < before.right and before.left < line.right
    return beside or below or (not SENTENCE_END.search(before.text) and line.text[0].islower())


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


def _levels(bodies: Sequence[Sequence[PdfLine]], size: float) -> dict[_Style, int]:
    """The level of a heading by its looks: the largest first, of those of a size the one that comes first in the text.

    Those that are not larger than the text (bold ones) come last.
    """
    looks = dict.fromkeys(_style(line) for body in bodies for line in body)  # in order of their first lines
    groups: dict[float, int] = {}
    before = 0.0
    for one in sorted({look[0] for look in looks if look[0] > LARGER * size}, reverse=True):
        groups[one] = (
            len(groups) if one < 0.95 * before or not before else groups[before]
        )  # sizes that hardly differ are one
        before = one
    alike = {look: (groups[look[0]], *look[1:]) for look in looks if look[0] in groups}
    ranks = {a: n for n, a in enumerate(sorted(dict.fromkeys(alike.values()), key=lambda a: a[0]))}
    return {look: ranks[alike[look]] if look in alike else len(ranks) for look in looks}


def _style(line: PdfLine) -> _Style:
    return line.size, line.bold, line.italic


def _blocks(bodies: Sequence[Sequence[PdfLine]], size: float, pitch: float, writer: _Writer) -> Iterator[_Block]:
    current: _Block | None = None
    table: list[_Rows] = []  # that may go on
    for number, body in enumerate(bodies):
        edges, indented = _right_edges(body), _indented(body)
        at = 0
        while at < len(body):
            rows, end = table_at(body, at)
            if current and (rows or not _goes_on(current, body[at], number, size, pitch, edges, indented)):
                yield current
                current = None
            if table and not (rows and continues(table[-1][0], rows)):
                writer.table(table)
                table = []
            if rows:
                table.append((rows, number))
                at = end
                continue
            current = current or _Block(_kind(body[at], size))
            if current.kind is BlockKind.HEADING and _kind(body[at], size) is BlockKind.PARAGRAPH:
                current.kind = BlockKind.PARAGRAPH  # whose first words are bold
            current.lines.append((body[at], number))
            at += 1
    if current:
        yield current
    if table:
        writer.table(table)


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


def _runs_on(before: PdfLine, line: PdfLine, size: float, edges: dict[int, float]) -> bool:
    """Whether, of two lines of the text's size, one is bold as a part of a sentence that goes on from the one to the other."""
    if max(before.size, line.size) > LARGER * size or SENTENCE_END.search(before.text):
        return False
    return line.text[0].islower() or not (before.bold or _would_fit(line, before, edges.get(id(before), before.right)))


def _would_fit(line: PdfLine, before: PdfLine, edge: float) -> bool:
    """Whether the first word of a line would have had room in the line before: then that line ends its paragraph."""
    word = line.text.split(maxsplit=1)[0]
    letter = (before.right - before.left) / max(len(before.text), 1)
    return before.right + letter * (len(word) + 1) * ROOM < edge and not word[0].islower()


def _indented(body: Sequence[PdfLine]) -> frozenset[int]:
    """The lines that begin further to the right than the next one below them of their size, and so may begin a paragraph.

    The last line of one that is set in as a whole begins where those above it do, in the midst of a sentence.
    """
    return frozenset(
        id(a)
        for n, (a, b) in enumerate(pairwise(body))
        if a.size == b.size
        and 0 < a.bottom - b.bottom < 2 * a.size
        and 0.5 * a.size < a.left - b.left < 4 * a.size
        and not BULLET.match(b.text)
        and not NUMBERED.match(b.text)
        and not _is_last(body[max(0, n - 2) : n + 1])
    )


def _is_last(lines: Sequence[PdfLine]) -> bool:
    """Whether the last of up to three lines goes on with a sentence that began in the others, which begin where it does."""
    *above, line = lines
    under = [_is_under(a, b) for a, b in pairwise(lines)]
    within = bool(above) and not SENTENCE_END.search(above[-1].text)
    return within and under[-1] and (line.text[0].islower() or under == [True, True])


def _is_under(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line stands below another, and begins where that does."""
    return 0 < before.bottom - line.bottom < 2 * line.size and abs(before.left - line.left) < 0.5 * line.size


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
    stressed = page == on and before.bold != line.bold and _runs_on(before, line, size, edges)
    if abs(before.size - line.size) > 0.08 * max(size, before.size) or (
        heading and not stressed and (line.bold != before.bold or page != on)
    ):
        return False
    if heading and len(block.lines) >= HEADING_LINES:
        return False
    if not heading and not (stressed or (before.bold and line.bold)) and _kind(line, size) is BlockKind.HEADING:
        return False
    ended = bool(SENTENCE_END.search(before.text))
    within = before.text[-1:] in (";", ":") and line.text[0].islower()  # of a sentence, where a page ends within it
    fall = before.bottom - line.bottom
    if page != on or fall < -before.size:  # the next page or column
        return (not ended or within) and not (heading or before.text.endswith(")"))
    if fall > APART * max(pitch * line.size / size, line.size * 0.9):
        return False
    set_in = len(block.lines) > 1 and _is_under(block.lines[-2][0], before)
    if ended and set_in and line.left < before.left - 0.8 * line.size:
        return False
    edge = edges.get(id(before), before.right)
    item = block.kind is BlockKind.LIST_ITEM or numbered  # whose lines are set in below its sign
    if ended and not (item or heading) and before.left + 0.8 * line.size < line.left < before.right:
        return False
    if (
        id(line) in indented
        and not item
        and abs(line.left - before.left) < line.size
        and before.right < edge - line.size
    ):
        return False
    return not _would_fit(line, before, edge)


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
        self.torn: tuple[frozenset[PdfLine], frozenset[PdfLine]] = frozenset(), frozenset()

    def write(self, block: _Block, levels: dict[_Style, int]) -> None:
        kind, level = block.kind, 0
        text = " ".join(line.text for line, _ in block.lines)
        if kind is BlockKind.HEADING:
            level = levels[_style(block.lines[0][0])]
            if len(text.split()) > HEADING_WORDS or (text.endswith(".") and len(text.split()) > HEADING_LINES):
                kind = BlockKind.PARAGRAPH
        runs: list[Run] = []
        parted: list[tuple[int, int]] = []  # in the block's words, where the tags have other words next
        for n, (line, page) in enumerate(block.lines):
            words = line.text
            if n == 0:
                lead = NOTE if kind is BlockKind.FOOTNOTE else BULLET if kind is BlockKind.LIST_ITEM else None
                m = lead.match(words) if lead else None
                words = words[m.end() :] if m else words
            gap = self._gap(block.lines[n - 1][0].text, words, block.lines[n - 1][0].broken) if n else ""
            if n and _differ(block.lines[n - 1], (line, page)):
                before = "".join(run.text for run in runs)
                parted.append((len(shown(before)), len(shown(f"{before}{gap}{words}")) - len(shown(words))))
            runs.append(Run(gap, place=self.names[page]))
            made = self._marked(words, page, kind is BlockKind.FOOTNOTE)
            runs += made if n else [replace(run, stressed=line.italic or line.bold) for run in made]
        span = self.extract.add(kind, runs, level=level, label=block.label)
        if span is None:
            return
        if block.lines[0][0] in self.torn[1]:
            parted.insert(0, (1, 0))
        if block.lines[-1][0] in self.torn[0]:
            parted.append((len(span), len(span) - 1))
        self.extract.doubts += [Span(span.start + end - 1, span.start + start + 1) for end, start in parted]

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
        halves = first[0].lower(), last[0].lower()
        whole, apart = "".join(halves), "-".join(halves)
        kept = _listed("hyphened.txt")
        begun = halves[0] in self.words or f"{halves[0]}-" in kept
        known = (halves[1] in self.words and begun) or f"-{halves[1]}" in kept
        own = apart in self.words or not last[0][0].islower() or known
        return "-" if own and whole not in self.words else ""

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

    def table(self, parts: Sequence[_Rows]) -> None:
        """Adds a table that may reach over pages; a head that is set again on the next is dropped."""
        head = words_of(parts[0][0][0])
        cells: list[list[Cell]] = []
        last: Cells = ()
        for rows, page in parts:
            edges = columns_of(rows)
            again = bool(cells) and words_of(rows[0]) == head
            for n, row in enumerate(rows[again:]):
                rest = again and n == 0 and is_rest(row, last)
                place = f"{self.names[page]}, table {self.extract.tables + 1}, row {len(cells) + 1}"
                made = self._cells(row, edges, page, place)
                if rest:
                    pairs = zip(cells[-1], made, strict=True)
                    cells[-1] = [replace(a, runs=(*a.runs, Run(" "), *b.runs)) if b.runs else a for a, b in pairs]
                else:
                    cells.append(made)
                last = row
        add_table(self.extract, cells, data=True)

    def _cells(self, row: Cells, edges: Sequence[tuple[float, float]], page: int, place: str) -> list[Cell]:
        made = [Cell() for _ in edges]
        last: dict[int, PdfLine] = {}
        for k, piece in in_columns(row, edges):
            gap = self._gap(last[k].text, piece.text, last[k].broken) if k in last else ""
            made[k] = Cell((*made[k].runs, Run(gap), *self._marked(piece.text, page, False)), place=place)
            last[k] = piece
        return made


def _differ(before: tuple[PdfLine, int], line: tuple[PdfLine, int]) -> bool:
    """Whether two lines that follow on each other are of two elements of one page's tags."""
    (a, on), (b, page) = before, line
    return on == page and a.element > 0 and b.element > 0 and a.element != b.element


def _torn(bodies: Sequence[Sequence[PdfLine]]) -> tuple[frozenset[PdfLine], frozenset[PdfLine]]:
    """The lines that a sentence goes on behind by the tags, and not by the text, and those that it goes on with."""
    found: list[tuple[PdfLine, PdfLine]] = []
    for body in bodies:
        last: dict[int, int] = {}
        for n, line in enumerate(body):
            before = last.get(line.element, n) if line.element else n
            if before < n - 1 and not SENTENCE_END.search(body[before].text):
                found.append((body[before], line))
            last[line.element] = n
    return frozenset(a for a, _ in found), frozenset(b for _, b in found)


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
    return halves.count(False) > WHOLE_HALVES * len(halves) and len(halves) > BROKEN * sum(map(len, pages))


def _vocabulary(pages: Sequence[Sequence[PdfLine]]) -> frozenset[str]:
    """The words of the pages, with those that have a hyphen, in small letters; halves of broken ones are none."""
    found: set[str] = set()
    broken = False
    for line in (line for page in pages for line in page):
        words = line.text.split()[broken : -1 if line.broken else None]
        found.update(w.strip(".,;:!?()[]“”‘’\"'").lower() for w in words)
        broken = line.broken
    return frozenset(found)


def common_words() -> frozenset[str]:
    """The commonest words of English, in small letters."""
    return _listed("common_words.txt")


@lru_cache(maxsize=2)
def _listed(name: str) -> frozenset[str]:
    """The words of a list, below what it says of itself."""
    text = resources.files("claimcheck.read").joinpath(name).read_text("utf-8")
    return frozenset(text.split("\n\n", 1)[1].split())
