"""Kinds of which none is another, of which a statement tells: "rural clinics" for "urban clinics", "in winter" for "in summer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.detect.lexicon import Hit, Phrases, rows
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Token, lower, term
from claimcheck.model import Span

BESIDE = 2  # content words on either side of a kind of which one must stand there in both texts
Kind = tuple[int, int]  # the row of the table, and the side there


@cache
def kinds(section: str) -> Phrases[tuple[Kind, ...]]:
    """The words of the kinds of a section of the table of populations, with the rows that they stand in and their side there."""
    found: dict[str, list[Kind]] = {}
    for i, row in enumerate(rows("populations", section)):
        for j, kind in enumerate(row["kinds"]):
            for word in kind:
                found.setdefault(word.replace("-", " "), []).append((i, j))
    return Phrases.of((word, tuple(places)) for word, places in found.items())


def other_kind(
    ours: Sequence[Token], theirs: Sequence[Token], around: Sequence[Sequence[Token]], section: str
) -> tuple[Span, Span] | None:
    """The kind that one text tells of and the one that another tells of in its place, where neither tells of two of them.

    `around` is what else may tell of the first one: what stands about the second text.
    """
    mine, other = ([*_told(run, section)] for run in (ours, theirs))
    known = {kind for run in around for kind, _ in _told(run, section)} if mine and other else set()
    for kind, hit in mine:
        here = {k for k, _ in mine if k[0] == kind[0]}
        there = {k: h for k, h in other if k[0] == kind[0]}
        if len(here) > 1 or len(there) != 1 or kind in there or kind in known:
            continue
        [theirs_hit] = there.values()
        if _beside(ours, hit) & _beside(theirs, theirs_hit):
            return _span(ours, hit), _span(theirs, theirs_hit)
    return None


def _told(run: Sequence[Token], section: str) -> Iterator[tuple[Kind, Hit[tuple[Kind, ...]]]]:
    for hit in kinds(section).all(run):
        if not _compares(run, hit):
            yield from ((kind, hit) for kind in hit.value)


def _compares(run: Sequence[Token], hit: Hit[tuple[Kind, ...]]) -> bool:
    """Whether a word only sets a bound: "no older than 12", "12 or younger"."""
    return lower(run, hit.last) == "than" or (
        hit.first > 1 and lower(run, hit.first - 1) in ("or", "and") and run[hit.first - 2].text.isdecimal()
    )


def _beside(run: Sequence[Token], hit: Hit[tuple[Kind, ...]]) -> set[str]:
    """The terms that stand next to some words."""
    before = [t for t in run[: hit.first] if is_content(t)][-BESIDE:]
    behind = [t for t in run[hit.last :] if is_content(t)][:BESIDE]
    return {term(t.lower) for t in (*before, *behind)}


def _span(run: Sequence[Token], hit: Hit[tuple[Kind, ...]]) -> Span:
    return Span(run[hit.first].start, run[hit.last - 1].end)
