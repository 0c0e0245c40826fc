"""The figures of a draft between which a change is told, for the rules that work it out anew."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimcheck.detect.drawn import apposed, leads_to, recalls
from claimcheck.detect.words import Token, tokens
from claimcheck.model import Change, ChangeKind, Claim, Form, Quantity, Span
from claimcheck.retrieve.figures import Interval, claimed
from claimcheck.retrieve.ties import cued_against, ends, like, one_subject
from claimcheck.rules.base import Case

LEVELS = (Form.COUNT, Form.MONEY, Form.DURATION, Form.MEASURE, Form.SHARE)


def figures(case: Case) -> list[Claim]:
    """The draft's claims that have a figure, in order."""
    return [c for c in case.claims if c.quantity is not None and not c.quantity.vague]


def in_sentence(case: Case, sentence: Span) -> list[Claim]:
    """Those of one sentence."""
    return [c for c in figures(case) if c.sentence == sentence]


def before(case: Case) -> list[Claim]:
    """Those of the sentence before the case's own, in its paragraph."""
    earlier = [c for c in figures(case) if c.sentence.end <= case.claim.sentence.start]
    block = next((b.span for b in case.draft.blocks if b.span.contains(case.claim.sentence)), case.claim.sentence)
    last = max((c.sentence for c in earlier if block.contains(c.sentence)), default=None, key=lambda s: s.start)
    return [c for c in earlier if c.sentence == last]


def is_level(q: Quantity | None) -> bool:
    """Whether a figure tells how much there was, and not by how much it changed."""
    return q is not None and q.form in LEVELS and not (q.change and q.change.kind is ChangeKind.BY) and q.low > 0


def levels_of(case: Case) -> tuple[Claim, Claim] | None:
    """The start and the end that the draft itself gives to a change: "from 248 to 881, a fourfold increase".

    They stand right before or right behind it in its sentence; a sentence that begins with "that is" takes them from the one
    before.
    """
    claim = case.claim
    run = tokens(case.draft.prose, claim.sentence)
    near = in_sentence(case, claim.sentence)
    at = near.index(claim) if claim in near else -1
    if at < 0:
        return None
    dated = [p.span for p in near[at - 1].about.periods]
    if at >= 2 and apposed([t for t in run if not _inside(t, dated)], near[at - 1].anchor, claim.anchor):
        found = _ordered(case, near[at - 2], near[at - 1])
        if found:
            return found
    if at + 2 < len(near) and leads_to(run, claim.anchor, near[at + 1].anchor):
        a, b = near[at + 1 : at + 3]
        if ends(_change(a), _change(b)) and like(a.quantity, b.quantity):
            return _in_order(a, b)
    if 0 < at < len(near) - 1 and ends(_change(near[at - 1]), _change(near[at + 1])):
        a, b = near[at - 1], near[at + 1]
        if like(a.quantity, b.quantity) and apposed(run, a.anchor, claim.anchor):
            return _in_order(a, b)
    earlier = before(case)
    if at == 0 and len(earlier) == 2 and recalls(run):
        return _ordered(case, *earlier)
    return None


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    return any(s.start <= token.start < s.end for s in spans)


def _change(claim: Claim) -> Change | None:
    return claim.quantity.change if claim.quantity else None


def _ordered(case: Case, a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """Two levels of one thing, the earlier one first: by from and to, or because the text sets one against the other."""
    if not like(a.quantity, b.quantity) or not (is_level(a.quantity) and is_level(b.quantity)):
        return None
    if ends(_change(a), _change(b)):
        return _in_order(a, b)
    begins = [(c := _change(x)) is not None and c.kind is ChangeKind.FROM for x in (a, b)]
    if begins == [False, True]:  # "881, up from 248"
        return b, a
    if cued_against(tokens(case.draft.prose, Span(a.anchor.end, b.anchor.start))):
        return b, a
    told = [[p for p in c.about.periods if c.clause.overlaps(p.span)] for c in (a, b)]
    if not one_subject(a, b) or not all(len(periods) == 1 for periods in told) or told[0] == told[1]:
        return None
    return (a, b) if told[0][0].last < told[1][0].first else (b, a) if told[1][0].last < told[0][0].first else None


def _in_order(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    change = a.quantity.change if a.quantity else None
    return (b, a) if change is not None and change.kind is ChangeKind.TO else (a, b)


# ── intervals ────────────────────────────────────────────────────────────────────────────────────


def spread(q: Quantity) -> tuple[Fraction, Fraction]:
    """From the least to the most that a figure may stand for as it is written; its value where an end is open."""
    allowed = claimed(q)
    low, high = (end if isinstance(end, Fraction) else q.low for end in (allowed.low, allowed.high))
    return max(low, Fraction(0)), high


def meets(q: Quantity, low: Fraction, high: Fraction) -> bool:
    """Whether a figure's words allow a value between two."""
    allowed: Interval = claimed(q)
    above = allowed.low < high or (allowed.low == high and not allowed.low_open)
    below = low < allowed.high or (allowed.high == low and not allowed.high_open)
    return above and below


def total(parts: Sequence[Quantity]) -> tuple[Fraction, Fraction]:
    """From the least to the most that the sum of some figures may be."""
    ends_ = [spread(p) for p in parts]
    return sum((low for low, _ in ends_), Fraction(0)), sum((high for _, high in ends_), Fraction(0))
