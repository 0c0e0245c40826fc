"""Figures that follow from one figure of a source, told another way: they only speak for the draft.

What falls to a month or a week of a year, what a rate comes to over a year, what a count of months comes to by the month, and
those who are told of with "eight others".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.words import tokens
from claimcheck.model import Claim, Form, Grain, Period, Quantity, Span
from claimcheck.retrieve.figures import LEVELS, per_year, plain
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree
from claimcheck.retrieve.ties import like
from claimcheck.retrieve.working import shown

YEAR = 12  # months


def of_one(claim: Claim, other: Claim, library: Library) -> Iterator[Claim]:
    """The figures that a source's claim makes by itself, of the kind that the draft's claim asks for, with their working."""
    asked, q = claim.quantity, other.quantity
    if asked is None or q is None:
        return
    yield from _of_a_year(asked, q, other)
    yield from _over_a_year(asked, q, other)
    yield from _by_the_month(asked, q, other)
    yield from _with_others(claim, asked, q, other, library)


def _made(other: Claim, q: Quantity, asked: Quantity, value: Fraction, working: str) -> Claim:
    made = replace(plain(value, asked, Fraction(1, 10)), number=q.number, rate=asked.rate, counted=q.counted)
    return replace(other, quantity=made, working=working)


def _of_a_year(asked: Quantity, q: Quantity, other: Claim) -> Iterator[Claim]:
    """What was counted in a year, told by the week, the month or the day."""
    times = per_year(asked.rate) if asked.rate and not q.rate and like(q, asked) and not q.change else None
    if times and times > 1 and q.form in LEVELS and any(p.grain is Grain.YEAR for p in other.about.periods):
        each = q.low / times
        yield _made(other, q, asked, each, f"{shown(q.low)} / {shown(times)} = {shown(each)}")


def _over_a_year(asked: Quantity, q: Quantity, other: Claim) -> Iterator[Claim]:
    """What is told by the week, the month or the day, over a year: "£454 a week" is £23,608."""
    times = per_year(q.rate) if q.rate and not asked.rate else None
    if times is None or times <= 1 or (q.form, q.unit) != (asked.form, asked.unit) or q.change or q.low != q.high:
        return
    whole = q.low * times
    yield _made(other, q, asked, whole, f"{shown(q.low)} × {shown(times)} = {shown(whole)}")


def _by_the_month(asked: Quantity, q: Quantity, other: Claim) -> Iterator[Claim]:
    """What was counted in a few whole months, by the month: 620 from January to July are 89."""
    if asked.rate != "month" or q.rate or (q.form, q.unit) != (asked.form, asked.unit) or q.change or q.low != q.high:
        return
    for months in {_months(p) for p in other.about.periods if not p.inferred} - {0, 1, YEAR}:
        each = q.low / months
        yield _made(other, q, asked, each, f"{shown(q.low)} / {months} = {shown(each)}")


def _months(period: Period) -> int:
    """How many months a period is; 0 where it is not of whole months, or has an open end."""
    if dt.date.min in (period.first, period.last) or dt.date.max in (period.first, period.last):
        return 0
    if period.first.day != 1 or (period.last + dt.timedelta(1)).day != 1:
        return 0
    return (period.last.year - period.first.year) * YEAR + period.last.month - period.first.month + 1


def _with_others(claim: Claim, asked: Quantity, q: Quantity, other: Claim, library: Library) -> Iterator[Claim]:
    """Somebody with those told of as others: "with eight other clubs" are nine."""
    plain = asked.form is q.form is Form.COUNT and not asked.unit and not q.unit and q.low == q.high
    if not plain or asked.low != q.low + 1 or not counted_agree(claim.about.counted, other.about.counted):
        return
    prose = library.document(other.document).prose
    behind = tokens(prose, Span(q.number.end, other.sentence.end))[:1]
    if behind and behind[0].lower in words_in("arithmetic", "others"):
        yield _made(other, q, asked, q.low + 1, f"1 + {shown(q.low)} = {shown(q.low + 1)}")
