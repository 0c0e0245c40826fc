"""The draft says "by" where the source says "to", or "to" for "by".

**What it finds.** The size of a change told as the level that it reached, or the level as the size.

**Why it matters.** "rose by 1.6 million" and "rose to 1.6 million" differ by everything that was there before.

**What to do.** Take the source's word, or work out the other figure.

**Authority.** Royal Statistical Society, number hygiene; BBC guidance on reporting statistics.
"""

from collections.abc import Iterator

from claimcheck.model import ChangeKind, Difference, Severity
from claimcheck.retrieve.figures import Relation, same_number
from claimcheck.retrieve.ties import set_against
from claimcheck.retrieve.working import changed
from claimcheck.rules.base import Case, Example, Rule, Scope


def check(case: Case) -> Iterator[Difference]:
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if case.relation is Relation.BY_TO and ours and theirs and ours.change and theirs.change:
        yield Difference(
            f"The draft gives the figure as {_told(ours.change.kind)}, the source as {_told(theirs.change.kind)}:"
            f" “{case.theirs}”{case.shown_working}.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
            working=case.working,
        )
    yield from _set_against(case)


def _set_against(case: Case) -> Iterator[Difference]:
    """A level that the source sets against an earlier one, told as the size of the change: "£83, against £68 in 2021"."""
    ours, best = case.claim.quantity, case.best.claim
    theirs = best.quantity
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or theirs.change is not None:
        return
    if ours.change is None or ours.change.kind is not ChangeKind.BY or not same_number(ours, theirs) or theirs.low == 0:
        return
    for other in case.library.claims_at.get((best.document, best.sentence.start), ()):
        q = other.quantity
        like = q is not None and (q.form, q.unit) == (theirs.form, theirs.unit) and other.anchor > best.anchor
        if like and set_against(best, other, case.library):
            words = " ".join(case.source[best.anchor.to(other.anchor)].split())
            working = changed(q.low, theirs.low) if q is not None and q.low else ""
            yield Difference(
                f"The draft gives the figure as {_told(ChangeKind.BY)}, the source as {_told(ChangeKind.TO)}: “{words}”"
                + (f" ({working})." if working else "."),
                case.claim.anchor,
                (case.best.location,),
                correct=case.theirs,
                working=working,
            )
            return


def _told(kind: str) -> str:
    return "the size of the change (by)" if kind == "by" else "the level reached (to)"


EXAMPLES = (
    Example("Visits to food banks rose «by 1.6 million».", ("Visits to food banks rose to 1.6 million.",)),
    Example("Visits to food banks rose to 1.6 million.", ("Visits to food banks doubled to 1.6 million.",)),
    Example("The caseload fell «to 40 per cent».", ("The caseload fell by 40 per cent.",)),
    Example("The caseload fell by 40 per cent.", ("The caseload dropped by 40 per cent.",)),
    Example("The fee increased «to £25».", ("The fee increased by £25.",)),
    Example("The fee increased by £25.", ("The fee went up by 25 pounds.",)),
    Example("Absence grew by 3,000 days.", ("Absence grew by 3,000 days.",)),
    Example(
        "The fare across the river rose «by £4.20» in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example(
        "The fare across the river rose to £4.20 in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example(
        "The fare across the river rose by 60p in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example("Membership dropped «by 9,000».", ("Membership dropped to 9,000.",)),
)
RULE = Rule("N106", "by-to", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
