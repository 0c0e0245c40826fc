"""The draft says that something is where the source says that it is not, or the reverse.

**What it finds.** A statement, with a figure or without, whose nearest passage says the same with a "not", "no", "never" that the
draft has not; or without one that the draft has. A comparison ("worse in large homes than in small ones") of which the source
found no difference. What the source's own sentence excepts ("no one has been fined", "but not
the dam"). What a source did not find out ("did not measure whether"), told as so or as not so. What a study says of
itself is looked for in all of it: that a rise is significant, a sample drawn at random, a gap adjusted for age.

**Why it matters.** It is the source's opposite, and reads well.

**What to do.** Read the source's sentence to its end.

**Authority.** ConText (Harkema et al. 2009) for cue, scope and terminator.
"""

from collections.abc import Iterator, Sequence, Set

from claimcheck.detect.context import is_edge, modifiers
from claimcheck.detect.excepted import apart, but_for, but_not, joined, nobody
from claimcheck.detect.lexicon import cues
from claimcheck.detect.opposites import DENYING
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import ClaimKind, Difference, Severity, Span
from claimcheck.retrieve.denials import denied_elsewhere
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.flatly import flatly_denied
from claimcheck.retrieve.levelled import compared, levelled
from claimcheck.retrieve.methods import denied
from claimcheck.retrieve.unfulfilled import Unfulfilled, come_about, unfulfilled
from claimcheck.retrieve.ways import other_way
from claimcheck.rules.base import Case, Example, Rule, Scope, changed, left_open, turned

MOST = 3  # pieces of evidence in which a denied difference is looked for


def check(case: Case) -> Iterator[Difference]:
    if not case.evidence:
        yield from [*_levelled(case)] or [*_flatly(case)] or left_open(case, True)
        return
    read = ((e, unfulfilled(e.claim.document, e.claim.sentence, case.library)) for e in case.evidence[:MOST])
    never = [(e, u) for e, u in read if u]
    found = list(_never_came(case, [u for _, u in never]))
    if not found and not any(
        e == t for e, _ in never for t, _ in case.turned
    ):  # "did not" is what the source, too, says of that
        found = list(turned(case, "negation"))
    found = found or list(_added(case))
    found = (
        found
        or [*_levelled(case)]
        or [*_excepted(case)]
        or [*_by_method(case)]
        or [*_elsewhere(case)]
        or [*left_open(case, True)]
    )
    yield from found or [*changed(case, "negation")] or [*_flatly(case)] or _other_way(case)


def _never_came(case: Case, never: Sequence[Unfulfilled]) -> Iterator[Difference]:
    """What was feared or hoped and did not come about, told as come about; said once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    run = tokens(case.draft.prose, case.claim.sentence)
    if next(beside, case.claim) != case.claim or any(m.kind in DENYING for m in modifiers(run)):
        return
    if next(iter(cues("opposites", "unfounded").all(run)), None):
        return
    for u in never:
        part = come_about(run, u)
        if part:
            said = Span(part[0].start, part[-1].end)
            denial = " ".join(case.library.document(u.document)[u.denial].split())
            yield Difference(
                f"The draft says that “{' '.join(case.draft[said].split())}”; the source says of that: “{denial}”",
                said,
                (case.library.location(u.document, u.cue.to(u.denial)),),
            )
            return


def _added(case: Case) -> Iterator[Difference]:
    """What the draft only adds to what its verb is said of, and the source excepts: "…, and theft too" for "… but did not affect
    theft"."""
    if case.claim.kind is ClaimKind.DATE:
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    for hit in cues("opposites", "adding").all(run):
        if hit.last < len(run) and not is_edge(run[hit.last]) and run[hit.last].text not in ".)":
            continue
        start = next((i + 1 for i in range(hit.first - 1, -1, -1) if is_edge(run[i])), 0)
        part = run[start : hit.first]
        told = set(terms(part))
        if not start or not told or any(m.kind in DENYING for m in modifiers(part)):
            continue
        for e in case.evidence[:MOST]:
            theirs = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
            denial = _excepts(theirs, told)
            if denial:
                words = " ".join(case.library.document(e.claim.document)[denial].split())
                said = Span(part[0].start, run[hit.last - 1].end)
                yield Difference(
                    f"The draft adds “{' '.join(case.draft[said].split())}”, of which the source says “{words}”.",
                    said,
                    (e.location,),
                    correct=words,
                )
                return


def _excepts(run: Sequence[Token], told: Set[str]) -> Span | None:
    """The words of a sentence that deny something of all of some terms, which nothing before them tells."""
    for m in modifiers(run):
        if m.kind in DENYING:
            before = [t for t in run if t.end <= m.cue.start]
            behind = [t for t in run if t.start >= m.cue.end]
            behind = behind[: next((i for i, t in enumerate(behind) if is_edge(t) or t.text == "."), len(behind))]
            if before and told <= set(terms(behind)) and not told & set(terms(before)):
                return m.cue.to(Span(behind[0].start, behind[-1].end))
    return None


