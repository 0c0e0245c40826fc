"""The draft dates the fact otherwise than the source does.

**What it finds.** The right figure or event with another year, month or span. A coarser date that holds the source's ("in 2020"
for March 2020) is no fault, but "the whole of 2020" is for some months of it; so are the wrong side of a "before" or "after",
another season, and another stretch that a survey looked back over ("in the past month" for the past week). What an edition of
a report leaves undated is of the year in its title, where the sources hold another edition too.

**Why it matters.** A figure of another year is another figure; "last year's" number ages with every copy of the text.

**What to do.** Take the source's date.

**Authority.** The fact-checkers' list, "period, and how old".
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.period import NO_YEAR
from claimcheck.detect.windows import Window, windows
from claimcheck.detect.words import Token, tokens
from claimcheck.model import ClaimKind, Difference, Form, Grain, Period, Quantity, Severity, Span, Verdict
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.editions import apart, is_change, is_of_series, reported, set_against, told
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.ranges import UNIT, YEAR, has_two_ends, other_end
from claimcheck.retrieve.seasons import other_season, seasons
from claimcheck.retrieve.slots import period_fits
from claimcheck.retrieve.weekdays import other_day
from claimcheck.retrieve.within import likeness, nearness, of_another
from claimcheck.rules.base import Case, Example, Rule, Scope, changed, of_another_kind, turned, turned_round

LIKE = 0.22  # how alike the words around two dates must be, for the one to stand for the other
SMALL, MUCH = (
    12,
    0.5,
)  # a count that many sentences hold; the overlap of terms from which it is of the same thing all the same
WHOLE = 3  # tokens before a date in which a "whole" stands
MOST = 0.9  # of a time, below which another is only a part of it
ABOUT = 0.15  # by which two lengths may differ and be one: four weeks and a month
BEHIND = 0.25  # of a score, beyond which another passage tells nothing of when this was
NEARER = 0.5  # how much more alike the words around another date must be


def check(case: Case) -> Iterator[Difference]:
    found = list(_found(case))
    found = found or [*changed(case, "period")] or [*turned_round(case, "period")]
    yield from found or of_another_kind(case, "season")


def _found(case: Case) -> Iterator[Difference]:
    yield from turned(case, "period")
    yield from _windows(case)
    yield from _of_another_season(case)
    yield from _of_another_day(case)
    if case.claim.kind is not ClaimKind.DATE or not case.evidence:
        return
    for ours in case.claim.about.periods:
        if ours.span != case.claim.anchor:
            continue
        told = [e for e in case.evidence if e.score >= case.best.score - BEHIND]
        theirs = [p for e in told for p in case.library.periods_of(e.claim)]
        if ours.bound:
            nearest = _counterpart(case, ours)
            if any(_on_side(ours, p) for p in ([nearest] if nearest else theirs)):
                continue
        across = _across(ours, case.best.claim.about.periods) if case.claim.quantity or case.sure else None
        other = across or _of_figure(case, ours)
        if other is None and ours.bound:
            other = next((p for p in _untold(case, ours) if _at_odds(ours, p)), None)
        if other is None and _whole(case, ours):
            other = next((p for p in _untold(case, ours) if _part_of(p, ours)), None)
        if other is None and any(_same_time(ours, p) for p in _dating(case, ours, theirs)):
            other = _nearer(case, ours) or _of_its_place(case, ours) or _in_force(case, ours)
        elif other is None and not _spans(ours, theirs):
            other = _counterpart(case, ours) or _of_another_year(case, ours)
        if other:
            words = _words(case, other)
            said = f"{ours.bound} {case.ours}" if case.ours.lower() == words.lower() and ours.bound else case.ours
            yield Difference(
                f"The draft says “{said}”; the source says “{words}” of the same thing.",
                ours.span,
                (case.best.location,),
                correct=words,
            )
            continue
        cited = any(case.source.id in c.resolved for c in case.claim.citations)
        end = other_end(ours, case.best.claim, case.library) if case.sure or cited else None
        if end:
            words = " ".join(case.source[end[1].span].split())
            yield Difference(
                f"The draft says “{case.ours}”; the source says “{words}” of what this was found of.",
                ours.span,
                (case.library.location(end[0].document, end[0].span),),
                correct=words,
            )


def _whole(case: Case, ours: Period) -> bool:
    """Whether the draft says that it means all of its time: "in the whole of 2020"."""
    before = [t for t in tokens(case.draft.prose, case.claim.sentence) if t.end <= ours.span.start][-WHOLE:]
    return any(t.lower in words_in("periods", "all_through") for t in before)


def _part_of(theirs: Period, ours: Period) -> bool:
    """Whether the source tells of some months of the draft's year only."""
    inside = ours.first <= theirs.first and theirs.last <= ours.last and not theirs.inferred
    return inside and (theirs.last - theirs.first) < (ours.last - ours.first) * MOST


