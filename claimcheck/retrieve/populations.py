"""Are two figures told of the same people or things? The one place where populations are compared.

What is compared is the noun that is counted and what narrows or frames it ("migrant fishers", "women in shelters", "in schools
without a club"), and only where both texts say it themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import Phrases, cues, rows, words_in
from claimcheck.detect.place import places
from claimcheck.detect.population import is_without
from claimcheck.detect.quantity import read
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, stem, term, terms, tokens
from claimcheck.model import Bound, Claim, Document, Form, Quantity, SlotKind, Span
from claimcheck.retrieve.kinds import kinds

LEADING = frozenset({"among", "amongst", "of", "for", "in", "at", "the", "all", "these", "those"})
FRAMING = frozenset({"among", "amongst", "of", "for"})
ABOVE, BELOW = (Bound.OVER, Bound.AT_LEAST), (Bound.UNDER, Bound.AT_MOST, Bound.UP_TO)


class Apart(StrEnum):
    """In what two populations differ."""

    WITHOUT = "without"  # with a contract, without a contract
    KIND = "kind"  # women, men
    AGE = "age"  # under 16, under 18
    PART = "part"  # fishers, migrant fishers
    ALL = "all"  # "all the fires", grass fires


@dataclass(frozen=True, slots=True)
class Difference:
    """That two populations differ: in what, and by which words of either text."""

    apart: Apart
    ours: Span
    theirs: Span


@dataclass(frozen=True, slots=True)
class Side:
    """A figure's claim with its document."""

    document: Document
    claim: Claim

    def run(self, span: Span) -> tuple[Token, ...]:
        return tokens(self.document.prose, span)

    @property
    def narrowings(self) -> tuple[Span, ...]:
        return tuple(s.span for s in self.claim.about.of(SlotKind.POPULATION))

    @property
    def who(self) -> Span | None:
        """The words for those who are counted: the noun of the figure, or else that of the frame ("among women …")."""
        q = self.claim.quantity
        if q and q.counted:
            return q.counted
        for span in self.narrowings:
            run = self.run(span)
            if run[0].lower in FRAMING:
                rest = next((t for t in run if t.lower not in LEADING), None)
                return Span(rest.start, span.end) if rest else None
        return None

    @property
    def spans(self) -> tuple[Span, ...]:
        who, told = self.who, _told_before(self)
        return (*((who,) if who else ()), *((told,) if told else ()), *self.narrowings)


def _told_before(side: Side) -> Span | None:
    """Of whom a figure is told that counts nobody itself: "in homes with a garden it was 47", "the share was 47%"."""
    q = side.claim.quantity
    run = [t for t in side.run(side.claim.sentence) if q and not q.counted and t.end <= q.number.start]
    told = tables().alike.ending(run, len(run))
    hit = told if told and told.value == "same" else None
    start = next((k for k in range(hit.first - 1, -1, -1) if run[k].text in ",;:—–"), -1) + 1 if hit else 0
    opens = hit is not None and start < hit.first - 1 and run[start].lower in LEADING
    return Span(run[start].start, run[hit.first - 1].end) if hit and opens else None


def framed(side: Side) -> Span | None:
    """What opens a figure's sentence and says of whom it tells ("Of the tenants who had moved, …"), where the figure itself
    names nobody."""
    q = side.claim.quantity
    run = side.run(side.claim.sentence)
    comma = next((t for t in run if t.text == ","), None)
    if q is None or q.counted or comma is None or run[0].lower not in FRAMING or comma.start >= q.number.start:
        return None
    return Span(run[0].start, comma.start)


def listed(side: Side, claims: Sequence[Claim]) -> Span | None:
    """The noun that the share before one tells for both, in one sentence: "94 per cent of households …, 81 per cent …"."""
    q = side.claim.quantity
    if q is None or q.counted or q.form is not Form.SHARE or framed(side):
        return None
    before = [c for c in claims if c.sentence == side.claim.sentence and c.quantity and c.anchor < side.claim.anchor]
    shares = [c.quantity for c in before if c.quantity and c.quantity.form is Form.SHARE]
    return next((s.counted for s in reversed(shares) if s.counted), None)


def apart(ours: Side, theirs: Side) -> Iterator[Difference]:
    """In what two figures' populations differ, as far as both texts say it."""
    yield from _without(ours, theirs)
    yield from _kinds(ours, theirs)
    yield from _ages(ours, theirs)
    yield from _part(ours, theirs)


# ── with and without ─────────────────────────────────────────────────────────────────────────────


def _without(ours: Side, theirs: Side) -> Iterator[Difference]:
    """ "With a breakfast club" for "without one"."""
    told = [(s, _said(theirs, s)) for s in theirs.narrowings]
    for a in ours.narrowings:
        said = _said(ours, a)
        like = [(b, other) for b, other in told if said and len(said & other) * 2 >= min(len(said), len(other)) > 0]
        if like and all(is_without(ours.run(a)) != is_without(theirs.run(b)) for b, _ in like):
            yield Difference(Apart.WITHOUT, a, like[0][0])


def _said(side: Side, span: Span) -> set[str]:
    """The terms of what narrows; of "without one" those of what narrowed before it in its sentence."""
    run = side.run(span)
    found = set(terms(run))
    if run[-1].lower in ("one", "any", "it", "them") and side.claim.sentence.start < span.start:
        found |= set(terms(side.run(Span(side.claim.sentence.start, span.start))))
    return found


# ── kinds ────────────────────────────────────────────────────────────────────────────────────────


