"""The parser: its words, its trees as plain values, the cache before it, and what is mended in them."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.detect import nlp
from claimcheck.detect.nlp import Read, parse, parsed
from claimcheck.detect.nouns import nouns
from claimcheck.detect.pieces import pieces
from claimcheck.detect.quantity import read
from claimcheck.detect.trees import mended, tree
from claimcheck.detect.words import tokens
from claimcheck.model import ClaimcheckError, Parse, Span, Word
from claimcheck.store import Store
from tests.reads_nouns import READS


def _read(text: str) -> Read:
    run = tokens(text)
    return run, read(run)


# ── pieces ───────────────────────────────────────────────────────────────────────────────────────

PIECES = [
    ("Rents rose by 12.5 per cent.", ["Rents", "rose", "by", "*12.5 per cent", "."]),
    ("About 1.6 million homes", ["About", "*1.6 million", "homes"]),
    ("Some £2m a year", ["Some", "*£2m", "a", "year"]),
    ("between 73% and 86% of cells", ["*between 73% and 86%", "of", "cells"]),
    ("one in five pupils", ["*one in five", "pupils"]),
    ("one garment worker in four", ["*one", "garment", "worker", "in", "four"]),
    ("a third of the hives", ["*a third", "of", "the", "hives"]),
    ("hundreds of thousands of bees", ["*hundreds of thousands", "of", "bees"]),
    ("for 14 hours a week", ["for", "*14", "hours", "a", "week"]),
    ("40 km of road", ["*40", "km", "of", "road"]),
    ("a 13-year-old boy", ["a", "13-year-old", "boy"]),
    ("Calls doubled.", ["Calls", "doubled", "."]),
    ("three times as many calls", ["*three", "times", "as", "many", "calls"]),
    ("They don't count the women's wells", ["They", "do", "n't", "count", "the", "women", "'s", "wells"]),
    ("the tenants’ homes", ["the", "tenants", "’", "homes"]),
    ("COVID-19 in the U.S. since 2019", ["COVID-19", "in", "the", "U.S.", "since", "2019"]),
    ("a low-cost, long-term plan", ["a", "low-cost", ",", "long-term", "plan"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), PIECES, ids=[text for text, _ in PIECES])
def test_the_words_are_those_of_a_treebank(text: str, wanted: list[str]) -> None:
    found = pieces(*_read(text))
    assert [("*" if p.figure else "") + text[p.span.start : p.span.end] for p in found] == wanted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12 per cent", "30%"),
        ("£40", "$300"),
        ("1,234 nurses", "300"),
        ("1 nurse", "1"),
        ("isn’t", "is"),
        ("low‑cost", "low-cost"),
    ],
)
def test_a_figure_is_shown_as_its_kind(text: str, shown: str) -> None:
    assert pieces(*_read(text))[0].shown == shown


@given(st.text(st.sampled_from("ab 1,.%-'’£\n") | st.characters()))
def test_pieces_are_in_order_and_hold_every_token(text: str) -> None:
    run, figures = _read(text)
    spans = [p.span for p in pieces(run, figures)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(s) for s in spans)
    assert all(any(s.start <= t.start and t.start < s.end for s in spans) for t in run)


# ── trees ────────────────────────────────────────────────────────────────────────────────────────


def test_a_tree_is_plain_and_whole() -> None:
    texts = [text for text, _ in READS]
    for text, found in zip(texts, parse([_read(t) for t in texts]), strict=True):
        assert [type(w) for w in found.words] == [Word] * len(found.words)
        assert all(0 <= w.head < len(found.words) for w in found.words), text
        assert {type(v) for w in found.words for v in (w.tag, w.relation)} == {str}
        asked = tree(found, tokens(text))
        for i in range(len(found.words)):
            top = (asked.above(i) or [i])[-1]
            assert found.words[top].head == top, f"{text}: a ring of words"


def test_a_sentence_alone_has_the_tree_it_has_among_others() -> None:
    reads = [_read(text) for text, _ in READS]
    assert parse(reads) == tuple(tree for r in reads for tree in parse([r]))


WORDS = ["rents", "fell", "by", "12%", "of", "and", ",", "more than", "doubled", "40", "the", "a rise"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join) | st.text())
def test_any_text_has_a_tree(text: str) -> None:
    run, figures = _read(text)
    [found] = parse([(run, figures)])
    asked = tree(found, run)
    assert all(len(asked.above(i)) < len(found.words) for i in range(len(found.words))), "a ring of words"


def _tree(run: str, rows: list[tuple[str, str, int]]) -> Parse:
    """A tree by hand: of each word its tag, its relation, its head."""
    spans = [p.span for p in pieces(*_read(run))]
    figures = [p.figure for p in pieces(*_read(run))]
    return Parse(tuple(Word(s, *row, figure) for s, row, figure in zip(spans, rows, figures, strict=True)))


def test_a_past_tense_taken_for_a_participle_is_mended() -> None:
    text = "Access to clinics decreased by 12%."
    taken = [
        ("NN", "ROOT", 0),
        ("IN", "case", 2),
        ("NNS", "nmod", 0),
        ("VBN", "acl", 2),
        ("IN", "case", 5),
        ("CD", "obl", 3),
        (".", "punct", 0),
    ]
    found = mended(_tree(text, taken), *_read(text)).words
    assert [(w.tag, w.relation, w.head) for w in found] == [
        ("NN", "nsubj", 3), ("IN", "case", 2), ("NNS", "nmod", 0), ("VBD", "ROOT", 3), ("IN", "case", 5), ("CD", "obl", 3), (".", "punct", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Rents reduced by 12% helped nurses",
            [
                ("NNS", "nsubj", 4),
                ("VBN", "acl", 0),
                ("IN", "case", 3),
                ("CD", "obl", 1),
                ("VBD", "ROOT", 4),
                ("NNS", "obj", 4),
            ],
        ),
        ("A fall of 12%", [("DT", "det", 1), ("NN", "ROOT", 1), ("IN", "case", 3), ("CD", "nmod", 1)]),
        (
            "Rents have fallen by 12%",
            [("NNS", "nsubj", 2), ("VBP", "aux", 2), ("VBN", "ROOT", 2), ("IN", "case", 4), ("CD", "obl", 2)],
        ),
    ],
)
def test_what_is_no_mistake_stays(text: str, rows: list[tuple[str, str, int]]) -> None:
    given = _tree(text, rows)
    assert mended(given, *_read(text)) == given


# ── cache ────────────────────────────────────────────────────────────────────────────────────────


def test_a_known_sentence_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(tmp_path / "cache")
    first, second = _read("Rents fell by 12%."), _read("The trust helped 40 nurses.")
    known = parsed([first, second, first], store)
    assert len(known) == 3
    assert known[0] == known[2]

    monkeypatch.setattr(nlp, "_trees", None)
    assert parsed([second, first], store) == (known[1], known[0])


def test_a_sentence_is_known_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(tmp_path / "cache")
    text = "Rents fell by 12%."
    known = parsed([_read(text)], store)
    run = tokens(f"So. {text}", Span(4, 4 + len(text)))
    monkeypatch.setattr(nlp, "_trees", None)
    assert parsed([(run, read(run))], store) == known


def test_a_sentence_with_other_figures_is_another(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "cache")
    run, figures = _read("In 1990 the trust helped 40 nurses.")
    with_figures, without = parsed([(run, figures), (run, ())], store)
    assert [w.figure for w in with_figures.words].count(True) == 1
    assert not any(w.figure for w in without.words)


def test_what_is_known_needs_no_spacy(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimcheck.detect.nlp import parsed; from claimcheck.store import Store; "
        "from claimcheck.detect.quantity import read; from claimcheck.detect.words import tokens; "
        "run = tokens('Rents fell by 12%.'); store = Store.open(Path(sys.argv[1])); "
        "[tree] = parsed([(run, read(run))], store); print(len(tree.words), 'spacy' in sys.modules, 'numpy' in sys.modules)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "cache")], capture_output=True, encoding="utf-8"
        ).stdout
        for _ in range(2)
    ]
    assert told == ["5 True True\n", "5 False False\n"]


def test_nothing_to_parse_needs_no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "_pipeline", None)
    assert parse([]) == ()
    assert parse([((), ())]) == (Parse(()),)


def test_what_is_too_long_for_a_sentence_is_read_by_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "_pipeline", None)
    run, figures = _read("rents fell by 12%, " * 20_000)
    start = time.perf_counter()
    assert parse([(run, figures)]) == (Parse(()),)
    assert len(nouns(run, figures, Parse(()))) == len(figures) == 20_000
    assert time.perf_counter() - start < 5


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    run, figures = _read("İİİ İİİ rents fell by 12%.")
    [found] = parse([(run, figures)])
    assert tree(found, run).lower[2:5] == ("rents", "fell", "by")


def test_a_missing_model_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp._pipeline.cache_clear()
    monkeypatch.setattr(nlp, "MODEL", tmp_path / "none")
    with pytest.raises(ClaimcheckError, match="The parser cannot be loaded"):
        parse([_read("Rents fell by 12%.")])


def test_the_model_is_small_and_has_its_licence() -> None:
    files = [p for p in nlp.MODEL.rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) <= 9_000_000
    assert "Attribution-ShareAlike 4.0" in (nlp.MODEL / "LICENSE").read_text(encoding="utf-8")
    assert "UD English EWT" in (nlp.MODEL / "README.md").read_text(encoding="utf-8")