def _windows(case: Case) -> Iterator[Difference]:
    """How far back a question looked, how long a beginning is told of, how long ago or at what hour a thing was, where the
    source has another."""
    if not case.evidence or case.claim.kind is ClaimKind.DATE or is_derived(case.best.claim):
        return
    if case.claim.quantity is not None and case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    if case.claim.quantity is None and not case.sure:
        return
    mine, theirs = (
        tuple(windows(tokens(d.prose, c.sentence)))
        for d, c in ((case.draft, case.claim), (case.source, case.best.claim))
    )
    theirs = tuple(w for w in theirs if case.best.claim.clause.overlaps(w.span)) or theirs
    own = case.claim.quantity.number if case.claim.quantity else Span(0, 0)
    ours = [w for w in mine if case.claim.clause.overlaps(w.span) and not own.overlaps(w.span)]
    beside = [c for c in case.claims if c.sentence == case.claim.sentence and c.kind is case.claim.kind]
    told = [c for c in beside if c.clause == case.claim.clause and not any(c.anchor.overlaps(w.span) for w in ours)]
    if next(iter(told), case.claim) != case.claim:
        return
    for kind in dict.fromkeys(w.kind for w in ours):
        pairs = _pairs([w for w in ours if w.kind == kind], [w for w in theirs if w.kind == kind])
        other = next(((w, o) for w, o in pairs if _apart(case, w, o)), None)
        if other:
            words, said = (" ".join(d[w.span].split()) for d, w in ((case.source, other[1]), (case.draft, other[0])))
            yield Difference(
                f"The draft says “{said}”; the source says “{words}” of the same thing.",
                other[0].span,
                (case.best.location,),
                correct=words,
                verdict=Verdict.UNSUPPORTED if _relation(*other) is Relation.OPEN else Verdict.DIFFERS,
            )


def _pairs(ours: Sequence[Window], theirs: Sequence[Window]) -> Sequence[tuple[Window, Window]]:
    """The windows of one kind that stand for each other: one and one, and hours in their order."""
    one = len(ours) == 1 or ours[0].kind == "hour"
    return tuple(zip(ours, theirs, strict=True)) if one and len(ours) == len(theirs) else ()


def _apart(case: Case, ours: Window, theirs: Window) -> bool:
    """Whether two windows of one kind are not of one length, or two hours not one."""
    if ours.kind == "hour":
        return ours.length != theirs.length
    if ours.kind == "ago":  # each is counted back from its own day of writing
        one_day = case.draft.date == case.source.date
        return one_day and _relation(ours, theirs) not in (Relation.ENTAILED, Relation.LOOSE)
    return abs(ours.days / theirs.days - 1) > ABOUT


def _relation(ours: Window, theirs: Window) -> Relation:
    return compare(ours.length, theirs.length)


def _on_side(ours: Period, theirs: Period) -> bool:
    """Whether a time of the source lies on the side that the draft's bound tells: "before 2017" for January 2016."""
    if theirs.bound and theirs.bound != ours.bound:
        return False
    if ours.bound == "after":
        return theirs.first > ours.last or (theirs.last == dt.date.max and theirs.first >= ours.first)
    return theirs.last < ours.first or (ours.bound == "until" and theirs.last <= ours.last)


def _at_odds(ours: Period, theirs: Period) -> bool:
    """Whether the source tells of the very time that the draft's "before" or "after" leaves out: "in 2002" for "after 2002"."""
    strict = ours.bound in ("before", "after") and theirs.bound != ours.bound and not theirs.inferred
    return strict and theirs.last < dt.date.max and theirs.first >= ours.first and theirs.last <= ours.last


def _across(ours: Period, theirs: Sequence[Period]) -> Period | None:
    """The time of a source on the other side of the year by which the draft bounds its own: "before 2010" for "since 2010"."""
    near = [p for p in theirs if _side(p) and p.first.year == ours.first.year and not p.inferred]
    return near[0] if near and _side(ours) and all(_side(p) == -_side(ours) for p in near) else None


def _side(p: Period) -> int:
    """On which side of its year a time lies: -1 for "before" and "until", 1 for "after" and "since"; 0 of one that is bounded by none."""
    if p.bound in ("before", "until"):
        return -1
    return 1 if p.bound == "after" or p.last == dt.date.max else 0


