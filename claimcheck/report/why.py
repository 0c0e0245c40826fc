"""Why a line was judged as it was: for `claimcheck why`."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cases import citations_of
from claimcheck.check import asked, judged, of_the_whole
from claimcheck.model import DEFAULTS, ClaimKind, Document, Evidence, Judgement, Notice, Options, Quantity, Slot, Span
from claimcheck.retrieve.align import Scored
from claimcheck.retrieve.choice import NEVER, barred, threshold
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.working import shown
from claimcheck.rules import RULES
from claimcheck.rules.base import Case, Whole

MOST_SHOWN = 6  # candidates
LESS = 0.02  # of a component, from which a loser is said to lag behind in it
DETECTORS = {
    ClaimKind.NUMERIC: "figures (detect/quantity.py)",
    ClaimKind.CHANGE: "figures, with a change (detect/quantity.py, detect/change.py)",
    ClaimKind.ARITHMETIC: "figures drawn from others of their sentence (detect/drawn.py)",
    ClaimKind.DATE: "dates (detect/period.py)",
    ClaimKind.QUALITATIVE: "statements without a figure (detect/stance.py: what a text asserts)",
    ClaimKind.ENTITY: "statements without a figure (detect/stance.py: what a text asserts)",
    ClaimKind.QUOTATION: "quotations (detect/quotation.py)",
    ClaimKind.CITATION: "citations (detect/citation.py)",
}


def explain_line(draft: Document, library: Library, line: int, options: Options = DEFAULTS) -> str:
    """What was seen and weighed for each claim that begins or ends on a line.

    Of each: its detector, its cues, its slots and where each comes from, the candidates with their scores by component and
    why the losers lost, and what every rule answered.
    """
    notices: list[Notice] = []
    told, seen = [], []
    for case, j in judged(draft, library, notices, options):
        seen.append(case)
        last = draft.locate(Span(max(j.claim.anchor.start, j.claim.anchor.end - 1), j.claim.anchor.end)).line
        if j.location.line <= line <= last:
            told.append("\n".join(_explained(case, j)))
    whole = Whole(draft, tuple(seen), citations_of(draft, library), library, options)
    for f in of_the_whole(whole, notices):
        if f.location.line == line:
            told.append(
                f"the draft as a whole: “{_line(f.location.text)}”\n  {f.code} {f.name}: {f.severity}: {f.message}"
            )
    told += [f"note: {n.message}" for n in notices]
    return "\n\n".join(told) or f"No claim was found on line {line}."


def _explained(case: Case, j: Judgement) -> Iterator[str]:
    claim, draft = case.claim, case.draft
    yield f"{claim.kind}: “{_line(draft[claim.anchor])}” ({j.location.locator}, column {j.location.column})"
    yield f"  verdict: {j.verdict}, confidence {j.confidence}"
    yield f"  detector: {DETECTORS[claim.kind]}"
    if claim.quantity:
        yield f"  figure: {described(claim.quantity)}"
    for m in claim.modifiers:
        yield f"  cue: {m.word} ({m.kind}, {draft.locate(m.cue)})"
    for c in claim.citations:
        yield f"  citation: {c.label} → {', '.join(c.resolved) or 'nothing in the corpus'}"
    yield from (f"  {_slot(s, draft)}" for s in claim.about.slots)
    terms = {
        "clause": claim.about.clause,
        "rest of the sentence": claim.about.rest,
        "context": claim.about.context,
    }
    yield from (f"  terms of the {name}: {' '.join(t)}" for name, t in terms.items() if t)
    yield from _candidates(case)
    yield from _answers(case, j)


def _slot(slot: Slot, draft: Document) -> str:
    """A slot in one line: what it is, what it was read as, and where it comes from."""
    at = draft.locate(slot.span)
    words = _line(draft[slot.span])
    where = f"{slot.origin}, line {at.line}, column {at.column}" if len(slot.span) else slot.origin
    read = f"“{words}”" if slot.text == words or not words else f"{slot.text}, of “{words}”"
    passed = f", by “{slot.cue}”" if slot.cue else ""
    doubt = ", inferred" if slot.origin.inferred else ""
    return f"{slot.kind}: {read if words else slot.text} ({where}{passed}{doubt})"


# ── candidates ───────────────────────────────────────────────────────────────────────────────────


def _candidates(case: Case) -> Iterator[str]:
    used = {id(e) for e in case.evidence}
    for e in case.considered[:MOST_SHOWN]:
        mark = "evidence" if id(e) in used else "considered"
        parts = ", ".join(f"{name} {value:+.2f}" for name, value in e.why)
        yield f"  {mark} {e.score:.2f} ({parts}): {e.claim.document}, {e.location.locator}: “{_short(e.location.text)}”"
        if e.claim.quantity:
            made = f" ({e.claim.working})" if e.claim.working else ""
            yield f"    figure: {described(e.claim.quantity)}{made}"
        if id(e) not in used:
            yield f"    lost: {_lost(case, e)}"
    if not case.considered and case.claim.kind is not ClaimKind.CITATION:
        yield "  no passage has anything of it"


def _lost(case: Case, e: Evidence) -> str:
    """Why a candidate is not the evidence."""
    claim = case.claim
    if claim.kind is ClaimKind.DATE and case.evidence:
        return "a date goes with the evidence of the figure beside it"
    relation = Relation.NONE
    if claim.quantity and e.claim.quantity:
        relation = compare(claim.quantity, e.claim.quantity)
    s = Scored(e, relation)
    reason = barred(claim, s)
    needed = threshold(claim, s)
    if reason:
        return reason
    if e.score < needed < NEVER:
        what = f" of a figure that differs in {relation}" if relation not in (Relation.NONE, Relation.ENTAILED) else ""
        reason = f"{e.score:.2f} is less than the {needed:.2f} that is asked{what}"
    elif case.evidence and relation is not case.relation:
        reason = f"the best one differs in {case.relation}, this one in {relation}"
        if case.relation is Relation.ENTAILED:
            reason = "the best one bears the figure out"
    else:
        reason = "another claim of the sentence has it for its own"
    behind = _behind(case, e)
    return f"{reason}; behind the best in {behind}" if behind else reason


def _behind(case: Case, e: Evidence) -> str:
    """The components in which a candidate has less than the evidence."""
    if not case.evidence:
        return ""
    best, mine = dict(case.best.why), dict(e.why)
    names = dict.fromkeys((*best, *mine))
    less = {n: mine.get(n, 0.0) - best.get(n, 0.0) for n in names}
    return ", ".join(f"{n} ({less[n]:+.2f})" for n in names if less[n] <= -LESS)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────


def _answers(case: Case, j: Judgement) -> Iterator[str]:
    """What each rule said: its findings, and by name those that kept silent and those that were not asked."""
    for f in j.findings:
        doubt = "" if f.confidence == "high" else f" (confidence {f.confidence})"
        yield f"  {f.code} {f.name}: {f.severity}: {f.message}{doubt}"
    spoke = {f.code for f in j.findings}
    silent = [f"{r.code} {r.name}" for r in RULES if asked(r, case) and r.code not in spoke]
    unasked = [f"{r.code} {r.name}" for r in RULES if r.whole is None and not asked(r, case)]
    yield f"  silent: {', '.join(silent)}"
    if unasked:
        yield f"  not asked, for want of evidence: {', '.join(unasked)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, most: int = 160) -> str:
    line = _line(text)
    return line if len(line) <= most else line[: most - 1] + "…"


def described(q: Quantity) -> str:
    """A quantity in one line: value or interval, unit, bound, form, change."""
    value = shown(q.low) if q.low == q.high else f"{shown(q.low)} to {shown(q.high)}"
    change = f", {q.change.kind} {q.change.way}" if q.change else ""
    rate = f" per {q.rate}" if q.rate else ""
    return f"{q.bound} {value} {q.unit}".rstrip() + f"{rate}, {q.form}{change}"
