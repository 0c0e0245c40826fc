"""Dates that are told from another one: from the day of writing, from a date beside them, or from one in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.dates import durations, points
from claimcheck.detect.dates.days import (
    MONTHS,
    Days,
    Point,
    Sub,
    ago,
    guarded,
    narrowed,
    part_of,
    plus,
    resolved,
    rolling,
    unit_around,
)
from claimcheck.detect.dates.numerals import digits, ordinal, small, year_digits
from claimcheck.detect.dates.parts import Part, Scope, Slot, date
from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words
from claimcheck.model import Grain, When

MOST_WORDS = 3  # of a thing whose part is told: "the first months of the long dry season"
NO_EVENT = ("to", "from", "since")  # after a length, these say nothing of an event: "two days to the council"
HOURLY = ("hour", "minute", "second")


def days_of(s: Scope, part: Part) -> Days | None:
    """The days of a part, its years taken from the base where they are not written."""
    if part.start is None or part.end is None:
        return part.days
    end = resolved(part.end, s.base)
    if part.start == part.end or end is None:
        return end
    start = resolved(part.start if part.start.year else replace(part.start, year=end.first.year), s.base)
    return replace(end, first=start.first) if start and start.first <= end.last else None


def told(i: int, j: int, days: Days | None, slot: Slot = Slot.LONGER) -> Part:
    return Part(i, j, When.DATE, slot, days=days, relative=True)


def _written(part: Part) -> Part | None:
    """The written date in a part, for one that is told from it."""
    return part if part.start else part.anchor


# ── from the day of writing ──────────────────────────────────────────────────────────────────────


def deictic(s: Scope, i: int) -> Part | None:
    """ "today", "yesterday", "at present"."""
    hit = words().deictic.at(s.run, i)
    if hit is None:
        return None
    reference = s.base.reference
    days = guarded(lambda: ago(reference, "day", hit.value)) if reference is not None else None
    if lower(s.run, i - 1) == "-" and glued(s.run, i):
        return None
    doubtful = words().doubtful_deictic.at(s.run, i)
    linked = lower(s.run, i - 1) in words().range_open or words().bound.ending(s.run, i, 2) is not None
    return replace(told(i, hit.last, days, Slot.DAY), alone=not doubtful or linked)


def relative(s: Scope, i: int) -> Part | None:
    """ "last week", "this March", "next Monday", "the past five years", "last night"."""
    hit = words().relative.at(s.run, i)
    if hit is None:
        return None
    relation = hit.value
    counted = counted_relative(s, i, hit.last, relation.shift)
    if counted:
        return counted
    part = _shifted(s, i, hit.last, relation.shift, relation.rolling)
    in_text = relation.text and lower(s.run, i - 1) == "the"
    return replace(part, days=None) if part and in_text else part


def counted_relative(s: Scope, i: int, j: int, shift: int) -> Part | None:
    """ "last five years", "next couple of weeks": the units up to now, or from now on."""
    if j >= len(s.run) or not shift:
        return None
    n, k = durations.amount(s, j)
    unit = words().unit.get(lower(s.run, k)) if k else None
    if not k or not unit:
        return None
    return told(i, k + 1, rolling_days(s, unit, n, shift))


def rolling_days(s: Scope, unit: str, n: int | None, shift: int) -> Days | None:
    reference = s.base.reference
    if n is None or reference is None:
        return None
    return guarded(lambda: rolling(reference, unit, n * shift))


def _shifted(s: Scope, i: int, j: int, shift: int, is_rolling: bool) -> Part | None:
    run, reference = s.run, s.base.reference
    word = lower(run, j)
    unit = words().unit.get(word.removesuffix("'s"))
    owned = word.endswith("'s")
    if unit in HOURLY:
        return Part(i, j + 1, When.TIME, Slot.TIME) if word not in words().ordinal else None
    if unit and shift and word == f"{unit}s":
        return told(i, j + 1, None)  # "in recent weeks", "the coming years"
    if unit and (word == unit or owned or word == "night"):
        if word == "night":
            days = guarded(lambda: ago(reference, "day", shift)) if reference is not None else None
            return told(i, j + 1, days, Slot.DAY)
        if is_rolling or (unit == "decade" and shift < 0):
            return told(i, j + 1, rolling_days(s, unit, 1, shift))
        days = guarded(lambda: unit_around(reference, unit, shift)) if reference is not None else None
        inner = _owned_part(s, i, j, shift) if owned else None
        return inner or told(i, j + 1, days, Slot.WEEK if unit in ("week", "weekend") else Slot.LONGER)
    if word in words().weekday or (word in words().short_weekday and run[j].text[0].isupper()):
        number = words().weekday.get(word, words().short_weekday.get(word, 0))
        return told(i, j + 1, _weekday(reference, number, shift), Slot.WEEKDAY)
    if word in words().daypart:
        days = guarded(lambda: ago(reference, "day", 0)) if reference is not None and not shift else None
        return told(i, j + 1, days, Slot.DAY)
    month = points.month_at(run, j)
    if month and month_is_alone(run, j):
        anchor = date(j, j + 1, Point(None, month))
        return replace(told(i, j + 1, _named(s, Point(None, month), shift)), anchor=anchor)
    if word in words().season:
        return told(i, j + 1, _named(s, Point(None, words().season[word], months=3, season=True), shift))
    named = points.feast(run, j)
    if named:
        return told(i, named[1], _named(s, named[0], shift), Slot.DAY)
    return None


def month_is_alone(run: Sequence[Token], j: int) -> bool:
    """Whether no day and no year follow a month, so that it is told from the day of writing alone."""
    return digits(run, j + 1, 4) is None


def _owned_part(s: Scope, i: int, j: int, shift: int) -> Part | None:
    """ "next year's first quarter"."""
    read = ordinal(s.run, j + 1)
    year = s.base.reference_year
    size = MONTHS.get(lower(s.run, read[1])) if read else None
    if not read or size not in (3, 6):
        return None
    days = (
        resolved(Point(year + shift, size * (read[0] - 1) + 1, months=size), s.base)
        if year and read[0] <= 12 // size
        else None
    )
    return told(i, read[1] + 1, days)


def _weekday(reference: dt.date | int | None, number: int, shift: int) -> Days | None:
    """The weekday of this week, of the one before or the one after."""
    if not isinstance(reference, dt.date):
        return None

    def make() -> Days:
        day = unit_around(reference, "week", shift).first + dt.timedelta(number)
        return Days(day, day, Grain.DAY)

    return guarded(make)


def _named(s: Scope, point: Point, shift: int) -> Days | None:
    """A month, a season or a feast of this year, or the last or the next one of its name."""
    reference = s.base.reference
    if reference is None or (shift and isinstance(reference, int)):
        return None
    if isinstance(reference, int):
        return resolved(replace(point, year=reference), s.base)
    here = resolved(replace(point, year=reference.year), s.base)
    if here is None or not shift:
        return here
    past = here.last < reference if shift < 0 else here.first > reference
    return here if past else resolved(replace(point, year=reference.year + shift), s.base)


def pointing(s: Scope, i: int) -> Part | None:
    """ "that weekend", "the same year": another date of the text, left as words."""
    word = lower(s.run, i + 1)
    singular = words().unit.get(word) == word and word not in HOURLY
    if lower(s.run, i) in words().pointing and (singular or word in words().weekday or word in words().daypart):
        return told(i, i + 2, None)
    return None


def the_unit(s: Scope, i: int) -> Part | None:
    """ "the year", "week 10": a unit that stands for one that the text has in mind."""
    run = s.run
    word = lower(run, i)
    unit = words().unit.get(word)
    number = digits(run, i + 1, 2)
    if unit == "week" and word == unit and number and number <= 53:
        return told(i, i + 2, None)
    year = year_digits(run, i + 1) if word == "year" else None
    if year:
        return date(i, i + 2, Point(year))
    if unit is None or unit != word or unit in HOURLY or unit in ("quarter", "century", "decade"):
        return None
    if lower(run, i - 1) == "the":
        told_from = offset(s, Part(i, i + 1, When.DURATION, Slot.DURATION, amount=(1, unit)))
        if told_from:
            return told_from
    return told(i, i + 1, None) if lower(run, i - 1) == "the" and lower(run, i + 1) != "of" else None


# ── parts of another date ────────────────────────────────────────────────────────────────────────


def narrowed_part(s: Scope, i: int) -> Part | None:
    """ "late 1970s", "mid-2019", "end of June", "the middle of the week"."""
    hit = words().part.at(s.run, i)
    if hit is None:
        return None
    run, quarters = s.run, (hit.value[0], hit.value[1])
    of = hit.last > i + 1
    j = hit.last
    k = j + 1 if lower(run, j) == "-" else j
    k = k + 2 if lower(run, k) in words().range_link and lower(run, k + 1) == "-" else k + 1
    second = (
        words().part.at(run, k)
        if lower(run, k - 1) in words().range_link or lower(run, k - 2) in words().range_link
        else None
    )
    if second and not of and second.value[1] > quarters[0]:  # "early to mid-2000s", "mid-to-late 1990s"
        quarters, j = (quarters[0], second.value[1]), second.last
    for skipped in (("-",), ("in",) if not of else (), ("the", "this")):
        j = (
            j + 1
            if lower(run, j) in skipped and (lower(run, j) != "this" or words().unit.get(lower(run, j + 1)))
            else j
        )
    unit = words().unit.get(lower(run, j))
    if of and unit and lower(run, j) == unit and unit not in HOURLY:
        reference = s.base.reference
        days = guarded(lambda: unit_around(reference, unit, 0)) if reference is not None else None
        return told(i, j + 1, narrowed(days, quarters) if days else None)
    part = s.inner(j)
    if part is None or part.kind is not When.DATE or part.slot is Slot.DAY_ONLY:
        return None
    if part.start and part.start == part.end and part.slot is Slot.LONGER:
        point = replace(part.start, quarters=quarters)
        return replace(part, i=i, start=point, end=point, alone=True)
    days = narrowed(part.days, quarters) if part.days else None
    return replace(part, i=i, days=days, alone=True) if part.start is None else replace(part, i=i, alone=True)


def end_short(s: Scope, i: int) -> Part | None:
    """ "EOY": the end of this year."""
    return told(i, i + 1, None) if lower(s.run, i) in words().end_short else None


def week_of(s: Scope, i: int) -> Part | None:
    """ "week of 3 May", "week commencing 4 February", "w/c 4 Feb"."""
    hit = words().week_of.at(s.run, i)
    if hit is None:
        return None
    part = s.inner(hit.last + 1 if lower(s.run, hit.last) == "the" else hit.last)
    if part is None or part.kind is not When.DATE:
        return None
    day = days_of(s, part)

    def make() -> Days | None:
        if day is None or day.grain is not Grain.DAY:
            return None
        if hit.value == "within":
            return replace(unit_around(day.first, "week", 0), inferred=day.inferred)
        start = day.first if hit.value == "start" else day.last - dt.timedelta(6)
        return replace(day, first=start, last=start + dt.timedelta(6), readings=())

    return Part(i, part.j, When.DATE, Slot.WEEK, days=guarded(make), anchor=_written(part), relative=part.relative)


def counted_part(s: Scope, i: int) -> Part | None:
    """ "first quarter of 2021", "last week of July", "3rd week of Jan", "first six months of the drought"."""
    run = s.run
    from_end = lower(run, i) == "last"
    read = (1, i + 1) if from_end else ordinal(run, i)
    if read is None:
        return None
    count = small(run, read[1]) or _digits(run, read[1])
    j = count[1] if count else read[1]
    word = lower(run, j)
    unit = "half" if word == "half" else words().unit.get(word)
    if unit is None or unit in HOURLY:
        return None
    n = count[0] if count else 1
    sub = Sub(unit, -n, 0) if from_end else Sub(unit, 0, n) if count else Sub(unit, read[0] - 1, read[0])
    k = j + 1
    if lower(run, k) == "." and lower(run, k + 1) == "of":
        k += 1
    if lower(run, k) != "of" and not (unit in ("quarter", "half") and digits(run, k, 4)):
        if unit == "quarter" and not count and not from_end and read[0] <= 4:
            return date(i, k, Point(None, 3 * read[0] - 2, months=3))
        return told(i, k, None) if count and not from_end else None
    return _of_stretch(s, i, j, k + 1 if lower(run, k) == "of" else k, sub)


def _digits(run: Sequence[Token], i: int) -> tuple[int, int] | None:
    n = digits(run, i, 3)
    return (n, i + 1) if n else None


def _of_stretch(s: Scope, i: int, j: int, k: int, sub: Sub) -> Part | None:
    """The part of what begins at token `k`: a date, a unit around the day of writing, or a thing in words."""
    run = s.run
    k = k + 1 if lower(run, k) == "the" else k
    whole = s.inner(k)
    unit = words().unit.get(lower(run, k))
    if unit and lower(run, k) == unit and lower(run, k - 1) == "the":
        reference = s.base.reference
        around = (
            guarded(lambda: unit_around(reference, unit, 0)) if reference is not None and unit not in HOURLY else None
        )
        return told(i, k + 1, _part_of(around, sub))
    if whole and whole.kind is When.DATE and (whole.alone or whole.start):
        slot = Slot.WEEK if sub.unit == "week" else Slot.LONGER
        if whole.start and whole.start == whole.end and whole.start.sub is None:
            point = _exact(whole.start, sub)
            return Part(i, whole.j, When.DATE, slot, point, point)
        return Part(i, whole.j, When.DATE, slot, days=_part_of(days_of(s, whole), sub), relative=True)
    end = _thing(run, k)
    return told(i, end or j + 1, None) if end or sub.end - sub.start > 1 else None


def _exact(point: Point, sub: Sub) -> Point:
    """A quarter or half of a year is a stretch of its own; another part is counted off."""
    size = MONTHS.get(sub.unit)
    plain = point.year and not point.month and point.years == 1
    if plain and size in (3, 6) and 0 <= sub.start < sub.end <= 12 // size:
        return replace(point, month=size * sub.start + 1, months=size * (sub.end - sub.start))
    return replace(point, sub=sub)


def _part_of(days: Days | None, sub: Sub) -> Days | None:
    return guarded(lambda: part_of(days, sub)) if days else None


def _thing(run: Sequence[Token], k: int) -> int | None:
    """The token after a thing of a few words that ends before a function word or a sign: "pandemic", "long dry season"."""
    stop = stop_words()
    start = k
    while k < len(run) and k < start + MOST_WORDS and run[k].kind is Kind.WORD and run[k].lower not in stop:
        k += 1
    ended = k >= len(run) or run[k].kind is not Kind.WORD or run[k].lower in stop
    return k if k > start and ended else None


# ── from another date ────────────────────────────────────────────────────────────────────────────


def offset(s: Scope, part: Part) -> Part | None:
    """What follows a duration and makes it a date: "ago", "from now", "later", "before 9 April", "after Easter"."""
    run, j = s.run, part.j
    if j >= len(run) or part.amount is None:
        return None
    start = part.i
    n, unit = part.amount
    hourly = unit in HOURLY
    made = words().relative.at(run, j)
    if made and made.value.shift and words().unit.get(lower(run, j - 1)) is None:
        return None
    hit = words().offset.at(run, j)
    if hit is None:
        return None
    if hit.value in ("ago", "from now"):
        reference = s.base.reference if lower(run, start - 1) not in words().hedge else None
        sign = -1 if hit.value == "ago" else 1
        days = guarded(lambda: ago(reference, unit, sign * n)) if n is not None and reference is not None else None
        return replace(told(start, hit.last, days), kind=When.TIME if hourly else When.DATE)
    if hit.value == "text":
        return _later(run, start, hit.last)
    defined = lower(run, hit.last) == "the"
    anchor = s.inner(hit.last + 1 if defined else hit.last)
    if anchor is None and defined and hit.value in ("before", "after") and lower(run, hit.last - 1) not in NO_EVENT:
        end = _thing(run, hit.last + 1)  # "two days after the flood"
        return told(start, end, None) if end else None
    if anchor is None or anchor.kind is not When.DATE or not anchor.alone or hourly or anchor.ranged:
        return None
    ending = hit.value == "ending" or (anchor.slot is Slot.LONGER and lower(run, hit.last - 1) == "to")
    if anchor.slot is Slot.LONGER and lower(run, hit.last - 1) in ("from", "since"):
        return None
    base = days_of(s, anchor)
    stretch = lower(run, start - 1) == "the" or (hit.value == "before" and lower(run, hit.last - 1) != "before")

    def make() -> Days | None:
        if base is None or n is None:
            return None
        if ending:
            last = base.last
            first = plus(base.last + dt.timedelta(1), unit, -n)
        elif hit.value == "before":
            first = plus(base.first, unit, -n)
            last = base.first - dt.timedelta(1) if stretch else first
        else:
            last = plus(base.last, unit, n)
            first = base.last + dt.timedelta(1) if stretch else last
        return Days(first, last, Grain.DAY, base.inferred)

    return Part(
        start, anchor.j, When.DATE, Slot.DAY, days=guarded(make), anchor=_written(anchor), relative=anchor.relative
    )


def _later(run: Sequence[Token], i: int, j: int) -> Part | None:
    """ "two years later"; "30 minutes later this week" is a duration beside a date."""
    if lower(run, j) in ("this", "that", "than"):
        return None
    return told(i, j, None)
