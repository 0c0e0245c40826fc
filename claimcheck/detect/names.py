"""Names of bodies and persons, and the acronyms that a text explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.detect.attribution import is_owning, words_of
from claimcheck.detect.words import POSSESSIVE, Kind, Token, of_run, stop_words
from claimcheck.model import Name, Span

JOINERS = frozenset(
    {
        "of",
        "the",
        "for",
        "on",
        "and",
        "&",
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "la",
        "le",
        "bin",
    }
)
ACRONYM = re.compile(
    r"((?:[A-Z][\w'’-]*[ \n]+(?:(?:of|the|for|on|and|in|against|to|with)[ \n]+)*){1,9}[A-Z]?[\w'’-]*)\s*\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)"
)


@of_run
def names(run: Sequence[Token]) -> tuple[Name, ...]:
    """Runs of capitalised words, joined by "of" and the like, but for a lone capital at a sentence's start."""
    found = []
    i = 0
    while i < len(run):
        if not _capital(run, i):
            i += 1
            continue
        j = i + 3 if _asks(run, i) else i + 1
        while True:
            k = _after_joiner(run, j)
            if k >= len(run) or not _capital(run, k) or _asks(run, k):
                if not _goes_on(run, i, j):
                    break
                k = j + 1
            j = k + 1
        first = i
        while first < j and run[first].lower in stop_words():
            first += 1
        lone_start = i == 0 and j == 1 and not run[0].text.isupper()
        if first < j and not lone_start:
            span = Span(run[first].start, run[j - 1].end)
            found.append(Name(span, POSSESSIVE.sub("", _text(run, first, j))))
        i = j
    return tuple(found)


def _text(run: Sequence[Token], first: int, last: int) -> str:
    """The words of tokens, one space between those that do not touch."""
    return "".join(
        t.text if i == first or t.start == run[i - 1].end else f" {t.text}"
        for i, t in enumerate(run[first:last], first)
    )


def _goes_on(run: Sequence[Token], i: int, j: int) -> bool:
    """Whether the name from token `i` goes on behind an "and" at token `j`.

    "The Salt and Light Trust": what follows is a body, what stands before is none. "The Ministry of Women and Child
    Development": what stands before is a body for something, what follows is none.
    """
    if j + 1 >= len(run) or run[j].lower not in ("and", "&") or not _capital(run, j + 1) or run[j + 1].text.isupper():
        return False
    end = j + 1
    while end < len(run) and _capital(run, end):
        end += 1
    left = [t.lower for t in run[i:j]]
    follows = run[end - 1].lower.removesuffix("'s") in words_of("body")
    if any(w in words_of("body") for w in left):
        return not follows and any(w in ("of", "for") for w in left[1:])
    led = left[0] == "the" or (i > 0 and run[i - 1].lower == "the")
    return follows and led and end > j + 2


def _asks(run: Sequence[Token], i: int) -> bool:
    """Whether a name begins at token `i` that asks for a deed: "Save the Children"."""
    if run[i].lower not in words_of("asking") or i + 2 >= len(run) or run[i + 1].text != "the":
        return False
    return _capital(run, i) and _capital(run, i + 2) and run[i + 2].lower not in words_of("body")


def _after_joiner(run: Sequence[Token], j: int) -> int:
    """The token after an "of", "for the" or "&" at token `j`, or `j` itself."""
    if j + 1 < len(run) and is_owning(run, j):
        return j + 1
    if j + 1 < len(run) and run[j].text == "to" and j and run[j - 1].lower in words_of("body"):
        return j + 1 if run[j + 1].lower in words_of("aim") else j  # "the Centre to Counter Piracy"
    if j < len(run) and run[j].lower in JOINERS - {"and", "the"}:
        return j + 2 if j + 1 < len(run) and run[j + 1].lower == "the" else j + 1
    return j


def _capital(run: Sequence[Token], i: int) -> bool:
    """Whether a word has a capital: at its start, or within ("eSafety")."""
    return run[i].kind is Kind.WORD and _has_capital(run[i].text)


@lru_cache(maxsize=65536)
def _has_capital(word: str) -> bool:
    return any(c.isupper() for c in word)


def acronyms(text: str) -> dict[str, str]:
    """What the text's acronyms stand for: "World Food Office (WFO)" gives {"WFO": "World Food Office"}."""
    found: dict[str, str] = {}
    for m in ACRONYM.finditer(text):
        words = m[1].split()
        letters = m[2].upper()
        for start in range(len(words)):
            initials = "".join(w[0] for w in words[start:] if w[0].isupper()).upper()
            if initials == letters:
                found.setdefault(m[2], " ".join(words[start:]))
                break
    return found
