"""Words that say the reverse of each other, and words that are denied: what a statement says for or against a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claimcheck.detect.context import is_edge, is_edge_at, modifiers
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, rows, words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, of_run, stem, stop_words, term
from claimcheck.model import Modifier, ModifierKind, Span

DENYING = (
    ModifierKind.NEGATION,
    ModifierKind.NEGATION_WEAK,
    ModifierKind.LOW,
)  # "few halls had" denies that the halls had
FIRST = 3  # content words after a "not" that it denies
MOST = 5  # the same after what denies all that is said of its noun: "no bus to the hospital runs on Sundays"
LEADING = 3  # of these, those without which nothing is said of the noun
LIGHT = 3  # tokens behind a "no" among which its "sign that" begins
REACH = 8  # tokens after it in which they stand
FROM = 5  # tokens after a verb that prevents in which its "from" or "-ing" stands
BARE, ARTICLES = frozenset({"stop", "prevent"}), frozenset({"a", "an", "the", "this", "any"})
AXIS = "~"  # begins the key of an axis, and no term
THAT = "that"  # begins a clause of its own: "no cook said that a child …"
UN, WITHOUT = "un", "without"
LEAST_BARE = 4  # letters that "un" must leave


@dataclass(frozen=True, slots=True)
class Head:
    """A word or phrase, tokens `first` up to, not including, `last`, with what it stands for: a term, or the axis that it
    is an end of.

    `sign` is -1 for the end that says no. `denial`: which "not" of the sentence holds for it, if one does; `led`: that it comes
    first after it; `whole`: that it is a "no" or "few", which denies all that is said of its noun. `beyond`: it says more than
    its end of the axis, so that its denial says nothing of it.
    """

    first: int
    last: int
    key: str
    sign: int = 1
    denial: int | None = None
    led: bool = False
    whole: bool = False
    beyond: bool = False
    aspect: str = "negation"

    @property
    def denied(self) -> bool:
        """Whether a "not" holds for it."""
        return self.denial is not None

    @property
    def says(self) -> int:
        """1 for what is said to be, -1 for what is said not to be."""
        return -self.sign if self.denied else self.sign


@lru_cache(maxsize=1)
def _ends() -> dict[str, list[tuple[tuple[str, ...], str, int, bool, str]]]:
    """The ends of the axes by the stem of their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, int, bool, str]]] = {}
    for row in rows("opposites", "axis"):
        for section, sign in (("yes", 1), ("beyond", 1), ("no", -1)):
            for words in row.get(section, ()):
                parts = tuple(stem(w) for w in words.split())
                end = (parts, AXIS + row["name"], sign, section == "beyond", row.get("aspect", "negation"))
                found.setdefault(parts[0], []).append(end)
    for ends in found.values():
        ends.sort(key=lambda end: -len(end[0]))
    return found


@lru_cache(maxsize=1)
def _not_ends() -> dict[str, frozenset[str]]:
    """By axis, the words that only fold to the same as one of its ends."""
    return {AXIS + row["name"]: frozenset(row["unless"]) for row in rows("opposites", "axis") if "unless" in row}


@lru_cache(maxsize=1)
def of_objects() -> frozenset[str]:
    """The axes whose words are said of what follows them, as far as that is told."""
    return frozenset(AXIS + row["name"] for row in rows("opposites", "axis") if row.get("of_object"))


@lru_cache(maxsize=1)
def degrees() -> frozenset[str]:
    """The axes whose words only tell how much, and are said of anything."""
    return frozenset(AXIS + row["name"] for row in rows("opposites", "axis") if row.get("degrees"))


@lru_cache(maxsize=1)
def stages() -> frozenset[str]:
    """The axes of which the end that says no is an earlier stage, which what has come to the later one has been through."""
    return frozenset(AXIS + row["name"] for row in rows("opposites", "axis") if row.get("stages"))


