"""Dates and periods in a run of tokens: every expression of time, and those of them that are stretches of days.

The grammar is in detect/dates: `tables` the words, `numerals` the numbers, `days` the calendar, `points`, `relative`,
`clock` and `durations` the parts, `grammar` how they are put together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.dates.days import Base, Days, Point, resolved
from claimcheck.detect.dates.grammar import Found, read
from claimcheck.detect.dates.numerals import FIRST_YEAR, LAST_YEAR
from claimcheck.detect.dates.parts import Part
from claimcheck.detect.words import Token, of_run
from claimcheck.model import Grain, Period, Span, TimeExpression, When

MONTH_FIRST = "en-US"  # the variety of English that writes the month before the day
NO_YEAR = 4  # stands in where no year is known at all: a leap year, so that every day of the calendar exists


@of_run
def expressions(run: Sequence[Token], reference: dt.date | int | None = None) -> tuple[TimeExpression, ...]:
    """Every expression of time in a run of tokens, in order, none within another.

    `reference` is the day on which the text was written, or the year where no more is known; without it, dates that
    hang on it keep their words and no days.
    """
    year = reference.year if isinstance(reference, dt.date) else reference
    return tuple(_expression(run, found) for found in read(run, Base(year, reference)))


SIDES = ("before", "after", "until")


@of_run
def periods(run: Sequence[Token], year: int | None = None, variety: str = "") -> tuple[Period, ...]:
    """The written dates and periods in a run of tokens; `year` is the one that a date without a year is taken to be in.

    "Early", "late" and the like are left aside, and so is what two readers would read in two ways; the variety of English,
    "en-GB" or "en-US", settles which of two readings "04/05/2020" has.
    """
    made = []
    for found in read(run, Base(year, year, None if year else NO_YEAR)):
        part = found.part.anchor or found.part
        days = _written(part, found.base, variety)
        if days:
            open_ended = part.bound == "since"
            if open_ended:
                days = Days(days.first, dt.date.max, Grain.DECADE, days.inferred)
            span = _span(run, found.opened if open_ended or part.ranged else part.i, part.j)
            ends = run[part.i].lower == "end" and part.bound == "before"  # "before the end of 2024"
            bound = "until" if ends else part.bound
            bound = bound if bound in SIDES else ""
            made.append(Period(span, days.first, days.last, max(days.grain, Grain.DAY), days.inferred, bound))
    return tuple(made)


def _span(run: Sequence[Token], i: int, j: int) -> Span:
    return Span(run[i].start, run[j - 1].end)


def _expression(run: Sequence[Token], found: Found) -> TimeExpression:
    part = found.part
    days = _days(part, found.base, whole=False)
    span = _span(run, found.opened, part.j)
    if days is None:
        return TimeExpression(span, part.kind, relative=part.relative)
    first, last = _bounded(days, part.bound)
    readings = days.readings if not part.bound else ()
    grain = Grain.TIME if part.timed else days.grain
    return TimeExpression(span, part.kind, first, last, grain, days.inferred, part.relative, readings)


def _bounded(days: Days, bound: str) -> tuple[dt.date | None, dt.date | None]:
    """The ends of what a bound makes of a stretch; None is an open end."""
    day = dt.timedelta(1)
    if bound in ("since", "from"):
        return days.first, None
    if bound == "until":
        return None, days.last
    if bound == "before":
        return None, days.first - day if days.first > dt.date.min else None
    if bound == "after":
        return days.last + day if days.last < dt.date.max else None, None
    return days.first, days.last


def _written(part: Part, base: Base, variety: str = "") -> Days | None:
    """The days of a written date, whole; None for the rest, and for a day that may be one of two."""
    if part.start is None or part.kind is not When.DATE or not (part.start.year or part.start.month):
        return None
    days = _days(part, base, whole=True)
    if days is None:
        return None
    if days.readings and not part.start.season:
        if not variety or part.start != part.end:
            return None
        first, last = days.readings[variety == MONTH_FIRST]
        return replace(days, first=first, last=last, readings=())
    if part.start.season:
        year = Point(days.first.year)
        whole = resolved(year, base)
        return replace(whole, inferred=days.inferred) if whole and part.start.year else None
    return days


def _days(part: Part, base: Base, whole: bool) -> Days | None:
    """The days of a part; a year that is written once stands for both ends of a range."""
    if part.start is None or part.end is None:
        return part.days
    end = resolved(part.end, base, whole)
    if end is None or part.start == part.end:
        return end
    borrowed = part.start.year is None and part.start.shift is None
    start = resolved(replace(part.start, year=end.last.year) if borrowed else part.start, base, whole)
    if start is None or start.first > end.last:
        return None
    readings = () if not (start.readings or end.readings) else end.readings
    return replace(end, first=start.first, readings=readings)


def document_year(date: str) -> int | None:
    """The year in a document's date, however it is written."""
    for token in date.replace("-", " ").replace("/", " ").replace(",", " ").split():
        if len(token) == 4 and token.isdecimal() and FIRST_YEAR <= int(token) <= LAST_YEAR:
            return int(token)
    return None
