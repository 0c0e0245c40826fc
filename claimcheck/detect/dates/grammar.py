"""The parts of a date put together: expressions of time in a run of tokens, from left to right.

expression := bound? range | bound? moment
range      := ("from" | "between")? moment link moment | year ("," year)* "and" year
moment     := part (glue? part)*, no two of which fill the same slot
part       := a written date | a relative one | a time of day | a duration | what comes again
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.detect.dates import clock, durations, points, relative
from claimcheck.detect.dates.days import WEEK, Base, Days, Point, guarded, plus
from claimcheck.detect.dates.numerals import year_digits
from claimcheck.detect.dates.parts import Part, Scope, Slot, date
from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, Token, glued, lower, of_run, stop_words
from claimcheck.model import Grain, When

Reader = Callable[[Scope, int], Part | None]
JOINS = {
    (Slot.WEEKDAY, Slot.DAY),
    (Slot.WEEKDAY, Slot.DAY_ONLY),
    (Slot.WEEKDAY, Slot.TIME),
    (Slot.WEEKDAY, Slot.WEEK),
    (Slot.DAY, Slot.WEEKDAY),
    (Slot.DAY, Slot.TIME),
    (Slot.DAY_ONLY, Slot.TIME),
    (Slot.DAY_ONLY, Slot.LONGER),
    (Slot.WEEK, Slot.WEEKDAY),
    (Slot.TIME, Slot.DAY),
    (Slot.TIME, Slot.WEEKDAY),
    (Slot.TIME, Slot.TIME),
    (Slot.TIME, Slot.DURATION),
    (Slot.DURATION, Slot.TIME),
    (Slot.DURATION, Slot.DAY),
    (Slot.DURATION, Slot.WEEKDAY),
    (Slot.DAY, Slot.DURATION),
    (Slot.SET, Slot.TIME),
    (Slot.TIME, Slot.SET),
}


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, the token at which it begins with its bound, and what it leans on."""

    part: Part
    opened: int
    base: Base


def _duration_or_offset(s: Scope, i: int) -> Part | None:
    part = durations.duration(s, i)
    if part is None:
        return None
    return relative.offset(s, part) or (_joined(s, part) if durations.is_rate(s, part) else part)


def _count_then_relative(s: Scope, i: int) -> Part | None:
    """ "the 5 past years", "13 last minutes"."""
    n, j = durations.amount(s, i)
    hit = words().relative.at(s.run, j) if j else None
    if not j or not hit or not hit.value.shift:
        return None
    unit = words().unit.get(lower(s.run, hit.last))
    if unit is None or unit == lower(s.run, hit.last):
        return None
    return relative.told(i, hit.last + 1, relative.rolling_days(s, unit, n, hit.value.shift))


DIGITS: tuple[Reader, ...] = (
    points.numeric,
    clock.clock,
    points.day_month,
    points.century,
    relative.counted_part,
    points.year_led,
    _duration_or_offset,
    _count_then_relative,
    clock.bare_hour,
    points.day_only,
)


# What digits may be is told by the sign that follows them without a space.
BY_SIGN: dict[str, tuple[Reader, ...]] = {"/": (points.numeric, points.year_led), ":": (clock.clock,)}


def _digit_readers(s: Scope, i: int) -> tuple[Reader, ...]:
    return BY_SIGN.get(s.run[i + 1].text, DIGITS) if _goes_on(s.run, i) else DIGITS


def _goes_on(run: Sequence[Token], i: int) -> bool:
    """Whether a number is followed by a sign and another number or a word without a space: "2019-04", "8:30", "23/Sep"."""
    return glued(run, i + 1) and glued(run, i + 2) and run[i + 1].text in "-/:" and run[i + 2].kind is not Kind.SYMBOL


