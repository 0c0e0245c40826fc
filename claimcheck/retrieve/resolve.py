"""Citations to sources: by key, address, title, and publisher or author with the year.

Only what points to one document, or to the copies of one, is resolved: of two editions none is chosen.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from claimcheck.detect.attribution import words_of
from claimcheck.detect.citation import Cited
from claimcheck.model import Citation, CitationKind, Document, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import Same, folded

# How much each agreement counts. A publisher alone is enough where only one document has it; a year alone never is.
BY_TITLE, BY_PART_OF_TITLE, BY_PUBLISHER, BY_YEAR, OTHER_YEAR = 8, 6, 3, 1, -2
ENOUGH = 3
TITLE_WORDS = 3  # a title, or a part of one, of fewer words is no proof
FUZZY_WORDS = 4  # from so many words on, a title may differ by a slip
FUZZY = 90.0
LONGEST_NAME = 12
NOWHERE = Span(0, 0)
LARGEST_BIBLIOGRAPHY = 5_000_000

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
POSSESSIVE = re.compile(r"['’]s?$")
SEGMENT = re.compile(r"[*_“”\"«»‘,;:()\[\]–—]|\.\s|\s-\s|(?<=\w)’(?!\w)")
MAIN_TITLE = re.compile(r"[.:;(–—]|\s-\s")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”’]+")
SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "by", "at", "its"})


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def _undotted(text: str) -> str:
    return DOTTED.sub(lambda m: m[0].replace(".", ""), text)


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name or title, without the small ones and without possessive endings."""
    words = (POSSESSIVE.sub("", m[0]) for m in WORD.finditer(_undotted(text)))
    return tuple(w for w in (folded(word) for word in words) if w and w not in SMALL)


def forms(name: str, acronyms: dict[str, str]) -> Iterator[frozenset[str]]:
    """The name's words, and the same with its acronyms written out."""
    words = name_words(name)
    yield frozenset(words)
    for m in WORD.finditer(_undotted(name)):
        short = POSSESSIVE.sub("", m[0])
        if short in acronyms:
            yield frozenset(name_words(acronyms[short]))


@lru_cache(maxsize=65536)
def _initials(name: str) -> frozenset[str]:
    capitals = "".join(m[0][0] for m in WORD.finditer(name.split("(")[0]) if m[0][0].isupper())
    return frozenset(s for s in (capitals, capitals[:-1], capitals[1:]) if len(s) >= 2)


def same_body(a: str, b: str, acronyms: dict[str, str], loose: bool = False) -> bool:
    """Whether two names may be those of one body: equal, one within the other, or one the other's acronym.

    A single word within a longer name counts only where `loose`.
    """
    a, b = _undotted(a), _undotted(b)
    for one in forms(a, acronyms):
        for other in forms(b, acronyms):
            small, large = sorted((one, other), key=len)
            if not small or not small <= large:
                continue
            telling = small - words_of("body")
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


# ── candidates ───────────────────────────────────────────────────────────────────────────────────


def candidates(cited: Cited, library: Library) -> tuple[str, ...]:
    """The ids of the documents that the citation may mean, copies included: all that agree with it equally well."""
    return _candidates(dataclasses.replace(cited, span=NOWHERE, scope=NOWHERE), Same(library))


@lru_cache(maxsize=4096)
def _candidates(cited: Cited, key: Same) -> tuple[str, ...]:
    library: Library = key.it  # type: ignore[assignment]
    documents = library.documents
    if cited.kind is CitationKind.KEY:
        keyed = [d.id for d in documents if cited.label in d.keys or d.id == cited.label]
        if keyed:
            return _with_copies(keyed, library)
    description = cited.description or entry_of(cited)
    urls = {_address(u) for u in URL.findall(f"{cited.description} {cited.label}")}
    by_url = [d.id for d in documents if d.url and _address(d.url) in urls]
    if by_url:
        return _with_copies(by_url, library)
    if cited.kind is CitationKind.LINK or not description:
        return ()
    scores = {d.id: agreement(description, d, library.acronyms) for d in documents}
    best = max(scores.values(), default=0)
    return _with_copies([id for id, s in scores.items() if s == best], library) if best >= ENOUGH else ()


def _with_copies(ids: list[str], library: Library) -> tuple[str, ...]:
    meant = {library.original(id) for id in ids}
    return tuple(d.id for d in library.documents if library.original(d.id) in meant)


