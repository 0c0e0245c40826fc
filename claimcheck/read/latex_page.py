"""The blocks of a LaTeX text in the making: what is shown of it so far, and the block that is being gathered."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from claimcheck.model import Block, BlockKind, Document, MarkKind, Span
from claimcheck.read.page import Page, trimmed

Node = Any  # pylatexenc has no types

JOIN = "\ue000"  # in the prose in the making: nothing is shown here, not even a space
BROKEN_WORD = re.compile(rf"\w(?:\w|{JOIN}+(?=\w)|(?<=\d)[.,–]?{JOIN}*[.,–]?{JOIN}*(?=\d))+")
QUOTES = str.maketrans("`'", "‘’")


class Gathering(ABC):
    """What is shown of a text, in its own places, and its blocks; how nodes are read is told by the class that goes on from this."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Page(text)
        self.page.chars = [c if c.isspace() else JOIN for c in text]
        self.kind = BlockKind.PARAGRAPH
        self.solid = False  # no paragraph ends here: in a note, a cell, a heading
        self.first, self.last = -1, -1
        self.headings: list[tuple[int, Span]] = []

    @abstractmethod
    def nodes(self, nodes: Sequence[Node] | None) -> None:
        """Reads nodes in order."""

    # ── blocks ───────────────────────────────────────────────────────────────────────────────────

    def cover(self, start: int, end: int) -> None:
        """Takes a part of the text into the block."""
        self.first = start if self.first < 0 else min(self.first, start)
        self.last = max(self.last, end)

    def flush(self, label: str = "", level: int = -1) -> Span | None:
        """Ends the block; gives its span, or None where it holds nothing."""
        if self.first < 0:
            return None
        span = trimmed(self.text, self.first, self.last)
        self.first = self.last = -1
        if not any(c.isalnum() for c in self.shown(span)) and not self.marked(span):
            return None
        for beside in (span.start - 1, span.end):  # no word goes on from one block to the next
            if 0 <= beside < len(self.text) and self.page.chars[beside] == JOIN:
                self.page.chars[beside] = " "
        if level >= 0:
            while self.headings and self.headings[-1][0] >= level:
                self.headings.pop()
        above = tuple(s for _, s in self.headings) if self.kind is not BlockKind.FOOTNOTE else ()
        self.page.blocks.append(Block(self.kind, span, label, above))
        if level >= 0:
            self.headings.append((level, span))
        return span

    def apart(self, kind: BlockKind, nodes: Sequence[Node], label: str = "", level: int = -1) -> Span | None:
        """Reads nodes as one block of their own."""
        if self.solid:
            self.nodes(nodes)
            return None
        self.flush()
        before, self.kind, self.solid = self.kind, kind, True
        self.nodes(nodes)
        made = self.flush(label, level)
        self.kind, self.solid = before, False
        return made

    def within(self, kind: BlockKind, nodes: Sequence[Node]) -> None:
        """Reads nodes whose paragraphs are of a kind."""
        if self.solid:
            self.nodes(nodes)
            return
        self.flush()
        before, self.kind = self.kind, kind
        self.nodes(nodes)
        self.flush()
        self.kind = before

    def show(self, start: int, end: int) -> None:
        if self.text[start:end].strip():
            self.page.chars[start:end] = self.text[start:end].translate(QUOTES)
            span = trimmed(self.text, start, end)
            self.cover(span.start, span.end)

    def sign(self, start: int, end: int, sign: str, at_start: bool = False) -> None:
        """Shows one sign for the whole of a command."""
        if sign.isspace():
            self.page.chars[start:end] = [c if c in "\r\n" else " " for c in self.text[start:end]]
            return
        self.page.chars[start if at_start else end - 1] = sign
        self.cover(start, end)

    def shown(self, span: Span | None) -> str:
        """The prose of a part, as it stands now."""
        return "" if span is None else "".join(self.page.chars[span.start : span.end]).replace(JOIN, "")

    def marked(self, span: Span) -> bool:
        """Whether a mark stands in a part that ends with what was read last."""
        return bool(self.page.marks) and self.page.marks[-1].span.end > span.start

    def document(self, id: str, meta: dict[str, str]) -> Document:
        """The finished document."""
        for mark in self.page.marks:
            if mark.kind is not MarkKind.LINK:
                self.page.blank(mark.span.start, mark.span.end)
        prose = BROKEN_WORD.sub(lambda m: m[0].replace(JOIN, "").ljust(len(m[0])), "".join(self.page.chars))
        self.page.chars = list(prose.replace(JOIN, " "))
        links = [m.span for m in self.page.marks if m.kind is MarkKind.LINK]
        for block in self.page.blocks:
            self.page.blank_addresses(block.span, links)
        return self.page.document(id, meta, titled=True)
