"""Names of bodies and persons, and the acronyms that a text explains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.detect.words import POSSESSIVE, Kind, Token, stop_words
from claimcheck.model import Name, Span

JOINERS = frozenset({"of", "the", "for", "on", "and", "de", "du", "&"})
ACRONYM = re.compile(
    r"((?:[A-Z][\w'’-]*[ \n]+(?:(?:of|the|for|on|and|in|against|to|with)[ \n]+)*){1,9}[A-Z]?[\w'’-]*)\s*\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)"
)


def names(run: Sequence[Token]) -> tuple[Name, ...]:
    """Runs of capitalised words, joined by "of" and the like, but for a lone capital at a sentence's start."""
    found = []
    i = 0
    while i < len(run):
        if not _capital(run, i):
            i += 1
            continue
        j = i + 1
        while True:
            k = _after_joiner(run, j)
            if k >= len(run) or not _capital(run, k):
                break
            j = k + 1
        first = i
        while first < j and run[first].lower in stop_words():
            first += 1
        lone_start = i == 0 and j == 1 and not run[0].text.isupper()
        if first < j and not lone_start:
            span = Span(run[first].start, run[j - 1].end)
            words = " ".join(t.text for t in run[first:j])
            found.append(Name(span, POSSESSIVE.sub("", words)))
        i = j
    return tuple(found)


def _after_joiner(run: Sequence[Token], j: int) -> int:
    """The token after an "of", "for the" or "&" at token `j`, or `j` itself."""
    if j < len(run) and run[j].lower in JOINERS - {"and", "the"}:
        return j + 2 if j + 1 < len(run) and run[j + 1].lower == "the" else j + 1
    return j


def _capital(run: Sequence[Token], i: int) -> bool:
    """Whether a word has a capital: at its start, or within ("eSafety")."""
    return run[i].kind is Kind.WORD and any(c.isupper() for c in run[i].text)


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
