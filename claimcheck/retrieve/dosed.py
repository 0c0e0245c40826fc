"""Those alone of whom a source says a thing, by how much they did: "pupils who walked more than five miles were twice as tired".

Only where the source tells something else of those who did less ("of those who walked under a mile …") does it tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import term
from claimcheck.model import Bound, Claim, Span
from claimcheck.retrieve.bases import RELATIVE
from claimcheck.retrieve.populations import ABOVE, BELOW, Side

REACH = 5  # tokens from a "who" to the figure of how much


def dosed(ours: Side, claims: Sequence[Claim], theirs: Side, beside: Sequence[Claim]) -> Span | None:
    """The words of a source for those of whom alone it says a thing, where the draft says it of all of their noun.

    `claims` are the draft's, `beside` those of the source's paragraph.
    """
    run = theirs.run(theirs.claim.sentence)
    said = {term(t.lower) for t in ours.run(ours.claim.clause) if is_plural(t.lower)}
    units = {c.quantity.unit for c in claims if c.quantity and c.sentence == ours.claim.sentence}
    before = [t for t in ours.run(ours.claim.sentence) if t.end <= ours.claim.anchor.start]
    if any(cues("populations", "amount").all(before)):
        return None  # "nurses who work many nights"
    for c in beside:
        q = c.quantity
        if q is None or q.bound not in (*ABOVE, *BELOW) or not q.unit or q.unit in units or c == theirs.claim:
            continue
        against = ABOVE if q.bound in BELOW else BELOW
        if c.sentence != theirs.claim.sentence or not _is_told(beside, q.unit, against, c):
            continue
        start = next((i for i, t in enumerate(run) if t.start >= c.anchor.start), 0)
        who = next((i for i in range(start - 1, max(0, start - REACH), -1) if run[i].lower in RELATIVE), None)
        if who is None or not is_plural(run[who - 1].lower) or term(run[who - 1].lower) not in said:
            continue
        if c.anchor.end <= theirs.claim.anchor.start:
            return Span(run[who - 1].start, c.anchor.end)
    return None


def _is_told(beside: Sequence[Claim], unit: str, bounds: tuple[Bound, ...], own: Claim) -> bool:
    return any(c != own and c.quantity and c.quantity.unit == unit and c.quantity.bound in bounds for c in beside)
