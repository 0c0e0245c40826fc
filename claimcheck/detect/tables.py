"""The word tables of the reader of figures, as its parts ask them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.detect.lexicon import Phrases, cues, phrases, rows, words_in


def _pairs(file: str, section: str) -> dict[str, Any]:
    return {word: value for row in rows(file, section) for word, value in row["words"].items()}


def _starters() -> frozenset[str]:
    """Every word and sign that a figure may begin with, besides digits."""
    sections = ("cardinal", "ten", "part", "plural_scale", "vague", "vulgar", "minus", "ordinal", "plural_cardinal")
    words = {w for section in sections for w in words_in("numbers", section)}
    words |= words_in("units", "currency_sign") | words_in("units", "currency_code") | words_in("change", "fold_word")
    words |= {w.split()[0] for section in ("factor", "multiple") for w in words_in("change", section)}
    return frozenset(words | {"a", "an", "another", "between", "from", "+", "."})


@dataclass(frozen=True)
class Tables:
    """The word tables as the reader asks them."""

    cardinal: dict[str, int]
    ten: dict[str, int]
    scale: dict[str, int]
    number_word: frozenset[str]
    short_scale: dict[str, int]
    part: dict[str, int]
    plural_scale: dict[str, int]
    scale_plural: dict[str, int]
    only_of: frozenset[str]
    bare_scale: frozenset[str]
    metre_follow: frozenset[str]
    vague: dict[str, dict[str, Any]]
    vulgar: dict[str, str]
    aged: frozenset[str]
    person: frozenset[str]
    starter: frozenset[str]
    ordinal: dict[str, int]
    superlative: frozenset[str]
    ranked: frozenset[str]
    plural_noun: frozenset[str]
    leading_plural: frozenset[str]
    minus: frozenset[str]
    times_sign: frozenset[str]
    street: frozenset[str]
    joined: frozenset[str]
    joinable: frozenset[str]
    label: frozenset[str]
    label_capital: frozenset[str]
    part_follow: frozenset[str]
    idiom: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    after_sign: Phrases[str]
    filler: Phrases[str]
    percent: Phrases[str]
    points: Phrases[str]
    alike: Phrases[str]
    duration: Phrases[str]
    measure: Phrases[str]
    rate: frozenset[str]
    sign: dict[str, str]
    code: dict[str, str]
    money: dict[str, str]
    land: Phrases[str]
    sign_only: frozenset[str]
    any_case: frozenset[str]
    no_half: frozenset[str]
    result: frozenset[str]
    hanging: frozenset[str]
    ago: frozenset[str]
    counted_adjective: frozenset[str]
    object_opening: frozenset[str]
    share_verb: frozenset[str]
    era: frozenset[str]
    spread: Phrases[str]
    half_follow: frozenset[str]
    rate_adverb: dict[str, str]
    every: Phrases[str]
    abbreviated: frozenset[str]
    pseudo: Phrases[str]
    lasting: frozenset[str]
    be: frozenset[str]
    dial: frozenset[str]
    plural_cardinal: dict[str, int]
    percent_terms: Phrases[str]
    younger: frozenset[str]
    elliptic: frozenset[str]
    base_factor: frozenset[str]
    modal: frozenset[str]
    raising: frozenset[str]
    spaced_unit: frozenset[str]
    cased_unit: dict[str, list[str]]
    double_thing: frozenset[str]
    verb: Phrases[str]
    noun: Phrases[str]
    level: Phrases[str]
    former: Phrases[str]
    change_words: frozenset[str]  # with which a verb, noun or factor of change begins
    moved_up: frozenset[str]
    not_up: frozenset[str]
    pace: frozenset[str]
    comparative: dict[str, str]
    factor: Phrases[dict[str, str]]
    multiple: dict[str, str]
    fold: frozenset[str]
    fold_word: dict[str, int]
    times_follow: frozenset[str]
    between: frozenset[str]
    before_noun: frozenset[str]
    light: frozenset[str]
    past: frozenset[str]
    auxiliary: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables, read once."""
    verb, noun = (phrases("change", section, "direction") for section in ("verb", "noun"))
    factor: Phrases[dict[str, str]] = Phrases.of((w, row) for row in rows("change", "factor") for w in row["words"])
    return Tables(
        cardinal=_pairs("numbers", "cardinal"),
        ten=_pairs("numbers", "ten"),
        scale=_pairs("numbers", "scale"),
        number_word=frozenset(
            {*_pairs("numbers", "cardinal"), *_pairs("numbers", "ten"), *_pairs("numbers", "scale"), "percent", "cent"}
        ),
        short_scale=_pairs("numbers", "short_scale"),
        part=_pairs("numbers", "part"),
        plural_scale=_pairs("numbers", "plural_scale"),
        scale_plural=_pairs("numbers", "scale_plural"),
        only_of=words_in("numbers", "only_of"),
        bare_scale=words_in("numbers", "bare_scale"),
        metre_follow=words_in("numbers", "metre_follow"),
        vague={w: row for row in rows("numbers", "vague") for w in row["words"]},
        vulgar=_pairs("numbers", "vulgar"),
        aged=words_in("numbers", "aged"),
        person=words_in("numbers", "person"),
        starter=_starters(),
        ordinal=_pairs("numbers", "ordinal"),
        superlative=words_in("numbers", "superlative"),
        ranked=words_in("numbers", "ranked"),
        plural_noun=words_in("numbers", "plural_noun"),
        leading_plural=words_in("numbers", "leading_plural"),
        minus=words_in("numbers", "minus"),
        times_sign=words_in("numbers", "times_sign"),
        street=words_in("numbers", "street"),
        joined=words_in("numbers", "joined"),
        joinable=words_in("numbers", "joinable"),
        label=words_in("numbers", "label"),
        label_capital=words_in("numbers", "label_capital"),
        part_follow=words_in("numbers", "part_follow"),
        idiom=cues("numbers", "idiom"),
        before=phrases("bounds", "before", "bound"),
        after=phrases("bounds", "after", "bound"),
        after_sign=phrases("bounds", "after_sign", "bound"),
        filler=cues("bounds", "filler"),
        percent=phrases("units", "percent", "name"),
        points=phrases("units", "points", "name"),
        alike=phrases("units", "alike", "figure"),
        duration=phrases("units", "duration", "name"),
        measure=phrases("units", "measure", "name"),
        rate=words_in("units", "rate"),
        sign=_pairs("units", "currency_sign"),
        code=_pairs("units", "currency_code"),
        money=_pairs("units", "currency_word"),
        land=phrases("units", "currency_land", "code"),
        sign_only=words_in("units", "sign_only"),
        any_case=words_in("units", "any_case"),
        no_half=words_in("numbers", "no_half"),
        result=words_in("numbers", "result"),
        hanging=words_in("numbers", "hanging"),
        ago=words_in("units", "ago"),
        counted_adjective=words_in("numbers", "counted_adjective"),
        object_opening=words_in("numbers", "object_opening"),
        share_verb=words_in("numbers", "share_verb"),
        era=words_in("numbers", "era"),
        spread=cues("numbers", "spread"),
        half_follow=words_in("numbers", "half_follow"),
        rate_adverb=_pairs("units", "rate_adverb"),
        every=cues("units", "every"),
        abbreviated=words_in("bounds", "abbreviated"),
        pseudo=cues("bounds", "pseudo"),
        lasting=words_in("bounds", "lasting"),
        be=words_in("reporting", "passive"),
        dial=words_in("numbers", "dial"),
        plural_cardinal=_pairs("numbers", "plural_cardinal"),
        percent_terms=cues("units", "percent_terms"),
        younger=words_in("bounds", "younger"),
        elliptic=words_in("change", "elliptic"),
        base_factor=words_in("change", "base_factor"),
        modal=words_in("change", "modal"),
        raising=words_in("change", "raising"),
        spaced_unit=words_in("units", "spaced_unit"),
        cased_unit=_pairs("units", "cased_unit"),
        double_thing=words_in("change", "double_thing"),
        verb=verb,
        noun=noun,
        moved_up=words_in("change", "moved_up"),
        not_up=words_in("change", "not_up"),
        pace=words_in("change", "pace"),
        level=cues("change", "level"),
        former=cues("change", "former"),
        comparative={w: row["direction"] for row in rows("change", "comparative") for w in row["words"]},
        factor=factor,
        change_words=frozenset({*verb.by_first, *noun.by_first, *factor.by_first}),
        multiple={w: row["value"] for row in rows("change", "multiple") for w in row["words"]},
        fold=words_in("change", "fold"),
        fold_word=_pairs("change", "fold_word"),
        times_follow=words_in("change", "times_follow"),
        between=words_in("change", "between"),
        before_noun=words_in("change", "before_noun"),
        light=words_in("change", "light"),
        past=words_in("counting", "past"),
        auxiliary=words_in("counting", "auxiliary"),
    )
