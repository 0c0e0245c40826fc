"""Totals of a table's column, and the shares that its rows have of it, as claims of the source with their working.

Of a column those rows are added that the draft names, or that fall into the time that it tells, or else all. Such a claim speaks
against a draft only where the draft says that it adds up, or that a row makes up so much, and has all the words of the
column's head; else it can only speak for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import terms, tokens
from claimcheck.model import Block, Bound, Claim, Form, ModifierKind, Passage, Quantity, Span
from claimcheck.retrieve.figures import LEVELS, Relation, compare
from claimcheck.retrieve.headed import row_terms, row_times
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.ties import like
from claimcheck.retrieve.working import shown

FEWEST = 2  # rows
MOST = 400  # rows
SHOWN = 6  # figures of a sum that are told one by one
TENTH = Fraction(1, 10)


def totals(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """The totals and shares that the columns of the passages' cells make, of the kind that the draft tells."""
    asked = claim.quantity
    if asked is None or asked.change is not None or asked.form not in (*LEVELS, Form.SHARE):
        return
    said = _said(claim)
    for document, head in dict.fromkeys(_columns(passages, library)):
        words = set(terms(tokens(library.document(document).prose, head)))
        if not words or not words <= said or (claim.about.counted and words.isdisjoint(claim.about.counted)):
            continue
        cells = [c for c in library.column(document, head) if c.quantity and c.quantity.form in LEVELS]
        if not FEWEST <= len(cells) <= MOST or not _is_plain(cells):
            continue
        cells = _without_total(cells)
        if asked.form is Form.SHARE:
            yield from _shares(claim, asked, cells, library)
        elif like(asked, cells[0].quantity):
            yield from _sums(claim, asked, cells, library)


def _said(claim: Claim) -> set[str]:
    """The terms of the draft's sentence, those of its places too."""
    placed = (t for p in claim.about.places for t in terms(tokens(p.name)))
    return {*claim.about.clause, *claim.about.rest, *claim.about.counted, *placed}


def _columns(passages: Sequence[Passage], library: Library) -> Iterator[tuple[str, Span]]:
    """The columns of the passages that are cells, by document and head."""
    for passage in passages:
        cell = library.cell(passage.document, passage.span)
        if cell is not None:
            yield passage.document, cell.headers[-1]


def _is_plain(cells: Sequence[Claim]) -> bool:
    """Whether all cells hold one plain figure of one kind."""
    figures = [c.quantity for c in cells if c.quantity]
    one_each = len({c.sentence for c in cells}) == len(cells)
    return one_each and all(like(figures[0], q) and q.low == q.high and q.change is None for q in figures)


def _without_total(cells: Sequence[Claim]) -> list[Claim]:
    """The cells but for the one that is the sum of all others."""
    whole = sum(_value(c) for c in cells)
    kept = [c for c in cells if _value(c) * 2 != whole]
    return kept if len(cells) - len(kept) == 1 and len(kept) >= FEWEST else list(cells)


def _value(claim: Claim) -> Fraction:
    return claim.quantity.low if claim.quantity else Fraction(0)


# ── sums ─────────────────────────────────────────────────────────────────────────────────────────


def _sums(claim: Claim, asked: Quantity, cells: Sequence[Claim], library: Library) -> Iterator[Claim]:
    chosen = _in_time(claim, _named(claim, cells, library) or cells)
    if len(chosen) < FEWEST:
        return
    whole = sum((_value(c) for c in chosen), Fraction(0))
    first = chosen[0]
    step = max(c.quantity.step for c in chosen if c.quantity)
    quantity = replace(asked, low=whole, high=whole, step=step, bound=Bound.EXACTLY, cue=None)
    parts = [shown(_value(c)) for c in chosen]
    told = parts if len(parts) <= SHOWN else [*parts[:2], "…", parts[-1]]
    working = f"{' + '.join(told)} = {shown(whole)}"
    adds_up = any(m.kind is ModifierKind.TOTAL for m in claim.modifiers) and not _is_elsewhere(claim, cells, library)
    if adds_up or _bears_out(asked, quantity):
        yield _made(claim, first, quantity, working)


def _is_elsewhere(claim: Claim, cells: Sequence[Claim], library: Library) -> bool:
    """Whether the draft tells a time or a place that no row of the column tells: the table may be of another one."""
    rows_said = {t for c in cells for t in _row_of(c, library)}
    placed = {t for p in claim.about.places for t in terms(tokens(p.name))}
    timeless = bool(claim.about.periods) and not any(row_times(c) for c in cells)
    return timeless or not placed <= rows_said


def _named(claim: Claim, cells: Sequence[Claim], library: Library) -> list[Claim]:
    """The cells of the rows that the draft names, but for their times."""
    said = _said(claim)
    names = [(c, _row_of(c, library)) for c in cells]
    return [c for c, row in names if row and row <= said and not row_times(c)]


def _row_of(cell: Claim, library: Library) -> set[str]:
    block = library.cell(cell.document, cell.sentence)
    return set(row_terms(library.document(cell.document), block)) if isinstance(block, Block) else set()


def _in_time(claim: Claim, cells: Sequence[Claim]) -> list[Claim]:
    """The cells of rows within the time that the draft tells; all where either tells none."""
    told = claim.about.periods
    timed = [c for c in cells if row_times(c)]
    if not told or not timed:
        return list(cells)
    first, last = min(p.first for p in told), max(p.last for p in told)
    return [c for c in timed if all(first <= a and b <= last for a, b in row_times(c))]


# ── shares ───────────────────────────────────────────────────────────────────────────────────────


def _shares(claim: Claim, asked: Quantity, cells: Sequence[Claim], library: Library) -> Iterator[Claim]:
    part = _named(claim, cells, library)
    whole = sum((_value(c) for c in cells), Fraction(0))
    if len(part) != 1 or not whole or len(cells) < FEWEST:
        return
    share = _value(part[0]) / whole * 100
    working = f"{shown(_value(part[0]))} of {shown(whole)} is {shown(share)}%"
    quantity = replace(asked, low=share, high=share, step=TENTH, bound=Bound.EXACTLY, cue=None)
    if _bears_out(asked, quantity) or _makes_up() & set(claim.about.clause):
        yield _made(claim, part[0], quantity, working)


@lru_cache(maxsize=1)
def _makes_up() -> frozenset[str]:
    """The terms of verbs by which a part makes up its share of a whole: "the west accounted for a third of the homes insulated"."""
    return frozenset(t for row in rows("arithmetic", "makes_up") for w in row["words"] for t in terms(tokens(w)))


def _bears_out(asked: Quantity, made: Quantity) -> bool:
    return compare(asked, made) is Relation.ENTAILED


def _made(claim: Claim, cell: Claim, quantity: Quantity, working: str) -> Claim:
    about = replace(cell.about, periods=claim.about.periods, places=())
    return replace(cell, quantity=quantity, about=about, working=working)
