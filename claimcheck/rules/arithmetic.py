"""The draft's own figures do not make the figure that it draws from them.

**What it finds.** A total that its parts do not sum to, a rate that its two counts do not give ("4,143 in 451 places, about 17 in
each"), a percentage of two counts, a factor word for two figures that stand beside it. The working is shown.

**Why it matters.** The reader has the numbers at hand, and needs no source to see it.

**What to do.** Work it out again, from the figures before they were rounded.

**Authority.** The fact-checkers' list, "sums, shares, averages redone"; GRIM (Brown and Heathers 2017) for shares of whole numbers.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claimcheck.detect.claims import drawn
from claimcheck.detect.words import tokens
from claimcheck.model import Bound, ChangeKind, Claim, ClaimKind, Difference, Form, Quantity, Severity, Span
from claimcheck.retrieve.figures import Interval, Relation, claimed, compare
from claimcheck.retrieve.working import shown
from claimcheck.rules.base import Case, Example, Rule, Scope

MOST_PARTS = 6
BACK = 2  # sentences back from which the parts of a total may come
LOOSE = Fraction(1, 20)  # a total of rounded parts may be off by so much


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None:
        return
    same = [c for c in _figures(case) if c.sentence == case.claim.sentence]
    inside = [c for c in same if c.anchor.end <= case.claim.anchor.start]
    if case.claim.kind is not ClaimKind.ARITHMETIC:
        if q.form in (Form.SHARE, Form.MULTIPLE):
            yield from _ratio(case, q)
        return
    if q.form is Form.MULTIPLE and q.change is None:
        yield from _times(case, q, inside)
        return
    counts = [c.quantity for c in inside if c.quantity and c.quantity.form is Form.COUNT and c.quantity.low > 0]
    if q.form is Form.SHARE and len(counts) == 2:
        low, high = sorted(c.low for c in counts)
        yield from _unless(case, q, {low / high * 100: (low, high)}, "of")
        return
    like = [c for c in inside if c.quantity and c.quantity.form is q.form and c.quantity.unit == q.unit]
    after = next((c.anchor for c in same if c.anchor.start >= case.claim.anchor.end), None)
    how = drawn(
        tokens(case.draft.prose, case.claim.sentence), like[-1].anchor if like else None, case.claim.anchor, after
    )
    if how == "each":
        yield from _rate(case, q, inside)
    elif how == "total" and q.form in (Form.COUNT, Form.MONEY):
        yield from _total(case, q, inside)
    elif how == "restated":
        yield from _restated(case, q, like[-1])


def _times(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A multiple of the figure beside it against the like figure before that: "248 … 881, which is five times as many"."""
    last = inside[-1].quantity if inside else None
    earlier = [
        c
        for c in _figures(case)
        if c.sentence.start <= case.claim.sentence.start and inside and c.anchor.end <= inside[-1].anchor.start
    ]
    starts = sorted({c.sentence.start for c in earlier})[-BACK:]
    like = [
        c.quantity
        for c in earlier
        if c.quantity
        and last
        and c.sentence.start in starts
        and c.quantity.form is last.form
        and c.quantity.unit == last.unit
        and c.quantity.low > 0
    ]
    if last and last.low > 0 and like:
        options = {
            max(last.low, p.low) / min(last.low, p.low): (max(last.low, p.low), min(last.low, p.low))
            for p in reversed(like)
        }
        yield from _unless(case, q, options, "/")


def _restated(case: Case, q: Quantity, other: Claim) -> Iterator[Difference]:
    """A figure that says the one before it again, in other words."""
    if other.quantity and compare(q, other.quantity) in (Relation.VALUE, Relation.CHANGE, Relation.HEDGE):
        words = " ".join(case.draft.prose[other.anchor.start : other.anchor.end].split())
        yield _difference(case, f"“{words}” stands before it", words)


def _figures(case: Case) -> list[Claim]:
    return [c for c in case.claims if c.quantity is not None]


def _rate(case: Case, q: Quantity, before: Sequence[Claim]) -> Iterator[Difference]:
    """A count over a count: "in each", "on average"."""
    counts = [c.quantity for c in before if c.quantity and c.quantity.form is q.form and c.quantity.low > 0][-2:]
    if len(counts) < 2:
        return
    a, b = counts[0].low, counts[1].low
    options = {max(a, b) / min(a, b): (max(a, b), min(a, b))}
    yield from _unless(case, q, options, "/")


