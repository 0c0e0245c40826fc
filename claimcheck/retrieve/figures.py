"""How two figures compare: what each allows as an interval, and the one thing in which they differ.

A draft's figure is entailed when every value that the source allows is one that the draft's words allow (design: intervals
after Q-REAS, Ravichander et al. 2019). Every tolerance is a constant below, with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import inf

from claimcheck.detect.lexicon import rows, words_in
from claimcheck.model import Bound, Change, ChangeKind, Direction, Form, Quantity, Span
from claimcheck.retrieve.once import of_one, of_two

NEARLY = Fraction(1, 10)  # "nearly 500" reaches down at most a tenth: below that an editor would name the lower number
CLOSE = Fraction(1, 50)  # and at least a fiftieth, whatever the digits: "nearly 99%" for 97.5%
COARSE_DIGITS = 2  # "1,500" may be rounded to hundreds; "2,000" alone has one digit, and is held to what follows
ROUND = Fraction(
    1, 50
)  # a number of one digit and zeros may be rounded to a fiftieth: "2,000" for 1,996, not for 1,940
FACTOR = Fraction(1, 16)  # "five times" for 5.12, "tripled" for 3.05: a factor is told to within a thirtieth
FRACTION = Fraction(3)  # "two thirds" may stand for 65.2 to 68.2 per cent
NEAR_FRACTION = Fraction(5)  # and "nearly two thirds" for 62: at most five points away, and a tenth
RECIPROCAL = Fraction(
    1, 20
)  # how far from 1 the product of a factor and its opposite may be: "tripled" and "fell by 67%"
ONE, THOUSAND = Fraction(1), 1000
MANY_TIMES = 10  # by how much a total is more than the rate that it may have come of
TELLING = (
    11  # from which two changes by one number in two units are hardly ever both told: "by 27 days", "by 27 per cent"
)
FAR = Fraction(
    1, 2
)  # "more than 10" for 881 is true and tells nothing: beyond half as much again it counts as no match


class Relation(StrEnum):
    """How the draft's figure stands to the source's."""

    ENTAILED = "entailed"
    HEDGE = "hedge"
    VALUE = "value"
    UNIT = "unit"
    DIRECTION = "direction"
    BY_TO = "by-to"
    CHANGE = "change"
    LOOSE = "loose"  # true, but so far from the bound that it is likely another figure
    OPEN = "open"  # within what the source's bound leaves open, and not said by it: 140 for "more than 100"
    NONE = "none"  # figures that cannot be compared


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────
# Figures are held against each other so often that it counts: Fraction's own signs ask what kind of number the other one is,
# and reduce what comes of a step, which takes several times as long as these do.


def order(a: Fraction | float, b: Fraction | float) -> int:
    """Less than 0 where the first number is the smaller one, 0 where they are equal, more than 0 where it is the greater."""
    if a is b:
        return 0
    if isinstance(a, float) or isinstance(b, float):
        return (a > b) - (a < b)
    return a.numerator * b.denominator - b.numerator * a.denominator


def near(a: Fraction, b: Fraction, most: Fraction) -> bool:
    """Whether two numbers are no further apart than a third says."""
    n, d, m, e = a.numerator, a.denominator, b.numerator, b.denominator
    return abs(n * e - m * d) * most.denominator <= most.numerator * d * e


def times_apart(a: Fraction, b: Fraction, most: int) -> bool:
    """Whether of two sizes one is more than so many times the other."""
    x, y = abs(a.numerator * b.denominator), abs(b.numerator * a.denominator)
    return x > most * y or y > most * x


def one_mantissa(a: Fraction, b: Fraction) -> bool:
    """Whether two numbers are one where their thousands are taken away: 11.6 million and 11.6."""
    (n, d), (m, e) = _under_thousand(a), _under_thousand(b)
    return n * e == m * d


def _under_thousand(value: Fraction) -> tuple[int, int]:
    """Two whole numbers of which the first over the second is the value, its thousands taken away."""
    n, d = value.numerator, value.denominator
    while n >= THOUSAND * d:
        d *= THOUSAND
    return n, d


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; an open end is left out."""

    low: Fraction | float
    high: Fraction | float
    low_open: bool = False
    high_open: bool = False

    def within(self, other: Interval) -> bool:
        """Whether every value of this one is one of the other."""
        low = order(self.low, other.low)
        if low < 0 or (low == 0 and other.low_open and not self.low_open):
            return False
        high = order(self.high, other.high)
        return high < 0 or (high == 0 and (self.high_open or not other.high_open))


