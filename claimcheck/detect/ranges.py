"""Ranges: "between 73% and 86%", "16–17", "1 to 2 thousand", "33-35 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.bounds import bounded
from claimcheck.detect.change import change_left, gone, governing
from claimcheck.detect.numerals import OLDEST, Number, scale_of
from claimcheck.detect.tables import tables
from claimcheck.detect.units import unit_number
from claimcheck.detect.words import Token, glued, lower, skip
from claimcheck.model import Bound, Direction, Form

DASHES = ("-", "–", "—")
GREAT = 1000  # counts from which two that lie near each other are no score


def range_at(run: Sequence[Token], i: int, comma: bool = False) -> Number | None:
    """The range that begins at token `i`; "from 5 to 10" only where nothing changed."""
    opener = lower(run, i)
    start = i + 1 if opener in ("between", "from") else i
    start += opener == "between" and lower(run, start) == "the"
    a = unit_number(run, start, comma)
    if a is None or a.bound:
        return None
    special = _spread(run, a, comma) or _between_cues(run, i, a, comma)
    if special:
        return special
    at = skip(run, a.j)
    at = skip(run, at + 1) if at > a.j and lower(run, at) == "to" else a.j + 1  # "five-to-seven"
    b = unit_number(run, at, comma)
    if b is None or b.bound or not _linked(run, i, a, b):
        return None
    if a.unit and b.unit and a.unit != b.unit:
        return None
    if lower(run, a.j) == "to" and a.unit and (_moved(run, a) or (not b.unit and a.form is not Form.MONEY)):
        return None  # "rose 18 pence to £2.50", "fell 0.4 per cent to 13,176"
    scale = scale_of(run, b)
    if scale > 1 and scale_of(run, a) == 1 and a.low < b.low / scale * 10:  # not "between 900 and 1.2 thousand"
        a = a.times(scale)
    if a.low > b.low:
        return None
    unit, form = (b.unit, b.form) if b.unit else (a.unit, a.form)
    first = i if opener in ("between", "from") else a.i
    return Number(first, b.j, a.low, b.high, max(a.step, b.step), form, unit, Bound.BETWEEN)


def _spread(run: Sequence[Token], a: Number, comma: bool) -> Number | None:
    """ "50 ± 3": from 47 to 53."""
    hit = tables().spread.at(run, a.j) if a.j < len(run) else None
    if hit is None:
        return None
    b = unit_number(run, hit.last + (lower(run, hit.last) in tables().minus), comma)
    if b is None or b.low < 0:
        return None
    unit, form = (b.unit, b.form) if b.unit else (a.unit, a.form)
    return Number(a.i, b.j, a.low - b.low, a.low + b.low, max(a.step, b.step), form, unit, Bound.BETWEEN)


def _between_cues(run: Sequence[Token], i: int, a: Number, comma: bool) -> Number | None:
    """ "more than 40 and less than 50": from the one to the other."""
    t = tables()
    low = t.before.ending(run, i)
    j = a.j + 1 if lower(run, a.j) == "," else a.j
    j = j + 1 if lower(run, j) in ("and", "but") else j
    high = t.before.at(run, j) if j > a.j else None
    if not low or not high or low.value not in ("over", "at least") or high.value not in ("under", "at most"):
        return None
    b = unit_number(run, high.last, comma)
    if b is None or b.bound or b.low <= a.low or (a.unit and b.unit and a.unit != b.unit):
        return None
    unit, form = (b.unit, b.form) if b.unit else (a.unit, a.form)
    return Number(low.first, b.j, a.low, b.high, max(a.step, b.step), form, unit, Bound.BETWEEN)


def _linked(run: Sequence[Token], i: int, a: Number, b: Number) -> bool:
    """Whether what stands between two numbers makes a range of them."""
    opener, link = lower(run, i), lower(run, a.j)
    if link == "-" and lower(run, a.j + 1) == "to":
        return True
    if link in DASHES:
        tied = glued(run, a.j) == glued(run, a.j + 1)
        return tied if glued(run, a.j) or link != "-" else opener in ("between", "from")
    if link == "to":
        cue = tables().before.ending(run, i)
        before = (cue.first if cue else i) - 1
        if "from" in (opener, lower(run, before)):  # "from about 150 to 190"
            first = i if opener == "from" else before
            moved = change_left(run, first) or governing(run, first) or gone(run, first)
            return not moved
        like = a.form is b.form is Form.COUNT and a.low < b.low and _counts(run, b)
        of_person = lower(run, i - 1) == "of" and lower(run, i - 2) in tables().person  # "girls of 15 to 17"
        aged = lower(run, i - 1) in tables().aged or (of_person and a.low < b.low <= OLDEST)
        ratio = cue is not None and cue.value in ("over", "under")  # "more than 2 to 7"
        return bool(
            a.unit
            or b.unit
            or (bounded(run, i) and not ratio)
            or like
            or aged
            or _near_each_other(run, a, b)
            or scale_of(run, b) > 1
        )
    if link == "or":
        return b.low == a.low + 1 and not a.unit  # "16 or 17"
    ages = lower(run, i - 1) == "of" and lower(run, i - 2) in tables().aged  # "between the ages of 16 and 17"
    return link == "and" and (opener == "between" or ages)


def _moved(run: Sequence[Token], a: Number) -> bool:
    """Whether a change word stands right before the number and its cue."""
    hit = change_left(run, a.i)
    return hit is not None and lower(run, hit[0].last) not in ("by", "from")


def _near_each_other(run: Sequence[Token], a: Number, b: Number) -> bool:
    """Whether two great counts lie so near that "to" makes a range of them: "could reach 19,000 to 20,500 by June"."""
    counts = a.form is b.form is Form.COUNT and not a.unit and not b.unit
    moved = change_left(run, a.i)
    still = moved is None or moved[0].value == Direction.NONE
    return counts and still and GREAT <= a.low < b.low <= 2 * a.low


def _counts(run: Sequence[Token], n: Number) -> bool:
    """Whether a noun in the plural follows: "4 to 5 people"."""
    word = lower(run, n.j)
    return word in tables().plural_noun or (word.endswith("s") and not word.endswith("ss") and len(word) > 2)
