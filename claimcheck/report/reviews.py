"""Formats for code review: GitLab's code quality report, reviewdog's diagnostics (rdjson), a comment in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from claimcheck.model import Finding, Location, Report, Severity
from claimcheck.report.json import Json, text
from claimcheck.report.shared import each, region, told, uri
from claimcheck.report.text import one_line, shown, totals

GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
REVIEWDOG = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~@])")  # what Markdown would act on; an @ would call somebody
MOST_WORDS = 300  # characters of a source in a comment


# ── GitLab ───────────────────────────────────────────────────────────────────────────────────────


def gitlab(reports: Sequence[Report]) -> str:
    """A list of issues with fingerprints, which must differ: a claim that stands twice is counted."""
    seen: Counter[str] = Counter()
    issues: list[Json] = []
    for report, f in each(reports):
        mark = f"{f.fingerprint}:{report.path}"
        seen[mark] += 1
        at = region(f.location)
        issues.append(
            {
                "description": told(f),
                "check_name": f"{f.code} {f.name}",
                "fingerprint": f"{f.fingerprint}-{seen[mark]}-{uri(report.path)}",
                "severity": GITLAB[f.severity],
                "location": {"path": report.path, "lines": {"begin": at.line, "end": at.end_line}},
            }
        )
    return text(issues)


# ── reviewdog ────────────────────────────────────────────────────────────────────────────────────


def rdjson(reports: Sequence[Report]) -> str:
    """Diagnostics with ranges, whose columns count bytes of UTF-8 as that format has it."""
    found: list[Json] = []
    for report, f in each(reports):
        found.append(
            {
                "message": told(f),
                "location": {"path": report.path, "range": _range(f.location, dict(report.lines))},
                "severity": REVIEWDOG[f.severity],
                "code": {"value": f"{f.code} {f.name}"},
                "suggestions": list(_suggestions(f, dict(report.lines))),
            }
        )
    source: Json = {"name": "claimcheck", "url": ""}
    return text({"source": source, "diagnostics": found})


def _range(place: Location, lines: dict[int, str]) -> Json:
    line = lines.get(place.line, "")
    before = line[: place.column - 1].ljust(place.column - 1)
    _, broken, last = place.text.rpartition("\n")
    at = region(place)
    start = len(before.encode("utf-8", "surrogatepass")) + 1
    size = len((last if broken else place.text).encode("utf-8", "surrogatepass"))
    return {
        "start": {"line": at.line, "column": start},
        "end": {"line": at.end_line, "column": size + 1 if broken else start + size},
    }


def _suggestions(finding: Finding, lines: dict[int, str]) -> Iterator[Json]:
    """A safe fix, where it lies on the line on which the finding begins."""
    at, line = finding.location, lines.get(finding.location.line, "")
    if finding.fix is None or not finding.fix.safe or len(finding.fix.edits) != 1:
        return
    [edit] = finding.fix.edits
    start = at.column - 1 + edit.span.start - at.span.start
    if 0 <= start <= start + len(edit.span) <= len(line):
        columns = [len(line[:end].encode("utf-8", "surrogatepass")) + 1 for end in (start, start + len(edit.span))]
        ends: list[Json] = [{"line": at.line, "column": column} for column in columns]
        yield {"range": {"start": ends[0], "end": ends[1]}, "text": edit.text}


# ── a comment ────────────────────────────────────────────────────────────────────────────────────


def markdown(reports: Sequence[Report]) -> str:
    """A comment for a pull request: what is to be done first, what is worth a look folded away."""
    total = totals(reports)
    head = "### claimcheck\n\n"
    counted = ", ".join(f"{n} {s}{'' if n == 1 else 's'}" for s, n in total.severities if n) or "nothing to correct"
    parts = [
        f"{head}{counted[0].upper()}{counted[1:]} in {total.claims} claims, checked against {total.sources} sources.\n"
    ]
    for report in reports:
        found = shown(report.findings)
        loud = [f for f in found if f.severity is not Severity.NOTE]
        notes = [f for f in found if f.severity is Severity.NOTE]
        if found:
            parts.append(f"#### {_safe(report.path)}\n")
        parts += [_entry(f) for f in loud]
        if notes:
            parts.append(f"<details><summary>Worth a look ({len(notes)})</summary>\n")
            parts += [_entry(f) for f in notes]
            parts.append("</details>\n")
    return "\n".join(parts)


def _entry(finding: Finding) -> str:
    return "\n".join(_lines(finding)) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"- **{finding.severity}** {finding.code} {finding.name}, line {finding.location.line}: {_safe(finding.message)}"
    for place in finding.related[:1]:
        words = one_line(place.text)
        cut = words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
        where = ", ".join(part for part in (place.source, place.locator) if part)
        yield f"  > “{_safe(cut)}” — {_safe(where)}"
    if finding.correct:
        yield ""
        yield f"  Instead: {_safe(finding.correct)}"


def _safe(words: str) -> str:
    """Words of a document with nothing in them that Markdown or HTML would act on."""
    return SIGNS.sub(r"\\\1", escape(one_line(words), quote=False))