@cache
def _terms_apart() -> dict[str, frozenset[tuple[int, int]]]:
    """The terms of the words of the kinds, with their rows and sides."""
    found: dict[str, set[tuple[int, int]]] = {}
    for i, row in enumerate(rows("populations", "apart")):
        for j, kind in enumerate(row["kinds"]):
            for word in kind:
                found.setdefault(term(word), set()).add((i, j))
    return {t: frozenset(places) for t, places in found.items()}


def are_apart(a: str, b: str) -> bool:
    """Whether the terms of two nouns are those of kinds of which none is the other: nurses, patients."""
    one, two = (_terms_apart().get(t, frozenset[tuple[int, int]]()) for t in (a, b))
    return not one & two and any(i == k for i, _ in one for k, _ in two)


def _words(word: str) -> str:
    """A word of a table as phrases are looked up: a hyphen passed over."""
    return word.replace("-", " ")


def _kinds_of(side: Side) -> dict[int, dict[int, Span]]:
    """The kinds that a population names: by row, the sides with where each stands."""
    found: dict[int, dict[int, Span]] = {}
    for span in side.spans:
        run = side.run(span)
        for hit in kinds("apart").all(run):
            for row, kind in hit.value:
                found.setdefault(row, {})[kind] = span
    return found


def _kinds(ours: Side, theirs: Side) -> Iterator[Difference]:
    """ "Men" for "women", "urban clinics" for "rural clinics"."""
    mine, others = _kinds_of(ours), _kinds_of(theirs)
    for row in mine.keys() & others.keys():
        if not mine[row].keys() & others[row].keys():
            yield Difference(Apart.KIND, next(iter(mine[row].values())), next(iter(others[row].values())))


# ── ages ─────────────────────────────────────────────────────────────────────────────────────────


def _ages(ours: Side, theirs: Side) -> Iterator[Difference]:
    """ "Under 18" for "under 16": each text narrows by one age."""
    mine, others = (_age(side) for side in (ours, theirs))
    if (
        mine
        and others
        and _one_side(mine[1], others[1])
        and (mine[1].low, mine[1].high) != (others[1].low, others[1].high)
    ):
        yield Difference(Apart.AGE, mine[0], others[0])


def _age(side: Side) -> tuple[Span, Quantity] | None:
    """The only age in a figure's sentence, where it tells one."""
    found = [(s, q) for s, q in read(side.run(side.claim.sentence)) if q.form is Form.AGE]
    return found[0] if len(found) == 1 and found[0][1] != side.claim.quantity else None


def _one_side(a: Quantity, b: Quantity) -> bool:
    """Whether two ages bound a group from the same side."""
    return any(a.bound in side and b.bound in side for side in (ABOVE, BELOW, (Bound.BETWEEN,)))


# ── a part told as the whole ─────────────────────────────────────────────────────────────────────


@cache
def _narrowing() -> Phrases[str]:
    return Phrases.of((_words(w), w) for row in rows("populations", "narrowing") for w in row["words"])


@cache
def _again() -> Phrases[str]:
    return Phrases.of((_words(w), w) for row in rows("populations", "again") for w in row["words"])


def narrowed(run: Sequence[Token]) -> tuple[int, int] | None:
    """The tokens of the words that narrow a noun from before ("migrant" fishers); None where none do."""
    again = {h.first for h in _again().all(run)}
    hits = [h for h in _narrowing().all(run) if h.last < len(run) and h.first not in again]
    return (hits[0].first, hits[-1].last) if hits else None


def _part(ours: Side, theirs: Side) -> Iterator[Difference]:
    """ "22 per cent of fishers" for "22 per cent of migrant fishers"."""
    who, other = ours.who, theirs.who
    q = ours.claim.quantity
    if not who or not other or q is None or q.form is not Form.SHARE or q.change is not None:
        return
    run, theirs_run = ours.run(who), theirs.run(other)
    if (
        len(run) == 1
        and who.start > q.number.end
        and any(cues("counting", "whole").all(ours.run(Span(q.number.end, who.start))))
    ):
        kinds = {t for t in terms(_kinds_before(theirs_run)) if t not in said_before(ours)}
        if kinds and stem(run[-1].lower) == stem(theirs_run[-1].lower):
            yield Difference(Apart.ALL, who, other)
        return
    found = narrowed(theirs_run)
    if found is None or not run or stem(run[-1].lower) != stem(theirs_run[-1].lower):
        return
    narrowing = terms(theirs_run[found[0] : found[1]])
    if narrowing and not set(narrowing) & said_before(ours) and not narrowed(run):
        yield Difference(Apart.PART, who, other)


def _kinds_before(run: Sequence[Token]) -> list[Token]:
    """The words before a noun that make a kind of it, as "grass" does of fires and "reported", "total" or a place do not."""
    named = places(run)
    return [
        t
        for t in run[:-1]
        if t.kind is Kind.WORD
        and not is_past(t.lower)
        and t.lower not in words_in("populations", "any_kind")
        and not any(p.span.contains(Span(t.start, t.end)) for p in named)
    ]


def said_before(side: Side) -> set[str]:
    """The terms of a claim's paragraph up to the end of its sentence, and of the headings above it."""
    sentence = side.claim.sentence
    block = next((b for b in side.document.blocks if b.span.contains(sentence)), None)
    start = block.span.start if block else sentence.start
    heads = block.headings if block else ()
    return set(terms(t for span in (*heads, Span(start, sentence.end)) for t in side.run(span)))
