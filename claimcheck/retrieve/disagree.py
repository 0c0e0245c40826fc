"""Where what a draft says of a source, its author or its year, is not what the list, the bibliography or the source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.citing.lists import YEAR as LISTED_YEAR
from claimcheck.detect.citing.lists import Entry, begins_with, surnames
from claimcheck.detect.citing.years import name_before
from claimcheck.detect.words import tokens
from claimcheck.model import Citation, CitationKind, Document, Span
from claimcheck.retrieve.addresses import addresses_in
from claimcheck.retrieve.agreement import YEAR, agreement, described, has_names
from claimcheck.retrieve.authors import authors, named
from claimcheck.retrieve.bibliography import Record
from claimcheck.retrieve.bodies import name_words
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.resolve import record_of

MISSPELT = 75.0  # rapidfuzz's ratio from which two surnames are one with a slip
LONGEST_NAME = 120  # characters before a mark in which its author may stand
BETWEEN = 2  # characters between a name with a year and the mark that goes with it


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the text has (`ours`, at `at`) and what the other has, who is named by `by`. `sure`: no other work can be meant."""

    at: Span
    ours: str
    theirs: str
    by: str
    sure: bool = True


def disagreements(
    draft: Document, cited: Sequence[tuple[Cited, Citation]], listed: Sequence[Entry], library: Library
) -> Iterator[Disagreement]:
    """Each place where the text's author or year is not that of the work to which it points."""
    for c, made in cited:
        if c.kind is CitationKind.AUTHOR_YEAR:
            yield from _with_list(draft, c, listed)
            yield from _with_mark_beside(c, cited, library)
        elif c.kind is CitationKind.KEY:
            yield from _with_record(draft, c, made, library)
    described_at = {c.at: (c, made) for c, made in cited if c.at and c.kind is not CitationKind.KEY}
    inline = [(c, made) for c, made in cited if c.kind is CitationKind.FOOTNOTE and c.at is None]
    for c, made in (*described_at.values(), *inline):
        yield from _with_source(draft, c, made, library)


# ── the draft's own list ─────────────────────────────────────────────────────────────────────────


def _with_list(draft: Document, c: Cited, listed: Sequence[Entry]) -> Iterator[Disagreement]:
    """An author with a year that no entry has, while one has the author alone, or the year with the author misspelt."""
    who, _, year = c.label.rpartition(", ")
    if c.at or not c.description or not any(LISTED_YEAR.search(e.text) for e in listed):
        return
    by_name = [e for e in listed if begins_with(e, who)]
    if by_name:
        years = list(dict.fromkeys(y[0] for e in by_name if (y := LISTED_YEAR.search(e.text))))
        if years and year not in years:
            yield Disagreement(_within(draft, c.span, year), year, " or ".join(years), "the list of references")
        return
    near = [e for e in listed if year[:4] in e.text and _nearly(who, e)]
    if len(near) == 1:
        theirs = _first_name(near[0])
        yield Disagreement(_within(draft, c.span, surnames(who)[0]), surnames(who)[0], theirs, "the list of references")


def _first_name(entry: Entry) -> str:
    return surnames(entry.text.lstrip("[]()0123456789.*_ ").split(",")[0])[0] if surnames(entry.text) else ""


def _nearly(who: str, entry: Entry) -> bool:
    """Whether the entry's first author is the one named but for a slip."""
    names, other = surnames(who), _first_name(entry)
    return bool(names and other) and other != names[0] and fuzz.ratio(names[0].lower(), other.lower()) >= MISSPELT


def _within(draft: Document, span: Span, words: str) -> Span:
    """Where the words stand in a span of the draft; the span where they do not."""
    at = draft.text.find(words, span.start, span.end) if words else -1
    return Span(at, at + len(words)) if at >= 0 else span


# ── marks beside a name with a year ──────────────────────────────────────────────────────────────


