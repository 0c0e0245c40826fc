"""What the reader of figures must read and must leave alone: the tables of tests/figures/, a test for every phrase."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.detect.claims import analysis
from claimcheck.detect.period import expressions, periods
from claimcheck.detect.quantity import read_text
from claimcheck.detect.words import tokens
from claimcheck.model import Document, Quantity, Span, When

HERE = Path(__file__).parent / "figures"
PROSE = ("numbers", "shares", "changes", "ranges", "bounds", "money", "units", "coordination")
FORMS = {"percent": "share", "percentage point": "points", "times": "multiple", "": "count"}
YEAR = 2024  # of the document in which the phrases of periods.toml stand


def table(name: str) -> dict[str, list[dict[str, Any]]]:
    """A table of tests/figures/, its decimals exact."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"), parse_float=Fraction)


def number(value: Fraction) -> str:
    return str(value) if value.denominator > 1000 or value.denominator % 3 == 0 else f"{float(value):.10g}"


def told(text: str, q: Quantity, asked: dict[str, Any]) -> str:
    """A figure in one line, with the counted noun only where the row tells it."""
    change = f"{q.change.kind.value} {q.change.way.value}" if q.change else ""
    counted = text[q.counted.start : q.counted.end] if q.counted else ""
    return line(
        (q.low, q.high), q.bound.value, q.unit, q.form.value, change, q.rate, counted if "counted" in asked else ""
    )


def wanted(figure: dict[str, Any]) -> str:
    """The same line from a row."""
    value = figure["value"]
    low, high = value if isinstance(value, list) else (value, value)
    unit = figure.get("unit", "")
    form = figure.get("form") or FORMS.get(unit) or "money"
    return line(
        (Fraction(low), Fraction(high)),
        figure.get("bound", "exactly"),
        unit,
        form,
        figure.get("change", ""),
        figure.get("rate", ""),
        figure.get("counted", ""),
    )


def line(
    ends: tuple[Fraction, Fraction], bound: str, unit: str, form: str, change: str, rate: str, counted: str
) -> str:
    value = number(ends[0]) if ends[0] == ends[1] else f"{number(ends[0])}–{number(ends[1])}"
    parts = [bound, value, unit, f"({form})", change, f"/ {rate}" if rate else "", f"of {counted}" if counted else ""]
    return " ".join(part for part in parts if part)


MISSES = {phrase: row["why"] for row in table("misses")["miss"] for phrase in row["phrases"]}


def case(*values: Any, id: str, phrase: str) -> Any:
    """A test's parameters; a phrase of misses.toml must fail as it says."""
    why = MISSES.get(phrase)
    return pytest.param(*values, id=id, marks=pytest.mark.xfail(reason=why, strict=True) if why else ())


def prose_rows() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    for name in PROSE:
        for row in table(name)["reads"]:
            figures = row["figures"] if "figures" in row else [row["figure"]]
            for phrase in row["phrases"]:
                yield name, figures, phrase


@pytest.mark.parametrize(
    ("figures", "phrase"),
    [case(figures, phrase, id=f"{name}: {phrase}", phrase=phrase) for name, figures, phrase in prose_rows()],
)
def test_reads(figures: list[dict[str, Any]], phrase: str) -> None:
    found = read_text(phrase)
    asked = [*figures, *[{}] * len(found)]
    assert [told(phrase, q, row) for (_, q), row in zip(found, asked, strict=False)] == [wanted(f) for f in figures]


@pytest.mark.parametrize(
    "sentence",
    [
        case(sentence, id=f"{row['kind']}: {sentence}", phrase=sentence)
        for row in table("silent")["silent"]
        for sentence in row["sentences"]
    ],
)
def test_is_silent(sentence: str) -> None:
    assert [sentence[s.start : s.end] for s, _ in read_text(sentence)] == []


def test_there_are_two_hundred_decoys_and_none_twice() -> None:
    sentences = [s for row in table("silent")["silent"] for s in row["sentences"]]
    assert len(set(sentences)) == len(sentences) >= 200


def unmarked(phrase: str) -> tuple[str, Span]:
    """A phrase without its guillemets, and the span between them."""
    before, rest = phrase.split("«")
    inside, after = rest.split("»")
    return before + inside + after, Span(len(before), len(before) + len(inside))


@pytest.mark.parametrize(
    ("row", "phrase"),
    [case(row, phrase, id=phrase, phrase=phrase) for row in table("periods")["reads"] for phrase in row["phrases"]],
)
def test_reads_periods(row: dict[str, Any], phrase: str) -> None:
    text, span = unmarked(phrase)
    [found] = [e for e in expressions(tokens(text), YEAR) if e.kind is When.DATE]
    assert found.span.overlaps(span)
    readings = found.readings or ((found.first or dt.date.min, found.last or dt.date.max),)
    days = [readings[0][0].isoformat(), readings[0][1].isoformat()]
    if "days" in row:
        assert days == row["days"]
    else:
        assert row["within"][0] <= days[0] <= days[1] <= row["within"][1]
    assert read_text(text) == ()


