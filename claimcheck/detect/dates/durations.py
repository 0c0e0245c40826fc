"""How long and how often: "three weeks", "an hour and a half", "every week"."""

from __future__ import annotations

from claimcheck.detect.dates.numerals import small
from claimcheck.detect.dates.parts import Part, Scope, Slot
from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, glued, lower
from claimcheck.model import When

SHORTER = (
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "hour",
    "minute",
    "second",
)


def duration(s: Scope, i: int) -> Part | None:
    """A number of units of time, with what follows of smaller ones: "2 years and 3 months"; no age."""
    part = _one(s, i)
    least = part.amount[1] if part and part.amount else ""
    while part and part.amount:
        j = part.j + 1 if lower(s.run, part.j) in ("and", ",") else part.j
        more = _one(s, j) if j < len(s.run) else None
        smaller = more and more.amount and SHORTER.index(more.amount[1]) > SHORTER.index(least)
        if not more or not smaller or (j == part.j and s.run[j].kind is Kind.WORD):
            break
        least = more.amount[1] if more.amount else least
        part = Part(i, more.j, When.DURATION, Slot.DURATION, amount=(None, part.amount[1]))
    aged = part and words().age.at(s.run, part.j + 1 if lower(s.run, part.j) == "-" else part.j)
    first = i - 2 if lower(s.run, i - 1) in words().range_link else i  # "aged 18 to 24 years"
    return None if aged or lower(s.run, first - 1) in words().age_before else part


def is_rate(s: Scope, part: Part) -> bool:
    """Whether "a week" may be a rate ("three times a week"), with no word before it that makes it a length."""
    article = lower(s.run, part.i) in ("a", "an") and part.j == part.i + 2
    return article and lower(s.run, part.i - 1) not in words().before_duration


def _one(s: Scope, i: int) -> Part | None:
    run = s.run
    n, j = amount(s, i)
    if j is None:
        return None
    if lower(run, j) == "-" and glued(run, j) and glued(run, j + 1):
        j += 1
    unit = words().unit.get(lower(run, j))
    if unit is None or (unit == "quarter" and not lower(run, j).endswith("s")):
        return None
    tail = words().and_part.at(run, j + 1)
    return Part(i, tail.last if tail else j + 1, When.DURATION, Slot.DURATION, amount=(None if tail else n, unit))


def amount(s: Scope, i: int) -> tuple[int | None, int | None]:
    """The number of units that begins at token `i`, None where it is vague or broken, and the token after it, None for no number.

    Two numbers with a link are a vague one: "two or three", "5–10".
    """
    n, j = _amount(s, i)
    if j and (lower(s.run, j) == "or" or lower(s.run, j) in words().range_link) and j + 1 < len(s.run):
        _, last = _amount(s, j + 1)
        if last and words().unit.get(lower(s.run, last)):
            return None, last
    return n, j


def _amount(s: Scope, i: int) -> tuple[int | None, int | None]:
    run = s.run
    token = run[i]
    if token.kind is Kind.NUMBER:
        n = token.text.replace(",", "")
        return (int(n), i + 1) if n.isdecimal() and len(n) < 6 else (None, i + 1)
    vague = words().vague_count.at(run, i)
    if vague:
        return None, vague.last
    if token.lower in ("a", "an"):
        return 1, i + 1
    read = small(run, i)
    if read is None:
        return None, None
    tail = words().and_part.at(run, read[1])
    return (None, tail.last) if tail else read


def repeated(s: Scope, i: int) -> Part | None:
    """ "every week", "each year", "every two years", "every other Friday"."""
    hit = words().every.at(s.run, i)
    if hit is None:
        return None
    _, j = amount(s, hit.last) if hit.last < len(s.run) else (None, None)
    k = j or hit.last
    word = lower(s.run, k)
    table = words()
    if (
        word in table.unit
        or word in table.weekday
        or word in table.daypart
        or word in table.season
        or word in table.month
    ):
        return Part(i, k + 1, When.SET, Slot.SET)
    return None


def set_word(s: Scope, i: int) -> Part | None:
    """ "weekly", "on Tuesdays", "Friday afternoons"."""
    hit = words().set_word.at(s.run, i)
    if hit:
        return Part(i, hit.last, When.SET, Slot.SET)
    return Part(i, i + 1, When.SET, Slot.SET) if lower(s.run, i) in words().set_plural else None


def whole(s: Scope, i: int) -> Part | None:
    """ "all week", "the whole year"."""
    if lower(s.run, i) not in words().all_of:
        return None
    unit = words().unit.get(lower(s.run, i + 1))
    singular = unit == lower(s.run, i + 1)
    return Part(i, i + 2, When.DURATION, Slot.DURATION, amount=(1, unit)) if unit and singular else None
