"""The flow: draft → claims → evidence → differences → judgements → report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from claimcheck import rules
from claimcheck.cases import cases, citations_of
from claimcheck.detect.citation import bibliographies
from claimcheck.detect.sentences import unread
from claimcheck.fixes import fix
from claimcheck.model import (
    DEFAULTS,
    ClaimKind,
    Confidence,
    Difference,
    Document,
    Evidence,
    Finding,
    Judgement,
    Location,
    Notice,
    Options,
    Report,
    Severity,
    Span,
    Verdict,
)
from claimcheck.read import told as reading
from claimcheck.retrieve import bibliography
from claimcheck.retrieve.library import Library
from claimcheck.rules.base import Case, Rule, Scope, Whole

T = TypeVar("T", Case, Whole)
QUIETER = {Severity.ERROR: Severity.NOTE, Severity.WARNING: Severity.NOTE, Severity.NOTE: Severity.NOTE}


def check(draft: Document, library: Library, options: Options = DEFAULTS) -> Report:
    """Every claim of the draft, judged against the library, and the draft as a whole."""
    notices = [*library.notices, *reading.told(draft), *unread(draft), *bibliography.unread(bibliographies(draft))]
    pairs = tuple(judged(draft, library, notices, options))
    judgements = tuple(j for _, j in pairs)
    of_whole = of_the_whole(
        Whole(draft, tuple(c for c, _ in pairs), citations_of(draft, library), library, options), notices
    )
    found = (*(f for j in judgements for f in j.findings), *of_whole)
    findings = tuple(sorted(found, key=lambda f: (f.location.span, f.code)))
    return Report(
        draft.path or draft.id,
        len(draft.text.split()),
        judgements,
        findings,
        tuple(notices),
        len(library.documents),
        lines_of(draft, findings),
        _paths(findings, library),
    )


def judged(
    draft: Document, library: Library, notices: list[Notice], options: Options = DEFAULTS
) -> Iterator[tuple[Case, Judgement]]:
    """Each claim of the draft as the rules saw it, and its judgement; rules that failed are added to the notices."""
    seen: set[tuple[str, Span]] = set()
    for number, case in enumerate(cases(draft, library, options), 1):
        found = list(_findings(case, f"c{number}", seen, notices))
        yield case, _judgement(f"c{number}", case, found)


NEAREST = 5  # candidates of a claim without evidence, of which one may be it, read amiss
COMPARING = "NW"  # families of rules that hold a draft's words against the source's


# ── findings ─────────────────────────────────────────────────────────────────────────────────────


def asked(rule: Rule, case: Case) -> bool:
    """Whether a rule is asked about a claim: one that compares, only where there is evidence, and where that is no copy."""
    if rule.whole is not None or (case.word_for_word and rule.code[0] in COMPARING):
        return False
    return rule.scope is not Scope.PAIR or bool(case.evidence)


def of_the_whole(whole: Whole, notices: list[Notice]) -> Iterator[Finding]:
    """What the rules say that look at the draft as a whole; those that failed are added to the notices."""
    for rule in rules.RULES:
        if rule.whole is not None:
            for difference in _answered(rule, rule.whole, whole, notices):
                yield _stamped(rule, difference, whole.draft, "", difference.anchor)


def _findings(case: Case, id: str, seen: set[tuple[str, Span]], notices: list[Notice]) -> Iterable[Finding]:
    for rule in rules.RULES:
        if not asked(rule, case):
            continue
        for told in _answered(rule, rule.check, case, notices):
            difference = _doubted(_undecided(told, case) if rule.of_silence else told, case)
            if (rule.name, difference.anchor) not in seen:
                seen.add((rule.name, difference.anchor))
                yield replace(
                    _stamped(rule, difference, case.draft, id, case.claim.sentence),
                    fix=fix(rule.name, difference, case),
                )


def unread_sources(case: Case) -> tuple[Document, ...]:
    """The sources that were not read whole and may hold what a claim says: those that it cites, or all where it cites none."""
    gaps = tuple(d for d in case.library.documents if d.gap)
    cited = {i for c in case.claim.citations for i in c.resolved} if gaps else set()
    return tuple(d for d in gaps if not cited or d.id in cited)


def _undecided(difference: Difference, case: Case) -> Difference:
    """The difference, undecided where it rests on the silence of a source that was not read whole, or may have been read amiss."""
    unread = unread_sources(case)
    amiss = None if unread else _amiss(case, [(e.claim.document, e.claim.sentence) for e in case.considered[:NEAREST]])
    if not unread and amiss is None:
        return difference
    if amiss:
        why = f"{_named(amiss)} has words in another order by its tags"
    else:
        why = (
            f"{_named(unread[0])} was not read whole"
            if len(unread) == 1
            else f"{len(unread)} sources were not read whole"
        )
    message = f"This cannot be told: {why}, and may say it."
    return replace(difference, message=message, verdict=Verdict.CANNOT_TELL, confidence=Confidence.LOW, correct="")


def _named(document: Document) -> str:
    return f"“{document.title or document.id}”"


def _doubted(difference: Difference, case: Case) -> Difference:
    """The difference with low confidence, where it rests on words that two readings of a file have in another order."""
    document = doubtful(case, difference.related)
    if document is None or difference.verdict is Verdict.CANNOT_TELL:
        return difference
    whose = "the draft" if document is case.draft else _named(document)
    message = f"{difference.message} The tags of {whose} have words of this sentence in another order."
    return replace(difference, message=message, confidence=Confidence.LOW)


def doubtful(case: Case, related: Sequence[Location] = ()) -> Document | None:
    """The draft, or the source, in whose sentence two readings of the file differ; None where they agree.

    Of the sources only what is pointed to is looked at, or else the best evidence.
    """
    if case.draft.is_doubtful(case.claim.sentence):
        return case.draft
    places = [(place.source, place.span) for place in related]
    told = [(e.claim.document, e.claim.sentence) for e in case.evidence]
    beside = [(id, s) for id, s in told if any(id == source and s.overlaps(p) for source, p in places)]
    return _amiss(case, [*places, *beside] if places else told[:1])


def _amiss(case: Case, places: Iterable[tuple[str, Span]]) -> Document | None:
    """The first source of some places in which two readings of the file differ there."""
    sources = {d.id: d for d in case.library.documents if d.doubts}
    return next((sources[id] for id, span in places if id in sources and sources[id].is_doubtful(span)), None)


def _answered(
    rule: Rule, check: Callable[[T], Iterable[Difference]], what: T, notices: list[Notice]
) -> list[Difference]:
    """What a rule says; one that fails must not take the others' findings with it, and is a notice."""
    try:
        return list(check(what))
    except Exception as error:
        notice = Notice("rule", rule.code, f"rule {rule.code} {rule.name} failed ({type(error).__name__}: {error})")
        if notice not in notices:
            notices.append(notice)
        return []


