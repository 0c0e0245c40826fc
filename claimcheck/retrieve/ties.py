"""Do two figures of a source belong together? Only then may a third be made of them.

A source ties two figures by what it writes between them ("24 of these", "881, against 248 the month before"), by one subject
at two times, or by the noun that both count. Figures that merely stand side by side are not tied.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, terms, tokens
from claimcheck.model import (
    Bound,
    Change,
    ChangeKind,
    Claim,
    Form,
    Modifier,
    ModifierKind,
    Period,
    Quantity,
    SlotKind,
    Span,
)
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree

UNLIKE = 1.5  # times: periods of which one is so much longer than the other make no change
BEHIND = 12  # characters behind a number in which its "more" or "less" stands
TIME = 4  # tokens of the time behind a "than": "in the year before"
CUE = 4  # tokens after a number in which "of them" may stand
BEEN = 2  # tokens of a "had been" or "had screened" before its figure
OPENING = frozenset({"that", "and", "but"})  # words after which "of the 40 clinics" begins a clause
OPPOSING = (ModifierKind.NEGATION, ModifierKind.NEGATION_WEAK)


@lru_cache(maxsize=8192)
def _run(prose: str, start: int, end: int) -> tuple[Token, ...]:
    return tokens(prose, Span(start, end))


def _between(a: Claim, b: Claim, library: Library) -> tuple[Token, ...]:
    """The tokens between two figures of one document, the first one before the second."""
    return _run(library.document(a.document).prose, a.anchor.end, b.anchor.start)


@lru_cache(maxsize=1)
def _cues() -> dict[str, Phrases[str]]:
    sections = ("against", "part_before", "part_after", "whole_before")
    return {
        s: Phrases.of((w, row.get("pronoun", "")) for row in rows("arithmetic", s) for w in row["words"])
        for s in sections
    }


@lru_cache(maxsize=1)
def _anaphoric() -> frozenset[str]:
    """The terms of words that stand for a figure told before: "the share was", "the figure had fallen to"."""
    return frozenset(terms(t for row in rows("arithmetic", "same") for w in row["words"] for t in tokens(w)))


# ── one thing, two figures ───────────────────────────────────────────────────────────────────────


def like(x: Quantity | None, y: Quantity | None) -> bool:
    """Whether two figures are of one form and unit."""
    return x is not None and y is not None and x.form is y.form and x.unit == y.unit


def set_against(a: Claim, b: Claim, library: Library) -> bool:
    """Whether a source sets the second figure against the first: "2,430 names, against 1,215 five years before"."""
    first, last = sorted((a, b), key=lambda c: c.anchor)
    if a.document != b.document or a.sentence != b.sentence or first.anchor.end > last.anchor.start:
        return False
    between = _between(first, last, library)
    return _up_from(first, last) or cued_against(between) or _set_in_brackets(between)


def _up_from(first: Claim, last: Claim) -> bool:
    """Whether the second of two figures is where the first one came from: "881, up from 248"."""
    a, b = (c.quantity.change if c.quantity else None for c in (first, last))
    return a is None and b is not None and b.kind is ChangeKind.FROM


def _set_in_brackets(between: Sequence[Token]) -> bool:
    """Whether the second of two figures stands in brackets behind the time that it is told for: "more than in 2019 (26 per cent)"."""
    hits = list(_cues()["against"].all(between))
    return bool(hits) and between[-1].text == "(" and 0 < len(between) - 1 - hits[-1].last <= TIME


def cued_against(between: Sequence[Token]) -> bool:
    """Whether the tokens between two figures end in words that set the second against the first."""
    hits = list(_cues()["against"].all(between))
    return bool(hits) and hits[-1].last == len(between)


def ends(a: Change | None, b: Change | None) -> bool:
    """Whether two figures are the start and the end of one change."""
    return a is not None and b is not None and {a.kind, b.kind} == {ChangeKind.FROM, ChangeKind.TO}


def one_subject(a: Claim, b: Claim) -> bool:
    """Whether two figures tell of one thing: by the noun that both count, by their clauses, or because one leans on the other."""
    if a.about.counted and b.about.counted:
        return bool(set(a.about.counted) & set(b.about.counted))
    if set(a.about.clause) & set(b.about.clause) - _anaphoric():
        return True
    last = max(a, b, key=lambda c: c.anchor)
    return not last.about.counted and not set(last.about.clause) - _anaphoric()


def stands_for_another(claim: Claim) -> bool:
    """Whether a figure tells of nothing but one that was told before: "the figure for 2020 had been 7,073"."""
    about = claim.about
    placed = any(claim.sentence.overlaps(p.span) for p in about.places)
    return not about.counted and not placed and {*about.clause, *about.rest} <= _anaphoric()


def apart(a: Claim, b: Claim) -> bool:
    """Whether two figures are of other places."""
    x, y = ({p.name for p in c.about.places if c.clause.overlaps(p.span)} for c in (a, b))
    return bool(x) and bool(y) and not x & y


def unlike_times(a: Claim, b: Claim) -> bool:
    """Whether the one figure is told for a much longer time than the other: half a year against a whole one.

    One that is told by the month, or as an average, is the same for however long.
    """
    if any((c.quantity and c.quantity.rate) or any(m.kind is ModifierKind.EACH for m in c.modifiers) for c in (a, b)):
        return False
    told = [next((_days(p) for p in c.about.periods if not p.inferred), 0) for c in (a, b)]
    return min(told) > 1 and max(told) > UNLIKE * min(told)


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1


def then_and_now(a: Claim, b: Claim, library: Library) -> tuple[Claim, Claim] | None:
    """Two levels of one thing at two times, the earlier one first; none where a source does not tie them so."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or not like(x, y) or x.low == y.low or apart(a, b) or unlike_times(a, b):
        return None
    if any(q.change is not None and q.change.kind is ChangeKind.BY for q in (x, y)):
        return None
    if ends(x.change, y.change):
        return (a, b) if x.change and x.change.kind is ChangeKind.FROM else (b, a)
    first, last = sorted((a, b), key=lambda c: c.anchor)
    told = [next((p for p in c.about.periods if not p.inferred and c.clause.contains(p.span)), None) for c in (a, b)]
    if told[0] and told[1] and (told[0].last < told[1].first or told[1].last < told[0].first):
        tied = one_subject(a, b) or set_against(a, b, library)
        return ((a, b) if told[0].last < told[1].first else (b, a)) if tied else None
    if set_against(first, last, library) and not (a.about.counted and b.about.counted and not one_subject(a, b)):
        return last, first  # "881, against 248 the month before"
    dated = any(last.sentence.contains(p.span) and not p.inferred for p in last.about.periods)
    return (last, first) if dated and harks_back(last, library) else None


