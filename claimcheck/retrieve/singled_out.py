"""Whom a sentence singles out of those that it speaks of: "tenants, particularly those with dogs", "and cooks in particular"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Token, term
from claimcheck.model import Span

ALIKE = 0.4  # how near in meaning two groups may be, to be one
MOST = 7  # tokens of those who are singled out


@dataclass(frozen=True, slots=True)
class SingledOut:
    """The words for those who are singled out, and their terms."""

    span: Span
    terms: frozenset[str]


def singled_out(run: Sequence[Token]) -> Iterator[SingledOut]:
    """Those whom a sentence singles out, behind a "particularly" or before an "in particular"."""
    for hit in cues("populations", "singling").all(run):
        part = _up_to_edge(run[hit.last : hit.last + MOST])
        led = run[hit.last - 1].lower in words_of("preposition")  # "particularly among cleaning staff"
        if part and (led or _is_group(part)):
            yield _made(part)
    for hit in cues("populations", "singled").all(run):
        part = tuple(reversed(_up_to_edge(tuple(reversed(run[max(0, hit.first - MOST) : hit.first])))))
        if part and _is_group(part):
            yield _made(part)


def others_singled_out(
    ours: Sequence[Token], theirs: Sequence[Token], around: Sequence[Token]
) -> tuple[Span, Span] | None:
    """Those whom one text singles out, and the others whom the other one does; `around` is all that the latter tells thereabouts."""
    said, told = ({term(t.lower) for t in run} for run in (ours, around))
    mine, other = list(singled_out(ours)), list(singled_out(theirs))
    for a in mine:
        for b in other:
            new, left_out = a.terms - told, b.terms - said
            if new and left_out and not _alike(new, left_out):
                return a.span, b.span
    return None


def _is_group(part: Sequence[Token]) -> bool:
    """Whether words name some: "those with dogs", "cooks", and not "exposed to rain", "at risk"."""
    first = next((t.lower for t in part if t.lower not in words_of("determiner") - {"those"}), "")
    return first == "those" or is_plural(first)


def _alike(a: Set[str], b: Set[str]) -> bool:
    """Whether two groups may be one in other words: "older ones", "the elderly"."""
    from claimcheck.retrieve.vectors import vectors  # with numpy, which an unchanged check does without

    one, two = vectors([dict.fromkeys(a, 1.0), dict.fromkeys(b, 1.0)])
    return round(float(one @ two), 3) >= ALIKE


def _up_to_edge(run: Sequence[Token]) -> Sequence[Token]:
    end = next(
        (i for i, t in enumerate(run) if is_edge(t) or t.lower in words_in("populations", "singling_ends")), None
    )
    return run if end is None else run[:end]


def _made(part: Sequence[Token]) -> SingledOut:
    terms = frozenset(term(t.lower) for t in part if is_content(t))
    return SingledOut(Span(part[0].start, part[-1].end), terms)
