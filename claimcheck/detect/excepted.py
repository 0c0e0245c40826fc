"""What a sentence tells of somebody or something that another one excepts: "the mayor and the bishop paid" for "the mayor paid;
the bishop declined to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge_at, modifiers, part_around
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import AXIS, DENYING, heads, is_content
from claimcheck.detect.words import Token, term, terms
from claimcheck.model import Modifier, ModifierKind, Span

Found = tuple[Span, Span]  # the draft's words, and the source's
OPEN = (*DENYING, ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK)
LEAST = 3  # words in which somebody, or a kind, is named
MOST = 5  # words that name what is joined by an "and"


def _parts(run: Sequence[Token]) -> list[Sequence[Token]]:
    """The parts of a sentence, between its edges."""
    ends = [i for i in range(len(run)) if is_edge_at(run, i) or run[i].text == "."]
    starts = [0, *(i + 1 for i in ends)]
    return [run[a:b] for a, b in zip(starts, [*ends, len(run)], strict=True) if b > a]


def _denial(part: Sequence[Token]) -> Modifier | None:
    return next((m for m in modifiers(part) if m.kind in DENYING), None)


def nobody(run: Sequence[Token], theirs: Sequence[Token]) -> Found | None:
    """A verb that a sentence tells of, and of which the other one says no more than that nobody has: "no one has been charged"."""
    for part in _parts(theirs):
        no = next((h for i in (0, 1) if (h := cues("opposites", "nobody").at(part, i))), None)
        first = next((t for t in part[no.last :] if is_content(t)), None) if no else None
        if first is None or not is_past(first.lower):
            continue
        verb = term(first.lower)
        if sum(term(t.lower) == verb for t in theirs) > 1:
            continue
        for ours in _parts(run):
            said = next((t for t in ours if term(t.lower) == verb), None)
            if said and not any(m.kind in OPEN for m in modifiers(ours)):
                return Span(said.start, ours[-1].end), Span(part[0].start, part[-1].end)
    return None


def joined(run: Sequence[Token], theirs: Sequence[Token]) -> Found | None:
    """What a sentence joins by an "and" to what the other one tells of, and that one denies of it in a part of its own."""
    if any(m.kind in DENYING for m in modifiers(run)) or len(_parts(theirs)) < 2:
        return None
    for hit in cues("opposites", "joining").all(run):
        before = next((t for t in reversed(run[: hit.first]) if is_content(t)), None)
        named = _named(run, hit.last)
        if before is None or not named:
            continue
        one, other = term(before.lower), {term(t.lower) for t in named}
        for part in _parts(theirs):
            no = _denial(part)
            led = set(terms(t for t in part if no and t.end <= no.cue.start))
            rest = [set(terms(p)) for p in _parts(theirs) if p is not part and _denial(p) is None]
            if (
                no
                and other <= led
                and one not in terms(part)
                and any(one in r for r in rest)
                and not any(other & r for r in rest)
            ):
                return Span(run[hit.first].start, named[-1].end), Span(part[0].start, part[-1].end)
    return None


def _named(run: Sequence[Token], start: int) -> list[Token]:
    """The words behind an "and" that name a thing: up to a preposition, a verb or an edge."""
    found: list[Token] = []
    skipped = words_of("determiner")
    for i in range(start, min(len(run), start + MOST)):
        t = run[i]
        if not found and t.lower in skipped:
            continue
        if not is_content(t) or is_edge_at(run, i) or t.lower in words_in("opposites", "alike") or is_past(t.lower):
            break
        found.append(t)
    return found


def but_not(run: Sequence[Token], theirs: Sequence[Token]) -> Found | None:
    """What a sentence tells of a thing that the other one excepts by a "but not": "opposed the levy but not the dam"."""
    for hit in cues("opposites", "but_not").all(theirs):
        what = theirs[hit.last : next((k for k in range(hit.last, len(theirs)) if is_edge_at(theirs, k)), len(theirs))]
        wanted = set(terms(what))
        own = part_around(theirs, hit.first - 1)
        verbs = [h for h in heads(own) if h.key.startswith(AXIS) or is_past(own[h.first].lower)]
        for ours in _parts(run):
            if not wanted or not wanted <= set(terms(ours)) or any(m.kind in OPEN for m in modifiers(ours)):
                continue
            told = next(_same_verb(ours, own, what), None) if verbs else None
            if told:
                return told, Span(theirs[hit.first].start, what[-1].end)
    return None


def _same_verb(ours: Sequence[Token], own: Sequence[Token], what: Sequence[Token]) -> Iterator[Span]:
    """The words from a verb to what is excepted, where the same is told of both by the same who."""
    mine = heads(ours)
    last = max(t.end for t in ours if term(t.lower) in terms(what))
    for h in heads(own):
        if not (h.key.startswith(AXIS) or is_past(own[h.first].lower)):
            continue
        who = next((term(t.lower) for t in reversed(own[: h.first]) if is_content(t)), None)
        same = next((m for m in mine if m.key == h.key and m.says == h.says and ours[m.first].start < last), None)
        if who and same and who in terms(t for t in ours if t.start < ours[same.first].start):
            yield Span(ours[same.first].start, last)


def but_for(run: Sequence[Token], theirs: Sequence[Token]) -> Found | None:
    """What a sentence tells of all of a kind, and the other one of all but some: "every ward" for "all wards other than the burns
    unit", "all nurseries" for a ban that "does not extend to private nurseries"."""
    if next(iter(cues("opposites", "excepting").all(run)), None) or any(m.kind in OPEN for m in modifiers(run)):
        return None
    for hit in cues("opposites", "except").all(theirs):
        end = next(
            (k for k in range(hit.last, len(theirs)) if is_edge_at(theirs, k) or theirs[k].text == "."), len(theirs)
        )
        what = theirs[hit.last : end]
        kinds = set(terms(what)) | set(terms(_kind_before(theirs, hit.first)))
        for all_ in cues("opposites", "universal").all(run):
            named = [t for t in run[all_.last : all_.last + MOST] if is_content(t)][:LEAST]
            if set(terms(what)) and set(terms(named)) & kinds:
                return Span(run[all_.first].start, named[-1].end), Span(theirs[hit.first].start, what[-1].end)
    return None


