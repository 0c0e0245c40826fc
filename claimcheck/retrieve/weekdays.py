"""The day of the week on which the sources have what a sentence tells of: "the trial begins on Monday" for Tuesday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from claimcheck.detect.context import part_around
from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import Kind, Token, terms, tokens
from claimcheck.model import Document, Span
from claimcheck.retrieve.align import tells
from claimcheck.retrieve.library import Library

LEAST, SHARE = 3, 0.75  # terms of what is told of a day that a sentence of the sources must have, and how much of them
NEAR = 0.6  # of the nearest sentence's share, from which another one may be of the same thing
MOST = 24  # sentences that are looked at


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A weekday of a draft's sentence, and the one on which a sentence of the sources has the same."""

    ours: Span
    document: Document
    sentence: Span
    theirs: Span


def other_day(draft: Document, sentence: Span, library: Library) -> OtherDay | None:
    """The first weekday of a sentence for which every sentence of the sources that tells the same has another one."""
    run = tokens(draft.prose, sentence)
    for i, day in _days(run):
        told = set(terms(part_around(run, i))) - set(terms([run[i]]))
        if len(told) < LEAST:
            told = set(terms(run)) - set(terms([run[i]]))
        found = _telling(told, library)
        if found and not any(d == day for _, _, _, days in found for d, _ in days):
            _, document, where, days = found[0]
            if len({d for d, _ in days}) == 1:
                return OtherDay(Span(run[i].start, run[i].end), document, where, days[0][1])
    return None


def _telling(told: set[str], library: Library) -> list[tuple[float, Document, Span, list[tuple[int, Span]]]]:
    """The sentences that have a weekday and tell of something, the nearest first, with their weekdays."""
    whole = fsum(tells(t, library) for t in told)
    found = []
    for n, _ in library.index.search(dict.fromkeys(sorted(told), 1.0), MOST):
        passage = library.index.passages[n]
        both = told & {*passage.terms}
        share = fsum(tells(t, library) for t in sorted(both)) / whole if whole else 0.0
        if len(both) >= LEAST and share >= SHARE * NEAR:
            document = library.document(passage.document)
            run = tokens(document.prose, passage.span)
            days = [(day, Span(run[i].start, run[i].end)) for i, day in _days(run)]
            found.append((share, document, passage.span, days))
    found.sort(key=lambda f: -f[0])
    if not found or not found[0][3] or found[0][0] < SHARE:
        return []  # what tells most of it has no weekday
    return [f for f in found if f[0] >= NEAR * found[0][0]]


def _days(run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The tokens that name a day of the week alone: no part of a name ("the Sunday Post"), and none that has a date."""
    days = rows("periods", "weekday")[0]["words"]
    for i, token in enumerate(run):
        beside = [t for t in (*run[max(0, i - 1) : i], *run[i + 1 : i + 3]) if t.kind is not Kind.SYMBOL]
        bare = all(t.kind is Kind.WORD and not t.text[0].isupper() for t in beside[: 2 if i else 1])
        if token.lower in days and token.text[0].isupper() and bare:
            yield i, days[token.lower]
