"""The draft says the figure of other people or things than were counted.

**What it finds.** The source's figure with another counted noun: a share of organisations told as one of survivors, respondents
told as a whole people, cases told as victims.

**Why it matters.** A sample sold as the world is the commonest abuse of a survey.

**What to do.** Name those who were counted, as the source names them.

**Authority.** The fact-checkers' list, "whole group or sample; who was asked"; the Market Research Society's guidance on
reporting surveys.
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import Token, stem, term, terms, tokens
from claimcheck.model import Claim, ClaimKind, Confidence, Difference, Form, Severity, Span
from claimcheck.retrieve.bases import Told, base, is_share, told_of_others
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.populations import Apart, Side, apart, listed, narrowed, said_before
from claimcheck.retrieve.slots import counted_agree, noun_class
from claimcheck.rules.base import FIRST, REACH, Case, Example, Rule, Scope, changed, turned

ASKING = ("survey", "respondent", "participant", "interviewee", "poll", "sample")
BESIDE = 2  # tokens
NOUN = 3  # tokens from a word for all to its noun
GIVEN = (("person", "thing"), ("household", "thing"), ("thing", "person"), ("thing", "household"))


def check(case: Case) -> Iterator[Difference]:
    found = list(_found(case))
    yield from found or [*turned(case, "population")] or changed(case, "population")


def _found(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.QUALITATIVE and case.evidence and case.sure:
        yield from _every(case)
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE) or is_derived(case.best.claim):
        return
    yield from _of_all(case)
    yield from _of_another_base(case)
    yield from _of_others(case)
    yield from _of_others_listed(case)
    yield from _apart(case)


def _of_others(case: Case) -> Iterator[Difference]:
    """Other things were counted: 14 per cent of shelters, and the source has 14 per cent of councils."""
    ours, theirs = case.claim.about.counted, case.best.claim.about.counted
    if (
        not ours
        or not theirs
        or _leans(case.claim)
        or any(counted_agree(ours, e.claim.about.counted) for e in case.evidence if e.claim.about.counted)
    ):
        return
    classes = (noun_class(ours[-1]), noun_class(theirs[-1]))
    about = case.best.claim.about
    share = case.claim.quantity is not None and case.claim.quantity.form is Form.SHARE
    told = ours[-1] in (*about.clause, *about.rest)
    people = classes in GIVEN  # who got parcels are no parcels, though both be named
    if not people and ((told and not (share and not _asked(case, ours[-1]))) or _mentioned(case, theirs[-1])):
        return
    told_apart = share and case.library.index.known(ours[-1])  # a corpus that has both words may tell them apart
    if not all(classes) and not told_apart:
        return
    quantity = case.best.claim.quantity
    counted = quantity.counted if quantity else None
    words = " ".join(case.source[counted].split()) if counted else ""
    yield Difference(
        f"The source counts “{words}”, not those of the draft's “{case.ours}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
        confidence=Confidence.HIGH if classes[0] != classes[1] else Confidence.MEDIUM,
    )


def _mentioned(case: Case, head: str) -> bool:
    """Whether the draft's sentence has the source's noun after all; of a share, not only as what another figure counts."""
    q = case.claim.quantity
    if q is None or q.form is not Form.SHARE:
        return head in (*case.claim.about.clause, *case.claim.about.rest)
    beside = [c for c in case.claims if c.sentence == case.claim.sentence and c.anchor != case.claim.anchor]
    if head in case.claim.about.clause:
        return True
    return head in case.claim.about.rest and not any(head in c.about.counted[-1:] for c in beside)


def _apart(case: Case) -> Iterator[Difference]:
    """The same noun, narrowed otherwise: women for men, with a contract for without one, fishers for migrant fishers."""
    ours = Side(case.draft, case.claim)
    for d in apart(ours, Side(case.source, case.best.claim)):
        told_apart = d.apart is not Apart.PART or _has_whole(case, ours)
        mine, others = (" ".join(t[s].split()) for t, s in ((case.draft, d.ours), (case.source, d.theirs)))
        yield Difference(
            f"The draft tells the figure of “{mine}”; the source of “{others}”.",
            case.claim.anchor if d.apart is Apart.PART or case.claim.anchor.overlaps(d.ours) else d.ours,
            (case.best.location,),
            correct=others,
            confidence=Confidence.HIGH if told_apart else Confidence.LOW,
        )
        return


def _has_whole(case: Case, ours: Side) -> bool:
    """Whether the source tells another figure of the whole, so that a part of it is told apart there."""
    who = ours.who
    whole = set(terms(ours.run(who))) if who else set()
    for other in case.library.claims_of(case.best.claim.document):
        span = Side(case.source, other).who if other.quantity else None
        run = tokens(case.source.prose, span) if span else ()
        if run and set(terms(run)) == whole and not narrowed(run):
            return True
    return False


def _every(case: Case) -> Iterator[Difference]:
    """A statement on some told as one on all: "screened all workers" for "screened all foreign workers"."""
    run = tokens(case.draft.prose, case.claim.clause)
    theirs = tokens(case.source.prose, case.best.claim.sentence)
    for hit in cues("counting", "whole").all(run):
        j = next((j for j in range(hit.last, min(hit.last + NOUN, len(run))) if is_plural(run[j].lower)), None)
        if j is None or narrowed(run[hit.last : j + 1]):
            continue
        like = [k for k, t in enumerate(theirs) if stem(t.lower) == stem(run[j].lower)]
        parts = [narrowed(theirs[max(0, k - NOUN) : k + 1]) for k in like]
        if not like or not all(parts):
            continue
        first, last = (i + max(0, like[0] - NOUN) for i in parts[0] or ())
        if said_before(Side(case.draft, case.claim)) & set(terms(theirs[first:last])):
            continue
        words = " ".join(case.source[Span(theirs[first].start, theirs[like[0]].end)].split())
        yield Difference(
            f"The draft says it of “{' '.join(t.text for t in run[hit.first : j + 1])}”; the source of “{words}”.",
            Span(run[hit.first].start, run[j].end),
            (case.best.location,),
            correct=words,
        )
        return


def _of_all(case: Case) -> Iterator[Difference]:
    """A share of some told as one of all: "62 per cent of all tenants" for "62 per cent of the tenants who had moved"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or ours.counted is None or theirs.counted is None or ours.form is not Form.SHARE:
        return
    ends = (case.claim.sentence.end, case.best.claim.sentence.end)
    stands = all(q.number.end <= q.counted.end <= end for q, end in zip((ours, theirs), ends, strict=True) if q.counted)
    if not stands or not counted_agree(case.claim.about.counted, case.best.claim.about.counted):
        return
    between = tokens(case.draft.prose, Span(ours.number.end, ours.counted.end))
    after = tokens(case.source.prose, Span(theirs.counted.end, case.best.claim.sentence.end))
    narrowed = _narrowed(after)
    own = _narrowed(tokens(case.draft.prose, Span(ours.counted.end, case.claim.sentence.end)))
    if not narrowed or own or not list(cues("counting", "whole").all(between)):
        return
    stop = next((i for i, t in enumerate(after) if t.text in ",;:()–—"), len(after))
    about = case.claim.about
    told = set(terms(after[narrowed : min(stop, narrowed + REACH)])[:FIRST])
    if told - {*about.clause, *about.rest, *about.context}:
        words = " ".join(case.source[Span(theirs.counted.start, after[stop - 1].end)].split())
        yield Difference(
            f"The source's figure is of “{words}”, and not of all.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
        )


