"""SARIF 2.1.0 (OASIS), for code hosts and editors: findings with rule help, sources, fingerprints and suppressions."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc

from claimcheck import __version__
from claimcheck.model import Finding, Location, Report, Severity
from claimcheck.report.json import Json, text
from claimcheck.report.shared import region, told, uri
from claimcheck.report.text import notices, one_line
from claimcheck.rules.base import Rule
from claimcheck.suppress.apply import IN_DRAFT
from claimcheck.suppress.baseline import KNOWN
from claimcheck.suppress.rules import ALL_RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(reports: Sequence[Report]) -> str:
    """The reports of one run as a SARIF log with one run."""
    told_of = [(r, f) for r in reports for f in r.findings if _is_told(f)]
    codes = {f.code for _, f in told_of}
    rules = [rule for rule in ALL_RULES if rule.code in codes]
    places = {rule.code: number for number, rule in enumerate(rules)}
    run: Json = {
        "tool": {"driver": {"name": "claimcheck", "version": __version__, "rules": [_rule(r) for r in rules]}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(r.path)}} for r in reports],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(reports)}],
        "results": [_result(r, f, places[f.code]) for r, f in told_of],
    }
    return text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _is_told(finding: Finding) -> bool:
    """Whether a finding is in the log: those are that are shown, and those that a comment or the baseline keeps quiet."""
    return not finding.suppressed or bool(_suppressions(finding))


def _suppressions(finding: Finding) -> list[Json]:
    if finding.suppressed.startswith(IN_DRAFT):
        return [{"kind": "inSource", "justification": finding.suppressed.removeprefix(IN_DRAFT)}]
    return [{"kind": "external", "justification": finding.suppressed}] if finding.suppressed == KNOWN else []


def _rule(rule: Rule) -> Json:
    page = cleandoc(rule.doc or "")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": page.replace("**", "")},
        "help": {"text": page.replace("**", ""), "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _notifications(reports: Sequence[Report]) -> list[Json]:
    return [
        {"level": "warning", "descriptor": {"id": n.kind}, "message": {"text": one_line(n.message)}}
        for n in notices(reports)
    ]


def _result(report: Report, finding: Finding, index: int) -> Json:
    suppressions = _suppressions(finding)
    paths = dict(report.paths)
    made: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": told(finding)},
        "locations": [{"physicalLocation": _physical(finding.location, report.path)}],
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": f"“{one_line(place.text)}”"},
                "physicalLocation": _physical(place, _path(place, report, paths)),
            }
            for number, place in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence, "verdict": finding.verdict, "correct": finding.correct},
    }
    if suppressions:
        made["suppressions"] = suppressions
    if finding.fix:
        made["fixes"] = [_fix(finding, report)]
    return made


def _fix(finding: Finding, report: Report) -> Json:
    edits = finding.fix.edits if finding.fix else ()
    safe = finding.fix is not None and finding.fix.safe
    return {
        "description": {
            "text": f"Write “{one_line(finding.correct)}”" + ("." if safe else ", and read the sentence again.")
        },
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(report.path)},
                "replacements": [
                    {
                        "deletedRegion": {"charOffset": e.span.start, "charLength": len(e.span)},
                        "insertedContent": {"text": e.text},
                    }
                    for e in edits
                ],
            }
        ],
    }


def _path(place: Location, report: Report, paths: dict[str, str]) -> str:
    """The file of a related place, which may be another part of the draft."""
    return paths.get(place.source, report.path if place.source in (report.path, "stdin") else place.source)


def _physical(place: Location, path: str) -> Json:
    at = region(place)
    return {
        "artifactLocation": {"uri": uri(path)},
        "region": {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": place.span.start,
            "charLength": len(place.span),
            "snippet": {"text": place.text},
        },
    }
