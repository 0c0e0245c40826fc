"""Cues that make a figure a bound or an estimate: "up to", "nearly", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.lexicon import Hit
from claimcheck.detect.numerals import Number
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, glued, lower
from claimcheck.model import Bound, Form


def cue_before(run: Sequence[Token], j: int) -> Hit[str] | None:
    """The cue of a bound that ends before token `j`; the "up to" of "went up to" is none."""
    t = tables()
    tied = lower(run, j - 1) == "-" and glued(run, j) and glued(run, j - 1)  # "sub-500"
    hit = t.before.ending(run, j - 1 if tied else j)
    moved = hit is not None and run[hit.first].lower == "up" and lower(run, hit.first - 1) in t.moved_up
    return None if moved else hit


def bounded(run: Sequence[Token], i: int) -> bool:
    """Whether a cue, or a "by" or "to", stands right before token `i`."""
    return tables().before.ending(run, i) is not None or lower(run, i - 1) in ("by", "to")


def bound_of(run: Sequence[Token], n: Number) -> tuple[Bound, int, int]:
    """The bound of a number, and the tokens from its cue to its end."""
    t = tables()
    first, last = n.i, n.j
    bound = n.bound or Bound.EXACTLY
    j = n.i
    for _ in range(2):  # a cue, then a filler and a cue
        hit = cue_before(run, j)
        if hit and not (n.form is Form.DURATION and hit.value in ("over", "under") and hit.last - hit.first == 1):
            if not (hit.last - hit.first == 1 and run[hit.first].lower == "c" and lower(run, hit.last) != "."):
                if (
                    bound in (Bound.EXACTLY, Bound.BETWEEN, Bound.AT_LEAST, Bound.ABOUT)
                    and n.bound is not Bound.BETWEEN
                ):
                    bound = Bound(hit.value)
                first = hit.first
            break
        filler = t.filler.ending(run, j)
        if not filler or (run[filler.first].lower == "the" and n.form is not Form.SHARE):
            break
        j = filler.first
    k = last
    after = t.after.at(run, k) if k < len(run) else None
    sign = t.after_sign.at(run, k) if k < len(run) and glued(run, k) else None
    hit_after = after or sign
    if hit_after and hit_after.value and bound is Bound.EXACTLY:
        bound = Bound(hit_after.value)
        last = hit_after.last
    return bound, first, last
