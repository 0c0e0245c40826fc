"""Cues that make a figure a bound or an estimate: "up to", "nearly", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.lexicon import Hit, words_in
from claimcheck.detect.numerals import Number
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, glued, lower, skip
from claimcheck.model import Bound, Form

FILLERS = 4  # words between a cue and its figure
LIMITS = (Bound.OVER, Bound.AT_LEAST, Bound.UNDER, Bound.AT_MOST, Bound.UP_TO)


def cue_before(run: Sequence[Token], j: int) -> Hit[str] | None:
    """The cue of a bound that ends before token `j`; the "up to" of "went up to" is none."""
    t = tables()
    tied = lower(run, j - 1) == "-" and glued(run, j) and glued(run, j - 1)  # "sub-500"
    short = lower(run, j - 1) == "." and lower(run, j - 2) in t.abbreviated and glued(run, j - 1)  # "c. 40"
    hit = t.before.ending(run, j - 1 if tied or short else j)
    if hit and not short and run[hit.first].lower == "c":
        return None
    pseudo = t.pseudo.ending(run, j) if hit else None
    if pseudo and hit and pseudo.first < hit.first:
        return None
    moved = hit is not None and run[hit.first].lower == "up" and lower(run, hit.first - 1) in t.moved_up
    return None if moved else hit


def bounded(run: Sequence[Token], i: int) -> bool:
    """Whether a cue, or a "by" or "to", stands right before token `i`."""
    return tables().before.ending(run, i) is not None or lower(run, i - 1) in ("by", "to")


def _during(run: Sequence[Token], n: Number, hit: Hit[str]) -> bool:
    """Whether the "over" before a time is no bound: "over 20 years rents rose", and not "for over 20 years"."""
    single = hit.last - hit.first == 1 and n.form is Form.DURATION and hit.value in ("over", "under")
    done = lower(run, hit.first - 2) in tables().be  # "will be spent over three years"
    if lower(run, n.j) in words_in("bounds", "lasting_behind"):  # "left over five minutes late"
        return False
    return single and (done or lower(run, hit.first - 1) not in tables().lasting) and run[hit.first].text not in "<>"


def joined(bound: Bound, rough: bool, other: str) -> tuple[Bound, bool]:
    """A figure's bound with a second cue: "about 500 or more", "up to 40 or so"; and whether the bound is an estimate."""
    if bound is Bound.EXACTLY:
        return Bound(other), rough
    if bound is Bound.ABOUT and Bound(other) in LIMITS:
        return Bound(other), True
    return bound, rough or (bound in LIMITS and other == Bound.ABOUT)


def bound_of(run: Sequence[Token], n: Number) -> tuple[Bound, bool, int, int]:
    """The bound of a number, whether it is an estimate ("up to about"), and the tokens from its cue to its end."""
    t = tables()
    first, last = n.i, n.j
    bound, rough = n.bound or Bound.EXACTLY, False
    j = n.i
    for _ in range(FILLERS):  # a cue, or fillers and a cue: "more than a staggering 40"
        hit = cue_before(run, j)
        if hit and not _during(run, n, hit):
            if n.bound is not Bound.BETWEEN and not (n.bound and hit.value == "about"):
                bound = Bound(hit.value)
            first = hit.first
            break
        filler = t.filler.ending(run, j)
        if not filler:
            break
        definite = run[filler.first].lower == "the"
        if definite and (n.form is not Form.SHARE or lower(run, filler.first - 1) == "than"):
            break  # "less than the 15 per cent that was asked" compares two figures
        j = filler.first
    outer = cue_before(run, first) if bound is Bound.ABOUT and first < n.i else None
    if outer and Bound(outer.value) in LIMITS and not _during(run, n, outer):
        bound, rough, first = Bound(outer.value), True, outer.first
    k = skip(run, last)
    after = t.after.at(run, k) if k < len(run) else None
    sign = t.after_sign.at(run, k) if k < len(run) and glued(run, k) else None
    if after and lower(run, after.last) == "than":  # "200, or greater than 190"
        after = None
    hit_after = after or sign
    if hit_after:
        made = joined(bound, rough, hit_after.value)
        if made != (bound, rough):
            bound, rough = made
            last = hit_after.last
    return bound, rough, first, last
