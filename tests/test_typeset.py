"""Two texts of our own as pandoc and LibreOffice write them in each format: sentences, figures, their places, notes, tables come back.

cd tests/typeset
for t in letter report; do
  for f in docx odt html rst tex epub; do pandoc --standalone $t.md -o $t.$f; done
  soffice --headless --convert-to pdf $t.odt
done
cd ../.. && python -m benchmarks.converted columns --make tests/typeset/report.md
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from benchmarks.converted import Places, lost
from claimcheck.detect.claims import analysis
from claimcheck.model import BlockKind, Document, MarkKind, Span
from claimcheck.read import files
from tests.contract import cells, holds

FOLDER = Path(__file__).parent / "typeset"
FORMATS = (".docx", ".odt", ".html", ".rst", ".tex", ".epub", ".pdf")
MADE = [*(f"letter{s}" for s in FORMATS), *(f"report{s}" for s in FORMATS), "report-columns.pdf"]
FEWEST = {"letter": 30, "report": 300}  # figures
WORDS = {"letter": 400, "report": 3000}
APART = frozenset({BlockKind.CELL, BlockKind.FOOTNOTE})  # kinds that every format sets apart


class Where(NamedTuple):
    """Where a figure stands, as any format can tell: in a cell, a note or neither, below which headings, with which headers."""

    kind: BlockKind | None
    headings: tuple[str, ...]
    headers: tuple[str, ...]


@lru_cache
def read(name: str) -> Document:
    return files.read(FOLDER / name)


def _text(name: str) -> Document:
    return read(f"{name.partition('.')[0].partition('-')[0]}.md")


@lru_cache
def _figures(name: str) -> tuple[Span, ...]:
    return tuple(c.anchor for c in analysis(read(name)).claims if c.quantity)


def _words(document: Document, span: Span) -> str:
    letters = (c if c.isalnum() else " " for c in document.prose[span.start : span.end].lower())
    return " ".join("".join(letters).split())


def _where(document: Document, span: Span) -> Where:
    block = next(b for b in document.blocks if b.span.start <= span.start < b.span.end)
    above = tuple(w for h in block.headings if (w := _words(document, h)) != _plain(document.title))
    headers = tuple(_words(document, h) for h in block.headers)
    return Where(block.kind if block.kind in APART else None, above, headers)


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


@pytest.mark.parametrize("text", WORDS)
def test_the_texts_are_as_long_as_they_are_to_be(text: str) -> None:
    document = read(f"{text}.md")
    assert len(document.text.split()) > WORDS[text]
    assert len(_figures(f"{text}.md")) > FEWEST[text]


@pytest.mark.parametrize("name", MADE)
def test_every_sentence_and_figure_comes_back(name: str) -> None:
    document = read(name)
    holds(document)
    assert lost(_text(name), document) == ([], [])


@pytest.mark.parametrize("name", MADE)
def test_the_same_figures_are_claims_in_the_same_places(name: str) -> None:
    ours, theirs = _text(name), read(name)
    places = Places(ours, theirs)
    wanted = {(span.start, span.end): _where(ours, span) for span in _figures(Path(ours.path).name)}
    found = {places.of(span.start, span.end): _where(theirs, span) for span in _figures(name)}
    for (start, end), where in wanted.items():
        beside = [w for (a, b), w in found.items() if a < end and start < b]
        assert (ours.text[start:end], set(beside)) == (ours.text[start:end], {where})
    assert len(found) == len(wanted)


@pytest.mark.parametrize("name", [n for n in MADE if n.endswith(".pdf")])
def test_pages_are_those_on_which_a_figure_stands(name: str) -> None:
    document = read(name)
    pdf = pypdfium2.PdfDocument(FOLDER / name)
    shown = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    for span in _figures(name):
        number = str(document.locate(span)).removeprefix("page ").partition(",")[0]
        figure = "".join(c for c in document[span].split()[-1] if c.isdigit() or c in ",.").strip(",.")
        assert figure in shown[int(number) - 1]


@pytest.mark.parametrize("name", MADE)
def test_notes_are_linked(name: str) -> None:
    notes = [_notes(document) for document in (_text(name), read(name))]
    assert len(notes[0]) == {"letter": 4, "report": 13}[name.partition(".")[0].partition("-")[0]]
    assert notes[0] == notes[1]


def _notes(document: Document) -> list[str]:
    """The words of the note that each mark leads to."""
    notes = {b.label: _words(document, b.span) for b in document.blocks if b.kind is BlockKind.FOOTNOTE}
    return [notes[m.target] for m in document.marks if m.kind is MarkKind.FOOTNOTE]


@pytest.mark.parametrize("suffix", FORMATS)
def test_cells_have_their_headers(suffix: str) -> None:
    found = {
        " ".join(k.split()): tuple(" ".join(h.split()) for h in v) for k, v in cells(read(f"letter{suffix}")).items()
    }
    assert found["365"] == ("Millbrook", "Homes insulated")


def test_a_tagged_pdf_is_read_by_its_tags() -> None:
    document = read("letter-tagged.pdf")
    holds(document)
    assert lost(read("letter.md"), document) == ([], [])
    kinds = {document[b.span]: b.kind for b in document.blocks}
    assert kinds["Cold homes and full wards: what the winter cost"] is BlockKind.HEADING
    assert kinds["2021-03-04"] is BlockKind.PARAGRAPH  # below the author, whose line could go on
    assert [b.kind for b in document.blocks if "The wards were full" in document[b.span]] == [BlockKind.QUOTE]
