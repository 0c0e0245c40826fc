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
    assert shares["faulty: value"] >= 0.8
