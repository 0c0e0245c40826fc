"""The seeds: the reports are as they were read and approved, the planted faults are caught, and nothing else is flagged."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from claimcheck.model import Finding, Severity, Span
from tests.golden import DRAFTS, SEEDS, TOP, Fault, faults, golden, rendered, report


@cache
def loud(draft: str) -> tuple[Finding, ...]:
    return tuple(f for f in report(draft).findings if f.severity is not Severity.NOTE)


@cache
def text(draft: str) -> str:
    return (SEEDS / draft).read_text(encoding="utf-8")


def span(fault: Fault) -> Span:
    assert text(fault.draft).count(fault.anchor) == 1, f"{fault.anchor!r} must stand once in {fault.draft}"
    start = text(fault.draft).index(fault.anchor)
    return Span(start, start + len(fault.anchor))


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_report_is_the_golden_one(draft: str) -> None:
    assert rendered(draft) == golden(draft).read_text(encoding="utf-8"), "read the difference, then run make golden"


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(
            f, id=f"{f.draft}-{f.anchor}", marks=[pytest.mark.xfail(strict=True, reason=f.missed)] if f.missed else []
        )
        for f in faults()
    ],
)
def test_a_planted_fault_is_caught_by_its_rule(fault: Fault) -> None:
    over = {f.name for f in loud(fault.draft) if f.location.span.overlaps(span(fault))}
    assert fault.aspect in over


@pytest.mark.parametrize("draft", DRAFTS)
def test_nothing_else_is_flagged(draft: str) -> None:
    planted = [span(f) for f in faults() if f.draft == draft]
    assert [f.location.text for f in loud(draft) if not any(f.location.span.overlaps(p) for p in planted)] == []


@pytest.mark.parametrize("draft", DRAFTS)
def test_no_rule_fails(draft: str) -> None:
    assert [n.message for n in report(draft).notices if n.kind == "rule"] == []


@pytest.mark.parametrize("draft", [d for d in DRAFTS if "/" not in d])
def test_each_draft_has_ten_faults_or_more_of_varied_kinds(draft: str) -> None:
    mine = [f for f in faults() if f.draft == draft]
    assert len(mine) >= 10
    assert len({f.aspect for f in mine}) >= 5


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed() -> None:
    command = [sys.executable, "-m", "claimcheck", "check", "seeds/briefing.md", "--sources", "reference_corpus"]
    outputs = [
        subprocess.run(
            [*command, "--exit-zero", "--no-cache", "--format", "json"],
            cwd=TOP,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] != b""
