"""The draft has the source's number with another unit.

**What it finds.** Percentage points for percent, million for percent or for thousand, dollars for pounds, weeks for months.

**Why it matters.** A fall of 8 percentage points is not a fall of 8 percent; a million is a thousand thousands.

**What to do.** Take the source's unit, or convert the number with it.

**Authority.** Office for Statistics Regulation, Code of Practice (percent and percentage points); the fact-checkers' list,
"millions or billions".
"""

from collections.abc import Iterator

from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import tokens
from claimcheck.model import Difference, Form, Severity
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, per_year, same_number
from claimcheck.rules.base import Case, Example, Rule, Scope, changed, of_another_kind


def check(case: Case) -> Iterator[Difference]:
    yield from changed(case, "unit")
    if case.relation is Relation.UNIT:
        yield Difference(
            f"The number is the source's, the unit is not: the draft says “{case.ours}”, the source"
            f" “{case.theirs}”{case.shown_working}.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
            working=case.working,
        )
    elif case.evidence:
        yield from _by_time(case)
        yield from of_another_kind(case, "sharing")


def _by_time(case: Case) -> Iterator[Difference]:
    """A figure that is told by the year, or day, where the source tells it once: "900 trees a year" for "900 trees in all"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if case.relation is not Relation.ENTAILED or ours is None or theirs is None or is_derived(case.best.claim):
        return
    if ours.form is Form.MONEY or per_year(ours.rate) is None or theirs.rate or not same_number(ours, theirs):
        return  # a wage is one by the hour, and a rent one by the month, though nobody says so
    best = case.best.claim
    if case.library.cell(best.document, best.sentence) is not None:
        return
    around = [(p.document, p.span) for p in case.library.paragraph(best.document, best.sentence)]
    headings = [
        (best.document, h)
        for b in case.source.blocks
        if b.span.overlaps(best.sentence)
        for h in (*b.headings, *b.headers)
    ]
    for id, span in dict.fromkeys(((best.document, best.sentence), *around, *headings)):
        if next(cues("units", "by_time").all(tokens(case.library.document(id).prose, span)), None):
            return
    yield Difference(
        f"The draft tells the figure by the {ours.rate}; the source does not: “{case.theirs}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
    )


EXAMPLES = (
    Example("The council plants «900 trees a year».", ("The council planted 900 trees in all.",)),
    Example("The board raised the least wage to £15 an hour.", ("The board raised the least wage to £15.",)),
    Example("The council plants 900 trees a year.", ("Each year the council plants 900 trees in its parks.",)),
    Example(
        "The council plants 900 trees a year.", ("The council plants trees every year. In 2019 it planted 900 trees.",)
    ),
    Example("The two wards «together» treated 412 children.", ("Each of the two wards treated 412 children.",)),
    Example("The two wards together treated 412 children.", ("In all, the two wards treated 412 children.",)),
    Example("The youngest patient was a «two-week-old» girl.", ("The youngest patient was a 2-month-old girl.",)),
    Example("The youngest patient was a two-month-old girl.", ("The youngest patient was a 2-month-old girl.",)),
    Example(
        "The weavers of Mali had lost «27 days» of paid work since 2021.",
        ("Among the weavers of Mali, days of paid work had fallen by 27 per cent since 2021.",),
    ),
    Example(
        "The weavers of Mali had lost 27 per cent of their days of paid work since 2021.",
        ("Among the weavers of Mali, days of paid work had fallen by 27 per cent since 2021.",),
    ),
    Example(
        "In May the waiting list of the clinic grew «by 35 patients».",
        ("In May the number of patients on the waiting list of the clinic grew by 35 per cent.",),
    ),
    Example(
        "In May the waiting list of the clinic grew by 35 patients.",
        ("In May the waiting list of the clinic grew by 35 patients, or 12 per cent; the ward shrank by 35 per cent.",),
    ),
    Example(
        "Poor tenants have a right to free power, «50 kilowatt-hours a week».",
        ("Poor tenants have a right to 50 kilowatt-hours of free power a month.",),
    ),
    Example(
        "Poor tenants have a right to free power, 50 kilowatt-hours a month.",
        ("Poor tenants have a right to 50 kilowatt-hours of free power a month.",),
    ),
    Example(
        "The strike shut «millions of mills» in the valley.",
        ("The strike led to closures of thousands of mills in the valley and left millions of mill workers idle.",),
    ),
    Example(
        "The pool at Hay was open on most «weeks» of the summer.",
        ("The pool at Hay was open on most days of the summer.",),
    ),
    Example(
        "The pool at Hay was open on most days of the summer.",
        ("The pool at Hay was open on most days of the summer.",),
    ),
    Example("Turnout in the borough fell «by 8 percentage points».", ("Turnout in the borough fell by 8 per cent.",)),
    Example("Turnout in the borough fell by 8%.", ("Turnout in the borough fell by 8 per cent.",)),
    Example("The repair fund holds «£40 million».", ("The repair fund holds $40 million.",)),
    Example("The repair fund holds £40m.", ("The repair fund holds 40 million pounds.",)),
    Example("Families waited «14 months» for a flat.", ("Families waited 14 weeks for a flat.",)),
    Example("Families waited a year for a flat.", ("Families waited twelve months for a flat.",)),
    Example("Wind farms fed «1.6 billion units» into the grid.", ("Wind farms fed 1.6 million units into the grid.",)),
    Example(
        "The region holds «11.6 million» of all reports of sewage spills.",
        ("The region holds 11.6 percent of all reports of sewage spills.",),
    ),
)
RULE = Rule("N104", "unit", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
