"""How far back a question looked, how long a beginning is told of, how long ago or at what hour a thing was: "in the
past month", "the first six months", "two years ago", "8 a.m.".

Such a stretch hangs on an interview, an event or the day of writing, and has no days of its own; what is compared is its kind
and its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from claimcheck.detect.dates.tables import words
from claimcheck.detect.lexicon import rows, words_in
from claimcheck.detect.numerals import number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower
from claimcheck.model import Bound, Form, Quantity, Span

DAYS: dict[str, Fraction] = {
    "day": Fraction(1),
    "week": Fraction(7),
    "fortnight": Fraction(14),
    "month": Fraction(61, 2),
    "quarter": Fraction(91),
    "year": Fraction(365),
    "decade": Fraction(3650),
}
HOURS = 24
EVER = "ever"  # "had ever been there" looks back over a life
HAD = frozenset({"have", "has", "had", "did", "not", "never"})
ALWAYS = Fraction(36500)
LONGEST = 3  # tokens of a stretch before its "before"
BEHIND = 4  # tokens after "before" in which what was done then is named


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of so many days; `kind` is "back", "first" or "ago", and `bound` that of its number.

    An hour ("hour") is the stretch from midnight to it.
    """

    span: Span
    kind: str
    days: Fraction
    bound: Bound = Bound.EXACTLY

    @property
    def length(self) -> Quantity:
        """The length as a figure."""
        return Quantity(self.days, self.days, Fraction(1), self.bound, "day", Form.DURATION)


def windows(run: Sequence[Token]) -> Iterator[Window]:
    """The windows that a sentence tells, in order."""
    for i, t in enumerate(run):
        hour = _hour(run, i)
        if hour:
            yield hour
        if t.lower == EVER and any(lower(run, k) in HAD for k in range(max(0, i - 2), i)):
            yield Window(Span(t.start, t.end), "back", ALWAYS)
        if t.lower in words_in("periods", "looking_back") or t.lower == "first":
            found = _length(run, i + 1)
            # "the previous year" may be any other
            told = t.lower in ("past", "first") or number_at(run, i + 1) is not None
            if found and told:
                days, j = found
                yield Window(_with_article(run, i, j), "first" if t.lower == "first" else "back", days)
        elif t.lower in ("before", "preceding") and (_names_asking(run, i) or _looks_back(run, i)):
            lengths = ((k, _length(run, k)) for k in range(max(0, i - LONGEST), i))
            longest = next(((k, f[0]) for k, f in lengths if f and f[1] == i), None)  # "four weeks", and not "weeks"
            if longest:
                yield Window(_with_article(run, longest[0], i), "back", longest[1])
        elif t.lower in words_in("periods", "ago"):
            lengths = ((k, _length(run, k)) for k in range(max(0, i - LONGEST), i) if number_at(run, k))
            longest = next(((k, f[0]) for k, f in lengths if f and f[1] == i), None)
            if longest:
                cue = tables().before.ending(run, longest[0])
                first = cue.first if cue else longest[0]
                bound = Bound(cue.value) if cue else Bound.EXACTLY
                yield Window(Span(run[first].start, t.end), "ago", longest[1], bound)


def _length(run: Sequence[Token], i: int) -> tuple[Fraction, int] | None:
    """The days of a number with a unit of time, or of a unit alone, at token `i`, and where it ends."""
    n = number_at(run, i)
    j = n.j if n else i
    days = _units().get(lower(run, j))
    if days is None or (n and (n.low != n.high or n.low.denominator != 1)):
        return None
    return (n.low if n else Fraction(1)) * days, j + 1


def _hour(run: Sequence[Token], i: int) -> Window | None:
    """An hour as people and timetables write it: "8 a.m.", "8.30 pm", "20:15"; not "8" alone, nor one of several in a range."""
    if i >= len(run) or run[i].kind is not Kind.NUMBER or lower(run, i - 1) in (":", "-", "–"):
        return None
    hour, point, minute = run[i].text.partition(".")
    j = i + 1
    colon = lower(run, j) == ":" and glued(run, j) and glued(run, j + 1) and run[j + 1].kind is Kind.NUMBER
    if colon and not point:
        minute, j = run[j + 1].text, j + 2
    half = words().half_day.at(run, j)
    if not hour.isdecimal() or int(hour) > HOURS or (minute and not (minute.isdecimal() and len(minute) == 2)):
        return None
    if half is None and not colon:
        return None
    late = half is not None and run[j].lower.startswith("p")
    hours = int(hour) % 12 + 12 * late if half else int(hour)
    end = half.last if half else j
    return Window(Span(run[i].start, run[end - 1].end), "hour", Fraction(hours * 60 + int(minute or 0), 60 * HOURS))


def _looks_back(run: Sequence[Token], i: int) -> bool:
    """Whether a stretch ends its sentence with a "before", behind what had been done in it: "had been to a mine in the three months before"."""
    ends = i + 1 >= len(run) or run[i + 1].text in ".;"
    led = any(lower(run, k) in ("in", "over", "during") for k in range(max(0, i - 1 - LONGEST), i))
    return ends and led and any(t.lower == "had" for t in run[:i])


def _names_asking(run: Sequence[Token], i: int) -> bool:
    """Whether what stands behind a "before" is the asking itself: "the four weeks before the interview"."""
    return any(t.lower in words_in("periods", "asking") for t in run[i + 1 : i + 1 + BEHIND])


def _with_article(run: Sequence[Token], i: int, j: int) -> Span:
    first = i - 1 if lower(run, i - 1) in ("the", "their", "its") and i else i
    return Span(run[first].start, run[j - 1].end)


@cache
def _units() -> dict[str, Fraction]:
    return {form: DAYS[row["name"]] for row in rows("periods", "unit") if row["name"] in DAYS for form in row["words"]}
