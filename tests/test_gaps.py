"""What was not read whole accuses nobody: claims that rest on its silence are undecided, and the user is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.check import check
from claimcheck.model import Confidence, Document, Finding, Severity, Span, Verdict
from claimcheck.read import pdf
from claimcheck.retrieve.kept import key_of
from claimcheck.retrieve.library import Library
from tests.paper import tagged

WHOLE = Document.of_text("trees", "# Trees\n\nThe council of Norwich planted 300 trees along the ring road in 2020.")
TITLED = replace(WHOLE, id="trees", title="Trees of Norwich", keys=("trees",))
SCAN = Document("scan", "", "", (), path="scan.pdf", title="Beds in wards", keys=("beds",), gap="has no text layer.")
CUT = replace(
    Document.of_text("cut", "The ward had 40 beds in 2019."),
    title="Beds in wards",
    keys=("beds",),
    path="cut.pdf",
    gap="is cut.",
)


def verdicts(draft: str, *sources: Document) -> dict[str, tuple[Verdict, Severity | None]]:
    report = check(Document.of_text("draft", draft), Library.of(*sources))
    return {
        j.location.text: (j.verdict, min((f.severity for f in j.findings), default=None, key=list(Severity).index))
        for j in report.judgements
    }


CASES = [
    ("Hostels in Norwich turned away 1,200 women.", "1,200 women", (TITLED,), Verdict.UNSUPPORTED),
    ("Hostels in Norwich turned away 1,200 women.", "1,200 women", (TITLED, SCAN), Verdict.CANNOT_TELL),
    ("Hostels in Norwich turned away 1,200 women [@beds].", "1,200 women", (TITLED, SCAN), Verdict.CANNOT_TELL),
    ("Hostels in Norwich turned away 1,200 women [@trees].", "1,200 women", (TITLED, SCAN), Verdict.UNSUPPORTED),
    ("The council of Norwich planted 300 trees in 2020.", "300 trees", (TITLED, SCAN), Verdict.SUPPORTED),
    ("The council of Norwich planted 310 trees in 2020.", "310 trees", (TITLED, SCAN), Verdict.DIFFERS),
    ("The ward had 48 beds in 2019.", "48 beds", (TITLED, CUT), Verdict.DIFFERS),
    ("The minister called the ward “a scandal without an end”.", "“a scandal without an end”", (TITLED,), Verdict.UNSUPPORTED),
    ("The minister called the ward “a scandal without an end”.", "“a scandal without an end”", (TITLED, SCAN), Verdict.CANNOT_TELL),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "words", "sources", "wanted"), CASES, ids=range(len(CASES)))
def test_silence_of_what_was_not_read_tells_nothing(
    draft: str, words: str, sources: tuple[Document, ...], wanted: Verdict
) -> None:
    verdict, severity = verdicts(draft, *sources)[words]
    assert verdict is wanted
    if wanted is Verdict.CANNOT_TELL:
        assert severity is Severity.NOTE


def test_a_citation_of_it_is_not_called_wrong() -> None:
    draft = "The council of Norwich planted 300 trees in 2020 [@beds]."
    wrong = check(Document.of_text("draft", draft), Library.of(TITLED, replace(CUT, gap="")))
    assert [f.name for f in wrong.findings] == ["citation-wrong-source"]
    undecided = check(Document.of_text("draft", draft), Library.of(TITLED, CUT))
    assert [(f.name, f.verdict, f.severity) for f in undecided.findings] == [
        ("citation-wrong-source", Verdict.CANNOT_TELL, Severity.NOTE)
    ]


def test_the_user_is_told_what_is_missing() -> None:
    notices = Library.of(TITLED, SCAN, CUT).notices
    assert [n.message for n in notices] == ["scan.pdf: has no text layer.", "cut.pdf: is cut."]


LINES = ["In 2020 the insurers in Norwich paid for", "In 2020 the council of Norwich planted", "412 sheds.", "148 trees along the ring road.",
         "In 2021 the board of Norwich counted 300 willows."]  # fmt: skip
TORN, WHOLLY = [[0, 2], [1, 3], [4]], [[0], [1, 2], [3], [4]]  # the elements of its tags
DRAFT = "In 2020 the council of Norwich planted 420 sheds. The board of Norwich counted 310 willows in 2021."


def _findings(draft: str, elements: list[list[int]]) -> dict[str, Finding]:
    source = pdf.document("trees", tagged(LINES, elements), "trees.pdf")
    return {f.location.text: f for f in check(Document.of_text("draft", draft), Library.of(source)).findings}


def test_a_sentence_that_tags_and_text_have_otherwise_accuses_nobody() -> None:
    torn, whole = _findings(DRAFT, TORN), _findings(DRAFT, WHOLLY)
    assert whole["420 sheds"].severity is Severity.ERROR
    assert (torn["420 sheds"].verdict, torn["420 sheds"].severity) == (Verdict.CANNOT_TELL, Severity.NOTE)
    assert "in another order by its tags" in torn["420 sheds"].message
    assert torn["310 willows"].message == whole["310 willows"].message
    assert torn["310 willows"].severity is Severity.ERROR


def test_what_rests_on_such_a_sentence_has_low_confidence() -> None:
    at = WHOLE.text.index("300 trees")
    torn = replace(WHOLE, doubts=(Span(at - 2, at + 1),))
    draft = "The council of Norwich planted 310 trees along the ring road in 2020."
    sure = check(Document.of_text("draft", draft), Library.of(WHOLE))
    doubted = check(Document.of_text("draft", draft), Library.of(torn))
    assert [(f.severity, f.confidence) for f in sure.findings] == [(Severity.ERROR, Confidence.HIGH)]
    assert [(f.severity, f.confidence, f.fix) for f in doubted.findings] == [(Severity.NOTE, Confidence.LOW, None)]
    told = "The tags of “Trees” have words of this sentence in another order."
    assert doubted.findings[0].message == f"{sure.findings[0].message} {told}"
    amiss = replace(Document.of_text("draft", draft), doubts=(Span(15, 17),))
    assert [f.severity for f in check(amiss, Library.of(WHOLE)).findings] == [Severity.NOTE]
    right = check(Document.of_text("draft", draft.replace("310", "300")), Library.of(torn))
    assert {(j.verdict, j.confidence) for j in right.judgements} == {(Verdict.SUPPORTED, Confidence.LOW)}


def test_doubts_are_kept_with_what_is_worked_out_of_a_document() -> None:
    assert key_of(WHOLE) != key_of(replace(WHOLE, doubts=(Span(2, 4),)))
