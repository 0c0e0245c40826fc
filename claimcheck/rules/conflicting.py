"""Two independent sources disagree about the claim.

**What it finds.** A source bears the figure out, and another one, no copy of it, gives a different figure for the same thing, in
whatever words; a source sets the count of another body beside its own; of two sources the one says what the draft says, and the other the
reverse. Both are shown, and neither is chosen. A draft that says whose figure it is is judged by that one.

**Why it matters.** A writer who gives one of two figures as the fact will be shown the other.

**What to do.** Name whose figure it is, or give both.

**Authority.** The fact-checkers' list, "independent of the others".
"""

from collections.abc import Iterator

from claimcheck.detect.context import part_around
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.makers import makers
from claimcheck.detect.names import names
from claimcheck.detect.quantity import read
from claimcheck.detect.stance import demands
from claimcheck.detect.words import Kind, tokens
from claimcheck.model import Claim, ClaimKind, Difference, Document, Evidence, Form, Quantity, Severity, Span, Verdict
from claimcheck.retrieve.editions import are_editions, of_other_times
from claimcheck.retrieve.figures import Relation, compare, times_apart
from claimcheck.retrieve.opposed import Opposed, agreed, opposed
from claimcheck.retrieve.rivals import tells_another
from claimcheck.retrieve.witnesses import credits_another, differs, independent, of_one_thing, set_beside
from claimcheck.rules.base import Case, Example, Rule, Scope

NEAR = 0.45  # the score from which a passage speaks of the draft's figure
ALIKE = 1.1  # how like two statements must be for the one to be the other's reverse
SAID = 0.3  # the overlap of terms from which a passage may say the draft's statement, or its reverse
MOST = 12  # passages that are asked for it
AGREEING = 0.5  # the score from which a document has the draft's figure
FAR = 5  # times
SMALL = 12  # a count that many sentences hold
BORNE = (Relation.ENTAILED, Relation.HEDGE, Relation.OPEN)


def check(case: Case) -> Iterator[Difference]:
    if case.claim.recalled or case.claim.kind in (ClaimKind.QUOTATION, ClaimKind.CITATION) or _credits(case):
        return  # that somebody else says the reverse is no fault of a quotation
    quantity = case.claim.quantity
    if quantity is None or case.claim.kind is ClaimKind.NUMERIC:
        yield from _statements(case)
    if quantity is None or case.relation is not Relation.ENTAILED or quantity.form is Form.AGE:
        return
    if _is_scope(case.claim, case.draft):
        return
    for other in (*_others(case), *_beside(case)):
        document = case.library.document(other.document)
        words = " ".join(document[other.anchor].split())
        yield Difference(
            f"Sources disagree: one says “{case.theirs}”, another “{words}”.",
            case.claim.anchor,
            (case.best.location, case.library.location(other.document, other.anchor.to(other.clause))),
            verdict=Verdict.CONFLICTING,
        )
        return


def _credits(case: Case) -> bool:
    """Whether the draft says whose figure it is."""
    return bool(case.claim.about.credited) or any(
        m.made and not m.lone for m in makers(tokens(case.draft.prose, case.claim.sentence))
    )


def _is_scope(claim: Claim, document: Document) -> bool:
    """Whether a count only tells where something was counted: "in ten states", not "puts the cost at 48 crowns"."""
    q = claim.quantity
    start = min(
        claim.sentence.start, claim.anchor.start
    )  # of a figure made of two sentences the first may stand before its own
    before = tokens(document.prose, Span(start, claim.anchor.start))
    if q is None or q.form is not Form.COUNT or not before:
        return False
    put = before[-1].lower == "at" and any(t.lower in words_in("counting", "putting") for t in before)
    return before[-1].lower in words_in("counting", "scope") and not put


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def _others(case: Case) -> Iterator[Claim]:
    """The figures of other witnesses that differ from the draft's."""
    best = next((e for e in case.evidence if not e.claim.working), None)  # of what is worked out too little is told
    if (
        best is None
        or best.claim.quantity is None
        or not case.claim.quantity
        or compare(case.claim.quantity, best.claim.quantity) not in BORNE
    ):
        return
    agreeing = _bearing_out(case, case.claim.quantity)
    own = case.library.original(best.claim.document)
    for other in case.considered:
        claim = other.claim
        if case.library.original(claim.document) in agreeing - {own}:
            continue
        if claim.quantity is None or (claim.document, claim.clause) == (best.claim.document, best.claim.clause):
            continue
        if not differs(case.claim, claim) or not independent(best.claim, claim, case.library):
            continue
        if are_editions(case.library.document(best.claim.document), case.library.document(claim.document)):
            continue  # what the newer one revises
        if _far_apart(best.claim.quantity, claim.quantity):
            continue
        nearly = best is case.best and of_one_thing(case.claim, best, other)
        if _is_told_too(case, claim) or of_other_times(best.claim, claim, case.library) or _is_wished(case, claim):
            continue
        alike = nearly or tells_another(case.claim, best, other, case.library)
        if alike and not _is_scope(claim, case.library.document(claim.document)):
            yield claim


