"""The word tables of the reader of figures, as its parts ask them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.detect.lexicon import Phrases, phrases, rows


def _pairs(file: str, section: str) -> dict[str, Any]:
    return {word: value for row in rows(file, section) for word, value in row["words"].items()}


def _set(file: str, section: str) -> frozenset[str]:
    return frozenset(word for row in rows(file, section) for word in row["words"])


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
    duration: Phrases[str]
    measure: Phrases[str]
    rate: frozenset[str]
    sign: dict[str, str]
    code: dict[str, str]
    money: dict[str, str]
    verb: Phrases[str]
    noun: Phrases[str]
    level: Phrases[str]
    moved_up: frozenset[str]
    comparative: dict[str, str]
    factor: Phrases[dict[str, str]]
    multiple: dict[str, str]
    fold: frozenset[str]
    fold_word: dict[str, int]
    times_follow: frozenset[str]
    between: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables, read once."""
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
        label=_set("numbers", "label"),
        label_capital=_set("numbers", "label_capital"),
        part_follow=_set("numbers", "part_follow"),
        idiom=Phrases.of((w, "") for w in _set("numbers", "idiom")),
        before=phrases("bounds", "before", "bound"),
        after=phrases("bounds", "after", "bound"),
        after_sign=phrases("bounds", "after_sign", "bound"),
        filler=Phrases.of((w, "") for w in _set("bounds", "filler")),
        percent=phrases("units", "percent", "name"),
        points=phrases("units", "points", "name"),
        duration=phrases("units", "duration", "name"),
        measure=phrases("units", "measure", "name"),
        rate=_set("units", "rate"),
        sign=_pairs("units", "currency_sign"),
        code=_pairs("units", "currency_code"),
        money=_pairs("units", "currency_word"),
        verb=phrases("change", "verb", "direction"),
        noun=phrases("change", "noun", "direction"),
        moved_up=_set("change", "moved_up"),
        level=Phrases.of((w, "") for w in _set("change", "level")),
        comparative={w: row["direction"] for row in rows("change", "comparative") for w in row["words"]},
        factor=Phrases.of((w, row) for row in rows("change", "factor") for w in row["words"]),
        multiple={w: row["value"] for row in rows("change", "multiple") for w in row["words"]},
        fold=_set("change", "fold"),
        fold_word=_pairs("change", "fold_word"),
        times_follow=_set("change", "times_follow"),
        between=_set("change", "between"),
    )
