"""Sentences of a draft that a source has word for word but for their figures: there figure goes with figure, in order."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect import quantity
from claimcheck.detect.words import Token, of_run, tokens
from claimcheck.model import Claim, Document, Evidence, Span
from claimcheck.retrieve.align import Scored, adding, rank
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.verbatim import STOPS

FEWEST = 3  # words but for figures, below which two sentences are alike by chance
SLOT = "its place"  # why a figure is the counterpart that stands in the claim's place of the same words
IN_SLOT = 0.7  # which passes every threshold, also where the words around the figures are too common to tell anything


def in_step(claim: Claim, draft: Document, scored: Sequence[Scored], library: Library) -> tuple[Scored, ...]:
    """The candidates, where a source has the draft's sentence but for its figures without that sentence's others.

    Of "8 to 4" the first is no counterpart of the second in "more than 4 to 4".
    """
    if claim.quantity is None:
        return tuple(scored)
    words, _ = _around_figures(tokens(draft.prose, claim.sentence))
    plain = [w for w in words if w.isascii() and w.isalpha()]
    own = {
        s.evidence.claim
        for s in scored
        if not is_derived(s.evidence.claim)
        and _has_all(plain, s.evidence.claim, library)
        and _stands_where(claim, draft, s.evidence.claim, library)
    }
    if not own:
        return tuple(scored)
    sentences = {(c.document, c.sentence) for c in own}
    left = [s for s in scored if s.evidence.claim in own or _sentence(s) not in sentences]
    return tuple(sorted((adding(s, SLOT, IN_SLOT) if s.evidence.claim in own else s for s in left), key=rank))


def stands_in_place(e: Evidence) -> bool:
    """Whether a figure stands in the claim's place of a sentence that is the draft's but for its figures."""
    return any(name == SLOT for name, _ in e.why)


def _sentence(s: Scored) -> tuple[str, Span]:
    return s.evidence.claim.document, s.evidence.claim.sentence


def _has_all(words: Sequence[str], other: Claim, library: Library) -> bool:
    """Whether the letters of all words stand in a source's sentence: of most they do not, and nothing more need be read."""
    text = library.document(other.document).prose[other.sentence.start : other.sentence.end].lower()
    return all(w in text for w in words)


def _stands_where(claim: Claim, draft: Document, other: Claim, library: Library) -> bool:
    """Whether two sentences are the same but for their figures, and a source's figure stands where the draft's does."""
    if claim.quantity is None or other.quantity is None:
        return False
    words, ours = _around_figures(tokens(draft.prose, claim.sentence))
    run = tokens(library.document(other.document).prose, other.sentence)
    if not {t.lower for t in run}.issuperset(filter(None, words)):  # as of nearly all: its figures need not be read
        return False
    said, theirs = _around_figures(run)
    if words != said or len(words) - len(ours) < FEWEST:
        return False
    a, b = claim.quantity.number, other.quantity.number
    return any(x.contains(a) and y.contains(b) for x, y in zip(ours, theirs, strict=True))


@of_run
def _around_figures(run: Sequence[Token]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The words of a sentence with "" for each of its figures, and where these stand, from cue to unit."""
    slots = tuple(span.to(q.number) for span, q in quantity.read(run))
    words: list[str] = []
    for t in run:
        inside = next((s for s in slots if s.start <= t.start < s.end), None)
        if inside is None and t.text not in STOPS:
            words.append(t.lower)
        elif inside is not None and t.start == inside.start:
            words.append("")
    return tuple(words), slots
