"""A claim's candidates: what the sources say that may be of the same thing, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.detect.words import terms, tokens
from claimcheck.model import Claim, Form, Passage
from claimcheck.retrieve.align import (
    OTHER_NUMBER,
    SUPPORTED,
    Scored,
    adding,
    aligned,
    clause_overlap,
    others,
    passage_of,
    rank,
)
from claimcheck.retrieve.choice import DIFFERENT, barred
from claimcheck.retrieve.derive import borne_out, derived, is_derived
from claimcheck.retrieve.figures import LEVELS, Relation, slipped
from claimcheck.retrieve.left import so_many_of, the_rest
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.totals import totals

Near = tuple[Passage, float]  # with how like the claim it is in meaning

MOST_PASSAGES = 40
MOST_CELLS = 40  # of tables
MOST_ALIKE = 20  # passages that share too few terms, but mean much the same
MOST_DERIVED = 8  # passages whose figures are combined

SIBLING = -0.14  # another figure of the source's sentence stands in a clause that is nearer by NEARER or more
OUSTED = -0.4  # the same where it is the draft's own beyond doubt
REST = 0.1  # more for what a sentence leaves over that itself tells of a rest
LEFT = 2  # terms of a clause that leaves all else to the one before it
NEARER = 0.25
MORE = 3  # characters of two equal ends of one digit
NEARLY_ALL = 0.8  # of the draft's terms
WELL = 0.3  # a third of them: below, a figure that agrees may be any other
PARTS = 2  # that make a sum
LITTLE = 0.05  # what a second figure must add to the terms, to be meant too


def candidates(claim: Claim, library: Library) -> tuple[Scored, ...]:
    """The sources' claims that may be about the same thing, best first."""
    found: tuple[Scored, ...] = library.answers.of_claim(claim, lambda claim: _candidates(claim, library))
    return found


def _candidates(claim: Claim, library: Library) -> tuple[Scored, ...]:
    cited = {library.original(i) for c in claim.citations for i in c.resolved}
    found: list[Scored] = []
    nearest = near(claim, library)
    passages = [passage for passage, _ in nearest]
    for passage, likeness in nearest:
        for other in others(claim, passage, library):
            scored = aligned(claim, other, passage, library, cited, likeness)
            if scored:
                found.append(scored)
    made = [
        aligned(claim, d, passage_of(d, passages, library), library, cited)
        for d in (*derived(claim, passages, library), *totals(claim, passages, library))
    ]
    found = [*_without_what_is_shared_out(claim, found, [s for s in made if s]), *(s for s in made if s)]
    passages = [passage for passage, _ in _first(nearest, library, MOST_DERIVED, MOST_DERIVED)]
    first = min(found, key=rank, default=None)
    if not _settled(first):
        left = [
            aligned(claim, other, passage_of(other, passages, library), library, cited)
            for other in the_rest(claim, passages, library)
        ]
        found += [adding(s, "rest", REST) for s in left if s]
    if (
        claim.quantity
        and not _settled(first)
        and not any(_misprint(claim, s) and not _of_both(claim, s, library) for s in found)
    ):
        made = [
            aligned(claim, other, passage_of(other, passages, library), library, cited)
            for other in (*borne_out(claim, passages, library), *so_many_of(claim, passages, library))
        ]
        found += [s for s in made if s and _adds(claim, s, found)]
    found = [_beside_siblings(claim, s, found, library) for s in found]
    found.sort(key=rank)
    return tuple(found)


def _without_what_is_shared_out(claim: Claim, found: Sequence[Scored], made: Sequence[Scored]) -> list[Scored]:
    """The figures without those of which a source's sentence makes what falls to each: 126 patients are none of nine each."""
    level = claim.quantity is not None and claim.quantity.form in LEVELS
    shared = {(s.evidence.claim.document, s.evidence.claim.sentence) for s in made} if level else set()
    return [s for s in found if (s.evidence.claim.document, s.evidence.claim.sentence) not in shared]


def near(claim: Claim, library: Library) -> list[Near]:
    """The passages that may be of the same thing, with how like the claim they are in meaning.

    Those that share its terms come first, best first; then those that mean much the same in other terms. To a figure the
    figures count that stand there, so that its passages are bare.
    """
    index, query = library.index, _query(claim)
    hits = [i for i, _ in index.search(query, MOST_PASSAGES + MOST_CELLS)]
    alike = [i for i in index.alike(query, MOST_ALIKE) if i not in hits]
    passage = index.passages.__getitem__ if claim.quantity is None else index.passages.bare
    found = [(passage(i), how) for i, how in zip(hits, index.likeness(query, hits).tolist(), strict=True)]
    meant = [(passage(i), how) for i, how in zip(alike, index.likeness(query, alike).tolist(), strict=True)]
    return _first(found, library, MOST_PASSAGES, MOST_CELLS) + meant


def prepare(claims: Iterable[Claim], library: Library) -> None:
    """Looks for what many claims mean at once, which is far quicker than one after the other."""
    queries = [_query(claim) for claim in claims]
    if queries:
        library.index.prepare(queries, MOST_ALIKE)


def _query(claim: Claim) -> dict[str, float]:
    query = dict.fromkeys(claim.about.context[:12], 0.15)
    query.update(dict.fromkeys(claim.about.rest, 0.5))
    query.update(dict.fromkeys(claim.about.clause, 1.0))
    query.update({t: 0.6 for p in claim.about.places for t in terms(tokens(p.name))})
    if claim.quantity:
        query[f"#{float(claim.quantity.value):.6g}"] = 0.5
    return query


