"""The draft has another figure than the source.

**What it finds.** The source speaks of the same thing (subject, unit, place, time) and gives another number. Fair rounding is no
fault: "18%" for 18.3%, "nearly 900" for 881. More digits than the source gives are one, and so is a figure of the draft's own where
the source gives a bound only ("140" for "more than 100"): that is not false, but the source does not say it. A figure that one edition of a report
gives is wrong for the year of another edition, which gives its own.

**Why it matters.** A wrong number is the first thing a hostile reader looks for, and the easiest to prove.

**What to do.** Take the source's figure, or cite the document that has yours.

**Authority.** The fact-checkers' first item, "found in the source, by eye"; rounding after the UK Government Statistical
Service's guidance on communicating numbers.
"""

from collections.abc import Iterator

from claimcheck.detect.place import agree
from claimcheck.model import Claim, ClaimKind, Confidence, Difference, Place, Severity, Verdict
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.elsewhere import placed
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.rules.base import Case, Example, Rule, Scope


def check(case: Case) -> Iterator[Difference]:
    drawn = case.claim.kind is ClaimKind.ARITHMETIC and not case.in_place  # from the draft's own figures
    if drawn or (case.evidence and case.tolerated):
        return
    if case.relation is Relation.OPEN:
        yield Difference(
            f"The draft says “{case.ours}”; the source says no more than “{case.theirs}” of the same"
            f" thing{case.shown_working}.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
            working=case.working,
            verdict=Verdict.UNSUPPORTED,
        )
    elif case.relation is Relation.VALUE and is_derived(case.best.claim):
        q = case.claim.quantity
        if q is not None and q.change is None:
            yield Difference(
                f"The draft says “{case.ours}”; the source's figures make another: {case.working}.",
                case.claim.anchor,
                (case.best.location,),
                correct=case.working.rpartition(" ")[2],
                working=case.working,
            )
    elif case.relation is Relation.VALUE and (rival := _of_another_place(case)):
        place, other = rival
        words = " ".join(case.source.prose[other.anchor.start : other.anchor.end].split())
        yield Difference(
            f"The draft says “{case.ours}” of {place.name}; of that the source says “{case.theirs}”, and “{words}” of another"
            " place.",
            case.claim.anchor.to(place.span),
            (case.best.location, case.library.location(other.document, other.anchor)),
            correct=case.theirs,
            confidence=Confidence.MEDIUM,  # either may be the slip
        )
    elif case.relation is Relation.VALUE:
        taken = case.elsewhen
        of = " of the draft's own time" if taken else " of the same thing"
        yield Difference(
            f"The draft says “{case.ours}”; the source says “{case.theirs}”{of}{case.shown_working}.",
            case.claim.anchor,
            (case.best.location, taken.location) if taken else (case.best.location,),
            correct=case.theirs,
            working=case.working,
        )


def _of_another_place(case: Case) -> tuple[Place, Claim] | None:
    """The draft's place, and the claim of the source's sentence that has the draft's number, and has it of another place.

    Then either may be the slip, the figure or the place.
    """
    q, best = case.claim.quantity, case.best.claim
    ours = next((p for p in case.claim.about.places if case.claim.clause.contains(p.span)), None)
    if q is None or ours is None or not agree((ours,), placed(best)):
        return None
    for other in case.library.claims_at.get((best.document, best.sentence.start), ()):
        theirs = placed(other)
        if other.quantity and theirs and not agree((ours,), theirs) and compare(q, other.quantity) is Relation.ENTAILED:
            return ours, other
    return None


