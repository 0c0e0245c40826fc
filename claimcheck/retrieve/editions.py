"""Editions of one work among the documents: one body, one title but for years, numbers and words for an edition, and another date."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.model import Document
from claimcheck.retrieve.agreement import generic_words
from claimcheck.retrieve.bodies import name_words, same_body
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import Same

MAIN = re.compile(r"[:(–—]|\s-\s|\.\s")  # where a title's main part ends
FEWEST = (
    2  # words of a main title, such as are not in every report's, that two works of one body do not share by chance
)


def newer_edition(document: Document, library: Library) -> Document | None:
    """The latest later edition of the document in the library; None where there is none."""
    return _newer(document.id, Same(library))


@lru_cache(maxsize=4096)
def _newer(id: str, key: Same) -> Document | None:
    library = key.it
    assert isinstance(library, Library)
    document = library.document(id)
    later = [
        d
        for d in library.documents
        if d.date > document.date != ""
        and d.date[:4] > document.date[:4]
        and library.original(d.id) != library.original(id)
        and _one_work(document, d, library)
    ]
    return max(later, key=lambda d: (d.date, d.id), default=None)


def _one_work(a: Document, b: Document, library: Library) -> bool:
    mine, other = a.publisher or a.author, b.publisher or b.author
    if not mine or not other or not same_body(mine, other, library.acronyms):
        return False
    one, two = (_series(d.title) for d in (a, b))
    if one and one == two:
        return True
    mains = [_series(MAIN.split(d.title)[0]) for d in (a, b)]
    return mains[0] == mains[1] and sum(w not in generic_words() for w in mains[0]) >= FEWEST


def _series(title: str) -> tuple[str, ...]:
    """The words of a title that all editions of a work share."""
    edition = words_of("edition")
    return tuple(w for w in name_words(title) if not any(c.isdigit() for c in w) and w not in edition)
