"""A comparison or a superlative that a draft tells in words, held against the figures of a source: "more homes burnt in Hay than in
Ross" for "in Hay 40 homes burnt, in Ross 62", "relatives were the largest group" for a list in which another one is larger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.detect.context import modifiers
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.sides import Sides, sides
from claimcheck.detect.superlatives import is_sole, keys
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, term, tokens
from claimcheck.model import Bound, ChangeKind, Claim, Direction, Form, Span
from claimcheck.retrieve.figures import LEVELS
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree, periods_agree
from claimcheck.retrieve.ties import like

LIST = 2  # others that a list must have, for one of it to be the most


@dataclass(frozen=True, slots=True)
class Weighed:
    """The draft's words, and the figure of the source that says the reverse beside the one that the draft's words are of."""

    ours: Span
    own: Claim
    other: Claim


def outweighed(run: Sequence[Token], sentences: Sequence[tuple[str, Span]], library: Library) -> Weighed | None:
    """What the figures of some sentences turn round of the comparisons and superlatives of a sentence.

    Nothing where any of these sentences bears it out, or where the draft denies something.
    """
    if any(m.kind in DENYING for m in modifiers(run)):
        return None
    ways = {hit.value for hit in tables().verb.all(run)}
    if len(ways) > 1:
        return None
    way = Direction(ways.pop()) if ways else None  # "shrank further in Hay than in Ross" weighs two changes
    figures = [[*_levels(document, span, library, way)] for document, span in sentences]
    for mine in sides(run):
        if mine.aspect == "direction" and mine.key in {"more", *_terms("pace" if way else "amount")}:
            found = [_set_against(mine, a, b) for told in figures for a in told for b in told if a is not b]
            turned = [w for w in found if isinstance(w, Weighed)]
            if turned and True not in found:
                return turned[0]
    for at, key in keys(run) if way is None else ():
        if key in _terms("most_of") and is_sole(run, at):
            ranked = [_ranked(run, at, told) for told in figures]
            beaten = [w for w in ranked if isinstance(w, Weighed)]
            if beaten and True not in ranked:
                return beaten[0]
    return None


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a source with the terms of its clause."""

    claim: Claim
    terms: frozenset[str]


@cache
def _terms(section: str) -> frozenset[str]:
    return frozenset(map(term, words_in("superlatives", section)))


def _levels(document: str, sentence: Span, library: Library, way: Direction | None) -> Iterator[_Level]:
    """The levels of a sentence that may be weighed against each other; of a draft that tells a rise or fall the sizes of those."""
    prose = library.document(document).prose
    for c in library.claims_at.get((document, sentence.start), ()):
        q = c.quantity
        if q is None or q.form not in (*LEVELS, Form.SHARE) or q.low != q.high or q.bound is not Bound.EXACTLY:
            continue
        sized = q.change is not None and q.change.kind is ChangeKind.BY and q.change.way is way
        if (q.change is None) if way is None else (sized and q.form is Form.SHARE):
            run = tokens(prose, c.clause)
            yield _Level(c, frozenset(term(t.lower) for t in run if is_content(t)))


def _alike(a: _Level, b: _Level) -> bool:
    """Whether two levels may be of one kind: of one unit, noun and time."""
    one, two = a.claim.about, b.claim.about
    if not like(a.claim.quantity, b.claim.quantity) or not periods_agree(one.periods, two.periods):
        return False
    return not one.counted or not two.counted or counted_agree(one.counted, two.counted)


def _set_against(mine: Sides, a: _Level, b: _Level) -> Weighed | bool | None:
    """Whether the first of two levels is told of the left side and the second of the right one, and what they then say: True where
    they bear the draft out."""
    x, y = a.claim.quantity, b.claim.quantity
    if x is None or y is None or not _alike(a, b) or x.low == y.low:
        return None
    left, right = mine.left - mine.right, mine.right - mine.left
    if not (left & a.terms - b.terms and right & b.terms - a.terms):
        return None
    if left & b.terms - a.terms and right & a.terms - b.terms:
        return None
    if (x.low > y.low) is (mine.sign > 0):
        return True
    return Weighed(mine.span, a.claim, b.claim)


def _ranked(run: Sequence[Token], at: int, told: Sequence[_Level]) -> Weighed | bool | None:
    """Whether the one level of a list of which the sentence tells is the greatest of it: True where it is, and what is greater
    where it is not."""
    said = {term(t.lower) for t in run if is_content(t)}
    for own in told:
        list_ = [o for o in told if o is not own and _alike(own, o)]
        q = own.claim.quantity
        if len(list_) < LIST or q is None:
            continue
        common = frozenset.intersection(own.terms, *(o.terms for o in list_))
        item = own.terms - frozenset().union(*(o.terms for o in list_))
        if not item or not item <= said or any((o.terms - common - own.terms) & said for o in list_):
            continue
        greatest = max(list_, key=lambda o: o.claim.quantity.low if o.claim.quantity else q.low)
        most = greatest.claim.quantity
        if most is None or most.low <= q.low:
            return True
        return Weighed(Span(run[at].start, run[at].end), own.claim, greatest.claim)
    return None