def _elsewhere(case: Case) -> Iterator[Difference]:
    """What the draft says and the source denies in another sentence than the one that it is judged by; said once for a sentence."""
    beside = [c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE]
    if not case.evidence or next(iter(beside), case.claim) != case.claim:
        return
    if any(c.kind is ClaimKind.QUOTATION for c in beside):
        return  # whose words and title are another's
    sentence = case.claim.sentence
    run = tokens(case.draft.prose, sentence)
    documents = [case.best.claim.document, *(i for c in case.claim.citations for i in c.resolved)]
    judged = [e.claim.sentence for e in case.evidence]
    for o, passage in denied_elsewhere(run, sentence, documents, judged, case.library):
        words = " ".join(case.library.document(passage.document).prose[o.theirs.start : o.theirs.end].split())
        yield Difference(
            f"The draft says “{' '.join(case.draft[o.ours].split())}”, the source “{words}” of the same thing.",
            o.ours,
            (case.library.location(passage.document, passage.span),),
            correct=words,
        )
        return


def _excepted(case: Case) -> Iterator[Difference]:
    """What the source's own sentence excepts from what the draft tells of it; said once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if next(beside, case.claim) != case.claim:
        return
    sure = bool(case.claim.quantity) or case.sure
    run = tokens(case.draft.prose, case.claim.sentence)
    for e in case.evidence[:1]:
        theirs = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
        around = case.library.paragraph(e.claim.document, e.claim.sentence)
        at = next((i for i, p in enumerate(around) if p.span == e.claim.sentence), 0)
        near = [tokens(case.library.document(e.claim.document).prose, p.span) for p in around[at : at + 2]]
        found = (
            nobody(run, theirs) or joined(run, theirs) or but_not(run, theirs) or but_for(run, theirs) if sure else None
        )
        found = found or apart(run, near)
        if found:
            words = " ".join(case.library.document(e.claim.document)[found[1]].split())
            said = " ".join(case.draft[found[0]].split())
            yield Difference(
                f"The draft says “{said}”, the source “{words}” of that.", found[0], (e.location,), correct=words
            )


def _flatly(case: Case) -> Iterator[Difference]:
    """What the source flatly denies beside the passage that the sentence is judged by; said once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if case.claim.kind is ClaimKind.DATE or next(beside, case.claim) != case.claim:
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    near = [(e.claim.document, e.claim.sentence) for e in (case.evidence[:MOST] or case.nearest[:1])]
    for f in flatly_denied(run, near, case.library):
        words = " ".join(case.library.document(f.passage.document)[f.theirs].split())
        yield Difference(
            f"The draft says “{' '.join(case.draft[f.ours].split())}”, the source “{words}” of that.",
            f.ours,
            (case.library.location(f.passage.document, f.passage.span),),
            correct=words,
        )
        return


