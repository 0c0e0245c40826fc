"""A stretch of years of which a source's text tells one end as the draft does, and the other one otherwise.

What is found is often told apart from what it was found of: "an evaluation of the work from 2003 to 2016" heads a list, and
what it found stands in the list.
"""

from __future__ import annotations

import datetime as dt

from claimcheck.model import Claim, Grain, Passage, Period
from claimcheck.retrieve.library import Library

YEAR = 366  # days
UNIT = {Grain.TIME: 1, Grain.DAY: 1, Grain.MONTH: 31}  # the days of one unit: what is longer is a span with two ends
BEFORE, BEHIND = 12, 2  # sentences before and behind the evidence in which what it is of may be told


def has_two_ends(period: Period) -> bool:
    """Whether a time is told by two ends of one kind: "from May to July", "from 2003 to 2016"; not one with an open end."""
    days = (period.last - period.first).days
    return not period.bound and UNIT.get(period.grain, YEAR) <= days and period.last < dt.date.max


def _is_of_years(period: Period) -> bool:
    """Whether a time is told outright by two years that are not neighbours."""
    outright = period.grain is Grain.YEAR and not period.inferred
    return outright and has_two_ends(period) and period.first.year + 1 < period.last.year


def other_end(ours: Period, found: Claim, library: Library) -> tuple[Passage, Period] | None:
    """The one stretch of years near a source's claim that begins or ends as the draft's does and not both.

    None where the document tells both ends of the draft's, be it in two dates of a sentence.
    """
    if not _is_of_years(ours):
        return None
    passages = library.passages_of(found.document)
    if any(_tells(ours, p) for p in passages):
        return None
    at = next((i for i, p in enumerate(passages) if p.span == found.sentence), None)
    if at is None:
        return None
    near = passages[max(0, at - BEFORE) : at + BEHIND + 1]
    other = [
        (p, t)
        for p in near
        for t in p.periods
        if _is_of_years(t) and (t.first == ours.first) is not (t.last == ours.last)
    ]
    return other[-1] if len({(t.first, t.last) for _, t in other}) == 1 else None


def _tells(ours: Period, passage: Passage) -> bool:
    """Whether a sentence tells both ends of the draft's time, in one date or in two."""
    told = passage.periods
    return any(p.first == ours.first for p in told) and any(p.last == ours.last for p in told)