def _with_mark_beside(c: Cited, cited: Sequence[tuple[Cited, Citation]], library: Library) -> Iterator[Disagreement]:
    """Lee (2019) that is the words of a link to a work of 2020, or stands right before its key or note."""
    year = c.label.rpartition(", ")[2][:4]
    for other, made in cited:
        touches = other.span.contains(c.span) or 0 <= other.span.start - c.span.end <= BETWEEN
        if other.kind not in (CitationKind.LINK, CitationKind.KEY, CitationKind.FOOTNOTE) or not touches:
            continue
        theirs, by = _year_of(other, made, library)
        if theirs and theirs != year:
            yield Disagreement(c.span, year, theirs, by)


def _year_of(c: Cited, made: Citation, library: Library) -> tuple[str, str]:
    """The year of the one work that a citation points to, and who says so."""
    if len(made.meant) == 1:
        document = library.document(made.meant[0])
        return document.date[:4], _source(document)
    record = record_of(c)
    return (record.year, "the bibliography") if record else ("", "")


def _source(document: Document) -> str:
    return f"“{document.title}”" if document.title else f"“{document.id}”"


# ── bibliographies ───────────────────────────────────────────────────────────────────────────────


def _with_record(draft: Document, c: Cited, made: Citation, library: Library) -> Iterator[Disagreement]:
    record = record_of(c)
    document = library.document(made.meant[0]) if len(made.meant) == 1 else None
    yield from _with_name_before(draft, c, record, document)
    if record is None or document is None:
        return
    if record.year and document.date and record.year != document.date[:4]:
        yield Disagreement(c.span, f"{record.year} (by the bibliography)", document.date[:4], _source(document))
    mine, other = authors(record.authors).surnames, authors(document.author).surnames
    if mine and other and not set(mine) & set(other):
        yield Disagreement(c.span, f"{record.authors} (by the bibliography)", document.author, _source(document))


def _with_name_before(
    draft: Document, c: Cited, record: Record | None, document: Document | None
) -> Iterator[Disagreement]:
    """Lee [-@osei2020]: a key that leaves its author out, because the text has named one."""
    if "-@" not in draft[c.span]:
        return
    block = next((b.span for b in draft.blocks if b.span.contains(c.span)), c.span)
    floor = max(block.start, c.span.start - LONGEST_NAME)
    run = tokens(draft.prose, Span(floor, c.span.start)) if floor < c.span.start else ()
    first, end = name_before(run)
    said = record.authors if record else document.author if document else ""
    if first == end or not said:
        return
    who = draft.prose[run[first].start : run[-1].end]
    theirs = authors(said).surnames
    if theirs and not set(named(who)[0]) & set(theirs) and not set(name_words(who)) & {w for s in theirs for w in s}:
        by = "the bibliography" if record else _source(document) if document else ""
        yield Disagreement(Span(run[first].start, run[-1].end), who, said, by)


# ── sources ──────────────────────────────────────────────────────────────────────────────────────


def _with_source(draft: Document, c: Cited, made: Citation, library: Library) -> Iterator[Disagreement]:
    """A note, or an entry of the list, whose year or author is not that of the source which it surely means."""
    if len(made.meant) != 1 or not c.description:
        return
    document = library.document(made.meant[0])
    where = c.at or c.span
    years = described(c.description).years - set(YEAR.findall(document.title))
    if document.date and years and document.date[:4] not in years:
        ours = next((y for y in YEAR.findall(draft[where]) if y in years), min(years))
        yield Disagreement(_within(draft, where, ours), ours, document.date[:4], _source(document))
    by_address = bool(document.url) and bool(addresses_in(c.description) & addresses_in(document.url))
    found = agreement(c.description, document, library.acronyms)
    words = described(c.description).lead.partition("[")[0].strip(" .,")
    lead = named(words)[0] if has_names(words) else ()
    theirs = authors(document.author).surnames
    if (
        by_address
        and theirs
        and lead
        and not (found and (found.author or found.publisher))
        and not set(lead) & set(theirs)
    ):
        yield Disagreement(where, words, document.author, _source(document), sure=False)