@lru_cache(maxsize=1)
def readers() -> dict[str, tuple[Reader, ...]]:
    """The readers of what may begin with a word, in order: the one test that most words of a text meet."""
    table = words()
    found: dict[str, list[Reader]] = {}

    def put(starts: Iterator[str] | Sequence[str], *made: Reader) -> None:
        for word in starts:
            found.setdefault(word, []).extend(r for r in made if r not in found.get(word, ()))

    put([*table.deictic.by_first], relative.deictic)
    put([*table.part.by_first], relative.narrowed_part)
    put([*table.week_of.by_first], relative.week_of)
    put([*table.every.by_first], durations.repeated)
    put([*table.clock_word.by_first, "half", "quarter"], clock.clock)
    put([*table.cardinal, *table.ten], clock.clock, points.day_month)
    put([*table.ordinal, *table.ten], points.day_month, points.century, relative.counted_part)
    put(["last"], relative.counted_part)
    put([*table.relative.by_first], relative.relative)
    put([*table.pointing], relative.pointing)
    put([*table.month], points.month_first)
    put([*table.weekday, *table.short_weekday], points.weekday)
    put([*table.named_day.by_first, *table.moving_day.by_first], points.named_day)
    put([*table.season], points.season)
    put([*table.letter], points.letter_quarter)
    put([*table.fiscal.by_first], points.fiscal)
    put([*table.decade], points.word_decade)
    put([*table.end_short], relative.end_short)
    put([*table.set_word.by_first, *table.set_plural], durations.set_word)
    put([*table.all_of], durations.whole)
    put([*table.daypart], clock.daypart)
    put(
        [*table.cardinal, *table.ten, *table.vague_count.by_first, "a", "an"], _duration_or_offset, _count_then_relative
    )
    put([*table.unit], relative.the_unit)
    put([*table.cardinal, *table.ten], clock.bare_hour)
    put([*table.ordinal, *table.ten], points.day_only)
    return {word: tuple(made) for word, made in found.items()}


def atom(s: Scope, i: int) -> Part | None:
    """The part that begins at token `i`, by the first reader that knows it."""
    for reader in _digit_readers(s, i) if s.run[i].kind is Kind.NUMBER else readers().get(s.run[i].lower, ()):
        part = reader(s, i)
        if part:
            return part
    return None


@lru_cache(maxsize=1)
def _after_number() -> frozenset[str]:
    """The words and signs one of which follows any number that begins a time, but for years and the like."""
    t = words()
    phrases = (t.half_day, t.o_clock, t.relative, t.and_part)
    plain = (
        t.past,
        t.ordinal_suffix,
        t.month,
        t.range_link,
        t.day_link,
        t.unit,
        t.letter,
        t.cardinal,
        t.ten,
        t.century,
        (":", "/", ".", "s", "'", "of", "or"),
    )
    return frozenset().union(*(p.by_first for p in phrases), *plain)


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    return frozenset(words().cardinal)


def _may_begin(run: Sequence[Token], i: int) -> bool:
    """Whether a token may begin a time: the cheap test that spares most words of a text, and most of its numbers, the readers."""
    token = run[i]
    number = token.kind is Kind.NUMBER
    if not number and token.lower not in readers():
        return False
    if not number and token.lower not in _numbers():
        return True
    if number and (len(token.text) in (4, 8) or "." in token.text):
        return True
    follows = lower(run, i + 1)
    if follows in _after_number():
        return True
    return follows in words().before_daypart.by_first and (
        lower(run, i + 2) == "the" or lower(run, i + 2) in words().daypart
    )


@of_run
def read(run: Sequence[Token], base: Base) -> tuple[Found, ...]:
    """The expressions in a run, in order, none within another."""
    found = []
    i = after = 0
    scope = Scope(run, base, atom)
    while i < len(run):
        part = _expression(scope, i) if _may_begin(run, i) else None
        if part is None:
            i += 1
            continue
        found.append(Found(part, _opened(run, part, after), base))
        if part.end and part.end.year and part.end.years == 1:
            base = replace(base, year=part.end.year)
            scope = Scope(run, base, atom)
        i = after = part.j
    return tuple(found)


