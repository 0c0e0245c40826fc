"""Dates and periods: what they are read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.period import periods
from claimcheck.detect.words import tokens

READS = [
    ("on 9th April 2020", "9th April 2020", "2020-04-09", "2020-04-09"),
    ("on April 9, 2020", "April 9, 2020", "2020-04-09", "2020-04-09"),
    ("on 2020-04-09", "2020-04-09", "2020-04-09", "2020-04-09"),
    ("in March 2020", "March 2020", "2020-03-01", "2020-03-31"),
    ("in 1998", "1998", "1998-01-01", "1998-12-31"),
    ("from January to March 2021", "from January to March 2021", "2021-01-01", "2021-03-31"),
    ("between June and August 2021", "between June and August 2021", "2021-06-01", "2021-08-31"),
    ("from 2003-2016", "from 2003-2016", "2003-01-01", "2016-12-31"),
    ("in 2015-16", "2015-16", "2015-01-01", "2016-12-31"),
    ("for 2017, 2018 and 2019", "2017, 2018 and 2019", "2017-01-01", "2019-12-31"),
    ("in both 2018 and 2019", "2018 and 2019", "2018-01-01", "2019-12-31"),
    ("in the 1990s", "1990s", "1990-01-01", "1999-12-31"),
    ("since 1976", "1976", "1976-01-01", "9999-12-31"),
    ("in Q3 2021", "Q3 2021", "2021-07-01", "2021-09-30"),
    ("from May to July this year", "from May to July", "2024-05-01", "2024-07-31"),
    ("in June last year", "June", "2023-06-01", "2023-06-30"),
]
SILENT = [
    "It may rain.",
    "They march on.",
    "2,020 schools",
    "The 2000 schools closed.",
    "Sir Tom May spoke.",
    "room 2019b",
]


@pytest.mark.parametrize(("text", "words", "first", "last"), READS, ids=[r[0] for r in READS])
def test_reads(text: str, words: str, first: str, last: str) -> None:
    found = periods(tokens(text), 2024)
    assert [(text[p.span.start : p.span.end], p.first.isoformat(), p.last.isoformat()) for p in found] == [
        (words, first, last)
    ]


@pytest.mark.parametrize("text", SILENT)
def test_is_silent(text: str) -> None:
    assert [text[p.span.start : p.span.end] for p in periods(tokens(text), 2024)] == []


WORDS = [
    "March",
    "May",
    "2019",
    "20",
    "from",
    "to",
    "between",
    "and",
    "-",
    "–",
    ",",
    "of",
    "9",
    "31",
    "th",
    "Q3",
    "1990s",
    "this",
    "year",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)), st.one_of(st.none(), st.integers(1, 9998)))
def test_offsets_are_right_for_any_text(text: str, year: int | None) -> None:
    last = 0
    for p in periods(tokens(text), year):
        assert last <= p.span.start < p.span.end <= len(text)
        assert p.first <= p.last
        last = p.span.end
