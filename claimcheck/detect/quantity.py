"""The reader of figures: quantities in a run of tokens, as intervals with unit, bound, form and change.

    figure   := bound? sign? (number | range | share | factor) unit? bound-after?
    number   := digits scale? | words scale? | "a" scale | "half a" scale | "hundreds of" scale
    share    := number ("in" | "out of" | "of") number | ("a" | words) part
    factor   := change-word ("doubled") | number "times" | number "fold" | "twice"

What counts nothing (labels, versions, telephone numbers, times of day, dates, names such as COVID-19) is blocked first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.bounds import bound_of, bounded
from claimcheck.detect.change import change_left, change_of, ends_change, leading_preposition
from claimcheck.detect.counted import counted_tokens
from claimcheck.detect.labels import uncounted
from claimcheck.detect.numerals import Number, scale_of
from claimcheck.detect.period import periods
from claimcheck.detect.shares import n_in_m, part_at
from claimcheck.detect.tables import tables
from claimcheck.detect.units import factor_at, rate_of, unit_number
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words, tokens
from claimcheck.model import Bound, Change, ChangeKind, Form, Quantity, Span

RANGE_DASHES = ("-", "–", "—")


def _range_at(run: Sequence[Token], i: int) -> Number | None:
    """A range: "between 73% and 86%", "16–17", "73% to 86%"; "from 5 to 10" only where nothing changed."""
    tables()
    opener = lower(run, i)
    start = i + 1 if opener in ("between", "from") else i
    a = unit_number(run, start)
    if a is None:
        return None
    link = lower(run, a.j)
    b = unit_number(run, a.j + 1)
    if b is None:
        return None
    if link in RANGE_DASHES:
        if not glued(run, a.j) and opener not in ("between", "from"):
            return None
    elif link == "to":
        if opener != "from" and not (a.unit or b.unit) and not bounded(run, i):
            return None
        if "from" in (opener, lower(run, i - 1)) and change_left(run, i if opener == "from" else i - 1):
            return None
    elif link == "or":
        if b.low != a.low + 1 or a.unit:  # "16 or 17"
            return None
    elif link != "and" or opener != "between":
        return None
    if a.unit and b.unit and a.unit != b.unit:
        return None
    if a.step == 1 and b.step > 1 and not a.unit and a.low < b.low / b.step * 10:
        scale = scale_of(run, b)
        a = replace(a, low=a.low * scale, high=a.high * scale, step=a.step * scale)
    if a.low > b.low:
        return None
    unit, form = (b.unit, b.form) if b.unit else (a.unit, a.form)
    return Number(
        i if opener in ("between", "from") else a.i, b.j, a.low, b.high, max(a.step, b.step), form, unit, Bound.BETWEEN
    )


def _candidate(run: Sequence[Token], i: int, blocked: set[int], dated: set[int]) -> Number | None:
    """The figure that begins at token `i`, if one does."""
    if i in blocked or i in dated:
        return None
    found = _range_at(run, i) or factor_at(run, i)
    if found is None:
        n = unit_number(run, i)
        if n is None:
            return part_at(run, i)
        part = part_at(run, i)
        if part and part.j >= n.j:
            return part
        share = n_in_m(run, n) if n.form is Form.COUNT else None
        found = share or n
    if any(k in blocked or k in dated for k in range(found.i, found.j) if run[k].kind is Kind.NUMBER):
        return None
    return found


def _lone_one(run: Sequence[Token], n: Number, bound: Bound) -> bool:
    """Whether "one" is a pronoun or an article and counts nothing."""
    return n.j == n.i + 1 and run[n.i].lower == "one" and n.form is Form.COUNT and bound is Bound.EXACTLY


def _age(run: Sequence[Token], n: Number, first: int) -> bool:
    """Whether a bare number is an age: "aged 12", "a boy of 13", "12 or younger"."""
    if n.form is not Form.COUNT or n.low > 120:
        return False
    if lower(run, first - 1) in ("aged", "age", "ages") or (
        lower(run, n.j) == "or" and lower(run, n.j + 1) in ("younger", "older")
    ):
        return True
    singular = lower(run, first - 2)
    stands = not lower(run, n.j).isalpha() or lower(run, n.j) in stop_words()
    return (
        lower(run, first - 1) == "of" and singular in ("boy", "girl", "child", "man", "woman", "baby", "age") and stands
    )


def read(run: Sequence[Token], year: int | None = None) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a run of tokens, in order: the span from cue to unit, and what it says."""
    dated = {
        k for p in periods(run, year) for k, t in enumerate(run) if p.span.start <= t.start and t.end <= p.span.end
    }
    blocked = uncounted(run)
    found: list[tuple[Span, Quantity]] = []
    i = 0
    inherited: Change | None = None
    while i < len(run):
        n = _candidate(run, i, blocked, dated)
        if n is None:
            i += 1
            continue
        inherited_rate = ""
        bound, first, last = bound_of(run, n)
        if _lone_one(run, n, bound):
            i = n.j
            continue
        if _age(run, n, first):
            n = replace(n, form=Form.AGE, unit=n.unit or "year")
        change = change_of(run, n, first, last)
        if change is None and inherited and leading_preposition(run, first) in ("by", "to"):
            change = replace(inherited, kind=ChangeKind(leading_preposition(run, first)))
        if change and change.stated and n.form is not Form.MULTIPLE:
            inherited = change
        counted = counted_tokens(run, n, n.j)
        if (
            n.form is Form.COUNT
            and counted is None
            and not n.unit
            and found
            and lower(run, first - 1) in (",", "and", "or")
        ):
            before = found[-1][1]  # "14 hours a week in Hull, 11 in York"
            if before.form in (Form.SHARE, Form.DURATION, Form.MEASURE, Form.MONEY) and before.change is None:
                n = replace(n, form=before.form, unit=before.unit)
                inherited_rate = before.rate
        behind = tables().after.at(run, counted[1]) if counted and counted[1] < len(run) else None
        if behind and bound is Bound.EXACTLY:  # "40 schools or more"
            bound = Bound(behind.value)
        rate = rate_of(run, counted[1] if counted else last) or inherited_rate
        span = Span(run[first].start, run[last - 1].end)
        quantity = Quantity(
            n.low,
            n.high,
            n.step,
            bound,
            n.unit,
            n.form,
            change,
            Span(run[counted[0]].start, run[counted[1] - 1].end) if counted else None,
            Span(run[n.i].start, run[n.j - 1].end),
            Span(run[first].start, run[n.i - 1].end) if first < n.i else None,
            rate,
        )
        if found and ends_change(found[-1][1], quantity):
            found[-1] = (found[-1][0], replace(found[-1][1], unit=quantity.unit, form=quantity.form))
        found.append((span, quantity))
        i = max(last, n.j)
    return tuple(found)


def quantities(text: str) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a text, as (span, quantity) pairs in order; raises nothing, whatever the text."""
    return read(tokens(text))
