"""Sentences with figures that are statements too: a figure that no source has hides nothing that a source denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.claims import as_statement
from claimcheck.detect.words import tokens
from claimcheck.model import ClaimKind, Document, Span
from claimcheck.retrieve.candidates import candidates
from claimcheck.retrieve.choice import chosen, is_small
from claimcheck.retrieve.levelled import compared
from claimcheck.retrieve.library import Library
from claimcheck.rules.base import Case
from claimcheck.turned import turned


def stated_besides(cases: Sequence[Case], draft: Document, library: Library) -> Iterator[Case]:
    """Sentences whose figures no source has, or that count a few things only, as the statements that they are too, where
    a source says the reverse.

    "The board carried out a survey in its three towns" is denied by "the board did not carry out a survey in these towns".
    """
    by_sentence: dict[Span, list[Case]] = {}
    for case in cases:
        by_sentence.setdefault(case.claim.sentence, []).append(case)
    for beside in by_sentence.values():
        figures = [c for c in beside if c.claim.quantity]
        stated = any(c.claim.kind is ClaimKind.QUALITATIVE for c in beside)
        told = any(c.evidence and not (c.claim.quantity and is_small(c.claim.quantity)) for c in figures)
        if not figures or stated or told or any(c.claim.recalled or c.turned for c in figures):
            continue
        claim = as_statement(figures[0].claim, draft)
        scored = candidates(claim, library)
        evidence = tuple(s.evidence for s in chosen(claim, scored))
        case = turned(Case(draft, (), claim, evidence, library, tuple(s.evidence for s in scored)), False)
        run = tokens(draft.prose, claim.sentence)
        if case.turned or (evidence and case.sure and compared(run, claim.sentence)):
            yield case
