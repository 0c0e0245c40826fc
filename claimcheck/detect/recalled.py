"""Times that are told from another time of the text, or from the day of writing: "a year earlier", "that month", "this year"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.dates.days import GRAIN, Days, guarded, plus, unit_around
from claimcheck.detect.dates.numerals import digits, small
from claimcheck.detect.dates.tables import words
from claimcheck.detect.lexicon import cues, rows
from claimcheck.detect.period import expressions
from claimcheck.detect.words import Kind, Token, lower
from claimcheck.model import Grain, Period, Span, TimeExpression, When

DAY = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A time that is told from another: `period` is it, `anchor` the one of the text that it is told from.

    Without an anchor it is told from the day of writing.
    """

    period: Period
    anchor: Period | None


@cache
def _shifts() -> dict[str, int]:
    return {w: row["shift"] for row in rows("slots", "recalled") for w in row["words"]}


def recalled(
    run: Sequence[Token], told: Sequence[Period], before: Sequence[Period], reference: dt.date | int | None
) -> tuple[Recalled, ...]:
    """The times of a sentence that hang on another one, in order.

    `told` are the sentence's own, `before` those that the text had in mind when it began; `reference` is the day of writing, or
    its year.
    """
    return tuple(sorted((*_times(run, told, before, reference), *_then_times(run, told, before)), key=_start))


def _start(r: Recalled) -> Span:
    return r.period.span


def _then_times(run: Sequence[Token], told: Sequence[Period], before: Sequence[Period]) -> Iterator[Recalled]:
    for hit in cues("slots", "then").all(run):
        span = Span(run[hit.first].start, run[hit.last - 1].end)
        anchor = _anchor(span, told, before)
        if anchor:
            yield Recalled(Period(span, anchor.first, anchor.last, anchor.grain), anchor)


def _times(
    run: Sequence[Token], told: Sequence[Period], before: Sequence[Period], reference: dt.date | int | None
) -> Iterator[Recalled]:
    if not any(t.lower.removesuffix("'s") in words().unit for t in run):
        return
    for time in expressions(run, reference):
        if any(p.span.overlaps(time.span) for p in told):
            continue
        inside = [i for i, t in enumerate(run) if time.span.start <= t.start < time.span.end]
        anchor = _anchor(time.span, told, before)
        found = _from_text(run, inside, anchor) if anchor else None
        if found and anchor:
            span, days = found
            yield Recalled(Period(span, days.first, days.last, days.grain), anchor)
        elif _from_today(time) and not any(lower(run, i) in {"the", *_shifts()} for i in inside):
            yield Recalled(_as_period(time), None)


def _anchor(span: Span, told: Sequence[Period], before: Sequence[Period]) -> Period | None:
    """The last time that was told before a place in the text; that of a sentence before where its own is told later."""
    own = [p for p in told if p.span.end <= span.start]
    last = own[-1:] or list(before[-1:])
    return next((p for p in last if p.first > dt.date.min and p.last < dt.date.max), None)


def _from_today(time: TimeExpression) -> bool:
    return time.relative and time.kind is When.DATE and time.first is not None and time.last is not None


def _as_period(time: TimeExpression) -> Period:
    assert time.first is not None
    assert time.last is not None
    return Period(time.span, time.first, time.last, max(time.grain or Grain.DAY, Grain.DAY))


def _from_text(run: Sequence[Token], inside: Sequence[int], anchor: Period) -> tuple[Span, Days] | None:
    """What an expression tells, from a time of the text: its words and its days."""
    i, j = inside[0], inside[-1] + 1
    at = next((k for k in range(i, j) if lower(run, k) in words().unit), None)
    cue = next((k for k in (*range(i, j), j) if lower(run, k) in _shifts()), None)
    if at is None or cue is None or words().unit[lower(run, at)] not in GRAIN or _goes_on(run, cue):
        return None
    if cue == j and not (_ends(run, j + 1) or lower(run, i - 1) == "the"):
        return None
    unit, shift = words().unit[lower(run, at)], _shifts()[lower(run, cue)]
    span = Span(run[i].start, run[max(j - 1, cue)].end)
    days = guarded(lambda: _days(anchor, unit, shift, _amount(run, i, at), _amount(run, cue + 1, at)))
    return (span, days) if days else None


def _days(anchor: Period, unit: str, shift: int, before: int | None, inner: int | None) -> Days | None:
    """The days of "two years later" (`before` the cue is a two), "the previous two years" (`inner`), "the next year", "that year"."""
    if inner:
        near = anchor.first if shift < 0 else anchor.last + DAY
        far = plus(near, unit, shift * inner)
        return Days(min(near, far), max(near, far) - DAY, GRAIN[unit])
    if before and not shift:
        return None
    if before or (unit == "year" and _is_double(anchor)):
        n = (before or 1) * shift
        return Days(plus(anchor.first, unit, n), plus(anchor.last + DAY, unit, n) - DAY, anchor.grain)
    if shift and GRAIN[unit] < anchor.grain:  # of a year nobody knows which month "the month before" is
        return None
    days = unit_around(anchor.last if shift > 0 else anchor.first, unit, shift)
    return days if shift or (days.first <= anchor.first and anchor.last <= days.last) else None


def _is_double(p: Period) -> bool:
    """Whether a period is two years of the calendar, as a school's or a budget's year is written: "2018/19"."""
    return (p.first.month, p.first.day, p.last.month, p.last.day) == (1, 1, 12, 31) and p.last.year == p.first.year + 1


def _amount(run: Sequence[Token], i: int, at: int) -> int | None:
    """The number of units between tokens `i` and `at`, where nothing else stands there."""
    read = small(run, i) or ((1, i + 1) if lower(run, i) in ("a", "an") else _digits(run, i))
    return read[0] if read and read[1] == at else None


def _digits(run: Sequence[Token], i: int) -> tuple[int, int] | None:
    n = digits(run, i, 3)
    return (n, i + 1) if n else None


def _ends(run: Sequence[Token], j: int) -> bool:
    """Whether nothing follows that a time could be told from: the sentence's end, or a sign."""
    return j >= len(run) or run[j].kind is Kind.SYMBOL


def _goes_on(run: Sequence[Token], j: int) -> bool:
    """Whether a cue is followed by what it is told from: "the year before the flood"."""
    return lower(run, j + 1) in words_of("determiner")
