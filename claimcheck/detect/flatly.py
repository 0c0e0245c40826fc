"""What a sentence flatly denies in a few words, all of which another one says: "no holder was fined", "nobody was hurt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge_at, modifiers
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import AXIS, heads, is_content
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, of_run, term
from claimcheck.model import Modifier, ModifierKind, Span

MOST = 5  # words that such a denial says
NOBODY = ("nobody", "no one", "nothing", "nor", "yet to", "not yet")  # weak cues that deny as much as a "not"
DENYING = (ModifierKind.NEGATION, ModifierKind.NEGATION_WEAK, ModifierKind.LOW)
OPEN = (*DENYING, ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK, ModifierKind.MODALITY_OF, ModifierKind.REPORTED)


@dataclass(frozen=True, slots=True)
class Denial:
    """What is denied: the keys of its words, its cue, and the part of the sentence that denies it."""

    keys: tuple[frozenset[str], ...]
    cue: Span
    part: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The part without the word that joins it to the one before."""
        first = next((t for t in self.part if t.lower not in words_in("flatly", "joining")), self.part[0])
        return Span(first.start, self.part[-1].end)


def parts(run: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The parts of a sentence, between its edges and at an "and"."""
    found: list[tuple[Token, ...]] = []
    start = 0
    for i in range(len(run) + 1):
        if i == len(run) or is_edge_at(run, i) or run[i].text == "." or run[i].lower == "and":
            if i > start:
                found.append(tuple(run[start:i]))
            start = i + 1
    return found


@of_run
def denials(run: Sequence[Token]) -> tuple[Denial, ...]:
    """What a sentence flatly denies."""
    if not any(m.kind in DENYING for m in modifiers(run)) or next(iter(cues("flatly", "keeping").all(run)), None):
        return ()
    return tuple(_denials(run))


def _denials(run: Sequence[Token]) -> Iterator[Denial]:
    for part in parts(run):
        no = _no(part)
        if no is None or any(t.kind is Kind.NUMBER or t.lower in tables().cardinal for t in part):
            continue
        before = next((t.lower for t in reversed(run) if t.end <= part[0].start), "")
        if any(t.lower in words_of("relative") for t in part if t.end <= no.cue.start) and before != ",":
            continue  # "the wells that were not tested"
        keys, behind = _keys(part), _keys([t for t in part if t.start >= no.cue.end])
        if behind and len(keys) <= MOST and any(map(_is_verb, part)):
            yield Denial(keys, no.cue, part)


def _is_verb(token: Token) -> bool:
    """Whether a word surely tells what is or was done: "but not the dam" denies nothing by itself."""
    return token.lower in words_in("opposites", "standing_alone") or is_past(token.lower)


def _no(part: Sequence[Token]) -> Modifier | None:
    """The one "not" of a part of a sentence, where it denies a thing as it is, and no degree of it."""
    found = [m for m in modifiers(part) if m.kind in DENYING or m.kind is ModifierKind.MODALITY]
    if len(found) != 1 or found[0].kind not in (ModifierKind.NEGATION, ModifierKind.NEGATION_WEAK):
        return None
    m = found[0]
    if m.kind is ModifierKind.NEGATION_WEAK and m.word.lower() not in NOBODY:
        return None
    after = next((t.lower for t in part if t.start >= m.cue.end), "")
    return None if after in words_in("flatly", "degree") else m


def _keys(part: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """What each word of a part stands for: its term, and the ends of axes that it is; none for a light verb or a time."""
    light = {h.first for h in lemmas("flatly", "light").all(folded(part))}
    plain = [i for i, t in enumerate(part) if is_content(t) and i not in light]
    told = {h.first: set[str]() for h in heads(part)}
    for h in heads(part):
        if h.last == h.first + 1:
            told[h.first].add(f"{h.key}{h.sign}" if h.key.startswith(AXIS) else h.key)
    return tuple(frozenset(told.get(i, ()) or {term(part[i].lower)}) for i in plain)


def told(run: Sequence[Token], denial: Denial) -> Span | None:
    """The words of a sentence that tell as so all that the other one denies; none where it denies it too, or leaves it open."""
    if next(iter(cues("flatly", "keeping").all(run)), None) or any(m.kind in OPEN for m in modifiers(run)):
        return None
    if next(lemmas("opposites", "bereaving").all(folded(run)), None):
        return None  # "he escaped jail"
    words: list[Token] = []
    for keys in denial.keys:
        hit = next((run[h.first] for h in heads(run) if _key(h.key, h.sign) in keys), None)
        if hit is None:
            return None
        at = run.index(hit)
        if len(denial.keys) == 1 and at + 1 < len(run) and is_content(run[at + 1]):
            return None  # "a bomb threat" for "no bomb"
        words.append(hit)
    return Span(min(t.start for t in words), max(t.end for t in words))


def _key(key: str, sign: int) -> str:
    return f"{key}{sign}" if key.startswith(AXIS) else key
