"""Units of figures: money, percent, points, durations, ages, measures, factors, and what a rate is told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.detect.lexicon import Hit
from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, of_run, skip, stop_words
from claimcheck.model import Bound, Form

CENTS = 100  # of a pound, a dollar, a euro
FAR = 10_000  # metres, which are told in kilometres
VERB_WORDS = 5  # between a count and its rate
RATED = 1000  # the least number by itself that a rate is told by
PER_WORDS = 3  # words of what a rate is told by, at most
OF_WHAT = 3  # words of what an amount is an amount of


@of_run
def unit_number(run: Sequence[Token], i: int, comma: bool = False) -> Number | None:
    """A number with its sign of money or its unit."""
    start = i
    sign = lower(run, i) in tables().minus and glued(run, i + 1) and not glued(run, i)
    money = money_sign(run, i + 1 if sign else i)
    if money:
        n = number_at(run, money.last, comma)
        cue = tables().before.at(run, money.last) if n is None else None
        if cue:  # "$ more than 500"
            n = number_at(run, cue.last, comma)
            n = n and replace(n, bound=n.bound or Bound(cue.value))
        if n is None or run[n.i].lower in ("a", "an"):
            return None
        return _with_cents(run, replace(n.times(-1) if sign else n, i=start, unit=money.value, form=Form.MONEY))
    n = number_at(run, i, comma)
    return _with_unit(run, n) if n else _part_of_unit(run, i) or _one_unit(run, i)


def _part_of_unit(run: Sequence[Token], i: int) -> Number | None:
    """A part of one unit: "half an hour", "a quarter of a percentage point", "half a per cent", "half a mile"."""
    t = tables()
    j = skip(run, i + 1) if lower(run, i) in ("a", "an", "one") else i
    part = t.part.get(lower(run, j), 0)
    if not part or lower(run, j).endswith("s") or lower(run, i - 1) in t.no_half:
        return None
    j = skip(run, j + 1)
    j = j + 1 if lower(run, j) == "of" else j
    j = skip(run, j + 1) if lower(run, j) in ("a", "an", "one") else j
    value = Fraction(1, part)
    n = _with_unit(run, Number(i, j, value, value, value / 5)) if j < len(run) else None
    if n and n.form is Form.COUNT and lower(run, j) in ("point", "points"):
        return replace(n, j=j + 1, unit="percentage point", form=Form.POINTS)
    return n if n and n.unit and n.form is not Form.MONEY else None


def _one_unit(run: Sequence[Token], i: int) -> Number | None:
    """One unit of time told by its article: "more than a year", "in a decade", "an hour and a half"."""
    if lower(run, i) not in ("a", "an"):
        return None
    n = _time(run, Number(i, i + 1, Fraction(1), Fraction(1), Fraction(1)), i + 1)
    if n is None or n.form is not Form.DURATION:
        return None
    bounded = tables().before.ending(run, i)
    long = n.unit in ("decade", "century") and lower(run, i - 1) in ("in", "within")
    return n if bounded or long or n.low != 1 else None


def money_sign(run: Sequence[Token], i: int) -> Hit[str] | None:
    """A currency's sign or code right before a number: "£", "US$", "$US", "USD", "Rs."."""
    t = tables()
    word = lower(run, i)
    if word in t.sign:
        if lower(run, i + 1) in t.code and glued(run, i + 1):
            return Hit(i, i + 2, t.code[run[i + 1].lower])
        return Hit(i, i + 1, t.sign[word])
    if word not in t.code:
        return None
    j = i + 1
    if lower(run, j) in t.sign and (glued(run, j) or word == "us"):
        return Hit(i, j + 1, t.code[word])
    bounded = t.before.at(run, j)  # "Rs more than 450"
    k = bounded.last if bounded else j
    if not (k < len(run) and (run[k].kind is Kind.NUMBER or lower(run, j) == ".")) or word in t.sign_only:
        return None
    if run[i].text.isupper() or word in t.any_case:
        return Hit(i, j + 1 if lower(run, j) == "." and word in t.any_case else j, t.code[word])
    return None


