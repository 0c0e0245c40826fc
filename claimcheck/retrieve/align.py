"""Do two claims speak of the same thing? The one answer, and the choice of the evidence by it.

The terms of the draft's claim are looked for in the source's: those of the claim's own clause count most, those of the rest
of its sentence less, those of its context least; rare terms count more than common ones. What the source's clause says
beyond the draft's counts a little against it: of two figures in one sentence the nearer clause wins. Agreement of the figures
is a soft bonus only, since the claims that matter most are those that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.detect import place
from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import term, terms, tokens
from claimcheck.model import ChangeKind, Claim, ClaimKind, Evidence, Form, Passage, Period, Quantity, Span
from claimcheck.retrieve.derive import borne_out, derived, is_derived
from claimcheck.retrieve.figures import Relation, agreeing, compare, same_number, slipped
from claimcheck.retrieve.headed import in_one_row, in_other_row
from claimcheck.retrieve.library import Library

MOST_PASSAGES = 40
MOST_CELLS = 40  # of tables
MOST_DERIVED = 8  # passages whose figures are combined

# What a term of the draft's claim weighs by where it stands, and what it finds by where the source has it.
CLAUSE, REST, CONTEXT = 1.0, 0.45, 0.12
IN_CLAUSE, IN_REST, IN_CONTEXT = 1.0, 0.75, 0.45
UNSEEN = 0.35  # a term that no source has weighs less than the rarest: it is most often the draft's own wording
COVERAGE, SPECIFIC = 0.8, 0.2

BONUS = {
    Relation.ENTAILED: 0.16,
    Relation.HEDGE: 0.12,
    Relation.UNIT: 0.08,
    Relation.DIRECTION: 0.1,
    Relation.BY_TO: 0.1,
    Relation.CHANGE: 0.0,
    Relation.VALUE: 0.0,
    Relation.LOOSE: -0.03,
    Relation.OPEN: 0.0,
}
OTHER_NUMBER = (Relation.VALUE, Relation.CHANGE, Relation.OPEN)
BOUNDED = 0.08  # entailed by a bound only: "more than a third" allows very many figures
CHANGE_SAME, CHANGE_OTHER = 0.02, -0.04
DISTINCT = 0.1  # that both have a number which is rarely another figure's
COUNTED_SAME, COUNTED_OTHER = 0.06, -0.08
PLACE_SAME, PLACE_OTHER = 0.05, -0.08
PLACE_OTHER_STATED = -0.02  # of a statement without a figure: where all else agrees, the place is what is wrong
PERIOD_SAME, PERIOD_OTHER = 0.06, -0.05
ROW_SAME = 0.1  # of two cells, by the times that their headers tell
SIBLING = -0.14  # another figure of the source's sentence stands in a clause that is nearer by NEARER or more
NEARER = 0.25
NEARER_FREE = 0.1  # the same where the figure is that of another claim of the draft's sentence
MORE = 3  # characters of two equal ends of one digit
NEARLY_ALL = 0.8  # of the draft's terms
WELL = 0.3  # a third of them: below, a figure that agrees may be any other
LITTLE = 0.05  # what a second figure must add to the terms, to be meant too
SHORT = 4  # terms below which a statement is easily found by chance
POOR = 2  # terms below which a clause says too little to accuse by
VERY_DISTINCT, MANY_DIGITS = 0.2, 4  # one of four digits or more hardly ever is
CITED = 0.06
DERIVED = -0.05  # a figure that is written there comes before one that two others make
NEIGHBOUR = 0.16  # that the paragraph bears out another claim of the draft's sentence or paragraph

SUPPORTED = 0.36  # with an entailed figure
FAULT = 0.44  # with the same number and another hedge, unit, direction
DIFFERENT = 0.56  # with another number: the claims must be very near, for an accusation rests on it
BESIDE = 0.16  # less for a figure of the same noun in the sentence that bears out its neighbour
SLIP = 0.08  # less where the digits are those of the source with two changed about: 358 for 385
BARE = 0.05  # less where the clause has hardly a term, and the number and the period are the source's
SMALL = 12
MOST_APART = 12  # times; a figure further off is more likely of something else
NEVER = 2.0
WARY = 0.08  # more for durations, ages, and clauses that say too little
DATED = 0.42  # a date whose sentence has no figure: only the rule on periods rests on it
STATEMENT = 0.47  # a claim without a figure


@dataclass(frozen=True, slots=True)
class Scored:
    """An evidence with the relation of its figure to the draft's."""

    evidence: Evidence
    relation: Relation