def _stamped(rule: Rule, difference: Difference, draft: Document, id: str, sentence: Span) -> Finding:
    low = difference.confidence is Confidence.LOW
    at = draft.locate(difference.anchor)
    location = Location(draft.id, difference.anchor, draft[difference.anchor], at.line, at.column, str(at))
    return Finding(
        rule.code,
        rule.name,
        QUIETER[rule.severity] if low else rule.severity,
        difference.confidence,
        difference.verdict,
        difference.message,
        location,
        difference.related,
        difference.correct,
        difference.working,
        id,
        fingerprint=fingerprint(rule.code, draft, difference.anchor, sentence, difference.related),
    )


def fingerprint(code: str, draft: Document, anchor: Span, sentence: Span, related: Sequence[Location] = ()) -> str:
    """What tells a finding from any other: its rule, the claim's words and those of its sentence, the source.

    Lines do not count, nor spaces and mark-up: text that is moved keeps its findings, a claim that is edited gets new ones.
    """
    words = [" ".join(draft.prose[s.start : s.end].split()) for s in (anchor, sentence)]
    sources = [place.source for place in related[:1] if place.source != draft.id]
    return hashlib.sha256("\0".join([code, *words, *sources]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _judgement(id: str, case: Case, findings: Sequence[Finding]) -> Judgement:
    at = case.draft.locate(case.claim.anchor)
    anchor = case.claim.anchor
    location = Location(case.draft.id, anchor, case.draft[anchor], at.line, at.column, str(at))
    shown: tuple[Evidence, ...] = case.evidence[:3]
    return Judgement(
        id,
        case.claim,
        location,
        _verdict(case, findings),
        _confidence(case),
        shown,
        case.considered[:5],
        tuple(findings),
    )


def _verdict(case: Case, findings: Sequence[Finding]) -> Verdict:
    if findings:
        told = min(findings, key=_weight)
        return told.verdict
    if case.claim.kind is ClaimKind.CITATION:
        return Verdict.SUPPORTED if case.claim.citations[0].resolved else Verdict.CANNOT_TELL
    if case.evidence:
        return Verdict.SUPPORTED
    return Verdict.CANNOT_TELL if unread_sources(case) else Verdict.UNSUPPORTED


def _weight(finding: Finding) -> tuple[int, bool, bool]:
    """By what the finding comes first that tells the verdict: its severity; then what differs before what is only not found."""
    silent = finding.verdict in (Verdict.UNSUPPORTED, Verdict.CANNOT_TELL)
    return list(Severity).index(finding.severity), finding.verdict is Verdict.SUPPORTED, silent


def _confidence(case: Case) -> Confidence:
    if doubtful(case):
        return Confidence.LOW
    score = case.best.score if case.evidence else 0.0
    return Confidence.HIGH if score >= 0.6 else Confidence.MEDIUM if score >= 0.45 else Confidence.LOW


def _paths(findings: Sequence[Finding], library: Library) -> tuple[tuple[str, str], ...]:
    """The files of the sources that the findings point to, by the sources' ids."""
    named = dict.fromkeys(place.source for f in findings for place in f.related)
    return tuple((d.id, d.path) for d in library.documents if d.id in named and d.path)


def lines_of(draft: Document, findings: Sequence[Finding]) -> tuple[tuple[int, str], ...]:
    """The draft's lines that the findings begin on."""
    numbers = sorted({f.location.line for f in findings})
    starts = (*draft.line_starts, len(draft.text))
    return tuple((n, draft.text[starts[n - 1] : starts[n]].rstrip("\r\n")) for n in numbers)
