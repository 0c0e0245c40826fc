"""Figures of a source that are only aimed at, and levels that it says did not move."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.context import is_edge
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, stem, tokens
from claimcheck.model import Claim, Span
from claimcheck.retrieve.library import Library

BEHIND = 3  # tokens behind a figure, or its noun, in which its "planned" stands


def aimed_at(claim: Claim, library: Library) -> Span | None:
    """The words by which a source says that a figure is only planned, promised or needed: "out of 1,700 planned"; none where it
    does not say so."""
    q = claim.quantity
    if q is None:
        return None
    run = tokens(library.document(claim.document).prose, claim.sentence)
    start = q.cue.start if q.cue and q.cue.start < q.number.start else q.number.start
    before = [t for t in run if t.end <= start]
    while before and before[-1].lower in tables().light:
        before.pop()
    hit = cues("arithmetic", "aiming").ending(before, len(before))
    if hit:
        return Span(before[hit.first].start, before[hit.last - 1].end)
    end = max(q.number.end, claim.anchor.end, q.counted.end if q.counted else 0)
    behind = [t for t in run if t.start >= end][:BEHIND]
    behind = behind[: next((i for i, t in enumerate(behind) if is_edge(t)), len(behind))]
    aimed = next((t for t in behind if t.lower in words_in("arithmetic", "aimed")), None)
    return Span(aimed.start, aimed.end) if aimed else None


def tells_aim(run: Sequence[Token]) -> bool:
    """Whether a sentence says anywhere that it tells of what is aimed at."""
    words = {stem(w) for w in words_in("arithmetic", "aim_word")}
    return any(stem(t.lower) in words for t in run)


def unmoved(claim: Claim, library: Library) -> Span | None:
    """The words by which a source says that a level is what it was: "remained at"; none where it does not say so."""
    run = tokens(library.document(claim.document).prose, claim.clause)
    hit = next(cues("change", "unmoved").all(run), None)
    return Span(run[hit.first].start, run[hit.last - 1].end) if hit else None


def beside_another(claim: Claim, library: Library) -> bool:
    """Whether a source's multiple compares two things of one time: "twice as numerous as outside them"."""
    q = claim.quantity
    if q is None:
        return False
    run = [t for t in tokens(library.document(claim.document).prose, claim.sentence) if t.start >= q.number.end]
    end = next((i for i, t in enumerate(run) if is_edge(t)), len(run))
    compared = [i for i, t in enumerate(run[:end]) if t.lower in ("as", "than")]
    if not compared:
        return False
    against = run[compared[-1] + 1 : end]
    timed = any(p.span.start >= run[compared[-1]].start and p.span.end <= run[end - 1].end for p in claim.about.periods)
    return bool(against) and not timed and not any(t.lower in words_in("change", "of_time") for t in against)