def _of_another_base(case: Case) -> Iterator[Difference]:
    """A share of some told as one of all, or of others: "Of the tenants who had moved, 62 per cent …", "Of these 62 per cent …"."""
    if not is_share(case.claim.quantity) or not is_share(case.best.claim.quantity):
        return
    draft = Side(case.draft, case.claim)
    ours = base(draft, [c for c in case.claims if c.quantity])
    if ours is None or not (case.sure or ours.whole):
        return
    known = case.library.claims_of(case.best.claim.document)
    theirs = base(Side(case.source, case.best.claim), known)
    if theirs is None:
        return
    here = case.best.claim.about
    others = {t for c in known if c.quantity for t in c.about.counted[-1:]} - {*here.clause, *here.rest}
    about = case.claim.about  # who says "all", or "of those who answered", is not understood by the text around it
    told_outright = ours.whole or ours.sampled
    said = (
        set()
        if told_outright and ours.framed
        else {*about.clause, *about.rest}
        if told_outright
        else said_before(draft)
    )
    told = told_of_others(ours, theirs, said, others)
    if told is None:
        return
    words = " ".join(case.source[theirs.words].split())
    message = {
        Told.OTHERS: f"The source tells the figure of “{words}”, and of nobody else.",
        Told.ALL: f"The source's figure is told of “{words}”, and not of all.",
        Told.SAMPLE: f"The source tells the figure of those only whom it asked: “{words}”.",
    }[told]
    yield Difference(message, case.claim.anchor.to(ours.noun), (case.best.location,), correct=words)


