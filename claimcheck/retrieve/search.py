"""Passages by the terms that they share with a claim: BM25 (Robertson and Zaragoza 2009) over folded stems.

Own, and not a library's, because `align` weighs terms by the same table of document frequencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from claimcheck.model import Passage

K1, B = 1.2, 0.6  # saturation and length norm, as usual; sentences differ little in length for a reason of subject
CONTEXT = 0.35  # what a term of the heading or the sentence before counts, against one of the sentence's own


@dataclass(frozen=True)
class Index:
    """An inverted index of passages."""

    passages: tuple[Passage, ...]
    postings: Mapping[str, tuple[tuple[int, float], ...]]
    lengths: tuple[float, ...]
    mean: float

    @staticmethod
    def of(passages: Sequence[Passage]) -> Index:
        """The index of the passages, in their order."""
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        lengths = []
        for i, p in enumerate(passages):
            weights: dict[str, float] = defaultdict(float)
            for t in (*p.terms, *p.numbers):
                weights[t] += 1
            for t in p.context:
                weights[t] += CONTEXT
            for t, w in weights.items():
                postings[t].append((i, w))
            lengths.append(float(len(p.terms)))
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        return Index(tuple(passages), {t: tuple(p) for t, p in postings.items()}, tuple(lengths), mean or 1.0)

    def weight(self, term: str) -> float:
        """The inverse document frequency of a term: the rarer, the more it tells."""
        n = len(self.passages)
        df = len(self.postings.get(term, ()))
        return log(1 + (n - df + 0.5) / (df + 0.5))

    def known(self, term: str) -> bool:
        """Whether any passage has the term."""
        return term in self.postings

    def search(self, query: Mapping[str, float], most: int) -> tuple[tuple[int, float], ...]:
        """The best passages for a weighted query, as (number, score); ties by place in the corpus."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in query.items():
            idf = self.weight(term)
            for i, tf in self.postings.get(term, ()):
                norm = K1 * (1 - B + B * self.lengths[i] / self.mean)
                scores[i] += weight * idf * tf * (K1 + 1) / (tf + norm)
        return tuple(sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))[:most])
