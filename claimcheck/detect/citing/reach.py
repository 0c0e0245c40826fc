"""How far a citation reaches beyond its sentence: over its paragraph, its list, its row, its table.

- One that ends its paragraph, and is the only one there, may stand for all of it. Where others stand in it too, each is for its own
  sentence.
- One in the line that leads in a list may stand for the items of it.
- One in a cell without words of its own, or in a row's first cell, stands for its row; in a column's head, for the table.
- One in a table's caption or in the note below it ("Source: …") stands for the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.citing.lists import described
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.quoting.where import joined_sentences
from claimcheck.detect.sentences import trimmed
from claimcheck.detect.words import Kind, tokens
from claimcheck.model import Block, BlockKind, CitationKind, Document, Span

LONGEST_CAPTION = 300  # characters


def reaching(document: Document, found: Sequence[Cited]) -> tuple[Cited, ...]:
    """The citations, each with what it stands for besides its sentence."""
    tables = tuple(_tables(document))
    made: list[Cited] = []
    for n, block in enumerate(document.blocks):
        mine = [c for c in found if block.span.contains(c.span)]
        if not mine:
            continue
        table = next((t for t in tables if n in t.captions), None)
        if table:
            made.extend(replace(c, scope=table.span) for c in mine)
        elif block.kind is BlockKind.CELL:
            made.extend(_in_cell(document, n, c) for c in mine)
        else:
            made.extend(_ending(document, block, mine, _items(document, n)))
    return tuple(made)


def _ending(document: Document, block: Block, mine: Sequence[Cited], items: Span | None) -> Iterator[Cited]:
    """The citations of a paragraph, where those that end it reach back over it, and those of a lead-in over its list."""
    last = [c for c in mine if not _has_words(document, c.span.end, block.span.end)]
    alone = all(c in last or c.kind is CitationKind.ATTRIBUTION for c in mine)
    for c in mine:
        own = [s for s in joined_sentences(document.prose, block.span) if c.scope.overlaps(s)]
        leads = items and own and own[-1].end >= block.span.end - 1
        if items and leads:
            yield replace(c, reach=items)
        elif alone and c in last and c.kind is not CitationKind.ATTRIBUTION and block.span.start < c.scope.start:
            yield replace(c, reach=block.span)
        else:
            yield c


def _has_words(document: Document, start: int, end: int) -> bool:
    return any(c.isalnum() for c in document.prose[start:end])


def _items(document: Document, n: int) -> Span | None:
    """The list that the nth block leads in with a colon; None where it leads in none."""
    prose, span = document.prose, document.blocks[n].span
    if document.blocks[n].kind is not BlockKind.PARAGRAPH or not prose[span.start : span.end].rstrip().endswith(":"):
        return None
    items = []
    for block in document.blocks[n + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        items.append(block.span)
    return items[0].to(items[-1]) if items else None


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its span, and the numbers of the blocks that are its caption or note."""

    span: Span
    captions: frozenset[int]


def _tables(document: Document) -> Iterator[_Table]:
    numbered = enumerate(document.blocks)
    for is_cell, group in groupby(numbered, key=lambda pair: pair[1].kind is BlockKind.CELL):
        if is_cell:
            cells = list(group)
            first, last = cells[0][0], cells[-1][0]
            around = [(first - 1, False), (last + 1, True), (last + 2, True)]
            captions = frozenset(n for n, below in around if _is_caption(document, n, below))
            yield _Table(cells[0][1].span.to(cells[-1][1].span), captions)


def _is_caption(document: Document, n: int, below: bool) -> bool:
    """Whether a block beside a table belongs to it: "Table 2: …", or "Source: …" below."""
    if not 0 <= n < len(document.blocks) or document.blocks[n].kind is not BlockKind.PARAGRAPH:
        return False
    span = document.blocks[n].span
    run = tokens(document.prose, span) if len(span) <= LONGEST_CAPTION else ()
    if below and source_line(document, document.blocks[n]):
        return True
    if run and run[0].text == ":":
        return True
    return len(run) > 1 and run[0].lower in words_in("reporting", "caption") and run[1].kind is Kind.NUMBER


def source_line(document: Document, block: Block) -> Span | None:
    """What stands behind the "Source:" of a line that is nothing but that; None where there is no such line."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.span) > LONGEST_CAPTION:
        return None
    run = tokens(document.prose, block.span)
    if len(run) < 2 or run[0].lower not in words_in("reporting", "source_line") or run[1].text != ":":
        return None
    return trimmed(document.text, Span(run[1].end, block.span.end))


def source_lines(document: Document, taken: Iterable[Span]) -> Iterator[Cited]:
    """The "Source: Ministry of Health, 2021" below a table, which is a citation in words."""
    spans = tuple(taken)
    for table in _tables(document):
        for n in sorted(table.captions):
            span = source_line(document, document.blocks[n])
            if span and len(span) and not any(s.overlaps(document.blocks[n].span) for s in spans):
                text = described(document, span)
                yield Cited(CitationKind.FOOTNOTE, span, table.span, " ".join(text.split()), text)


def _in_cell(document: Document, n: int, cited: Cited) -> Cited:
    """A citation in a table's cell: of the cell, of its row, of the whole table."""
    cell = document.blocks[n]
    table = next((t for t in _tables(document) if t.span.contains(cell.span)), None)
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL and table and table.span.contains(b.span)]
    if any(b.headers and b.headers[-1] == cell.span for b in cells) and not cell.headers:
        return replace(cited, reach=table.span if table else None)
    heads_row = any(len(b.headers) > 1 and b.headers[0] == cell.span for b in cells)
    words = any(c.isalnum() for c in document.prose[cell.span.start : cell.span.end])
    if heads_row or not words:
        row = [b.span for b in cells if b.headers and (b is cell or _one_row(b, cell))]
        if row:
            return replace(cited, scope=min(row).to(max(row)))
    return cited


def _one_row(a: Block, b: Block) -> bool:
    """Whether two cells below the head of a table stand in one row."""
    first = a.headers[0] if len(a.headers) > 1 else a.span
    return first == (b.headers[0] if len(b.headers) > 1 else b.span)
