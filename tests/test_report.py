"""The reports: the JSON meets its schema, the terminal report shows what it must and nothing that could do harm."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.model import (
    Claim,
    ClaimKind,
    Confidence,
    Evidence,
    Finding,
    Judgement,
    Location,
    Notice,
    Report,
    Severity,
    Span,
    Verdict,
)
from claimcheck.report import json as json_report
from claimcheck.report import terminal
from claimcheck.report.text import visible

LINE = (
    "The shelters along the river, which the council opened in the spring after two years of argument, have cut the "
    "number of rough sleepers by 86% in one winter, and every one of them was full from the first night to the last."
)
SOURCE = Location("council-2021", Span(10, 29), "by as much as\n86 per cent", 31, 4, "line 31")


def _at(line: str, words: str, number: int = 9) -> Location:
    start = line.index(words)
    return Location("letter", Span(start, start + len(words)), words, number, start + 1, f"line {number}")


HEDGE = Finding(
    "N103",
    "hedge",
    Severity.WARNING,
    Confidence.HIGH,
    Verdict.DIFFERS,
    "The draft drops the source's hedge “as much as”.",
    _at(LINE, "86%"),
    (SOURCE,),
    "by as much as 86 per cent",
    "881 / 248 = 3.55: say “more than tripled”",
    "c1",
)
NOTE = Finding(
    "E101",
    "unsupported",
    Severity.NOTE,
    Confidence.LOW,
    Verdict.UNSUPPORTED,
    "No source bears this out.",
    _at(LINE, "every one of them was full"),
    claim="c2",
)


def _judged(finding: Finding) -> Judgement:
    span = finding.location.span
    claim = Claim(ClaimKind.NUMERIC, "letter", span, span, span)
    evidence = (Evidence(claim, SOURCE, 2 / 3),)
    return Judgement(finding.claim, claim, finding.location, finding.verdict, Confidence.HIGH, evidence, (), (finding,))


def _report(*findings: Finding, line: str = LINE, path: str = "drafts/letter.md") -> Report:
    notices = (Notice("source", "scan.txt", "scan.txt: is empty."),)
    return Report(path, 812, tuple(map(_judged, findings)), findings, notices, 6, ((9, line),))


def _shown(*reports: Report, colour: bool = False, width: int = 100) -> str:
    return terminal.render(reports, colour=colour, width=width)


# ── the terminal ─────────────────────────────────────────────────────────────────────────────────


def test_a_finding_in_full() -> None:
    assert (
        _shown(_report(HEDGE))
        == """\
drafts/letter.md:9:140  warning  N103 hedge
  The draft drops the source's hedge “as much as”.

    … have cut the number of rough sleepers by 86% in one winter, and every one of them was …
                                               ^^^
  source   “by as much as 86 per cent”  council-2021, line 31
  working  881 / 248 = 3.55: say “more than tripled”
  instead  by as much as 86 per cent

