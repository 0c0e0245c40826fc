"""What a sentence leaves open: "did not measure whether burglaries fell", "is examining whether a spark started the fire"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.context import is_edge_at, modifiers
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.words import Token, of_run
from claimcheck.model import Span

BEFORE = 10  # tokens before a "whether" in which it is said that nobody knows
CLOSE = 4  # tokens between a "not" and its "find that"
WHETHER, THAT, AS = "whether", "that", "as"
STRONG = frozenset(";:.")


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is left open: the words that say so, what stands before its clause, and the clause.

    `denied`: that it is not found by those who tell of it, and not only still looked into. `either`: that its contrary is left open
    as well, as behind a "whether".
    """

    cue: Span
    before: tuple[Token, ...]
    clause: tuple[Token, ...]
    denied: bool
    either: bool
    leaning: bool = False  # its clause is said of what was told before: "it does not regard the fall as a trend"

    @property
    def leans(self) -> bool:
        """Whether its clause tells of what was told before it: "whether it had made a difference", "whether they do"."""
        return self.leaning or (bool(self.clause) and self.clause[0].lower in words_in("left_open", "standing_in"))


@of_run
def left_open(run: Sequence[Token]) -> tuple[LeftOpen, ...]:
    """What a sentence leaves open."""
    if not any(t.lower in (WHETHER, THAT, AS) for t in run):
        return ()
    return tuple(_left_open(run))


def _left_open(run: Sequence[Token]) -> Iterator[LeftOpen]:
    for i, t in enumerate(run):
        if t.lower == WHETHER:
            found = _before(run, i) or _behind(run, i)
        elif t.lower == THAT:
            found = _not_found(run, i)
        elif t.lower == AS:
            found = _not_held(run, i)
        else:
            continue
        if found is not None and found.clause:
            yield found


def _before(run: Sequence[Token], at: int) -> LeftOpen | None:
    """Where the words stand before the "whether": "could not say whether", "an inquiry into whether"."""
    start = max(_start(run, at), at - BEFORE)
    part = run[start:at]
    clause = tuple(run[at + 1 : _end(run, at + 1)])
    stems = folded(part)
    if next(lemmas("left_open", "no_matter").all(stems), None):
        return None
    no = next((m for m in modifiers(part) if m.kind in DENYING), None)
    if no and any(part[h.first].start >= no.cue.start for h in lemmas("left_open", "finding_out").all(stems)):
        return LeftOpen(
            no.cue.to(Span(run[at].start, run[at].end)), tuple(run[:start]) + tuple(part), clause, True, True
        )
    hit = next(iter(cues("left_open", "looking_into").all(_plain(part))), None)
    if hit:
        plain = _plain(part)
        cue = Span(plain[hit.first].start, run[at].end)
        return LeftOpen(cue, tuple(run[:start]) + tuple(part), clause, False, True)
    return None


def _behind(run: Sequence[Token], at: int) -> LeftOpen | None:
    """Where the clause comes first: "whether burglaries fell is not known"."""
    end = next((k for k in range(at + 1, len(run)) if run[k].text in STRONG), len(run))
    for k in range(at + 2, end):
        if run[k].lower not in words_in("stance", "finite") and run[k].lower not in ("remains", "remained", "cannot"):
            continue
        rest = run[k:end]
        no = next(
            (m for m in modifiers(rest) if m.kind in DENYING and m.cue.start <= rest[min(2, len(rest) - 1)].start), None
        )
        known = [
            h for h in lemmas("left_open", "finding_out").all(folded(rest)) if no and rest[h.first].start >= no.cue.end
        ]
        unknown = list(cues("left_open", "unknown").all(rest))
        hits = known or unknown
        if hits:
            cue = Span(run[k].start, rest[hits[0].last - 1].end)
            return LeftOpen(cue, tuple(run[:at]), tuple(run[at + 1 : k]), bool(known), True)
    return None


def _not_found(run: Sequence[Token], at: int) -> LeftOpen | None:
    """A "that" behind what is not found: "did not find that an earlier call would have saved the ship"."""
    begin = _start(run, at)
    last = at
    while last > begin + 1 and run[last - 1].lower in words_in("left_open", "between"):
        last -= 1
    part = run[max(begin, last - CLOSE) : last]
    if not part:
        return None
    no = next((m for m in modifiers(run[begin:at]) if m.kind in DENYING and m.cue.end >= part[0].start), None)
    stems = folded(part)
    found = lemmas("left_open", "not_found").ending(stems, len(stems))
    if no is None or found is None:
        return None
    clause = tuple(run[at + 1 : _end(run, at + 1)])
    return LeftOpen(no.cue.to(Span(run[at].start, run[at].end)), tuple(run[:at]), clause, True, False)


def _not_held(run: Sequence[Token], at: int) -> LeftOpen | None:
    """An "as" behind what something is not held to be: "does not regard the fall as a trend"."""
    part = run[_start(run, at) : at]
    no = next((m.cue for m in modifiers(part) if m.kind in DENYING), None) or _against(part)
    behind = [t for t in part if no and t.start >= no.end]
    hit = next(iter(lemmas("left_open", "held").all(folded(behind))), None)
    if no is None or hit is None or any(map(is_content, behind[: hit.first])):
        return None
    clause = tuple(t for t in run[at + 1 : _end(run, at + 1)] if t.lower not in ("being", "a", "an", "the"))
    return LeftOpen(no.to(Span(run[at].start, run[at].end)), tuple(run[:at]), clause, True, False, True)


def _against(run: Sequence[Token]) -> Span | None:
    """The words that deny, without a "not", that a thing is to be held to be another."""
    hit = next(iter(cues("left_open", "against").all(run)), None)
    return Span(run[hit.first].start, run[hit.last - 1].end) if hit else None


def _plain(run: Sequence[Token]) -> list[Token]:
    """A run without the adverbs that may stand within a cue: "is still examining"."""
    return [t for t in run if t.lower not in words_in("modifiers", "adverb")]


def _start(run: Sequence[Token], i: int) -> int:
    return next((k + 1 for k in range(i - 1, -1, -1) if run[k].text in STRONG), 0)


def _end(run: Sequence[Token], i: int) -> int:
    return next((k for k in range(i, len(run)) if is_edge_at(run, k) or run[k].text in STRONG), len(run))


def predicates(clause: Sequence[Token]) -> list[Token]:
    """The tokens of a clause that look like its verb: in the past, or behind an auxiliary."""
    auxiliary = words_in("opposites", "standing_alone") | {"to", "be", "been"}
    return [
        t
        for i, t in enumerate(clause)
        if is_content(t) and (is_past(t.lower) or (i > 0 and clause[i - 1].lower in auxiliary))
    ]


def of_effect(run: Sequence[Token]) -> bool:
    """Whether some words tell of an effect."""
    return any(
        run[h.first].lower not in words_in("left_open", "no_effect")
        for h in lemmas("left_open", "effect").all(folded(run))
    )


def keeps_open(run: Sequence[Token]) -> bool:
    """Whether a sentence says itself that a thing is open, doubted, wanted or only said by somebody, or that somebody did not
    find out: "nobody checks that they do"."""
    stems = folded(run)
    if next(lemmas("left_open", "keeping").all(stems), None):
        return True
    no = next((m.cue for m in modifiers(run) if m.kind in DENYING), None)
    if no is None:
        return False
    behind = [t for t in run if t.start >= no.end]
    found = lemmas("left_open", "finding_out").all(folded(behind))
    return any(not any(map(is_content, behind[: h.first])) for h in found)
