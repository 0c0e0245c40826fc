"""Citations: each mark that points to a source, with the words that it stands for and what is said of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from claimcheck.detect.attribution import attributions, is_capital, words_of
from claimcheck.detect.quoting.beside import AUTHOR_YEAR, author_of
from claimcheck.detect.quoting.marks import pairs
from claimcheck.detect.quoting.where import SKIPPED, is_reference_list, joined_sentences
from claimcheck.detect.words import tokens
from claimcheck.model import Block, BlockKind, CitationKind, Document, Mark, MarkKind, Span

AUTHOR_THEN_YEAR = re.compile(r"\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?:[,:] [^()\n]{0,40})?\)")
NUMBERED = re.compile(r"\[(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\](?![(:\[])")
ITEM_NUMBER = re.compile(r"\s*(?:[-*+]\s+)?[\[(]?(\d{1,3})[\].)]")
BIBLIOGRAPHY = re.compile(r"^bibliography:[ \t]*(?P<one>[^\n]*)(?P<more>(?:\n[ \t]*-[ \t][^\n]*)*)", re.MULTILINE)
BIBLIOGRAPHY_FILE = re.compile(r"[^\s\[\],\"']+\.(?:bib|json)\b")
NARRATIVE = 6  # words before a mark that still let it be the subject: "As @lee-2020 reports, …"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the text has it: `span` is the mark, `scope` the words that it stands for.

    `description` is what tells the source: the footnote's text, the entry of the reference list, the URL, the name.
    `defined` is false for a footnote or a number without a definition in the document; for a key, which is defined
    elsewhere, it is false always. `bibliographies` are the files that the document names for its keys.
    """

    kind: CitationKind
    span: Span
    scope: Span
    label: str
    description: str = ""
    defined: bool = True
    bibliographies: tuple[str, ...] = ()


def citations(document: Document) -> tuple[Cited, ...]:
    """The citations of a document in the order of the text; those in footnotes and reference lists are left out."""
    found: list[Cited] = []
    notes = {b.label: _description(document, b.span) for b in document.blocks if b.kind is BlockKind.FOOTNOTE}
    entries = _entries(document)
    files = _bibliographies(document)
    for block in document.blocks:
        if block.kind in SKIPPED or is_reference_list(document, block):
            continue
        spans = joined_sentences(document.prose, block.span)
        marks = [m for m in document.marks if block.span.contains(m.span)]
        found.extend(_of_marks(document, marks, spans, notes, files))
        found.extend(_numbered(document, block, spans, entries))
        by_year = tuple(_by_year(document, block, spans, entries))
        found.extend(by_year)
        found.extend(
            _credited(document, spans, (*(c.span for c in by_year), *(s for s, _ in pairs(document.prose, block.span))))
        )
    return tuple(sorted(found, key=lambda c: (c.span.start, c.span.end)))


def _description(document: Document, span: Span) -> str:
    """The words of a note, and the targets of its links, which the prose does not show."""
    links = [m.target for m in document.marks if m.kind is MarkKind.LINK and span.contains(m.span)]
    return " ".join([document.prose[span.start : span.end].strip(), *links])


# ── the words that a mark stands for ─────────────────────────────────────────────────────────────


def _sentence_at(document: Document, spans: Sequence[Span], mark: Span) -> Span:
    """The sentence that holds the mark or that it follows."""
    held = [
        s
        for s in spans
        if s.overlaps(mark)
        and (_apart(document, s.start, mark.start) or _apart(document, mark.end, s.end) or s == spans[0])
    ]
    if held:
        return held[0]
    before = [s for s in spans if s.end <= mark.start]
    return before[-1] if before else (spans[0] if spans else mark)


def scope_of(document: Document, spans: Sequence[Span], mark: Span, others: Sequence[Span]) -> Span:
    """The clause before the mark where its sentence has several marks, else the sentence."""
    sentence = _sentence_at(document, spans, mark)
    earlier = [
        o.end
        for o in others
        if sentence.start <= o.start and o.end <= mark.start and _apart(document, o.end, mark.start)
    ]
    start = max([sentence.start, *earlier])
    while start < sentence.end and not document.prose[start].isalnum() and document.prose[start] not in "“\"‘'«£$€":
        start += 1
    before = tokens(document.prose, Span(start, mark.start)) if start < mark.start else ()
    words = sum(t.text[0].isalnum() for t in before)
    later = [
        o.start for o in others if o.start >= mark.end and o.end <= sentence.end and _apart(document, mark.end, o.start)
    ]
    leads = document.text[mark.start] == "@" or document.text[mark.end : mark.end + 1] not in {
        ",",
        ".",
        ";",
        ":",
        ")",
        "",
    }
    if (
        leads
        and words <= NARRATIVE
        and mark.end < sentence.end - 1
        and document.prose[mark.end : sentence.end].strip(" .,;:)\n")
    ):
        return Span(start, min([sentence.end, *later]))
    ends = later or not _apart(document, mark.end, sentence.end)
    return Span(start, max(start, min(mark.start, sentence.end) if ends else sentence.end))


def _apart(document: Document, start: int, end: int) -> bool:
    """Whether there are words between two marks."""
    return any(c.isalnum() for c in document.prose[start:end])


# ── footnotes, keys, links ───────────────────────────────────────────────────────────────────────