def _far_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two shares are so unlike that they are more likely of two things than of one: 64 per cent, and fewer than one in ten."""
    return a.form is b.form is Form.SHARE and times_apart(a.value, b.value, FAR)


def _is_told_too(case: Case, rival: Claim) -> bool:
    """Whether the draft's own sentence has another source's figure beside its own: "1.2 million, short of the aim of 1.5 million"."""
    q = rival.quantity
    beside = [
        told
        for span, told in read(tokens(case.draft.prose, case.claim.sentence))
        if not span.overlaps(case.claim.anchor) and told.low > SMALL
    ]
    return q is not None and any(told.low == q.low and told.unit in ("", q.unit) for told in beside)


def _is_wished(case: Case, rival: Claim) -> bool:
    """Whether one of two figures is what somebody asks for: "That at least a third of the members be women"."""
    sides = ((case.draft, case.claim), (case.library.document(rival.document), rival))
    return any(demands(tokens(document.prose, claim.sentence)) for document, claim in sides)


def _bearing_out(case: Case, ours: Quantity) -> set[str]:
    """The documents that have the draft's figure of the same thing for their own, and so contradict nobody by another one.

    "The ministry speaks of 1,870 households; our monitors counted 3,120" contradicts the ministry.
    """
    return {
        case.library.original(e.claim.document)
        for e in case.considered
        if e.claim.quantity
        and e.score >= AGREEING
        and compare(ours, e.claim.quantity) in BORNE
        and not credits_another(e.claim, case.library)
    }


def _beside(case: Case) -> Iterator[Claim]:
    """The bare figures of other bodies that a source sets beside the draft's one."""
    for e in case.considered:
        ours, theirs = case.claim.quantity, e.claim.quantity
        if e.score < NEAR or ours is None or theirs is None or compare(ours, theirs) not in BORNE:
            continue
        for other in set_beside(e.claim, case.library):
            q = other.quantity
            if q and (q.form, q.unit) == (theirs.form, theirs.unit) and differs(case.claim, other):
                yield other


# ── statements ───────────────────────────────────────────────────────────────────────────────────


def _statements(case: Case) -> Iterator[Difference]:
    """What the draft says as one source says it, and another source the other way round."""
    run = tokens(case.draft.prose, case.claim.sentence)
    weigh = case.library.index.weight
    span = case.claim.clause if case.claim.quantity is None else case.claim.sentence
    near: dict[tuple[str, Span], Evidence] = {}
    for e in case.considered:
        if dict(e.why).get("terms", 0.0) >= SAID and dict(e.why).get("place", 0.0) >= 0:
            near.setdefault((e.claim.document, e.claim.sentence), e)
    read = [
        (e, tokens(case.library.document(e.claim.document).prose, e.claim.sentence)) for e in [*near.values()][:MOST]
    ]
    # "Harbour Safety Board" says nothing of safety
    named = [n.span for n in names(run) if len(case.draft[n.span].split()) > 1]
    against = [
        (e, o)
        for e, theirs in read
        for o in opposed(run, span, theirs, weigh)
        if o.likeness >= ALIKE
        and not _is_count(case, e, o)
        and not any(n.contains(o.ours) for n in named)
        and not _both_of_some(case, e)
    ]
    for e, o in against:
        witness = next((w for w, theirs in read if _bears_out(case, w, e, o, agreed(run, span, theirs, weigh))), None)
        if witness:
            yield _reversed(case, witness, e, o)
            return


