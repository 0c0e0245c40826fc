"""What a study says that it is, or found, by the words of its trade: significant, at random, adjusted for.

A draft that says such a thing of what its sources deny it of tells their opposite. The denial may stand a sentence or a section away
from the figures, so that it is looked for in all of the documents that the draft's sentence rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from claimcheck.detect.context import modifiers, part_around
from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.opposites import DENYING
from claimcheck.detect.words import Token, term, tokens
from claimcheck.model import Passage, Span
from claimcheck.retrieve.library import Library

LEAST = 2  # terms that the draft's sentence and the one that denies must share, where the draft says it of a figure


@dataclass(frozen=True, slots=True)
class Denied:
    """What the draft says and a source denies: the draft's words, the source's sentence and its words."""

    ours: Span
    passage: Passage
    theirs: Span


@lru_cache(maxsize=1)
def _words() -> Phrases[str]:
    return Phrases.of((w, row["name"]) for row in rows("methods", "method") for w in row["words"])


@lru_cache(maxsize=1)
def _of_method() -> frozenset[str]:
    """The terms by which methods are told."""
    return frozenset(term(w) for row in rows("methods", "method") for words in row["words"] for w in words.split())


@lru_cache(maxsize=1)
def _least() -> dict[str, int]:
    return {row["name"]: row.get("shared", LEAST) for row in rows("methods", "method")}


def denied(run: Sequence[Token], said: Iterable[str], documents: Iterable[str], library: Library) -> Iterator[Denied]:
    """What a sentence says of a study that one of the documents denies, and that none of its likest sentences says too.

    `said` are the terms of the sentence and of what it leans on.
    """
    told = {name: span for name, span, no in _told(run) if not no}
    own = set(said) - _of_method()
    for document in dict.fromkeys(documents) if told else ():
        prose = library.document(document).prose
        near: dict[str, list[tuple[float, Passage, Span, bool]]] = {}
        for passage in library.passages_of(document):
            if not _of_method() & set(passage.terms):
                continue
            both = own & set(passage.terms)
            for name, span, no in _told(tokens(prose, passage.span)):
                if name in told and len(both) >= _least()[name]:
                    near.setdefault(name, []).append((fsum(map(library.index.weight, both)), passage, span, no))
        for name, found in near.items():
            best = max(found, key=lambda f: f[0])
            if best[3]:
                yield Denied(told[name], best[1], best[2])


def _told(run: Sequence[Token]) -> Iterator[tuple[str, Span, bool]]:
    """The words of method in a sentence, each with whether a "not" holds for it; with the "not" where one does."""
    cues = [m.cue for m in modifiers(run) if m.kind in DENYING]
    for hit in _words().all(run):
        part = part_around(run, hit.first)
        before = [c for c in cues if part[0].start <= c.start < run[hit.first].start]
        words = Span(run[hit.first].start, run[hit.last - 1].end)
        yield hit.value, before[-1].to(words) if before else words, bool(before)
