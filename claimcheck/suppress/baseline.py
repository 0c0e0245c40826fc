"""The baseline: findings that are known, by fingerprint, so that only new ones are shown.

A fingerprint is of the rule, the words of the claim and its sentence, and the source (check.py: fingerprint). Text that is moved
stays known; a claim that is edited comes back. A claim that stands twice counts twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Finding, Notice, Report
from claimcheck.suppress.rules import ABOUT_COMMENTS

VERSION = 1
KNOWN = "in the baseline"
OTHERS = frozenset(rule.code for rule in ABOUT_COMMENTS)


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is known: its draft, rule and words are there for readers, the fingerprint counts."""

    fingerprint: str
    path: str
    rule: str
    text: str


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline; raises ClaimcheckError where there is none that can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ClaimcheckError(
            f"{path}: the baseline cannot be read ({(error.strerror or 'unreadable').lower()}). Write one with --write-baseline."
        ) from None
    except (ValueError, RecursionError):
        raise ClaimcheckError(f"{path}: is no baseline. Write one with --write-baseline.") from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise ClaimcheckError(f"{path}: is no baseline of version {VERSION}. Write one with --write-baseline.")
    return tuple(_entry(path, row) for row in data["findings"])


def _entry(path: Path, row: object) -> Entry:
    fields = [row.get(name) if isinstance(row, dict) else None for name in ("fingerprint", "path", "rule", "text")]
    texts = [f for f in fields if isinstance(f, str)]
    if len(texts) < len(fields):
        raise ClaimcheckError(
            f"{path}: has an entry without fingerprint, path, rule and text. Write it anew with --write-baseline."
        )
    return Entry(*texts)


def written(reports: Sequence[Report]) -> str:
    """A baseline of all findings that are shown or known, in order, a line for each so that a diff can be read."""
    rows = [
        {
            "fingerprint": f.fingerprint,
            "path": r.path,
            "rule": f"{f.code} {f.name}",
            "text": " ".join(f.location.text.split()),
        }
        for r in reports
        for f in r.findings
        if f.suppressed in ("", KNOWN) and f.code not in OTHERS
    ]
    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return (
        f'{{\n "version": {VERSION},\n "findings": [\n{lines}\n ]\n}}\n'
        if rows
        else f'{{\n "version": {VERSION},\n "findings": []\n}}\n'
    )


def without_known(
    reports: Sequence[Report], entries: Iterable[Entry], path: Path
) -> tuple[tuple[Report, ...], tuple[Notice, ...]]:
    """The reports with the findings suppressed that are known, and a notice where entries of these drafts no longer occur."""
    known = tuple(entries)
    left = Counter(e.fingerprint for e in known)
    made = tuple(replace(r, findings=tuple(_judged(f, left) for f in r.findings)) for r in reports)
    drafts = {r.path for r in reports}
    gone = [e for e in known if e.path in drafts and left[e.fingerprint] > 0]
    if not gone:
        return made, ()
    one = gone[0]
    what = f"{len(gone)} known findings no longer occur" if len(gone) > 1 else "a known finding no longer occurs"
    message = (
        f"{path}: {what}, such as {one.rule} “{one.text}” in {one.path}. Write the baseline anew with --write-baseline."
    )
    return made, (Notice("baseline", str(path), message),)


def _judged(finding: Finding, left: Counter[str]) -> Finding:
    if finding.code in OTHERS or left[finding.fingerprint] <= 0 or finding.suppressed not in ("",):
        if finding.suppressed and left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1  # it occurs, whatever else keeps it quiet
        return finding
    left[finding.fingerprint] -= 1
    return replace(finding, suppressed=KNOWN)
