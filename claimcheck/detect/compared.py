"""Which of a sentence's times and places are a figure's own: "in 2023 it fed 31, compared with 28 in 2022"; "calls, which
had averaged 248 a month, rose in March"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import Kind, Token, of_run
from claimcheck.model import Span

RESPECTIVELY = "respectively"
JOINING = frozenset({",", "and"})
ASIDE = (",", "–", "—", "(", ")")


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


def respective(run: Sequence[Token], figures: Sequence[Span], figure: Span, told: Sequence[T]) -> tuple[T, ...]:
    """The one of a sentence's times or places that is a figure's own in two lists of one length: "to Hay and Ross, for ten and four days
    respectively"; all of them where there are no such lists."""
    if not any(t.lower == RESPECTIVELY for t in run):
        return tuple(told)
    ours = next((group for group in _lists(run, figures) if figure in group), ())
    theirs = next((g for g in _lists(run, [t.span for t in told]) if len(g) == len(ours) > 1), ())
    return tuple(t for t in told if t.span == theirs[ours.index(figure)]) if theirs else tuple(told)


def _lists(run: Sequence[Token], spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The spans in groups, each of those that only commas and an "and" stand between."""
    found: list[tuple[Span, ...]] = []
    for span in sorted(spans):
        between = {t.lower for t in run if found and found[-1][-1].end <= t.start < span.start}
        if found and between and between <= JOINING:
            found[-1] = (*found[-1], span)
        else:
            found.append((span,))
    return found


def times_of(run: Sequence[Token], figure: Span, told: Sequence[T]) -> tuple[T, ...]:
    """Those of a sentence's times that are a figure's own: those on its side of a comparison, and of an aside.

    An aside that says how things had been before ("calls, which had averaged 248 a month, rose in March") is of no time that
    stands outside it, and what stands outside is of none in it.
    """
    own = on_side_of(run, figure, told)
    return tuple(t for t in own if not parted(run, figure, t.span)) if own else own


def parted(run: Sequence[Token], figure: Span, time: Span) -> bool:
    """Whether a time of a sentence is none of a figure's, by an aside.

    One of the two stands in what tells how things had been before, and the other does not; or the time stands in a relative
    clause that has its own verb, and the figure outside it.
    """
    if any(aside.contains(figure) is not aside.contains(time) for aside in _asides(run, "earlier")):
        return True
    return any(aside.contains(time) and not aside.contains(figure) for aside in _asides(run, "relative"))


def relative_of(run: Sequence[Token], time: Span) -> Span | None:
    """The relative clause in which a time stands."""
    return next((aside for aside in _asides(run, "relative") if aside.contains(time)), None)


@of_run
def _asides(run: Sequence[Token], name: str) -> tuple[Span, ...]:
    """The parts of a sentence between two commas, or behind the last one, that open with a word of a table."""
    signs = [i for i, t in enumerate(run) if t.text in ASIDE]
    found = []
    for hit in cues("slots", name).all(run):
        if hit.first - 1 in signs:
            closes = next((i for i in signs if i >= hit.last and not _in_list(run, i)), len(run) - 1)
            found.append(Span(run[hit.first].start, run[closes].end))
    return tuple(found)


def _in_list(run: Sequence[Token], i: int) -> bool:
    """Whether a comma stands between two numbers: "2017, 2018 and 2019"."""
    return 0 < i < len(run) - 1 and run[i - 1].kind is run[i + 1].kind is Kind.NUMBER


@of_run
def _comparing(run: Sequence[Token]) -> tuple[Span, ...]:
    """The cues in a sentence behind which stands what a figure is only held against."""
    return tuple(Span(run[h.first].start, run[h.last - 1].end) for h in cues("slots", "comparing").all(run))
