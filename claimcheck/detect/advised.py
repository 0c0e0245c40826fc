"""What a sentence only advises, and what another one tells of the same doer as done: "councils should publish", "councils publish"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.context import is_edge_at
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.opposites import is_content
from claimcheck.detect.words import Kind, Token, term
from claimcheck.model import Span

REACH = 10  # words behind an advice that tell what is advised
BEFORE = 10  # words before it that tell whom


def advised(run: Sequence[Token]) -> Iterator[tuple[Token, frozenset[str], frozenset[str]]]:
    """Each "should" of a sentence, with the terms of whom it advises and of what it advises them to do."""
    for i, t in enumerate(run):
        if t.lower in words_in("stance", "advising"):
            start = next(
                (k + 1 for k in range(i - 1, -1, -1) if run[k].text in ";:"), 0
            )  # "nurses, cooks and aides should"
            end = next((k for k in range(i + 1, len(run)) if is_edge_at(run, k)), len(run))
            whom = frozenset(term(w.lower) for w in run[max(start, i - BEFORE) : i] if is_content(w))
            what = frozenset(term(w.lower) for w in run[i + 1 : min(end, i + 1 + REACH)] if _may_be_verb(w))
            yield t, whom, what


def done(run: Sequence[Token], whom: frozenset[str], what: frozenset[str]) -> Span | None:
    """Where a sentence tells as done what somebody was advised to do, from the doer to the verb, which stands next to it but for
    adverbs and "have" or "be"."""
    between = words_in("modifiers", "adverb") | words_in("modifiers", "perfect") | words_in("stance", "finite")
    for i, t in enumerate(run):
        if t.kind is not Kind.WORD or term(t.lower) not in whom:
            continue
        verb = next((w for w in run[i + 1 :] if w.lower not in between), None)
        if verb is not None and _may_be_verb(verb) and term(verb.lower) in what and not verb.lower.endswith("ing"):
            first = next((k for k in range(i, 0, -1) if term(run[k - 1].lower) not in whom), i)
            return Span(run[first].start, verb.end)
    return None


def _may_be_verb(t: Token) -> bool:
    return is_content(t) or t.lower in words_in("stance", "plain_verb")


def demanded(run: Sequence[Token]) -> bool:
    """Whether a sentence tells of what somebody asks for, or of what ought to be: it tells nothing of it as done."""
    return any(next(cues("stance", section).all(run), None) for section in ("wish", "advice"))
