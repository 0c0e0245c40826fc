"""Changed lines: only findings on lines that differ from a revision in git."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report

UNCHANGED = "on an unchanged line"
HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
PATIENCE = 60  # seconds


def lines(draft: str, revision: str) -> frozenset[int] | None:
    """The lines of a draft that differ from a revision, as it is on disk; None for all, where git does not know it there.

    Raises ClaimcheckError where there is no git, no repository or no such revision.
    """
    path = Path(draft)
    folder = path.parent
    top = _git(folder, draft, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if top is None:
        raise ClaimcheckError(
            f"--changed: git knows no revision “{revision}” where {draft} is. Name a branch, a tag or a commit."
        )
    if _git(folder, draft, "cat-file", "-e", f"{revision}:./{path.name}") is None:
        return None
    found = (
        _git(
            folder,
            draft,
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--end-of-options",
            revision,
            "--",
            path.name,
        )
        or ""
    )
    return frozenset(
        n for m in HUNK.finditer(found) for n in range(int(m[1]), int(m[1]) + (int(m[2]) if m[2] is not None else 1))
    )


def _git(folder: Path, draft: str, *arguments: str) -> str | None:
    """What git says in a folder; None where it says no. Raises ClaimcheckError where it cannot be asked."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except FileNotFoundError:
        raise ClaimcheckError("--changed: git is not installed here. Install it, or leave the option out.") from None
    except subprocess.TimeoutExpired:
        raise ClaimcheckError("--changed: git gave no answer within a minute. Leave the option out.") from None
    if "not a git repository" in done.stderr:
        raise ClaimcheckError(f"--changed: {draft} is in no git repository. Leave the option out.")
    return done.stdout if done.returncode == 0 else None


def only_changed(report: Report, changed: frozenset[int] | None) -> Report:
    """The report with the findings suppressed that stand on lines which did not change."""
    if changed is None:
        return report
    kept = tuple(
        f
        if f.suppressed
        or any(n in changed for n in range(f.location.line, f.location.line + f.location.text.count("\n") + 1))
        else replace(f, suppressed=UNCHANGED)
        for f in report.findings
    )
    return replace(report, findings=kept)
