"""Which of several dates of one source's sentence is the draft's: the one that the same words stand near.

"Mumbai since 2006" is not borne out by "in Mumbai since 2000 and Kolkata since 2006": all the words and the year are there,
but the year stands by another name. What counts is how near each word that both sentences have stands to the date in the
one and in the other, in words, with signs and conjunctions as so many more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.words import Kind, Token, stop_words, term, tokens
from claimcheck.model import Document, Span
from claimcheck.retrieve.library import Library

APART = 4  # steps that a sign or a conjunction between two parts of a sentence counts
NUMBER = 1.5  # what a number weighs that both sentences have: it ties a date to its figure


def likeness(ours: dict[str, float], theirs: dict[str, float], library: Library) -> float:
    """How alike the words stand around two items, from 0 to 1, by the words that both sentences have."""
    low = high = 0.0
    for t in ours.keys() & theirs.keys():
        weight = NUMBER if t.startswith("#") else library.index.weight(t)
        low += weight * min(ours[t], theirs[t])
        high += weight * max(ours[t], theirs[t])
    return low / high if high else 0.0


def nearness(document: Document, sentence: Span, item: Span) -> dict[str, float]:
    """The terms and numbers of a sentence with how near each stands to an item: 1 beside it, less further off."""
    run = tokens(document.prose, sentence)
    sides = (reversed([t for t in run if t.end <= item.start]), [t for t in run if t.start >= item.end])
    found: dict[str, float] = {}
    for t, steps in (hit for side in sides for hit in _steps(side)):
        found[t] = max(found.get(t, 0.0), 1 / (1 + steps))
    return found


def _steps(run: Iterable[Token]) -> Iterator[tuple[str, int]]:
    steps = 0
    for t in run:
        if t.lower in words_in("modifiers", "edge"):
            steps += APART
        elif t.kind is Kind.NUMBER:
            yield "#" + t.text.replace(",", ""), steps
            steps += 1
        elif t.kind is Kind.WORD and len(t.text) > 1 and t.lower not in stop_words():
            yield term(t.lower), steps
            steps += 1
