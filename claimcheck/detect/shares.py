"""Parts of a whole: "a third", "one in five", "24 of 131"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from claimcheck.detect.bounds import bounded
from claimcheck.detect.counted import counted_tokens, is_plural
from claimcheck.detect.labels import is_share
from claimcheck.detect.lexicon import Phrases, Row, rows, words_in
from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, skip, stop_words
from claimcheck.model import Bound, Form, Quantity, Span

MOST_IN, MOST_OF = 20, 100  # "N in M" is a share for an N and an M up to these
BETWEEN = 6  # words between the two numbers of a share: "24 minors being sold out of a total of 131"
RATE = 1000  # what a rate is told by, at least
TENTH = Fraction(1, 10)
ROUND_WHOLE, ONE_IN = 5, 3  # "one in 30": a round whole, and how many wholes about it are told by it
MOST_NAMED = 3  # words of a noun phrase right behind "most"
NAMED = 3  # of a noun in between: "one young worker in four"


def part_at(run: Sequence[Token], i: int) -> Number | None:
    """A part of a whole: "a third", "two-thirds", "one-tenth", "half", "½ of", "3/4 of"."""
    t = tables()
    word = run[i].lower
    if word == "half":
        return _share(i, i + 1, Fraction(1, 2)) if _half_stands(run, i) else None
    if run[i].kind is Kind.NUMBER or word in t.vulgar:
        n = number_at(run, i) if word in t.vulgar or lower(run, i + 1) in ("/", "⁄") else None
        of = n and 0 < n.low < 1 and lower(run, n.j) == "of" and (word in t.vulgar or lower(run, i + 1) in ("/", "⁄"))
        return _share(i, n.j, n.low) if n and of else None
    if word == "a" and lower(run, i - 1) == "and":  # "a day and a half"
        return None
    one = word in ("a", "an", "one", "another")
    count = 1 if one else t.cardinal.get(word, 0)
    j = i + 2 if lower(run, i + 1) == "-" else i + 1
    part = lower(run, j)
    if not count or part not in t.part or count >= t.part[part]:
        return None
    plural = part.endswith("s")
    if not plural and count > 1:
        return None
    follows = lower(run, j + 1)
    stands = follows in t.part_follow or not follows.isalpha()
    joined = j == i + 2 or plural
    ordinal = part not in ("half", "halves", "quarter", "quarters")
    onward = lower(run, i - 1) == "to" and lower(run, i - 2) == "on"  # "had gone on to a third dose"
    if not joined and not stands and not (ordinal and bounded(run, i) and not onward):
        return None
    return _share(i, j + 1, Fraction(count, t.part[part]))


def compared_part(run: Sequence[Token], part: Number) -> Number:
    """A part as the factor that it is where it compares: "half as likely", "a third as many", not "half as much again"."""
    like = lower(run, part.j + 1)
    compares = lower(run, part.j) == "as" and (like in words_in("change", "likeness") or like not in stop_words())
    if not compares or not like.isalpha() or "again" in (lower(run, part.j + 2), lower(run, part.j + 3)):
        return part
    factor = part.low / 100
    return replace(part, low=factor, high=factor, step=Fraction(1, 20), form=Form.MULTIPLE, unit="times")


def _half_stands(run: Sequence[Token], i: int) -> bool:
    """Whether "half" is a share: bounded, or followed by what it is a half of; not "first half", "half-term", "half a day"."""
    t = tables()
    before, follows = lower(run, i - 1), lower(run, i + 1)
    if before == "other" or (before == "a" and follows == "of"):
        return follows not in ("-", "a", "an") and (before == "a" or lower(run, i - 2) == "the")
    if before in t.no_half or before in ("in", "better", "a", "-") or follows in ("-", "a", "an", "and", "or"):
        return False
    return follows in t.part_follow or follows in t.half_follow or bounded(run, i)


def _share(i: int, j: int, part: Fraction) -> Number:
    percent = part * 100
    step = Fraction(
        100, 5 * part.denominator
    )  # "three-quarters" is told in quarters, and stands for a fifth of one about it
    return Number(i, j, percent, percent, step, Form.SHARE, "percent")


def _within(run: Sequence[Token], j: int) -> bool:
    """Whether the word at `j` may stand between the two numbers of a share; one comma before "out of" too."""
    return j < len(run) and (run[j].kind is Kind.WORD or (run[j].text == "," and lower(run, j + 1) == "out"))


def _whole(run: Sequence[Token], j: int) -> Number | None:
    """The number that a share is out of, a bare scale too: "one in every hundred"."""
    scale = tables().scale.get(lower(run, j), 0)
    return Number(j, j + 1, Fraction(scale), Fraction(scale), Fraction(1)) if scale else number_at(run, j)


def _slashed(run: Sequence[Token], n: Number) -> Number | None:
    """A share told with a slash: "24/131 wells"."""
    if lower(run, n.j) != "/" or not (glued(run, n.j) and glued(run, n.j + 1)) or n.low.denominator != 1:
        return None
    m = number_at(run, n.j + 1)
    if m is None or not (is_share(run[n.i].text, run[n.j + 1].text) and n.low < m.low) or m.j != n.j + 2:
        return None
    return Number(n.i, m.j, n.low / m.low * 100, n.low / m.low * 100, Fraction(1, 10), Form.SHARE, "percent")


def n_in_m(run: Sequence[Token], n: Number) -> Number | None:
    """A share of a count: "one in five", "24 out of 131", "7 of every 10", "one worker in four"."""
    slashed = _slashed(run, n)
    if slashed:
        return slashed
    j = skip(run, n.j)
    words = 0
    while words < BETWEEN and lower(run, j) not in ("out", "in", "of") and _within(run, j):
        words += 1
        j += 1
    link = lower(run, j)
    named = all(t.lower not in stop_words() for t in run[n.j : j])
    if words and not (link == "out" and lower(run, j + 1) == "of") and not (words <= NAMED and named and link == "in"):
        return None
    beyond = words > 0 and n.low > 1  # "three households in ten", and not "12 schools in 30 districts"
    if link == "out" and lower(run, j + 1) == "of":
        j += 2
    elif link == "in" or (link == "of" and not words):
        j += 1
    else:
        return None
    j = skip(run, j)
    every = lower(run, j) in ("every", "each")
    while lower(run, j) in (
        "every",
        "each",
        "the",
        "a",
        "total",
        "its",
        "their",
        "our",
        "his",
        "her",
        "these",
        "those",
    ) and not number_at(run, j):
        j += 1
    if lower(run, j) == "of" and lower(run, j - 1) == "total":
        j += 1
    m = _whole(run, j)
    if m and words and every and m.low >= RATE:  # "37 cases out of every 100,000 people" is a rate
        return None
    if m and lower(run, m.j) == "-" and glued(run, m.j):  # "two in a thousand-year-old house"
        return None
    if m and beyond and link == "in" and (is_plural(lower(run, m.j)) or m.low > MOST_OF or m.low.denominator != 1):
        return None
    every_one = link != "in" and m is not None and n.low == m.low > 1  # "four of the four"
    if (
        m is None
        or (n.low >= m.low and not every_one)
        or m.low <= 0
        or n.low.denominator != 1
        or m.low.denominator != 1
    ):
        return None
    if m.j < len(run) and (tables().percent.at(run, m.j) or (words and tables().duration.at(run, m.j))):
        return None  # "one pipe in 4 hours"
    spelt = run[m.i].kind is Kind.WORD  # "thirty-six in a hundred tenants", and not "36 in 100 tenants"
    most = RATE if spelt else MOST_OF  # "two in a thousand"
    in_hundred = link == "in" and m.low == MOST_OF and (spelt or not is_plural(lower(run, m.j)))
    if (link == "in" and n.low > 1 and ((n.low > MOST_IN and not in_hundred) or m.low > most)) or (
        link == "of" and n.low == 1 and not every
    ):
        return None
    percent = n.low / m.low * 100
    # "nine in ten" is told in tenths; "24 of 131" is exact; "one in 30" stands for one in 29 too
    rounded = n.low == 1 and m.low % ROUND_WHOLE == 0
    step = Fraction(100) / m.low if m.low <= 20 else max(TENTH, percent * ONE_IN / m.low) if rounded else TENTH
    step = max(step, Fraction(1)) if in_hundred else step
    hedged = tables().before.ending(run, n.i)
    if hedged and hedged.value == Bound.ABOUT and n.low % 10 == 0:  # "about 140 of the 468" may be 136 of them
        step = max(step, Fraction(1000) / m.low)
    return Number(n.i, m.j, percent, percent, step, Form.SHARE, "percent")


# ── shares without a number ──────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _vague() -> Phrases[Row]:
    return Phrases.of((w, row) for row in rows("numbers", "vague_share") for w in row["words"])


def vague_shares(run: Sequence[Token]) -> Iterator[tuple[Span, Quantity]]:
    """The shares that are told without a number: "most of the schools", "a majority of tenants", "few farms"."""
    for hit in _vague().all(run):
        value, bound = Fraction(hit.value["value"]), Bound(hit.value["bound"])
        of = lower(run, hit.last) == "of"
        if lower(run, hit.first - 1) in words_in("numbers", "no_vague") or lower(run, hit.first - 1).endswith("'s"):
            continue
        if not of and not (hit.value.get("bare") and _plural_behind(run, hit.last)):
            continue
        n = Number(hit.first, hit.last, value, value, Fraction(1), Form.SHARE, "percent")
        counted = counted_tokens(run, n, hit.last) if of else (hit.last, _plural_behind(run, hit.last))
        if counted is None or tables().duration.at(run, counted[0]) or lower(run, counted[0]) == "time":
            continue
        span = Span(run[hit.first].start, run[hit.last - 1].end)
        noun = Span(run[counted[0]].start, run[counted[1] - 1].end)
        yield span, Quantity(value, value, Fraction(1), bound, "percent", Form.SHARE, None, noun, span, vague=True)


def _plural_behind(run: Sequence[Token], j: int) -> int:
    """The place behind a noun in the plural that begins at `j`, after a word or two of its own; 0 where none does."""
    for k in range(j, min(j + MOST_NAMED, len(run))):
        if run[k].kind is not Kind.WORD or run[k].lower in stop_words():
            return 0
        if is_plural(run[k].lower) and lower(run, k + 1) != "-":
            return k + 1
    return 0
