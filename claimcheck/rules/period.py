"""The draft dates the fact otherwise than the source does.

**What it finds.** The right figure or event with another year, month or span. A coarser date that holds the source's ("in 2020"
for March 2020) is no fault.

**Why it matters.** A figure of another year is another figure; "last year's" number ages with every copy of the text.

**What to do.** Take the source's date.

**Authority.** The fact-checkers' list, "period, and how old".
"""

from collections.abc import Iterator, Sequence

from claimcheck.model import ClaimKind, Difference, Grain, Period, Severity
from claimcheck.retrieve.slots import period_fits
from claimcheck.retrieve.within import likeness, nearness
from claimcheck.rules.base import Case, Example, Rule, Scope, turned

MONTH, YEAR = 31, 366  # days
NEARER = 0.5  # how much more alike the words around another date must be


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "period")
    if case.claim.kind is not ClaimKind.DATE or not case.evidence:
        return
    for ours in case.claim.about.periods:
        if ours.span != case.claim.anchor:
            continue
        theirs = [p for e in case.evidence for p in case.library.periods_of(e.claim)]
        best = case.best.claim.about.periods
        other = None
        if any(_same_time(ours, p) for p in theirs) or _spans(ours, theirs):
            other = _nearer(case, ours)
        elif best and not _told(case, ours, best):
            other = best[0]
        if other:
            words = " ".join(case.source[other.span].split())
            yield Difference(
                f"The draft says “{case.ours}”; the source says “{words}” of the same thing.",
                ours.span,
                (case.best.location,),
                correct=words,
            )


def _nearer(case: Case, ours: Period) -> Period | None:
    """The date of the source's sentence by which the words of the draft's date stand, where that is plainly another one.

    "Mumbai since 2006" where the source has "Mumbai since 2000 and Kolkata since 2006".
    """
    sentence = case.best.claim.sentence
    here = nearness(case.draft, case.claim.sentence, ours.span)
    found = {p.span: p for p in case.library.periods_of(case.best.claim) if sentence.contains(p.span)}
    like = {p: likeness(here, nearness(case.source, sentence, p.span), case.library) for p in found.values()}
    same = [p for p in like if _same_time(ours, p)]
    if not same or len(same) == len(like):
        return None
    nearest = max(like, key=lambda p: like[p])
    return nearest if like[nearest] >= max(like[p] for p in same) + NEARER else None


def _same_time(ours: Period, theirs: Period) -> bool:
    return period_fits(ours, theirs) or _is_end(ours, theirs)


def _told(case: Case, ours: Period, best: Sequence[Period]) -> bool:
    """Whether other dates of the draft's sentence are all those of the source, so that this one is beside the point."""
    beside = [c for c in case.claims if c.kind is ClaimKind.DATE and c.sentence == case.claim.sentence]
    others = [p for c in beside for p in c.about.periods if p.span == c.anchor and p.span != ours.span]
    theirs = {(p.first, p.last): p for p in best}.values()
    return len(others) >= len(theirs) and all(any(_same_time(p, q) for p in others) for q in theirs)


def _spans(ours: Period, theirs: Sequence[Period]) -> bool:
    """Whether the source names both ends of the draft's period: "from 22 in 2015 to 48 in 2021"."""
    return any(p.first == ours.first for p in theirs) and any(p.last == ours.last for p in theirs)


def _is_end(ours: Period, theirs: Period) -> bool:
    """Whether a draft names one end of the source's period: "more in 2022 than in 2018" for "between 2018 and 2022"."""
    days = (ours.last - ours.first).days
    one = days < (MONTH if ours.grain is Grain.MONTH else YEAR)
    return one and (ours.first == theirs.first or ours.last == theirs.last) and not ours.inferred


EXAMPLES = (
    Example("In «2019» the clinic delivered 312 babies.", ("In 2020 the clinic delivered 312 babies.",)),
    Example("In 2020 the clinic delivered 312 babies.", ("In March 2020 the clinic delivered 312 babies.",)),
    Example(
        "«From 2016 to 2018» the warden took an average of 48 calls a month.",
        ("For 2017, 2018 and 2019 the warden took an average of 48 calls per month.",),
    ),
    Example(
        "From 2017 to 2019 the warden took an average of 48 calls a month.",
        ("For 2017, 2018 and 2019 the warden took an average of 48 calls per month.",),
    ),
    Example(
        "Truancy fell by 14 per cent «between January and September 2021».",
        ("From March to May 2021 truancy fell by 14 per cent.",),
    ),
    Example(
        "«Between March and September 2021» wardens visited 340 farms.",
        ("Between March and November 2021 wardens visited 340 farms.",),
    ),
    Example(
        "Fines came to £3 million in 2020, three times as much as in 2019.",
        ("In 2020 fines came to £3 million, three times the sum of the year before.",),
    ),
    Example("The dam opened in «June 1998».", ("The dam opened in July 1998.",)),
    Example("The dam opened in June 1998.", ("In June 1998, the dam opened.",)),
    Example("The dam opened in June 1998.", ("The dam opened to walkers.",)),
    Example(
        "The charity has run a clinic in Haven «since 2006».",
        ("The charity has run a clinic in Haven since 2000 and in Oakham since 2006.",),
    ),
    Example(
        "The charity has run a clinic in Oakham since 2006.",
        ("The charity has run a clinic in Haven since 2000 and in Oakham since 2006.",),
    ),
    Example(
        "The Wye flooded in «2019», and the Severn in 2014.",
        ("The Severn flooded in 2014, the Wye in 2016, and the Trent in 2019.",),
        known_miss="the verb stands by another date than in the source, and weighs as much as the name",
    ),
)
RULE = Rule("N107", "period", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
