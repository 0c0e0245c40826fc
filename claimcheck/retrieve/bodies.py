"""Names of bodies, and whether two of them may be those of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.place import places
from claimcheck.detect.words import tokens
from claimcheck.model import Document
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import folded

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
POSSESSIVE = re.compile(r"['’]s?$")
SHORT = 3  # letters of a word whose "s" at the end is no plural's
SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "by", "at", "its"})


def undotted(text: str) -> str:
    return DOTTED.sub(lambda m: m[0].replace(".", ""), text)


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name or title, without the small ones and without possessive endings."""
    words = (POSSESSIVE.sub("", m[0]) for m in WORD.finditer(undotted(text)))
    return tuple(w for w in (folded(word) for word in words) if w and w not in SMALL)


@lru_cache(maxsize=65536)
def body_words(text: str) -> frozenset[str]:
    """The words by which a body's name is told from another's: without plural endings, each place in one form.

    "The Norwegian Teachers' Guild", "Norway's Teacher's Guild" and "the Teachers Guild of Norway" have the same.
    """
    plain = undotted(text)
    rest, found = list(plain), set[str]()
    for place in places(tokens(plain)):
        found.add("".join(name_words(place.name)))
        for i in range(place.span.start, place.span.end):
            rest[i] = " "
    return frozenset({*(singular(w) for w in name_words("".join(rest))), *found})


def singular(word: str) -> str:
    """A folded word without the "s" of the plural."""
    return word[:-1] if len(word) > SHORT and word.endswith("s") and not word.endswith("ss") else word


@cache
def _generic() -> frozenset[str]:
    """The words for bodies, as `body_words` has them."""
    return frozenset(singular(w) for w in words_of("body"))


def forms(name: str, acronyms: dict[str, str]) -> Iterator[frozenset[str]]:
    """The name's words, and the same with its acronyms written out."""
    yield body_words(name)
    for m in WORD.finditer(undotted(name)):
        short = POSSESSIVE.sub("", m[0])
        if short in acronyms:
            yield body_words(acronyms[short])


@lru_cache(maxsize=65536)
def _initials(name: str) -> frozenset[str]:
    capitals = "".join(m[0][0] for m in WORD.finditer(name.split("(")[0]) if m[0][0].isupper())
    return frozenset(s for s in (capitals, capitals[:-1], capitals[1:]) if len(s) >= 2)


def same_body(a: str, b: str, acronyms: dict[str, str], loose: bool = False) -> bool:
    """Whether two names may be those of one body: equal, one within the other, or one the other's acronym.

    A single word within a longer name counts only where `loose`.
    """
    a, b = undotted(a), undotted(b)
    for one in forms(a, acronyms):
        for other in forms(b, acronyms):
            small, large = sorted((one, other), key=len)
            if not small or not small <= large:
                continue
            telling = small - _generic()
            if small == large or len(small) >= 2 or (loose and telling and len(next(iter(small))) >= 3):
                return True
    short = {m[0] for m in WORD.finditer(a + " " + b) if m[0].isupper() and len(m[0]) >= 2}
    return bool(short & _initials(b) & set(WORD.findall(a)) or short & _initials(a) & set(WORD.findall(b)))


def bodies(document: Document) -> tuple[str, ...]:
    """Who a document is by."""
    return tuple(name for name in (document.publisher, document.author) if name)


def is_known(name: str, library: Library, acronyms: dict[str, str] | None = None) -> bool:
    """Whether the name is that of somebody by whom a document of the library is, or of such a document."""
    return any(
        same_body(name, other, acronyms or library.acronyms, loose=True)
        for document in library.documents
        for other in (*bodies(document), document.title)
        if other
    )
