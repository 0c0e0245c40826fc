"""Places that a text names, by the table of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.detect.lexicon import rows, words_in
from claimcheck.detect.words import Token, glued, of_run, tokens
from claimcheck.model import Place, Span


@lru_cache(maxsize=1)
def _within() -> dict[str, str]:
    return {row["name"]: row["in"] for row in rows("places", "place") if row.get("in")}


@lru_cache(maxsize=1)
def _by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names and aliases by their first token, the longest first; case counts ("US", not "us")."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("places", "place"):
        for alias in (row["name"], *row.get("aliases", ())):
            parts = tuple(t.text for t in tokens(alias))
            found.setdefault(parts[0], []).append((parts, row["name"]))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@lru_cache(maxsize=4096)
def within(name: str) -> tuple[str, ...]:
    """The place and all that it lies in, from the smallest to the largest."""
    chain = [name]
    while chain[-1] in _within() and _within()[chain[-1]] not in chain:
        chain.append(_within()[chain[-1]])
    return tuple(chain)


@of_run
def places(run: Sequence[Token]) -> tuple[Place, ...]:
    """The places that are named in a run of tokens, in order: those of the table, and names that end in a word for land."""
    found = []
    known = _by_first()
    i = 0
    while i < len(run):
        entries = known.get(run[i].text.removesuffix("’s").removesuffix("'s"))
        hit = next(((parts, name) for parts, name in entries if _matches(run, i, parts)), None) if entries else None
        if hit:
            parts, name = hit
            last = i + len(parts) - 1
            if last + 1 < len(run) and run[last + 1].text in CURRENCY and glued(run, last + 1):
                i = last + 1
                continue  # "US$ 40"
            found.append(Place(Span(run[i].start, run[last].end), name, within(name)))
            i = last + 1
        else:
            i += 1
    return tuple(sorted((*found, *_of_land(run, found)), key=lambda p: p.span))


@lru_cache(maxsize=1)
def leads() -> frozenset[str]:
    """The prepositions after which a name is of a place."""
    return words_in("places", "lead")


CURRENCY = frozenset("$€£¥")
LOCATIVE = frozenset({"in", "at", "near", "across", "throughout"})
APPOSED = 6  # tokens from an "in" to the name behind its noun: "in one of the poorest districts, Vidin"
MOST_NAME = 2  # words of a place that the table lacks; longer names are mostly of bodies


def locatives(run: Sequence[Token], known: Sequence[Place]) -> tuple[Place, ...]:
    """Capitalised names after "in" and the like that the table lacks: places of the text's own."""
    found = []
    for i, token in enumerate(run[1:], 1):
        article = run[i - 1].lower == "the" and i > 1 and token.lower in compass()  # "in the North West"
        led = run[i - 1 - article].lower in LOCATIVE or is_apposed(run, i)
        if not led or not token.text[0].isupper() or token.lower in _calendar():
            continue
        j = i + 1
        while j < len(run) and run[j].text[0].isupper() and not glued(run, j):  # also on the next line
            j += 1
        span = Span(token.start, run[j - 1].end)
        owner = run[j - 1].lower.endswith("'s")  # "at Westwood's shop" is no place of that name
        if (
            not any(span.overlaps(p.span) for p in known)
            and not token.text.isupper()
            and not owner
            and j - i <= MOST_NAME
        ):
            name = " ".join(t.text for t in run[i:j])
            found.append(Place(span, name, (name,)))
    return tuple(found)


def is_apposed(run: Sequence[Token], i: int) -> bool:
    """Whether a name at a token says which piece of land is meant: "in one district, Vidin, …", "in the town of Orlo"."""
    if i < MOST_NAME or run[i - 1].lower not in (",", "of") or run[i - 2].lower not in words_in("places", "piece"):
        return False
    before = [t.lower for t in run[max(0, i - APPOSED) : i - 2]]
    if not LOCATIVE & set(before):
        return False
    after = next((t.text for t in run[i + 1 : i + 2 + MOST_NAME] if not t.text[0].isupper()), "")
    return run[i - 1].lower == "of" or after in (",", ")")


def _of_land(run: Sequence[Token], known: Sequence[Place]) -> Iterator[Place]:
    """Names of two or three words of which the last tells a piece of land: "the Tamsin Valley", "on the Orlo Plain"."""
    for last, token in enumerate(run):
        word = token.text.removesuffix("’s").removesuffix("'s")
        if word.lower() not in _land() or not word[0].isupper():
            continue
        first = last
        while first > max(0, last - MOST_NAME) and _is_title(run, first - 1):
            first -= 1
        span = Span(run[first].start, token.start + len(word))
        if first < last and not any(span.overlaps(p.span) for p in known) and not _goes_on(run, last):
            name = " ".join((*(t.text for t in run[first:last]), word))
            yield Place(span, name, (name,))


def _is_title(run: Sequence[Token], i: int) -> bool:
    """Whether a token is written as a part of the name before the next one."""
    word = run[i].text
    return word[0].isupper() and not word.isupper() and run[i].lower != "the" and not glued(run, i + 1)


def _goes_on(run: Sequence[Token], last: int) -> bool:
    """Whether the name goes on behind a token: "the Orlo Plain Alliance" is a body."""
    return last + 1 < len(run) and run[last + 1].text[0].isupper() and not glued(run, last + 1)


@lru_cache(maxsize=1)
def _land() -> frozenset[str]:
    return words_in("places", "land")


@lru_cache(maxsize=1)
def compass() -> frozenset[str]:
    """Words with which the name of a region begins, that has an article."""
    return words_in("places", "compass")


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return frozenset({*rows("periods", "month")[0]["words"], *days})


def _matches(run: Sequence[Token], i: int, parts: tuple[str, ...]) -> bool:
    words = [t.text for t in run[i : i + len(parts)]]
    if len(words) == len(parts):
        words[-1] = words[-1].removesuffix("’s").removesuffix("'s")
    return tuple(words) == parts


def agree(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether some place of `a` is, holds, or lies in some place of `b`."""
    return any(x.name in y.within or y.name in x.within for x in a for y in b)


def fits(ours: Place, theirs: Sequence[Place], own: Sequence[Place]) -> bool:
    """Whether a place may be meant by a source that names `theirs`, and `own` of them in the sentence itself.

    A larger place that holds the source's fits; a smaller one only where the source's sentence names no other of its like:
    "Mysore" does not fit a sentence on Udupi because the paragraph names Karnataka.
    """
    if any(ours.name in p.within for p in theirs):
        return True
    holders = [p.name for p in theirs if p.name in ours.within]
    beside = [p for p in own if p.name not in ours.within]
    return bool(holders) and not any(h in p.within for h in holders for p in beside)
