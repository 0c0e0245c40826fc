"""The labelled sets: no rule fails on any of their drafts. How well the program does on them is measured, not tested."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.read.files import read
from claimcheck.retrieve.library import Library

TOP = Path(__file__).parent.parent
DRAFTS = sorted((TOP / "benchmarks" / "sets").glob("*/drafts/*"))


@cache
def sources(folder: Path) -> Library:
    own = folder / "sources"
    return Library.open(own if own.exists() else TOP / "reference_corpus")


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_no_rule_fails(draft: Path) -> None:
    notices = check(read(draft), sources(draft.parent.parent)).notices
    assert [n.message for n in notices if n.kind == "rule"] == []