def candidates(claim: Claim, library: Library) -> tuple[Scored, ...]:
    """The sources' claims that may be about the same thing, best first."""
    cited = {library.original(i) for c in claim.citations for i in c.resolved}
    found: list[Scored] = []
    passages = _passages(claim, library)
    for passage in passages:
        for other in _others(claim, passage, library):
            scored = _scored(claim, other, passage, library, cited)
            if scored:
                found.append(scored)
    if claim.quantity and claim.quantity.unit in ("times", "percent"):
        for other in derived(claim, passages, library):
            scored = _scored(claim, other, _passage_of(other, passages), library, cited)
            if scored:
                found.append(scored)
    passages = _first(passages, library, MOST_DERIVED, MOST_DERIVED)
    first = min(found, key=_rank, default=None)
    if claim.quantity and not _settled(first) and not any(_misprint(claim, s) for s in found):
        made = [
            _scored(claim, other, _passage_of(other, passages), library, cited)
            for other in borne_out(claim, passages, library)
        ]
        found += [s for s in made if s and _adds(s, found)]
    found = [_beside_siblings(claim, s, found, library) for s in found]
    found.sort(key=_rank)
    return tuple(found)


def _passages(claim: Claim, library: Library) -> list[Passage]:
    """The passages that are most like the claim, best first; the many cells of a table leave room for sentences."""
    hits = library.index.search(_query(claim), MOST_PASSAGES + MOST_CELLS)
    return _first([library.index.passages[i] for i, _ in hits], library, MOST_PASSAGES, MOST_CELLS)


def _first(passages: Sequence[Passage], library: Library, sentences: int, cells: int) -> list[Passage]:
    """The first so many sentences, and the first so many cells of tables."""
    room = {False: sentences, True: cells}
    found = []
    for passage in passages:
        of_table = library.cell(passage.document, passage.span) is not None
        if room[of_table]:
            room[of_table] -= 1
            found.append(passage)
    return found


def _settled(first: Scored | None) -> bool:
    """Whether the best figure bears the claim out, and in so many of its terms that no two others need be looked at."""
    if first is None or first.relation is not Relation.ENTAILED or first.evidence.score < SUPPORTED:
        return False
    why = dict(first.evidence.why)
    return why.get("terms", 0.0) >= WELL or why.get("distinct number", 0.0) > 0


def _adds(s: Scored, found: Sequence[Scored]) -> bool:
    """Whether a figure made of two shares is told in more of the draft's terms than a share that stands there.

    "Over half spoke of shame" is none of "37 per cent spoke of shame, 22 per cent had no food bank within reach".
    """
    quantity = s.evidence.claim.quantity
    if quantity is None or quantity.form is not Form.SHARE or quantity.change is not None:
        return True
    own = dict(s.evidence.why).get("terms", 0.0)
    return not any(
        f.relation is Relation.VALUE
        and f.evidence.claim.document == s.evidence.claim.document
        and s.evidence.claim.anchor.overlaps(f.evidence.claim.anchor)
        and dict(f.evidence.why).get("terms", 0.0) >= max(WELL, own - LITTLE)
        for f in found
    )


def _misprint(claim: Claim, s: Scored) -> bool:
    """Whether a figure that stands in nearly the draft's words has its digits but for one, or for two changed about.

    "13 per cent" is more likely to be that 31 per cent than the difference of two others.
    """
    a, b = claim.quantity, s.evidence.claim.quantity
    if (
        a is None
        or b is None
        or s.relation is not Relation.VALUE
        or dict(s.evidence.why).get("terms", 0.0) < NEARLY_ALL
    ):
        return False
    x, y = f"{a.low} {a.high}", f"{b.low} {b.high}"
    return slipped(a, b) or (len(x) == len(y) > MORE and 0 < sum(c != d for c, d in zip(x, y, strict=True)) <= 2)


def strength(s: Scored) -> float:
    """All that speaks for a candidate; the score shows no more than 1 of it."""
    return round(sum(v for _, v in s.evidence.why), 4)


