"""Figures that follow from two figures of a source by one step of arithmetic, with the working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.words import tokens
from claimcheck.model import Bound, Change, ChangeKind, Claim, ClaimKind, Direction, Form, Passage, Quantity, Span
from claimcheck.retrieve.figures import ONE_SIDED, Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.working import changed, shown

LEVELS = (Form.COUNT, Form.MONEY, Form.DURATION, Form.MEASURE)
WINDOW = 3  # sentences within which the two figures stand


def derived(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """The ratios of two like figures in or near the passages, as claims of the source with their working.

    These may speak against the draft: "quadrupled" for 248 and 881. Figures of which only one bound is told
    make none, and those of a table, which has so many, can only speak for it.
    """
    if claim.quantity is None:
        return
    for a, b, passage in _pairs(passages, library):
        if any(c.quantity and c.quantity.bound in ONE_SIDED for c in (a, b)) or library.one_column(a, b):
            continue
        elliptic = not (a.about.counted and b.about.counted) and set_against(a, b, library)
        if _alike(a, b) or (elliptic and _levels_alike(a.quantity, b.quantity)):
            made = _ratio(a, b, passage, claim.quantity, library)
            if made:
                yield made


def borne_out(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """Differences, sums and shares of two figures of the passages, where they give the draft's figure.

    These can only speak for the draft: figures that stand together need not belong together.
    """
    asked = claim.quantity
    if asked is None or asked.form not in (*LEVELS, Form.SHARE, Form.POINTS):
        return
    for a, b, passage in _pairs(passages, library, factors=True):
        beside = a.sentence == b.sentence or library.one_column(a, b)
        shares = (
            a.quantity is not None and a.quantity.form is Form.SHARE
        )  # of any two wholes, unless they stand together
        made = list(_combined(a.quantity, b.quantity, asked)) if beside or not shares or _of_one(claim, a, b) else []
        if a.sentence == b.sentence:
            made += [*_from_difference(a.quantity, b.quantity, asked), *_from_share(a.quantity, b.quantity, asked)]
        for quantity, working in made:
            if compare(asked, quantity) is Relation.ENTAILED:
                yield _claim(a, b, passage, quantity, working)


def _of_one(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether a difference in points is asked for, and two shares tell of one thing of the draft's at two times."""
    points = claim.quantity is not None and claim.quantity.form is Form.POINTS
    return points and bool(set(claim.about.clause) & set(a.about.clause) & set(b.about.clause))


