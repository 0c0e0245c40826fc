"""The vectors of stems: which terms are alike, what is known of a term, and that paraphrases are found by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimcheck.cases import claims_of
from claimcheck.detect.words import members, term
from claimcheck.model import ClaimcheckError, Document
from claimcheck.retrieve import vectors as module
from claimcheck.retrieve.candidates import MOST_CELLS, MOST_PASSAGES, candidates, near
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.search import Index
from claimcheck.retrieve.vectors import TABLE, packed, singles, unpacked, vectors
from claimcheck.store import Store

# A word, one that is like it, and one that is less so.
TRIPLES = (
    ("landlord", "tenant", "river"),
    ("nurse", "doctor", "bridge"),
    ("flood", "storm", "teacher"),
    ("hungry", "starving", "fluent"),
    ("wage", "salary", "weather"),
    ("lorry", "truck", "orchard"),
    ("arrest", "police", "harvest"),
    ("pupil", "classroom", "sewage"),
    ("illness", "disease", "budget"),
    ("glacier", "ice", "pension"),
    ("rent", "lease", "vaccine"),
    ("asylum", "refugee", "voltage"),
)


def _like(a: str, b: str) -> float:
    one, other = vectors([{term(a): 1.0}, {term(b): 1.0}])
    return float(one @ other)


@pytest.mark.parametrize(("word", "nearer", "further"), TRIPLES)
def test_words_of_one_subject_are_alike(word: str, nearer: str, further: str) -> None:
    assert _like(word, nearer) > _like(word, further) + 0.1


def test_the_table_is_whole_and_small() -> None:
    stems = (TABLE / "stems.txt").read_text("utf-8").split()
    rows, steps = np.load(TABLE / "rows.npy"), np.load(TABLE / "steps.npy")
    assert stems == sorted(set(stems))
    assert len(stems) == len(rows) == len(steps)
    assert rows.dtype == np.int8
    assert sum(p.stat().st_size for p in TABLE.iterdir()) < 8_000_000
    assert f"{len(stems):,} English stems" in (TABLE / "README.md").read_text("utf-8")


def test_a_compound_is_known_by_its_words() -> None:
    assert not {"lifebuoy", "firewatch"} & set((TABLE / "stems.txt").read_text("utf-8").split())
    assert _like("firewatch", "fire") > 0.5 < _like("firewatch", "watch")


@pytest.mark.parametrize("run", [{}, {"qwrtz": 1.0}, {"#881": 0.5}, {"": 1.0}, {"\ud800": 1.0}, {"=": 1.0}])
def test_what_is_unknown_is_like_nothing(run: dict[str, float]) -> None:
    made = vectors([{"water": 1.0}, run, {"school": 1.0}])
    assert not made[1].any()
    assert np.allclose(np.linalg.norm(made[[0, 2]], axis=1), 1.0)


def test_a_group_of_synonyms_is_its_words_together() -> None:
    group = term("labourer")
    assert group.startswith("=")
    words = vectors([{m: 1.0} for m in members(group)])
    [made] = vectors([{group: 1.0}])
    assert float((words @ made).mean()) > 0.5
    assert members("=nothing") == ()


def test_weight_tells() -> None:
    water, mixed, even = vectors([{"water": 1.0}, {"water": 1.0, "school": 0.1}, {"water": 1.0, "school": 1.0}])
    assert water @ mixed > water @ even


def test_runs_do_not_depend_on_their_neighbours() -> None:
    runs = [{"water": 1.0, "school": 0.5}] * (module.CHUNK + 1) + [{}] + [{"nurs": 1.0}] * 3
    made = vectors(runs)
    assert (made[: module.CHUNK + 1] == made[0]).all()
    assert (made[0] == vectors(runs[:1])[0]).all()
    assert (made[-1] == vectors([{"nurs": 1.0}])[0]).all()
    assert vectors([]).shape == (0, made.shape[1])


def test_what_is_packed_comes_back() -> None:
    given = vectors([{"water": 1.0}, {}, {"nurs": 1.0}])
    made = unpacked([packed(given[:2]), packed(given[2:])], 3)
    assert np.allclose(made, given, atol=1e-3)
    assert packed(made) == packed(unpacked([packed(made)], 3))
    with pytest.raises(ValueError, match="2 vectors for 3 passages"):
        unpacked([packed(given[:2])], 3)


def test_a_missing_table_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "TABLE", tmp_path)
    module._table.cache_clear()
    try:
        with pytest.raises(ClaimcheckError, match="Install claimcheck anew"):
            vectors([{"never seen before": 1.0}])
    finally:
        module._table.cache_clear()


# ── passages ─────────────────────────────────────────────────────────────────────────────────────

SOURCE = """The physician told the parents that their infant was undernourished.

