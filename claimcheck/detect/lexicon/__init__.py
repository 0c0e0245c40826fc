"""The word tables: rows in TOML files beside this module, each with an example, and the phrases found by them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

from claimcheck.detect.words import Kind, Token, stem

Row = dict[str, Any]
T = TypeVar("T")


@cache
def table(file: str) -> dict[str, list[Row]]:
    """The rows of one TOML file, by section."""
    text = resources.files(__package__).joinpath(f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def rows(file: str, section: str) -> list[Row]:
    """The rows of one section of one file."""
    return table(file)[section]


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase of a table in a run of tokens: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: T


@dataclass(slots=True)
class Phrases(Generic[T]):
    """Phrases by their first word, the longest first; a hyphen between words is passed over."""

    by_first: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)
    by_two: dict[tuple[str, str], list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)  # with those of one
    last: set[str] = field(default_factory=set)

    @staticmethod
    def of(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
        """The phrases of the pairs (words, what they stand for)."""
        made: Phrases[T] = Phrases()
        for words, value in pairs:
            parts = tuple(words.lower().split())
            made.by_first.setdefault(parts[0], []).append((parts, value))
            made.last.add(parts[-1])
        for first, entries in made.by_first.items():
            entries.sort(key=lambda entry: -len(entry[0]))
            for second in {"", *(parts[1] for parts, _ in entries if len(parts) > 1)}:
                made.by_two[first, second] = [e for e in entries if e[0][1:2] in ((), (second,))]
        return made

    def at(self, tokens: Sequence[Token], i: int) -> Hit[T] | None:
        """The longest phrase that begins at token `i`, if there is such a token."""
        if not 0 <= i < len(tokens):
            return None
        first = tokens[i].lower
        if first not in self.by_first:
            return None
        j = i + 1
        j += j < len(tokens) and tokens[j].lower == "-"
        second = tokens[j].lower if j < len(tokens) else ""
        for parts, value in self.by_two.get((first, second)) or self.by_two[first, ""]:
            j = i + 1
            for part in parts[1:]:
                if j < len(tokens) and tokens[j].lower == "-":
                    j += 1
                if j >= len(tokens) or tokens[j].lower != part:
                    break
                j += 1
            else:
                return Hit(i, j, value)
        return None

    def ending(self, tokens: Sequence[Token], j: int, reach: int = 6) -> Hit[T] | None:
        """The longest phrase that ends just before token `j`."""
        if 0 < j <= len(tokens) and tokens[j - 1].lower not in self.last:
            return None
        for i in range(max(0, j - reach), j):
            hit = self.at(tokens, i)
            if hit and hit.last == j:
                return hit
        return None

    def all(self, tokens: Sequence[Token]) -> Iterator[Hit[T]]:
        """The phrases in the run, from left to right, none within another."""
        known = self.by_first
        places = [i for i, token in enumerate(tokens) if token.lower in known]
        return self._hits(tokens, places) if places else iter(())

    def _hits(self, tokens: Sequence[Token], places: Iterable[int]) -> Iterator[Hit[T]]:
        past = 0
        for i in places:
            if i >= past and (hit := self.at(tokens, i)):
                yield hit
                past = hit.last


def phrases(file: str, section: str, value: str) -> Phrases[Any]:
    """The phrases of a section whose rows have `words` and a column `value`."""
    return Phrases.of((words, row[value]) for row in rows(file, section) for words in row["words"])


@cache
def cues(file: str, section: str) -> Phrases[str]:
    """The phrases of a section that stand for nothing but themselves."""
    return Phrases.of((words, words) for row in rows(file, section) for words in row["words"])


@cache
def words_in(file: str, section: str) -> frozenset[str]:
    """All words of a section."""
    return frozenset(word for row in rows(file, section) for word in row["words"])


@cache
def lemmas(file: str, section: str) -> Phrases[str]:
    """The phrases of a section in all forms of their words, to be looked for in a `folded` run."""
    return Phrases.of(
        (" ".join(map(stem, words.split())), words) for row in rows(file, section) for words in row["words"]
    )


@cache
def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb: with "s", "ed" and "ing", and the irregular ones."""
    base = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past, third = (
        (base[:-1] + "ied", base[:-1] + "ies") if verb[-1:] == "y" and verb[-2] not in "aeiou" else (base + "ed", third)
    )
    irregular = [w for section in table("forms").values() for row in section if row["of"] == verb for w in row["words"]]
    return tuple(dict.fromkeys((verb, third, base + "ing", *(irregular or [past]))))


def folded(run: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with the stems of their words for their small letters."""
    return tuple(t._replace(lower=stem(t.lower)) if t.kind is Kind.WORD else t for t in run)
