"""Terms as vectors, near each other where they mean much the same: so is found what a source tells in other words.

A table that ships with the package has a vector for each of the stems that reports are written in (`training/vectors` makes
it, `models/vectors/README.md` tells of what). The vector of a run of terms is their sum. It knows numpy, which
takes a tenth of a second to import, so that this module is imported only when a claim is held against sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimcheck.detect.words import members
from claimcheck.model import ClaimcheckError

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Bytes = npt.NDArray[np.int8]

TABLE = Path(str(files("claimcheck"))) / "models" / "vectors"
SHORTEST = 3  # letters of a part of a compound
CHUNK = 512  # runs at a time
# From the bits of a half to those of a single: by how many they move, all but the copies of the sign, and what that makes of a value.
HALF_TO_SINGLE, SIGN_AND_REST, SCALE = 13, np.int32(-0x70000001), np.float32(2.0**112)
BLOCK = 1024  # rows that stay near the processor


@cache
def _table() -> tuple[dict[str, int], Bytes, Floats]:
    """The row of each stem, the rows, and what a step of each row is; raises ClaimcheckError where they cannot be read."""
    try:
        stems = (TABLE / "stems.txt").read_text("utf-8").split()
        rows = np.load(TABLE / "rows.npy")
        steps = np.load(TABLE / "steps.npy").astype(np.float32)
    except (OSError, ValueError) as error:
        raise ClaimcheckError(
            f"The vectors cannot be loaded from {TABLE} ({error}). Install claimcheck anew."
        ) from error
    return {stem: i for i, stem in enumerate(stems)}, rows, steps


def is_known(term: str) -> bool:
    """Whether the table has the term itself: one that reports are written in."""
    return term in _table()[0]


@lru_cache(maxsize=65536)
def _rows(term: str) -> tuple[int, ...]:
    """The rows that make a term: its stem's, its group's, or those of the two words that it is made of; none where it is unknown."""
    known = _table()[0]
    if term.startswith("="):
        return tuple(known[m] for m in members(term) if m in known)
    if term in known:
        return (known[term],)
    for cut in range(len(term) - SHORTEST, SHORTEST - 1, -1):
        first, last = term[:cut], term[cut:]
        for end in (last, last + "e"):
            if first in known and end in known:
                return known[first], known[end]
    return ()


def vectors(runs: Sequence[Mapping[str, float]]) -> Floats:
    """A row of length one for each run of terms with their weights; all zeros where no term is known."""
    _, rows, steps = _table()
    made = np.zeros((len(runs), rows.shape[1]), np.float32)
    for start in range(0, len(runs), CHUNK):
        at: list[int] = []
        ids: list[int] = []
        weights: list[float] = []
        for i, run in enumerate(runs[start : start + CHUNK], start):
            for term, weight in run.items():
                found = _rows(term)
                at += [i] * len(found)
                ids += found
                weights += [weight / max(len(found), 1)] * len(found)
        if ids:
            taken = np.asarray(ids)
            terms = rows[taken].astype(np.float32) * (steps[taken] * np.asarray(weights, np.float32))[:, None]
            heads = np.flatnonzero(np.diff(at, prepend=-1))
            made[np.asarray(at)[heads]] = np.add.reduceat(terms, heads, axis=0)
    return _unit(made)


def _unit(made: Floats) -> Floats:
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    unit: Floats = np.divide(made, lengths, out=made, where=lengths > 0)
    return unit


def packed(made: Floats | Halves) -> bytes:
    """The rows as bytes, two for a number: near enough, and half as much to keep."""
    return made.astype("<f2").tobytes()


def singles(halves: Halves, into: Floats) -> Floats:
    """The rows in single precision, written over the first of other rows: by their bits, several times as quick as by numpy's own way.

    The bits of a half, moved to where a single has its own, are it times a power of two; the rows are finite.
    """
    made = into[: len(halves)]
    for start in range(0, len(halves), BLOCK):
        bits = halves[start : start + BLOCK].view(np.int16).astype(np.int32)
        bits <<= HALF_TO_SINGLE
        bits &= SIGN_AND_REST
        np.multiply(bits.view(np.float32), SCALE, out=made[start : start + BLOCK])
    return made


def unpacked(parts: Iterable[bytes], rows: int) -> Halves:
    """The rows that were packed in parts, so many in all; raises ValueError where there are others."""
    wide = _table()[1].shape[1]
    made = np.empty((rows, wide), np.float16)  # as they were packed, for those of a large library fill the memory
    start = 0
    for data in parts:  # one after the other, for all at once would take half as much room again
        some = np.frombuffer(data, "<f2").reshape(-1, wide)
        made[start : start + len(some)] = some
        start += len(some)
    if start != rows:
        raise ValueError(f"{start} vectors for {rows} passages")
    return made