def _expression(s: Scope, i: int) -> Part | None:
    first = _moment(s, i)
    if first is None:
        return None
    pair = _short_pair(s, first)
    made = (None if pair else _listed(s, first)) or _range(s, pair or first) or pair or first
    if not made.alone:
        return None
    return _closed(s, made)


# ── parts beside one another ─────────────────────────────────────────────────────────────────────


def _moment(s: Scope, i: int) -> Part | None:
    part = atom(s, i)
    while part:
        following = _joined(s, part)
        if following is None:
            return _year_last(s, part)
        part = following
    return part


def _year_last(s: Scope, part: Part) -> Part:
    """The date with a year that comes after its time: "26 October 15:50 2016"."""
    year = year_digits(s.run, part.j) if part.timed and part.start and not part.start.year else None
    if not year or part.start is None:
        return part
    point = replace(part.start, year=year)
    return replace(part, j=part.j + 1, start=point, end=point)


def _joined(s: Scope, part: Part) -> Part | None:
    """The part with the one after it, where the two make one date."""
    run, j = s.run, part.j
    for _ in range(3):
        if j >= len(run):
            return None
        more = atom(s, j)
        if more and _joins(run, part, more):
            return _both(s, part, more)
        if run[j].lower not in words().glue and not (run[j].text == "T" and glued(run, j)):
            return None
        j += 1
    return None


def _joins(run: Sequence[Token], part: Part, more: Part) -> bool:
    if (part.slot, more.slot) not in JOINS:
        return False
    if (part.slot, more.slot) == (Slot.DAY_ONLY, Slot.LONGER) and not (more.relative and more.days):
        return False
    between = [t.lower for t in run[part.j : more.i]]
    if part.slot is Slot.DURATION and more.kind is When.DATE:
        return words().bound.at(run, more.i - 1) is not None and "," not in between[1:]
    if more.slot is Slot.DURATION or part.slot is Slot.DURATION:
        return ("for" in between or "from" in between) and (part.slot is not Slot.DAY or part.timed)
    if part.slot is Slot.TIME and more.slot is Slot.TIME:
        return "for" not in between and "," not in between
    return "for" not in between or more.alone


def _both(s: Scope, part: Part, more: Part) -> Part:
    """One part of two: the days are those of the one that tells them."""
    if part.slot is Slot.DURATION and more.kind is When.DATE:
        return replace(more, i=part.i, slot=Slot.LONGER, alone=True, start=None, end=None, days=_lasting(s, part, more))
    dated = more if part.kind is not When.DATE and more.kind is When.DATE else part
    if part.slot is Slot.WEEKDAY and more.slot in (Slot.DAY, Slot.DAY_ONLY):
        dated = more
    if part.slot is Slot.SET or more.slot is Slot.SET:
        dated = part if part.slot is Slot.SET else more
    if {part.slot, more.slot} == {Slot.WEEK, Slot.WEEKDAY}:
        week, named = (part, more) if part.slot is Slot.WEEK else (more, part)
        dated = replace(week, slot=Slot.DAY, start=None, end=None, days=_weekday_of(s, week, named))
    if (part.slot, more.slot) == (Slot.DAY_ONLY, Slot.LONGER):
        dated = replace(more, slot=Slot.DAY, days=_day_of(part, more))
    slot = Slot.DAY if dated.slot is Slot.DAY_ONLY or (dated.slot is Slot.WEEKDAY and dated.days) else dated.slot
    timed = Slot.TIME in (part.slot, more.slot) and dated.kind is When.DATE
    return replace(
        dated, i=part.i, j=more.j, slot=slot, alone=True, amount=None, timed=timed or part.timed or more.timed
    )


def _lasting(s: Scope, length: Part, start: Part) -> Days | None:
    """The days of "two weeks starting 20 May"."""
    day = relative.days_of(s, start)
    n, unit = length.amount or (None, "")
    if day is None or n is None or unit in relative.HOURLY:
        return None
    return guarded(lambda: replace(day, last=plus(day.first, unit, n) - dt.timedelta(1), readings=()))