def _first(given: Iterable[Near], library: Library, sentences: int, cells: int) -> list[Near]:
    """The first so many that are sentences, and the first so many that are cells of tables."""
    room = {False: sentences, True: cells}
    found = []
    for passage, likeness in given:
        of_table = library.cell(passage.document, passage.span) is not None
        if room[of_table]:
            room[of_table] -= 1
            found.append((passage, likeness))
    return found


def _settled(first: Scored | None) -> bool:
    """Whether the best figure bears the claim out, and in so many of its terms that no two others need be looked at."""
    if first is None or first.relation is not Relation.ENTAILED or first.evidence.score < SUPPORTED:
        return False
    why = dict(first.evidence.why)
    return why.get("terms", 0.0) >= WELL or why.get("distinct number", 0.0) > 0


def _adds(claim: Claim, s: Scored, found: Sequence[Scored]) -> bool:
    """Whether a figure made of two shares is told in more of the draft's terms than a share that stands there.

    "Over half spoke of shame" is none of "37 per cent spoke of shame, 22 per cent had no food bank within reach".
    """
    quantity = s.evidence.claim.quantity
    if quantity is None or quantity.form is not Form.SHARE or quantity.change is not None:
        return True
    own = dict(s.evidence.why).get("terms", 0.0)
    parts = [
        f
        for f in found
        if f.relation is Relation.VALUE
        and not is_derived(f.evidence.claim)
        and f.evidence.claim.document == s.evidence.claim.document
        and s.evidence.claim.anchor.overlaps(f.evidence.claim.anchor)
    ]
    well = any(dict(f.evidence.why).get("terms", 0.0) >= max(WELL, own - LITTLE) for f in parts)
    return not well or _names_each(claim, [f.evidence.claim for f in parts])


def _names_each(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the draft names each of two parts by a word that the other part lacks: "women and girls" for a share of each."""
    told = set(claim.about.clause)
    if len(parts) < PARTS:
        return False
    return all(told & (set(p.about.clause) - {t for o in parts if o is not p for t in o.about.clause}) for p in parts)


def _misprint(claim: Claim, s: Scored) -> bool:
    """Whether a figure that stands in nearly the draft's words has its digits but for one, or for two changed about.

    "13 per cent" is more likely to be that 31 per cent than the difference of two others.
    """
    a, b = claim.quantity, s.evidence.claim.quantity
    if (
        a is None
        or b is None
        or s.relation is not Relation.VALUE
        or barred(claim, s)
        or dict(s.evidence.why).get("terms", 0.0) < NEARLY_ALL
    ):
        return False
    x, y = f"{a.low} {a.high}", f"{b.low} {b.high}"
    return slipped(a, b) or (len(x) == len(y) > MORE and 0 < sum(c != d for c, d in zip(x, y, strict=True)) <= 2)


def _of_both(claim: Claim, s: Scored, library: Library) -> bool:
    """Whether the draft names what a second count of the noun in the source's sentence is of too: "spills of oil and slurry"."""
    own = s.evidence.claim
    beside = library.claims_at.get((own.document, own.sentence.start), ())
    others = (c for c in beside if c.quantity and c.anchor != own.anchor and c.about.counted == own.about.counted)
    said = set(claim.about.clause)
    return bool(own.about.counted) and any(
        said & (set(c.about.clause) - set(own.about.clause)) and said & (set(own.about.clause) - set(c.about.clause))
        for c in others
    )


def _beside_siblings(claim: Claim, s: Scored, found: Sequence[Scored], library: Library) -> Scored:
    """The candidate, with less for its figure where a like figure of its sentence stands nearer to the draft's clause."""
    own = s.evidence.claim
    if s.relation not in (Relation.ENTAILED, Relation.HEDGE) or own.quantity is None:
        return s
    if {"distinct number", "period"} <= {name for name, value in s.evidence.why if value > 0}:
        return s
    mine = clause_overlap(claim, own, library)
    for other in found:
        theirs = other.evidence.claim
        like = (
            theirs.quantity is not None
            and theirs.quantity.unit == own.quantity.unit
            and theirs.sentence == own.sentence
            and not (is_derived(own) and is_derived(theirs))
        )
        if not like or theirs.document != own.document or theirs.anchor == own.anchor:
            continue
        if other.relation in OTHER_NUMBER and _left_over(claim, own, theirs, library):
            return adding(s, "sibling", OUSTED)
        nearer = _in_its_place(s, other) or clause_overlap(claim, theirs, library) >= mine + NEARER
        if other.relation in OTHER_NUMBER and nearer:
            return adding(s, "sibling", SIBLING)
    return s


def _left_over(claim: Claim, own: Claim, other: Claim, library: Library) -> bool:
    """Whether the draft's clause begins with all that a clause without a verb of its own leaves of the one before it, and tells not
    what stood there: "weather was the cause of 44" for "engines were the cause of 44, and weather of 18"."""
    if own.clause.overlaps(other.clause) or other.anchor < own.anchor or not claim.about.clause:
        return False
    prose = library.document(own.document).prose
    left, stood = (set(terms(tokens(prose, c.clause))) for c in (other, own))
    said = claim.about.clause
    return 0 < len(left) <= LEFT and set(said[: len(left)]) == left and not left & stood and not stood <= set(said)


def _in_its_place(s: Scored, other: Scored) -> bool:
    """Whether the other figure of the sentence is surely of the draft's place, and this one of another place."""
    here, there = (dict(x.evidence.why).get("place", 0.0) for x in (s, other))
    return here < 0 < there and other.evidence.score >= DIFFERENT