OLD = "---\ntitle: Allotments of the Borough, 2021\ndate: 2022-02\n---\n\n"
NEW = "---\ntitle: Allotments of the Borough, 2022\ndate: 2023-02\n---\n\n"
EWES = (
    "The Sheep Count of the moors recorded 4,318 ewes sheared or dipped by shearers and dippers in 2019, of which 2,050 were sheared."
    " Lambs made up 40 per cent of those whose age was known. The figure for 2018 had been 6,207."
)
EXAMPLES = (
    Example(
        "In Ghana «12 per cent of barns» were damp.",
        ("In Togo and Ghana 12 and 30 per cent of barns, respectively, were damp.",),
    ),
    Example(
        "In Ghana 30 per cent of barns were damp.",
        ("In Togo and Ghana 12 and 30 per cent of barns, respectively, were damp.",),
    ),
    Example(
        "Nearly three in five pickers said that they were in the fields by choice.",
        (
            "They interviewed 742 pickers, of whom 503 were women. Of the pickers 59 per cent said that they worked of their own free will.",
        ),
    ),
    Example(
        "At 23 of 26 schools in Togo the paint was bad.",
        (
            "We tested 71 schools: 45 in Benin and 26 in Togo. All were in towns. Most were private. The law sets a limit. The paint was "
            "bad in 54 schools: 31 in Benin and 23 in Togo.",
        ),
    ),
    Example(
        "Of 640 appeals in 2023 51 had not been decided.",
        ("Of 640 appeals in 2023, the courts allowed 212, rejected 377 and had yet to decide the rest.",),
    ),
    Example(
        "Of 640 appeals in 2023 «81» had not been decided.",
        ("Of 640 appeals in 2023, the courts allowed 212, rejected 377 and had yet to decide the rest.",),
    ),
    Example(
        "Donors bore 13 per cent of the costs.",
        ("The state paid 68 per cent of the costs, the towns 19 per cent, donors the rest.",),
    ),
    Example("The bus took 25 minutes, the train only «18».", ("The bus took 25 minutes, the train 14 minutes.",)),
    Example("The bus took 25 minutes, the train only 14.", ("The bus took 25 minutes, the train 14 minutes.",)),
    Example(
        "On paper the cooks had a week of 38 hours; in fact they worked 46.5.",
        ("The cooks had contracts for 38 hours a week, and worked 46.5 hours.",),
    ),
    Example(
        "Planting in 2021 missed its target by more than 6,000 hectares.",
        ("In 2021 trees were planted on 3,900 hectares, against a target of 10,000.",),
    ),
    Example(
        "Chad sent close to three in five of the cooks from abroad who were at work on the dunes.",
        (
            "On the dunes 3,180 cooks were at work, including 514 from abroad: 302 from Chad, 150 from Togo and 62 from Benin.",
        ),
    ),
    Example(
        "Nearly half of the former wardens asked said that the pay was low.",
        ("Asked why they had left, 31 of the 64 former wardens said that the pay was low.",),
    ),
    Example(
        "The drop-out rate of boys was ahead of that of girls by nine percentage points.",
        ("Drop-out was more common among boys (32 per cent) than among girls (23 per cent).",),
    ),
    Example(
        "Rain was the cause of «44 per cent» of that month's calls, by the guild's log.",
        ("The guild's own log gives engine trouble as the cause of 44% of the calls for that month, and rain of 18%.",),
    ),
    Example(
        "Engine trouble was the cause of 44 per cent of that month's calls, far more than rain.",
        ("The guild's own log gives engine trouble as the cause of 44% of the calls for that month, and rain of 18%.",),
    ),
    Example(
        "Boats of fewer than 50 seats made up 58 per cent of sinkings in 2020.",
        ("Boats of fewer than 50 seats made up a third of sinkings in 2010 but 58 per cent in 2020.",),
    ),
    Example(
        "Who has a bath?\n\n| Country | Share with a bath |\n| --- | --- |\n| Thailand | 81% |\n| Viet Nam | «46%» |\n",
        (
            "By the Bath Atlas the share of people over 60 who receive any bath is 96 per cent in Bolivia, 81 per cent in Thailand, 78 per "
            "cent in Nepal, 64 per cent in Viet Nam and 26 per cent in Kenya.",
        ),
    ),
    Example(
        "| Nation | Cold homes |\n| --- | --- |\n| England | 13.4% |\n",
        (
            "Some 13.4 per cent of homes in England, or 3.26 million, were cold homes in 2022, compared with 13.1 per cent in 2021. Among the "
            "English cold homes, 39.5 per cent were damp.",
        ),
    ),
    Example(
        "The Sheep Count of the moors, whose figures the county prints, recorded 4,318 ewes sheared or dipped in 2019, down from 6,207,"
        " and the fall is due to the rain.",
        (EWES,),
    ),
    Example(
        "The Sheep Count of the moors, whose figures the county prints, recorded «6,207 ewes» sheared or dipped in 2019.",
        (EWES,),
    ),
    Example(
        "The Sheep Count of the moors recorded 4,318 ewes sheared or dipped in 2019, down «from 6,290».",
        ("The Sheep Count of the moors recorded 4,318 ewes sheared or dipped in 2019, down from 6,207.",),
    ),
    Example(
        "The Fire Desk recorded 918 fires in barns or sheds in 2019, up from 702, and blames the heat.",
        (
            "The Fire Desk recorded 918 fires in barns or sheds in 2019, of which 310 were in sheds. Most were lit at night. The total for"
            " 2018 had been 702.",
        ),
    ),
    Example(
        "The plan is for 132 mills; by May, the board found, «46» of these had a plan with a budget.",
        (
            "The plan is for 132 mills. By May, the board found, 43 of them had a plan with a budget. Hay fitted lamps in 46 stables.",
        ),
    ),
    Example(
        "The county mended 2,180 street lamps in 2021, or «740» more than in the year before.",
        ("The county mended 2,180 street lamps in 2021, up from 1,340 in the year before.",),
    ),
    Example(
        "The county mended 2,180 street lamps in 2021, or 840 more than in the year before.",
        ("The county mended 2,180 street lamps in 2021, up from 1,340 in the year before.",),
    ),
    Example(
        "There is no lamp that works along the quay in 83 harbours.",
        ("The surveyors went to 146 harbours. They found that 63 harbours had working lamps along the quay.",),
    ),
    Example(
        "The harbour board reports that in the crab boats of Ghana the share of young deckhands came to 41 per cent.",
        (
            "The harbour board reports that 33 per cent of deckhands in the crab boats of Togo were young. In Ghana the share came to 41 per cent.",
        ),
    ),
    Example(
        "The harbour board reports that in the crab boats of Ghana the share of young deckhands came to «44 per cent».",
        (
            "The harbour board reports that 33 per cent of deckhands in the crab boats of Togo were young. In Ghana the share came to 41 per cent.",
        ),
        known_miss="the source tells of whom only in the sentence before",
    ),
    Example(
        "Chapels run by volunteers are less likely to hold a choir practice: 18 per cent do so, against 43 per cent.",
        (
            "Chapels run by volunteers are less than half as likely to hold a choir practice: 18 per cent do so, against 43 per cent of others.",
        ),
    ),
    Example(
        "A letter takes 29 hours to reach Hull; in York the figure is 11.",
        ("A letter took 29 hours to reach Hull and 11 hours to reach York.",),
    ),
    Example(
        "A letter takes 29 hours to reach Hull, against «17» in York.",
        ("A letter took 29 hours to reach Hull and 11 hours to reach York.",),
    ),
    Example(
        "Within twelve months 161 of the readers had stopped and 84 had moved.",
        ("Within twelve months, 161 of the readers (56%) had stopped, 84 had moved and 43 could not be found.",),
    ),
    Example(
        "Bell, 58, stirred up the harbour of Hay in 2013 with a speech on the 14-year-old cadet who let the ferry drift.",
        (
            "She stirred up the harbour of Hay in 2013 with a speech on the 14-year-old girl who let the ferry drift. In 2013 she"
            " stirred up Hay with a speech on the 14-year-old cadet who let the ferry drift in the harbour.",
        ),
    ),
    Example(
        "The choir of Hay spent £900 on a new stage for its summer songs.",
        ("The choir spent £900. For its new stage the choir of Hay spent £20 a day on lamps for summer songs.",),
    ),
    Example(
        "She stirred up the harbour of Hay in 2013 with a speech on the «16-year-old» girl who let the ferry drift.",
        ("She stirred up the harbour of Hay in 2013 with a speech on the 14-year-old girl who let the ferry drift.",),
    ),
    Example(
        "Asked what they lacked, 33 named fuel, and «21» a better roof.",
        ("Asked what they lacked, 33 named fuel and 21 a colleague; only six named a better roof.",),
    ),
    Example(
        "Asked what they lacked, 33 named fuel, and 21 a colleague.",
        ("Asked what they lacked, 33 named fuel and 21 a colleague; only six named a better roof.",),
    ),
    Example(
        "Of the harbours 83 are without lights along the quay.", ("In 63 harbours there are lights along the quay.",)
    ),
    Example("There are lights along the quay in «83 harbours».", ("In 63 harbours there are lights along the quay.",)),
    Example(
        "The fever in the valley had 40,000 victims.",
        ("In the valley the fever had 400 victims a day over some 100 days.",),
    ),
    Example(
        "The fever in the valley had «600 victims a day».",
        ("In the valley the fever had 400 victims a day over some 100 days.",),
    ),
    Example(
        "The mill paid fines for 27 spills of oil and slurry.",
        ("The mill paid fines for 21 spills of oil and six spills of slurry.",),
    ),
    Example(
        "The mill paid fines for «27 spills» of oil.",
        ("The mill paid fines for 21 spills of oil and six spills of slurry.",),
    ),
    Example(
        "Of the «80 lamps» that the mill must make, half would be made at Hay, though any lamp could be made at Wye.",
        ("Of the 90 lamps that the mill must make, half would be made at Hay, though any lamp could be made at Wye.",),
    ),
    Example(
        "The strike shut thousands of mills in the valley.",
        ("The strike led to closures of thousands of mills in the valley and left millions of mill workers idle.",),
    ),
    Example("The survey took in 16 clinics with «16 beds».", ("The survey took in 16 clinics with 451 beds.",)),
    Example("The survey took in 16 clinics with 451 beds.", ("The survey took in 16 clinics with 451 beds.",)),
    Example(
        "Heating the school cost £9,600, or «£70» for each of its pupils.",
        ("Heating the school cost £9,600, or £40 for each of its pupils.",),
    ),
    Example(
        "Heating the school cost £9,600, or £40 for each of its pupils.",
        ("Heating the school cost £9,600, or £40 for each of its pupils.",),
    ),
    Example(
        "In town homes gas is the main fuel of 15%, wood of «15%» and peat of 3%.",
        ("In town homes gas is the main fuel of 15 per cent, wood of 76 per cent and peat of 3 per cent.",),
    ),
    Example(
        "In town homes gas is the main fuel of 15%, wood of 76% and peat of 3%.",
        ("In town homes gas is the main fuel of 15 per cent, wood of 76 per cent and peat of 3 per cent.",),
    ),
    Example(
        "In 2022 the council had «640 families» on its list for an allotment.",
        (
            OLD + "At the end of the year 640 families stood on the list for an allotment.",
            NEW + "At the end of the year 715 families stood on the list for an allotment.",
        ),
    ),
    Example(
        "In 2021 the council had 640 families on its list for an allotment.",
        (
            OLD + "At the end of the year 640 families stood on the list for an allotment.",
            NEW + "At the end of the year 715 families stood on the list for an allotment.",
        ),
    ),
    Example(
        "In 2022, 17 plots lay fallow. The list for an allotment had «640 families» on it.",
        (
            OLD + "Of the plots 11 lay fallow. The list for an allotment had 640 families on it.",
            NEW + "Of the plots 17 lay fallow. The list for an allotment had 715 families on it.",
        ),
    ),
    Example(
        "In 2022 the list for an allotment was longer than ever; in 2021 it had 640 families on it.",
        (
            OLD + "The list for an allotment had 640 families on it.",
            NEW + "The list for an allotment had 715 families on it.",
        ),
    ),
    Example(
        "In 2022 a plot was inspected «2.4 times» on average.",
        ("In 2022 a plot was inspected 1.7 times on average; in 2019 it was 2.4 times.",),
    ),
    Example(
        "Some 249 patients in «95 wards» fell ill that year.",
        ("In that year 249 patients were reported sick in 85 wards.",),
    ),
    Example(
        "Last winter «41 per cent of tenants» in Leeds reported damp in the bedroom.",
        ("In Leeds, 14 per cent of tenants reported damp in a bedroom last winter.",),
    ),
    Example(
        "Last winter 14% of tenants in Leeds reported damp in the bedroom.",
        ("In Leeds, 14 per cent of tenants reported damp in a bedroom last winter.",),
    ),
    Example(
        "Even of the teachers who cycle to work, «63 per cent» want the new crossing moved.",
        (
            "Of the teachers who answered 63 per cent wanted the crossing moved. Among teachers who cycle to work, 37 per cent"
            " wanted it moved.",
        ),
    ),
    Example(
        "Of all the teachers who answered, 63 per cent want the new crossing moved.",
        (
            "Of the teachers who answered 63 per cent wanted the crossing moved. Among teachers who cycle to work, 37 per cent"
            " wanted it moved.",
        ),
    ),
    Example(
        "Even of the teachers who cycle to work, 37 per cent want the new crossing moved; of all of them it is 63 per cent.",
        (
            "Of the teachers who answered 63 per cent wanted the crossing moved. Among teachers who cycle to work, 37 per cent"
            " wanted it moved.",
        ),
    ),
    Example(
        "Storms cost Norland 0.8 per cent of its income in 2022, and for shipping it was «1.7 per cent».",
        (
            "Storms cost Norland 0.8 per cent of its income in 2022. For shipping alone the figure is 2.6 per cent, and for fishing"
            " 1.7 per cent.",
        ),
    ),
    Example(
        "Storms cost Norland 0.8 per cent of its income in 2022, and for fishing it was 1.7 per cent.",
        (
            "Storms cost Norland 0.8 per cent of its income in 2022. For shipping alone the figure is 2.6 per cent, and for fishing"
            " 1.7 per cent.",
        ),
    ),
    Example(
        "Three homes in ten on the estate had damp.",
        ("Nearly a third of homes on the estate (31 per cent) had damp, and 12 per cent had mould.",),
    ),
    Example(
        "«One home in eight» on the estate had damp.",
        ("Nearly a third of homes on the estate (31 per cent) had damp.",),
    ),
    Example(
        "Only 11 of the 49 libraries that answered lend tools.",
        ("We wrote to 58 libraries; 49 answered, and 11 of these lend tools.",),
    ),
    Example(
        "About one driver in 30 was seen with a telephone in the hand.",
        ("In the count 3.2% of drivers had a telephone in the hand.",),
    ),
    Example(
        "«About one driver in 20» was seen with a telephone in the hand.",
        ("In the count 3.2% of drivers had a telephone in the hand.",),
    ),
    Example(
        "The flood destroyed «1,240 homes» along the river Severn.",
        ("Along the river Severn the flood destroyed 1,420 homes.",),
    ),
    Example(
        "The flood destroyed about 1,400 homes along the river Severn.",
        ("Along the river Severn the flood destroyed 1,420 homes.",),
    ),
    Example(
        "The clinic vaccinated nearly 900 infants in June.",
        ("In June the clinic vaccinated 881 infants.",),
    ),
    Example(
        "In June the clinic vaccinated «920 infants».",
        ("In June the clinic vaccinated more than 850 infants.",),
    ),
    Example(
        "In June the clinic vaccinated at least 850 infants.",
        ("In June the clinic vaccinated more than 850 infants.",),
    ),
    Example(
        "The clinic vaccinated «more than 900 infants» in June.",
        ("In June the clinic vaccinated 881 infants.",),
    ),
    Example(
        "One in five pupils skipped breakfast before school.",
        ("Before school, 20 percent of pupils skipped breakfast.",),
    ),
    Example(
        "The survey found «18.32% of pupils» skipped breakfast before school.",
        ("The survey found that 18% of pupils skipped breakfast before school.",),
    ),
    Example(
        "Last year 50 of the lakes were clean, compared with «50» in 2019.",
        ("Last year 50 of the lakes were clean, compared with 59 in 2019.",),
    ),
    Example(
        "Last year 50 of the lakes were clean, compared with 59 in 2019.",
        ("Last year 50 of the lakes were clean, compared with 59 in 2019.",),
    ),
    Example("Tenants wait «up to 83 days» for a plumber.", ("Tenants wait up to 38 days for a plumber.",)),
    Example("Tenants wait up to 40 days for a plumber.", ("Tenants wait up to 38 days for a plumber.",)),
    Example(
        "Did you know that in Leeds «41 per cent of tenants» reported damp in the bedroom last winter?",
        ("In Leeds, 14 per cent of tenants reported damp in a bedroom last winter.",),
    ),
    Example(
        "Would you wait 40 days for a plumber?",
        ("Tenants of the council wait 60 days for a plumber on average.",),
    ),
    Example(
        "Solar panels were fitted to 60 schools; bicycles were given to 45 teachers.",
        ("Solar panels were fitted to 60 schools.", "Bicycles were given to 45 teachers."),
    ),
    Example(
        "The council employs 312 carers.",
        ("The council closed 41 libraries.",),
    ),
    Example(
        "Asked why they had moved, «over half of the tenants» spoke of damp.",
        (
            "Of the tenants, 37 per cent spoke of damp, 22 per cent had found work elsewhere, and 18 per cent gave no reason.",
        ),
    ),
    Example(
        "In more than a third of the wards the windows do not open.",
        ("The inspectors went to 143 wards. In 51 of them the windows did not open.",),
    ),
    Example(
        "In «India, overtime averaged nine hours a week».",
        ("Overtime averaged 14 hours a week in Bangladesh, 11 in India and 9 in Vietnam.",),
    ),
)
RULE = Rule("N101", "value", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
