"""The places where a quotation stands word for word, as an editor reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.match import Change, Found
from claimcheck.retrieve.quoting.wanted import INSERTED, Gap, Word, pieces, segments

REACH = 1500  # characters of the source that one omission may stand for
FEWEST_WORDS = 4  # of a piece, so that it stands in a place not by chance
SCATTERED = 0.9  # the score of pieces that are word for word, but not where the quotation has them
PER_DOCUMENT = 8  # occurrences of one quotation that are looked at in one document


def exact(items: Sequence[Word | Gap], source: Folded) -> Iterator[Found]:
    """The places where all pieces stand, in order, with no other gaps than the marked ones."""
    runs = segments(items)
    if any(w.stem for _, run in runs for w in run):
        return
    needles = ["".join(w.key for w in run) for _, run in runs]
    count = 0
    for first, last in occurrences(needles[0], source, 0):
        found = _rest(runs, needles, source, first, last)
        if found:
            yield found
            count += 1
            if count == PER_DOCUMENT:
                return


def _rest(
    runs: Sequence[tuple[Gap | None, list[Word]]], needles: Sequence[str], source: Folded, first: int, last: int
) -> Found | None:
    gaps = []
    for (gap, _), needle in zip(runs[1:], needles[1:], strict=True):
        following = next(occurrences(needle, source, last + 1), None)
        if following is None or source.starts[following[0]] - source.ends[last] > REACH:
            return None
        if gap is Gap.INSERTION and following[0] - last - 1 > INSERTED:
            return None
        if gap is Gap.OMISSION:
            gaps.append((last + 1, following[0]))
        last = following[1]
    return Found(first, last, tuple(gaps), 1.0)


def occurrences(needle: str, source: Folded, start: int) -> Iterator[tuple[int, int]]:
    """The first and last words of each occurrence, from word `start` on, that begins and ends with whole words."""
    if needle not in source.joined:
        return
    at = source.joined.find(needle, source.joined_at[start]) if start < len(source.joined_at) else -1
    while at >= 0:
        first, end = source.first_at(at), source.first_at(at + len(needle))
        if first is not None and end is not None and end > first:
            yield first, end - 1
        at = source.joined.find(needle, at + 1)


# ── pieces that stand elsewhere ──────────────────────────────────────────────────────────────────


def scattered(words: str, source: Folded) -> Found | None:
    """The place where all sentences and pieces of a quotation stand, but in another order or far apart."""
    needles = ["".join(w.key for w in piece if isinstance(w, Word)) for piece in pieces(words)]
    if len(needles) < 2 or any(isinstance(w, Gap) or w.stem for piece in pieces(words) for w in piece):
        return None
    if min(len(piece) for piece in pieces(words)) < FEWEST_WORDS:
        return None
    places = [list(islice(occurrences(n, source, 0), PER_DOCUMENT)) for n in needles]
    if not all(places):
        return None
    chosen = min(
        ([min(p, key=lambda o: abs(o[0] - at[0])) for p in places] for at in places[0]),
        key=lambda c: max(o[1] for o in c) - min(o[0] for o in c),
    )
    in_order = all(a[1] < b[0] for a, b in pairwise(chosen))
    kind = "apart" if in_order else "moved"
    return Found(min(o[0] for o in chosen), max(o[1] for o in chosen), (), SCATTERED, (Change(kind),))
