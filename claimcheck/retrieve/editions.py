"""Editions of one series, and what a source tells of another time than the draft does.

Last year's report and this year's say nearly the same sentences with other figures. What a sentence leaves undated is of the
year in its document's title.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.dates.days import in_year
from claimcheck.detect.lexicon import cues
from claimcheck.detect.period import document_year, periods
from claimcheck.detect.sentences import sentences
from claimcheck.detect.words import terms, tokens
from claimcheck.model import (
    BlockKind,
    ChangeKind,
    Claim,
    Document,
    Evidence,
    Form,
    Grain,
    Origin,
    Period,
    SlotKind,
    Span,
)
from claimcheck.retrieve.agreement import generic_words
from claimcheck.retrieve.align import OTHER_NUMBER, aligned
from claimcheck.retrieve.bodies import name_words, same_body
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import Same

TWIN = 0.6  # how much of one source's terms the other must have, to be the same sentence of another time
ALIKE = 0.75  # of the draft's terms that the one has, how many the other must have
BARE = -0.15  # of the likeness, for a figure that says not what it counts where the other does
HALF = 0.5  # of the best evidence's terms, from which another figure may bear the draft's out
TITLE = 0.5  # of the terms of the shorter title, without its numbers, where no publisher tells whose the two are
TOLD = (Origin.CLAUSE, Origin.HEADER)
BEFORE = (Origin.PREVIOUS, Origin.HEADING)
LEAD = 2  # tokens before a time that heads its sentence: "in the"
MAIN = re.compile(r"[:(–—]|\s-\s|\.\s")  # where a title's main part ends
FEWEST = (
    2  # words of a main title, such as are not in every report's, that two works of one body do not share by chance
)
HANDED = (Origin.SENTENCE, Origin.PREVIOUS, Origin.HEADING)
YEAR, LEAP = 366, 1  # days; and by how many two years may differ in length


def are_editions(a: Document, b: Document) -> bool:
    """Whether two documents are of one series: of one publisher, told of two times, and with titles that share a word."""
    if a.id == b.id or _time(a) == _time(b):
        return False
    if a.publisher or b.publisher:
        return a.publisher == b.publisher and bool(_words(a.title) & _words(b.title))
    one, two = _words(a.title), _words(b.title)
    return len(one & two) >= TITLE * max(len(one), len(two)) > 0


def is_of_series(document: Document, library: Library) -> bool:
    """Whether the library has another edition of a document."""
    return any(are_editions(document, d) for d in library.documents)


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


def _time(document: Document) -> object:
    return tuple((p.first, p.last) for p in reported(document)) or document.date


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(t for t in terms(tokens(title)) if not any(c.isdigit() for c in t))


def reported(document: Document) -> tuple[Period, ...]:
    """The years of which a document tells by its title: "Annual review 2022"; empty where it names none."""
    return _reported(document.title)


@lru_cache(maxsize=4096)
def _reported(title: str) -> tuple[Period, ...]:
    return tuple(p for p in periods(tokens(title)) if not p.inferred and p.grain <= Grain.YEAR)


def times(claim: Claim, library: Library) -> tuple[Period, ...]:
    """When a source's claim is of: what it tells outright, else what its document does, else what goes before it, else any
    time up to its document's year."""
    if is_change(claim):
        return (*library.periods_of(claim), *reported(library.document(claim.document)))
    slots = claim.about.of(SlotKind.PERIOD)
    handed = (s.period for s in slots if s.period and s.origin in HANDED and not s.period.inferred)
    document = library.document(claim.document)
    return told(claim, library) or reported(document) or tuple(handed) or _until(document)


def _until(document: Document) -> tuple[Period, ...]:
    """All the time up to the year in which a document was published; empty where its date is not known."""
    year = document_year(document.date)
    return (Period(Span(0, 0), dt.date.min, dt.date(year, 12, 31), Grain.YEAR),) if year else ()


