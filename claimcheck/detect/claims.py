"""Document → Analysis: its sentences as passages, and the claims in them with what each speaks of."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from claimcheck.detect import context, quantity, stance
from claimcheck.detect.cells import Unit, unit_told, with_headers
from claimcheck.detect.compared import on_side_of, relative_of, respective, times_of
from claimcheck.detect.coordinated import noun_of_next, shared
from claimcheck.detect.drawn import how_drawn
from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.names import names
from claimcheck.detect.numerals import decimal_comma
from claimcheck.detect.period import periods
from claimcheck.detect.place import locatives, places
from claimcheck.detect.recall import taken_for_granted
from claimcheck.detect.sentences import sentences
from claimcheck.detect.shares import vague_shares
from claimcheck.detect.slots import Frame, Told, of_claim, of_sentence
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, terms, tokens
from claimcheck.detect.written import dated
from claimcheck.model import (
    About,
    Analysis,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Document,
    Form,
    Modifier,
    ModifierKind,
    Name,
    Origin,
    Passage,
    Period,
    Place,
    Quantity,
    Span,
)

T = TypeVar("T", Period, Place)
STRONG = frozenset({";", "while", "whereas", "although", "but", "which", "who", "–", "—", ":"})
WEAK = frozenset({",", "and", "(", ")", "or"})
PRONOUN = 3  # tokens after a number in which "of them" may stand
PAIR = 2  # counts of which a share may be drawn
LEAST_TERMS = 2  # of a statement without a figure
LEAST_WORDS = 3  # of one that stands for itself: "Good morning." states nothing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens, its figures and what it names."""

    block: Block
    span: Span
    run: tuple[Token, ...]
    figures: tuple[tuple[Span, Quantity], ...]
    periods: tuple[Period, ...]
    places: tuple[Place, ...]
    names: tuple[Name, ...]
    context: tuple[str, ...]
    told: Told


def analysis(document: Document, source: bool = False) -> Analysis:
    """The document's passages and claims.

    Of a source the figures count in whatever sentence they stand: what it asks for and what it thinks may be reported too.
    """
    furniture = stance.furniture(document)
    wanted = stance.wanted(document)
    passages: list[Passage] = []
    claims: list[Claim] = []
    idle: list[Claim] = []
    year = dated(document)
    comma = decimal_comma(document.prose)
    frame = Frame.of(document, year)
    of_table: Unit | None = None
    for n, block in enumerate(document.blocks):
        if block.kind in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            continue
        if block.kind is BlockKind.CELL and (not n or document.blocks[n - 1].kind is not BlockKind.CELL):
            of_table = unit_told(document, n)
        previous: Sentence | None = None
        for span in sentences(document.prose, block.span):
            sentence = _sentence(document, block, span, previous, year, comma, frame, of_table)
            year = _year_after(sentence, year)
            if block.kind is not BlockKind.HEADING:
                passages.append(_passage(document, sentence))
            if block not in furniture and _is_body(block):
                claims.extend(_claims(document, sentence, source, wanted.get(block), idle))
            previous = sentence
    return Analysis(document, tuple(passages), tuple(claims), tuple(idle))


def _year_after(sentence: Sentence, year: int | None) -> int | None:
    """The year that a date without one has behind a sentence: the last that it tells, rather of one year than of several
    ("in May 2022 more than the mean of 2018 to 2020")."""
    told = [p for p in reversed(sentence.periods) if not p.inferred and p.last < dt.date.max]
    of_one = (p for p in told if p.first.year == p.last.year)
    found = next(of_one, next(iter(told), None))
    return found.last.year if found else year


def _is_body(block: Block) -> bool:
    """Whether a block states things: a table's header cells do not."""
    return block.kind is not BlockKind.CELL or bool(block.headers)


def _sentence(
    document: Document,
    block: Block,
    span: Span,
    previous: Sentence | None,
    year: int | None,
    comma: bool,
    frame: Frame,
    of_table: Unit | None,
) -> Sentence:
    """A sentence as read; `of_table` is the unit that the caption of its table tells, of a cell."""
    run = tokens(document.prose, span)
    found = quantity.read(run, year, comma)
    if block.kind is BlockKind.CELL:
        found = tuple((s, with_headers(document, block, q, of_table)) for s, q in found)
    known = places(run)
    named = tuple(sorted((*known, *locatives(run, known)), key=lambda p: p.span))
    dated = periods(run, year, document.variety)
    before = previous.told if previous else None
    return Sentence(
        block,
        span,
        run,
        found,
        dated,
        named,
        names(run),
        _context(document, block, run, previous),
        of_sentence(document, block, run, found, named, dated, before, frame),
    )


