"""Several drafts at once: the same reports, and a process that fails costs nothing but time."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from claimcheck.cli import parallel, reports
from claimcheck.cli.parallel import coming, spread
from claimcheck.retrieve.library import Library
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


def _long(item: int) -> bytes:
    return bytes([item]) * 1_000_000


def test_what_is_longer_than_a_pipe_stops_nobody() -> None:
    assert spread(_long, range(12), None, 3) == [_long(n) for n in range(12)]
    assert dict(coming(_long, range(12), None, 3)) == {n: _long(n) for n in range(12)}


def _read(item: int) -> object:
    store = STORES[-1]
    store.put("k", f"of {item}", -item)
    return store.get("k", str(item))


STORES: list[Store] = []


def test_the_cache_is_open_in_each_process(tmp_path: Path) -> None:
    STORES.append(Store.open(tmp_path / "three"))
    for n in range(4):
        STORES[-1].put("k", str(n), n)
    assert spread(_read, range(4), STORES[-1], 2) == [0, 1, 2, 3]
    assert [STORES[-1].get("k", f"of {n}") for n in range(4)] == [0, -1, -2, -3]
    assert STORES[-1].notices == ()


@pytest.mark.parametrize("kept", [True, False])
def test_sources_analysed_at_once_are_the_same(tmp_path: Path, kept: bool) -> None:
    for n in range(12):
        Path(f"sources/{n}.md").write_text(
            f"In 20{n + 10} the wards had 1,2{n} beds, {n + 3} per cent more than before.\n"
        )
    store = Store.open(tmp_path / "two") if kept else None
    told: list[tuple[int, int]] = []
    alone = Library.open(Path("sources"))
    several = Library.open(
        Path("sources"),
        store,
        lambda done, total: told.append((done, total)),
        spread=lambda work, items: coming(work, items, None, 3),
    )
    assert [(a.passages, a.claims) for a in several.analyses] == [(a.passages, a.claims) for a in alone.analyses]
    assert told[-1] == (26, 26)
    if store:
        again = Library.open(Path("sources"), store, spread=lambda work, items: iter(()))
        assert [a.claims for a in again.analyses] == [a.claims for a in alone.analyses]
