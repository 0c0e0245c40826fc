"""From the fields of a date to its days: the calendar, and no words."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from claimcheck.model import Grain

WEEK = 7
LENGTH = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}  # units of days
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}  # units of months
GRAIN = {
    "day": Grain.DAY,
    "week": Grain.DAY,
    "weekend": Grain.DAY,
    "fortnight": Grain.DAY,
    "month": Grain.MONTH,
    "quarter": Grain.MONTH,
    "half": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}


@dataclass(frozen=True, slots=True)
class Base:
    """What a date that is not told in full leans on.

    `year` is the last one written before it, or else the reference's; `reference` the day of writing, or its year where
    no more is known; `stand_in` the year of dates for which none is known.
    """

    year: int | None = None
    reference: dt.date | int | None = None
    stand_in: int | None = None

    @property
    def reference_year(self) -> int | None:
        return self.reference.year if isinstance(self.reference, dt.date) else self.reference


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, the ends within it."""

    first: dt.date
    last: dt.date
    grain: Grain
    inferred: bool = False
    readings: tuple[tuple[dt.date, dt.date], ...] = ()


@dataclass(frozen=True, slots=True)
class Sub:
    """A part of a stretch that is counted in units: units `start` up to `end` of it, from its end where below zero."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """The fields of a written date; what is not written is None.

    `months` and `years` are how long it is (a quarter, a decade); `shift` is its year, told from the year of writing
    ("June last year"); `quarters` the part of it that is meant ("late" 2 to 4); `sub` the same, counted.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int = 1
    years: int = 1
    shift: int | None = None
    quarters: tuple[int, int] | None = None
    sub: Sub | None = None
    season: bool = False
    swapped: bool = False  # day and month may be the other way round

    @property
    def grain(self) -> Grain:
        if self.day:
            return Grain.DAY
        if self.month:
            return Grain.MONTH
        return Grain.YEAR if self.years == 1 else Grain.DECADE if self.years == 10 else Grain.CENTURY


def guarded(make: Callable[[], Days | None]) -> Days | None:
    """What `make` gives, or None for a day that the calendar lacks and for a stretch of none ("0 weeks")."""
    try:
        days = make()
    except (ValueError, OverflowError):
        return None
    return days if days and days.first <= days.last else None


def resolved(point: Point, base: Base, whole: bool = False) -> Days | None:
    """The days of a point, None where they cannot be told; `whole`: without regard to "early", "late" and the like."""
    return guarded(lambda: _resolved(point, base, whole))


def _resolved(point: Point, base: Base, whole: bool) -> Days | None:
    if not (point.year or point.month) or (point.season and not point.year):
        return None  # "in winter" is of any year
    dated, inferred = year_of(point, base)
    if dated is None:
        return None
    days = _days(dated, inferred)
    if point.sub and not whole:
        return part_of(days, point.sub)
    if point.quarters and not whole:
        days = narrowed(days, point.quarters)
    if point.season:
        south = _days(replace(dated, month=((point.month or 1) + 5) % 12 + 1), inferred)
        return replace(days, readings=((days.first, days.last), (south.first, south.last)))
    if point.swapped and point.day != point.month:
        other = _days(replace(dated, day=point.month, month=point.day), inferred)
        return replace(days, readings=((days.first, days.last), (other.first, other.last)))
    return days


def year_of(point: Point, base: Base) -> tuple[Point | None, bool]:
    """The point with its year, and whether that was inferred."""
    if point.year:
        return point, False
    year = base.year
    if point.shift is not None and base.reference_year is not None:
        year = base.reference_year + point.shift
    year = year or base.stand_in
    return (replace(point, year=year) if year else None), True


def _days(point: Point, inferred: bool) -> Days:
    """The first and the last day; raises ValueError for a day that the calendar lacks."""
    year = point.year or dt.MINYEAR
    if point.month is None:
        first, last = dt.date(year, 1, 1), dt.date(year + point.years - 1, 12, 31)
    elif point.day:
        first = last = dt.date(year, point.month, point.day)
    else:
        first = dt.date(year, point.month, 1)
        last = plus_months(first, point.months) - dt.timedelta(1)
    return Days(first, last, point.grain, inferred)


def in_year(day: dt.date, year: int, ends_month: bool = False) -> dt.date:
    """The same day of another year, or where it ends its month the end of that; raises ValueError for a day that the year lacks."""
    if ends_month and day.day == calendar.monthrange(day.year, day.month)[1]:
        return day.replace(year=year, day=calendar.monthrange(year, day.month)[1])
    return day.replace(year=year)


