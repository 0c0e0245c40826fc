"""The reader of figures: quantities in a run of tokens, as intervals with unit, bound, form and change.

    figure   := bound? sign? (number | range | share | factor) unit? bound-after?
    number   := digits scale? | words scale? | "a" scale | "half a" scale | "hundreds of" scale
    share    := number ("in" | "out of" | "of") number | ("a" | words) part
    factor   := change-word ("doubled") | number "times" | number "fold" | "twice"

What counts nothing (labels, versions, telephone numbers, times of day, dates, names such as COVID-19) is blocked first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from claimcheck.detect.lexicon import Hit, Phrases, phrases, rows
from claimcheck.detect.period import periods
from claimcheck.detect.words import Kind, Token, stop_words, tokens
from claimcheck.model import Bound, Change, ChangeKind, Direction, Form, Quantity, Span

REACH = 9  # tokens between a change word and its figure
SAMPLE = 1000  # "N in M" is a share for an M up to this
MOST_WORDS = 5  # of a counted noun phrase


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


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def _pairs(file: str, section: str) -> dict[str, Any]:
    return {word: value for row in rows(file, section) for word, value in row["words"].items()}


def _set(file: str, section: str) -> frozenset[str]:
    return frozenset(word for row in rows(file, section) for word in row["words"])


@dataclass(frozen=True)
class Tables:
    """The word tables as the reader asks them."""

    cardinal: dict[str, int]
    ten: dict[str, int]
    scale: dict[str, int]
    short_scale: dict[str, int]
    part: dict[str, int]
    plural_scale: dict[str, int]
    label: frozenset[str]
    label_capital: frozenset[str]
    part_follow: frozenset[str]
    idiom: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    after_sign: Phrases[str]
    filler: Phrases[str]
    percent: Phrases[str]
    points: Phrases[str]
    duration: Phrases[str]
    measure: Phrases[str]
    rate: frozenset[str]
    sign: dict[str, str]
    code: dict[str, str]
    money: dict[str, str]
    verb: Phrases[str]
    noun: Phrases[str]
    level: Phrases[str]
    moved_up: frozenset[str]
    comparative: dict[str, str]
    factor: Phrases[dict[str, str]]
    multiple: dict[str, str]
    fold: frozenset[str]
    fold_word: dict[str, int]
    times_follow: frozenset[str]
    between: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables, read once."""
    return Tables(
        cardinal=_pairs("numbers", "cardinal"),
        ten=_pairs("numbers", "ten"),
        scale=_pairs("numbers", "scale"),
        short_scale=_pairs("numbers", "short_scale"),
        part=_pairs("numbers", "part"),
        plural_scale=_pairs("numbers", "plural_scale"),
        label=_set("numbers", "label"),
        label_capital=_set("numbers", "label_capital"),
        part_follow=_set("numbers", "part_follow"),
        idiom=Phrases.of((w, "") for w in _set("numbers", "idiom")),
        before=phrases("bounds", "before", "bound"),
        after=phrases("bounds", "after", "bound"),
        after_sign=phrases("bounds", "after_sign", "bound"),
        filler=Phrases.of((w, "") for w in _set("bounds", "filler")),
        percent=phrases("units", "percent", "name"),
        points=phrases("units", "points", "name"),
        duration=phrases("units", "duration", "name"),
        measure=phrases("units", "measure", "name"),
        rate=_set("units", "rate"),
        sign=_pairs("units", "currency_sign"),
        code=_pairs("units", "currency_code"),
        money=_pairs("units", "currency_word"),
        verb=phrases("change", "verb", "direction"),
        noun=phrases("change", "noun", "direction"),
        moved_up=_set("change", "moved_up"),
        level=Phrases.of((w, "") for w in _set("change", "level")),
        comparative={w: row["direction"] for row in rows("change", "comparative") for w in row["words"]},
        factor=Phrases.of((w, row) for row in rows("change", "factor") for w in row["words"]),
        multiple={w: row["value"] for row in rows("change", "multiple") for w in row["words"]},
        fold=_set("change", "fold"),
        fold_word=_pairs("change", "fold_word"),
        times_follow=_set("change", "times_follow"),
        between=_set("change", "between"),
    )


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────


def _glued(run: Sequence[Token], i: int) -> bool:
    """Whether token `i` touches the one before it."""
    return 0 < i < len(run) and run[i].start == run[i - 1].end


