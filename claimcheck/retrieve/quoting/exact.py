"""The places where a quotation stands word for word, as an editor reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.match import Found
from claimcheck.retrieve.quoting.wanted import INSERTED, Gap, Word, segments

REACH = 1500  # characters that a quotation with omissions may span in its source
PER_DOCUMENT = 8  # occurrences of one quotation that are looked at in one document


def exact(items: Sequence[Word | Gap], source: Folded) -> Iterator[Found]:
    """The places where all pieces stand, in order, with no other gaps than the marked ones."""
    pieces = segments(items)
    if any(w.stem for _, run in pieces for w in run):
        return
    needles = ["".join(w.key for w in run) for _, run in pieces]
    count = 0
    for first, last in _occurrences(needles[0], source, 0):
        found = _rest(pieces, needles, source, first, last)
        if found:
            yield found
            count += 1
            if count == PER_DOCUMENT:
                return


def _rest(
    pieces: Sequence[tuple[Gap | None, list[Word]]], needles: Sequence[str], source: Folded, first: int, last: int
) -> Found | None:
    gaps = []
    for (gap, _), needle in zip(pieces[1:], needles[1:], strict=True):
        following = next(_occurrences(needle, source, last + 1), None)
        if following is None or source.starts[following[0]] - source.starts[first] > REACH:
            return None
        if gap is Gap.INSERTION and following[0] - last - 1 > INSERTED:
            return None
        if gap is Gap.OMISSION:
            gaps.append((last + 1, following[0]))
        last = following[1]
    return Found(first, last, tuple(gaps), 1.0)


def _occurrences(needle: str, source: Folded, start: int) -> Iterator[tuple[int, int]]:
    """The first and last words of each occurrence, from word `start` on, that begins and ends with whole words."""
    at = source.joined.find(needle, source.joined_at[start]) if start < len(source.joined_at) else -1
    while at >= 0:
        first, end = source.first_at(at), source.first_at(at + len(needle))
        if first is not None and end is not None and end > first:
            yield first, end - 1
        at = source.joined.find(needle, at + 1)