def denied(run: Sequence[Token]) -> dict[int, tuple[int, bool, bool]]:
    """The tokens that a "not", "no", "never", "failed to" holds for, each with the number of it, whether it comes first, and whether
    all is denied that is said of a noun.

    They are the first content words after it, and the verb right before a "no". Those of a compound have a number below 0.
    """
    found = {
        i: (-i, True, False) for i in range(2, len(run)) if glued(run, i) and run[i - 1].text == "-" and _is_non(run, i)
    }
    cues_of = [m for m in modifiers(run) if m.kind in DENYING]
    undone = _undone(run, cues_of)
    for n, m in enumerate(cues_of):
        if n in undone:
            continue
        after = next((i for i, t in enumerate(run) if t.start >= m.cue.end), len(run))
        if _of_figure(run, after) or (
            m.word.lower() in words_in("opposites", "falling_short") and _on_to_figure(run, after)
        ):
            continue  # "not even a third", "without six days' pay": what is denied is the figure, which is compared for itself
        shown = _shown(run, after)
        if shown is not None:
            that = next(i for i in range(after, len(run)) if run[i].lower == THAT)
            found.update({i: (n, False, False) for i in range(after, that) if is_content(run[i])})
            after = shown
        whole = shown is None and m.word.lower() in words_in("opposites", "none_of")
        most, leading = (MOST, LEADING) if whole else (FIRST, 1)
        content = 0
        let = prevented(run, after)
        for i in range(after, let or min(after + REACH, len(run))):
            ends = is_edge_at(run, i) or (content and run[i].lower == THAT)
            if ends or content == most:
                break
            if run[i].lower in words_in("opposites", "light"):
                continue
            if is_content(run[i]):
                found[i] = (n, content < leading, whole)
                content += 1
            elif not content:
                found[i] = (n, not whole, whole)  # "do not have to"
        before = next((i for i in range(len(run) - 1, -1, -1) if run[i].end <= m.cue.start), -1)
        if not content and (who := _alone(run, before, after)) is not None:
            found[who] = (n, True, False)  # "the teachers are told of it, but the parents will not"
        if (
            shown is None
            and m.word.lower() in words_in("opposites", "nothing")
            and before >= 0
            and is_content(run[before])
        ):
            found[before] = (n, True, False)
    found.update(_kept_from(run, found))
    return found


def _undone(run: Sequence[Token], found: Sequence[Modifier]) -> set[int]:
    """The numbers of two denials of which one undoes the other: "none of them went without a stall", "no pupil lacked a meal"."""
    undone: set[int] = set()
    for k, (a, b) in enumerate(pairwise(found)):
        between = [i for i, t in enumerate(run) if a.cue.end <= t.start < b.cue.start]
        if a.kind is ModifierKind.LOW or any(is_edge_at(run, i) for i in between):
            continue
        verb = stem(run[between[-1]].lower) if between else ""
        went = b.word.lower() == WITHOUT and verb in _going()
        if went or (b.word.lower() in words_in("opposites", "undone") and a.word.lower() != "not"):
            undone |= {k, k + 1}
    return undone


@lru_cache(maxsize=1)
def _going() -> frozenset[str]:
    return frozenset(map(stem, words_in("opposites", "going_without")))


def _shown(run: Sequence[Token], after: int) -> int | None:
    """The verb of what a "no sign that" denies, or the token behind it where no verb is told; none where no such words stand
    at token `after`, behind a light word or two: "no clear sign that"."""
    hits = (h for i in range(after, after + LIGHT) if (h := cues("opposites", "sign_of").at(run, i)))
    hit = next((h for h in hits if h.last < len(run) and run[h.last].lower == THAT), None)
    if hit is None:
        return None
    start = hit.last + 1
    end = next((i for i in range(start, len(run)) if is_edge(run[i])), len(run))
    auxiliaries = words_in("opposites", "standing_alone")
    return next((i for i in range(start, end) if run[i].lower in auxiliaries or is_past(run[i].lower)), start)


def _kept_from(
    run: Sequence[Token], no: dict[int, tuple[int, bool, bool]]
) -> Iterator[tuple[int, tuple[int, bool, bool]]]:
    """What a verb that prevents denies without a "not": "the flood kept the shops from opening on Sundays"."""
    for i in range(len(run)):
        start = prevented(run, i) if i not in no else None
        content = 0
        for k in range(start or len(run), len(run)):
            if is_edge(run[k]) or content == FIRST:
                break
            if is_content(run[k]):
                yield k, (-k, not content, False)
                content += 1


def prevented(run: Sequence[Token], i: int) -> int | None:
    """The token at which begins what the verb at token `i`, or after light words, prevents; none where no such verb stands there.

    It is led by a "from", or is the "-ing" behind one who is told without an article.
    """
    while i < len(run) and run[i].lower in words_in("opposites", "light"):
        i += 1
    if i >= len(run) or stem(run[i].lower) not in _preventing():
        return None
    bare = stem(run[i].lower) in BARE  # "it stopped them working"; one that kept them working did not prevent it
    for k in range(i + 1, min(i + FROM, len(run) - 1)):
        if is_edge(run[k]):
            return None
        if run[k].lower == "from":
            return k + 1 if run[k + 1].lower.endswith("ing") else None
        bare = bare and run[k].lower not in ARTICLES
        if bare and k > i + 1 and run[k].lower.endswith("ing"):
            return k
    return None


