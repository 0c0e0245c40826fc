"""Dates and periods in a run of tokens, as stretches of days.

period := point | ("from" | "between")? point link point | year ("," year)* "and" year
point  := day month year? | month day ","? year? | month year? | year | decade | ISO date | quarter year
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, phrases, rows
from claimcheck.detect.words import Kind, Token
from claimcheck.model import Grain, Period, Span

FIRST_YEAR, LAST_YEAR = 1500, 2199  # what four bare digits may be as a year
NO_YEAR = 4  # stands in where no year is known at all: a leap year, so that every day of the calendar exists
PLAIN_YEARS = range(1900, 2100)  # what they are taken for without a word that says so


@dataclass(frozen=True, slots=True)
class Point:
    """One written date, tokens `i` up to `j`; what is not written is None."""

    i: int
    j: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    months: int = 1  # a quarter has three


def _words(section: str) -> frozenset[str]:
    return frozenset(word for row in rows("periods", section) for word in row["words"])


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return dict(rows("periods", "month")[0]["words"])


@lru_cache(maxsize=1)
def _before_year() -> frozenset[str]:
    return _words("before_year")


@lru_cache(maxsize=1)
def _open_ended() -> frozenset[str]:
    return _words("open_ended")


@lru_cache(maxsize=1)
def _links() -> frozenset[str]:
    return _words("range_link")


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return _words("range_open")


@lru_cache(maxsize=1)
def _ordinals() -> frozenset[str]:
    return _words("ordinal")


@lru_cache(maxsize=1)
def _relative() -> Phrases[int]:
    return phrases("periods", "this_year", "shift")


def periods(run: Sequence[Token], year: int | None = None) -> tuple[Period, ...]:
    """The periods in a run of tokens; `year` is the one that a date without a year is taken to be in."""
    found = []
    i = 0
    while i < len(run):
        made = _range_at(run, i) or _single_at(run, i)
        if made is None:
            i += 1
            continue
        points, first, last = made
        period = _resolved(run, points, first, last, year)
        if period:
            found.append(period)
            if points[-1].year:
                year = points[-1].year
        i = last
    return tuple(found)


def _range_at(run: Sequence[Token], i: int) -> tuple[tuple[Point, ...], int, int] | None:
    start = i + 1 if run[i].lower in _openers() else i
    a = _point_at(run, start)
    if a is None:
        return None
    if a.year and not a.month:
        listed = _listed_years(run, a)
        if listed:
            return listed, i, listed[-1].j
    if a.j < len(run) and run[a.j].lower in _links():
        link = run[a.j].lower
        b = _point_at(run, a.j + 1, after_link=True, of=a)
        if b and (link != "and" or start > i) and _follows(a, b):
            return (a, b), i, b.j
    return None


def _follows(a: Point, b: Point) -> bool:
    """Whether two points may be the ends of one range."""
    if bool(a.month) != bool(b.month):
        return False
    return not (a.year and b.year) or a.year <= b.year


def _listed_years(run: Sequence[Token], a: Point) -> tuple[Point, ...] | None:
    """Two or more consecutive years in a list: "2017, 2018 and 2019"."""
    points = [a]
    j = a.j
    while j + 1 < len(run) and run[j].lower in (",", "and"):
        k = j + 2 if run[j].lower == "," and run[j + 1].lower == "and" else j + 1
        b = _point_at(run, k) if k < len(run) else None
        if not b or b.month or not b.year or b.year != (points[-1].year or 0) + 1:
            break
        points.append(b)
        j = b.j
    return tuple(points) if len(points) > 1 else None


def _single_at(run: Sequence[Token], i: int) -> tuple[tuple[Point, ...], int, int] | None:
    a = _point_at(run, i)
    return ((a,), a.i, a.j) if a else None


def _number(run: Sequence[Token], i: int) -> int | None:
    if 0 <= i < len(run) and run[i].kind is Kind.NUMBER and run[i].text.isdecimal() and len(run[i].text) <= 4:
        return int(run[i].text)
    return None


def _year_at(run: Sequence[Token], i: int) -> int | None:
    n = _number(run, i)
    return n if n is not None and len(run[i].text) == 4 and FIRST_YEAR <= n <= LAST_YEAR else None


def _day_at(run: Sequence[Token], i: int) -> tuple[int, int] | None:
    n = _number(run, i)
    if n is None or not 1 <= n <= 31 or len(run[i].text) > 2:
        return None
    glued = i + 1 < len(run) and run[i + 1].lower in _ordinals() and run[i + 1].start == run[i].end
    return n, i + 2 if glued else i + 1


def _month_at(run: Sequence[Token], i: int) -> int | None:
    if i < len(run) and run[i].kind is Kind.WORD and run[i].text[0].isupper():
        return _months().get(run[i].lower)
    return None


def _skip(run: Sequence[Token], j: int, signs: tuple[str, ...]) -> int:
    return j + 1 if j < len(run) and run[j].lower in signs else j


def _point_at(run: Sequence[Token], i: int, after_link: bool = False, of: Point | None = None) -> Point | None:
    if i >= len(run):
        return None
    return (
        _iso(run, i)
        or _day_month(run, i)
        or _month_first(run, i)
        or _quarter(run, i)
        or _bare_year(run, i, after_link, of)
    )


def _iso(run: Sequence[Token], i: int) -> Point | None:
    year = _year_at(run, i)
    if year and i + 4 < len(run) and run[i + 1].text == "-" == run[i + 3].text:
        month, day = _number(run, i + 2), _number(run, i + 4)
        if month and day and 1 <= month <= 12 and 1 <= day <= 31 and run[i + 4].end - run[i].start == 10:
            return Point(i, i + 5, year, month, day)
    return None


def _day_month(run: Sequence[Token], i: int) -> Point | None:
    day = _day_at(run, i)
    if not day:
        return None
    j = _skip(run, day[1], ("of",))
    month = _month_at(run, j)
    if not month:
        return None
    year = _year_at(run, _skip(run, j + 1, (",",)))
    return Point(i, _skip(run, j + 1, (",",)) + 1 if year else j + 1, year, month, day[0])


def _month_first(run: Sequence[Token], i: int) -> Point | None:
    month = _month_at(run, i)
    if not month:
        return None
    year = _year_at(run, i + 1)
    if year:
        return Point(i, i + 2, year, month)
    day = _day_at(run, i + 1)
    if day:
        j = _skip(run, day[1], (",",))
        year = _year_at(run, j)
        follows = run[day[1]].lower if day[1] < len(run) else ""
        if year or not follows.isalpha():
            return Point(i, j + 1 if year else day[1], year, month, day[0])
    after = _skip(run, i + 1, ("of", ","))
    year = _year_at(run, after)
    if year and run[after - 1].lower == "of":
        return Point(i, after + 1, year, month)
    if run[i].lower in ("may", "march") and not _dated_before(run, i):
        return None
    return Point(i, i + 1, None, month)


def _dated_before(run: Sequence[Token], i: int) -> bool:
    """Whether a word before "May" or "March" shows it to be the month, at a sentence's start too."""
    return i > 0 and (run[i - 1].lower in _before_year() or run[i - 1].lower in _links())