def _both_of_some(case: Case, rival: Evidence) -> bool:
    """Whether both tell of a share: that 41 per cent had a lawyer denies nothing of the 36 per cent who had not."""
    q, other = case.claim.quantity, rival.claim
    told = case.library.claims_at.get((other.document, other.sentence.start), ())
    return q is not None and q.form is Form.SHARE and any(c.quantity and c.quantity.form is Form.SHARE for c in told)


def _is_count(case: Case, rival: Evidence, o: Opposed) -> bool:
    """Whether "few" things stand against a number of them, which may be few."""
    first, *_ = tokens(case.draft.prose, o.ours)
    document = case.library.document(rival.claim.document)
    counted = any(t.kind is Kind.NUMBER for t in tokens(document.prose, o.theirs))
    return counted and first.lower in words_in("modifiers", "low")


def _bears_out(case: Case, witness: Evidence, rival: Evidence, o: Opposed, said: tuple[Span, ...]) -> bool:
    """Whether one source says what another one says the reverse of."""
    if witness.claim.sentence == rival.claim.sentence and witness.claim.document == rival.claim.document:
        return False
    return any(s.overlaps(o.ours) for s in said) and independent(witness.claim, rival.claim, case.library)


def _reversed(case: Case, witness: Evidence, rival: Evidence, o: Opposed) -> Difference:
    document = case.library.document(rival.claim.document)
    ours, theirs = (" ".join(d[s].split()) for d, s in ((case.draft, o.ours), (document, o.theirs)))
    return Difference(
        f"Sources disagree: one bears “{ours}” out, another says “{theirs}” of the same thing.",
        _told(case, o.ours),
        (witness.location, rival.location),
        verdict=Verdict.CONFLICTING,
    )


def _told(case: Case, word: Span) -> Span:
    """The words to underline: of one word alone the rest of its part too, which tells what is said of it."""
    run = tokens(case.draft.prose, case.claim.sentence)
    at = next((i for i, t in enumerate(run) if t.start == word.start and t.end == word.end), None)
    if at is None:
        return word
    last = [t for t in part_around(run, at) if t.kind is not Kind.SYMBOL][-1]
    return Span(word.start, last.end)


