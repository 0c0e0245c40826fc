"""The draft credits a count to the body that only passes it on.

**What it finds.** "The ministry surveyed 385 shops", "by the ministry's own estimate 385 shops", where the ministry's report says
that a university surveyed them: the draft has the publisher of the document count, ask or reckon, and the source's sentence
credits the figure to another body, or was recorded by those whom the sentence before it names.

**Why it matters.** The reader is sent to the wrong place for the method, and the relay's name lends a count more weight than
its own has.

**What to do.** Name those who counted, and cite the relay as such ("as reported by …").

**Authority.** The fact-checkers' second item: the original source, not the one that repeats it.
"""

from collections.abc import Iterator

from claimcheck.detect.attribution import words_of
from claimcheck.detect.makers import makers
from claimcheck.detect.names import names
from claimcheck.detect.place import places
from claimcheck.detect.words import tokens
from claimcheck.model import ClaimKind, Difference, Evidence, Severity
from claimcheck.retrieve.bodies import bodies, same_body
from claimcheck.retrieve.credits import credits_of, is_told, passes_on, text_of
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.naming import in_full, named_before
from claimcheck.rules.base import Case, Example, Rule, Scope

SURE = 0.55  # the score from which a statement is of the same thing: its own words of credit are none of the source's

RIVAL = 0.7  # of the best evidence's score that another one with the draft's figure must have


def check(case: Case) -> Iterator[Difference]:
    if case.claim.quantity is None:
        if case.claim.kind is not ClaimKind.QUALITATIVE or not (case.sure or case.best.score >= SURE):
            return
    elif case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    for maker in makers(tokens(case.draft.prose, case.claim.sentence)):
        name = named_before(text_of(case.draft, maker.who), case.draft, maker.who.start)
        if not maker.made:
            continue
        for e in _passing_on(name, case):
            others = _others(e, case)
            if others and not _acts(e, case):
                yield Difference(
                    f"{name} only passes the figure on; the source credits it to {others[0]}.",
                    maker.words,
                    (e.location,),
                    correct=others[0],
                )
                return


def _passing_on(name: str, case: Case) -> Iterator[Evidence]:
    """The evidence that is of the named body's own document: the best one, or another that has the same figure."""
    ours = case.claim.quantity
    for e in (case.best, *(case.considered if ours else ())):
        theirs = e.claim.quantity
        same = e is case.best or (ours and theirs and compare(ours, theirs) is Relation.ENTAILED)
        if same and e.score >= RIVAL * case.best.score and _is_publisher(name, e, case):
            yield e


def _others(evidence: Evidence, case: Case) -> list[str]:
    """Whom a source credits with the figure, but for those by whom it is itself; a body that it names by no name too."""
    found = [c for c in credits_of(evidence.claim, case.library) if not (c.lone or c.person)]
    credited = [in_full(c.name, evidence.claim, case.library) for c in found]
    document = case.library.document(evidence.claim.document)
    run = tokens(document.prose, evidence.claim.sentence)
    small = [text_of(document, m.who) for m in makers(run) if m.made]
    own = {w.lower() for body in bodies(document) for w in body.split()}
    small = [
        w for w in small if w.islower() and " " in w and w.split()[-1] in words_of("body") and w.split()[-1] not in own
    ]
    return [c for c in credited if not _is_publisher(c, evidence, case)] or (small if not credited else [])


def _acts(evidence: Evidence, case: Case) -> bool:
    """Whether the source's sentence names its own publisher as well, who may have counted something in it, and is not only the
    one who was told: "the centre told the ministry that it had taken 214 calls"."""
    document = case.library.document(evidence.claim.document)
    run = tokens(document.prose, evidence.claim.sentence)
    acting = (
        n
        for n in names(run)
        if not is_told(run, next(i for i, t in enumerate(run) if t.end > n.span.start))
        and not passes_on(run, next((i for i, t in enumerate(run) if t.start >= n.span.end), len(run)))
    )
    return any(_is_publisher(text_of(document, n.span), evidence, case) for n in acting)


