"""Who did it, by a source: the act of a source that is most like one of the draft's, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.detect.acts import Act, acts
from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.names import names
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Document, Span

Weigh = Callable[[str], float]

SAME_VERB, LIKE_VERB = (
    0.3,
    0.3,
)  # what one verb adds to the likeness of two acts; how near in meaning two must be to add some
ENOUGH, ALONE = 0.6, 0.75  # the share of what is done that both must tell: with verbs that are alike, without
TWO = 2  # terms that both must tell for the shorter of two acts to be the measure, where their verbs are alike
FEW = 3  # terms that both must tell where their verbs are not alike


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of a source, in which sentence of which document, how like the draft's it is, from 0 to 1, and how many of the
    terms of what is done both tell."""

    act: Act
    document: Document
    sentence: Span
    likeness: float
    shared: int

    @property
    def who(self) -> str:
        return " ".join(self.document.prose[self.act.who.start : self.act.who.end].split())


def deeds(ours: Act, sentences: Iterable[tuple[Document, Span]], weigh: Weigh) -> tuple[Deed, ...]:
    """The acts of some sentences that are surely of what the draft's is of, the likest first."""
    told = list(sentences)
    found = [
        Deed(act, document, sentence, likeness, len(set(ours.core) & set(act.things)))
        for document, sentence in told
        for act in _told(tokens(document.prose, sentence), _before(document, sentence, told))
        if (likeness := _likeness(ours, act, weigh))
    ]
    return tuple(sorted(found, key=lambda d: -d.likeness))


def _before(document: Document, sentence: Span, told: Sequence[tuple[Document, Span]]) -> tuple[Token, ...]:
    """The tokens of the sentence right before one, where that is among those that are looked at."""
    for other, span in told:
        if (
            other.id == document.id
            and span.end <= sentence.start
            and not document.prose[span.end : sentence.start].strip()
        ):
            return tokens(document.prose, span)
    return ()


def _told(run: Sequence[Token], before: Sequence[Token]) -> tuple[Act, ...]:
    """The acts of a sentence; an "it" or "they" is the one body that the sentence has named before.

    What is done to an "it" at its head ("It is set by the ministry") is done to what the sentence before tells of.
    """
    found: list[Act] = []
    bodies = [n.span for n in names(run) if any(w.lower() in words_of("body") for w in n.text.split())]
    for act in acts(run):
        if not act.things and before and run[0].lower in words_in("slots", "pronoun"):
            act = replace(act, things=terms(before), core=terms(before))
        inside = [t for t in run if act.who.start <= t.start < act.who.end]
        told = [s for s in bodies if s.end <= act.who.start]
        if len(inside) == 1 and inside[0].lower in words_in("slots", "pronoun") and len(told) == 1:
            act = replace(act, who=told[0], named=True)
        found.append(act)
    return tuple(found)


def _likeness(ours: Act, theirs: Act, weigh: Weigh) -> float:
    mine, others = dict.fromkeys(ours.core), dict.fromkeys(theirs.things)
    both = sum(weigh(t) for t in mine if t in others)
    shared = len(mine.keys() & others.keys())
    verb = 1.0 if ours.verb == theirs.verb else _like(ours.verb, theirs.verb)
    told = [sum(map(weigh, run)) for run in (mine, others)]
    total = min(told) if verb and shared >= TWO else told[0]
    share = both / total if total else 0.0
    if share < (ENOUGH if verb else ALONE) or (not verb and shared < FEW):
        return 0.0
    return (1 - SAME_VERB) * share + SAME_VERB * verb


@lru_cache(maxsize=4096)
def _like(a: str, b: str) -> float:
    """How near two verbs are in meaning; 0 where they are hardly."""
    from claimcheck.retrieve.vectors import vectors  # with numpy, which an unchanged check does without

    one, two = vectors([{a: 1.0}, {b: 1.0}])
    near = round(float(one @ two), 3)
    return near if near >= LIKE_VERB else 0.0