def _of_marks(
    document: Document, marks: Sequence[Mark], spans: Sequence[Span], notes: dict[str, str], files: tuple[str, ...]
) -> Iterator[Cited]:
    for mark in marks:
        others = [m.span for m in marks if m.span != mark.span and m.kind is mark.kind]
        scope = scope_of(document, spans, mark.span, others)
        if mark.kind is MarkKind.LINK:
            if mark.target.startswith(("http:", "https:", "www.")):
                yield Cited(
                    CitationKind.LINK, mark.span, _sentence_at(document, spans, mark.span), mark.target, mark.target
                )
        elif mark.kind is MarkKind.FOOTNOTE:
            note = notes.get(mark.target)
            yield Cited(CitationKind.FOOTNOTE, mark.span, scope, mark.target, note or "", note is not None)
        else:
            yield Cited(CitationKind.KEY, mark.span, scope, mark.target, "", False, files)


def _bibliographies(document: Document) -> tuple[str, ...]:
    """The paths of the bibliographies that the front matter names, taken from the document's folder."""
    if not document.path:
        return ()
    folder = PurePath(document.path).parent
    named = [
        name
        for block in document.blocks
        if block.kind is BlockKind.FRONT_MATTER
        for m in BIBLIOGRAPHY.finditer(document[block.span])
        for name in BIBLIOGRAPHY_FILE.findall(m[0].removeprefix("bibliography:"))
    ]
    return tuple(str(folder / name) for name in named)


# ── reference lists ──────────────────────────────────────────────────────────────────────────────


def _entries(document: Document) -> dict[int, str]:
    """The entries of the document's reference lists, by number."""
    made: dict[int, str] = {}
    count = 0
    for block in document.blocks:
        if block.kind not in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH} or not is_reference_list(document, block):
            continue
        count += 1
        line = document.text.rfind("\n", 0, block.span.start) + 1
        m = ITEM_NUMBER.match(document.text, line)
        made.setdefault(int(m[1]) if m else count, document.prose[block.span.start : block.span.end])
    return made


def _numbered(document: Document, block: Block, spans: Sequence[Span], entries: dict[int, str]) -> Iterator[Cited]:
    """The [4] that stands for an entry of the reference list; without such a list it is no citation."""
    if not entries:
        return
    matches = list(NUMBERED.finditer(document.prose, block.span.start, block.span.end))
    for m in matches:
        span = Span(m.start(), m.end())
        scope = scope_of(document, spans, span, [Span(o.start(), o.end()) for o in matches if o is not m])
        for number in _numbers(m[1]):
            entry = entries.get(number)
            yield Cited(CitationKind.FOOTNOTE, span, scope, str(number), entry or "", entry is not None)


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(","):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        yield from range(ends[0], min(ends[-1], ends[0] + 20) + 1) if len(ends) == 2 and ends[0] < ends[1] else ends


# ── names and years ──────────────────────────────────────────────────────────────────────────────


def _by_year(document: Document, block: Block, spans: Sequence[Span], entries: dict[int, str]) -> Iterator[Cited]:
    """The (X, 2021) in brackets, and the X (2021) that is part of its sentence."""
    prose = document.prose
    for m in AUTHOR_YEAR.finditer(prose, block.span.start, block.span.end):
        who = author_of(m)
        if who:
            span = Span(m.start(), m.end())
            yield _year(
                document, span, scope_of(document, spans, span, ()), prose[who.start : who.end], m["year"], entries
            )
    for m in AUTHOR_THEN_YEAR.finditer(prose, block.span.start, block.span.end):
        sentence = _sentence_at(document, spans, Span(m.start(), m.end()))
        run = tokens(prose, Span(sentence.start, m.start())) if sentence.start < m.start() else ()
        i = len(run)
        while i and (is_capital(run[i - 1]) or (i < len(run) and run[i - 1].lower in words_of("joint") - {"in", "to"})):
            i -= 1
        while (i < len(run) and not is_capital(run[i])) or (
            i < len(run) - 1 and run[i].lower in words_of("determiner")
        ):
            i += 1
        if i < len(run) and run[-1].end >= m.start() - 1 and run[i].lower not in words_of("no_author"):
            span = Span(run[i].start, m.end())
            yield _year(document, span, sentence, prose[run[i].start : run[-1].end], m["year"], entries)


def _year(document: Document, span: Span, scope: Span, who: str, year: str, entries: dict[int, str]) -> Cited:
    name = " ".join(who.replace("’s", "").replace("'s", "").split())
    entry = next((e for e in entries.values() if year in e and name.split()[0].lower() in e.lower()), "")
    return Cited(CitationKind.AUTHOR_YEAR, span, scope, f"{name}, {year}", entry or f"{name}, {year}")


def _credited(document: Document, spans: Sequence[Span], taken: Sequence[Span]) -> Iterator[Cited]:
    for sentence in spans:
        for who in attributions(document, sentence):
            if not any(t.overlaps(who) for t in taken):
                name = " ".join(document.prose[who.start : who.end].split())
                if not any(
                    is_capital(t) and t.lower not in words_of("determiner") for t in tokens(document.prose, who)
                ):
                    continue
                yield Cited(CitationKind.ATTRIBUTION, who, sentence, name, name)
