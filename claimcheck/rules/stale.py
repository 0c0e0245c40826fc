"""The draft tells as of today what its source tells as of an earlier time.

**What it finds.** "India has three million" where the source dates its estimate years before the draft; "as I write, the bridge is
closed" on the word of a report of two years ago, for which the draft must bear a date. What a newer edition of the source tells by
another figure, or says was opened, built or set up since, is stale whether the draft bears one or not; where the newer edition
seems to have none, a citation of the older one is a note.

**Why it matters.** A figure in the present tense is read as this year's, and old figures travel furthest.

**What to do.** Give the figure its date ("in 2008 …"), or find the latest edition.

**Authority.** The fact-checkers' list, "period, and how old"; Office for Statistics Regulation on the public use of statistics.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.detect.attribution import speeches
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.period import document_year
from claimcheck.detect.stance import plans
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, tokens
from claimcheck.detect.written import dated, written
from claimcheck.model import (
    ClaimKind,
    Confidence,
    Difference,
    Evidence,
    Form,
    Grain,
    Origin,
    Period,
    Severity,
    SlotKind,
    Span,
)
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.editions import newer_edition
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.overtaken import brought_about, missing, newer_figure, superseded
from claimcheck.rules.base import Case, Example, Rule, Scope

LESS = 0.25  # of the best one's score, with which a figure is still of the same thing
ALIKE = 0.7  # the score from which a figure of the newer edition is of the same thing
BORNE = (Relation.ENTAILED, Relation.HEDGE)
OLD_NOW = 1  # years before the draft from which a figure is old where the draft says "today" outright, against the date of the source itself
RECENT = 180  # days before the draft within which the source itself is still of its time
MONTH = 31  # days before the draft's own, from which a day is not that of its writing
NOW = "now"  # which goes with whoever is speaking; "as I write" does not
THIS = "this "  # "this spring", which is that of the day of writing
STILL = "still"  # which holds two times against each other, where a figure tells by how much they differ

REACH = 9  # tokens behind a share in which its verb stands
PAST = frozenset({"was", "were", "had", "did"})
NOT_NOW = PAST | {"stood", "stand", "stands", "standing"}  # "the share stood still"
TIED = frozenset({"after", "later", "once"})  # "still mending pumps two years after their training"
ASIDE = frozenset({"which", "who", "that"})
JOINED = frozenset({"with", "at"})  # "… are the commonest reason, with a third": the verb does not touch the figure


def check(case: Case) -> Iterator[Difference]:
    found = tuple(_as_of_today(case)) or tuple(_superseded(case))
    yield from found or _edition(case)


def _superseded(case: Case) -> Iterator[Difference]:
    """A figure told as of now of which a source says that another one has taken its place."""
    q = case.claim.quantity
    if q is None or q.vague or q.change or case.relation not in BORNE or _tells_time(case):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    if any(t.lower in PAST or is_past(t.lower) for t in run):
        return
    near = [e for e in case.considered if e.score >= case.best.score - LESS]
    newer = superseded(case.claim, near, case.library)
    if newer:
        words = " ".join(case.library.document(newer.document)[newer.anchor].split())
        yield Difference(
            f"A source tells this as the former figure; it now says “{words}”.",
            case.claim.anchor,
            (case.best.location, case.library.location(newer.document, newer.anchor)),
            correct=words,
        )


def _as_of_today(case: Case) -> Iterator[Difference]:
    if case.claim.kind in (ClaimKind.DATE, ClaimKind.QUOTATION):  # the "now" of a quotation is its speaker's
        return
    yield from _brought_about(case)
    told = _times(case)
    inside = [p for p in told if case.claim.clause.overlaps(p.span)]
    if inside or (told and not _is_of_today(case)):
        return
    q = case.claim.quantity
    if q is not None and (q.vague or case.relation not in (Relation.ENTAILED, Relation.HEDGE)):
        return
    state = _state(case)
    later = (
        (_later(case) or newer_figure(case.claim, case.best, case.considered, case.library, True)) if state else None
    )
    behind = state is None and _behind(case)
    if behind and q is not None and q.form is Form.SHARE:
        later = later or newer_figure(case.claim, case.best, case.considered, case.library)
    if later and q is not None:
        words = " ".join(case.library.document(later.claim.document)[later.claim.anchor].split())
        yield Difference(
            f"A later figure in the corpus says “{words}”.",
            state or case.claim.anchor,
            (case.best.location, later.location),
            correct=words,
        )
        return
    # "the bureau found that 60 per cent are": what somebody found has its time
    run = tokens(case.draft.prose, case.claim.sentence)
    reported = any(run[s.first].start < case.claim.anchor.start for s in speeches(run))
    yield from _dated(case, state or (case.claim.anchor if behind and not reported else None))


def _dated(case: Case, state: Span | None) -> Iterator[Difference]:
    """What a dated draft tells as of today, by a word for it or by its verb, and the source as of an earlier time."""
    year = dated(case.draft)
    if year is None:
        return
    now = _today(case, case.claim.clause if _times(case) else case.claim.sentence) or _this_time(case)
    of = document_year(case.source.date)
    if now and of is not None and of <= year - OLD_NOW and not _holds_on(case) and not _reported_now(case):
        yield _difference(case, now, f"the source is of {of}")
        return
    going = None if now else _under_way(case)
    if going and of is not None and of <= year - OLD_NOW and not _holds_on(case):
        yield _difference(case, going, f"the source is of {of}")
        return
    end = case.best.claim.clause.end  # beyond it, a date is of the figure that this one is compared with
    periods = [p for p in case.best.claim.about.periods if not p.inferred and p.span.start < end] or [*_before(case)]
    old = all(p.last.year <= year - case.options.stale_years for p in periods)
    if periods and (now or state) and (old or _before_writing(case, periods)):
        words = " ".join(case.source.prose[periods[0].span.start : periods[0].span.end].split())
        yield _difference(case, now or state or case.claim.anchor, f"the source tells it of {words}")


def _reported_now(case: Case) -> bool:
    """Whether the "now" of a sentence is of what somebody finds or says, and as old as that: "mills now share ovens, it finds"."""
    run = tokens(case.draft.prose, case.claim.sentence)
    told = [run[h.first].lower for h in cues("counting", "today").all(run)]
    return told == [NOW] and any(not is_past(run[s.first].lower) for s in speeches(run))


def _this_time(case: Case) -> Span | None:
    """The "this spring" of a draft that was written in it, where the source was written before it and tells no time."""
    ours, theirs = written(case.draft), written(case.source)
    if ours is None or theirs is None or any(s.cue for s in case.best.claim.about.of(SlotKind.PERIOD)):
        return None
    if any(not p.inferred for p in case.best.claim.about.periods):
        return None
    for s in case.claim.about.of(SlotKind.PERIOD):
        own = s.origin is Origin.DOCUMENT and s.cue.lower().startswith(THIS)
        if s.period and own and theirs.last < s.period.first <= ours.first and ours.last <= s.period.last:
            return s.span.to(case.claim.anchor)
    return None


def _before(case: Case) -> Iterator[Period]:
    """The times of the sentence before the source's, on which that one leans: "In 2017 there were 64. Of these, 19 had …"."""
    best = case.best.claim
    if cues("counting", "leaning").at(tokens(case.source.prose, best.sentence), 0) is None:
        return
    before = [p for p in case.library.paragraph(best.document, best.sentence) if p.span.end <= best.sentence.start]
    for claim in case.library.claims_at.get((best.document, before[-1].span.start), ()) if before else ():
        yield from (p for p in claim.about.periods if not p.inferred)


