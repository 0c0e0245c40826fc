"""Kinds of which none is another, of which a statement tells: "rural clinics" for "urban clinics", "in winter" for "in summer"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.detect.lexicon import Hit, Phrases, rows
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Token, lower, term
from claimcheck.model import Span

BESIDE = 2  # content words on either side of a kind of which one must stand there in both texts
Kind = tuple[int, int]  # the row of the table, and the side there


@cache
def _kinds(section: str) -> Phrases[Kind]:
    return Phrases.of(
        (word.replace("-", " "), (i, j))
        for i, row in enumerate(rows("populations", section))
        for j, kind in enumerate(row["kinds"])
        for word in kind
    )


def other_kind(
    ours: Sequence[Token], theirs: Sequence[Token], around: Sequence[Sequence[Token]], section: str
) -> tuple[Span, Span] | None:
    """The kind that one text tells of and the one that another tells of in its place, where neither tells of two of them.

    `around` is what else may tell of the first one: what stands about the second text.
    """
    mine, other = ([h for h in _kinds(section).all(run) if not _compares(run, h)] for run in (ours, theirs))
    known = {h.value for run in around for h in _kinds(section).all(run)} if mine and other else set()
    for a in mine:
        row, kind = a.value
        here = {h.value for h in mine if h.value[0] == row}
        there = [h for h in other if h.value[0] == row]
        if len(here) > 1 or len({h.value for h in there}) != 1 or there[0].value in here or (row, kind) in known:
            continue
        if _beside(ours, a) & _beside(theirs, there[0]):
            return _span(ours, a), _span(theirs, there[0])
    return None


def _compares(run: Sequence[Token], hit: Hit[Kind]) -> bool:
    """Whether a word only sets a bound: "no older than 12", "12 or younger"."""
    return lower(run, hit.last) == "than" or (
        hit.first > 1 and lower(run, hit.first - 1) in ("or", "and") and run[hit.first - 2].text.isdecimal()
    )


def _beside(run: Sequence[Token], hit: Hit[Kind]) -> set[str]:
    """The terms that stand next to some words."""
    before = [t for t in run[: hit.first] if is_content(t)][-BESIDE:]
    behind = [t for t in run[hit.last :] if is_content(t)][:BESIDE]
    return {term(t.lower) for t in (*before, *behind)}


def _span(run: Sequence[Token], hit: Hit[Kind]) -> Span:
    return Span(run[hit.first].start, run[hit.last - 1].end)
