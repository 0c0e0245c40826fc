"""The reader of figures: quantities in a run of tokens, as intervals with unit, bound, form and change.

    figure   := bound? (range | share | factor | rank | number unit?) bound-after? rate?
    range    := number ("-" | "to" | "and" | "±") number                          ranges.py
    share    := number ("in" | "out of" | "of") number | ("a" | words) part       shares.py
    factor   := change-word ("doubled") | number "times" | number "fold" | "twice"  units.py
    number   := sign? (digits | words) scale?                                     numerals.py

What counts nothing (labels.py: labels, versions, telephone numbers, names such as COVID-19) and what dates (period.py) is
left out first.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.detect.attribution import words_of
from claimcheck.detect.bounds import bound_of, joined
from claimcheck.detect.change import adds_up, change_of, directed, ends_change, leading_preposition
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import counted_tokens, is_past, is_plural, measured
from claimcheck.detect.labels import uncounted
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.numerals import OLDEST, Number, decimal_comma
from claimcheck.detect.period import expressions, periods
from claimcheck.detect.ranges import range_at
from claimcheck.detect.ranks import rank_at
from claimcheck.detect.sentences import sentences
from claimcheck.detect.shares import compared_part, n_in_m, part_at
from claimcheck.detect.tables import tables
from claimcheck.detect.units import factor_at, rate_at, rate_behind, rate_of_what, unit_number
from claimcheck.detect.words import Kind, Token, glued, lower, of_run, stop_words, tokens
from claimcheck.model import Bound, Change, ChangeKind, Form, Quantity, Span, TimeExpression, When

CARRIED = (Form.SHARE, Form.DURATION, Form.MEASURE, Form.MONEY)  # forms that a list gives to its bare numbers
WHOLE = 100  # per cent


@of_run
def read(run: Sequence[Token], year: int | None = None, comma: bool = False) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a run of tokens, in order: the span from cue to unit, and what it says.

    `year` is the year of the text, for its dates; `comma` says that the text writes its decimals with a comma.
    """
    left_out = uncounted(run) | _dated(run, year)
    found: list[tuple[Span, Quantity]] = []
    places: list[tuple[int, int]] = []  # the tokens of each
    inherited: Change | None = None
    starter = tables().starter
    i = 0
    while i < len(run):
        begins = run[i].kind is Kind.NUMBER or (run[i].lower in starter and _leads(run, i))
        n = _candidate(run, i, left_out, comma) if begins else None
        if n is None:
            i += 1
            continue
        bound, rough, first, last = bound_of(run, n)
        first = max(first, places[-1][1]) if places else first
        if _lone_one(run, n, bound):
            i = n.j
            continue
        n = _aged(run, n, first)
        last = max(last, n.j)
        change = change_of(run, n, first, last)
        if change is None and inherited:
            change = _inherited(run, inherited, n, first, last, found[-1][1])
        if change and n.form is not Form.MULTIPLE:
            inherited = change
        counted = counted_tokens(run, n, last)
        carried = None if n.unit or counted or not found else _carried(run, n, found, places, first)
        if change and not n.unit and n.form is Form.COUNT and not counted and _goes_on_in_percent(found, n, change):
            n = replace(n, form=Form.SHARE, unit="percent")  # "aid was down by 66 per cent, and food by 70"
        if not n.unit and n.form is Form.COUNT and not counted and _in_percent(run):
            n = replace(n, form=Form.SHARE, unit="percent")
        if carried:
            n = replace(n, form=carried.form, unit=carried.unit)
            bound = carried.bound if bound is Bound.EXACTLY else bound
        behind = tables().after.at(run, counted[1]) if counted and counted[1] < len(run) else None
        if (
            behind and lower(run, behind.last) != "than"
        ):  # "40 schools or more", and not "40 schools and more than 3 inns"
            bound, rough = joined(bound, rough, behind.value)
        told = rate_at(run, counted[1] if counted else last, n.form)
        if told is None and counted:
            told = rate_behind(run, counted[1])
        if told is None and n.form in (Form.MEASURE, Form.MONEY, Form.DURATION):
            told = rate_of_what(run, last)
        rate = told[0] if told else (carried.rate if carried else "")
        if " per " in n.unit and n.form is Form.MEASURE:  # "60 mph"
            unit, rate = n.unit.split(" per ")
            n = replace(n, unit=unit)
        quantity = Quantity(
            n.low,
            n.high,
            n.step,
            bound,
            n.unit,
            n.form,
            change,
            _span(run, *counted) if counted else None,
            _span(run, n.i, n.j),
            _span(run, first, n.i) if first < n.i else None,
            rate,
            rough=rough,
        )
        if found and (ends_change(found[-1][1], quantity) or adds_up(found[-1][1], quantity)):
            start = found[-1][1]
            if quantity.unit and not start.unit:
                found[-1] = (found[-1][0], _like(start, quantity))
            elif start.unit and not quantity.unit and not counted:  # "from 208 pounds to 193"
                quantity = replace(quantity, unit=start.unit, form=start.form)
            if ends_change(found[-1][1], quantity):
                start, quantity = directed(found[-1][1], quantity)
                found[-1] = (found[-1][0], start)
        if quantity.unit and quantity.form in CARRIED:
            _give_back(run, found, places, first, quantity)
        found.append((_span(run, first, last), quantity))
        i = max(last, n.j, told[1] if told else 0, measured(run, counted))
        places.append((first, i))
    return tuple(found)


