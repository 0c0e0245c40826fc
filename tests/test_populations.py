"""Are two figures told of the same people or things? A table of pairs, with those that are the same or cannot be told apart."""

from __future__ import annotations

import pytest

from claimcheck.detect.claims import analysis
from claimcheck.detect.lexicon import Row, rows
from claimcheck.detect.words import tokens
from claimcheck.model import Document, Span
from claimcheck.retrieve.kinds import kinds
from claimcheck.retrieve.populations import Side, apart, narrowed
from claimcheck.retrieve.seasons import seasons
from claimcheck.retrieve.slots import counted_agree

PAIRS: list[tuple[str, str, str]] = [
    ("«40 per cent of men» had the jab.", "«40 per cent of women» had the jab.", "kind"),
    ("«40 per cent of men» had the jab.", "«40 per cent of men» had the jab.", ""),
    ("«40 per cent of adults» had the jab.", "«40 per cent of women» had the jab.", ""),
    ("Among boys «40 per cent» could swim.", "Among girls, «40 per cent» could swim.", "kind"),
    ("Among pupils «40 per cent» could swim.", "Among girls, «40 per cent» could swim.", ""),
    ("«12 urban clinics» closed.", "«12 rural clinics» closed.", "kind"),
    ("«12 clinics» in rural districts closed.", "«12 rural clinics» closed.", ""),
    ("«Half of part-time carers» left.", "«Half of full-time carers» left.", "kind"),
    ("«Half of seasonal pickers» left.", "«Half of casual pickers» left.", ""),
    ("«40 secondary schools» have a nurse.", "«40 primary schools» have a nurse.", "kind"),
    ("«Half of private renters» moved.", "«Half of social renters» moved.", ""),
    ("«Half of renters» moved.", "«Half of owners» moved.", "kind"),
    ("«Half of the poorest households» moved.", "«Half of the richest households» moved.", "kind"),
    ("«40 per cent of workers» with a contract fell ill.", "«40 per cent of workers» without a contract fell ill.", "without"),
    ("«40 per cent of workers» with no contract fell ill.", "«40 per cent of workers» without a contract fell ill.", ""),
    ("«40 per cent of workers» without a pension fell ill.", "«40 per cent of workers» with a contract fell ill.", ""),
    (
        "«Three in four nurses» are late where a ward has a crèche.",
        "In wards with a crèche 49 per cent of nurses are late, and in wards without one «76 per cent» are.",
        "without",
    ),
    (
        "«Half of the nurses» are late where a ward has a crèche.",
        "In wards with a crèche «49 per cent of nurses» are late, and in wards without one 76 per cent are.",
        "",
    ),
    ("«40 per cent of tenants» who had complained moved.", "«40 per cent of tenants» who had not complained moved.", "without"),
    ("«40 per cent of tenants» who had complained moved.", "«40 per cent of tenants» who had complained moved.", ""),
    ("«312 children» under 18 were ill.", "«312 children» under 16 were ill.", "age"),
    ("«312 children» under 16 were ill.", "«312 children» under 16 were ill.", ""),
    ("«312 people» over 65 were ill.", "«312 people» under 16 were ill.", ""),
    ("«312 children» were ill.", "«312 children» under 16 were ill.", ""),
    ("«22 per cent of fishers» were in debt.", "«22 per cent of migrant fishers» were in debt.", "part"),
    ("«22 per cent of foreign fishers» were in debt.", "«22 per cent of migrant fishers» were in debt.", ""),
    ("«22 per cent of migrant fishers» were in debt.", "«22 per cent of fishers» were in debt.", ""),
    ("«Some 22 fishers» were in debt.", "«22 migrant fishers» were in debt.", ""),
    ("«15 per cent of shore workers» had one.", "Among women shore workers «15 per cent» had one.", "part"),
    ("«40 per cent of pupils» go without a meal.", "«40 per cent of pupils» with a meal sat down.", ""),
]  # fmt: skip


def side(row: str) -> Side:
    start, end = row.index("«"), row.index("»") - 1
    document = Document.of_text("d", row.replace("«", "").replace("»", ""))
    claims = [c for c in analysis(document, source=True).claims if c.quantity and start <= c.anchor.start < end]
    return Side(document, claims[0])


@pytest.mark.parametrize(("ours", "theirs", "wanted"), PAIRS)
def test_populations(ours: str, theirs: str, wanted: str) -> None:
    assert [d.apart.value for d in apart(side(ours), side(theirs))] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("ours", "theirs", "wanted"), PAIRS)
def test_the_spans_are_those_of_either_text(ours: str, theirs: str, wanted: str) -> None:
    a, b = side(ours), side(theirs)
    for d in apart(a, b):
        assert a.document[d.ours]
        assert b.document[d.theirs]


@pytest.mark.parametrize("row", rows("populations", "narrowing"))
def test_what_narrows_is_read_in_its_example(row: Row) -> None:
    found = narrowed(tokens(row["example"]))
    assert found is not None
    assert found[0] == 0


@pytest.mark.parametrize(
    ("section", "row"), [(s, row) for s in ("apart", "statistic", "sharing") for row in rows("populations", s)]
)
def test_a_kind_is_read_in_its_example(section: str, row: Row) -> None:
    assert list(kinds(section).all(tokens(row["example"])))


@pytest.mark.parametrize("row", rows("populations", "season"))
def test_a_season_is_read_in_its_example(row: Row) -> None:
    document = Document.of_text("d", row["example"])
    assert len(seasons(document, Span(0, len(row["example"])))) == 1


@pytest.mark.parametrize(("a", "b"), [((), ()), ((), ("nurse",)), (("nurse",), ())])
def test_a_noun_without_a_term_agrees_with_none(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert not counted_agree(a, b)