def _of_another_day(case: Case) -> Iterator[Difference]:
    """What the draft tells of a day of the week on which no source has it, and another day on which one has; once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if case.claim.kind in (ClaimKind.DATE, ClaimKind.QUOTATION) or next(beside, case.claim) != case.claim:
        return
    found = other_day(case.draft, case.claim.sentence, case.library)
    if found:
        words = found.document[found.theirs]
        yield Difference(
            f"The draft says “{case.draft[found.ours]}”; the source says “{words}” of the same thing.",
            found.ours,
            (case.library.location(found.document.id, found.sentence),),
            correct=words,
        )


def _of_another_season(case: Case) -> Iterator[Difference]:
    """A figure of the dry season told as one of the rains, one of weekdays as one of the weekend."""
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE) or is_derived(case.best.claim):
        return
    theirs = case.best.claim
    found = other_season(seasons(case.draft, case.claim.clause), seasons(case.source, theirs.clause))
    if found:
        words = " ".join(case.source[found[1]].split())
        said = f"The draft tells the figure of “{' '.join(case.draft[found[0]].split())}”; the source of “{words}”."
        yield Difference(said, found[0], (case.best.location,), correct=words)


def _of_figure(case: Case, ours: Period) -> Period | None:
    """The time that the source tells of the figure beside the draft's date, where that surely is another one.

    It tells it outright, or its title does and another edition of it is in the library.
    """
    theirs = case.best.claim
    if theirs.quantity is None or is_change(theirs) or is_derived(theirs) or not _is_beside(case, ours):
        return None
    outright = told(theirs, case.library)
    paragraph = case.library.paragraph(theirs.document, theirs.sentence)
    undated = not outright and not _dates(case) and ours.grain >= Grain.YEAR
    if undated and any(_same_time(ours, p) for q in paragraph for p in q.periods):
        return None  # "in 31 per cent of these": of those that its paragraph has told of
    found = outright or (reported(case.source) if is_of_series(case.source, case.library) else ())
    other_side = [
        p for p in case.library.periods_of(theirs) if theirs.sentence.contains(p.span) and _same_time(ours, p)
    ]
    sided = all(p.inferred or set_against(theirs.anchor, p.span, case.source) for p in other_side)
    if ours.inferred and any(period_fits(ours, p) for p in found):
        return None  # "that February" is of the year that the source tells
    other = apart([ours], found) or (len(found) == 1 and _other_range(ours, found[0]))
    return found[0] if other and sided and not _spans(ours, found) else None


def _other_range(ours: Period, theirs: Period) -> bool:
    """Whether both are told with two ends, and not with the same: "from May to September" for "from May to July"."""
    both = all(map(has_two_ends, (ours, theirs))) and ours.grain == theirs.grain
    return both and (ours.first, ours.last) != (theirs.first, theirs.last)


def _is_beside(case: Case, ours: Period) -> bool:
    """Whether the date is the one time of the figure next to it, to which the source has the same one."""
    theirs = case.best.claim.quantity
    figures = [c for c in case.claims if c.quantity and c.sentence == case.claim.sentence]
    for c in figures:
        gap = Span(min(c.anchor.end, ours.span.end), max(c.anchor.start, ours.span.start))
        next_to = c.clause.overlaps(ours.span) and not any(o is not c and o.anchor.overlaps(gap) for o in figures)
        if next_to and c.about.periods == (ours,) and c.quantity and theirs and _bears_out(c.quantity, theirs):
            return True
    return False


def _bears_out(ours: Quantity, theirs: Quantity) -> bool:
    return compare(ours, theirs) is Relation.ENTAILED


def _words(case: Case, period: Period) -> str:
    """A time in the source's words, with the year where that is told by the title only; in the title's where that tells it."""
    if period in reported(case.source):
        return case.source.title[period.span.start : period.span.end]
    words = " ".join(case.source[period.span].split())
    written = {p for p in case.library.periods_of(case.best.claim) if not p.inferred}
    enough = period in written or str(period.last.year) in words or period.last.year == NO_YEAR
    return words if enough else f"{words} {period.last.year}"


def _dating(case: Case, ours: Period, theirs: Sequence[Period]) -> Sequence[Period]:
    """The source's dates without those that only hold the draft's day or month, where its sentence tells one as finely.

    "Since 2015" holds all that came later, and dates none of it.
    """
    fine = ours.grain < Grain.YEAR and any(p.grain <= ours.grain for p in case.library.periods_of(case.best.claim))
    return [p for p in theirs if p.grain <= ours.grain or p.first == ours.first] if fine else theirs


def _nearer(case: Case, ours: Period) -> Period | None:
    """The date of the source's sentence by which the words of the draft's date stand, where that is plainly another one.

    "Mumbai since 2006" where the source has "Mumbai since 2000 and Kolkata since 2006".
    """
    run = tokens(case.draft.prose, Span(case.claim.sentence.start, ours.span.start))
    if cues("slots", "comparing").ending(run, len(run)):
        return None  # what stands around "less than in 2019" is told of another time
    sentence = case.best.claim.sentence
    here = nearness(case.draft, case.claim.sentence, ours.span)
    like = {p: likeness(here, nearness(case.source, sentence, p.span), case.library) for p in _dates(case)}
    same = [p for p in like if _same_time(ours, p)]
    if not same or len(same) == len(like):
        return None
    nearest = max(like, key=lambda p: like[p])
    if nearest not in _untold(case, ours):
        return None
    return nearest if like[nearest] >= max(like[p] for p in same) + NEARER else None


def _of_its_place(case: Case, ours: Period) -> Period | None:
    """The date of the source's sentence that goes with a place or body of the draft's, where the draft's date goes with others."""
    sentence = case.best.claim.sentence
    dates = _dates(case)
    same = [p for p in dates if p.first == ours.first or (p.last < dt.date.max and _same_time(ours, p))]
    others = of_another(same, dates, case.claim.about, case.best.claim.about, case.source, sentence)
    return next((p for p in _untold(case, ours) if p in others), None)


