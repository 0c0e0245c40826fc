"""What a claim speaks of, slot by slot, and where it has each from: its clause, its sentence, a header, or the text before.

What a sentence does not tell itself it takes over: from the sentence before it, from the headings above it, from the
document. Such slots are marked as inferred: they help to find the evidence, and no accusation may rest on them alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.detect.attribution import Speech, credited, speeches, words_of
from claimcheck.detect.compared import on_side_of, times_of
from claimcheck.detect.lexicon import Hit, cues, words_in
from claimcheck.detect.names import acronyms
from claimcheck.detect.nouns import nouns
from claimcheck.detect.period import periods
from claimcheck.detect.place import places
from claimcheck.detect.population import is_verb, narrowings
from claimcheck.detect.quantity import read
from claimcheck.detect.recalled import recalled
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, lower, tokens
from claimcheck.model import Block, Document, Form, Origin, Period, Place, Quantity, Slot, SlotKind, Span

Figures = Sequence[tuple[Span, Quantity]]
NOWHERE = Span(0, 0)  # of what metadata tells
OPENING = 4  # tokens at a sentence's start in which what points back must stand
BEFORE_VERB = 9  # the same for a pronoun with no verb before it: "Between May and July they …"
HANDED_ON = (SlotKind.SUBJECT, SlotKind.COUNTED, SlotKind.PLACE, SlotKind.PERIOD, SlotKind.ATTRIBUTION)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document tells of all its sentences: when it was written, who wrote it, what its acronyms stand for."""

    written: dt.date | int | None
    writer: str
    acronyms: Mapping[str, str]
    heads: Mapping[Span, tuple[Slot, ...]]  # what each heading and header tells
    title: tuple[Slot, ...]

    @staticmethod
    def of(document: Document, year: int | None) -> Frame:
        """The frame of a document; `year` is when it was written, where its metadata tell no day."""
        try:
            written: dt.date | int | None = dt.date.fromisoformat(document.date)
        except ValueError:
            written = year
        heads = dict.fromkeys(h for b in document.blocks for h in (*b.headings, *b.headers))
        return Frame(
            written,
            document.publisher or document.author,
            acronyms(document.prose),
            {h: tuple(_of_head(document, h)) for h in heads},
            tuple(
                Slot(SlotKind.PLACE, NOWHERE, p.name, Origin.DOCUMENT, place=p) for p in places(tokens(document.title))
            ),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """The slots of a sentence: what it tells itself, and what it takes over where it tells nothing."""

    own: tuple[Slot, ...] = ()
    given: tuple[Slot, ...] = ()
    before: tuple[Slot, ...] = ()

    @property
    def handed_on(self) -> tuple[Slot, ...]:
        """What the next sentence may take over: of each kind what this one tells, or what it was given, or what it could be."""
        made: list[Slot] = []
        for kind in HANDED_ON:
            runs = ([s for s in run if s.kind is kind] for run in (self.own, self.given, self.before))
            made.extend(next((run for run in runs if run), ()))
        return tuple(made)


# ── a sentence ───────────────────────────────────────────────────────────────────────────────────


def of_sentence(
    document: Document,
    block: Block,
    run: Sequence[Token],
    figures: Figures,
    named: Sequence[Place],
    dated: Sequence[Period],
    before: Told | None,
    frame: Frame,
) -> Told:
    """The slots of a sentence; `before` are those of the sentence before it in its block."""
    said = speeches(run)
    own = (
        *_nouns(document, run, figures),
        *(Slot(SlotKind.PLACE, p.span, p.name, Origin.SENTENCE, place=p) for p in named),
        *(_of_period(p, Origin.SENTENCE) for p in dated),
        *_attributions(document, run, said, frame),
    )
    handed = before.handed_on if before else ()
    lent = [*_recalled(document, run, dated, handed, frame), *_pointed(run, said, handed, frame)]
    for kind in HANDED_ON:
        if kind not in {s.kind for s in (*own, *lent)}:
            lent.extend(_taken_over(block, kind, handed, frame))
    return Told(own, tuple(dict.fromkeys(lent)), handed)


def _nouns(document: Document, run: Sequence[Token], figures: Figures) -> Iterator[Slot]:
    for (_, q), found in zip(figures, nouns(run, figures), strict=True):
        counted = q.counted or found.counted
        if counted:
            yield Slot(SlotKind.COUNTED, counted, _line(document, counted), Origin.SENTENCE)
        if found.subject:
            yield Slot(SlotKind.SUBJECT, found.subject, _line(document, found.subject), Origin.SENTENCE)


def _attributions(document: Document, run: Sequence[Token], said: Sequence[Speech], frame: Frame) -> Iterator[Slot]:
    """Who is said to have said or counted it; a writer's "we" is the document's own."""
    cues = {s.speaker: s for s in said if s.speaker}
    for who in credited(run, said):
        if _pointing(run, who) is None and not _is_writer(run, who):
            cue = cues.get(who)
            words = " ".join(t.text for t in run[cue.first : cue.last]) if cue else ""
            yield Slot(SlotKind.ATTRIBUTION, who, _body(_line(document, who), frame), Origin.SENTENCE, words)


def _is_writer(run: Sequence[Token], who: Span) -> bool:
    """Whether a speaker is the document's own: "our inspectors"."""
    return any(t.lower in words_in("slots", "writer") for t in run if who.start <= t.start < who.end)


def _body(name: str, frame: Frame) -> str:
    """A name with what its acronym stands for."""
    full = frame.acronyms.get(name.removeprefix("the ").removeprefix("The "), "")
    return f"{name} ({full})" if full else name


def _of_period(p: Period, origin: Origin, cue: str = "") -> Slot:
    return Slot(
        SlotKind.PERIOD, p.span, f"{p.first} to {p.last}" if p.first != p.last else f"{p.first}", origin, cue, period=p
    )


def _line(document: Document, span: Span) -> str:
    """The words of a span, on one line."""
    return " ".join(document.prose[span.start : span.end].split())


# ── what it takes over ───────────────────────────────────────────────────────────────────────────


def _recalled(
    document: Document, run: Sequence[Token], dated: Sequence[Period], handed: Iterable[Slot], frame: Frame
) -> Iterator[Slot]:
    """The times that are told from a time of the text ("a year earlier") or from the day of writing ("this year")."""
    known = [s.period for s in handed if s.period]
    for found in recalled(run, dated, known, frame.written):
        origin = Origin.SENTENCE if found.anchor in dated else Origin.PREVIOUS if found.anchor else Origin.DOCUMENT
        yield _of_period(found.period, origin, _line(document, found.period.span))


def _pointed(run: Sequence[Token], said: Sequence[Speech], handed: Sequence[Slot], frame: Frame) -> Iterator[Slot]:
    """What pronouns and pointing words bring along: "the same survey" who counted, "that figure" all, "they" who they are."""
    writer = next((t for t in run if t.lower in words_in("slots", "writer")), None)
    if writer and frame.writer:
        span = Span(writer.start, writer.end)
        yield Slot(SlotKind.ATTRIBUTION, span, frame.writer, Origin.DOCUMENT, writer.text)
    for s in said:
        cue = _pointing(run, s.speaker) if s.speaker else None
        if cue and cue.lower() not in words_in("slots", "writer"):
            yield from _lent(handed, (SlotKind.ATTRIBUTION,), cue)
            break
    pronoun = _pronoun(run)
    if pronoun:
        yield from _lent(handed, (SlotKind.SUBJECT, SlotKind.COUNTED), _said(run, pronoun))
    for i in range(min(OPENING, len(run))):
        hit = cues("slots", "pointing").at(run, i)
        if hit and lower(run, hit.last) in words_in("slots", "figure"):
            kinds = (SlotKind.SUBJECT, SlotKind.COUNTED, SlotKind.ATTRIBUTION)
            yield from _lent(handed, kinds, _said(run, Hit(hit.first, hit.last + 1, "")))
            return


def _pronoun(run: Sequence[Token]) -> Hit[str] | None:
    """The pronoun at the head of a sentence, or of its main clause, or behind an "of"."""
    verb = False
    pronouns, behind_of, openers = cues("slots", "pronoun"), cues("slots", "of_pronoun"), words_of("opener")
    for i in range(len(run)):
        behind = behind_of.at(run, i)
        if behind:
            return behind
        heads = i == 0 or run[i - 1].text == "," or run[i - 1].lower in openers
        hit = pronouns.at(run, i) if heads or (i < BEFORE_VERB and not verb) else None
        if hit and (heads or run[i].lower in words_of("pronoun")) and lower(run, hit.last) != "of":
            return hit  # "most of the homes" stands for nothing
        verb = verb or (is_verb(run, i) and not run[i].text[0].isupper())
        if (
            i == 0
            and run[i].lower in words_in("slots", "demonstrative")
            and _is_verb(run, i + 1, singular=run[i].lower[-2:] != "se")
        ):
            return Hit(i, i + 1, "")
    return None


def _is_verb(run: Sequence[Token], j: int, singular: bool) -> bool:
    """Whether what follows a demonstrative is a verb, so that it stands alone."""
    word = lower(run, j)
    return (
        word in words_in("slots", "finite") or tables().verb.at(run, j) is not None or (singular and word.endswith("s"))
    )


def _pointing(run: Sequence[Token], who: Span) -> str | None:
    """The words by which a speaker is only pointed at ("it", "the same survey"); None where somebody is named."""
    inside = [t for t in run if who.start <= t.start < who.end]
    if not inside or any(t.text[0].isupper() for t in inside[1:]):
        return None
    hit = cues("slots", "pointing").at(inside, 0)
    rest = [t.lower for t in inside[hit.last :]] if hit else []
    if (len(inside) == 1 and inside[0].lower in words_of("pronoun")) or (
        len(rest) == 1 and rest[0] in words_in("slots", "pointed")
    ):
        return " ".join(t.text for t in inside)
    return None


def _said(run: Sequence[Token], hit: Hit[str]) -> str:
    return " ".join(t.text for t in run[hit.first : hit.last])


def _lent(handed: Iterable[Slot], kinds: Sequence[SlotKind], cue: str) -> Iterator[Slot]:
    for slot in handed:
        if slot.kind in kinds:
            yield replace(slot, origin=_passed(slot.origin), cue=cue)


def _passed(origin: Origin) -> Origin:
    """Where a slot comes from, for a sentence that takes it over from the one before."""
    return origin if origin in (Origin.HEADING, Origin.DOCUMENT) else Origin.PREVIOUS


def _taken_over(block: Block, kind: SlotKind, handed: Iterable[Slot], frame: Frame) -> Iterator[Slot]:
    """The slots of a kind that nothing in the sentence tells or points to."""
    if kind in (SlotKind.SUBJECT, SlotKind.COUNTED):
        return
    found = list(_lent(handed, (kind,), ""))
    found = found or list(_of_headers(block, kind, frame))
    if not found and kind is SlotKind.ATTRIBUTION and frame.writer:
        found = [Slot(kind, NOWHERE, frame.writer, Origin.DOCUMENT)]
    if not found and kind is SlotKind.PLACE:
        found = list(frame.title)
    yield from found


def _of_headers(block: Block, kind: SlotKind, frame: Frame) -> Sequence[Slot]:
    """What a cell's headers tell, or the nearest heading that tells anything."""
    headers = [replace(s, origin=Origin.HEADER) for h in block.headers for s in frame.heads[h] if s.kind is kind]
    runs = ([s for s in frame.heads[h] if s.kind is kind] for h in reversed(block.headings))
    return headers or next((run for run in runs if run), [])


def _of_head(document: Document, head: Span) -> Iterator[Slot]:
    run = tokens(document.prose, head)
    for p in places(run):
        yield Slot(SlotKind.PLACE, p.span, p.name, Origin.HEADING, place=p)
    for q in periods(run):
        yield _of_period(q, Origin.HEADING)


# ── a claim ──────────────────────────────────────────────────────────────────────────────────────


def of_claim(
    document: Document, run: Sequence[Token], sentence: Told, clause: Span, figure: tuple[Span, Quantity] | None
) -> tuple[Slot, ...]:
    """The slots of a claim: of each kind those of its clause, or else of its sentence, or else what that takes over."""
    made: list[Slot] = []
    for kind in HANDED_ON:
        own = [s for s in sentence.own if s.kind is kind]
        lent = [s for s in sentence.given if s.kind is kind]
        if kind is SlotKind.COUNTED:
            own = [s for s in own if figure and s.span == figure[1].counted]
            counts = figure is not None and figure[1].form in (Form.COUNT, Form.SHARE)
            lent = (_beside(run, sentence, figure[0]) or lent) if figure and counts else []
        if kind is SlotKind.PLACE and figure:
            own = list(on_side_of(run, figure[0], own))
        if kind is SlotKind.PERIOD and figure:
            own = list(times_of(run, figure[0], own))
        near = [_in_clause(s) for s in own if clause.overlaps(s.span)]
        if kind is SlotKind.PERIOD:  # "a year earlier" stands in a clause too
            near += [s for s in lent if s.cue and clause.overlaps(s.span)]
        made += near or own or lent
    if figure:
        span, q = figure
        for narrowing in narrowings(run, clause, q.counted, span):
            made.append(Slot(SlotKind.POPULATION, narrowing, _line(document, narrowing), Origin.CLAUSE))
    return tuple(made)


def _in_clause(s: Slot) -> Slot:
    """The slot as its clause tells it: made as `replace` would, which takes twice as long, and half of all slots are made here."""
    return Slot(s.kind, s.span, s.text, Origin.CLAUSE, s.cue, s.place, s.period)


def _beside(run: Sequence[Token], sentence: Told, figure: Span) -> list[Slot]:
    """What a "24 per cent of them" counts where its own sentence has told it: the last noun that was counted before."""
    after = [t for t in run if t.start >= figure.start]
    behind = next((h for h in cues("slots", "of_pronoun").all(after) if h.first < OPENING), None)
    told = [s for s in sentence.own if s.kind is SlotKind.COUNTED and s.span.end <= figure.start]
    if behind and len(told) > 1:
        told = _large_enough(run, told, figure) or told
    return [replace(told[-1], cue=_said(after, behind))] if behind and told else []


def _large_enough(run: Sequence[Token], told: Sequence[Slot], figure: Span) -> list[Slot]:
    """Those of the counted nouns that are told by no smaller a number than a count of some of them: "4,206 of them" are not 212."""
    figures = read(run)
    own = next((q for span, q in figures if span.overlaps(figure)), None)
    values = {q.counted: q.high for _, q in figures if q.counted and q.form is Form.COUNT}
    if own is None or own.form is not Form.COUNT:
        return []
    return [s for s in told if values.get(s.span, own.low) >= own.low]