def _of_others_listed(case: Case) -> Iterator[Difference]:
    """Others were counted, by the noun that a list of shares tells once: "94 per cent of households …, 81 per cent …"."""
    ours = case.claim.about.counted
    q = case.claim.quantity
    if not ours or q is None or q.form is not Form.SHARE or _leans(case.claim):
        return
    best = case.best.claim
    noun = listed(Side(case.source, best), case.library.claims_at.get((best.document, best.sentence.start)))
    if noun is None:
        return
    theirs = terms(tokens(case.source.prose, noun))
    classes = (noun_class(ours[-1]), noun_class(theirs[-1])) if theirs else ("", "")
    said = {term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)}
    if not all(classes) or classes[0] == classes[1] or ours[-1] in said or theirs[-1] in case.claim.about.clause:
        return
    words = " ".join(case.source[noun].split())
    yield Difference(
        f"The source counts “{words}”, not those of the draft's “{case.ours}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=words,
    )


def _narrowed(after: Sequence[Token]) -> int:
    """How many tokens right after a noun begin what narrows it; 0 where none do."""
    return next((h.last for h in cues("counting", "narrowing").all(after) if h.first == 0), 0)


def _asked(case: Case, head: str) -> bool:
    """Whether the source's sentence names those of the draft right beside a word for a survey: they are its respondents."""
    run = [term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)]
    asking = {term(w) for w in ASKING}
    heads = [i for i, t in enumerate(run) if t == head]
    return any(abs(i - j) <= BESIDE for i in heads for j, t in enumerate(run) if t in asking)


def _leans(claim: Claim) -> bool:
    """Whether the draft's noun stands before its figure: of "23 of them" it is not sure who "they" are."""
    q = claim.quantity
    return q is not None and q.counted is not None and q.counted.end <= q.number.start


