"""What the readers of dates hand to one another: a part of an expression, and what it is read in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from claimcheck.detect.dates.days import Base, Days, Point
from claimcheck.detect.words import Token
from claimcheck.model import When


class Slot(Enum):
    """What a part of a date fills in, which says what it may be joined with."""

    DAY = 1  # a day of a month
    WEEKDAY = 2
    WEEK = 3
    DAY_ONLY = 4  # a day of a month that is not named: "the 21st"
    LONGER = 5
    TIME = 6
    DURATION = 7
    SET = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `i` up to `j`, read as a time.

    A written date has `start` and `end`, the same Point but for a range; what is told otherwise has its `days`, None
    where they cannot be told. `amount` is a duration's number, None where it is vague, and unit. `bound` says that the
    days begin or end what is meant (since, after, until, before).
    """

    i: int
    j: int
    kind: When
    slot: Slot
    start: Point | None = None
    end: Point | None = None
    days: Days | None = None
    amount: tuple[int | None, str] | None = None
    weekday: int | None = None
    bound: str = ""
    relative: bool = False
    anchor: Part | None = None  # the written date that it is told from
    alone: bool = True  # whether it is a time without a neighbour that is one
    ranged: bool = False
    timed: bool = False  # whether it tells a time of day as well


def date(i: int, j: int, point: Point, slot: Slot | None = None, end: Point | None = None, alone: bool = True) -> Part:
    """A written date as a part."""
    slot = slot or (Slot.DAY if point.day else Slot.LONGER)
    return Part(i, j, When.DATE, slot, point, end or point, alone=alone, ranged=end is not None)


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of tokens, what its dates lean on, and the reader of the parts at a token; `depth` counts dates within dates."""

    run: Sequence[Token]
    base: Base
    atom: Callable[[Scope, int], Part | None]
    depth: int = 0

    def inner(self, i: int) -> Part | None:
        """The date at token `i` that another one leans on ("three days after 9 April"); none at the third level."""
        if i >= len(self.run) or self.depth >= 2:
            return None
        return self.atom(Scope(self.run, self.base, self.atom, self.depth + 1), i)
