"""What a draft tells as so, or as not so, and its sources leave open: "the lamps cut burglaries" where "the study did not measure
whether the lamps cut burglaries"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from math import fsum

from claimcheck.detect.context import modifiers
from claimcheck.detect.counted import is_past
from claimcheck.detect.left_open import LeftOpen, keeps_open, left_open, of_effect, predicates
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.opposites import DENYING
from claimcheck.detect.words import Token, term, terms, tokens
from claimcheck.model import Passage, Span
from claimcheck.retrieve.library import Library

LEAST, SHARE = 2, 0.6  # of the terms of what is left open, which the draft must say
HALF = 0.5  # of what a clause leans on
WHOLE = 0.8  # the same where no verb can be told in it


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What a draft says, in its words, and the passage that leaves it open, with the words by which it does."""

    ours: Span
    passage: Passage
    theirs: Span
    denied: bool


def unsettled(run: Sequence[Token], documents: Iterable[str], library: Library) -> Iterator[Unsettled]:
    """What a sentence tells that one of some documents leaves open, and no other sentence of it tells."""
    if keeps_open(run) or left_open(run):
        return
    said = set(terms(run))
    for id in dict.fromkeys(documents):
        prose = library.document(id).prose
        for passage in library.passages_with(id, said, 1):
            theirs = tokens(prose, passage.span)
            for o in left_open(theirs):
                both = _shared(run, said, o, passage, library)
                if both and not _settled(run, both, o, passage, library):
                    words = [t for t in run if term(t.lower) in both]
                    yield Unsettled(
                        Span(words[0].start, words[-1].end),
                        passage,
                        Span(o.cue.start, o.clause[-1].end).to(o.cue),
                        o.denied,
                    )


def _shared(run: Sequence[Token], said: Set[str], o: LeftOpen, passage: Passage, library: Library) -> Set[str]:
    """The terms that a sentence has of what is left open, where it tells that; none where it does not."""
    if not o.either and any(m.kind in DENYING for m in modifiers(run)):
        return set()
    own = set(terms(o.clause))
    both = own & said
    verbs = {term(t.lower) for t in predicates(o.clause)}
    effect = of_effect(o.clause) and of_effect(run)
    told = bool(verbs & said) or effect
    if o.leans:
        return _leaning(own, said, effect, o, passage, library)
    if effect:
        own -= verbs  # an effect is told in many words
    share = SHARE if told else WHOLE if not verbs else 2.0
    enough = len(both) >= LEAST and _weight(both & own, library) >= share * _weight(own, library)
    return both if enough else set()


def _stands_in(run: Sequence[Token]) -> bool:
    """Whether some words open with one that stands for what was told before."""
    return bool(run) and run[0].lower in words_in("left_open", "standing_in")


def _leaning(own: Set[str], said: Set[str], effect: bool, o: LeftOpen, passage: Passage, library: Library) -> Set[str]:
    """The same of a clause that leans on what was told before it: "whether it had helped", "whether they do"."""
    if own and not effect and not own <= said:
        return set()
    before = [p for p in library.paragraph(passage.document, passage.span) if p.span.end <= passage.span.start]
    looked = [t for t in tokens(library.document(passage.document).prose, o.cue) if is_past(t.lower)]
    told = [
        set(terms([*o.before, *looked])),
        set(before[-1].terms) if before and (own or _stands_in(o.before)) else set(),
    ]
    for whole in told:
        both = whole & said
        if len(both) >= LEAST and _weight(both, library) >= HALF * _weight(whole, library):
            return both | (own & said)
    return set()


def _settled(run: Sequence[Token], both: Set[str], o: LeftOpen, passage: Passage, library: Library) -> bool:
    """Whether another sentence of the document tells all that the draft has of it, and leaves nothing open."""
    prose = library.document(passage.document).prose
    for other in library.passages_with(passage.document, both, max(1, len(both))):
        theirs = tokens(prose, other.span)
        if other.span == passage.span or not both <= set(other.terms) or left_open(theirs):
            continue
        if not o.leans or not of_effect(o.clause) or of_effect(theirs):
            return True
    return False


def _weight(terms: Iterable[str], library: Library) -> float:
    return fsum(library.index.weight(t) for t in terms)
