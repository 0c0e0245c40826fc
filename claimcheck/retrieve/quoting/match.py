"""What is found of a quotation in a source, and how the two differ."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Span


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between the quoted words and the source's.

    `kind` is replaced, added or dropped; or moved: the source has the pieces in another order; or apart: it has them in
    order, but so far from each other that they are no passage.
    """

    kind: str
    draft: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A qualifier of the source's sentence that the quotation leaves out; `where`: before, after, within, dropped."""

    kind: str
    words: str
    where: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where a quotation stands in a source, or what comes nearest to it there.

    `exact`: word for word as an editor reads. `sentence` is the source's sentence, or sentences, around it.
    """

    document: str
    span: Span
    sentence: Span
    score: float
    exact: bool
    changes: tuple[Change, ...] = ()
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A match by indexes of the source's words: `last` is in it, `gaps` are the runs that an omission stands for."""

    first: int
    last: int
    gaps: tuple[tuple[int, int], ...]
    score: float
    changes: tuple[Change, ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()
