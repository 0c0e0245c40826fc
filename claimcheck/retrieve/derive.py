"""Figures that follow from two figures of a source by one step of arithmetic, with the working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.model import Bound, Change, ChangeKind, Claim, ClaimKind, Direction, Form, Passage, Quantity
from claimcheck.retrieve.library import Library

WINDOW = 3  # sentences within which the two figures stand
DECIMALS = 2


def derived(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """The ratios of two like figures in or near the passages, as claims of the source with the working in `words`."""
    if claim.quantity is None:
        return
    seen: set[tuple[str, int, int]] = set()
    for passage in passages:
        near = _near(passage, library)
        for i, a in enumerate(near):
            for b in near[i + 1 :]:
                key = (passage.document, a.anchor.start, b.anchor.start)
                if key in seen or not _alike(a, b):
                    continue
                if not (passage.span.contains(a.anchor) or passage.span.contains(b.anchor)):
                    continue
                seen.add(key)
                made = _ratio(a, b, passage, claim.quantity)
                if made:
                    yield made


def _near(passage: Passage, library: Library) -> list[Claim]:
    """The source's plain figures in the sentences of the passage's paragraph around it."""
    paragraph = library.paragraph(passage.document, passage.span)
    at = next((i for i, p in enumerate(paragraph) if p.span == passage.span), 0)
    around = paragraph[max(0, at - WINDOW + 1) : at + WINDOW]
    found = [c for p in around for c in library.claims_at.get((p.document, p.span.start), ())]
    return [c for c in found if c.quantity and _plain(c.quantity)]


def _plain(q: Quantity) -> bool:
    """Whether a figure is a level that may be set against another: a count, an amount or a share, no change."""
    changed = q.change is not None and q.change.kind is ChangeKind.BY
    return q.form in (Form.COUNT, Form.MONEY, Form.SHARE) and not changed and q.low > 0 and q.low == q.high


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


def _ratio(a: Claim, b: Claim, passage: Passage, asked: Quantity) -> Claim | None:
    """The later figure over the earlier one; the greater over the smaller for a comparison without a change."""
    first, last = _in_time(a, b)
    x, y = first.quantity, last.quantity
    if x is None or y is None:
        return None
    if asked.change is None and asked.form is Form.MULTIPLE and y.low < x.low:
        first, last, x, y = last, first, y, x
    factor = y.low / x.low
    direction = Direction.UP if factor > 1 else Direction.DOWN
    bound = y.bound if x.bound is Bound.EXACTLY else Bound.ABOUT
    change = Change(ChangeKind.BY, direction, last.anchor)
    working = f"{shown(y.low)} / {shown(x.low)} = {shown(factor)}"
    if asked.form is Form.MULTIPLE:
        quantity = Quantity(factor, factor, Fraction(1, 100), bound, "times", Form.MULTIPLE, change, number=last.anchor)
    elif asked.change and asked.change.kind is ChangeKind.BY:
        percent = abs(factor - 1) * 100
        quantity = Quantity(percent, percent, Fraction(1, 10), bound, "percent", Form.SHARE, change, number=last.anchor)
        working += f", {'up' if factor > 1 else 'down'} {shown(percent)} percent"
    else:
        return None
    about = replace(
        last.about,
        clause=tuple(dict.fromkeys((*last.about.clause, *first.about.clause))),
        rest=tuple(dict.fromkeys((*last.about.rest, *first.about.rest))),
        periods=(*last.about.periods, *first.about.periods),
    )
    whole = first.clause.to(last.clause)
    return Claim(ClaimKind.CHANGE, last.document, whole, passage.span, whole, quantity, working, about, last.modifiers)


def _in_time(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The two claims, the earlier one first: by from and to, by their periods, by their order in the text."""
    if a.quantity and a.quantity.change and a.quantity.change.kind is ChangeKind.TO:
        return b, a
    told = [[p for p in c.about.periods if not p.inferred] for c in (a, b)]
    if all(told) and told[0][0].last > told[1][-1].last:
        return b, a
    return a, b


def shown(value: Fraction) -> str:
    """A number as people write it: thousands set off, at most two decimals."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    text = f"{float(value):,.{DECIMALS}f}"
    return text.rstrip("0").rstrip(".")
