"""How well what a draft says of a source agrees with a document: its title, its authors or publisher, its year.

What is said is cut at its punctuation, so that a title is found only where it begins and ends as a title does; "The cost of
homes" is no part of "The cost of homes and rivers". A title that is not the document's tells that another work is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from claimcheck.detect.attribution import words_of
from claimcheck.detect.words import stop_words
from claimcheck.model import Document
from claimcheck.retrieve.authors import Authors, authors, named
from claimcheck.retrieve.bodies import name_words, same_body, undotted

CUT = re.compile(r"[*_“”\"«»‘,;:()\[\]–—?!]|\.(?=\s|$|[*_”\"])|\s-\s|(?<=\w)’(?!\w)")
MAIN_TITLE = re.compile(r"[.:;(–—?]|\s-\s")
MARKED = re.compile(
    r"(?<![\w*])\*{1,3}([^*\n]{3,300})\*{1,3}|(?<![\w_])_{1,3}([^_\n]{3,300})_{1,3}(?!\w)|“([^”]{3,300})”|\"([^\"]{3,300})\"|‘([^’]{3,300})’(?!\w)"
)
YEAR = re.compile(r"(?<![\d/.-])(?:1[5-9]|20)\d\d(?=[a-h]?\b)(?![-/]\d)")
ACCESS = re.compile(
    r"\(?\b(?:accessed|retrieved|viewed|last\s+visited|last\s+accessed|consulted|updated|available\s+(?:at|from))\b[^).]{0,60}\)?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.|doi:\s?)\S+", re.IGNORECASE)
TITLE_WORDS = 3  # a title without its subtitle, or a part of one, of fewer words is no proof
LONG_TITLE = 5  # words of a title that no other work has by chance
FUZZY_WORDS = 4  # from so many words on, a title may differ by a slip
FUZZY = 92.0
LONGEST_NAME = 12
HEAD = 600  # code points at a document's head in which its authors stand
LEADING = 2  # pieces at the head of a description in which its author is named
FEWEST_LEFT_OUT = 3  # authors of a work that has an "et al."
FOREIGN_WORDS = 3  # words of a piece from which on it may be another work's title
FOREIGN_PLAIN = 2  # the same for words without a capital, of which no name of a body or place is made
SHARED, MOST = 0.5, 0.75  # of these the share that must be in the document's title too; of a marked title's

WHOLE, MAIN, PART = 3, 2, 1
ALL = 2  # all of the persons, or the body


@dataclass(frozen=True, slots=True, order=True)
class Agreement:
    """How a description agrees with a document, to be compared: title, year, author, publisher; 0 each for not at all."""

    title: int = 0
    year: int = 0  # 1 the same, 0 none said, -1 another
    author: int = 0  # 2 all of the persons, or the body in the same words; 1 some, or another form of its name
    publisher: int = 0


@dataclass(frozen=True, slots=True)
class Described:
    """A description cut into pieces, each as folded words, with the titles that are marked as such in it."""

    pieces: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    marked: tuple[tuple[str, ...], ...]
    years: frozenset[str]
    words: frozenset[str]
    lead: str
    has_address: bool


@lru_cache(maxsize=4096)
def described(text: str) -> Described:
    """The description as it is compared; what is said of the day of access, and addresses, are left out."""
    plain = undotted(ADDRESS.sub(" ", ACCESS.sub(" ", text)))
    texts = tuple(t.strip() for t in CUT.split(plain) if t.strip())
    marked = tuple(name_words(next(g for g in m.groups() if g)) for m in MARKED.finditer(plain))
    title = MARKED.search(plain)
    first = min((m.start() for m in (title, YEAR.search(plain)) if m), default=len(plain))
    return Described(
        tuple(name_words(t) for t in texts),
        texts,
        marked,
        frozenset(YEAR.findall(plain)),
        frozenset(name_words(plain)),
        plain[:first],
        ADDRESS.search(text) is not None,
    )


def agreement(text: str, document: Document, acronyms: dict[str, str]) -> Agreement | None:
    """How the description agrees with the document; none where it means another work, or says too little."""
    said = described(text)
    title, lead = _title(said, document.title)
    year = 0 if not said.years or not document.date else 1 if document.date[:4] in said.years else -1
    people = authors(document.author) if document.author else Authors()
    author = _author(said, people, document, acronyms)
    publisher = _has_body(said.texts, document.publisher, acronyms)
    found = Agreement(title, year, author, publisher)
    known = author or publisher or _may_be_by(lead, document)
    by_others = not known and has_names(lead) and bool(document.author or document.publisher)
    elsewhere = said.has_address and bool(document.url)  # and it is another, or the title would not be asked
    if title == WHOLE:
        doubtful = elsewhere and len(name_words(document.title)) < LONG_TITLE and year < 1
        return None if not known and (by_others or year < 0 or doubtful) else found
    if title:
        return found if year >= 0 and (known or (title == MAIN and not by_others and not elsewhere)) else None
    first = [t for t in said.texts if has_names(t)][:LEADING]
    lead_known = (author == ALL and people.surnames) or _has_body(first, document.publisher, acronyms)
    lead_known = lead_known or _has_body(first, document.author, acronyms)
    if not known or not lead_known or year < 0 or _names_another_title(said, document, acronyms):
        return None
    if people.surnames and not publisher and not year:
        return None  # a person's name alone
    return found


def _may_be_by(lead: str, document: Document) -> bool:
    """Whether the persons who are named before a title are those whom a document, of which no author is told, names at its head."""
    names, _ = named(lead) if not document.author else ((), False)
    head = set(name_words(document.prose[:HEAD]))
    return bool(names) and all(set(surname) <= head for surname in names)


# ── titles ───────────────────────────────────────────────────────────────────────────────────────


def _title(said: Described, title: str) -> tuple[int, str]:
    """How much of the title the description has, and what stands before it there."""
    whole, main = name_words(title), name_words(MAIN_TITLE.split(title.strip())[0])
    if not whole:
        return 0, said.lead
    if any(m == whole for m in said.marked):
        return WHOLE, said.lead
    found = (0, said.lead)
    for i in range(len(said.pieces)):
        run: tuple[str, ...] = ()
        lead = ", ".join(said.texts[:i])
        for j in range(i, len(said.pieces)):
            run += said.pieces[j]
            if len(run) > len(whole):
                break
            if run == whole and len(whole) > 1:
                return WHOLE, lead
            if run == main and len(main) >= TITLE_WORDS and not _has_other_subtitle(said, whole, main):
                found = max(found, (MAIN, lead))
            if run == main and len(main) > 1 and main in said.marked:
                found = max(found, (PART, lead))
        if not said.marked:
            found = max(found, (_near_title(said.pieces[i], whole), lead))
    return max([found, *((_near_title(m, whole), said.lead) for m in said.marked)])


def _near_title(run: tuple[str, ...], whole: tuple[str, ...]) -> int:
    """Whether the words are the title but for a slip, or a part of it."""
    like = len(run) >= FUZZY_WORDS and fuzz.ratio(" ".join(run), " ".join(whole)) >= FUZZY
    if like and _figures(run) == _figures(whole):
        return MAIN
    telling = [w for w in run if w not in generic_words()]
    begins = run == whole[: len(run)] and len(run) >= TITLE_WORDS
    within = len(telling) > TITLE_WORDS and f" {' '.join(run)} " in f" {' '.join(whole)} "
    return PART if begins or within else 0


def _figures(run: tuple[str, ...]) -> list[str]:
    return [w for w in run if any(c.isdigit() for c in w)]


def _has_other_subtitle(said: Described, whole: tuple[str, ...], main: tuple[str, ...]) -> bool:
    """Whether a marked title goes on after the words of the main title otherwise than the document's does."""
    return any(m[: len(main)] == main and len(m) > len(main) and m != whole[: len(m)] for m in said.marked)


