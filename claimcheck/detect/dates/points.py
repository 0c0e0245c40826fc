"""Dates as the calendar writes them: days, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.detect.dates.days import Point, resolved
from claimcheck.detect.dates.numerals import Read, day, digits, ordinal, year, year_digits
from claimcheck.detect.dates.parts import Part, Scope, Slot, date
from claimcheck.detect.dates.tables import words
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words
from claimcheck.model import When

PLAIN_YEARS = range(1900, 2100)  # what four digits are taken for without a word that says so
MOST_DAYS = 31
PIVOT = 50  # two digits from here on are of the last century


def numeric(s: Scope, i: int) -> Part | None:
    """A date in digits and signs: "2020-04-09", "04/05/2020", "23.04.2022", "20200409", "22/04"."""
    run = s.run
    return _triple(run, i) or _dotted(run, i) or _compact(run, i) or _pair(run, i)


def _triple(run: Sequence[Token], i: int) -> Part | None:
    sign = lower(run, i + 1)
    if sign not in ("-", "/") or lower(run, i + 3) != sign or not all(glued(run, k) for k in range(i + 1, i + 5)):
        return None
    a, b, c = (_field(run, k) for k in (i, i + 2, i + 4))
    if a is None or b is None or c is None:
        return None
    if year_digits(run, i):
        point = _of_fields(a, b, c, first="month")
    elif glued(run, i) and lower(run, i - 1) in ("-", "/", ".") and not _after_date(run, i - 1, sign):
        return None
    elif year_digits(run, i + 4):
        point = _of_fields(c, a, b, first="day")
    elif digits(run, i + 4, 2) is not None and len(run[i + 4].text) == 2 and (sign == "/" or a < 0 or b < 0):
        point = _of_fields(_short_year(c), a, b, first="day")
    else:
        return None
    if point is None or (glued(run, i + 5) and lower(run, i + 5) == sign == "/"):
        return None
    return date(i, i + 5, point)


def _after_date(run: Sequence[Token], j: int, sign: str) -> bool:
    """Whether the sign before a date links it with one before: "2/29-3/1/2019", "1-10-2018-7-10-2018"."""
    return lower(run, j) == "-" and (sign == "/" or year_digits(run, j - 1) is not None)


def _field(run: Sequence[Token], i: int) -> int | None:
    """A field of a date in signs: its number, or a named month's below zero."""
    n = digits(run, i)
    if n is not None:
        return n
    month = words().month.get(lower(run, i))
    return -month if month else None


def _of_fields(year: int, a: int, b: int, first: str) -> Point | None:
    """The date of a year and two fields of which `first` stands first where neither shows which it is."""
    if a < 0 or b < 0:
        month, number = (-a, b) if a < 0 else (-b, a)
        return Point(year, month, number) if 1 <= number <= 31 else None
    day_, month = (a, b) if first == "day" else (b, a)
    if month > 12 >= day_:
        day_, month = month, day_
    if not (1 <= day_ <= 31 and 1 <= month <= 12):
        return None
    return Point(year, month, day_, swapped=first == "day" and max(a, b) <= 12)


def _short_year(n: int) -> int:
    return (2000 if n < PIVOT else 1900) + n


def _dotted(run: Sequence[Token], i: int) -> Part | None:
    fields = run[i].text.split(".")
    if len(fields) != 3 or [len(f) > 2 for f in fields] != [False, False, True] or len(fields[2]) != 4:
        return None
    if not all(f.isdecimal() for f in fields):
        return None
    point = _of_fields(int(fields[2]), int(fields[0]), int(fields[1]), first="day")
    return date(i, i + 1, replace(point, swapped=False)) if point and int(fields[1]) <= 12 else None


