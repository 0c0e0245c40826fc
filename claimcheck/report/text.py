"""What several reports need: text made safe to show, and the counts of the summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model import Finding, Notice, Report, Severity, Verdict

# Characters that a terminal would act on, or that show the words around them in another order than they stand in: the
# upper control characters, line separators, marks of direction, lone surrogates. The lower control characters come on top.
ACTING = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_UNSAFE = re.compile(f"[\x00-\x1f{ACTING}]")


def visible(text: str) -> str:
    """The text with every character that a terminal could act on written out, as \\u001b; tabs and line breaks are spaces."""
    return _UNSAFE.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    return " " if match.group() in "\t\n\r" else escape(match)


def escape(match: re.Match[str]) -> str:
    """The character that was matched, written out as JSON and Python would."""
    return f"\\u{ord(match.group()):04x}"


def one_line(text: str) -> str:
    """The text made visible, on one line, every run of white space a single space."""
    return visible(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts over some reports. Findings that are suppressed count in `suppressed` only."""

    words: int
    claims: int
    findings: int
    suppressed: int
    sources: int
    verdicts: tuple[tuple[Verdict, int], ...]
    severities: tuple[tuple[Severity, int], ...]

    def of(self, verdict: Verdict) -> int:
        """How many claims have the verdict."""
        return dict(self.verdicts)[verdict]


def totals(reports: Sequence[Report]) -> Totals:
    """The counts over the reports; the sources are those of one library, so they are not added up."""
    verdicts = Counter(j.verdict for r in reports for j in r.judgements)
    found = shown(f for r in reports for f in r.findings)
    severities = Counter(f.severity for f in found)
    return Totals(
        words=sum(r.words for r in reports),
        claims=verdicts.total(),
        findings=len(found),
        suppressed=sum(len(r.findings) for r in reports) - len(found),
        sources=max((r.sources for r in reports), default=0),
        verdicts=tuple((v, verdicts[v]) for v in Verdict),
        severities=tuple((s, severities[s]) for s in Severity),
    )


def shown(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that are not suppressed."""
    return tuple(f for f in findings if not f.suppressed)


def notices(reports: Sequence[Report]) -> tuple[Notice, ...]:
    """The notices of all reports, each once, in order of first mention."""
    return tuple(dict.fromkeys(n for r in reports for n in r.notices))