@lru_cache(maxsize=65536)
def coarse_step(value: Fraction, step: Fraction) -> Fraction:
    """The place value of the last digit that is not a trailing zero, at least `step`: 1,500 gives 100."""
    made = step
    if value == 0:
        return made
    while value % (made * 10) == 0:
        made *= 10
    return made


def slack(value: Fraction, step: Fraction) -> Fraction:
    """How far "about" and "nearly" reach."""
    size = abs(value)
    return min(max(coarse_step(value, step) / 2, size * CLOSE), size * NEARLY)


def _reach(q: Quantity) -> Fraction:
    """How far a hedged figure reaches: a share that is told as a part ("three quarters") as far as a fair next part."""
    if q.unit == "percent" and q.step > 1:
        return min(NEAR_FRACTION, q.low * NEARLY)
    return slack(q.low, q.step)


@of_one
def said(q: Quantity) -> Interval:
    """What a source's words allow."""
    if q.bound is Bound.EXACTLY:  # as most are
        return Interval(q.low, q.low)
    w = _reach(q)
    match q.bound:
        case Bound.BETWEEN:
            return Interval(q.low, q.high)
        case Bound.ABOUT:
            return Interval(q.low - w, q.low + w)
        case Bound.NEARLY:
            return Interval(q.low - w, q.low, high_open=True)
        case Bound.OVER:
            return Interval(q.low, inf, low_open=True)
        case Bound.AT_LEAST:
            return Interval(q.low, inf)
        case Bound.UNDER:
            return Interval(-inf, q.low, high_open=True)
        case Bound.UP_TO | Bound.AT_MOST:
            return Interval(-inf, q.low)
    return Interval(q.low, q.low)


@of_one
def claimed(q: Quantity) -> Interval:
    """What a draft's words allow: its figure widened by the precision with which it is written."""
    w = _reach(q)
    if q.rough:
        limits = said(q)
        return Interval(limits.low - w, limits.high + w)
    match q.bound:
        case Bound.BETWEEN:
            half = q.step / 2
            return Interval(q.low - half, q.high + half)
        case Bound.ABOUT:
            half = min(q.step, exact_step(q)) / 2
            return Interval(q.low - w - half, q.low + w + half)
        case Bound.NEARLY:
            return Interval(q.low - w, q.low, high_open=True)
        case Bound.EXACTLY:
            half = exact_step(q) / 2
            return Interval(q.low - half, q.low + half)
    return said(q)


@of_one
def exact_step(q: Quantity) -> Fraction:
    """The step to which a figure without a hedge may have been rounded."""
    if q.unit == "percent" and q.step > 1:
        # "seven in ten" is told in tenths, and not meant to the point; "one in eighteen" is no one in fifteen
        return min(max(FRACTION, min(q.step / 4, Fraction(5))), q.low * NEARLY * 2)
    coarse = coarse_step(q.low, q.step)
    if q.form in (Form.COUNT, Form.MONEY) and q.low and coarse > q.step:
        return coarse if q.low / coarse >= 10 ** (COARSE_DIGITS - 1) else max(q.step, q.low * ROUND)
    return q.step if q.unit != "times" else max(Fraction(1, 10), q.low * FACTOR)


# ── units ────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _bases() -> dict[str, tuple[str, Fraction]]:
    return {
        row["name"]: (row["base"], Fraction(str(row["factor"])))
        for s in ("duration", "measure")
        for row in rows("units", s)
    }