def _compact(run: Sequence[Token], i: int) -> Part | None:
    n = digits(run, i, 8)
    if n is None or len(run[i].text) != 8 or n // 10000 not in PLAIN_YEARS:
        return None
    month, number = n // 100 % 100, n % 100
    return date(i, i + 1, Point(n // 10000, month, number)) if 1 <= month <= 12 and 1 <= number <= 31 else None


def _pair(run: Sequence[Token], i: int) -> Part | None:
    """Day and month with a slash: only where a zero, a word before it or the want of any other shows that it is no fraction."""
    if lower(run, i + 1) != "/" or not glued(run, i + 1) or not glued(run, i + 2):
        return None
    a, b = digits(run, i, 2), digits(run, i + 2, 2)
    linked = lower(run, i + 3) == "-" and _triple(run, i + 4) is not None
    if not a or not b or (glued(run, i + 3) and run[i + 3].text in "/-%" and not linked):
        return None
    after_date = (
        lower(run, i - 1) in ("on", "from", "since", "until", "to", "-", "–") or lower(run, i - 1) in words().weekday
    )
    zero = run[i].text[0] == "0" or run[i + 2].text[0] == "0"
    if (
        not (zero or after_date or linked or len(run) == 3)
        or lower(run, i + 3) == "of"
        or (glued(run, i) and not after_date)
    ):
        return None
    point = _of_fields(0, a, b, first="day")
    return date(i, i + 3, replace(point, year=None)) if point else None


# ── days and months ──────────────────────────────────────────────────────────────────────────────


def month_at(run: Sequence[Token], i: int) -> int | None:
    """The month that token `i` names; with a capital where the word is another one without."""
    month = words().month.get(lower(run, i))
    if month and run[i].text[0].islower() and run[i].lower in words().capital_month:
        return None
    return month


def _month_after_day(run: Sequence[Token], i: int) -> int | None:
    """The same after a day, where a small letter does no harm."""
    return words().month.get(lower(run, i))


def _point_after(run: Sequence[Token], j: int) -> int:
    """The token after the full stop of a short month ("Apr. 2020")."""
    short = len(lower(run, j - 1)) <= 4 and lower(run, j) == "." and glued(run, j)
    return j + 1 if short else j


def year_after(run: Sequence[Token], j: int) -> Read | None:
    """The year after a month or a day: "2020", ", 2020", "of 2020", "in 2020", "'87", "nineteen eighty-six"."""
    k = j + 1 if lower(run, j) in (",", "of", "in", "-", "/") else j
    read = year(run, k)
    if read:
        return None if lower(run, j) == "in" and _counts(run, read[1]) else read
    of = lower(run, j) == "of"
    quoted = lower(run, k) in ("'", "‘", "’")
    k = k + 1 if quoted else k
    n = digits(run, k, 2)
    if n is not None and len(run[k].text) == 2 and (quoted or (of and n > MOST_DAYS)):
        return _short_year(n), k + 1
    return None


def day_month(s: Scope, i: int) -> Part | None:
    """ "9 April 2020", "the 9th of April", "3–5 May 2020", "21 and 22 May"."""
    run = s.run
    first = day(run, i)
    if first is None:
        return None
    j = first[1]
    link = lower(run, j)
    if link in words().range_link:
        k = j + 1
        last = day(run, k + 1 if lower(run, k) == "the" else k)
        month = _named_month(run, last[1]) if last else None
        if last and month and first[0] < last[0] and (link != "and" or first[0] + 1 == last[0]):
            return _with_year(run, i, month[1], Point(None, month[0], first[0]), Point(None, month[0], last[0]))
    month = _named_month(run, j)
    if month is None:
        return _listed_days(run, i, first)
    if run[i].kind is Kind.WORD and run[i].lower in words().cardinal and run[month[1] - 1].text[0].islower():
        return None  # "one may", "two march on"
    return _with_year(run, i, month[1], Point(None, month[0], first[0]))


def _listed_days(run: Sequence[Token], i: int, first: Read) -> Part | None:
    """Days of one month that stand in a row, as the time from the first to the last: "8 or 15 March", "3, 10 and 17 May"."""
    last = first
    while lower(run, last[1]) in words().day_link and (follows := day(run, last[1] + 1)) and follows[0] > last[0]:
        last = follows
    month = _named_month(run, last[1]) if last != first and run[i].kind is Kind.NUMBER else None
    return (
        _with_year(run, i, month[1], Point(None, month[0], first[0]), Point(None, month[0], last[0])) if month else None
    )


def _named_month(run: Sequence[Token], j: int) -> Read | None:
    """A month after a day, and the token after it."""
    k = j + 1 if lower(run, j) == "of" else j
    k = k + 1 if lower(run, k) == "-" and glued(run, k) else k
    month = _month_after_day(run, k)
    return (month, _point_after(run, k + 1)) if month else None


def _with_year(run: Sequence[Token], i: int, j: int, start: Point, end: Point | None = None) -> Part:
    read = year_after(run, j)
    if read:
        start, j = replace(start, year=read[0]), read[1]
        end = replace(end, year=read[0]) if end else None
    else:
        j = j - 1 if lower(run, j - 1) == "." and lower(run, j) not in words().range_link else j
    return date(i, j, start, end=end)


def month_first(s: Scope, i: int) -> Part | None:
    """ "April 9, 2020", "March 2020", "April of '87", "Jun-15", "Dec/2018", "March"."""
    run = s.run
    named = words().month.get(lower(run, i))
    if not named:
        return None
    j = _point_after(run, i + 1)
    capital = month_at(run, i) is not None
    read = year_after(run, j)
    if read and (capital or run[read[1] - 1].kind is Kind.NUMBER):
        return date(i, read[1], Point(read[0], named))
    if not capital:
        return None
    k = j + 1 if lower(run, j) in ("the", "-") else j
    number = day(run, k)
    if number and _is_day(run, i, k, number[1]):
        after = year_after(run, number[1]) if lower(run, number[1]) != "/" else None
        point = Point(after[0] if after else None, named, number[0])
        return date(i, after[1] if after else number[1], point)
    alone = run[i].lower not in words().doubtful_month or _dated_before(run, i) or len(run) == 1
    alone = alone or words().this_year.at(run, i + 1) is not None
    linked = lower(run, j) in words().range_link
    return date(i, j if linked else i + 1, Point(None, named), alone=alone)


def _is_day(run: Sequence[Token], i: int, k: int, after: int) -> bool:
    """Whether the number after a month is its day, and not a count that comes after the month's name."""
    if year_digits(run, after) or run[after - 1].kind is Kind.WORD or k > i + 1:
        return True
    if lower(run, after) == "," and year_digits(run, after + 1):
        return True
    if lower(run, i - 1) in ("on", "by") or lower(run, i - 1) in words().weekday:
        return True
    follows = lower(run, after)
    if lower(run, after) in words().range_link and digits(run, after + 1, 2):
        return True
    return not follows.isalpha() or (
        lower(run, i - 1) != "in" and (follows in stop_words() or follows in words().month)
    )


def _dated_before(run: Sequence[Token], i: int) -> bool:
    """Whether a word before a doubtful month shows it to be one, at a sentence's start too."""
    before = lower(run, i - 1)
    return before in words().before_year or before in words().before_count or before in words().range_link


def weekday(s: Scope, i: int) -> Part | None:
    """ "Friday", "Fri."; a short one is a time beside another part of a date only."""
    run = s.run
    number = words().weekday.get(lower(run, i))
    if number is not None:
        return Part(i, i + 1, When.DATE, Slot.WEEKDAY, weekday=number)
    if lower(run, i) in words().short_weekday and run[i].text[0].isupper():
        follows = i + 2 if lower(run, i + 1) == "." else i + 1
        return Part(i, follows, When.DATE, Slot.WEEKDAY, weekday=words().short_weekday[run[i].lower], alone=False)
    return None


def day_only(s: Scope, i: int) -> Part | None:
    """A day whose month is not named: "the 21st", "Sunday 31"; a time beside a weekday or in a range only."""
    read = day(s.run, i)
    if read is None or (s.run[i].kind is Kind.WORD and read[1] == i + 1 and s.run[i].lower not in words().ordinal):
        return None
    return date(i, read[1], Point(day=read[0]), Slot.DAY_ONLY, alone=False)


def feast(run: Sequence[Token], i: int) -> tuple[Point, int] | None:
    """The day and month of a feast, and the token after it."""
    hit = words().named_day.at(run, i)
    return (Point(None, *hit.value), hit.last) if hit else None


def named_day(s: Scope, i: int) -> Part | None:
    """ "Christmas Eve", "New Year's Day 2020", "Easter"; without a year it dates little."""
    made = feast(s.run, i)
    if made:
        point, j = made
        read = year_after(s.run, j)
        if read:
            return date(i, read[1], replace(point, year=read[0]))
        return Part(i, j, When.DATE, Slot.DAY, days=resolved(point, s.base))
    moving = words().moving_day.at(s.run, i)
    if moving and s.run[i].text[0].isupper():
        read = year_after(s.run, moving.last)
        return Part(i, read[1] if read else moving.last, When.DATE, Slot.DAY)
    return None


def pair_end(run: Sequence[Token], first: int, j: int) -> Read | None:
    """The second year of a pair, after the link at token `j`: "2015-16", "2015/16", "2008/9", "2019–2020"."""
    full = year_digits(run, j + 1)
    if full:
        return (full, j + 2) if full > first else None
    n = digits(run, j + 1, 2)
    if not n or (glued(run, j + 2) and run[j + 2].text in "-/"):
        return None
    size = 10 ** len(run[j + 1].text)
    year_ = first // size * size + n
    return (year_, j + 2) if year_ > first and (year_ == first + 1 or glued(run, j + 1)) else None


# ── longer stretches ─────────────────────────────────────────────────────────────────────────────


def season(s: Scope, i: int) -> Part | None:
    """ "spring 2019", "the summer of 2020", "last autumn"."""
    run = s.run
    month = words().season.get(lower(run, i))
    if not month:
        return None
    read = year_after(run, i + 1)
    second = pair_end(run, read[0], read[1]) if read and lower(run, read[1]) in ("/", "-", "–") else None
    read = (read[0], second[1]) if read and second and second[0] == read[0] + 1 else read
    point = Point(read[0] if read else None, month, months=3, season=True)
    before = lower(run, i - 2) if lower(run, i - 1) in ("the", "-") else lower(run, i - 1)
    alone = run[i].lower not in words().doubtful_season or before in words().season_before
    if read is None and lower(run, i) in words().doubtful_season and not lower(run, i - 1).isalpha() and not alone:
        return None
    return date(i, read[1] if read else i + 1, point, alone=alone or read is not None)


def letter_quarter(s: Scope, i: int) -> Part | None:
    """ "Q3 2021", "H1 of 2020"; without a year only after a word of dates."""
    run = s.run
    months = words().letter.get(lower(run, i))
    n = digits(run, i + 1, 1) if months and glued(run, i + 1) else None
    if not months or not n or n > 12 // months or (glued(run, i + 2) and run[i + 2].kind is not Kind.SYMBOL):
        return None
    read = year_after(run, i + 2)
    point = Point(read[0] if read else None, months * (n - 1) + 1, months=months)
    return date(i, read[1] if read else i + 2, point, alone=read is not None or _dated_before(run, i))


def year_led(s: Scope, i: int) -> Part | None:
    """ "2020", "1990s", "2015-16", "2019-Q1"."""
    run = s.run
    number = year_digits(run, i)
    if number is None:
        return _short_decade(run, i)
    k = i + 2 if lower(run, i + 1) == "-" else i + 1
    quarter = letter_quarter(s, k) if lower(run, k) in words().letter else None
    if quarter and quarter.start and quarter.j == k + 2:
        return date(i, quarter.j, replace(quarter.start, year=number))
    month = _iso_month(run, i, number)
    if month:
        return date(i, i + 3, Point(number, month))
    j = _plural(run, i)
    if j and number % 10 == 0 and (j == i + 2 or lower(run, i - 1) in words().decade_before - {"in"}):
        whole = number % 100 == 0 and number < 2000  # "the 1800s" are a century, "the 2000s" a decade
        return date(i, j, Point(number // 10 * 10, years=100 if whole else 10))
    if j == i + 2 or (glued(run, i + 1) and run[i + 1].kind is Kind.WORD):
        return None
    return date(i, i + 1, Point(number)) if is_year(run, i) else None


def _iso_month(run: Sequence[Token], i: int, number: int) -> int | None:
    """The month of "2021-05" or "2021/05": a second year would come after the first ("2004-05")."""
    n = digits(run, i + 2, 2) if lower(run, i + 1) in ("-", "/") and glued(run, i + 1) and glued(run, i + 2) else None
    more = glued(run, i + 3) and run[i + 3].text in "-/"
    return n if n and n <= 12 and n <= number % 100 and len(run[i + 2].text) == 2 and not more else None


def _plural(run: Sequence[Token], i: int) -> int | None:
    """The token after the s of a decade: "1990s", "1990's"."""
    if lower(run, i + 1) == "s" and glued(run, i + 1):
        return i + 2
    quoted = lower(run, i + 1) in ("'", "’") and lower(run, i + 2) == "s"
    return i + 3 if quoted and glued(run, i + 1) and glued(run, i + 2) else None


def _short_decade(run: Sequence[Token], i: int) -> Part | None:
    """ "the 90s", "the '80s"."""
    n = digits(run, i, 2)
    j = _plural(run, i) if n is not None and n % 10 == 0 else None
    quoted = lower(run, i - 1) in ("'", "‘", "’")
    if j and n and n >= 20 and (quoted or _decade_before(run, i, n)):
        return date(i, j, Point(1900 + n, years=10))
    return None


def word_decade(s: Scope, i: int) -> Part | None:
    """ "the nineties"; "in their fifties" is an age."""
    year = words().decade.get(lower(s.run, i))
    return date(i, i + 1, Point(year, years=10)) if year and _decade_before(s.run, i, year % 100) else None


def _decade_before(run: Sequence[Token], i: int, n: int) -> bool:
    """Whether the words before show a short decade, of the twenties with "the", and no age."""
    before = [lower(run, k) for k in range(i - 1, i - 5, -1) if lower(run, k) != "-"][:2]
    if not before or before[0] not in words().decade_before or words().age_owner.intersection(before):
        return False
    return n >= PIVOT or "the" in before


def is_year(run: Sequence[Token], i: int) -> bool:
    """Whether four digits are a year, and count nothing."""
    before = lower(run, i - 1)
    counts = _counts(run, i + 1)
    if before in ("and", "or") and year_digits(run, i - 2) in PLAIN_YEARS and int(run[i].text) in PLAIN_YEARS:
        return True  # "the 2012 and 2015 surveys"
    if before == "of" and lower(run, i - 2) in words().amount:  # "a deposit of 2000"
        return False
    if before == "of" and lower(run, i - 2) in words().of_year and int(run[i].text) in PLAIN_YEARS:
        return True
    if before in ("£", "$", "€") or (before in words().before_count and counts):
        return False
    if lower(run, i + 1) in ("-", "–") and glued(run, i + 1) and glued(run, i + 2) and year_digits(run, i + 2):
        return True
    if int(run[i].text) not in PLAIN_YEARS:
        return not counts and before in words().before_old_year
    return before in words().before_year or not counts


def _counts(run: Sequence[Token], j: int) -> bool:
    """Whether the token after a number is what it counts: a plural in small letters ("2000 schools", no "2021 census")."""
    follows = lower(run, j)
    plural = (
        len(follows) > 3
        and follows.endswith("s")
        and follows.isalpha()
        and follows[-2] not in "sui"
        and run[j].text[0].islower()
        and follows not in stop_words()
        and follows not in words().year_does
        and words().bound_after.at(run, j) is None
    )
    return plural or follows in words().counted or follows in ("%", "$", "£", "€")


def fiscal(s: Scope, i: int) -> Part | None:
    """ "FY2019", "school year 2019-20": the years that it is named by."""
    hit = words().fiscal.at(s.run, i)
    if hit is None:
        return None
    n = year_digits(s.run, hit.last)
    short = digits(s.run, hit.last, 2) if glued(s.run, hit.last) and hit.last == i + 1 else None
    if n is None and (short is None or short < 10):
        return None
    return date(i, hit.last + 1, Point(n if n is not None else _short_year(short or 0)))


def century(s: Scope, i: int) -> Part | None:
    """ "the 19th century", "the twenty-first century"."""
    read = ordinal(s.run, i)
    if read is None:
        return None
    j = read[1] + 1 if lower(s.run, read[1]) == "-" else read[1]
    if lower(s.run, j) not in words().century:
        return None
    return date(i, j + 1, Point((read[0] - 1) * 100, years=100))
