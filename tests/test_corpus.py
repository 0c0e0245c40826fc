"""What is kept of a corpus: copies found by fingerprints, folded views, the vocabulary, analyses that wait until they are asked for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.check import check
from claimcheck.model import Document
from claimcheck.retrieve.copies import NEAR_COPY, RUN, copies_among
from claimcheck.retrieve.folder import read_folder
from claimcheck.retrieve.kept import key_of
from claimcheck.retrieve.library import AROUND, Library
from claimcheck.retrieve.quotes import find
from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.pairs import Pairs
from claimcheck.retrieve.quoting.vocabulary import Vocabulary
from claimcheck.store import Store

WORDS = [f"w{n}" for n in range(400)]


def _texts(seed: int) -> list[str]:
    """Texts of random words, with copies of some of them in which a share of the words is another."""
    rng = random.Random(seed)
    texts = [" ".join(rng.choices(WORDS, k=rng.choice([5, 12, 30, 200]))) for _ in range(8)]
    for text in texts[:]:
        words = text.split()
        changed = rng.choice([0.0, 0.005, 0.02, 0.2])
        made = " ".join(rng.choice(WORDS) if rng.random() < changed else w for w in words)
        texts.append(rng.choice(["", "A line of its own. "]) + made)
    return texts


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("seed", range(12))
def test_copies_are_those_that_a_comparison_of_all_pairs_finds(seed: int) -> None:
    texts = _texts(seed)
    copies, notices = copies_among([Document.of_text(f"d{n}", t) for n, t in enumerate(texts)])
    expected: dict[str, str] = {}
    for i, a in enumerate(texts):
        for j, b in enumerate(texts[i + 1 :], i + 1):
            if f"d{i}" in expected or f"d{j}" in expected:
                continue
            one, two = _runs(a), _runs(b)
            shorter = min(len(one), len(two))
            if shorter > RUN and len(one & two) >= NEAR_COPY * shorter:
                expected[f"d{j}"] = f"d{i}"
    assert copies == expected
    assert len(notices) == len(expected)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200))
def test_a_packed_view_is_the_view(text: str) -> None:
    view = Folded.of(text)
    assert Folded.unpacked(view.packed()) == view


def test_no_document_that_has_the_words_is_left_out() -> None:
    rng = random.Random(1)
    texts = [rng.choices(WORDS, k=60) for _ in range(70)]
    vocabulary, pairs = Vocabulary.of(map(frozenset, texts)), Pairs.of(texts, len(texts))
    for n, words in enumerate(texts):
        quoted = words[10:30]
        assert n in vocabulary.having(quoted)
        assert n in (pairs.having([quoted[:8], quoted[9:]]) or ())
        changed = [*quoted[:5], "another", *quoted[6:]]
        assert vocabulary.nearest(changed, 5)[0] == n
        assert pairs.nearest([changed], 5)[0][0] == n
    assert pairs.having([["w1", "w2", "w3"]]) is None
    assert vocabulary.nearest(["nowhere"], 5) == []


def test_a_table_of_many_documents_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(2)
    texts = [rng.choices(WORDS, k=60) for _ in range(40)]
    monkeypatch.setattr("claimcheck.retrieve.quoting.pairs.LARGEST", 20_000)
    pairs = Pairs.of(texts, len(texts))
    assert len(pairs.table) <= 20_000
    assert all(n in (pairs.having([words[5:40]]) or ()) for n, words in enumerate(texts))


SOURCE = (
    "The weir is a wall to salmon. It was built in 1911 at a cost of 40 pounds, and Ana Li said that “nobody came”."
)


def _folder(top: Path) -> Path:
    folder = top / "sources"
    folder.mkdir()
    for n in range(20):
        (folder / f"s{n}.md").write_text(f"# Report {n}\n\n{SOURCE} The count of the year was {n + 300} eels.\n")
    return folder


def test_a_kept_corpus_gives_the_same_report(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    draft = Document.of_text(
        "d", "The report says that “the weir is a wall to trout”. The count was 311 eels in 1911.\n"
    )
    bare = check(draft, Library.open(folder))
    store = Store.open(tmp_path / "cache.sqlite3")
    assert check(draft, Library.open(folder, store)) == bare
    assert check(draft, Library.open(folder, store)) == bare
    assert len(bare.findings) >= 1


def test_quotations_alone_ask_for_few_analyses(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    store = Store.open(tmp_path / "cache.sqlite3")
    Library.open(folder, store)

    class Counting:
        def __init__(self) -> None:
            self.kinds: list[str] = []

        def __call__(self, kind: str, key: str) -> object | None:
            self.kinds.append(kind)
            return Store.get(store, kind, key)

    counting = Counting()
    store.get = counting  # type: ignore[method-assign]
    library = Library.open(folder, store)
    assert find("the weir is a wall to salmon", library)[0].exact
    assert not {"claims", "passages"} & {*counting.kinds}
    assert library.claims_of("s3") != ()
    assert counting.kinds.count("claims") == 1


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    store = Store.open(tmp_path / "cache.sqlite3")
    before, _ = read_folder(folder, store=store)
    (folder / "s3.md").write_text("Another text.\n")
    after, _ = read_folder(folder, store=store)
    assert [a.id for a, b in zip(before, after, strict=True) if a != b] == ["s3"]


def test_a_document_of_other_metadata_has_another_key() -> None:
    one = Document.of_text("d", "# Rents\n\nRents rose.")
    assert key_of(one) != key_of(Document.of_text("e", "# Rents\n\nRents rose."))
    assert key_of(one) == key_of(Document.of_text("d", "# Rents\n\nRents rose."))


def test_a_figure_asks_for_the_analyses_of_what_is_near_it(tmp_path: Path) -> None:
    """What passages are found by is kept apart, so that a large corpus need not be read whole for one figure."""
    folder = tmp_path / "sources"
    folder.mkdir()
    towns = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
    for n, town in enumerate(towns * 12):
        text = f"The {town} depot number {n} sorted {n + 500} parcels by hand.\n\n" * 12
        (folder / f"s{n:03}.md").write_text(text)
    (folder / "clinic.md").write_text("In 2021 the midwives of the clinic delivered 881 babies.\n")
    store = Store.open(tmp_path / "cache.sqlite3")
    draft = Document.of_text("d", "The midwives delivered 818 babies at the clinic in 2021.\n")
    bare = check(draft, Library.open(folder, store))

    asked: list[str] = []
    get = store.get

    def counting(kind: str, key: str) -> object | None:
        asked.append(kind)
        return get(kind, key)

    store.get = counting  # type: ignore[method-assign]
    assert check(draft, Library.open(folder, store)) == bare
    assert [f.name for f in bare.findings] == ["value"]
    assert asked.count("outline") == 121
    assert 0 < asked.count("claims") < 40


@pytest.mark.parametrize("damage", [None, (), (1, 2), "text", ("a",) * 10])
def test_what_is_no_outline_is_made_anew(tmp_path: Path, damage: object) -> None:
    folder = _folder(tmp_path)
    store = Store.open(tmp_path / "cache.sqlite3")
    library = Library.open(folder, store)
    whole = library.outlines
    store.put("outline", key_of(library.documents[3]), damage)
    assert Library.open(folder, store).outlines == whole == Library.open(folder).outlines


def test_an_analysis_from_the_store_is_the_one_that_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.retrieve.kept.HELD", 3)
    folder = _folder(tmp_path)
    store = Store.open(tmp_path / "cache.sqlite3")
    bare, first, second = Library.open(folder), Library.open(folder, store), Library.open(folder, store)
    assert [*bare.analyses] == [*first.analyses] == [*second.analyses]
    for library in (first, second):
        for a in bare.analyses:
            id = a.document.id
            assert library.claims_of(id) == a.claims
            assert library.passages_of(id) == a.passages
            for p in a.passages:
                at = (id, p.span.start)
                assert library.claims_at.get(at) == bare.claims_at.get(at)
                assert p in library.paragraph(id, p.span) == bare.paragraph(id, p.span)
                assert library.spans_about(id, p.span) == tuple(q.span for q in library.paragraph(id, p.span))
            words = frozenset(t for p in a.passages[:2] for t in p.terms)
            having = library.passages_with(id, words, 2)
            assert {p for p in a.passages if len(words & {*p.terms}) >= 2} <= {*having} <= {*a.passages}
            assert all(len(words & {*p.terms, *p.numbers, *p.context}) >= 2 for p in having)
    assert [*bare.index.passages] == [*second.index.passages]
    for i, p in enumerate(second.index.passages):
        known = second.index.passages.bare(i)
        assert (known.document, known.span, known.terms) == (p.document, p.span, ())
    assert second.claims_at.get(("no such source", 0)) == ()


def test_of_a_text_without_paragraphs_only_the_sentences_around_stand_together() -> None:
    sentences = [f"Otter {n} swam home in the night." for n in range(40)]
    for text, expected in ((" ".join(sentences[:9]), 9), (" ".join(sentences), 2 * AROUND + 1)):
        library = Library.of(Document.of_text("s", text))
        middle = library.passages_of("s")[text.count(".") // 2]
        assert len(library.paragraph("s", middle.span)) == expected
