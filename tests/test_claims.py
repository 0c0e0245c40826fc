"""Claims and what they speak of: which sentences assert, how figures share a sentence, and that offsets are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.claims import analysis
from claimcheck.detect.sentences import sentences
from claimcheck.model import ClaimKind, Document, Span


def anchors(text: str) -> list[str]:
    document = Document.of_text("draft", text)
    return [document[c.anchor] for c in analysis(document).claims if c.kind in (ClaimKind.NUMERIC, ClaimKind.CHANGE)]


ASSERTED = [
    ("In Hull 40 clinics closed.", ["40 clinics"]),
    ("Calls rose by 12 per cent in May.", ["by 12 per cent"]),
    ("- **40** clinics closed.", ["40** clinics"]),
    ("If it rains for 40 days, the well fills.", ["40 days"]),
    ("Help lines took 40 calls.", ["40 calls"]),
    ("Save RTH, which has its seat in Bath, took 40 calls.", ["40 calls"]),
    ("## What we ask\n\n- A new well, as only 40 villages have one.", ["40 villages"]),
    ("We ask the council:\n\n- a well, since, as the ministry says, 40 villages share one.", ["40 villages"]),
    ("The survey found:\n\n- 40 villages without a well.", ["40 villages"]),
    ("In the 35 wards that could give a date, 40 clinics closed.", ["35 wards", "40 clinics"]),
    ("Access to clinics fell by 85 percent, schools by 73 percent.", ["by 85 percent", "by 73 percent"]),
]
NOT_ASSERTED = [
    "Would you wait 40 days?",
    "Ministers should open 40 clinics.",
    "We recommend a fund of £3 million.",
    "In our view 40 clinics would do.",
    "Write to 5 councillors this week.",
    "Ring us on 020 7946 0321.",
    "# 40 clinics closed",
    "    40 clinics closed",
    "I have said it a hundred times.",
    "Bring 10 neighbours to the meeting.",
    "Support RTH with 40 pounds.",
    "If the coat on your back cost over £80, you are luckier than they are.",
    "(b) to pay for 40 nurses in the county;",
    "We are asking for £3 million.",
    "## What we ask\n\n- A fund of £3 million for wells.",
    "We ask the council:\n\n- a fund of £3 million for wells, which are dry;",
    "We ask the council:\n\n(a) 40 nurses in the county, who are paid in full;",
]


@pytest.mark.parametrize(("text", "wanted"), ASSERTED, ids=[a[0] for a in ASSERTED])
def test_asserted(text: str, wanted: list[str]) -> None:
    assert anchors(text) == wanted


@pytest.mark.parametrize("text", NOT_ASSERTED)
def test_not_asserted(text: str) -> None:
    assert anchors(text) == []


def test_figures_of_one_sentence_have_their_own_clauses() -> None:
    document = Document.of_text(
        "draft", "Access to clinics fell by 85 percent, schools by 73 percent, and food by 66 percent."
    )
    figures = [c for c in analysis(document).claims if c.quantity]
    assert [document[c.clause].strip(" ,.") for c in figures] == [
        "Access to clinics fell by 85 percent",
        "schools by 73 percent",
        "and food by 66 percent",
    ]


SHARED = [
    ("In 2020 12 per cent of girls, and 31 per cent of boys, had walked to school.", ["=walk =school", ""]),
    ("Nurses came to 12 per cent of new and 31 per cent of old patients.", ["", "=nurs"]),
    ("Frost killed 15 per cent of the pines, beetles 38 per cent and storms 4 per cent.", ["", "", ""]),
    ("Of the pupils 12 per cent had walked and 31 per cent had cycled.", ["", ""]),
    ("In 2020 27 per cent had walked, compared with 19 per cent before.", ["", ""]),
]


@pytest.mark.parametrize(("text", "wanted"), SHARED, ids=[s[0] for s in SHARED])
def test_two_shares_in_a_row_share_what_is_said_of_both(text: str, wanted: list[str]) -> None:
    claims = [c for c in analysis(Document.of_text("draft", text)).claims if c.quantity]
    shares = [c for c in claims if c.quantity and c.quantity.unit == "percent"]
    plain = [{t.lstrip("=") for t in c.about.shared} for c in shares]
    assert plain == [{t.lstrip("=") for t in w.split()} for w in wanted]


def test_the_noun_of_the_second_of_two_shares_is_the_first_ones_too() -> None:
    text = "Nurses came to 12 per cent of new and 31 per cent of old patients."
    claims = [c for c in analysis(Document.of_text("draft", text)).claims if c.quantity]
    assert claims[0].about.counted[-1:] == claims[1].about.counted[-1:]


def test_a_cell_has_its_headers_for_subject_and_change() -> None:
    table = "| Access to | Fell by |\n| --- | --- |\n| Clinics | 85% |\n"
    claim = next(c for c in analysis(Document.of_text("draft", table)).claims if c.quantity)
    assert "clinic" in {t.lstrip("=") for t in claim.about.clause} or claim.about.clause
    assert claim.quantity is not None
    assert claim.quantity.change is not None
    assert claim.quantity.change.way.value == "down"


SENTENCES = [
    ("Dr. Menon runs it. She is kind.", ["Dr. Menon runs it.", "She is kind."]),
    ("See vol. II of the code.", ["See vol. II of the code."]),
    ("It cost 1.5 million. That was dear.", ["It cost 1.5 million.", "That was dear."]),
    ("“Stop!” he said. They went.", ["“Stop!” he said.", "They went."]),
    ("Nine wells ran dry.[1] Two were dug anew.", ["Nine wells ran dry.[1]", "Two were dug anew."]),
    ("See no. 14 of the code.", ["See no. 14 of the code."]),
    ("Only nine said no. Of the rest most came.", ["Only nine said no.", "Of the rest most came."]),
    ("The U.S. Census counted them. It was 1990.", ["The U.S. Census counted them.", "It was 1990."]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))] == wanted


@given(st.text())
def test_sentences_lie_in_their_block_in_order(text: str) -> None:
    last = 0
    for s in sentences(text, Span(0, len(text))):
        assert last <= s.start < s.end <= len(text)
        assert text[s.start : s.end].strip() == text[s.start : s.end]
        last = s.end


@given(st.text())
def test_claims_lie_in_their_sentences_for_any_text(text: str) -> None:
    document = Document.of_text("draft", text)
    for c in analysis(document).claims:
        assert c.sentence.start <= c.anchor.start < c.anchor.end <= len(text)
        assert document[c.anchor] == c.words


ASSERTED = [
    ("There are 27 clinics in the county today, and there should be one in every town.", ["27 clinics"]),
    ("Some 40 homes stand empty; we believe that 12 would do.", ["Some 40 homes"]),
    ("To be told is not to be heard: last year 40 complaints were lost.", ["40 complaints"]),
    ("Ministers should open 40 clinics, and 12 more next year.", []),
    ("We ask for two things: 40 clinics and 12 nurses.", []),
    ("To be heard is our aim: give us 40 clinics.", []),
    ("Raise the grant to £40 a pupil.", []),
    ("Of tenants 63 per cent say that rents should be capped.", ["63 per cent"]),
    ("One in five believe that the bridge must be mended first.", ["One in five"]),
    ("We think that 40 per cent of the homes should be let by the council.", []),
    ("To us the right test is a warm bed on 200 nights a year.", []),
    ("To me, 40 hours of lessons seem too few.", []),
    ("To us the council sold 40 homes.", ["40 homes"]),
    ("The council sold 40 homes to us, and is proud of it.", ["40 homes"]),
    ("To us it is clear that ministers might usefully fund 12 nurses.", []),
    ("The inquiry might recommend a levy of £4 on each ton.", []),
    ("Councillors might like to consider a cap of 9 per cent.", []),
    ("The board could usefully publish 40 names.", []),
    ("The flood might reach 40 homes.", ["40 homes"]),
    ("The inquiry recommended a levy of £4 on each ton.", ["£4"]),
    ("Increase in rents last year came to 5 per cent.", ["5 per cent"]),
]


@pytest.mark.parametrize(("text", "wanted"), ASSERTED)
def test_a_figure_counts_in_the_part_that_asserts(text: str, wanted: list[str]) -> None:
    draft = Document.of_text("draft", text)
    assert [draft[c.anchor] for c in analysis(draft).claims if c.quantity] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In 1954 the court declared that all schools must admit them.",  # what was decided is a fact
        "The warden photographed one gull at the pier three times.",  # and so is what has no figure that counts
    ],
)
def test_a_statement_without_a_figure(text: str) -> None:
    found = [c for c in analysis(Document.of_text("draft", text)).claims if c.kind is not ClaimKind.DATE]
    assert [(c.kind, c.words) for c in found] == [(ClaimKind.QUALITATIVE, text)]


def test_a_share_of_a_whole_that_looks_like_a_year_is_read() -> None:
    document = Document.of_text("d", "In all, 84 of 2022 visitors came from the coast, and 7 of 1999 from the hills.")
    found = [document[c.anchor] for c in analysis(document, source=True).claims if c.quantity]
    assert any("84" in words for words in found)
