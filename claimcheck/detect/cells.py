"""Figures in a table's cells: what their headers say of unit, scale and change, and its caption of the unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.lexicon import words_in
from claimcheck.detect.numerals import number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.units import money_sign, unit_at
from claimcheck.detect.words import Token, lower, tokens
from claimcheck.model import Block, Change, ChangeKind, Direction, Document, Form, Quantity, Span

Unit = tuple[str, Form]
CAPTIONS = ("table", "figure")
WHOLE = 100  # per cent
HEADS = 120  # code points of a line of heads


def with_headers(document: Document, block: Block, q: Quantity, told: Unit | None = None) -> Quantity:
    """A cell's figure with the unit and the change that its headers tell of ("Overtime (hours)", "£m", "Fell by").

    `told` is the unit of the table's caption, for a figure that has none yet.
    """
    for header in reversed(block.headers):
        run = tokens(document.prose, header)
        if q.form is Form.COUNT and not q.unit:
            q = _with_unit(_scaled(q, run), run)
        if q.change is None and q.form in (Form.SHARE, Form.POINTS, Form.COUNT):
            q = _with_change(document, q, run, header)
    return _with_unit_of_caption(document, block, q, told) if told and q.form is Form.COUNT and not q.unit else q


def unit_told(document: Document, at: int) -> Unit | None:
    """The unit that the caption of a table tells for all its cells ("Table 2. Water, per cent of workers", "(mg/kg)"), by the number of
    its first cell among the document's blocks."""
    span = _caption(document, at)
    run = tokens(document.prose, span) if span else ()
    told = (i for i in range(2, len(run)) if run[i - 1].text in (",", "(") or run[i - 1].lower == "in")
    return next((u for i in told if (u := unit_at(run, i))), None)


def _with_unit_of_caption(document: Document, block: Block, q: Quantity, told: Unit) -> Quantity:
    """A bare figure with the unit that its table's caption tells; a row or a column of counts ("Base", "Number of homes") has none."""
    of_counts = any(_is_of_counts(tokens(document.prose, h)) for h in block.headers)
    if of_counts or (told[1] is Form.SHARE and q.high > WHOLE):
        return q
    unit, _, rate = told[0].partition(" per ")
    return replace(q, unit=unit, form=told[1], counted=None, rate=rate or q.rate)


def _is_of_counts(header: Sequence[Token]) -> bool:
    return bool(header) and header[0].lower in words_in("units", "of_counts")


def _caption(document: Document, at: int) -> Span | None:
    """The caption of a table: what stands above its first cell and begins with "Table"; a line of heads may be between."""
    for above in reversed(document.blocks[max(0, at - 2) : at]):
        words = document.prose[above.span.start : above.span.end].lstrip(" *_")
        if words.lower().startswith(CAPTIONS):
            return above.span
        if len(words) > HEADS or words.rstrip().endswith("."):
            return None
    return None


def _with_unit(q: Quantity, header: Sequence[Token]) -> Quantity:
    """A bare figure with the unit of its header: a sign of percent or money, or a unit in the plural ("Days")."""
    t = tables()
    for units, form in ((t.percent, Form.SHARE), (t.duration, Form.DURATION), (t.measure, Form.MEASURE)):
        for hit in units.all(header):
            if hit.first and number_at(header, hit.first - 1):  # "Evicted within six months"
                continue
            if form is Form.SHARE or header[hit.last - 1].lower.endswith("s") or header[hit.first - 1].text == "(":
                return replace(q, unit=hit.value, form=form, counted=None)
    for i, token in enumerate(header):
        sign = money_sign(header, i)
        unit = (
            sign.value if sign else t.code.get(token.lower, "") if token.text.isupper() and len(token.text) > 2 else ""
        )
        if token.lower in t.money and token.lower.endswith("s"):  # "Cost in pounds"
            unit = t.money[token.lower]
        if unit:
            return replace(q, unit=unit, form=Form.MONEY, counted=None)
    return q


def _scaled(q: Quantity, header: Sequence[Token]) -> Quantity:
    """A bare figure times the scale of its header: "(thousands)", "£m", "£ million", "'000"."""
    t = tables()
    for i, token in enumerate(header):
        told = lower(header, i - 1) in t.sign or lower(header, i - 1) in ("(", "in")
        scale = t.scale.get(token.lower, 0) or t.scale_plural.get(token.lower, 0) or t.short_scale.get(token.lower, 0)
        scale = 1000 if token.text == "000" and lower(header, i - 1) in ("'", "‘", "’") else scale if told else 0
        if scale > 1:
            return replace(q, low=q.low * scale, high=q.high * scale, step=q.step * scale)
    return q


def _with_change(document: Document, q: Quantity, header: Sequence[Token], span: Span) -> Quantity:
    t = tables()
    hits = (h for words in (t.verb, t.noun) for h in words.all(header))
    hit = next((h for h in hits if lower(header, h.first - 1) != "-"), None)  # "Take-up" tells no change
    if hit is None:
        return q
    way = Direction(hit.value)
    signed = document.prose[q.number.start] in "+-−–"
    if way is Direction.NONE and signed:  # "Change in staff | −4"
        way = Direction.DOWN if q.low < 0 else Direction.UP
        size = abs(q.low)
        return replace(q, low=size, high=size, change=Change(ChangeKind.BY, way, span, stated=True))
    if q.form is Form.COUNT:
        return q
    to = lower(header, hit.last) == "to"
    return replace(q, change=Change(ChangeKind.TO if to else ChangeKind.BY, way, span, stated=to))
