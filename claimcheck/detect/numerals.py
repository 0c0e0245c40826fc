"""Numbers in digits and in words, with their signs and scales: what a figure is made of.

number   := sign? (digits | words | vague) scale*
digits   := "1,500" | "1 500" | "1.500,00" where the text writes decimals with a comma | ".5" | "1/2" | "1.3×10^6"
words    := "thirty-seven" | "two and a half" | "half a" scale | "nine point four" | "a" scale
vague    := "dozens" | "hundreds of thousands" | "a couple" scale | "a few" scale
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from claimcheck.detect.labels import is_fraction, labelled
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, of_run, skip, stop_words
from claimcheck.model import Bound, Form

LONGEST = 40  # digits of a number; a longer run counts nothing
# A number whose groups of three are set off by points; what is glued to more digits or points is an address or a version.
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,9}(?:,\d{1,9})?(?![\d.,]*\d)")
LARGEST = 10**15  # scales said one after another that count
OLDEST = 120  # years of a person's age
EXPONENT = 60  # the largest power of ten that a number is read with


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, tokens `i` up to `j`; `high` differs from `low` for a range."""

    i: int
    j: int
    low: Fraction
    high: Fraction
    step: Fraction
    form: Form = Form.COUNT
    unit: str = ""
    bound: Bound | None = None

    def times(self, factor: Fraction | int) -> Number:
        """The number as so many times what it was."""
        size = Fraction(factor)
        low, high = sorted((self.low * size, self.high * size))
        return replace(self, low=low, high=high, step=self.step * abs(size))


@of_run
def number_at(run: Sequence[Token], i: int, comma: bool = False) -> Number | None:
    """The number that begins at token `i`; `comma` says that the text writes its decimals with a comma."""
    if i >= len(run):
        return None
    sign = _sign_at(run, i)
    if sign:
        n = _unsigned(run, i + 1, comma)
        return n and replace(n.times(-1) if sign < 0 else n, i=i)
    return _unsigned(run, i, comma)


def _sign_at(run: Sequence[Token], i: int) -> int:
    """Minus or plus one where token `i` is a sign of the number behind it, else nought."""
    t = tables()
    word = run[i].lower
    if word in t.minus and i + 1 < len(run):
        spelled = run[i].kind is Kind.WORD
        free = not glued(run, i) or run[i - 1].text in "(["
        return -1 if spelled or (free and glued(run, i + 1)) else 0
    if word == "+" and glued(run, i + 1) and not glued(run, i):
        return 1
    return 0


def _unsigned(run: Sequence[Token], i: int, comma: bool) -> Number | None:
    if i >= len(run):
        return None
    if run[i].lower == "-" and glued(run, i) and glued(run, i + 1):  # "minus-5"
        i += 1
    if run[i].text == "." and glued(run, i + 1) and run[i + 1].kind is Kind.NUMBER and run[i + 1].text.isdecimal():
        free = not glued(run, i) or not (run[i - 1].kind is not Kind.SYMBOL)
        n = _plain(run, i + 1, comma) if free else None
        return n and _scaled(run, replace(n.times(Fraction(1, 10 ** len(run[i + 1].text))), i=i))
    if run[i].kind is Kind.NUMBER:
        return _digits_at(run, i, comma)
    return _words_at(run, i) if run[i].kind is Kind.WORD else None


# ── digits ───────────────────────────────────────────────────────────────────────────────────────


def decimal_comma(text: str) -> bool:
    """Whether a text writes its decimals with a comma, as a number such as "1.500,00" or "1.234.567" in it shows."""
    return any(_with_comma(m[0]) is not None and _with_point(m[0]) is None for m in THOUSANDS.finditer(text))


def _grouped(head: str, groups: Sequence[str]) -> bool:
    return 1 <= len(head) <= 3 and head != "0" and all(len(g) == 3 for g in groups)


def _indian(head: str, groups: Sequence[str]) -> bool:
    """Whether digits are set off as for lakhs and crores: "12,34,567"."""
    return len(groups) > 1 and 1 <= len(head) <= 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[:-1])


