"""Sentences that follow one of a source's nearly word for word: what stands where, and what was changed."""

from __future__ import annotations

import pytest

from claimcheck import quantities
from claimcheck.cases import cases
from claimcheck.detect.sentences import sentences
from claimcheck.model import Document, Form, Span
from claimcheck.retrieve.copied import copied
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.library import Library

SOURCE = (
    "On 31 March 2024 there were 104 registered nurseries in Hay, with 3,946 places, and 87 in Ross, with 2,412 places."
)


def _of(text: str, source: str = SOURCE) -> tuple[Document, Library]:
    return Document.of_text("draft", text), Library.of(Document.of_text("s1", source))


def _changes(text: str, source: str) -> list[tuple[str, str, str]]:
    draft, library = _of(text, source)
    document = library.document("s1")
    return [
        (o.aspect, draft[o.ours], document[o.theirs])
        for case in cases(draft, library)
        for _, o in (*case.turned, *case.changed)
    ]


def test_each_figure_is_held_against_the_one_in_its_place() -> None:
    draft, library = _of(SOURCE.replace("104", "3,946").replace("2,412", "87"))
    values = [
        int(c.best.claim.quantity.low)
        for c in cases(draft, library)
        if c.in_place and c.best.claim.quantity is not None
    ]
    assert values == [104, 3946, 87, 2412]


def test_a_sentence_in_other_words_follows_none() -> None:
    text = "At the end of March nurseries in Hay were 104, and those in Ross 87; the former took in 3,946 children."
    draft, library = _of(text)
    assert copied(draft, Span(0, len(text)), library) == ()


def test_spellings_of_percent_are_no_change() -> None:
    source = "Of the parents 41 per cent walked to the nursery and 12 per cent cycled."
    draft, library = _of("Of the parents 41% walked to the nursery and 12 percent cycled.", source)
    (copy,) = copied(draft, Span(0, len(draft.text)), library)
    assert copy.edits == ()
    assert all(case.word_for_word for case in cases(draft, library))


@pytest.mark.parametrize(
    ("text", "source", "aspect", "ours", "theirs"),
    [
        (
            "In 61 nurseries mould was not found by the inspectors.",
            "In 61 nurseries mould was found by the inspectors.",
            "negation",
            "not found",
            "found",
        ),
        (
            "In 61 nurseries the mould will return within the year.",
            "In 61 nurseries the mould may return within the year.",
            "modality",
            "will return",
            "may return",
        ),
        (
            "On most weeks of the summer mould was found in 61 nurseries.",
            "On most days of the summer mould was found in 61 nurseries.",
            "unit",
            "weeks",
            "days",
        ),
        (
            "The accounts of all 61 nurseries for 2019 and 2022 were read.",
            "The accounts of all 61 nurseries for 2021 and 2022 were read.",
            "period",
            "2019",
            "2021",
        ),
        (
            "Mould was found in 61 nurseries, whose owners were told of it by letter.",
            "Mould was found in 61 nurseries, whose proprietors were told of it by letter.",
            "",
            "",
            "",
        ),
    ],
)
def test_what_was_changed_is_a_matter_of_one_rule(text: str, source: str, aspect: str, ours: str, theirs: str) -> None:
    assert _changes(text, source) == ([(aspect, ours, theirs)] if aspect else [])


def test_a_share_of_two_counts_is_held_against_the_share() -> None:
    source = "On the day of the storm 136 of the 468 pupils in Hay (29 per cent) had no coat."
    draft, library = _of(source.replace("136", "about 140"), source)
    assert all(case.relation is Relation.ENTAILED for case in cases(draft, library) if case.claim.quantity)


def test_what_is_third_in_a_row_is_no_share() -> None:
    assert not quantities("Some had gone on to a third dose.")
    assert [q.form for _, q in quantities("The price was cut to a third.")] == [Form.SHARE]


def test_a_decimal_ends_a_sentence_and_the_number_of_a_section_does_not() -> None:
    text = "The share was 88.5. The rest walked, e.g. to Ross."
    assert [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))] == [
        "The share was 88.5.",
        "The rest walked, e.g. to Ross.",
    ]
    headed = "2.1. The rest walked."
    assert [headed[s.start : s.end] for s in sentences(headed, Span(0, len(headed)))] == [headed]