def harks_back(claim: Claim, library: Library) -> bool:
    """Whether a figure without a noun is told of an earlier time of what was told before: "they had screened 19,300"."""
    before = _run(library.document(claim.document).prose, claim.sentence.start, claim.anchor.start)[-BEEN:]
    if claim.about.counted or len(before) < BEEN:
        return False
    had, done = (t.lower for t in before)
    return had == "had" and (done == "been" or is_past(done))


def is_difference(claim: Claim) -> bool:
    """Whether a level is told as what one thing has over another: "58p more", "£25 a week less"."""
    q = claim.quantity
    if q is None or q.form not in (Form.COUNT, Form.MONEY, Form.DURATION):
        return False
    bounded = q.bound in (Bound.AT_LEAST, Bound.AT_MOST)  # "27 minutes or longer" is a level
    told = [m.cue for m in claim.modifiers if m.kind is ModifierKind.DIFFERENCE]
    cues = [c.start for c in told if not (bounded and claim.anchor.contains(c))]
    return any(q.number.end <= start <= q.number.end + BEHIND for start in cues)


# ── parts of a whole ─────────────────────────────────────────────────────────────────────────────


def part_and_whole(a: Claim, b: Claim, library: Library) -> tuple[Claim, Claim] | None:
    """The part and the whole, where a source tells one count as a part of the other: "Of 64 drivers, 38 had …".

    It does so by a cue, or, where a sentence has no other count, by leaving the part's noun out: "tested 320 wells, and 41
    were dry".
    """
    whole, part = sorted((a, b), key=lambda c: c.anchor)
    x, y = whole.quantity, part.quantity
    if x is None or y is None or not like(x, y) or x.form is not Form.COUNT or x.unit or not 0 < y.low < x.low:
        return None
    if x.change or y.change or whole.anchor.end > part.anchor.start:
        return None
    if not whole.about.counted:  # "49 answered, and 11 of these …"
        return (part, whole) if whole.sentence == part.sentence and _leans_on(whole, part, library) else None
    of_it = not part.about.counted or counted_agree(part.about.counted, whole.about.counted)
    if _told_as_part(whole, part, of_it, library):
        return part, whole
    left_out = not part.about.counted and not timed(whole, part) and not apart(whole, part)
    if not left_out or set_against(whole, part, library) or _counts_beside(whole, part, library):
        return None
    prose = library.document(part.document).prose
    subject = not _unfilled(_run(prose, part.sentence.start, part.anchor.start))
    return (part, whole) if whole.sentence == part.sentence or subject else None


