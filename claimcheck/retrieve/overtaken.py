"""What an older source says, and a newer one says has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.detect.context import is_edge, modifiers
from claimcheck.detect.lexicon import cues
from claimcheck.detect.opposites import DENYING
from claimcheck.detect.period import document_year
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Claim, Document, Evidence, Form, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.editions import apart, are_editions, times, twins
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.ties import apart as elsewhere

ALIKE = 0.9  # of the draft's terms that the older figure has, how many a newer one must have where their words differ
LEAST = 0.35  # the overlap of terms from which a newer figure may be of the same thing
SUBJECT = 0.75  # of what a sentence says is missing and of whom, how much the newer passage must say
NAMED = 3  # terms of the thing that is missing


@dataclass(frozen=True, slots=True)
class Missing:
    """What a sentence says is missing: the words that say so, with the thing, and the terms of the thing."""

    span: Span
    thing: frozenset[str]


def is_newer(a: Document, b: Document) -> bool:
    """Whether a document is of a later date than another one."""
    one, two = document_year(a.date), document_year(b.date)
    return one is not None and two is not None and (one, a.date) > (two, b.date)


def newer_figure(
    claim: Claim, best: Evidence, considered: Iterable[Evidence], library: Library, loose: bool = False
) -> Evidence | None:
    """What a newer edition says of what the draft tells by an older one, where that is another figure.

    `loose` takes what is as near to the draft's words, too, where the two editions tell it in other words.
    """
    if is_derived(best.claim):
        return None
    own = library.document(best.claim.document)
    found = list(twins(best, considered, library))
    if loose:
        mine = dict(best.why).get("terms", 0.0)
        found += [
            e for e in considered if dict(e.why).get("terms", 0.0) >= max(LEAST, ALIKE * mine) and e.claim.quantity
        ]
    for e in found:
        document = library.document(e.claim.document)
        newer = are_editions(own, document) and is_newer(document, own)
        if newer and _differs(claim, e.claim) and apart(times(best.claim, library), times(e.claim, library)):
            return e
    return None


def _differs(ours: Claim, theirs: Claim) -> bool:
    a, b = ours.quantity, theirs.quantity
    if a is None or b is None or (a.form, a.unit, a.change is None) != (b.form, b.unit, b.change is None):
        return False
    return compare(a, b) is Relation.VALUE


def missing(run: tuple[Token, ...]) -> Missing | None:
    """What a sentence says is missing as of today: "has no blood bank"."""
    hit = next(cues("counting", "missing").all(run), None)
    if hit is None:
        return None
    behind: list[Token] = []
    for t in run[hit.last :]:
        if is_edge(t) or len(terms(behind)) == NAMED:
            break
        behind.append(t)
    named = terms(behind)
    return Missing(Span(run[hit.first].start, behind[-1].end), frozenset(named)) if named else None


def brought_about(
    claim: Claim, run: tuple[Token, ...], lack: Missing, best: Evidence, near: Iterable[Evidence], library: Library
) -> Evidence | None:
    """The passage of a newer source by which there is by now what the draft and its source say is missing."""
    own = library.document(best.claim.document)
    before = terms(t for t in run if t.start < lack.span.start)
    asked = {t: library.index.weight(t) for t in (*before, *lack.thing)}
    places = [p.name for p in claim.about.places]
    for e in near:
        document = library.document(e.claim.document)
        if not is_newer(document, own):
            continue
        theirs = tokens(document.prose, e.claim.sentence)
        said = set(terms(theirs))
        share = sum(w for t, w in asked.items() if t in said) / sum(asked.values())
        words = document.prose[e.claim.sentence.start : e.claim.sentence.end]
        if not lack.thing <= said or share < SUBJECT or not all(p in words for p in places):
            continue
        denied = any(m.kind in DENYING for m in modifiers(theirs))
        if not denied and next(cues("counting", "begun").all(theirs), None):
            return e
    return None


def superseded(claim: Claim, considered: Iterable[Evidence], library: Library) -> Claim | None:
    """The figure that has taken the place of the draft's, where a sentence of the sources tells the draft's as the former one:
    "it was 57 per cent, compared with 62 per cent a year before"."""
    q = claim.quantity
    for e in considered:
        theirs = e.claim.quantity
        if q is None or theirs is None or e.claim.working or compare(q, theirs) is not Relation.ENTAILED:
            continue
        run = tokens(library.document(e.claim.document).prose, Span(e.claim.sentence.start, theirs.number.start))
        if cues("slots", "former").ending(run, len(run)) is None:
            continue
        beside = library.claims_at.get((e.claim.document, e.claim.sentence.start), ())
        newer = [c for c in beside if c.anchor < e.claim.anchor and _is_like(c, e.claim) and not elsewhere(c, e.claim)]
        if newer and newer[-1].quantity and compare(q, newer[-1].quantity) is Relation.VALUE:
            return newer[-1]
    return None


def _is_like(newer: Claim, former: Claim) -> bool:
    """Whether two figures are of one form and unit, the second told without its unit or with it."""
    a, b = newer.quantity, former.quantity
    bare = b is not None and b.form is Form.COUNT and not b.unit and not former.about.counted
    return a is not None and b is not None and ((a.form, a.unit) == (b.form, b.unit) or bare)
