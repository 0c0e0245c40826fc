"""Floating point leaves no pair of figures out of which fractions make the one that is asked for."""

from __future__ import annotations

from array import array
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Bound, Form, Quantity
from claimcheck.retrieve.derive import NEAR_LEVEL
from claimcheck.retrieve.steps import giving

VALUES = st.fractions(min_value=Fraction(1, 100), max_value=10**9, max_denominator=1000)
STEPS = (
    lambda a, b: a + b,
    lambda a, b: abs(a - b),
    lambda a, b: a / b * 100,
    lambda a, b: abs(a - b) / b * 100,
    lambda a, b: a * b / 100,
    lambda a, b: a * b,
    lambda a, b: b / (1 + a / 100),
    lambda a, b: abs(b - b / (1 + a / 100)),
)


def _asked(value: Fraction, bound: Bound) -> Quantity:
    return Quantity(value, value, Fraction(1, 10), bound, "", Form.COUNT)


@given(VALUES, VALUES, st.sampled_from(STEPS), st.sampled_from((Bound.EXACTLY, Bound.ABOUT, Bound.AT_LEAST)))
def test_a_pair_that_makes_the_figure_passes(a: Fraction, b: Fraction, step: object, bound: Bound) -> None:
    value = step(a, b)  # type: ignore[operator]
    may = giving(_asked(value, bound), Fraction(1), NEAR_LEVEL)
    assert may is not None
    assert may(array("d", [float(a)]), array("d", [float(b)])) == [0]
    assert may(array("d", [float(b)]), array("d", [float(a)])) == [0]


def test_a_pair_that_makes_nothing_near_it_is_left_out() -> None:
    may = giving(_asked(Fraction(777), Bound.EXACTLY), Fraction(1), NEAR_LEVEL)
    assert may is not None
    assert may(array("d", [20.0, 700.0, 5.0]), array("d", [30.0, 77.0, 6.0])) == [1]


def test_factors_are_not_told_apart_by_their_own_range() -> None:
    asked = replace(_asked(Fraction(2), Bound.EXACTLY), form=Form.MULTIPLE, unit="times")
    assert giving(asked, Fraction(1), NEAR_LEVEL) is None
