"""Cues and what they modify, after the ConText model: a cue holds for what follows it, up to a terminator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, cues, forms, rows, words_in
from claimcheck.detect.words import Token, of_run
from claimcheck.model import Modifier, ModifierKind, Span

RULE = 5  # tokens behind an "under" in which the rule is named: "under the new tenancy act"
SIGNS = frozenset(",;:()–—")  # that end a part of a sentence
SECTIONS = (
    "negation",
    "negation_weak",
    "low",
    "high",
    "modality",
    "modality_weak",
    "modality_of",
    "reported",
    "extent",
    "sole",
    "cause",
    "cause_weak",
    "contribution",
    "caution",
    "difference",
    "total",
    "each",
)


@lru_cache(maxsize=1)
def _cues() -> Phrases[str]:
    pairs = [
        (v, section)
        for section in SECTIONS
        for row in rows("modifiers", section)
        for w in row["words"]
        for v in _spelt(w)
    ]
    pseudo = [
        (w, "")
        for s in ("negation_pseudo", "modality_pseudo", "cause_pseudo", "each_pseudo")
        for row in rows("modifiers", s)
        for w in row["words"]
    ]
    planless = [(words, "negation") for words in words_in("modifiers", "negation_of_plan")]
    hanging = [(words, "modality") for words in words_in("modifiers", "modality_condition")]
    denying = [
        (f"{form} {row['with']}", "negation_weak")
        for row in rows("modifiers", "negation_verb")
        for verb in row["words"]
        for form in forms(verb)
    ]
    ready = [(f"{word} to", "modality") for word in words_in("modifiers", "modality_adjective")]
    return Phrases.of([*pairs, *pseudo, *planless, *hanging, *denying, *ready, *_foreseeing()])


def _spelt(words: str) -> Iterator[str]:
    """A cue, and with an adverb behind its auxiliary: "are said to", "are commonly said to"."""
    yield words
    first, _, rest = words.partition(" ")
    if rest and first in words_in("modifiers", "auxiliary"):
        yield from (f"{first} {adverb} {rest}" for adverb in words_in("modifiers", "adverb"))


def _foreseeing() -> Iterator[tuple[str, str]]:
    """The verbs of forecast and plan in all their forms, as cues: with "to" and "that", and alone where no noun is meant."""
    for row in rows("modifiers", "modality_verb"):
        for verb in row["words"]:
            for form in forms(verb):
                noun = form == verb and not row["bare"]  # "the promise that", "a plan that"
                yield f"{form} to", "modality"
                yield f"{form} that", "" if noun else "modality"
                if row["bare"]:
                    yield form, "" if form.endswith("ed") else "modality"
                elif not noun:
                    yield form, "modality_weak"


@of_run
def modifiers(run: Sequence[Token]) -> tuple[Modifier, ...]:
    """The modifying cues in a run of tokens, in order."""
    found = []
    for hit in _cues().all(run):
        may_is_month = run[hit.first].text == "May" and (
            hit.first > 0 or (hit.last < len(run) and run[hit.last].text.isdecimal())
        )
        compound = hit.last < len(run) and run[hit.last].text == "-" and run[hit.last].start == run[hit.last - 1].end
        if hit.value and not may_is_month and not compound:  # "no-fault", "not-for-profit" deny nothing
            span = Span(run[hit.first].start, run[hit.last - 1].end)
            words = " ".join(t.text for t in run[hit.first : hit.last])
            found.append(Modifier(ModifierKind(hit.value.replace("_", " ")), span, words))
    return tuple(found)


@lru_cache(maxsize=1)
def negation_pseudo() -> Phrases[str]:
    """The phrases that have a word of denial and deny nothing: "not only", "no doubt"."""
    return cues("modifiers", "negation_pseudo")


@lru_cache(maxsize=1)
def terminators() -> frozenset[str]:
    """The words and signs beyond which a cue holds no longer."""
    return words_in("modifiers", "terminator")


def is_edge(token: Token) -> bool:
    """Whether a part of a sentence ends at a token: at a comma, dash, bracket or terminator."""
    return token.text in SIGNS or token.lower in terminators()


def is_edge_at(run: Sequence[Token], i: int) -> bool:
    """The same of token `i` where neither a "yet" that tells of a time ends anything ("nobody has yet counted them"), nor
    the "which" of a "none of which", nor a comma that only sets a word apart (", too,")."""
    if not is_edge(run[i]):
        return False
    if i > 0 and ((run[i].lower == "yet" and _is_time(run, i)) or run[i - 1].lower == "of"):
        return False
    return not _sets_apart(run, i)


def _is_time(run: Sequence[Token], i: int) -> bool:
    """Whether a "yet" tells of a time: behind an auxiliary verb or a pronoun, before a "to", at the end of its part."""
    before = run[i - 1].lower in words_in("opposites", "standing_alone") | words_in("opposites", "before_yet")
    behind = i + 1 == len(run) or run[i + 1].lower == "to" or run[i + 1].text in (".", ",", ";")
    return before or (behind and not is_edge(run[i - 1]))


def _sets_apart(run: Sequence[Token], i: int) -> bool:
    return run[i].text == "," and any(
        0 < k < len(run) - 1
        and run[k].lower in words_in("modifiers", "aside")
        and run[k - 1].text == run[k + 1].text == ","
        for k in (i - 1, i + 1)
    )


def gives_leave(run: Sequence[Token]) -> bool:
    """Whether a sentence tells what somebody is given leave to do: "the by-law lets lorries cross"."""
    return next(iter(cues("modifiers", "leave").all(run)), None) is not None


def under_a_rule(run: Sequence[Token]) -> bool:
    """Whether a sentence tells what holds under a law, rule or the like."""
    behind = (run[i + 1 : i + 1 + RULE] for i, t in enumerate(run) if t.lower == "under")
    return any(next(iter(cues("modifiers", "rule").all(part)), None) is not None for part in behind)


def part_around(run: Sequence[Token], i: int) -> Sequence[Token]:
    """The part of a sentence in which token `i` stands, between two edges."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if is_edge_at(run, k)), 0)
    return run[start : next((k for k in range(i + 1, len(run)) if is_edge_at(run, k)), len(run))]