def _is_publisher(name: str, evidence: Evidence, case: Case) -> bool:
    """Whether a name may be that of those by whom the source is: also by its one telling word, that is no place's."""
    loose = not places(tokens(name))
    document = case.library.document(evidence.claim.document)
    if name.lower() in words_of("body"):  # "the Directorate", where only one of those by whom the sources are is one
        called = {body for d in case.library.documents for body in bodies(d) if name.lower() in body.lower().split()}
        return len(called) == 1 and called <= set(bodies(document))
    return any(same_body(name, body, case.library.acronyms, loose) for body in bodies(document))


QUOTED = "A poll by Bangor College of 240 anglers in Hay found that 31 per cent had caught nothing; the Board {}."
SAMPLES = (
    "Otter International",
    "In 2013 Bangor College took blood samples from otters on the Wye. In three valleys 78 per cent of the 226 otters tested had lead "
    "in them.",
)
KILNS = (
    "Swedish Office for Fair Bricks",
    "Marlow Polling, in a study of 226 kilns in Chad, Mali and Togo, noted that managers in 9 kilns out of 10 kept no masks.",
)
RELAY = (
    "Ministry of Homes",
    "Leeds University polled 385 landlords about damp. The ministry held a conference in May.",
)
OMBUDSMAN = (
    "In Leeds, a report from the Housing Ombudsman highlighted that “mould has become far more common in many parts of the "
    "city in the last three weeks. It makes up 22.4% of the complaints made during that period.”"
)
SKI = (
    "Norwegian Snow Agency",
    "Figures supplied to us by the Ski Union show that 18 slopes were bare. The Lift Guild told us that 31 lifts stood idle. By an "
    "estimate of the Salmon Trust, 5,400 salmon died. Skiers told us that 44 huts were shut.",
)
CALLS = (
    "Homes Inspectorate",
    "The Damp Line, which keeps its own records, told the Inspectorate that it had taken 214 calls about mould.",
)
EXAMPLES = (
    Example(
        "«The Wye Board polled» 240 anglers in Hay, and 31 per cent had caught nothing.",
        (("Wye Board", QUOTED.format("quotes it as a sign of the times")),),
    ),
    Example(
        "A poll of 240 anglers in Hay by Bangor College found that 31 per cent had caught nothing.",
        (("Wye Board", QUOTED.format("quotes it as a sign of the times")),),
    ),
    Example(
        "The Wye Board polled 240 anglers in Hay, and 31 per cent had caught nothing.",
        (("Wye Board", QUOTED.format("drew the sample and paid for it")),),
    ),
    Example("«The Norwegian Snow Agency counted» 18 bare slopes.", (SKI,)),
    Example("«The Norwegian Snow Agency counted» 31 idle lifts.", (SKI,)),
    Example("«The Norwegian Snow Agency estimates» that 5,400 salmon died.", (SKI,)),
    Example("The Norwegian Snow Agency counted 44 shut huts.", (SKI,)),
    Example("The Lift Guild counted 31 idle lifts.", (SKI,)),
    Example("«The Homes Inspectorate also logged» 214 calls about mould.", (CALLS,)),
    Example("The Damp Line also logged 214 calls about mould.", (CALLS,)),
    Example(
        "The Homes Inspectorate also logged 214 calls about mould.",
        (
            (
                "Homes Inspectorate",
                "The Damp Line, which keeps its own records, says that the Inspectorate had 214 calls about mould.",
            ),
        ),
    ),
    Example(
        "«The Swedish brick office studied» 226 kilns, and noted that nine in ten managers kept no masks.", (KILNS,)
    ),
    Example("Marlow Polling studied 226 kilns, and noted that nine in ten managers kept no masks.", (KILNS,)),
    Example("The Swedish brick office tells of 226 kilns of which nine in ten kept no masks.", (KILNS,)),
    Example("«The Ministry of Homes polled» 385 landlords about damp.", (RELAY,)),
    Example("The Ministry of Homes reports that 385 landlords were polled about damp.", (RELAY,)),
    Example("Leeds University polled 385 landlords about damp.", (RELAY,)),
    Example(
        "The Ministry of Homes polled 385 landlords about damp.",
        (("Ministry of Homes", "The Ministry of Homes polled 385 landlords about damp."),),
    ),
    Example(
        "«The Otter Trust counted» 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "By a count «made by the Otter Trust» there are 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "«The Ministry of Homes worked out» that damp costs 385 landlords their rent.",
        (
            (
                "Ministry of Homes",
                "Leeds University calculates that damp costs 385 landlords their rent. The ministry met in May.",
            ),
        ),
    ),
    Example(
        "By a count «made by the Salt and Light Trust» there are 40 holts on the Wye.",
        (
            (
                "Salt and Light Trust",
                "The Union of Divers, which reads the logs of its members whether or not they report to the Ministry, "
                "counted 40 holts on the Wye.",
            ),
        ),
    ),
    Example(
        "By a count made by the Otter Trust there are 40 holts on the Wye.",
        (("Otter Trust", "We recorded 40 holts on the Wye."),),
    ),
    Example("The Otter Trust counted 40 holts on the Wye.", (("Otter Trust", "We counted 40 holts on the Wye."),)),
    Example(
        "By «the Otter Trust's own estimate» there are 40 holts on the Wye.",
        (("Otter Trust", "Bangor College reckons that there are 40 holts on the Wye. We agree."),),
    ),
    Example(
        "By Bangor College's estimate there are 40 holts on the Wye.",
        (("Otter Trust", "Bangor College reckons that there are 40 holts on the Wye. We agree."),),
    ),
    Example(
        "«The Otter Trust's survey» of 40 anglers found that most had seen a holt.",
        (("Otter Trust", "A Marlow Polling survey of 40 anglers found that most of them had seen a holt."),),
    ),
    Example(
        "The Otter Trust's report tells of 40 anglers who were surveyed about holts.",
        (("Otter Trust", "A Marlow Polling survey of 40 anglers asked about holts."),),
    ),
    Example(
        "«The Otter Trust's own monitoring» showed a marked rise in floods on the upper Wye.",
        (("Otter Trust", "According to Riverwatch, floods on the upper Wye rose markedly."),),
    ),
    Example(
        "«The Otter Trust forecast» that catches on the Wye would shrink by a third.",
        (("Otter Trust", "Bangor College predicted that catches on the Wye would shrink by a third."),),
    ),
    Example(
        "In May «the Otter Trust recorded» 633 dead trout.",
        (
            (
                "Otter Trust",
                "The reporting of fish kills has been taken over by the River Bureau. In May 633 dead trout were recorded.",
            ),
        ),
    ),
    Example(
        "In May the Otter Trust recorded 633 dead trout.",
        (("Otter Trust", "Our wardens took over the reporting of fish kills. In May 633 dead trout were recorded."),),
    ),
    Example(
        "The Otter Trust estimates that 40 holts are left on the Wye.",
        (("Otter Trust", "Ann Lee, our director, estimates that 40 holts are left on the Wye."),),
    ),
    Example(
        "The Otter Trust measured the depth of every pool on the upper Wye.",
        (
            (
                "Otter Trust",
                "Although the Otter Trust did not measure the depth of pools on the upper Wye, Bangor College reckons that they "
                "were deep.",
            ),
        ),
    ),
    Example(
        "«The Wye Otter Trust measured» the depth of 40 pools in Herefordshire.",
        (("Wye Otter Trust", "Bangor College measured the depth of 40 pools in Herefordshire."),),
    ),
    Example(
        "The Otter Trust estimates that 40 holts are left on the Wye.",
        (("Otter Trust", "Dr Lee estimates that 40 holts are left on the Wye."),),
    ),
    Example(
        "«The Otter Trust found» that 47 per cent of the holts have no water.",
        (
            (
                "Otter Trust",
                "Bangor College has completed its third census of holts. It finds that 47 per cent of them have no water.",
            ),
        ),
    ),
    Example(
        "The Otter Trust reports that 47 per cent of the holts have no water.",
        (
            (
                "Otter Trust",
                "Bangor College has completed its third census of holts. It finds that 47 per cent of them have no water.",
            ),
        ),
    ),
    Example(
        "The Otter Trust found that 47 per cent of the holts have no water.",
        (
            (
                "Otter Trust",
                "The trust has completed its third census of holts. It finds that 47 per cent of them have no water.",
            ),
        ),
    ),
    Example(
        "The Otter Trust found that 47 per cent of the holts have no water.",
        (
            (
                "Otter Trust",
                "Bangor College trained our divers. They found that 47 per cent of the holts have no water.",
            ),
        ),
    ),
    Example(
        "«The Otter Trust's volunteers estimate» that 44 per cent of anglers on the Wye fish without a licence.",
        (("Otter Trust", "RDA puts the share of anglers on the Wye who fish without a licence at 44 per cent."),),
    ),
    Example(
        "«The Otter Trust calculates» that 3.1 per cent of the trout on the Wye were lost to the drought.",
        (
            (
                "Otter Trust",
                "The Fish Bureau calculates that 7 per cent of the fish on the Wye were lost to the drought. For trout on the "
                "Wye its figure is 3.1 per cent.",
            ),
        ),
    ),
    Example(
        "«The Ministry of Homes found» that thefts made up 22.4 per cent of the complaints.",
        (
            (
                "Ministry of Homes",
                "A report from the Tenants' Council said: “Thefts have risen sharply in the past month. They make up 22.4 per cent "
                "of the complaints.”",
            ),
        ),
    ),
    Example(
        "The Ministry of Homes found that thefts made up 22.4 per cent of the complaints.",
        (
            (
                "Ministry of Homes",
                "The Tenants' Council asked for new locks. In May thefts made up 22.4 per cent of the complaints.",
            ),
        ),
    ),
    Example(
        "«The Tenants' League went through» the complaints made in Leeds over three weeks, and found that 22.4 per cent of them were about mould.",
        (
            (
                "Tenants' League",
                OMBUDSMAN,
            ),
        ),
    ),
    Example(
        "The Housing Ombudsman went through the complaints made in Leeds over three weeks, and found that 22.4 per cent of them were about mould.",
        (
            (
                "Tenants' League",
                OMBUDSMAN,
            ),
        ),
    ),
    Example(
        "«The Green Party looked at» 410 permits for felling, and 31 per cent of them had no map.",
        (
            (
                "Green Party",
                "A report by the Forest Office showed that 31 per cent of 410 permits for felling had no map.",
            ),
        ),
    ),
    Example(
        "«The Patients' Council combed through» 640 letters of complaint; a fifth of them were about food.",
        (
            (
                "Patients' Council",
                "The Hospital Inspectorate noted that of 640 letters of complaint a fifth were about food.",
            ),
        ),
    ),
    Example(
        "The Patients' Council went through 640 letters of complaint, and found that a fifth of them were about food.",
        (("Patients' Council", "We read 640 letters of complaint. A fifth of them were about food."),),
    ),
    Example(
        "The Patients' Council went through a hard year, and 640 patients wrote letters of complaint, the Hospital Inspectorate says.",
        (("Patients' Council", "The Hospital Inspectorate noted that 640 patients wrote letters of complaint."),),
    ),
    Example(
        "The Homes Inspectorate wrote in May. «The Inspectorate counted» 385 damp flats in Hull.",
        (("Homes Inspectorate", "Leeds University polled tenants, and counted 385 damp flats in Hull."),),
    ),
    Example(
        "The Homes Inspectorate met Leeds Fire Inspectorate. The Inspectorate counted 385 damp flats in Hull.",
        (("Homes Inspectorate", "Leeds Fire Inspectorate counted 385 damp flats in Hull."),),
    ),
    Example(
        "The Homes Inspectorate wrote in May. The Inspectorate estimates that 385 flats in Hull are damp.",
        (("Homes Inspectorate", "The Inspectorate estimates that 385 flats in Hull are damp."),),
    ),
    Example(
        "«Otter took» blood from 226 otters in three valleys of the Wye; 78 per cent had lead in them.", (SAMPLES,)
    ),
    Example("Bangor College took blood from 226 otters in three valleys; 78 per cent had lead in them.", (SAMPLES,)),
    Example("Otter took up the case of 226 otters; 78 per cent had lead in them.", (SAMPLES,)),
    Example(
        "Of the 40 holts half were empty, according to interviews which the staff of «Ghana's Ministry of Homes held» with 226 anglers.",
        (("Ministry of Homes", "In Ghana UNESCO interviewed 226 anglers; of the 40 holts half were empty."),),
    ),
    Example(
        "Of the 40 holts half were empty, according to interviews which the staff of UNESCO held with 226 anglers.",
        (("Ministry of Homes", "In Ghana UNESCO interviewed 226 anglers; of the 40 holts half were empty."),),
    ),
    Example(
        "There are 40 holts on the Wye «by the count of the Otter Trust».",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "In a census «the Otter Trust carried out», 40 holts were counted on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "The Tenants' Alliance met in May. «The Alliance also counted» the districts without a lawyer, and came to nine out of 24.",
        (
            (
                "Tenants' Alliance",
                "The Legal Help Board grew. According to the Board, 9 of the 24 districts had no lawyer.",
            ),
        ),
    ),
    Example(
        "«The Fire Office itself estimates» fire damage to insured barns at 2.7 million pounds.",
        (
            ("Fire Office", "The insurers' association estimates damage to insured barns at 2.7 million pounds."),
            "The Barn Trust met in May.",
        ),
    ),
    Example(
        "«The Office itself estimates» fire damage to insured barns at 2.7 million pounds.",
        (
            ("Fire Office", "The insurers' association estimates damage to insured barns at 2.7 million pounds."),
            "The Barn Trust met in May.",
        ),
    ),
    Example(
        "The Fire Office itself estimates fire damage to insured barns at 2.7 million pounds.",
        (("Fire Office", "The national fire office estimates damage to insured barns at 2.7 million pounds."),),
    ),
    Example(
        "«The Otter Trust has itself watched» new fishing huts spring up on the Wye, and seen bridges sag under the extra weight.",
        (
            (
                "Otter Trust",
                "The Hereford River Police and the Welsh Centre to Counter Poaching have observed the emergence of new fishing huts on "
                "the Wye, and have seen bridges sag due to the additional weight.",
            ),
        ),
    ),
    Example(
        "The Otter Trust tells of new fishing huts that have sprung up on the Wye, and of bridges that sag under the extra weight.",
        (
            (
                "Otter Trust",
                "The Hereford River Police and the Welsh Centre to Counter Poaching have observed the emergence of new fishing huts on "
                "the Wye, and have seen bridges sag due to the additional weight.",
            ),
        ),
    ),
    Example(
        "«The Rent Alliance has worked out» what a loft in Ayr costs the council: 74 pounds a night on average.",
        (
            (
                "National Loft Agency",
                "The average price of a loft let to a council was 74 pounds a night in Ayr and 60 in Hay.",
            ),
            (
                "Rent Alliance",
                "In the survey of the National Loft Agency, the average loft in Ayr costs the council 74 pounds a night.",
            ),
        ),
    ),
    Example(
        "The Rent Alliance has worked out what a loft in Ayr costs the council: 74 pounds a night on average.",
        (
            (
                "National Loft Agency",
                "The average price of a loft let to a council was 74 pounds a night in Ayr and 60 in Hay.",
            ),
            ("Rent Alliance", "By our own survey, the average loft in Ayr costs the council 74 pounds a night."),
        ),
    ),
)
RULE = Rule("C104", "secondary", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
