"""The draft says "by" where the source says "to", or "to" for "by".

**What it finds.** The size of a change told as the level that it reached, or the level as the size.

**Why it matters.** "rose by 1.6 million" and "rose to 1.6 million" differ by everything that was there before.

**What to do.** Take the source's word, or work out the other figure.

**Authority.** Royal Statistical Society, number hygiene; BBC guidance on reporting statistics.
"""

from collections.abc import Iterator

from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import tokens
from claimcheck.model import ChangeKind, Claim, Difference, Form, Severity, Span
from claimcheck.retrieve.figures import Relation, same_number
from claimcheck.retrieve.ties import like, set_against, then_and_now
from claimcheck.retrieve.working import changed
from claimcheck.rules.base import Case, Example, Rule, Scope, part_of


def check(case: Case) -> Iterator[Difference]:
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if case.relation is Relation.BY_TO and ours and theirs and ours.change and theirs.change:
        yield Difference(
            f"The draft gives the figure as {_told(ours.change.kind)}, the source as {_told(theirs.change.kind)}:"
            f" “{case.theirs}”{case.shown_working}.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
            working=case.working,
        )
    yield from _level(case)
    yield from _further(case)


def _further(case: Case) -> Iterator[Difference]:
    """A level that a number is to reach, told as so many more: "plans a further twelve" for "will rise to twelve"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity if case.evidence else None
    if ours is None or theirs is None or ours.change or not theirs.change or case.relation is not Relation.ENTAILED:
        return
    before = [t for t in tokens(case.draft.prose, case.claim.sentence) if t.end <= ours.number.start]
    cue = cues("change", "further").ending(before, len(before))
    if cue and theirs.change.kind is ChangeKind.TO and same_number(ours, theirs):
        told = Span(before[cue.first].start, ours.number.end)
        yield Difference(
            f"The draft gives the figure as so many more (“{case.draft[told]}”), the source as"
            f" {_told(ChangeKind.TO)}: “{case.theirs}”.",
            told,
            (case.best.location,),
            correct=case.theirs,
        )


def _level(case: Case) -> Iterator[Difference]:
    """A level that the source tells, and perhaps sets against an earlier one, told as the size of the change: "£83 a week"."""
    ours, best = case.claim.quantity, case.best.claim
    theirs = best.quantity
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or theirs.change is not None:
        return
    if ours.change is None or ours.change.kind is not ChangeKind.BY or not same_number(ours, theirs) or theirs.low == 0:
        return
    other = next(_earlier(case), None)
    told_by = case.draft[case.claim.anchor].lower().startswith("by ")  # "lost 29 food banks" tells no size of a change
    if not (told_by and _stands_alone(case)) if other is None else _told_as(case, "noun"):
        return
    until = other.anchor if other else best.anchor
    words = " ".join(case.source[min(best.anchor, until).to(max(best.anchor, until))].split())
    working = changed(other.quantity.low, theirs.low) if other and other.quantity and other.quantity.low else ""
    yield Difference(
        f"The draft gives the figure as {_told(ChangeKind.BY)}, the source as {_told(ChangeKind.TO)}: “{words}”"
        + (f" ({working})." if working else "."),
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
        working=working,
    )


def _earlier(case: Case) -> Iterator[Claim]:
    """The figures that the source sets the level against, or tells of an earlier time."""
    best = case.best.claim
    for passage in case.library.paragraph(best.document, best.sentence):
        for other in case.library.claims_at.get((best.document, passage.span.start), ()):
            if not like(best.quantity, other.quantity) or other.anchor == best.anchor:
                continue
            order = then_and_now(best, other, case.library)
            if order == (other, best) or (other.anchor > best.anchor and set_against(best, other, case.library)):
                yield other


def _stands_alone(case: Case) -> bool:
    """Whether the source tells an amount, in a part of a sentence that has no word of change."""
    best = case.best.claim
    if best.quantity is None or best.quantity.form is Form.SHARE or not case.sure:
        return False
    return not _told_as(case, "verb", "noun", "comparative", "factor")


def _told_as(case: Case, *sections: str) -> bool:
    """Whether a word of change stands in the source's part of a sentence that has the figure: "net loss came to 40 acres"."""
    best = case.best.claim
    run = tokens(case.source.prose, part_of(case.source.prose, best.sentence, best.anchor))
    return any(hit for s in sections for hit in cues("change", s).all(run))