def _kind_before(run: Sequence[Token], end: int) -> Sequence[Token]:
    """The words behind the "all" of the sentence that excepts, or right before the exception."""
    starts = [h.last for h in cues("opposites", "universal").all(run[:end])]
    return [*(t for s in starts for t in run[s : min(s + LEAST, end)]), *run[max(0, end - LEAST) : end]]


def apart(run: Sequence[Token], near: Sequence[Sequence[Token]]) -> Found | None:
    """Somebody whom a sentence counts in with those of whom a thing is told, and of whom another part, or the sentence after, says
    no more than that they stood apart: "Hay and Wye agreed, Usk declined"."""
    if next(lemmas("opposites", "standing_apart").all(folded(run)), None) or any(
        m.kind in OPEN for m in modifiers(run)
    ):
        return None
    said = set(terms(run))
    verbs = {h.key for h in heads(run) if not h.denied and _is_told(run, h.first)}
    for theirs in near:
        for part in _parts(theirs):
            who = _who_stands_apart(part)
            others = [p for r in near for p in _parts(r) if p is not part and not _who_stands_apart(p)]
            told = [p for p in others if verbs & {h.key for h in heads(p)}]
            if not who or not who <= said or not told or any(who <= set(terms(p)) for p in told):
                continue
            first = next(t for t in run if term(t.lower) in who)
            beside = [h for h in cues("opposites", "counting_in").all(run) if _is_beside(run, h.first, h.last, who)]
            if beside:
                return Span(first.start, first.end), Span(part[0].start, part[-1].end)
    return None


def _is_told(run: Sequence[Token], i: int) -> bool:
    """Whether a word tells what somebody did or was done to: "agreed", "were given"."""
    before = run[i - 1].lower if i else ""
    return run[i].lower.endswith("ed") or is_past(run[i].lower) or before in words_in("modifiers", "perfect")


def _who_stands_apart(part: Sequence[Token]) -> set[str]:
    """The terms of those of whom a part of a sentence says no more than that they stood apart."""
    hit = next(iter(lemmas("opposites", "standing_apart").all(folded(part))), None)
    if hit is None or len(part) - hit.last > LEAST or not hit.first:
        return set()
    who = [t for t in part[: hit.first] if is_content(t)]
    return set(terms(who)) if 0 < len(who) <= LEAST else set()


def _is_beside(run: Sequence[Token], first: int, last: int, who: set[str]) -> bool:
    """Whether those stand right beside some words of a sentence."""
    return bool({term(t.lower) for t in run[max(0, first - LEAST) : last + LEAST]} & who)
