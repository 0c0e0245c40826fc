"""Cues and what they modify, after the ConText model: a cue holds for what follows it, up to a terminator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, phrases, rows
from claimcheck.detect.words import Token
from claimcheck.model import Modifier, ModifierKind, Span

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
    "contribution",
    "difference",
    "total",
    "each",
)


@lru_cache(maxsize=1)
def _cues() -> Phrases[str]:
    pairs = [(w, section) for section in SECTIONS for row in rows("modifiers", section) for w in row["words"]]
    pseudo = [
        (w, "")
        for s in ("negation_pseudo", "modality_pseudo", "each_pseudo")
        for row in rows("modifiers", s)
        for w in row["words"]
    ]
    return Phrases.of([*pairs, *pseudo])


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
    """The phrases that have a word of denial and deny nothing: "not only", "no longer"."""
    return phrases("modifiers", "negation_pseudo", "example")


@lru_cache(maxsize=1)
def terminators() -> frozenset[str]:
    """The words and signs beyond which a cue holds no longer."""
    return frozenset(w for row in rows("modifiers", "terminator") for w in row["words"])
