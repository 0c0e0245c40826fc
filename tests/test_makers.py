"""Who made a figure, and who is only said to have told it."""

from __future__ import annotations

import pytest

from claimcheck.detect.makers import agentless, makers
from claimcheck.detect.words import tokens

MADE = [
    ("In May the Moss Trust recorded 63 nests.", ["the Moss Trust"]),
    ("By the Moss Trust's own estimate 63 nests were lost.", ["the Moss Trust"]),
    ("MTA's own monitoring told of losses.", ["MTA"]),
    ("An Owl Research survey of 60 wardens told of losses.", ["Owl Research"]),
    ("The first government survey found 63 nests.", ["government"]),
    ("The WHO reckons that 63 wards closed.", ["The WHO"]),
    ("Some 63 wards closed, the WHO estimates.", ["the WHO"]),
    ("Some 63 wards closed, by WHO estimates.", ["WHO"]),
    ("Of the 63 wardens whom the Moss Trust polled, half were new.", ["the Moss Trust"]),
    ("The Moss Trust (MTA), a body of nine clubs, examined 63 nests.", ["The Moss Trust"]),
    ("A poll of wardens by Owl Research told of losses.", ["Owl Research"]),
    ("A count by government told of losses.", ["government"]),
    ("A review for the Treasury came to another sum.", ["the Treasury"]),
    ("Half of the wardens polled by Owl Research were new.", ["Owl Research"]),
    ("The count, taken by volunteers of the Moss Trust, is new.", ["the Moss Trust"]),
    ("Figures compiled by the Met Office tell of drought.", ["the Met Office"]),
    ("The Moss Trust forecast that half of the nests would go.", ["The Moss Trust"]),
    ("According to the Moss Trust, which counted them, 63 nests were lost.", ["the Moss Trust"]),
    ("The Moss Trust found that half of the nests were lost.", ["The Moss Trust"]),
    ("Half of the nests, the Moss Trust found, were lost.", ["the Moss Trust"]),
    ("The Moss Trust has completed its third count of nests.", ["The Moss Trust"]),
    ("The Moss Trust, a body of nine clubs, published a poll of wardens.", ["The Moss Trust"]),
    ("The Moss Trust puts the share of nests on open moor at nearly a half.", ["The Moss Trust"]),
    ("The Moss Trust put 63 nests at risk.", []),
    ("Owls counted for nothing.", ["Owls"]),
    ("The recorded losses were small.", []),
    ("We counted 63 nests.", []),
]
TOLD = [
    ("According to Owl Research, half of the wardens were new.", ["Owl Research"]),
    ("The Moss Trust's report says that 63 nests were lost.", ["The Moss Trust"]),
    ("The ministry's claim that 63 nests were lost is new.", ["The ministry"]),
    ("The Moss Trust warns that nests are lost.", ["The Moss Trust"]),
    ("Mossflight says that 63 nests were lost.", ["Mossflight"]),
    ("In the Audit Office's view one nest in nine is lost.", ["the Audit Office"]),
]


@pytest.mark.parametrize(("text", "wanted"), MADE, ids=[m[0] for m in MADE])
def test_who_counts_or_reckons_made_the_figure(text: str, wanted: list[str]) -> None:
    assert [text[m.who.start : m.who.end] for m in makers(tokens(text)) if m.made] == wanted


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[t[0] for t in TOLD])
def test_who_reports_only_told_it(text: str, wanted: list[str]) -> None:
    found = makers(tokens(text))
    assert [text[m.who.start : m.who.end] for m in found if not m.made] == wanted
    assert not any(m.made for m in found)


@pytest.mark.parametrize(("text", "lone"), [("Owls counted for nothing.", True), ("The Owls counted 63 mice.", False)])
def test_a_first_word_may_have_its_capital_from_its_place(text: str, lone: bool) -> None:
    assert [m.lone for m in makers(tokens(text))] == [lone]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In May 63 nests were recorded on the moor.", True),
        ("In May 63 nests were recorded by wardens.", False),
        ("In May wardens recorded 63 nests.", False),
        ("Some 63 thefts were reported in May.", True),
    ],
)
def test_a_count_by_nobody_is_known(text: str, wanted: bool) -> None:
    assert agentless(tokens(text)) is wanted