def in_base(q: Quantity) -> tuple[str, Fraction]:
    """The base unit of a figure's unit and the factor that leads to it; the unit itself and 1 where it has none."""
    return _bases().get(q.unit) or (q.unit, ONE)


@lru_cache(maxsize=1)
def hundredths() -> frozenset[str]:
    """The units that are the hundredth part of a currency's."""
    return frozenset(w for row in rows("units", "hundredth") for w in row["words"])


@lru_cache(maxsize=1)
def _of_lands() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset(row["words"]) for row in rows("units", "lands_currency")}


def in_unit_of(q: Quantity, other: Quantity) -> Quantity:
    """An amount in coins ("80 cents"), or in a currency of many lands ("40 dinars"), in the currency of another amount."""
    if q.form is other.form is Form.MONEY and other.unit in _of_lands().get(q.unit, ()):
        return replace(q, unit=other.unit)
    if not (q.form is other.form is Form.MONEY and q.unit in hundredths()) or other.unit in hundredths():
        return q
    low, high, step = q.low / 100, q.high / 100, q.step / 100
    return replace(q, low=low, high=high, step=step, unit=other.unit)


def _scaled(q: Quantity, factor: Fraction) -> Quantity:
    low, high, step = q.low * factor, q.high * factor, q.step * factor
    return Quantity(low, high, step, q.bound, in_base(q)[0], q.form, q.change, rate=q.rate, rough=q.rough)


PER_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365, "hour": 8760}  # what a rate is told by


def per_year(rate: str) -> Fraction | None:
    """How many of the times that a rate is told by there are in a year; None where it is told by something else."""
    times = PER_YEAR.get(rate)
    return Fraction(times) if times else None


def plain(value: Fraction, asked: Quantity, step: Fraction) -> Quantity:
    """A figure of the kind that is asked for, without the draft's place of its cue: the answer is kept for its like elsewhere."""
    change = replace(asked.change, cue=Span(0, 0)) if asked.change else None
    return Quantity(value, value, step, Bound.EXACTLY, asked.unit, asked.form, change)


# ── change ───────────────────────────────────────────────────────────────────────────────────────

TIMES = frozenset({Form.DURATION, Form.AGE})
CONFUSABLE = (Form.SHARE, Form.COUNT, Form.MONEY, Form.POINTS)  # what a number is taken for where its unit is lost
LEVELS = (Form.COUNT, Form.MONEY, Form.DURATION, Form.MEASURE)  # what is so much, and no part or change
ONE_SIDED = (Bound.OVER, Bound.AT_LEAST, Bound.UNDER, Bound.AT_MOST, Bound.UP_TO)
MIRROR = {
    Bound.OVER: Bound.UNDER,
    Bound.UNDER: Bound.OVER,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.UP_TO: Bound.AT_LEAST,
}


def _downward(q: Quantity) -> bool:
    return q.change is not None and q.change.way is Direction.DOWN


@of_one
def as_factor(q: Quantity) -> Quantity | None:
    """A relative change as the factor that it makes: up 255 percent is 3.55; down 30 percent, or to 70 of what it was, 0.7."""
    bound = MIRROR.get(q.bound, q.bound) if _downward(q) else q.bound
    if q.form is Form.MULTIPLE:
        if _downward(q) and q.low > 1:  # "a four-fold fall" leaves a quarter
            return replace(q, low=1 / q.high, high=1 / q.low, step=Fraction(1, 10), bound=bound)
        return q
    if q.form is not Form.SHARE or q.change is None:
        return None
    low, high = q.low / 100, q.high / 100
    if q.change.former:
        bound = q.bound
    elif q.change.kind is not ChangeKind.BY:
        return None
    else:
        low, high = (1 - high, 1 - low) if _downward(q) else (1 + low, 1 + high)
    return Quantity(low, high, q.step / 100, bound, "times", Form.MULTIPLE, q.change, rough=q.rough)