def _names_another_title(said: Described, document: Document, acronyms: dict[str, str]) -> bool:
    """Whether the description has a title of its own that is not the document's: marked, or a piece of many words."""
    title = set(name_words(document.title))
    if not title:
        return False
    for m in said.marked:
        telling = {w for w in m if w not in generic_words() and not w.isdigit()}
        if telling and len(telling & title) < MOST * len(telling):
            return True
    for text, piece in zip(said.texts, said.pieces, strict=True):
        telling = {w for w in piece if w not in generic_words() and not w.isdigit()}
        plain = {w for w in name_words(" ".join(w for w in text.split() if w[0].islower())) if w in telling}
        if len(telling) < FOREIGN_WORDS and len(plain) < FOREIGN_PLAIN:
            continue
        bodies = (document.publisher, document.author)
        if len(telling & title) < SHARED * len(telling) and not any(b and same_body(text, b, acronyms) for b in bodies):
            return True
    return False


@lru_cache(maxsize=1)
def generic_words() -> frozenset[str]:
    """Words that describe a document instead of naming it: report, evidence, committee, press."""
    tables = words_of("study") | words_of("titled") | words_of("body") | words_of("no_author") | words_of("generic")
    return frozenset(w for word in tables | stop_words() for w in name_words(word))


# ── authors ──────────────────────────────────────────────────────────────────────────────────────


