"""Units of figures: money, percent, durations, measures, and factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.detect.lexicon import Hit
from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower
from claimcheck.model import Form


def unit_number(run: Sequence[Token], i: int) -> Number | None:
    """A number with its sign of money or of percent."""
    money = _money_sign(run, i)
    n = number_at(run, money.last if money else i)
    if n is None:
        return None
    if money:
        return replace(n, i=i, unit=money.value, form=Form.MONEY)
    return _with_unit(run, n)


def _money_sign(run: Sequence[Token], i: int) -> Hit[str] | None:
    """A currency's sign or code right before a number: "£", "US$", "USD", "Rs."."""
    t = tables()
    word = lower(run, i)
    if word in t.sign:
        return Hit(i, i + 1, t.sign[word])
    if word in t.code:
        j = i + 1
        if lower(run, j) in ("$", "£") and glued(run, j):
            return Hit(i, j + 1, t.code[word])
        if len(word) > 1 and run[i].text.isupper() and word != "us":
            return Hit(i, j, t.code[word])
        if word == "rs":
            return Hit(i, j + 1 if lower(run, j) == "." else j, t.code[word])
    return None


def _with_unit(run: Sequence[Token], n: Number) -> Number:
    """The number with the unit that follows it."""
    t = tables()
    if n.j >= len(run) or n.unit:
        return n
    j = n.j + 1 if run[n.j].lower == "-" and glued(run, n.j) and glued(run, n.j + 1) else n.j
    if j >= len(run):
        return n
    points = t.points.at(run, j)
    if points and (points.last - points.first > 1 or run[j].lower.startswith("pp")):
        return replace(n, j=points.last, unit="percentage point", form=Form.POINTS)
    if points and lower(run, points.last) in (*t.comparative, "up", "down"):  # "13 points higher"
        return replace(n, j=points.last, unit="percentage point", form=Form.POINTS)
    if run[j].text == "p" and glued(run, j) and j == n.j:
        return replace(n, j=j + 1, low=n.low / 100, high=n.high / 100, step=n.step / 100, unit="GBP", form=Form.MONEY)
    percent = t.percent.at(run, j)
    if percent:
        return replace(n, j=percent.last, unit="percent", form=Form.SHARE)
    if run[j].lower in t.money and run[j].kind is Kind.WORD:
        return replace(n, j=j + 1, unit=t.money[run[j].lower], form=Form.MONEY)
    duration = t.duration.at(run, j)
    if duration and not (run[j].lower in ("second", "min", "sec") and n.low == 1):
        k = duration.last
        if lower(run, k) == "-" and lower(run, k + 1) in ("old", "olds"):
            return replace(n, j=k + 2, unit=duration.value, form=Form.AGE)
        if lower(run, k) in ("old", "olds") or (lower(run, k) == "of" and lower(run, k + 1) == "age"):
            return replace(n, j=k + (1 if lower(run, k) != "of" else 2), unit=duration.value, form=Form.AGE)
        return replace(n, j=k, unit=duration.value, form=Form.DURATION)
    measure = t.measure.at(run, j)
    if measure and (run[j].lower != "m" or glued(run, j)):
        return replace(n, j=measure.last, unit=measure.value, form=Form.MEASURE)
    return n


def factor_at(run: Sequence[Token], i: int) -> Number | None:
    """A factor: "doubled", "three times as many", "four-fold", "twice the rate", "3.5x"."""
    t = tables()
    hit = t.factor.at(run, i)
    if hit and not (lower(run, i) == "double" and lower(run, hit.last) in ("room", "rooms", "bed", "standard", "-")):
        value = Fraction(hit.value["value"])
        return Number(i, hit.last, value, value, Fraction(1), Form.MULTIPLE, "times")
    word = run[i].lower
    if word in t.fold_word:
        value = Fraction(t.fold_word[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    if word in t.multiple and lower(run, i + 1) in t.times_follow:
        value = Fraction(t.multiple[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    n = number_at(run, i)
    if n is None:
        return None
    j = n.j
    if lower(run, j) in ("x", "×") and glued(run, j):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    k = j + 1 if lower(run, j) == "-" else j
    if lower(run, k) in t.fold:
        return replace(n, j=k + 1, form=Form.MULTIPLE, unit="times")
    if lower(run, j) == "times" and (lower(run, j + 1) in t.times_follow or _changed_before(run, i)):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    return None


def _changed_before(run: Sequence[Token], i: int) -> bool:
    while lower(run, i - 1) in tables().between or tables().before.ending(run, i):
        hit = tables().before.ending(run, i)
        i = hit.first if hit else i - 1
    return tables().verb.ending(run, i) is not None


def rate_of(run: Sequence[Token], j: int) -> str:
    """The unit that a count is told by: "per month" is "month"."""
    t = tables()
    if j + 1 < len(run) and run[j].lower in t.rate:
        hit = t.duration.at(run, j + 1)
        if hit:
            return hit.value
    return ""
