"""Ranks: "the third-largest city", "ranked 12th", "the first country to"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from claimcheck.detect.numerals import Number
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower
from claimcheck.model import Form

REACH = 5  # words from "the first" to its "to"
ENDINGS = ("st", "nd", "rd", "th")


def rank_at(run: Sequence[Token], i: int) -> Number | None:
    """The rank that begins at token `i`: an ordinal before a superlative, or behind "ranked", or before "to"."""
    t = tables()
    ordinal = ordinal_at(run, i)
    if ordinal is None:
        return None
    value, j = ordinal
    k = j + 1 if lower(run, j) == "-" else j
    superlative = lower(run, k) in t.superlative or (lower(run, k).endswith("est") and len(lower(run, k)) > 5)
    placed = lower(run, i - 1) in t.ranked or (lower(run, i - 1) == "the" and lower(run, i - 2) in t.ranked)
    if superlative:
        j = k + 1
    elif lower(run, i - 1) == "in" and lower(run, j) == "place":
        j += 1
    elif not placed and not (value == 1 and _first_to(run, i, j)):
        return None
    return Number(i, j, Fraction(value), Fraction(value), Fraction(1), Form.RANK)


def _first_to(run: Sequence[Token], i: int, j: int) -> bool:
    """Whether "the first NOUN to VERB" or "first-ever" is said."""
    if lower(run, j) == "-" and lower(run, j + 1) == "ever":
        return True
    if lower(run, i - 1) != "the" or lower(run, j) in tables().part or tables().duration.at(run, j):
        return False
    for k in range(j, j + REACH):
        if lower(run, k) == "to":
            return True
        if k >= len(run) or run[k].kind is not Kind.WORD:
            return False
    return False


def ordinal_at(run: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The value of an ordinal and the token behind it: "third", "twenty-first", "12th"."""
    t = tables()
    word = run[i].lower
    if run[i].kind is Kind.NUMBER:
        ending = glued(run, i + 1) and lower(run, i + 1) in ENDINGS
        return (int(run[i].text), i + 2) if ending and run[i].text.isdecimal() and len(run[i].text) < 4 else None
    if word in t.ordinal:
        return t.ordinal[word], i + 1
    if word in t.ten and lower(run, i + 1) == "-" and t.ordinal.get(lower(run, i + 2), 10) < 10:
        return t.ten[word] + t.ordinal[lower(run, i + 2)], i + 3
    return None


@lru_cache(maxsize=1024)
def spellings(value: int) -> tuple[str, ...]:
    """What of a text in small letters has one of these where it has the ordinal of a number: "12th", "twelfth"."""
    t = tables()
    last = value % 10 if value > 10 else value  # "twenty-first"
    words = [w for w, v in t.ordinal.items() if v in (value, last)]
    return (*(f"{value}{ending}" for ending in ENDINGS), *words)
