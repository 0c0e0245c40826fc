"""Figures that take more of a source than two figures: what it leaves for the rest of a whole, and so many of so many where it
counts the one and the other far apart. They only speak for the draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.detect.lexicon import cues
from claimcheck.detect.numerals import number_at
from claimcheck.detect.words import tokens
from claimcheck.model import Bound, Claim, Form, Passage, Quantity
from claimcheck.retrieve.figures import LEVELS, Relation, compare, plain
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree
from claimcheck.retrieve.ties import complements, like, part_and_whole
from claimcheck.retrieve.working import shown

WHOLE = Fraction(100)


def the_rest(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """What a source's sentence leaves of a whole for those that it calls the rest: "allowed 212, rejected 377 and had yet to decide
    the rest" of 640."""
    asked = claim.quantity
    if asked is None or asked.change or asked.form not in (*LEVELS, Form.SHARE):
        return
    for passage in passages:
        prose = library.document(passage.document).prose
        run = tokens(prose, passage.span)
        if next(iter(cues("arithmetic", "left_over").all(run)), None) is None:
            continue
        found = [
            c
            for c in library.claims_at.get((passage.document, passage.span.start), ())
            if c.quantity and like(c.quantity, asked) and c.quantity.low == c.quantity.high and not c.quantity.change
        ]
        share = asked.form is Form.SHARE
        values = [c.quantity.low for c in found if c.quantity]
        whole, parts = (WHOLE, values) if share else (values[0] if values else Fraction(0), values[1:])
        left = whole - sum(parts, Fraction(0))
        made = plain(left, asked, max((c.quantity.step for c in found if c.quantity), default=Fraction(1)))
        if parts and left > 0 and compare(asked, made) is Relation.ENTAILED:
            working = f"{shown(whole)} − {' − '.join(map(shown, parts))} = {shown(left)}{'%' if share else ''}"
            yield _claim(found[-1], passage, replace(made, number=found[-1].anchor), working)


def so_many_of(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """The share that a draft writes as two counts, of which the source has each: "23 of 26 schools" for "23 in Togo" and, sentences
    before, "26 schools in Togo"; or that tells those of a whole for whom the source does not say so."""
    asked = claim.quantity
    if asked is None or asked.form is not Form.SHARE or asked.change or asked.bound is not Bound.EXACTLY:
        return
    few, many = _written(claim)
    if few <= 0 or many <= few:
        return
    for passage in passages:
        wholes = [c for c in library.claims_of(passage.document) if _counts(c, many) and _of_one(claim, c)]
        if not wholes:
            continue
        for part in library.claims_at.get((passage.document, passage.span.start), ()):
            denied = complements(claim, part)
            if not _counts(part, many - few if denied else few) or _is_of_others(part, many, library):
                continue
            rest = f"{shown(many)} − {shown(many - few)} = {shown(few)}; " if denied else ""
            share = few / many * 100
            working = f"{rest}{shown(few)} / {shown(many)} = {shown(share)}%"
            yield _claim(part, passage, replace(plain(share, asked, asked.step), number=part.anchor), working)


def _written(claim: Claim) -> tuple[Fraction, Fraction]:
    """The two counts of a share that is written as so many of so many; noughts where it is not."""
    run = tokens(claim.words)
    found, i = list[Fraction](), 0
    while i < len(run):
        n = number_at(run, i)
        if n and n.form is Form.COUNT and n.low == n.high:
            found.append(n.low)
        i = n.j if n else i + 1
    return (found[0], found[1]) if len(found) == len(("few", "many")) else (Fraction(0), Fraction(0))


def _counts(claim: Claim, value: Fraction) -> bool:
    q = claim.quantity
    return q is not None and q.form is Form.COUNT and not q.unit and not q.change and q.low == q.high == value


def _of_one(claim: Claim, whole: Claim) -> bool:
    """Whether a count is of the draft's noun, or of none."""
    return not whole.about.counted or counted_agree(claim.about.counted, whole.about.counted)


def _is_of_others(part: Claim, many: Fraction, library: Library) -> bool:
    """Whether the source's own sentence tells a count as a part of another whole."""
    beside = library.claims_at.get((part.document, part.sentence.start), ())
    tied = (part_and_whole(c, part, library) for c in beside if c != part and c.quantity and c.quantity.low != many)
    return any(t is not None and t[0] == part for t in tied)


def _claim(of: Claim, passage: Passage, quantity: Quantity, working: str) -> Claim:
    told = tuple(dict.fromkeys((*of.about.clause, *of.about.rest)))
    about = replace(of.about, clause=told, rest=(), counted=())
    return replace(of, anchor=passage.span, clause=passage.span, quantity=quantity, about=about, working=working)
