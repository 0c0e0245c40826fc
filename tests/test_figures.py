"""How two figures compare: the table of the design, and what must hold for any figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.quantity import read_text
from claimcheck.model import Bound, Quantity
from claimcheck.retrieve.figures import Relation, compare

ENTAILED = [
    ("a rise of 98.66 percent", "a rise of 99%"),
    ("a rise of 98.66 percent", "a rise of nearly 99%"),
    ("a rise of 98.66 percent", "a rise of 98.7%"),
    ("a rise of 98.66 percent", "almost doubled"),
    ("24 of 131", "18.3%"),
    ("24 of 131", "18%"),
    ("24 of 131", "nearly one in five"),
    ("24 of 131", "fewer than one in five"),
    ("more than 50,000 homes", "over 50,000 homes"),
    ("more than 50,000 homes", "at least 50,000 homes"),
    ("nearly 500 homes", "about 500 homes"),
    ("nearly 500 homes", "close to 500 homes"),
    ("nearly 500 homes", "some 500 homes"),
    ("881 homes", "nearly 900 homes"),
    ("881 homes", "about 880 homes"),
    ("881 homes", "more than 850 homes"),
    ("between 73% and 86%", "at least 73%"),
    ("between 73% and 86%", "up to 86%"),
    ("between 73% and 86%", "roughly three-quarters or more"),
    ("37 per cent", "more than a third"),
    ("240 percent more likely", "more than three times as likely"),
    ("up 255%", "more than tripled"),
    ("up 255%", "more than three and a half times as many"),
    ("up 255%", "a 3.5-fold increase"),
    ("up 200%", "tripled"),
    ("tripled", "up 200%"),
    ("a 300 percent increase", "a four-fold increase"),
    ("a four-fold increase", "a 300 percent increase"),
    ("240 percent more likely", "3.4 times as likely"),
    ("halved", "fell by 50%"),
    ("halved", "a 50 per cent drop"),
    ("fell by a third", "fell to two-thirds of its former level"),
    ("halved", "fell to half of its former level"),
    ("up to about 500 homes", "up to 500 homes"),
    ("up to 510 homes", "up to about 500 homes"),
    ("498 homes", "at least about 500 homes"),
    ("1,996 homes", "2,000 homes"),
    ("497 homes", "500 homes"),
    ("rose by 100 percent", "doubled"),
    ("fell by 50 percent", "halved"),
    ("twelve months", "a year"),
    ("16% of homes", "a sixth of homes"),
    ("24% of homes", "a quarter of homes"),
]
DIFFERING = [
    ("more than 50,000 homes", "50,000 homes", Relation.HEDGE),
    ("more than 50,000 homes", "nearly 50,000 homes", Relation.HEDGE),
    ("more than 50,000 homes", "up to 50,000 homes", Relation.HEDGE),
    ("up to 86%", "86%", Relation.HEDGE),
    ("as much as 86%", "86%", Relation.HEDGE),
    ("nearly 500 homes", "more than 500 homes", Relation.HEDGE),
    ("881 homes", "more than 900 homes", Relation.VALUE),
    ("881 homes", "818 homes", Relation.VALUE),
    ("881 homes", "888 homes", Relation.VALUE),
    ("between 73% and 86%", "86%", Relation.HEDGE),
    ("rose by 49 million", "rose to 49 million", Relation.BY_TO),
    ("fell 8 percent", "fell 8 percentage points", Relation.UNIT),
    ("rose by 17 percent", "fell by 17 percent", Relation.DIRECTION),
    ("up 255%", "quadrupled", Relation.CHANGE),
    ("up to 86%", "86% on average", Relation.HEDGE),
    ("by as much as 86%", "86% on average", Relation.HEDGE),
    ("rose by 255%", "rose by 355%", Relation.VALUE),
    ("a 300 percent increase", "three times as many", Relation.CHANGE),
    ("240 percent more likely", "2.4 times as likely", Relation.CHANGE),
    ("doubled", "halved", Relation.DIRECTION),
    ("fell by a third", "fell to a third of its former level", Relation.BY_TO),
    ("fell by as much as 86%", "fell to 86% of what it was", Relation.BY_TO),
    ("498 homes", "at least 500 homes", Relation.HEDGE),
    ("1,940 homes", "2,000 homes", Relation.VALUE),
    ("rose by 300 percent", "tripled", Relation.CHANGE),
    ("11.6 percent of homes", "11.6 million homes", Relation.UNIT),
    ("£40 million", "$40 million", Relation.UNIT),
    ("14 weeks", "14 months", Relation.UNIT),
    ("18%", "18.32%", Relation.VALUE),
    ("a third", "to a third", Relation.ENTAILED),
    ("fell by a third", "fell to a third", Relation.BY_TO),
    ("40 homes", "40 metres", Relation.NONE),
    ("more than 50 homes", "70 homes", Relation.OPEN),
    ("more than 50 homes", "40 homes", Relation.VALUE),
    ("up to 138 homes", "up to 438 homes", Relation.VALUE),
    ("between 20% and 35%", "between 20% and 65%", Relation.VALUE),
    ("more than 1,450 homes", "more than 700 homes", Relation.LOOSE),
]


def figure(text: str) -> Quantity:
    text = "it took a " + text.removeprefix("a ") if text == "a year" else text
    return read_text(text if text != "it took a year" else "it took 1 year")[-1][1]


@pytest.mark.parametrize(("source", "draft"), ENTAILED)
def test_entailed(source: str, draft: str) -> None:
    assert compare(figure(draft), figure(source)) is Relation.ENTAILED


@pytest.mark.parametrize(("source", "draft", "relation"), DIFFERING)
def test_differing(source: str, draft: str, relation: Relation) -> None:
    assert compare(figure(draft), figure(source)) is relation


NUMBERS = st.integers(1, 5_000_000)
BOUNDS = st.sampled_from([b for b in Bound if b is not Bound.BETWEEN])


def count(n: int, bound: Bound) -> Quantity:
    return replace(read_text(f"{n} homes")[0][1], bound=bound)


@given(NUMBERS, BOUNDS)
def test_entailment_is_reflexive(n: int, bound: Bound) -> None:
    assert compare(count(n, bound), count(n, bound)) is Relation.ENTAILED


@given(NUMBERS, NUMBERS)
def test_about_never_turns_an_entailed_figure_into_another(source: int, draft: int) -> None:
    plain = compare(count(draft, Bound.EXACTLY), count(source, Bound.EXACTLY))
    if plain is Relation.ENTAILED:
        assert compare(count(draft, Bound.ABOUT), count(source, Bound.EXACTLY)) is Relation.ENTAILED
