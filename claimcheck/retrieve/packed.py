"""An analysis as bytes, by passage and by sentence: in groups, of which only those are unpacked that have something asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import cast

from claimcheck.model import Analysis, Claim, Passage
from claimcheck.values import dumps, loads

GROUP = (
    4  # passages, or sentences with claims, that are packed together: fewer take more room, more are slower to reach
)
HELD = 2048  # groups that are held unpacked

Groups = tuple[bytes, ...]
Claims = tuple[tuple[int, ...], Groups]  # where the sentences begin, and the claims of each


def packed_passages(made: Analysis) -> Groups:
    """The passages of an analysis, packed."""
    return _grouped([dumps(p) for p in made.passages])


def packed_claims(made: Analysis) -> Claims:
    """The claims of an analysis, packed by sentence."""
    runs = [(start, dumps(tuple(run))) for start, run in groupby(made.claims, key=lambda c: c.sentence.start)]
    return tuple(start for start, _ in runs), _grouped([run for _, run in runs])


def _grouped(pieces: Sequence[bytes]) -> Groups:
    runs = (tuple(pieces[i : i + GROUP]) for i in range(0, len(pieces), GROUP))
    return tuple(zlib.compress(dumps(run), 1) for run in runs)


@lru_cache(maxsize=HELD)
def _group(data: bytes) -> tuple[bytes, ...]:
    return cast(tuple[bytes, ...], loads(zlib.decompress(data)))


class Packed:
    """The passages and claims of a document, each unpacked when it is asked for."""

    def __init__(self, passages: Groups, claims: Claims) -> None:
        self._passages = passages
        starts, self._claims = claims
        self._places: dict[int, list[int]] = {}
        for i, start in enumerate(starts):
            self._places.setdefault(start, []).append(i)

    def passage(self, i: int) -> Passage:
        """The ith passage."""
        return cast(Passage, loads(_group(self._passages[i // GROUP])[i % GROUP]))

    def claims_from(self, start: int) -> tuple[Claim, ...]:
        """The claims of the sentence that begins at an offset."""
        pieces = (_group(self._claims[i // GROUP])[i % GROUP] for i in self._places.get(start, ()))
        return _claims(pieces)

    def all_passages(self) -> tuple[Passage, ...]:
        """All passages, in order."""
        runs = (range(g * GROUP, g * GROUP + len(_group(data))) for g, data in enumerate(self._passages))
        return tuple(self.passage(i) for i in chain.from_iterable(runs))

    def all_claims(self) -> tuple[Claim, ...]:
        """All claims, in order."""
        return _claims(chain.from_iterable(map(_group, self._claims)))


def _claims(pieces: Iterable[bytes]) -> tuple[Claim, ...]:
    return tuple(c for run in pieces for c in cast(tuple[Claim, ...], loads(run)))
