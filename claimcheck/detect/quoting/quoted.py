"""The type of a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model import Span

FEWEST_WORDS = 3  # fewer are a term, unless a verb or a citation claims them


class Style(StrEnum):
    """The kind of quotation mark."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    LOW = "low"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as another's.

    `span` holds the quotation marks, `inner` the words between them, `words` are these as a reader sees them. `speaker`
    is the phrase that is said to have said it, `inferred` where it was taken from the sentence before. `reported` tells
    that a verb, an attribution or a citation claims it for a source.
    """

    span: Span
    inner: Span
    words: str
    style: Style
    sentence: Span
    speaker: Span | None = None
    inferred: bool = False
    reported: bool = False


def spoken_by(made: Sequence[Quotation], span: Span) -> Span | None:
    """The speaker of the quotation that holds the span; none where none does."""
    return next((q.speaker for q in made if q.span.contains(span) or q.inner.contains(span)), None)