def _combined(x: Quantity | None, y: Quantity | None, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """What two figures make by one step that gives a figure of the kind that is asked for."""
    if x is None or y is None:
        return
    for factor, end in ((x, y), (y, x)):  # "doubled to 1.6 million" began at 0.8 million
        ended = end.change is not None and end.change.kind is ChangeKind.TO
        if (
            factor.form is Form.MULTIPLE
            and factor.low > 0
            and ended
            and asked.form is end.form
            and asked.unit == end.unit
        ):
            start = end.low / factor.low
            yield _plain_quantity(start, asked, end.step), f"{shown(end.low)} / {shown(factor.low)} = {shown(start)}"
    if x.unit != y.unit or x.form is not y.form or Form.MULTIPLE in (x.form, y.form):
        return
    low, high = sorted((x.low, y.low))
    by = asked.change is None or asked.change.kind is ChangeKind.BY
    if asked.form is x.form and asked.unit == x.unit and by and (asked.form is not Form.SHARE or asked.change is None):
        yield _plain_quantity(high - low, asked, x.step), f"{shown(high)} - {shown(low)} = {shown(high - low)}"
        yield _plain_quantity(high + low, asked, x.step), f"{shown(high)} + {shown(low)} = {shown(high + low)}"
    if asked.form is Form.POINTS and x.form is Form.SHARE:
        yield _plain_quantity(high - low, asked, x.step), f"{shown(high)} - {shown(low)} = {shown(high - low)} points"
    if asked.form is Form.SHARE and x.form in LEVELS:
        share = (high - low) / low * 100 if asked.change else low / high * 100
        over = changed(low, high) if asked.change else f"{shown(low)} / {shown(high)} = {shown(share)}%"
        yield _plain_quantity(share, asked, Fraction(1, 10)), over
    if asked.form is Form.SHARE and x.form is Form.SHARE and asked.change is None:
        share = low / high * 100
        yield _plain_quantity(share, asked, Fraction(1, 10)), f"{shown(low)} / {shown(high)} = {shown(share)}%"


def _from_difference(x: Quantity | None, y: Quantity | None, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """The change in percent that a level and its difference make: "£96 million, £22 million more than the year before"."""
    if x is None or y is None or x.unit != y.unit or x.form is not y.form or x.form not in LEVELS:
        return
    low, high = sorted((x.low, y.low))
    if asked.form is not Form.SHARE or asked.change is None or not 0 < low < high:
        return
    for start in (high - low, high + low):
        share = low / start * 100
        yield (
            _plain_quantity(share, asked, Fraction(1, 10)),
            f"{shown(low)} / {shown(start)} = {shown(share)}%",
        )


def _from_share(x: Quantity | None, y: Quantity | None, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """The size of a change from its end and its percentage: "raised to £31,650, an increase of 5.5 per cent"."""
    if x is None or y is None:
        return
    for share, end in ((x, y), (y, x)):
        change = share.change
        if (
            share.form is not Form.SHARE
            or change is None
            or change.kind is not ChangeKind.BY
            or (end.form, end.unit) != (asked.form, asked.unit)
            or end.form not in LEVELS
        ):
            continue
        factor = 1 + (share.low if change.way is Direction.UP else -share.low) / 100
        if factor <= 0:
            continue
        start = end.low / factor
        step = max(end.step, abs(end.low - start) / 100)
        size = abs(end.low - start)
        yield _plain_quantity(size, asked, step), f"{shown(end.low)} - {shown(start)} = {shown(size)}"
        yield _plain_quantity(start, asked, step), f"{shown(end.low)} / {shown(factor)} = {shown(start)}"


def _plain_quantity(value: Fraction, asked: Quantity, step: Fraction) -> Quantity:
    return Quantity(value, value, step, Bound.EXACTLY, asked.unit, asked.form, asked.change)


def _pairs(
    passages: Sequence[Passage], library: Library, factors: bool = False
) -> Iterator[tuple[Claim, Claim, Passage]]:
    """The pairs of plain figures, one of them in a passage, the other near it, each pair once."""
    seen: set[tuple[str, int, int]] = set()
    for passage in passages:
        near = _near(passage, library, factors)
        for i, a in enumerate(near):
            for b in near[i + 1 :]:
                key = (passage.document, a.anchor.start, b.anchor.start)
                if key not in seen and (passage.span.contains(a.anchor) or passage.span.contains(b.anchor)):
                    seen.add(key)
                    yield a, b, passage


def _near(passage: Passage, library: Library, factors: bool) -> list[Claim]:
    """The source's plain figures in the sentences of the passage's paragraph around it, or in its row and column."""
    paragraph = library.paragraph(passage.document, passage.span)
    at = next((i for i, p in enumerate(paragraph) if p.span == passage.span), 0)
    whole = library.cell(passage.document, passage.span) is not None
    around = paragraph if whole else paragraph[max(0, at - WINDOW + 1) : at + WINDOW]
    found = [c for p in around for c in library.claims_at.get((p.document, p.span.start), ())]
    return [c for c in found if c.quantity and (_plain(c.quantity) or (factors and _is_factor(c.quantity)))]


def _is_factor(q: Quantity) -> bool:
    """Whether a figure tells by how much another one changed."""
    return q.form is Form.MULTIPLE or (q.form is Form.SHARE and q.change is not None)


def _plain(q: Quantity) -> bool:
    """Whether a figure is a level that may be set against another: a count, an amount or a share, no change."""
    changed = q.change is not None and q.change.kind is ChangeKind.BY
    return q.form in (*LEVELS, Form.SHARE) and not changed and q.low > 0 and q.low == q.high


def _alike(a: Claim, b: Claim) -> bool:
    """Whether the two count the same kind of thing."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.form is not y.form or x.unit != y.unit or x.low == y.low:
        return False
    if x.change and y.change and {x.change.kind, y.change.kind} == {ChangeKind.FROM, ChangeKind.TO}:
        return True
    shared = set(a.about.counted) & set(b.about.counted)
    if x.form is Form.SHARE:
        return bool(set(a.about.clause) & set(b.about.clause))
    return bool(shared)


def _levels_alike(x: Quantity | None, y: Quantity | None) -> bool:
    return x is not None and y is not None and x.form is y.form is Form.COUNT and x.unit == y.unit and x.low != y.low


def set_against(a: Claim, b: Claim, library: Library) -> bool:
    """Whether a source sets the second figure against the first: "2,430 names, against 1,215 five years before"."""
    first, last = sorted((a, b), key=lambda c: c.anchor)
    if a.document != b.document or a.sentence != b.sentence or first.anchor.end > last.anchor.start:
        return False
    between = tokens(library.document(a.document).prose, Span(first.anchor.end, last.anchor.start))
    hits = list(_against().all(between))
    return bool(hits) and hits[-1].last == len(between)


@lru_cache(maxsize=1)
def _against() -> Phrases[str]:
    return Phrases.of((w, "") for row in rows("arithmetic", "against") for w in row["words"])


def _ratio(a: Claim, b: Claim, passage: Passage, asked: Quantity, library: Library) -> Claim | None:
    """The later figure over the earlier one; the greater over the smaller for a comparison without a change."""
    first, last = _in_time(a, b, library)
    x, y = first.quantity, last.quantity
    if x is None or y is None:
        return None
    if asked.change is None and asked.form is Form.MULTIPLE and y.low < x.low:
        first, last, x, y = last, first, y, x
    factor = y.low / x.low
    direction = Direction.UP if factor > 1 else Direction.DOWN
    bound = Bound.EXACTLY if x.bound is y.bound is Bound.EXACTLY else Bound.ABOUT
    change = Change(ChangeKind.BY, direction, last.anchor)
    working = changed(x.low, y.low) if asked.change else f"{shown(y.low)} / {shown(x.low)} = {shown(factor)}"
    if asked.form is Form.MULTIPLE:
        quantity = Quantity(factor, factor, Fraction(1, 100), bound, "times", Form.MULTIPLE, change, number=last.anchor)
    elif asked.change and asked.change.kind is ChangeKind.BY:
        percent = abs(factor - 1) * 100
        quantity = Quantity(percent, percent, Fraction(1, 10), bound, "percent", Form.SHARE, change, number=last.anchor)
    else:
        return None
    return _claim(first, last, passage, quantity, working)


def _claim(first: Claim, last: Claim, passage: Passage, quantity: Quantity, working: str) -> Claim:
    """The claim that two claims of a source make together."""
    about = replace(
        last.about,
        clause=tuple(dict.fromkeys((*last.about.clause, *first.about.clause))),
        rest=tuple(dict.fromkeys((*last.about.rest, *first.about.rest))),
        periods=(*last.about.periods, *first.about.periods),
    )
    whole = first.clause.to(last.clause)
    return Claim(
        ClaimKind.CHANGE,
        last.document,
        whole,
        passage.span,
        whole,
        quantity,
        about=about,
        modifiers=last.modifiers,
        working=working,
    )


def is_derived(claim: Claim) -> bool:
    """Whether a source's claim was worked out from two of its figures, and is not written there."""
    return bool(claim.working)


def _in_time(a: Claim, b: Claim, library: Library) -> tuple[Claim, Claim]:
    """The two claims, the earlier one first: by from and to, by their periods, by what is set against what, by their order."""
    if a.quantity and a.quantity.change and a.quantity.change.kind is ChangeKind.TO:
        return b, a
    told = [[p for p in c.about.periods if not p.inferred] for c in (a, b)]
    if all(told) and told[0] != told[1]:
        return (b, a) if told[0][0].last > told[1][-1].last else (a, b)
    return (b, a) if set_against(a, b, library) else (a, b)
