"""What stands on the two sides of a comparison, of an order in time and of a deed: "rents rose faster than wages", "before the
road was built", "the council sued the mill"; and whether two sentences have them the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge, modifiers
from claimcheck.detect.counted import is_past, is_plural
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.numerals import number_at
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.superlatives import comparative
from claimcheck.detect.words import Kind, Token, lower, term
from claimcheck.model import Span

REACH = 8  # tokens before a "than" in which its comparative stands
NEAR = 4  # tokens on either side of a verb in which stand doer and what is done to
ORDERS = frozenset({"before", "after"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The terms on either side of what joins them, and its words; of a deed the doer stands on the left.

    `key` tells what joins them, `sign` is -1 for "fewer" and "less". `aspect` is the rule that speaks where they are turned round.
    """

    span: Span
    key: str
    sign: int
    left: frozenset[str]
    right: frozenset[str]
    aspect: str

    def crosses(self, other: Sides) -> bool:
        """Whether the other has what stands on either side on the other one, whatever joins them."""
        left, right = self.left - self.right, self.right - self.left
        return bool(left & (other.right - other.left) and right & (other.left - other.right))

    def is_turned(self, other: Sides) -> bool:
        """Whether the other says the same of the two sides turned round."""
        if (self.aspect, self.key, self.sign) != (other.aspect, other.key, other.sign):
            return False
        straight = self.left & other.left or self.right & other.right
        return self.crosses(other) and (self.aspect != "entity" or not straight)

    def agrees(self, other: Sides) -> bool:
        """Whether the other tells the same with the sides as they are, or the reverse with them turned round."""
        return (self.aspect, self.key, self.sign) == (other.aspect, other.key, other.sign) and bool(
            (self.left - self.right) & (other.left - other.right)
            and (self.right - self.left) & (other.right - other.left)
        )


def sides(run: Sequence[Token]) -> Iterator[Sides]:
    """What a sentence sets against each other; nothing where it denies something, for that turns it round again."""
    if any(m.kind in DENYING for m in modifiers(run)):
        return
    for i, t in enumerate(run):
        if t.lower == "than" and number_at(run, i + 1) is None:
            yield from _compared(run, i)
        elif t.lower in ORDERS and number_at(run, i + 1) is None and 0 < i < len(run) - 1:
            yield _made(run, i, i + 1, t.lower, 1, _back(run, i), _on(run, i + 1), "period")
        elif t.kind is Kind.WORD and is_past(t.lower) and is_content(t):
            yield from _done(run, i)


def _compared(run: Sequence[Token], than: int) -> Iterator[Sides]:
    for i in range(than - 1, max(-1, than - 1 - REACH), -1):
        if is_edge(run[i]):
            return
        sign = -1 if run[i].lower in words_in("superlatives", "fewer") else 1
        if sign < 0 or run[i].lower == "more":
            adjective = than == i + 2 and not is_plural(run[i + 1].lower)
            key, between = (term(run[i + 1].lower), ()) if adjective else ("more", run[i + 1 : than])
        elif base := comparative(run[i].lower):
            key, between = base, run[i + 1 : than]
        else:
            continue
        left = (*_back(run, i), *between)
        yield _made(run, i, than + 1, key, sign, left, _on(run, than + 1), "direction")
        return


def _done(run: Sequence[Token], i: int) -> Iterator[Sides]:
    behind = i + 1
    before = _back(run, i)[-NEAR:]
    passive = lower(run, behind) == "by"
    after = list(_on(run, behind + passive))[:NEAR]
    ends = words_of("preposition") | {"than"}
    stop = next((k for k, t in enumerate(after) if t.lower in ends or comparative(t.lower)), len(after))
    doer, done = (after[:stop], before) if passive else (before, after[:stop])
    if any(t.lower in words_of("preposition") for t in before):
        return
    yield _made(run, i, behind, term(run[i].lower), 1, doer, done, "entity")


def _back(run: Sequence[Token], i: int) -> Sequence[Token]:
    """The tokens before one, back to the last edge."""
    return run[next((k + 1 for k in range(i - 1, -1, -1) if is_edge(run[k])), 0) : i]


def _on(run: Sequence[Token], i: int) -> Sequence[Token]:
    """The tokens from one on, up to the next edge."""
    return run[i : next((k for k in range(i, len(run)) if is_edge(run[k])), len(run))]


def _made(
    run: Sequence[Token],
    first: int,
    last: int,
    key: str,
    sign: int,
    left: Sequence[Token],
    right: Sequence[Token],
    aspect: str,
) -> Sides:
    one, other = (frozenset(term(t.lower) for t in part if is_content(t)) for part in (left, right))
    return Sides(Span(run[first].start, run[last - 1].end), key, sign, one, other, aspect)
