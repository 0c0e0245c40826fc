"""The evidence of a claim looked at once more, before the rules are asked: whether the source itself settles it better.

In this order: what is written comes before what was worked out; a figure that the source says again, more exactly, before the
rounder one; the draft's own figure of another place before another figure; the draft's own sentence before all.
"""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model import ClaimKind, Evidence
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.editions import are_editions
from claimcheck.retrieve.elsewhere import of_another
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.ties import like
from claimcheck.retrieve.verbatim import word_for_word
from claimcheck.rules.base import Case

LISTING = frozenset({"and", "or", "but", ","})  # words between two figures that are of two things
LESS = 0.25  # of a score, with which a figure that is written is still what was meant by one that was worked out
APART = 6  # words between a figure and the brackets in which it is said again


def reread(case: Case) -> Case:
    """The case, with other evidence where the source settles it better."""
    return _word_for_word(_placed_elsewhere(_said_again(_as_written(case))))


def _as_written(case: Case) -> Case:
    """The case with a figure that the source writes for evidence, where one that was worked out of its sentence speaks against
    the draft, or one that was worked out of its paragraph bears out what is written there too."""
    if not case.evidence or not is_derived(case.best.claim):
        return case
    own, q = case.best.claim, case.claim.quantity
    if case.relation is Relation.ENTAILED:
        near, passages = case.evidence, {p.span for p in case.library.paragraph(own.document, own.sentence)}
    else:
        near, passages = case.considered, {own.sentence}
    for e in near:
        if case.relation is Relation.ENTAILED and e.score < case.best.score - LESS:
            continue  # of which the same number is told by chance
        same = e.claim.document == own.document and e.claim.sentence in passages and not is_derived(e.claim)
        if same and q and e.claim.quantity and compare(q, e.claim.quantity) is Relation.ENTAILED:
            return replace(case, evidence=(e,))
    return case


def _placed_elsewhere(case: Case) -> Case:
    """The case with the draft's own figure for evidence, where the passage that has another one gives it to another place or season."""
    if not case.evidence or case.relation is not Relation.VALUE:
        return case
    found = of_another(case.claim, case.draft, case.best, case.library)
    return replace(case, evidence=(found,), considered=(found, *case.considered)) if found else case


def _said_again(case: Case) -> Case:
    """The case with the figure for evidence by which the source says its own again: "nearly a third (31 per cent)"."""
    q = case.claim.quantity
    if not case.evidence or q is None or case.relation not in (Relation.VALUE, Relation.HEDGE, Relation.OPEN):
        return case
    for own, e in ((v.claim, e) for v in case.evidence for e in case.considered):
        first, last = sorted((own.anchor, e.claim.anchor))
        beside = e.claim.sentence == own.sentence and e.claim.document == own.document and first.end <= last.start
        if not beside or is_derived(e.claim) or not like(own.quantity, e.claim.quantity):
            continue
        prose = case.library.document(own.document).prose
        between = prose[first.end : last.start].split()
        bracketed = between[-1:] == ["("] and prose[last.end : last.end + 1] == ")" and len(between) <= APART
        again = between in (["or"], [",", "or"]) or (bracketed and not LISTING & {*between})
        if again and e.claim.quantity and compare(q, e.claim.quantity) is Relation.ENTAILED:
            return replace(case, evidence=(e,))
    return case


def _word_for_word(case: Case) -> Case:
    """The case with the source's own claim for evidence, where a source has the draft's sentence word for word."""
    if case.claim.kind in (ClaimKind.CITATION, ClaimKind.QUOTATION):
        return case
    found = word_for_word(case.claim, case.draft, case.library)
    if found is None or (case.evidence and _is_edition(case, found)):
        return case  # of another year than the draft's
    found = next((e for e in case.considered if e.claim == found.claim), found)  # which tells what it was weighed by
    return replace(case, evidence=(found,), considered=(found, *case.considered), word_for_word=True)


def _is_edition(case: Case, found: Evidence) -> bool:
    """Whether the evidence is from another edition of the document that has the draft's words."""
    return are_editions(case.source, case.library.document(found.claim.document))
