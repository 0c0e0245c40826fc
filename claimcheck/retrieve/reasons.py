"""A reason that a draft gives for what its source gives another one for: "because its singers were ill" for "for lack of money"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.context import is_edge_at, modifiers
from claimcheck.detect.lexicon import cues, folded, lemmas
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.words import Token, term, terms
from claimcheck.model import Span
from claimcheck.retrieve.library import Library

LEAST = 2  # terms of what the reasons are given for that both must have, where no figure ties them
SHARE = 0.5  # of the terms of the draft's reason, that another sentence of the source has which tells it after all
ALIKE = 0.06  # how like two reasons are, by their words' vectors, that may be one told in other words
BEFORE = 2  # tokens before the cue in which a "not" denies the reason


@dataclass(frozen=True, slots=True)
class Reason:
    """What a sentence gives a reason for, its word for that, and the reason."""

    what: tuple[Token, ...]
    cue: Span
    why: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The words of the reason, with the cue."""
        return Span(self.cue.start, self.why[-1].end)


def reason(run: Sequence[Token]) -> Reason | None:
    """The one reason that a sentence gives; none where it gives several, or denies it."""
    hits = list(cues("causes", "why").all(run))
    if len(hits) != 1:
        return None
    hit = hits[0]
    if not hit.first:
        return _first(run, hit.last)
    cue = Span(run[hit.first].start, run[hit.last - 1].end)
    start = next((k + 1 for k in range(hit.first - 1, -1, -1) if run[k].text in ";:"), 0)
    end = next((k for k in range(hit.last, len(run)) if is_edge_at(run, k) or run[k].text == "."), len(run))
    what, why = tuple(run[start : hit.first]), tuple(run[hit.last : end])
    denied = any(m.kind in DENYING and m.cue.end >= run[max(0, hit.first - BEFORE)].start for m in modifiers(what))
    return Reason(what, cue, why) if why and not denied and any(map(is_content, why)) else None


def _first(run: Sequence[Token], last: int) -> Reason | None:
    """The reason that a sentence opens with: "In protest at the fare, drivers stopped work"."""
    end = next((k for k in range(last, len(run)) if run[k].text == ","), len(run))
    why, what = tuple(run[last:end]), tuple(t for t in run[end + 1 :] if t.text != ".")
    told = what and any(map(is_content, why)) and not any(m.kind in DENYING for m in modifiers(what))
    return Reason(what, Span(run[0].start, run[last - 1].end), why) if told else None


def given(run: Sequence[Token], before: Sequence[Token]) -> Reason | None:
    """The reason that somebody gives for what the sentence before told: "attributes the rise to its new hall", "blame a fungus"."""
    if any(m.kind in DENYING for m in modifiers(run)):
        return None
    stems = folded(run)
    hit = next(iter(lemmas("causes", "giving").all(stems)), None)
    start = next((k + 1 for k in range(hit.last, len(run)) if run[k].lower == "to"), None) if hit else None
    if start is None:
        hit = next(iter(lemmas("causes", "blaming").all(stems)), None)
        start = hit.last if hit else None
    if hit is None or start is None:
        return None
    end = next((k for k in range(start, len(run)) if is_edge_at(run, k) or run[k].text == "."), len(run))
    why = tuple(run[start:end])
    return (
        Reason(tuple(before), Span(run[hit.first].start, run[start - 1].end), why)
        if any(map(is_content, why))
        else None
    )


def other_reason(ours: Reason, theirs: Reason, figure: bool, document: str, but: Span, library: Library) -> bool:
    """Whether two reasons are given for one thing and have nothing in common, and no other sentence of the document has the
    first; `figure`: that a figure ties what they are given for."""
    own, other = set(terms(ours.why)), set(terms(theirs.why))
    verb = next((term(t.lower) for t in reversed(theirs.what) if is_content(t)), None)
    both = set(terms(ours.what)) & set(terms(theirs.what))
    least = LEAST if figure or not set(terms(ours.what)) <= both else 1
    if len(own) < least or own & other or verb not in both or (len(both) < LEAST and not figure):
        return False
    if own & set(terms(theirs.what)) or other & set(terms(ours.what)):
        return False
    near = library.passages_with(document, own, max(1, round(SHARE * len(own))))
    if any(p.span != but and len(own & set(p.terms)) > SHARE * len(own) for p in near):
        return False
    from claimcheck.retrieve.vectors import vectors  # with numpy, which few drafts need

    a, b = vectors([dict.fromkeys(own, 1.0), dict.fromkeys(other, 1.0)])
    return bool(a.any()) and bool(b.any()) and float(a @ b) < ALIKE
