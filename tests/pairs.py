"""Pairs of a draft's and a source's sentence: do they speak of the same thing? As a program it lists anew those that fail."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from claimcheck.check import check
from claimcheck.model import Document, Judgement, Span, Verdict
from claimcheck.retrieve.library import Library

TOP = Path(__file__).parent.parent / "benchmarks" / "pairs"
MISSED = Path(__file__).parent / "pairs_missed.txt"


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: «guillemets» mark the draft's figure and, where the source has one for it, the source's.

    `expect` is "supported", or the names of the rules of which one must speak.
    """

    name: str
    kind: str
    draft: str
    source: str
    same: bool
    expect: tuple[str, ...]

    def fault(self) -> str:
        """What the program gets wrong of it; empty where it is right."""
        text, mark = _marked(self.draft)
        source, counterpart = _marked(self.source)
        report = check(Document.of_text("draft", text), Library.of(Document.of_text("source", source)))
        over = [j for j in report.judgements if j.claim.quantity and mark and j.location.span.overlaps(mark)]
        if not over or mark is None:
            return "no figure is found at the mark"
        judged = max(over, key=lambda j: _shared(j, mark))
        names = {f.name for f in report.findings}
        if self.expect == ("supported",):
            if names or judged.verdict is not Verdict.SUPPORTED:
                return f"not supported: {', '.join(sorted(names)) or judged.verdict}"
        elif not names & set(self.expect):
            return f"{', '.join(sorted(names)) or judged.verdict} for {' or '.join(self.expect)}"
        if (
            self.same
            and counterpart
            and not (judged.evidence and judged.evidence[0].claim.anchor.overlaps(counterpart))
        ):
            return "judged by another figure of the source"
        return ""


def _shared(judged: Judgement, mark: Span) -> int:
    span = judged.location.span
    return min(span.end, mark.end) - max(span.start, mark.start)


def _marked(text: str) -> tuple[str, Span | None]:
    """The text without its guillemets, and what stood between them."""
    start, end = text.find("«"), text.find("»")
    return text.replace("«", "").replace("»", ""), Span(start, end - 1) if start >= 0 else None


def pairs(half: str) -> list[Pair]:
    """The pairs of one half, "tuned" or "kept", in the order of the files."""
    found = []
    for path in sorted((TOP / half).glob("*.toml")):
        for n, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["pair"], 1):
            expect = row["expect"] if isinstance(row["expect"], list) else [row["expect"]]
            name = f"{half}/{path.stem}-{n}"
            found.append(Pair(name, row["kind"], row["draft"], row["source"], row["same"], tuple(expect)))
    return found


def missed() -> dict[str, str]:
    """The pairs that are known to fail, with what is wrong of each."""
    lines = MISSED.read_text(encoding="utf-8").splitlines()
    return {name: why for name, _, why in (line.partition(": ") for line in lines)}


if __name__ == "__main__":
    rows = [(p.name, p.fault()) for half in ("tuned", "kept") for p in pairs(half)]
    MISSED.write_text("".join(f"{name}: {fault}\n" for name, fault in rows if fault), encoding="utf-8")
    for half in ("tuned", "kept"):
        faults = [fault for name, fault in rows if name.startswith(half)]
        print(f"{half}: {faults.count('')} of {len(faults)} right")