def _total(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A sum of the counts named before it."""
    starts = sorted({c.sentence.start for c in _figures(case) if c.sentence.start <= case.claim.sentence.start})[
        -BACK - 1 :
    ]
    parts = [
        c.quantity
        for c in _figures(case)
        if c.quantity
        and c.sentence.start in starts
        and c.anchor.end <= case.claim.anchor.start
        and c.quantity.form is q.form
        and c.quantity.unit == q.unit
        and c.quantity.low < q.low * 2
    ][-MOST_PARTS:]
    if len(parts) < 2:
        return
    sums = {
        sum((p.low for p in some), Fraction(0)): some
        for n in range(2, len(parts) + 1)
        for some in combinations(parts, n)
    }
    loose = any(p.bound is not Bound.EXACTLY for p in parts)
    allowed = claimed(q)
    if any(Interval(s, s).within(_widened(allowed, s if loose else Fraction(0))) for s in sums):
        return
    whole = sum((p.low for p in parts), Fraction(0))
    near = min(sums, key=lambda s: (abs(s - q.low), s)) if whole > q.low * 2 else whole
    working = " + ".join(shown(p.low) for p in sums[near]) + f" = {shown(near)}"
    yield _difference(case, working, shown(near))


def _widened(interval: Interval, size: Fraction) -> Interval:
    return Interval(interval.low - LOOSE * size, interval.high + LOOSE * size)


def _ratio(case: Case, q: Quantity) -> Iterator[Difference]:
    """A share or a factor of the two figures that stand right beside it in the sentence."""
    same = [c for c in _figures(case) if c.sentence == case.claim.sentence and c.quantity]
    ends = {c.quantity.change.kind: c.quantity for c in same if c.quantity and c.quantity.change}
    start, end = ends.get(ChangeKind.FROM), ends.get(ChangeKind.TO)
    if start and end and start.low > 0 and end.unit == start.unit and q is not start and q is not end:
        if q.form is Form.MULTIPLE and _beside(case, same):
            yield from _unless(case, q, {end.low / start.low: (end.low, start.low)}, "/")
        elif (
            q.form is Form.SHARE
            and q.change
            and q.change.kind is ChangeKind.BY
            and start.form is not Form.SHARE
            and _beside(case, same)
        ):
            percent = abs(end.low - start.low) / start.low * 100
            yield from _unless(case, q, {percent: (start.low, end.low)}, "→")


def _beside(case: Case, same: Sequence[Claim]) -> bool:
    """Whether the sentence holds the two figures and this one only, so that it can be of no others."""
    return len(same) == 3


def _unless(
    case: Case, q: Quantity, options: dict[Fraction, tuple[Fraction, Fraction]], sign: str
) -> Iterator[Difference]:
    """A difference, unless one of the values that the figures make is one that the draft's words allow."""
    allowed = claimed(q)
    if any(Interval(v, v).within(allowed) for v in options):
        return
    value, (a, b) = next(iter(options.items()))
    unit = " per cent" if q.unit == "percent" else ""
    yield _difference(case, f"{shown(a)} {sign} {shown(b)} = {shown(value)}{unit}", shown(value) + unit)


def _difference(case: Case, working: str, correct: str) -> Difference:
    return Difference(
        f"The draft's own figures do not make “{case.ours}”: {working}.",
        Span(case.claim.anchor.start, case.claim.anchor.end),
        (case.evidence and (case.best.location,)) or (),
        correct=correct,
        working=working,
    )


EXAMPLES = (
    Example("The team visited 10,082 farms in 1,445 villages, or «about 17» in each."),
    Example("The team visited 10,082 farms in 1,445 villages, or about seven in each."),
    Example("We reached 480 tenants in Hull and 1,520 in York, «2,500 tenants» altogether."),
    Example("We reached 480 tenants in Hull and 1,520 in York, 2,000 tenants altogether."),
    Example(
        "Nearly 500 pupils came in May and about 1,500 in June. A last 27 came in July, which brings the total to «about 2,500»."
    ),
    Example(
        "Nearly 500 pupils came in May and about 1,500 in June. A last 27 came in July, which brings the total to about 2,000."
    ),
    Example("Calls rose from 248 to 881, a «fivefold» increase."),
    Example("Calls rose from 248 to 881, more than a threefold increase."),
    Example("Output rose from 200 to 250 tonnes, up «by 50 per cent»."),
    Example("Output rose from 200 to 250 tonnes, up by 25 per cent."),
    Example("Out of 143 appeals 38 were won, which is «more than a third»."),
    Example("Out of 143 appeals 38 were won, which is more than a quarter."),
    Example("The line took 248 calls a month. In March it took 0 calls, which is five times as many."),
    Example("The line took 248 calls a month. In March it took 881, «five times» as many."),
    Example("The line took 248 calls a month. In March it took 881, more than three times as many."),
    Example("Of the pupils, 35.8 per cent, or «nearly a half», had no breakfast."),
    Example("Of the pupils, 35.8 per cent went without over two weeks, or «nearly a half»."),
    Example("Of the pupils, 35.8 per cent, or more than a third, had no breakfast."),
    Example("Police made 178 arrests. Taken together, the 178 arrests and the 51 fines make «249 actions»."),
    Example("Police made 178 arrests. Taken together, the 178 arrests and the 51 fines make 229 actions."),
    Example("Together the two schools taught 300 pupils."),
)
RULE = Rule("D101", "arithmetic", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
