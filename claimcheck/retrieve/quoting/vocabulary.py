"""Which documents have which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The folded words of some documents: `masks` has the nth bit set for the nth document."""

    masks: dict[str, int]
    documents: int

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

    def count(self, word: str) -> int:
        """How many documents have the word."""
        return self.masks.get(word, 0).bit_count()

    def having(self, keys: Iterable[str]) -> list[int]:
        """The documents that have all the words, in order."""
        bits = (1 << self.documents) - 1
        for word in keys:
            bits &= self.masks.get(word, 0)
        return list(_numbers(bits))

    def nearest(self, keys: Sequence[str], most: int) -> list[int]:
        """The documents that have the most of the words, the rarer ones counting more, best first."""
        scores = [0.0] * self.documents
        for word in set(keys):
            bits = self.masks.get(word, 0)
            weight = log(1 + self.documents / bits.bit_count()) if bits else 0.0
            for n in _numbers(bits):
                scores[n] += weight
        best = sorted(range(self.documents), key=lambda n: -scores[n])[:most]
        return [n for n in best if scores[n]]


def _numbers(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