def _factors(q: Quantity, allowed: Interval) -> Interval:
    """What a figure allows as factors, from what it allows as it is told."""
    if q.form is Form.MULTIPLE:
        if _downward(q) and q.low <= 1:  # "more than halved" is less than half, "almost halved" a little more
            turned = q.bound in MIRROR or q.bound is Bound.NEARLY
            return (
                Interval(2 * q.low - allowed.high, 2 * q.low - allowed.low, allowed.high_open, allowed.low_open)
                if turned
                else allowed
            )
        if not _downward(q):
            return allowed
        most = 1 / allowed.low if allowed.low > 0 else inf
        return Interval(1 / allowed.high, most, allowed.high_open, allowed.low_open)
    if q.change is not None and q.change.former:
        return Interval(allowed.low / 100, allowed.high / 100, allowed.low_open, allowed.high_open)
    if _downward(q):
        return Interval(1 - allowed.high / 100, 1 - allowed.low / 100, allowed.high_open, allowed.low_open)
    return Interval(1 + allowed.low / 100, 1 + allowed.high / 100, allowed.low_open, allowed.high_open)


@of_two
def same_number(draft: Quantity, source: Quantity) -> bool:
    """Whether the two are written with one number, fairly rounded, whatever the bounds."""
    if order(draft.low, draft.high) < 0 and draft.bound is not Bound.BETWEEN:
        return draft.low <= source.low < draft.high  # "dozens" is no rounding of six
    half = _half_step(draft)
    low = near(draft.low, source.low, half)
    if draft.bound is Bound.BETWEEN:
        return low and near(draft.high, source.high, half)
    return low or (source.high is not source.low and near(draft.low, source.high, half))


@of_one
def _half_step(q: Quantity) -> Fraction:
    return exact_step(q) / 2


@of_two
def agreeing(draft: Quantity, source: Quantity) -> bool:
    """Whether two figures are near each other in size, and not only allowed by a bound."""
    a, b = as_factor(draft) or draft, as_factor(source) or source
    if a.form is not b.form:
        a, b = draft, source
    if same_number(a, b) or draft.bound is Bound.BETWEEN is source.bound:
        return same_number(a, b)
    size = max(abs(a.value), abs(b.value))
    return near(a.value, b.value, size * (CLOSE if draft.bound in ONE_SIDED else NEARLY))


def slipped(draft: Quantity, source: Quantity) -> bool:
    """Whether the draft's digits are the source's with two neighbours changed about."""
    a, b = (str(q.low) for q in (draft, source))
    if a == b or sorted(a) != sorted(b) or draft.unit != source.unit:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 2 and draft.low == draft.high


@of_two
def compare(draft: Quantity, source: Quantity) -> Relation:
    """How the draft's figure stands to the source's, which is taken to be about the same thing."""
    if draft.vague or source.vague:
        return _compare_vague(draft, source)
    if Form.MULTIPLE in (draft.form, source.form):
        return _compare_factors(draft, source)
    if _former(draft) != _former(source) and draft.form is source.form is Form.SHARE:
        return _compare_former(draft, source)
    if draft.form is Form.COUNT and not draft.unit and draft.counted is None and source.form is Form.AGE:
        return _compare_values(draft, source)  # "they were 16 or 17 on average"
    draft, source = in_unit_of(draft, source), in_unit_of(source, draft)
    draft_base, draft_factor = in_base(draft)
    source_base, source_factor = in_base(source)
    if draft_base != source_base or _kind(draft) != _kind(source):
        return _other_unit(draft, source)
    if draft.unit != source.unit:
        if order(draft.low, source.low) == 0 and draft.low > 1:
            return Relation.UNIT
        draft, source = _scaled(draft, draft_factor), _scaled(source, source_factor)
    changed = _compare_changes(draft.change, source.change, same_number(draft, source))
    return changed or _compare_values(draft, source)


def _compare_vague(draft: Quantity, source: Quantity) -> Relation:
    """A share told without a number with another share: a source's "most" proves no number, and denies no other word."""
    if not draft.vague or draft.form is not source.form or draft.change or source.change:
        return Relation.NONE
    allowed, asked = said(source), claimed(draft)
    if allowed.within(asked):
        return Relation.ENTAILED
    apart = allowed.high <= asked.low or asked.high <= allowed.low
    return Relation.VALUE if apart and not source.vague else Relation.NONE


