"""Tokens as the words of a treebank: what the parser is fed, in training and at run time alike.

A hyphenated word, an abbreviation and a figure are one word each; a clitic ("n't", "'s") is a word of its own. The parser
sees a figure only as what kind of figure it is, so that it has learnt all figures once it has learnt one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.detect.lexicon import rows
from claimcheck.detect.tables import tables
from claimcheck.detect.words import DASHES, Kind, Token
from claimcheck.model import Form, Quantity, Span

HYPHENS = ("-", "‐", "‑")
JOINING = (*HYPHENS, "&")
SHOWN = {Form.SHARE: "30%", Form.POINTS: "30%", Form.MONEY: "$300"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word for the parser: where it stands, how it is shown, and whether it is a figure."""

    span: Span
    shown: str
    figure: bool = False


def pieces(run: Sequence[Token], figures: Sequence[tuple[Span, Quantity]]) -> tuple[Piece, ...]:
    """The run's words, in order, none empty and none overlapping."""
    numerals = {first: (last, q) for q in (q for _, q in figures) for first, last in _numeral(run, q)}
    made: list[Piece] = []
    i = 0
    while i < len(run):
        j = _joined(run, i)
        if i in numerals and numerals[i][0] >= j:
            last, q = numerals[i]
            made.append(Piece(Span(run[i].start, run[last - 1].end), _shown(q), figure=True))
            i = last
        elif j > i + 1:
            made.append(Piece(Span(run[i].start, run[j - 1].end), _plain("".join(t.text for t in run[i:j]))))
            i = j
        else:
            made.extend(_unclitic(run[i]))
            i += 1
    return tuple(made)


def _shown(q: Quantity) -> str:
    return SHOWN.get(q.form, "1" if q.low == q.high == 1 else "300")


def _plain(text: str) -> str:
    return text.translate(DASHES)


def _unclitic(token: Token) -> list[Piece]:
    """A token as one word, or as a word and its clitic."""
    for clitic in word_list("clitic"):
        if token.lower.endswith(clitic) and len(token.lower) > len(clitic):
            cut = token.end - len(clitic)
            head, tail = token.text[: -len(clitic)], token.text[-len(clitic) :]
            return [Piece(Span(token.start, cut), _plain(head)), Piece(Span(cut, token.end), _plain(tail))]
    return [Piece(Span(token.start, token.end), _plain(token.text))]


def _joined(run: Sequence[Token], i: int) -> int:
    """The end of the word that begins at token `i`: "twelve-year-old", "COVID-19", "G20", "U.S."."""
    j = i + 1
    if run[i].kind is Kind.SYMBOL:
        return j
    while j < len(run) and run[j].start == run[j - 1].end:
        solid = j + 1 < len(run) and run[j].end == run[j + 1].start and run[j + 1].kind is not Kind.SYMBOL
        if run[j].kind is not Kind.SYMBOL:
            j += 1
        elif solid and (run[j].text in JOINING or (run[j].text == "." and len(run[j - 1].text) == 1)):
            j += 2
        else:
            break
    stop = j < len(run) and run[j].text == "." and run[j].start == run[j - 1].end
    return j + 1 if stop and j > i + 1 and run[j - 2].text == "." else j


def _numeral(run: Sequence[Token], q: Quantity) -> list[tuple[int, int]]:
    """The tokens of a figure that are one word: its number with a sign of percent or of money, without other units."""
    inside = [i for i, t in enumerate(run) if q.number.start <= t.start < q.number.end]
    if not inside:
        return []
    first = last = inside[0]
    number = False
    for i in inside:
        numeric = run[i].kind is Kind.NUMBER or run[i].lower in _number_words() or q.form is Form.POINTS
        if not (numeric or run[i].lower in word_list("within_number") or (q.form in SHOWN and _is_sign(run, i))):
            break
        number = number or numeric
        last = i + 1
    if last <= inside[-1]:  # what follows is a noun, so that a link before it is none of the number's
        while last > first and run[last - 1].lower in word_list("within_number"):
            last -= 1
    return [(first, last)] if number and last > first else []


@cache
def word_list(section: str) -> tuple[str, ...]:
    """The words of a section of trees.toml, in order."""
    return tuple(word for row in rows("trees", section) for word in row["words"])


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    t = tables()
    return frozenset({*t.cardinal, *t.ten, *t.scale, *t.short_scale, *t.plural_scale, *t.part})


def _is_sign(run: Sequence[Token], i: int) -> bool:
    t = tables()
    word = run[i].lower
    return (
        word in t.sign
        or word in t.code
        or word in t.money
        or word == "p"
        or any(t.percent.at(run, k) for k in (i, i - 1) if k >= 0)
    )
