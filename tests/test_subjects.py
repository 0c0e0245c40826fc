"""Drafts on homes, clothing and fevers: a sound one in other words, on which nothing may be said, and a faulty one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from claimcheck.check import check
from claimcheck.model import Report, Severity
from claimcheck.read.files import read
from claimcheck.retrieve.library import Library

HERE = Path(__file__).parent / "subjects"
FAULTS = [
    ("by-to", "to 5 million"),
    ("value", "95 countries"),
    ("unit", "£4.1 billion"),
    ("place", "Tanzania"),
    ("hedge", "by 30%"),
    ("modality", "by 30%"),
    ("unsupported", "Over 10,000 clinics"),
    ("unit", "6.8 percentage points"),
    ("value", "113,370 children"),
    ("place", "Wales"),
    ("by-to", "to 4.8 per cent"),
    ("hedge", "18%"),
    ("quote-altered", '"We are not building the homes that could end this."'),
    ("quote-attribution", '"Every winter we are told that it is an emergency"'),
    ("modality", "£2.5 billion"),
    ("direction", "rose by a quarter"),
    ("unsupported", "One in eight tenants"),
    ("period", "Between March and September 2021"),
    ("unsupported", "14"),
    ("unit", "14 hours a month"),
    ("unit", "9 percentage points"),
    ("value", "India, overtime averaged nine hours a week"),
    ("negation", "published"),
    ("change", "quadrupled"),
    ("modality", "will cut output by a fifth"),
    ("hedge", "by a fifth"),
    ("quote-truncated", "“voluntary codes have contributed to better wages”"),
    ("quote-altered", "“My hands know the machine better than my own children know me.”"),
]


@cache
def report(draft: str) -> Report:
    return check(read(HERE / draft), Library.open(HERE / "sources"))


def loud(draft: str) -> list[tuple[str, str]]:
    found = [f for f in report(draft).findings if f.severity is not Severity.NOTE]
    return [(f.name, " ".join(f.location.text.split())) for f in found]


def test_nothing_is_said_of_a_sound_draft() -> None:
    assert loud("sound.md") == []
    supported = [j for j in report("sound.md").judgements if j.verdict == "supported"]
    assert len(supported) >= 55


def test_the_faults_are_found_and_nothing_else() -> None:
    assert loud("faulty.md") == FAULTS


def test_no_rule_fails() -> None:
    assert [n.message for d in ("sound.md", "faulty.md") for n in report(d).notices if n.kind == "rule"] == []
