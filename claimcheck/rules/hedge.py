"""The draft drops a hedge of the source's figure, or turns it round.

**What it finds.** "86%" for "up to 86%", "50,000" for "more than 50,000", "over 500" for "nearly 500". One hedge for another of
the same sense ("some", "about", "roughly") is no fault, nor is a true bound of one's own ("nearly 900" for 881).

The same holds of words: "one of the dirtiest" is not the dirtiest, "many landlords" are not every landlord, and
"often" is not always; nor is the longest wait an average one.

**Why it matters.** The hedge is part of the figure. Without it the most that was ever seen becomes what is always so.

**What to do.** Put the source's hedge back.

**Authority.** ConText's cue and scope (Harkema et al. 2009) for the reading; the BBC's guidance on statistics for the rule.
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.context import is_edge, modifiers
from claimcheck.detect.lexicon import cues
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.quantifiers import quantifiers
from claimcheck.detect.superlatives import is_behind_another, is_one_of_several, is_sole, keys
from claimcheck.detect.words import Kind, Token, term, terms, tokens
from claimcheck.model import Bound, ClaimKind, Confidence, Difference, Quantity, Severity, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.kinds import kinds
from claimcheck.retrieve.slots import noun_class
from claimcheck.rules.base import Case, Example, Rule, Scope, of_another_kind, turned

SHARED = 0.5  # of the terms behind a draft's number that the source must have, to say the same of so many


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "hedge")
    yield from _one_of_several(case)
    yield from _of_some(case)
    yield from of_another_kind(case, "statistic")
    yield from _all_but(case)
    yield from _of_each(case)
    if case.relation is not Relation.HEDGE:
        return
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or _is_end(case, ours, theirs):
        return
    if theirs.bound is Bound.EXACTLY:
        what = f"The source gives the figure without “{ours.bound}”"
    elif ours.bound is Bound.EXACTLY:
        what = f"The draft drops the source's hedge “{theirs.bound}”"
    else:
        what = f"The draft's “{ours.bound}” is not the source's “{theirs.bound}”"
    yield Difference(
        f"{what}: the draft says “{case.ours}”, the source “{case.theirs}”{case.shown_working}.",
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
        working=case.working,
        confidence=Confidence.LOW if (ours.bound, theirs.bound) == (Bound.EXACTLY, Bound.ABOUT) else Confidence.HIGH,
    )


def _one_of_several(case: Case) -> Iterator[Difference]:
    """What the source has among the most of its kind, told as the most: "the dirtiest" for "one of the dirtiest"."""
    if not case.evidence or (case.claim.quantity is None and not case.sure):
        return
    ours = tokens(case.draft.prose, case.claim.sentence)
    told = [tokens(case.library.document(e.claim.document).prose, e.claim.sentence) for e in case.evidence]
    several = [{i: is_one_of_several(run, i) or is_behind_another(run, i) for i, _ in keys(run)} for run in told]
    shared = {key for i, key in keys(told[0]) if several[0][i]}
    sole = {key for run, many in zip(told, several, strict=True) for i, key in keys(run) if not many[i]}
    known = set(terms(told[0]))
    for i, key in keys(ours):
        noun = ours[i + 1] if i + 1 < len(ours) and is_content(ours[i + 1]) else None
        if key in shared - sole and is_sole(ours, i) and (noun is None or term(noun.lower) in known):
            first = ours[i - 1] if i and ours[i - 1].lower in ("most", "least") else ours[i]
            anchor = Span(first.start, (noun or ours[i]).end)
            yield Difference(
                f"The draft says “{case.draft[anchor]}” without a hedge; the source has it as one of several.",
                anchor,
                (case.best.location,),
                correct=f"among the {case.draft[anchor]}",
            )


def _of_some(case: Case) -> Iterator[Difference]:
    """What the source says of some, or of some times, told of more: "every landlord" for "many landlords"."""
    stated = case.claim.kind is ClaimKind.QUALITATIVE
    if not case.evidence or not case.sure or not (stated or case.relation is Relation.ENTAILED):
        return
    ours = list(quantifiers(tokens(case.draft.prose, case.claim.clause if stated else case.claim.sentence)))
    told = [tokens(case.library.document(e.claim.document).prose, e.claim.sentence) for e in case.evidence if ours]
    theirs = [list(quantifiers(run)) for run in told]
    for mine in ours:
        if mine.counted:
            continue  # "300 of the gorillas" is no more than "some of its 300 gorillas"
        less = next((q for q in theirs[0] if q.meets(mine) and q.rank < mine.rank), None)
        if less and not any(q.meets(mine) and q.rank >= mine.rank for run in theirs for q in run):
            words = " ".join(case.source[less.span].split())
            yield Difference(
                f"The draft says “{' '.join(case.draft[mine.span].split())}”; the source says it of “{words}” only.",
                mine.span,
                (case.best.location,),
                correct=words,
            )
            return


def _all_but(case: Case) -> Iterator[Difference]:
    """Those of whom it is not so, told as those of whom it is: "five barns had been dried" for "all but five had been dried"."""
    ours, theirs = case.claim, case.best.claim if case.evidence else None
    if theirs is None or not ours.quantity or not theirs.quantity or case.relation is not Relation.ENTAILED:
        return
    run, told = tokens(case.draft.prose, ours.sentence), tokens(case.source.prose, theirs.sentence)
    kept, left = (_excepts(r, c.quantity.number.start) for r, c in ((told, theirs), (run, ours)) if c.quantity)
    if bool(kept) is bool(left) or case.turned or any(m.kind in DENYING for r in (run, told) for m in modifiers(r)):
        return
    behind = [t for t in run if t.start >= ours.quantity.number.end and ours.clause.end >= t.end]
    said = set(terms(behind)) - set(ours.about.counted)
    if not said or len(said & set(terms(told))) < SHARED * len(said):
        return
    words = case.theirs if left else f"{' '.join(case.source[kept].split())} {case.theirs}" if kept else ""
    yield Difference(
        f"The draft says it of “{case.ours}”, whom the source excepts, or the other way round.",
        left.to(ours.anchor) if left else ours.anchor,
        (case.best.location,),
        correct=words,
    )


def _excepts(run: Sequence[Token], number: int) -> Span | None:
    """The words right before a number by which so many are excepted."""
    before = [t for t in run if t.end <= number]
    hit = cues("quantifiers", "all_but").ending(before, len(before))
    return Span(before[hit.first].start, before[hit.last - 1].end) if hit else None


def _of_each(case: Case) -> Iterator[Difference]:
    """An average told as what is so of each: "every mill cut its output by 20 per cent"."""
    if case.relation is not Relation.ENTAILED or not case.claim.quantity or is_derived(case.best.claim):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    theirs = tokens(case.source.prose, case.best.claim.clause)
    stated = next(iter(kinds("statistic").all(theirs)), None)
    if stated is None or next(iter(kinds("statistic").all(run)), None) or _is_said_of_each(theirs):
        return
    for hit in cues("quantifiers", "each_one").all(run):
        noun = next((t for t in run[hit.last :] if is_content(t) and t.kind is Kind.WORD), None)
        if noun and run[hit.first].start < case.claim.quantity.number.start and noun_class(term(noun.lower)) != "time":
            words = " ".join(t.text for t in theirs[stated.first : stated.last])
            yield Difference(
                f"The draft says it of “{' '.join(t.text for t in run[hit.first : hit.last])}”; the source tells the figure as “{words}”.",
                Span(run[hit.first].start, run[hit.last - 1].end).to(case.claim.anchor),
                (case.best.location,),
                correct=case.theirs,
            )
            return


def _is_said_of_each(run: Sequence[Token]) -> bool:
    return next(iter(cues("quantifiers", "each_one").all(run)), None) is not None


def _is_end(case: Case, ours: Quantity, theirs: Quantity) -> bool:
    """Whether the draft tells one end of the source's range, and says which: "the most that it costs is £40"."""
    if theirs.bound is not Bound.BETWEEN or ours.low != ours.high or ours.low not in (theirs.low, theirs.high):
        return False
    run = [t for t in tokens(case.draft.prose, case.claim.sentence) if t.start < case.claim.anchor.start]
    told = cues("bounds", "highest" if ours.low == theirs.high else "lowest")
    return any(not any(is_edge(t) for t in run[hit.last :]) for hit in told.all(run))


