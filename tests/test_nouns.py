"""What figures count and what changes are changes of: by the tree, and by the words alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.detect.nlp import Read, parse
from claimcheck.detect.nouns import Nouns, nouns
from claimcheck.detect.quantity import read
from claimcheck.detect.words import tokens
from claimcheck.model import Parse, Span
from tests.reads_nouns import KNOWN_MISSES, READS, SHALLOW_RIGHT, UNSEEN

Row = tuple[str, list[tuple[str, str]]]
ROWS = [*READS, *UNSEEN]
PARSES: dict[str, Parse] = {}


def _read(text: str) -> Read:
    run = tokens(text)
    return run, read(run)


def _parse(text: str) -> Parse:
    """The sentence's parse, all of the table's in one go."""
    if not PARSES:
        texts = [text for text, _ in ROWS]
        PARSES.update(zip(texts, parse([_read(t) for t in texts]), strict=True))
    return PARSES[text]


def _told(text: str, found: tuple[Nouns, ...]) -> list[tuple[str, str]]:
    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return [("" if n.subject else words(n.counted), words(n.subject)) for n in found]


def _rows() -> list[object]:
    miss = pytest.mark.xfail(strict=True, reason="not read yet")
    return [pytest.param(*row, marks=miss if row[0] in KNOWN_MISSES else (), id=row[0]) for row in ROWS]


@pytest.mark.parametrize(("text", "wanted"), _rows())
def test_what_is_counted_and_what_changed(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _told(text, nouns(*_read(text), _parse(text))) == wanted


def test_the_table_is_large_and_its_misses_are_rows_of_it() -> None:
    texts = [text for text, _ in ROWS]
    assert len(set(texts)) == len(texts) >= 100
    assert set(texts) >= KNOWN_MISSES


def test_the_words_alone_do_for_many() -> None:
    right = sum(_told(text, nouns(*_read(text))) == wanted for text, wanted in ROWS)
    assert right >= SHALLOW_RIGHT


@pytest.mark.parametrize("text", [text for text, _ in ROWS[::9]])
def test_offsets_hold_wherever_the_sentence_stands(text: str) -> None:
    before = "Ünïcödé 🌍 first. "
    run = tokens(before + text, Span(len(before), len(before) + len(text)))
    found = nouns(run, read(run), _parse(text))
    shifted = tuple(
        Nouns(*(Span(s.start + len(before), s.end + len(before)) if s else None for s in (n.counted, n.subject, n.cue)))
        for n in nouns(*_read(text), _parse(text))
    )
    assert found == shifted


def test_no_figure_no_nouns() -> None:
    run, figures = _read("The wells are dry.")
    assert nouns(run, figures, parse([(run, figures)])[0]) == ()


@pytest.mark.parametrize("text", ["", "40", "%", "40 40 40 40", "by by by 5% by", "doubled", "of 3 of 4", "– 7 –"])
def test_no_text_is_too_odd(text: str) -> None:
    run, figures = _read(text)
    [tree] = parse([(run, figures)])
    assert len(nouns(run, figures, tree)) == len(figures)


WORDS = [
    "rents",
    "fell",
    "by",
    "12%",
    "of",
    "in",
    "and",
    ",",
    "more than",
    "doubled",
    "40",
    "the",
    "a rise",
    "which",
    "of them",
    "per month",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join))
def test_what_is_found_lies_in_the_sentence(text: str) -> None:
    run, figures = _read(text)
    for tree in (parse([(run, figures)])[0], None):
        for found in nouns(run, figures, tree):
            for span in (found.counted, found.subject, found.cue):
                assert span is None or (0 <= span.start < span.end <= len(text) and text[span.start : span.end].strip())
