"""Why a line was judged as it was: for `claimcheck why`."""

from __future__ import annotations

from claimcheck.check import check
from claimcheck.model import Document, Judgement, Quantity, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.working import shown


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
            made = f" ({e.claim.working})" if e.claim.working else ""
            lines.append(f"    figure: {described(e.claim.quantity)}{made}")
    lines += [f"  {f.code} {f.name}: {f.message}" for f in j.findings] or ["  every rule was silent"]
    return "\n".join(lines)


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def described(q: Quantity) -> str:
    """A quantity in one line: value or interval, unit, bound, form, change."""
    value = shown(q.low) if q.low == q.high else f"{shown(q.low)} to {shown(q.high)}"
    change = f", {q.change.kind} {q.change.way}" if q.change else ""
    rate = f" per {q.rate}" if q.rate else ""
    return f"{q.bound} {value} {q.unit}".rstrip() + f"{rate}, {q.form}{change}"