def of_other_times(a: Claim, b: Claim, library: Library) -> bool:
    """Whether two claims of sources are of two reporting years ("2022/23", "2023/24"): one by what it tells outright, the other
    by that or by its document's title.

    A plain year in a title may be that of publication, and tells nothing.
    """
    outright = [told(c, library) for c in (a, b)]
    known = [t or reported(library.document(c.document)) for t, c in zip(outright, (a, b), strict=True)]
    return any(outright) and all(known) and all(_follow(x, y) for x in known[0] for y in known[1])


def _follow(a: Period, b: Period) -> bool:
    """Whether two periods, each longer than a year and as long as the other, begin at two times."""
    lengths = [(p.last - p.first).days for p in (a, b)]
    return min(lengths) > YEAR and abs(lengths[0] - lengths[1]) <= LEAP and a.first != b.first


def is_change(claim: Claim) -> bool:
    """Whether a figure sets one time against another, so that either may stand beside it: "up 5 per cent on 2021"."""
    q = claim.quantity
    return q is not None and (q.form is Form.MULTIPLE or (q.change is not None and q.change.kind is ChangeKind.BY))


def told(claim: Claim, library: Library) -> tuple[Period, ...]:
    """The times that a source's claim tells outright, in its clause or its table's headers.

    A date without a year is of the year that the document's title names.
    """
    edition = reported(library.document(claim.document))
    slots = claim.about.of(SlotKind.PERIOD)
    found = [_in_edition(s.period, edition) for s in slots if s.period and s.origin in TOLD]
    return tuple(found) or tuple(p for p in claim.about.periods if not claim.sentence.contains(p.span))


def _in_edition(period: Period, edition: Sequence[Period]) -> Period:
    """A date that has its year from the text around it, moved to the one year that the document's title names."""
    if not period.inferred or len(edition) != 1 or edition[0].first.year != edition[0].last.year:
        return period
    year = edition[0].first.year
    try:
        first, last = in_year(period.first, year), in_year(period.last, year, period.grain >= Grain.MONTH)
        return replace(period, first=first, last=last, inferred=False)
    except ValueError:
        return period


def asked_for(claim: Claim, draft: Document, library: Library) -> tuple[Period, ...]:
    """When a draft's claim is of: what its sentence tells outright, else the one time that heads a sentence before it or
    its section ("In 2023 …"), else what the edition that it cites tells of."""
    if claim.about.periods:
        recalled = (s.period for s in claim.about.of(SlotKind.PERIOD) if s.period and s.cue)
        whole = periods(tokens(draft.prose, claim.sentence)) if is_change(claim) else ()
        return tuple(p for p in (*claim.about.periods, *recalled, *whole) if not p.inferred and not _of_end(p, claim))
    handed = [s.period for s in claim.about.of(SlotKind.PERIOD) if s.period and s.origin in BEFORE and not s.cue]
    if handed:
        return tuple(handed) if len(handed) == 1 and _heads(handed[0].span, draft) else ()
    return tuple(p for c in claim.citations for id in c.resolved for p in reported(library.document(id)))


def _of_end(time: Period, claim: Claim) -> bool:
    """Whether a time before a start is that of what came of it: "4,318 in 2019, down from 6,207"."""
    q = claim.quantity
    start = q is not None and q.change is not None and q.change.kind is ChangeKind.FROM
    return start and time.first.year == time.last.year and time.span.end <= claim.anchor.start


def is_ahead(period: Period, claim: Claim, draft: Document) -> bool:
    """Whether a time holds for more than a claim's figure: it heads the sentence, or stands outside it."""
    return not claim.sentence.contains(period.span) or _heads(period.span, draft)


def _heads(time: Span, draft: Document) -> bool:
    """Whether nothing stands before a time in its sentence but a preposition and an article, or it stands in a heading."""
    block = next((b for b in draft.blocks if b.span.contains(time)), None)
    if block is None or block.kind is BlockKind.HEADING:
        return block is not None
    whole = next((s for s in sentences(draft.prose, block.span) if s.contains(time)), block.span)
    return len(tokens(draft.prose, Span(whole.start, time.start))) <= LEAD


