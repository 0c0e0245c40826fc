"""Several drafts at once: the same reports, and a process that fails costs nothing but time."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from claimcheck.cli import parallel, reports
from claimcheck.cli.parallel import spread
from claimcheck.store import Store
from tests.conftest import Run

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="nothing can be forked")

SOURCE = "In 2021 the clinics treated more than 50,000 patients. The wards have 1,240 beds.\n"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(parallel, "processes", lambda: 3)
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/s.md").write_text(SOURCE, encoding="utf-8")
    for n in range(7):
        Path(f"{n}.md").write_text(
            f"In 202{n} the clinics treated 50,00{n} patients.\n\nThe wards have 1,42{n} beds.\n"
        )


ARGUMENTS = ("check", *(f"{n}.md" for n in range(7)), "gone.md", "--sources", "sources", "--format", "json")


def test_reports_are_the_same_to_the_byte(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = run(*ARGUMENTS, "--no-cache")
    assert at_once[0] == 2
    assert at_once[1].count('"name": "value"') >= 7
    assert run(*ARGUMENTS) == at_once
    assert run(*ARGUMENTS) == at_once
    monkeypatch.setattr(parallel, "processes", lambda: 1)
    assert run(*ARGUMENTS, "--no-cache") == at_once


def test_what_was_made_at_once_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = [a for a in ARGUMENTS if a != "gone.md"]
    first = run(*arguments)
    assert first[0] == 1
    monkeypatch.setattr(reports.Reports, "_checked", None)
    assert run(*arguments) == first
    assert run(*arguments[:-1], "sarif")[0] == 1


def _work(item: int) -> tuple[int, int]:
    if item == 3:
        os._exit(1)
    if item == 4:
        raise ValueError
    return item, os.getpid()


def test_a_process_that_fails_leaves_its_items(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "one")
    made = spread(_work, range(8), store, 3)
    got = [m[0] if isinstance(m, tuple) else None for m in made]
    assert got == [0, 1, 2, None, None, 5, None, 7]
    assert len({m[1] for m in made if isinstance(m, tuple)} | {os.getpid()}) == 4
    store.put("k", "x", 1)
    assert store.get("k", "x") == 1
    assert store.notices == ()
