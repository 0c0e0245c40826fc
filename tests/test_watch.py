"""`check --watch`: a report for each change, and none without."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.cli import watching
from claimcheck.cli.checking import Checker, Shape
from claimcheck.cli.given import Draft, Settings
from tests.conftest import Run

SOURCE = "In 2021 the clinics treated more than 50,000 patients.\n"
WRONG = "In 2021 the clinics treated 50,000 patients.\n"


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/s.md").write_text(SOURCE)
    Path("draft.md").write_text(WRONG)
    Path("claimcheck.toml").write_text('sources = "sources"\n')


def test_each_change_is_reported_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The changes are made while it waits; the sources are read anew only where they have changed."""
    changes: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: Path("draft.md").write_text(SOURCE),
            lambda: Path("draft.md").unlink(),
            lambda: None,
            lambda: Path("draft.md").write_text(WRONG),
            lambda: Path("sources/s.md").write_text(WRONG),
            lambda: Path("claimcheck.toml").write_text("sources = 3\n"),
            lambda: Path("claimcheck.toml").write_text('sources = "sources"\nignore = ["N"]\n'),
        ]
    )

    def sleep(seconds: float) -> None:
        next(changes)()

    monkeypatch.setattr("time.sleep", sleep)
    made: list[Checker] = []

    def checker(drafts: list[Draft]) -> Checker:
        made.append(Checker(None))
        return made[-1]

    def drafts() -> list[Draft]:
        return [Draft.of("draft.md", Settings.of(None, False, {}).config("draft.md"))]

    watching.watching(drafts, checker, lambda: Shape("concise"), rounds=7)  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    told = ["N103" in line for line in out.splitlines()]
    assert told == [True, True]
    lines = err.splitlines()
    assert [("no such file" in line, "must be a path" in line) for line in lines].count((True, False)) == 1
    assert sum("must be a path" in line for line in lines) == 1
    assert sum("waiting for a change" in line for line in lines) == 6
    assert len(made) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_it_waits_until_it_is_interrupted() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "check", "draft.md", "--watch", "--format", "concise"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stdout.readline().startswith("draft.md:1:29: warning: N103")
    Path("draft.md").write_text(WRONG.replace("50,000", "49,000"))
    assert process.stdout.readline().startswith("draft.md:1:29: error: N101")
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130


def test_what_it_does_not_go_with(run: Run) -> None:
    for arguments in (("-",), ("draft.md", "--fix"), ("draft.md", "--output-file", "x")):
        code, out, err = run("check", *arguments, "--watch")
        assert (code, out) == (2, "")
        assert err.startswith("claimcheck: --watch shows the report of files")
