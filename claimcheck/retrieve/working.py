"""The arithmetic between two figures, in words short enough for a message: "248 → 881 is ×3.55, +255%"."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from claimcheck.model import Bound, ChangeKind, Direction, Form, Quantity
from claimcheck.retrieve.figures import Interval, Relation, as_factor, claimed, in_base, said

DECIMALS = 2
HALF = Fraction(50)  # per cent: where a share might begin, to show what per cent and points make of it


def working(draft: Quantity, source: Quantity, relation: Relation) -> str:
    """Why the draft's figure does not follow from the source's; empty where the words say all."""
    match relation:
        case Relation.VALUE if draft.low == draft.high and source.low == source.high and _apart(draft, source):
            return f"{_amount(source.low, source)} → {_amount(draft.low, draft)} is {_step(source, draft)}"
        case Relation.VALUE | Relation.HEDGE | Relation.OPEN:
            ours = _amount(draft.low, draft) if draft.bound is Bound.EXACTLY else _told(claimed(draft), draft)
            return f"the source allows {_told(said(source), source)}, the draft says {ours}"
        case Relation.CHANGE:
            return _factors(draft, source)
        case Relation.DIRECTION:
            sizes = draft.low == draft.high and all(
                not q.change or q.change.kind is ChangeKind.BY for q in (draft, source)
            )
            return f"{_signed(draft)}, not {_signed(source)}" if sizes else ""
        case Relation.UNIT:
            return _units(draft, source)
        case Relation.BY_TO:
            return _by_to(draft if _is_by(draft) else source)
    return ""


def changed(first: Fraction, last: Fraction) -> str:
    """What a change from one level to another makes: "248 → 881 is ×3.55, +255%"."""
    return f"{shown(first)} → {shown(last)} is ×{shown(last / first)}, {_percent(last / first)}"


def shown(value: Fraction) -> str:
    """A number as people write it: thousands set off, at most two decimals."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    text = f"{float(value):,.{DECIMALS}f}"
    return text.rstrip("0").rstrip(".")


def amount(q: Quantity) -> str:
    """A figure's value with its unit as it is written short: "12 points"."""
    return _amount(q.low, q)


def _percent(factor: Fraction) -> str:
    """A factor as a change in per cent, in whole ones from ten on."""
    percent = (factor - 1) * 100
    size = abs(percent)
    whole = Fraction(round(size)) if size >= 10 else Fraction(round(size * 10), 10)
    return f"{'+' if percent >= 0 else '−'}{shown(whole)}%"


def _step(source: Quantity, draft: Quantity) -> str:
    """The difference of two values, with its size in per cent of the source's."""
    size = abs(draft.low - source.low)
    unit = " points" if source.form is Form.SHARE else ""
    relative = f", {_percent(draft.low / source.low)}" if source.low > 0 else ""
    return f"{'+' if draft.low >= source.low else '−'}{shown(size)}{unit}{relative}"


def _amount(value: Fraction, q: Quantity) -> str:
    """A value with its unit as it is written short."""
    if q.form in (Form.SHARE, Form.POINTS):
        return f"{shown(value)}{'%' if q.form is Form.SHARE else ' points'}"
    if q.form is Form.MULTIPLE:
        return f"×{shown(value)}"
    if q.form is Form.MONEY:
        return f"{q.unit} {shown(value)}"
    plural = "" if value == 1 or not q.unit.isalpha() else "s"
    return f"{shown(value)} {q.unit}{plural}" if q.unit else shown(value)


def _told(allowed: Interval, q: Quantity) -> str:
    """An interval in words."""
    if not isinstance(allowed.low, Fraction):
        return f"{'less than ' if allowed.high_open else ''}{_end(allowed.high, q)}{'' if allowed.high_open else ' or less'}"
    if not isinstance(allowed.high, Fraction):
        return (
            f"{'more than ' if allowed.low_open else ''}{_end(allowed.low, q)}{'' if allowed.low_open else ' or more'}"
        )
    if allowed.low == allowed.high:
        return _amount(allowed.low, q)
    return f"{shown(allowed.low)} to {'just under ' if allowed.high_open else ''}{_amount(allowed.high, q)}"


def _end(value: Fraction | float, q: Quantity) -> str:
    return _amount(value, q) if isinstance(value, Fraction) else "any number"


def _apart(draft: Quantity, source: Quantity) -> bool:
    """Whether two exact figures differ by more than the precision with which the source's is written."""
    return (
        said(source).high not in (inf, -inf) and abs(draft.low - source.low) > source.step / 2 and _bare(draft, source)
    )


def _bare(draft: Quantity, source: Quantity) -> bool:
    """Whether neither is a bound, so that their difference tells all."""
    return all(isinstance(end, Fraction) for q in (draft, source) for end in (said(q).low, said(q).high))


def _factors(draft: Quantity, source: Quantity) -> str:
    ours, theirs = factor_of(draft), factor_of(source)
    return f"the draft's is {ours}; the source's {theirs}" if ours and theirs else ""


def factor_of(q: Quantity) -> str:
    """What a change makes of what was before: "×4, +300%"; empty for a figure that is none."""
    factor = as_factor(q)
    if factor is None:
        return ""
    cue = "" if factor.bound is Bound.EXACTLY else f"{factor.bound} "
    return f"{cue}×{shown(factor.low)}, {_percent(factor.low)}"


def _signed(q: Quantity) -> str:
    """The size of a change with its sign, and the factor that it makes."""
    down = q.change is not None and q.change.way is Direction.DOWN
    factor = as_factor(q)
    if q.form is Form.MULTIPLE and factor:
        return f"×{shown(factor.low)}"
    made = f", ×{shown(factor.low)}" if factor else ""
    return f"{'−' if down else '+'}{_amount(q.low, q)}{made}"


def _units(draft: Quantity, source: Quantity) -> str:
    if {draft.form, source.form} == {Form.SHARE, Form.POINTS}:
        n = draft.low
        if 0 < n < HALF:
            return f"from {shown(HALF)}%, {shown(n)}% less is {shown(HALF - HALF * n / 100)}%, {shown(n)} points less {shown(HALF - n)}%"
        return "a percentage is of what was before, points are added to it"
    (one, a), (two, b) = in_base(draft), in_base(source)
    if one == two and a != b:
        return f"{_amount(draft.low, draft)} = {shown(draft.low * a)} {one}s, {_amount(source.low, source)} = {shown(source.low * b)} {one}s"
    low, high = sorted((draft.low, source.low))
    if low > 0 and high / low in (1000, 1_000_000) and draft.unit == source.unit:
        return f"{shown(high)} is {shown(high / low)} times {shown(low)}"
    return ""


def _is_by(q: Quantity) -> bool:
    return q.change is not None and q.change.kind is ChangeKind.BY


def _by_to(by: Quantity) -> str:
    """What a change by a figure comes to, set beside a change to it."""
    size, down = _amount(by.low, by), by.change is not None and by.change.way is Direction.DOWN
    if by.form is Form.SHARE:
        left = shown(100 - by.low if down else 100 + by.low)
        return f"{'down' if down else 'up'} by {size} is {left}% of what was before"
    return f"by {size}: so much {'less' if down else 'more'} than before; to {size}: so much in all"
