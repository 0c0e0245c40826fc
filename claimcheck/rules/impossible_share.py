"""No whole number of the stated total gives the percentage.

**What it finds.** "37% of the 12 respondents": 4 of 12 are 33 per cent and 5 of 12 are 42, so that 37 cannot be. Looked at are
percentages of a stated whole number that are written without a hedge, at the digits written, whichever way they were rounded.

**Why it matters.** Either the percentage or the total is wrong, or the percentage is of another group than the text says.
Weighting, or answers that are missing, can explain it; then the text must say so.

**What to do.** Give the count itself ("4 of the 12"), or name the total that the percentage is of.

**Authority.** GRIM, the granularity-related inconsistency of means: Brown and Heathers, "The GRIM Test", Social Psychological
and Personality Science, 2017.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from claimcheck.detect.drawn import share_of
from claimcheck.detect.quantity import read
from claimcheck.detect.words import terms, tokens
from claimcheck.model import Bound, Difference, Form, Quantity, Severity
from claimcheck.retrieve.slots import counted_agree
from claimcheck.retrieve.working import shown
from claimcheck.rules.base import Case, Example, Rule, Scope

SMALL = 3  # of fewer a percentage is a figure of speech: "100% of the two of us"


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or case.in_step or not _exact(case, q):
        return
    found = _whole(case, q)
    if found is None:
        return
    words, n = found
    below, above = _neighbours(q, n)
    if below is None or above is None:
        return
    working = f"{shown(below)} / {shown(n)} = {_percent(below, n)}, {shown(above)} / {shown(n)} = {_percent(above, n)}"
    yield Difference(
        f"No count of “{words}” makes “{case.ours}”: {working}.",
        case.claim.anchor,
        (case.evidence and (case.best.location,)) or (),
        correct=f"{shown(min((below, above), key=lambda k: abs(k / n * 100 - q.low)))} of {words}",
        working=working,
    )


def _exact(case: Case, q: Quantity) -> bool:
    """Whether a figure is a plain percentage in digits, of what there is and not of what changed."""
    plain = q.form is Form.SHARE and q.bound is Bound.EXACTLY and q.change is None and q.low == q.high and not q.vague
    return plain and q.step <= 1 and "%" in _told(case, q) and 0 < q.low <= 100


def _told(case: Case, q: Quantity) -> str:
    """The words of a percentage, with "per cent" written as a sign; empty where it is told as a fraction."""
    words = case.draft.prose[q.number.start : q.number.end].lower()
    digits = words[:1].isdigit() and not any(link in f" {words} " for link in (" in ", " of ", "/"))
    return words.replace("per cent", "%").replace("percent", "%") if digits else ""


def _whole(case: Case, q: Quantity) -> tuple[str, Fraction] | None:
    """The words and the number of the count that a percentage is told of: "37% of the 12 respondents"."""
    run = tokens(case.draft.prose, case.claim.sentence)
    mine = case.claim.about.counted
    for span, n in read(run):
        plain = n.form is Form.COUNT and not n.unit and n.bound is Bound.EXACTLY and n.change is None and not n.rate
        if not plain or n.low.denominator != 1 or n.low < SMALL or n.counted is None:
            continue
        counted = terms(t for t in run if n.counted.start <= t.start < n.counted.end)
        told = span.to(n.counted)
        if (not mine or counted_agree(mine, counted)) and share_of(run, q.number, told):
            return " ".join(case.draft.prose[told.start : told.end].split()), n.low
    return None


def _neighbours(q: Quantity, n: Fraction) -> tuple[Fraction, Fraction] | tuple[None, None]:
    """The whole numbers below and above that make the nearest percentages; none where one of them makes it."""
    below = Fraction(floor(q.low * n / 100))
    for k in (below, below + 1):
        if abs(k / n * 100 - q.low) <= q.step / 2:
            return None, None
    return below, below + 1


def _percent(k: Fraction, n: Fraction) -> str:
    return f"{shown(Fraction(round(k / n * 1000), 10))}%"


EXAMPLES = (
    Example("«37% of the 12 respondents» had moved house."),
    Example("33% of the 12 respondents had moved house."),
    Example("42% of the 12 respondents had moved house."),
    Example("Of the 14 teachers, «40 per cent» had no contract."),
    Example("Of the 14 teachers, 43 per cent had no contract."),
    Example("We asked 30 nurses, and «65% of the 30 nurses» slept badly."),
    Example("We asked 30 nurses, and 63% of the 30 nurses slept badly."),
    Example("Among the 25 wells tested, «18%» were dry."),
    Example("Among the 25 wells tested, 16% were dry."),
    Example("«12.5% of the 30 pupils» came late."),
    Example("12.5% of the 32 pupils came late."),
    Example("Some 37% of the 12 respondents had moved house."),
    Example("More than 37% of the 12 respondents had moved house."),
    Example("37% of the 1,200 respondents had moved house."),
    Example("A third of the 10 pupils came late."),
    Example("The rate fell by 37% in the 12 towns."),
    Example("37% of tenants in the 12 towns had moved house."),
    Example("We asked 12 teachers; 37% of pupils had moved house."),
    Example("37% of the £12 million was spent."),
)
RULE = Rule("D106", "impossible-share", Severity.WARNING, Scope.DRAFT, check, EXAMPLES, __doc__)
