"""Passages by the terms that they share with a claim, and by what their terms mean.

Terms are weighed by BM25 (Robertson and Zaragoza 2009) over folded stems: own, and not a library's, because `align` weighs
terms by the same table of document frequencies. What is told in other words is found by the vectors of terms. With numpy,
like `vectors`: to be imported only where a claim is held against sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from math import log

import numpy as np
import numpy.typing as npt

from claimcheck.model import Passage
from claimcheck.retrieve.vectors import Floats, packed, unpacked, vectors
from claimcheck.store import Store, key

K1, B = 1.2, 0.6  # saturation and length norm, as usual; sentences differ little in length for a reason of subject
CONTEXT = 0.35  # what a term of the heading or the sentence before counts, against one of the sentence's own
MEANT = 0.2  # the same in what a passage means
FEW = 3  # terms below which a passage, a heading or a table's cell, is told by no meaning
KIND = "meaning"

Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Index:
    """An inverted index of passages."""

    passages: tuple[Passage, ...]
    postings: Mapping[str, tuple[Sequence[int], Sequence[float]]]  # the passages that have a term, and how much of it
    norms: Doubles
    store: Store | None = None
    _told: dict[str, tuple[Numbers, Doubles]] = field(default_factory=dict, repr=False)
    _weights: dict[str, float] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(passages: Sequence[Passage], store: Store | None = None) -> Index:
        """The index of the passages, in their order; what they mean is kept in the store."""
        postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for i, p in enumerate(passages):
            weights: dict[str, float] = defaultdict(float)
            for t in (*p.terms, *p.numbers):
                weights[t] += 1
            for t in p.context:
                weights[t] += CONTEXT
            for t, w in weights.items():
                numbers, amounts = postings[t]
                numbers.append(i)
                amounts.append(w)
        lengths = np.array([len(p.terms) for p in passages], np.float64)
        mean = lengths.mean() if lengths.any() else 1.0
        return Index(tuple(passages), dict(postings), K1 * (1 - B + B * lengths / mean), store)

    def weight(self, term: str) -> float:
        """The inverse document frequency of a term: the rarer, the more it tells."""
        found = self._weights.get(term)
        if found is None:
            n = len(self.passages)
            df = len(self.postings[term][0]) if term in self.postings else 0
            found = self._weights[term] = log(1 + (n - df + 0.5) / (df + 0.5))
        return found

    def known(self, term: str) -> bool:
        """Whether any passage has the term."""
        return term in self.postings

    def search(self, query: Mapping[str, float], most: int) -> tuple[tuple[int, float], ...]:
        """The best passages for a weighted query, as (number, score); ties by place in the corpus."""
        scores = np.zeros(len(self.passages))
        for term, weight in query.items():
            if term in self.postings:
                numbers, told = self._impact(term)
                scores[numbers] += weight * self.weight(term) * told
        return tuple((i, float(scores[i])) for i in _best(scores, most) if scores[i] > 0)

    def _impact(self, term: str) -> tuple[Numbers, Doubles]:
        """The passages that have a term, and what it counts in each."""
        found = self._told.get(term)
        if found is None:
            numbers, amounts = (np.array(run) for run in self.postings[term])
            found = self._told[term] = numbers, amounts * (K1 + 1) / (amounts + self.norms[numbers])
        return found

    def alike(self, query: Mapping[str, float], most: int) -> tuple[tuple[int, ...], Sequence[float]]:
        """The passages that are most like a weighted query in what their terms mean, and how like each passage is.

        From -1 to 1; 0 where no term is known.
        """
        likeness = (self._meanings @ vectors([query])[0]).round(4)  # so far the same on every machine
        return _best(likeness, most), likeness.tolist()

    @cached_property
    def _meanings(self) -> Floats:
        documents = [tuple(run) for _, run in groupby(self.passages, key=lambda p: p.document)]
        return unpacked(b"".join(_meaning(passages, self.store) for passages in documents))


def _meaning(passages: Sequence[Passage], store: Store | None) -> bytes:
    """The vectors of a document's passages, packed; from the store where it has them."""
    runs = [
        {**dict.fromkeys(p.context, MEANT), **dict.fromkeys(p.terms, 1.0)} if len(p.terms) >= FEW else {}
        for p in passages
    ]
    at = key(KIND, repr(runs)) if store else ""
    found = store.get(KIND, at) if store else None
    if isinstance(found, bytes):
        return found
    made = packed(vectors(runs))
    if store:
        store.put(KIND, at, made)
    return made


def _best(scores: Doubles | Floats, most: int) -> tuple[int, ...]:
    """The numbers of the highest scores, best first; ties by number."""
    found = np.arange(len(scores))
    if most < len(scores):
        least = np.partition(scores, -most)[-most]
        found = np.flatnonzero(scores >= least)
    return tuple(found[np.argsort(-scores[found], kind="stable")][:most].tolist())
