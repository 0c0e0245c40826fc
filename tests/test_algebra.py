"""The algebra of figures, as laws that must hold whatever the numbers: of entailment, of forms and units, of changes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.detect.quantity import read_text
from claimcheck.model import Bound, Change, ChangeKind, Direction, Form, Quantity, Span
from claimcheck.retrieve.figures import (
    Relation,
    as_factor,
    claimed,
    compare,
    in_base,
    near,
    one_mantissa,
    order,
    said,
    times_apart,
)

TRUE = (Relation.ENTAILED, Relation.LOOSE)  # borne out; LOOSE is true of a bound so far off that it is likely another's
COUNTS = st.integers(1, 5_000_000).map(Fraction)
PERCENTS = st.integers(1, 9999).map(lambda n: Fraction(n, 100))
BOUNDS = st.sampled_from([b for b in Bound if b is not Bound.BETWEEN])
WIDER = {
    Bound.EXACTLY: (Bound.ABOUT,),
    Bound.OVER: (Bound.AT_LEAST,),
    Bound.UNDER: (Bound.AT_MOST, Bound.UP_TO),
    Bound.NEARLY: (Bound.ABOUT, Bound.UNDER, Bound.AT_MOST, Bound.UP_TO),
    Bound.UP_TO: (Bound.AT_MOST,),
    Bound.AT_MOST: (Bound.UP_TO,),
}
KINDS = (ChangeKind.BY, ChangeKind.TO, ChangeKind.FROM)


def figure(text: str) -> Quantity:
    """The last figure of a text."""
    return read_text(text)[-1][1]


@st.composite
def levels(draw: st.DrawFn) -> Quantity:
    """A count, a share, an amount or a duration, with any bound."""
    unit, form = draw(
        st.sampled_from([("", Form.COUNT), ("percent", Form.SHARE), ("GBP", Form.MONEY), ("month", Form.DURATION)])
    )
    value = draw(PERCENTS if form is Form.SHARE else COUNTS)
    bound = draw(st.sampled_from(list(Bound)))
    high = value + draw(COUNTS) if bound is Bound.BETWEEN else value
    step = (
        Fraction(1)
        if value.denominator == 1
        else Fraction(1, 10)
        if (value * 10).denominator == 1
        else Fraction(1, 100)
    )
    return Quantity(value, high, step, bound, unit, form)


@st.composite
def changes(draw: st.DrawFn) -> Quantity:
    """A level, or the size, the end or the start of a change, or a factor."""
    q = draw(levels())
    way = draw(st.sampled_from([Direction.UP, Direction.DOWN]))
    kind = draw(st.sampled_from(KINDS))
    if draw(st.booleans()):
        return replace(q, change=Change(kind, way, Span(0, 0), stated=True))
    factor = draw(st.integers(11, 99).map(lambda n: Fraction(n, 10)))
    bound = Bound.EXACTLY if q.bound is Bound.BETWEEN else q.bound
    return Quantity(
        factor, factor, Fraction(1, 10), bound, "times", Form.MULTIPLE, Change(ChangeKind.BY, Direction.UP, Span(0, 0))
    )


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────

NUMBERS = st.fractions(-20_000, 20_000, max_denominator=30)


@given(NUMBERS, NUMBERS, st.fractions(0, 500, max_denominator=30))
def test_numbers_compare_as_fractions_do(a: Fraction, b: Fraction, most: Fraction) -> None:
    for x, y in ((a, b), (a, a + most), (a, 12 * a)):
        assert (order(x, y) > 0, order(x, y) < 0) == (x > y, x < y)
        assert near(x, y, most) == (abs(x - y) <= most)
        assert times_apart(x, y, 12) == (max(abs(x), abs(y)) > 12 * min(abs(x), abs(y)))
        assert order(x, inf) < 0 < order(x, -inf)


@given(st.integers(1, 999_999), st.integers(1, 999_999))
def test_of_numbers_under_a_thousand_only_equals_have_one_mantissa(n: int, m: int) -> None:
    a, b = Fraction(n, 1000), Fraction(m, 1000)
    if min(n, m) >= 1000:
        assert one_mantissa(a * 1000, b * 1_000_000) == (a == b)


# ── entailment ───────────────────────────────────────────────────────────────────────────────────


@given(st.one_of(levels(), changes()))
def test_every_figure_bears_itself_out(q: Quantity) -> None:
    assert compare(q, q) is Relation.ENTAILED


@given(levels(), levels())
def test_what_is_borne_out_is_allowed_by_the_draft_or_is_an_editors_hedge(draft: Quantity, source: Quantity) -> None:
    source = replace(source, unit=draft.unit, form=draft.form)
    if compare(draft, source) is Relation.ENTAILED:
        loose = {Bound.ABOUT, Bound.NEARLY}
        assert said(source).within(claimed(draft)) or {draft.bound, source.bound} <= loose


@given(st.one_of(levels(), changes()), st.one_of(levels(), changes()), st.integers(-120, 120), st.data())
def test_a_wider_bound_is_borne_out_by_what_bears_out_the_narrower(
    draft: Quantity, source: Quantity, off: int, data: st.DataObject
) -> None:
    """The source's figure is the draft's within some per cent, with a bound of its own.

    "Nearly" passes for "about" by an editor's licence, which "under" has not.
    """
    assume(not (draft.bound is Bound.NEARLY and source.bound is Bound.ABOUT))
    moved = draft.low + (draft.low * off / 1000 // draft.step) * draft.step
    source = replace(draft, low=moved, high=moved + (source.high - source.low), bound=source.bound)
    source = replace(source, high=source.high if source.bound is Bound.BETWEEN else source.low)
    if moved > 0 and compare(draft, source) in TRUE and draft.bound in WIDER:
        wide = replace(draft, bound=data.draw(st.sampled_from(WIDER[draft.bound])))
        assert compare(wide, source) in TRUE


@given(COUNTS, st.integers(2, 6))
def test_a_count_rounded_to_two_digits_or_more_is_borne_out(n: Fraction, digits: int) -> None:
    place = 10 ** max(len(str(int(n))) - digits, 0)
    rounded = Fraction((int(n) + place // 2) // place * place)
    if len(str(int(rounded)).rstrip("0")) > 1 or place == 1:
        assert compare(count(rounded), count(n)) is Relation.ENTAILED


@given(COUNTS)
def test_a_round_number_stands_for_what_lies_within_a_hundredth(n: Fraction) -> None:
    place = 10 ** (len(str(int(n))) - 1)
    rounded = Fraction((int(n) + place // 2) // place * place)
    near = abs(n - rounded) * 100 <= rounded
    assert (compare(count(rounded), count(n)) is Relation.ENTAILED) == (near or n == rounded)


@given(st.integers(0, 99_999), st.integers(0, 3))
def test_a_share_with_fewer_decimals_is_borne_out_and_one_with_more_is_not(n: int, decimals: int) -> None:
    precise, place = Fraction(n + 1, 1000), Fraction(1, 10**decimals)
    rounded = (precise / place + Fraction(1, 2)) // 1 * place
    if rounded:
        assert compare(share(rounded, place), share(precise, Fraction(1, 1000))) is Relation.ENTAILED
        if rounded != precise:
            assert compare(share(precise, Fraction(1, 1000)), share(rounded, place)) is Relation.VALUE


@given(COUNTS, COUNTS, BOUNDS)
def test_a_rounder_bound_further_out_is_borne_out(low: Fraction, less: Fraction, bound: Bound) -> None:
    """A bound further out with as many digits is called another figure on purpose: "up to 438" for "up to 138"."""
    if bound in (Bound.OVER, Bound.AT_LEAST):
        out = Fraction(int(str(int(low))[0]) * 10 ** (len(str(int(low))) - 1))
        if out != low:
            assert compare(count(out, bound), count(low, bound)) in TRUE


def count(n: Fraction, bound: Bound = Bound.EXACTLY) -> Quantity:
    return Quantity(n, n, Fraction(1), bound)


def share(n: Fraction, step: Fraction) -> Quantity:
    return Quantity(n, n, step, Bound.EXACTLY, "percent", Form.SHARE)


# ── forms and units ──────────────────────────────────────────────────────────────────────────────

PARTS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 6: "a sixth", 8: "an eighth", 10: "a tenth"}
NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@given(st.integers(1, 9), st.integers(2, 100))
def test_a_share_is_the_same_in_whatever_form_it_is_told(n: int, of: int) -> None:
    if n >= of:
        return
    percent = f"{float(Fraction(n * 100, of)):.1f}%"
    forms = [f"{percent} of homes", f"{n} out of {of} homes", f"{percent.rstrip('%')} per cent"]
    if of <= 20:
        forms.append(f"{NAMES[n - 1]} in {of}")
    for a in forms:
        for b in forms:
            assert compare(figure(f"It was {a}."), figure(f"It was {b}.")) is Relation.ENTAILED, (a, b)


@pytest.mark.parametrize("of", PARTS)
def test_a_fraction_is_a_share_of_one_and_a_number_in_so_many(of: int) -> None:
    percent = f"{float(Fraction(100, of)):.3g}% of homes"
    forms = [f"{PARTS[of]} of homes", f"one in {of} homes", f"1 in {of} homes", f"10 of {10 * of} homes", percent]
    for a in forms:
        for b in forms:
            assert compare(figure(a), figure(b)) is Relation.ENTAILED, (a, b)


@given(
    st.integers(2, 400),
    st.sampled_from(
        [
            ("minute", "hour", 60),
            ("month", "year", 12),
            ("day", "week", 7),
            ("metre", "kilometre", 1000),
            ("gram", "kilogram", 1000),
        ]
    ),
)
def test_units_convert_there_and_back(n: int, units: tuple[str, str, int]) -> None:
    small, big, factor = units
    less, more = figure(f"It took {n * factor:,} {small}s."), figure(f"It took {n} {big}s.")
    assert in_base(less)[0] == in_base(more)[0]
    assert compare(more, less) is Relation.ENTAILED
    assert compare(less, more) is Relation.ENTAILED


# ── change ───────────────────────────────────────────────────────────────────────────────────────

FACTORS = {2: "doubled", 3: "tripled", 4: "quadrupled", 5: "quintupled"}


@pytest.mark.parametrize("n", FACTORS)
def test_a_factor_a_percentage_a_multiple_and_a_word_tell_one_change(n: int) -> None:
    told = [f"Calls {FACTORS[n]}", f"Calls rose by {(n - 1) * 100} per cent", f"a {n}-fold increase in calls"]
    told += [f"There were {n} times as many calls", f"Calls rose by a factor of {n}", f"Calls were up {(n - 1) * 100}%"]
    for a in told:
        for b in told:
            assert compare(figure(f"{a}."), figure(f"{b}.")) is Relation.ENTAILED, (a, b)
        other = figure(f"Calls rose by {n * 100} per cent.")
        assert compare(figure(f"{a}."), other) in (Relation.CHANGE, Relation.VALUE)


@given(st.integers(1, 99))
def test_a_fall_is_the_factor_that_it_leaves(n: int) -> None:
    fall = figure(f"Calls fell by {n} per cent.")
    factor = as_factor(fall)
    assert factor is not None
    assert factor.low == 1 - Fraction(n, 100)
    assert compare(figure(f"Calls fell to {100 - n} per cent of their former level."), fall) is Relation.ENTAILED


@given(st.integers(1, 400))
def test_a_rise_is_the_level_that_it_reaches(n: int) -> None:
    rise = figure(f"Calls rose by {n} per cent.")
    assert compare(figure(f"Calls rose to {100 + n} per cent of their former level."), rise) is Relation.ENTAILED


@given(st.integers(11, 99).map(lambda n: Fraction(n, 10)))
def test_a_factor_upwards_is_never_one_downwards(factor: Fraction) -> None:
    up, down = (
        Quantity(f, f, Fraction(1, 10), Bound.EXACTLY, "times", Form.MULTIPLE, Change(ChangeKind.BY, way, Span(0, 0)))
        for f, way in ((factor, Direction.UP), (1 / factor, Direction.DOWN))
    )
    assert compare(up, down) is compare(down, up) is Relation.DIRECTION


@given(levels(), levels(), BOUNDS)
def test_the_size_of_a_change_never_bears_out_its_end(by: Quantity, to: Quantity, bound: Bound) -> None:
    to = replace(by, bound=bound, low=to.low if by.form is not Form.SHARE else by.low)
    cue = Span(0, 0)
    for way in (Direction.UP, Direction.DOWN):
        a = replace(by, change=Change(ChangeKind.BY, way, cue, stated=True))
        b = replace(to, high=max(to.high, to.low), change=Change(ChangeKind.TO, way, cue, stated=True))
        complement = by.form is Form.SHARE and by.low * 2 == 100
        assert complement or compare(a, b) not in TRUE
        assert complement or compare(b, a) not in TRUE


@given(PERCENTS, BOUNDS, BOUNDS)
def test_points_never_bear_out_per_cent(n: Fraction, one: Bound, two: Bound) -> None:
    for way in (None, Direction.UP, Direction.DOWN):
        change = Change(ChangeKind.BY, way, Span(0, 0), stated=True) if way else None
        percent = replace(share(n, Fraction(1, 100)), bound=one, change=change)
        points = replace(percent, unit="percentage point", form=Form.POINTS, bound=two)
        assert compare(percent, points) is compare(points, percent) is Relation.UNIT


@given(levels(), st.sampled_from(KINDS))
def test_a_rise_never_bears_out_a_fall(q: Quantity, kind: ChangeKind) -> None:
    up, down = (replace(q, change=Change(kind, way, Span(0, 0))) for way in (Direction.UP, Direction.DOWN))
    assert compare(up, down) is compare(down, up) is Relation.DIRECTION


@given(st.integers(11, 99))
def test_a_fall_by_nearly_so_much_leaves_a_little_more_than_the_rest(n: int) -> None:
    fall = figure(f"Calls fell by nearly {n} per cent.")
    assert (
        compare(figure(f"Calls fell to more than {100 - n} per cent of their former level."), fall) is Relation.ENTAILED
    )
    assert compare(figure(f"Calls fell to nearly {100 - n} per cent of their former level."), fall) not in TRUE


@given(st.integers(2, 9))
def test_an_n_fold_fall_leaves_one_part_in_n(n: int) -> None:
    fall = figure(f"There was a {n}-fold fall in calls.")
    assert compare(figure(f"Calls fell by {float(100 - Fraction(100, n)):.1f} per cent."), fall) is Relation.ENTAILED
    if n > 2:
        assert compare(figure(f"Calls fell by {float(Fraction(100, n)):.1f} per cent."), fall) is Relation.CHANGE
