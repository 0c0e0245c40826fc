"""The claims of a table's cells with the time, the place and the noun that their headers tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.detect.counted import is_plural
from claimcheck.detect.period import periods
from claimcheck.detect.place import places
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Block, BlockKind, Claim, Document, Form, Place, Quantity, Span
from claimcheck.retrieve.quoting.folding import Same

if TYPE_CHECKING:
    from claimcheck.retrieve.library import Library


def headed(document: Document, claims: Iterable[Claim], gazetteer: Set[str] = frozenset()) -> tuple[Claim, ...]:
    """The claims, those of cells with the periods, places and nouns of their headers where the cell tells none itself.

    `gazetteer` are the places of the sources' own, which a header may be the name of.
    """
    cells, starts = _cells(Same(document))
    made = []
    for claim in claims:
        at = bisect_right(starts, claim.sentence.start) - 1
        inside = at >= 0 and cells[at].span.contains(claim.sentence)
        made.append(_headed(document, claim, cells[at], gazetteer) if inside else claim)
    return tuple(made)


@lru_cache(maxsize=1024)
def _cells(key: Same) -> tuple[list[Block], list[int]]:
    """The cells of a document's tables, and where each begins."""
    assert isinstance(key.it, Document)
    cells = [b for b in key.it.blocks if b.kind is BlockKind.CELL]
    return cells, [b.span.start for b in cells]


def with_places(claim: Claim, gazetteer: Set[str]) -> Claim:
    """The claim with the names that the sources know as places, however a text puts them: "the schools of Oakham".

    Those of its clause, or else, where that names no place, of its sentence.
    """
    known = claim.about.places
    new = tuple(
        Place(n.span, n.text, (n.text,))
        for n in claim.about.names
        if n.text in gazetteer and not any(p.span.overlaps(n.span) for p in known)
    )
    inside = tuple(p for p in new if claim.clause.overlaps(p.span))
    if not inside and any(claim.clause.overlaps(p.span) for p in known):
        return claim
    found = inside or new
    return replace(claim, about=replace(claim.about, places=(*known, *found))) if found else claim


def _headed(document: Document, claim: Claim, cell: Block, gazetteer: Set[str]) -> Claim:
    runs = [tokens(document.prose, h) for h in cell.headers]
    about = replace(
        claim.about,
        periods=claim.about.periods or tuple(p for run in runs for p in periods(run)),
        places=claim.about.places
        or tuple(p for run in runs for p in (*places(run), *_named(document, run, gazetteer))),
        counted=claim.about.counted or _counted(claim.quantity, runs),
    )
    return replace(claim, about=about)


def _named(document: Document, run: Sequence[Token], gazetteer: Set[str]) -> tuple[Place, ...]:
    """The place of the sources' own that a header is the name of."""
    span = Span(run[0].start, run[-1].end) if run else Span(0, 0)
    name = " ".join(document.prose[span.start : span.end].split())
    return (Place(span, name, (name,)),) if name in gazetteer else ()


def _counted(q: Quantity | None, runs: Sequence[Sequence[Token]]) -> tuple[str, ...]:
    """What a bare number of a column counts: the words of the column's head up to its first plural, "Calls" of "Calls by month"."""
    if q is None or q.form is not Form.COUNT or q.unit or not runs:
        return ()
    end = next((n for n, t in enumerate(runs[-1], 1) if is_plural(t.lower)), 0)
    return terms(runs[-1][:end])


def from_to(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether two cells are of the first and of the last time that a claim tells: "between January and March"."""
    told, rows = claim.about.periods, sorted(row_times(a) | row_times(b))
    if not told or len(rows) != len((a, b)):
        return False
    return rows[0][0] == min(p.first for p in told) and rows[1][1] == max(p.last for p in told)


def in_other_row(a: Claim, b: Claim) -> bool:
    """Whether both are of cells whose headers tell of other times: figures of two rows are two facts."""
    x, y = row_times(a), row_times(b)
    return bool(x) and bool(y) and not x & y


def in_one_row(a: Claim, b: Claim) -> bool:
    """Whether both are of cells whose headers tell of one time."""
    return bool(row_times(a) & row_times(b))


def row_times(claim: Claim) -> set[tuple[date, date]]:
    """The first and last days that a cell's headers tell; none for a claim that is in no cell."""
    return {(p.first, p.last) for p in claim.about.periods if not claim.sentence.contains(p.span)}


def row_terms(document: Document, cell: Block) -> tuple[str, ...]:
    """The terms of what a cell's row is called."""
    return tuple(t for h in cell.headers[:-1] for t in terms(tokens(document.prose, h)))


def in_unnamed_row(claim: Claim, other: Claim, library: Library, agrees: bool) -> bool:
    """Whether a source's cell stands in a row that the draft's claim does not name, where it names another row of its column.

    A figure that does not agree is of an unnamed row, besides, where the draft has none of the row's words.
    """
    cell = library.cell(other.document, other.sentence)
    if cell is None:
        return False
    said = {*claim.about.clause, *claim.about.rest, *(t for p in claim.about.places for t in terms(tokens(p.name)))}
    mine = row_terms(library.document(other.document), cell)
    rows = library.rows[other.document, cell.headers[-1]]
    if not mine or said.issuperset(mine):
        return False
    return (not agrees and said.isdisjoint(mine)) or any(row and said.issuperset(row) for row in rows)


def names_of_row(document: Document, cell: Block) -> tuple[str, ...]:
    """What a cell's row is called, but for its time: "Uganda", where the rows are of countries and months."""
    names = (document.prose[h.start : h.end] for h in cell.headers[:-1] if not periods(tokens(document.prose, h)))
    return tuple(" ".join(n.split()).casefold() for n in names)
