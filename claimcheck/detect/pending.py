"""What a sentence tells as settled, and another one only sets as a condition, promises, or says that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge_at, modifiers, part_around
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.words import Token, term, terms
from claimcheck.model import ModifierKind, Span

LEAST, SHARE = 2, 0.6  # of a condition's terms that a draft's part must have
NEAR = 6  # tokens behind a promise in which the figure of what is promised stands
BEGUN = 6  # tokens behind a "not yet" in which its "begun" stands
TOLD = (ModifierKind.MODALITY, ModifierKind.REPORTED)


def _has(run: Sequence[Token], section: str) -> bool:
    return next(lemmas("pending", section).all(folded(run)), None) is not None


def parts(run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts of a sentence, which end at an edge or an "and"."""
    start = 0
    for i in range(len(run) + 1):
        if i == len(run) or is_edge_at(run, i) or run[i].lower in ("and", "as", "for", "since", "."):
            if i > start:
                yield run[start:i]
            start = i + 1


def met(run: Sequence[Token], theirs: Sequence[Token]) -> Iterator[tuple[Span, Span]]:
    """The part of a sentence that tells as done what the other one only sets as a condition, with the words of that."""
    if _has(run, "keeping"):
        return
    for hit in cues("pending", "condition").all(theirs):
        cue = " ".join(t.lower for t in theirs[hit.first : hit.last])
        end = next(
            (k for k in range(hit.last, len(theirs)) if is_edge_at(theirs, k) or theirs[k].text == "."), len(theirs)
        )
        clause, rest = theirs[hit.last : end], [*theirs[: hit.first], *theirs[end:]]
        wanted = set(terms(clause))
        if cue in words_in("pending", "condition_of_time") and not _has(rest, "to_be"):
            continue
        for part in parts(run):
            said = wanted & set(terms(part))
            verb = any(_is_done(part, i) and term(t.lower) in said for i, t in enumerate(part))
            if (
                verb
                and len(said) >= max(LEAST, SHARE * len(wanted))
                and not any(m.kind in DENYING or m.kind in TOLD for m in modifiers(part))
            ):
                yield Span(part[0].start, part[-1].end), Span(theirs[hit.first].start, clause[-1].end)


def _is_done(run: Sequence[Token], i: int) -> bool:
    """Whether a verb is told of as done: "renewed" or "has renewed", not "to be renewed" nor "a renewed grant"."""
    before = run[i - 1].lower if i else ""
    perfect = before in words_in("modifiers", "perfect")
    plain = is_past(run[i].lower) and before not in {"be", "a", "an", "the"} and before not in words_of("preposition")
    return is_content(run[i]) and (perfect or plain)


def promised(run: Sequence[Token], theirs: Sequence[Token], figure: Span) -> tuple[Span, Span] | None:
    """The verb by which a sentence tells a thing as made that the other one only promises, with the words of the promise; the
    figure is the other sentence's, of which the promise is told."""
    if _has(run, "coming") or any(m.kind in TOLD for m in modifiers(run)):
        return None
    before = [t for t in theirs if t.end <= figure.start]
    stems = folded(before)
    hit = max(lemmas("pending", "promising").all(stems), key=lambda h: h.last, default=None)
    if hit is None or len(before) - hit.last > NEAR or any(is_edge_at(before, k) for k in range(hit.last, len(before))):
        return None
    for made in lemmas("pending", "making").all(folded(run)):
        verb = run[made.first]
        auxiliary = next((t.lower for t in reversed(run[: made.first]) if not t.lower.endswith("ly")), "")
        done = is_past(verb.lower) and auxiliary not in {"be", "to", "a", "the"}
        if done and term(verb.lower) not in {term(t.lower) for t in theirs}:
            first = made.first - (auxiliary in words_in("modifiers", "perfect"))
            return Span(run[first].start, run[made.last - 1].end), Span(before[hit.first].start, figure.end)
    return None