The council sold the car park.

Trams run until midnight on Fridays.

The choir sang in the cathedral.
"""


def _library(text: str = SOURCE, store: Store | None = None) -> Library:
    return Library.of(Document.of_text("report", text), store=store)


def test_a_passage_is_found_in_other_words() -> None:
    library = _library()
    query = {term(w): 1.0 for w in ("hospital", "hunger", "toddler")}
    found = library.index.alike(query, 4)
    likeness = library.index.likeness(query, found).tolist()
    assert found[0] == 0
    assert likeness[0] > 0.4 > max(likeness[1:])


def test_what_is_asked_at_once_is_what_is_asked_alone() -> None:
    queries = [{a: 1.0, b: 0.3} for a in ("doctor", "water", "tram", "choir") for b in ("school", "night", "sold")]
    together = _library().index
    together.prepare(queries, 3)
    assert [together.alike(q, 3) for q in queries] == [_library().index.alike(q, 3) for q in queries]
    some, every = together.likeness(queries[0], [2]), together.likeness(queries[0], range(len(together.passages)))
    assert some[0] == every[2]
    assert [*together.alike(queries[0], 9)] == sorted(range(len(every)), key=lambda i: (-every[i], i))


def test_it_is_the_same_from_the_store(tmp_path: Path) -> None:
    query = {"doctor": 1.0, "water": 0.5}
    fresh = _library().index.alike(query, 4)
    store = Store.open(tmp_path / "cache")
    assert _library(store=store).index.alike(query, 4) == fresh
    assert _library(store=store).index.alike(query, 4) == fresh


def test_a_claim_without_the_source_s_words_has_it_among_its_candidates() -> None:
    others = "\n\n".join(
        f"The {w} of the town was painted green in the spring." for w in ("gate", "fence", "tower", "kiosk") * 25
    )
    library = _library(f"{others}\n\n{SOURCE}")
    draft = Document.of_text("draft", "A hospital of the town warned the family that the toddler was going hungry.")
    [claim] = claims_of(draft, library)
    found = near(claim, library)
    assert len(found) > MOST_PASSAGES
    assert len(found) <= MOST_PASSAGES + MOST_CELLS + 20
    at = [library.document("report")[p.span] for p, _ in found]
    assert SOURCE.splitlines()[0] in at
    best = candidates(claim, library)[0]
    assert best.evidence.location.text == SOURCE.splitlines()[0]
    assert "meaning" in dict(best.evidence.why)


def test_nothing_is_alike_where_there_is_nothing() -> None:
    assert Index.of([]).alike({"water": 1.0}, 3) == ()
    assert Index.of([]).search({"water": 1.0}, 3) == ()


def test_an_empty_draft_needs_no_numpy(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_text("Seven buses ran.\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from claimcheck.model import Document; from claimcheck.retrieve.library import Library\n"
        "from claimcheck.check import check\n"
        f"library = Library.open(Path({str(tmp_path / 'sources')!r}))\n"
        "check(Document.of_text('draft', 'Good morning.'), library); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_halves_become_the_same_singles_whatever_their_bits() -> None:
    every = np.arange(2**16, dtype=np.uint16).view(np.float16)
    halves = np.where(np.isfinite(every), every, np.float16(1)).reshape(-1, 16)
    made = singles(halves, np.empty((len(halves) + 5, 16), np.float32))
    assert (made.view(np.int32) == halves.astype(np.float32).view(np.int32)).all()
