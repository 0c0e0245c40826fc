"""The draft tells a rise where the source tells a fall, or a fall for a rise.

**What it finds.** The same size of change, the other way; a rise told without a figure where the source's two levels tell a fall.

**Why it matters.** It turns the source into its opposite, and most often comes from rewriting a sentence by halves.

**What to do.** Read the source's sentence again, and turn the word round.

**Authority.** The fact-checkers' list, "change: from, to, by, points or percent; direction".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claimcheck.detect.context import modifiers
from claimcheck.detect.opposites import degrees, heads
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, tokens
from claimcheck.model import ChangeKind, Claim, ClaimKind, Difference, Direction, ModifierKind, Severity, Span
from claimcheck.retrieve.aims import unmoved
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, same_number
from claimcheck.retrieve.levelled import compared
from claimcheck.retrieve.ties import is_difference, like, set_against, then_and_now
from claimcheck.retrieve.weighed import outweighed
from claimcheck.retrieve.working import changed, shown
from claimcheck.rules.base import Case, Example, Rule, Scope, part_of, turned, turned_round

THAN = "than"
TIME = 12  # characters between a "than" and the time behind it
TOLD = {Direction.UP: "a rise", Direction.DOWN: "a fall", Direction.NONE: "a change"}


def check(case: Case) -> Iterator[Difference]:
    found = [*turned(case, "direction"), *turned_round(case, "direction")][:1]
    yield from found
    if case.claim.kind is ClaimKind.QUALITATIVE:
        yield from () if found else [*_between_levels(case)] or _outweighed(case)
        return
    yield from [*_set_against(case)] or _unmoved(case)
    if case.relation is Relation.ENTAILED and is_derived(case.best.claim) and is_difference(case.claim):
        yield from () if found else [*_more_for_less(case)] or _outweighed(case)
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if case.relation is Relation.DIRECTION and ours and theirs and ours.change and theirs.change:
        if ours.change.kind is ChangeKind.TO and theirs.change.kind is ChangeKind.FROM and _has_start(case):
            return  # said of the start already: "went from 9 to 28"
        anchor = case.claim.anchor.to(ours.change.cue)
        yield Difference(
            f"The draft tells {TOLD[ours.change.way]} where the source tells {TOLD[theirs.change.way]}:"
            f" “{case.theirs}”{case.shown_working}.",
            anchor,
            (case.best.location,),
            correct=" ".join(case.source[case.best.claim.anchor.to(theirs.change.cue)].split()),
            working=case.working,
        )


def _has_start(case: Case) -> bool:
    """Whether the draft's sentence tells the start of the same change, and the source's its end."""
    best = case.best.claim
    beside = case.library.claims_at.get((best.document, best.sentence.start), ())
    sides = ((case.claim, case.claims, ChangeKind.FROM), (best, beside, ChangeKind.TO))
    return all(_has_end(claim, others, kind) for claim, others, kind in sides)


def _has_end(claim: Claim, others: Iterable[Claim], kind: ChangeKind) -> bool:
    cue = claim.quantity and claim.quantity.change and claim.quantity.change.cue
    changes = (c.quantity.change for c in others if c.quantity)
    return any(c and c.kind is kind and c.cue == cue for c in changes)


def _between_levels(case: Case) -> Iterator[Difference]:
    """A rise or fall told without a figure, where the source's two levels of the thing tell the other: "64 per cent, against 71"."""
    if not case.evidence or not (case.sure or _of_its_times(case)):
        return
    run = [t for t in tokens(case.draft.prose, case.claim.sentence) if case.claim.clause.contains(Span(t.start, t.end))]
    told = _ways(run, case.claim)
    if len(told) != 1 or any(m.kind is ModifierKind.NEGATION for m in case.claim.modifiers):
        return
    best = case.best.claim
    beside = case.library.claims_at.get((best.document, best.sentence.start), ())
    pairs = filter(None, (then_and_now(a, b, case.library) for a, b in combinations(beside, 2)))
    levels = [(a, b, a.quantity.low, b.quantity.low) for a, b in pairs if a.quantity and b.quantity]
    ways = {Direction.UP if y > x else Direction.DOWN for _, _, x, y in levels}
    if len(ways) != 1 or told[0][0] in ways:
        return
    then, now, x, y = levels[0]
    words = " ".join(case.source[min(then.anchor, now.anchor).to(max(then.anchor, now.anchor))].split())
    working = changed(x, y) if x else f"{shown(x)} → {shown(y)}"
    yield Difference(
        f"The draft tells {TOLD[told[0][0]]}; the source's figures tell {TOLD[ways.pop()]}: “{words}” ({working}).",
        told[0][1],
        (case.best.location,),
        correct=words,
        working=working,
    )