def _leads(run: Sequence[Token], i: int) -> bool:
    """Whether a sign may begin a figure where it stands: a point does only right before digits, and most end a sentence."""
    return run[i].text != "." or (glued(run, i + 1) and run[i + 1].kind is Kind.NUMBER)


def _span(run: Sequence[Token], first: int, last: int) -> Span:
    return Span(run[first].start, run[last - 1].end)


def _dated(run: Sequence[Token], year: int | None) -> set[int]:
    """The tokens that are part of a date or a time; of "the three weeks before 9 April" the date alone."""
    found = expressions(run, year)
    days = words_in("periods", "open_days")
    hours = [
        e.span for e in found if e.kind is When.SET and any(t.start == e.span.start and t.lower in days for t in run)
    ]
    spans = [e.span for e in found if e.kind in (When.DATE, When.TIME)] + hours
    if not spans:
        return set()
    told = [k for s in spans for k, t in enumerate(run) if s.start <= t.start and t.end <= s.end]
    dates = [e.span for e in found if e.kind is When.DATE]
    hung = [s for s in dates if any(s.start <= run[k].start < s.end and run[k].lower in tables().hanging for k in told)]
    if hung:
        written = [p.span for p in periods(run, year)]
        spans = [s for s in spans if s not in hung] + written
    return {k for k, t in enumerate(run) for s in spans if s.start <= t.start and t.end <= s.end}


def _candidate(run: Sequence[Token], i: int, left_out: set[int], comma: bool) -> Number | None:
    """The figure that begins at token `i`, a number or a word that may begin one, if one does."""
    if rank := rank_at(run, i):
        return rank
    if i in left_out:
        return None
    found = range_at(run, i, comma) or factor_at(run, i, comma)
    if found is None:
        found, part = unit_number(run, i, comma), part_at(run, i)
        if found is None or (part and part.j >= found.j):
            found = part and compared_part(run, part)
        elif found.form is Form.COUNT:
            found = n_in_m(run, found) or found
    if found is None or any(k in left_out and not _exponent(run, k) for k in range(found.i, found.j)):
        return None
    return found


def _exponent(run: Sequence[Token], k: int) -> bool:
    """Whether a digit is the power of a unit: "m3"."""
    return run[k].text in ("2", "3") and glued(run, k) and lower(run, k - 1) in ("m", "cm", "km")


def _lone_one(run: Sequence[Token], n: Number, bound: Bound) -> bool:
    """Whether "one" is a pronoun or an article and counts nothing."""
    return n.j == n.i + 1 and run[n.i].lower == "one" and n.form is Form.COUNT and bound is Bound.EXACTLY


# ── ages ─────────────────────────────────────────────────────────────────────────────────────────


def _aged(run: Sequence[Token], n: Number, first: int) -> Number:
    """The number as an age where it is one: "aged 12", "a boy of 13", "12 or younger", "Ada Obi, 25, said"."""
    t = tables()
    if n.form is Form.DURATION and n.unit == "year" and lower(run, first - 1) in t.aged:
        return replace(n, form=Form.AGE)
    if n.form is not Form.COUNT or n.low > OLDEST or n.low < 0:
        return n
    before, after = lower(run, first - 1), lower(run, n.j)
    aged = before in t.aged or (before in ("of", "between") and lower(run, first - 2) in t.aged)
    younger = after in ("or", "and") and lower(run, n.j + 1) in ("younger", "older")
    stands = not after.isalpha() or after in stop_words()
    of_person = before == "of" and lower(run, first - 2) in t.person and (stands or not is_plural(after))
    cue = {t.lower for t in run[first : n.i]}
    group = bool(cue & {"under", "over"}) and (
        after == "s" or run[n.i].lower in t.plural_cardinal or before in t.person
    )
    group = group and (after == "s" or not is_plural(after))
    if not (aged or younger or of_person or group or cue & (t.younger | t.aged) or _after_name(run, n)):
        return n
    return replace(n, j=n.j + 1 if after == "s" else n.j, form=Form.AGE, unit="year")


