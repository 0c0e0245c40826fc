"""A draft that is changed and checked again, with all that was worked out before at hand, has the report of a first check."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.cases import claims_of
from claimcheck.cli.checking import Checker, Shape
from claimcheck.cli.given import Draft, Settings
from claimcheck.detect.words import Token, of_run, tokens
from claimcheck.model import Claim, ClaimKind, Document
from claimcheck.retrieve.anywhere import MOST, Answers, anywhere
from claimcheck.retrieve.candidates import candidates
from claimcheck.retrieve.library import Library
from claimcheck.store import Store

SETS = Path(__file__).parent.parent / "benchmarks/sets"
COLD = (
    "import sys; from claimcheck.cli import main; sys.argv[1:] = [{draft!r}, '--sources', {sources!r}, '--isolated',"
    " '--no-cache', '--format', 'json', '--exit-zero']; sys.argv.insert(1, 'check'); main()"
)


def _edits(blocks: list[str]) -> Iterator[list[str]]:
    """A draft's blocks as a writer leaves them one edit after the other; the last are those of the first."""
    figures = [i for i, b in enumerate(blocks) if any(c.isdigit() for c in b) and not b.startswith("[^")]
    first, second, *_, last = figures

    def changed(at: int, change: Callable[[str], str]) -> list[str]:
        return [change(b) if i == at else b for i, b in enumerate(blocks)]

    yield blocks
    yield changed(first, lambda b: "".join(str((int(c) + 3) % 10) if c.isdigit() else c for c in b))
    yield changed(second, lambda b: f"Last year was much the same. {b} In 2019 it had been half as many.")
    yield [b for i, b in enumerate(blocks) if i != first]
    yield [blocks[0], "A paragraph about 14 barges that nobody has counted.", *blocks[1:]]
    yield changed(0, lambda b: b.replace("#", "# In Wales:", 1) if b.startswith("#") else f"In Wales: {b}")
    moved = [*blocks]
    moved.insert(first, moved.pop(last))
    yield moved
    yield blocks


@pytest.mark.parametrize(("name", "draft"), [("gardens", "letter.md"), ("rivers", "pressrelease.md")])
def test_each_edit_has_the_report_of_a_first_check(name: str, draft: str, tmp_path: Path) -> None:
    path, sources = tmp_path / "draft.md", SETS / name / "sources"
    blocks = (SETS / name / "drafts" / draft).read_text("utf-8").split("\n\n")
    warm = Checker(Store.open(tmp_path / "cache"))
    settings = Settings.of(None, True, {"sources": str(sources)})
    said = set()
    for edited in _edits(blocks):
        path.write_text("\n\n".join(edited), "utf-8")
        [report] = warm.said([Draft.of(str(path), settings.config(str(path)))], [Shape("json")]).texts
        code = COLD.format(draft=str(path), sources=str(sources))
        cold = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        assert report == cold.stdout
        said.add(report)
    assert len(said) >= 6


TEXT = """# Rents

The council housed 412 families in 2019. In 2020 it housed a third fewer, the Tenants' Union found. They paid £620 a month.

| Year | Families |
| --- | --- |
| 2019 | 412 |
"""


def test_a_claim_s_candidates_are_the_same_wherever_it_stands() -> None:
    source = Document.of_text(
        "s", "In 2019 the council housed 420 families. In 2020 it housed 280. Rents were £640 a month."
    )
    library, other = Library.of(source), Library.of(source)
    here = claims_of(Document.of_text("d", TEXT), library)
    there = claims_of(Document.of_text("d", f"Nothing of note.\n\n{TEXT}"), library)[-len(here) :]
    assert [c.anchor for c in here] != [c.anchor for c in there]
    told = [c for c in zip(here, there, strict=True) if c[0].kind is not ClaimKind.CITATION]
    assert any(candidates(a, library) for a, _ in told)
    for a, b in told:
        assert anywhere(a, a.sentence.start) == anywhere(b, b.sentence.start)
        assert candidates(a, library) == candidates(b, other)


def test_answers_are_kept_for_the_claims_that_were_asked_for_last() -> None:
    [claim, *_] = claims_of(Document.of_text("d", TEXT), Library.of())
    claims = [replace(claim, words=str(n)) for n in range(MOST + 1)]
    asked: list[str] = []
    answers = Answers[str]()

    def answered(c: Claim) -> str:
        asked.append(c.words)
        return c.words

    for c in (*claims[:2], claims[0], *claims[2:], claims[0]):
        assert answers.of_claim(c, answered) == c.words
    assert asked == [c.words for c in claims]
    assert len(answers) == MOST
    assert answers.of_claim(claims[1], lambda c: "anew") == "anew"


def test_a_run_is_asked_once_and_its_like_elsewhere_again() -> None:
    asked = []

    @of_run
    def words(run: Sequence[Token], more: int = 0) -> int:
        asked.append(more)
        return len(run) + more

    run, like = tokens("Nine ducks."), tokens(" Nine ducks.")
    assert [
        words(run),
        words(run),
        words(like),
        words(run, 2),
        words(run, 2),
        words(list(run)),
        words(run, more=2),
    ] == [*(3, 3, 3, 5, 5, 3, 5)]
    assert asked == [0, 0, 2, 0, 2]
    assert tokens("Nine ducks.") is run