def _with_cents(run: Sequence[Token], n: Number) -> Number:
    """Money with the small coins said after it: "thirteen dollars forty-five cents"."""
    t = tables()
    j = n.j + 1 if lower(run, n.j) == "and" else n.j
    small = number_at(run, j) if j < len(run) and not glued(run, j) else None
    if small is None or not 0 < small.low < CENTS or small.low.denominator != 1:
        return n
    if t.money.get(lower(run, small.j)) not in ("cent", "penny"):
        return n
    return replace(
        n, j=small.j + 1, low=n.low + small.low / CENTS, high=n.high + small.low / CENTS, step=Fraction(1, CENTS)
    )


def _with_unit(run: Sequence[Token], n: Number) -> Number:
    """The number with the unit that follows it."""
    if n.j >= len(run):
        return n
    j = n.j + 1 if run[n.j].lower == "-" and glued(run, n.j) and glued(run, n.j + 1) else n.j
    if j >= len(run):
        return n
    return _share_or_points(run, n, j) or _money(run, n, j) or _time(run, n, j) or _measure(run, n, j) or n


def unit_at(run: Sequence[Token], j: int) -> tuple[str, Form] | None:
    """The unit that stands at a token by itself, and the form of its figures: "per cent", "mg/kg", "£"; None where none does."""
    n = _with_unit(run, Number(j, j, Fraction(2), Fraction(2), Fraction(1)))
    return (n.unit, n.form) if n.unit else None


def _share_or_points(run: Sequence[Token], n: Number, j: int) -> Number | None:
    t = tables()
    points = t.points.at(run, j)
    if points:
        told = points.last - points.first > 1 or run[j].lower.startswith("pp")
        after = lower(run, points.last)
        compared = after in (*t.comparative, "up", "down")  # "13 points higher"
        cue = t.before.ending(run, n.i)  # "by more than 8 points"
        before = lower(run, (cue.first if cue else n.i) - 1)
        compared = compared or before in ("by", "up", "down") or after in t.noun.by_first
        if points.value == "basis point" or told or compared:
            return replace(n, j=points.last, unit=points.value, form=Form.POINTS)
    percent = t.percent.at(run, j)
    return replace(n, j=percent.last, unit="percent", form=Form.SHARE) if percent else None


def _money(run: Sequence[Token], n: Number, j: int) -> Number | None:
    t = tables()
    word = run[j].lower
    if run[j].text == "p" and glued(run, j) and j == n.j:
        return replace(n.times(Fraction(1, CENTS)), j=j + 1, unit="GBP", form=Form.MONEY)
    land = t.land.at(run, j)
    if land and lower(run, land.last) in t.money:  # "800 Chinese yuan", "40 US dollars"
        return replace(n, j=land.last + 1, unit=land.value or t.money[lower(run, land.last)], form=Form.MONEY)
    if word in t.money and run[j].kind is Kind.WORD:
        return _with_cents(run, replace(n, j=j + 1, unit=t.money[word], form=Form.MONEY))
    if word in t.sign and not (j + 1 < len(run) and run[j + 1].kind is Kind.NUMBER and glued(run, j + 1)):
        return replace(n, j=j + 1, unit=t.sign[word], form=Form.MONEY)  # "10 €"
    if word in t.code and word not in t.sign_only and (run[j].text.isupper() or word in t.any_case):
        n = replace(n, j=j + 1, unit=t.code[word], form=Form.MONEY)
        scale = t.scale.get(lower(run, j + 1), 0)  # "75 USD million"
        return replace(n.times(scale), j=j + 2) if scale > CENTS else n
    return None


