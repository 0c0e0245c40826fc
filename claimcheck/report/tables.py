"""The smaller outputs: tables of figures and of sources, as columns for people or as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimcheck.model import Change, Direction, Quantity, Span, TimeExpression
from claimcheck.report.json import Json
from claimcheck.report.json import text as json_text
from claimcheck.report.text import one_line

Figures = Iterable[tuple[Span, Quantity | TimeExpression]]
DIGITS = 6  # after the point, for a figure that no decimal number gives exactly


def columns(rows: Sequence[Sequence[str]]) -> str:
    """The rows with their cells one below the other; the last column is as long as it likes."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    lines = ["  ".join([*(f"{c:{w}}" for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in rows]
    return "".join(f"{line}\n" for line in lines)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def quantities_table(text: str, found: Figures) -> str:
    """A line for each figure and each time: its words, and how they were read."""
    head = ("words", "value", "bound", "unit", "form", "change", "counts", "of")
    rows = [
        (one_line(text[span.start : span.end]), _days(q), "", "", q.kind, "", "", "")
        if isinstance(q, TimeExpression)
        else (
            one_line(text[span.start : span.end]),
            _interval(q),
            q.bound,
            f"{q.unit} per {q.rate}".strip() if q.rate else q.unit,
            q.form,
            _change(q.change),
            _words(text, q.counted),
            _words(text, q.subject),
        )
        for span, q in found
    ]
    return columns([head, *rows]) if rows else "No figure.\n"


def quantities_json(text: str, found: Figures) -> str:
    """The same as a JSON array."""
    made: list[Json] = [
        {
            "span": {"start": span.start, "end": span.end},
            "text": text[span.start : span.end],
            "form": q.kind,
            "first": q.first.isoformat() if q.first else None,
            "last": q.last.isoformat() if q.last else None,
            "readings": [[first.isoformat(), last.isoformat()] for first, last in q.readings],
        }
        if isinstance(q, TimeExpression)
        else {
            "span": {"start": span.start, "end": span.end},
            "text": text[span.start : span.end],
            "low": _plain(q.low),
            "high": _plain(q.high),
            "step": _plain(q.step),
            "bound": q.bound,
            "unit": q.unit,
            "form": q.form,
            "change": _change(q.change),
            "counted": _words(text, q.counted),
            "subject": _words(text, q.subject),
            "rate": q.rate,
        }
        for span, q in found
    ]
    return json_text(made)


def _days(time: TimeExpression) -> str:
    """The days that a time means, with every reading of an ambiguous one; empty where it keeps its words."""
    if time.ambiguous:
        return " or ".join(_stretch(first, last) for first, last in time.readings) + " (ambiguous)"
    return _stretch(time.first, time.last) if time.resolved else ""


def _stretch(first: dt.date | None, last: dt.date | None) -> str:
    if first and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else '…'} to {last.isoformat() if last else '…'}"


def _interval(quantity: Quantity) -> str:
    low, high = _number(quantity.low), _number(quantity.high)
    return low if low == high else f"{low} to {high}"


def _number(value: Fraction) -> str:
    """The value in digits: exactly where a decimal number can be exact, else to some places."""
    plain = _plain(value)
    return f"{plain:,}" if isinstance(plain, int) else f"{plain:,.{DIGITS}f}".rstrip("0")


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _change(change: Change | None) -> str:
    if change is None:
        return ""
    return change.kind if change.way is Direction.NONE else f"{change.way} {change.kind}"


def _words(text: str, span: Span | None) -> str:
    return one_line(text[span.start : span.end]) if span else ""
