"""Passages by the terms that they share with a claim, and by what their terms mean.

Terms are weighed by BM25 (Robertson and Zaragoza 2009) over folded stems: own, and not a library's, because `align` weighs
terms by the same table of document frequencies. What is told in other words is found by the vectors of terms. With numpy,
like `vectors`: to be imported only where a claim is held against sources.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from math import log
from typing import overload

import numpy as np
import numpy.typing as npt

from claimcheck.model import Passage, Span
from claimcheck.retrieve.outline import Outline, bare, run
from claimcheck.retrieve.vectors import Floats, Halves, packed, singles, unpacked, vectors

K1, B = 1.2, 0.6  # saturation and length norm, as usual; sentences differ little in length for a reason of subject
MEANT = 0.2  # what a term of the heading or the sentence before counts in what a passage means
FEW = 3  # terms below which a passage, a heading or a table's cell, is told by no meaning
ROWS = 4096  # passages whose likeness is worked out at one time, for they take room in double precision
AT_ONCE = 16_384  # passages: their likeness to many queries is held at one time
SAMPLE = 32  # one of so many scores is looked at first
NEAR = 2e-4  # how far likenesses in single precision may be from those that count, and a step of these

Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Query = Mapping[str, float]


@dataclass(frozen=True)
class Part:
    """What a document has of the index; each passage and what they mean are taken from the cache when they are asked for."""

    document: str
    outline: Outline
    passage: Callable[[int], Passage]
    meaning: Callable[[], bytes]


class Passages(Sequence[Passage]):
    """The passages of all documents, in order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """`parts` are the documents that have any."""
        self._parts = parts
        self._starts = [0, *accumulate(len(p.outline.starts) for p in parts)]

    @overload
    def __getitem__(self, i: int) -> Passage: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[Passage]: ...
    def __getitem__(self, i: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(i, slice):
            return [self[n] for n in range(*i.indices(len(self)))]
        i = range(len(self))[i]
        n = bisect_right(self._starts, i) - 1
        return self._parts[n].passage(i - self._starts[n])

    def bare(self, i: int) -> Passage:
        """Where the ith passage stands, and nothing that is told there: all that a figure asks of it."""
        n = bisect_right(self._starts, i) - 1
        part, k = self._parts[n], i - self._starts[n]
        return bare(part.document, Span(part.outline.starts[k], part.outline.ends[k]))

    def __len__(self) -> int:
        return self._starts[-1]


@dataclass(frozen=True)
class Index:
    """An inverted index of passages."""

    parts: tuple[Part, ...]
    passages: Passages
    postings: Mapping[str, tuple[Numbers, Doubles]]  # the passages that have a term, and how much of it
    norms: Doubles
    _told: dict[str, Doubles] = field(default_factory=dict, repr=False)
    _weights: dict[str, float] = field(default_factory=dict, repr=False)
    _alike: dict[tuple[tuple[tuple[str, float], ...], int], tuple[int, ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(parts: Iterable[Part]) -> Index:
        """The index of the passages of some documents, in their order."""
        some = tuple(p for p in parts if p.outline.starts)
        lengths = (
            np.concatenate([_numbers(p.outline.lengths) for p in some]).astype(np.float64) if some else np.empty(0)
        )
        mean = lengths.mean() if lengths.any() else 1.0
        return Index(some, Passages(some), _postings(some), K1 * (1 - B + B * lengths / mean))

    def weight(self, term: str, unseen: float = 1.0) -> float:
        """The inverse document frequency of a term: the rarer, the more it tells; of one that no passage has, so much of it."""
        found = self._weights.get(term)
        if found is None:
            n = len(self.norms)
            df = len(self.postings[term][0]) if term in self.postings else 0
            found = self._weights[term] = log(1 + (n - df + 0.5) / (df + 0.5))
        return found if term in self.postings else found * unseen

    def having(self, terms: Iterable[str]) -> frozenset[int]:
        """The passages, by number, that have one of the terms, or stand behind what has it."""
        return frozenset(i for t in terms if t in self.postings for i in self.postings[t][0].tolist())

    def known(self, term: str) -> bool:
        """Whether any passage has the term."""
        return term in self.postings

    def search(self, query: Query, most: int) -> tuple[tuple[int, float], ...]:
        """The best passages for a weighted query, as (number, score); ties by place in the corpus."""
        scores = np.zeros(len(self.norms))
        for term, weight in query.items():
            if term in self.postings:
                scores[self.postings[term][0]] += weight * self.weight(term) * self._impact(term)
        return tuple((i, float(scores[i])) for i in _best(scores, most) if scores[i] > 0)

    def _impact(self, term: str) -> Doubles:
        """What a term counts in each passage that has it."""
        found = self._told.get(term)
        if found is None:
            numbers, amounts = self.postings[term]
            found = self._told[term] = amounts * (K1 + 1) / (amounts + self.norms[numbers])
        return found

    # ── documents ──

    @cached_property
    def document_of(self) -> Numbers:
        """The number of the document of each passage."""
        return np.repeat(np.arange(len(self.parts)), [len(p.outline.starts) for p in self.parts])

    @cached_property
    def _bounds(self) -> tuple[Numbers, Numbers]:
        starts = [_numbers(p.outline.starts) for p in self.parts]
        return np.concatenate(starts), np.concatenate([_numbers(p.outline.ends) for p in self.parts])

    def span(self, i: int) -> Span:
        """Where a passage stands."""
        starts, ends = self._bounds
        return Span(int(starts[i]), int(ends[i]))

    @cached_property
    def _runs(self) -> tuple[npt.NDArray[np.uint64], Numbers]:
        """The numbers that tell the passages' terms, in order, and the passage of each."""
        runs = np.concatenate([np.frombuffer(p.outline.runs, np.uint64) for p in self.parts])
        order = np.argsort(runs, kind="stable")
        return runs[order], order

    def with_terms(self, terms: tuple[str, ...]) -> tuple[Passage, ...]:
        """The passages that have these terms in this order, and no others."""
        if not self.parts:
            return ()
        (runs, order), wanted = self._runs, np.uint64(run(terms))
        near = order[np.searchsorted(runs, wanted) : np.searchsorted(runs, wanted, "right")].tolist()
        return tuple(p for p in (self.passages[i] for i in near) if p.terms == terms)

    def fullest(self, weights: Mapping[str, float], before: int) -> Iterator[tuple[int, frozenset[str], float]]:
        """For each document the first passage that has most of some terms, by weight, with so many passages before it.

        With the terms that it has and their weight; documents that have none are left out.
        """
        shares, documents = np.zeros(len(self.norms)), self.document_of
        having = {}
        for t in sorted(weights):
            having[t] = np.zeros(len(shares), bool)
            for behind in range(before + 1):
                numbers = self.postings[t][0]
                numbers = numbers[numbers < len(shares) - behind]
                having[t][numbers[documents[numbers] == documents[numbers + behind]] + behind] = True
            shares[having[t]] += weights[t]
        best = np.lexsort((-shares, documents))  # of equals the first
        for i in best[np.flatnonzero(np.diff(documents[best], prepend=-1))].tolist():
            if shares[i] > 0:
                yield i, frozenset(t for t in weights if having[t][i]), float(shares[i])

    # ── meaning ──

    def alike(self, query: Query, most: int) -> tuple[int, ...]:
        """The passages that are most like a weighted query in what their terms mean, best first; ties by place."""
        at = (tuple(query.items()), most)
        if at not in self._alike:
            self.prepare([query], most)
        return self._alike[at]

    def prepare(self, queries: Sequence[Query], most: int) -> None:
        """Looks for what is alike for many queries at once, which is far quicker than one after the other."""
        new = list(
            {(tuple(q.items()), most): q for q in queries if (tuple(q.items()), most) not in self._alike}.items()
        )
        for (at, query), near in zip(new, self._near([q for _, q in new], most), strict=True):
            self._alike[at] = tuple(near[list(_best(self.likeness(query, near), most))].tolist())

    def _near(self, queries: Sequence[Query], most: int) -> list[Numbers]:
        """For each query the passages that may be among those most like it, and few besides."""
        made = vectors(queries)
        least = np.full(len(queries), -np.inf)
        found: list[list[tuple[Numbers, Floats]]] = [[] for _ in queries]
        rows = np.empty((min(AT_ONCE, len(self._meanings)), made.shape[1]), np.float32)
        for start in range(0, len(self._meanings), AT_ONCE):
            some = singles(self._meanings[start : start + AT_ONCE], rows)
            for k, roughly in enumerate(made @ some.T):
                near = np.flatnonzero(roughly >= least[k] - NEAR)
                found[k].append((near + start, roughly[near]))
                so_far = np.concatenate([likeness for _, likeness in found[k]])
                if len(so_far) >= most:
                    least[k] = _least(so_far, most)
        return [
            np.concatenate([near[likeness >= end - NEAR] for near, likeness in runs] or [np.empty(0, np.int64)])
            for runs, end in zip(found, least, strict=True)
        ]

    def likeness(self, query: Query, passages: Sequence[int] | Numbers) -> Floats:
        """How like a weighted query some passages are in what their terms mean, from -1 to 1; 0 where no term is known.

        Each is worked out for itself, in double precision: the same on every machine, and whatever else is asked.
        """
        [asked] = vectors([query]).astype(np.float64)
        made = np.zeros(len(passages), np.float32)
        for start in range(0, len(passages) if asked.any() else 0, ROWS):
            rows = self._meanings[np.asarray(passages[start : start + ROWS], np.int64)].astype(np.float64)
            made[start : start + ROWS] = np.einsum("ij,j->i", rows, asked)
        return made.round(4)

    @cached_property
    def _meanings(self) -> Halves:
        return unpacked((p.meaning() for p in self.parts), len(self.passages))


def meaning(passages: Iterable[Passage]) -> bytes:
    """The vectors of a document's passages, packed."""
    runs = [
        {**dict.fromkeys(p.context, MEANT), **dict.fromkeys(p.terms, 1.0)} if len(p.terms) >= FEW else {}
        for p in passages
    ]
    return packed(vectors(runs))


def _postings(parts: Sequence[Part]) -> dict[str, tuple[Numbers, Doubles]]:
    """The passages of each term, by number, and how much of it they have."""
    known: dict[str, int] = {}
    of_terms, passages, amounts = [], [], []
    before = 0
    for part in parts:
        outline = part.outline
        own = np.array([known.setdefault(t, len(known)) for t in outline.terms], np.int64)
        of_terms.append(np.repeat(own, _numbers(outline.having)))
        passages.append(_numbers(outline.passages) + before)
        amounts.append(np.frombuffer(outline.amounts, np.float64))
        before += len(outline.starts)
    if not known:
        return {}
    order = np.argsort(terms := np.concatenate(of_terms), kind="stable")
    cuts = np.flatnonzero(np.diff(terms[order])) + 1
    numbers, much = np.concatenate(passages)[order], np.concatenate(amounts)[order]
    return dict(zip(known, zip(np.split(numbers, cuts), np.split(much, cuts), strict=True), strict=True))


def _numbers(values: Sequence[int]) -> Numbers:
    return np.array(values, np.int64)


def _best(scores: Doubles | Floats, most: int) -> tuple[int, ...]:
    """The numbers of the highest scores, best first; ties by number."""
    found = np.arange(len(scores))
    if most < len(scores):
        found = np.flatnonzero(scores >= _least(scores, most))
    return tuple(found[np.argsort(-scores[found], kind="stable")][:most].tolist())


def _least(scores: Doubles | Floats, most: int) -> float:
    """The least of the highest scores: of those of a sample it is no more, so that the others need no sorting."""
    some = scores[::SAMPLE]
    if most < len(some):
        scores = scores[scores >= np.partition(some, -most)[-most]]
    return float(np.partition(scores, -most)[-most])
