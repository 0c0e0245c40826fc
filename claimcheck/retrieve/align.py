"""Do two claims speak of the same thing? The one answer: a score, with the parts that it is made of.

The terms of the draft's claim are looked for in the source's: those of the claim's own clause count most, those of the rest
of its sentence less, those of its context least; rare terms count more than common ones. What the source's clause says
beyond the draft's counts a little against it: of two figures in one sentence the nearer clause wins. Agreement of the figures
is a soft bonus only, since the claims that matter most are those that differ.

`retrieve/candidates.py` asks it of everything that may be near, `retrieve/choice.py` says which answers are good enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from claimcheck.detect import place
from claimcheck.model import About, Claim, ClaimKind, Evidence, Form, Passage, Quantity, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, agreeing, compare, same_number
from claimcheck.retrieve.headed import in_one_row, in_other_row, in_unnamed_row
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.once import of_two
from claimcheck.retrieve.slots import counted_agree, one_time, periods_agree

# What a term of the draft's claim weighs by where it stands, and what it finds by where the source has it.
CLAUSE, REST, CONTEXT = 1.0, 0.45, 0.12
IN_CLAUSE, IN_REST, IN_CONTEXT = 1.0, 0.75, 0.45
UNSEEN = 0.35  # a term that no source has weighs less than the rarest: it is most often the draft's own wording
COVERAGE, SPECIFIC = 0.8, 0.2
NOTHING = 0.3  # of a claim that has no term by which it could be of anything else

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
DERIVED = -0.05  # a figure that is written there comes before one that two others make
POOR = 2  # terms below which a clause says too little to accuse by
VERY_DISTINCT, MANY_DIGITS = 0.2, 4  # one of four digits or more hardly ever is
CITED = 0.06
MEANING, ORDINARY = 0.3, 0.45  # of a statement: how like in meaning, against what two sentences of one subject are

SUPPORTED = 0.36  # the score from which a figure that agrees bears the draft's out


@dataclass(frozen=True, slots=True)
class Scored:
    """An evidence with the relation of its figure to the draft's."""

    evidence: Evidence
    relation: Relation


def strength(s: Scored) -> float:
    """All that speaks for a candidate; the score shows no more than 1 of it."""
    return round(sum(v for _, v in s.evidence.why), 4)


def rank(s: Scored) -> tuple[float, str, int]:
    """By what the best candidate comes first, ties by place."""
    made = DERIVED if is_derived(s.evidence.claim) else 0.0
    return -strength(s) - made, s.evidence.claim.document, s.evidence.claim.anchor.start


def adding(s: Scored, name: str, value: float) -> Scored:
    """The candidate with one thing more that speaks for it, or against it."""
    score = round(min(1.0, max(0.0, s.evidence.score + value)), 4)
    return replace(s, evidence=replace(s.evidence, score=score, why=(*s.evidence.why, (name, value))))


def others(claim: Claim, passage: Passage, library: Library) -> Iterable[Claim]:
    """The claims of a passage with which the draft's may be compared; the passage itself for a claim without a figure."""
    if claim.quantity is None:
        yield as_claim(passage)
        return
    bare = _is_bare_cell(claim) and library.cell(passage.document, passage.span) is not None
    for other in library.claims_at.get((passage.document, passage.span.start), ()):
        if other.quantity is not None:
            yield _without_unit(other) if bare else other


def _is_bare_cell(claim: Claim) -> bool:
    """Whether a figure is all of a cell that no header tells the unit of."""
    q = claim.quantity
    return q is not None and q.form is Form.COUNT and not q.unit and claim.anchor == claim.sentence == q.number


def _without_unit(other: Claim) -> Claim:
    """A cell's figure without a unit that is not written in the cell: a draft's table may tell it in the text around."""
    q = other.quantity
    told_elsewhere = q is not None and q.unit and other.anchor == q.number and not q.change
    return replace(other, quantity=replace(q, unit="", form=Form.COUNT, rate="")) if q and told_elsewhere else other


def passage_of(claim: Claim, passages: Sequence[Passage], library: Library) -> Passage:
    """The passage in which a source's claim stands: one of some, or of its document, as a column's total may."""
    near = (p for p in passages if p.document == claim.document and p.span.contains(claim.sentence))
    found = next(near, None)
    return found or next(p for p in library.passages_of(claim.document) if p.span.contains(claim.sentence))


def as_claim(passage: Passage) -> Claim:
    """A whole passage as a claim without a figure."""
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


def aligned(
    claim: Claim,
    other: Claim,
    passage: Passage,
    library: Library,
    cited: Set[str] = frozenset(),
    likeness: float | None = None,
) -> Scored | None:
    relation = Relation.NONE
    if claim.quantity and other.quantity:
        relation = compare(claim.quantity, other.quantity)
        if (
            relation is Relation.NONE
            or in_other_row(claim, other)
            or (not other.working and in_unnamed_row(claim, other, library, relation is Relation.ENTAILED))
        ):
            return None
    why = [("terms", _overlap(claim, other, library))]
    if claim.quantity is None and likeness is not None:
        why.append(("meaning", MEANING * (likeness - ORDINARY)))
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
    elif one_time(claim.about.periods, other.about.periods):
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
    asked = _asked(claim, library)
    if not asked.weight and not asked.said:
        return NOTHING  # "He was 89.", and no word before it
    own, rest = map(set, _clause(other))
    context = set(other.about.context)
    got = 0.0
    for t, w in asked.terms:
        if t in own:
            got += w * IN_CLAUSE
        elif t in rest:
            got += w * IN_REST
        elif t in context:
            got += w * IN_CONTEXT
    coverage = got / asked.weight if asked.weight else 0.0
    told = [(t, tells(t, library)) for t in other.about.clause]
    total = sum(w for _, w in told)
    specific = sum(w for t, w in told if t in asked.said) / total if total else 0.0
    return COVERAGE * coverage + SPECIFIC * specific


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a source's claim must have to be of the draft's: terms, each with its weight, and the weight of all."""

    terms: tuple[tuple[str, float], ...]
    weight: float
    said: frozenset[str]


@of_two
def _asked(claim: Claim, library: Library) -> _Asked:
    (clause, beside), about = _clause(claim), claim.about
    runs = ((clause, CLAUSE), (beside, REST), (about.context, CONTEXT))
    weighed = tuple((t, weight * tells(t, library)) for run, weight in runs for t in run)
    return _Asked(weighed, sum(w for _, w in weighed), frozenset((*about.clause, *about.rest, *about.context)))


def tells(t: str, library: Library) -> float:
    """What a term tells: the more the rarer it is in the sources, and little where none has it."""
    return library.index.weight(t, UNSEEN)


def _clause(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms of a claim's clause and of the rest; of all the sentence and none where the clause has hardly any.

    "… doubled and reached 1.6 million": the clause has its subject from the one before.
    """
    about = claim.about
    if len(about.clause) + len(about.shared) < POOR:
        return (*about.clause, *about.rest), ()
    return (*about.clause, *about.shared), tuple(t for t in about.rest if t not in about.shared)


def clause_overlap(claim: Claim, other: Claim, library: Library) -> float:
    """The share of the draft's clause that the source's clause has, by weight."""
    own, _ = _clause(other)
    total = sum(tells(t, library) for t in claim.about.clause)
    both = sum(tells(t, library) for t in claim.about.clause if t in own)
    return both / total if total else 0.0


def _changes(ours: Quantity, theirs: Quantity) -> float:
    """A little for two figures that both tell a change, or both none; a little off where one does."""
    return CHANGE_SAME if (ours.change is None) == (theirs.change is None) else CHANGE_OTHER


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
