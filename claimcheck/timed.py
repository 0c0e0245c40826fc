"""The cases whose figure the sources tell of another time than the draft: judged by what they tell of the draft's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model import Evidence, Period
from claimcheck.retrieve.editions import apart, asked_for, is_ahead, of_its_time, told
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.rules.base import Case


def timed(cases: Sequence[Case]) -> list[Case]:
    """The cases, where a figure of another time than the draft's is judged by what the sources say of the draft's own time.

    A time that heads its sentence, or at which another figure of it is borne out, is right, and so the figure is wrong;
    of any other time the rule on periods judges.
    """
    made = []
    for case in cases:
        if case.claim.quantity and case.evidence and case.relation is Relation.ENTAILED:
            ours = asked_for(case.claim, case.draft, case.library)
            beside = [
                c for c in cases if c is not case and c.claim.sentence == case.claim.sentence and c.claim.quantity
            ]
            other = of_its_time(case.claim, ours, case.best, case.considered, case.library)
            known = other and any(
                _gives(c, other) for c in beside
            )  # then the draft knows which figure is of which time
            ahead = any(is_ahead(p, case.claim, case.draft) for p in ours)
            if other and not known and (ahead or any(_at_one_time(c, case, ours, other) for c in beside)):
                case = replace(case, evidence=(other,), elsewhen=case.best)
        made.append(case)
    return made


def _gives(case: Case, other: Evidence) -> bool:
    """Whether a claim of the draft has the figure of a source's."""
    a, b = case.claim.quantity, other.claim.quantity
    return a is not None and b is not None and compare(a, b) is Relation.ENTAILED


def _at_one_time(beside: Case, case: Case, ours: Sequence[Period], other: Evidence) -> bool:
    """Whether a figure beside the claim's is borne out at the claim's time: by a source that tells the time outright, or by
    the document that tells otherwise of the claim."""
    asked = asked_for(beside.claim, beside.draft, beside.library)
    if beside.relation is not Relation.ENTAILED or not set(asked) & set(ours):
        return False
    outright = told(beside.best.claim, beside.library)
    if outright:
        return not apart(ours, outright)
    return beside.best.claim.document == other.claim.document != case.best.claim.document
