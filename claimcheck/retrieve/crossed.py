"""Whether of two shares the one is told of what the other only tells something of: "half of the towns had a fire" for "half of
the fires broke out in towns"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.words import terms
from claimcheck.model import Claim, Span
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
    def leans(self) -> bool:
        """Whether its base is told by a pronoun: "of whom"."""
        first = self.side.run(self.base.words)[0].lower
        return self.base.pointed or first in words_in("populations", "pronoun")

    @property
    def terms(self) -> set[str]:
        """The terms of what is told of the base: those of its sentence that it has not itself, up to the next share on either
        side."""
        claim, prose = self.side.claim, self.side.document.prose
        words = claim.anchor.to(self.base.words)
        beside = [c.anchor for c in self.claims if c.sentence == claim.sentence and is_share(c.quantity)]
        start = max((a.end for a in beside if a.end <= words.start), default=claim.sentence.start)
        after = (a.start for a in beside if a.start >= words.end and prose[a.start - 1] != "(")
        end = min(after, default=claim.sentence.end)
        own = {self.base.head, *self.base.narrowing, *self.base.around}
        run = self.side.run(claim.sentence)
        return set(terms(t for t in run if start <= t.start < end and not words.contains(Span(t.start, t.end)))) - own


def crossed(ours: Share, theirs: Share) -> bool:
    """Whether the base of either share stands in the other text in what is told there of another base."""
    a, b = ours.base, theirs.base
    if ours.leans or theirs.leans or not a.head or not b.head or counted_agree((a.head,), (b.head,)):
        return False
    return b.head in ours.terms and a.head in theirs.terms
