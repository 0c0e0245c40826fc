"""Citations: each mark that points to a source, with the words that it stands for and what is said of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from claimcheck.detect.attribution import attributions, is_capital, words_of
from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.citing.left import left
from claimcheck.detect.citing.lists import Entry, begins_with, by_author, entries, numbered, surnames
from claimcheck.detect.citing.locators import locator_behind
from claimcheck.detect.citing.notes import notes, page_of
from claimcheck.detect.citing.reach import reaching, source_lines
from claimcheck.detect.citing.scope import scope_of, sentence_at
from claimcheck.detect.citing.years import ByYear, after_names, in_brackets
from claimcheck.detect.quoting.marks import pairs
from claimcheck.detect.quoting.where import SKIPPED, is_reference_list, joined_sentences
from claimcheck.detect.words import Kind, tokens
from claimcheck.model import Block, BlockKind, CitationKind, Document, Mark, MarkKind, Span

NUMBERED = re.compile(
    r"\[(?P<numbers>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})(?:[,:]\s?(?P<where>(?:pp?\.?|pages?|paras?\.?|§|ch\.?)\s?\d[\d–-]*))?\](?![(:\[])"
)
RAISED = re.compile(
    r"<sup>\s?(?P<numbers>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\s?</sup>|(?<=[^\W\d_])(?P<raised>[⁰¹²³⁴-⁹]{1,3})|(?<=[.,;:!?”\"’)])(?P<closed>[⁰¹²³⁴-⁹]{1,3})"
)
IBID = re.compile(r"\(\s*(?:see\s+)?(?:ibid|ibidem|idem)\b\.?(?P<where>[^()\n]{0,30})\)", re.IGNORECASE)
BIBLIOGRAPHY = re.compile(r"^bibliography:[ \t]*(?P<one>[^\n]*)(?P<more>(?:\n[ \t]*-[ \t][^\n]*)*)", re.MULTILINE)
NOCITE = re.compile(r"^nocite:", re.MULTILINE)
BIBLIOGRAPHY_FILE = re.compile(r"[^\s\[\],\"']+\.(?:bib|json|ris)\b")
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DATED = 8  # tokens around a name in which "2018 report" makes the citation one of that year


def citations(document: Document) -> tuple[Cited, ...]:
    """The citations of a document in the order of the text; those in footnotes and reference lists are left out."""
    found: list[Cited] = []
    said = notes(document)
    listed = entries(document)
    files = bibliographies(document)
    for block in document.blocks:
        if block.kind in SKIPPED or is_reference_list(document, block):
            continue
        spans = joined_sentences(document.prose, block.span)
        marks = [m for m in document.marks if block.span.contains(m.span)]
        found.extend(_of_marks(document, marks, spans, said, files))
        found.extend(_left(document, block, marks, spans, files))
        found.extend(_numbered(document, block, spans, listed))
        by_year = tuple(_by_year(document, block, spans, listed))
        found.extend(by_year)
        found.extend(_same_again(document, block, spans, found))
        taken = (*(c.span for c in by_year), *(s for s, _ in pairs(document.prose, block.span)))
        found.extend(_credited(document, spans, taken))
    found = [*reaching(document, _listed(found, listed)), *source_lines(document, [c.span for c in found])]
    return tuple(sorted(found, key=lambda c: (c.span.start, c.span.end)))


# ── footnotes, keys, links ───────────────────────────────────────────────────────────────────────


def _of_marks(
    document: Document, marks: Sequence[Mark], spans: Sequence[Span], said: dict[str, str], files: tuple[str, ...]
) -> Iterator[Cited]:
    at = {b.label: b.span for b in document.blocks if b.kind is BlockKind.FOOTNOTE}
    for mark in marks:
        others = [m.span for m in marks if m.span != mark.span and m.kind is mark.kind]
        scope = scope_of(document, spans, mark.span, others)
        if mark.kind is MarkKind.LINK:
            if mark.target.startswith(("http:", "https:", "www.")):
                sentence = sentence_at(document, spans, mark.span)
                yield Cited(CitationKind.LINK, mark.span, sentence, mark.target, mark.target)
        elif mark.kind is MarkKind.FOOTNOTE:
            note, where = said.get(mark.target), at.get(mark.target)
            keys = [m for m in document.marks if m.kind is MarkKind.KEY and where and where.contains(m.span)]
            if keys:  # the note cites as pandoc does
                yield from (_keyed(document, m, mark.span, scope, files, where) for m in keys)
                continue
            page = page_of(document[where]) if where else ""
            yield Cited(
                CitationKind.FOOTNOTE, mark.span, scope, mark.target, note or "", note is not None, (), page, where
            )
        else:
            yield _keyed(document, mark, mark.span, scope, files)


def _left(
    document: Document, block: Block, marks: Sequence[Mark], spans: Sequence[Span], files: tuple[str, ...]
) -> Iterator[Cited]:
    """The citations that were never made into one, or that the tool which made the text found no source for."""
    for mark in left(document, block.span, [m.span for m in marks]):
        scope = scope_of(document, spans, mark.span, [m.span for m in marks])
        yield Cited(mark.kind, mark.span, scope, mark.label, "", False, files)


def _keyed(
    document: Document, mark: Mark, span: Span, scope: Span, files: tuple[str, ...], note: Span | None = None
) -> Cited:
    """The citation that a key makes, at its own mark or at that of the note which has it."""
    braced = f"@{{{mark.target}}}"
    written = braced if braced in document[mark.span] else f"@{mark.target}"
    at = document.text.find(written, mark.span.start, mark.span.end)
    if at < 0:  # the format sets the page apart
        return Cited(CitationKind.KEY, span, scope, mark.target, "", False, files, locator_behind(mark.where), note)
    end = at + len(written)
    stop = note.end if note and end >= mark.span.end else mark.span.end  # in a note a bare key has its page behind it
    behind = document.text[end:stop]
    return Cited(CitationKind.KEY, span, scope, mark.target, "", False, files, locator_behind(behind), note)


def bibliographies(document: Document) -> tuple[str, ...]:
    """The paths of the bibliographies of the document: those that its front matter names, and those it was given."""
    if not document.path:
        return document.bibliography
    folder = PurePath(document.path).parent
    named = (
        str(folder / name)
        for block in document.blocks
        if block.kind is BlockKind.FRONT_MATTER
        for m in BIBLIOGRAPHY.finditer(document[block.span])
        for name in BIBLIOGRAPHY_FILE.findall(m[0].removeprefix("bibliography:"))
    )
    return tuple(dict.fromkeys((*named, *document.bibliography)))


def is_uncited_on_purpose(document: Document) -> bool:
    """Whether the front matter has a `nocite`, which puts works into the list that the text does not cite."""
    return any(
        b.kind is BlockKind.FRONT_MATTER and NOCITE.search(document[b.span]) is not None for b in document.blocks
    )


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────


def _numbered(document: Document, block: Block, spans: Sequence[Span], listed: Sequence[Entry]) -> Iterator[Cited]:
    """The [4], or raised 4, that stands for an entry of the list of references; without such a list it is no citation."""
    if not listed:
        return
    by_number = numbered(listed)
    taken = [m.span for m in document.marks if m.kind is MarkKind.FOOTNOTE]
    matches = list(NUMBERED.finditer(document.prose, block.span.start, block.span.end))
    matches += [m for m in RAISED.finditer(document.text, block.span.start, block.span.end) if _is_raised(m, document)]
    for m in matches:
        name = next(n for n, v in m.groupdict().items() if v and n != "where")
        span = Span(m.start(), m.end()) if m.re is NUMBERED else Span(*m.span(name))
        if any(t.overlaps(span) for t in taken):
            continue
        scope = scope_of(document, spans, span, [Span(o.start(), o.end()) for o in matches if o is not m])
        where = m.groupdict().get("where") or ""
        for number in _numbers(m[name].translate(RAISED_DIGITS)):
            entry = by_number.get(number)
            if entry is None and m.re is RAISED:
                continue  # a power, or the mark of something else
            yield Cited(
                CitationKind.FOOTNOTE,
                span,
                scope,
                str(number),
                entry.text if entry else "",
                entry is not None,
                (),
                where,
                entry.span if entry else None,
            )


def _is_raised(m: re.Match[str], document: Document) -> bool:
    """Whether the raised digits stand after a word of three letters or more, or a sign: no power, no unit."""
    at = m.start()
    while at and document.text[at - 1].isalpha():
        at -= 1
    return m["raised"] is None or m.start() - at > 2


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(","):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        yield from range(ends[0], min(ends[-1], ends[0] + 20) + 1) if len(ends) == 2 and ends[0] < ends[1] else ends


# ── names and years ──────────────────────────────────────────────────────────────────────────────


def _by_year(document: Document, block: Block, spans: Sequence[Span], listed: Sequence[Entry]) -> Iterator[Cited]:
    """The (X, 2021) in brackets, and the X (2021) that is part of its sentence."""
    for found in in_brackets(document.prose, block.span):
        yield _year(found, scope_of(document, spans, found.span, ()), listed)
    for found in after_names(document.prose, block.span):
        yield _year(found, sentence_at(document, spans, found.span), listed)


def _year(found: ByYear, scope: Span, listed: Sequence[Entry]) -> Cited:
    name = " ".join(found.who.replace("’s", "").replace("'s", "").split())
    label = f"{name}, {found.year}"
    meant = by_author(listed, name, found.year)
    entry = meant[0] if len(meant) == 1 else None
    return Cited(
        CitationKind.AUTHOR_YEAR,
        found.span,
        scope,
        label,
        entry.text if entry else "" if len(meant) > 1 else label,
        True,
        (),
        found.locator,
        entry.span if entry else None,
    )


def _listed(found: Sequence[Cited], listed: Sequence[Entry]) -> list[Cited]:
    """The citations, of which one by author and year is undefined where the list of references has others and not its author."""
    by_year = [c for c in found if c.kind is CitationKind.AUTHOR_YEAR]
    if not any(c.at for c in by_year):
        return list(found)
    text = " ".join(e.text for e in listed).lower()

    def is_left_out(c: Cited) -> bool:
        who, _, year = c.label.rpartition(", ")
        named = any(begins_with(e, who) for e in listed) or any(n.lower() in text for n in surnames(who))
        return c in by_year and not c.at and not named and not by_author(listed, who, year)

    return [replace(c, defined=False) if is_left_out(c) else c for c in found]


def _same_again(document: Document, block: Block, spans: Sequence[Span], found: Sequence[Cited]) -> Iterator[Cited]:
    """The (ibid., p. 5), which means what the citation before it means."""
    for m in IBID.finditer(document.prose, block.span.start, block.span.end):
        before = [c for c in found if c.span.end <= m.start() and c.kind is not CitationKind.ATTRIBUTION]
        if before:
            last = max(before, key=lambda c: c.span.end)
            span = Span(m.start(), m.end())
            scope = scope_of(document, spans, span, ())
            yield replace(last, span=span, scope=scope, locator=m["where"].strip(" ,:"))


def _credited(document: Document, spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Cited]:
    for sentence in spans:
        for who in attributions(document, sentence):
            if not any(t.overlaps(who) for t in taken):
                name = " ".join(document.prose[who.start : who.end].split())
                if not any(
                    is_capital(t) and t.lower not in words_of("determiner") for t in tokens(document.prose, who)
                ):
                    continue
                year = _report_year(document, sentence, who)
                yield Cited(CitationKind.ATTRIBUTION, who, sentence, name, f"{name}, {year}" if year else name)


def _report_year(document: Document, sentence: Span, who: Span) -> str:
    """The year of "X's 2018 report" and of "the 2018 survey by X"; empty where there is none."""
    run = tokens(document.prose, sentence)
    near = [
        run[k].text
        for k in range(len(run) - 1)
        if run[k].kind is Kind.NUMBER
        and len(run[k].text) == 4
        and run[k].text.startswith(("19", "20"))
        and run[k + 1].lower in words_of("study")
        and sum(min(run[k].end, who.end) <= t.start < max(run[k].start, who.end) for t in run) <= DATED
    ]
    return near[0] if len(near) == 1 else ""