def _address(url: str) -> str:
    """A URL without what does not tell documents apart."""
    parts = urlsplit(url.rstrip(".,;)]") if "//" in url else "//" + url.rstrip(".,;)]"))
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def agreement(description: str, document: Document, acronyms: dict[str, str]) -> int:
    """How well what is said of a source agrees with a document's title, publisher, author and year."""
    score = _title_agreement(description, document.title)
    if any(same_body(s, body, acronyms) for s in _segments(description) for body in bodies(document)):
        score += BY_PUBLISHER
    years = set(YEAR.findall(description))
    if score and years and document.date:
        score += BY_YEAR if document.date[:4] in years else OTHER_YEAR
    return score


@lru_cache(maxsize=1024)
def _segments(description: str) -> tuple[str, ...]:
    """The parts of a description that may be a name, without years."""
    parts = (YEAR.sub("", s) for s in SEGMENT.split(_undotted(description)))
    return tuple(p for p in parts if 0 < len(name_words(p)) <= LONGEST_NAME)


def _padded(words: tuple[str, ...]) -> str:
    return " " + " ".join(words) + " "


def _title_agreement(description: str, title: str) -> int:
    words = name_words(title)
    said = name_words(description)
    if not words or not said:
        return 0
    main = name_words(MAIN_TITLE.split(title.strip())[0])
    for run, enough in ((words, 2), (main, TITLE_WORDS)):
        if len(run) >= enough and _padded(run) in _padded(said):
            return BY_TITLE
    for segment in SEGMENT.split(description):
        part = name_words(segment)
        if len(part) >= TITLE_WORDS and _padded(part) in _padded(words):
            return BY_PART_OF_TITLE
    for run in (words, main):
        if (
            len(run) >= FUZZY_WORDS
            and len(said) >= len(run)
            and fuzz.partial_ratio(" ".join(run), " ".join(said)) >= FUZZY
        ):
            return BY_PART_OF_TITLE
    return 0


def resolve(cited: Cited, library: Library) -> Citation:
    """The citation with the source that it means, all of its copies included; with none where several may be meant."""
    found = candidates(cited, library)
    one = len({library.original(id) for id in found}) == 1
    defined = cited.defined
    if cited.kind is CitationKind.KEY:
        defined = bool(found) or bool(entry_of(cited))
    return Citation(cited.kind, cited.span, cited.label, found if one else (), defined)


# ── bibliographies ───────────────────────────────────────────────────────────────────────────────

ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE)
FIELD = re.compile(r"\b(title|author|institution|publisher|organization|year|date|url)\s*=\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    text: str


def entry_of(cited: Cited) -> str:
    """What the document's bibliographies say of a key; empty where they do not have it."""
    if cited.kind is not CitationKind.KEY:
        return ""
    return next((e.text for path in cited.bibliographies for e in _bibliography(path) if e.key == cited.label), "")


@lru_cache(maxsize=64)
def _bibliography(path: str) -> tuple[_Entry, ...]:
    """The entries of a BibTeX file or of CSL-JSON; none where the file cannot be read."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_BIBLIOGRAPHY:
            return ()
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(_csl(text) if file.suffix == ".json" else _bibtex(text))


def _bibtex(text: str) -> Iterator[_Entry]:
    starts = [m for m in ENTRY.finditer(text) if m[1].lower() not in {"comment", "string", "preamble"}]
    for m, following in zip(starts, [*starts[1:], None], strict=True):
        body = text[m.end() : following.start() if following else len(text)]
        fields = [_value(body, f.end()) for f in FIELD.finditer(body)]
        yield _Entry(m[2], ". ".join(v for v in fields if v) or m[2])


def _value(body: str, at: int) -> str:
    """The value of a BibTeX field without its braces."""
    depth, end = 0, at
    closing = {"{": "}", '"': '"'}.get(body[at : at + 1], ",")
    for end in range(at, len(body)):
        c = body[end]
        if c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
        if (depth <= 0 and end > at and c == closing) or depth < 0 or (closing == "," and c in ",\n"):
            break
    return " ".join(re.sub(r"[{}\"]", "", body[at : end + 1]).strip(" ,\n").split())


def _csl(text: str) -> Iterator[_Entry]:
    try:
        data = json.loads(text)
    except ValueError:
        return
    for item in data if isinstance(data, list) else []:
        if isinstance(item, dict) and "id" in item:
            said = [str(item.get(k, "")) for k in ("title", "publisher", "URL")]
            authors = item.get("author")
            for who in authors if isinstance(authors, list) else []:
                if isinstance(who, dict):
                    said.append(str(who.get("literal") or f"{who.get('given', '')} {who.get('family', '')}"))
            said.extend(YEAR.findall(json.dumps(item.get("issued", ""))))
            yield _Entry(str(item["id"]), ". ".join(s for s in said if s.strip()))