def _with_point(text: str) -> tuple[str, str] | None:
    """The whole and the decimal digits of "1,500.25", "0,5" included; None where it is no such number."""
    head, *groups = text.split(",")
    last, point, decimals = (groups[-1] if groups else head).partition(".")
    if "." in decimals or (groups and "." in head):
        return None
    if not groups:
        return last, decimals
    if any("." in g for g in groups[:-1]):
        return None
    if _grouped(head, [*groups[:-1], last]) or _indian(head, [*groups[:-1], last]):
        return head + "".join([*groups[:-1], last]), decimals
    return (head, last) if len(groups) == 1 and not point and len(last) != 3 else None


def _with_comma(text: str) -> tuple[str, str] | None:
    """The whole and the decimal digits of "1.500,25" or "1.500.000"; None where it is no such number."""
    whole, comma, decimals = text.partition(",")
    if "," in decimals or "." in decimals:
        return None
    head, *groups = whole.split(".")
    if not groups:
        return (head, decimals) if comma else None
    return (head + "".join(groups), decimals) if _grouped(head, groups) and (comma or len(groups) > 1) else None


@lru_cache(maxsize=16384)
def _digits(text: str, comma: bool) -> tuple[Fraction, Fraction] | None:
    """The value and the step of digits with points and commas; None where they are no number."""
    if len(text) > LONGEST:
        return None
    plain = text if text.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in text)
    if comma and plain.count(".") == 1 and "," not in plain and _grouped(*_halves(plain)):
        parts: tuple[str, str] | None = (plain.replace(".", ""), "")  # "1.500" where decimals have commas
    else:
        parts = (_with_comma(plain) if comma else None) or _with_point(plain) or _with_comma(plain)
    if parts is None:
        return None
    whole, decimals = parts
    return Fraction(int(whole + decimals), 10 ** len(decimals)), Fraction(1, 10 ** len(decimals))


def _halves(text: str) -> tuple[str, list[str]]:
    head, _, group = text.partition(".")
    return head, [group]


def _plain(run: Sequence[Token], i: int, comma: bool) -> Number | None:
    read = _digits(run[i].text, comma)
    dotted = lower(run, i + 1) == "·" and glued(run, i + 1) and glued(run, i + 2) and run[i + 2].text.isdecimal()
    if read and dotted and read[1] == 1:  # "18·3", as older journals print it
        read = _digits(f"{run[i].text}.{run[i + 2].text}", False)
        return read and Number(i, i + 3, read[0], read[0], read[1])
    return read and Number(i, i + 1, read[0], read[0], read[1])


def _digits_at(run: Sequence[Token], i: int, comma: bool) -> Number | None:
    n = _plain(run, i, comma)
    if n is None:
        return None
    n = _spaced(run, n, comma)
    n = _powered(run, n, comma)
    fraction = _fraction_at(run, n.j) if n.step == 1 and not glued(run, n.j) else None
    if fraction:  # "2 1/2"
        n = replace(n, j=fraction.j, low=n.low + fraction.low, high=n.high + fraction.high, step=fraction.step)
    elif n.j < len(run) and run[n.j].text in tables().vulgar:  # "2½"
        part = Fraction(tables().vulgar[run[n.j].text])
        n = replace(n, j=n.j + 1, low=n.low + part, high=n.high + part, step=part)
    else:
        n = _fraction_at(run, i) or n
    return _more_words(run, _scaled(run, n))


def _spaced(run: Sequence[Token], n: Number, comma: bool) -> Number:
    """The number with the groups of three that a space sets off: "12 500", "1 234 567.89"."""
    if n.step != 1 or len(run[n.i].text) > 3 or labelled(run, n.i):
        return n
    digits, j = run[n.i].text, n.j
    while j < len(run) and len(digits) <= LONGEST:
        if lower(run, j) == "'" and glued(run, j) and glued(run, j + 1) and run[j + 1].kind is Kind.NUMBER:  # "1'500"
            j += 1
        elif run[j].kind is not Kind.NUMBER or run[j].start != run[j - 1].end + 1:
            break
        group, point, decimals = run[j].text.partition("," if comma else ".")
        if len(group) != 3 or not group.isdecimal() or (point and not decimals.isdecimal()):
            break
        digits, j = digits + run[j].text, j + 1
        if point:
            break
    if lower(run, j - 1) == "'":
        j -= 1
    read = _digits(digits, comma)
    return Number(n.i, j, read[0], read[0], read[1]) if read else n