1 finding: 1 warning. 1 claim checked against 6 sources: 1 differing.
"""
    )


def test_notes_come_last_and_short() -> None:
    text = _shown(_report(NOTE, HEDGE))
    assert text.index("N103") < text.index("Worth a look") < text.index("E101")
    assert "^" not in text[text.index("Worth a look") :]
    assert text.endswith(
        "2 findings: 1 warning, 1 note. 2 claims checked against 6 sources: 1 differing, 1 unsupported.\n"
    )


def test_nothing_found_says_what_was_checked() -> None:
    sound = replace(_judged(HEDGE), verdict=Verdict.SUPPORTED, findings=())
    assert _shown(replace(_report(), judgements=(sound,))) == (
        "Nothing to correct. 1 claim checked against 6 sources: 1 supported.\n"
    )


def test_no_claim_is_said() -> None:
    assert _shown(_report()).startswith(
        "Nothing to correct. No claim that a source could settle in 812 words in 1 draft"
    )


@pytest.mark.parametrize(("number", "together"), [(3, False), (4, True)])
def test_many_notes_alike_are_told_together(number: int, together: bool) -> None:
    note = replace(
        NOTE, code="E101", name="unsupported", message="Nothing bears this out (the nearest is shown).", correct=""
    )
    text = " ".join(_shown(_report(*[note] * number, HEDGE)).split())
    assert ("4 notes E101 unsupported: Nothing bears this out. Lines " in text) is together
    assert text.count("note E101 unsupported") == (0 if together else 3)
    assert f"{number} notes" in text


def test_suppressed_findings_are_counted_only() -> None:
    text = _shown(_report(replace(HEDGE, suppressed="ignored")))
    assert "N103" not in text
    assert "1 finding not shown" in text


def test_words_of_the_draft_are_named_so() -> None:
    internal = replace(HEDGE, name="internal", related=(_at(LINE, "two years"),))
    assert "  draft    “two years”  letter, line 9" in _shown(_report(internal))


def test_many_places_are_counted() -> None:
    assert "and 3 more places" in _shown(_report(replace(HEDGE, related=(SOURCE,) * 7)))


def test_colour_is_only_colour() -> None:
    report = _report(HEDGE, NOTE)
    coloured = _shown(report, colour=True)
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == _shown(report)


@pytest.mark.parametrize("width", [20, 40, 60, 79, 100, 200, 400])
def test_the_width_is_kept(width: int) -> None:
    found = _shown(_report(HEDGE, NOTE), width=width)
    kept = max(width, terminal.LEAST_WIDTH)
    heads = ("drafts/", "1 finding", "2 findings", "Worth")  # places and the summary are for clicking and for grep
    assert all(cell_len(line) <= kept for line in found.splitlines() if not line.startswith(heads))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("86% of 東京 residents agreed, 東京都の調査によると.", "86%"),
        ("東京都の調査によると、回答者の 86% が賛成した", "86%"),
        ("\t- naïve cafe\u0301s: 86%", "86%"),
        ("A very long claim " * 20, "claim " + "A very long claim " * 15),
        ("x" * 300, "x" * 200),
        ("x" * 300 + "86%" + "y" * 300, "86%"),
    ],
)
def test_the_carets_stand_below_the_words(line: str, words: str) -> None:
    text, carets = terminal._underlined(_at(line, words), {9: line}, 60, "")
    shown, marks = text.plain, carets.plain
    assert cell_len(shown) <= 60
    start = next(i for i in range(len(shown) + 1) if cell_len(shown[:i]) == marks.index("^"))
    meant = "".join(
        c for i, c in enumerate(shown[start:]) if cell_len(shown[start : start + i + 1]) <= marks.count("^")
    )
    assert meant
    assert visible(words).startswith(meant)


def test_words_over_several_lines_are_underlined_to_the_end_of_the_first() -> None:
    quoted = Location("letter", Span(6, 30), "all night\nand all day", 9, 7, "line 9")
    text, carets = terminal._underlined(quoted, {9: "Open “all night"}, 60, "")
    assert (text.plain, carets.plain) == ("Open “all night", "      ^^^^^^^^^")


def test_a_line_that_is_not_at_hand_is_replaced_by_the_words() -> None:
    assert "    86%\n    ^^^\n" in _shown(replace(_report(HEDGE), lines=()))


HARM = "[red]\x1b[31m\x1b]0;title\x07\x9b2J\u202egpj\u2066\r\x00\x7f\u2028\ud800 86% :smile: [link=x]y[/link] \\[b]"


def _harmless(text: str) -> bool:
    bad = {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\u202e\u2066"}
    return bad <= {"\n"}


def test_nothing_in_a_document_reaches_the_terminal_raw() -> None:
    bad = replace(SOURCE, source=HARM, text=HARM, locator=HARM)
    finding = replace(HEDGE, message=HARM, location=_at(HARM, "86%"), related=(bad,), correct=HARM, working=HARM)
    report = _report(finding, replace(finding, severity=Severity.NOTE), line=HARM, path=HARM)
    text = _shown(report, width=300)
    assert _harmless(text)
    assert "[red]\\u001b[31m" in text
    assert ":smile: [link=x]y[/link] \\[b]" in text
    assert re.sub(r"\x1b\[[0-9;]*m", "", _shown(report, width=300, colour=True)) == text


@given(st.text(), st.text(min_size=1), st.text(), st.integers(40, 200))
def test_any_text_is_shown_without_harm(before: str, words: str, after: str, width: int) -> None:
    line = (before + words + after).split("\n")[0]
    location = Location("letter", Span(len(before), len(before + words)), words, 9, len(before) + 1, "line 9")
    finding = replace(HEDGE, location=location, message=before, related=(replace(SOURCE, text=after),), correct=words)
    assert _harmless(_shown(_report(finding, line=line), width=width))
    written = json_report.render([_report(finding, line=line)])
    assert _harmless(written)
    assert json.loads(written)["drafts"][0]["findings"][0]["text"] == words


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_report.schema())


def test_the_schema_is_strict() -> None:
    def check(node: object) -> None:
        if isinstance(node, list):
            for item in node:
                check(item)
        elif isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert node["required"] == list(node["properties"])
            check(list(node.values()))

    check(json_report.schema())


@pytest.mark.parametrize("reports", [[], [_report()], [_report(HEDGE, NOTE), _report(HEDGE)]])
def test_reports_meet_the_schema(reports: list[Report]) -> None:
    jsonschema.validate(json.loads(json_report.render(reports)), json_report.schema())


def test_the_json_says_what_the_report_says() -> None:
    written = json_report.render([_report(replace(HEDGE, suppressed="ignored"), NOTE)])
    assert written.endswith("}\n")
    made = json.loads(written)
    assert list(made) == ["version", "tool", "drafts", "notices", "summary"]
    [draft] = made["drafts"]
    assert draft["claims"][0]["evidence"][0]["score"] == 0.6667
    assert draft["findings"][0] == {
        "code": "N103",
        "name": "hedge",
        "severity": "warning",
        "confidence": "high",
        "verdict": "differs",
        "message": HEDGE.message,
        "span": {"start": 139, "end": 142},
        "line": 9,
        "column": 140,
        "locator": "line 9",
        "text": "86%",
        "claim": "c1",
        "correct": "by as much as 86 per cent",
        "working": HEDGE.working,
        "related": [
            {"source": "council-2021", "span": {"start": 10, "end": 29}, "text": SOURCE.text, "locator": "line 31"}
        ],
        "suppressed": "ignored",
        "fingerprint": "",
        "fix": None,
    }
    assert [draft["findings"][1][k] for k in ("correct", "working", "suppressed")] == [None, None, None]
    summary = made["summary"]
    assert (summary["claims"], summary["findings"], summary["suppressed"], summary["sources"]) == (2, 1, 1, 6)


def test_notices_of_one_library_are_written_once() -> None:
    assert len(json.loads(json_report.render([_report(HEDGE), _report(NOTE)]))["notices"]) == 1