def _in_force(case: Case, ours: Period) -> Period | None:
    """The day from which the source says that something holds, where the draft says that it has held since it was passed."""
    if ours.last < dt.date.max or _enacts(tokens(case.draft.prose, case.claim.sentence)):
        return None
    run = tokens(case.source.prose, case.best.claim.sentence)
    dates = sorted(_dates(case), key=lambda p: p.span)
    holding = [p for p in dates if _leads(run, p)]
    same = [p for p in dates if p.first == ours.first]
    if any(p in holding for p in same):
        return None
    starts = {p.span.start: next((q.span.end for q in reversed(dates) if q.span < p.span), 0) for p in same}
    enacted = any(_enacts([t for t in run if starts[p.span.start] <= t.start < p.span.start]) for p in same)
    return next((p for p in holding if enacted and p.first > ours.first), None)


def _enacts(run: Sequence[Token]) -> bool:
    return next(cues("periods", "enacting").all(run), None) is not None


def _leads(run: Sequence[Token], date: Period) -> bool:
    """Whether a date is told as one from which something holds: "from 1 January", "came into force on 1 January"."""
    inside = next((i for i, t in enumerate(run) if t.start >= date.span.start), len(run))
    found = cues("periods", "taking_effect")
    return found.ending(run, inside) is not None or found.at(run, inside) is not None


def _dates(case: Case) -> tuple[Period, ...]:
    """The dates of the source's sentence, each once."""
    sentence = case.best.claim.sentence
    return tuple({p.span: p for p in case.library.periods_of(case.best.claim) if sentence.contains(p.span)}.values())


def _same_time(ours: Period, theirs: Period) -> bool:
    return period_fits(ours, theirs) or _is_end(ours, theirs)


def _counterpart(case: Case, ours: Period) -> Period | None:
    """The date of the source's claim that the draft's stands for: the one about which its words stand, of those that no other
    date of the draft's sentence tells."""
    here = nearness(case.draft, case.claim.sentence, ours.span)
    sentence = case.best.claim.sentence
    left = [p for p in _untold(case, ours) if sentence.contains(p.span)]
    left = [p for p in left if p.last < dt.date.max or ours.last == dt.date.max] or left
    like = {p: likeness(here, nearness(case.source, sentence, p.span), case.library) for p in left}
    best = max(like, key=lambda p: like[p], default=None)
    titled = ours.grain >= Grain.YEAR and any(_same_time(ours, p) for p in reported(case.source))
    if best and titled and _of_figure_behind(case, best):
        return None  # what a report of 2023 leaves undated is of 2023: "11,480, an increase on the 9,020 of 2022"
    if best is None or _another(case) or (best.last == dt.date.max > ours.last and best.first <= ours.first):
        return None  # "since the register began in 1988" dates nothing of 2018
    figures = any(c.quantity and c.sentence == case.claim.sentence for c in case.claims)
    only = (
        len(left) == 1 and len(case.claim.about.periods) == 1 and not figures
    )  # then it stands for it wherever it stands
    return best if only or like[best] >= LIKE else None