def _context(document: Document, block: Block, run: Sequence[Token], previous: Sentence | None) -> tuple[str, ...]:
    """The terms that a sentence leans on: its headers and headings, and the sentence before."""
    spans = [*block.headers, *block.headings[-2:]]
    found = [t for s in spans for t in terms(tokens(document.prose, s))]
    if previous:
        found += [*terms(previous.run), *previous.context[:8]]
    return tuple(dict.fromkeys(found))


def _passage(document: Document, s: Sentence) -> Passage:
    numbers = tuple(dict.fromkeys(number_term(q) for _, q in s.figures))
    return Passage(
        document.id,
        s.span,
        terms(s.run),
        terms(_unplaced(s.run, s.places)),
        s.context,
        numbers,
        s.places,
        s.names,
        context.modifiers(s.run),
        s.periods,
    )


def number_term(q: Quantity) -> str:
    """A figure as a search term: its value, in percent for shares."""
    return f"#{float(q.value):.6g}"


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


def _claims(
    document: Document, s: Sentence, source: bool, wanted: stance.Wanted | None, idle: list[Claim]
) -> list[Claim]:
    """The claims of a sentence; the figures of what asserts nothing are added to the idle ones."""
    told = s.run if s.block.kind is BlockKind.CELL else stance.asserted(s.run, wanted)
    silent = len(told) < len(s.run)
    every = source or stance.presupposes(s.run)  # figures count wherever they stand
    clauses = _clauses(s)
    dated = [p.span for p in s.periods]
    beyond = shared(s.run, s.figures, clauses)
    found: list[Claim] = []
    for n, ((span, q), clause) in enumerate(zip(s.figures, clauses, strict=True)):
        if _figure_of_speech(s, q):
            continue
        if not (every or (told and told[0].start <= span.start < span.end <= told[-1].end)):
            made = _claim(document, s, _kind(q), _anchor(s, span, q), clause, q)
            if q.form is Form.COUNT and taken_for_granted(s.run, q.number):
                found.append(replace(made, recalled=True))
            else:
                idle.append(made)
            continue
        kind = _kind(q)
        kind = ClaimKind.ARITHMETIC if how_drawn(s.run, s.figures, n, dated) else kind
        anchor = _anchor(s, span, q)
        noun = noun_of_next(s.run, s.figures, n)
        found.append(_claim(document, s, kind, anchor, clause, _with_noun_of(s, n, q), beyond[n], noun))
        found.extend(_claim(document, s, ClaimKind.NUMERIC, part.number, clause, part) for part in _counts_in(s, q))
    found.extend(_vague_claims(document, s, clauses, told))
    opened = s.run[: len(s.run) - len(told)]
    at_end = silent and told and told[-1] is s.run[-1] and not any(t.lower in stance.OUTSIDE for t in opened)
    whole = Span(told[0].start, told[-1].end) if at_end else s.span  # "Take Kisanga, where the well ran dry"
    if silent and whole == s.span:  # only its figures may be somebody's fact
        if not told and not source and wanted is None and stance.wishes(s.run) and len(terms(s.run)) >= LEAST_TERMS:
            found.append(_claim(document, s, ClaimKind.QUALITATIVE, s.span, s.span, None))
        return found
    for period in (p for p in s.periods if whole.contains(p.span)):
        aside = relative_of(s.run, period.span)
        own = aside if aside and not any(aside.contains(span) for span, _ in s.figures) else None
        clause = own or _clause_of(s, clauses, period.span)
        found.append(_claim(document, s, ClaimKind.DATE, period.span, clause, None))
    figures = [q for _, q in s.figures if not _figure_of_speech(s, q)]
    if not figures and len(terms(s.run)) >= LEAST_TERMS and sum(t.kind is Kind.WORD for t in s.run) >= LEAST_WORDS:
        found.append(_claim(document, s, ClaimKind.QUALITATIVE, whole, whole, None))
    elif figures:
        found.extend(_claim(document, s, ClaimKind.QUALITATIVE, c, c, None) for c in _figureless(s))
    return sorted(found, key=lambda c: (c.anchor.start, c.anchor.end))