def _lower(run: Sequence[Token], i: int) -> str:
    return run[i].lower if 0 <= i < len(run) else ""


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


def _number_at(run: Sequence[Token], i: int) -> Number | None:
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
        and not _labelled(run, i)
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
    money = _lower(run, j - 2) in tables().sign or _lower(run, j - 2) in tables().code
    return _glued(run, j) and (money or word == "k") and run[j].text in ("m", "k", "M", "K", "b", "B")


def _words_at(run: Sequence[Token], i: int) -> Number | None:
    """A number in words: "thirty-seven", "one hundred and twenty", "a thousand", "half a million", "hundreds of thousands"."""
    t = tables()
    word = run[i].lower
    if word == "half" and _lower(run, i + 1) in ("a", "an") and _lower(run, i + 2) in t.scale:
        scale = Fraction(t.scale[run[i + 2].lower])
        return Number(i, i + 3, scale / 2, scale / 2, scale / 10)
    if (
        word in ("a", "an")
        and _lower(run, i + 1) == "quarter"
        and _lower(run, i + 2) == "of"
        and _lower(run, i + 4) in t.scale
    ):
        scale = Fraction(t.scale[run[i + 4].lower])
        return Number(i, i + 5, scale / 4, scale / 4, scale / 20)
    if word in t.plural_scale:
        value, j = Fraction(t.plural_scale[word]), i + 1
        if _lower(run, j) == "of" and _lower(run, j + 1) in t.plural_scale:
            value, j = value * t.plural_scale[run[j + 1].lower] / 2, j + 2
        return Number(i, j, value, value, value, bound=Bound.AT_LEAST) if word != "scores" else None
    if word in ("a", "an"):
        if _lower(run, i + 1) == "couple":
            j = i + 3 if _lower(run, i + 2) == "of" else i + 2
            if _lower(run, j) in t.scale:
                return _scaled(run, Number(i, j, Fraction(2), Fraction(2), Fraction(1), bound=Bound.ABOUT))
            return None
        if _lower(run, i + 1) in t.scale:
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
        elif (word == "-" and _lower(run, j + 1) in t.cardinal and current % 100 >= 20 and current % 10 == 0) or (
            word == "and"
            and ((current % 100 == 0 and current) or total)
            and _small_at(run, j + 1)
            and run[j - 1].lower in t.scale
        ):
            pass
        elif word == "and" and current and _lower(run, j + 1) == "a" and _lower(run, j + 2) == "half":
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
    word = _lower(run, j)
    following = _lower(run, j + 1)
    return (word in t.cardinal or word in t.ten) and following not in t.scale and following not in t.part


# ── shares, factors, ranges ──────────────────────────────────────────────────────────────────────


def _part_at(run: Sequence[Token], i: int) -> Number | None:
    """A part of a whole: "a third", "two-thirds", "one-tenth", "half"."""
    t = tables()
    word = run[i].lower
    if word == "half":
        if _half_stands(run, i):
            return _share(i, i + 1, Fraction(1, 2))
        return None
    if word == "a" and _lower(run, i - 1) == "and":  # "a day and a half"
        return None
    one = word in ("a", "an", "one")
    count = 1 if one else t.cardinal.get(word, 0)
    j = i + 2 if _lower(run, i + 1) == "-" else i + 1
    part = _lower(run, j)
    if not count or part not in t.part or count >= t.part[part]:
        return None
    plural = part.endswith("s") and part != "s"
    if not plural and count > 1:
        return None
    joined = j == i + 2 or plural
    if part in ("quarter", "half"):
        joined = joined or _lower(run, j + 1) in t.part_follow or not _lower(run, j + 1).isalpha()
    follows = _lower(run, j + 1)
    stands = follows in t.part_follow or not follows.isalpha()
    ordinal = part not in ("half", "halves", "quarter", "quarters")
    if not joined and ordinal and not stands and not _bounded(run, i):
        return None
    if not joined and not stands:
        return None
    return _share(i, j + 1, Fraction(count, t.part[part]))


def _half_stands(run: Sequence[Token], i: int) -> bool:
    """Whether "half" is a share: bounded, or followed by what it is a half of; not "first half", "half-term", "half a day"."""
    follows = _lower(run, i + 1)
    if _lower(run, i - 1) in ("first", "second", "other", "latter", "better", "and", "a", "-") or follows in (
        "-",
        "a",
        "an",
    ):
        return _lower(run, i - 1) in ("a", "other") and follows == "of"
    return follows in (
        "of",
        "the",
        "all",
        "their",
        "its",
        "them",
        "those",
        "these",
        "our",
        "said",
        "were",
        "had",
    ) or _bounded(run, i)