def _of_another_year(case: Case, ours: Period) -> Period | None:
    """The one date of the source's sentence, where that is the draft's day or month in another year."""
    dates = _dates(case)
    theirs = dates[0] if len(dates) == 1 else None
    if theirs is None or ours.inferred or theirs.inferred or ours.grain != theirs.grain or ours.grain > Grain.MONTH:
        return None
    if ours.bound != theirs.bound or dt.date.max in (ours.last, theirs.last):
        return None
    ends = [((p.first.month, p.first.day), p.last.month) for p in (ours, theirs)]
    return theirs if ends[0] == ends[1] and ours.first.year != theirs.first.year else None


def _of_figure_behind(case: Case, date: Period) -> bool:
    """Whether a date of the source stands nearer to a figure behind the evidence's than to that."""
    found = case.best.claim
    beside = case.library.claims_at.get((found.document, found.sentence.start), ())
    behind = [c.anchor for c in beside if c.quantity and c.anchor.start >= found.anchor.end]
    near = min((abs(a.start - date.span.start) for a in behind), default=None)
    return found.quantity is not None and near is not None and near < date.span.start - found.anchor.end


def _another(case: Case) -> bool:
    """Whether the source may tell of something else: of another place, or with a small number only that is the draft's."""
    why, q = dict(case.best.why), case.best.claim.quantity
    small = q is not None and q.form is Form.COUNT and not q.unit and q.high <= SMALL
    return why.get("place", 0.0) < 0 or (small and why.get("terms", 0.0) < MUCH)


def _untold(case: Case, ours: Period) -> list[Period]:
    """The dates of the source's claim that no other date of the draft's sentence tells."""
    beside = [c for c in case.claims if c.kind is ClaimKind.DATE and c.sentence == case.claim.sentence]
    others = [p for c in beside for p in c.about.periods if p.span == c.anchor and p.span != ours.span]
    return [q for q in case.best.claim.about.periods if not any(_same_time(p, q) for p in others)]


def _spans(ours: Period, theirs: Sequence[Period]) -> bool:
    """Whether the source names both ends of the draft's period: "from 22 in 2015 to 48 in 2021"."""
    return any(p.first == ours.first for p in theirs) and any(p.last == ours.last for p in theirs)


def _is_end(ours: Period, theirs: Period) -> bool:
    """Whether a draft names one end of the source's period: "more in 2022 than in 2018" for "between 2018 and 2022"."""
    days = (ours.last - ours.first).days
    one = days < UNIT.get(ours.grain, YEAR)
    return one and (ours.first == theirs.first or ours.last == theirs.last) and not ours.inferred