def as_statement(claim: Claim, document: Document) -> Claim:
    """The sentence of a claim with a figure, as a claim without one."""
    s = claim.sentence
    about = replace(claim.about, clause=(*claim.about.clause, *claim.about.rest), rest=(), counted=(), shared=())
    found = context.modifiers(tokens(document.prose, s))
    return replace(
        claim,
        kind=ClaimKind.QUALITATIVE,
        anchor=s,
        clause=s,
        quantity=None,
        words=document[s],
        about=about,
        modifiers=found,
    )


def _kind(q: Quantity) -> ClaimKind:
    return ClaimKind.CHANGE if q.change or q.form is Form.MULTIPLE else ClaimKind.NUMERIC


def _vague_claims(document: Document, s: Sentence, clauses: Sequence[Span], told: Sequence[Token]) -> Iterator[Claim]:
    """The shares told without a number ("most tenants"), where the sentence asserts them; a table's cells tell none."""
    if s.block.kind is BlockKind.CELL or not told:
        return
    for span, q in vague_shares(s.run):
        inside = told[0].start <= span.start < span.end <= told[-1].end
        if inside and q.counted and not any(f.overlaps(span) for f, _ in s.figures):
            yield _claim(document, s, ClaimKind.NUMERIC, span.to(q.counted), _clause_of(s, clauses, span), q)


@lru_cache(maxsize=1)
def _pronouns() -> Phrases[str]:
    return Phrases.of((w, "") for row in rows("arithmetic", "part_after") if row.get("pronoun") for w in row["words"])


def _with_noun_of(s: Sentence, n: int, q: Quantity) -> Quantity:
    """The nth figure of a sentence, counting what the one before it counts where it is told as some of them: "81 of them".

    What was told by a smaller number is passed over: "4,206 of them" are not 212 wards.
    """
    if q.form is not Form.COUNT or q.unit or q.counted:
        return q
    after = [t for t in s.run if t.start >= q.number.end][:PRONOUN]
    before = [f for _, f in s.figures[:n]]
    if not before or before[-1].form is not Form.COUNT or before[-1].unit or not _pronouns().at(after, 0):
        return q
    # "640 homes in 12 streets, and 410 of them": of the homes
    counts = [f for f in before if f.form is Form.COUNT and not f.unit and f.counted and f.high >= q.low]
    return replace(q, counted=(counts or before)[-1].counted)


def _claim(
    document: Document,
    s: Sentence,
    kind: ClaimKind,
    anchor: Span,
    clause: Span,
    q: Quantity | None,
    beyond: Sequence[Token] = (),
    noun: Sequence[Token] = (),
) -> Claim:
    """A claim of a clause; `beyond` are the tokens outside it that are said of its figure too, `noun` its noun, told later."""
    whole = clause == s.span
    own: Sequence[Token] = s.run if whole else [t for t in s.run if clause.start <= t.start < clause.end]
    if q and q.vague:  # "most" and "majority" are what is compared, and no part of the subject
        own = [t for t in own if not q.number.start <= t.start < q.number.end]
    if s.block.kind is BlockKind.CELL:
        own = [*own, *(t for h in s.block.headers for t in tokens(document.prose, h))]
    outside = () if whole else [t for t in s.run if not clause.start <= t.start < clause.end]
    heads = [p.place for p in s.told.given if p.origin is Origin.HEADER and p.place]
    told = _unplaced(_undated([*own, *noun] if noun else own, s), (*s.places, *heads))
    own_terms = terms(_unchanged(told))
    if kind is ClaimKind.QUALITATIVE and len(own_terms) < LEAST_TERMS:
        own_terms = terms(told)  # "in Hay the loss has eased" is of nothing but a change
    shared_terms = terms(_unchanged(_unplaced(_undated(beyond, s), s.places))) if beyond else ()
    of = [t for t in s.run if q and q.counted and q.counted.start <= t.start < q.counted.end]
    counted = terms([*of, *noun])
    spans = [span for span, _ in s.figures]
    places, periods = respective(s.run, spans, anchor, s.places), respective(s.run, spans, anchor, s.periods)
    about = About(
        own_terms,
        tuple(t for t in terms(_unplaced(_undated(outside, s), s.places)) if t not in own_terms),
        s.context,
        counted,
        _nearest(on_side_of(s.run, q.number, places) if q else places, clause),
        _nearest(times_of(s.run, q.number, periods) if q else periods, clause),
        (),
        s.names,
        of_claim(document, s.run, s.told, clause, (anchor, q) if q else None),
        tuple(t for t in shared_terms if t not in own_terms),
    )
    found = (*context.modifiers(own), *_margin(s, anchor, q))
    return Claim(kind, document.id, anchor, s.span, clause, q, document[anchor], about, found)