def _time(run: Sequence[Token], n: Number, j: int) -> Number | None:
    """The number with its unit of time: a duration, or an age ("a 2-month-old baby", "16 years of age")."""
    duration = tables().duration.at(run, j)
    if not duration or (run[j].lower in ("second", "min", "sec") and n.low == 1):
        return None
    if len(run[j].text) == 1 and not glued(run, j):  # "48h", and not "48 h"
        return None
    k = duration.last
    if lower(run, k) in ("and", "or") and lower(run, k + 1) in ("older", "younger"):
        return replace(n, j=k, unit=duration.value, form=Form.AGE)
    if lower(run, k) == "-" and lower(run, k + 1) in ("old", "olds"):
        return replace(n, j=k + 2, unit=duration.value, form=Form.AGE)
    if lower(run, k) in ("old", "olds"):
        return replace(n, j=k + 1, unit=duration.value, form=Form.AGE)
    if lower(run, k) == "of" and lower(run, k + 1) == "age":
        return replace(n, j=k + 2, unit=duration.value, form=Form.AGE)
    n = replace(n, j=k, unit=duration.value, form=Form.DURATION)
    part = tables().part.get(lower(run, k + 2), 0)
    if lower(run, k) == "and" and lower(run, k + 1) == "a" and part:  # "an hour and a half"
        n = replace(n, j=k + 3, low=n.low + Fraction(1, part), high=n.high + Fraction(1, part), step=Fraction(1, part))
    return n


def _measure(run: Sequence[Token], n: Number, j: int) -> Number | None:
    """The number with its physical unit, and what that is told by: "800 miles per hour", "20 mg per litre"."""
    t = tables()
    hit = t.measure.at(run, j)
    if not hit or (len(run[j].text) == 1 and not glued(run, j) and run[j].text not in t.spaced_unit):
        return None
    if run[j].lower in t.cased_unit and run[j].text not in t.cased_unit[run[j].lower]:
        return None
    if run[j].lower == "meters" and (
        n.low >= FAR or lower(run, hit.last) in t.auxiliary or lower(run, hit.last) in t.past
    ):
        return None  # "94,000 meters", "40 meters were fitted": what counts the water, and no length
    unit, k = hit.value, hit.last
    if lower(run, k) in ("per", "/") and k + 1 < len(run):
        below = t.duration.at(run, k + 1) or t.measure.at(run, k + 1)
        if below:
            unit, k = f"{unit} per {below.value}", below.last
    return replace(n, j=k, unit=unit, form=Form.MEASURE)


# ── factors ──────────────────────────────────────────────────────────────────────────────────────


