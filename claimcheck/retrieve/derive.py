"""Figures that follow from two figures of a source by one step of arithmetic, with the working.

Two figures that the source itself ties together (retrieve/ties.py) make one that may speak against the draft as well as
for it: a share of a whole, a ratio, what remains of a hundred, what falls to each. Sums and differences only speak for it,
and only where the draft says that it adds or compares, and of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from claimcheck.detect.words import term, tokens
from claimcheck.model import (
    Bound,
    Change,
    ChangeKind,
    Claim,
    ClaimKind,
    Direction,
    Form,
    ModifierKind,
    Passage,
    Quantity,
)
from claimcheck.retrieve.figures import (
    LEVELS,
    ONE_SIDED,
    Interval,
    Relation,
    claimed,
    compare,
    in_unit_of,
    plain,
    same_number,
)
from claimcheck.retrieve.from_one import of_one
from claimcheck.retrieve.headed import from_to
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.pairing import once, pairs, together
from claimcheck.retrieve.slots import counted_agree
from claimcheck.retrieve.ties import (
    apart,
    complements,
    ends,
    harks_back,
    is_difference,
    like,
    one_subject,
    part_and_whole,
    set_against,
    then_and_now,
    timed,
    unlike_times,
)
from claimcheck.retrieve.working import changed, shown

TENTH = Fraction(1, 10)  # the step of a figure that was worked out, and written nowhere
WHOLE = Fraction(100)
LEFT_OVER = {  # the bound of what is left of a hundred, by that of the share
    Bound.EXACTLY: Bound.EXACTLY,
    Bound.ABOUT: Bound.ABOUT,
    Bound.UNDER: Bound.OVER,
    Bound.OVER: Bound.UNDER,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.AT_LEAST: Bound.AT_MOST,
}
NEAR_SHARE = Fraction(
    1, 3
)  # how far a bound may be from what two figures make, and still be told of it: "more than a third"
NEAR_LEVEL = Fraction(1, 10)
HEDGED = (*ONE_SIDED, Bound.ABOUT, Bound.NEARLY)  # "almost three times" for 248 and "over 700"


def is_derived(claim: Claim) -> bool:
    """Whether a source's claim was worked out from two of its figures, and is not written there."""
    return bool(claim.working)


# ── for the draft or against it ──────────────────────────────────────────────────────────────────


