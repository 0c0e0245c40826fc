"""The reader of figures: what it reads, what it leaves alone, and that its offsets are right for any text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.quantity import read_text
from claimcheck.model import Quantity

# text; then for each figure: the words, value or (low, high), bound, unit, and change ("by up") where it tells of one
READS = [
    ("1.6 million calls", [("1.6 million", "1600000", "exactly", "", "")]),
    ("half a million homes", [("half a million", "500000", "exactly", "", "")]),
    ("two and a half thousand homes", [("two and a half thousand", "2500", "exactly", "", "")]),
    ("1,500 homes and 1 500 flats", [("1,500", "1500", "exactly", "", ""), ("1 500", "1500", "exactly", "", "")]),
    ("twenty-one thousand homes", [("twenty-one thousand", "21000", "exactly", "", "")]),
    ("one hundred and twenty homes", [("one hundred and twenty", "120", "exactly", "", "")]),
    ("a dozen schools", [("a dozen", "12", "exactly", "", "")]),
    ("hundreds of thousands of trees", [("hundreds of thousands", ("100000", "1000000"), "at least", "", "")]),
    ("Thirty-seven per cent of farms", [("Thirty-seven per cent", "37", "exactly", "percent", "")]),
    ("a 12% drop in visits", [("12%", "12", "exactly", "percent", "by down")]),
    ("visits fell by 12 per cent", [("12 per cent", "12", "exactly", "percent", "by down")]),
    ("Rents went up to 4.8 per cent", [("4.8 per cent", "4.8", "exactly", "percent", "to up")]),
    (
        "It took 14 hours in Hull, 11 in York and 9 in Leeds",
        [
            ("14 hours", "14", "exactly", "hour", ""),
            ("11", "11", "exactly", "hour", ""),
            ("9", "9", "exactly", "hour", ""),
        ],
    ),
    ("up 36% on the year", [("36%", "36", "exactly", "percent", "by up")]),
    ("turnout fell 8 percentage points", [("8 percentage points", "8", "exactly", "percentage point", "by down")]),
    ("one in five pupils", [("one in five", "20", "exactly", "percent", "")]),
    (
        "40 per cent had left; in Hull it was 36.",
        [("40 per cent", "40", "exactly", "percent", ""), ("36", "36", "exactly", "percent", "")],
    ),
    (
        "40 per cent had left; in Hull it was 36 people.",
        [("40 per cent", "40", "exactly", "percent", ""), ("36", "36", "exactly", "", "")],
    ),
    ("thirty-six in a hundred tenants", [("thirty-six in a hundred", "36", "exactly", "percent", "")]),
    ("36 in every hundred", [("36 in every hundred", "36", "exactly", "percent", "")]),
    ("36 in 100 towns", [("36", "36", "exactly", "", ""), ("100", "100", "exactly", "", "")]),
    ("almost seven in ten tenants", [("almost seven in ten", "70", "nearly", "percent", "")]),
    ("24 of 131 wells", [("24 of 131", "2400/131", "exactly", "percent", "")]),
    ("one garment worker in four", [("one garment worker in four", "25", "exactly", "percent", "")]),
    ("more than a third of the hives", [("more than a third", "100/3", "over", "percent", "")]),
    ("two-thirds of the hives", [("two-thirds", "200/3", "exactly", "percent", "")]),
    ("more than half of them", [("more than half", "50", "over", "percent", "")]),
    ("Calls more than tripled", [("more than tripled", "3", "over", "times", "by up")]),
    ("Calls halved", [("halved", "1/2", "exactly", "times", "by down")]),
    ("a four-fold increase in calls", [("four-fold", "4", "exactly", "times", "by up")]),
    ("three times as many calls", [("three times", "3", "exactly", "times", "")]),
    ("Calls rose from 248 to 881", [("248", "248", "exactly", "", "from up"), ("881", "881", "exactly", "", "to up")]),
    (
        "cut from 0.7 to 0.5 per cent",
        [("0.7", "0.7", "exactly", "percent", "from down"), ("0.5 per cent", "0.5", "exactly", "percent", "to down")],
    ),
    (
        "Calls doubled to 1.6 million",
        [("doubled", "2", "exactly", "times", "by up"), ("1.6 million", "1600000", "exactly", "", "to up")],
    ),
    ("between 73% and 86% of cells", [("between 73% and 86%", ("73", "86"), "between", "percent", "")]),
    ("aged 16-17 years", [("16-17 years", ("16", "17"), "between", "year", "")]),
    ("by as much as 86%", [("as much as 86%", "86", "up to", "percent", "")]),
    ("upwards of a thousand girls", [("upwards of a thousand", "1000", "at least", "", "")]),
    ("no more than 5 buses", [("no more than 5", "5", "at most", "", "")]),
    ("some 300 homes", [("some 300", "300", "about", "", "")]),
    ("12 or younger", [("12 or younger", "12", "at most", "year", "")]),
    ("a 13-year-old boy", [("13-year-old", "13", "exactly", "year", "")]),
    ("£2m a year", [("£2m", "2000000", "exactly", "GBP", "")]),
    ("US$1.90/day", [("US$1.90", "1.9", "exactly", "USD", "")]),
    ("USD 150bn", [("USD 150bn", "150000000000", "exactly", "USD", "")]),
    (
        "jobs fell by 85 percent, clinics by 73 percent",
        [("85 percent", "85", "exactly", "percent", "by down"), ("73 percent", "73", "exactly", "percent", "by down")],
    ),
]

SILENT = [
    "Ring 020 7946 0321 or +44 20 7946 0321.",
    "Ring 555 0147, weekdays till noon.",
    "See section 12, page 4 and Article 5(2).",
    "Version 2.1 replaces version 1.9.",
    "COVID-19, the G20 and form A4",
    "The shop is open 24/7, from 7pm to 5am and at 10:30.",
    "on 9 April 2020, in 2019, in the 1990s and in 2015-16",
    "One of the schools, on the one hand, stood first.",
    "a third party and a second opinion",
    "Writ No. 3922 of the court",
    "the 21st of the month",
    "The first half of the match was dull.",
    "the note [4] and the clause (2)",
]


def told(q: Quantity) -> str:
    return f"{q.change.kind.value} {q.change.way.value}" if q.change else ""


@pytest.mark.parametrize(("text", "wanted"), READS, ids=[text for text, _ in READS])
def test_reads(text: str, wanted: list[tuple[str, str | tuple[str, str], str, str, str]]) -> None:
    found = read_text(text)
    assert [text[s.start : s.end] for s, _ in found] == [w[0] for w in wanted]
    for (_, q), (_, value, bound, unit, change) in zip(found, wanted, strict=True):
        low, high = value if isinstance(value, tuple) else (value, value)
        assert (q.low, q.high) == (Fraction(low), Fraction(high))
        assert (q.bound.value, q.unit, told(q)) == (bound, unit, change)


@pytest.mark.parametrize("text", SILENT)
def test_is_silent(text: str) -> None:
    assert [text[s.start : s.end] for s, _ in read_text(text)] == []


COUNTED = [
    ("nearly 500 migrant workers were stranded", "migrant workers"),
    ("24 per cent of the 385 charities", "charities"),
    ("120 primary schools closed", "primary schools"),
    ("one in five tenants", "tenants"),
    ("Some 40 people died", "people"),
]


@pytest.mark.parametrize(("text", "noun"), COUNTED)
def test_the_counted_noun_comes_with_the_figure(text: str, noun: str) -> None:
    counted = read_text(text)[0][1].counted
    assert counted is not None
    assert text[counted.start : counted.end] == noun


WORDS = ["nearly", "more than", "up to", "5", "1,500", "12", "%", "per cent", "a", "third", "of", "one in", "five", "rose", "by", "to",
         "from", "between", "and", "£", "m", "million", "half", "hundred", "-", "–", ".", "(", ")", "2019", "March", "times", "fold",
         "0", "years", "old", "doubled", "é", "٣", "½", "🙂", "\u00a0", "\u00ad", "\u200f"]  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS)).map("".join))
)
def test_offsets_are_right_for_any_text(text: str) -> None:
    last = 0
    for span, q in read_text(text):
        assert last <= span.start < span.end <= len(text)
        assert span.contains(q.number)
        assert q.low <= q.high
        assert q.step > 0
        words = text[span.start : span.end]
        assert words == words.strip()
        last = span.end
