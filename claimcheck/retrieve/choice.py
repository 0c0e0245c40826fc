"""Which candidates are good enough to judge a claim by: the thresholds, and who gets a figure that two claims want."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from claimcheck.model import Bound, ChangeKind, Claim, ClaimKind, Form, Origin, Quantity, SlotKind, Span
from claimcheck.retrieve.align import (
    OTHER_NUMBER,
    POOR,
    SUPPORTED,
    Scored,
    adding,
    aligned,
    clause_overlap,
    others,
    passage_of,
    rank,
)
from claimcheck.retrieve.derive import borne_out, derived, differences, is_derived
from claimcheck.retrieve.figures import ONE_SIDED, Relation, agreeing, compare, slipped, times_apart
from claimcheck.retrieve.headed import row_times
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.outline import bare
from claimcheck.retrieve.slots import of_other_things
from claimcheck.retrieve.step import stands_in_place
from claimcheck.retrieve.ties import complements, is_difference, stands_for_another

NEARER_FREE = 0.1  # of the draft's clause that a like figure of the sentence must have more to be the nearer one
NEARLY_PLACED = 0.15  # the same where its clause names the draft's place, and the best one's does not
NEARLY = 0.1  # less of a score than the best one's, with which a figure that was made is still told nearly as well
GOES_ON = 0.3  # the same where its sentence bears out the figure beside the draft's
SHORT = 4  # terms below which a statement is easily found by chance
OPERAND = 0.35  # of a figure that is made of the one beside it
NEIGHBOUR = 0.16  # that the paragraph bears out another claim of the draft's sentence or paragraph
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
LOWEST = min(SUPPORTED - BARE, FAULT, DIFFERENT - SLIP - BESIDE, DATED, STATEMENT)  # of all thresholds


def chosen(claim: Claim, scored: Sequence[Scored], beside: Set[tuple[str, Span]] = frozenset()) -> tuple[Scored, ...]:
    """The candidates by which the claim is judged, best first; none where nothing speaks to it.

    `beside` are the source's sentences, by document, that bear out another figure of the draft's sentence: there a figure
    for the same counted noun is the counterpart.
    """
    near = [
        s
        for s in scored
        if s.evidence.score >= LOWEST  # most have less, and need no closer look
        and s.evidence.score >= threshold(claim, s) - (BESIDE if _is_beside(claim, s, beside) else 0.0)
    ]
    spared = next((s for s in near if _spares(claim, s, near[0]) or _goes_on(s, near[0], beside)), None)
    if spared:
        return (spared,)
    return tuple(s for s in near if s.relation is near[0].relation)


def _spares(claim: Claim, s: Scored, best: Scored) -> bool:
    """Whether a figure that bears the claim out comes before the best candidate, which has another number.

    It does where it is told of the draft's own place and nearly as well; where the best one only tells between what limits
    the figure lies ("less than half as likely: 18 per cent did so, against 43"); where the figures of the best one's sentence make
    it ("seven in ten had left work or cut their hours" for "28 per cent had left work, 43 per cent had reduced their
    hours"); and where another document writes it and the draft does not say whose it is: two surveys of like people find
    unlike shares. So does a number that is hardly another's where its clause tells of nothing but a figure told before: "the
    figure for 2020 had been 7,073".
    """
    if s.relation is not Relation.ENTAILED:
        return False
    ours, theirs = s.evidence.claim, best.evidence.claim
    if best.relation is Relation.HEDGE:
        return _hedged_as_there(claim, s, best)
    if best.relation is Relation.LOOSE:  # 63 per cent is "more than a quarter" too, and 27 is meant
        share = claim.quantity is not None and claim.quantity.form is Form.SHARE and claim.quantity.change is None
        return share and s.evidence.score >= best.evidence.score - NEARLY
    if best.relation not in OTHER_NUMBER:
        return False
    if _timed_better(s, best) or dict(s.evidence.why).get("rest", 0.0) > 0:
        return True
    if is_derived(theirs):
        return not is_derived(ours) and s.evidence.score >= best.evidence.score - NEARLY
    nearly = ours.document == theirs.document and s.evidence.score >= best.evidence.score - NEARLY
    if is_derived(ours):  # a total and one of its parts make nothing, and would make many numbers
        if ours.anchor.contains(theirs.anchor) and complements(claim, theirs):
            return True  # "83 harbours had no lamps" for 63 of 146 that had them
        share = ours.quantity is not None and ours.quantity.form is Form.SHARE
        return nearly and share and ours.sentence.overlaps(theirs.sentence)
    if nearly and (best.relation is Relation.OPEN or _leans_on(ours, theirs)):
        return True
    distinct = dict(s.evidence.why).get("distinct number", 0.0) > 0
    if distinct and ours.document == theirs.document and stands_for_another(ours):
        return True
    close = ours.document == theirs.document and s.evidence.score >= best.evidence.score - NEARLY_PLACED
    if close and (nearer_placed(claim, ours, theirs) or (nearly and _of_its_row(claim, ours))):
        return True
    place, other = (dict(c.evidence.why).get("place", 0.0) for c in (s, best))
    if nearly and place > 0 >= other and any(claim.clause.overlaps(p.span) for p in claim.about.places):
        return True
    nobodys = not claim.citations and not claim.about.credited
    return nobodys and ours.document != theirs.document and s.evidence.score >= DIFFERENT


def _timed_better(s: Scored, best: Scored) -> bool:
    """Whether a figure is told of the draft's own time, and the best candidate of another one."""
    mine, other = (dict(c.evidence.why).get("period", 0.0) for c in (s, best))
    return other < 0 < mine


def _leans_on(ours: Claim, theirs: Claim) -> bool:
    """Whether a figure counts some of those whom its sentence names with the other one: "helpers, 14 per cent of the crew, did
    worst: 27 per cent of them fell ill"."""
    taken = any(s.cue and ours.sentence.contains(s.span) for s in ours.about.of(SlotKind.COUNTED))
    return taken and ours.sentence == theirs.sentence and theirs.anchor < ours.anchor


def _of_its_row(claim: Claim, ours: Claim) -> bool:
    """Whether a figure is that of a cell which says nothing itself, and is told of the place that heads the cell's row."""
    heads = {s.place.name for s in claim.about.of(SlotKind.PLACE) if s.place and s.origin is Origin.HEADER}
    told = {p.name for p in ours.about.places if ours.clause.overlaps(p.span)}
    return claim.anchor == claim.sentence and bool(heads) and told == heads


def nearer_placed(claim: Claim, ours: Claim, theirs: Claim) -> bool:
    """Whether a figure's clause names more of the draft's places than another's, and no other place that the latter does not.

    "In Ghana it was 41 per cent" beside "33 per cent of children in Togo worked", for a draft that speaks of Ghana.
    """
    told = {p.name for p in claim.about.places}
    mine, other = ({p.name for p in c.about.places if c.clause.overlaps(p.span)} for c in (ours, theirs))
    own, others = mine & told, other & told
    if not own or len(own) < len(others) or not mine - told <= other - told:
        return False
    return len(own) > len(others) or mine - told < other - told


def _goes_on(s: Scored, best: Scored, beside: Set[tuple[str, Span]]) -> bool:
    """Whether a share that bears the claim out stands in the sentence that bears out its neighbour.

    "44 per cent said so: 57 per cent of trainees and 24 per cent of consultants".
    """
    ours = s.evidence.claim
    share = ours.quantity is not None and ours.quantity.form is Form.SHARE
    written = share and best.relation is Relation.VALUE and s.relation is Relation.ENTAILED and not is_derived(ours)
    own = (ours.document, ours.sentence) in beside
    return written and own and bool(ours.about.counted) and s.evidence.score >= best.evidence.score - GOES_ON


def _hedged_as_there(claim: Claim, s: Scored, best: Scored) -> bool:
    """Whether a figure that bears a rounded one out comes before one of the same number with another hedge.

    "Nearly a fifth" is that of 18.9 per cent and not of a fifth of something else: where the draft cites the one and not the
    other, and where the other was worked out of two figures, and is written nowhere.
    """
    q = claim.quantity
    if q is None or q.bound is Bound.EXACTLY or q.form not in (Form.SHARE, Form.MULTIPLE):
        return False
    here, there = (dict(c.evidence.why).get("cited", 0.0) > 0 for c in (s, best))
    return (here and not there) or (is_derived(best.evidence.claim) and not (there and not here))


def _is_beside(claim: Claim, s: Scored, beside: Set[tuple[str, Span]]) -> bool:
    other = s.evidence.claim
    counted = bool(claim.about.counted) and claim.about.counted == other.about.counted
    return s.relation in OTHER_NUMBER and counted and (other.document, other.sentence) in beside


def threshold(claim: Claim, s: Scored) -> float:
    """The score that a candidate needs; more than any has where it is barred."""
    if claim.quantity is None:
        return (DATED if claim.kind is ClaimKind.DATE else STATEMENT) + (
            WARY if len(claim.about.clause) < SHORT else 0.0
        )
    if s.relation in (Relation.ENTAILED, Relation.LOOSE) and _of_other_noun(claim, s):
        return NEVER
    if s.relation is Relation.ENTAILED:
        if len(claim.about.clause) < POOR and {"distinct number", "period"} <= {n for n, v in s.evidence.why if v > 0}:
            return SUPPORTED - BARE
        small = is_small(claim.quantity)
        apart = small and dict(s.evidence.why).get("counted", 0.0) < 0  # "two bodies", "two studies"
        return SUPPORTED + (WARY if small or is_derived(s.evidence.claim) else 0.0) + (WARY if apart else 0.0)
    if barred(claim, s):
        return NEVER
    if s.relation in OTHER_NUMBER:
        poor = len(claim.about.clause) < POOR and not _of_one_place(claim, s.evidence.claim)
        plain = claim.quantity.form in (Form.DURATION, Form.AGE) or poor
        slip = s.evidence.claim.quantity and slipped(claim.quantity, s.evidence.claim.quantity)
        return DIFFERENT + (WARY if plain else 0.0) - (SLIP if slip else 0.0)
    return FAULT


def _of_one_place(claim: Claim, other: Claim) -> bool:
    """Whether the clauses of two figures name one place: "in Phoenix it was not even half"."""
    ours, theirs = ({p.name for p in c.about.places if c.clause.overlaps(p.span)} for c in (claim, other))
    return bool(ours & theirs)


def _of_other_noun(claim: Claim, s: Scored) -> bool:
    """Whether a figure that only lies within the claim's bound counts something else: "fewer than 2,000 women", 32 lawmakers."""
    count = claim.quantity is not None and claim.quantity.form is Form.COUNT
    return count and dict(s.evidence.why).get("counted", 0.0) < 0 and not _of_one_number(claim, s.evidence.claim)


def barred(claim: Claim, s: Scored) -> str:
    """Why a figure that differs cannot be the counterpart, whatever its score; empty where it may be."""
    if claim.quantity is None or s.relation is Relation.ENTAILED or stands_in_place(s.evidence):
        return ""
    other = s.evidence.claim
    if s.relation in (Relation.VALUE, Relation.OPEN) and not comparable(claim, other):
        return "too far off in size, or counted where the draft's is not"
    if _share_and_change(claim.quantity, other.quantity, s.relation):
        return (
            "a share, and the draft's a change"  # "55 per cent more" is no slip for "55 to 60 per cent of the increase"
        )
    written = s.relation in OTHER_NUMBER and not is_derived(other)
    if written and is_difference(claim) != is_difference(other):
        return "the one tells a level, the other by how much it is more or less"
    parts = claim.quantity.form in (Form.SHARE, Form.COUNT) and claim.quantity.change is None
    if written and parts and complements(claim, other):
        return "the draft denies what the source says of its part"
    if s.relation in OTHER_NUMBER and claim.quantity.form is Form.COUNT and of_other_things(claim, other):
        return "another number of other things"
    if s.relation in OTHER_NUMBER and dict(s.evidence.why).get("place", 0.0) < 0:
        return "another number of another place"  # is another fact
    untimed = dict(s.evidence.why).get("period", 0.0) <= 0
    if written and untimed and row_times(other):
        return "another number of a table, of a row whose time the draft does not tell"
    return ""


def comparable(ours: Claim, theirs: Claim) -> bool:
    """Whether a figure may be a slip for the source's: of like size or with the same digits, and not counted against uncounted."""
    a, b = ours.quantity, theirs.quantity
    if a is None or b is None:
        return False
    bare = bool(ours.about.counted) != bool(theirs.about.counted) and a.form is Form.COUNT
    if bare and not any(_leans(q) for q in (a, b)):
        return False
    return not times_apart(a.value, b.value, MOST_APART) or str(a.low).strip("0") == str(b.low).strip("0")


def _leans(q: Quantity) -> bool:
    """Whether a count has its noun from before it: "of 132 cities 46 had …", as "43 of them" has."""
    return q.counted is not None and q.counted.end <= q.number.start


def is_small(q: Quantity) -> bool:
    """Whether a bare count is so small that many sentences hold it."""
    return q.form is Form.COUNT and not q.unit and q.high <= SMALL


def _share_and_change(ours: Quantity, theirs: Quantity | None, relation: Relation) -> bool:
    """Whether a figure differs that is a share of a whole where the other tells in percent how something grew or shrank.

    A share of the draft with the source's number may be a change told in words that are not known as one.
    """
    if theirs is None or not ours.form is theirs.form is Form.SHARE or relation not in (*OTHER_NUMBER, Relation.HEDGE):
        return False
    mine, other = (q.change is not None and q.change.kind is ChangeKind.BY for q in (ours, theirs))
    return mine != other and (mine or relation is not Relation.HEDGE)


def nearby(
    claim: Claim, places: Iterable[tuple[str, Span]], beside: Sequence[Claim], library: Library
) -> tuple[Scored, ...]:
    """Figures that bear the claim out in the paragraphs which bear out its neighbours in the draft, best first.

    A sentence's second figure is often told in words too few to be found by: "… and fewer than half of pay". One that is made of
    a figure `beside`, a source's for another one of the same sentence, needs none: "58 per cent, nine points more than in 2022".
    """
    if claim.quantity is None:
        return ()
    around = ((document, span) for document, sentence in places for span in library.spans_about(document, sentence))
    passages = [bare(document, span) for document, span in dict.fromkeys(around)]
    found = []
    written = [o for p in passages for o in others(claim, p, library)]
    own = [p for p in passages if any(f.document == p.document for f in beside)]
    ratios = (d for d in derived(claim, own, library) if is_made_of(d, beside))
    for other in (*written, *ratios, *borne_out(claim, passages, library)):
        if other.quantity is None or compare(claim.quantity, other.quantity) is not Relation.ENTAILED:
            continue
        scored = aligned(claim, other, passage_of(other, passages, library), library)
        if scored:
            found.append(adding(scored, "neighbour", OPERAND if is_made_of(other, beside) else NEIGHBOUR))
    found.sort(key=rank)
    return tuple(s for s in found if s.evidence.score >= threshold(claim, s))


def against(claim: Claim, beside: Sequence[Claim], library: Library) -> tuple[Scored, ...]:
    """What the source makes of a figure `beside` and the one that it sets against it, where the draft draws something else
    from it: "once took 9 weeks; now it takes four times as long" for 9 and 23 weeks."""
    q = claim.quantity
    if q is None or not (q.change or q.form is Form.MULTIPLE or is_difference(claim)):
        return ()
    made = {}
    for figure in beside:
        passages = library.paragraph(figure.document, figure.sentence)
        for d in (*derived(claim, passages, library), *differences(claim, passages, library)):
            tied = d.sentence == figure.sentence or d.sentence.overlaps(figure.sentence)
            if tied and is_made_of(d, (figure,)) and d.quantity:
                made[d.document, d.anchor] = (d, passage_of(d, passages, library))
    if len({d.quantity.low for d, _ in made.values() if d.quantity}) != 1:
        return ()
    other, passage = next(iter(made.values()))
    scored = aligned(claim, other, passage, library)
    scored = adding(scored, "neighbour", OPERAND) if scored else None
    if scored is None or scored.relation not in OTHER_NUMBER:
        return ()
    return (scored,) if scored.evidence.score >= threshold(claim, scored) else ()


def is_made_of(claim: Claim, figures: Iterable[Claim]) -> bool:
    """Whether a figure was worked out from one of some others of a source."""
    return is_derived(claim) and any(f.document == claim.document and claim.anchor.contains(f.anchor) for f in figures)


def displaced(claim: Claim, keeper: Claim, scored: Sequence[Scored], library: Library) -> tuple[Scored, ...]:
    """The candidates of a claim whose best one is the counterpart of another claim of its sentence, the keeper.

    Where a like figure of the same source's sentence is nearer to the claim, the best one is none of its own: "50 in one
    year, compared with 50 in the other" for 50 and 59. Nearer is what has its counted noun, or more of its clause, or
    stands in the same order.
    """
    best = scored[0].evidence.claim
    if scored[0].relation is not Relation.ENTAILED:  # "less than 5 and 5" for 2 and 5
        borne = [s for s in scored if s.relation is Relation.ENTAILED and s.evidence.claim.sentence == best.sentence]
        if borne and borne[0].evidence.claim.document == best.document:
            return tuple(borne)
    mine = clause_overlap(claim, best, library)
    nearer = []
    for s in scored:
        other = s.evidence.claim
        if s.relation not in OTHER_NUMBER or other.anchor == best.anchor or other.document != best.document:
            continue
        if other.sentence != best.sentence or bool(other.about.counted) != bool(claim.about.counted):
            continue
        by_noun = claim.about.counted == other.about.counted != best.about.counted
        theirs = clause_overlap(claim, other, library)
        in_order = (claim.anchor > keeper.anchor) == (other.anchor > best.anchor) and theirs >= mine
        if theirs >= mine + NEARER_FREE or (by_noun and claim.about.counted) or (in_order and not claim.about.counted):
            nearer.append(s)
    return tuple(nearer) or tuple(scored)


def untaken(claim: Claim, scored: Sequence[Scored], taken: Set[tuple[str, Span]]) -> tuple[Scored, ...]:
    """The candidates without those that are another figure's of the same sentence: a figure has one counterpart.

    One that gives the claim's own number may be the counterpart of two; "under 96" is not borne out by the 95 beside it.
    """
    return tuple(
        s
        for s in scored
        if (s.evidence.claim.document, s.evidence.claim.anchor) not in taken
        or (s.relation is Relation.ENTAILED and _of_one_number(claim, s.evidence.claim))
    )


def _of_one_number(claim: Claim, other: Claim) -> bool:
    a, b = claim.quantity, other.quantity
    return a is None or b is None or a.bound not in ONE_SIDED or agreeing(a, b)