BARNS = "In March 41 barns were flooded; all but five of them had been dried out by May."
MILLS = "The mills on the Wye cut their output by an average of 20 per cent."
EXAMPLES = (
    Example(
        "The dunes are the home of some 300 of the rare toads.",
        ("A guide showed us some of the 300 rare toads of the dunes, which are their home.",),
    ),
    Example(
        "The mill had its weakest year since 2009.",
        ("The mill grew by 7 per cent in the third quarter, its weakest year since 2009.",),
    ),
    Example(
        "The bridge of Hay is the «oldest» in Wales.",
        ("The bridge of Hay, which the guild built, is the second oldest bridge in Wales.",),
    ),
    Example(
        "The council paid «all of the» rent of the wardens.",
        ("The council paid two thirds of the rent of the wardens.",),
    ),
    Example(
        "The council paid most of the rent of the wardens.",
        ("The council paid two thirds of the rent of the wardens.",),
    ),
    Example("«All 12» pumps on the dunes were tested.", ("Eleven of the 12 pumps on the dunes were tested.",)),
    Example(
        "The teams found 614 lame goats, «all of» which had been treated by May.",
        ("The teams found 614 lame goats. By May 577 of the 614 had been treated; 22 could not be found.",),
    ),
    Example(
        "All pumps on the dunes were tested.", ("All 12 pumps on the dunes were tested, and eleven of the 12 passed.",)
    ),
    Example("Only «five of the barns» that were flooded had been dried out by May.", (BARNS,)),
    Example("All but five of the flooded barns had been dried out by May.", (BARNS,)),
    Example(
        "«Three of the schools» kept their libraries open.",
        ("All but three of the schools kept their libraries open.",),
    ),
    Example("«All but three of the schools» shut their libraries.", ("Three of the schools shut their libraries.",)),
    Example("Three of the schools shut their libraries.", ("All but three of the schools kept their libraries open.",)),
    Example("«Every mill on the Wye cut its output by 20 per cent».", (MILLS,)),
    Example("Every mill on the Wye cut its output, by 20 per cent on average.", (MILLS,)),
    Example("The mills on the Wye cut their output by 20 per cent every year.", (MILLS,)),
    Example(
        "Every mill on the Wye cut its output by 20 per cent.",
        ("The mills on the Wye each cut their output by 20 per cent.",),
    ),
    Example(
        "Twelve per cent of the buses left more than five minutes late.",
        ("In all 12 per cent of the buses left over five minutes late.",),
    ),
    Example("In «most» valleys the buses have come late.", ("In some valleys the buses have come late.",)),
    Example("Most wards were cold.", ("Nearly all wards were cold in the winter of the strike.",)),
    Example("Midwives «usually» work alone on Sundays.", ("Midwives sometimes work alone on Sundays.",)),
    Example("Midwives often work alone on Sundays.", ("Midwives usually work alone on Sundays.",)),
    Example(
        "By 2023 well under half of the 900 miles of hedge that were promised had been planted.",
        ("Some 210 miles of hedge had been planted by 2023, against a promise of 900 miles.",),
    ),
    Example("Most tenants won their case.", ("Two of the three tenants won their case.",)),
    Example("Those most at risk are children.", ("Some of those most at risk are children.",)),
    Example(
        "The Arve is the «most polluted river» in Wales.", ("The Arve is one of the most polluted rivers in Wales.",)
    ),
    Example(
        "The Arve is among the most polluted rivers in Wales.", ("The Arve is one of Wales's most polluted rivers.",)
    ),
    Example(
        "Peru ranked «highest» for deaths from the heat wave.",
        ("Peru ranked among the three highest countries for deaths from the heat wave.",),
    ),
    Example(
        "Hay has the «dirtiest air» in Wales, the board found.",
        ("The board found that Hay has some of the dirtiest air in Wales.",),
    ),
    Example(
        "Hay has perhaps the dirtiest air in Wales, the board found.",
        ("The board found that Hay has some of the dirtiest air in Wales.",),
    ),
    Example(
        "Hay has the dirtiest air in Wales, the board found.",
        ("The board found that among the towns Hay has the dirtiest air in Wales.",),
    ),
    Example(
        "The league's largest branch is in Hay.",
        ("Hay has one of the largest mills; the league's branch there is its largest.",),
    ),
    Example(
        "Tenants were £950 behind with the rent in 2022, more than twice the £460 of 2018.",
        ("What tenants were behind with the rent had more than doubled between 2018 and 2022, from £460 to £950.",),
    ),
    Example("The camp at Hay took in girls under 16.", ("Girls under age 16 were taken in by the camp at Hay.",)),
    Example("The camp at Hay took in girls aged «16».", ("Girls under age 16 were taken in by the camp at Hay.",)),
    Example("«Dozens» fell ill at the two mills in Hay.", ("Fewer than 24 people fell ill at the two mills in Hay.",)),
    Example(
        "Nearly one in five of the patients whose hip was replaced in a private ward fell again [@s1].",
        (
            "Hip patients in private wards fell again in 19.4 per cent of cases.",
            "One in five of the patients whose hip was replaced in a private ward fell again, says the doctor.",
        ),
    ),
    Example(
        "«Nearly one in five of the patients» whose hip was replaced in a private ward fell again.",
        ("One in five of the patients whose hip was replaced in a private ward fell again, says the doctor.",),
    ),
    Example(
        "Fees for hall hire rose by 12 per cent, which is less than the 15 per cent that the trust had asked for.",
        ("The trust had asked for fees for hall hire to rise by 15 per cent. They rose by 12 per cent.",),
    ),
    Example("«86% of cells» failed the inspection.", ("Up to 86% of cells failed the inspection.",)),
    Example("Up to 86% of cells failed the inspection.", ("As many as 86% of cells failed the inspection.",)),
    Example("The scheme insulated «50,000 homes».", ("The scheme insulated more than 50,000 homes.",)),
    Example("The scheme insulated at least 50,000 homes.", ("The scheme insulated more than 50,000 homes.",)),
    Example("The scheme insulated «nearly 50,000 homes».", ("The scheme insulated more than 50,000 homes.",)),
    Example("The drought displaced «over 500 families».", ("The drought displaced nearly 500 families.",)),
    Example("The drought displaced close to 500 families.", ("The drought displaced nearly 500 families.",)),
    Example("The drought displaced some 500 families.", ("The drought displaced nearly 500 families.",)),
    Example("Pass rates among girls fell «by 86%».", ("Pass rates among girls fell by between 73% and 86%.",)),
    Example("Pass rates among girls fell by at least 73%.", ("Pass rates among girls fell by between 73% and 86%.",)),
    Example("The most that such a lamp costs is £40.", ("A lamp of this kind costs £25 to £40.",)),
    Example("Such a lamp costs «£40».", ("A lamp of this kind costs £25 to £40.",)),
    Example("The shortest wait for a hip was 12 weeks.", ("The wait for a hip was between 12 and 31 weeks.",)),
    Example("The longest wait for a hip was «12 weeks».", ("The wait for a hip was between 12 and 31 weeks.",)),
    Example(
        "The grant for the three libraries is £4 million over three years.",
        ("A grant of £4 million for the three libraries will be spent over three years.",),
    ),
    Example("The three libraries spent «three years» on it.", ("The three libraries spent over three years on it.",)),
    Example(
        "The city had 55 per cent more buses in 2022 than in 2012.",
        ("Of the increase in buses since 2012 the night services account for some 55 to 60 per cent.",),
    ),
)
RULE = Rule("N103", "hedge", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