def _under_way(case: Case) -> Span | None:
    """What the draft tells as under way, as its source did: "the courts are running at half strength"; no way that things go
    ("prices are rising"), which may last."""
    ours = {t.lower: i for i, t in _going(tokens(case.draft.prose, case.claim.sentence))}
    theirs = {t.lower for _, t in _going(tokens(case.source.prose, case.best.claim.sentence))}
    same = next((i for word, i in ours.items() if word in theirs), None)
    run = tokens(case.draft.prose, case.claim.sentence)
    return None if same is None else Span(run[same - 1].start, run[same].end)


def _going(run: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The verbs of a sentence that are in the present and go on, with where each stands."""
    lasting = tables().change_words
    for i, (a, b) in enumerate(pairwise(run), 1):
        if a.lower in ("is", "are") and b.lower.endswith("ing") and b.lower != "being" and b.lower not in lasting:
            yield i, b


def _before_writing(case: Case, periods: Sequence[Period]) -> bool:
    """Whether the draft speaks of the very day of its writing, and the source of days that lie a month and more before it."""
    ours = written(case.draft)
    if ours is None or next(cues("counting", "writing").all(tokens(case.draft.prose, case.claim.clause)), None) is None:
        return False
    return all(p.grain < Grain.YEAR and (ours.first - p.last).days > MONTH for p in periods)


def _times(case: Case) -> tuple[Period, ...]:
    """The times that the draft tells of a claim, without the years of its citations, and what another clause tells of times to come."""
    cited = [c.span for c in case.claim.citations]
    told = (p for p in case.claim.about.periods if not any(c.contains(p.span) for c in cited))
    return tuple(p for p in told if not _is_to_come(case, p))


def _is_to_come(case: Case, period: Period) -> bool:
    """Whether a time of another clause lies behind the year of the draft: "there are 40 mills, and there will be 50 by 2040"."""
    year = dated(case.draft)
    return year is not None and period.first.year > year and not case.claim.clause.overlaps(period.span)


def _edition(case: Case) -> Iterator[Difference]:
    """A figure of an older edition, told without its date, where the newer one has another or is not cited."""
    q = case.claim.quantity
    newer = newer_edition(case.source, case.library)
    if q is None or q.vague or newer is None or case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    if _tells_time(case) or (
        case.draft.date and case.draft.date[: len(newer.date)] < newer.date[: len(case.draft.date)]
    ):
        return
    same = [e for e in case.considered if case.library.original(e.claim.document) == case.library.original(newer.id)]
    if any(e.claim.quantity and compare(q, e.claim.quantity) in BORNE and e.score >= ALIKE for e in same):
        return
    other = next((e for e in same if e.score >= ALIKE and _of_one_series(case, e)), None)
    title = f"“{newer.title}” ({newer.date})"
    if other is not None:
        words = " ".join(newer[other.claim.anchor].split())
        yield Difference(
            f"A newer edition of the source, {title}, says “{words}”.",
            case.claim.anchor,
            (case.best.location, other.location),
            correct=words,
        )
        return
    for citation in case.claim.citations:
        if case.source.id in citation.resolved and not citation.loose:
            yield Difference(
                f"A newer edition of this source is in the corpus: {title}.",
                citation.span,
                (case.best.location,),
                correct=newer.keys[0] if newer.keys else newer.id,
                confidence=Confidence.LOW,
            )
            return


def _holds_on(case: Case) -> bool:
    """Whether the source was written shortly before the draft, or tells of what is to come: "will remain lawful"."""
    ours, theirs = written(case.draft), written(case.source)
    recent = ours is not None and theirs is not None and (ours.first - theirs.last).days < RECENT
    return recent or plans(tokens(case.source.prose, case.best.claim.sentence))


def _tells_time(case: Case) -> bool:
    """Whether the draft says of when the figure is, by a date or by a verb in the past that goes with one nearby."""
    claim = case.claim
    slots = (s for s in claim.about.of(SlotKind.PERIOD) if s.origin is not Origin.DOCUMENT)
    return bool(_times(case)) or any(s.period is None or not _is_to_come(case, s.period) for s in slots)


def _of_one_series(case: Case, e: Evidence) -> bool:
    """Whether a figure of the newer edition is surely the later one of what the draft's figure counts."""
    ours, theirs = case.claim.quantity, e.claim.quantity
    if ours is None or theirs is None or theirs.change is not None or compare(ours, theirs) is not Relation.VALUE:
        return False
    mine, others = set(case.best.claim.about.counted), set(e.claim.about.counted)
    return ours.form is theirs.form and (mine == others if not (mine and others) else mine <= others or others <= mine)


def _is_of_today(case: Case) -> bool:
    """Whether a clause says that it speaks of today, whatever else its sentence dates; "were still" does not."""
    return _today(case, case.claim.clause) is not None


def _brought_about(case: Case) -> Iterator[Difference]:
    """What the draft says is missing, as an older source does, and a newer one says was opened, built, set up since."""
    run = tokens(case.draft.prose, case.claim.sentence)
    lack = missing(run) if case.claim.quantity is None else None
    if lack is None or not case.claim.anchor.contains(lack.span):
        return
    later = brought_about(case.claim, run, lack, case.best, case.considered, case.library)
    if later:
        yield Difference(
            "A later source says that this has changed.",
            lack.span,
            (case.best.location, later.location),
            correct=" ".join(later.location.text.split()),
        )


def _behind(case: Case) -> bool:
    """Whether a share or a count is the subject of a verb in the present, right behind what it is of."""
    q = case.claim.quantity
    if q is None or q.form not in (Form.SHARE, Form.COUNT) or q.change is not None or is_derived(case.best.claim):
        return False
    run = [t for t in tokens(case.draft.prose, case.claim.clause) if t.start >= case.claim.anchor.end]
    present = next(cues("counting", "state_behind").all(run), None)
    if present and present.first and run[present.first - 1].lower in ASIDE:
        return False  # "300 in the second, which is what a good spring looks like"
    past = next((i for i, t in enumerate(run) if t.lower in PAST or t.lower in words_in("counting", "past")), len(run))
    return present is not None and present.first < min(past, REACH)


def _difference(case: Case, anchor: Span, why: str) -> Difference:
    return Difference(
        f"The draft tells this as of today; {why}.", anchor, (case.best.location,), correct=f"a date for it ({why})"
    )


def _later(case: Case) -> Evidence | None:
    """Another figure for what is counted, of a later time than the one that bears the draft out."""
    counted = set(case.best.claim.about.counted)
    told = max((p.last for p in case.best.claim.about.periods if not p.inferred), default=None)
    if case.claim.quantity is None or not counted or told is None:
        return None
    for e in case.considered:
        theirs = set(e.claim.about.counted)
        same = bool(theirs) and (theirs <= counted or counted <= theirs)
        after = [p for p in e.claim.about.periods if not p.inferred and p.first > told]
        if same and after and e.claim.quantity and compare(case.claim.quantity, e.claim.quantity) is Relation.VALUE:
            return e
    return None


def _today(case: Case, where: Span) -> Span | None:
    """The words by which the draft says, in its sentence or in a part of it, that it speaks of today."""
    run = tokens(case.draft.prose, where)
    hits = (h for h in cues("counting", "today").all(run) if not (h.first and run[h.first - 1].lower in NOT_NOW))
    hits = (h for h in hits if run[h.first].lower != STILL or not any(t.lower in TIED for t in run[h.last :]))
    hits = (h for h in hits if run[h.first].lower != STILL or not _compares(run, h.last))
    compares = case.claim.quantity is not None and case.claim.quantity.change is not None
    hit = next((h for h in hits if not (compares and run[h.first].lower == STILL)), None)
    return (
        Span(min(run[hit.first].start, case.claim.anchor.start), max(case.claim.anchor.end, run[hit.last - 1].end))
        if hit
        else None
    )


def _compares(run: Sequence[Token], i: int) -> bool:
    """Whether a comparative stands at token `i`: "still further"."""
    return i < len(run) and (run[i].lower in tables().comparative or run[i].lower in words_in("counting", "further"))


def _state(case: Case) -> Span | None:
    """The figure that a verb in the present tense stands right before, or with the rank of today that it is joined to."""
    quantity = case.claim.quantity
    if quantity is None or quantity.change is not None or quantity.form not in (Form.COUNT, Form.SHARE, Form.MONEY):
        return None
    if "=" in case.best.claim.words:  # worked out from two figures, of which either may be the dated one
        return None
    run = [t for t in tokens(case.draft.prose, case.claim.sentence) if t.end <= case.claim.anchor.start]
    if run and run[-1].lower in JOINED:
        standing = [t for t in run if t.start >= case.claim.clause.start]
        rank = next(cues("counting", "standing").all(standing), None)
        return Span(standing[rank.first].start, case.claim.anchor.end) if rank else None
    return case.claim.anchor if cues("counting", "state").ending(run, len(run)) else None


FIRST = (
    "Harbour Watch",
    "---\ntitle: Hands on Deck\ndate: 2019\n---\n\n58 per cent of fishers had paid a broker. The 14 boats of Oban were old.",
)
SECOND = (
    "Harbour Watch",
    '---\ntitle: "Hands on Deck 2023: report of the second survey"\ndate: 2023\n---\n\n52 per cent of fishers had paid a broker.',
)
DATED = "---\ndate: 3 May 2022\n---\n\n"
BATHS = "---\ndate: 2020-05-18\n---\n\nThe bath house at Hay is open on three mornings a week, from eight to noon, for want of fuel."
EXAMPLES = (
    Example(
        DATED + "Only «19 branches» have a lift.",
        ("---\ndate: 2018\n---\n\nThe Library Board had 64 branches at the end of 2017. Of these, 19 had a lift.",),
    ),
    Example(
        DATED + "A librarian in Vidin is paid «510 leva a month».",
        ("---\ndate: 2018\n---\n\nThe pay of a librarian in Vidin was, in 2017, 510 leva a month.",),
    ),
    Example(
        DATED + "In 2017 a librarian in Vidin was paid 510 leva a month.",
        ("---\ndate: 2018\n---\n\nThe pay of a librarian in Vidin was, in 2017, 510 leva a month.",),
    ),
    Example(
        DATED + "Forty drivers were trained, and just over half still mending buses two years after the course.",
        (
            "---\ndate: 2020\n---\n\nForty drivers were trained. Just over half of them were still mending buses two years after the course.",
        ),
    ),
    Example(
        DATED
        + "In most valleys the mills and the bakers now share their ovens, the guild finds, but seldom their carts.",
        ("---\ndate: 2020\n---\n\nIn most valleys the mills and the bakers share their ovens. Few share their carts.",),
    ),
    Example(
        DATED + "«In most valleys the mills and the bakers now share their ovens, but seldom their carts.»",
        ("---\ndate: 2020\n---\n\nIn most valleys the mills and the bakers share their ovens. Few share their carts.",),
    ),
    Example(
        DATED + "«As we write, the guild says, the mills and the bakers of most valleys share their ovens.»",
        ("---\ndate: 2020\n---\n\nIn most valleys the mills and the bakers share their ovens. Few share their carts.",),
    ),
    Example(
        DATED + "The wardens, says the county, now count herons by boat and no longer from the bank.",
        ("---\ndate: 2020\n---\n\nThe wardens have gone over to counting herons by boat and no longer from the bank.",),
    ),
    Example(
        DATED + "«This spring the bath house at Hay opens its doors on three mornings a week», because fuel is short.",
        (BATHS,),
    ),
    Example(
        DATED + "The bath house at Hay opens its doors on three mornings a week, because fuel is short.",
        (BATHS,),
    ),
    Example(
        DATED + "This spring the bath house at Hay opens its doors on three mornings a week, because fuel is short.",
        (BATHS.replace("2020-05-18", "2022-04-18"),),
    ),
    Example(
        DATED + "«This year the harbour at Oban has 14 boats».",
        ("---\ndate: 2020-05-18\n---\n\nThe harbour at Oban has 14 boats.",),
    ),
    Example(
        DATED + "This year the harbour at Oban has 14 boats.",
        ("---\ndate: 2020-05-18\n---\n\nIn 2022 the harbour at Oban will have 14 boats.",),
    ),
    Example(
        DATED + "In Kerry the share of herons stood still at 41 per cent.",
        ("---\ndate: 2020\n---\n\nIn Kerry the share of herons stood still at 41 per cent.",),
    ),
    Example(
        DATED + "In Kerry the share of herons is «still 41 per cent».",
        ("---\ndate: 2020\n---\n\nIn Kerry the share of herons is 41 per cent.",),
    ),
    Example(
        DATED
        + "The shop at Oban sold 118 ropes in its first spring and 301 in its third, which is what a good year looks like.",
        ("In 2013 the shop at Oban opened. It sold 118 ropes in its first spring and 301 in its third.",),
    ),
    Example(DATED + "The valley has «about 300 beavers».", ("In 2008 the valley had about 300 beavers.",)),
    Example(DATED + "In 2008 the valley had about 300 beavers.", ("In 2008 the valley had about 300 beavers.",)),
    Example("The valley has about 300 beavers.", ("In 2008 the valley had about 300 beavers.",)),
    Example(DATED + "The valley has about 300 beavers.", ("In 2021 the valley had about 300 beavers.",)),
    Example(
        DATED + "The valley has «300 beavers».",
        ("In June 2020 the valley had 300 beavers.", "In March 2022 the valley had 410 beavers."),
    ),
    Example(
        DATED + "A day ticket is £58.",
        ("A day ticket on the valley line was £58, compared with £31 in 2008.",),
    ),
    Example(
        DATED + "Old bridges «are the commonest bottleneck of the valley, with a third of all jams».",
        ("In 2008 old bridges were the commonest bottleneck of the valley, with a third of all jams.",),
    ),
    Example(
        DATED + "Old bridges were the commonest bottleneck of the valley, with a third of all jams.",
        ("In 2008 old bridges were the commonest bottleneck of the valley, with a third of all jams.",),
    ),
    Example(
        DATED + "The mills ground less wheat in 2017 than in 2016, though still 6 per cent more than in 2010.",
        (
            "---\ndate: 2018\n---\n\nIn 2017 the mills ground less wheat than in 2016. It was 6 per cent more than in 2010.",
        ),
    ),
    Example(
        DATED + "There are «40 mills in the valley today», and there should be a guide at each.",
        ("---\ndate: 2019\n---\n\nThere are 40 mills in the valley.",),
    ),
    Example(
        "The fishing harbour at Oakham «has no slipway», and boats are launched from the beach.",
        (
            "---\ndate: 2019-05\n---\n\nThe fishing harbour at Oakham has no slipway. Boats are launched from the beach.",
            "---\ndate: 2022-03\n---\n\nThe slipway of the fishing harbour at Oakham was opened in 2021.",
        ),
    ),
    Example(
        "The fishing harbour at Oakham has no slipway, and boats are launched from the beach.",
        (
            "---\ndate: 2019-05\n---\n\nThe fishing harbour at Oakham has no slipway. Boats are launched from the beach.",
            "---\ndate: 2022-03\n---\n\nThe slipway of the fishing harbour at Oakham was not built in 2021.",
        ),
    ),
    Example(
        "«30 per cent of boats» in the harbour have a radio.",
        (
            "---\ntitle: The Harbour in 2018\ndate: 2019\n---\n\n30 per cent of boats in the harbour had a radio.",
            "---\ntitle: The Harbour in 2022\ndate: 2023\n---\n\n44 per cent of boats in the harbour had a radio.",
        ),
    ),
    Example(
        "In 2018 30 per cent of boats in the harbour had a radio.",
        (
            "---\ntitle: The Harbour in 2018\ndate: 2019\n---\n\n30 per cent of boats in the harbour had a radio.",
            "---\ntitle: The Harbour in 2022\ndate: 2023\n---\n\n44 per cent of boats in the harbour had a radio.",
        ),
    ),
    Example(
        "44 per cent of boats in the harbour have a radio.",
        (
            "---\ntitle: The Harbour in 2018\ndate: 2019\n---\n\n30 per cent of boats in the harbour had a radio.",
            "---\ntitle: The Harbour in 2022\ndate: 2023\n---\n\n44 per cent of boats in the harbour had a radio.",
        ),
    ),
    Example(
        "At Hay «62 per cent of the anglers» swim at night.",
        (
            "At Hay 62 per cent of the anglers swim at night.",
            "The share of the anglers at Hay who swim at night is 57 per cent, compared with 62 per cent two years before.",
        ),
    ),
    Example(
        "At Hay 57 per cent of the anglers swim at night.",
        (
            "At Hay 62 per cent of the anglers swim at night.",
            "The share of the anglers at Hay who swim at night is 57 per cent, compared with 62 per cent two years before.",
        ),
    ),
    Example(
        "At Hay 62 per cent of the anglers swam at night.",
        (
            "At Hay 62 per cent of the anglers swim at night.",
            "The share of the anglers at Hay who swim at night is 57 per cent, compared with 62 per cent two years before.",
        ),
    ),
    Example(
        "At Hay 62 per cent of the anglers swim at night.",
        (
            "At Hay 62 per cent of the anglers swim at night.",
            "The share of the anglers at Ayr who swim at night is 57 per cent, compared with 62 per cent at Hay.",
        ),
    ),
    Example(DATED + "The valley lost about 300 beavers.", ("In 2008 the valley lost about 300 beavers.",)),
    Example(
        DATED + "«As I write, the mill bridge over the Wye is closed to lorries.»",
        ("---\ndate: 2020\n---\n\nThe mill bridge over the Wye is closed to lorries.",),
    ),
    Example(
        DATED + "As I write, the mill bridge over the Wye is closed to lorries.",
        ("---\ndate: 2022\n---\n\nThe mill bridge over the Wye is closed to lorries.",),
    ),
    Example(
        DATED + "In 2021 the valley had 300 beavers, still a tenth fewer than in 2008.",
        (
            "---\ndate: 2021\n---\n\nIn 2021 the valley had 300 beavers. That remained a tenth below the number of 2008.",
        ),
    ),
    Example(
        DATED + "Lorries may still use the mill bridge over the Wye at night.",
        ("---\ndate: 2020\n---\n\nLorries will still be allowed to use the mill bridge over the Wye at night.",),
    ),
    Example(
        DATED + "«Lorries may still use the mill bridge over the Wye at night.»",
        ("---\ndate: 2020\n---\n\nLorries may use the mill bridge over the Wye at night.",),
    ),
    Example(
        "---\ndate: 3 February 2022\n---\n\nNow the mill bridge over the Wye is closed to lorries.",
        ("---\ndate: 2021-11-20\n---\n\nThe mill bridge over the Wye is closed to lorries.",),
    ),
    Example(
        "---\ndate: 3 February 2022\n---\n\n«Now the mill bridge over the Wye is closed to lorries.»",
        ("---\ndate: 2021-02-20\n---\n\nThe mill bridge over the Wye is closed to lorries.",),
    ),
    Example(
        DATED + "«To date, the wardens have caught 178 poachers».",
        ("---\ndate: 2018\n---\n\nTo date, the wardens have caught 178 poachers, and 45 were fined.",),
    ),
    Example(
        "To date, the wardens have caught 178 poachers.",
        ("---\ndate: 2018\n---\n\nTo date, the wardens have caught 178 poachers, and 45 were fined.",),
    ),
    Example(
        DATED + "The valley has «300 beavers», and there will be 500 by 2030.",
        ("In 2008 the valley had 300 beavers.",),
    ),
    Example(
        DATED + "By 2018 the wardens had caught 178 poachers.",
        ("---\ndate: 2018\n---\n\nTo date, the wardens have caught 178 poachers, and 45 were fined.",),
    ),
    Example(
        DATED + "In many valleys, schools are open on «two days a week to this day».",
        ("---\ndate: 2020\n---\n\nIn many valleys, schools are open on two days a week.",),
    ),
    Example(
        DATED + "The valley's nurses «are sleeping» in tents beside the clinics.",
        ("---\ndate: 2020\n---\n\nThe nurses of the valley are sleeping in tents beside the clinics.",),
    ),
    Example(
        DATED + "The valley's nurses were sleeping in tents beside the clinics.",
        ("---\ndate: 2020\n---\n\nThe nurses of the valley are sleeping in tents beside the clinics.",),
    ),
    Example(
        DATED + "In the valley the rents of old mills are rising.",
        ("---\ndate: 2020\n---\n\nIn the valley the rents of old mills are rising.",),
    ),
    Example(
        DATED + "«Some 4,300 homes» in Selby are heated with coal.",
        ("The council's survey of 2011 found that 4,300 homes in Selby were heated with coal.",),
    ),
    Example(
        DATED + "Some 4,300 homes in Selby were heated with coal.",
        ("The council's survey of 2011 found that 4,300 homes in Selby were heated with coal.",),
    ),
    Example(
        DATED + "The council found that some 4,300 homes in Selby are heated with coal.",
        ("The council's survey of 2011 found that 4,300 homes in Selby were heated with coal.",),
    ),
    Example(
        DATED + "«As we write, 13 inspectors» are in post.",
        ("On 2 February 2022 there were 13 inspectors in post.",),
    ),
    Example(
        DATED + "As we write, 13 inspectors are in post.",
        ("On 20 April 2022 there were 13 inspectors in post.",),
    ),
    Example(
        DATED + "A lifeguard said: “Thus far the mill pond has been shut”.",
        ("---\ndate: 2020\n---\n\n“Thus far the mill pond has been shut,” a lifeguard said.",),
    ),
    Example("«58 per cent of fishers» had paid a broker.", (FIRST, SECOND)),
    Example("In 2019 58 per cent of fishers had paid a broker.", (FIRST, SECOND)),
    Example("52 per cent of fishers had paid a broker.", (FIRST, SECOND)),
    Example("---\ndate: 2020\n---\n\n58 per cent of fishers had paid a broker.", (FIRST, SECOND)),
    Example("58 per cent of fishers had paid a broker.", (FIRST, ("Otter Trust", SECOND[1]))),
    Example("The 14 boats of Oban were old «[@s1]».", (FIRST, SECOND)),
    Example("The 14 boats of Oban were old [@s1].", (FIRST,)),
)
RULE = Rule("C105", "stale", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
