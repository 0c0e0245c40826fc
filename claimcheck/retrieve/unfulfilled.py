"""What a source says was feared, hoped or foreseen, and says right after that it did not come about.

"Farmers had feared that the weir would flood the meadows. It did not." A draft that keeps the first sentence and drops the second
tells the source's opposite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge, is_edge_at, modifiers
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.words import Kind, Token, lower, term, terms, tokens
from claimcheck.model import ModifierKind, Span
from claimcheck.retrieve.library import Library

FORESEEING = (ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK)
CLOSE = 3  # tokens behind the cue in which its "that" or "would" stands
LEAST, SHARE = 2, 0.6  # of the terms that tell what was foreseen, which the draft must say
NAMED = 4  # tokens at the head of a sentence in which a "fear" or "hope" is taken up again


@dataclass(frozen=True, slots=True)
class Unfulfilled:
    """What did not come about: the words by which it was foreseen, those tokens that tell it, and the sentence that denies it."""

    document: str
    cue: Span
    foreseen: tuple[Token, ...]
    denial: Span


def unfulfilled(document: str, sentence: Span, library: Library) -> Unfulfilled | None:
    """What a sentence of a source foresees, where the sentence behind it says that it did not come about."""
    prose = library.document(document).prose
    behind = (p.span for p in library.paragraph(document, sentence) if p.span.start >= sentence.end)
    following = min(behind, default=None)
    if following is None or not _denies(tokens(prose, following)):
        return None
    run = tokens(prose, sentence)
    for m in modifiers(run):
        if m.kind in FORESEEING:
            at = next(i for i, t in enumerate(run) if t.start >= m.cue.start)
            first = next((i for i in range(at, len(run)) if run[i].start >= m.cue.end), len(run))
            leads = run[first - 1].lower in ("that", "to")
            that = next((i + 1 for i in range(first, min(first + CLOSE, len(run))) if run[i].lower == "that"), None)
            start = first if leads else that
            if start is not None:
                return Unfulfilled(document, m.cue, run[start:], following)
    return None


def come_about(run: Sequence[Token], u: Unfulfilled) -> Sequence[Token]:
    """The part of a draft's sentence that tells what did not come about as come about; empty where none does."""
    end = next((i for i, t in enumerate(u.foreseen) if is_edge(t)), len(u.foreseen))
    wanted = set(terms(u.foreseen[:end]))
    soft = [m.cue for m in modifiers(run) if m.kind in FORESEEING]
    start = 0
    for end in (*(i for i, t in enumerate(run) if is_edge_at(run, i)), len(run)):
        part = [t for t in run[start:end] if t.text != "."]
        start = end + 1
        said = [t for t in part if term(t.lower) in wanted]
        enough = len({term(t.lower) for t in said}) >= max(LEAST, SHARE * len(wanted))
        if enough and not any(part[0].start <= c.start < said[0].end for c in soft):
            return part
    return ()


def _denies(run: Sequence[Token]) -> bool:
    """Whether a sentence says of what was told before that it did not come about: "It did not", "The fear proved unfounded"."""
    words = [t for t in run if t.kind is Kind.WORD or t.text in ",;:.–—"]
    if lower(words, 0) in words_in("opposites", "taking_up") and lower(words, 1) in words_in(
        "opposites", "standing_alone"
    ):
        at = 3 if lower(words, 2) in ("not", "never") else 0
        ends = at and (at >= len(words) or is_edge(words[at]) or words[at].text == ".")
        return bool(at) and (
            ends or next(iter(cues("opposites", "coming_about").all(words[at : at + 3])), None) is not None
        )
    if lower(words, 0) in words_in("opposites", "taking_up") and lower(words, 1) == "never":
        return next(iter(cues("opposites", "coming_about").all(words[2:5])), None) is not None
    named = any(t.lower in words_in("opposites", "foresight") for t in words[:NAMED])
    opens = lower(words, 0) in words_of("determiner")
    return named and opens and next(iter(cues("opposites", "unfounded").all(words)), None) is not None