def _told(kind: str) -> str:
    return "the size of the change (by)" if kind == "by" else "the level reached (to)"


EXAMPLES = (
    Example(
        "In July the county raised what a farmer can have for a new barn roof «by 37,000 zlotys».",
        ("What a farmer can have for a new barn roof was raised in July by 5,000 zlotys to 37,000.",),
    ),
    Example(
        "In July the county raised what a farmer can have for a new barn roof by 5,000 zlotys.",
        ("What a farmer can have for a new barn roof was raised in July by 5,000 zlotys to 37,000.",),
    ),
    Example(
        "Waits for a barn inspection lengthened «by 83 days».",
        ("Waits for a barn inspection lengthened from 67 days in 2021 to 83 days in 2022.",),
    ),
    Example(
        "The county had six youth clubs in 2021, and plans «a further twelve» by 2024.",
        ("The county had six youth clubs in 2021, and their number will rise to twelve by 2024 under its plan.",),
    ),
    Example(
        "The county had six youth clubs in 2021, and plans a further six by 2024.",
        ("The county had six youth clubs in 2021, and will open a further six by 2024 under its plan.",),
    ),
    Example(
        "Sales of seed rose by 12 per cent in the last quarter.",
        ("Sales of seed have reached a 12 per cent increase in the last quarter.",),
    ),
    Example("Visits to food banks rose «by 1.6 million».", ("Visits to food banks rose to 1.6 million.",)),
    Example("Visits to food banks rose to 1.6 million.", ("Visits to food banks doubled to 1.6 million.",)),
    Example("The caseload fell «to 40 per cent».", ("The caseload fell by 40 per cent.",)),
    Example("The caseload fell by 40 per cent.", ("The caseload dropped by 40 per cent.",)),
    Example("The fee increased «to £25».", ("The fee increased by £25.",)),
    Example("The fee increased by £25.", ("The fee went up by 25 pounds.",)),
    Example("Absence grew by 3,000 days.", ("Absence grew by 3,000 days.",)),
    Example(
        "The fare across the river rose «by £4.20» in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example(
        "The fare across the river rose to £4.20 in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example(
        "The fare across the river rose by 60p in two years.",
        ("The fare across the river is £4.20, against £3.60 two years ago.",),
    ),
    Example(
        "Calls to the flood line rose «by 31,200 last winter».",
        ("Last winter the flood line took 31,200 calls. It was the busiest since 1990.",),
    ),
    Example(
        "Calls to the flood line rose to 31,200 last winter.",
        ("Last winter the flood line took 31,200 calls. It was the busiest since 1990.",),
    ),
    Example(
        "Calls to the flood line rose by 31,200 last winter.",
        ("Last winter the flood line took 31,200 more calls than in the winter before.",),
    ),
    Example(
        "In two years the county lost 29 libraries, all of them small.",
        ("Twenty-nine libraries of the county closed between 2021 and 2023, all of them small.",),
    ),
    Example(
        "Bookings of the hall rose «by 1,240» in 2023.",
        ("In 2023 the hall had 1,240 bookings, an increase of 6 per cent on the 1,170 bookings of 2022.",),
    ),
    Example(
        "Bookings of the hall rose by 70 in 2023.",
        ("In 2023 the hall had 1,240 bookings, an increase of 6 per cent on the 1,170 bookings of 2022.",),
    ),
    Example(
        "The share of drivers who wear a belt went up «by 88 per cent».",
        ("Of the drivers 88 per cent wore a belt; in the count of 2019 it had been 81 per cent.",),
    ),
    Example(
        "The share of drivers who wear a belt went up to 88 per cent.",
        ("Of the drivers 88 per cent wore a belt; in the count of 2019 it had been 81 per cent.",),
    ),
    Example(
        "The council cut the number of its wardens «by 340» within a year.",
        ("The council employed 520 wardens in May 2021, and 340 in May 2022.",),
    ),
    Example(
        "The council cut the number of its wardens by 180 within a year.",
        ("The council employed 520 wardens in May 2021, and 340 in May 2022.",),
    ),
    Example(
        "The dunes shrank by 40 acres in 2022, after 52 acres the year before.",
        ("The net loss of dunes came to 40 acres in 2022. In 2021 it had been 52 acres.",),
    ),
    Example("Membership dropped «by 9,000».", ("Membership dropped to 9,000.",)),
)
RULE = Rule("N106", "by-to", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