def apart(ours: Iterable[Period], theirs: Iterable[Period]) -> bool:
    """Whether two claims surely are of different times: both tell some, and none of the one overlaps any of the other."""
    a, b = tuple(ours), tuple(theirs)
    return bool(a) and bool(b) and not any(x.first <= y.last and y.first <= x.last for x in a for y in b)


def twins(best: Evidence, considered: Iterable[Evidence], library: Library) -> tuple[Evidence, ...]:
    """What is told nearly as the best evidence is, of the same thing and of another time, the most alike first.

    It stands in the same document or in another edition of it.
    """
    own = library.document(best.claim.document)
    here = times(best.claim, library)
    found = []
    for e in considered:
        if e.claim.quantity is None or is_derived(e.claim) or e.claim == best.claim:
            continue
        document = library.document(e.claim.document)
        together = (
            _are_told_apart(best.claim, e.claim, library) if document.id == own.id else are_editions(own, document)
        )
        likeness = _likeness(best, e, library) if together else 0.0
        if likeness and apart(here, times(e.claim, library)):
            found.append((likeness, e))
    found.sort(key=lambda pair: (-pair[0], pair[1].claim.document, pair[1].claim.anchor))
    return tuple(e for _, e in found)


def _are_told_apart(a: Claim, b: Claim, library: Library) -> bool:
    """Whether one document surely tells two figures of two times: it dates the one, or sets the two against each other."""
    if a.sentence == b.sentence:
        return set_against(a.anchor, b.anchor, library.document(a.document))
    return bool(told(a, library))


def set_against(a: Span, b: Span, document: Document) -> bool:
    """Whether what stands between two figures or dates of one sentence sets the one against the other."""
    first, last = sorted((a, b))
    if first.end > last.start:
        return False
    between = tokens(document.prose, Span(first.end, last.start))
    return any(t.text == ";" for t in between) or next(cues("slots", "comparing").all(between), None) is not None


def _likeness(best: Evidence, other: Evidence, library: Library) -> float:
    """How alike two sources' claims are, in their terms and in how the draft's claim stands to them; 0 where they are not."""
    a, b = best.claim, other.claim
    mine, theirs = (dict(e.why).get("terms", 0.0) for e in (best, other))
    if a.quantity is None or b.quantity is None or theirs < ALIKE * mine:
        return 0.0
    if (a.quantity.form, a.quantity.unit) != (b.quantity.form, b.quantity.unit):
        return 0.0
    if (a.quantity.change is None) != (b.quantity.change is None):
        return 0.0
    passage = next((p for p in library.paragraph(b.document, b.sentence) if p.span == b.sentence), None)
    scored = aligned(a, b, passage, library) if passage else None
    if scored is None or dict(scored.evidence.why).get("place", 0.0) < 0:
        return 0.0
    why = dict(scored.evidence.why)
    same = (a.document, a.sentence) == (b.document, b.sentence)
    like = why.get("terms", 0.0)
    bare = BARE if a.about.counted and not b.about.counted else 0.0
    return like + why.get("counted", 0.0) + bare + other.score if like >= TWIN or same else 0.0


def of_its_time(
    claim: Claim, ours: Sequence[Period], best: Evidence, considered: Sequence[Evidence], library: Library
) -> Evidence | None:
    """What the sources say of the draft's own time, where the best evidence is of another time and that has another figure.

    None where anything of the draft's time may bear it out, if only by two figures together.
    """
    if claim.quantity is None or best.claim.quantity is None or is_derived(best.claim):
        return None
    if not apart(ours, times(best.claim, library)):
        return None
    least = HALF * dict(best.why).get("terms", 0.0)
    near = (e for e in considered if e.claim.quantity and dict(e.why).get("terms", 0.0) >= least)
    for e in near:
        borne = e.claim.quantity and compare(claim.quantity, e.claim.quantity) is Relation.ENTAILED
        if borne and not apart(ours, times(e.claim, library)):
            return None
    for e in twins(best, considered, library):
        if e.claim.quantity and not apart(ours, times(e.claim, library)):
            return e if compare(claim.quantity, e.claim.quantity) in OTHER_NUMBER else None
    return None