def _unmoved(case: Case) -> Iterator[Difference]:
    """A rise or fall to a level at which, by the source, the thing remained."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or theirs.change or not ours.change:
        return
    cue = unmoved(case.best.claim, case.library) if ours.change.kind is ChangeKind.TO else None
    if cue and ours.change.way is not Direction.NONE and not is_derived(case.best.claim):
        yield Difference(
            f"The draft tells {TOLD[ours.change.way]}; the source says “{' '.join(case.source[cue].split())}” of that level.",
            case.claim.anchor.to(ours.change.cue),
            (case.best.location,),
            correct=" ".join(case.source[cue].split()),
        )


def _more_for_less(case: Case) -> Iterator[Difference]:
    """By how much a later figure is "more" than an earlier one where the source's later one is less, or the other way round."""
    best, run = case.best.claim, tokens(case.draft.prose, case.claim.sentence)
    words = [h for h in heads(run) if h.key in degrees() and run[h.first].start >= case.claim.anchor.start]
    within = (c for p in case.library.paragraph(best.document, best.sentence) for c in _claims(case, p.span))
    inside = [c for c in within if best.anchor.contains(c.anchor)]
    orders = filter(None, (then_and_now(a, b, case.library) for a, b in combinations(inside, 2)))
    for then, now in orders:
        x, y, q = then.quantity, now.quantity, best.quantity
        if not words or x is None or y is None or q is None or abs(y.low - x.low) != q.low:
            continue
        way = Direction.UP if (y.low > x.low) is _tells_latest_first(case) else Direction.DOWN
        if way is not (Direction.UP if words[0].sign > 0 else Direction.DOWN):
            said = Span(run[words[0].first].start, run[words[0].last - 1].end)
            yield Difference(
                f"The draft says “{case.draft[said]}”; the source's figures tell {TOLD[way]}: {changed(x.low, y.low)}.",
                said,
                (case.best.location,),
                working=changed(x.low, y.low),
            )
            return


def _claims(case: Case, sentence: Span) -> tuple[Claim, ...]:
    return tuple(case.library.claims_at.get((case.best.claim.document, sentence.start), ()))


def _tells_latest_first(case: Case) -> bool:
    """Whether the time that the draft's sentence compares with, behind its "than", is the earlier one, as far as it tells both."""
    than = next((t.start for t in tokens(case.draft.prose, case.claim.sentence) if t.lower == THAN), None)
    dates = [c for c in case.claims if c.kind is ClaimKind.DATE and c.sentence == case.claim.sentence]
    told = sorted({(p.span, p.first) for c in dates for p in c.about.periods})
    base = next((first for span, first in told if than is not None and span.start > than), None)
    others = [first for _, first in told if first != base]
    return base is None or not others or max(others) >= base


def _outweighed(case: Case) -> Iterator[Difference]:
    """A comparison or a superlative in words, of which the source's figures tell the reverse."""
    run = tokens(case.draft.prose, case.claim.sentence)
    told = [(e.claim.document, e.claim.sentence) for e in (*case.evidence, *case.nearest)]
    near = [(p.document, p.span) for id, span in told for p in case.library.paragraph(id, span)]
    found = outweighed(run, tuple(dict.fromkeys((*told, *near))), case.library)
    if found:
        both = sorted((found.own.anchor, found.other.anchor))
        source = case.library.document(found.own.document)
        words = " ".join(source[both[0].to(both[1])].split())
        yield Difference(
            f"The draft says “{' '.join(case.draft[found.ours].split())}”; the source's figures say the reverse: “{words}”.",
            part_of(case.draft.prose, case.claim.sentence, found.ours),
            (case.library.location(found.own.document, both[0].to(both[1])),),
            correct=words,
        )


def _of_its_times(case: Case) -> bool:
    """Whether the evidence is told for two times, and the draft for the same two."""
    ours, theirs = ({(p.first, p.last) for p in c.about.periods} for c in (case.claim, case.best.claim))
    return len(ours) > 1 and ours == theirs


