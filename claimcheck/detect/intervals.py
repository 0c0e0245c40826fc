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
    places = [i for i in range(len(run)) if year_digits(run, i) is not None and is_year(run, i)]
    years = {int(run[i].text) for i in places}
    if len(years) != BOTH:
        return None
    for i in range(len(run)):
        number = number_at(run, i)
        if number is None or number.low != number.high or lower(run, number.j) not in ("year", "years"):
            continue
        end = number.j + 1
        behind = cues("arithmetic", "interval_behind").at(run, end)
        before = cues("arithmetic", "interval_before").ending(run, i)
        if (behind or before) and number.low.denominator == 1 and not bounded(run, i):
            first, last = before.first if before else i, behind.last if behind else end
            if not _beside(run, first, last, places[-1]):
                continue
            return Interval(Span(run[i].start, run[last - 1].end), int(number.low), min(years), max(years))
    return None


def _beside(run: Sequence[Token], first: int, last: int, year: int) -> bool:
    """Whether nothing but an "in" and a comma stands between the time and a year."""
    between = run[last:year] if year >= last else run[year + 1 : first]
    return all(t.text == "," or t.lower in ("in", "by") for t in between)
