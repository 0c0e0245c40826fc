"""What the passages of a document are found by: kept apart from its analysis, which is ten times as large.

So a check takes from the cache the analyses of those documents only that have something near one of its claims.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from sys import intern

from claimcheck.model import Passage, Span

CONTEXT = 0.35  # what a term of the heading or the sentence before counts, against one of the sentence's own
KIND = "outline"


@dataclass(frozen=True, slots=True)
class Outline:
    """The passages of a document, by number, and the terms and names that they have.

    `having` are for each of the `terms` how many passages have it, `passages` which, one term's after the other's, and
    `amounts` how much of it each has. `runs` tell passages with other terms, or in another order, apart.
    """

    terms: tuple[str, ...]
    having: array[int]
    passages: array[int]
    amounts: array[float]
    starts: array[int]
    ends: array[int]
    lengths: array[int]  # terms of each passage
    runs: array[int]
    places: frozenset[str]  # names that no table has for a place, and that stand where a place does
    names: frozenset[str]  # of several words

    @staticmethod
    def of(passages: Sequence[Passage]) -> Outline:
        """The outline of a document's passages."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for i, p in enumerate(passages):
            weights: dict[str, float] = defaultdict(float)
            for t in (*p.terms, *p.numbers):
                weights[t] += 1
            for t in p.context:
                weights[t] += CONTEXT
            for t, w in weights.items():
                found[t][i] = w
        return Outline(
            tuple(found),
            array("I", map(len, found.values())),
            array("I", (i for having in found.values() for i in having)),
            array("d", (w for having in found.values() for w in having.values())),
            array("I", (p.span.start for p in passages)),
            array("I", (p.span.end for p in passages)),
            array("I", (len(p.terms) for p in passages)),
            array("Q", (run(p.terms) for p in passages)),
            frozenset(q.name for p in passages for q in p.places if q.within == (q.name,)),
            frozenset(n.text for p in passages for n in p.names if " " in n.text),
        )

    def having_of(self, terms: Set[str], least: int) -> list[int]:
        """The numbers of the passages that have so many of some terms, in order."""
        found: Counter[int] = Counter()
        for t, end, having in zip(self.terms, accumulate(self.having), self.having, strict=True):
            if t in terms:
                found.update(self.passages[end - having : end])
        return sorted(i for i, number in found.items() if number >= least)

    def packed(self) -> tuple[object, ...]:
        """The outline in plain values, as the store keeps them."""
        numbers = (self.having, self.passages, self.starts, self.ends, self.lengths, self.runs, self.amounts)
        return (self.terms, *(a.tobytes() for a in numbers), self.places, self.names)

    @staticmethod
    def unpacked(value: object) -> Outline | None:
        """The outline that was packed so; None for anything else."""
        match value:
            case (tuple(terms), *numbers, frozenset(places), frozenset(names)) if len(numbers) == len(CODES) + 1:
                made: list[array[int]] = [array(code) for code in CODES]
                amounts = array("d")
                try:
                    terms = tuple(map(intern, terms))  # words are few, and documents many
                    for numbered, data in zip((*made, amounts), numbers, strict=True):
                        numbered.frombytes(data)  # type: ignore[attr-defined]
                except (TypeError, ValueError):  # damaged, and as good as absent
                    return None
                having, passages, starts, ends, lengths, runs = made
                return Outline(terms, having, passages, amounts, starts, ends, lengths, runs, places, names)
        return None


CODES = ("I", "I", "I", "I", "I", "Q")  # what the numbers of an outline are kept in


def bare(document: str, span: Span) -> Passage:
    """A passage of which nothing is known but where it stands."""
    return Passage(document, span, (), (), (), ())


def run(terms: Iterable[str]) -> int:
    """A number that tells a run of terms from nearly all others."""
    digest = hashlib.blake2b("\0".join(terms).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")
