"""The word tables: no word twice where that would be ambiguous, and every row's example is read as the row says."""

from __future__ import annotations

from collections import Counter

import pytest

from claimcheck.detect.context import SECTIONS, modifiers
from claimcheck.detect.lexicon import Phrases, Row, forms, rows, table
from claimcheck.detect.opposites import AXIS, heads
from claimcheck.detect.period import periods
from claimcheck.detect.place import places, within
from claimcheck.detect.quantity import read_text
from claimcheck.detect.sentences import sentences
from claimcheck.detect.shares import vague_shares
from claimcheck.detect.stance import asserts
from claimcheck.detect.words import stem, stop_words, term, terms, tokens
from claimcheck.model import Direction, ModifierKind, Span
from claimcheck.retrieve.slots import noun_class

FILES = (
    "abbreviations",
    "arithmetic",
    "bounds",
    "causes",
    "change",
    "counting",
    "forms",
    "modifiers",
    "numbers",
    "opposites",
    "periods",
    "recall",
    "slots",
    "stance",
    "stop",
    "trees",
    "units",
    "weights",
)


def all_rows(file: str, *sections: str) -> list[tuple[str, Row]]:
    return [(s, row) for s in sections for row in rows(file, s)]


@pytest.mark.parametrize("file", FILES)
def test_every_row_has_an_example(file: str) -> None:
    assert [(s, row) for s, found in table(file).items() for row in found if not row.get("example")] == []


@pytest.mark.parametrize(("section", "row"), all_rows("bounds", "before", "after", "after_sign"))
def test_a_bound_is_read_in_its_example(section: str, row: Row) -> None:
    assert read_text(row["example"])[0][1].bound.value == row["bound"]


@pytest.mark.parametrize(("section", "row"), all_rows("bounds", "before"))
def test_every_cue_makes_its_bound(section: str, row: Row) -> None:
    for cue in row["words"]:
        if cue not in ("c", "ca"):
            assert read_text(f"In all {cue} 40 schools")[0][1].bound.value == row["bound"], cue


@pytest.mark.parametrize(("section", "row"), all_rows("change", "verb", "noun", "factor"))
def test_a_change_is_read_in_its_example(section: str, row: Row) -> None:
    change = read_text(row["example"])[0][1].change
    assert change is not None
    assert change.way is Direction(row["direction"])


@pytest.mark.parametrize(("section", "row"), all_rows("change", "former"))
def test_a_share_of_what_was_before_is_read_for_every_phrase(section: str, row: Row) -> None:
    for words in row["words"]:
        for q in (read_text(row["example"])[0][1], read_text(f"It fell to 40 per cent {words} level.")[0][1]):
            assert q.change is not None, words
            assert q.change.former, words


@pytest.mark.parametrize(("section", "row"), all_rows("units", "percent", "points", "duration", "measure"))
def test_a_unit_is_read_in_its_example(section: str, row: Row) -> None:
    q = read_text(row["example"])[0][1]
    assert (f"{q.unit} per {q.rate}" if " per " in row["name"] else q.unit) == row["name"]


COUNTED = ("cardinal", "ten", "scale", "part", "plural_scale", "scale_plural", "only_of", "bare_scale", "metre_follow")
SAID = (
    "vague",
    "vulgar",
    "minus",
    "joined",
    "plural_cardinal",
    "aged",
    "person",
    "ordinal",
    "superlative",
    "ranked",
    "spread",
)


@pytest.mark.parametrize(("section", "row"), all_rows("numbers", *COUNTED, *SAID))
def test_a_figure_is_read_in_its_example(section: str, row: Row) -> None:
    assert len(read_text(row["example"])) == 1


@pytest.mark.parametrize(("section", "row"), all_rows("numbers", "vague_share"))
def test_a_share_without_a_number_is_read_for_every_phrase(section: str, row: Row) -> None:
    for words in row["words"]:
        for text in (row["example"], f"In the county {words} of the schools have a garden."):
            (_, q), *more = vague_shares(tokens(text))
            assert (q.bound.value, q.low, more) == (row["bound"], row["value"], []), words


@pytest.mark.parametrize(("section", "row"), all_rows("numbers", "no_vague"))
def test_what_is_no_share_is_left_alone_for_every_word(section: str, row: Row) -> None:
    for text in (row["example"], *(f"In the county {word} few schools have a garden." for word in row["words"])):
        assert list(vague_shares(tokens(text))) == [], text


@pytest.mark.parametrize(
    ("section", "row"), all_rows("numbers", "label", "label_capital", "idiom", "street", "dial", "era", "result")
)
def test_what_counts_nothing_is_left_alone_in_its_example(section: str, row: Row) -> None:
    assert read_text(row["example"]) == ()


@pytest.mark.parametrize(("section", "row"), [(s, row) for s in SECTIONS for row in rows("modifiers", s)])
def test_a_cue_is_read_in_its_example(section: str, row: Row) -> None:
    assert section.replace("_", " ") in {m.kind.value for m in modifiers(tokens(row["example"]))}


@pytest.mark.parametrize(("section", "row"), all_rows("modifiers", "negation_pseudo", "modality_pseudo", "each_pseudo"))
def test_a_pseudo_cue_keeps_a_cue_from_being_read(section: str, row: Row) -> None:
    assert section.removesuffix("_pseudo") not in {m.kind.value for m in modifiers(tokens(row["example"]))}


@pytest.mark.parametrize(("section", "row"), all_rows("stance", "advice", "opinion", "future", "imperative"))
def test_a_stance_asserts_nothing_in_its_example(section: str, row: Row) -> None:
    assert not asserts(tokens(row["example"]))