def _kind(q: Quantity) -> Form:
    return Form.DURATION if q.form is Form.AGE else q.form


def _other_unit(draft: Quantity, source: Quantity) -> Relation:
    """Figures in units that do not convert: a fault of unit where the number is the same one, else nothing to compare."""
    forms = {draft.form, source.form}
    if forms == {Form.SHARE, Form.POINTS} and same_number(draft, source):
        return Relation.UNIT
    if forms == {Form.MONEY} and same_number(draft, source):
        return Relation.UNIT
    confusable = draft.form in CONFUSABLE and source.form in CONFUSABLE
    big = confusable and (draft.low.denominator != 1 or draft.low >= THOUSAND or source.low >= THOUSAND)
    if big and one_mantissa(draft.low, source.low) and draft.low > 1:
        return Relation.UNIT
    if forms & TIMES and forms <= {*TIMES, Form.MEASURE} and draft.low == source.low:
        return Relation.UNIT
    amount = {Form.COUNT, Form.DURATION, Form.MEASURE}
    if Form.SHARE in forms and forms & amount and draft.low == source.low >= TELLING and _one_way(draft, source):
        return Relation.UNIT  # "lost 27 days of work" for "days of work fell by 27 per cent"
    return Relation.NONE


def _one_way(a: Quantity, b: Quantity) -> bool:
    """Whether two figures both tell by how much a thing changed, and the same way."""
    x, y = a.change, b.change
    if x is None or y is None:
        return False
    return x.kind is y.kind is ChangeKind.BY and x.way is y.way is not Direction.NONE


def _compare_changes(draft: Change | None, source: Change | None, same: bool) -> Relation | None:
    """A fault of direction or of by and to, where the number is the same; none where the changes agree or are not told."""
    if draft is None or source is None:
        return None
    if draft.kind is not source.kind:
        turned = {draft.way, source.way} == {Direction.UP, Direction.DOWN} and ChangeKind.BY not in (
            draft.kind,
            source.kind,
        )
        if turned and same:
            return Relation.DIRECTION  # "from 9 to 28" for "from 28 to 9"
        if ChangeKind.FROM in (draft.kind, source.kind):
            return Relation.NONE
        return Relation.BY_TO if same else Relation.NONE
    opposite = {draft.way, source.way} == {Direction.UP, Direction.DOWN}
    if opposite:
        return Relation.DIRECTION if same else Relation.NONE
    return None


def _compare_values(draft: Quantity, source: Quantity) -> Relation:
    loose = (Bound.ABOUT, Bound.NEARLY)
    if draft.bound in loose and source.bound in loose and same_number(draft, source):
        return Relation.ENTAILED  # an editor lets one pass for the other
    if draft.rate and source.rate and not _one_rate(draft.rate, source.rate):
        return _compare_rates(draft, source)
    if bool(draft.rate) != bool(source.rate) and _is_total_of(*sorted((draft, source), key=lambda q: q.rate)):
        return Relation.NONE  # "8,000 a day" and "800,000" may both be true
    if said(source).within(claimed(draft)):
        if _bounded_alike(draft, source) and not agreeing(draft, source):
            return Relation.VALUE
        return Relation.LOOSE if _far(draft, source) else Relation.ENTAILED
    if same_number(draft, source):
        return Relation.HEDGE
    if draft.low and source.low and one_mantissa(draft.low, source.low) and _scales_apart(draft, source):
        return Relation.UNIT
    return Relation.OPEN if _left_open(draft, source) else Relation.VALUE


def _is_total_of(total: Quantity, rate: Quantity) -> bool:
    """Whether a level may be what a rate by time makes in the end: many times as much."""
    return per_year(rate.rate) is not None and total.low >= MANY_TIMES * rate.low


