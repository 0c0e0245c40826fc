"""What was changed in a sentence that follows one of a source's nearly word for word: which rule each change is a matter of.

Only what stands in one place on both sides is looked at: "not", "may", a place, a year, a unit, a noun for another. What changes
nothing is passed over: a word for its synonym, a figure (which is compared for itself) with the words that bound it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.detect.context import gives_leave, modifiers
from claimcheck.detect.dates.numerals import year_digits
from claimcheck.detect.lexicon import rows, words_in
from claimcheck.detect.words import Kind, Token, stop_words, term, tokens
from claimcheck.model import Claim, Document, Modifier, ModifierKind, Span
from claimcheck.retrieve.copied import Copy
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.opposed import SURE, Opposed
from claimcheck.retrieve.slots import counted_agree, noun_class

SOFT = (ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK, ModifierKind.MODALITY_OF, ModifierKind.REPORTED)
FIRM = frozenset({"will", "would"})  # that soften nothing
POSSIBLE = "could"  # of what may be only against a "will": else it may tell of what was


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: its words in its sentence."""

    document: Document
    sentence: Span
    span: Span

    @property
    def run(self) -> tuple[Token, ...]:
        return tokens(self.document.prose, self.span)

    def cues(self) -> list[Modifier]:
        """What among its words modifies."""
        run = tokens(self.document.prose, self.sentence)
        return [m for m in modifiers(run) if len(self.span) and self.span.overlaps(m.cue)]

    def rest(self, cues: Sequence[Modifier]) -> list[str]:
        """The terms of its words without those of some cues."""
        run = [t for t in self.run if t.kind is Kind.WORD and t.lower not in stop_words()]
        return [term(t.lower) for t in run if not any(m.cue.contains(Span(t.start, t.end)) for m in cues)]

    def shown(self) -> Span:
        """Its words from the first cue with the one behind them, for what is no more than a "not" or "may", or nothing at all."""
        run = tokens(self.document.prose, self.sentence)
        behind = next((t for t in run if t.start >= self.span.end and t.kind is not Kind.SYMBOL), run[-1])
        start = min((m.cue.start for m in self.cues()), default=self.span.start if len(self.span) else behind.start)
        return Span(start, max(self.span.end, behind.end))


def edited(copy: Copy, draft: Document, claims: Sequence[Claim], library: Library) -> tuple[Opposed, ...]:
    """The changes that turn what the source's sentence says, each with the aspect that it is a matter of.

    `claims` are those of the draft's sentence.
    """
    source = library.document(copy.passage.document)
    figures = _figures(copy, library)
    found = []
    for mine, other in copy.edits:
        if _is_figures(mine, claims) and _is_figures(other, figures):
            continue
        ours, theirs = Side(draft, claims[0].sentence, mine), Side(source, copy.passage.span, other)
        led = _denial(ours, theirs) or _certainty(ours, theirs)
        aspect = led or _noun(ours.run, theirs.run) or _place(copy, claims, mine, other)
        if aspect:
            spans = (ours.shown(), theirs.shown()) if led else (mine, other)
            found.append(Opposed(aspect, *spans, SURE))
    return tuple(found)


def harmless(copy: Copy, draft: Document, claims: Sequence[Claim], library: Library) -> bool:
    """Whether nothing was changed but how figures are written and bounded."""
    figures = _figures(copy, library)
    if _other_number(copy, draft, claims, library):
        return False
    return all(_is_figures(a, claims) and _is_figures(b, figures) for a, b in copy.edits)


def _other_number(copy: Copy, draft: Document, claims: Sequence[Claim], library: Library) -> bool:
    """Whether a number that is no figure of a claim stands where the source has another: "5 years ago" for "6 years ago"."""
    source = library.document(copy.passage.document)
    sides = ((draft, claims[0].sentence), (source, copy.passage.span))
    ours, theirs = ({t.start: t for t in tokens(d.prose, s) if t.kind is Kind.NUMBER} for d, s in sides)
    own = [c.quantity.number for c in claims if c.quantity]
    pairs = ((ours[a], theirs[b]) for a, b in copy.places if a in ours and b in theirs)
    return any(x.text != y.text and not any(n.start <= x.start < n.end for n in own) for x, y in pairs)


def _figures(copy: Copy, library: Library) -> tuple[Claim, ...]:
    return library.claims_at.get((copy.passage.document, copy.passage.span.start), ())


def _is_figures(span: Span, claims: Sequence[Claim]) -> bool:
    """Whether all words of a span are a figure's number or the words that bound it."""
    parts = [p for c in claims if c.quantity for p in (c.quantity.number, c.quantity.cue) if p is not None]
    return len(span) == 0 or any(p.contains(span) for p in parts)


# ── "not" and "may" ──────────────────────────────────────────────────────────────────────────────


def _denial(ours: Side, theirs: Side) -> str:
    """A "not", "no", "never" that one side has and the other has not, where the rest is the same."""
    mine, other = ([m for m in side.cues() if m.kind is ModifierKind.NEGATION] for side in (ours, theirs))
    return "negation" if bool(mine) != bool(other) and ours.rest(mine) == theirs.rest(other) else ""


def _certainty(ours: Side, theirs: Side) -> str:
    """What the source holds possible, told as sure."""
    mine, other = ours.cues(), theirs.cues()
    soft = gives_leave(tokens(ours.document.prose, ours.sentence)) or [
        m for m in mine if m.kind in SOFT and m.word.lower() not in FIRM
    ]
    firm = [m for m in mine if m.word.lower() in FIRM]
    possible = [m for m in other if m.kind is ModifierKind.MODALITY or (firm and m.word.lower() == POSSIBLE)]
    sure = {term(w) for w in words_in("modifiers", "assurance")}
    said = [t for t in ours.rest(mine) if t not in sure]
    return "modality" if possible and not soft and said == theirs.rest(other) else ""


# ── nouns, times, places ─────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _durations() -> dict[str, str]:
    return {w: row["name"] for row in rows("units", "duration") for w in row["words"]}


def _noun(a: Sequence[Token], b: Sequence[Token]) -> str:
    """The aspect of one word for another: a year, a unit of time, a noun of another class."""
    if len(a) != 1 or len(b) != 1:
        return ""
    ours, theirs = a[0], b[0]
    if year_digits(a, 0) is not None and year_digits(b, 0) is not None:
        return "period"
    times = [_durations().get(t.lower) for t in (ours, theirs)]
    if all(times):
        return "unit" if times[0] != times[1] else ""
    terms = [term(t.lower) for t in (ours, theirs)]
    kinds = [noun_class(t) for t in terms]
    if all(kinds) and kinds[0] != kinds[1] and not counted_agree(terms[:1], terms[1:]):
        return "population"
    return ""


def _place(copy: Copy, claims: Sequence[Claim], ours: Span, theirs: Span) -> str:
    """The aspect of one place for another: not for a larger one, which the source's lies in, nor for one that its text tells too."""
    mine = next((p for c in claims for p in c.about.places if p.span.contains(ours) or ours.contains(p.span)), None)
    other = next((p for p in copy.passage.places if p.span.contains(theirs) or theirs.contains(p.span)), None)
    if mine is None or other is None or not len(ours) or not len(theirs):
        return ""
    around = [p for p in copy.passage.places if p is not other]
    told = mine.name in other.within or any(mine.name == p.name for p in around)
    return "" if told else "place"