def _powered(run: Sequence[Token], n: Number, comma: bool) -> Number:
    """The number times its power of ten: "1.3×10^6", "1.99×10−30", "1.3e6"."""
    j, times = n.j, lower(run, n.j)
    if times in tables().times_sign and lower(run, j + 1) == "10":
        j += 2
    elif times == "e" and glued(run, j) and glued(run, j + 1):
        j += 1
    elif n.low == 10 and lower(run, j) == "^":
        n = n.times(Fraction(1, 10))
    else:
        return n
    if lower(run, j) == "^":
        j += 1
    negative = lower(run, j) in tables().minus and run[j].kind is Kind.SYMBOL
    if lower(run, j) == "+" or negative:
        j += 1
    if j >= len(run) or not run[j].text.isdecimal() or not glued(run, j) or int(run[j].text[:3]) > EXPONENT:
        return n
    power = -int(run[j].text) if negative else int(run[j].text)
    return replace(n.times(Fraction(10) ** power), j=j + 1)


def _fraction_at(run: Sequence[Token], i: int) -> Number | None:
    """A fraction of digits: "1/2", "3/4"."""
    if i + 2 >= len(run) or run[i + 1].text not in ("/", "⁄"):
        return None
    if not (glued(run, i + 1) and glued(run, i + 2)) and (glued(run, i + 1) or lower(run, i + 3) != "of"):
        return None  # "1 / 3 of" may have its spaces
    above, below = run[i].text, run[i + 2].text
    if not is_fraction(above, below) or lower(run, i + 3) == "/" or (glued(run, i) and run[i - 1].text == "/"):
        return None
    value = Fraction(int(above), int(below))
    return Number(i, i + 3, value, value, Fraction(1, 5 * value.denominator))


# ── scales ───────────────────────────────────────────────────────────────────────────────────────


def _scaled(run: Sequence[Token], n: Number) -> Number:
    """The number with the scales that follow it ("1.6 million", "£2m", "3 dozens")."""
    t = tables()
    j, factor = n.j, 1
    while j < len(run):
        word = run[j].lower
        if word == "-" and glued(run, j) and glued(run, j + 1) and lower(run, j + 1) in t.scale:  # "a 2-million grant"
            j += 1
            continue
        if factor > LARGEST:
            break
        if word in t.scale and (word != "dozen" or factor == 1):
            factor *= t.scale[word]
        elif word in t.scale_plural and factor == 1:
            factor *= t.scale_plural[word]
        elif word in t.short_scale and factor == 1 and _short_scale(run, j):
            factor *= t.short_scale[word]
        else:
            break
        j += 1
    if factor == 1:
        return n
    return replace(n.times(factor), j=j)


def _short_scale(run: Sequence[Token], j: int) -> bool:
    """Whether the letters after a number are a scale: more than one letter, or a letter glued to money or to digits."""
    t = tables()
    word = run[j].lower
    if len(word) > 1:
        return True
    if not glued(run, j) or (glued(run, j + 1) and run[j + 1].kind is not Kind.SYMBOL):
        return False
    if word in t.bare_scale or lower(run, j - 2) in t.sign or lower(run, j - 2) in t.code:
        return True
    if lower(run, j + 1) in ("-", "–") and lower(run, j + 3) == word:  # "2m–3m homes"
        return _short_scale(run, j + 3)
    if word == "m" and lower(run, j - 2) in ("by", "to", "from"):  # "grew by 49m"
        return lower(run, j + 1) not in t.metre_follow
    counts = j + 1 < len(run) and run[j + 1].kind is Kind.WORD and lower(run, j + 1) not in stop_words()
    return word == "m" and counts and lower(run, j + 1) not in t.metre_follow  # "1.5m displaced", and not "1.5m deep"


def scale_of(run: Sequence[Token], n: Number) -> int:
    """The product of the scales within a number: of "1.6 million" a million."""
    t = tables()
    scale = 1
    for k in range(n.i, n.j):
        word = run[k].lower
        if run[k].kind is Kind.WORD:
            scale *= t.scale.get(word) or (t.short_scale.get(word, 1) if k > n.i else 1)
    return scale


