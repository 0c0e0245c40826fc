"""The authors of a document: persons, told from bodies, with their surnames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.retrieve.bodies import WORD, name_words

JOINED = re.compile(r"\s*;\s*|\s+(?:and|&)\s+|\s*\|\s*")
SUFFIX = re.compile(r",?\s*\b(?:et al\.?|\(?eds?\.\)?|Jr\.?|Sr\.?|PhD|MD)\s*$")
PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "ten",
        "ter",
        "mac",
        "mc",
        "o",
        "st",
    }
)
MOST_NAMES = 5  # words of a person's name


@dataclass(frozen=True, slots=True)
class Authors:
    """The surnames of a document's authors in order, as folded words; or no persons, but a body. `more`: not all are named."""

    surnames: tuple[tuple[str, ...], ...] = ()
    more: bool = False


@lru_cache(maxsize=4096)
def authors(text: str) -> Authors:
    """The persons whom an author's field names ("Ana Lee, Ben Okafor", "Lee, Ana and Okafor, Ben"); none where it is a body."""
    more = bool(re.search(r"\bet al\b|\bothers\b", text))
    found: list[tuple[str, ...]] = []
    for part in JOINED.split(SUFFIX.sub("", text.strip())):
        pieces = [p.strip() for p in part.split(",") if p.strip()]
        if len(pieces) == 2 and _is_turned(*pieces):
            pieces = [f"{pieces[1]} {pieces[0]}"]
        elif len(pieces) % 2 == 0 and all(_is_initials(p) for p in pieces[1::2]):
            pieces = [f"{given} {last}" for last, given in zip(pieces[::2], pieces[1::2], strict=True)]
        for piece in pieces:
            if not is_personal(piece):
                return Authors()
            found.append(surname(piece))
    return Authors(tuple(found), more)


def is_personal(name: str) -> bool:
    """Whether a name looks like a person's: two to five words with capitals or particles, none a word for a body."""
    words = name.replace(".", ". ").split()
    generic = words_of("body") | words_of("study")
    plain = [w.strip(".,").lower() for w in words]
    return (
        1 < len(words) <= MOST_NAMES
        and all(w[0].isupper() or p in PARTICLES for w, p in zip(words, plain, strict=True))
        and not any(p in generic for p in plain)
        and not all(w.isupper() and len(w) > 2 for w in words)
        and not any(p in {"of", "for", "and", "the"} for p in plain)
    )


def surname(name: str) -> tuple[str, ...]:
    """The folded words of a person's last name, its particles left out: "Ana van Dam" gives dam, "Brown-Hughes" both."""
    words = name.split()
    return name_words(words[-1]) if words else ()


def _is_turned(last: str, first: str) -> bool:
    """Whether two names are the surname and the first names of one person, not two persons."""
    words = [w for w in last.split() if w.lower() not in PARTICLES]
    generic = words_of("body")
    if not words or any(w.lower() in generic for w in (*words, *first.split())):
        return False
    return len(words) == 1 or (len(words) == 2 and (len(first.split()) == 1 or _is_initials(first)))


def _is_initials(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.?[\s-]?){1,4}", text))


def named(who: str) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The surnames in a text's "Lee, Okafor & van Dam", in order, and whether an "et al." leaves some out."""
    bare = re.sub(r"\bet al\b\.?", "", who)
    parts = re.split(r",|&|;|\band\b|\bwith\b", bare)
    found = tuple(surname(p.strip(" .,:")) for p in parts if WORD.search(p) and not _is_initials(p.strip()))
    return tuple(f for f in found if f), bare != who