def derived(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """The ratios, shares, remainders and rates that a source's own figures make, as claims of it with their working.

    These may speak against the draft: "quadrupled" for 248 and 881. Figures of which only one bound is told make none, and
    those of a table, which has so many, can only speak for it, but for the two of one column whose times the draft tells.
    """
    asked = claim.quantity
    if asked is None:
        return
    if asked.form is Form.SHARE and asked.change is None:
        yield from _remainders(claim, passages, library)
    ratio = asked.form is Form.MULTIPLE or (asked.form in (Form.SHARE, Form.POINTS) and asked.change is not None)
    share = asked.form is Form.SHARE and asked.change is None
    if not (ratio or share or _each(claim)):
        return
    near = [together(p, library) for p in passages]
    for a, b, passage in once([(g.passage, g.alike if ratio else g.parts if share else g.beside) for g in near]):
        if library.one_column(a, b) and not (library.one_series(a, b) and from_to(claim, a, b)):
            continue
        made = _ratio(claim, a, b, passage, library) if ratio else None
        if share and (tied := part_and_whole(a, b, library)):
            made = _share(*tied, passage)
            if made and complements(claim, made):
                made = _remainder(made)
            entailed = made and made.quantity and compare(asked, made.quantity) is Relation.ENTAILED
            made = made if (entailed and not asked.vague) or _tells_of(claim, *tied) else None
        if made is None and not ratio and not share:
            made = next((m for m in _rates(claim, a, b, passage) if _named(claim, a) and _named(claim, b)), None)
        if made:
            yield made


def differences(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """By how much the later of two figures of one thing is more or less, where the draft tells a difference.

    They speak against a draft that tells it of the one figure: a source may set many against it.
    """
    if not is_difference(claim):
        return
    for a, b, passage in once([(p, together(p, library).alike) for p in passages]):
        order = then_and_now(a, b, library)
        made = _more(claim, *order, passage) if order else None
        if made:
            yield made


def _more(claim: Claim, first: Claim, last: Claim, passage: Passage) -> Claim | None:
    """By how much the later of two figures is more or less than the earlier one, counted as the draft counts it."""
    asked, x, y = claim.quantity, first.quantity, last.quantity
    if asked is None or x is None or y is None or not like(asked, x):
        return None
    low, high = sorted((x.low, y.low))
    size = plain(high - low, asked, max(x.step, y.step))
    made = _claim(first, last, passage, size, f"{shown(high)} − {shown(low)} = {shown(high - low)}")
    return made if claim.about.counted else replace(made, about=replace(made.about, counted=()))


def _ratio(claim: Claim, a: Claim, b: Claim, passage: Passage, library: Library) -> Claim | None:
    """The later figure over the earlier one; the greater over the smaller for a comparison without a change."""
    asked = claim.quantity
    if asked is None or not _set_in_ratio(claim, a, b, library):
        return None
    first, last = _in_time(a, b, library)
    x, y = first.quantity, last.quantity
    if x is None or y is None:
        return None
    if asked.change is None and (y.low < x.low) is (asked.low >= 1):  # "half as likely" is a smaller over a greater one
        first, last, x, y = last, first, y, x
    factor = y.low / x.low
    way = Direction.UP if factor > 1 else Direction.DOWN
    bound = Bound.EXACTLY if x.bound is y.bound is Bound.EXACTLY else Bound.ABOUT
    change = Change(ChangeKind.BY, way, last.anchor)
    if asked.form is Form.MULTIPLE:
        working = changed(x.low, y.low) if asked.change else f"{shown(y.low)} / {shown(x.low)} = {shown(factor)}"
        return _claim(first, last, passage, _made(factor, bound, "times", Form.MULTIPLE, change), working)
    if asked.change is None:
        return None
    if asked.form is Form.POINTS:
        return _points_between(claim, a, b, passage, library)
    if asked.change.former:
        level = replace(change, kind=ChangeKind.TO, former=True)
        return _claim(
            first, last, passage, _made(factor * 100, bound, "percent", Form.SHARE, level), changed(x.low, y.low)
        )
    if asked.change.kind is not ChangeKind.BY:
        return None
    points = _made(abs(y.low - x.low), bound, "percentage point", Form.POINTS, change)
    if x.form is Form.SHARE and same_number(asked, points):  # "by 12 per cent" for 31 and 19 per cent
        return _claim(first, last, passage, points, f"{shown(x.low)}% → {shown(y.low)}% is {shown(points.low)} points")
    percent = _made(abs(factor - 1) * 100, bound, "percent", Form.SHARE, change)
    return _claim(first, last, passage, percent, changed(x.low, y.low))


def _points_between(claim: Claim, a: Claim, b: Claim, passage: Passage, library: Library) -> Claim | None:
    """By how many points a share rose or fell, where the source tells it of two times."""
    order, asked = then_and_now(a, b, library), claim.quantity
    x, y = (c.quantity for c in order or (a, b))
    if order is None or asked is None or x is None or y is None or x.form is not Form.SHARE:
        return None
    way = Direction.UP if y.low > x.low else Direction.DOWN
    points = _made(
        abs(y.low - x.low), Bound.EXACTLY, asked.unit, Form.POINTS, Change(ChangeKind.BY, way, order[1].anchor)
    )
    if not same_number(asked, points):
        return None
    return _claim(*order, passage, points, f"{shown(x.low)}% → {shown(y.low)}% is {shown(points.low)} points")


def _set_in_ratio(claim: Claim, a: Claim, b: Claim, library: Library) -> bool:
    """Whether a source's two figures are of one thing at two times, or of two things that the draft compares."""
    x, y, asked = a.quantity, b.quantity, claim.quantity
    if x is None or y is None or asked is None or not like(x, y) or x.low == y.low:
        return False
    if ends(x.change, y.change):
        return True
    if asked.change is not None and (unlike_times(a, b) or apart(a, b)):
        return False
    named = bool(a.about.counted) and bool(b.about.counted) and _named(claim, a) and _named(claim, b)
    if set_against(a, b, library):
        return named or one_subject(a, b) or x.form is not Form.COUNT or not (a.about.counted and b.about.counted)
    if one_subject(a, b) or harks_back(max(a, b, key=lambda c: c.anchor), library):
        return x.form in (Form.COUNT, Form.SHARE) or a.sentence == b.sentence or timed(a, b)
    return named and asked.change is None and x.form is Form.COUNT and a.sentence == b.sentence


def _tells_of(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Whether the draft tells anything of what a source says of a part: no share of cooks who fell ill is made of "742 cooks, of whom
    503 were women"."""
    own = {*part.about.clause} - {*whole.about.counted, *whole.about.clause}
    return not own or bool(own & {*claim.about.clause, *claim.about.rest})


def _share(part: Claim, whole: Claim, passage: Passage) -> Claim | None:
    """A part as the share of its whole: what is said of the part, of the whole's noun."""
    x, y = part.quantity, whole.quantity
    if x is None or y is None:
        return None
    share = x.low / y.low * 100
    bound = Bound.EXACTLY if x.bound is y.bound is Bound.EXACTLY else Bound.ABOUT
    working = f"{shown(x.low)} / {shown(y.low)} = {shown(share)}%"
    made = _claim(whole, part, passage, _made(share, bound, "percent", Form.SHARE), working)
    clause = tuple(dict.fromkeys((*part.about.clause, *whole.about.counted)))
    rest = tuple(t for t in dict.fromkeys((*part.about.rest, *whole.about.clause)) if t not in clause)
    return replace(made, about=replace(made.about, clause=clause, rest=rest, counted=whole.about.counted))


def _remainders(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """What is left of a hundred, where the draft denies what the source says of its share, or the other way round.

    What bears the draft out goes before what does not; of a bound, only that is told.
    """
    asked = claim.quantity
    for passage in passages:
        found = []
        for other in library.claims_at.get((passage.document, passage.span.start), ()):
            q = other.quantity
            plain = q is not None and q.form is Form.SHARE and q.change is None and q.low == q.high
            if plain and complements(claim, other) and (made := _remainder(other)):
                found.append(made)
        borne = [m for m in found if asked and m.quantity and compare(asked, m.quantity) is Relation.ENTAILED]
        yield from borne or [m for m in found if m.quantity and m.quantity.bound in (Bound.EXACTLY, Bound.ABOUT)]


def _remainder(other: Claim) -> Claim | None:
    """The claim with what its share leaves of a hundred: "over nine in ten" of "fewer than one in ten"."""
    q = other.quantity
    if q is None or q.bound not in LEFT_OVER or q.low >= WHOLE:
        return None
    left = WHOLE - q.low
    working = f"{other.working}; " if other.working else ""
    return replace(
        other,
        quantity=replace(q, low=left, high=left, bound=LEFT_OVER[q.bound]),
        working=f"{working}100 − {shown(q.low)} = {shown(left)}%",
    )


# ── for the draft only ───────────────────────────────────────────────────────────────────────────


def borne_out(claim: Claim, passages: Sequence[Passage], library: Library) -> Iterator[Claim]:
    """Differences, sums, shares, products and rates of two figures of the passages, where they give the draft's figure.

    These can only speak for the draft: figures that stand together need not belong together.
    """
    asked = claim.quantity
    compared = asked is not None and asked.form is Form.MULTIPLE and asked.change is None
    if asked is None or not (compared or asked.form in (*LEVELS, Form.SHARE, Form.POINTS)):
        return
    hedged, each = asked.bound in HEDGED, _each(claim)
    from claimcheck.retrieve.steps import giving  # with numpy

    near = NEAR_SHARE if asked.form is Form.SHARE else NEAR_LEVEL
    groups = [together(p, library, factors=True) for p in passages]
    for a, b, passage in pairs(groups, giving(asked, _per(asked.rate)[0], near)):
        if not hedged and any(c.quantity and c.quantity.bound in ONE_SIDED for c in (a, b)):
            continue
        asked = in_unit_of(asked, a.quantity) if a.quantity else asked
        claim = claim if claim.quantity is asked else replace(claim, quantity=asked)
        made = [*_combined(claim, a, b, library), *_product(claim, a, b), *_of_each(claim, a, b)]
        if a.sentence == b.sentence:
            made += [*_from_difference(a, b, asked), *_from_share(a.quantity, b.quantity, asked)]
        for quantity, working in made:
            if _entails(asked, quantity):
                yield _claim(a, b, passage, quantity, working)
        if each:
            yield from (m for m in _rates(claim, a, b, passage) if m.quantity and _entails(asked, m.quantity))
    claim = replace(claim, quantity=asked)
    for passage in passages:
        for other in library.claims_at.get((passage.document, passage.span.start), ()):
            told = of_one(claim, other, library)
            yield from (m for m in told if m.quantity and _entails(asked, m.quantity))


def _entails(asked: Quantity, made: Quantity) -> bool:
    """Whether a figure that was made gives the draft's, near enough to be meant: "fewer than 25" is none of 25 − 20."""
    factor = asked.form is Form.MULTIPLE or (asked.change is not None and asked.change.former)
    if not factor and not Interval(made.low, made.high).within(claimed(asked)):  # as most are: told in a few steps
        return False
    off = abs(made.value - asked.value)
    near = off <= (NEAR_SHARE if asked.form is Form.SHARE else NEAR_LEVEL) * max(abs(asked.value), abs(made.value))
    return compare(asked, made) is Relation.ENTAILED and (near or asked.bound not in ONE_SIDED)


def _combined(claim: Claim, a: Claim, b: Claim, library: Library) -> Iterator[tuple[Quantity, str]]:
    """What two figures make by one step that gives a figure of the kind that is asked for."""
    x, y, asked = a.quantity, b.quantity, claim.quantity
    if x is None or y is None or asked is None:
        return
    yield from _beginnings(x, y, asked)
    if not like(x, y) or x.form is Form.MULTIPLE:
        return
    low, high = sorted((x.low, y.low))
    if _other_way(a, b, asked, library):
        return
    if asked.form is Form.MULTIPLE:
        if a.sentence == b.sentence or one_subject(a, b):
            over, under = (low, high) if asked.low < 1 else (high, low)
            yield (
                plain(over / under, asked, Fraction(1, 100)),
                f"{shown(over)} / {shown(under)} = {shown(over / under)}",
            )
        return
    beside = a.sentence == b.sentence or library.one_column(a, b)
    by = asked.change is None or asked.change.kind is ChangeKind.BY
    level = like(asked, x) and by and (asked.form is not Form.SHARE or not asked.change)
    if level and (beside or x.form is not Form.SHARE):
        if _subtracts(claim, a, b, library):
            yield plain(high - low, asked, x.step), f"{shown(high)} − {shown(low)} = {shown(high - low)}"
        if _adds(claim, a, b) and not asked.change:
            yield plain(high + low, asked, x.step), f"{shown(high)} + {shown(low)} = {shown(high + low)}"
    if asked.form is Form.POINTS and x.form is Form.SHARE and (beside or _of_one(claim, a, b)):
        yield plain(high - low, asked, x.step), f"{shown(high)} − {shown(low)} = {shown(high - low)} points"
    if asked.form is not Form.SHARE or (x.form is Form.SHARE and (asked.change or not beside)):
        return
    if x.form is Form.SHARE or (x.form in LEVELS and _divides(claim, a, b)):
        first, last = (high, low) if asked.change and asked.change.way is Direction.DOWN else (low, high)
        share = (high - low) / first * 100 if asked.change else low / high * 100
        working = changed(first, last) if asked.change else f"{shown(low)} / {shown(high)} = {shown(share)}%"
        yield plain(share, asked, TENTH), working


def _other_way(a: Claim, b: Claim, asked: Quantity, library: Library) -> bool:
    """Whether the draft tells a rise of what the source tells a fall, or the other way round."""
    order = then_and_now(a, b, library) if asked.change and asked.change.kind is ChangeKind.BY else None
    x, y = (c.quantity for c in order or (a, b))
    if order is None or asked.change is None or x is None or y is None:
        return False
    return asked.change.way is (Direction.DOWN if y.low > x.low else Direction.UP)


def _beginnings(x: Quantity, y: Quantity, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """Where a change began: "doubled to 1.6 million" began at 0.8 million."""
    for factor, end in ((x, y), (y, x)):
        ended = end.change is not None and end.change.kind is ChangeKind.TO and like(asked, end)
        if factor.form is Form.MULTIPLE and factor.low > 0 and ended:
            start = end.low / factor.low
            yield plain(start, asked, end.step), f"{shown(end.low)} / {shown(factor.low)} = {shown(start)}"


def _of_one(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether two shares tell of one thing of the draft's at two times."""
    return one_subject(a, b) and bool(set(claim.about.clause) & {*a.about.clause, *b.about.clause})


def _subtracts(claim: Claim, a: Claim, b: Claim, library: Library) -> bool:
    """Whether the draft's figure may be the difference of two: it says "more", "the other", or that something was not so.

    It may also tell the other part of a whole, in none of the words that tell the part: "24 of them were minors".
    """
    q = claim.quantity
    kinds = {m.kind for m in claim.modifiers if not (q and q.cue and q.cue.overlaps(m.cue))}
    compares = bool(kinds & {ModifierKind.DIFFERENCE, ModifierKind.NEGATION, ModifierKind.NEGATION_WEAK})
    if (q is not None and q.change is not None) or compares:
        return _agree(claim, a, b) or (_named(claim, a) and _named(claim, b))
    tied = part_and_whole(a, b, library) if a.sentence == b.sentence else None
    own = {*tied[0].about.clause, *tied[0].about.counted} - {*tied[1].about.clause} if tied else set()
    return bool(own) and not own & set(claim.about.clause)


def _agree(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether both count what the draft counts; a figure without a noun leans on the other's."""
    nouns = [c.about.counted for c in (claim, a, b) if c.about.counted]
    return all(counted_agree(m, n) for i, m in enumerate(nouns) for n in nouns[i + 1 :])


def _divides(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether two levels may make a share: the draft's noun is the whole's, and the part's, or the draft names the whole."""
    part, whole = sorted((a, b), key=lambda c: c.quantity.low if c.quantity else 0)
    mine, one, all_of = claim.about.counted, part.about.counted, whole.about.counted
    if not one or not all_of:
        return not mine or counted_agree(mine, one or all_of or mine)
    if counted_agree(one, all_of):
        return not mine or counted_agree(mine, all_of) or counted_agree(mine, one)
    return bool(mine) and counted_agree(mine, one) and _named(claim, whole)


def _adds(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether the parts of a sum are such that the draft may have added them: of its noun, or named as a total."""
    q = claim.quantity
    if a.sentence != b.sentence and a.about.clause and b.about.clause and not one_subject(a, b):
        return False
    if q is not None and q.form is not Form.COUNT:
        return True
    total = any(m.kind is ModifierKind.TOTAL for m in claim.modifiers)
    nouns = [n for n in (a.about.counted, b.about.counted) if n]
    mine = claim.about.counted
    return total or not mine or (bool(nouns) and all(counted_agree(mine, n) for n in nouns))


def _from_difference(a: Claim, b: Claim, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """The change in percent that a level and its difference make: "£96 million, £22 million more than the year before"."""
    smaller, greater = sorted((a, b), key=lambda c: c.quantity.low if c.quantity else 0)
    x, y = smaller.quantity, greater.quantity
    if x is None or y is None or not like(x, y) or x.form not in LEVELS or not 0 < x.low < y.low:
        return
    compared = any(m.kind is ModifierKind.DIFFERENCE for m in smaller.modifiers)
    if asked.form is not Form.SHARE or asked.change is None or not compared:
        return
    for start in (y.low - x.low, y.low + x.low):
        share = x.low / start * 100
        yield plain(share, asked, TENTH), f"{shown(x.low)} / {shown(start)} = {shown(share)}%"


def _from_share(x: Quantity | None, y: Quantity | None, asked: Quantity) -> Iterator[tuple[Quantity, str]]:
    """The size of a change from its end and its percentage: "raised to £31,650, an increase of 5.5 per cent"."""
    if x is None or y is None:
        return
    for share, end in ((x, y), (y, x)):
        change = share.change
        by = share.form is Form.SHARE and change is not None and change.kind is ChangeKind.BY
        if not by or change is None or not like(end, asked) or end.form not in LEVELS:
            continue
        factor = 1 + (share.low if change.way is Direction.UP else -share.low) / 100
        if factor <= 0:
            continue
        start = end.low / factor
        step = max(end.step, abs(end.low - start) / 100)
        size = abs(end.low - start)
        yield plain(size, asked, step), f"{shown(end.low)} − {shown(start)} = {shown(size)}"
        yield plain(start, asked, step), f"{shown(end.low)} / {shown(factor)} = {shown(start)}"


def _product(claim: Claim, a: Claim, b: Claim) -> Iterator[tuple[Quantity, str]]:
    """A share of a count as a count: "4,143 workers … 0.8 per cent were under age" is 33."""
    asked = claim.quantity
    for share, whole in ((a, b), (b, a)):
        x, y = share.quantity, whole.quantity
        if x is None or y is None or asked is None or x.form is not Form.SHARE or x.change or y.change:
            continue
        if not like(asked, y) or y.form not in (Form.COUNT, Form.MONEY) or asked.low >= y.low:
            continue
        told = {t for c in (share, whole) for t in (*c.about.clause, *c.about.counted)}
        if claim.about.counted and claim.about.counted[-1] not in told:
            continue
        of_it = share.about.counted and whole.about.counted and counted_agree(share.about.counted, whole.about.counted)
        if of_it or (share.sentence == whole.sentence and not share.about.counted):
            part = x.low * y.low / 100
            step = max(Fraction(1), x.step * y.low / 100)
            yield plain(part, asked, step), f"{shown(x.low)}% of {shown(y.low)} is {shown(part)}"


def _of_each(claim: Claim, a: Claim, b: Claim) -> Iterator[tuple[Quantity, str]]:
    """So many at so much each: "93 fines of €2,000 each" come to €186,000."""
    asked = claim.quantity
    for count, each in ((a, b), (b, a)):
        x, y = count.quantity, each.quantity
        if x is None or y is None or asked is None or asked.change or x.form is not Form.COUNT or x.rate:
            continue
        if y.form is Form.COUNT or not like(asked, y) or asked.low <= y.low or not _each(each):
            continue
        if count.sentence == each.sentence and count.about.counted:
            yield plain(x.low * y.low, asked, Fraction(1)), f"{shown(x.low)} × {shown(y.low)} = {shown(x.low * y.low)}"


# ── what falls to each ───────────────────────────────────────────────────────────────────────────


def _each(claim: Claim) -> bool:
    """Whether the draft's figure is one that falls to each of something."""
    q = claim.quantity
    return q is not None and (bool(q.rate) or any(m.kind is ModifierKind.EACH for m in claim.modifiers))


def _rates(claim: Claim, a: Claim, b: Claim, passage: Passage) -> Iterator[Claim]:
    """One figure over a count of other things: "126 patients" and "14 nurses" is nine for each nurse."""
    asked = claim.quantity
    if asked is None or asked.form not in LEVELS or asked.change or not _each(claim):
        return
    for over, under in ((a, b), (b, a)):
        x, y = over.quantity, under.quantity
        if x is None or y is None or not like(x, asked) or y.form is not Form.COUNT or x.form is Form.SHARE:
            continue
        if not under.about.counted or set(over.about.counted) & set(under.about.counted):
            continue
        many, noun = _per(asked.rate)
        of_noun = term(noun) in under.about.counted if noun else under.about.counted[-1] in claim.about.clause
        nouns = claim.about.counted, over.about.counted
        if of_noun and (not all(nouns) or counted_agree(*nouns)):
            value = x.low / y.low * many
            rest = f" for each {shown(many)}" if many != 1 else ""
            working = f"{shown(x.low)} / {shown(y.low)} = {shown(x.low / y.low)}{rest and f', {shown(value)}{rest}'}"
            made = replace(_made(value, Bound.EXACTLY, asked.unit, asked.form), rate=asked.rate)
            claimed = _claim(over, under, passage, made, working)
            yield replace(claimed, about=replace(claimed.about, counted=over.about.counted))


def _per(rate: str) -> tuple[Fraction, str]:
    """What a figure is told by, as how many of what: "2500 people" is 2,500 and "people"."""
    number, _, noun = rate.rpartition(" ")
    words = tokens(noun)
    return (Fraction(number) if number.isdecimal() else Fraction(1)), words[0].lower if words else ""


def _named(claim: Claim, other: Claim) -> bool:
    """Whether the draft's sentence has the noun that another claim counts."""
    said = (*claim.about.clause, *claim.about.rest)
    return bool(other.about.counted) and (other.about.counted[-1] in said or bool(set(other.about.counted) & set(said)))


# ── claims ─────────────────────────────────────────────────────────────────────────────────────


def _made(value: Fraction, bound: Bound, unit: str, form: Form, change: Change | None = None) -> Quantity:
    return Quantity(value, value, Fraction(1, 100) if form is Form.MULTIPLE else TENTH, bound, unit, form, change)


def _claim(first: Claim, last: Claim, passage: Passage, quantity: Quantity, working: str) -> Claim:
    """The claim that two claims of a source make together."""
    about = replace(
        last.about,
        clause=tuple(dict.fromkeys((*last.about.clause, *first.about.clause))),
        rest=tuple(dict.fromkeys((*last.about.rest, *first.about.rest))),
        periods=(*last.about.periods, *first.about.periods),
    )
    whole = first.clause.to(last.clause)
    return Claim(
        ClaimKind.CHANGE,
        last.document,
        whole,
        passage.span,
        whole,
        quantity,
        about=about,
        modifiers=last.modifiers,
        working=working,
    )


def _in_time(a: Claim, b: Claim, library: Library) -> tuple[Claim, Claim]:
    """The two claims, the earlier one first: by from and to, by their periods, by what is set against what, by their order."""
    if a.quantity and a.quantity.change and a.quantity.change.kind is ChangeKind.TO:
        return b, a
    told = [[p for p in c.about.periods if not p.inferred] for c in (a, b)]
    if all(told) and told[0] != told[1]:
        return (b, a) if told[0][0].last > told[1][-1].last else (a, b)
    return (b, a) if set_against(a, b, library) else (a, b)
