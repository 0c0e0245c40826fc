"""The figure beside the one that bears a claim out, which tells more of what the draft says: a neighbour's number was taken.

"Seventy-two per cent of parents wanted it to stay. Of those who drive, 48 per cent did": whoever gives 72 per cent for
those who drive has the number of a neighbour. A figure that bears a claim out is outdone by another one of its paragraph,
form and unit, which no claim of the draft has for its own, where the draft's clause has terms that stand with the other
figure and nowhere about the first, and none the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimcheck.model import Claim, Evidence, Form, Span
from claimcheck.retrieve.align import Scored, tells
from claimcheck.retrieve.choice import chosen, comparable, nearer_placed, threshold
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree, periods_agree

GAIN = 0.2  # of the draft's clause by weight, that stands with the other figure and nowhere about the first
BEHIND = 0.25  # of the overlap of terms, by which a figure that shares hardly a term with the draft may be outdone
HARDLY = 0.2  # an overlap of terms that many figures have
LESS = 0.05  # of the overlap of terms that the other may have
ITEM = 2  # terms of an item in a list: "for farms 1.9 per cent"


def outdone(claim: Claim, scored: Sequence[Scored], taken: Set[tuple[str, Span]], library: Library) -> Evidence | None:
    """The figure by which the best candidate is outdone; `taken` are the figures that claims of the draft have."""
    best = next(iter(chosen(claim, scored)), None)
    if best is None or claim.quantity is None or best.relation is not Relation.ENTAILED:
        return None
    own = best.evidence.claim
    if is_derived(own) or own.quantity is None:
        return None
    if turned := _with_its_change(claim, best, scored):
        return turned
    if library.cell(own.document, own.sentence) is not None:
        return None
    paragraph = library.paragraph(own.document, own.sentence)
    rivals = [
        s.evidence
        for s in scored
        if s.relation in (Relation.VALUE, Relation.UNIT)  # a thousand for a million is a matter of unit
        and (s.evidence.claim.document, s.evidence.claim.anchor) not in taken
        and s.evidence.claim.document == own.document
        and any(p.span.contains(s.evidence.claim.anchor) for p in paragraph)
        and (s.relation is not Relation.VALUE or comparable(claim, s.evidence.claim))
        and _alike(claim, own, s.evidence.claim)
        and not nearer_placed(claim, own, s.evidence.claim)
        and _tells_more(claim, best.evidence, s.evidence, library)
    ]
    return max(
        rivals, key=lambda e: (_terms(e), _weight(_clause(claim) & {*e.claim.about.clause}, library)), default=None
    )


def _with_its_change(claim: Claim, best: Scored, scored: Sequence[Scored]) -> Evidence | None:
    """The draft's number where its document tells it with the other change: a level that a table has says nothing of that."""
    ours, theirs = claim.quantity, best.evidence.claim.quantity
    if ours is None or theirs is None or ours.change is None or theirs.change is not None:
        return None
    for s in scored:
        told = s.evidence.claim
        near = _terms(s.evidence) >= _terms(best.evidence) - LESS and s.evidence.score >= threshold(claim, s)
        here = told.document == best.evidence.claim.document and periods_agree(claim.about.periods, told.about.periods)
        if here and near and s.relation in (Relation.DIRECTION, Relation.BY_TO) and not is_derived(told):
            return s.evidence
    return None


def _alike(claim: Claim, own: Claim, other: Claim) -> bool:
    """Whether two figures of a source may be taken for each other: of one form, unit and rate, both a change or both none."""
    x, y = own.quantity, other.quantity
    if x is None or y is None or is_derived(other) or (x.form, x.unit, x.rate) != (y.form, y.unit, y.rate):
        return False
    if x.change != y.change and (x.change is None or y.change is None or x.change.kind is not y.change.kind):
        return False
    nouns = claim.about.counted, other.about.counted
    bare = not any((*nouns, own.about.counted)) and own.sentence == other.sentence  # "33 named fuel and 21 a colleague"
    if x.form is Form.COUNT and not bare and not (all(nouns) and counted_agree(*nouns)):
        return False
    return periods_agree(claim.about.periods, other.about.periods)


def _tells_more(claim: Claim, best: Evidence, rival: Evidence, library: Library) -> bool:
    """Whether the draft's clause is told of the rival, and not of the figure that it gives."""
    mine, own, other = _clause(claim), best.claim.about, rival.claim.about
    with_own, with_other = {*own.clause, *own.rest}, {*other.clause, *other.rest}
    gained = (mine & with_other) - with_own - {*own.context}
    lost = (mine & with_own) - with_other - {*other.context}
    if gained and not lost and _weight(gained, library) >= GAIN * _weight(mine, library):
        return True
    if _terms(best) < HARDLY and _terms(rival) - _terms(best) >= BEHIND:
        return True
    if best.claim.sentence != rival.claim.sentence:
        return False
    return any(f(claim, best.claim, rival.claim) for f in (_other_item, _of_its_noun, _of_its_clause))


def _other_item(claim: Claim, own: Claim, other: Claim) -> bool:
    """Whether the draft names the rival's item of a list, and nothing of the item whose figure it gives."""
    said, mine, its = {*claim.about.clause, *claim.about.rest}, {*own.about.clause}, {*other.about.clause}
    return 0 < len(mine) <= ITEM and 0 < len(its) <= ITEM and its <= _clause(claim) and not mine & said


def _of_its_clause(claim: Claim, own: Claim, other: Claim) -> bool:
    """Whether the rival's clause says all that the draft's says, and that of the figure that the draft gives nothing of it, but
    something else: "21 a better law" where "21 named a colleague, and only six a better law"."""
    said, its = {*claim.about.clause, *claim.about.rest}, {*other.about.clause}
    mine, wanted = {*own.about.clause, *own.about.shared}, _clause(claim)
    q, range_ = claim.quantity, other.quantity
    if q and range_ and range_.low <= q.low <= range_.high:
        return False  # "between 35 and 48 farms, with a central estimate of 40"
    return len(wanted) > 1 and wanted <= its and not wanted & mine and bool(mine - said)


def _of_its_noun(claim: Claim, own: Claim, other: Claim) -> bool:
    """Whether the draft counts what the rival counts, and the figure that it gives is of something else: "millions of
    factories" where "thousands of factories" sent home "millions of factory workers"."""
    mine, its, theirs = (c.about.counted[-1:] for c in (claim, own, other))
    return bool(mine and its) and mine == theirs and not counted_agree(mine, its)


def _clause(claim: Claim) -> set[str]:
    return {*claim.about.clause}


def _terms(e: Evidence) -> float:
    return dict(e.why).get("terms", 0.0)


def _weight(terms: Set[str], library: Library) -> float:
    return sum(tells(t, library) for t in terms)