def _rank(s: Scored) -> tuple[float, str, int]:
    """The best first, ties by place."""
    made = DERIVED if s.relation is Relation.ENTAILED and is_derived(s.evidence.claim) else 0.0
    return -strength(s) - made, s.evidence.claim.document, s.evidence.claim.anchor.start


def _beside_siblings(claim: Claim, s: Scored, found: Sequence[Scored], library: Library) -> Scored:
    """The candidate, with less for its figure where a like figure of its sentence stands nearer to the draft's clause."""
    own = s.evidence.claim
    if s.relation not in (Relation.ENTAILED, Relation.HEDGE) or own.quantity is None:
        return s
    if {"distinct number", "period"} <= {name for name, value in s.evidence.why if value > 0}:
        return s
    mine = _clause_overlap(claim, own, library)
    for other in found:
        theirs = other.evidence.claim
        like = (
            theirs.quantity is not None
            and theirs.quantity.unit == own.quantity.unit
            and theirs.sentence == own.sentence
        )
        if (
            like and theirs.document == own.document and theirs.anchor != own.anchor and other.relation in OTHER_NUMBER
        ) and (_in_its_place(s, other) or _clause_overlap(claim, theirs, library) >= mine + NEARER):
            evidence = replace(
                s.evidence,
                score=round(max(0.0, s.evidence.score + SIBLING), 4),
                why=(*s.evidence.why, ("sibling", SIBLING)),
            )
            return replace(s, evidence=evidence)
    return s


def _in_its_place(s: Scored, other: Scored) -> bool:
    """Whether the other figure of the sentence is of the draft's place, and this one of another place."""
    here, there = (dict(x.evidence.why).get("place", 0.0) for x in (s, other))
    return here < 0 < there


def _clause_overlap(claim: Claim, other: Claim, library: Library) -> float:
    """The share of the draft's clause that the source's clause has, by weight."""
    own, _ = _clause(other)
    total = sum(_weight(t, library) for t in claim.about.clause)
    both = sum(_weight(t, library) for t in claim.about.clause if t in own)
    return both / total if total else 0.0


