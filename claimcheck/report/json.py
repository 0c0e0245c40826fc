"""The report as JSON, version 1; `schema` is its JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib import resources

from claimcheck import __version__
from claimcheck.model import Evidence, Finding, Fix, Judgement, Location, Notice, Report, Span
from claimcheck.report.text import ACTING, escape, notices, totals

VERSION = 1
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_UNSAFE = re.compile(f"[{ACTING}]")  # JSON itself escapes the lower control characters, these it lets through


def render(reports: Sequence[Report]) -> str:
    """The reports of one run as a JSON text that ends in a line break."""
    total = totals(reports)
    summary: Json = {
        "claims": total.claims,
        "findings": total.findings,
        "suppressed": total.suppressed,
        "sources": total.sources,
        "verdicts": {str(verdict): count for verdict, count in total.verdicts},
        "severities": {str(severity): count for severity, count in total.severities},
    }
    whole: Json = {
        "version": VERSION,
        "tool": {"name": "claimcheck", "version": __version__},
        "drafts": [_draft(r) for r in reports],
        "notices": [_notice(n) for n in notices(reports)],
        "summary": summary,
    }
    return text(whole)


def line(value: Json) -> str:
    """The value as JSON on one line, safe to print."""
    return _UNSAFE.sub(escape, json.dumps(value, ensure_ascii=False)) + "\n"


def text(value: Json) -> str:
    """The value as JSON that is safe to print, in the order in which it was made."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    return _UNSAFE.sub(escape, written) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) that every report meets."""
    loaded: dict[str, object] = json.loads(
        resources.files("claimcheck.report").joinpath("schema.json").read_text("utf-8")
    )
    return loaded


def _draft(report: Report) -> Json:
    return {
        "path": report.path,
        "words": report.words,
        "claims": [_claim(j) for j in report.judgements],
        "findings": [finding_json(f) for f in report.findings],
    }


def _claim(judgement: Judgement) -> Json:
    return {
        "id": judgement.id,
        "kind": judgement.claim.kind,
        **_place(judgement.location),
        "verdict": judgement.verdict,
        "confidence": judgement.confidence,
        "evidence": [_evidence(e) for e in judgement.evidence],
    }


def finding_json(finding: Finding) -> dict[str, Json]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "verdict": finding.verdict,
        "message": finding.message,
        **_place(finding.location),
        "claim": finding.claim or None,
        "correct": finding.correct or None,
        "working": finding.working or None,
        "related": [_source(place) for place in finding.related],
        "suppressed": finding.suppressed or None,
        "fingerprint": finding.fingerprint,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> Json:
    return {"safe": fix.safe, "edits": [{"span": _span(e.span), "text": e.text} for e in fix.edits]}


def _evidence(evidence: Evidence) -> Json:
    return {**_source(evidence.location), "score": round(evidence.score, 4)}


def _place(location: Location) -> dict[str, Json]:
    return {
        "span": _span(location.span),
        "line": location.line,
        "column": location.column,
        "locator": location.locator,
        "text": location.text,
    }


def _source(location: Location) -> dict[str, Json]:
    return {
        "source": location.source,
        "span": _span(location.span),
        "text": location.text,
        "locator": location.locator,
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _notice(notice: Notice) -> Json:
    return {"kind": notice.kind, "path": notice.path, "message": notice.message}
