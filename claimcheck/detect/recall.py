"""What a text says of things that it has counted elsewhere: "the 14 villages described in section 2"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.words import Kind, Token, terms
from claimcheck.model import Span

CLOSE = 4  # tokens behind a counted noun in which the pointing word must stand
TAIL = 10  # tokens behind a counted noun that may tell which ones are meant


def is_definite(run: Sequence[Token], figure: Span) -> bool:
    """Whether an article or a pointing word stands right before a figure, so that the reader is taken to know the things."""
    before = [t for t in run if t.end <= figure.start]
    return cues("recall", "definite").ending(before, len(before)) is not None


def is_whole(run: Sequence[Token], figure: Span, noun: Span) -> bool:
    """Whether a count is told as all there are, with nothing to tell which: "in all five cities"."""
    before = [t for t in run if t.end <= figure.start]
    return cues("recall", "whole").ending(before, len(before)) is not None and not terms(tail(run, noun))


def points_back(run: Sequence[Token], figure: Span, noun: Span) -> bool:
    """Whether the text says outright that it has counted the things: "the 21 convictions described above"."""
    after = [t for t in run if t.start >= noun.end]
    return is_definite(run, figure) and next(cues("recall", "pointing").all(after[: CLOSE + 1]), None) is not None


def told_above(run: Sequence[Token], figure: Span) -> bool:
    """Whether a sentence says that the text told a definite figure before: "the 141 who left, as set out in paragraph 3"."""
    return is_definite(run, figure) and next(cues("recall", "told_above").all(run), None) is not None


def tail(run: Sequence[Token], noun: Span) -> Sequence[Token]:
    """The words behind a counted noun that tell which ones are meant: "behind the *Atlas*", "of the 2015 study"."""
    after = [t for t in run if t.start >= noun.end][:TAIL]
    end = next(
        (k for k, t in enumerate(after) if t.text in ",;:()–—.!?" or t.lower in words_in("recall", "tail_end")),
        len(after),
    )
    return after[:end]


def taken_for_granted(run: Sequence[Token], figure: Span) -> bool:
    """Whether a figure is told as known in a sentence that asserts nothing.

    "Grants for the 14 pilot villages"; "the comparison that the trust made in nine counties should be made again".
    """
    if is_definite(run, figure):
        return True
    before = [t for t in run if t.end <= figure.start]
    at = next((k for k in range(len(before) - 1, 0, -1) if before[k].lower in words_in("reporting", "relative")), None)
    if at is None or before[at - 1].kind is not Kind.WORD:
        return False
    clause = before[at + 1 :]
    if any(t.text in ",;:–—" or t.lower in words_in("recall", "wished") for t in clause):
        return False
    return any(t.lower.endswith("ed") or t.lower in words_in("recall", "done") for t in clause)


def leaves_out(run: Sequence[Token], figure: Span, noun: Span) -> bool:
    """Whether a count is of those beside one that is named: "with eight other trusts", "and three more"."""
    near = [t for t in run if figure.start <= t.start < noun.end + 1]
    return any(t.lower in words_in("recall", "beside") for t in near)