def _leans_on(whole: Claim, part: Claim, library: Library) -> bool:
    """Whether "of these" behind a count means the one right before it, which has no noun of its own."""
    number = part.quantity.number.end if part.quantity else part.anchor.end
    prose = library.document(part.document).prose
    after = _cues()["part_after"].at(_run(prose, number, part.sentence.end)[:CUE], 0)
    beside = library.claims_at.get((whole.document, part.sentence.start), ())
    return bool(after and after.value) and not any(whole.anchor < c.anchor < part.anchor for c in beside if c.quantity)


def _told_as_part(whole: Claim, part: Claim, of_it: bool, library: Library) -> bool:
    """Whether a cue says that a count is a part of the one before it."""
    prose, cues = library.document(part.document).prose, _cues()
    number = part.quantity.number.end if part.quantity else part.anchor.end
    after = cues["part_after"].at(_run(prose, number, part.sentence.end)[:CUE], 0)
    if after and (after.value or of_it):
        return not _another(whole, part, library)
    between = _unfilled(_between(whole, part, library))
    if cues["part_before"].ending(between, len(between)):
        return True
    if whole.sentence != part.sentence or not of_it or apart(whole, part) or set_against(whole, part, library):
        return False
    before = _run(prose, whole.sentence.start, whole.anchor.start)
    before = before[:-1] if before and before[-1].lower.endswith("'s") else before  # "of the county's 40 schools"
    led = cues["whole_before"].ending(before, len(before))
    if led is None:
        return False
    word = before[led.first - 1] if led.first else None
    return word is None or word.kind is not Kind.WORD or word.lower in OPENING


def _counts_beside(whole: Claim, part: Claim, library: Library) -> bool:
    """Whether the sentences of two counts hold another count, of which one of them may be a part."""
    starts = {whole.sentence.start, part.sentence.start}
    found = [c for start in starts for c in library.claims_at.get((whole.document, start), ())]
    return any(c.quantity and c.quantity.form is Form.COUNT and c not in (whole, part) for c in found)


def _unfilled(run: Sequence[Token]) -> Sequence[Token]:
    """The tokens without the light words at their end: "of which only"."""
    light = tables().light
    while run and run[-1].lower in light:
        run = run[:-1]
    return run


def _another(whole: Claim, part: Claim, library: Library) -> bool:
    """Whether another count stands between the two, of which the part may be one."""
    found = library.claims_at.get((whole.document, part.sentence.start), ())
    between = [c for c in found if whole.anchor < c.anchor < part.anchor and c.about.counted]
    return any(c.quantity and c.quantity.form is Form.COUNT for c in between)


def timed(a: Claim, b: Claim) -> bool:
    """Whether each is told for a time of its own."""
    x, y = ({(p.first, p.last) for p in c.about.periods if c.clause.overlaps(p.span)} for c in (a, b))
    return bool(x) and bool(y) and x != y


# ── what is denied ───────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _prefixes() -> tuple[str, ...]:
    return tuple(w for row in rows("arithmetic", "opposite") for w in row["words"])


def complements(claim: Claim, other: Claim) -> bool:
    """Whether the one says of its share what the other denies: by a negation, or by "unsafe" against "safe"."""
    denied = [any(m.kind in OPPOSING and not _aside(c, m) for m in c.modifiers) for c in (claim, other)]
    return (denied[0] != denied[1]) != _prefixed(claim.about.clause, other.about.clause)


def _aside(claim: Claim, m: Modifier) -> bool:
    """Whether a "not" is a part of the figure itself ("not far short of half"), or only tells who is counted ("40 customers who
    could not pay")."""
    q = claim.quantity
    if q is None:
        return False
    whom = q.form is Form.COUNT and any(slot.span.contains(m.cue) for slot in claim.about.of(SlotKind.POPULATION))
    return whom or (claim.anchor.contains(m.cue) and m.cue.end <= q.number.start)


def _prefixed(a: Sequence[str], b: Sequence[str]) -> bool:
    return any(
        _stems_meet(bare, y.lstrip("="))
        for one, two in ((a, b), (b, a))
        for x in one
        for bare in _bared(x)
        for y in two
    )


@lru_cache(maxsize=65536)
def _bared(stem: str) -> tuple[str, ...]:
    """What a stem is without each of the prefixes with which it begins."""
    return tuple(stem[len(p) :] for p in _prefixes() if stem.startswith(p))


def _stems_meet(x: str, y: str) -> bool:
    """Whether two stems are one word's, whatever the stemmer left of its end: "saf" (of "unsafe") and "safe"."""
    short = min(len(x), len(y))
    return short > 2 and x[:short] == y[:short] and abs(len(x) - len(y)) <= 1