@pytest.mark.parametrize("phrase", [phrase for row in table("periods")["silent"] for phrase in row["phrases"]])
def test_is_silent_on_periods(phrase: str) -> None:
    assert [phrase[p.span.start : p.span.end] for p in periods(tokens(phrase), YEAR)] == []


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        case(row["cells"], text, id=" ".join(text.split()), phrase=" ".join(text.split()))
        for row in table("tables")["reads"]
        for text in row["tables"]
    ],
)
def test_reads_table_cells(cells: list[dict[str, Any]], text: str) -> None:
    document = Document.of_text("table", text)
    claims = [c for c in analysis(document).claims if c.quantity]
    found = [(c, c.quantity) for c in claims if c.quantity]
    assert [told(text, q, {}) for _, q in found] == [wanted(cell) for cell in cells]
    for (claim, _), cell in zip(found, cells, strict=True):
        block = next(b for b in document.blocks if b.span.contains(claim.anchor))
        headers = " ".join(document[h] for h in block.headers)
        assert all(word in headers for word in cell.get("subject", []))


# ── any text ─────────────────────────────────────────────────────────────────────────────────────

PHRASES = [phrase for _, _, phrase in prose_rows()] + [s for row in table("silent")["silent"] for s in row["sentences"]]
ODD = ["\u00ad", "\u200b", "\u200f", "\u202e", "\u0301", "\u00a0", "\u2009", "\ufe0f",
       "🙂", "٣", "५", "²", "Ⅻ", "½", "٪", "𝟗", "\x00", "\ud800"]  # fmt: skip
ANY = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PHRASES, *ODD]), max_size=5).map(" ".join),
    st.tuples(st.sampled_from(PHRASES), st.integers(0, 80), st.text(max_size=3) | st.sampled_from(ODD)).map(
        lambda t: t[0][: t[1]] + t[2] + t[0][t[1] :]
    ),
)


@given(ANY)
def test_spans_are_right_for_any_text(text: str) -> None:
    end = 0
    for span, q in read_text(text):
        assert end <= span.start < span.end <= len(text)
        assert span.contains(q.number)
        assert len(q.number) > 0
        assert any(c.isalnum() for c in text[q.number.start : q.number.end])
        assert q.low <= q.high
        for part in (q.counted, q.cue, q.change.cue if q.change else None):
            assert part is None or 0 <= part.start < part.end <= len(text)
        end = span.end


@pytest.mark.parametrize("text", ["We visited 8 at least 40 clinics.", "It took 3 or more than 4 weeks."])
def test_a_cue_between_two_figures_is_of_one_only(text: str) -> None:
    spans = [span for span, _ in read_text(text)]
    assert len(spans) == 2
    assert not spans[0].overlaps(spans[1])


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "9,999",
        "1,",
        "1.",
        "1-",
        "1–",
        "1 to ",
        "1 and ",
        "1, ",
        "1/",
        "(1",
        "twenty-",
        "one in ",
        "section 1, ",
        "half a ",
    ],
)
def test_no_long_run_makes_the_reader_fail(piece: str) -> None:
    """Digits beyond what Python turns into a number, and lists longer than its stack is deep."""
    text = piece * 5000
    assert all(span.end <= len(text) for span, _ in read_text(text[:20_000]))


@given(ANY)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert read_text(text) == read_text(text)


def moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map(" ".join), st.integers(1, 40))
def test_blanks_before_a_text_only_move_its_figures(text: str, by: int) -> None:
    def spans(found: tuple[tuple[Span, Quantity], ...], by: int) -> list[tuple[Span | None, ...]]:
        return [(moved(s, by), moved(q.number, by), moved(q.counted, by), moved(q.cue, by)) for s, q in found]

    plain, behind = read_text(text), read_text(" " * by + text)
    assert spans(behind, 0) == spans(plain, by)
    assert [told(text, q, {}) for _, q in behind] == [told(text, q, {}) for _, q in plain]


@given(st.sampled_from([p for p in PHRASES if p[0].isalpha() and p[0].isupper()]))
def test_a_paragraph_before_a_sentence_only_moves_its_figures(text: str) -> None:
    before = "Nothing of the kind was seen in the valley.\n\n"
    alone = [(moved(s, len(before)), q.low, q.high, q.bound, q.unit) for s, q in read_text(text)]
    assert [(s, q.low, q.high, q.bound, q.unit) for s, q in read_text(before + text)] == alone


@given(st.integers(0, 10**12))
def test_any_whole_number_is_read_back(n: int) -> None:
    text = f"We counted {n:,} gulls."
    ((span, q),) = read_text(text)
    assert q.low == q.high == n
    assert text[q.number.start : q.number.end] == f"{n:,}"
    assert span.contains(q.number)


@given(st.decimals(0, 1000, places=2, allow_nan=False))
def test_any_share_is_read_back(share: Any) -> None:
    ((_, q),) = read_text(f"It was {share} per cent of gulls.")
    assert q.low == q.high == Fraction(share)
    assert q.unit == "percent"
