"""The reference corpus in the formats that sources have in life."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.model import Document, Verdict
from claimcheck.retrieve.library import Library
from claimcheck.store import Store

CORPUS = Path(__file__).parent.parent / "reference_corpus"


@pytest.fixture(scope="module")
def mixed() -> Library:
    """The library of those that are no Markdown."""
    whole = Library.open(CORPUS, Store.open())
    return Library.of(*(d for d in whole.documents if d.format))


def test_the_word_file_is_what_its_script_makes() -> None:
    script = runpy.run_path(str(CORPUS / "make_word.py"))
    assert (CORPUS / "burma-households.docx").read_bytes() == script["made"]()


@pytest.mark.parametrize(
    ("draft", "locator"),
    [
        ("In March 2020 the Uganda Child Helpline took 881 calls.", "table 1, row 3"),
        ("On 10 April 2020 the Uganda Child Helpline took over 700 calls.", "section 1, paragraph 1"),
        ("Access of trafficking survivors to psychological assistance fell by 64%.", "cell B7"),
        ("In Burma 69% of surveyed households had to take loans.", "section 1, paragraph 1"),
    ],
)
def test_facts_are_found_in_every_format(mixed: Library, draft: str, locator: str) -> None:
    report = check(Document.of_text("draft", draft), mixed)
    found = [j for j in report.judgements if j.claim.quantity]
    assert [j.verdict for j in found] == [Verdict.SUPPORTED] * len(found)
    assert any(j.evidence[0].location.locator.startswith(locator) for j in found)


def test_the_formats_are_mixed(mixed: Library) -> None:
    assert {d.format for d in mixed.documents} == {"CSV", "HTML", "Word"}
