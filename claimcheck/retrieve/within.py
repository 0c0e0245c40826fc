"""Which of several dates of one source's sentence is the draft's: the one that the same words stand near.

"Mumbai since 2006" is not borne out by "in Mumbai since 2000 and Kolkata since 2006": all the words and the year are there,
but the year stands by another name. What counts is how near each word that both sentences have stands to the date in the
one and in the other, in words, with signs and conjunctions as so many more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.place import agree
from claimcheck.detect.words import Kind, Token, stop_words, term, terms, tokens
from claimcheck.model import About, Document, Period, Span
from claimcheck.retrieve.library import Library

APART = 4  # steps that a sign or a conjunction between two parts of a sentence counts
LEFT = (
    1  # terms besides its names in a part that leaves out what it has in common with another: "and Oakham since 2006"
)
OPENING = 2  # tokens before a date that opens its sentence
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


def of_another(
    same: Sequence[Period], dates: Sequence[Period], ours: About, theirs: About, document: Document, sentence: Span
) -> tuple[Period, ...]:
    """The dates of a sentence that are told with a place or name of the draft's, where those that are the `same` as the draft's
    are told with other places or names only, and the one part or the other leaves out what both have in common."""
    names = {n.text for n in ours.names}
    here, there = [], []
    for p, part in parts(dates, document, sentence):
        places = [q for q in theirs.places if part.contains(q.span)]
        others = [n for n in theirs.names if part.contains(n.span)]
        # the one who did it in all places is of every part: "Otter Trust has run a clinic in Haven since 2000 and Oakham since 2006"
        placed = bool(ours.places and places)
        shared = agree(ours.places, places) if placed else any(n.text in names for n in others)
        if p in same and (shared or not (places or others)):
            return ()
        called = [*(q.span for q in places), *(n.span for n in others), p.span]
        left = terms(t for t in tokens(document.prose, part) if not any(c.start <= t.start < c.end for c in called))
        if p in same:
            here.append(len(left) <= LEFT)
        elif shared:
            there.append((p, len(left) <= LEFT))
    return tuple(p for p, short in there if short or all(here)) if here else ()


def parts(dates: Sequence[Period], document: Document, sentence: Span) -> tuple[tuple[Period, Span], ...]:
    """The dates of a sentence in order, each with the part that is told of it: cut behind each date at the next sign or conjunction,
    or where the first date opens the sentence at the last one before the next date."""
    found = sorted({p.span: p for p in dates}.values(), key=lambda p: p.span)
    if not found:
        return ()
    edges = [t.start for t in tokens(document.prose, sentence) if t.lower in words_in("modifiers", "edge")]
    opens = len(tokens(document.prose, Span(sentence.start, found[0].span.start))) <= OPENING
    cuts = [sentence.start]
    for a, b in pairwise(found):
        between = [e for e in edges if a.span.end <= e < b.span.start] or [b.span.start]
        cuts.append(between[-1] if opens else between[0])
    cuts.append(sentence.end)
    return tuple((p, Span(*cut)) for p, cut in zip(found, pairwise(cuts), strict=True))


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
