"""What follows from a source's figures by arithmetic, and what does not, through the whole program (derivations.toml)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.check import check
from claimcheck.model import Document, Finding, Judgement, Severity, Span
from claimcheck.retrieve.library import Library

Row = dict[str, Any]
ROWS: list[Row] = tomllib.loads((Path(__file__).parent / "derivations.toml").read_text("utf-8"))["row"]
MARKED = re.compile(r"«(.*?)»")


def judged(row: Row) -> tuple[Judgement, list[Finding]]:
    """The judgement of the figure that is marked, and the findings on it that are more than notes."""
    found = MARKED.search(row["draft"])
    assert found
    marked = Span(found.start(), found.end() - 2)
    sources = (Document.of_text(f"s{n}", text) for n, text in enumerate(row["sources"], 1))
    report = check(Document.of_text("draft", MARKED.sub(r"\1", row["draft"])), Library.of(*sources))
    mine = [j for j in report.judgements if j.claim.quantity and j.claim.anchor.overlaps(marked)]
    assert mine, "no figure is read there"
    loud = [f for f in report.findings if f.location.span.overlaps(marked) and f.severity is not Severity.NOTE]
    return mine[-1], loud


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=row["draft"], marks=[pytest.mark.xfail(strict=True, reason=row["miss"])] if row.get("miss") else []
        )
        for row in ROWS
    ],
)
def test_what_follows_by_arithmetic_and_what_does_not(row: Row) -> None:
    judgement, loud = judged(row)
    said = [f.message for f in judgement.findings]
    assert (judgement.verdict == row["verdict"]) == (row["verdict"] != "not supported"), said
    assert (judgement.verdict == "supported") == (row["verdict"] == "supported"), said
    if row["verdict"] == "supported":
        assert [(f.name, f.message) for f in loud] == []
    if row["verdict"] == "differs":
        assert [f.name for f in loud] == [row["aspect"]]
        assert row["shows"] in loud[0].message


def test_the_rows_are_many_and_half_of_them_are_false() -> None:
    false = [row for row in ROWS if row["verdict"] != "supported"]
    assert len(ROWS) >= 60
    assert len(false) * 3 >= len(ROWS)
    assert all(row.get("shows") for row in ROWS if row["verdict"] == "differs")