def _after_name(run: Sequence[Token], n: Number) -> bool:
    """Whether a number between commas follows a person's two names."""
    a, b = n.i - 3, n.i - 2
    if lower(run, n.i - 1) != "," or lower(run, n.j) != "," or a < 0 or n.low < 1 or n.low.denominator != 1:
        return False
    return all(run[k].kind is Kind.WORD and run[k].text[0].isupper() and len(run[k].text) > 1 for k in (a, b))


# ── figures that lean on their neighbours ────────────────────────────────────────────────────────


def _carried(
    run: Sequence[Token],
    n: Number,
    found: Sequence[tuple[Span, Quantity]],
    places: Sequence[tuple[int, int]],
    first: int,
) -> Quantity | None:
    """The figure before it whose unit a bare number has, if any.

    The one right before it in a list ("14 hours a week in Hull, 11 in York", and not "for five days, and four paid"), or
    that it is held against ("in 29 days in Hull, against 11 in York"); the first of the sentence, with its bound, where the
    number is told of the same thing elsewhere ("it waits 29 days or more for one of its two pumps; in York it was 11").
    """
    before = found[-1][1]
    alone = replace(before, bound=Bound.EXACTLY)
    if lower(run, first - 1) in (",", "and", "or"):
        acts = before.form is not Form.SHARE and (is_past(lower(run, n.j)) or lower(run, n.j) in tables().auxiliary)
        part = lower(run, n.j) == "of"  # "in twelve months 161 of them had moved"
        return alone if _lends(run, before, n) and before.change is None and not (acts or part) else None
    if n.form is not Form.COUNT or lower(run, n.j) in ("of", "to"):
        return None
    k = first
    while k and lower(run, k - 1) in tables().light:
        k -= 1
    led = tables().alike.ending(run, k)
    if led and led.value == "same":
        return next((q for _, q in found if _lends(run, q, n)), None)
    led = led or cues("arithmetic", "against").ending(run, k) or cues("arithmetic", "aim").ending(run, first)
    if led:
        return alone if _lends(run, before, n) else None
    ends = n.j >= len(run) or run[n.j].text in ".,;"
    measured_before = before.form in CARRIED and before.form is not Form.SHARE
    alone = replace(alone, rate="")  # which the source's number need not repeat
    return alone if ends and measured_before and (n.low.denominator > 1 or _has_no_verb(run, k)) else None


def _has_no_verb(run: Sequence[Token], last: int) -> bool:
    """Whether what stands before a number has its verb from the part before it: "the bus took 25 minutes, the train only 14"."""
    part: list[Token] = []
    while last and not is_edge(run[last - 1]):
        last -= 1
        part.append(run[last])
    said = [t.lower for t in part if t.lower not in words_in("slots", "pronoun")]
    verbs = (is_past(w) or w in tables().auxiliary or (w.endswith("s") and w not in ("ones", "others")) for w in said)
    led = bool(part) and part[-1].lower in words_of("determiner")
    return led and last > 0 and not any(verbs)


def _lends(run: Sequence[Token], before: Quantity, n: Number) -> bool:
    """Whether a bare number may have the unit of a figure before it: of a share the percent, where that is written and the
    number is one of a hundred ("13 per cent, or 3.2 million"; "24 of the 31 inns, and 12")."""
    if before.form is not Form.SHARE:
        return before.form in CARRIED
    return n.high <= WHOLE and before.change is None and _in_hundreds(run, before)


def _in_hundreds(run: Sequence[Token], share: Quantity) -> bool:
    """Whether a share is written with its percent, or of a hundred ("thirty-six in a hundred")."""
    if any(t.lower == "hundred" for t in run if share.number.start <= t.start < share.number.end):
        return True
    return any(share.number.contains(Span(run[h.first].start, run[h.last - 1].end)) for h in tables().percent.all(run))


def _give_back(
    run: Sequence[Token], found: list[tuple[Span, Quantity]], places: Sequence[tuple[int, int]], first: int, q: Quantity
) -> None:
    """Gives the unit of a list's last figure to the bare ones before it: "5 and 6 kg", "40, 35 and 25 per cent"."""
    for k in range(len(found) - 1, -1, -1):
        span, before = found[k]
        between = {t.lower for t in run[places[k][1] : first]}
        bare = before.form is Form.COUNT and not before.unit and not before.counted and not before.rate
        if not bare or not between or not between <= {",", "and", "or"} or {",", "or"} <= between:
            return  # ", or" says the same in another unit: "1,200, or 21 per cent"
        if q.form is Form.SHARE and (before.high > WHOLE or not _in_hundreds(run, q)):
            return  # "284, more than two in three"
        found[k] = (span, replace(before, unit=q.unit, form=q.form))
        first = places[k][0]