def _more_words(run: Sequence[Token], n: Number) -> Number:
    """The number with the smaller ones said after it: "4 thousand 3 hundred", "3 hundred and one", "1 million and a half"."""
    if n.step <= 1 or lower(run, n.j - 1) not in tables().scale:
        return n
    scale = Fraction(tables().scale[run[n.j - 1].lower])
    joined = lower(run, n.j) == "and"
    part = _part_of(run, n.j + 1, scale) if joined else None
    if part:
        return replace(n, j=part[0], low=n.low + part[1], high=n.high + part[1], step=scale / 10)
    if n.j - n.i > 2 or n.low / scale != int(n.low / scale):
        return n
    rest = _unsigned(run, n.j + 1 if joined else n.j, False)
    if (
        rest is None
        or not 0 < rest.low < scale
        or rest.bound
        or rest.low.denominator != 1
        or (joined and rest.low >= 100)
    ):
        return n
    word = run[rest.i].kind is Kind.WORD or lower(run, rest.j - 1) in tables().scale
    return replace(rest, i=n.i, low=n.low + rest.low, high=n.low + rest.low) if word else n


def _part_of(run: Sequence[Token], i: int, scale: Fraction) -> tuple[int, Fraction] | None:
    """The end and the size of "a half", "a quarter", "two thirds" of the scale just said."""
    t = tables()
    count = 1 if lower(run, i) in ("a", "an", "one") else t.cardinal.get(lower(run, i), 0)
    j = skip(run, i + 1)
    part = t.part.get(lower(run, j), 0)
    if not count or not part or count >= part or lower(run, j + 1) == "of":
        return None
    return skip(run, j + 1), scale * count / part


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _words_at(run: Sequence[Token], i: int) -> Number | None:
    """A number in words: "thirty-seven", "one hundred and twenty", "a thousand", "half a million", "hundreds of thousands"."""
    t = tables()
    word = run[i].lower
    if word in t.vulgar:
        value = Fraction(t.vulgar[word])
        return _scaled(run, Number(i, i + 1, value, value, Fraction(1, 5 * value.denominator)))
    if word in t.part or word in ("a", "an"):
        return _part_of_scale(run, i) or (_article(run, i) if word in ("a", "an") else None)
    if word in t.plural_scale:
        return _plural_scale(run, i)
    if word in t.vague and lower(run, i + 1) in t.scale:
        return _vague(run, i, i + 1, word)
    if word in t.cardinal or word in t.ten:
        return _spelled(run, i)
    if word in t.plural_cardinal and (t.before.ending(run, i) or (glued(run, i) and t.before.ending(run, i - 1))):
        value = Fraction(t.plural_cardinal[word])  # "under-fives"
        return Number(i, i + 1, value, value, Fraction(1))
    return None


def _part_of_scale(run: Sequence[Token], i: int) -> Number | None:
    """A part of a scale: "half a million", "half million", "a quarter of a million"."""
    t = tables()
    first = skip(run, i + 1) if lower(run, i) in ("a", "an") else i
    part = t.part.get(lower(run, first), 0)
    if lower(run, first) in ("half", "quarter"):
        j = skip(run, first + 1)
        j = skip(run, j + 1) if lower(run, j) == "of" else j
        j = skip(run, j + 1) if lower(run, j) in ("a", "an") else j
        scale = t.scale.get(lower(run, j), 0)
        if scale and part:
            value = Fraction(scale, part)
            return Number(i, j + 1, value, value, Fraction(scale, 5 * part))
    return None


def _article(run: Sequence[Token], i: int) -> Number | None:
    """ "a thousand", "a couple of hundred", "a few thousand", "a dozen", "a million and a half"."""
    t = tables()
    following = lower(run, i + 1)
    if following in t.vague:
        j = i + 2
        j += lower(run, j) == "of"
        return _vague(run, i, j, following) if lower(run, j) in t.scale else None
    return _spelled(run, i) if following in t.scale else None


def _vague(run: Sequence[Token], i: int, j: int, word: str) -> Number:
    row = tables().vague[word]
    return _scaled(
        run, Number(i, j, Fraction(row["low"]), Fraction(row["high"]), Fraction(1), bound=Bound(row["bound"]))
    )


def _plural_scale(run: Sequence[Token], i: int) -> Number | None:
    """ "dozens", "tens of thousands": from one of the scale up, in all likelihood below ten."""
    t = tables()
    value, j = Fraction(t.plural_scale[run[i].lower]), i + 1
    if lower(run, j) == "of" and lower(run, j + 1) in t.plural_scale:
        value, j = value * t.plural_scale[run[j + 1].lower], j + 2
    elif run[i].lower in t.only_of and (lower(run, j) != "of" or _is_of_tests(run, i)):
        return None
    return Number(i, j, value, value * 10, value, bound=Bound.AT_LEAST)