def begun(run: Sequence[Token], theirs: Sequence[Token]) -> tuple[Span, Span] | None:
    """The words by which a sentence tells as going on or done what the other one says has not begun, with its words."""
    if _has(run, "coming") or any(m.kind in TOLD for m in modifiers(run)):
        return None
    for m in modifiers(theirs):
        if m.kind not in DENYING:
            continue
        behind = [t for t in theirs if t.start >= m.cue.end]
        hit = next(iter(lemmas("pending", "beginning").all(folded(behind[:BEGUN]))), None)
        what = next((t for t in behind[hit.last :] if is_content(t)), None) if hit else None
        if hit is None or what is None or any(map(is_content, behind[: hit.first])):
            continue
        for i, t in enumerate(run):
            going = t.lower.endswith("ing") and i and run[i - 1].lower in words_in("stance", "finite")
            if term(t.lower) == term(what.lower) and (going or (_is_done(run, i) and i > 0)):
                return Span(run[i - 1].start, t.end), m.cue.to(Span(what.start, what.end))
    return None


def unfinished(run: Sequence[Token], theirs: Sequence[Token]) -> tuple[Span, Span] | None:
    """The verb that a sentence tells as done, of which the other one says that it is to be done: "signed" for "are to sign", or
    that it was to be, and was put off."""
    if _has(run, "keeping_open") or any(m.kind in (*TOLD, *DENYING) for m in modifiers(run)):
        return None
    done = {term(t.lower): t for i, t in enumerate(run) if _is_done(run, i)}
    hits = [*cues("pending", "to_be_done").all(theirs)]
    if _has(theirs, "put_off"):
        hits += cues("pending", "was_to_be_done").all(theirs)
    for hit in hits:
        verb = _verb_behind(theirs, hit.last)
        if verb is None or term(verb.lower) not in done or sum(term(t.lower) == term(verb.lower) for t in theirs) > 1:
            continue
        said = done[term(verb.lower)]
        i = run.index(said)
        first = run[i - 1] if i and run[i - 1].lower in words_in("modifiers", "perfect") else said
        return Span(first.start, said.end), Span(theirs[hit.first].start, verb.end)
    return None


def _verb_behind(run: Sequence[Token], i: int) -> Token | None:
    """The verb behind a cue, or the noun of what a light verb there is to do: "take over the approval"."""
    behind = run[i : i + BEGUN]
    light = next(iter(lemmas("pending", "light").all(folded(behind))), None)
    start = light.last if light and not light.first else 0
    return next((t for t in behind[start:] if is_content(t)), None)


@dataclass(frozen=True, slots=True)
class Side:
    """Those whom a sentence tells to have taken a side, by their terms; its verb's term, and the words from them to the verb."""

    who: frozenset[str]
    verb: str
    said: Span


def undecided(run: Sequence[Token], theirs: Sequence[Token]) -> tuple[Side, Span] | None:
    """The side that a sentence tells somebody to have taken, or the answer given, where the other one says that they have not;
    with its words, and those whom it means."""
    told = _sides(run)
    for hit in cues("pending", "undecided").all(theirs) if told else ():
        part = part_around(theirs, hit.first)
        who = frozenset(terms(t for t in part if t.end <= theirs[hit.first].start))
        for side in told:
            if who and who <= side.who:
                return replace(side, who=who), Span(part[0].start, theirs[hit.last - 1].end)
    return None


def decided(side: Side, run: Sequence[Token]) -> bool:
    """Whether a sentence tells the same of somebody."""
    return any(s.verb == side.verb and (s.who <= side.who or side.who <= s.who) for s in _sides(run) if s.who)


def _sides(run: Sequence[Token]) -> list[Side]:
    """Those whom a sentence tells to have taken a side."""
    found: list[Side] = []
    for hit in lemmas("pending", "deciding").all(folded(run)):
        part = part_around(run, hit.first)
        before = [t for t in part if t.end <= run[hit.first].start]
        if not before or any(m.kind in DENYING or m.kind in TOLD for m in modifiers(part)):
            continue
        if {t.lower for t in before} & (
            words_in("pending", "some") | {"to", "be", "been", "by", "was", "were", "would", "will"}
        ):
            continue
        said = Span(before[0].start, run[hit.last - 1].end)
        found.append(Side(frozenset(terms(before)), term(run[hit.first].lower), said))
    return found
