"""What a sentence says is the most or the least of its kind, and the place that it says so of: "rents are highest in Leeds"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge, part_around
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.place import leads
from claimcheck.detect.words import Kind, Token, stop_words, term
from claimcheck.model import Place

EST = "est"
LEAST_BASE = 3  # letters before "est"
REACH = 8  # tokens between a superlative and the place behind it
WITHIN = 5  # tokens before a superlative among which is what makes it one of several: "one of the three largest"


def superlatives(run: Sequence[Token], places: Sequence[Place]) -> Iterator[tuple[str, Place]]:
    """What each superlative of a sentence is the most of, as a term (of "least" with a minus), with its place: the first one behind
    it in its part of the sentence, or else the last one before it there.

    Behind one that is the most in the world only what comes before it counts: "the world's tallest crane left for Leeds".
    """
    for i, key in keys(run):
        whole = any(t.lower in words_in("superlatives", "whole") for t in part_around(run, i))
        behind = [] if whole else _places(run[i + 1 : i + 1 + REACH], places)
        before = _places(list(reversed(run[max(0, i - REACH) : i])), places)
        found = behind[:1] or before[:1]
        if found:
            yield key, found[0]


def keys(run: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The place of each superlative in a sentence, and what it is the most of, as a term."""
    did = ""
    for i, t in enumerate(run):
        after = run[i + 1] if i + 1 < len(run) else None
        if t.lower in ("most", "least") and after and after.kind is Kind.WORD and after.lower not in stop_words():
            yield i + 1, ("-" if t.lower == "least" else "") + term(after.lower)
        elif t.lower in ("most", "least") and after and after.lower in leads() and i:
            done = run[i - 2 if run[i - 1].lower == "the" and i > 1 else i - 1]  # "fell the most in Leeds"
            if done.kind is Kind.WORD and done.lower not in stop_words():
                did = term(done.lower)
            if did and (did == term(done.lower) or done.lower == "and"):  # "fell most in Leeds and least in Hull"
                yield i, ("-" if t.lower == "least" else "") + did
        elif t.lower in words_in("superlatives", "irregular"):
            yield i, t.lower
        elif (
            t.lower.endswith(EST)
            and len(t.lower) >= LEAST_BASE + len(EST)
            and t.lower not in words_in("superlatives", "none")
        ):
            yield i, term(_base(t.lower))


def is_one_of_several(run: Sequence[Token], i: int) -> bool:
    """Whether a superlative is shared: "one of the three largest", "among Europe's dirtiest"."""
    for k in range(max(0, i - WITHIN), i):
        hit = cues("superlatives", "several").at(run, k)
        if hit and hit.last <= i and not any(_parts(t) for t in run[hit.last : i]):
            return True
    return False


def is_sole(run: Sequence[Token], i: int) -> bool:
    """Whether a superlative is told of one thing, and nothing is taken from it: "the largest", not "perhaps the largest"."""
    before = run[max(0, i - WITHIN) : i]
    return not is_one_of_several(run, i) and not any(t.lower in words_in("superlatives", "not_sole") for t in before)


def is_behind_another(run: Sequence[Token], i: int) -> bool:
    """Whether the word before a superlative says that another thing comes first, or may: "the second oldest"."""
    k = i - 2 if i > 1 and run[i - 1].lower in ("most", "least") else i - 1
    return k >= 0 and run[k].lower in words_in("superlatives", "not_sole")


def _parts(t: Token) -> bool:
    return is_edge(t) or t.lower in words_of("preposition") or t.lower in words_in("stance", "finite")


def _base(word: str) -> str:
    """The adjective of a superlative in "est": "common", "busy", "big", "large"."""
    base = word.removesuffix(EST)
    if base.endswith("i"):
        return base[:-1] + "y"
    return base[:-1] if len(base) > LEAST_BASE and base[-1] == base[-2] and base[-1] not in "ls" else base


def comparative(word: str) -> str:
    """What a comparative in "er" is more of, as a term: "faster", "busier", "worse"; empty for any other word."""
    if word in words_in("superlatives", "irregular_more"):
        return word
    if not word.endswith("er") or len(word) < LEAST_BASE + 2 or word in words_in("superlatives", "no_more"):
        return ""
    return term(_base(f"{word[:-2]}{EST}"))


def _places(run: Sequence[Token], places: Sequence[Place]) -> list[Place]:
    """The places in a run of tokens up to its first edge, in its order."""
    found: list[Place] = []
    for t in run:
        if is_edge(t) or t.lower == "and":
            break
        found += [p for p in places if p.span.start <= t.start < p.span.end and p not in found]
    return found
