"""On which side of a comparison a time or a place stands: "in 2023 it fed 31, compared with 28 in 2022"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import Token, of_run
from claimcheck.model import Span


class Standing(Protocol):
    """Something that stands in a text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Standing)


def on_side_of(run: Sequence[Token], figure: Span, told: Sequence[T]) -> tuple[T, ...]:
    """Those of a sentence's times or places that are a figure's own.

    What stands behind a "compared with" is none of a figure before it; a figure behind it has what stands before only where
    nothing stands behind. Of a sentence that begins with one, what stands before the comma is nobody's: "Compared with 2022, …".
    """
    for cue in _comparing(run) if told else ():
        comma = next((t.start for t in run if t.text == "," and t.start >= cue.end), figure.end)
        if cue.start == run[0].start and comma < figure.start:
            told = [t for t in told if not cue.end <= t.span.start < comma]
            continue
        behind = [t for t in told if t.span.start >= cue.end]
        before = [t for t in told if t.span.end <= cue.start]
        told = before if figure.end <= cue.start else (behind or told)
    return tuple(told)


@of_run
def _comparing(run: Sequence[Token]) -> tuple[Span, ...]:
    """The cues in a sentence behind which stands what a figure is only held against."""
    return tuple(Span(run[h.first].start, run[h.last - 1].end) for h in cues("slots", "comparing").all(run))
