"""Offices that a text calls by what they are for: whether "the state's labour department" may be one that has a name."""

from __future__ import annotations

from functools import cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import POSSESSIVE


@cache
def _fields() -> dict[str, frozenset[int]]:
    """The fields that a word tells of, by their number."""
    found: dict[str, set[int]] = {}
    for n, row in enumerate(rows("reporting", "field")):
        for word in row["words"]:
            found.setdefault(word, set()).add(n)
    return {word: frozenset(fields) for word, fields in found.items()}


def _fields_of(who: str) -> frozenset[int]:
    """What a body is for, by the words for it."""
    words = (w.lower().strip(".,()") for w in who.split())
    return frozenset().union(*(_fields().get(w) or _fields().get(POSSESSIVE.sub("", w), frozenset()) for w in words))


def is_office(who: str) -> bool:
    """Whether small words tell of one office by what it is for: "the state's labour department", not "the aid agency"."""
    *before, head = who.split()
    small = head.islower() and head in words_of("body") - words_of("study")
    return small and bool(_fields_of(" ".join(before)))


def are_for_different_things(who: str, name: str) -> bool:
    """Whether an office is for other things than the one of a name, as far as its words tell: the child protection unit."""
    one, two = _fields_of(who), _fields_of(name)
    return bool(one and two) and not one & two
