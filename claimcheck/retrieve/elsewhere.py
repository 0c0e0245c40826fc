"""A figure of the draft that the source has of another place or season: "68 per cent in Hull", where the passage that tells of
the draft's matter has 57 for all, 68 for Leeds and 46 for Hull."""

from __future__ import annotations

from claimcheck.detect.place import agree
from claimcheck.model import Claim, Document, Evidence, Form, Place
from claimcheck.retrieve.align import aligned, others
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.seasons import other_season, seasons

SMALL = 12  # a count that many sentences hold


def of_another(claim: Claim, draft: Document, best: Evidence, library: Library) -> Evidence | None:
    """The draft's own figure in the paragraph of the best evidence, where that gives it to a place or season that is none of
    the draft's."""
    q = claim.quantity
    mine, when = claim.about.places, seasons(draft, claim.clause)
    if q is None or not (mine or when) or (q.form is Form.COUNT and q.high <= SMALL):
        return None
    if agree(mine, placed(best.claim)):
        return None  # it has another figure of the draft's own place
    source = library.document(best.claim.document)
    for passage in library.paragraph(best.claim.document, best.claim.sentence):
        for other in others(claim, passage, library):
            theirs = placed(other)
            elsewhere = bool(mine and theirs) and not agree(mine, theirs)
            if is_derived(other) or not (elsewhere or other_season(when, seasons(source, other.clause))):
                continue
            scored = aligned(claim, other, passage, library)
            if scored and scored.relation is Relation.ENTAILED:
                return scored.evidence
    return None


def placed(claim: Claim) -> tuple[Place, ...]:
    """The places that a claim's own clause names."""
    return tuple(p for p in claim.about.places if claim.clause.contains(p.span))
