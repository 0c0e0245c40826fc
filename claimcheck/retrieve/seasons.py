"""Times that come again (the dry season, winter, weekdays, the night), of which none is another, and which a figure is told of."""

from __future__ import annotations

from claimcheck.detect.words import tokens
from claimcheck.model import Document, Span
from claimcheck.retrieve.kinds import Kind, kinds


def seasons(document: Document, part: Span) -> dict[Kind, Span]:
    """The times that come again in a part of a text, with where each stands."""
    run = tokens(document.prose, part)
    hits = kinds("season").all(run)
    return {kind: Span(run[hit.first].start, run[hit.last - 1].end) for hit in hits for kind in hit.value}


def other_season(ours: dict[Kind, Span], theirs: dict[Kind, Span]) -> tuple[Span, Span] | None:
    """Where two texts tell of two such times, of which the one is not the other: the words of both."""
    for (row, kind), span in ours.items():
        others = {k: s for (r, k), s in theirs.items() if r == row}
        if others and kind not in others and not any(r == row and k in others for r, k in ours):
            return span, next(iter(others.values()))
    return None