def _quarter(run: Sequence[Token], i: int) -> Point | None:
    if run[i].lower == "q" and i + 1 < len(run) and run[i + 1].start == run[i].end:
        n = _number(run, i + 1)
        year = _year_at(run, _skip(run, i + 2, ("of", ",")))
        if n in (1, 2, 3, 4) and year:
            return Point(i, _skip(run, i + 2, ("of", ",")) + 1, year, 3 * n - 2, months=3)
    return None


def _bare_year(run: Sequence[Token], i: int, after_link: bool, of: Point | None) -> Point | None:
    year = _year_at(run, i)
    if year is None:
        n = _number(run, i)
        # "2015-16": the second year of a pair is written with two digits
        if after_link and n is not None and of and of.year and not of.month and len(run[i].text) == 2:
            made = of.year // 100 * 100 + n
            return Point(i, i + 1, made) if made == of.year + 1 or run[i].start == run[i - 1].end else None
        return None
    for written in (("s",), ("'", "s")):
        j = i + 1 + len(written)
        if tuple(t.lower for t in run[i + 1 : j]) == written and run[j - 1].end - run[i].end == len(written):
            return Point(i, j, year // 10 * 10, decade=True)
    if i + 1 < len(run) and run[i + 1].kind is Kind.WORD and run[i + 1].start == run[i].end:
        return None
    before = run[i - 1].lower if i else ""
    follows = run[i + 1] if i + 1 < len(run) else None
    if before in _before_year() or after_link:
        return Point(i, i + 1, year)
    counts = follows is not None and (
        follows.text in "%$£€"
        or (follows.lower.endswith("s") and follows.lower.isalpha() and len(follows.lower) > 3)
        or follows.lower in ("percent", "per", "people", "children", "women", "men")
    )
    if year in PLAIN_YEARS and not counts and before not in ("£", "$", "€"):
        return Point(i, i + 1, year)
    return None


def _resolved(
    run: Sequence[Token], points: tuple[Point, ...], first: int, last: int, year: int | None
) -> Period | None:
    end = points[-1]
    inferred = end.year is None
    if inferred:
        hit = _relative().at(run, end.j) if end.j < len(run) else None
        year = year + hit.value if year is not None and hit else year
        year = NO_YEAR if year is None else year
        end = replace(end, year=year)
    start = points[0] if points[0].year else replace(points[0], year=end.year)
    if len(points) == 1:
        start = end
    try:
        begins, ends = _days(start)[0], _days(end)[1]
    except ValueError:
        return None
    if ends < begins:
        return None
    if first and run[first - 1].lower in _open_ended():
        return Period(Span(run[first].start, run[last - 1].end), begins, dt.date.max, Grain.DECADE, inferred)
    grain = Grain.DAY if end.day else Grain.MONTH if end.month else Grain.DECADE if end.decade else Grain.YEAR
    return Period(Span(run[first].start, run[last - 1].end), begins, ends, grain, inferred)


def _days(point: Point) -> tuple[dt.date, dt.date]:
    """The first and the last day; raises ValueError for a day that the calendar lacks."""
    year = point.year or dt.MINYEAR
    if point.decade:
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    if point.month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if point.day is not None:
        day = dt.date(year, point.month, point.day)
        return day, day
    last = point.month + point.months - 1
    return dt.date(year, point.month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def document_year(date: str) -> int | None:
    """The year in a document's date, however it is written."""
    for token in date.replace("-", " ").replace("/", " ").replace(",", " ").split():
        if len(token) == 4 and token.isdecimal() and FIRST_YEAR <= int(token) <= LAST_YEAR:
            return int(token)
    return None