@pytest.mark.parametrize(("section", "row"), all_rows("abbreviations", "abbreviation", "numbered"))
def test_an_abbreviation_ends_no_sentence_in_its_example(section: str, row: Row) -> None:
    assert len(sentences(row["example"], Span(0, len(row["example"])))) == 1


@pytest.mark.parametrize(("section", "row"), [(s, row) for s, found in table("slots").items() for row in found])
def test_a_row_of_slots_has_its_words_in_its_example(section: str, row: Row) -> None:
    assert any(Phrases.of((w, w) for w in row["words"]).all(tokens(row["example"])))


def test_months_are_read() -> None:
    for row in rows("periods", "month"):
        for word, number in row["words"].items():
            found = periods(tokens(f"on 9 {word.capitalize()} 2020"))
            assert [p.first.month for p in found] == [number], word


def test_stop_words_are_no_terms() -> None:
    assert [w for w in sorted(stop_words()) if terms(tokens(w))] == []


def test_the_words_of_a_group_are_one_term_and_no_word_has_two() -> None:
    words = [w for row in rows("synonyms", "group") for w in row["words"]]
    assert [w for w, n in Counter(words).items() if n > 1] == []
    split = [row["words"] for row in rows("synonyms", "group") if len({term(w) for w in row["words"]}) > 1]
    assert split == [], "a word's stem stands in an earlier group as well"


@pytest.mark.parametrize("row", [row for _, row in all_rows("forms", "verb", "noun")], ids=lambda row: str(row["of"]))
def test_a_form_is_the_word_that_it_is_a_form_of(row: Row) -> None:
    assert {term(form) for form in row["words"]} == {term(row["of"])}
    assert set(row["words"]) & {t.lower for t in tokens(row["example"])}


@pytest.mark.parametrize("row", rows("opposites", "axis"), ids=lambda row: str(row["name"]))
def test_the_two_ends_of_an_axis_are_read_in_its_examples(row: Row) -> None:
    ends = [{h.sign for h in heads(tokens(text)) if h.key == AXIS + row["name"]} for text in row["example"]]
    assert ends == [{1}, {-1}]


def test_no_word_is_both_ends_of_one_axis() -> None:
    for row in rows("opposites", "axis"):
        one, other = (
            {tuple(stem(w) for w in words.split()) for s in sections for words in row.get(s, ())}
            for sections in (("yes", "beyond"), ("no",))
        )
        assert not one & other, row["name"]


def test_opposites_are_no_synonyms() -> None:
    pairs = [("rise", "fall"), ("open", "close"), ("nurse", "doctor"), ("woman", "man"), ("victim", "perpetrator"), ("survivor", "charity"),
             ("school", "university"), ("county", "country"), ("birth", "death"), ("buy", "sell"), ("rich", "poor")]  # fmt: skip
    assert [(a, b) for a, b in pairs if term(a) == term(b)] == []


def test_places_lie_in_places_that_there_are_and_no_alias_is_twice() -> None:
    names = {row["name"] for row in rows("places", "place")}
    assert [row["name"] for row in rows("places", "place") if row.get("in") and row["in"] not in names] == []
    aliases = Counter(a for row in rows("places", "place") for a in (row["name"], *row.get("aliases", ())))
    assert [a for a, n in aliases.items() if n > 1] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Philippine schools", "Philippines"),
        ("in the UK", "United Kingdom"),
        ("in New York", "New York"),
        ("wells on the Upper Tarn Plain", "Upper Tarn Plain"),
        ("the Tarn Valley's wells", "Tarn Valley"),
    ],
)
def test_places_are_read(text: str, name: str) -> None:
    assert [p.name for p in places(tokens(text))] == [name]


@pytest.mark.parametrize(
    "text", ["The Valley Project fed 40", "the Tarn Valley Trust fed 40", "a valley of 40 farms", "THE TARN VALLEY"]
)
def test_land_without_a_name_and_bodies_are_no_places(text: str) -> None:
    assert places(tokens(text)) == ()


def test_the_tokens_of_no_span_are_none() -> None:
    assert tokens("Twelve homes burnt.", Span(3, 3)) == ()
    assert tokens("Twelve homes burnt.", Span(7, 3)) == ()


def test_a_town_lies_in_its_country_and_continent() -> None:
    assert within("Chennai") == ("Chennai", "Tamil Nadu", "India", "Asia")


def test_counted_nouns_have_their_class() -> None:
    wanted = {
        "survivor": "person",
        "charity": "organisation",
        "clinic": "facility",
        "household": "household",
        "complaint": "case",
    }
    assert {w: noun_class(term(w)) for w in wanted} == wanted


@pytest.mark.parametrize(("section", "row"), all_rows("modifiers", "negation_verb"))
def test_a_verb_denies_in_all_its_forms(section: str, row: Row) -> None:
    for verb in row["words"]:
        for form in forms(verb):
            text = f"The council {form} {row['with']} survey"
            found = modifiers(tokens(text, Span(0, len(text))))
            assert [m.word for m in found if m.kind is ModifierKind.NEGATION_WEAK] == [f"{form} {row['with']}"]


@pytest.mark.parametrize(("section", "row"), all_rows("opposites", "preventing"))
def test_a_verb_that_prevents_denies_what_follows_its_from(section: str, row: Row) -> None:
    for verb in row["words"]:
        for said, text in (
            (-1, f"The flood may {verb} the shops from opening on Sundays"),
            (1, f"The flood did not {verb} the shops from opening on Sundays"),
        ):
            run = tokens(text, Span(0, len(text)))
            assert [h.says for h in heads(run) if h.key == term("opening")] == [said], text
