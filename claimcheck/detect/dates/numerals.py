"""Numbers as dates write them, in digits and in words: days, counts, ordinals, years."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, Token, glued, lower

FIRST_YEAR, LAST_YEAR = 1000, 2199  # what four bare digits may be as a year
Read = tuple[int, int]  # a value, and the token after it


def digits(run: Sequence[Token], i: int, most: int = 4) -> int | None:
    """The whole number that token `i` writes with at most so many digits."""
    if 0 <= i < len(run) and run[i].kind is Kind.NUMBER and len(run[i].text) <= most and run[i].text.isdecimal():
        return int(run[i].text)
    return None


def year_digits(run: Sequence[Token], i: int) -> int | None:
    """The year that four digits write."""
    n = digits(run, i)
    return n if n is not None and len(run[i].text) == 4 and FIRST_YEAR <= n <= LAST_YEAR else None


def small(run: Sequence[Token], i: int) -> Read | None:
    """A number under a hundred in words: "nine", "twenty-nine", "twenty nine", "twenty and four"."""
    table = words()
    word = lower(run, i)
    if word in table.cardinal:
        return table.cardinal[word], i + 1
    if word not in table.ten:
        return None
    j = i + 2 if lower(run, i + 1) in ("-", "and") else i + 1
    unit = table.cardinal.get(lower(run, j), 10)
    return (table.ten[word] + unit, j + 1) if unit < 10 else (table.ten[word], i + 1)


def ordinal(run: Sequence[Token], i: int) -> Read | None:
    """An ordinal under a hundred: "9th", "ninth", "twenty-first"."""
    n = digits(run, i, 2)
    if n is not None:
        suffixed = lower(run, i + 1) in words().ordinal_suffix and glued(run, i + 1)
        return (n, i + 2) if suffixed and n else None
    table = words()
    word = lower(run, i)
    if word in table.ordinal:
        return table.ordinal[word], i + 1
    if word in table.ten:
        j = i + 2 if lower(run, i + 1) == "-" else i + 1
        unit = table.ordinal.get(lower(run, j), 10)
        return (table.ten[word] + unit, j + 1) if unit < 10 else None
    return None


def day(run: Sequence[Token], i: int) -> Read | None:
    """A day of the month: "9", "09", "9th", "ninth", "twenty nine"."""
    read = ordinal(run, i)
    if read is None:
        n = digits(run, i, 2)
        read = (n, i + 1) if n is not None else small(run, i)
    return read if read and 1 <= read[0] <= 31 else None


def year(run: Sequence[Token], i: int) -> Read | None:
    """A year in four digits, or in words: "nineteen eighty-six", "two thousand and fifteen"."""
    n = year_digits(run, i)
    if n is not None:
        return n, i + 1
    if lower(run, i) not in words().cardinal and lower(run, i) not in words().ten:
        return None
    head = small(run, i)
    if head is None:
        return None
    scale = lower(run, head[1])
    if scale in ("thousand", "hundred"):
        value = head[0] * (1000 if scale == "thousand" else 100)
        j = head[1] + 1
        tail = small(run, j + 1 if lower(run, j) == "and" else j)
        read = (value + tail[0], tail[1]) if tail else (value, j)
    else:
        tail = small(run, head[1])
        if tail is None or tail[0] < 10:
            return None
        read = (head[0] * 100 + tail[0], tail[1])
    return read if FIRST_YEAR <= read[0] <= LAST_YEAR else None
