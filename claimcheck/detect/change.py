"""What a figure tells of a change: its size, its start or its end, and which way it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claimcheck.detect.bounds import cue_before
from claimcheck.detect.counted import counted_tokens, is_plural
from claimcheck.detect.lexicon import Hit, cues, words_in
from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import Tables, tables
from claimcheck.detect.words import Kind, Token, lower, stop_words
from claimcheck.model import Change, ChangeKind, Direction, Form, Quantity, Span

REACH = 9  # light tokens between a change word and its figure
AGO = 3  # tokens behind a number in which its "ago" or "earlier" stands
BESIDE = 5  # tokens of the other figure of a change from and to
OBJECT = 20  # tokens of an object between a change word and its "by"


def change_left(run: Sequence[Token], i: int, reach: int = REACH) -> tuple[Hit[str], bool] | None:
    """The change word to the left of token `i`, with only light words between, and whether it is a noun."""
    t = tables()
    j = i
    for _ in range(reach):
        for table, noun in ((t.noun, True), (t.verb, False)):
            hit = table.ending(run, j)
            if hit and not _is_particle(run, hit):
                return hit, noun and _is_noun(run, hit)
        if lower(run, j - 1) in t.comparative and (became := t.verb.ending(run, j - 1)):  # "grew shorter"
            way = became.value if _is_pace(run, j - 1) else t.comparative[run[j - 1].lower]
            return Hit(became.first, j, way), False
        if lower(run, j) == "by" and lower(run, j - 1) in t.comparative:  # "higher by 36 per cent"
            return Hit(j - 1, j, t.comparative[run[j - 1].lower]), False
        factor = t.factor.ending(run, j)
        if factor and factor.last == j:
            return Hit(factor.first, factor.last, factor.value["direction"]), False
        word = lower(run, j - 1)
        bound = cue_before(run, j)
        if bound:
            j = bound.first
        elif word in t.between or word in (",", "(") or word.endswith("ly"):
            j -= 1
        elif j and (run[j - 1].kind is Kind.NUMBER or word in ("per", "cent", "percent", "%") or word in t.scale):
            j -= 1  # "rose by 24 per cent, from 1,020 to 1,265"
        else:
            return None
        if j <= 0:
            return None
    return None


def _cue(run: Sequence[Token], hit: Hit[Any]) -> Span:
    return Span(run[hit.first].start, run[hit.last - 1].end)


def _is_pace(run: Sequence[Token], i: int) -> bool:
    """Whether a comparative tells only how fast a thing changed: "fell faster", "fell more slowly"."""
    return lower(run, i) in tables().pace or lower(run, i + 1).endswith("ly")


def _is_particle(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether an "up" only goes with its verb: "made up a quarter", "set up 40 desks"."""
    return lower(run, hit.first) == "up" and lower(run, hit.first - 1) in tables().not_up