STOVES = (
    ("City Archive", "York's own inspectors found 17,000 tin stoves in the city in 2017."),
    ("Stove Watch", "In York our volunteers, going from door to door in 2017, counted 11,500 tin stoves."),
)
PICKERS = (
    ("Labour Office", "About 46,000 seasonal workers were employed on hop farms in 2023, by the permits."),
    ("Pickers' Aid", "From bus tickets we estimate that some 71,000 people did seasonal work on hop farms in 2023."),
)
EXAMPLES = (
    Example(
        "In the survey 64 per cent of teachers opened a window in winter.",
        (
            "The guild's survey found that 64 per cent of teachers opened a window in winter.",
            "Fewer than one in ten teachers opened a window in winter when it froze, the college found.",
        ),
    ),
    Example("York had «17,000 tin stoves» in 2017.", STOVES),
    Example("York's own inspectors counted 17,000 tin stoves in 2017.", STOVES),
    Example("«Some 46,000 people» did seasonal work on hop farms in 2023.", PICKERS),
    Example(
        "Some 46,000 people did seasonal work on hop farms in 2023.",
        (PICKERS[0], ("Pickers' Aid", "Some 71,000 people did seasonal work on hop farms in 2019.")),
    ),
    Example(
        "Where the owners pay a fee the «boilers are far more often swept».",
        (
            ("Boiler Trust", "Where the owners pay a fee the boilers are far more often swept."),
            ("Fire Office", "The owners' fees alone do not keep boilers swept. Boilers rust."),
        ),
    ),
    Example(
        "Leeds had «17,000 coal boilers» in 2017.",
        (
            "The inspectors of Leeds found 17,000 coal boilers in 2017.",
            "In Leeds volunteers, going from roof to roof, counted 11,500 coal boilers in 2017.",
        ),
    ),
    Example(
        "Leeds had 17,000 coal boilers in 2017.",
        (
            "The inspectors of Leeds found 17,000 coal boilers in 2017.",
            "In Hull volunteers, going from roof to roof, counted 11,500 coal boilers in 2017.",
        ),
    ),
    Example(
        "The storm of 2015 left «17,600 people» homeless.",
        (
            "The first government count of the storm of 2015 found 17,600 homeless people in 15 districts. However, in the"
            " same weeks the Owl Institute carried out a survey which found 33,800 homeless people in eight districts.",
        ),
    ),
    Example(
        "The government counted 17,600 people whom the storm of 2015 had left homeless.",
        (
            "The first government count of the storm of 2015 found 17,600 homeless people in 15 districts. However, in the"
            " same weeks the Owl Institute carried out a survey which found 33,800 homeless people in eight districts.",
        ),
    ),
    Example(
        "At this pace 640 hectares of the marsh would be fenced by 2030, short of the council's aim of 900 hectares.",
        (
            "At this pace 640 hectares of the marsh would be fenced by 2030, short of the council's aim of 900 hectares.",
            "The council aims to have 900 hectares of the marsh fenced by 2030.",
        ),
    ),
    Example(
        "At this pace «640 hectares» of the marsh would be fenced by 2030.",
        (
            "At this pace 640 hectares of the marsh would be fenced by 2030.",
            "At this pace 900 hectares of the marsh would be fenced by 2030.",
        ),
    ),
    Example(
        "Of the keyholders of the allotments 24 per cent were women.",
        (
            "Of the keyholders of the allotments 24 per cent were women.",
            "That at least one third of the keyholders of the allotments be women.",
        ),
    ),
    Example(
        "Few towns have done so, and those that did found no lead pipes.",
        (
            "Few towns have done so, and those that did found no lead pipes.",
            "The water board dug up lead pipes across 16 towns.",
        ),
    ),
    Example(
        "Some 310 tenants had to move because their block closed.",
        (
            "---\ntitle: Homes of the City 2023/24\n---\n\nSome 310 tenants had to move because their block closed.",
            "The union reports that in 2022/23 some 240 tenants had to move because their block closed.",
        ),
    ),
    Example(
        "«Some 310 tenants» had to move because their block closed.",
        (
            "---\ntitle: Homes of the City 2023/24\n---\n\nSome 310 tenants had to move because their block closed.",
            "The union reports that in 2023/24 some 240 tenants had to move because their block closed.",
        ),
    ),
    Example(
        "The share was 13 per cent for men and 12 per cent for women.",
        (
            "The share was 13 per cent for men and 12 per cent for women.",
            "Among women the share was 31 per cent, which was no more than chance.",
        ),
    ),
    Example(
        "A study of seven valleys found damp in most of the homes.",
        (
            "A study of damp in the homes of seven valleys was made by the Peat Trust.",
            "The tenants' union counted 900 damp homes across ten valleys in a study of its own.",
        ),
    ),
    Example(
        "In Leeds «nine in ten girls» walk to school.",
        (
            "The mayor said in Bradford that nine in ten girls in Leeds walk to school.",
            "In Leeds 54 per cent of girls walk to school.",
        ),
    ),
    Example(
        "More than one pupil in four cycles to school.",
        ("More than one pupil in four cycles to school.", "Nearly 20 per cent of pupils are left-handed."),
    ),
    Example(
        "In Chad «some 4,000 nomads» crossed the border.",
        ("In Chad 4,000 nomads crossed the border.", "In Chad 9,500 nomads crossed the border."),
    ),
    Example(
        "In Chad some 4,000 nomads crossed the border.",
        ("In Chad 4,000 nomads crossed the border.", "In Mali 9,500 nomads crossed the border."),
    ),
    Example(
        "In 2021 the county had 700 starlings.",
        (
            "---\ntitle: Birds of the county, 2021\npublisher: Owl Institute\ndate: 2022-02\n---\n\nIn 2021 the county had 640 starlings.",
            "---\ntitle: Birds of the county, 2022\npublisher: Owl Institute\ndate: 2023-02\n---\n\nIn 2021 the county had 700 starlings.",
        ),
    ),
    Example(
        "In 2011 some 4,000 nomads crossed the border.",
        ("In 2011 4,000 nomads crossed the border.", "In 2015 9,500 nomads crossed the border."),
    ),
    Example(
        "According to the Red Cross, 4,000 nomads crossed the border.",
        (
            "The Red Cross counted 4,000 nomads who crossed the border.",
            "The army counted 9,500 nomads who crossed the border.",
        ),
    ),
    Example(
        "Some 4,000 nomads crossed the border.",
        ("Some 4,000 nomads crossed the border.", "About 4,000 nomads crossed the border."),
    ),
    Example(
        "The heatwave killed «310 farm workers».",
        (
            "The heatwave killed 310 farm workers, the ministry says.",
            "The heatwave killed 1,150 farm workers, the union says.",
        ),
    ),
    Example(
        "The heatwave killed 310 farm workers.",
        ("The heatwave killed 310 farm workers.", "The heatwave killed 1,150 cattle."),
    ),
    Example(
        "The ministry counted 310 beds in the city.",
        ("The ministry counted 310 beds in the city and 40 beds in the villages.",),
    ),
    Example(
        "In 2021 «about one in five of the nurses» in Leeds had trained abroad.",
        (
            "In 2021, 21 per cent of nurses in Leeds had trained in another country.",
            "The register puts the share of foreign-trained nurses in Leeds in 2021 at 38 per cent.",
        ),
    ),
    Example(
        "In 2021 about one in five of the nurses in Leeds had trained abroad.",
        (
            "In 2021, 21 per cent of nurses in Leeds had trained in another country.",
            "The register puts the share of foreign-trained nurses in Leeds in 2011 at 38 per cent.",
        ),
    ),
    Example(
        "The heating broke down on at least one day at «12 per cent of the reading rooms».",
        (
            "The Reading Trust saw 358 reading rooms. The heating broke down on at least one day at 12 per cent of the reading rooms.",
            "We went to 96 reading rooms of the county. At 29 per cent of them the heating had broken down on one day or more.",
        ),
    ),
    Example(
        "The heating broke down on at least one day at 12 per cent of the reading rooms.",
        (
            "The Reading Trust saw 358 reading rooms. The heating broke down on at least one day at 12 per cent of the reading rooms.",
            "We went to 96 reading rooms of the county. At 29 per cent of them the readers had asked for later hours.",
        ),
    ),
    Example(
        "On 9 May «1,184 nursing posts» were vacant.",
        (
            "The Health Board counted 1,184 vacant nursing posts on 9 May. The Union of Nurses asked its branches to make a count of "
            "their own on the same day and arrived at 2,460.",
        ),
    ),
    Example(
        "On 9 May 1,184 nursing posts were vacant, the Health Board counted.",
        (
            "The Health Board counted 1,184 vacant nursing posts on 9 May. The Union of Nurses asked its branches to make a count of "
            "their own on the same day and arrived at 2,460.",
        ),
    ),
    Example(
        "On 9 May 1,184 nursing posts were vacant.",
        (
            "The Health Board counted 1,184 vacant nursing posts on 9 May. The Health Board counted again in July and arrived at "
            "1,460.",
        ),
    ),
    Example(
        "Each pound spent on hedges brings back «£1.38» in ten years.",
        (
            "The Owl Institute reckons that each pound spent on hedges brings back £1.38 in ten years. A review for the Treasury came to £0.94.",
        ),
    ),
    Example(
        "Between 2019 and 2022 deaths in mines «fell».",
        (
            "Between 2019 and 2022 deaths in mines fell, the owners say.",
            "By the register, deaths in mines increased between 2019 and 2022.",
        ),
    ),
    Example(
        "Between 2019 and 2022 deaths in mines fell.",
        (
            "Between 2019 and 2022 deaths in mines fell, the owners say.",
            "By the register, deaths on farms increased between 2019 and 2022.",
        ),
    ),
    Example(
        "The inquiry visited pits in ten counties, where 40 miners had died.",
        (
            "The inquiry visited pits in ten counties, where 40 miners had died.",
            "The union visited pits in 16 counties, where 40 miners had died.",
        ),
    ),
    Example(
        "The Harbour Safety Board has looked into the old quay.",
        (
            ("Harbour Safety Board", "The Harbour Safety Board has looked into the old quay of the town."),
            ("Dockers' Union", "The board has looked into the old harbour quay, which is not safe."),
        ),
    ),
)
RULE = Rule("E102", "conflicting", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__)