def _margin(s: Sentence, anchor: Span, q: Quantity | None) -> Iterator[Modifier]:
    """The "by" right before a figure that tells no change: "turned down by four votes" tells a difference."""
    if q is None or q.change or q.form is Form.SHARE:
        return
    before = [t for t in s.run if t.end <= anchor.start][-1:]
    if before and before[0].lower == "by":
        yield Modifier(ModifierKind.DIFFERENCE, Span(before[0].start, before[0].end), before[0].text)


def _nearest(own: tuple[T, ...], clause: Span) -> tuple[T, ...]:
    """Of the times or places that are a claim's own those of its clause, or else all."""
    return tuple(t for t in own if clause.overlaps(t.span)) or own


def _undated(run: Sequence[Token], s: Sentence) -> list[Token]:
    """The tokens without those of dates and of the hedges of figures, which are compared for themselves too."""
    return _without(run, [p.span for p in s.periods] + [Span(f.start, q.number.start) for f, q in s.figures])


def _unplaced(run: Sequence[Token], named: Sequence[Place]) -> list[Token]:
    """The tokens without names of places: where a thing was is compared for itself, not as a part of the subject."""
    return _without(run, [p.span for p in named])


def _without(run: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """The tokens that begin in none of the spans."""
    kept = list(run)
    for span in spans:
        start, end = span.start, span.end
        if start < end:
            kept = [t for t in kept if not start <= t.start < end]
    return kept


def _unchanged(run: Sequence[Token]) -> list[Token]:
    """The tokens without change words: which way a thing went is compared for itself, not as a part of the subject."""
    found = tables()
    if found.change_words.isdisjoint([t.lower for t in run]):
        return list(run)
    hits = [h for table in (found.verb, found.noun, found.factor) for h in table.all(run)]
    changed = {i for h in hits for i in range(h.first, h.last)}
    return [t for i, t in enumerate(run) if i not in changed]


def _anchor(s: Sentence, span: Span, q: Quantity) -> Span:
    """The words to underline: from the preposition or the cue to the unit, or to the counted noun."""
    end = (
        q.counted.end
        if q.counted and q.form in (Form.COUNT, Form.SHARE) and q.counted.end - span.end < 60
        else span.end
    )
    before = [t for t in s.run if t.end <= span.start]
    start = span.start
    if before and before[-1].lower in ("by", "to", "from") and q.change and q.change.kind.value == before[-1].lower:
        start = before[-1].start
    end = max(end, span.end)
    after = [t for t in s.run if t.start >= end][:2]
    if q.rate and len(after) == 2:  # "14 hours a week"
        end = after[1].end
    return Span(start, end)


def _clauses(s: Sentence) -> list[Span]:
    """The clause of each figure: the sentence is cut between two figures where a sign or a conjunction lets it."""
    clauses: list[Span] = []
    start = s.span.start
    shared = 1
    for n, (span, _) in enumerate(s.figures):
        following = s.figures[n + 1] if n + 1 < len(s.figures) else None
        cut = _cut(s, span, following[0]) if following else s.span.end
        if cut is None:  # nothing divides the two: they share a clause
            shared += 1
            continue
        clauses += [Span(start, cut)] * shared
        start, shared = cut, 1
    return clauses


def _led(run: Sequence[Token], start: int) -> bool:
    """Whether a preposition leads to the figure, so that its subject stands before it."""
    before = [t for t in run if t.end <= start]
    return bool(before) and before[-1].lower in (
        "by",
        "to",
        "of",
        "from",
        "at",
        "was",
        "were",
        "is",
        "are",
        "had",
        "rose",
        "fell",
        "reached",
    )


def _cut(s: Sentence, a: Span, b: Span) -> int | None:
    """The offset between two figures at which the second one's clause begins; None where nothing divides them."""
    between = [t for t in s.run if a.end <= t.start < b.start]
    if between and between[0].text == ")":  # "Newport (29 per cent), followed by Swansea (26 per cent)"
        return between[0].end
    strong = [t for i, t in enumerate(between) if t.lower in STRONG and not _narrows(between, i)]
    if strong:
        return strong[-1].start
    weak = [
        t
        for i, t in enumerate(between)
        if t.lower in WEAK and not (i and between[i - 1].lower in WEAK) and not _joins_names(between, i)
    ]
    signs = [t for t in weak if t.lower not in ("and", "or")]
    weak = signs or weak
    if not weak:
        return None
    return weak[0].start if _led(s.run, b.start) else weak[-1].start


def _narrows(between: Sequence[Token], i: int) -> bool:
    """Whether a "who" narrows the noun before it and opens no clause of its own: "of the 640 who started, 45 left"."""
    opens = not i or between[i - 1].text in (",", "of", "(", "–", "—")
    return between[i].lower in ("who", "which") and not opens and any(t.text == "," for t in between[i:])


def _joins_names(between: Sequence[Token], i: int) -> bool:
    """Whether an "and" only joins two names: "120 homes in Ghana and Togo, of which 40 had a well"."""
    if between[i].lower not in ("and", "or") or not 0 < i < len(between) - 1:
        return False
    return all(between[k].kind is Kind.WORD and between[k].text[0].isupper() for k in (i - 1, i + 1))


def _clause_of(s: Sentence, clauses: Sequence[Span], span: Span) -> Span:
    """The clause of the sentence that a span lies in."""
    return next((c for c in clauses if c.start <= span.start < c.end), s.span)


def _counts_in(s: Sentence, q: Quantity) -> list[Quantity]:
    """The two counts that a share is told by: "188 of the 402 schools" is 188 schools and 402 as well."""
    if q.form is not Form.SHARE or q.low != q.high:
        return []
    inside = [t for t in s.run if q.number.start <= t.start < q.number.end]
    run: list[tuple[Token, ...]] = [(t,) for t in inside if t.kind is Kind.NUMBER]
    of = next((k for k, t in enumerate(inside) if t.lower == "of"), 0)
    if of and len(run) == 1 and inside[-1].kind is Kind.NUMBER:  # "fifty-eight of the 96"
        run.insert(0, tuple(inside[:of]))
    if len(run) != PAIR:
        return []
    found = [figure for part in run for _, figure in quantity.read(part)]
    if len(found) != PAIR:  # a whole that looks like a year is read as none by itself
        return []
    part, whole = found
    return [
        replace(part, number=Span(run[0][0].start, run[0][-1].end), counted=q.counted, bound=q.bound, rough=q.rough),
        replace(whole, number=Span(run[1][0].start, run[1][-1].end), counted=q.counted),
    ]


def _figure_of_speech(s: Sentence, q: Quantity) -> bool:
    """Whether a round number in words counts times: "a hundred times"."""
    words = [t for t in s.run if q.number.start <= t.start < q.number.end]
    after = next((t.lower for t in s.run if t.start >= q.number.end), "")
    return after == "times" and q.form is Form.COUNT and all(t.kind is Kind.WORD for t in words)


def _figureless(s: Sentence) -> list[Span]:
    """The clauses of a sentence with figures that hold none, and say something of their own."""
    edges = [s.span.start]
    for i, t in enumerate(s.run):
        follows = s.run[i + 1].lower if i + 1 < len(s.run) else ""
        if t.lower == ";" or (t.lower == "," and follows in ("and", "but", "while", "whereas", "although")):
            edges.append(t.end)
    edges.append(s.span.end)
    found = []
    for a, b in itertools.pairwise(edges):
        inside = [t for t in s.run if a <= t.start < b and t.kind is Kind.WORD]
        while inside and inside[0].lower in ("and", "but", "while", "whereas", "although"):
            inside = inside[1:]
        if not inside:
            continue
        span = Span(inside[0].start, inside[-1].end)
        if any(Span(a, b).overlaps(f) for f, _ in s.figures) or len(terms(inside)) < LEAST_TERMS:
            continue
        found.append(span)
    return found