def _bounded(run: Sequence[Token], i: int) -> bool:
    return tables().before.ending(run, i) is not None or _lower(run, i - 1) in ("by", "to")


def _share(i: int, j: int, part: Fraction) -> Number:
    percent = part * 100
    step = Fraction(
        100, 5 * part.denominator
    )  # "three-quarters" is told in quarters, and stands for a fifth of one about it
    return Number(i, j, percent, percent, step, Form.SHARE, "percent")


def _n_in_m(run: Sequence[Token], n: Number) -> Number | None:
    """A share of a count: "one in five", "24 out of 131", "7 of every 10", "one worker in four"."""
    j = n.j
    words = 0
    while n.low == 1 and words < 3 and j < len(run) and run[j].kind is Kind.WORD and run[j].lower not in stop_words():
        words += 1
        j += 1
    link = _lower(run, j)
    if link == "out" and _lower(run, j + 1) == "of":
        j += 2
    elif link == "in" or (link == "of" and not words):
        j += 1
    else:
        return None
    while _lower(run, j) in ("every", "each", "the", "a", "total") and not _number_at(run, j):
        j += 1
    if link == "out" and _lower(run, j) == "of":
        j += 1
    m = _number_at(run, j)
    if m is None or n.low >= m.low or m.low <= 0 or n.low.denominator != 1 or m.low.denominator != 1:
        return None
    small = m.low <= SAMPLE and not (m.j < len(run) and tables().percent.at(run, m.j))
    if link == "in" and not (small and n.low <= 20 and m.low <= 100):
        return None
    if not small and link == "of":
        return None
    percent = n.low / m.low * 100
    # "nine in ten" is told in tenths; "24 of 131" is exact
    step = Fraction(100) / m.low if m.low <= 20 else Fraction(1, 10)
    return Number(n.i, m.j, percent, percent, step, Form.SHARE, "percent")


