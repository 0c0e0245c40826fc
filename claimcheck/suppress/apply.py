"""The comments put to work: what they keep quiet, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.check import fingerprint, lines_of
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Confidence, Document, Finding, Location, Report, Span, Verdict
from claimcheck.rules.base import Rule
from claimcheck.suppress.comments import Comment, Reach, comments
from claimcheck.suppress.rules import BROKEN, EXPIRED, UNUSED, named

IN_DRAFT = "ignored in the draft: "  # and the reason that the comment gives


def holds(document: Document, on: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day on which the draft's comments are what they are on a day: before and after, another has expired."""
    days = [c.until for c in comments(document) if c.until]
    first = max((day + dt.timedelta(1) for day in days if day < on), default=dt.date.min)
    return first, min((day for day in days if day >= on), default=dt.date.max)


def applied(report: Report, document: Document, on: dt.date) -> Report:
    """The report with the findings suppressed that the draft's comments ignore, and with findings about the comments."""
    found = comments(document)
    if not found:
        return report
    findings = list(report.findings)
    about: list[Finding] = []
    for comment in found:
        if comment.trouble:
            about.append(_stamped(BROKEN, comment.trouble, comment, document))
        elif comment.until and comment.until < on:
            message = f"This comment was to hold until {comment.until}. Take it out and mend the text, or give it another day."
            about.append(_stamped(EXPIRED, message, comment, document))
        elif comment.reach is not Reach.END:
            about += _one(comment, findings, document)
    whole = tuple(sorted((*findings, *about), key=lambda f: (f.location.span, f.code)))
    return replace(report, findings=whole, lines=lines_of(document, whole))


def _one(comment: Comment, findings: list[Finding], document: Document) -> Iterator[Finding]:
    """Suppresses what a comment ignores, in the list itself; yields what is wrong with the comment."""
    unused = []
    for word in comment.rules or ("all",):
        try:
            codes = {r.code for r in named(word)}
        except ClaimcheckError as error:
            yield _stamped(BROKEN, str(error), comment, document)
            continue
        hits = [
            n
            for n, f in enumerate(findings)
            if f.code in codes and any(f.location.span.overlaps(h) for h in comment.holds)
        ]
        for n in hits:
            if not findings[n].suppressed:
                findings[n] = replace(findings[n], suppressed=f"{IN_DRAFT}{comment.reason}")
        if not hits:
            unused.append(word)
    if unused:
        what = f" of {' and '.join(unused)}" if comment.rules else ""
        where = "in this draft" if comment.reach is Reach.FILE else "where it holds"
        yield _stamped(
            UNUSED, f"This comment ignores nothing: there is no finding{what} {where}. Take it out.", comment, document
        )


def _stamped(rule: Rule, message: str, comment: Comment, document: Document) -> Finding:
    at = document.locate(comment.span)
    place = Location(document.id, comment.span, document[comment.span], at.line, at.column, str(at))
    mark = fingerprint(rule.code, document, comment.span, Span(comment.span.start, comment.span.start))
    return Finding(
        rule.code, rule.name, rule.severity, Confidence.HIGH, Verdict.CANNOT_TELL, message, place, fingerprint=mark
    )
