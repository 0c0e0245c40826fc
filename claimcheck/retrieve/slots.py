"""Do two slots agree? Counted nouns, times: each asked for itself, by `align` and by the rules that find fault with one slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from claimcheck.detect.dates.days import in_year
from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import term
from claimcheck.model import Claim, Grain, Period

PERSON = "person"  # the class of the nouns for people


@lru_cache(maxsize=1)
def _classes() -> tuple[dict[str, str], frozenset[str], dict[str, str]]:
    classes: dict[str, str] = {}
    generic: set[str] = set()
    narrower: dict[str, str] = {}
    for row in rows("nouns", "class"):
        for word in (*row["words"], *row.get("generic", ())):
            classes.setdefault(term(word), row["name"])
        generic.update(term(w) for w in row.get("generic", ()))
        narrower.update({term(a): term(b) for a, b in row.get("narrower", {}).items()})
    return classes, frozenset(generic), narrower


@lru_cache(maxsize=1)
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(term(w) for w in row["words"]) for row in rows("nouns", "alike"))


@lru_cache(maxsize=1)
def _collective() -> frozenset[str]:
    return frozenset(term(w) for row in rows("nouns", "collective") for w in row["words"])


def _head(noun: Sequence[str]) -> str:
    """The term of a phrase's noun: of a "housing stock" the housing."""
    return noun[-2] if len(noun) > 1 and noun[-1] in _collective() else noun[-1]


def noun_class(t: str) -> str:
    """The class of a counted noun (person, organisation, place …) by its term; empty where the table lacks it."""
    return _classes()[0].get(t, "")


def counted_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two counted noun phrases may name the same things; not where one of them has no term."""
    classes, generic, narrower = _classes()
    if not a or not b:
        return False
    heads = (_head(a), _head(b))
    shared = set(a) & set(b)
    if shared and not (shared.isdisjoint(heads) and all(_tells(h) for h in heads)):
        return True  # "estate nurses" and "nurses", not "estate nurses" and "estate cooks"
    if any(heads[0] in row and heads[1] in row for row in _alike()):
        return True
    if any(h in generic for h in heads):
        one, two = (classes.get(h, "") for h in heads)
        return one == two or not one or not two
    return _wider(heads[0], heads[1], narrower) or _wider(heads[1], heads[0], narrower)


def _tells(head: str) -> bool:
    """Whether a noun tells what people are, and not only that they are some, or were asked: "cooks", no "staff" or "respondents"."""
    classes, generic, _ = _classes()
    return classes.get(head) == PERSON and head not in generic and head not in of_asking()


@lru_cache(maxsize=1)
def of_asking() -> frozenset[str]:
    """The terms of words by which a text says only that somebody was asked."""
    return frozenset(term(w) for row in rows("populations", "asked") for w in row["words"])


def _wider(x: str, y: str, narrower: dict[str, str]) -> bool:
    seen = set()
    while x in narrower and x not in seen:
        seen.add(x)
        x = narrower[x]
        if x == y:
            return True
    return False


def of_other_things(claim: Claim, other: Claim) -> bool:
    """Whether two claims count things of which the table of nouns tells that they are not the same."""
    heads = [c.about.counted[-1:] for c in (claim, other)]
    known = all(noun_class(t) for head in heads for t in head)
    return all(heads) and known and not counted_agree(claim.about.counted, other.about.counted)


def one_time(a: Sequence[Period], b: Sequence[Period]) -> bool:
    """Whether both tell a time outright, and the same one or one in the other."""
    return any(period_fits(x, y) for x in a for y in b if not x.inferred and not y.inferred)


def periods_agree(a: Sequence[Period], b: Sequence[Period]) -> bool:
    """Whether two claims may be of the same time: some period of the one fits one of the other, or one tells none."""
    return not a or not b or any(period_fits(x, y) for x in a for y in b)


def period_fits(a: Period, b: Period) -> bool:
    """Whether two periods may be the same: equal where told alike, the coarser holding the finer else."""
    if a.inferred or b.inferred:
        a, b = _shifted(a, b), b
    if a.grain == b.grain:
        return (a.first, a.last) == (b.first, b.last)
    coarse, fine = (a, b) if a.grain > b.grain else (b, a)
    return coarse.first <= fine.first and fine.last <= coarse.last


def _shifted(a: Period, b: Period) -> Period:
    """The period moved to the year of the other one, where a year was only inferred; a February stays whole."""
    whole = a.grain >= Grain.MONTH
    try:
        return replace(a, first=in_year(a.first, b.first.year), last=in_year(a.last, b.last.year, whole))
    except ValueError:
        return a
