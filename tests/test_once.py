"""What is kept of figures is what would be worked out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.quantity import quantities
from claimcheck.model import Quantity
from claimcheck.retrieve import once
from claimcheck.retrieve.figures import compare, said

TEXT = "Nearly 500 people, 48 per cent of 1,040, more than three times as many, £12 a week, fewer than one in six, 881."
FIGURES = [q for _, q in quantities(TEXT) if isinstance(q, Quantity)]


@given(st.sampled_from(FIGURES), st.sampled_from(FIGURES))
def test_an_equal_figure_has_the_same_answer(a: Quantity, b: Quantity) -> None:
    assert compare(a, b) is compare(replace(a), replace(b)) is compare(a, b)
    assert said(a) == said(replace(a))


def test_it_is_asked_once_for_each_figure_and_again_when_there_are_too_many() -> None:
    asked: list[Quantity] = []
    twice: list[tuple[Quantity, Quantity]] = []
    one = once.of_one(lambda q: asked.append(q))

    def both(a: Quantity, b: Quantity) -> None:
        twice.append((a, b))

    two = once.of_two(both)
    for _ in range(3):
        for q in FIGURES:
            one(q)
            two(q, FIGURES[0])
            two(FIGURES[0], q)
    assert asked == FIGURES
    assert len(twice) == 2 * len(FIGURES) - 1
    for n in range(once.MOST + 1):
        one(replace(FIGURES[0], rate=str(n)))
    one(FIGURES[0])
    assert asked[-1] is FIGURES[0]
