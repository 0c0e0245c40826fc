"""How much of what is said each document has, in some few sentences of it that stand together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Span

if TYPE_CHECKING:
    from claimcheck.retrieve.search import Index  # with numpy, which an unchanged check does without

WINDOW = 2  # sentences before a sentence that are read with it


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a document has of the terms that are said: where most of them stand, which, and their share by weight (0 to 1)."""

    span: Span
    terms: frozenset[str]
    share: float


def coverage(said: Collection[str], index: Index) -> dict[str, Coverage]:
    """For each document the place that has most of the terms, weighed by how rare they are.

    Terms that no document has count for nothing; documents without any are left out.
    """
    weights = {t: index.weight(t) for t in said if index.known(t)}
    whole = sum(weights.values())
    return {
        index.parts[index.document_of[i]].document: Coverage(index.span(i), terms, share / whole)
        for i, terms, share in index.fullest(weights, WINDOW)
    }
