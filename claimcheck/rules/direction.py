"""The draft tells a rise where the source tells a fall, or a fall for a rise.

**What it finds.** The same size of change, the other way.

**Why it matters.** It turns the source into its opposite, and most often comes from rewriting a sentence by halves.

**What to do.** Read the source's sentence again, and turn the word round.

**Authority.** The fact-checkers' list, "change: from, to, by, points or percent; direction".
"""

from collections.abc import Iterator

from claimcheck.model import ChangeKind, ClaimKind, Difference, Direction, Severity
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.ties import set_against
from claimcheck.retrieve.working import changed, shown
from claimcheck.rules.base import Case, Example, Rule, Scope, turned

TOLD = {Direction.UP: "a rise", Direction.DOWN: "a fall", Direction.NONE: "a change"}


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "direction")
    if case.claim.kind is ClaimKind.QUALITATIVE:
        return
    yield from _set_against(case)
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if case.relation is Relation.DIRECTION and ours and theirs and ours.change and theirs.change:
        anchor = case.claim.anchor.to(ours.change.cue)
        yield Difference(
            f"The draft tells {TOLD[ours.change.way]} where the source tells {TOLD[theirs.change.way]}:"
            f" “{case.theirs}”{case.shown_working}.",
            anchor,
            (case.best.location,),
            correct=" ".join(case.source[case.best.claim.anchor.to(theirs.change.cue)].split()),
            working=case.working,
        )


def _set_against(case: Case) -> Iterator[Difference]:
    """A rise told of a figure that the source sets against a greater one: "8.9 per cent, against 9.6 the year before"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or theirs.change is not None:
        return
    if ours.change is None or ours.change.kind is not ChangeKind.TO or ours.change.way is Direction.NONE:
        return
    best = case.best.claim
    for other in case.library.claims_at.get((best.document, best.sentence.start), ()):
        q = other.quantity
        if q is None or (q.form, q.unit) != (theirs.form, theirs.unit) or other.anchor <= best.anchor:
            continue
        way = Direction.UP if theirs.low > q.low else Direction.DOWN
        if q.low != theirs.low and way is not ours.change.way and set_against(best, other, case.library):
            words = " ".join(case.source[best.anchor.to(other.anchor)].split())
            working = changed(q.low, theirs.low) if q.low else f"{shown(q.low)} → {shown(theirs.low)}"
            yield Difference(
                f"The draft tells {TOLD[ours.change.way]}; the source's figures tell {TOLD[way]}: “{words}” ({working}).",
                case.claim.anchor.to(ours.change.cue),
                (case.best.location,),
                correct=words,
                working=working,
            )
        return


EXAMPLES = (
    Example(
        "Last year truancy «rose to 8.9 per cent» in Hull.",
        ("In Hull truancy was 8.9 per cent last year, against 9.6 per cent in the year before.",),
    ),
    Example(
        "Last year truancy fell to 8.9 per cent in Hull.",
        ("In Hull truancy was 8.9 per cent last year, against 9.6 per cent in the year before.",),
    ),
    Example(
        "Donors reported a «17 per cent increase» in gifts to hospices.",
        ("Donors reported a reduction of 17 percent in gifts to hospices.",),
    ),
    Example(
        "Donors reported a 17 per cent drop in gifts to hospices.",
        ("Donors reported a reduction of 17 percent in gifts to hospices.",),
    ),
    Example("Bus use «rose by 12%» in the valley.", ("Bus use fell by 12% in the valley.",)),
    Example("Bus use fell 12% in the valley.", ("In the valley, bus use was down 12%.",)),
    Example("The price of bread «dropped by a third».", ("The price of bread climbed by a third.",)),
    Example(
        "Truancy «halved» after the new bus.",
        ("Truancy doubled after the new bus.",),
    ),
    Example(
        "Meetings between schools and parents have «decreased» in many towns.",
        ("Meetings between schools and parents have in fact increased in many towns.",),
    ),
    Example("Exam entries increased by 300.", ("Exam entries grew by 300.",)),
    Example("Emissions from lorries were cut by 9 per cent.", ("Emissions from lorries decreased by 9 per cent.",)),
)
RULE = Rule("N105", "direction", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
