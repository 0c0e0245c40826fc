"""The flow: draft → claims → evidence → differences → judgements → report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck import rules
from claimcheck.detect.citation import Cited, citations
from claimcheck.detect.claims import analysis
from claimcheck.detect.quotation import Quotation, quotations
from claimcheck.model import (
    Citation,
    CitationKind,
    Claim,
    ClaimKind,
    Confidence,
    Difference,
    Document,
    Evidence,
    Finding,
    Form,
    Judgement,
    Location,
    Name,
    Notice,
    Place,
    Quantity,
    Report,
    Severity,
    Span,
    Verdict,
)
from claimcheck.retrieve.align import candidates, chosen, nearby, untaken
from claimcheck.retrieve.derive import shown
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quotes import quote_evidence
from claimcheck.retrieve.resolve import resolve
from claimcheck.rules.base import Case, Rule, Scope

# Relations of two figures that are one, with another hedge, unit or direction at most.
SAME_FIGURE = (Relation.ENTAILED, Relation.HEDGE, Relation.UNIT, Relation.DIRECTION, Relation.BY_TO)
QUIETER = {Severity.ERROR: Severity.NOTE, Severity.WARNING: Severity.NOTE, Severity.NOTE: Severity.NOTE}


def check(draft: Document, library: Library) -> Report:
    """Every claim of the draft, judged against the library."""
    notices = list(library.notices)
    cases = _lent(_neighboured(_cases(claims_of(draft, library), draft, library)))
    claims = tuple(case.claim for case in cases)
    judgements: list[Judgement] = []
    seen: set[tuple[str, Span]] = set()
    for number, case in enumerate(cases, 1):
        case = replace(case, claims=claims)
        found = list(_findings(case, f"c{number}", seen, notices))
        judgements.append(_judgement(f"c{number}", case, found))
    findings = tuple(sorted((f for j in judgements for f in j.findings), key=lambda f: (f.location.span, f.code)))
    return Report(
        draft.path or draft.id,
        len(draft.text.split()),
        tuple(judgements),
        findings,
        tuple(notices),
        len(library.documents),
        _lines(draft, findings),
    )


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


def claims_of(draft: Document, library: Library) -> tuple[Claim, ...]:
    """The draft's claims in order of place: figures, dates, statements, quotations, citations."""
    cited = tuple((c, resolve(c, library)) for c in citations(draft))
    quoted = quotations(draft)
    made = analysis(draft).claims
    wholes = [c.anchor for c in made if c.quantity and c.quantity.form is Form.SHARE]
    found = [
        _with_places(_with_citations(c, cited), library)
        for c in made
        if not _in_quotation(c, quoted) and not _is_part(c, wholes)
    ]
    found += [_quotation_claim(q, draft, cited) for q in quoted]
    found += [_citation_claim(c, made, draft) for c, made in cited if made.kind is not CitationKind.ATTRIBUTION]
    return tuple(sorted(found, key=lambda c: (c.anchor, c.kind)))


def _is_part(claim: Claim, wholes: Sequence[Span]) -> bool:
    """Whether a count is one of the two that a share of the draft is told by ("24 of 131"), and is checked as part of it."""
    q = claim.quantity
    if q is None or q.form is not Form.COUNT:
        return False
    at = bisect_right(wholes, claim.anchor.start, key=lambda w: w.start) - 1
    return at >= 0 and wholes[at].contains(claim.anchor)


def _in_quotation(claim: Claim, quoted: Sequence[Quotation]) -> bool:
    """Whether a claim is checked as part of a quotation, or is the frame around one."""
    if claim.quantity is None and claim.kind is not ClaimKind.DATE:
        return any(claim.anchor.overlaps(q.span) for q in quoted)
    return any(q.span.overlaps(claim.anchor) for q in quoted)


def _with_places(claim: Claim, library: Library) -> Claim:
    """The claim with the names that the sources know as places, however the draft puts them: "the schools of Oakham"."""
    known = claim.about.places
    new = tuple(
        Place(n.span, n.text, (n.text,))
        for n in claim.about.names
        if n.text in library.gazetteer and not any(p.span.overlaps(n.span) for p in known)
    )
    return replace(claim, about=replace(claim.about, places=(*known, *new))) if new else claim


