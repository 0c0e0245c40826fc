"""How many of its noun a sentence is said of, and how often: "all landlords" and "many landlords", "always" and "often"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.lexicon import Hit, cues, words_in
from claimcheck.detect.numerals import number_at
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Token, lower, term
from claimcheck.model import Span

NOUN = 3  # tokens behind a quantifier in which its noun stands
NEAR = 4  # tokens behind an "of them", or about an "always", in which stands what is said


@dataclass(frozen=True, slots=True)
class Quantifier:
    """The words of a quantifier, and the terms of what it is said of: the noun, or what follows an "of them"."""

    span: Span
    of: frozenset[str]
    of_time: bool = False

    def meets(self, other: Quantifier) -> bool:
        """Whether two quantifiers are of one thing."""
        return self.of_time is other.of_time and bool(self.of & other.of)


def of_all(run: Sequence[Token]) -> Iterator[Quantifier]:
    """What a sentence says of all or of none, each time or at no time."""
    less = {k for hit in cues("quantifiers", "some").all(run) for k in range(hit.first, hit.last)}
    for hit in cues("quantifiers", "all").all(run):
        if not less & set(range(hit.first, hit.last)):
            yield from _of_noun(run, hit)
    for hit in cues("quantifiers", "all_told").all(run):
        before = [t for t in run[: hit.first] if is_content(t)]
        yield _made(run, hit, before[-NOUN:] or [t for t in run[hit.last :] if is_content(t)][:NOUN])
    yield from _of_time(run, "always")


def of_some(run: Sequence[Token]) -> Iterator[Quantifier]:
    """What a sentence says only of some, or of some times."""
    for hit in cues("quantifiers", "some").all(run):
        yield from _of_noun(run, hit)
    for i in range(len(run)):
        number = number_at(run, i)
        if number and lower(run, number.j) == "of" and lower(run, number.j + 1) in words_of("determiner"):
            yield from _of_noun(run, Hit(i, number.j + 2, ""))  # "two of the three dams"
    yield from _of_time(run, "often")


def _of_noun(run: Sequence[Token], hit: Hit[str]) -> Iterator[Quantifier]:
    behind = run[hit.last :]
    of = bool(behind) and behind[0].lower == "of"
    back = words_of("relative") | words_in("quantifiers", "back")
    if len(behind) > of and behind[of].lower in back:
        said = [t for t in behind[of + 1 : of + 1 + NEAR] if is_content(t)]
        yield _made(run, hit, said)
        return
    noun: list[Token] = []
    for t in behind[: NOUN + 1]:
        if is_edge(t) or (noun and not is_content(t)):
            break
        noun += [t] if is_content(t) else []
    after = next((t for t in behind if noun and t.start >= noun[-1].end), None)
    if noun and not (
        after and (after.lower in words_of("relative") or after.lower == "that")
    ):  # "all clinics that answered"
        yield _made(run, hit, noun[:NOUN])


def _of_time(run: Sequence[Token], section: str) -> Iterator[Quantifier]:
    for hit in cues("quantifiers", section).all(run):
        about = (*run[max(0, hit.first - NEAR) : hit.first], *run[hit.last : hit.last + NEAR])
        yield _made(run, hit, [t for t in about if is_content(t)], of_time=True)


def _made(run: Sequence[Token], hit: Hit[str], of: Sequence[Token], of_time: bool = False) -> Quantifier:
    return Quantifier(Span(run[hit.first].start, run[hit.last - 1].end), frozenset(term(t.lower) for t in of), of_time)
