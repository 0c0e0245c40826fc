"""What a sentence makes the cause of something, and how another one warns that no cause is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from claimcheck.detect.context import is_edge, modifiers, part_around
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import is_content
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, stop_words, term
from claimcheck.model import Modifier, ModifierKind, Span

CLEFT = 5  # tokens between "it was" and "that"
REACH = 8  # tokens behind a "not" in which it is said what is not shown, or no cause
FURTHER = 16  # tokens behind that in which the cause or the change is named
BECAUSE = ("because", "which")  # that end no part in which a cause is named
ROW = 3  # things in a row of causes
MOVED = 8  # tokens between a verb that moves something and its "down"


def singled_out(run: Sequence[Token]) -> Iterator[Modifier]:
    """The "it was breakfast that" and "breakfast was what made" by which a sentence makes one thing the cause."""
    for i in range(1, len(run) - 1):
        if run[i].lower == "what" and run[i - 1].lower in ("is", "was") and _is_verb(run[i + 1]):
            yield _made(ModifierKind.SOLE, run, i - 1, i + 2)
    for i, opener in enumerate(run[:-2]):
        focus = run[i + 2].lower not in words_in("causes", "no_focus") and not run[i + 2].lower.endswith("ed")
        if opener.lower == "it" and run[i + 1].lower in ("was", "is") and focus:
            for k in range(i + 3, min(i + 3 + CLEFT, len(run))):
                if run[k].kind is Kind.SYMBOL:
                    break
                if run[k].lower in ("that", "which", "who"):
                    yield _made(ModifierKind.SOLE, run, i, k + 1)
                    break


def acting(run: Sequence[Token]) -> Iterator[Modifier]:
    """What tells of an effect without a word for it, in order of its kinds.

    "Lamps cut burglaries", "brought the loss down", "strips a third from the wage", "gives the desks the credit".
    """
    for hit in cues("change", "verb").all(run[:-1]):
        before, after = run[hit.first - 1] if hit.first else None, _content(run, hit.last)
        plain = after is not None and after.lower not in stop_words() and not after.lower.endswith("ly")
        led = _is_setting(run, hit.first)
        if plain and not led and before and before.kind is Kind.WORD and before.lower not in stop_words():
            yield _made(ModifierKind.CAUSE_WEAK, run, hit.first, hit.last)
    stems = folded(run)
    for hit in lemmas("causes", "take").all(stems):
        behind = run[hit.last : hit.last + MOVED]
        figure = next((k for k, t in enumerate(behind) if t.kind is Kind.NUMBER or t.lower in tables().starter), None)
        if figure is not None and any(t.lower in words_in("causes", "off") for t in behind[figure:]):
            yield _made(ModifierKind.CAUSE_WEAK, run, hit.first, hit.last)
    for hit in lemmas("causes", "move").all(stems):
        for k in range(hit.last + 1, min(hit.last + MOVED, len(run))):
            if is_edge(run[k]):
                break
            if run[k].lower in words_in("causes", "way"):
                yield _made(ModifierKind.CAUSE_WEAK, run, hit.first, k + 1)
                break
    for hit in cues("causes", "merit").all(run):
        yield _made(ModifierKind.CAUSE_WEAK, run, hit.first, hit.last)


def _is_setting(run: Sequence[Token], i: int) -> bool:
    """Whether a verb stands in a part that only tells when or where: "where towns cut the limit", not "where they ask, the scheme cut"."""
    part = part_around(run, i)
    closed = any(t.text == "," for t in part if t.start < run[i].start)
    return part[0].lower in words_in("causes", "setting") and not closed


def _content(run: Sequence[Token], i: int) -> Token | None:
    """The word at token `i`, or behind the article and the like that stand there."""
    while i < len(run) and run[i].lower in words_in("causes", "between"):
        i += 1
    return run[i] if i < len(run) and run[i].kind is Kind.WORD else None


def _is_verb(token: Token) -> bool:
    return token.kind is Kind.WORD and token.lower not in words_in("causes", "no_verb")


def _made(kind: ModifierKind, run: Sequence[Token], first: int, last: int) -> Modifier:
    return Modifier(kind, Span(run[first].start, run[last - 1].end), " ".join(t.text for t in run[first:last]))


def names_cause(run: Sequence[Token]) -> bool:
    """Whether a cue has a word for a cause, or singles out what did a thing: "the only reason", not "alone"."""
    stems = folded(run)
    return any(t.lower in ("that", "which", "who", "what") for t in run) or any(
        next(lemmas("causes", s).all(stems), None) for s in ("cause", "because", "effect")
    )


def listed_with(run: Sequence[Token], reason: Set[str]) -> Span | None:
    """The other causes beside which a sentence names one in a row: "arose from two storms, broken pumps and late help"."""
    stems = folded(run)
    for section in ("because", "from"):
        for hit in lemmas("causes", section).all(stems):
            end = next((k for k in range(hit.last, len(run)) if run[k].text in ".;:"), len(run))
            items = _items(run[hit.last : end])
            named = [bool(reason & {term(t.lower) for t in i}) for i in items]
            if len(items) >= ROW and any(named) and not all(named):
                return Span(run[hit.last].start, run[end - 1].end)
    return None


def _items(run: Sequence[Token]) -> list[list[Token]]:
    """The items of a row, between commas and an "and"."""
    items: list[list[Token]] = [[]]
    for t in run:
        if t.text == "," or t.lower == "and":
            items.append([])
        elif is_content(t):
            items[-1].append(t)
    return [i for i in items if i]


def cause_of(run: Sequence[Token], cue: Modifier) -> Sequence[Token]:
    """The part of a sentence that may name the cause: what stands before a verb, or on both sides of another cue."""
    before = [t for t in run if t.end <= cue.cue.start]
    start = next((k + 1 for k in range(len(before) - 1, -1, -1) if is_edge(before[k])), 0)
    if cue.kind is ModifierKind.CAUSE_WEAK:
        return before[start:]
    after = [t for t in run if t.start >= cue.cue.end]
    within = [t for t in run if cue.cue.start <= t.start < cue.cue.end]
    return [*before[start:], *within, *after[: next((i for i, t in enumerate(after) if is_edge(t)), len(after))]]


def warning(run: Sequence[Token]) -> Span | None:
    """The words by which a sentence warns that no cause is shown; None where it does not.

    "An association only"; "the fall cannot be put down to the lamps"; "we do not claim that the lamps cut burglaries".
    """
    found = modifiers(run)
    plain = next((m.cue for m in found if m.kind is ModifierKind.CAUTION), None)
    if plain:
        return plain
    stems = folded(run)
    for m in found:
        start = next((i for i, t in enumerate(run) if t.start >= m.cue.end), len(run))
        last = _denied(run, stems, start, m.word.lower()) if m.kind is ModifierKind.NEGATION else None
        if last is not None:
            return Span(m.cue.start, run[last - 1].end)
    return None


def gives_too(run: Sequence[Token], said: Span, cause: Set[str]) -> bool:
    """Whether a sentence that warns so only sets one reason aside, and itself tells of the draft's: "had nothing to do with money:
    its singers were ill"."""
    words = [t for t in run if said.start <= t.start < said.end]
    if not next(iter(cues("causes", "unrelated").all(words)), None):
        return False
    part = part_around(run, next(i for i, t in enumerate(run) if t.start >= said.start))
    return bool(cause & {term(t.lower) for t in run if is_content(t) and t not in part})


