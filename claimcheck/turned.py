"""What the evidence of a claim says the reverse of: the draft's word and the source's, at two ends of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import modifiers
from claimcheck.detect.lexicon import cues
from claimcheck.detect.opposites import DENYING, lets
from claimcheck.detect.sides import sides
from claimcheck.detect.words import Token, tokens
from claimcheck.model import ClaimKind, Evidence, Span
from claimcheck.retrieve.align import tells
from claimcheck.retrieve.denials import AGREED, said_elsewhere
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.opposed import LIKELY, SURE, Opposed, agreed, opposed
from claimcheck.retrieve.weighed import outweighed
from claimcheck.rules.base import Case

WELL, NEARLY = 0.8, 0.6  # of the draft's terms in a passage; how like what stands around two opposites must be there
NOT = frozenset({"not", "never", "cannot", "rather", "instead"})
MOST_TURNED = 2  # passages that may say the reverse of a claim


def turned(case: Case, told: bool) -> Case:
    """The case with what its evidence says the reverse of; no "few" where a figure of the sources is `told` for it.

    A statement that no passage bears out is judged by one of the nearest that surely says its reverse.
    """
    stated = case.claim.kind is ClaimKind.QUALITATIVE
    if not stated and (case.relation not in (Relation.ENTAILED, Relation.HEDGE) or is_derived(case.best.claim)):
        return case
    clause = case.claim.clause
    ours = tokens(case.draft.prose, case.claim.sentence if stated else clause)
    if stated and _leans_on_verb(ours, clause):
        clause = case.claim.sentence
    near = case.evidence[:MOST_TURNED] or (case.nearest[:MOST_TURNED] if stated else ())
    read = [(e, tokens(case.library.document(e.claim.document).prose, e.claim.sentence)) for e in near]
    weigh = partial(tells, library=case.library)
    found = [
        (e, o) for e, theirs in read for o in opposed(ours, clause, theirs, weigh) if o.likeness >= _least(case, e, o)
    ]
    found = [(e, o) for e, o in found if not (told and o.aspect == "negation") or _has_not(case, e, o)]
    found = [(e, o) for e, o in found if not (o.denied and not stated and _both_deny(case, e))]
    found = [(e, o) for e, o in found if not (o.aspect == "direction" and _from_the_other_side(ours, e, o, case))]
    found = [(e, o) for e, o in found if not _wanting(case, e) and not (not stated and _of_other_figure(case, e, o))]
    said = (
        {e: agreed(ours, clause, theirs, weigh, AGREED * found[0][1].likeness) for e, theirs in read} if found else {}
    )
    # another passage that says it the draft's way tells more than the one that says the reverse
    found = [(e, o) for e, o in found if not any(s.overlaps(o.ours) for x in near if x != e for s in said[x])]
    found = [
        (e, o)
        for e, o in found
        if not said_elsewhere(ours, case.claim.clause, o, e.claim.document, e.claim.sentence, case.library)
    ]
    if not case.evidence and (found or (stated and _is_outweighed(ours, case))):
        case = replace(case, evidence=(found[0][0] if found else case.nearest[0],))
    return replace(case, turned=tuple(found[:1]))


def _is_outweighed(run: Sequence[Token], case: Case) -> bool:
    """Whether the figures of the nearest passages tell the reverse of what a statement compares."""
    told = tuple((e.claim.document, e.claim.sentence) for e in case.nearest[:MOST_TURNED])
    return bool(told) and outweighed(run, told, case.library) is not None


def _from_the_other_side(ours: Sequence[Token], e: Evidence, o: Opposed, case: Case) -> bool:
    """Whether the source compares the two sides the other way round: "rents rose more than wages" for "wages rose less than rents"."""
    theirs = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
    return any(
        a.span.overlaps(o.ours) and a.crosses(b)
        for a in sides(ours)
        for b in sides(theirs)
        if b.span.overlaps(o.theirs)
    )


def _has_not(case: Case, e: Evidence, o: Opposed) -> bool:
    """Whether the source's words begin with a plain "not", and no "few"."""
    run = tokens(case.library.document(e.claim.document).prose, o.theirs)
    return bool(run) and run[0].lower in NOT


def _leans_on_verb(run: Sequence[Token], clause: Span) -> bool:
    """Whether a clause has the verb of the one before it: "bars them from the shafts, and from the dumps outside"."""
    first = next((i for i, t in enumerate(run) if t.start >= clause.start), 0)
    return first > 0 and run[first].lower in words_of("preposition") and run[first - 1].lower in ("and", "or", "but")


def _both_deny(case: Case, e: Evidence) -> bool:
    """Whether the clauses of two figures both have a "not": "14 had no such ward" for "and 14 had none"."""
    source = case.library.document(e.claim.document)
    sides = tokens(case.draft.prose, case.claim.clause), tokens(source.prose, e.claim.clause)
    if any(lets(run, m.cue) for run in sides for m in modifiers(run)):
        return False  # "which did not keep them from voting"
    return all(any(m.kind in DENYING for m in modifiers(run)) for run in sides)


def _of_other_figure(case: Case, e: Evidence, o: Opposed) -> bool:
    """Whether a source's "not" is told of another figure: "8 in 10 ate at school, and 3 in 10 ate nothing at home"."""
    here = case.library.claims_at.get((e.claim.document, e.claim.sentence.start), ())
    others = (c for c in here if c.quantity and not c.clause.overlaps(e.claim.clause))
    return o.denied and not o.theirs.overlaps(e.claim.clause) and any(c.clause.overlaps(o.theirs) for c in others)


def _wanting(case: Case, e: Evidence) -> bool:
    """Whether a source's sentence tells what is needed, not what is: "A study that has more cases is needed"."""
    run = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
    return next(cues("stance", "needed").all(run), None) is not None


def _least(case: Case, e: Evidence, o: Opposed) -> float:
    """How like what stands around two opposites must be; less in a passage that is surely of the same thing.

    A figure's passage is so for what one side denies, not for two ends of an axis, which may be of anything beside it.
    """
    told = case.claim.kind is ClaimKind.QUALITATIVE or (o.denied and case.relation is Relation.ENTAILED)
    surely = told and bool(case.evidence) and e == case.best and case.sure
    if surely and dict(e.why).get("terms", 0.0) >= WELL:
        return NEARLY
    return LIKELY if surely else SURE
