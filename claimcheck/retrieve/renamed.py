"""Which name of a source's sentence stands where the draft has another one: beside the same verb, behind the same "led by"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Token, term
from claimcheck.model import Name, Span

SURE = 2  # marks of one place, of which two are enough


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in its sentence a name stands: whether who acts stands there, the preposition before it, the nearest words."""

    first: bool
    preposition: str
    before: str
    after: str

    def likeness(self, other: Standing) -> int:
        """How many marks say that two names stand in one place of two sentences."""
        found = 0
        if self.preposition and self.preposition == other.preposition:
            found += 1 + bool(self.before and self.before == other.before)
        elif not self.preposition and not other.preposition and self.before and self.before == other.before:
            found += 1
        if self.after and self.after == other.after and self.preposition == other.preposition:
            found += 1 + (self.first and other.first)
        return found


def standing(run: Sequence[Token], name: Span) -> Standing:
    """Where a name stands in a run of tokens."""
    first = next(i for i, t in enumerate(run) if t.end > name.start)
    last = next((i for i, t in enumerate(run) if t.start >= name.end), len(run))
    before = [t for t in run[:first] if t.lower not in ("the", "a", "an")]
    preposition = before[-1].lower if before and before[-1].lower in words_of("role") else ""
    return Standing(_acts(run, first), preposition, _next(reversed(run[:first])), _next(run[last:]))


def _acts(run: Sequence[Token], first: int) -> bool:
    """Whether a token stands at the head of its sentence, or behind an "In Kosovo,"."""
    comma = next((i for i, t in enumerate(run) if t.text == ","), 0) if run[0].lower in words_of("lead") else -1
    lead = [t for t in run[comma + 1 : first] if t.lower not in ("the", "a", "an")]
    return not lead


def _next(run: Iterable[Token]) -> str:
    """The term of the first word of its own, in small letters, before the part of the sentence ends."""
    for t in run:
        if is_edge(t):
            return ""
        if is_content(t) and not t.text[0].isupper():
            return term(t.lower)
    return ""


def of_one_kind(a: str, b: str) -> bool:
    """Whether two names call their bodies by one word: "Ministry of Labour", "Ministry of Inland Waters"."""
    one, two = (set(text.lower().split()) & words_of("kind_of_body") for text in (a, b))
    return bool(one & two)


def in_place_of(
    ours: Sequence[Token], name: Name, theirs: Sequence[Token], names: Sequence[Name]
) -> tuple[Name, int] | None:
    """The name of the source's sentence that stands most like a name of the draft's, with the marks of it."""
    own = standing(ours, name.span)
    found = [(n, own.likeness(standing(theirs, n.span)) + of_one_kind(name.text, n.text)) for n in names]
    best = max(found, key=lambda pair: pair[1], default=None)
    return best if best and best[1] else None
