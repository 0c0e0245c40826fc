"""Whether of two shares the one is told of what the other only tells something of: "half of the towns had a fire" for "half of
the fires broke out in towns"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.words import terms
from claimcheck.model import Claim
from claimcheck.retrieve.bases import Base, is_share
from claimcheck.retrieve.populations import Side
from claimcheck.retrieve.slots import counted_agree


@dataclass(frozen=True, slots=True)
class Share:
    """A share, its base, and the figures of its text."""

    side: Side
    base: Base
    claims: Sequence[Claim]

    @property
    def terms(self) -> set[str]:
        """The terms of what is told of the base: those of its sentence behind the figure and the base's own words, up to the
        next share."""
        claim, q = self.side.claim, self.side.claim.quantity
        start = max(self.base.words.end, claim.anchor.end, q.number.end if q else 0)
        beside = (c.anchor.start for c in self.claims if c.sentence == claim.sentence and is_share(c.quantity))
        prose = self.side.document.prose
        end = min((s for s in beside if s > start and prose[s - 1] != "("), default=claim.sentence.end)
        own = {self.base.head, *self.base.narrowing, *self.base.around}
        return set(terms(t for t in self.side.run(claim.sentence) if start <= t.start < end)) - own


def crossed(ours: Share, theirs: Share) -> bool:
    """Whether the base of either share stands in the other text in what is told there of another base."""
    a, b = ours.base, theirs.base
    if a.pointed or b.pointed or not a.head or not b.head or counted_agree((a.head,), (b.head,)):
        return False
    return b.head in ours.terms and a.head in theirs.terms