def lets(run: Sequence[Token], cue: Span) -> int | None:
    """The token at which begins what a "not" lets be, where it only denies that it was prevented: "did not keep them from voting"."""
    return prevented(run, next((i for i, t in enumerate(run) if t.start >= cue.end), len(run)))


@lru_cache(maxsize=1)
def _preventing() -> frozenset[str]:
    return frozenset(map(stem, words_in("opposites", "preventing")))


def _alone(run: Sequence[Token], before: int, after: int) -> int | None:
    """The noun of which a "not" at the end of its part says no more than that: "… but the parents will not."."""
    ends = after >= len(run) or is_edge(run[after]) or run[after].text in ".;"
    if not ends or before < 1 or run[before].lower not in words_in("opposites", "standing_alone"):
        return None
    return before - 1 if is_content(run[before - 1]) else None


def _of_figure(run: Sequence[Token], i: int) -> bool:
    """Whether a figure stands behind a "not", before any word that carries a subject."""
    t = tables()
    for token in run[i : i + REACH]:
        if token.kind is Kind.NUMBER or token.lower in t.cardinal or token.lower in t.part:
            return True
        if is_content(token) or is_edge(token):
            return False
    return False


def _on_to_figure(run: Sequence[Token], i: int) -> bool:
    """Whether a figure stands behind a "short of", whatever is said of it: "short of the council's aim of 900"."""
    part = run[i : next((k for k in range(i, len(run)) if is_edge(run[k])), len(run))]
    return any(token.kind is Kind.NUMBER for token in part)


def _is_non(run: Sequence[Token], i: int) -> bool:
    """Whether the first half of a compound denies the second, token `i`: "no-fault", "non-binding"."""
    return glued(run, i - 1) and run[i - 2].lower in words_in("opposites", "compound")


def is_content(token: Token) -> bool:
    """Whether a token carries a subject."""
    return token.kind is Kind.WORD and len(token.text) > 1 and token.lower not in stop_words()


@of_run
def heads(run: Sequence[Token]) -> tuple[Head, ...]:
    """What a run of tokens says for or against: each content word as its term, each end of an axis as one besides."""
    no = denied(run)
    bounds = {i for h in tables().before.all(run) if _is_number(run, h.last) for i in range(h.first, h.last)}
    return tuple(sorted((*_terms(run, no), *_axes(run, no, bounds)), key=lambda h: (h.first, h.key)))


def _is_number(run: Sequence[Token], i: int) -> bool:
    """Whether a number stands at token `i`, in digits or in words."""
    return i < len(run) and (run[i].kind is Kind.NUMBER or run[i].lower in tables().starter)


def _terms(run: Sequence[Token], no: dict[int, tuple[int, bool, bool]]) -> Iterator[Head]:
    for i, t in enumerate(run):
        if is_content(t):
            yield Head(i, i + 1, term(t.lower), 1, *no.get(i, (None, False, False)))
            bare = t.lower.removeprefix(UN)
            if (
                bare != t.lower
                and len(bare) >= LEAST_BARE
                and not t.lower.startswith(tuple(words_in("opposites", "no_un")))
            ):
                yield Head(i, i + 1, term(bare), -1, *no.get(i, (None, False, False)))


def _axes(run: Sequence[Token], no: dict[int, tuple[int, bool, bool]], bounds: set[int]) -> Iterator[Head]:
    stems = [stem(t.lower) for t in run]
    for i in range(len(run)):
        for parts, key, sign, beyond, aspect in _ends().get(stems[i], ()):
            last = _ending(stems, i, parts, run)
            if last == i + 1 and run[i].lower in _not_ends().get(key, ()):
                continue
            named = i > 0 and run[i].text[0].isupper()  # "the Centre for Missing Children"
            if last and not named and not bounds & set(range(i, last)):
                denial, led, whole = next((no[k] for k in range(i, last) if k in no), (None, False, False))
                yield Head(i, last, key, sign, denial, led, whole, beyond, aspect)


def _ending(stems: Sequence[str], i: int, parts: tuple[str, ...], run: Sequence[Token]) -> int:
    """Where the words of an end stop that begin at token `i`, an adverb before the last one passed over; 0 where they do not
    stand there: "difficult to reliably measure"."""
    last = i + len(parts)
    if tuple(stems[i:last]) == parts:
        return last
    adverb = len(parts) > 1 and last < len(run) and run[last - 1].lower.endswith("ly")
    return last + 1 if adverb and (*stems[i : last - 1], stems[last]) == parts else 0
