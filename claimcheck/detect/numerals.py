"""Numbers in digits and in words, with their scales: what a figure is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from claimcheck.detect.labels import labelled
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower
from claimcheck.model import Bound, Form


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


def _digits(text: str) -> tuple[Fraction, Fraction] | None:
    """The value and the step of digits with points and commas; None where they are no number."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    head, *groups = plain.split(",")
    if groups and (not 1 <= len(head) <= 3 or "." in head):
        return None
    if groups:
        last, _, decimals = groups[-1].partition(".")
        whole = [*groups[:-1], last]
        if all(len(g) == 3 and g.isdecimal() for g in whole):
            plain = head + "".join(whole) + ("." + decimals if decimals else "")
        elif len(groups) == 1 and len(groups[0]) <= 2 and groups[0].isdecimal():
            plain = head + "." + groups[0]  # a decimal comma
        else:
            return None
    if plain.count(".") > 1:
        return None
    _, _, decimals = plain.partition(".")
    return Fraction(plain), Fraction(1, 10 ** len(decimals))


def number_at(run: Sequence[Token], i: int) -> Number | None:
    """The number that begins at token `i`: digits or words, with its scale."""
    if i >= len(run):
        return None
    token = run[i]
    if token.kind is Kind.NUMBER:
        return _digits_at(run, i)
    return _words_at(run, i) if token.kind is Kind.WORD else None


def _digits_at(run: Sequence[Token], i: int) -> Number | None:
    read = _digits(run[i].text)
    if read is None:
        return None
    value, step = read
    j = i + 1
    while (  # "12 500": groups of three set off by a space
        j < len(run)
        and value < 1000 ** (j - i)
        and run[j].kind is Kind.NUMBER
        and len(run[j].text) == 3
        and run[j].text.isdecimal()
        and run[j].start == run[j - 1].end + 1
        and len(run[i].text) <= 3
        and step == 1
        and not labelled(run, i)
    ):
        value = value * 1000 + int(run[j].text)
        j += 1
    return _scaled(run, Number(i, j, value, value, step))


def _scaled(run: Sequence[Token], number: Number) -> Number:
    """The number with the scales that follow it ("1.6 million", "£2m")."""
    table = tables()
    j, factor = number.j, 1
    while j < len(run):
        word = run[j].lower
        if word in table.scale and (word != "dozen" or factor == 1):
            factor *= table.scale[word]
        elif word in table.short_scale and _short_scale(run, j):
            factor *= table.short_scale[word]
        else:
            break
        j += 1
    return replace(number, j=j, low=number.low * factor, high=number.high * factor, step=number.step * factor)


def _short_scale(run: Sequence[Token], j: int) -> bool:
    """Whether the letters after a number are a scale: glued to it, and money or longer than one letter."""
    word = run[j].lower
    if len(word) > 1:
        return True
    money = lower(run, j - 2) in tables().sign or lower(run, j - 2) in tables().code
    return glued(run, j) and (money or word == "k") and run[j].text in ("m", "k", "M", "K", "b", "B")


def _words_at(run: Sequence[Token], i: int) -> Number | None:
    """A number in words: "thirty-seven", "one hundred and twenty", "a thousand", "half a million", "hundreds of thousands"."""
    t = tables()
    word = run[i].lower
    if word == "half" and lower(run, i + 1) in ("a", "an") and lower(run, i + 2) in t.scale:
        scale = Fraction(t.scale[run[i + 2].lower])
        return Number(i, i + 3, scale / 2, scale / 2, scale / 10)
    if (
        word in ("a", "an")
        and lower(run, i + 1) == "quarter"
        and lower(run, i + 2) == "of"
        and lower(run, i + 4) in t.scale
    ):
        scale = Fraction(t.scale[run[i + 4].lower])
        return Number(i, i + 5, scale / 4, scale / 4, scale / 20)
    if word in t.plural_scale:
        value, j = Fraction(t.plural_scale[word]), i + 1
        if lower(run, j) == "of" and lower(run, j + 1) in t.plural_scale:
            value, j = value * t.plural_scale[run[j + 1].lower] / 2, j + 2
        return Number(i, j, value, value, value, bound=Bound.AT_LEAST) if word != "scores" else None
    if word in ("a", "an"):
        if lower(run, i + 1) == "couple":
            j = i + 3 if lower(run, i + 2) == "of" else i + 2
            if lower(run, j) in t.scale:
                return _scaled(run, Number(i, j, Fraction(2), Fraction(2), Fraction(1), bound=Bound.ABOUT))
            return None
        if lower(run, i + 1) in t.scale:
            return _scaled(run, Number(i, i + 1, Fraction(1), Fraction(1), Fraction(1)))
        return None
    if word == "couple" or (word not in t.cardinal and word not in t.ten):
        return None
    total, current, j = 0, 0, i
    half = Fraction(0)
    step = Fraction(1)
    while j < len(run):
        word = run[j].lower
        nothing = current % 100 == 0
        if word in t.cardinal and (nothing or (current % 10 == 0 and current % 100 >= 20 and t.cardinal[word] < 10)):
            if current % 100 and t.cardinal[word] == 0:
                break
            current += t.cardinal[word]
        elif word in t.ten and nothing:
            current += t.ten[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in t.scale:
            step = Fraction(t.scale[word], 10 if half else 1)
            total += int((max(current, 1) + half) * t.scale[word])
            current, half = 0, Fraction(0)
        elif (word == "-" and lower(run, j + 1) in t.cardinal and current % 100 >= 20 and current % 10 == 0) or (
            word == "and"
            and ((current % 100 == 0 and current) or total)
            and _small_at(run, j + 1)
            and run[j - 1].lower in t.scale
        ):
            pass
        elif word == "and" and current and lower(run, j + 1) == "a" and lower(run, j + 2) == "half":
            half, j = Fraction(1, 2), j + 2
        else:
            break
        j += 1
    while run[j - 1].lower in ("and", "-"):
        j -= 1
    value = total + current + half
    return Number(i, j, value, value, Fraction(1, 2) if half else (step if not current else Fraction(1)))


def _small_at(run: Sequence[Token], j: int) -> bool:
    t = tables()
    word = lower(run, j)
    following = lower(run, j + 1)
    return (word in t.cardinal or word in t.ten) and following not in t.scale and following not in t.part


def scale_of(run: Sequence[Token], n: Number) -> int:
    scale = 1
    for token in run[n.i : n.j]:
        scale *= tables().scale.get(token.lower, 1) if token.kind is Kind.WORD else 1
    return scale
