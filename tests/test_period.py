"""Dates, periods and times: what they are read as."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.lexicon import Row, table
from claimcheck.detect.period import expressions, periods
from claimcheck.detect.words import tokens
from claimcheck.model import Grain, TimeExpression, When

WRITTEN = dt.date(2021, 6, 16)  # a Wednesday

# The days, and the phrasings that tell them in a text written on that Wednesday. "…" is an open end, "?" what has no days.
READS: dict[str, tuple[str, ...]] = {
    "2020-04-09": (
        "9th April 2020", "the 9th of April 2020", "April 9, 2020", "9 Apr. 2020", "Apr. 9, 2020", "2020-04-09", "20200409",
        "2020/04/09", "09.04.2020", "9-Apr-2020", "April the 9th, 2020", "the ninth of April 2020", "ninth April 2020",
        "Thursday, 9 April 2020", "Thu 9 April 2020", "9 april 2020", "9 April two thousand and twenty",
        "9 April 2020 at 14:00", "2020-04-09T14:00:00Z",
    ),
    "2021-05-29": ("29 May", "May twenty nine", "29/05", "the twenty-ninth of May", "May 29 this year", "May 29th of this year"),
    "2020-05-25": ("25/05/2020", "25/5/20", "05/25/2020", "25.05.2020"),
    "2021-06-15": ("yesterday", "one day ago", "yesterday at noon", "a day ago"),
    "2021-06-17": ("tomorrow", "tomorrow morning"),
    "2021-06-14": ("the day before yesterday", "two days ago", "this Monday", "two days before today"),
    "2021-06-21": ("next Monday", "Monday of next week", "next week on Monday"),
    "2020-12-25": ("Christmas 2020", "Christmas Day 2020", "last Christmas"),
    "2020-04-12": ("three days after 9 April 2020",),
    "2020-03-01 2020-03-31": ("March 2020", "march 2020", "March of 2020", "Mar. 2020", "March, 2020", "Mar/2020", "the month of March 2020"),
    "2021-01-01 2021-03-31": (
        "Jan-Mar 2021", "from January to March this year", "January to March 2021", "between January and March 2021",
        "Q1 2021", "2021-Q1", "first quarter of 2021", "the first quarter of the year", "Q1 of 2021", "first three months of 2021",
    ),
    "2021-05-03 2021-05-05": ("3–5 May 2021", "3 to 5 May 2021", "from 3 May to 5 May 2021", "May 3-5, 2021", "May 3rd through 5th, 2021"),
    "2020-03-19 2020-04-08": (
        "the three weeks before 9 April 2020", "the three weeks preceding 9th April 2020",
        "the 21 days leading up to 9 April 2020",
    ),
    "2021-05-03 2021-05-09": (
        "the week of 3 May 2021", "the week commencing 3 May 2021", "w/c 3 May 2021", "the week ending 9 May 2021", "a week starting 3 May 2021",
    ),
    "2021-05-01 2021-05-14": ("the first two weeks of May 2021",),
    "2021-06-07 2021-06-13": ("last week", "the last week"),
    "2021-06-21 2021-06-27": ("next week",),
    "2021-06-19 2021-06-20": ("this weekend",),
    "2019-01-01 2019-12-31": ("2019", "FY2019", "FY 2019", "the year 2019", "all of 2019", "fiscal year 2019", "two years ago"),
    "2020-01-01 2020-12-31": ("last year", "a year ago", "one year ago", "in both halves of 2020"),
    "2015-01-01 2016-12-31": (
        "2015-16", "2015/16", "2015–2016", "2015 to 2016", "between 2015 and 2016", "2015 and 2016", "school year 2015-16",
        "2015/6",
    ),
    "2020-01-01 2020-06-30": ("H1 2020", "first half of 2020", "early 2020", "the first six months of 2020"),
    "2021-07-01 2021-09-30": ("Q3 2021", "third quarter of 2021", "the third quarter of 2021", "next quarter"),
    "2019-04-01 2019-09-30": ("mid-2019", "mid 2019", "the middle of 2019"),
    "2019-10-01 2019-12-31": ("the end of 2019", "fourth quarter of 2019"),
    "2021-03-01 2021-03-16": ("early March", "early March 2021"),
    "2021-06-23 2021-06-30": ("end of month", "end of June"),
    "2020-06-01 2020-06-30": ("June last year", "June of last year", "June 2020"),
    "2021-03-01 2021-03-31": ("this March", "last March", "March this year"),
    "1990-01-01 1999-12-31": ("the 1990s", "1990s", "the nineties", "the '90s", "the 90s", "the 1990's"),
    "1975-01-01 1979-12-31": ("the late 1970s", "late 1970s", "the late 70s"),
    "1800-01-01 1899-12-31": ("the 19th century", "nineteenth century", "the 1800s"),
    "2011-06-16 2021-06-16": ("the past decade", "the last ten years", "past 10 years"),
    "2016-06-16 2021-06-16": ("the last five years", "the past 5 years", "the 5 past years"),
    "2021-06-16 2023-06-16": ("the next two years",),
    "2007-01-01 2008-12-31": ("from 2007 to the end of 2008", "2007/8"),
    "2020-04-01 2021-03-31": ("the year to March 2021", "the 12 months ending March 2021", "1 Apr. 2020 to 31 Mar. 2021"),
    "2021-05-01 2021-05-31": ("2021-05", "May 2021", "last May"),
    "2015-01-01 2020-12-31": ("between 2015/16 and 2019/20", "from 2015 to 2020", "2015–20"),
    "1992-01-01 1999-12-31": ("the mid-to-late 1990s", "the mid to late 1990s"),
    "2021-07-05": ("the 5th of next month", "9am on Monday 5 July 2021"),
    "1976-01-01 …": ("since 1976", "1976 onwards", "from 1976"),
    "2019-01-01 …": ("after 2018", "later than 2018"),
    "… 2030-12-31": ("until 2030", "until the end of 2030", "no later than 2030"),
    "… 2009-12-31": ("before 2010", "prior to 2010"),
    "?": (
        "the first seven months of the pandemic", "two years later", "that weekend", "the same month", "the following week",
        "two days after the flood", "over 20 years ago", "recent years", "two to three weeks ago", "Friday",
        "the thirty-first day of the month", "the 0 weeks before 9 April 2020", "on Easter", "feb 30 2019",
        "three weeks after Easter", "in the summer", "week 10",
    ),
}  # fmt: skip
READINGS = {
    "04/05/2020": ("2020-05-04", "2020-04-05"),
    "on 4/5": ("2021-05-04", "2021-04-05"),
    "spring 2019": ("2019-03-01", "2019-09-01"),
    "winter 2019/20": ("2019-12-01", "2019-06-01"),
}
OTHERS: dict[When, tuple[str, ...]] = {
    When.TIME: (
        "8.30 pm", "at 14:00", "noon", "between 7 and 9:30", "half past seven", "seven o'clock", "from 9am to 5pm", "8 a.m.",
        "in the morning", "5 to 7 in the evening", "12 noon", "at 2:00 - 2:30 pm", "a quarter to five", "half an hour ago",
    ),
    When.DURATION: (
        "two years", "three-month", "for an hour", "one and a half years", "an hour and a half", "half an hour", "several weeks",
        "twenty-four hours", "3.5 years", "2 years and 3 months", "all week", "a couple of days", "5 to 10 years", "two or three weeks",
    ),
    When.SET: (
        "every week", "each year", "every two years", "every other Friday", "weekly", "on Tuesdays", "every day at 7:13 p.m.", "semi-annually",
    ),
}  # fmt: skip
SILENT = [
    "It may rain, and they may not come.",
    "They march on, and the tenants march again.",
    "May we ask why?",
    "2,020 schools",
    "in 1,850 schools",
    "The 2000 schools closed.",
    "over 2020 people",
    "more than 2000 clinics",
    "£2019",
    "Sir Tom May spoke.",
    "Jan Novak teaches there.",
    "room 2019b",
    "version 3.4.5 of the form",
    "They won 3–2.",
    "open 24/7",
    "a 50/50 chance, and 3/4 of tenants",
    "a ratio of 3:1",
    "Ring 020 7946 0018 or 555-0199.",
    "the second clinic and the third report",
    "a second opinion",
    "the spring ran dry and prices fall",
    "in their fifties",
    "in her mid-20s",
    "for people aged 18 to 24 years",
    "one of 2019 homes",
    "She is five years old.",
    "a six-year-old pump",
    "three times a week",
    "$40 an hour",
    "I am here, as am I.",
    "an august body",
    "He sat in the sun.",
    "one of 12 sites",
    "a fall of 17 points and a spring of 20 litres",
    "Good morning, and good night.",
    "up-to-date maps",
    "Now the nurses strike.",
    "half of the wells, a quarter of the pumps",
    "COVID-19 and G20",
]  # fmt: skip


def shown(e: TimeExpression) -> str:
    if not e.resolved:
        return "?"
    ends = ["…" if d is None else d.isoformat() for d in (e.first, e.last)]
    return ends[0] if ends[0] == ends[1] else " ".join(ends)


@pytest.mark.parametrize(("days", "words"), [(d, w) for d, phrasings in READS.items() for w in phrasings])
def test_reads(days: str, words: str) -> None:
    text = f"Wells were dug {words}, the council says."
    found = expressions(tokens(text), WRITTEN)
    assert [shown(e) for e in found] == [days]
    assert {e.kind for e in found} == {When.DATE}


@pytest.mark.parametrize(("words", "firsts"), READINGS.items())
def test_says_what_is_ambiguous(words: str, firsts: tuple[str, str]) -> None:
    (found,) = expressions(tokens(f"The clinic opened {words}."), WRITTEN)
    assert found.ambiguous
    assert tuple(first.isoformat() for first, _ in found.readings) == firsts
    assert found.first == found.readings[0][0]


@pytest.mark.parametrize(("kind", "words"), [(k, w) for k, phrasings in OTHERS.items() for w in phrasings])
def test_reads_what_has_no_days(kind: When, words: str) -> None:
    text = f"They met {words}."
    (found,) = expressions(tokens(text))
    assert found.kind is kind
    assert text[found.span.start : found.span.end].split()[-1] == words.split()[-1]


@pytest.mark.parametrize("text", SILENT)
def test_is_silent(text: str) -> None:
    assert [text[e.span.start : e.span.end] for e in expressions(tokens(text), WRITTEN)] == []
    assert periods(tokens(text), 2021) == ()


@pytest.mark.parametrize(
    "words", ["last week", "yesterday", "three days ago", "next Monday", "this March", "the past decade", "22/04"]
)
def test_what_hangs_on_the_day_of_writing_has_no_days_without_it(words: str) -> None:
    (found,) = expressions(tokens(f"It closed {words}."))
    assert not found.resolved


@pytest.mark.parametrize(
    ("words", "days"),
    [("last year", "2020-01-01 2020-12-31"), ("yesterday", "?"), ("this March", "2021-03-01 2021-03-31")],
)
def test_a_year_is_enough_for_what_is_told_in_years(words: str, days: str) -> None:
    assert [shown(e) for e in expressions(tokens(f"It closed {words}."), 2021)] == [days]


def test_a_year_that_is_not_written_is_that_of_the_text_before() -> None:
    found = expressions(tokens("It rose in March 2018, fell in June and rose in July."), WRITTEN)
    assert [(shown(e), e.inferred) for e in found] == [
        ("2018-03-01 2018-03-31", False),
        ("2018-06-01 2018-06-30", True),
        ("2018-07-01 2018-07-31", True),
    ]


@pytest.mark.parametrize(
    ("words", "grain"),
    [("14:00 on 9 April 2020", Grain.TIME), ("9 April 2020", Grain.DAY), ("Q3 2021", Grain.MONTH), ("2019", Grain.YEAR),
     ("the 1990s", Grain.DECADE), ("the 19th century", Grain.CENTURY), ("the week of 3 May", Grain.DAY)],
)  # fmt: skip
def test_tells_how_finely(words: str, grain: Grain) -> None:
    (found,) = expressions(tokens(words), WRITTEN)
    assert found.grain is grain


def test_the_words_for_what_is_half_known_are_kept_whole() -> None:
    text = "Visits fell in the first seven months of the pandemic, then rose."
    (found,) = expressions(tokens(text), WRITTEN)
    assert text[found.span.start : found.span.end] == "first seven months of the pandemic"


# What the rules compare: written dates, whole.
PERIODS = [
    ("on 9th April 2020", "9th April 2020", "2020-04-09", "2020-04-09"),
    ("on April 9, 2020", "April 9, 2020", "2020-04-09", "2020-04-09"),
    ("on 2020-04-09", "2020-04-09", "2020-04-09", "2020-04-09"),
    ("in March 2020", "March 2020", "2020-03-01", "2020-03-31"),
    ("in March 2020 wardens came", "March 2020", "2020-03-01", "2020-03-31"),
    ("Budget 2020: the plan", "2020", "2020-01-01", "2020-12-31"),
    ("1500–1870/MAP", "1500–1870", "1500-01-01", "1870-12-31"),
    ("in 1998", "1998", "1998-01-01", "1998-12-31"),
    ("from January to March 2021", "from January to March 2021", "2021-01-01", "2021-03-31"),
    ("between June and August 2021", "between June and August 2021", "2021-06-01", "2021-08-31"),
    ("from 2003-2016", "from 2003-2016", "2003-01-01", "2016-12-31"),
    ("in 2015-16", "2015-16", "2015-01-01", "2016-12-31"),
    ("for 2017, 2018 and 2019", "2017, 2018 and 2019", "2017-01-01", "2019-12-31"),
    ("in both 2018 and 2019", "2018 and 2019", "2018-01-01", "2019-12-31"),
    ("in the 1990s", "1990s", "1990-01-01", "1999-12-31"),
    ("in the late 1970s", "late 1970s", "1970-01-01", "1979-12-31"),
    ("in mid-2019", "mid-2019", "2019-01-01", "2019-12-31"),
    ("in the spring of 2019", "spring of 2019", "2019-01-01", "2019-12-31"),
    ("since 1976", "since 1976", "1976-01-01", "9999-12-31"),
    ("before 2010", "2010", "2010-01-01", "2010-12-31"),
    ("in Q3 2021", "Q3 2021", "2021-07-01", "2021-09-30"),
    ("in June", "June", "2024-06-01", "2024-06-30"),
    ("from May to July this year", "from May to July this year", "2024-05-01", "2024-07-31"),
    ("in June last year", "June last year", "2023-06-01", "2023-06-30"),
    ("in the three weeks before 9 April 2020", "9 April 2020", "2020-04-09", "2020-04-09"),
]
NO_PERIOD = [
    "last week",
    "last year",
    "on Friday",
    "two years ago",
    "04/05/2020",
    "at 14:00",
    "every year",
    "in winter",
]


@pytest.mark.parametrize(("text", "words", "first", "last"), PERIODS, ids=[r[0] for r in PERIODS])
def test_periods(text: str, words: str, first: str, last: str) -> None:
    found = periods(tokens(text), 2024)
    assert [(text[p.span.start : p.span.end], p.first.isoformat(), p.last.isoformat()) for p in found] == [
        (words, first, last)
    ]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_no_period(text: str) -> None:
    assert periods(tokens(text), 2024) == ()


@pytest.mark.parametrize(
    "row", [row for found in table("periods").values() for row in found], ids=lambda row: row["example"]
)
def test_every_row_of_words_is_read_in_its_example(row: Row) -> None:
    assert len(expressions(tokens(row["example"]), WRITTEN)) == 1


WORDS = [
    "March", "May", "2019", "20", "from", "to", "between", "and", "-", "–", ",", "of", "9", "31", "th", "Q3", "1990s", "this",
    "year", "04/05/2020", "8:30", "pm", "at", "last", "next", "week", "Friday", "twenty", "second", "first", "ago", "before",
    "after", "the", "in", "3", "days", "late", "end", "every", "a", "half", "past", "century", "since", "spring", "0", "T", ".",
    "'", "thousand", "last week", "Christmas", "9999", "23.04.2022", "20161016", "weeks", "decades", "centuries",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS)).map("".join)
)


HOSTILE = [
    "May ", "2019-", "1/2/", "from 2019 to ", "3 days after ", "twenty-", "2017, 2018, ", "the first ", "1:20:", "mid-", "end of the ",
    "between 5 and ", "half past ", "1 year 1 day ", "week of ", "year to ", "at 5 ", "1 May to ", "first 3 weeks of ", "one two ", "Friday, ",
]  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called to read a text: its cost, on any machine."""
    run = tokens(text)
    count = 0

    def tick(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        expressions(run, WRITTEN)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("end", ["", "old", "people"])
def test_a_hostile_line_costs_no_more_than_its_length(unit: str, end: str) -> None:
    calls(unit)  # the word tables are read once
    assert calls(unit * 400 + end) < 5 * calls(unit * 100 + end)


@given(TEXTS, st.one_of(st.none(), st.integers(1, 9999), st.dates()))
def test_spans_are_right_for_any_text(text: str, reference: dt.date | int | None) -> None:
    end = 0
    for e in expressions(tokens(text), reference):
        assert end <= e.span.start < e.span.end <= len(text)
        assert text[e.span.start : e.span.end].strip()
        assert e.first is None or e.last is None or e.first <= e.last
        end = e.span.end


@given(TEXTS, st.one_of(st.none(), st.integers(1, 9998)))
def test_periods_are_right_for_any_text(text: str, year: int | None) -> None:
    end = 0
    for p in periods(tokens(text), year):
        assert end <= p.span.start < p.span.end <= len(text)
        assert p.first <= p.last
        end = p.span.end