def plus_months(day: dt.date, months: int) -> dt.date:
    """The same day, months later, or the last of a shorter month; raises ValueError beyond the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ValueError("beyond the calendar")
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus(day: dt.date, unit: str, n: int) -> dt.date:
    """The day, n units later; raises ValueError or OverflowError beyond the calendar."""
    if unit in MONTHS:
        return plus_months(day, MONTHS[unit] * n)
    return day + dt.timedelta(LENGTH[unit] * n)


def narrowed(days: Days, part: tuple[int, int]) -> Days:
    """The part of a stretch from one quarter of it to another, in whole units of the next finer grain, rather more than less."""
    unit = {Grain.MONTH: "day", Grain.YEAR: "month", Grain.DECADE: "year", Grain.CENTURY: "year"}.get(days.grain)
    if unit is None:
        return days
    end = days.last + dt.timedelta(1)
    n = (end - days.first).days if unit == "day" else (end.year - days.first.year) * 12 + end.month - days.first.month
    n = n // 12 if unit == "year" else n
    first = plus(days.first, unit, math.floor(n * part[0] / 4))
    last = plus(days.first, unit, math.ceil(n * part[1] / 4)) - dt.timedelta(1)
    return replace(days, first=first, last=last)


def part_of(days: Days, sub: Sub) -> Days:
    """Units of a stretch, counted from its start or its end; raises ValueError where it is not so long."""
    start = (
        plus(days.first, sub.unit, sub.start)
        if sub.start >= 0
        else plus(days.last + dt.timedelta(1), sub.unit, sub.start)
    )
    end = (
        plus(days.first, sub.unit, sub.end) if sub.start >= 0 else plus(days.last + dt.timedelta(1), sub.unit, sub.end)
    )
    last = end - dt.timedelta(1)
    if not days.first <= start <= min(last, days.last) or last > days.last + dt.timedelta(WEEK):
        raise ValueError("not within the stretch")
    return replace(days, first=start, last=min(last, days.last), grain=GRAIN[sub.unit], readings=())


def unit_around(reference: dt.date | int, unit: str, shift: int) -> Days:
    """The calendar's own day, week, month … around the reference, `shift` of them later.

    Raises ValueError where only a year is known and the unit is finer, or beyond the calendar.
    """
    if isinstance(reference, int):
        if MONTHS.get(unit, 0) < MONTHS["year"]:
            raise ValueError("only the year is known")
        reference = dt.date(reference, 1, 1)
    if unit == "weekend":
        saturday = unit_around(reference, "week", shift).first + dt.timedelta(5)
        return Days(saturday, saturday + dt.timedelta(1), Grain.DAY)
    if unit in LENGTH:
        start = reference if unit == "day" else reference - dt.timedelta(reference.weekday())
    elif unit in MONTHS and MONTHS[unit] <= MONTHS["year"]:
        size = MONTHS[unit]
        start = dt.date(reference.year, (reference.month - 1) // size * size + 1, 1)
    elif unit in MONTHS:
        size = MONTHS[unit] // 12
        start = dt.date(max(reference.year // size * size, dt.MINYEAR), 1, 1)
    else:
        raise ValueError(f"{unit} is shorter than a day")
    start = plus(start, unit, shift)
    return Days(start, plus(start, unit, 1) - dt.timedelta(1), GRAIN[unit])


def rolling(reference: dt.date | int, unit: str, n: int) -> Days:
    """The n units up to the reference, or from it on; raises ValueError as `unit_around` does."""
    if isinstance(reference, int):
        whole = unit_around(reference, "year", 0)
        if MONTHS.get(unit, 0) < MONTHS["year"]:
            raise ValueError("only the year is known")
        first, last = (plus(whole.first, unit, n), whole.last) if n < 0 else (whole.first, plus(whole.last, unit, n))
        return Days(first, last, GRAIN[unit])
    unit, n = ("week", n) if unit == "weekend" else (unit, n)
    if unit not in GRAIN:
        raise ValueError(f"{unit} is shorter than a day")
    end = plus(reference, unit, n)
    return Days(min(end, reference), max(end, reference), GRAIN[unit])


def ago(reference: dt.date | int, unit: str, n: int) -> Days:
    """The day, month or year that lies n units from the reference; raises ValueError as `unit_around` does."""
    if unit in ("week", "fortnight", "weekend"):
        if isinstance(reference, int):
            raise ValueError("only the year is known")
        day = plus(reference, "week", n * (2 if unit == "fortnight" else 1))
        return Days(day, day, Grain.DAY)
    if unit in ("decade", "century"):
        unit, n = "year", n * MONTHS[unit] // 12
    return unit_around(reference, unit, n)