def _factor_at(run: Sequence[Token], i: int) -> Number | None:
    """A factor: "doubled", "three times as many", "four-fold", "twice the rate", "3.5x"."""
    t = tables()
    hit = t.factor.at(run, i)
    if hit and not (_lower(run, i) == "double" and _lower(run, hit.last) in ("room", "rooms", "bed", "standard", "-")):
        value = Fraction(hit.value["value"])
        return Number(i, hit.last, value, value, Fraction(1), Form.MULTIPLE, "times")
    word = run[i].lower
    if word in t.fold_word:
        value = Fraction(t.fold_word[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    if word in t.multiple and _lower(run, i + 1) in t.times_follow:
        value = Fraction(t.multiple[word])
        return Number(i, i + 1, value, value, Fraction(1), Form.MULTIPLE, "times")
    n = _number_at(run, i)
    if n is None:
        return None
    j = n.j
    if _lower(run, j) in ("x", "×") and _glued(run, j):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    k = j + 1 if _lower(run, j) == "-" else j
    if _lower(run, k) in t.fold:
        return replace(n, j=k + 1, form=Form.MULTIPLE, unit="times")
    if _lower(run, j) == "times" and (_lower(run, j + 1) in t.times_follow or _changed_before(run, i)):
        return replace(n, j=j + 1, form=Form.MULTIPLE, unit="times")
    return None


def _changed_before(run: Sequence[Token], i: int) -> bool:
    while _lower(run, i - 1) in tables().between or tables().before.ending(run, i):
        hit = tables().before.ending(run, i)
        i = hit.first if hit else i - 1
    return tables().verb.ending(run, i) is not None


RANGE_DASHES = ("-", "–", "—")


def _range_at(run: Sequence[Token], i: int) -> Number | None:
    """A range: "between 73% and 86%", "16–17", "73% to 86%"; "from 5 to 10" only where nothing changed."""
    tables()
    opener = _lower(run, i)
    start = i + 1 if opener in ("between", "from") else i
    a = _unit_number(run, start)
    if a is None:
        return None
    link = _lower(run, a.j)
    b = _unit_number(run, a.j + 1)
    if b is None:
        return None
    if link in RANGE_DASHES:
        if not _glued(run, a.j) and opener not in ("between", "from"):
            return None
    elif link == "to":
        if opener != "from" and not (a.unit or b.unit) and not _bounded(run, i):
            return None
        if "from" in (opener, _lower(run, i - 1)) and _change_left(run, i if opener == "from" else i - 1):
            return None
    elif link == "or":
        if b.low != a.low + 1 or a.unit:  # "16 or 17"
            return None
    elif link != "and" or opener != "between":
        return None
    if a.unit and b.unit and a.unit != b.unit:
        return None
    if a.step == 1 and b.step > 1 and not a.unit and a.low < b.low / b.step * 10:
        scale = _scale_of(run, b)
        a = replace(a, low=a.low * scale, high=a.high * scale, step=a.step * scale)
    if a.low > b.low:
        return None
    unit, form = (b.unit, b.form) if b.unit else (a.unit, a.form)
    return Number(
        i if opener in ("between", "from") else a.i, b.j, a.low, b.high, max(a.step, b.step), form, unit, Bound.BETWEEN
    )


def _scale_of(run: Sequence[Token], n: Number) -> int:
    scale = 1
    for token in run[n.i : n.j]:
        scale *= tables().scale.get(token.lower, 1) if token.kind is Kind.WORD else 1
    return scale


def _unit_number(run: Sequence[Token], i: int) -> Number | None:
    """A number with its sign of money or of percent."""
    money = _money_sign(run, i)
    n = _number_at(run, money.last if money else i)
    if n is None:
        return None
    if money:
        return replace(n, i=i, unit=money.value, form=Form.MONEY)
    return _with_unit(run, n)


def _money_sign(run: Sequence[Token], i: int) -> Hit[str] | None:
    """A currency's sign or code right before a number: "£", "US$", "USD", "Rs."."""
    t = tables()
    word = _lower(run, i)
    if word in t.sign:
        return Hit(i, i + 1, t.sign[word])
    if word in t.code:
        j = i + 1
        if _lower(run, j) in ("$", "£") and _glued(run, j):
            return Hit(i, j + 1, t.code[word])
        if len(word) > 1 and run[i].text.isupper() and word != "us":
            return Hit(i, j, t.code[word])
        if word == "rs":
            return Hit(i, j + 1 if _lower(run, j) == "." else j, t.code[word])
    return None


def _with_unit(run: Sequence[Token], n: Number) -> Number:
    """The number with the unit that follows it."""
    t = tables()
    if n.j >= len(run) or n.unit:
        return n
    j = n.j + 1 if run[n.j].lower == "-" and _glued(run, n.j) and _glued(run, n.j + 1) else n.j
    if j >= len(run):
        return n
    points = t.points.at(run, j)
    if points and (points.last - points.first > 1 or run[j].lower.startswith("pp")):
        return replace(n, j=points.last, unit="percentage point", form=Form.POINTS)
    if points and _lower(run, points.last) in (*t.comparative, "up", "down"):  # "13 points higher"
        return replace(n, j=points.last, unit="percentage point", form=Form.POINTS)
    if run[j].text == "p" and _glued(run, j) and j == n.j:
        return replace(n, j=j + 1, low=n.low / 100, high=n.high / 100, step=n.step / 100, unit="GBP", form=Form.MONEY)
    percent = t.percent.at(run, j)
    if percent:
        return replace(n, j=percent.last, unit="percent", form=Form.SHARE)
    if run[j].lower in t.money and run[j].kind is Kind.WORD:
        return replace(n, j=j + 1, unit=t.money[run[j].lower], form=Form.MONEY)
    duration = t.duration.at(run, j)
    if duration and not (run[j].lower in ("second", "min", "sec") and n.low == 1):
        k = duration.last
        if _lower(run, k) == "-" and _lower(run, k + 1) in ("old", "olds"):
            return replace(n, j=k + 2, unit=duration.value, form=Form.AGE)
        if _lower(run, k) in ("old", "olds") or (_lower(run, k) == "of" and _lower(run, k + 1) == "age"):
            return replace(n, j=k + (1 if _lower(run, k) != "of" else 2), unit=duration.value, form=Form.AGE)
        return replace(n, j=k, unit=duration.value, form=Form.DURATION)
    measure = t.measure.at(run, j)
    if measure and (run[j].lower != "m" or _glued(run, j)):
        return replace(n, j=measure.last, unit=measure.value, form=Form.MEASURE)
    return n


# ── what counts nothing ──────────────────────────────────────────────────────────────────────────


def _labelled(run: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` names a part, a version, a page: "section 2", "No. 3922", "versions 1 and 2"."""
    j = i - 1
    while j >= 0 and run[j].lower in (".", "#", "(", "and", "to", "or", ",", "-", "–") and i - j < 4:
        j -= 1
    if i - 1 - j > 0 and _lower(run, j).isdecimal():
        return j > 0 and _labelled(run, j)
    label = _lower(run, j)
    capital = label in tables().label_capital and run[j].text[0].isupper()
    if label not in tables().label and not capital:
        return False
    plural_count = label.endswith("s") or j == i - 1 or run[i - 1].lower in (".", "#")
    return plural_count and run[i].kind is Kind.NUMBER


def _blocked(run: Sequence[Token]) -> set[int]:
    """The tokens that are part of no figure."""
    blocked: set[int] = set()
    for i, token in enumerate(run):
        if token.kind is not Kind.NUMBER:
            continue
        after = run[i + 1] if i + 1 < len(run) else None
        before = run[i - 1] if i else None
        named = (
            _glued(run, i)
            and before is not None
            and before.kind is Kind.WORD
            and (len(before.text) == 1 or before.lower not in tables().code)
        ) or (  # COVID-19, Boeing-737
            _glued(run, i)
            and before is not None
            and before.text in "-‑–_/#@"
            and _glued(run, i - 1)
            and run[i - 2].kind is Kind.WORD
            and run[i - 2].lower not in _number_words()
        )
        ordinal = after is not None and _glued(run, i + 1) and after.lower in ("st", "nd", "rd", "th")
        clock = after is not None and (
            after.lower in ("am", "pm", "a.m", "p.m", "o'clock")
            or (after.lower in ("a", "p") and _lower(run, i + 2) == "." and _lower(run, i + 3) == "m")
            or (
                after.text == ":"
                and _glued(run, i + 1)
                and i + 2 < len(run)
                and run[i + 2].kind is Kind.NUMBER
                and _glued(run, i + 2)
            )
            or (
                before is not None
                and before.lower == "at"
                and _lower(run, i + 1) == "in"
                and _lower(run, i + 2) == "the"
            )
        )
        of_clock = before is not None and before.text == ":" and i - 2 in blocked and _glued(run, i)
        all_day = token.text == "24" and _lower(run, i + 1) == "/" and _lower(run, i + 2) == "7"
        digits = token.text.replace(",", "")
        version = digits.count(".") > 1
        zero_led = len(token.text) > 1 and token.text[0] == "0" and token.text.isdecimal()
        if all_day:
            blocked.update((i, i + 2))
        if named or ordinal or clock or of_clock or version or zero_led or _labelled(run, i) or _bracketed(run, i):
            blocked.add(i)
    _block_telephones(run, blocked)
    blocked.update(k for hit in tables().idiom.all(run) for k in range(hit.first, hit.last))
    return blocked


def _bracketed(run: Sequence[Token], i: int) -> bool:
    """Whether the number stands alone in brackets, as a mark or a clause's number does: "[4]", "(2)"."""
    return _lower(run, i - 1) in ("[", "(") and _lower(run, i + 1) in ("]", ")") and len(run[i].text) <= 3


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    t = tables()
    return frozenset({*t.cardinal, *t.ten, *t.scale, "percent", "cent"})


def _block_telephones(run: Sequence[Token], blocked: set[int]) -> None:
    """Blocks runs of digit groups that a zero or a plus begins, of nine digits or more."""
    i = 0
    while i < len(run):
        if run[i].kind is not Kind.NUMBER:
            i += 1
            continue
        j, digits = i, 0
        members = []
        while j < len(run) and (run[j].kind is Kind.NUMBER or (run[j].text in "-()+" and j > i)):
            if run[j].kind is Kind.NUMBER:
                digits += len(run[j].text)
                members.append(j)
            j += 1
        if digits >= 9 and len(members) > 1 and (run[i].text[0] == "0" or _lower(run, i - 1) == "+"):
            blocked.update(members)
        i = max(j, i + 1)


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────


def _cue_before(run: Sequence[Token], j: int) -> Hit[str] | None:
    """The cue of a bound that ends before token `j`; the "up to" of "went up to" is none."""
    t = tables()
    hit = t.before.ending(run, j)
    moved = hit is not None and run[hit.first].lower == "up" and _lower(run, hit.first - 1) in t.moved_up
    return None if moved else hit


def _bound(run: Sequence[Token], n: Number) -> tuple[Bound, int, int]:
    """The bound of a number, and the tokens from its cue to its end."""
    t = tables()
    first, last = n.i, n.j
    bound = n.bound or Bound.EXACTLY
    j = n.i
    for _ in range(2):  # a cue, then a filler and a cue
        hit = _cue_before(run, j)
        if hit and not (n.form is Form.DURATION and hit.value in ("over", "under") and hit.last - hit.first == 1):
            if not (hit.last - hit.first == 1 and run[hit.first].lower == "c" and _lower(run, hit.last) != "."):
                if (
                    bound in (Bound.EXACTLY, Bound.BETWEEN, Bound.AT_LEAST, Bound.ABOUT)
                    and n.bound is not Bound.BETWEEN
                ):
                    bound = Bound(hit.value)
                first = hit.first
            break
        filler = t.filler.ending(run, j)
        if not filler or (run[filler.first].lower == "the" and n.form is not Form.SHARE):
            break
        j = filler.first
    k = last
    after = t.after.at(run, k) if k < len(run) else None
    sign = t.after_sign.at(run, k) if k < len(run) and _glued(run, k) else None
    hit_after = after or sign
    if hit_after and hit_after.value and bound is Bound.EXACTLY:
        bound = Bound(hit_after.value)
        last = hit_after.last
    return bound, first, last


# ── change ───────────────────────────────────────────────────────────────────────────────────────


def _change_left(run: Sequence[Token], i: int, reach: int = REACH) -> tuple[Hit[str], bool] | None:
    """The change word to the left of token `i`, with only light words between, and whether it is a noun."""
    t = tables()
    j = i
    for _ in range(reach):
        for table, noun in ((t.noun, True), (t.verb, False)):
            hit = table.ending(run, j)
            if hit:
                return hit, noun and _is_noun(run, hit)
        factor = t.factor.ending(run, j)
        if factor and factor.last == j:
            return Hit(factor.first, factor.last, factor.value["direction"]), False
        word = _lower(run, j - 1)
        bound = _cue_before(run, j)
        if bound:
            j = bound.first
        elif word in t.between or word in (",", "(") or word.endswith("ly"):
            j -= 1
        elif j and (run[j - 1].kind is Kind.NUMBER or word in ("per", "cent", "percent", "%") or word in t.scale):
            j -= 1  # "rose by 24 per cent, from 1,020 to 1,265"
        else:
            return None
        if j <= 0:
            return None
    return None


def _is_noun(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a word that may be noun or verb ("a rise", "they rise") is the noun here."""
    return _lower(run, hit.first - 1) in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "any",
        "sharp",
        "steep",
        "large",
        "small",
        "big",
    ) or (_lower(run, hit.last) in ("of", "in"))


def _preposition(run: Sequence[Token], first: int) -> str:
    """The "by", "to", "of" or "from" right before the figure and its cue."""
    j = first - 1
    while j >= 0 and (
        run[j].lower in ("a", "an", "the", "just", "only", "some", "even") or run[j].lower.endswith("ly")
    ):
        j -= 1
    return run[j].lower if j >= 0 and run[j].lower in ("by", "to", "of", "from") else ""


def _change(run: Sequence[Token], n: Number, first: int, last: int) -> Change | None:
    """The change that a figure tells of."""
    t = tables()
    if n.form is Form.MULTIPLE:
        return _factor_change(run, n, first, last)
    preposition = _preposition(run, first)
    level = t.level.ending(run, first)
    if level:
        return Change(ChangeKind.TO, Direction.NONE, Span(run[level.first].start, run[level.last - 1].end), stated=True)
    left = _change_left(run, first)
    if left:
        hit, noun = left
        direction = Direction(hit.value)
        cue = Span(run[hit.first].start, run[hit.last - 1].end)
        if preposition in ("by", "to", "from"):
            return Change(ChangeKind(preposition), direction, cue, stated=True)
        if preposition == "of" and noun:
            return Change(ChangeKind.BY, direction, cue, stated=True)
        beside = hit.last == first or (n.form in (Form.SHARE, Form.POINTS) and hit.last == first - 1)
        if direction is not Direction.NONE and beside and not noun and preposition != "of":
            return Change(ChangeKind.BY, direction, cue)
    return _change_right(run, n, last, t)


def _change_right(run: Sequence[Token], n: Number, last: int, t: Tables) -> Change | None:
    """A change word after the figure: "86% increase", "a 12% sharp drop", "36 percent more likely"."""
    if n.form not in (Form.SHARE, Form.POINTS, Form.COUNT, Form.MONEY):
        return None
    for j in range(last, min(last + 3, len(run))):
        hit = t.noun.at(run, j)
        if hit and (n.form in (Form.SHARE, Form.POINTS) or j == last):
            return Change(
                ChangeKind.BY, Direction(hit.value), Span(run[hit.first].start, run[hit.last - 1].end), stated=True
            )
        if run[j].lower in t.comparative and n.form is Form.SHARE and j == last:
            return Change(
                ChangeKind.BY, Direction(t.comparative[run[j].lower]), Span(run[j].start, run[j].end), stated=True
            )
        if run[j].kind is not Kind.WORD or run[j].lower in stop_words():
            break
    return None


def _factor_change(run: Sequence[Token], n: Number, first: int, last: int) -> Change | None:
    t = tables()
    hit = t.factor.at(run, n.i)
    if hit:
        return Change(
            ChangeKind.BY, Direction(hit.value["direction"]), Span(run[n.i].start, run[n.j - 1].end), stated=True
        )
    left = _change_left(run, first)
    if left:
        direction = Direction(left[0].value)
        return Change(ChangeKind.BY, direction, Span(run[left[0].first].start, run[left[0].last - 1].end), stated=True)
    for j in range(last, min(last + 3, len(run))):
        noun = t.noun.at(run, j)
        if noun:
            return Change(ChangeKind.BY, Direction(noun.value), Span(run[j].start, run[noun.last - 1].end), stated=True)
    return None


# ── the counted noun ─────────────────────────────────────────────────────────────────────────────

SINGULAR_S = ("ss", "us", "is", "ous")


@lru_cache(maxsize=1)
def _irregular_plurals() -> frozenset[str]:
    return frozenset(
        {"people", "children", "women", "men", "police", "staff", "feet", "mice", "geese", "cattle", "sheep"}
    )


def _plural(word: str) -> bool:
    return word in _irregular_plurals() or (word.endswith("s") and len(word) > 3 and not word.endswith(SINGULAR_S))


def _counted(run: Sequence[Token], n: Number, last: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase that is counted, or of which a share is told."""
    t = tables()
    j = last
    inside = [
        k
        for k in range(n.i + 1, n.j)
        if n.form is Form.SHARE and run[k].kind is Kind.WORD and _is_content(run[k].lower)
    ]
    if inside:
        return inside[0], inside[-1] + 1
    if n.form in (Form.SHARE, Form.POINTS):
        if _lower(run, j) != "of":
            if n.unit != "percent" or (_lower(run, j - 1) not in t.cardinal and run[j - 1].kind is not Kind.NUMBER):
                return None
        else:
            j += 1
        while _lower(run, j) in ("the", "all", "its", "their", "our", "those", "these", "every", "such", "them"):
            j += 1
        inner = _number_at(run, j)
        j = inner.j if inner else j
    elif n.form is not Form.COUNT:
        return None
    elif _lower(run, j) == "of":
        j += 1
        while _lower(run, j) in ("the", "its", "their", "our", "those", "these"):
            j += 1
    start = j
    while j < len(run) and j - start < MOST_WORDS + 2:
        word = run[j].lower
        if word == "-" and _glued(run, j) and _glued(run, j + 1):
            j += 1
            continue
        if run[j].kind is not Kind.WORD or (word in stop_words() and word not in ("time", "times")):
            break
        j += 1
        if _plural(word) and _lower(run, j) != "-":
            break
    return (start, j) if j > start else None


def _is_content(word: str) -> bool:
    return word not in stop_words() and word not in _number_words() and word not in tables().part


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


def _candidate(run: Sequence[Token], i: int, blocked: set[int], dated: set[int]) -> Number | None:
    """The figure that begins at token `i`, if one does."""
    if i in blocked or i in dated:
        return None
    found = _range_at(run, i) or _factor_at(run, i)
    if found is None:
        n = _unit_number(run, i)
        if n is None:
            return _part_at(run, i)
        part = _part_at(run, i)
        if part and part.j >= n.j:
            return part
        share = _n_in_m(run, n) if n.form is Form.COUNT else None
        found = share or n
    if any(k in blocked or k in dated for k in range(found.i, found.j) if run[k].kind is Kind.NUMBER):
        return None
    return found


def _lone_one(run: Sequence[Token], n: Number, bound: Bound) -> bool:
    """Whether "one" is a pronoun or an article and counts nothing."""
    return n.j == n.i + 1 and run[n.i].lower == "one" and n.form is Form.COUNT and bound is Bound.EXACTLY


def _age(run: Sequence[Token], n: Number, first: int) -> bool:
    """Whether a bare number is an age: "aged 12", "a boy of 13", "12 or younger"."""
    if n.form is not Form.COUNT or n.low > 120:
        return False
    if _lower(run, first - 1) in ("aged", "age", "ages") or (
        _lower(run, n.j) == "or" and _lower(run, n.j + 1) in ("younger", "older")
    ):
        return True
    singular = _lower(run, first - 2)
    stands = not _lower(run, n.j).isalpha() or _lower(run, n.j) in stop_words()
    return (
        _lower(run, first - 1) == "of"
        and singular in ("boy", "girl", "child", "man", "woman", "baby", "age")
        and stands
    )


def read(run: Sequence[Token], year: int | None = None) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a run of tokens, in order: the span from cue to unit, and what it says."""
    dated = {
        k for p in periods(run, year) for k, t in enumerate(run) if p.span.start <= t.start and t.end <= p.span.end
    }
    blocked = _blocked(run)
    found: list[tuple[Span, Quantity]] = []
    i = 0
    inherited: Change | None = None
    while i < len(run):
        n = _candidate(run, i, blocked, dated)
        if n is None:
            i += 1
            continue
        inherited_rate = ""
        bound, first, last = _bound(run, n)
        if _lone_one(run, n, bound):
            i = n.j
            continue
        if _age(run, n, first):
            n = replace(n, form=Form.AGE, unit=n.unit or "year")
        change = _change(run, n, first, last)
        if change is None and inherited and _preposition(run, first) in ("by", "to"):
            change = replace(inherited, kind=ChangeKind(_preposition(run, first)))
        if change and change.stated and n.form is not Form.MULTIPLE:
            inherited = change
        counted = _counted(run, n, n.j)
        if (
            n.form is Form.COUNT
            and counted is None
            and not n.unit
            and found
            and _lower(run, first - 1) in (",", "and", "or")
        ):
            before = found[-1][1]  # "14 hours a week in Hull, 11 in York"
            if before.form in (Form.SHARE, Form.DURATION, Form.MEASURE, Form.MONEY) and before.change is None:
                n = replace(n, form=before.form, unit=before.unit)
                inherited_rate = before.rate
        behind = tables().after.at(run, counted[1]) if counted and counted[1] < len(run) else None
        if behind and bound is Bound.EXACTLY:  # "40 schools or more"
            bound = Bound(behind.value)
        rate = _rate(run, counted[1] if counted else last) or inherited_rate
        span = Span(run[first].start, run[last - 1].end)
        quantity = Quantity(
            n.low,
            n.high,
            n.step,
            bound,
            n.unit,
            n.form,
            change,
            Span(run[counted[0]].start, run[counted[1] - 1].end) if counted else None,
            Span(run[n.i].start, run[n.j - 1].end),
            Span(run[first].start, run[n.i - 1].end) if first < n.i else None,
            rate,
        )
        if found and _ends_change(found[-1][1], quantity):
            found[-1] = (found[-1][0], replace(found[-1][1], unit=quantity.unit, form=quantity.form))
        found.append((span, quantity))
        i = max(last, n.j)
    return tuple(found)


def _ends_change(start: Quantity, end: Quantity) -> bool:
    """Whether "from 0.7 to 0.5 per cent" leaves the start's unit to be read off the end."""
    kinds = (start.change.kind if start.change else None, end.change.kind if end.change else None)
    return kinds == (ChangeKind.FROM, ChangeKind.TO) and not start.unit and bool(end.unit)


def _rate(run: Sequence[Token], j: int) -> str:
    """The unit that a count is told by: "per month" is "month"."""
    t = tables()
    if j + 1 < len(run) and run[j].lower in t.rate:
        hit = t.duration.at(run, j + 1)
        if hit:
            return hit.value
    return ""


def quantities(text: str) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a text, as (span, quantity) pairs in order; raises nothing, whatever the text."""
    return read(tokens(text))
