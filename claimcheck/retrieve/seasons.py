"""Times that come again (the dry season, winter, weekdays, the night), of which none is another, and which a figure is told of."""

from __future__ import annotations

from functools import cache

from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.words import tokens
from claimcheck.model import Document, Span


@cache
def _seasons() -> Phrases[tuple[int, int]]:
    """The words for each, with the row of the table that it stands in and its side there."""
    return Phrases.of(
        (word.replace("-", " "), (i, j))
        for i, row in enumerate(rows("populations", "season"))
        for j, kind in enumerate(row["kinds"])
        for word in kind
    )


def seasons(document: Document, part: Span) -> dict[tuple[int, int], Span]:
    """The times that come again in a part of a text, with where each stands."""
    run = tokens(document.prose, part)
    return {hit.value: Span(run[hit.first].start, run[hit.last - 1].end) for hit in _seasons().all(run)}


def other_season(ours: dict[tuple[int, int], Span], theirs: dict[tuple[int, int], Span]) -> tuple[Span, Span] | None:
    """Where two texts tell of two such times, of which the one is not the other: the words of both."""
    for (row, kind), span in ours.items():
        others = {k: s for (r, k), s in theirs.items() if r == row}
        if others and kind not in others and not any(r == row and k in others for r, k in ours):
            return span, next(iter(others.values()))
    return None
