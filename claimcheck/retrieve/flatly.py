"""What a draft tells as so and a source, beside the passage that it is judged by, flatly denies in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from math import fsum

from claimcheck.detect.flatly import Denial, denials, parts, told
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Passage, Span
from claimcheck.retrieve.library import Library

FEW = 2  # words of a denial from which it says enough by itself, in the paragraph of the evidence
TIED = 2  # terms of its sentence besides, that the draft must have
SHARE = 0.4  # of the draft's terms, by their weight, that the denying sentence and the one before it must have


@dataclass(frozen=True, slots=True)
class Flatly:
    """What the draft says, and the passage that denies it, with the part of it that does."""

    ours: Span
    passage: Passage
    theirs: Span


def flatly_denied(run: Sequence[Token], near: Iterable[tuple[str, Span]], library: Library) -> Iterator[Flatly]:
    """What a sentence tells as so, and a sentence near one of some passages denies, and no sentence of its document tells."""
    said = set(terms(run))
    seen: set[tuple[str, Span]] = set()
    for document, at in near:
        around = library.paragraph(document, at)
        prose = library.document(document).prose
        for i, passage in enumerate(around):
            if (document, passage.span) in seen:
                continue
            seen.add((document, passage.span))
            theirs = tokens(prose, passage.span)
            for d in denials(theirs):
                ours = told(run, d)
                before = set(around[i - 1].terms) if i else set[str]()
                own = passage.span == at
                if ours and _is_tied(said, d, passage, before, own, library) and not _is_told(d, passage, library):
                    yield Flatly(ours, passage, d.span)


def _is_tied(said: Set[str], d: Denial, passage: Passage, before: Set[str], own: bool, library: Library) -> bool:
    """Whether a denial surely is of what the draft tells of: by its words and those around it; `own`: it stands in the evidence."""
    denied = {k for keys in d.keys for k in keys}
    rest = (said & set(passage.terms)) - denied
    if len(d.keys) < FEW and len(rest) < TIED:
        return False
    both = said & (set(passage.terms) | before | denied)
    return own or len(d.keys) > FEW or _weight(both, library) >= SHARE * _weight(said, library)


def _is_told(d: Denial, but: Passage, library: Library) -> bool:
    """Whether another sentence of the document tells the same as so."""
    words = {k for keys in d.keys for k in keys}
    prose = library.document(but.document).prose
    for other in library.passages_with(but.document, words, 1):
        run = tokens(prose, other.span)
        if other.span != but.span and told(run, d) is not None:
            return True
    return any(told(part, d) is not None for part in parts(tokens(prose, but.span)) if part != d.part)


def _weight(terms: Iterable[str], library: Library) -> float:
    return fsum(library.index.weight(t) for t in terms)