def _is_of_tests(run: Sequence[Token], i: int) -> bool:
    """Whether a word like "scores" is a noun that others belong to: "the reading scores of children"."""
    before = lower(run, i - 1)
    return before.isalpha() and (before not in stop_words() or before in words_in("reporting", "determiner"))


def _spelled(run: Sequence[Token], i: int) -> Number | None:
    """Number words from token `i` on, read from left to right as they are said."""
    t = tables()
    total, current, j = 0, 0, i
    step, said = 1, False  # the step is the last scale where nothing smaller was said
    while j < len(run):
        word = lower(run, j)
        if word in ("a", "an") and j == i:
            j += 1
            continue
        if word in t.cardinal and (
            current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 < t.cardinal[word] < 10)
        ):
            if said and t.cardinal[word] == 0:
                break
            current, step = current + t.cardinal[word], 1
        elif word in t.ten and current % 100 == 0:
            current, step = current + t.ten[word], 1
        elif word == "hundred" and current < 100:
            current = max(current, 1) * 100
        elif word in t.scale and word != "hundred" and (not total or t.scale[word] < step or current):
            if total and t.scale[word] > total:
                total, current = (total + current) * t.scale[word], 0
            else:
                total, current = total + max(current, 1) * t.scale[word], 0
            step = t.scale[word]
        elif word in t.scale_plural and current and not total:  # "three dozens"
            total, current, step = current * t.scale_plural[word], 0, t.scale_plural[word]
        elif _joins(run, j, current, total):
            j += 1
            continue
        else:
            break
        said, j = True, j + 1
    if not said:
        return None
    while lower(run, j - 1) in ("and", "-", ",", "–"):
        j -= 1
    value = Fraction(total + current)
    n = Number(i, j, value, value, Fraction(step))
    return _with_part(run, _with_decimals(run, n))


def _joins(run: Sequence[Token], j: int, current: int, total: int) -> bool:
    """Whether a hyphen or an "and" at token `j` goes on with the number: "thirty-seven", "a hundred and twenty"."""
    t = tables()
    word, following = lower(run, j), lower(run, j + 1)
    if word == ",":  # "two thousand, five hundred"
        more = following in t.cardinal or following in t.ten
        return (
            total > 0 and lower(run, j - 1) in t.scale and more and _scale_after(run, j + 1) < t.scale[run[j - 1].lower]
        )
    if word in ("-", "–"):
        tens = following in t.cardinal and current % 100 >= 20 and current % 10 == 0
        return glued(run, j) and (tens or following in t.scale)
    if word != "and" or not (total or (current and current % 100 == 0)) or lower(run, j - 1) not in t.scale:
        return False
    return (following in t.cardinal or following in t.ten) and lower(run, j + 2) not in t.part


def _scale_after(run: Sequence[Token], j: int) -> int:
    """The largest scale of the number words from `j` on; one where no hundred or scale is said, which is no part of a number."""
    t = tables()
    largest, k = 0, j
    while lower(run, k) in t.number_word or lower(run, k) in ("and", "-"):
        largest = max(largest, t.scale.get(lower(run, k), 0))
        k += 1
    return largest or max(t.scale.values())


def _with_decimals(run: Sequence[Token], n: Number) -> Number:
    """ "nine point nought four", and its scale: "two point five million"."""
    t = tables()
    j, digits = n.j + 1, ""
    if lower(run, n.j) != "point":
        return n
    while lower(run, j) in t.cardinal and t.cardinal[run[j].lower] < 10:
        digits += str(t.cardinal[run[j].lower])
        j += 1
    if not digits:
        return n
    value = n.low + Fraction(int(digits), 10 ** len(digits))
    return _scaled(run, replace(n, j=j, low=value, high=value, step=Fraction(1, 10 ** len(digits))))


def _with_part(run: Sequence[Token], n: Number) -> Number:
    """ "two and a half", "three and two thirds", "two and a half thousand", "a million and a half"."""
    j = skip(run, n.j)
    if lower(run, j) != "and":
        return n
    last = tables().scale.get(lower(run, n.j - 1), 0)
    part = _part_of(run, skip(run, j + 1), Fraction(last if last > 100 else 1))
    if part is None:
        return n
    grown = replace(n, j=part[0], low=n.low + part[1], high=n.low + part[1], step=part[1])
    return _scaled(run, grown)
