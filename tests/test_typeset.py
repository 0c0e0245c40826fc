"""A letter of our own as pandoc and LibreOffice write it in each format: its sentences, figures, notes and table come back.

cd tests/typeset && for f in docx odt html rst tex epub; do pandoc --standalone letter.md -o letter.$f; done
soffice --headless --convert-to pdf letter.odt
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.converted import Places, lost
from claimcheck.detect.claims import analysis
from claimcheck.model import BlockKind, MarkKind
from claimcheck.read.files import read
from tests.contract import cells, holds

FOLDER = Path(__file__).parent / "typeset"
LETTER = read(FOLDER / "letter.md")
FORMATS = ("docx", "odt", "html", "rst", "tex", "epub", "pdf")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_sentence_and_figure_comes_back(suffix: str) -> None:
    document = read(FOLDER / f"letter.{suffix}")
    holds(document)
    assert lost(LETTER, document) == ([], [])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_figures_are_claims(suffix: str) -> None:
    document = read(FOLDER / f"letter.{suffix}")
    places = Places(LETTER, document)
    ours = {(c.anchor.start, c.anchor.end) for c in analysis(LETTER).claims if c.quantity}
    theirs = {places.of(c.anchor.start, c.anchor.end) for c in analysis(document).claims if c.quantity}
    numbers = [LETTER[c.quantity.number] for c in analysis(LETTER).claims if c.quantity]
    assert len(numbers) > 30
    assert sum(any(a < d and c < b for c, d in theirs) for a, b in ours) == len(ours)
    assert len(theirs) == len(ours)


@pytest.mark.parametrize("suffix", FORMATS)
def test_notes_are_linked_and_cells_have_their_headers(suffix: str) -> None:
    document = read(FOLDER / f"letter.{suffix}")
    notes = {b.label: " ".join(document[b.span].split()) for b in document.blocks if b.kind is BlockKind.FOOTNOTE}
    marks = [m for m in document.marks if m.kind is MarkKind.FOOTNOTE]
    begun = ["Hearth Trust", "County Energy Board", "District Hospital", "County Council"]
    assert [notes[m.target][: len(who)] for m, who in zip(marks, begun, strict=True)] == begun
    found = {" ".join(k.split()): tuple(" ".join(h.split()) for h in v) for k, v in cells(document).items()}
    assert found["365"] == ("Millbrook", "Homes insulated")


def test_a_tagged_pdf_is_read_by_its_tags() -> None:
    document = read(FOLDER / "letter-tagged.pdf")
    holds(document)
    assert lost(LETTER, document) == ([], [])
    kinds = {document[b.span]: b.kind for b in document.blocks}
    assert kinds["Cold homes and full wards: what the winter cost"] is BlockKind.HEADING
    assert kinds["2021-03-04"] is BlockKind.PARAGRAPH  # below the author, whose line could go on
    assert [b.kind for b in document.blocks if "The wards were full" in document[b.span]] == [BlockKind.QUOTE]
