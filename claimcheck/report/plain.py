"""Formats of a line or two for each finding: concise, GitHub's workflow commands, JSON lines, and the counts by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.model import Finding, Report, Severity
from claimcheck.report.json import Json, finding_json
from claimcheck.report.json import line as json_line
from claimcheck.report.shared import each, region, told
from claimcheck.report.tables import columns
from claimcheck.report.text import one_line, visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def concise(reports: Sequence[Report]) -> str:
    """One line a finding, as compilers write: path, line, column, severity, rule, message."""
    return "".join(
        f"{visible(r.path)}:{f.location.line}:{f.location.column}: {f.severity}: {f.code} {f.name}: {one_line(f.message)}\n"
        for r, f in each(reports)
    )


def json_lines(reports: Sequence[Report]) -> str:
    """One JSON object a finding, each on a line of its own: the finding of the JSON report, with its draft's path."""
    return "".join(json_line(_with_path(report, f)) for report in reports for f in report.findings)


def _with_path(report: Report, finding: Finding) -> dict[str, Json]:
    path: dict[str, Json] = {"path": report.path}
    return path | finding_json(finding)


def github(reports: Sequence[Report]) -> str:
    """Commands that GitHub Actions shows as annotations of the changed files."""
    lines = []
    for report, f in each(reports):
        at = region(f.location)
        fields = {
            "file": report.path,
            "line": at.line,
            "endLine": at.end_line,
            "col": at.column,
            **({"endColumn": at.end_column} if at.line == at.end_line else {}),
            "title": f"{f.code} {f.name}",
        }
        named = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
        lines.append(f"::{COMMANDS[f.severity]} {named}::{_data(told(f))}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def statistics(reports: Sequence[Report]) -> str:
    """How often each rule found something, the most frequent first."""
    counts = Counter((f.code, f.name, str(f.severity)) for _, f in each(reports))
    rows = [(f"{n:,}".rjust(6), *rule) for rule, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return columns(rows) if rows else "No finding.\n"