def _inherited(
    run: Sequence[Token], change: Change, n: Number, first: int, last: int, before: Quantity
) -> Change | None:
    """The change that a figure has from the one before it in a list."""
    preposition = leading_preposition(run, first)
    if preposition in ("by", "to"):
        return replace(change, kind=ChangeKind(preposition), former=change.former and preposition != "by")
    bare = (
        before.form is Form.COUNT and not before.unit and not before.counted and before.number.end == run[first - 2].end
    )
    alike = (bare or (n.form is before.form and n.unit == before.unit)) and n.form in (Form.SHARE, Form.POINTS)
    joined = lower(run, first - 1) in ("and", ",", "or")
    after = lower(run, last)
    elliptic = after in tables().elliptic or not after or (not after.isalnum() and after not in "-")
    return change if before.change == change and alike and joined and elliptic else None


def _goes_on_in_percent(found: Sequence[tuple[Span, Quantity]], n: Number, change: Change) -> bool:
    """Whether the figure before the bare size of a change tells a change in percent, the same way."""
    before = found[-1][1] if found else None
    if before is None or before.form is not Form.SHARE or before.change is None:
        return False
    size = change.kind is ChangeKind.BY and change.stated and n.high <= WHOLE
    return size and before.change.way is change.way


def _in_percent(run: Sequence[Token]) -> bool:
    """Whether the sentence says that its bare figure is one of percent."""
    return next(tables().percent_terms.all(run), None) is not None


def _like(start: Quantity, end: Quantity) -> Quantity:
    """The start of a change with the unit, and the scale, of its end: "from 24 to 33 billion euros"."""
    factor = 1
    if end.step >= 1000 and start.step <= 1 and start.high * 1000 < end.low:
        factor = max(k for k in tables().scale.values() if k <= end.step * 1000 and end.low >= k)
    return replace(
        start,
        low=start.low * factor,
        high=start.high * factor,
        step=start.step * factor,
        unit=start.unit or end.unit,
        form=start.form if start.unit else end.form,
    )


# ── a text ───────────────────────────────────────────────────────────────────────────────────────


def read_sentences(text: str) -> tuple[tuple[tuple[Token, ...], tuple[tuple[Span, Quantity], ...]], ...]:
    """The sentences of a text as their tokens, each with its figures."""
    runs = (tokens(text, s) for paragraph in _paragraphs(text) for s in sentences(text, paragraph))
    comma = decimal_comma(text)
    return tuple((run, read(run, None, comma)) for run in runs)


def read_text(text: str) -> tuple[tuple[Span, Quantity], ...]:
    """The figures in a text, as (span, quantity) pairs in order; raises nothing, whatever the text."""
    return tuple(figure for _, figures in read_sentences(text) for figure in figures)


def quantities(text: str, reference: dt.date | None = None) -> tuple[tuple[Span, Quantity | TimeExpression], ...]:
    """The figures and the times in a text, as (span, quantity or time) pairs in order; raises nothing, whatever the text.

    The unit of a figure is said in full: for a bare count it is the noun that is counted, as written, and it holds what
    a rate is told by ("USD per month"). `reference` is the day on which the text was written, for times such as "last
    week"; without it they have words and no days.
    """
    read = read_sentences(text)
    figures = tuple((span, replace(q, unit=_said_unit(text, q))) for _, found in read for span, q in found)
    return with_times((run for run, _ in read), figures, reference)


def with_times(
    runs: Iterable[Sequence[Token]], figures: Sequence[tuple[Span, Quantity]], reference: dt.date | None = None
) -> tuple[tuple[Span, Quantity | TimeExpression], ...]:
    """The figures of some sentences with the times that stand beside them, in order."""
    starts = [span.start for span, _ in figures]
    times = ((e.span, e) for run in runs for e in expressions(run, reference))
    free = [(span, e) for span, e in times if not _taken(span, figures, starts)]
    return tuple(sorted((*figures, *free), key=lambda found: found[0]))


def _taken(span: Span, figures: Sequence[tuple[Span, Quantity]], starts: Sequence[int]) -> bool:
    """Whether a figure stands in the span."""
    k = bisect_left(starts, span.end) - 1
    return k >= 0 and figures[k][0].overlaps(span)


def _said_unit(text: str, q: Quantity) -> str:
    unit = q.unit or (text[q.counted.start : q.counted.end] if q.counted and q.form is Form.COUNT else "")
    return f"{unit} per {q.rate}".strip() if q.rate else unit


def _paragraphs(text: str) -> Iterator[Span]:
    """The stretches of a text between blank lines."""
    start = 0
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.strip():
            if start < at:
                yield Span(start, at)
            start = at + len(line)
        at += len(line)
    if start < at:
        yield Span(start, at)