def _other_way(case: Case) -> Iterator[Difference]:
    """Another way than the source's, where only one can hold: "in person" for "by video"; said once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if case.claim.kind is ClaimKind.DATE or next(beside, case.claim) != case.claim or is_derived(case.best.claim):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    best = case.best.claim
    figure = case.relation is Relation.ENTAILED
    for w in other_way(run, best.document, best.sentence, figure, case.library):
        words = case.library.document(w.passage.document)[w.theirs]
        yield Difference(
            f"The draft says “{case.draft[w.ours]}”, the source “{words}” of the same thing.",
            w.ours,
            (case.library.location(w.passage.document, w.passage.span),),
            correct=words,
        )
        return


def _by_method(case: Case) -> Iterator[Difference]:
    """What the draft says of a study, by the words of its trade, and the study denies: significant, at random, adjusted for."""
    run = tokens(case.draft.prose, case.claim.sentence)
    about = case.claim.about
    said = {*terms(run), *about.context}
    documents = [*(e.claim.document for e in case.evidence[:1]), *(i for c in case.claim.citations for i in c.resolved)]
    for d in denied(run, said, documents, case.library):
        words = " ".join(case.library.document(d.passage.document).prose[d.theirs.start : d.theirs.end].split())
        ours = " ".join(case.draft[d.ours].split())
        yield Difference(
            f"The draft says “{ours}”, the source “{words}” of the same thing.",
            d.ours,
            (case.library.location(d.passage.document, d.passage.span),),
            correct=words,
        )


def _levelled(case: Case) -> Iterator[Difference]:
    """A comparison whose difference the source denies; said once for a sentence."""
    told = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if case.claim.kind is ClaimKind.DATE or next(told, case.claim) != case.claim:
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    ours = compared(run, case.claim.sentence)
    near = case.evidence[:MOST] or case.nearest[:MOST]
    beside = [(e.claim.document, e.claim.sentence) for e in near]
    beside += [
        (p.document, p.span) for e in near[:1] for p in case.library.paragraph(e.claim.document, e.claim.sentence)
    ]
    places = [(case.library.document(id), sentence) for id, sentence in dict.fromkeys(beside)]
    found = levelled(places, terms(run)) if ours else None
    if ours and found:
        document, sentence, words = found
        said = " ".join(document.prose[words.start : words.end].split())
        yield Difference(
            f"The draft tells a difference (“{' '.join(case.draft[ours].split())}”), the source says “{said}”.",
            ours,
            (case.library.location(document.id, sentence),),
            correct=said,
        )


CASES = "Similar cases have led so far to six cases being brought, none of them yet heard."
BRIDGES = "Forty bridges were surveyed, none of which has yet been mended."
CAP = "Landlords had feared that the cap would empty the flats. It did not: in the median town, 8 per cent of flats stood empty."
DIVERS = (
    "A trial among 5,200 divers showed that reminders raised the number of dives by 9 per cent over a year but had no measurable effect on "
    "the depth reached."
)
GRANT = "“We found no sign that the grant had reached farms in the high valleys.” The grant was paid in May."
FINES = "The council passed nine complaints on to the court, which has heard four; no one has been fined to date."
BELLS = "The bells of Hay were paid for by the mayor; the diocese of Wye declined to contribute."
DAM = "In their letters, the anglers of Hay backed the plan; the farmers opposed its levy but not the dam."
SEALS = "In 2020 the keepers saw 40 seals on the bank and in 2021 51. As they went out more often, they do not treat the rise as a trend."
BUSES = (
    "The board compared the 40 parishes that got the bus with 40 similar ones. For shops and clinics no difference was found: both "
    "groups lost about 5 per cent of them."
)
LAMPS = "In 2021 the town of Hay put up 40 lamps by the river. The study did not measure whether the lamps reduced burglaries."
CLUBS = (
    "Two schools, Hay and Wye, opened breakfast clubs in 2019. As all the pupils joined at the same time, the board could not say "
    "whether they had helped."
)
FLOUR = "Bakers in Hay must keep a log of their flour; whether they do is not checked."
DIGS = (
    "In May the board sent 14 files on the digs at Hay to the court. It closed nine of the digs. No digger was fined."
)
WARDS = "In 2022 all wards of the Wye infirmary other than the burns unit met the standard for hygiene."
FERRIES = "The port asked three villages to pay for the ferry: Hay and Wye agreed, Usk declined."
TALKS = "In March the league questioned 40 herders by video on the price of wool."
HAZE = "The wardens of Hay counted 60 owls in 2021 and 48 in 2022. They advise against reading the fall as a sign of hunger."
EXAMPLES = (
    Example(
        "The «diggers at Hay were fined» by the court in May.",
        (DIGS,),
    ),
    Example("The court was sent 14 files on the digs at Hay, and no digger was fined.", (DIGS,)),
    Example("In May the board closed nine of the digs at Hay.", (DIGS,)),
    Example(
        "The digs at Hay went to court, where a digger was fined in May.",
        (DIGS + " A digger was fined in June, when the court heard the digs again.",),
    ),
    Example("In 2022 «every ward of the Wye infirmary» met the standard for hygiene.", (WARDS,)),
    Example("In 2022 almost every ward of the Wye infirmary met the standard for hygiene.", (WARDS,)),
    Example("In 2022 every ward of the Wye infirmary but one met the standard for hygiene.", (WARDS,)),
    Example("Three villages, «Usk» among them, agreed to pay for the ferry.", (FERRIES,)),
    Example("Two villages, Hay and Wye, agreed to pay for the ferry.", (FERRIES,)),
    Example(
        "Of the three villages asked, Usk among them, one declined to pay for the ferry.",
        (FERRIES,),
        known_miss="the source's refusal does not say what is refused",
    ),
    Example("In March the league questioned 40 herders «in person» on the price of wool.", (TALKS,)),
    Example("In March the league questioned 40 herders on screen on the price of wool.", (TALKS,)),
    Example(
        "In March the league questioned 40 herders in person on the price of wool.",
        (TALKS + " It questioned a few of the herders face to face.",),
    ),
    Example("The fall in the «owls of Hay was a sign of hunger, the wardens» found.", (HAZE,)),
    Example("The wardens of Hay do not take the fall in owls for a sign of hunger.", (HAZE,)),
    Example(
        "The hearing on the mill was held by video.",
        ("The hearing on the mill was held not in the hall but by video.",),
    ),
    Example(
        "The bus was stopped after a bomb threat.", ("The bus was stopped in May after a call; no bomb was found.",)
    ),
    Example("The archive of Hay is «open» to readers.", ("The archive of Hay will not be open to readers until May.",)),
    Example(
        "The archive of Hay opens to readers in May.", ("The archive of Hay will not be open to readers until May.",)
    ),
    Example(
        "The council passed nine complaints on to the court, and in four of them «fines have been paid».", (FINES,)
    ),
    Example("The council passed nine complaints on to the court, and nobody has been fined yet.", (FINES,)),
    Example("The bells of Hay were paid for jointly by the mayor «and the diocese» of Wye.", (BELLS,)),
    Example("The mayor paid for the bells of Hay, to which the diocese of Wye declined to contribute.", (BELLS,)),
    Example(
        "The mayor and the diocese of Wye were asked to pay for the bells of Hay, but the diocese would not.", (BELLS,)
    ),
    Example(
        "The mayor and the bishop spoke at the feast.",
        ("The mayor spoke at the feast, as did the bishop; the bishop did not stay for the meal.",),
    ),
    Example("In their letters the farmers of Hay «came out against the dam».", (DAM,)),
    Example("In their letters the farmers of Hay came out against the levy.", (DAM,)),
    Example("In their letters the farmers of Hay accepted the dam.", (DAM,)),
    Example(
        "Tenants with a deposit could have moved sooner into flats «and cottages» alike.",
        ("Tenants with a deposit could have moved into flats after three weeks; cottages offered no earlier date.",),
    ),
    Example("The «lamps brought down the number of burglaries» in Hay.", (LAMPS,)),
    Example("The study of the lamps of Hay did not measure their effect on burglaries.", (LAMPS,)),
    Example("In 2021 the town of Hay put up 40 lamps by the river.", (LAMPS,)),
    Example(
        "The lamps brought down the number of burglaries in Hay.",
        (LAMPS + " A later count showed that the lamps of Hay reduced burglaries by a third.",),
    ),
    Example("«Breakfast clubs at Hay and Wye» had no effect on truancy.", (CLUBS,)),
    Example("The effect of breakfast clubs at Hay and Wye is not known.", (CLUBS,)),
    Example("The schools of Hay and Wye opened breakfast clubs in 2019, and all the pupils joined at once.", (CLUBS,)),
    Example("«Bakers in Hay keep a log of their flour» every day.", (FLOUR,)),
    Example("Bakers in Hay must keep a log of their flour.", (FLOUR,)),
    Example("Parishes with the new bus lost «fewer shops than» similar parishes without it.", (BUSES,)),
    Example("Parishes with the new bus lost about as many shops as similar parishes.", (BUSES,)),
    Example("The «keepers of Hay see an upward trend in the number of seals on the bank».", (SEALS,)),
    Example("The keepers of Hay see no trend in the number of seals on the bank.", (SEALS,)),
    Example("In 2020 the keepers of Hay saw 40 seals on the bank.", (SEALS,)),
    Example("Nobody checks that bakers in Hay keep the log of their flour.", (FLOUR,)),
    Example(
        "The «bats came from the caves of Wye».",
        ("Whether the bats came from the caves of Wye is not known. Some 40 were counted.",),
    ),
    Example(
        "None of the goats of Hay was left without a stall.",
        ("The farm found a stall for all of the 90 goats of Hay.",),
    ),
    Example(
        "Goats of Hay were left «without a stall».",
        ("The farm found a stall for all of the 90 goats of Hay.",),
    ),
    Example("No pupil went without a meal.", ("Every pupil of the school had a meal on each day of the term.",)),
    Example(
        "The report may not be made public until the court has ruled.",
        ("The court forbids that the report be published before it has ruled.",),
    ),
    Example("The report of the inquiry was «not made public».", ("The report of the inquiry was published in May.",)),
    Example(
        "The baker can keep his stall beyond May only if he mends the roof.",
        ("The lease of the baker ends in May; the market will not renew it unless he mends the roof.",),
    ),
    Example("The council can «close» the beaches of Hay.", ("The council has no power to close the beaches of Hay.",)),
    Example(
        "The council cannot close the beaches of Hay.", ("The council lacks the power to close the beaches of Hay.",)
    ),
    Example(
        "The inquiry wanted a guard on every beach, and its advice has been «followed».",
        ("The inquiry recommended a guard on every beach; the recommendation has not been followed.",),
    ),
    Example("The price was high: as landlords had feared, «the cap emptied the flats».", (CAP,)),
    Example(
        "«The new weir flooded the lower meadows», just as the farmers had feared.",
        ("Farmers had feared that the new weir would flood the lower meadows. That did not happen.",),
    ),
    Example("The cap did not empty the flats, as landlords had feared it would.", (CAP,)),
    Example("The fear that the cap would empty the flats has proved groundless.", (CAP,)),
    Example("Landlords feared that the cap would empty the flats.", (CAP,)),
    Example(
        "The cap emptied the flats, as landlords had feared.",
        ("Landlords had feared that the cap would empty the flats. It did. It did not lower rents.",),
    ),
    Example(
        "Reminders raised the number of dives by 9 per cent over a year, «and the depth reached as well».", (DIVERS,)
    ),
    Example(
        "The lamps cut burglaries by a third, «and car theft too».",
        ("The lamps cut burglaries by a third, but did not affect car theft.",),
    ),
    Example(
        "The lamps cut burglaries by a third, and vandalism too.",
        ("The lamps cut burglaries and vandalism by a third, but did not affect car theft.",),
    ),
    Example(
        "The lamps cut burglaries by a third, but not car theft.",
        ("The lamps cut burglaries by a third, but did not affect car theft.",),
    ),
    Example("The inspectors also found that the grant had «reached» farms in the high valleys.", (GRANT,)),
    Example(
        "Auditors saw that the money had been «spent» on boats.",
        ("Auditors saw no clear indication that the money had been spent on boats.",),
    ),
    Example("The inspectors found no sign that the grant had reached farms in the high valleys.", (GRANT,)),
    Example("The inspectors found that the grant had missed farms in the high valleys.", (GRANT,)),
    Example("Six cases had been brought when the league wrote, «and all of them had been heard.»", (CASES,)),
    Example("Six cases had been brought when the league wrote, and none of them had been heard.", (CASES,)),
    Example("Forty bridges were surveyed, «and each of them has been mended.»", (BRIDGES,)),
    Example("Forty bridges were surveyed, and none of them has been mended as yet.", (BRIDGES,)),
    Example("Forty bridges were surveyed, and they are yet to be mended.", (BRIDGES,)),
    Example(
        "Nine wells were dug at Hay, «and none of them has run dry.»",
        ("Nine wells were dug at Hay; all of them have run dry since.",),
    ),
    Example(
        "Nine wells were dug at Hay, and all of them have run dry.",
        ("Nine wells were dug at Hay; all of them have run dry since, but none of the springs.",),
    ),
    Example(
        "The Owl Guild, in its paper “The Goats of Hay”, says: “Warm stalls keep goats well”.",
        (
            "The Goats of Hay. This is a note by the Owl Guild, not the paper itself. It says: Warm stalls keep goats well.",
        ),
    ),
    Example(
        "Fewer than one in ten of the 1,700 tenants that the union asked had a lawyer, and the union «blames» the courts for it.",
        (
            "The union asked 1,700 tenants; fewer than one in ten had a lawyer. The union does not blame the courts, but the landlords.",
        ),
    ),
    Example(
        "A study of 410 goats by the college of Hay found that «warm stalls made a difference».",
        ("Students of the college of Hay followed 410 goats. They did not find that warm stalls made a difference.",),
    ),
    Example(
        "A study of 410 goats by the college of Hay did not find that warm stalls made a difference.",
        ("Students of the college of Hay followed 410 goats. They did not find that warm stalls made a difference.",),
    ),
    Example(
        "Of the 1,700 tenants that the union asked 40 per cent had a lawyer; it blames the courts for that.",
        (
            "The union asked 1,700 tenants; 40 per cent had a lawyer. The union does not blame the landlords. It blames the courts.",
        ),
    ),
    Example(
        "«In the reading scores of pupils, too, the inspectors found a significant difference.»",
        ("No significant difference was found in the reading scores of pupils.",),
    ),
    Example(
        "The keepers of the dunes did not know where their boats were in the flood.",
        ("Once the keepers of the dunes know where their boats are, the flood is soon over.",),
    ),
    Example(
        "The keepers of the dunes did «not know» where their boats were in the flood.",
        ("The keepers of the dunes knew where their boats were in the flood.",),
    ),
    Example(
        "In the choir Ann Lee sang the solo of the miller after the fall of Ruth Bell from the stage.",
        ("Ann Lee sang the solo of the miller in the choir, in the absence of Ruth Bell and of the baker.",),
    ),
    Example(
        "The two brothers bet against the ferry of the miller, and on a raft called Old Reed.",
        ("The two brothers bet on a raft called Old Reed instead of the ferry of the miller.",),
    ),
    Example(
        "Why not join the wardens for the count of larks on the dunes?",
        ("Join the wardens for the count of larks on the dunes.",),
    ),
    Example("The council will «close» the baths of Hay.", ("The council has no plan to close the baths of Hay.",)),
    Example("The council has «no plans to close» the baths of Hay.", ("The council will close the baths of Hay.",)),
    Example("The council will not close the baths of Hay.", ("The council has no plan to close the baths of Hay.",)),
    Example("The mill has no intention of closing its doors.", ("The mill has no plan to close its doors, it says.",)),
    Example(
        "The by-law bars dogs from the beach, and from the «dunes» behind it, where most of the larks nest.",
        (
            "The by-law bars dogs from the beach. It does not bar them from the dunes behind it, where most of the larks nest.",
        ),
    ),
    Example(
        "The by-law bars dogs from the beach, but not from the dunes behind it, where most of the larks nest.",
        (
            "The by-law bars dogs from the beach. It does not bar them from the dunes behind it, where most of the larks nest.",
        ),
    ),
    Example(
        "The novel of the reeds «came close to winning» the prize for a first book in 1963.",
        ("The novel of the reeds won the prize for a first book in 1963.",),
    ),
    Example(
        "Damp of the worst kind was «not noted» at 61 schools.", ("Damp of the worst kind was noted at 61 schools.",)
    ),
    Example(
        "A year earlier the number of wardens had «not been» 131.",
        ("A year earlier the number of wardens had been 131.",),
    ),
    Example(
        "A year earlier the number of wardens had been 131.", ("A year earlier the number of wardens had been 131.",)
    ),
    Example(
        "Loneliness was «worse in large homes than» in small ones.",
        ("We did not find a difference in loneliness between small and large homes.",),
    ),
    Example(
        "Care was «better in small homes than» in large ones.",
        ("The quality of care did not differ between small and large homes.",),
    ),
    Example(
        "Loneliness was no worse in large homes than in small ones.",
        ("We did not find a difference in loneliness between small and large homes.",),
    ),
    Example(
        "Small farms were «more likely than» large ones to spray at night.",
        ("Farms of fewer than 30 hectares were no more likely to spray at night than large ones.",),
    ),
    Example(
        "Women were more likely than men to have cut their hours.",
        ("Women were more likely than men to have cut their hours, but no more likely to have left work.",),
    ),
    Example(
        "The council «carried» out a survey of damp homes.", ("The council did not carry out a survey of damp homes.",)
    ),
    Example(
        "The council did not carry out a survey of damp homes.",
        ("The council did not carry out a survey of damp homes.",),
    ),
    Example(
        "The choir of Hay «narrowly failed to win» the cup for singing.",
        ("The choir of Hay won the cup for singing.",),
    ),
    Example(
        "The council «never inspected» the boilers of its schools.",
        ("The council inspected the boilers of its schools.",),
    ),
    Example(
        "The council inspected the boilers of its schools.", ("The council inspected the boilers of its schools.",)
    ),
    Example(
        "The council inspected the boilers of its schools.",
        ("The council inspected not only the boilers of its schools but the roofs.",),
    ),
    Example(
        "The council inspected the boilers of its schools.",
        ("The council inspected the boilers of its schools, though no report was printed.",),
    ),
    Example(
        "The flood wall at Hay did «not hold» for 40 hours.",
        ("The flood wall at Hay held for 40 hours.",),
    ),
    Example(
        "In 52 of the towns the council «surveyed» damp homes.",
        ("In 52 of the towns the council did not survey damp homes.",),
    ),
    Example(
        "In 52 of the towns the council surveyed damp homes.",
        ("In 52 of the towns the council surveyed damp homes, and it does not say why.",),
    ),
    Example(
        "The mayor met the tenants of the flooded street.",
        ("The mayor met the tenants of the flooded street but did not stay for tea.",),
    ),
    Example(
        "The board left £20 million of its road budget, which it had asked for, and that part was never spent.",
        ("The road budget of the board was £50 million, of which £30 million was spent.",),
    ),
    Example("«Most village schools had plans for a flood.»", ("Few village schools had plans for a flood.",)),
    Example("Most village schools had plans for a flood.", ("Most village schools had plans for a flood.",)),
    Example("The sample of farms was «representative».", ("This sample of farms was not representative.",)),
    Example("The sample of farms was no representative one.", ("The sample of farms was not representative.",)),
    Example(
        "The clinic at Hay «closed» its night ward in May.",
        ("In May the clinic at Hay opened its night ward.",),
    ),
    Example(
        "The clinic at Hay opened its night ward in May.",
        ("In May the clinic at Hay opened its night ward, and it closed its laundry.",),
    ),
    Example(
        "The sea wall at Maldon «gave way» in the January storm.",
        ("In the January storm the sea wall at Maldon did not fail, though it was overtopped.",),
    ),
    Example(
        "The sea wall at Maldon held in the January storm.",
        ("In the January storm the sea wall at Maldon did not fail, though it was overtopped.",),
    ),
    Example(
        "The board of the Hay clinic started a survey of the roof.",
        ("The board of the Hay clinic ended its talks with the union.",),
    ),
    Example(
        "The board of the Hay clinic «started» its talks with the union.",
        ("The board of the Hay clinic ended its talks with the union.",),
    ),
    Example(
        "The tenants' panel «rejected» the plan for the tower.",
        ("The tenants' panel approved the plan for the tower.",),
    ),
    Example(
        "The tenants' panel accepted the plan for the tower.", ("The tenants' panel approved the plan for the tower.",)
    ),
    Example("Flood cover for the new homes is «compulsory».", ("Flood cover for the new homes is voluntary.",)),
    Example("Flood cover for the new homes is obligatory.", ("Flood cover for the new homes is compulsory.",)),
    Example(
        "Rents rose in the valley, and the wages of carers «rose» too.",
        ("The study did not find any effect on the wages of carers.",),
    ),
    Example(
        "Some 31 per cent of the tenants had a contract that they were able to «read».",
        ("Some 31 per cent of the tenants had a contract that they could not read.",),
    ),
    Example(
        "Some 31 per cent of the tenants had a contract that they were unable to read.",
        ("Some 31 per cent of the tenants had a contract that they could not read.",),
    ),
    Example("Overtime on the ferries «goes unpaid».", ("Overtime on the ferries is paid.",)),
    Example(
        "The ferry firm owed two months of unpaid wages.",
        ("The ferry firm owed two months of wages that were unpaid.",),
    ),
    Example("A road, a nurse and a well.", ("The village has no road, no nurse and no well.",)),
    Example(
        "Nobody in the school was trained to teach physics.",
        ("The school had no physics teacher who was trained.",),
    ),
    Example(
        "Market traders «have to» keep a logbook of what they sell, if they want a pitch in the covered hall.",
        ("Traders do not have to keep a logbook of what they sell in order to get a pitch in the covered hall.",),
    ),
    Example(
        "Market traders need no logbook of what they sell to get a pitch in the covered hall.",
        ("Traders do not have to keep a logbook of what they sell in order to get a pitch in the covered hall.",),
    ),
    Example(
        "«Village halls had emergency generators ready», the county says.",
        ("Few village halls had an emergency generator in working order, the county found.",),
    ),
    Example(
        "Village halls seldom had an emergency generator that worked, the county says.",
        ("Few village halls had an emergency generator in working order, the county found.",),
    ),
    Example(
        "«Landlords replied to the tenants' letters about mould.»",
        ("Hardly any landlord replied to the tenants' letters about mould.",),
    ),
    Example(
        "Landlords mostly ignored the tenants' letters about mould.",
        ("Hardly any landlord replied to the tenants' letters about mould.",),
    ),
    Example(
        "A few landlords replied to the tenants' letters about mould.",
        ("Hardly any landlord replied to the tenants' letters about mould.",),
    ),
    Example(
        "The inspectors «announced» their visits to the kitchens beforehand.",
        ("The inspectors came to the kitchens without announcing their visits.",),
    ),
    Example(
        "The leaflet «reflects» the views of the water board.",
        ("The leaflet does not necessarily reflect the views of the water board.",),
    ),
    Example(
        "The leaflet need not reflect the views of the water board.",
        ("The leaflet does not necessarily reflect the views of the water board.",),
    ),
    Example(
        "Farmers «rarely report» lost lambs to the ministry.", ("Farmers report lost lambs to the ministry as a rule.",)
    ),
    Example("The new rules «apply to» part-time teachers too.", ("Part-time teachers are exempt from the new rules.",)),
    Example("The engineers did not find the old bridge unsafe.", ("The engineers found the old bridge safe.",)),
    Example(
        "Without six days' pay, many fishers fell into debt.",
        ("Many fishers fell into debt; they lost pay for six days.",),
    ),
    Example(
        "The hall's chairs were borrowed, not bought.", ("The chairs of the hall were borrowed rather than bought.",)
    ),
    Example(
        "The hall's chairs were «bought» in Leeds.",
        ("The chairs of the hall were borrowed in Leeds rather than bought.",),
    ),
    Example(
        "After a month one new tenant in six had yet to see the landlord.",
        ("After a month 17 per cent of new tenants had not seen the landlord.",),
    ),
    Example(
        "Without a plan or a chair, the parish committees were left guessing who should act.",
        (
            "The lack of plans (and of money), of guidance and a chair has left parish committees guessing who should act.",
        ),
    ),
    Example(
        "The boys of the valley gave up college and kept the farm going.",
        ("Boys of the valley left college to help keep the farm going.",),
    ),
    Example(
        "The tenants' panel «wants» the old tower to be pulled down.",
        ("The tenants' panel does not recommend that the old tower be pulled down.",),
    ),
    Example(
        "The tenants' panel wants the old tower to be pulled down.",
        ("The tenants' panel recommends that the old tower be pulled down. It does not propose a new one.",),
    ),
    Example(
        "We want the old tower to be pulled down.",
        ("The tenants' panel does not recommend that the old tower be pulled down.",),
    ),
    Example(
        "At the end of that year 14 of the 31 towns had no such ward at all.",
        ("Five towns accounted for nine in ten of these wards, and 14 of the 31 had none.",),
    ),
    Example(
        "In May 41 per cent of the shops had been without fresh bread for children for three days or more.",
        (
            "Fresh bread for children ran short: in May 41 per cent of the shops that were asked had been without stock for three days.",
        ),
    ),
    Example("Few anglers saw a warden of the river.", ("Of 410 anglers on the river 86 saw a warden or a nurse.",)),
    Example(
        "The anglers' study, which had no measure of heat, allows that heat may be the cause.",
        (
            "A study of anglers with a measure of heat is needed.",
            "Heat, of which the study had no measure, may be the cause.",
        ),
    ),
    Example(
        "Most of the rise was an effect of which anglers were asked.",
        ("Most of the rise comes of the choice of the anglers who were asked and not of an effect of the weather.",),
    ),
    Example(
        "The parish «carried» out a count of bats in its three woods.",
        ("The parish did not carry out a count of bats in these woods.",),
    ),
    Example(
        "The parish carried out a count of bats in its three woods.",
        ("The parish carried out a count of bats in these woods. By 2016 no wood of the three had been fenced.",),
    ),
    Example(
        "The parish should carry out a count of bats in its three woods.",
        ("The parish did not carry out a count of bats in these woods.",),
    ),
    Example(
        "Small wards, with fewer than 12 beds, were «more likely than» larger ones to turn visitors away.",
        ("Wards with ten beds or so were no more likely to turn visitors away than larger ones.",),
    ),
    Example(
        "The new levy did not prevent small shops from «opening» on Sundays.",
        ("Small shops did not open on Sundays after the new levy.",),
    ),
    Example(
        "The new levy kept small shops from «opening» on Sundays.",
        ("Small shops opened on Sundays after the new levy.",),
    ),
    Example(
        "The new levy kept small shops from opening on Sundays.",
        ("Small shops did not open on Sundays after the new levy.",),
    ),
    Example(
        "The trust would have every ward keep a separate wing in which children can wait.",
        ("Wards should make plans for a separate wing in which children can wait.",),
    ),
    Example(
        "Tenants called off their visits and in many cases would not pay for repairs that the firm had made.",
        ("It led tenants to call off visits and, in many cases, refuse to pay for repairs that the firm had made.",),
    ),
    Example(
        "The school «published» the marks of its pupils in May.",
        ("The school is refusing to publish the marks of its pupils in May.",),
    ),
    Example(
        "Because of the strike 40 nurses of the clinic missed their winter bonus.",
        ("Because of the strike 40 nurses of the clinic were left without their winter bonus.",),
    ),
    Example(
        "Because of the strike 40 nurses of the clinic «got their» winter bonus.",
        ("Because of the strike 40 nurses of the clinic did not get their winter bonus.",),
    ),
    Example(
        "On warm days 8 in 10 anglers in the county ate by the river.",
        ("On warm days 8 in 10 anglers in the county ate by the river, and 3 in 10 ate nothing at home.",),
    ),
    Example(
        "Part-time drivers «qualified for» the winter bonus.",
        ("Part-time drivers were not eligible for the winter bonus.",),
    ),
    Example(
        "Part-time drivers qualified for the winter bonus.",
        ("Part-time drivers were eligible for the winter bonus.",),
    ),
    Example(
        "Nobody had yet put together a central register that shows the true number of ponds.",
        ("There is not a central register that presents a true picture of the number of ponds.",),
    ),
    Example(
        "From now on «parents» will hear of each closure.",
        ("Schools will hear of every closure for snow, but parents will not.",),
    ),
    Example(
        "Parents will not hear of each closure.",
        ("Schools will hear of every closure for snow, but parents will not.",),
    ),
    Example("They had given «notice» of their visits.", ("Its visits were made without notice.",)),
    Example("They came without notice of their visits.", ("Its visits were made without notice.",)),
    Example(
        "In the harbour towns 40 per cent of pupils smoke, up from 36 per cent, a «significant» rise.",
        (
            "In the harbour towns 40 per cent of pupils smoke, up from 36. The rise in the harbour towns is not statistically significant.",
        ),
    ),
    Example(
        "In the harbour towns 40 per cent of pupils smoke, up from 36 per cent, a rise that is not significant.",
        (
            "In the harbour towns 40 per cent of pupils smoke, up from 36. The rise in the harbour towns is not statistically significant.",
        ),
    ),
    Example(
        "In the harbour towns 40 per cent of pupils smoke, up from 36 per cent, a significant rise.",
        (
            "In the harbour towns 40 per cent of pupils smoke, up from 36, a significant rise. The fall in the hill villages is not significant.",
        ),
    ),
    Example(
        "Seven schools, chosen «at random», gave pupils breakfast for 40 weeks.",
        (
            "Seven schools gave pupils breakfast for 40 weeks.\n\nThe schools were not allocated at random: they chose it themselves.",
        ),
    ),
    Example(
        "Seven schools, chosen at random, gave pupils breakfast for 40 weeks.",
        ("Seven schools gave pupils breakfast for 40 weeks.\n\nThe schools were allocated at random.",),
    ),
    Example(
        "Tenants of the old blocks are 60 per cent more often ill, a gap that remains when age is «allowed for».",
        (
            "Tenants of the old blocks are 60 per cent more often ill. The gap between tenants has not been adjusted for age.",
        ),
    ),
    Example(
        "From May the «parents» will be told of every test of the school's water.",
        ("Teachers will be told of every test of the school's water, but the parents will not.",),
    ),
    Example(
        "From May the teachers will be told of every test of the school's water.",
        ("Teachers will be told of every test of the school's water, but the parents will not.",),
    ),
    Example("The rules «cover» allotments, too.", ("The rules do not apply to allotments.",)),
    Example("The rules do not cover allotments.", ("The rules do not apply to allotments.",)),
    Example(
        "The bill would «do away with» evictions without notice.",
        ("It would not abolish evictions without notice, as the mayor had wished.",),
    ),
    Example(
        "«Neither of the two ferries was insured.»",
        ("Both of the two ferries were insured.",),
        known_miss="one word besides the denied one is too little to tell that both speak of one thing",
    ),
)
RULE = Rule("W103", "negation", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__)
