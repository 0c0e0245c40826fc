"""The cases whose sentence follows one of a source's nearly word for word: judged by that, and by what was changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from claimcheck.model import Claim, ClaimKind, Evidence, Span
from claimcheck.retrieve.align import as_claim
from claimcheck.retrieve.copied import Copy, copied
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.edited import edited, harmless
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.opposed import Opposed
from claimcheck.rules.base import Case

SLIGHT = 0.05  # of the words, by which another sentence may be less like the draft's than the one that it follows
UNCOMPARED = (ClaimKind.CITATION, ClaimKind.QUOTATION)


def followed(cases: Sequence[Case]) -> list[Case]:
    """The cases, with the figure for evidence that stands in the draft's place in a sentence of a source that the draft's follows.

    Where nothing was changed but how figures are written, no word is held against the source's. Two words that stand in one
    place on both sides deny nothing of each other, and what was changed there may.
    """
    by_sentence: dict[Span, list[Case]] = {}
    for case in cases:
        if case.claim.kind not in UNCOMPARED:
            by_sentence.setdefault(case.claim.sentence, []).append(case)
    made: dict[Claim, Case] = {}
    for sentence, beside in by_sentence.items():
        copy = _nearest(copied(beside[0].draft, sentence, beside[0].library), beside)
        if copy and not all(c.word_for_word for c in beside):
            same = harmless(copy, beside[0].draft, [c.claim for c in beside], beside[0].library)
            placed = [_in_place(c, copy, same) for c in beside]
            made.update((c.claim, c) for c in _followed(placed, copy, same))
    return [made.get(case.claim, case) for case in cases]


def _nearest(copies: Sequence[Copy], cases: Sequence[Case]) -> Copy | None:
    """The sentence that a draft's follows: of those about as like it the one by which most of its claims are judged."""

    def judging(copy: Copy) -> int:
        best = [c.best.claim for c in cases if c.evidence]
        return sum((b.document, b.sentence) == (copy.passage.document, copy.passage.span) for b in best)

    near = [c for c in copies if c.share >= copies[0].share - SLIGHT]
    return max(near, key=lambda c: (judging(c), c.share), default=None)


def _in_place(case: Case, copy: Copy, same: bool) -> Case:
    """The case with the figure for evidence that stands in the draft's place; another figure, where all else is the `same`."""
    other = copy.counterpart(case.claim, case.library)
    if other is None or case.claim.quantity is None or other.quantity is None:
        return case
    relation = compare(case.claim.quantity, other.quantity)
    if relation is Relation.NONE:
        return case
    if case.evidence and case.best.claim == other:
        return replace(case, in_place=True)
    if relation is not Relation.ENTAILED and not same:
        return case  # what else was changed may be why the figure was
    if case.relation is Relation.ENTAILED and (
        relation is Relation.ENTAILED or _borne_out_elsewhere(case, other, copy)
    ):
        return case
    place = case.library.location(other.document, other.anchor.to(other.clause))
    alike = Evidence(other, place, round(copy.share, 4), (("terms", round(copy.share, 4)),))
    found = next((e for e in case.considered if e.claim == other), alike)
    return replace(case, evidence=(found,), considered=(found, *case.considered), in_place=True)


def _borne_out_elsewhere(case: Case, other: Claim, copy: Copy) -> bool:
    """Whether another sentence has the draft's own figure, and as much of its words as the one that it follows."""
    best = case.best
    here = (best.claim.document, best.claim.sentence) == (other.document, other.sentence)
    return not here and not is_derived(best.claim) and dict(best.why).get("terms", 0.0) >= copy.share - SLIGHT


def _followed(cases: Sequence[Case], copy: Copy, same: bool) -> list[Case]:
    """The cases of one sentence, with what was changed in it."""
    first = cases[0]
    claims = [c.claim for c in cases]
    figures = [c for c in cases if c.claim.quantity and not c.claim.quantity.vague]
    if same and all(c.relation is Relation.ENTAILED for c in figures):
        return [replace(c if c.evidence else _stated(c, copy), word_for_word=True, turned=()) for c in cases]
    made = [replace(c, turned=tuple(t for t in c.turned if not _in_one_place(t, copy))) for c in cases]
    for change in edited(copy, first.draft, claims, first.library):
        nearest = min((c for c in made if _may_tell(c)), key=partial(_apart, change.ours), default=None)
        if nearest is not None:
            case = _stated(nearest, copy)
            case = replace(case, changed=(*case.changed, (case.best, change)))
            made = [_without(case if c is nearest else c, change.aspect) for c in made]
    return made


def _apart(change: Span, case: Case) -> tuple[bool, int]:
    """How far a claim is from a change: whether it stands in another clause, and the code points between them."""
    first, last = sorted((case.claim.anchor, change))
    return not case.claim.clause.contains(change), last.start - first.end


def _without(case: Case, aspect: str) -> Case:
    """The case without what seems to say the reverse, for an aspect of which the change itself is known."""
    return replace(case, turned=tuple(t for t in case.turned if t[1].aspect != aspect))


def _may_tell(case: Case) -> bool:
    """Whether a claim is surely of what the source's sentence tells: a statement, or a figure that it bears out."""
    if case.claim.kind is ClaimKind.DATE:
        return False
    return case.claim.quantity is None or (case.in_place and case.relation in (Relation.ENTAILED, Relation.HEDGE))


def _stated(case: Case, copy: Copy) -> Case:
    """A statement with the source's sentence for evidence."""
    if case.claim.quantity is not None and case.evidence:
        return case
    other = as_claim(copy.passage)
    if case.evidence and case.best.claim.sentence == other.sentence and case.best.claim.document == other.document:
        return case
    place = case.library.location(other.document, other.sentence)
    alike = Evidence(other, place, round(copy.share, 4), (("terms", round(copy.share, 4)),))
    return replace(case, evidence=(alike,), considered=(alike, *case.considered))


def _in_one_place(turned: tuple[Evidence, Opposed], copy: Copy) -> bool:
    """Whether two words that seem opposed stand in sentences of which nothing was changed there."""
    e, o = turned
    if e.claim.document != copy.passage.document or e.claim.sentence != copy.passage.span:
        return False
    return not any(
        a.overlaps(o.ours) or b.overlaps(o.theirs) or o.ours.contains(a) or o.theirs.contains(b) for a, b in copy.edits
    )
