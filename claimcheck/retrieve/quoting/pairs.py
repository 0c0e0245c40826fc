"""Which documents have which pairs of words beside each other, so that a quotation is looked for only where it may stand.

A table of bits, a row for each bucket of pairs and a column for each document: a Bloom filter with one hash (Bloom 1970), so that a
document may seem to have a pair that it lacks, and never the other way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

BUCKETS = 1 << 17  # at most: a document of 26 KB fills a thirtieth of them
LARGEST = 16_000_000  # bytes of a table; beyond, it has fewer buckets and tells less
SURE = 0.5  # the share of a quotation's pairs from which a document surely has words near to it
NEAR, FAR = (
    0.75,
    0.5,
)  # the share of the best document's pairs from which another is looked at, where that is sure and not
MISSING, SHARE = 3, 4  # pairs that a document may lack and yet have the quotation, and the share of all (one in four):
# a word of the quotation may be two there, or the half of one, and then three pairs are others


def _buckets(keys: Sequence[str], size: int) -> set[int]:
    """The buckets, of so many, of the pairs in a run of folded words."""
    return {crc32(f"{a} {b}".encode("utf-8", "surrogatepass")) % size for a, b in pairwise(keys)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The table; the bits of a bucket are `width` bytes, the first document the lowest bit."""

    table: bytes
    documents: int

    @property
    def width(self) -> int:
        """The bytes of a row."""
        return (self.documents + 7) // 8

    @property
    def size(self) -> int:
        """The number of buckets."""
        return len(self.table) // self.width if self.width else 0

    @staticmethod
    def of(runs: Iterable[Sequence[str]], documents: int) -> Pairs:
        """The table of so many documents, given by their folded words."""
        width = (documents + 7) // 8
        size = BUCKETS
        while size * width > LARGEST:
            size //= 2
        table = bytearray(size * width)
        for n, keys in enumerate(runs):
            byte, bit = n >> 3, 1 << (n & 7)
            for bucket in _buckets(keys, size):
                table[bucket * width + byte] |= bit
        return Pairs(bytes(table), documents)

    def _counts(self, segments: Iterable[Sequence[str]]) -> tuple[int, Counter[int]]:
        """How many pairs there are, and how many of them each document seems to have."""
        wanted = {b for keys in segments for b in _buckets(keys, self.size)} if self.size else set()
        counts: Counter[int] = Counter()
        for bucket in wanted:
            bits = int.from_bytes(self.table[bucket * self.width : (bucket + 1) * self.width], "little")
            while bits:
                low = bits & -bits
                counts[low.bit_length() - 1] += 1
                bits ^= low
        return len(wanted), counts

    def having(self, segments: Sequence[Sequence[str]]) -> list[int] | None:
        """The documents that may have all the runs of words, in order; None where these are too short to tell."""
        size, counts = self._counts(segments)
        needed = size - max(MISSING, size // SHARE)
        return sorted(n for n, count in counts.items() if count >= needed) if needed > 0 else None

    def nearest(self, segments: Sequence[Sequence[str]], most: int) -> tuple[list[int], bool]:
        """The documents that have the most of the pairs, best first, and whether the best has so many that it is surely it.

        Those with much fewer than the best are left out.
        """
        size, counts = self._counts(segments)
        best = max(counts.values(), default=0)
        sure = best >= SURE * size
        least = best * (NEAR if sure else FAR)
        return sorted((n for n, c in counts.items() if c >= least), key=lambda n: (-counts[n], n))[:most], sure
