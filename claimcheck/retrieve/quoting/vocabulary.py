"""Which documents have which words, so that a quotation is looked for only where it may stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

MISSING, SHARE = 2, 4  # words that a document may lack and yet have the quotation, and the share of all (one in four):
# a word of the quotation may be two there, or the half of one


@dataclass(frozen=True)
class Vocabulary:
    """The words of some documents: `masks` has the nth bit set for the nth document."""

    masks: dict[str, int]
    documents: int
    _where: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(words: Iterable[frozenset[str]]) -> Vocabulary:
        """The vocabulary of documents, given by their folded words."""
        masks: dict[str, int] = {}
        count = 0
        for n, known in enumerate(words):
            count += 1
            bit = 1 << n
            for word in known:
                masks[word] = masks.get(word, 0) | bit
        return Vocabulary(masks, count)

    def _documents_of(self, word: str) -> tuple[int, ...]:
        found = self._where.get(word)
        if found is None:
            bits = bin(self.masks.get(word, 0))[:1:-1]
            found = self._where[word] = tuple(n for n, bit in enumerate(bits) if bit == "1")
        return found

    def having(self, keys: Sequence[str]) -> list[int]:
        """The documents that may have all the words, in order."""
        wanted = set(keys)
        needed = len(wanted) - max(MISSING, len(wanted) // SHARE)
        if needed <= 0:
            return list(range(self.documents))
        counts = [0] * self.documents
        for word in wanted:
            for n in self._documents_of(word):
                counts[n] += 1
        return [n for n, count in enumerate(counts) if count >= needed]

    def nearest(self, keys: Sequence[str], most: int) -> list[int]:
        """The documents that have the most of the words, the rarer ones counting more, best first."""
        scores = [0.0] * self.documents
        for word in set(keys):
            where = self._documents_of(word)
            weight = log(1 + self.documents / len(where)) if where else 0.0
            for n in where:
                scores[n] += weight
        best = sorted(range(self.documents), key=lambda n: -scores[n])[:most]
        return [n for n in best if scores[n]]
