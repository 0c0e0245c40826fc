"""How many of its noun a sentence is said of, and how often: "all landlords" and "many landlords", "always" and "often"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.lexicon import Hit, cues, words_in
from claimcheck.detect.numerals import number_at
from claimcheck.detect.opposites import is_content
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, lower, term
from claimcheck.model import Span

NOUN = 3  # tokens behind a quantifier in which its noun stands
NEAR = 4  # tokens behind an "of them", or about an "always", in which stands what is said


# What each table of quantifiers says, from "some" up to "all"; of the times at which a thing is so the same.
OF_NOUN = {"some": 1, "many": 2, "most": 3, "nearly": 4, "all": 5}
OF_TIME = {"sometimes": 1, "often": 2, "mostly": 3, "always": 5}


@dataclass(frozen=True, slots=True)
class Quantifier:
    """The words of a quantifier, how much they say (1 for some, 5 for all), and the terms of what it is said of: the noun, or what
    follows an "of them"."""

    span: Span
    rank: int
    of: frozenset[str]
    of_time: bool = False
    counted: bool = False  # it only tells how many of them

    def meets(self, other: Quantifier) -> bool:
        """Whether two quantifiers are of one thing."""
        return self.of_time is other.of_time and bool(self.of & other.of)


def quantifiers(run: Sequence[Token]) -> Iterator[Quantifier]:
    """Of how many of a thing, and at how many times, a sentence says what it says."""
    taken: set[int] = set()
    for name, rank in sorted(OF_NOUN.items(), key=lambda row: row[0] == "all"):  # "nearly all" comes before its "all"
        for hit in cues("quantifiers", name).all(run):
            if taken & set(range(hit.first, hit.last)) or (name == "most" and _is_degree(run, hit)):
                continue
            taken |= set(range(hit.first, hit.last))
            number = number_at(run, hit.last)
            if number is None:
                yield from _of_noun(run, hit, rank)
            elif rank == OF_NOUN["all"] and run[hit.last - 1].lower in (
                "all",
                "the",
            ):  # no "some 5,100", no "every 12 months"
                yield from _of_noun(run, Hit(hit.first, number.j, ""), rank)
    for i in range(len(run)):
        number = number_at(run, i)
        if number and lower(run, number.j) == "of" and lower(run, number.j + 1) in words_of("determiner"):
            whole = number_at(run, number.j + 2)  # "two of the three dams"
            last = whole.j if whole else number.j + 2
            said = [t for t in run[last : last + 1 + NEAR] if is_content(t)]
            if not whole or whole.low > number.low:
                # with what is said of them: "577 of the 614 began"
                yield replace(_made(run, Hit(i, last, ""), OF_NOUN["nearly"], said), counted=True)
        elif run[i].lower in tables().part and lower(run, i + 1) == "of":  # "two thirds of the rent"
            yield from _of_noun(
                run, Hit(i, i + 2 + (lower(run, i + 2) in words_of("determiner")), ""), OF_NOUN["nearly"]
            )
    for hit in cues("quantifiers", "all_told").all(run):
        before = [t for t in run[: hit.first] if is_content(t)]
        said = before[-NOUN:] or [t for t in run[hit.last :] if is_content(t)][:NOUN]
        yield _made(run, hit, OF_NOUN["all"], said)
    for name, rank in OF_TIME.items():
        for hit in cues("quantifiers", name).all(run):
            about = (*run[max(0, hit.first - NEAR) : hit.first], *run[hit.last : hit.last + NEAR])
            yield _made(run, hit, rank, [t for t in about if is_content(t)], of_time=True)


def _is_degree(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a "most" is of an adjective: "the most polluted rivers", "those most at risk"."""
    if hit.last - hit.first > 1 or not hit.first or is_edge(run[hit.first - 1]):
        return False
    before = run[hit.first - 1].lower
    return before not in words_of("preposition") | {"that", "and", "but", "or", "where", "when", "while"}


def _of_noun(run: Sequence[Token], hit: Hit[str], rank: int) -> Iterator[Quantifier]:
    behind = run[hit.last :]
    of = bool(behind) and behind[0].lower == "of"
    back = words_of("relative") | words_in("quantifiers", "back")
    if len(behind) > of and behind[of].lower in back:
        said = [t for t in behind[of + 1 : of + 1 + NEAR] if is_content(t)]
        yield _made(run, hit, rank, said)
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
        yield _made(run, hit, rank, noun[:NOUN])


def _made(run: Sequence[Token], hit: Hit[str], rank: int, of: Sequence[Token], of_time: bool = False) -> Quantifier:
    terms = frozenset(term(t.lower) for t in of)
    return Quantifier(Span(run[hit.first].start, run[hit.last - 1].end), rank, terms, of_time)