def _weekday_of(s: Scope, week: Part, named: Part) -> Days | None:
    """The day of "Monday of next week"."""
    days = relative.days_of(s, week)
    if days is None or named.weekday is None or (days.last - days.first).days >= WEEK:
        return None
    day = days.first + dt.timedelta((named.weekday - days.first.weekday()) % WEEK)
    return replace(days, first=day, last=day)


def _day_of(day: Part, month: Part) -> Days | None:
    """The day of "the 5th of next month"."""
    days, number = month.days, day.start.day if day.start else None
    if days is None or number is None or days.grain is not Grain.MONTH:
        return None
    made = days.first + dt.timedelta(number - 1)
    return replace(days, first=made, last=made, grain=Grain.DAY) if made <= days.last else None


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────


def _listed(s: Scope, a: Part) -> Part | None:
    """Two or more consecutive years in a list: "2017, 2018 and 2019"."""
    run = s.run
    if a.start is None or a.end is None or not a.start.year or a.start.month or a.start != Point(a.start.year):
        return None
    end, j = a.start.year, a.j
    while j + 1 < len(run) and run[j].lower in (",", "and"):
        k = j + 2 if run[j].lower == "," and run[j + 1].lower == "and" else j + 1
        if year_digits(run, k) != end + 1 or (glued(run, k + 1) and run[k + 1].kind is Kind.WORD):
            break
        end, j = end + 1, k + 1
    return replace(a, j=j, end=Point(end), ranged=True) if end > a.start.year else None


def _range(s: Scope, a: Part) -> Part | None:
    """Two parts with a link between them."""
    run = s.run
    if a.j >= len(run) or run[a.j].lower not in words().range_link or a.kind in (When.DURATION, When.SET):
        return None
    if a.ranged and (a.start is None or a.start.month or a.kind is When.TIME):
        return None
    opened = lower(run, a.i - 1) in words().range_open or (
        lower(run, a.i - 2) in words().range_open and lower(run, a.i - 1) == "the"
    )
    link = run[a.j].lower
    if link == "and" and not opened:
        return None
    k = a.j + 1
    k = k + 1 if lower(run, k) == "the" else k
    if k >= len(run):
        return None
    b = _linked_year(s, k) or _moment(s, k)
    if b is None or b.kind not in (When.DATE, When.TIME):
        return None
    return _ends(s, a, _short_pair(s, b) or b, opened)


def _short_pair(s: Scope, a: Part) -> Part | None:
    """ "2015-16", "2015/16", "2008/9", "from 2015 to 16": a year with a second one of fewer digits."""
    if a.start is None or not a.start.year or a.start != Point(a.start.year) or a.ranged:
        return None
    if lower(s.run, a.j) not in words().range_link or lower(s.run, a.j) == "and" or year_digits(s.run, a.j + 1):
        return None
    read = points.pair_end(s.run, a.start.year, a.j)
    return replace(a, j=read[1], end=Point(read[0]), ranged=True) if read else None


def _linked_year(s: Scope, k: int) -> Part | None:
    """Four digits after a link are a year whatever follows: "from 2016 to 2019 schools closed"."""
    n = year_digits(s.run, k)
    plain = n and not (glued(s.run, k + 1) and s.run[k + 1].kind is Kind.WORD)
    field = _goes_on(s.run, k) and s.run[k + 2].kind is Kind.NUMBER  # of a date in digits
    return date(k, k + 1, Point(n)) if plain and not field else None


