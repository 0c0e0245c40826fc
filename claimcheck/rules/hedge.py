"""The draft drops a hedge of the source's figure, or turns it round.

**What it finds.** "86%" for "up to 86%", "50,000" for "more than 50,000", "over 500" for "nearly 500". One hedge for another of
the same sense ("some", "about", "roughly") is no fault, nor is a true bound of one's own ("nearly 900" for 881).

The same holds of words: "one of the dirtiest" is not the dirtiest, "many landlords" are not every landlord, and
"often" is not always; nor is the longest wait an average one.

**Why it matters.** The hedge is part of the figure. Without it the most that was ever seen becomes what is always so.

**What to do.** Put the source's hedge back.

**Authority.** ConText's cue and scope (Harkema et al. 2009) for the reading; the BBC's guidance on statistics for the rule.
"""

from collections.abc import Iterator

from claimcheck.detect.context import is_edge
from claimcheck.detect.lexicon import cues
from claimcheck.detect.opposites import is_content
from claimcheck.detect.quantifiers import quantifiers
from claimcheck.detect.superlatives import is_one_of_several, is_sole, keys
from claimcheck.detect.words import term, terms, tokens
from claimcheck.model import Bound, ClaimKind, Confidence, Difference, Quantity, Severity, Span
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope, of_another_kind, turned


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "hedge")
    yield from _one_of_several(case)
    yield from _of_some(case)
    yield from of_another_kind(case, "statistic")
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
    shared = {key: run[i] for run in told[:1] for i, key in keys(run) if is_one_of_several(run, i)}
    sole = {key for run in told for i, key in keys(run) if not is_one_of_several(run, i)}
    known = set(terms(told[0]))
    for i, key in keys(ours):
        noun = ours[i + 1] if i + 1 < len(ours) and is_content(ours[i + 1]) else None
        if key in shared.keys() - sole and is_sole(ours, i) and (noun is None or term(noun.lower) in known):
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


def _is_end(case: Case, ours: Quantity, theirs: Quantity) -> bool:
    """Whether the draft tells one end of the source's range, and says which: "the most that it costs is £40"."""
    if theirs.bound is not Bound.BETWEEN or ours.low != ours.high or ours.low not in (theirs.low, theirs.high):
        return False
    run = [t for t in tokens(case.draft.prose, case.claim.sentence) if t.start < case.claim.anchor.start]
    told = cues("bounds", "highest" if ours.low == theirs.high else "lowest")
    return any(not any(is_edge(t) for t in run[hit.last :]) for hit in told.all(run))


EXAMPLES = (
    Example("«All 12» pumps on the dunes were tested.", ("Eleven of the 12 pumps on the dunes were tested.",)),
    Example(
        "The teams found 614 lame goats, «all of» which had been treated by May.",
        ("The teams found 614 lame goats. By May 577 of the 614 had been treated; 22 could not be found.",),
    ),
    Example(
        "All pumps on the dunes were tested.", ("All 12 pumps on the dunes were tested, and eleven of the 12 passed.",)
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