def factor_at(run: Sequence[Token], i: int, comma: bool = False) -> Number | None:
    """A factor: "doubled", "three times as many", "four-fold", "twice the rate", "3.5x"."""
    t = tables()
    hit = t.factor.at(run, i)
    if hit and not (lower(run, i) == "double" and lower(run, hit.last) in t.double_thing):
        value = Fraction(hit.value["value"])
        return Number(i, hit.last, value, value, Fraction(1), Form.MULTIPLE, "times")
    word = run[i].lower
    if word in t.fold_word:
        value = Fraction(t.fold_word[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    if word in t.multiple and lower(run, i + 1) in t.times_follow:
        value = Fraction(t.multiple[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    n = number_at(run, i, comma)
    if n is None:
        return None
    j = n.j
    sign = (
        lower(run, j) in ("x", "×") and glued(run, j) and not (glued(run, j + 1) and run[j + 1].kind is not Kind.SYMBOL)
    )
    if sign or (lower(run, j) == "×" and lower(run, j + 1) in t.times_follow):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    k = j + 1 if lower(run, j) == "-" else j
    if lower(run, k) in t.fold:
        return replace(n, j=k + 1, form=Form.MULTIPLE, unit="times")
    if lower(run, i - 1) == "of" and lower(run, i - 2) == "factor":  # "by a factor of three"
        return replace(n, form=Form.MULTIPLE, unit="times")
    j = skip(run, j)
    if lower(run, j) == "times" and (lower(run, j + 1) in t.times_follow or _changed_before(run, i)):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    return None


def _changed_before(run: Sequence[Token], i: int) -> bool:
    while i > 0 and (lower(run, i - 1) in tables().between or tables().before.ending(run, i)):
        hit = tables().before.ending(run, i)
        i = hit.first if hit else i - 1
    return tables().verb.ending(run, i) is not None


# ── rates ────────────────────────────────────────────────────────────────────────────────────────


def rate_behind(run: Sequence[Token], j: int) -> tuple[str, int] | None:
    """The rate of a count behind its verb, and the token behind it: "9,400 breakfasts were served a week"."""
    t = tables()
    first = j
    while j < len(run) and j - first < VERB_WORDS and (_of_verb(run, j) or (j > first and run[j].lower.endswith("ly"))):
        j += 1
    if j == first or j >= len(run) or run[j].lower not in ("a", "an", "per", "each", "every"):
        return None
    hit = t.duration.at(run, j + 1)
    return (hit.value, hit.last) if hit and lower(run, hit.last) not in t.ago else None


def _of_verb(run: Sequence[Token], j: int) -> bool:
    t = tables()
    word = run[j].lower
    return word in t.auxiliary or word in t.past or t.verb.at(run, j) is not None or word.endswith("ed")


def rate_of_what(run: Sequence[Token], j: int) -> tuple[str, int] | None:
    """The rate of an amount behind what it is an amount of, and the token behind it: "50 litres of clean water a day"."""
    if lower(run, j) != "of":
        return None
    k = j + 1
    while k < len(run) and k - j <= OF_WHAT and run[k].kind is Kind.WORD and run[k].lower not in stop_words():
        k += 1
    if k == j + 1 or lower(run, k) not in ("a", "per", "each", "every"):
        return None
    hit = tables().duration.at(run, k + 1) if k + 1 < len(run) else None
    return (hit.value, hit.last) if hit and lower(run, hit.last) not in tables().ago else None


def rate_at(run: Sequence[Token], j: int, form: Form) -> tuple[str, int] | None:
    """What a figure is told by, and the token behind it: "per month" is "month", "per 100,000 people" "100000 people"."""
    t = tables()
    if j + 1 >= len(run):
        return None
    if run[j].lower == "-" and glued(run, j) and glued(run, j + 1):  # "barrel-a-day"
        j += 1
        if lower(run, j + 1) == "-":
            hit = t.duration.at(run, j + 2) if j + 2 < len(run) and run[j].lower in t.rate else None
            return (hit.value, hit.last) if hit else None
    word = run[j].lower
    if word == "/" and not (glued(run, j) and glued(run, j + 1)):
        return None
    if word in t.rate_adverb:
        return t.rate_adverb[word], j + 1
    of_every = t.every.at(run, j)
    if word not in t.rate and not of_every:
        return None
    if word in ("a", "each", "every", "per") and lower(run, j + 1) == "quarter" and lower(run, j + 2) != "of":
        return "quarter", j + 2  # which is a share otherwise: "£5 a quarter"
    hit = t.duration.at(run, j + 1)
    if hit:
        return None if lower(run, hit.last) in t.ago else (hit.value, hit.last)
    i = of_every.last if of_every else j + 1
    scale = t.scale.get(lower(run, i), 0)  # "per thousand people"
    n = Number(i, i + 1, Fraction(scale), Fraction(scale), Fraction(1)) if scale else number_at(run, i)
    if word not in ("per", "/") and not (form is Form.MONEY and word in ("a", "an")) and not (of_every and n):
        return None
    k = n.j if n else j + 1
    last = k
    while last < len(run) and last - k < PER_WORDS and run[last].kind is Kind.WORD:
        if run[last].lower in stop_words() and (last > k or word in ("a", "an")):
            break
        last += 1
    if n and n.low >= RATED and last == k and word in ("per", "/"):  # "288 per 100,000"
        return f"{n.low}", k
    if last == k or (word in ("a", "an") and last - k > 1):
        return None
    noun = " ".join(t.lower for t in run[k:last])
    return (f"{n.low} {noun}" if n else noun), last
