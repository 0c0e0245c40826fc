"""The claims of a table's cells with the time and the place that their headers tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from claimcheck.detect.period import periods
from claimcheck.detect.place import places
from claimcheck.detect.words import tokens
from claimcheck.model import Block, BlockKind, Claim, Document


def headed(document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, those of cells with the periods and places of their headers where the cell tells none itself."""
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    starts = [b.span.start for b in cells]
    made = []
    for claim in claims:
        at = bisect_right(starts, claim.sentence.start) - 1
        inside = at >= 0 and cells[at].span.contains(claim.sentence)
        made.append(_headed(document, claim, cells[at]) if inside else claim)
    return tuple(made)


def _headed(document: Document, claim: Claim, cell: Block) -> Claim:
    runs = [tokens(document.prose, h) for h in cell.headers]
    about = replace(
        claim.about,
        periods=claim.about.periods or tuple(p for run in runs for p in periods(run)),
        places=claim.about.places or tuple(p for run in runs for p in places(run)),
    )
    return replace(claim, about=about)


def in_other_row(a: Claim, b: Claim) -> bool:
    """Whether both are of cells whose headers tell of other times: figures of two rows are two facts."""
    x, y = _times(a), _times(b)
    return bool(x) and bool(y) and not x & y


def in_one_row(a: Claim, b: Claim) -> bool:
    """Whether both are of cells whose headers tell of one time."""
    return bool(_times(a) & _times(b))


def _times(claim: Claim) -> set[tuple[date, date]]:
    """The first and last days that a cell's headers tell; none for a claim that is in no cell."""
    return {(p.first, p.last) for p in claim.about.periods if not claim.sentence.contains(p.span)}