def _clause(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms of a claim's clause and of the rest; of all the sentence and none where the clause has hardly any.

    "… doubled and reached 1.6 million": the clause has its subject from the one before.
    """
    about = claim.about
    return ((*about.clause, *about.rest), ()) if len(about.clause) < POOR else (about.clause, about.rest)


def _query(claim: Claim) -> dict[str, float]:
    query = dict.fromkeys(claim.about.context[:12], 0.15)
    query.update(dict.fromkeys(claim.about.rest, 0.5))
    query.update(dict.fromkeys(claim.about.clause, 1.0))
    query.update({t: 0.6 for p in claim.about.places for t in terms(tokens(p.name))})
    if claim.quantity:
        query[f"#{float(claim.quantity.value):.6g}"] = 0.5
    return query


def _passage_of(claim: Claim, passages: Sequence[Passage]) -> Passage:
    return next(p for p in passages if p.document == claim.document and p.span.contains(claim.sentence))


def _others(claim: Claim, passage: Passage, library: Library) -> Iterable[Claim]:
    """The claims of a passage with which the draft's may be compared; the passage itself for a claim without a figure."""
    if claim.quantity is None:
        yield as_claim(passage)
        return
    for other in library.claims_at.get((passage.document, passage.span.start), ()):
        if other.quantity is not None:
            yield other


def as_claim(passage: Passage) -> Claim:
    """A whole passage as a claim without a figure."""
    from claimcheck.model import About

    about = About(passage.subject, (), passage.context, (), passage.places, passage.periods, (), passage.names)
    return Claim(
        ClaimKind.QUALITATIVE,
        passage.document,
        passage.span,
        passage.span,
        passage.span,
        None,
        "",
        about,
        passage.modifiers,
    )


def _scored(claim: Claim, other: Claim, passage: Passage, library: Library, cited: set[str]) -> Scored | None:
    relation = Relation.NONE
    if claim.quantity and other.quantity:
        relation = compare(claim.quantity, other.quantity)
        if relation is Relation.NONE or in_other_row(claim, other):
            return None
    why = [("terms", _overlap(claim, other, library))]
    if relation is not Relation.NONE:
        near = claim.quantity is not None and other.quantity is not None and agreeing(claim.quantity, other.quantity)
        why.append((relation.value, BONUS[relation] if near or relation is not Relation.ENTAILED else BOUNDED))
        if claim.quantity and other.quantity:
            why.append(("change", _changes(claim.quantity, other.quantity)))
        if (
            claim.quantity
            and other.quantity
            and _distinct(claim.quantity)
            and not is_derived(other)  # two figures make many others
            and same_number(claim.quantity, other.quantity)
        ):
            why.append(("distinct number", VERY_DISTINCT if _distinct(claim.quantity, MANY_DIGITS) else DISTINCT))
        why.append(("counted", _counted(claim, other)))
    theirs = other.about.places if other.quantity else passage.places
    if claim.about.places and theirs:
        same = place.agree(claim.about.places, theirs)
        other_place = PLACE_OTHER if claim.quantity else PLACE_OTHER_STATED
        why.append(("place", PLACE_SAME if same else other_place))
    if not periods_agree(claim.about.periods, other.about.periods):
        why.append(("period", PERIOD_OTHER))
    elif _one_time(claim.about.periods, other.about.periods):
        why.append(("period", PERIOD_SAME))
        if in_one_row(claim, other):
            why.append(("row", ROW_SAME))
    if library.original(passage.document) in cited:
        why.append(("cited", CITED))
    score = max(0.0, min(1.0, sum(value for _, value in why)))
    location = library.location(other.document, _shown(other))
    return Scored(Evidence(other, location, round(score, 4), tuple((n, round(v, 4)) for n, v in why if v)), relation)


def _shown(other: Claim) -> Span:
    """What of the source is shown: the figure's own clause, or the sentence."""
    return other.anchor.to(other.clause) if other.quantity else other.sentence


def _overlap(claim: Claim, other: Claim, library: Library) -> float:
    a, b = claim.about, other.about
    (clause, beside), (theirs, others) = _clause(claim), _clause(other)
    own, rest, context = set(theirs), set(others), set(b.context)
    got = asked = 0.0
    for run, weight in ((clause, CLAUSE), (beside, REST), (a.context, CONTEXT)):
        for t in run:
            w = weight * _weight(t, library)
            asked += w
            got += w * (IN_CLAUSE if t in own else IN_REST if t in rest else IN_CONTEXT if t in context else 0.0)
    coverage = got / asked if asked else 0.0
    said = set(a.clause) | set(a.rest) | set(a.context)
    total = sum(_weight(t, library) for t in b.clause)
    specific = sum(_weight(t, library) for t in b.clause if t in said) / total if total else 0.0
    return COVERAGE * coverage + SPECIFIC * specific


def _weight(t: str, library: Library) -> float:
    return library.index.weight(t) * (1.0 if library.index.known(t) else UNSEEN)


def _comparable(ours: Claim, theirs: Claim) -> bool:
    """Whether a figure may be a slip for the source's: of like size or with the same digits, and not counted against uncounted."""
    a, b = ours.quantity, theirs.quantity
    if a is None or b is None:
        return False
    if bool(ours.about.counted) != bool(theirs.about.counted) and a.form is Form.COUNT:
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= low * MOST_APART or str(a.low).strip("0") == str(b.low).strip("0")


def _small(q: Quantity) -> bool:
    """Whether a bare count is so small that many sentences hold it."""
    return q.form is Form.COUNT and not q.unit and q.high <= SMALL


def _changes(ours: Quantity, theirs: Quantity) -> float:
    """A little for two figures that both tell a change, or both none; a little off where one does."""
    return CHANGE_SAME if (ours.change is None) == (theirs.change is None) else CHANGE_OTHER


def _share_and_change(ours: Quantity, theirs: Quantity | None, relation: Relation) -> bool:
    """Whether a figure differs that is a share of a whole where the other tells in percent how something grew or shrank.

    A share of the draft with the source's number may be a change told in words that are not known as one.
    """
    if theirs is None or not ours.form is theirs.form is Form.SHARE or relation not in (*OTHER_NUMBER, Relation.HEDGE):
        return False
    mine, other = (q.change is not None and q.change.kind is ChangeKind.BY for q in (ours, theirs))
    return mine != other and (mine or relation is not Relation.HEDGE)


def _distinct(q: Quantity, least: int = 3) -> bool:
    """Whether a number is so particular that two claims with it are rarely of different things: 385, 620, 11.6."""
    if q.low.denominator != 1:
        return least < MANY_DIGITS and q.step <= 1  # "one in six" is no particular number
    digits = str(q.low.numerator).rstrip("0")
    return len(digits) >= least or (len(digits) == least - 1 and q.low >= 10**least / 10 and least < MANY_DIGITS)


def _counted(claim: Claim, other: Claim) -> float:
    a, b = claim.about.counted, other.about.counted
    if not a or not b:
        return 0.0
    return COUNTED_SAME if counted_agree(a, b) else COUNTED_OTHER


def _of_other_things(claim: Claim, other: Claim) -> bool:
    """Whether two claims count things of which the table of nouns tells that they are not the same."""
    heads = [c.about.counted[-1:] for c in (claim, other)]
    known = all(noun_class(t) for head in heads for t in head)
    return all(heads) and known and not counted_agree(claim.about.counted, other.about.counted)


# ── slots ────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _classes() -> tuple[dict[str, str], frozenset[str], dict[str, str]]:
    classes: dict[str, str] = {}
    generic: set[str] = set()
    narrower: dict[str, str] = {}
    for row in rows("nouns", "class"):
        for word in (*row["words"], *row.get("generic", ())):
            classes.setdefault(term(word), row["name"])
        generic.update(term(w) for w in row.get("generic", ()))
        narrower.update({term(a): term(b) for a, b in row.get("narrower", {}).items()})
    return classes, frozenset(generic), narrower


def noun_class(t: str) -> str:
    """The class of a counted noun (person, organisation, place …) by its term; empty where the table lacks it."""
    return _classes()[0].get(t, "")


def counted_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two counted noun phrases may name the same things."""
    classes, generic, narrower = _classes()
    if set(a) & set(b):
        return True
    heads = (a[-1], b[-1])
    if any(h in generic for h in heads):
        one, two = (classes.get(h, "") for h in heads)
        return one == two or not one or not two
    return any(_wider(x, y, narrower) or _wider(y, x, narrower) for x in a[-1:] for y in b[-1:])


def _wider(x: str, y: str, narrower: dict[str, str]) -> bool:
    seen = set()
    while x in narrower and x not in seen:
        seen.add(x)
        x = narrower[x]
        if x == y:
            return True
    return False


def _one_time(a: Sequence[Period], b: Sequence[Period]) -> bool:
    """Whether both tell a time outright, and the same one or one in the other."""
    return any(period_fits(x, y) for x in a for y in b if not x.inferred and not y.inferred)


def periods_agree(a: Sequence[Period], b: Sequence[Period]) -> bool:
    """Whether two claims may be of the same time: some period of the one fits one of the other, or one tells none."""
    return not a or not b or any(period_fits(x, y) for x in a for y in b)


def period_fits(a: Period, b: Period) -> bool:
    """Whether two periods may be the same: equal where told alike, the coarser holding the finer else."""
    if a.inferred or b.inferred:
        a, b = _shifted(a, b), b
    if a.grain == b.grain:
        return (a.first, a.last) == (b.first, b.last)
    coarse, fine = (a, b) if a.grain > b.grain else (b, a)
    return coarse.first <= fine.first and fine.last <= coarse.last


def _shifted(a: Period, b: Period) -> Period:
    """The period moved to the year of the other one, where a year was only inferred."""
    try:
        return replace(a, first=a.first.replace(year=b.first.year), last=a.last.replace(year=b.last.year))
    except ValueError:
        return a


# ── the choice ───────────────────────────────────────────────────────────────────────────────────


def nearby(claim: Claim, places: Iterable[tuple[str, Span]], library: Library) -> tuple[Scored, ...]:
    """Figures that bear the claim out in the paragraphs which bear out its neighbours in the draft, best first.

    A sentence's second figure is often told in words too few to be found by: "… and fewer than half of pay".
    """
    if claim.quantity is None:
        return ()
    passages = list(dict.fromkeys(p for document, sentence in places for p in library.paragraph(document, sentence)))
    found = []
    others = [o for p in passages for o in _others(claim, p, library)]
    for other in (*others, *borne_out(claim, passages, library)):
        scored = _scored(claim, other, _passage_of(other, passages), library, set())
        if scored and scored.relation is Relation.ENTAILED:
            evidence = replace(scored.evidence, score=round(min(1.0, scored.evidence.score + NEIGHBOUR), 4))
            found.append(replace(scored, evidence=replace(evidence, why=(*evidence.why, ("neighbour", NEIGHBOUR)))))
    found.sort(key=_rank)
    return tuple(s for s in found if s.evidence.score >= _threshold(claim, s))


def displaced(claim: Claim, keeper: Claim, scored: Sequence[Scored], library: Library) -> tuple[Scored, ...]:
    """The candidates of a claim whose best one is the counterpart of another claim of its sentence, the keeper.

    Where a like figure of the same source's sentence is nearer to the claim, the best one is none of its own: "50 in one
    year, compared with 50 in the other" for 50 and 59. Nearer is what has its counted noun, or more of its clause, or
    stands in the same order.
    """
    best = scored[0].evidence.claim
    mine = _clause_overlap(claim, best, library)
    nearer = []
    for s in scored:
        other = s.evidence.claim
        if s.relation not in OTHER_NUMBER or other.anchor == best.anchor or other.document != best.document:
            continue
        if other.sentence != best.sentence or bool(other.about.counted) != bool(claim.about.counted):
            continue
        by_noun = claim.about.counted == other.about.counted != best.about.counted
        theirs = _clause_overlap(claim, other, library)
        in_order = (claim.anchor > keeper.anchor) == (other.anchor > best.anchor) and theirs >= mine
        if theirs >= mine + NEARER_FREE or (by_noun and claim.about.counted) or (in_order and not claim.about.counted):
            nearer.append(s)
    return tuple(nearer) or tuple(scored)


def untaken(scored: Sequence[Scored], taken: Set[tuple[str, Span]]) -> tuple[Scored, ...]:
    """The candidates without those that differ and are another figure's of the same sentence: a figure has one counterpart."""
    return tuple(
        s
        for s in scored
        if s.relation is Relation.ENTAILED or (s.evidence.claim.document, s.evidence.claim.anchor) not in taken
    )


def chosen(claim: Claim, scored: Sequence[Scored], beside: Set[tuple[str, Span]] = frozenset()) -> tuple[Scored, ...]:
    """The candidates by which the claim is judged, best first; none where nothing speaks to it.

    `beside` are the source's sentences, by document, that bear out another figure of the draft's sentence: there a figure
    for the same counted noun is the counterpart.
    """
    near = [
        s
        for s in scored
        if s.evidence.score >= _threshold(claim, s) - (BESIDE if _is_beside(claim, s, beside) else 0.0)
    ]
    return tuple(s for s in near if s.relation is near[0].relation)


def _is_beside(claim: Claim, s: Scored, beside: Set[tuple[str, Span]]) -> bool:
    other = s.evidence.claim
    counted = bool(claim.about.counted) and claim.about.counted == other.about.counted
    return s.relation in OTHER_NUMBER and counted and (other.document, other.sentence) in beside


def _threshold(claim: Claim, s: Scored) -> float:
    if claim.quantity is None:
        return (DATED if claim.kind is ClaimKind.DATE else STATEMENT) + (
            WARY if len(claim.about.clause) < SHORT else 0.0
        )
    if s.relation is Relation.ENTAILED:
        if len(claim.about.clause) < POOR and {"distinct number", "period"} <= {n for n, v in s.evidence.why if v > 0}:
            return SUPPORTED - BARE
        return SUPPORTED + (WARY if _small(claim.quantity) or is_derived(s.evidence.claim) else 0.0)
    if s.relation in (Relation.VALUE, Relation.OPEN) and not _comparable(claim, s.evidence.claim):
        return NEVER
    if _share_and_change(claim.quantity, s.evidence.claim.quantity, s.relation):
        return NEVER  # "55 per cent more" is no slip for "55 to 60 per cent of the increase"
    why = dict(s.evidence.why)
    if s.relation in OTHER_NUMBER and claim.quantity.form is Form.COUNT and _of_other_things(claim, s.evidence.claim):
        return NEVER
    elsewhere = why.get("place", 0.0) < 0
    if s.relation in OTHER_NUMBER and elsewhere:
        return NEVER  # another figure of another place is another fact
    if s.relation in OTHER_NUMBER:
        plain = claim.quantity.form in (Form.DURATION, Form.AGE) or len(claim.about.clause) < POOR
        slip = claim.quantity and s.evidence.claim.quantity and slipped(claim.quantity, s.evidence.claim.quantity)
        return DIFFERENT + (WARY if plain else 0.0) - (SLIP if slip else 0.0)
    return FAULT
