"""The flow: no text makes a rule fail, trouble is a notice, and reports stand on the draft as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import cases, check, rules
from claimcheck.model import Document
from claimcheck.read import text
from claimcheck.report import json
from claimcheck.retrieve.library import Library
from claimcheck.rules.base import Case

LIBRARY = Library.of(
    Document.of_text(
        "s1", "In 2020 the clinic took 248 calls. In March 2021 it took 881 calls. Up to 86% of them were short."
    ),
    Document.of_text(
        "s2", "Nurses in Leeds said: “We may close three wards.” Pay rose by 4 per cent between 2018 and 2020."
    ),
)
PIECES = ["The clinic took ", "881 calls", "0 calls", "nearly ", "from 5 to ", "0%", " per cent", " in March 2020", "five times as many",
          ", which is ",
          "a third of ", "“We may close three wards”", " said nurses in Leeds", ". ", "\n\n", "# ", "- ", "| a | b |\n| --- | --- |\n| c | 0% |\n",
          "[^x]", "\n\n[^x]: A note.\n", "[@k]", "doubled to ", "1,000,000", "-5", "31 June 2020", "in total ", "each", "é", "٣", "🙂"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_makes_a_rule_fail(words: str) -> None:
    report = check(Document.of_text("draft", words), LIBRARY)
    assert [n for n in report.notices if n.kind == "rule"] == []
    for finding in report.findings:
        assert words[finding.location.span.start : finding.location.span.end] == finding.location.text
    assert json.render([report]) == json.render([check(Document.of_text("draft", words), LIBRARY)])


def test_a_rule_that_fails_is_a_notice_and_the_others_still_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Case) -> list[object]:
        raise RuntimeError("no such table")

    broken_rule = replace(rules.RULES[0], check=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(rules, "RULES", (broken_rule, *rules.RULES[1:]))
    report = check(Document.of_text("draft", "The clinic took 818 calls in March 2021."), LIBRARY)
    assert [n.kind for n in report.notices] == ["rule"]
    assert broken_rule.name in report.notices[0].message
    assert "no such table" in report.notices[0].message
    assert [f.name for f in report.findings] == ["value"]


def test_claims_come_in_order_of_place() -> None:
    draft = Document.of_text(
        "draft", "Pay rose by 4 per cent. “We may close three wards,” nurses said. The clinic took 881 calls."
    )
    anchors = [case.claim.anchor for case in cases.cases(draft, LIBRARY)]
    assert anchors == sorted(anchors)
    assert len(anchors) >= 3


def test_a_stretch_that_is_no_sentence_is_said_and_not_read() -> None:
    draft = Document.of_text("draft", "Rents rose by 4%.\n\n" + "1,2 " * 5000 + "\n\nRents rose by 4%.\n")
    source = Document.of_text("source", "Rents rose by 4%. " + "9;" * 6000)
    report = check(draft, Library.of(source))
    assert [n.message for n in report.notices] == [
        "source, line 1: 12,000 characters without the end of a sentence are not read as prose. Break them up if they are.",
        "draft, line 3: 19,999 characters without the end of a sentence are not read as prose. Break them up if they are.",
    ]
    assert [j.verdict.value for j in report.judgements] == ["supported", "supported"]


def test_a_cell_is_checked_against_the_cell_of_its_row_and_column() -> None:
    release = (
        "Vaccinations by clinic\n\n  Year    Doses given    Share of infants\n  2019        4,120          61.5%\n"
        "  2020        5,310          70.2%\n  2021        6,180          74.9%\n"
    )
    library = Library.of(text.document("release", release))
    draft = "| Year | Doses given | Share of infants |\n| --- | --- | --- |\n| 2020 | 5,310 | 74.9% |\n"
    report = check(Document.of_text("draft", draft + "\nFrom 2019 to 2021 the doses given grew by a half.\n"), library)
    said = [(f.name, f.location.text, f.correct) for f in report.findings]
    assert said == [("value", "74.9%", "70.2%")]


@pytest.mark.parametrize(
    ("earlier", "later", "faults"),
    [
        ("Half of the wards had no bath.", "In 38 per cent of wards there was no bath.", []),
        (
            "In 2023 half of the wards had no bath.",
            "In 2023 there was no bath in 38 per cent of wards.",
            ["conflicting"],
        ),
    ],
)
def test_a_newer_edition_contradicts_the_older_one_only_of_one_time(
    earlier: str, later: str, faults: list[str]
) -> None:
    old = replace(Document.of_text("old", earlier), publisher="Ward Watch", date="2021-05-01")
    new = replace(Document.of_text("new", later), publisher="Ward Watch", date="2024-05-01")
    draft = Document.of_text("draft", "In fewer than four in ten of the wards there was no bath.")
    report = check(draft, Library.of(old, new))
    assert [f.name for f in report.findings] == faults


BODY = " It has grown with every year since it began, and it means to go on growing as long as there are wards to keep."


@pytest.mark.parametrize(
    ("draft", "severity"),
    [
        ("£400 would keep the ward open for a week.", "note"),
        ("£400 kept the ward open for a week.", "warning"),
        ("*Ward Fund. 3 May 2021*\n\nThe Ward Fund has 41 branches in 9 counties." + BODY, "note"),
        ("*Ward Fund. 3 May 2021*\n\nThe Bed Fund has 41 branches in 9 counties." + BODY, "warning"),
        ("£400 would keep the ward open for a week, according to the Ward Fund.", "warning"),
        ("In Leeds a nurse waits more than four times as long for a bed.", "note"),
        ("In Leeds a nurse waits four times as long for a bed.", "warning"),
        ("In Leeds roughly one nurse in 47 waits for a bed.", "note"),
        ("In Leeds one nurse in 47 waits for a bed.", "warning"),
        ("In Leeds the share of beds that stand empty is nine points up on the year before.", "note"),
        ("In Leeds rents rose by about a fifth.", "warning"),
        ("Photographs of the wards at 300 dots to the inch are to be had.", "note"),
    ],
)
def test_what_is_put_on_nobodys_word_worked_out_or_told_of_the_writers_is_no_more_than_noted(
    draft: str, severity: str
) -> None:
    report = check(Document.of_text("draft", draft), LIBRARY)
    assert [f.severity.value for f in report.findings if f.name == "unsupported"][:1] == [severity]


VIEWS = (
    "The tenor posts clips from his kitchen. His neighbour says that she has had 2,000 {} so far. The choir is famous."
)


@pytest.mark.parametrize(("counted", "severity"), [("views", "note"), ("letters", "warning")])
def test_a_figure_that_a_source_may_tell_with_another_hedge_is_no_more_than_noted(counted: str, severity: str) -> None:
    draft = Document.of_text("draft", "Clips of the town choir can draw over 2,000 views in a week.")
    report = check(draft, Library.of(Document.of_text("tenor", VIEWS.format(counted))))
    assert [f.severity.value for f in report.findings if f.name == "unsupported"] == [severity]


@pytest.mark.parametrize(
    ("speaker", "severity"),
    [
        ("Ms Lund said", "note"),  # the draft's own director, of whom no source speaks
        ("Lund said", "note"),
        ("Mary Lund said", "note"),
        ("the Bed Board said", "warning"),
        ("the Board said", "warning"),
    ],
)
def test_what_a_drafts_own_people_say_is_no_more_than_noted(speaker: str, severity: str) -> None:
    draft = f"The director of the Ward Fund is Mary Lund. “Count the beds before you shut a ward,” {speaker}."
    report = check(Document.of_text("draft", draft), LIBRARY)
    assert [f.severity.value for f in report.findings if f.name == "quote-missing"] == [severity]
