"""Sentences with figures that are statements too: a figure that no source has hides nothing that a source denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.claims import as_statement
from claimcheck.detect.words import tokens
from claimcheck.model import Claim, ClaimKind, Document, Form, Span
from claimcheck.retrieve.candidates import candidates, prepare
from claimcheck.retrieve.choice import chosen, is_small
from claimcheck.retrieve.levelled import compared
from claimcheck.retrieve.library import Library
from claimcheck.rules.base import Case
from claimcheck.turned import turned


def stated_besides(cases: Sequence[Case], draft: Document, library: Library) -> Iterator[Case]:
    """Sentences whose figures no source has, or that count a few things only, as the statements that they are too, where
    a source says the reverse; those that beside it tell somebody's age, or a small number judged elsewhere, in any case.

    "The board carried out a survey in its three towns" is denied by "the board did not carry out a survey in these towns".
    """
    by_sentence: dict[Span, list[Case]] = {}
    for case in cases:
        by_sentence.setdefault(case.claim.sentence, []).append(case)
    asked: list[tuple[Claim, list[Case]]] = []
    for beside in by_sentence.values():
        figures = [c for c in beside if c.claim.quantity]
        stated = any(c.claim.kind is ClaimKind.QUALITATIVE for c in beside)
        told = any(c.evidence and not _says_little(c) for c in figures)
        if figures and not (stated or told or any(c.claim.recalled or c.turned for c in figures)):
            asked.append((as_statement(figures[0].claim, draft), figures))
    prepare([claim for claim, _ in asked], library)
    for claim, figures in asked:
        scored = candidates(claim, library)
        evidence = tuple(s.evidence for s in chosen(claim, scored))
        case = turned(Case(draft, (), claim, evidence, library, tuple(s.evidence for s in scored)), False)
        run = tokens(draft.prose, claim.sentence)
        aside = bool(evidence) and all(_is_aside(c, case) for c in figures)
        if case.turned or (evidence and case.sure and (compared(run, claim.sentence) or aside)):
            yield case


def _says_little(case: Case) -> bool:
    """Whether a figure is a small count or somebody's age, beside which the sentence may tell anything."""
    q = case.claim.quantity
    return q is not None and (is_small(q) or q.form is Form.AGE)


def _is_aside(case: Case, statement: Case) -> bool:
    """Whether a figure says little, and is not judged by the source's sentence that is of the whole statement."""
    if not _says_little(case):
        return False
    of_age = case.claim.quantity is not None and case.claim.quantity.form is Form.AGE
    best, whole = (c.best.claim if c.evidence else None for c in (case, statement))
    return of_age or (best is not None and whole is not None and best.sentence != whole.sentence)
