"""Times of day: clock times, parts of a day, stretches between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.dates.numerals import Read, digits, small
from claimcheck.detect.dates.parts import Part, Scope, Slot
from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, Token, glued, lower
from claimcheck.model import When

HOURS, MINUTES = 24, 60


def _time(i: int, j: int, alone: bool = True) -> Part:
    return Part(i, j, When.TIME, Slot.TIME, alone=alone)


def clock(s: Scope, i: int) -> Part | None:
    """ "8.30 pm", "14:00", "half past seven", "seven o'clock", "noon", "between 7 and 9:30", "5 to 7 in the morning"."""
    told = _told(s.run, i)
    first = told or _bare(s.run, i)
    if first is None:
        return None
    link = lower(s.run, first)
    if link in words().range_link:
        last = _told(s.run, first + 1)
        opened = lower(s.run, i - 1) in words().range_open
        if last is None and link != "and" and lower(s.run, i - 1) in words().open_days:  # "weekdays 8 to 6"
            last = _bare(s.run, first + 1)
            return _time(i, last) if last else None
        if last is None and (told or opened) and (link != "and" or opened):
            last = _bare(s.run, first + 1) if told or _in_words(s.run, i, first) else None
        if last and (link != "and" or opened) and (told or _daypart_or_sign(s.run, first + 1, last)):
            return replace(_time(i, _with_daypart(s.run, last)), ranged=True)
    if told:
        return _time(i, _with_daypart(s.run, told))
    after = _daypart_after(s.run, first)
    return _time(i, after) if after else None


def _told(run: Sequence[Token], i: int) -> int | None:
    """The token after a time that its own signs or words show to be one."""
    hit = words().clock_word.at(run, i)
    if hit:
        return hit.last
    return _colon(run, i) or _half_day_after_hour(run, i) or _o_clock(run, i) or _past(run, i) or _four(run, i)


def _colon(run: Sequence[Token], i: int) -> int | None:
    """ "14:00", "7:56:30 pm"."""
    hour = digits(run, i, 2)
    if hour is None or hour > HOURS or lower(run, i + 1) != ":" or (glued(run, i) and lower(run, i - 1) == ":"):
        return None
    j = i
    for _ in range(2):
        minute = digits(run, j + 2, 2)
        if lower(run, j + 1) != ":" or not glued(run, j + 1) or not glued(run, j + 2):
            break
        if minute is None or len(run[j + 2].text) != 2 or minute >= MINUTES:
            return None
        j += 2
    if j == i:
        return None
    return _half_day(run, j + 1) or _zone(run, j + 1)


def _zone(run: Sequence[Token], j: int) -> int:
    """The token after the zone of a time as machines write it: "Z", "+02:00"."""
    signed = lower(run, j) in ("+", "-") and glued(run, j) and glued(run, j + 1)
    if signed and digits(run, j + 1, 2) is not None and lower(run, j + 2) == ":" and digits(run, j + 3, 2) is not None:
        return j + 4
    return j + 1 if lower(run, j) == "z" and glued(run, j) else j


def _half_day(run: Sequence[Token], j: int) -> int | None:
    hit = words().half_day.at(run, j)
    broken = hit and glued(run, hit.last) and run[hit.last].kind is Kind.NUMBER
    return hit.last if hit and not broken else None


def _half_day_after_hour(run: Sequence[Token], i: int) -> int | None:
    """ "8 am", "8.30pm", "0930" is not one; "one thirty p.m."."""
    read = _hour_minutes(run, i)
    if read is None:
        return None
    return _half_day(run, read + 1 if lower(run, read) == "." and glued(run, read) else read)


def _hour_minutes(run: Sequence[Token], i: int) -> int | None:
    """An hour with or without minutes, in digits ("8", "8.30") or words ("one thirty"): the token after it."""
    if i >= len(run):
        return None
    if run[i].kind is Kind.NUMBER:
        hour, _, minute = run[i].text.partition(".")
        if not hour.isdecimal() or len(hour) > 2 or int(hour) > HOURS or run[i].text.endswith("."):
            return None
        right = not minute or (minute.isdecimal() and len(minute) == 2 and int(minute) < MINUTES)
        return i + 1 if right else None
    read = small(run, i)
    if read is None or read[0] > 12:
        return None
    minutes = (
        small(run, read[1]) if lower(run, read[1]) in words().ten or lower(run, read[1]) in words().cardinal else None
    )
    return minutes[1] if minutes and 10 <= minutes[0] < MINUTES else read[1]


def _o_clock(run: Sequence[Token], i: int) -> int | None:
    read = _hour_minutes(run, i)
    hit = words().o_clock.at(run, read) if read else None
    return hit.last if hit else None


def _past(run: Sequence[Token], i: int) -> int | None:
    """ "half past seven", "a quarter to five", "15 past seven o'clock"."""
    spoken = lower(run, i) in ("half", "quarter")
    n: Read | None = (30, i + 1) if spoken else small(run, i)
    if n is None and digits(run, i, 2):
        n = digits(run, i, 2) or 0, i + 1
    if n is None or lower(run, n[1]) not in words().past or n[0] >= MINUTES:
        return None
    hour = _hour_minutes(run, n[1] + 1)
    if hour is None:
        return None
    end = _half_day(run, hour)
    oclock = words().o_clock.at(run, hour)
    if oclock:
        return oclock.last
    if end:
        return end
    return hour if spoken and (lower(run, n[1]) == "past" or lower(run, i) == "quarter") else None


def _four(run: Sequence[Token], i: int) -> int | None:
    """Four digits of a clock, the first a nought, after a word of time: "at 0930"."""
    n = digits(run, i)
    if n is None or len(run[i].text) != 4 or run[i].text[0] != "0" or n % 100 >= MINUTES:
        return None
    return i + 1 if lower(run, i - 1) in words().before_clock or lower(run, i - 1) == "-" else None


def _bare(run: Sequence[Token], i: int) -> int | None:
    """The token after a number that may be an hour."""
    return _hour_minutes(run, i)


def _in_words(run: Sequence[Token], i: int, j: int) -> bool:
    """Whether tokens i up to j are an hour with minutes in words: "two thirty"."""
    return run[i].kind is Kind.WORD and j - i > 1


def _daypart_or_sign(run: Sequence[Token], i: int, j: int) -> bool:
    """Whether the end of a stretch of hours is shown to be a time: by a sign of its own, or by a part of the day after it."""
    return _told(run, i) is not None or _daypart_after(run, j) is not None or (_in_words(run, i, j))


def _with_daypart(run: Sequence[Token], j: int) -> int:
    return _daypart_after(run, j) or j


def _daypart_after(run: Sequence[Token], j: int) -> int | None:
    """The token after "in the morning", "at night", "early morning"."""
    hit = words().before_daypart.at(run, j)
    k = hit.last if hit else j
    k = k + 1 if lower(run, k) == "the" else k
    return k + 1 if hit and lower(run, k) in words().daypart else None


def daypart(s: Scope, i: int) -> Part | None:
    """ "in the morning", "at lunchtime", "evening": a time beside another, or after a word that shows it to be one."""
    run = s.run
    before = lower(run, i - 1)
    shown = words().before_daypart.ending(run, i - 1 if before == "the" else i, 3)
    j = i + 1
    timed = _told(run, j + 1) if lower(run, j) in words().before_clock else None
    return _time(i, timed or j, alone=shown is not None or timed is not None)


def bare_hour(s: Scope, i: int) -> Part | None:
    """ "at 6", a time after a date only."""
    if lower(s.run, i - 1) not in words().before_clock:
        return None
    j = _bare(s.run, i)
    if j is None or (
        j < len(s.run) and s.run[j].kind is not Kind.SYMBOL and lower(s.run, j) not in words().before_clock
    ):
        return None
    return _time(i, j, alone=False)
