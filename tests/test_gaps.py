"""What was not read whole accuses nobody: claims that rest on its silence are undecided, and the user is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.check import check
from claimcheck.model import Document, Severity, Verdict
from claimcheck.retrieve.library import Library

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
