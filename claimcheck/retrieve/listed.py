"""The one name of a list that another text's list has another for: "Chad, Mali and Togo" for "Chad, Niger and Togo"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.detect.names import names
from claimcheck.detect.place import LOCATIVE, places
from claimcheck.detect.words import Token, tokens
from claimcheck.model import Document, Name, Span

LEAST = 3  # names of a list, of which two are the same in both texts
JOINS = frozenset({",", "and", "or", "&", "the", "in", "both"})


@dataclass(frozen=True, slots=True)
class Swap:
    """A name of the draft's list, and the one that the source's list has instead; whether they are places."""

    ours: Name
    theirs: Name
    of_places: bool


def swapped(draft: Document, ours: Span, source: Document, theirs: Span) -> Swap | None:
    """What is exchanged between two sentences that have a list of names in common but for one."""
    one, two = tokens(draft.prose, ours), tokens(source.prose, theirs)
    said = " ".join(source.prose[theirs.start : theirs.end].split())
    told = " ".join(draft.prose[ours.start : ours.end].split())
    for mine in _lists(one):
        for other in _lists(two):
            if len(mine) != len(other):
                continue
            new = [n for n in mine if n.text not in said]
            gone = [n for n in other if n.text not in told]
            same = {n.text for n in mine} & {n.text for n in other}
            if len(new) == 1 and len(gone) == 1 and len(same) == len(mine) - 1:
                return Swap(new[0], gone[0], _is_placed(one, mine, new[0]) or _is_placed(two, other, gone[0]))
    return None


def _is_placed(run: Sequence[Token], listed: Sequence[Name], name: Name) -> bool:
    """Whether a name of a list is a place's: by the table, or because the list stands behind an "in"."""
    before = [t.lower for t in run if t.end <= listed[0].span.start][-1:]
    return bool(LOCATIVE & set(before)) or any(p.span.overlaps(name.span) for p in places(run))


def _lists(run: Sequence[Token]) -> list[list[Name]]:
    """The lists of names in a sentence: several with only commas and an "and" between them."""
    placed = [Name(p.span, p.name) for p in places(run)]  # by the name in the table: "Britain" is the United Kingdom
    named = [n for n in names(run) if not any(n.span.contains(p.span) and n.span.end == p.span.end for p in placed)]
    named = sorted(
        [*named, *(p for p in placed if not any(p.span.overlaps(n.span) for n in named))], key=lambda n: n.span
    )
    found: list[list[Name]] = [named[:1]]
    for a, b in pairwise(named):
        between = {t.lower for t in run if a.span.end <= t.start < b.span.start}
        if between & {",", "and", "or", "&"} and between <= JOINS:
            found[-1].append(b)
        else:
            found.append([b])
    return [names for names in found if len(names) >= LEAST]
