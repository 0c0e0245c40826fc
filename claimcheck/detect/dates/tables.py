"""The words of dates, as the grammar looks them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.detect.lexicon import Phrases, rows, words_in
from claimcheck.detect.words import tokens


def _map(section: str, file: str = "periods") -> dict[str, int]:
    return {word: value for row in rows(file, section) for word, value in row["words"].items()}


def _with_owners(section: str) -> frozenset[str]:
    return frozenset(form for word in words_in("periods", section) for form in (word, word + "'s"))


def _owners(section: str) -> dict[str, int]:
    """The names of a section and their possessives: "Friday's", "May's"."""
    return {form: value for word, value in _map(section).items() for form in (word, word + "'s")}


def _parts(words: str) -> str:
    """The words as the tokens of a text: signs apart, hyphens left out, for phrases pass over these."""
    return " ".join(t.lower for t in tokens(words) if t.lower != "-")


def _phrases(section: str, value: str = "") -> Phrases[Any]:
    return Phrases.of(
        (_parts(words), row[value] if value else words) for row in rows("periods", section) for words in row["words"]
    )


@dataclass(frozen=True, slots=True)
class Relation:
    """How a word relates a unit to the day of writing: so many later, running up to it, or, after "the", to the text."""

    shift: int
    rolling: bool
    text: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """Every section of periods.toml that the grammar uses, by its name there."""

    month: dict[str, int]
    doubtful_month: frozenset[str]
    capital_month: frozenset[str]
    weekday: dict[str, int]
    short_weekday: dict[str, int]
    season: dict[str, int]
    doubtful_season: frozenset[str]
    season_before: frozenset[str]
    named_day: Phrases[tuple[int, int]]
    moving_day: Phrases[str]
    cardinal: dict[str, int]
    ten: dict[str, int]
    ordinal: dict[str, int]
    ordinal_suffix: frozenset[str]
    vague_count: Phrases[str]
    and_part: Phrases[str]
    before_year: frozenset[str]
    of_year: frozenset[str]
    open_days: frozenset[str]
    year_does: frozenset[str]
    before_old_year: frozenset[str]
    amount: frozenset[str]
    before_count: frozenset[str]
    counted: frozenset[str]
    fiscal: Phrases[str]
    decade: dict[str, int]
    decade_before: frozenset[str]
    age_owner: frozenset[str]
    century: frozenset[str]
    part: Phrases[list[int]]
    end_short: frozenset[str]
    bound: Phrases[str]
    bound_after: Phrases[str]
    range_open: frozenset[str]
    range_link: frozenset[str]
    day_link: frozenset[str]
    glue: frozenset[str]
    unit: dict[str, str]
    letter: dict[str, int]
    age: Phrases[str]
    age_before: frozenset[str]
    before_duration: frozenset[str]
    relative: Phrases[Relation]
    pointing: frozenset[str]
    hedge: frozenset[str]
    deictic: Phrases[int]
    doubtful_deictic: Phrases[str]
    this_year: Phrases[int]
    offset: Phrases[str]
    week_of: Phrases[str]
    all_of: frozenset[str]
    half_day: Phrases[str]
    clock_word: Phrases[str]
    o_clock: Phrases[str]
    past: frozenset[str]
    daypart: frozenset[str]
    before_clock: frozenset[str]
    before_daypart: Phrases[str]
    every: Phrases[str]
    set_word: Phrases[str]
    set_plural: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Tables:
    """The tables, read once."""
    days = (
        (w, tuple(int(n) for n in d.split("-")))
        for row in rows("periods", "named_day")
        for w, d in row["words"].items()
    )
    return Tables(
        month=_owners("month"),
        doubtful_month=_with_owners("doubtful_month"),
        capital_month=_with_owners("capital_month"),
        weekday=_owners("weekday"),
        short_weekday=_map("short_weekday"),
        season=_map("season"),
        doubtful_season=words_in("periods", "doubtful_season"),
        season_before=words_in("periods", "season_before"),
        named_day=Phrases.of((_parts(w), (d[0], d[1])) for w, d in days),
        moving_day=_phrases("moving_day"),
        cardinal={word: n for word, n in _map("cardinal", "numbers").items() if n},  # no date has a nought
        ten=_map("ten", "numbers"),
        ordinal=_map("ordinal", "numbers"),
        ordinal_suffix=words_in("periods", "ordinal_suffix"),
        vague_count=_phrases("vague_count"),
        and_part=_phrases("and_part"),
        before_year=words_in("periods", "before_year"),
        of_year=words_in("periods", "of_year"),
        open_days=words_in("periods", "open_days"),
        year_does=words_in("periods", "year_does"),
        before_old_year=words_in("periods", "before_old_year"),
        amount=words_in("periods", "amount"),
        before_count=words_in("periods", "before_count"),
        counted=words_in("periods", "counted"),
        fiscal=_phrases("fiscal"),
        decade=_map("decade"),
        decade_before=words_in("periods", "decade_before"),
        age_owner=words_in("periods", "age_owner"),
        century=words_in("periods", "century"),
        part=_phrases("part", "quarters"),
        end_short=words_in("periods", "end_short"),
        bound=_phrases("bound", "side"),
        bound_after=_phrases("bound_after", "side"),
        range_open=words_in("periods", "range_open"),
        range_link=words_in("periods", "range_link"),
        day_link=words_in("periods", "day_link"),
        glue=words_in("periods", "glue"),
        unit={word: row["name"] for row in rows("periods", "unit") for word in row["words"]},
        letter=_map("letter"),
        age=_phrases("age"),
        age_before=words_in("periods", "age_before"),
        before_duration=words_in("periods", "before_duration"),
        relative=Phrases.of(
            (_parts(w), Relation(row["shift"], row.get("rolling", False), row.get("text", False)))
            for row in rows("periods", "relative")
            for w in row["words"]
        ),
        pointing=words_in("periods", "pointing"),
        hedge=words_in("periods", "hedge"),
        deictic=_phrases("deictic", "shift"),
        doubtful_deictic=_phrases("doubtful_deictic"),
        this_year=_phrases("this_year", "shift"),
        offset=_phrases("offset", "side"),
        week_of=_phrases("week_of", "from"),
        all_of=words_in("periods", "all_of"),
        half_day=_phrases("half_day"),
        clock_word=_phrases("clock_word"),
        o_clock=_phrases("o_clock"),
        past=words_in("periods", "past"),
        daypart=words_in("periods", "daypart"),
        before_clock=words_in("periods", "before_clock"),
        before_daypart=_phrases("before_daypart"),
        every=_phrases("every"),
        set_word=_phrases("set_word"),
        set_plural=words_in("periods", "set_plural"),
    )
