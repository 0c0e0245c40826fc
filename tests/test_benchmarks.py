"""The benchmarks run, and say nothing against what is true."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_mutations_of_a_small_corpus(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    script = ROOT / "benchmarks" / "mutations.py"
    monkeypatch.setattr(sys, "argv", [str(script), str(ROOT / "benchmarks/sets/gardens/sources")])
    runpy.run_path(str(script), run_name="__main__")
    shares = {
        k.strip(): float(v.split()[-1])
        for k, _, v in (s.partition(" n=") for s in capsys.readouterr().out.splitlines()[1:])
    }
    assert shares["true: all"] == 0.0
    assert shares["faulty: value"] >= 0.9
    assert shares["faulty: another figure of the sentence"] >= 0.9


def _run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, *arguments: str) -> list[str]:
    script = ROOT / "benchmarks" / f"{name}.py"
    monkeypatch.setattr(sys, "argv", [str(script), *arguments])
    runpy.run_path(str(script), run_name="__main__")
    return capsys.readouterr().out.splitlines()


def test_quotations_of_a_small_corpus(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    sources = str(ROOT / "benchmarks/sets/gardens/sources")
    altered, sound = _run(capsys, monkeypatch, "quotations", sources, "--most", "120")[-2:]
    assert float(altered.split("caught")[1].split()[0]) >= 0.95
    assert float(sound.split("flagged")[1].split()[0]) == 0.0
    assert float(sound.split("place right")[1]) == 1.0


def test_citations_of_invented_works(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    last = _run(capsys, monkeypatch, "citations", "--works", "30", "--most", "300")[-1]
    assert float(last.split("resolved")[1].split()[0]) >= 0.98
    assert last.endswith("wrong 0")


def test_claims_in_other_words_are_found_by_what_they_mean(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = ROOT / "benchmarks" / "retrieval.py"
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(script)])
    runpy.run_path(str(script), run_name="__main__")
    head, *lines = capsys.readouterr().out.splitlines()
    found = {line[:32].strip(): [int(n) for n in line[32:].split()[:4]] for line in lines}
    assert all(more > few for few, more in zip(found["terms"], found["meaning"], strict=True))
    assert found["both"][-1] > found["meaning"][-1]
    assert int(head.split()[0]) * 0.8 < found["among the candidates"][0]
