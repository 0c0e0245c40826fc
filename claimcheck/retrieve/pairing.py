"""The pairs of figures that stand together in a source, of which a third may be made.

What of it is the same whatever a draft says is worked out once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain
from math import inf

from claimcheck.model import ChangeKind, Claim, Form, Passage, Quantity
from claimcheck.retrieve.figures import LEVELS, ONE_SIDED, order
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.ties import like, part_and_whole

LEVEL_FORMS = (*LEVELS, Form.SHARE)
WINDOW = 3  # sentences within which the two figures stand
HELD = 4000  # passages of which the pairs are held

Pair = tuple[Claim, Claim]
May = Callable[["array[float]", "array[float]"], list[int]]  # which of so many pairs of values pass


@dataclass(frozen=True)
class Together:
    """The plain figures about a passage, and the numbers of those that make a pair, one of them in the passage."""

    passage: Passage
    figures: tuple[Claim, ...]
    numbers: tuple[tuple[int, int], ...]
    library: Library

    @cached_property
    def lows(self) -> tuple[array[float], array[float]]:
        """The values of the first and of the second of each pair."""
        values = [_double(c.quantity) for c in self.figures]
        return array("d", (values[i] for i, _ in self.numbers)), array("d", (values[j] for _, j in self.numbers))

    @cached_property
    def all(self) -> tuple[Pair, ...]:
        """The pairs."""
        return tuple((self.figures[i], self.figures[j]) for i, j in self.numbers)

    @cached_property
    def told(self) -> tuple[Pair, ...]:
        """The pairs of which neither is told by a bound only."""
        return tuple(p for p in self.all if not any(c.quantity and c.quantity.bound in ONE_SIDED for c in p))

    @cached_property
    def alike(self) -> tuple[Pair, ...]:
        """Those of one form and unit."""
        return tuple((a, b) for a, b in self.told if like(a.quantity, b.quantity))

    @cached_property
    def parts(self) -> tuple[Pair, ...]:
        """Those of which the one is told as a part of the other."""
        return tuple((a, b) for a, b in self.alike if part_and_whole(a, b, self.library))

    @cached_property
    def beside(self) -> tuple[Pair, ...]:
        """Those of one sentence."""
        return tuple((a, b) for a, b in self.told if a.sentence == b.sentence)


def together(passage: Passage, library: Library, factors: bool = False) -> Together:
    """The figures about a passage; `factors` are among them only where they are asked for."""
    at = (passage.document, passage.span.start, factors)
    found = library.pairs_of.get(at)
    if found is None:
        if len(library.pairs_of) >= HELD:
            library.pairs_of.clear()
        near = tuple(_near(passage, library, factors))
        inside = [i for i, c in enumerate(near) if passage.span.contains(c.anchor)]
        own = set(inside)
        ends = _ends(near)
        places: dict[tuple[int, int], tuple[int, int]] = {}  # of two figures in one place, "24 of 131", the first
        for i, a in enumerate(near):
            for j in range(i + 1, len(near)) if i in own else inside:
                if j > i and ends.get(i, j) == j and ends.get(j, i) == i:
                    places.setdefault((a.anchor.start, near[j].anchor.start), (i, j))
        found = library.pairs_of[at] = Together(passage, near, tuple(places.values()), library)
    return found


def _ends(figures: Sequence[Claim]) -> dict[int, int]:
    """The start of each change that a source tells from and to, with its end: no other figure is set against it."""
    told = [(i, c, c.quantity.change) for i, c in enumerate(figures) if c.quantity and c.quantity.change]
    found = {}
    for i, a, start in told:
        if start.kind is ChangeKind.FROM:
            own = (
                j
                for j, b, end in told
                if end.kind is ChangeKind.TO and end.cue == start.cue and b.sentence == a.sentence
            )
            if (j := next(own, None)) is not None:
                found[i] = j
    return found


def pairs(groups: Sequence[Together], may: May | None = None) -> Iterator[tuple[Claim, Claim, Passage]]:
    """The pairs about some passages, each once; of all only those that pass, where there is something to pass."""
    some = [g for g in groups if g.numbers]
    if may is None:
        yield from once([(g.passage, g.all) for g in some])
    elif some:
        starts = [0, *accumulate(len(g.numbers) for g in some)]
        first, last = (array("d", chain.from_iterable(g.lows[k] for g in some)) for k in (0, 1))
        near = ((bisect_right(starts, n) - 1, n) for n in may(first, last))
        chosen = [(some[g], some[g].numbers[n - starts[g]]) for g, n in near]
        yield from once([(g.passage, ((g.figures[i], g.figures[j]),)) for g, (i, j) in chosen])


def once(groups: Sequence[tuple[Passage, Sequence[Pair]]]) -> Iterator[tuple[Claim, Claim, Passage]]:
    """The pairs of some passages, each for the first of them that has it."""
    seen: set[tuple[str, int, int]] = set()
    for passage, found in groups:
        for a, b in found:
            key = (passage.document, a.anchor.start, b.anchor.start)
            if key not in seen:
                seen.add(key)
                yield a, b, passage


def _double(q: Quantity | None) -> float:
    """A figure's value; infinite where it is too large."""
    try:
        return float(q.low) if q else inf
    except OverflowError:
        return inf


def _near(passage: Passage, library: Library, factors: bool) -> list[Claim]:
    """The source's plain figures in the sentences of the passage's paragraph around it, or in its row and column."""
    paragraph = library.spans_about(passage.document, passage.span)
    at = next((i for i, span in enumerate(paragraph) if span == passage.span), 0)
    whole = library.cell(passage.document, passage.span) is not None
    around = paragraph if whole else paragraph[max(0, at - WINDOW + 1) : at + WINDOW]
    found = [c for span in around for c in library.claims_at.get((passage.document, span.start), ())]
    found = [c for c in found if c.quantity and (_is_level(c.quantity) or (factors and _is_factor(c.quantity)))]
    # what a column's head counts need not be what two cells make
    return [replace(c, about=replace(c.about, counted=())) for c in found] if whole else found


def _is_factor(q: Quantity) -> bool:
    """Whether a figure tells by how much another one changed."""
    return q.form is Form.MULTIPLE or (q.form is Form.SHARE and q.change is not None)


def _is_level(q: Quantity) -> bool:
    """Whether a figure is a level that may be set against another: a count, an amount or a share, no change."""
    changed = q.change is not None and q.change.kind is ChangeKind.BY
    return q.form in LEVEL_FORMS and not changed and q.low.numerator > 0 and order(q.low, q.high) == 0