def _ways(run: Sequence[Token], claim: Claim) -> list[tuple[Direction, Span]]:
    """The rises and falls that a statement tells, each with its words: "has grown", "more in May than in April"."""
    hits = [h for h in tables().verb.all(run) if h.value in (Direction.UP, Direction.DOWN)]
    found = [(Direction(h.value), Span(run[h.first].start, run[h.last - 1].end)) for h in hits]
    than = compared(run, claim.clause)
    if than and any(0 < p.span.start - than.end <= TIME for p in claim.about.periods):
        word = next(t for t in run if t.start == than.start)
        if way := tables().comparative.get(word.lower):
            found.append((Direction(way), Span(word.start, word.end)))
    return found


def _set_against(case: Case) -> Iterator[Difference]:
    """A rise told of a figure that the source sets against a greater one, or tells of an earlier time than its start."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or theirs.change is not None:
        return
    if ours.change is None or ours.change.kind is not ChangeKind.TO:
        return
    told, cue = (ours.change.way, case.claim.anchor.to(ours.change.cue))
    if told is Direction.NONE:
        told, cue = _told_before(case)
    if told is Direction.NONE:
        return
    best = case.best.claim
    for other in case.library.claims_at.get((best.document, best.sentence.start), ()):
        q = other.quantity
        if q is None or not like(q, theirs) or other.anchor == best.anchor or q.low == theirs.low:
            continue
        way = Direction.UP if theirs.low > q.low else Direction.DOWN
        against = other.anchor > best.anchor and set_against(best, other, case.library)
        if way is told and not _turned_in_time(case, other):
            continue
        if against or _turned_in_time(case, other):
            way = way if against else _other(told)
            words = " ".join(case.source[min(best.anchor, other.anchor).to(max(best.anchor, other.anchor))].split())
            start, end = (q.low, theirs.low) if against else (theirs.low, q.low)
            working = changed(start, end) if start else f"{shown(start)} → {shown(end)}"
            yield Difference(
                f"The draft tells {TOLD[told]}; the source's figures tell {TOLD[way]}: “{words}” ({working}).",
                cue,
                (case.best.location,),
                correct=words,
                working=working,
            )
            return


def _told_before(case: Case) -> tuple[Direction, Span]:
    """The way that the sentence tells before a figure that tells none, with its words: "fell as well, and stood at 29 per cent"."""
    claim = case.claim
    start = max(
        (c.anchor.end for c in case.claims if c.sentence == claim.sentence and c.quantity and c.anchor < claim.anchor),
        default=claim.sentence.start,
    )
    run = [t for t in tokens(case.draft.prose, claim.sentence) if start <= t.start < claim.anchor.start]
    hits = [h for h in tables().verb.all(run) if h.value in (Direction.UP, Direction.DOWN)]
    if len(hits) != 1 or any(m.kind is ModifierKind.NEGATION for m in modifiers(run)):
        return Direction.NONE, claim.anchor
    return Direction(hits[0].value), Span(run[hits[0].first].start, run[hits[0].last - 1].end)


def _other(way: Direction) -> Direction:
    return Direction.DOWN if way is Direction.UP else Direction.UP


def _turned_in_time(case: Case, other: Claim) -> bool:
    """Whether the draft's change begins with a figure that the source tells of a later time than that of its end.

    "Fell from 83 to 65", where there were 83 in 2023 and 65 in 2022.
    """
    ours, best = case.claim.quantity, case.best.claim
    beside = [c.quantity for c in case.claims if c.sentence == case.claim.sentence and c.quantity]
    begins = [q for q in beside if q.change and q.change.kind is ChangeKind.FROM and ours and like(q, ours)]
    if len(begins) != 1 or other.quantity is None or not same_number(begins[0], other.quantity):
        return False
    mine, its = (next((p for p in c.about.periods if not p.inferred), None) for c in (best, other))
    return mine is not None and its is not None and mine.last < its.first


EXAMPLES = (
    Example(
        "«Wages on the dunes rose faster than prices.»",
        ("On the dunes wages rose by 3 per cent and prices rose by 9 per cent.",),
    ),
    Example(
        "Prices on the dunes rose faster than wages.",
        ("On the dunes wages rose by 3 per cent and prices rose by 9 per cent.",),
    ),
    Example("The price of a monthly ticket «fell to £30».", ("The price of a monthly ticket remained at £30.",)),
    Example("The price of a monthly ticket is still £30.", ("The price of a monthly ticket remained at £30.",)),
    Example(
        "«Damp was more common in barns than in mills.»",
        ("In barns 8 per cent of the walls were damp, in mills 18 per cent.",),
    ),
    Example(
        "Damp was less common in barns than in mills.",
        ("In barns 8 per cent of the walls were damp, in mills 18 per cent.",),
    ),
    Example("«More homes burnt in Hay than in Ross.»", ("In Hay 40 homes burnt, in Ross 62.",)),
    Example("More homes burnt in Ross than in Hay.", ("In Hay 40 homes burnt, in Ross 62.",)),
    Example(
        "«Snares were used more often than poison.»",
        ("Of the 40 hares 26 were shot, nine killed with poison and five with snares.",),
    ),
    Example(
        "«The largest number of the gulls were caught by nets.»",
        ("Of the gulls that were caught, 62 were caught by nets, 90 by lines and 14 by dogs.",),
    ),
    Example(
        "The largest number of the gulls were caught by lines.",
        ("Of the gulls that were caught, 62 were caught by nets, 90 by lines and 14 by dogs.",),
    ),
    Example(
        "In the first ten months of 2022 the board granted 1,560 «more» permits than in the same months of 2021.",
        (
            "In the first ten months of 2022 the board granted 13,920 permits. In the same months of 2021 the board had granted 15,480.",
        ),
    ),
    Example(
        "In the first ten months of 2022 the board granted 1,560 fewer permits than in the same months of 2021.",
        (
            "In the first ten months of 2022 the board granted 13,920 permits. In the same months of 2021 the board had granted 15,480.",
        ),
    ),
    Example(
        "In 2021 the board granted 1,560 more permits than in 2022.",
        ("In 2022 the board granted 13,920 permits. In 2021 the board had granted 15,480.",),
    ),
    Example(
        "It took six more cooks.",
        ("The city made two inns cook in small batches. The number of cooks was raised from 31 to 37.",),
    ),
    Example("«Rents rose faster than wages.»", ("Wages rose faster than rents.",)),
    Example("Rents rose faster than wages.", ("Wages rose slower than rents.",)),
    Example("«More women than men lost their jobs in Hay.»", ("More men than women lost their jobs in Hay.",)),
    Example("More women than men lost their jobs in Hay.", ("Fewer men than women lost their jobs in Hay.",)),
    Example("Wages rose less than rents.", ("Rents rose more than wages.",)),
    Example(
        "The ban made absence more common, even if it made bullying «rarer».",
        ("The ban, which schools began in May, increased absence and bullying.",),
    ),
    Example(
        "To noise the ear clinic ascribes 1,800 early deaths in 2020, «45 per cent more» than in 2005.",
        ("In 2020 the ear clinic ascribed 1,800 early deaths to noise, 45 per cent fewer than in 2005.",),
    ),
    Example(
        "To noise the ear clinic ascribes 1,800 early deaths in 2020, 45 per cent fewer than in 2005.",
        ("In 2020 the ear clinic ascribed 1,800 early deaths to noise, 45 per cent fewer than in 2005.",),
    ),
    Example(
        "The share of barns in Wales that were dry «rose in 2023/24, from 71 to 74 per cent».",
        ("In Wales 71 per cent of barns were dry, down from 74 per cent in 2022/23.",),
    ),
    Example(
        "The share of buses out of use «went from 9%» to 28% in 14 months.",
        ("The share of buses out of use fell from 28 per cent to 9 per cent in 14 months.",),
    ),
    Example(
        "The share of buses out of use went from 28% to 9% in 14 months.",
        ("The share of buses out of use fell from 28 per cent to 9 per cent in 14 months.",),
    ),
    Example(
        "Last year truancy «rose to 8.9 per cent» in Hull.",
        ("In Hull truancy was 8.9 per cent last year, against 9.6 per cent in the year before.",),
    ),
    Example(
        "Last year truancy fell to 8.9 per cent in Hull.",
        ("In Hull truancy was 8.9 per cent last year, against 9.6 per cent in the year before.",),
    ),
    Example(
        "Donors reported a «17 per cent increase» in gifts to hospices.",
        ("Donors reported a reduction of 17 percent in gifts to hospices.",),
    ),
    Example(
        "Donors reported a 17 per cent drop in gifts to hospices.",
        ("Donors reported a reduction of 17 percent in gifts to hospices.",),
    ),
    Example("Bus use «rose by 12%» in the valley.", ("Bus use fell by 12% in the valley.",)),
    Example("Bus use fell 12% in the valley.", ("In the valley, bus use was down 12%.",)),
    Example("The price of bread «dropped by a third».", ("The price of bread climbed by a third.",)),
    Example(
        "Truancy «halved» after the new bus.",
        ("Truancy doubled after the new bus.",),
    ),
    Example(
        "Meetings between schools and parents have «decreased» in many towns.",
        ("Meetings between schools and parents have in fact increased in many towns.",),
    ),
    Example(
        "The cases of burst pipes «fell from 83 to 65» between 2022 and 2023.",
        ("In 2023 the crews dealt with 83 cases of burst pipes; in 2022 there were 65 cases.",),
    ),
    Example(
        "The cases of burst pipes rose from 65 to 83 between 2022 and 2023.",
        ("In 2023 the crews dealt with 83 cases of burst pipes; in 2022 there were 65 cases.",),
    ),
    Example(
        "Between the two counts the share of homes with a smoke alarm «rose by nine points».",
        ("A smoke alarm was found in 62 per cent of the homes. In 2016 it had been 71 per cent.",),
    ),
    Example(
        "Between the two counts the share of homes with a smoke alarm fell by nine points.",
        ("A smoke alarm was found in 62 per cent of the homes. In 2016 it had been 71 per cent.",),
    ),
    Example(
        "In 2023, 41 per cent of tenants had a written contract, 12 percentage points more than in 2018.",
        ("In 2023, 41 per cent of tenants held a written contract, compared with 29 per cent in 2018.",),
    ),
    Example(
        "The share of mothers in the ward who smoke has «grown» since 2021.",
        ("The share of mothers in the ward who smoke was 16 per cent, against 19 per cent in 2021.",),
    ),
    Example(
        "The share of mothers in the ward who smoke has fallen since 2021.",
        ("The share of mothers in the ward who smoke was 16 per cent, against 19 per cent in 2021.",),
    ),
    Example(
        "The share of pupils who cycle «fell» as well, and stood at 29 per cent in May.",
        ("In May 29 per cent of the pupils said that they cycle, slightly more than in 2019 (26 per cent).",),
    ),
    Example(
        "The share of pupils who cycle rose as well, and stood at 29 per cent in May.",
        ("In May 29 per cent of the pupils said that they cycle, slightly more than in 2019 (26 per cent).",),
    ),
    Example(
        "Truancy «rose» again in Hull, and stood at 4 per cent in May.",
        ("In May truancy in Hull was 4 per cent, compared with 6 per cent in 2019.",),
    ),
    Example(
        "A study of seven towns showed town halls reporting «fewer» ponds restored than the ministry did.",
        ("A study looked at seven towns. Town halls were seen reporting higher figures of ponds restored.",),
    ),
    Example(
        "Few town halls have looked for ponds, as the law asks of them.",
        ("Higher figures of ponds were reported by the town halls, as the law asks of them.",),
    ),
    Example(
        "Pupils came to «more» of their lessons in 2023 than in 2022.",
        ("Pupils attended 38 per cent of the lessons held in 2023, as against 41 per cent in 2022.",),
    ),
    Example(
        "Pupils came to fewer of their lessons in 2023 than in 2022.",
        ("Pupils attended 38 per cent of the lessons held in 2023, as against 41 per cent in 2022.",),
    ),
    Example(
        "The trust moved its grants to wards and clinics, so that sums for music, art and drama «went up».",
        ("That year the trust shifted grants to wards and clinics, resulting in lower sums for music, art and drama.",),
    ),
    Example(
        "The trust moved its grants to wards and clinics, so that sums for music, art and drama went down.",
        ("That year the trust shifted grants to wards and clinics, resulting in lower sums for music, art and drama.",),
    ),
    Example(
        "In Hull rents rose, and the wages of carers fell.",
        ("In Hull the wages of carers fell, and rents rose.",),
    ),
    Example(
        "In Hull more carers rented a flat and fewer owned a house.",
        ("In Hull fewer carers owned a house, and more of them rented a flat.",),
    ),
    Example("Exam entries increased by 300.", ("Exam entries grew by 300.",)),
    Example("Emissions from lorries were cut by 9 per cent.", ("Emissions from lorries decreased by 9 per cent.",)),
)
RULE = Rule("N105", "direction", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
