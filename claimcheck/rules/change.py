"""The draft has another size of change than the source's figures bear out.

**What it finds.** "quadrupled" where the source's two figures make a factor of 3.55, "tripled" where the source says doubled,
"a 300 per cent rise" for a tripling (which is a rise of 200 per cent). The working is shown.

**Why it matters.** Factor words are remembered when the numbers behind them are not, and they are rounded upwards more than
any other figure.

**What to do.** Say what the figures make ("more than tripled"), or give both figures.

**Authority.** Royal Statistical Society, number hygiene; BBC guidance on reporting statistics (change: from, to, by).
"""

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.model import ClaimKind, Difference, Direction, Form, Quantity, Severity
from claimcheck.retrieve.aims import beside_another
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, as_factor
from claimcheck.retrieve.working import shown
from claimcheck.rules.base import Case, Example, Rule, Scope

WORDS = {2: "doubled", 3: "tripled", 4: "quadrupled", 5: "quintupled"}
NEAR = Fraction(1, 20)  # a factor within a twentieth of a whole one may be called by it


def check(case: Case) -> Iterator[Difference]:
    made = is_derived(case.best.claim)
    yield from _compared(case)
    if case.relation is not Relation.CHANGE and not (case.relation is Relation.VALUE and made and _of_change(case)):
        return
    if case.claim.kind is ClaimKind.ARITHMETIC and made:
        return  # drawn from two figures that the draft has too, and worked out there
    source = case.best.claim.quantity
    factor = as_factor(source) if source else None
    ours = case.claim.quantity
    in_percent = ours is not None and ours.form is Form.SHARE
    compared = ours is not None and ours.change is None
    advice = (f"{shown(factor.low)} times" if compared else in_words(factor, in_percent)) if factor else ""
    said = case.working if made else f"the source says “{case.theirs}”{case.shown_working}"
    yield Difference(
        f"“{case.ours}” is not what the source's figures make: {said}" + (f"; say “{advice}”." if advice else "."),
        case.claim.anchor,
        (case.best.location,),
        correct=advice or case.theirs,
        working=case.working,
    )


def _compared(case: Case) -> Iterator[Difference]:
    """A change in time told of what the source only compares: "have doubled" for "twice as numerous as outside"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or case.relation is not Relation.ENTAILED or is_derived(case.best.claim):
        return
    if not (ours.change and ours.change.stated) or theirs.change or not ours.form is theirs.form is Form.MULTIPLE:
        return
    if beside_another(case.best.claim, case.library):
        yield Difference(
            f"“{case.ours}” tells a change; the source compares two things of one time: “{case.theirs}”.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
        )


def _of_change(case: Case) -> bool:
    q = case.claim.quantity
    return q is not None and (q.change is not None or q.form is Form.MULTIPLE)


def in_words(factor: Quantity, in_percent: bool) -> str:
    """A factor in the words that a writer would use: 3.55 is "more than tripled"; empty where there is no common word."""
    value = factor.low
    if factor.change and factor.change.way is Direction.DOWN:
        return f"fell by {shown((1 - value) * 100)} per cent" if 0 < value < 1 else ""
    if in_percent and value > 1:
        return f"rose by {shown(Fraction(round((value - 1) * 100)))} per cent"
    nearest = min(WORDS, key=lambda n: abs(n - value))
    if abs(nearest - value) <= NEAR * nearest:
        return WORDS[nearest] if nearest == value else f"about {WORDS[nearest]}"
    below = max((n for n in WORDS if n < value), default=0)
    if value < 2:
        return f"rose by {shown((value - 1) * 100)} per cent" if value > 1 else ""
    return f"more than {WORDS[below]}" if value < 6 else f"rose {shown(Fraction(int(value)))}-fold or more"


EXAMPLES = (
    Example("Gulls on the dunes have «doubled».", ("On the dunes gulls are twice as common as on the cliffs.",)),
    Example(
        "Gulls on the dunes are twice as common as on the cliffs.",
        ("On the dunes gulls are twice as common as on the cliffs.",),
    ),
    Example("Gulls on the dunes have doubled.", ("On the dunes gulls are twice as common as ten years before.",)),
    Example(
        "The share of schools without a tap has «more than halved».",
        (
            "The share of schools without a tap fell from 35 to 21 per cent. On an average day one school in six had no power.",
        ),
    ),
    Example(
        "A spare wheel ordered from abroad once took 9 weeks to arrive; it came to take «almost four times» as long.",
        ("The time in which a spare wheel ordered from abroad arrives grew from 9 weeks to 23 weeks.",),
    ),
    Example(
        "A spare wheel ordered from abroad once took 9 weeks to arrive; it came to take more than twice as long.",
        ("The time in which a spare wheel ordered from abroad arrives grew from 9 weeks to 23 weeks.",),
    ),
    Example(
        "Between 2014 and 2019 the number of fires in barns «more than halved».",
        ("In 2014 the county had 118 fires in barns; in 2019 it had 71.",),
    ),
    Example(
        "Between 2014 and 2019 the number of fires in barns more than halved.",
        ("In 2014 the county had 118 fires in barns; in 2019 it had 51.",),
    ),
    Example(
        "Village libraries are «a third» as likely to lend tools.",
        ("Of village libraries 18 per cent lend tools, against 43 per cent of those in towns.",),
    ),
    Example(
        "Village libraries are less than half as likely to lend tools.",
        ("Of village libraries 18 per cent lend tools, against 43 per cent of those in towns.",),
    ),
    Example(
        "Fires in barns fell «by 66 per cent».",
        ("The county had 118 fires in barns in 2014 and 71 in 2019.",),
    ),
    Example(
        "The names on the waiting list have «tripled» in five years.",
        ("There were 2,460 names on the waiting list in May, against 1,230 five years before.",),
    ),
    Example(
        "The names on the waiting list have doubled in five years.",
        ("There were 2,460 names on the waiting list in May, against 1,230 five years before.",),
    ),
    Example(
        "Calls to the flood line «more than quadrupled» in January.",
        ("The flood line took 248 calls in December. In January the flood line took 881 calls.",),
    ),
    Example(
        "Calls to the flood line more than tripled in January.",
        ("The flood line took 248 calls in December. In January the flood line took 881 calls.",),
    ),
    Example(
        "Admissions for asthma «tripled» over the decade.",
        ("Over the decade, admissions for asthma doubled.",),
    ),
    Example(
        "Admissions for asthma doubled over the decade.",
        ("Over the decade, admissions for asthma rose by 100 per cent.",),
    ),
    Example(
        "Admissions for asthma «tripled» over the decade.",
        ("Over the decade, admissions for asthma rose by 300 per cent.",),
    ),
    Example(
        "Rents in Bristol almost doubled.",
        ("Rents in Bristol rose by 98.66 per cent.",),
    ),
    Example(
        "Boys were three times as likely to be excluded from school.",
        ("Boys were 240 percent more likely to be excluded from school.",),
        known_miss="“three times” for 3.4 passes as a multiple told in whole numbers only when it says “more than”",
    ),
    Example(
        "Boys were more than three times as likely to be excluded from school.",
        ("Boys were 240 percent more likely to be excluded from school.",),
    ),
    Example(
        "The flood line took 248 calls in December. In January it took 881, which is five times as many.",
        ("The flood line took 248 calls in December. In January the flood line took 881 calls.",),
    ),
)
RULE = Rule("N102", "change", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
