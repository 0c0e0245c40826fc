"""Does one sentence say the reverse of another?"""

from __future__ import annotations

import pytest

from claimcheck.detect.words import tokens
from claimcheck.model import Span
from claimcheck.retrieve.opposed import SURE, opposed

REVERSED = [
    ("The board cut the money for the survey of wells.", "The board increased the funds for the survey of wells.", "direction", "cut"),
    ("Scurvy has become common on the whaling ships.", "Scurvy has become a rarity on the whaling ships.", "direction", "common"),
    ("The fire began in the southern hills of Cork.", "The fire began in the northern hills of Cork.", "place", "southern"),
    ("The dyke at Hay gave way in the storm.", "In the storm the dyke at Hay did not fail.", "negation", "gave way"),
    ("The court acquitted the owner of the mill.", "The owner of the mill was convicted by the court.", "negation", "acquitted"),
    ("The trust did not meet its target for wells.", "The trust exceeded its target for wells.", "negation", "not meet"),
    ("The choir sang before the mayor spoke.", "The choir sang after the mayor spoke.", "period", "before"),
    ("Most of the carers at Hay are men.", "Most of the carers at Hay are women.", "population", "men"),
    ("The backlog of claims was fully cleared.", "The backlog of claims was partially cleared.", "hedge", "fully"),
    ("The parish sold the meadow by the river.", "The parish bought the meadow by the river.", "entity", "sold"),
]  # fmt: skip
ALIKE = [
    ("The dyke at Hay held in the storm.", "In the storm the dyke at Hay did not fail."),
    ("The trust did not exceed its target for wells.", "The trust met its target for wells."),
    ("Rents in Hay fell.", "Rents in Hay fell, and wages in Leeds rose."),
    ("The mayor met the tenants.", "The mayor met the tenants but did not stay for tea."),
    ("More than 40 wells were dug in Hay.", "Fewer than 50 wells were dug in Hay."),
    ("The well in Hay ran dry.", "The school in Leeds did not run a bus."),
    ("No-fault evictions in Hay doubled in May.", "Evictions without fault doubled in Hay in May."),
    ("Nobody in Hay was warned of the flood.", "No household in Hay was warned of the flood."),
]


@pytest.mark.parametrize(("ours", "theirs", "aspect", "words"), REVERSED)
def test_the_reverse_is_found(ours: str, theirs: str, aspect: str, words: str) -> None:
    found = [
        o for o in opposed(tokens(ours), Span(0, len(ours)), tokens(theirs), lambda term: 1.0) if o.likeness >= SURE
    ]
    assert [(o.aspect, ours[o.ours.start : o.ours.end]) for o in found] == [(aspect, words)]


@pytest.mark.parametrize(("ours", "theirs"), ALIKE)
def test_the_same_is_no_reverse(ours: str, theirs: str) -> None:
    assert [
        o for o in opposed(tokens(ours), Span(0, len(ours)), tokens(theirs), lambda term: 1.0) if o.likeness >= SURE
    ] == []
