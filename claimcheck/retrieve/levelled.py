"""A comparison that the source denies: "worse in large homes than in small ones", where it found no difference.

Read by what denies a difference ("no difference", "no more likely", "did not differ") in a part of the source's sentence, and
by a comparison in the draft ("more likely than", "worse in … than in …") that has no denial of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.detect.context import is_edge, part_around
from claimcheck.detect.lexicon import Phrases, cues, words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, terms, tokens
from claimcheck.model import Document, Span

SHARED = 2  # terms that the part which denies must have of the draft's comparison
FAR = 8  # tokens between a comparative and its "than"


def compared(run: Sequence[Token], clause: Span) -> Span | None:
    """The words of a comparison in a clause, from its comparative to its "than"; none where it is denied."""
    inside = [t for t in run if clause.start <= t.start < clause.end]
    if next(iter(cues("modifiers", "negation").all(inside)), None) or next(iter(_level().all(inside)), None):
        return None
    known = tables().comparative.keys() | words_in("opposites", "better_than")
    for i, t in enumerate(inside):
        than = next((k for k in range(i + 1, min(len(inside), i + FAR)) if inside[k].lower == "than"), None)
        if than and t.lower in known:
            bound = than + 1 < len(inside) and inside[than + 1].kind is Kind.NUMBER  # "more than 40"
            if not bound:
                return Span(t.start, inside[than].end)
    return None


def levelled(places: Iterable[tuple[Document, Span]], said: Iterable[str]) -> tuple[Document, Span, Span] | None:
    """The document, sentence and words in which a source denies a difference, in a part with enough of what the draft says."""
    wanted = set(said)
    for document, sentence in places:
        run = tokens(document.prose, sentence)
        for hit in _level().all(run):
            words = Span(run[hit.first].start, run[hit.last - 1].end)
            part = part_around(run, hit.first)
            beside = (
                part if len(set(terms(part)) & wanted) >= SHARED else [*_with_next(run, part), *_told_behind(run, part)]
            )
            if len(set(terms(beside)) & wanted) >= SHARED:
                return document, sentence, words
    return None


def _with_next(run: Sequence[Token], part: Sequence[Token]) -> list[Token]:
    """A part of a sentence with the one before it, which it may lean on: "17 per cent, against 15; we found no difference"."""
    start = run.index(part[0])
    edge = next((k for k in range(start - 2, -1, -1) if is_edge(run[k])), -1)
    return [*run[edge + 1 : start], *part]


def _told_behind(run: Sequence[Token], part: Sequence[Token]) -> Sequence[Token]:
    """What a colon behind a part opens, which tells it more closely: "no difference was found: both lost 5 per cent of their shops"."""
    behind = [t for t in run if t.start >= part[-1].end]
    return part_around(behind, 1) if len(behind) > 1 and behind[0].text == ":" else ()


def _level() -> Phrases[str]:
    return cues("opposites", "no_difference")