def _is_noun(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a word that may be noun or verb ("a rise", "they rise") is the noun here."""
    return lower(run, hit.first - 1) in tables().before_noun or lower(run, hit.last) in ("of", "in")


def leading_preposition(run: Sequence[Token], first: int) -> str:
    """The "by", "to", "of" or "from" right before the figure and its cue."""
    j = first - 1
    while j >= 0 and (run[j].lower in tables().light or run[j].lower.endswith("ly")):
        j -= 1
    return run[j].lower if j >= 0 and run[j].lower in ("by", "to", "of", "from") else ""


def change_of(run: Sequence[Token], n: Number, first: int, last: int) -> Change | None:
    """The change that a figure tells of; a share of what was before ("to 60 per cent of its former level") is an end."""
    change = _change_told(run, n, first, last)
    former = tables().former.at(run, last) if n.form is Form.SHARE else None
    whom = lower(run, former.last) if former else ""
    if former is None or (is_plural(whom) and whom not in words_in("change", "level_noun")):  # "of the former cooks"
        return change
    if change is None:
        return Change(ChangeKind.TO, Direction.NONE, _cue(run, former), stated=True, former=True)
    return replace(change, former=True) if change.kind is ChangeKind.TO else change


def _change_told(run: Sequence[Token], n: Number, first: int, last: int) -> Change | None:
    t = tables()
    if n.form is Form.MULTIPLE:
        return _factor_change(run, n, first, last)
    if t.pseudo.ending(run, first):  # "the two add up to 34"
        return None
    preposition = leading_preposition(run, first)
    level = t.level.ending(run, first)
    if level and not (n.form in (Form.SHARE, Form.POINTS) and t.noun.at(run, last)):  # "reached a 12 per cent increase"
        return Change(ChangeKind.TO, Direction.NONE, _cue(run, level), stated=True)
    left = change_left(run, first)
    if left and n.form is Form.MONEY and not preposition and run[left[0].first].lower in t.raising:
        return None
    if left:
        hit, noun = left
        direction = Direction(hit.value)
        cue = _cue(run, hit)
        if preposition in ("by", "to", "from"):
            return Change(ChangeKind(preposition), direction, cue, stated=True)
        if preposition == "of" and noun:
            return Change(ChangeKind.BY, direction, cue, stated=True)
        averaged = [lower(run, k) for k in range(hit.last, first)] == [
            "on",
            "average",
        ]  # "gained on average 1.5 levels"
        beside = hit.last == first or averaged or (n.form in (Form.SHARE, Form.POINTS) and hit.last == first - 1)
        compared = lower(run, last) in t.comparative and not _bounds_next(run, last)  # "…, 12 points more than then"
        if direction is not Direction.NONE and beside and not noun and preposition != "of" and not compared:
            return Change(ChangeKind.BY, direction, cue)
    if preposition and (far := governing(run, first)) and (preposition != "by" or _is_size(run, n)):
        hit, noun = far
        if preposition == "by" or (noun and preposition == "of" and n.form in (Form.SHARE, Form.POINTS)):
            return Change(ChangeKind.BY, Direction(hit.value), _cue(run, hit), stated=True)
        if preposition in ("from", "to") and (noun or _both_ends(run, n, first)) and _from_to(run, n, first):
            return Change(ChangeKind(preposition), Direction(hit.value), _cue(run, hit), stated=True)
    if preposition and (away := _gone(run, first, preposition)):
        return Change(ChangeKind(preposition), Direction.NONE, away, stated=True)
    if run[n.i].text == "+" and n.form in (Form.SHARE, Form.POINTS):
        return Change(ChangeKind.BY, Direction.UP, Span(run[n.i].start, run[n.i].end))
    return _change_right(run, n, last, t)


def _gone(run: Sequence[Token], first: int, preposition: str) -> Span | None:
    """The "went" of a figure that is a start or an end: "went from 9 per cent to 28"."""
    if preposition == "from":
        ends = any(lower(run, k) == "to" for k in range(first + 1, first + 1 + OBJECT))
        at = first - 1 if gone(run, first - 1) and ends else None
    else:
        back = range(first - 1, max(first - 1 - OBJECT, 0), -1) if preposition == "to" else ()
        at = next((k for k in back if gone(run, k)), None)
    return None if at is None else Span(run[at - 1].start, run[at - 1].end)


def _is_size(run: Sequence[Token], n: Number) -> bool:
    """Whether a figure behind "by" may be a size, and not those who did it: "cut by 12 firms" tells of firms."""
    return n.form is not Form.COUNT or (lower(run, n.j) != "of" and counted_tokens(run, n, n.j) is None)


def governing(run: Sequence[Token], first: int) -> tuple[Hit[str], bool] | None:
    """The change word that has its object before the figure, and whether it is a noun.

    "cut the number of school places by 12 per cent", "a rise in bookings of 36 per cent".
    """
    t = tables()
    commas = 0
    for j in range(first - 1, max(first - 1 - OBJECT, -1), -1):
        commas += run[j].text in ",:"
        if commas > 1 or (run[j].kind is Kind.SYMBOL and run[j].text not in "-’',:%/"):
            return None
        noun, none = t.noun.at(run, j), cues("change", "no_change").at(run, j)
        if noun and noun.last < first and not none and _is_noun(run, noun):
            return noun, True
        hit = t.verb.at(run, j)
        if hit and hit.last < first:
            return None if none else (hit, False)
        factor = t.factor.at(run, j)
        if factor and factor.last < first and "from" in (lower(run, first - 1), lower(run, first)):
            return Hit(factor.first, factor.last, factor.value["direction"]), False
    return None


def gone(run: Sequence[Token], i: int) -> bool:
    """Whether a verb like "went" stands before the "from" at token `i`, behind which a start and an end stand."""
    return lower(run, i) == "from" and lower(run, i - 1) in words_in("change", "going")


def _from_to(run: Sequence[Token], n: Number, first: int) -> bool:
    """Whether the figure is one of two that "from" and "to" tie: "an increase in referrals from 248 to 881"."""
    return lower(run, n.j) == "to" or any(lower(run, k) == "from" for k in range(max(first - OBJECT, 0), first - 1))


def _both_ends(run: Sequence[Token], n: Number, first: int) -> bool:
    """Whether a figure and the one beside it tell a start and an end, without a noun between: "cut the rent from £16 to £9"."""
    if lower(run, n.j) == "to":
        return lower(run, first - 1) == "from" and any(number_at(run, k) for k in range(n.j + 1, n.j + 1 + BESIDE))
    return any(lower(run, k) == "from" for k in range(max(first - 1 - BESIDE, 0), first - 1))


def _change_right(run: Sequence[Token], n: Number, last: int, t: Tables) -> Change | None:
    """A change word after the figure: "86% increase", "a 12% sharp drop", "36 percent more likely", "half as much again"."""
    again = lower(run, last) == "as" and "again" in (lower(run, last + 2), lower(run, last + 3))
    if n.form is Form.SHARE and again:
        return Change(ChangeKind.BY, Direction.UP, Span(run[last].start, run[last + 1].end), stated=True)
    moved = lower(run, last) in ("up", "down") and lower(run, last + 1) not in ("to", "from", "until")
    if moved and n.form in (Form.SHARE, Form.POINTS):  # "36% up"
        return Change(ChangeKind.BY, Direction(run[last].lower), Span(run[last].start, run[last].end), stated=True)
    if n.form in (Form.AGE, Form.RANK, Form.MULTIPLE):
        return None
    for j in range(last, min(last + 3, len(run))):
        hit = t.noun.at(run, j)
        if hit and (n.form in (Form.SHARE, Form.POINTS) or (j == last and n.form in (Form.COUNT, Form.MONEY))):
            return Change(ChangeKind.BY, Direction(hit.value), _cue(run, hit), stated=True)
        compared = n.form in (Form.SHARE, Form.POINTS) or (n.form is Form.MEASURE and run[j].lower.endswith("er"))
        if run[j].lower in t.comparative and compared and j == last and not _bounds_next(run, j):
            return Change(
                ChangeKind.BY, Direction(t.comparative[run[j].lower]), Span(run[j].start, run[j].end), stated=True
            )
        if run[j].kind is not Kind.WORD or run[j].lower in stop_words():
            break
    return None


def _bounds_next(run: Sequence[Token], j: int) -> bool:
    """Whether "less than" or "more than" at token `j` bounds the next figure: "31 per cent less than two hours"."""
    if lower(run, j + 1) != "than" or number_at(run, j + 2) is None or _year(run, j + 2):
        return False
    return not any(t.lower in tables().ago for t in run[j + 3 : j + 3 + AGO])  # "more than two years earlier"


def _year(run: Sequence[Token], j: int) -> bool:
    return len(run[j].text) == len("2024") and run[j].text[:2] in ("19", "20")


def _factor_change(run: Sequence[Token], n: Number, first: int, last: int) -> Change | None:
    t = tables()
    hit = t.factor.at(run, n.i)
    compares = run[n.i].lower in t.base_factor and lower(run, n.j) in ("the", "that", "its", "their")
    if hit and compares and lower(run, first - 1) not in t.modal:  # "it has double the rate"
        return None
    if hit:
        return Change(
            ChangeKind.BY, Direction(hit.value["direction"]), Span(run[n.i].start, run[n.j - 1].end), stated=True
        )
    left = change_left(run, first)
    if left:
        direction = Direction(left[0].value)
        return Change(ChangeKind.BY, direction, _cue(run, left[0]), stated=True)
    for j in range(last, min(last + 3, len(run))):
        noun = t.noun.at(run, j)
        if noun:
            return Change(ChangeKind.BY, Direction(noun.value), _cue(run, noun), stated=True)
    return None


def ends_change(start: Quantity, end: Quantity) -> bool:
    """Whether two figures are the start and the end of one change: "from 0.7 to 0.5 per cent"."""
    kinds = (start.change.kind if start.change else None, end.change.kind if end.change else None)
    return kinds == (ChangeKind.FROM, ChangeKind.TO)


def directed(start: Quantity, end: Quantity) -> tuple[Quantity, Quantity]:
    """The start and the end of a change whose verb does not tell which way it went, with the way that they tell."""
    a, b = start.change, end.change
    if a is None or b is None or a.way is not Direction.NONE or b.way is not Direction.NONE or start.unit != end.unit:
        return start, end
    way = Direction.UP if end.low > start.low else Direction.DOWN
    return replace(start, change=replace(a, way=way)), replace(end, change=replace(b, way=way))


def adds_up(size: Quantity, end: Quantity) -> bool:
    """Whether two figures are the size of a change and the level that it reached, in one unit: "by 5,000 zlotys to 37,000"."""
    kinds = (size.change.kind if size.change else None, end.change.kind if end.change else None)
    return kinds == (ChangeKind.BY, ChangeKind.TO) and size.form in (Form.MONEY, Form.DURATION, Form.MEASURE)
