"""Another way than the source's, of a set of which one only holds of a thing: "in person" for "by video"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.detect.context import modifiers, part_around
from claimcheck.detect.lexicon import Hit, Phrases, folded, rows
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.words import Token, stem, term, terms, tokens
from claimcheck.model import Passage, Span
from claimcheck.retrieve.library import Library

REACH = 7  # tokens beside a way among which the thing is named that it is told of
TIED = 2  # terms that the draft and the passage share besides
FAR = 3  # the same of a passage beside the evidence

Way = tuple[str, int]  # the set, and the number of the way in it


@dataclass(frozen=True, slots=True)
class OtherWay:
    """The draft's words for a way, and the passage with the source's for another one."""

    ours: Span
    passage: Passage
    theirs: Span


@lru_cache(maxsize=2)
def _ways(exact: bool) -> Phrases[Way]:
    """The ways, in all forms of their words, or those whose words must stand as they are: "yearly" is no "year"."""
    return Phrases.of(
        (words if exact else " ".join(map(stem, words.split())), (row["name"], n))
        for row in rows("alternatives", "alternatives")
        if row.get("exact", False) is exact
        for n, way in enumerate(row["ways"])
        for words in way
    )


def _told(run: Sequence[Token]) -> dict[str, list[Hit[Way]]]:
    """The ways that a sentence tells, by their set."""
    found: dict[str, list[Hit[Way]]] = {}
    for hit in (*_ways(False).all(folded(run)), *_ways(True).all(run)):
        found.setdefault(hit.value[0], []).append(hit)
    return found


def other_way(run: Sequence[Token], document: str, at: Span, figure: bool, library: Library) -> Iterator[OtherWay]:
    """Where a sentence has another way than its evidence, or a sentence beside it, and no sentence of the document has its own."""
    prose, said = library.document(document).prose, set(terms(run))
    for name, hits in _told(run).items():
        if len({h.value for h in hits}) != 1 or _is_denied(run, hits[0]) or _has(hits[0], name, run, document, library):
            continue
        for passage in library.paragraph(document, at):
            theirs = tokens(prose, passage.span)
            least = FAR if passage.span != at else TIED - figure
            if len(said & set(passage.terms)) < least:
                continue
            for other in _told(theirs).get(name, ()):
                if other.value == hits[0].value or _is_denied(theirs, other):
                    continue
                if _beside(run, hits[0]) & _beside(theirs, other):
                    yield OtherWay(_span(run, hits[0]), passage, _span(theirs, other))
                    return


def _span(run: Sequence[Token], hit: Hit[Way]) -> Span:
    return Span(run[hit.first].start, run[hit.last - 1].end)


def _is_denied(run: Sequence[Token], hit: Hit[Way]) -> bool:
    """Whether a "not" stands in the part of a sentence that tells a way."""
    return any(m.kind in DENYING for m in modifiers(part_around(run, hit.first)))


def _has(hit: Hit[Way], name: str, run: Sequence[Token], document: str, library: Library) -> bool:
    """Whether a sentence of the document tells the same way, of anything that the draft names beside it."""
    prose, beside = library.document(document).prose, _beside(run, hit)
    for passage in library.passages_with(document, beside, 1):
        theirs = tokens(prose, passage.span)
        if any(h.value == hit.value and beside & set(terms(theirs)) for h in _told(theirs).get(name, ())):
            return True
    return False


def _beside(run: Sequence[Token], hit: Hit[Way]) -> set[str]:
    """The terms beside a way."""
    near = [*run[max(0, hit.first - REACH) : hit.first], *run[hit.last : hit.last + REACH]]
    return {term(t.lower) for t in near if is_content(t)}