def _ends(s: Scope, a: Part, b: Part, opened: bool) -> Part | None:
    if a.start and b.start:
        if b.slot is Slot.DAY_ONLY and a.start.month and not a.start.year:
            b = _with_year(s, b)
        start, end = _borrowed(a.start, b.end) if b.end else (a.start, a.start)
        if not (end.year or end.month) or not _follows(start, end):
            return None
        if b.ranged and b.end and b.end.month:
            return None
        return replace(b, i=a.i, slot=Slot.LONGER, start=start, end=end, alone=True, ranged=True)
    if (a.start and not opened) or (a.kind is not b.kind and not (opened or a.timed or b.timed)):
        return None
    if a.days and b.days and a.days.first <= b.days.last:
        days = replace(b.days, first=a.days.first)
        return Part(a.i, b.j, When.DATE, Slot.LONGER, days=days, relative=True, ranged=True)
    if not opened and lower(s.run, a.j) not in ("-", "–", "—"):
        return None
    dated = When.DATE if When.DATE in (a.kind, b.kind) else When.TIME
    return Part(a.i, b.j, dated, Slot.LONGER, days=_mixed(s, a, b), relative=a.relative or b.relative, ranged=True)


def _with_year(s: Scope, b: Part) -> Part:
    """The end of "14 to 20, 2011" or "the 14th to the 20th, 2011" with the year of both."""
    read = points.year_after(s.run, b.j)
    return replace(b, j=read[1], end=replace(b.end, year=read[0])) if read and b.end else b


def _mixed(s: Scope, a: Part, b: Part) -> Days | None:
    """The days from one end that is written to one that is told otherwise."""
    first, last = relative.days_of(s, a), relative.days_of(s, b)
    return replace(last, first=first.first) if first and last and first.first <= last.last else None


def _borrowed(a: Point, b: Point) -> tuple[Point, Point]:
    """The ends of a range, each with the month that only the other one names."""
    if a.day and not a.month and b.month:
        month = b.month if b.day and a.day <= b.day else (b.month - 2) % 12 + 1
        a = replace(a, month=month)
    elif b.day and not b.month and a.day:
        b = replace(b, month=a.month, year=b.year or a.year)
    return a, b


def _follows(a: Point, b: Point) -> bool:
    """Whether two points may be the ends of one range."""
    if bool(a.month) != bool(b.month) and not (a.year and b.year):
        return False
    return not (a.year and b.year) or a.year <= b.year


# ── what stands around ───────────────────────────────────────────────────────────────────────────


def _opened(run: Sequence[Token], part: Part, least: int) -> int:
    """The token at which the expression begins: with its bound, or with what opens its range."""
    i = part.i
    i = i - 1 if i > least and run[i - 1].lower == "the" else i
    hit = words().bound.ending(run, i, 3) if part.bound else None
    if hit and hit.first >= least:
        return hit.first
    if part.ranged and i > least and run[i - 1].lower in words().range_open:
        return i - 1
    return part.i


def _names_event(run: Sequence[Token], j: int) -> bool:
    """Whether a noun stands at token `j`, behind a date that only says which one is meant."""
    return j < len(run) and run[j].kind is Kind.WORD and run[j].lower not in stop_words()


def _closed(s: Scope, part: Part) -> Part:
    """The expression with the bound before or after it, and with "this year" after it."""
    run = s.run
    hit = words().this_year.at(run, part.j + 1 if lower(run, part.j) == "of" else part.j)
    if hit and part.end and part.end.month and not part.end.year and part.start:
        shifted = replace(part.end, shift=hit.value)
        start = part.start if part.start.year else replace(part.start, shift=hit.value)
        part = replace(part, j=hit.last, start=start, end=shifted)
    if part.kind is not When.DATE or part.ranged:
        return part
    after = words().bound_after.at(run, part.j)
    if after:
        return replace(part, j=after.last, bound=after.value)
    i = part.i - 1 if lower(run, part.i - 1) == "the" else part.i
    before = words().bound.ending(run, i, 3)
    if before and before.value in ("before", "after") and i < part.i and _names_event(run, part.j):
        return part  # "after the 2005 reform" is not after 2005
    on = lower(run, part.j) == "on"
    if before and run[before.first].lower == "from" and (on or before.first == 0):
        return replace(part, j=part.j + on, bound="since")  # "from March 2023 on", "From March 2023 tenants paid"
    return replace(part, bound=before.value) if before else part