def _denied(run: Sequence[Token], stems: Sequence[Token], start: int, no: str) -> int | None:
    """Where the words end that tell which cause a "not" denies, or what it says is not shown; None where it denies neither."""
    end = next(
        (i for i in range(start, min(start + REACH, len(run))) if is_edge(run[i]) and run[i].text != ","), start + REACH
    )
    named = list(lemmas("causes", "cause").all(stems))
    because = list(lemmas("causes", "because").all(stems))
    for hit in named:
        if start <= hit.first < end and not (
            no == "no" and hit.first == start and hit.value in words_in("causes", "given")
        ):
            return hit.last
    for hit in because:
        between = run[start : hit.first]
        if start <= hit.first < end and (any(t.lower == "put" for t in between) or not any(map(is_content, between))):
            return hit.last  # "not put the fall down to", "not because of"
    changed = [
        h for t, s in (("change", "verb"), ("change", "noun"), ("modifiers", "cause_weak")) for h in cues(t, s).all(run)
    ]
    effects = list(lemmas("causes", "effect").all(stems))
    for section, told in (("show", [*named, *because, *effects, *changed]), ("say", [*named, *because, *effects])):
        for hit in lemmas("causes", section).all(stems):
            behind = [h.last for h in told if hit.last <= h.first < hit.last + FURTHER]
            behind = [
                k for k in behind if not any(is_edge(t) and t.lower not in BECAUSE for t in run[hit.last : k - 1])
            ]
            if start <= hit.first < end and behind:
                return min(behind)
    return None
