"""Citations in every form that writers use, made for a library of invented works: does each lead to its work?

    python benchmarks/citations.py [SOURCES] [--works N] [--most N] [--kind KIND] [--show]

The works are made of word lists: persons and bodies for authors, several works of one author and of one year, works with
like titles. A third of them is kept out of the library, so that citing them must resolve to nothing. With SOURCES, the
works of that corpus are cited instead, all of which are there. Reference lists and notes come in five styles, APA, Chicago,
Harvard, MLA and Vancouver. Printed by kind: how many were made, the share that leads to its work, and how many lead to
another.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.cases import citations_of
from claimcheck.model import Document, Span
from claimcheck.retrieve.library import Library

SEED = 7
FIRST = (
    "Ana",
    "Ben",
    "Chidi",
    "Dora",
    "Emil",
    "Farah",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lena",
    "Mats",
    "Noor",
    "Olga",
    "Per",
)
LAST = (
    *(
        "Lee",
        "Okafor",
        "Marsh",
        "Novak",
        "Ortiz",
        "Petrov",
        "Quinn",
        "Rao",
        "Sato",
        "Tahir",
        "Usman",
        "Varga",
        "Weiss",
        "Young",
    ),
    *("de Vries", "van Dam", "O'Brien", "Al-Masri", "Müller", "Núñez", "Mac Cárthaigh", "Brown-Hughes"),
)
BODIES = (
    ("Housing Standards Agency", "HSA"),
    ("Institute for River Studies", "IRS"),
    ("Ministry of Schools", ""),
    ("Northern Health Observatory", "NHO"),
    ("Centre for Rural Transport", "CRT"),
    ("Food Banks Federation", "FBF"),
    ("World Soil Organization", "WSO"),
    ("Committee on Public Water", ""),
    ("Office for Wage Statistics", "OWS"),
    ("Alliance of Night Nurses", ""),
)
PUBLISHERS = (
    "Harbour Press",
    "Polity Books",
    "Elm Tree Press",
    "Saltmere University Press",
    "Institute for River Studies",
)
PLACES = ("London", "Leeds", "Geneva", "Nairobi", "Dublin")
NOUNS = (
    "homes",
    "rivers",
    "schools",
    "wards",
    "buses",
    "kitchens",
    "soils",
    "wages",
    "wells",
    "nights",
    "roads",
    "gardens",
    "clinics",
)
HEADS = (
    "The cost of",
    "Who waits for",
    "A survey of",
    "Living with",
    "After the",
    "Counting",
    "The state of",
    "What became of",
    "Against",
)
TAILS = (
    "a study of four towns",
    "evidence from the valley",
    "second report",
    "results of a national survey",
    "trends since 2001",
    "a review",
    "findings and advice",
    "how they are paid for",
)


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or a body with its acronym."""

    last: str
    first: str = ""
    acronym: str = ""

    @property
    def initial(self) -> str:
        return f"{self.first[:1]}."


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited."""

    id: str
    authors: tuple[Author, ...]
    title: str
    publisher: str
    place: str
    year: int
    url: str
    doi: str
    there: bool = True
    key: str = ""

    @property
    def persons(self) -> bool:
        return bool(self.authors[0].first)

    @property
    def main(self) -> str:
        return self.title.split(":")[0]

    @property
    def document(self) -> Document:
        text = f"# {self.title}\n\nThis text of {self.id} tells of one thing only. It has {len(self.id) + 40} pages in all.\n"
        names = ", ".join(f"{a.first} {a.last}" for a in self.authors) if self.persons else self.authors[0].last
        made = Document.of_text(self.id, text)
        publisher = self.publisher if self.persons else self.authors[0].last
        return replace(
            made,
            title=self.title,
            author=names,
            publisher=publisher,
            date=str(self.year),
            url=self.url,
            keys=(self.id,),
        )


def works(n: int, rng: random.Random) -> list[Work]:
    """Invented works, some with the same author, year or main title; a third is not in the library."""
    made: list[Work] = []
    titles: set[str] = set()
    while len(made) < n:
        i = len(made)
        title = f"{rng.choice(HEADS)} {rng.choice(NOUNS)}"
        title += f" and {rng.choice(NOUNS)}" * (rng.random() < 0.5) + f": {rng.choice(TAILS)}" * (rng.random() < 0.6)
        if title in titles or len(title.split()) < 3:
            continue
        titles.add(title)
        if rng.random() < 0.55:
            names = rng.sample(LAST, rng.choice((1, 1, 2, 2, 3, 4)))
            authors = tuple(Author(last, rng.choice(FIRST)) for last in names)
            authors = rng.choice(made).authors if made and rng.random() < 0.2 else authors
        else:
            name, short = rng.choice(BODIES)
            authors = (Author(name, "", short),)
        year = rng.randrange(1998, 2024)
        if authors[0].first and made and rng.random() < 0.5:
            year = made[-1].year
        key = f"{authors[0].last.split()[-1].lower().replace(chr(39), '')}{year}{chr(97 + i % 26)}{i}"
        key = "".join(c for c in key if c.isascii() and c.isalnum())
        url = f"https://www.{rng.choice(NOUNS)}.example/reports/{year}/{i}"
        made.append(
            Work(
                key,
                authors,
                title,
                rng.choice(PUBLISHERS),
                rng.choice(PLACES),
                year,
                url,
                f"10.1234/{key}",
                rng.random() > 0.33,
            )
        )
    return made


# ── styles ───────────────────────────────────────────────────────────────────────────────────────


def _and(names: Sequence[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{last}{names[-1]}"


def apa(w: Work) -> str:
    names = _and([f"{a.last}, {a.initial}" for a in w.authors], ", & ") if w.persons else w.authors[0].last
    return f"{names} ({w.year}). *{w.title}*. {w.publisher if w.persons else ''}".rstrip() + f" https://doi.org/{w.doi}"


def chicago(w: Work) -> str:
    a = w.authors
    names = a[0].last + (f", {a[0].first}" if w.persons else "")
    names = _and([names, *(f"{b.first} {b.last}" for b in a[1:])], ", and ")
    return f"{names}. *{w.title}*. {w.place}: {w.publisher if w.persons else a[0].last}, {w.year}."


def harvard(w: Work) -> str:
    names = _and([f"{a.last}, {a.initial}" for a in w.authors], " and ") if w.persons else w.authors[0].last
    return f"{names} ({w.year}) *{w.title}*. {w.place}: {w.publisher}. Available at: {w.url} (Accessed: 3 May 2024)."


def mla(w: Work) -> str:
    a = w.authors
    names = a[0].last + (f", {a[0].first}" if w.persons else "")
    names += ", et al" if len(a) > 2 else f", and {a[1].first} {a[1].last}" if len(a) == 2 else ""
    return f"{names}. *{w.title}*. {w.publisher}, {w.year}, {w.url.removeprefix('https://')}."


def vancouver(w: Work) -> str:
    names = ", ".join(f"{a.last} {a.first[:1]}" for a in w.authors) if w.persons else w.authors[0].last
    return f"{names}. {w.title}. {w.place}: {w.publisher}; {w.year}."


STYLES: tuple[Callable[[Work], str], ...] = (apa, chicago, harvard, mla, vancouver)


def note(w: Work) -> str:
    """A first note, as Chicago has it."""
    names = (
        _and([f"{a.first} {a.last}".strip() for a in w.authors], " and ")
        if len(w.authors) < 4
        else f"{w.authors[0].last} et al."
    )
    return f"{names}, *{w.title}* ({w.place}: {w.publisher}, {w.year}), 12."


def short_note(w: Work) -> str:
    return f"{_names(w)}, *{w.main}*, 14."


def _names(w: Work, last: str = " and ") -> str:
    if not w.persons:
        return w.authors[0].last
    return f"{w.authors[0].last} et al." if len(w.authors) > 2 else _and([a.last for a in w.authors], last)


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────

OPEN, CLOSE = "\x01", "\x02"


@dataclass(frozen=True, slots=True)
class Made:
    """A draft with the spans of its citations, and the work that each must lead to; none: it must lead nowhere."""

    kind: str
    draft: str
    marks: tuple[tuple[Span, str], ...]


def made(kind: str, marked: str, *ids: str) -> Made:
    """The draft without the signs around its citations."""
    spans: list[tuple[int, int]] = []
    text, start = "", 0
    for c in marked:
        if c == OPEN:
            start = len(text)
        elif c == CLOSE:
            spans.append((start, len(text)))
        else:
            text += c
    return Made(kind, text + "\n", tuple((Span(*s), id) for s, id in zip(spans, ids, strict=True)))


def m(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"


def drafts(all_works: Sequence[Work], rng: random.Random) -> Iterator[Made]:
    """For each work drafts that cite it in every form."""
    for w in all_works:
        other = rng.choice([o for o in all_works if o.there and o.id != w.id])
        third = rng.choice([o for o in all_works if o.there and o.id not in (w.id, other.id)])
        yield from _notes(w, other)
        yield from _numbered(w, other, third, rng)
        yield from _by_year(w, other, all_works, rng)
        if w.there:
            yield from _keys(w, other)
        yield from _running(w, all_works)
        if w.url:
            yield from _links(w)


def _id(w: Work) -> str:
    return w.id if w.there else ""


def _notes(w: Work, o: Work) -> Iterator[Made]:
    for style in (*STYLES, note):
        body = style(w)
        yield made(f"footnote, {style.__name__}", f"Rents rose.{m('[^1]')}\n\n[^1]: {body}", _id(w))
    yield made("inline note", f"Rents rose.{m('^[')}{note(w)}]", _id(w))
    both = f"Rents rose.{m('[^1]')} Wages fell.{m('[^2]')} Prices rose.{m('[^3]')}\n\n"
    yield made("ibid.", f"{both}[^1]: {note(o)}\n[^2]: {note(w)}\n[^3]: Ibid., 14.", _id(o), _id(w), _id(w))
    yield made("short note", f"{both}[^1]: {note(w)}\n[^2]: {note(o)}\n[^3]: {short_note(w)}", _id(w), _id(o), _id(w))


def _numbered(w: Work, o: Work, t: Work, rng: random.Random) -> Iterator[Made]:
    for style in STYLES:
        entries = [style(x) for x in (o, w, t)]
        listed = "\n".join(f"{n}. {e}" for n, e in enumerate(entries, 1))
        boxed = "\n\n".join(f"[{n}] {e}" for n, e in enumerate(entries, 1))
        name = f"numbered, {style.__name__}"
        yield made(name, f"Rents rose {m('[2]')}.\n\n## References\n\n{listed}", _id(w))
        yield made(name, f"Rents rose {m('[2]')} and fell {m('[1]')}.\n\n{boxed}", _id(w), _id(o))
    listed = "\n".join(f"{n}. {vancouver(x)}" for n, x in enumerate((o, w, t), 1))
    yield made("numbered with page", f"Rents rose {m('[2, p. 4]')}.\n\n# Sources\n\n{listed}", _id(w))
    yield made("raised number", f"Rents rose.{m('²')}\n\n## References\n\n{listed}", _id(w))
    yield made("raised number in HTML", f"Rents rose.<sup>{m('2')}</sup>\n\n## References\n\n{listed}", _id(w))


def _by_year(w: Work, o: Work, every: Sequence[Work], rng: random.Random) -> Iterator[Made]:
    twins = [x for x in every if x.year == w.year and _names(x) == _names(w) and x.id != w.id]
    for style in STYLES[:4]:
        letter = "a" if twins else ""
        pair = sorted((w, *twins), key=lambda x: x.id != w.id)
        lines = [
            style(x).replace(str(x.year), f"{x.year}{chr(97 + n)}" if twins else str(x.year), 1)
            for n, x in enumerate(pair)
        ]
        listed = "\n\n".join(sorted([*lines, style(o)])) if not twins else "\n\n".join([*lines, style(o)])
        kind = f"author-year with list, {style.__name__}"
        year, amp = f"{w.year}{letter}", _names(w, " & ")
        yield made(kind, f"Rents rose {m(f'({amp}, {year})')}.\n\n## References\n\n{listed}", _id(w))
        yield made(kind, f"Rents rose {m(f'({_names(w)} {year}, p. 12)')}.\n\n## References\n\n{listed}", _id(w))
        yield made(kind, f"{m(f'{_names(w)} ({year})')} found it.\n\n## References\n\n{listed}", _id(w))
        both = f"({OPEN}{_names(w)}, {year}{CLOSE}; {OPEN}{_names(o)}, {o.year}{CLOSE})"
        if not [x for x in every if x.year == o.year and _names(x) == _names(o) and x.id != o.id]:
            yield made(f"{kind}, two", f"Rents rose {both}.\n\n## References\n\n{listed}", _id(w), _id(o))
    if not twins:
        yield made("author-year, no list", f"Rents rose {m(f'({_names(w)}, {w.year})')}.", _id(w))
        yield made("author-year, no list", f"Rents rose {m(f'(see {_names(w)} {w.year}: 12)')}.", _id(w))
        yield made("author-year, no list", f"{m(f'{_names(w)} ({w.year}, p. 4)')} found it.", _id(w))
        if w.authors[0].acronym:
            short = w.authors[0].acronym
            yield made("acronym and year", f"Rents rose {m(f'({short}, {w.year})')}.", _id(w))
    elif any(x.there for x in twins) and w.there:
        yield made("two of one year", f"Rents rose {m(f'({_names(w)}, {w.year})')}.", "")


def _keys(w: Work, o: Work) -> Iterator[Made]:
    for form in (
        "[@{}]",
        "[@{}, p. 4]",
        "[@{}, pp. 4-5, 9]",
        "[see @{}, chap. 3]",
        "[-@{}]",
        "[@{{{}}}, {{12}}]",
        "[e.g. @{}, for one]",
    ):
        yield made("pandoc key", f"Rents rose {m(form.format(w.key or w.id))}.", w.id)
    yield made("pandoc key in text", f"As {m('@' + (w.key or w.id))} [p. 4] says, rents rose.", w.id)
    two = f"[{OPEN}@{w.key or w.id}{CLOSE}, p. 4; see also {OPEN}@{o.key or o.id}{CLOSE}]"
    yield made("pandoc keys, two", f"Rents rose {two}.", w.id, o.id)


def _links(w: Work) -> Iterator[Made]:
    yield made("note with link", f"Rents rose.{m('[^1]')}\n\n[^1]: See [{w.main}]({w.url}).", _id(w))
    linked = m(f"[a study]({w.url})")
    yield made("inline link", f"Rents rose, as {linked} found.", _id(w))
    yield made("bare URL", f"Rents rose ({m(w.url)}).", _id(w))
    plain = w.url.replace("https://www.", "http://")
    yield made("bare URL, other shape", f"Rents rose: {m(plain + '/?utm_source=letter#page=3')}.", _id(w))
    yield made("link in brackets", f"Rents rose {m(f'<{w.url}>')}.", _id(w))


def _running(w: Work, every: Sequence[Work]) -> Iterator[Made]:
    yield made("DOI", f"Rents rose ({m('https://doi.org/' + w.doi)}).", "")
    same = [x for x in every if x.there and x.authors[0].last == w.authors[0].last]
    if not w.persons:
        yield made(
            "according to",
            f"According to the {m(w.authors[0].last)}, rents rose.",
            same[0].id if len(same) == 1 else "",
        )
        in_year = [x for x in same if x.year == w.year]
        yield made(
            "report of a year",
            f"The {m(f'{w.authors[0].last}')}'s {w.year} report says that rents rose.",
            in_year[0].id if len(in_year) == 1 else "",
        )
    if len(w.title.split()) > 3:
        yield made("title", f"The report {m(f'“{w.title}”')} says that rents rose.", _id(w))


# ── the count ────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Count:
    n: int = 0
    right: int = 0
    wrong: int = 0
    shown: list[str] = field(default_factory=list)


def main() -> None:
    """Prints the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?")
    parser.add_argument("--works", type=int, default=60, help="how many works to invent (60)")
    parser.add_argument("--most", type=int, default=2000, help="drafts to make, evenly over the works (2000)")
    parser.add_argument("--kind", default="", help="make only those whose kind has these words in it")
    parser.add_argument("--show", action="store_true", help="print each that goes wrong")
    options = parser.parse_args()
    rng = random.Random(SEED)
    if options.sources:
        library = Library.open(options.sources)
        every = [
            _work(d)
            for d in library.documents
            if d.id not in library.copies and d.title and d.date and (d.publisher or d.author)
        ]
    else:
        every = works(options.works, rng)
        library = Library.of(*(w.document for w in every if w.there))
    found = [x for x in drafts(every, rng) if options.kind in x.kind]
    rng.shuffle(found)
    counts: dict[str, Count] = {}
    for x in found[: options.most]:
        document = Document.of_text("draft", x.draft)
        cited = citations_of(document, library)
        for span, id in x.marks:
            meant = {library.original(i) for _, c in cited if c.span.overlaps(span) for i in c.resolved}
            told = {
                library.original(i) for s, c in cited if s.span == span or c.span == span for i in c.resolved
            } or meant
            expected = {library.original(id)} if id else set()
            right = told == expected
            wrong = bool(told - expected)
            for key in (x.kind, "all"):
                count = counts.setdefault(key, Count())
                count.n += 1
                count.right += right
                count.wrong += wrong
            if options.show and not right:
                print(f"{x.kind}: {document[span]!r} must be {sorted(expected)}, is {sorted(told)}\n    {x.draft!r}")
    print(f"{sum(w.there for w in every)} of {len(every)} works in the library")
    for key in sorted(counts, key=lambda k: (k == "all", k)):
        c = counts[key]
        print(f"{key:40} n={c.n:5}  resolved {c.right / c.n:.3f}  wrong {c.wrong}")


def _work(d: Document) -> Work:
    name = d.publisher or d.author
    key = d.keys[0] if d.keys else ""
    return Work(d.id, (Author(name),), d.title, name, "London", int(d.date[:4]), d.url, "10.1/none", key=key)


if __name__ == "__main__":
    main()
