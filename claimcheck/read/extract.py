"""What the readers of formats with mark-up share: a document whose text is put together piece by piece, as it is shown.

A reader adds runs of text, closes each block, and gets a Document whose text is what a reader of the page sees: a paragraph on
a line, a table's row on a line with tabs between its cells, footnotes at the end. Places are told as people tell them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.model import Block, BlockKind, Document, MarkKind, Remark, Span
from claimcheck.read.page import Page
from claimcheck.read.places import places

SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
RAISABLE = re.compile(r"\d{1,3}")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
INDENT = "  "  # of a list within a list


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a block's text; one with a kind is a mark as well. `place` is what people call the place from here on,
    `remark` a comment that stands here and is not shown; `stressed` is what is set in italics or bold.
    """

    text: str
    kind: MarkKind | None = None
    target: str = ""
    place: str = ""
    remark: str = ""
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as written: its runs, whether the format calls it a header, the columns and rows that it takes.

    `place` is what people call it, where that is not its table and row: "sheet Calls, B7".
    """

    runs: tuple[Run, ...] = ()
    header: bool = False
    width: int = 1
    height: int = 1
    place: str = ""

    @property
    def text(self) -> str:
        return shown("".join(r.text for r in self.runs if r.kind is not MarkKind.FOOTNOTE))


def shown(text: str) -> str:
    """The text with each run of white space as one space, without what is not shown."""
    return SPACE.sub(" ", LEFT_OUT.sub("", text)).strip()


def raised(text: str) -> str:
    """Raised text as plain text has it: a number in raised digits, anything else as it is."""
    return text.translate(RAISED) if RAISABLE.fullmatch(text.strip()) else text


class Extract:
    """A document in the making: its text so far, its blocks and marks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.marks: list[tuple[MarkKind, Span, str]] = []
        self.headings: list[tuple[int, Span]] = []
        self.levels: dict[Span, int] = {}
        self.tables = 0
        self.paged = False  # whether runs and cells tell their places themselves
        self.pages: list[tuple[int, str]] = []  # what the place is called from an offset on, as they tell it
        self.last_table = 0  # of the last cell
        self.waiting: list[str] = []  # comments that are of the next text to be shown
        self.remarks: dict[Remark, None] = {}
        self.doubts: list[Span] = []
        self.cells: dict[Span, str] = {}  # what people call the place of each cell

    def add(
        self, kind: BlockKind, runs: Sequence[Run], *, level: int = 0, label: str = "", depth: int = 0
    ) -> Span | None:
        """Adds a block and gives its span; None where its runs show nothing. `level` is a heading's, `depth` a list's."""
        gap = "\n" if kind is BlockKind.LIST_ITEM and self.blocks and self.blocks[-1].kind is kind else "\n\n"
        span = self._write(runs, gap + INDENT * depth if self.length else "")
        if span is None:
            return None
        if kind is BlockKind.HEADING:
            while self.headings and self.headings[-1][0] >= level:
                self.headings.pop()
        above = self._above if kind is not BlockKind.FOOTNOTE else ()
        first = next((r for r in runs if shown(r.text)), None)
        self.blocks.append(Block(kind, span, label, above, stressed=first is not None and first.stressed))
        if kind is BlockKind.HEADING:
            self.headings.append((level, span))
            self.levels[span] = level
        return span

    @property
    def _above(self) -> tuple[Span, ...]:
        return tuple(span for _, span in self.headings)

    def add_cell(self, cell: Cell, first: bool, row: int) -> Span | None:
        """Adds a cell of the present table, in a new line where it is the `first` of its row; None where it shows nothing."""
        gap = "\t" if not first else "\n" if self._in_table else "\n\n" if self.length else ""
        span = self._write(cell.runs, gap, cell.place)
        if span is not None:
            self.blocks.append(Block(BlockKind.CELL, span, "", self._above))
            self.cells[span] = cell.place or f"table {self.tables}, row {row}"
            self.last_table = self.tables
        return span

    @property
    def _in_table(self) -> bool:
        """Whether the last block is a cell of the present table."""
        return bool(self.blocks) and self.blocks[-1].kind is BlockKind.CELL and self.last_table == self.tables

    def _write(self, runs: Sequence[Run], gap: str, place: str = "") -> Span | None:
        """Adds the text of some runs after a gap; white space at their ends and between them counts once."""
        pieces: list[tuple[str, Run]] = []
        open_gap = True  # white space here would stand at the start, or after other white space
        self.waiting += [run.remark for run in runs if run.remark]
        for run in runs:
            text = SPACE.sub(" ", LEFT_OUT.sub("", run.text))
            text = (
                (text.lstrip() if not any(t for t, _ in pieces) else text[1:] if text.startswith(" ") else text)
                if open_gap
                else text
            )
            if text or run.place:
                pieces.append((text, run))
            open_gap = text.endswith(" ") if text else open_gap
        while pieces and not pieces[-1][0].rstrip():
            pieces.pop()
        if not pieces:
            return None
        pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
        self._put(gap)
        start = self.length
        self._page(place)
        for text, run in pieces:
            at = self.length
            self._put(text)
            self._page(run.place)
            if run.kind is not None and run.target:
                left = len(text) - len(text.lstrip())
                span = Span(at + left, at + len(text.rstrip()))
                if len(span):
                    self.marks.append((run.kind, span, run.target))
        whole = Span(start, self.length)
        self.remarks.update({Remark(whole, words): None for words in self.waiting})
        self.waiting = []
        return whole

    def _page(self, place: str) -> None:
        """Notes what people call the place from here on."""
        if place and self.pages and self.pages[-1][0] == self.length:
            self.pages.pop()
        if place and not (self.pages and self.pages[-1][1] == place):
            self.pages.append((self.length, place))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def document(self, id: str, path: str, format: str, meta: dict[str, str] | None = None, **more: object) -> Document:
        """The finished document; raises nothing, whatever was added. `more` are further fields of the Document."""
        text = "".join(self.parts)
        page = Page(text)
        page.blocks = self.blocks
        for kind, span, target in self.marks:
            page.mark(kind, span.start, span.end, target)
            if kind is not MarkKind.LINK:
                page.blank(span.start, span.end)
        links = [span for kind, span, _ in self.marks if kind is MarkKind.LINK]
        for block in self.blocks:
            page.blank_addresses(block.span, links)
            page.blank_raised(block.span)
        made = page.document(id, {**(meta or {}), "path": path}, titled=True)
        found = tuple(self.pages) if self.paged else places(made, self.levels, self.cells)
        told = {"comments": tuple(self.remarks), "doubts": tuple(self.doubts), **more}
        return replace(made, format=format, places=found, **told)  # type: ignore[arg-type]
