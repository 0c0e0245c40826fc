"""The time that a sentence tells between two years of its own: "opened in 2001 and, eleven years later, in 2012"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.bounds import bounded
from claimcheck.detect.dates.numerals import year_digits
from claimcheck.detect.dates.points import is_year
from claimcheck.detect.lexicon import cues
from claimcheck.detect.numerals import number_at
from claimcheck.detect.words import Token, lower
from claimcheck.model import Span

BOTH = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the time is told, the years that it is said to be, and the two years that it lies between."""

    span: Span
    told: int
    first: int
    last: int


def interval(run: Sequence[Token]) -> Interval | None:
    """The time between the only two years of a sentence, where it tells it in whole years."""
    years = {year for i in range(len(run)) if (year := year_digits(run, i)) is not None and is_year(run, i)}
    if len(years) != BOTH:
        return None
    for i in range(len(run)):
        number = number_at(run, i)
        if number is None or number.low != number.high or lower(run, number.j) not in ("year", "years"):
            continue
        end = number.j + 1
        behind, before = cues("arithmetic", "interval_behind").at(run, end), cues("arithmetic", "interval_before")
        if (behind or before.ending(run, i)) and number.low.denominator == 1 and not bounded(run, i):
            last = behind.last if behind else end
            return Interval(Span(run[i].start, run[last - 1].end), int(number.low), min(years), max(years))
    return None