def _with_citations(claim: Claim, cited: Iterable[tuple[Cited, Citation]]) -> Claim:
    mine = tuple(made for c, made in cited if c.scope.overlaps(claim.anchor))
    names = tuple(
        Name(made.span, made.label)
        for c, made in cited
        if made.kind is CitationKind.ATTRIBUTION and c.scope.overlaps(claim.anchor)
    )
    return replace(claim, citations=mine, about=replace(claim.about, credited=names))


def _quotation_claim(q: Quotation, draft: Document, cited: Iterable[tuple[Cited, Citation]]) -> Claim:
    credited = (Name(q.speaker, draft[q.speaker]),) if q.speaker else ()
    claim = Claim(ClaimKind.QUOTATION, draft.id, q.span, q.sentence, q.span, words=q.words)
    claim = _with_citations(claim, cited)
    return replace(claim, about=replace(claim.about, credited=credited))


def _citation_claim(cited: Cited, made: Citation, draft: Document) -> Claim:
    return Claim(ClaimKind.CITATION, draft.id, made.span, cited.scope, made.span, words=made.label, citations=(made,))


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


def _cases(claims: Sequence[Claim], draft: Document, library: Library) -> list[Case]:
    """Each claim with its evidence."""
    weighed = {c: candidates(c, library) for c in claims if c.kind not in (ClaimKind.CITATION, ClaimKind.QUOTATION)}
    taken: dict[Span, dict[tuple[str, Span], Claim]] = {}
    beside: dict[Span, set[tuple[str, Span]]] = {}
    for claim, scored in weighed.items():
        best = chosen(claim, scored)[:1]
        if claim.quantity and best and best[0].relation in SAME_FIGURE:
            evidence = best[0].evidence.claim
            taken.setdefault(claim.sentence, {}).setdefault((evidence.document, evidence.anchor), claim)
            beside.setdefault(claim.sentence, set()).add((evidence.document, evidence.sentence))
    quoted = {q.span: q for q in quotations(draft)}
    cases = []
    for claim in claims:
        if claim in weighed:
            others = {k for k, by in taken.get(claim.sentence, {}).items() if by is not claim}
            scored = untaken(weighed[claim], others)
            best_evidence = tuple(s.evidence for s in chosen(claim, scored, beside.get(claim.sentence, frozenset())))
            cases.append(Case(draft, (), claim, best_evidence, library, tuple(s.evidence for s in scored)))
        else:
            found = quote_evidence(quoted[claim.anchor], library) if claim.kind is ClaimKind.QUOTATION else ()
            cases.append(Case(draft, (), claim, found, library, found))
    return cases


def _neighboured(cases: Sequence[Case]) -> list[Case]:
    """The cases, where a figure without evidence has it from the paragraph that bears out its neighbours in the draft."""
    made = []
    for case in cases:
        if case.claim.quantity and not case.evidence:
            block = next(
                (b.span for b in case.draft.blocks if b.span.contains(case.claim.sentence)), case.claim.sentence
            )
            beside = [
                c
                for c in cases
                if c.evidence and block.contains(c.claim.sentence) and c.claim.kind is not ClaimKind.QUOTATION
            ]
            beside.sort(key=lambda c: c.claim.sentence != case.claim.sentence)
            places = [(c.best.claim.document, c.best.claim.sentence) for c in beside]
            found = tuple(s.evidence for s in nearby(case.claim, places, case.library))
            if found:
                case = replace(case, evidence=found, considered=(*found, *case.considered))
        made.append(case)
    return made


def _lent(cases: Sequence[Case]) -> list[Case]:
    """The cases, where a date or a drawn figure has the evidence of the figure that it goes with in its sentence."""
    lent = []
    for case in cases:
        if case.claim.kind is ClaimKind.DATE or (case.claim.kind is ClaimKind.ARITHMETIC and not case.evidence):
            near = [c for c in cases if c.claim.quantity and c.claim.sentence == case.claim.sentence and c.evidence]
            near.sort(key=lambda c: (not c.claim.clause.overlaps(case.claim.anchor), -c.best.score))
            together = [c for c in near if c.claim.clause == near[0].claim.clause]
            if near:
                evidence = tuple(e for c in together for e in c.evidence)
                case = replace(case, evidence=evidence, considered=near[0].considered)
        lent.append(case)
    return lent


# ── findings ─────────────────────────────────────────────────────────────────────────────────────