EXAMPLES = (
    Example(
        "Homes built «since 2010» leak most, the board found.",
        ("The board found that homes built before 2010 leak most.",),
    ),
    Example(
        "Homes built since 2010 leak most, the board found.",
        ("The board found that homes built since 2010 leak most.",),
    ),
    Example("The count of the wells was done in «winter».", ("The count of the wells was done in summer.",)),
    Example(
        "The count of the wells was done in winter.",
        ("The count of the wells was done in summer.", "The count of the wells was done again in winter."),
    ),
    Example("The loans of the fund are repaid «monthly».", ("The loans of the fund are repaid yearly.",)),
    Example("«The pipes were laid before the road was built.»", ("The road was built before the pipes were laid.",)),
    Example("The pipes were laid before the road was built.", ("The road was built after the pipes were laid.",)),
    Example(
        "Hay has freed bells from the tax «since December 2021», although a guild found no fall in the price.",
        (
            "In Hay, bells have been free of the tax since December 2019, yet a guild found no fall in the price. In January 2022 Wye untaxed rope.",
        ),
    ),
    Example(
        "A mere 9 per cent of the wardens had seen a small quarry in «the three months» before.",
        (
            "Of the wardens 29 per cent had seen a farm in the last three months; only 9 per cent had ever seen a small quarry.",
        ),
    ),
    Example(
        "A mere 9 per cent of the wardens had ever seen a small quarry.",
        (
            "Of the wardens 29 per cent had seen a farm in the last three months; only 9 per cent had ever seen a small quarry.",
        ),
    ),
    Example(
        "Ana Ortiz, 52, and Ruth Lee, 56, had been visiting friends in Hay when on «April 19» their van got stuck in the mud.",
        (
            "Ana Ortiz (left), 52, and Lee (right), 56, had been visiting friends near Hay when on April 11 their van got stuck"
            " in the mud of a little-used road. Ruth Lee, 56, was examined at a hospital.",
        ),
    ),
    Example(
        "The mill was thrice as old as the weir «5 years ago».",
        ("The mill was thrice as old as the weir 6 years ago.",),
    ),
    Example(
        "Farms in debt after the 2005 Water Act sold their wells.",
        ("The 2005 Water Act put farms in debt, which sold wells.",),
    ),
    Example(
        "Farms in debt after «2005» sold their wells in Hay.",
        ("Farms in debt in 2005 sold their wells in Hay.",),
    ),
    Example(
        "Ana Ortiz led the choir at Hay before falling ill.",
        ("Ana Ortiz is to sign a new contract after leading the choir at Hay all summer.",),
    ),
    Example(
        "The auditors read the accounts of all 116 schools for «2021» and 2023.",
        ("The auditors read the accounts of all 116 schools for 2022 and 2023.",),
    ),
    Example(
        "The auditors read the accounts of all 116 schools for 2022 and 2023.",
        ("The auditors read the accounts of all 116 schools for 2022 and 2023.",),
    ),
    Example(
        "The trial of the ferry's owner begins on «Monday» in Hay.",
        ("The trial of the ferry's owner is to begin on Tuesday, the court at Hay said. The ferry sank on a Monday.",),
    ),
    Example(
        "The trial of the ferry's owner begins on Tuesday in Hay.",
        ("The trial of the ferry's owner is to begin on Tuesday, the court at Hay said. The ferry sank on a Monday.",),
    ),
    Example(
        "The trial of the ferry's owner begins on Monday in Hay.",
        ("The court at Hay sat on Tuesday. The trial of the ferry's owner begins on Monday.",),
    ),
    Example(
        "The Sunday Post wrote of the trial of the ferry's owner.",
        ("The trial of the ferry's owner, of whom a paper wrote, begins on Tuesday.",),
    ),
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
        "In 2021 fewer than 2 per cent of trains ran late, although «from May to September» it was 3.1 per cent.",
        ("In 2021, 1.7 per cent of trains ran late. From May to July 2021, 3.1 per cent of trains ran late.",),
    ),
    Example(
        "In 2021 fewer than 2 per cent of trains ran late, although from May to July it was 3.1 per cent.",
        ("In 2021, 1.7 per cent of trains ran late. From May to July 2021, 3.1 per cent of trains ran late.",),
    ),
    Example(
        "In «the first year» of the drought the mill's output fell by 17 per cent.",
        ("In the first five months of the drought the output of the mill was down by 17 per cent.",),
    ),
    Example(
        "In the first year of the drought the mill's output fell by 17 per cent.",
        ("In the first twelve months of the drought the output of the mill was down by 17 per cent.",),
    ),
    Example(
        "Fines came to £3 million in 2020, three times as much as in 2019.",
        ("In 2020 fines came to £3 million, three times the sum of the year before.",),
    ),
    Example(
        "In «September 2020» the hospital at Hay carried out its first birth by video link.",
        ("The hospital at Hay had its first birth by video link in June 2020.",),
    ),
    Example("The dam opened in «June 1998».", ("The dam opened in July 1998.",)),
    Example(
        "The dam opened in «June 1999».",
        ("The dam, which the valley had awaited since 1990, opened in June 1998.",),
    ),
    Example(
        "The strike in the mills lasted «from 3 March to 9 May 1998».",
        ("The strike in the mills lasted from 3 March to 9 April 1998.",),
    ),
    Example(
        "The ferry carried 18,300 cars in «2019».",
        ("In 2020 the ferry carried 18,300 cars, compared with 21,700 in 2019.",),
    ),
    Example(
        "The ferry carried 18,300 cars in 2020, against 21,700 in 2019.",
        ("In 2020 the ferry carried 18,300 cars, compared with 21,700 in 2019.",),
    ),
    Example(
        "The worst fog, on «4 March 2020», delayed 212 cars.",
        (
            "---\ntitle: The Ferry in 2019\ndate: 2020-01\n---\n\nThe worst fog was on 4 March and delayed 212 cars.",
            "---\ntitle: The Ferry in 2020\ndate: 2021-01\n---\n\nThe year had no fog to speak of.",
        ),
    ),
    Example(
        "The worst fog, on 4 March 2019, delayed 212 cars.",
        (
            "---\ntitle: The Ferry in 2019\ndate: 2020-01\n---\n\nThe worst fog was on 4 March and delayed 212 cars.",
            "---\ntitle: The Ferry in 2020\ndate: 2021-01\n---\n\nThe year had no fog to speak of.",
        ),
    ),
    Example(
        "Calls to the flood line rose from 310 a month to 940 in March 2020.",
        (
            "Over the years 2017 to 2019 the flood line took 310 calls a month. In March 2020 the flood line took 940 calls.",
        ),
    ),
    Example(
        "A nurse on the island sees 31 patients a day in «summer».",
        ("A nurse on the island sees a mean of 12 patients a day in summer and 31 in winter.",),
    ),
    Example(
        "A nurse on the island sees 31 patients a day in winter.",
        ("A nurse on the island sees a mean of 12 patients a day in summer and 31 in winter.",),
    ),
    Example(
        "In «the rains» a parcel takes 74 hours to reach the fort.",
        ("In the dry months a parcel takes 74 hours to reach the fort; in the wet months it takes 120.",),
    ),
    Example(
        "In the dry season a parcel takes 74 hours to reach the fort.",
        ("In the dry months a parcel takes 74 hours to reach the fort; in the wet months it takes 120.",),
    ),
    Example("The dam opened in June 1998.", ("In June 1998, the dam opened.",)),
    Example(
        "In May 2022 calls were four times the mean of 2018 to 2020. On one Monday that February the line took over 400 calls.",
        ("Calls were many in May 2022. On Monday 14 February it took over 400 calls in one day.",),
    ),
    Example(
        "After the bridge was closed in May 2018 the clinic in Hay, which had seen 61 patients a week, was seeing 97.",
        (
            "Over the years 2014 to 2016 the clinic in Hay saw a mean of 61 patients a week. "
            "In May 2018, when the bridge was closed, the clinic in Hay saw 97 patients a week.",
        ),
    ),
    Example(
        "In «May 2018» the clinic in Hay saw 61 patients a week.",
        (
            "Over the years 2014 to 2016 the clinic in Hay saw a mean of 61 patients a week. In May 2018 the bridge was closed.",
        ),
    ),
    Example(
        "Coal fires have been banned in the old town «since 3 June 2019».",
        (
            "The council voted on 3 June 2019 for the ban on coal fires in the old town, which came into force on 1 October 2020.",
        ),
    ),
    Example(
        "Coal fires have been banned in the old town since October 2020.",
        (
            "The council voted on 3 June 2019 for the ban on coal fires in the old town, which came into force on 1 October 2020.",
        ),
    ),
    Example(
        "The council has backed a ban on coal fires in the old town since 3 June 2019.",
        (
            "The council voted on 3 June 2019 for the ban on coal fires in the old town, which came into force on 1 October 2020.",
        ),
    ),
    Example(
        "The auditors, who looked at the years «from 2006 to 2016», found that the scheme helped to cut fires in old mills.",
        (
            "In 2017 the fund had its scheme for old mills audited, from 2003 to 2016. The auditors found:\n\n"
            "- The scheme helped to cut fires in old mills.",
        ),
    ),
    Example(
        "The auditors, who looked at the years from 2003 to 2016, found that the scheme helped to cut fires in old mills.",
        (
            "In 2017 the fund had its scheme for old mills audited, from 2003 to 2016. The auditors found:\n\n"
            "- The scheme helped to cut fires in old mills.",
        ),
    ),
    Example(
        "The Swimmers' League, which has worked with the council in Oban «since 1998», counted 42 beaches there without a flag.",
        (
            "The Swimmers' League has worked with the councils in Hay since 1998 and Oban since 2011. "
            "In Oban the League counted 42 beaches without a flag.",
        ),
    ),
    Example(
        "The Swimmers' League, which has worked with the council in Oban since 2011, counted 42 beaches there without a flag.",
        (
            "The Swimmers' League has worked with the councils in Hay since 1998 and Oban since 2011. "
            "In Oban the League counted 42 beaches without a flag.",
        ),
    ),
    Example("The dam opened in June 1998.", ("The dam opened to walkers.",)),
    Example(
        "The chapel's roof fell in on «9 June 1987», and seven people were hurt.",
        ("On 9 June 1978 seven people were hurt when the roof of the chapel fell in.",),
    ),
    Example(
        "Divers cleared nearly 11,500 nets in 2023, over a quarter more than the year before.",
        (
            "---\ntitle: Nets in 2023\n---\n\nDivers cleared 11,480 nets, an increase of 27 per cent on the 9,020 of 2022.",
        ),
    ),
    Example(
        "The mill at Hay ground 17 tons a day in 2022, still a tenth less than in 2019.",
        ("The mill at Hay ground 17 tons a day in 2022, up from 16 in 2021, and down from 19 in 2019.",),
    ),
    Example(
        "The charity has run a clinic in Haven «since 2006».",
        ("The charity has run a clinic in Haven since 2000 and in Oakham since 2006.",),
    ),
    Example(
        "The charity has run a clinic in Oakham since 2006.",
        ("The charity has run a clinic in Haven since 2000 and in Oakham since 2006.",),
    ),
    Example(
        "The drive against polio in three districts ran «from 4 May to 20 July 2022».",
        ("Between 4 May and 20 June 2022 the ministry held a drive against polio in three districts.",),
    ),
    Example(
        "The drive against polio in three districts ran from 4 May to 20 June 2022.",
        ("Between 4 May and 20 June 2022 the ministry held a drive against polio in three districts.",),
    ),
    Example(
        "The bank began to lend to farmers in Tamale in «2009».",
        ("The bank has lent to farmers in Accra since 2009 and in Tamale since 2014.",),
    ),
    Example(
        "The bank began to lend to farmers in Tamale in 2014.",
        ("The bank has lent to farmers in Accra since 2009 and in Tamale since 2014.",),
    ),
    Example(
        "The union's long struggle for a canteen at the Selby depot was won in «March 2019».",
        ("The canteen at the Selby depot, for which the union had fought since 2011, was opened in March 2018.",),
    ),
    Example(
        "The union's long struggle for a canteen at the Selby depot was won in March 2018.",
        ("The canteen at the Selby depot, for which the union had fought since 2011, was opened in March 2018.",),
    ),
    Example(
        "In 2021 the trust had seven nurses, two more than in 2018.",
        ("The trust has seven nurses now, against five in 2018; one of them came in 2016.",),
    ),
    Example(
        "Some 41 per cent of disabled adults had been on a bus in «the past month».",
        ("Some 41 per cent of disabled adults had used a bus in the past week.",),
    ),
    Example(
        "Some 41 per cent of disabled adults had been on a bus in the past month.",
        ("In the four weeks before the interview 41 per cent of disabled adults had been on a bus.",),
    ),
    Example(
        "In «the four weeks» before the interview 29 per cent had gone hungry.",
        ("In the week before the interview 29 per cent had gone hungry.",),
    ),
    Example(
        "The league looked at «the first nine months» of the drought.",
        ("In the first six months of the drought the league looked at the price of bread.",),
    ),
    Example(
        "Some 41 per cent of disabled adults had been on a bus in the past month.",
        ("In the past month 41 per cent of disabled adults had been on a bus, and 12 per cent in the past week.",),
    ),
    Example("The clinic at Hay opens at «9 am» on Mondays.", ("On Mondays the clinic at Hay opens at 8 a.m.",)),
    Example(
        "On Mondays the clinic at Hay opens at 8.30 am and shuts at «4 pm».",
        ("The clinic at Hay opens at 8:30 and shuts at 5 p.m. on Mondays.",),
    ),
    Example("The clinic at Hay opens at 08:00 on Mondays.", ("On Mondays the clinic at Hay opens at 8 a.m.",)),
    Example(
        "In 2018 the mill at Hay was put on the register of old mills.",
        ("The mill at Hay was put on the register of old mills, on which 90 have stood since 1988.",),
    ),
    Example("Aled opened the bakery «six years ago».", ("Aled opened the bakery nine years ago.",)),
    Example("Aled opened the bakery «less than nine years ago».", ("Aled opened the bakery nine years ago.",)),
    Example("Aled opened the bakery more than six years ago.", ("Aled opened the bakery nine years ago.",)),
    Example(
        "Aled opened the bakery six years ago.",
        ("---\ntitle: Bakers\ndate: 2021-03\n---\n\nAled opened the bakery nine years ago.",),
    ),
    Example(
        "In the whole of «2020» the league brought home only 620 sailors.",
        ("The league brought home only 620 sailors from January to July 2020.",),
    ),
    Example(
        "In 2020 the league brought home only 620 sailors.",
        ("The league brought home only 620 sailors from January to July 2020.",),
    ),
    Example("Work on the new library began before 2017.", ("Work on the new library began in January 2016.",)),
    Example("Work on the new library began before «2014».", ("Work on the new library began in January 2016.",)),
    Example("The pier was closed after «2002».", ("The pier was closed in the summer of 2002.",)),
    Example("The pier was closed after 2001.", ("The pier was closed in the summer of 2002.",)),
    Example(
        "The dean retired before «2008».", ("The dean taught until 2003, and did not retire until February 2008.",)
    ),
    Example("The dean retired after 2004.", ("The dean taught until 2003, and retired in February 2008.",)),
    Example(
        "The Wye flooded in «2019», and the Severn in 2014.",
        ("The Severn flooded in 2014, the Wye in 2016, and the Trent in 2019.",),
    ),
)
RULE = Rule("N107", "period", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
