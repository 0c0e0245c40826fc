"""A sentence that a source has but for its figures: figure goes with figure, in order, and intervals decide."""

from __future__ import annotations

import pytest

from claimcheck import Document, Library, check
from claimcheck.detect.claims import analysis

FERRY = "The ferry carries {} cars and {} lorries across the sound every day"
CASES = [
    (FERRY.format("60", "14"), FERRY.format("60", "14"), ["supported", "supported"]),
    (FERRY.format("more than 40", "14"), FERRY.format("60", "14"), ["supported", "supported"]),
    (FERRY.format("fewer than 90", "14"), FERRY.format("60", "14"), ["supported", "supported"]),
    (FERRY.format("60", "14"), FERRY.format("more than 40", "14"), ["unsupported", "supported"]),
    (FERRY.format("60", "14"), FERRY.format("fewer than 90", "14"), ["unsupported", "supported"]),
    (FERRY.format("60", "less than 14"), FERRY.format("60", "14"), ["supported", "differs"]),
    (FERRY.format("more than 60", "14"), FERRY.format("60", "14"), ["differs", "supported"]),
    (FERRY.format("14", "60"), FERRY.format("60", "14"), ["differs", "differs"]),
    # the first of two like numbers is none of the second's
    ("The odds of the mare at Selby are 8 to 4", "The odds of the mare at Selby are more than 4 to 4", ["unsupported", "supported"]),
    # "fewer than 71" is not borne out by the next figure of the list
    (
        "The five wards of the town have fewer than 71, 64, 58, 80 and 33 beds",
        "The five wards of the town have 71, 64, 58, 80 and 33 beds",
        ["supported", "differs", "supported", "supported", "supported", "supported"],
    ),
    # what the words around it are too common to find
    ("It will be £1,440 in 5 years", "It will be £1,200 in 5 years", ["differs", "supported"]),
    # the whole of a share is a figure of its own
    ("A third of the 108 lamps were dark", "A third of the 90 lamps were dark", ["supported", "differs"]),
    ("The crane lifts 5 times its own weight", "The crane lifts more than 3 times its own weight", ["unsupported"]),
]  # fmt: skip


def judged(draft: str, source: str) -> list[str]:
    """The verdicts on the draft's claims that have a figure, in order."""
    report = check(Document.of_text("draft", draft), Library.of(Document.of_text("source", source)))
    return [j.verdict.value for j in report.judgements if j.claim.quantity]


@pytest.mark.parametrize(("draft", "source", "verdicts"), CASES, ids=[f"{d} ← {s}" for d, s, _ in CASES])
def test_figure_goes_with_figure(draft: str, source: str, verdicts: list[str]) -> None:
    assert judged(draft, source) == verdicts


ASKED = "Should the council give {} families a plot near the river?"


def test_a_question_is_judged_by_a_source_that_asks_it_too() -> None:
    assert judged(ASKED.format("40"), ASKED.format("30")) == ["differs"]
    assert judged(ASKED.format("fewer than 40"), ASKED.format("30")) == ["supported"]


@pytest.mark.parametrize("draft", [ASKED.format("40"), "The council should give 40 families a plot near the river."])
def test_a_question_or_a_wish_of_the_drafts_own_is_not_judged(draft: str) -> None:
    assert judged(draft, "The council gave 30 families a plot near the river.") == []


def test_idle_figures_are_no_claims() -> None:
    document = Document.of_text("draft", "Bring 40 neighbours. The hall holds 60 people.")
    read = analysis(document)
    assert [document[c.anchor] for c in read.claims] == ["60 people"]
    assert [document[c.anchor] for c in read.idle] == ["40 neighbours"]


def test_a_sum_of_the_sources_own_sentence_is_its_own_matter() -> None:
    source = "The farm has 480 cows and 1,520 sheep, 2,000 animals in all."
    assert (
        judged("The farm has fewer than 900 cows and 1,520 sheep, 2,000 animals in all.", source) == ["supported"] * 3
    )
    assert "differs" in judged("The farm has 900 cows and 1,520 sheep, 2,000 animals in all.", source)


def test_a_bound_is_borne_out_by_like_things_only() -> None:
    source = "A panel of 32 judges asked whether women in Leeds may swim at night."
    assert judged("The council says that fewer than 2,000 women in Leeds swim at night.", source) == ["unsupported"]


def test_a_claim_without_a_word_of_its_own_is_judged_by_its_figure() -> None:
    assert judged("He was 89.", "Ifor Penn was 89.") == ["supported"]
    assert judged("He was 89.", "Ifor Penn was 81.") == ["unsupported"]


def test_an_acronym_that_the_source_writes_out() -> None:
    source = "Some 40,000 people used the Harbour Access number that was printed on a sample card."
    report = check(
        Document.of_text("d", "Some 40,000 people used the HAN of a sample card."),
        Library.of(Document.of_text("s", source)),
    )
    assert [f.name for f in report.findings] == []