def _findings(case: Case, id: str, seen: set[tuple[str, Span]], notices: list[Notice]) -> Iterable[Finding]:
    for rule in rules.RULES:
        if rule.scope is Scope.PAIR and not case.evidence:
            continue
        try:
            differences = list(rule.check(case))
        except Exception as error:  # a rule that fails must not take the others' findings with it
            notice = Notice("rule", rule.code, f"rule {rule.code} {rule.name} failed ({type(error).__name__}: {error})")
            if notice not in notices:
                notices.append(notice)
            continue
        for difference in differences:
            if (rule.name, difference.anchor) not in seen:
                seen.add((rule.name, difference.anchor))
                yield _stamped(rule, difference, case.draft, id)


def _stamped(rule: Rule, difference: Difference, draft: Document, id: str) -> Finding:
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
    )


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
        return min(findings, key=lambda f: list(Severity).index(f.severity)).verdict
    if case.claim.kind is ClaimKind.CITATION:
        return Verdict.SUPPORTED if case.claim.citations[0].resolved else Verdict.CANNOT_TELL
    return Verdict.SUPPORTED if case.evidence else Verdict.UNSUPPORTED


def _confidence(case: Case) -> Confidence:
    score = case.best.score if case.evidence else 0.0
    return Confidence.HIGH if score >= 0.6 else Confidence.MEDIUM if score >= 0.45 else Confidence.LOW


def _lines(draft: Document, findings: Sequence[Finding]) -> tuple[tuple[int, str], ...]:
    """The draft's lines that the findings begin on."""
    numbers = sorted({f.location.line for f in findings})
    starts = (*draft.line_starts, len(draft.text))
    return tuple((n, draft.text[starts[n - 1] : starts[n]].rstrip("\r\n")) for n in numbers)


# ── why ──────────────────────────────────────────────────────────────────────────────────────────


def explain_line(draft: Document, library: Library, line: int) -> str:
    """What was seen and weighed for each claim that begins or ends on a line: slots, candidates with scores, findings."""
    told = []
    for j in check(draft, library).judgements:
        last = draft.locate(Span(max(j.claim.anchor.start, j.claim.anchor.end - 1), j.claim.anchor.end)).line
        if j.location.line <= line <= last:
            told.append(_explained(j, draft))
    return "\n\n".join(told) or f"No claim was found on line {line}."


def _explained(j: Judgement, draft: Document) -> str:
    claim = j.claim
    lines = [
        f"{claim.kind}: “{' '.join(draft[claim.anchor].split())}” ({j.location.locator}, column {j.location.column})"
    ]
    lines.append(f"  verdict: {j.verdict}, confidence {j.confidence}")
    if claim.quantity:
        lines.append(f"  figure: {described(claim.quantity)}")
    slots = {
        "clause": " ".join(claim.about.clause),
        "rest of the sentence": " ".join(claim.about.rest),
        "context": " ".join(claim.about.context),
        "counted": " ".join(claim.about.counted),
        "places": ", ".join(p.name for p in claim.about.places),
        "periods": ", ".join(f"{p.first} to {p.last}" for p in claim.about.periods),
        "credited": ", ".join(n.text for n in claim.about.credited),
        "cues": ", ".join(f"{m.word} ({m.kind})" for m in claim.modifiers),
        "citations": ", ".join(
            f"{c.label} → {', '.join(c.resolved) or 'nothing in the corpus'}" for c in claim.citations
        ),
    }
    lines += [f"  {name}: {value}" for name, value in slots.items() if value]
    used = {id(e) for e in j.evidence}
    for e in j.considered:
        mark = "evidence" if id(e) in used else "considered"
        parts = ", ".join(f"{name} {value:+.2f}" for name, value in e.why)
        lines.append(
            f"  {mark} {e.score:.2f} ({parts}): {e.claim.document}, {e.location.locator}: “{_short(e.location.text)}”"
        )
        if e.claim.quantity:
            lines.append(f"    figure: {described(e.claim.quantity)}")
    lines += [f"  {f.code} {f.name}: {f.message}" for f in j.findings] or ["  every rule was silent"]
    return "\n".join(lines)


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def described(q: Quantity) -> str:
    """A quantity in one line: value or interval, unit, bound, form, change."""
    value = shown(q.low) if q.low == q.high else f"{shown(q.low)} to {shown(q.high)}"
    change = f", {q.change.kind} {q.change.direction}" if q.change else ""
    rate = f" per {q.rate}" if q.rate else ""
    return f"{q.bound} {value} {q.unit}".rstrip() + f"{rate}, {q.form}{change}"