EXAMPLES = (
    Example(
        "The judge gave an outright order in a third of the cases in which a lawyer spoke for the tenant.",
        ("The judge gave an outright order in 33 per cent of the hearings in which a lawyer spoke for the tenant.",),
    ),
    Example(
        "In Zimbabwe a club put up clinics at three of the places to which the families were moved.",
        ("In Zimbabwe a club put up clinics at three sites to which the families were moved.",),
    ),
    Example(
        "The census found that 47 per cent of the clinics cannot rely on their light.",
        ("The census of clinics found that 47 per cent lack reliable light.",),
    ),
    Example(
        "Wardens spoke to somebody in 410 homes.",
        ("Wardens knocked at 640 homes in 12 streets, and spoke to somebody in 410 of them.",),
    ),
    Example(
        "In six of the nine that closed the «pupils» had been lost in the flood.",
        ("In six of the nine that closed the papers had been lost in the flood.",),
    ),
    Example(
        "In six of the nine that closed the records had been lost in the flood.",
        ("In six of the nine that closed the papers had been lost in the flood.",),
    ),
    Example(
        "Just «14 per cent of shelters» were open every night.", ("Only 14 percent of councils were open every night.",)
    ),
    Example("Of those asked, «385 tenants» replied.", ("Of those asked, 385 charities replied.",)),
    Example("The fund trained 620 nurses in Mali.", ("The fund trained 620 people in Mali.",)),
    Example(
        "«37 per cent of victims» were recruited online.",
        ("In the tenant survey, 37 per cent of respondents said that victims were recruited online.",),
    ),
    Example(
        "In the survey 37 per cent of tenants knew of a victim.",
        ("In the tenant survey, 37 per cent of respondents knew of a victim.",),
    ),
    Example("The survey reached 48 schools.", ("The survey reached 48 primary schools.",)),
    Example("The court heard «120 landlords».", ("The court heard 120 complaints.",)),
    Example("The court heard 120 complaints.", ("The court heard 120 complaints.",)),
    Example("Officers seized 75 lorries.", ("Officers seized 75 vehicles.",)),
    Example(
        "«Sixty per cent of all the tenants» had a leaking roof.",
        (
            "Of the tenants who had complained, half moved out. Sixty per cent of the tenants who complained had a leaking roof.",
        ),
    ),
    Example(
        "Sixty per cent of all tenants who complained had a leaking roof.",
        ("Sixty per cent of the tenants who complained had a leaking roof.",),
    ),
    Example(
        "Sixty per cent of all the tenants had a leaking roof.",
        ("Sixty per cent of the tenants had a leaking roof.",),
    ),
    Example(
        "As for doctors, «12 per cent of all the anglers» asked had seen one.",
        ("Of the anglers with a rash, 27 per cent had told a warden and 12 per cent had seen a doctor.",),
    ),
    Example(
        "As for doctors, 12 per cent of all the anglers with a rash had seen one.",
        ("Of the anglers with a rash, 27 per cent had told a warden and 12 per cent had seen a doctor.",),
    ),
    Example(
        "«Just over a third of all» who answered the poll of anglers had sold their rods.",
        ("A poll of anglers was held. Of those who had lost a boat, just over a third had sold their rods.",),
    ),
    Example(
        "Just over a third of all who had lost a boat had sold their rods.",
        ("A poll of anglers was held. Of those who had lost a boat, just over a third had sold their rods.",),
    ),
    Example(
        "In «80 per cent of all homes» somebody coughs at night.",
        (
            "The team called at 410 homes. In 95 of the homes a miner lives. In 80 per cent of these somebody coughs at night.",
        ),
    ),
    Example(
        "In 80 per cent of the miners' homes somebody coughs at night.",
        (
            "The team called at 410 homes. In 95 of the homes a miner lives. In 80 per cent of these somebody coughs at night.",
        ),
    ),
    Example(
        "Of «the 900 anglers whom it asked, 31 per cent» had swum by night.",
        (
            "The trust asked 900 anglers. Of those asked, half had a boat, and 31 per cent of the pensioners had swum by night.",
        ),
    ),
    Example(
        "Of the pensioners whom it asked, 31 per cent had swum by night.",
        (
            "The trust asked 900 anglers. Of those asked, half had a boat, and 31 per cent of the pensioners had swum by night.",
        ),
    ),
    Example(
        "Of «those who replied, 44 per cent» had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "Of those who had moved to a town, 44 per cent had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "More tenants live in towns now. Of those who left for one, 44 per cent had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "«Two in three of the country's weavers» have no loom of their own.",
        ("The guild asked 90 weavers in Hay. Of these 66 per cent had no loom of their own.",),
    ),
    Example(
        "Two in three of the weavers have no loom of their own.",
        ("The guild asked 90 weavers in Hay. Of these 66 per cent had no loom of their own.",),
    ),
    Example(
        "«Half of the hospitals» had run out of masks in May.",
        (
            "There are 40 hospitals in the county. The union of nurses, which asked 700 of its members, found that half had run out "
            "of masks in May.",
        ),
    ),
    Example(
        "Half of the nurses had run out of masks in May.",
        (
            "There are 40 hospitals in the county. The union of nurses, which asked 700 of its members, found that half had run out "
            "of masks in May.",
        ),
    ),
    Example(
        "Three in ten of the appeals that patients made were allowed.",
        (
            "The office saw 80 appeals in May. Among the patients, an appeal was allowed to 30 per cent of those who made one.",
        ),
    ),
    Example(
        "Nine homes in ten had a stove.",
        ("The homes were of brick. In March 90 per cent of households had a stove.",),
    ),
    Example(
        "In Chad «four in five nurses» lost a cow to the flood.",
        ("In Chad 94 per cent of households lost a crop, and 81 per cent lost a cow to the flood.",),
    ),
    Example(
        "In Chad four in five households lost a cow to the flood.",
        ("In Chad 94 per cent of households lost a crop, and 81 per cent lost a cow to the flood.",),
    ),
    Example("The appeal fed «900 families».", ("The appeal fed 900 dogs.",)),
    Example(
        "«40 per cent of carers» had no day off.",
        (
            "Of carers 12 per cent had a pension. 40 per cent of migrant carers had no day off.",
            "A carer is paid by the hour.",
        ),
    ),
    Example(
        "Migrants do the caring. In Hull 40 per cent of carers had no day off.",
        ("12 per cent of carers had a pension. In Hull 40 per cent of migrant carers had no day off.",),
    ),
    Example(
        "40 per cent of carers from abroad, all migrants, had no day off.",
        ("12 per cent of carers had a pension. 40 per cent of migrant carers had no day off.",),
    ),
    Example("«60 per cent of men» had the jab.", ("60 per cent of women had the jab.",)),
    Example(
        "60 per cent of women had the jab.",
        ("Among men 52 per cent had the jab, and among women 60 per cent.",),
    ),
    Example(
        "Three nurses in four are late «where a ward has a crèche».",
        ("In wards with a crèche 49 per cent of nurses are late, and in wards without one 76 per cent are.",),
    ),
    Example(
        "Three nurses in four are late where a ward has no crèche.",
        ("In wards with a crèche 49 per cent of nurses are late, and in wards without one 76 per cent are.",),
    ),
    Example(
        "«40 per cent of the urban clinics» have no doctor.", ("Of the rural clinics, 40 per cent have no doctor.",)
    ),
    Example(
        "In 2022 the wards took in 312 children «under 18» with measles.",
        ("Children under 16 with measles numbered 312 in the wards in 2022.",),
    ),
    Example(
        "In 2022 the wards took in 312 children under 16 with measles.",
        ("Children under 16 with measles numbered 312 in the wards in 2022.",),
    ),
    Example(
        "In Hull «94 per cent of the workers» lost income, and in four households out of five somebody lost a job.",
        ("In Hull 94 per cent of households lost income.",),
    ),
    Example(
        "The «264,000 people» were fed by the pantries of Hull.",
        ("The pantries of Hull gave out 264,000 parcels.",),
    ),
    Example(
        "The port clinic offers eye tests to «all workers».",
        ("The port clinic offers eye tests to all foreign workers.", "A worker may see a nurse on Mondays."),
    ),
    Example("The port clinic offers eye tests to all workers.", ("The port clinic offers eye tests to all workers.",)),
    Example(
        "Foreign crews may see a nurse. The port clinic offers eye tests to all workers.",
        ("The port clinic offers eye tests to all foreign workers.",),
    ),
    Example(
        "Absence from the wards is still above the 4.7 per cent of 2019-20.",
        ("Absence from the wards was 7.1 per cent, above the 4.7 per cent of 2018-19.",),
    ),
    Example(
        "Of «the nurses, 62 per cent» of them all were late.",
        ("Of the nurses who had moved, 62 per cent of them were late.",),
    ),
)
RULE = Rule("N109", "population", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
