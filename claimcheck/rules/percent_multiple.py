"""A percentage and a multiple that tell one change in one breath contradict each other.

**What it finds.** "up 300%, i.e. tripled", "doubled, a 200% increase": a rise of 300 per cent is a quadrupling, and a doubling
is a rise of 100 per cent. No source is needed.

**Why it matters.** It is the commonest slip with changes: the multiple counts what there was before, the percentage does not.
The reader cannot know which of the two is meant, and one of them may be twice the other.

**What to do.** Keep one of the two, or take one off the multiple: ×3 is +200%.

**Authority.** Royal Statistical Society, number hygiene; BBC guidance on reporting statistics (change: from, to, by).
"""

from collections.abc import Iterator

from claimcheck.detect.drawn import apposed, continues, of_another
from claimcheck.detect.words import tokens
from claimcheck.model import ChangeKind, Difference, Direction, Form, Quantity, Severity
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.working import factor_of
from claimcheck.rules.base import Case, Example, Rule, Scope
from claimcheck.rules.levels import in_sentence, levels_of


def check(case: Case) -> Iterator[Difference]:
    near = in_sentence(case, case.claim.sentence)
    at = near.index(case.claim) if case.claim in near else 0
    if not at or levels_of(case):
        return  # where the draft gives both levels, they tell which of the two is wrong
    first, last = near[at - 1], case.claim
    a, b = first.quantity, last.quantity
    if a is None or b is None or {a.form, b.form} != {Form.SHARE, Form.MULTIPLE} or not (_sized(a) and _sized(b)):
        return
    run = tokens(case.draft.prose, last.sentence)
    if not apposed(run, first.anchor, last.anchor) or continues(run, last.anchor):
        return
    if any(q.form is Form.MULTIPLE and of_another(run, c.anchor) for c, q in ((first, a), (last, b))):
        return
    if compare(b, a) is Relation.CHANGE and compare(a, b) is Relation.CHANGE:
        words = " ".join(case.draft.prose[first.anchor.start : first.anchor.end].split())
        told = f"“{words}” is {factor_of(a)}, “{case.ours}” {factor_of(b)}"
        yield Difference(f"Two changes are told as one: {told}.", last.anchor, correct=words, working=told)


def _sized(q: Quantity) -> bool:
    """Whether a figure is the size of a rise, or says how many times as much there is."""
    change = q.change
    if change is None:
        return q.form is Form.MULTIPLE
    return change.kind is ChangeKind.BY and change.way is not Direction.DOWN


EXAMPLES = (
    Example("Rents in the port are up 300%, i.e. «tripled», since the bridge opened."),
    Example("Rents in the port are up 200%, i.e. tripled, since the bridge opened."),
    Example("Calls to the frost line doubled, a «200%» increase."),
    Example("Calls to the frost line doubled, a 100% increase."),
    Example("Cases of measles rose by 400 per cent, or «fourfold»."),
    Example("Cases of measles rose by 400 per cent, or fivefold."),
    Example("Admissions tripled (an increase of «300 per cent») in one winter."),
    Example("Admissions tripled (an increase of 200 per cent) in one winter."),
    Example("Waiting lists have quadrupled – a rise of «400 per cent»."),
    Example("Waiting lists have quadrupled – a rise of 300 per cent."),
    Example("The price of bread increased by 50 per cent, that is, it «doubled»."),
    Example("The price of bread increased by 98 per cent, that is, it almost doubled."),
    Example("Visits rose 150 per cent, meaning they «more than tripled»."),
    Example("Visits rose 150 per cent, meaning they more than doubled."),
    Example("Rents in the port went up by a third, more than twice the pace of those in the hills."),
    Example("In the port 83 per cent of wells were dry, about twice the share among those in the hills."),
    Example("Bus fares doubled, and train fares rose by 200 per cent."),
    Example("Bus fares doubled, up 300 per cent since 1990."),
    Example("Bus fares rose by 300 per cent; wages doubled."),
    Example("Absence fell by 50 per cent, and was halved."),
    Example("Twice as many girls as boys, 30 per cent, skipped lunch."),
)
RULE = Rule("D103", "percent-multiple", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
