"""The seeds: each draft with its sources and the report that it must give. As a program it writes the reports anew."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.check import check
from claimcheck.model import Report
from claimcheck.read.files import read
from claimcheck.report import terminal
from claimcheck.retrieve.library import Library

TOP = Path(__file__).parent.parent
SEEDS = TOP / "seeds"
WIDTH = 100
DRAFTS = {
    "oped.md": TOP / "reference_corpus",
    "briefing.md": TOP / "reference_corpus",
    "factsheet.md": TOP / "reference_corpus",
    "press-release.md": TOP / "reference_corpus",
    "quotations/drafts/letter.md": SEEDS / "quotations" / "sources",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that was planted in a draft, and the rule that should speak of it."""

    draft: str
    anchor: str
    aspect: str
    truth: str
    missed: str = ""


def faults() -> tuple[Fault, ...]:
    """The planted faults, in the order of the file."""
    rows = tomllib.loads((SEEDS / "faults.toml").read_text(encoding="utf-8"))["fault"]
    return tuple(Fault(**row) for row in rows)


def report(draft: str) -> Report:
    """The report of a draft, with its path as seen from the top of the project."""
    made = check(read(SEEDS / draft), Library.open(DRAFTS[draft]))
    return replace(made, path=f"seeds/{draft}")


def rendered(draft: str) -> str:
    """The report of a draft as the terminal shows it, without colour."""
    return terminal.render([report(draft)], colour=False, width=WIDTH)


def golden(draft: str) -> Path:
    """The file that holds the report which the draft must give."""
    return SEEDS / "reports" / (Path(draft).stem + ".txt")


if __name__ == "__main__":
    for name in DRAFTS:
        golden(name).parent.mkdir(exist_ok=True)
        golden(name).write_text(rendered(name), encoding="utf-8")
