"""The arithmetic that a message shows: that of the two figures, short and right."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimcheck.detect.quantity import read_text
from claimcheck.retrieve.figures import compare
from claimcheck.retrieve.working import changed, working

ROWS = [
    ("35 wards", "53 wards", "35 → 53 is +18, +51%"),
    ("73% of wards", "37% of wards", "73% → 37% is −36 points, −49%"),
    ("£1,200", "£1,500", "GBP 1,200 → GBP 1,500 is +300, +25%"),
    ("881 calls", "more than 900 calls", "the source allows 881, the draft says more than 900"),
    ("18% of wards", "18.32% of wards", "the source allows 18%, the draft says 18.32%"),
    ("more than 50,000 homes", "50,000 homes", "the source allows more than 50,000, the draft says 50,000"),
    ("up to 86% of homes", "86% of homes", "the source allows 86% or less, the draft says 86%"),
    ("more than 50 homes", "70 homes", "the source allows more than 50, the draft says 70"),
    ("tripled", "quadrupled", "the draft's is ×4, +300%; the source's ×3, +200%"),
    ("up 240 per cent", "tripled", "the draft's is ×3, +200%; the source's ×3.4, +240%"),
    ("more than tripled", "quadrupled", "the draft's is ×4, +300%; the source's over ×3, +200%"),
    ("rose by 17 per cent", "fell by 17 per cent", "−17%, ×0.83, not +17%, ×1.17"),
    ("rose by 40 homes", "fell by 40 homes", "−40, not +40"),
    ("doubled", "halved", "×0.5, not ×2"),
    ("fell by 8 per cent", "fell by 8 percentage points", "from 50%, 8% less is 46%, 8 points less 42%"),
    ("rose by 80 points", "rose by 80 per cent", "a percentage is of what was before, points are added to it"),
    ("14 hours", "14 minutes", "14 minutes = 840 seconds, 14 hours = 50,400 seconds"),
    ("14 weeks", "14 months", ""),
    (
        "nearly 500 homes",
        "more than 500 homes",
        "the source allows 450 to just under 500, the draft says more than 500",
    ),
    ("1.6 million homes", "1.6 billion homes", "1,600,000,000 is 1,000 times 1,600,000"),
    ("£40 million", "$40 million", ""),
    ("fell by 40 per cent", "fell to 40 per cent", "down by 40% is 60% of what was before"),
    ("rose to 1,600 homes", "rose by 1,600 homes", "by 1,600: so much more than before; to 1,600: so much in all"),
    ("881 homes", "nearly 900 homes", ""),
]


@pytest.mark.parametrize(("source", "draft", "shown"), ROWS)
def test_the_working_of_two_figures(source: str, draft: str, shown: str) -> None:
    a, b = (read_text(t)[-1][1] for t in (draft, source))
    assert working(a, b, compare(a, b)) == shown


def test_a_change_is_shown_with_its_factor_and_its_percentage() -> None:
    assert changed(Fraction(248), Fraction(881)) == "248 → 881 is ×3.55, +255%"
    assert changed(Fraction(60), Fraction(45)) == "60 → 45 is ×0.75, −25%"
    assert changed(Fraction(200), Fraction(205)) == "200 → 205 is ×1.02, +2.5%"