def _one_rate(a: str, b: str) -> bool:
    """Whether two figures are told by the same: "1000 inhabitants" and "1000 people" are so many of the people."""
    return a == b or all(not noun or noun in words_in("units", "per_head") for noun in _nouns(a, b))


def _nouns(a: str, b: str) -> tuple[str, ...]:
    """The nouns of two rates, without the number where both have it."""
    (x, _, one), (y, _, other) = (r.partition(" ") for r in (a, b))
    return (one, other) if x == y and x.isdecimal() else (a, b)


def _compare_rates(draft: Quantity, source: Quantity) -> Relation:
    """Figures told by different things: the number with another unit is a fault; a week's and a year's convert."""
    ours, theirs = per_year(draft.rate), per_year(source.rate)
    if ours and theirs:
        told = replace(_scaled(source, theirs / ours), rate="", unit=source.unit)
        if _compare_values(replace(draft, rate=""), told) is Relation.ENTAILED:
            return Relation.ENTAILED
    return Relation.UNIT if same_number(draft, source) else Relation.NONE


def _bounded_alike(draft: Quantity, source: Quantity) -> bool:
    """Whether both give a bound of one side, or a range, and the draft's is no rounder than the source's.

    "Up to 438" follows from "up to 138", and nobody who read that would write it.
    """
    sides = ((Bound.OVER, Bound.AT_LEAST), (Bound.UNDER, Bound.AT_MOST, Bound.UP_TO), (Bound.BETWEEN,))
    alike = any(draft.bound in side and source.bound in side for side in sides)
    return alike and _digits(draft.high) >= _digits(source.high)


def _digits(value: Fraction) -> int:
    """How many digits a number has without the zeros at its ends."""
    return len(f"{float(value):.9g}".replace(".", "").strip("0"))


def _left_open(draft: Quantity, source: Quantity) -> bool:
    """Whether the source gives a bound only, and the draft a figure of its own within it."""
    return source.bound in ONE_SIDED and draft.bound not in ONE_SIDED and claimed(draft).within(said(source))


def _scales_apart(draft: Quantity, source: Quantity) -> bool:
    """Whether the same digits stand before another scale: 1.6 million and 1.6 billion."""
    if draft.form not in (Form.COUNT, Form.MONEY):
        return False
    return max(draft.low, source.low) / min(draft.low, source.low) in (THOUSAND, THOUSAND**2)


def _far(draft: Quantity, source: Quantity) -> bool:
    if draft.low < draft.high and Interval(source.low, source.high).within(Interval(draft.low, draft.high)):
        return False  # "tens of thousands" for 40,000
    return draft.bound in ONE_SIDED and abs(source.value - draft.value) > FAR * max(abs(source.value), abs(draft.value))


def _former(q: Quantity) -> bool:
    return q.change is not None and q.change.former


def _compare_former(draft: Quantity, source: Quantity) -> Relation:
    """A share of what was before with the size of the change, or with a level: "to 70 per cent of what it was", "by 30"."""
    relation = _compare_factors(draft, source)
    if relation is Relation.CHANGE and same_number(draft, source):
        return Relation.BY_TO
    return relation


def _compare_factors(draft: Quantity, source: Quantity) -> Relation:
    a, b = as_factor(draft), as_factor(source)
    if a is None or b is None:
        return Relation.NONE
    up_down = {q.change.way for q in (draft, source) if q.change}
    if up_down == {Direction.UP, Direction.DOWN}:
        mirrored = abs(a.low * b.low - 1) <= RECIPROCAL  # "doubled" and "halved"
        return Relation.DIRECTION if mirrored or same_number(a, b) or draft.low == source.low else Relation.NONE
    if _factors(source, said(source)).within(_factors(draft, claimed(draft))):
        return Relation.LOOSE if _far(a, b) else Relation.ENTAILED
    if draft.form is source.form is Form.MULTIPLE and same_number(a, b):
        return Relation.HEDGE
    levels = draft.form is source.form and not (
        draft.change or source.change
    )  # "5 times the rent", and not "quintupled"
    return Relation.OPEN if levels and _left_open(a, b) else Relation.CHANGE
