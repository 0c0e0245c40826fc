"""Where the sources warn that no cause is shown of what a draft makes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from claimcheck.detect.causing import warning
from claimcheck.detect.lexicon import table
from claimcheck.detect.words import term, tokens
from claimcheck.model import Evidence, ModifierKind, Passage, Span
from claimcheck.retrieve.library import Library

MOST = 60  # passages in which a warning is looked for
LEAST, SHARE = 2, 0.6  # of a warning's own terms that a sentence must have where nothing else ties them
PART = 0.2  # of the cause that a warning of a cited document must name
CAUTIOUS = (ModifierKind.NEGATION, ModifierKind.CAUTION)


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence of a source that warns that no cause is shown, and its words for that."""

    passage: Passage
    said: Span


def cautions(
    said: Sequence[str], cause: Sequence[str], around: Sequence[Evidence], cited: Set[str], library: Library
) -> Iterator[Caution]:
    """The warnings that speak of what is said, those beside its evidence first.

    All have a term of its cause; those of a cited document have more of it, and those of any other most of their own terms in
    what is said.
    """
    own, causes = set(said) - _of_causes(), set(cause) - _of_causes()
    if not causes:
        return
    beside = [p for e in around for p in library.paragraph(e.claim.document, e.claim.sentence)]
    for passage in dict.fromkeys(beside):
        if causes & set(passage.terms):
            yield from _warned(passage, library)
    causing = library.index.having(causes & own)
    for i, _ in library.index.search(dict.fromkeys(own, 1.0), MOST):
        if i not in causing:
            continue
        passage = library.index.passages[i]
        theirs = set(passage.terms) - _of_causes()
        both = own & theirs
        named = causes & both
        of_it = passage.document in cited and _weight(named, library) >= PART * _weight(causes, library)
        alike = len(both) >= LEAST and _weight(both, library) >= SHARE * _weight(theirs, library)
        if named and (of_it or alike):
            yield from _warned(passage, library)


def _weight(terms: Iterable[str], library: Library) -> float:
    return fsum(library.index.weight(t) for t in terms)


def _warned(passage: Passage, library: Library) -> Iterator[Caution]:
    if any(m.kind in CAUTIOUS for m in passage.modifiers):
        said = warning(tokens(library.document(passage.document).prose, passage.span))
        if said:
            yield Caution(passage, said)


@lru_cache(maxsize=1)
def _of_causes() -> frozenset[str]:
    """The terms by which sentences speak of causes, whatever they are causes of."""
    rows = (row for section in table("causes").values() for row in section)
    return frozenset(term(word) for row in rows for words in row["words"] for word in words.split())