def _author(said: Described, people: Authors, document: Document, acronyms: dict[str, str]) -> int:
    """Whether the description names the document's author: all of its persons (2), the first of them (1), its body (2)."""
    if not people.surnames:
        return _has_body(said.texts, document.author, acronyms)
    names, more = named(said.lead)
    if names and _same_persons(names, more, people):
        return ALL
    first = people.surnames[0]
    held = all(w in said.words for w in first)
    others = sum(all(w in said.words for w in s) for s in people.surnames[1:])
    if held and others == len(people.surnames) - 1:
        return ALL
    return int(held and more)


def _same_persons(names: tuple[tuple[str, ...], ...], more: bool, people: Authors) -> bool:
    """Whether the names are those of the document's authors, in order; an "et al." stands for the rest."""
    if more or people.more:
        some = len(people.surnames) >= FEWEST_LEFT_OUT or people.more
        return names == people.surnames[: len(names)] and some
    return names == people.surnames


def _has_body(texts: Sequence[str], body: str, acronyms: dict[str, str]) -> int:
    """Whether one of the pieces is the name of a body: 2 in the same words, 1 in a shorter or longer form."""
    found = 0
    for text in texts if body else ():
        bare = YEAR.sub("", text)
        if 0 < len(name_words(text)) <= LONGEST_NAME and same_body(bare, body, acronyms):
            found = max(found, 2 if name_words(bare) == name_words(body) else 1)
    return found


def has_names(lead: str) -> bool:
    """Whether what stands before a title has a word with a capital that is no mere "See"."""
    words = (w.strip("*_.,:;()[]0123456789") for w in lead.split())
    return any(
        w[:1].isupper() and w.lower() not in stop_words() | words_of("opener") | words_of("reference") for w in words
    )


def agrees_by_year(who: str, year: str, document: Document, acronyms: dict[str, str]) -> Agreement | None:
    """How an author with a year in running text agrees with a document: both must be its own."""
    if not document.date or document.date[:4] != year[:4]:
        return None
    people = authors(document.author) if document.author else Authors()
    names, more = named(who)
    if people.surnames and names and _same_persons(names, more, people):
        return Agreement(0, 1, 2, 0)
    author = 0 if people.surnames else _has_body((who,), document.author, acronyms)
    publisher = _has_body((who,), document.publisher, acronyms)
    return Agreement(0, 1, author, publisher) if author or publisher else None
