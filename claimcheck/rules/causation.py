"""The draft makes a cause, or a sole cause, of what the source calls a contribution, a part or a coincidence.

**What it finds.** "alone", "the whole of", "entirely because" where the source's passage says "contributed", "in part", "a portion of",
"associated with"; "the main reason" where it says "in small part"; another reason than the
source's; anything told as an effect ("lamps cut burglaries") where the source goes on to warn that no cause is shown.

**Why it matters.** "helped to" is not "did it", and a programme that claims the whole effect loses the half that was its own.

**What to do.** Keep the source's measure of the cause.

**Authority.** Sumner et al. 2014 (a third of press releases exaggerate cause).
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.causing import acting, cause_of, gives_too, listed_with, names_cause, singled_out, warning
from claimcheck.detect.context import modifiers
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.words import Token, term, terms, tokens
from claimcheck.model import ClaimKind, Difference, Form, Modifier, ModifierKind, Passage, Severity, Span
from claimcheck.retrieve.cautions import Caution, cautions
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.reasons import given, other_reason, reason
from claimcheck.rules.base import Case, Example, Rule, Scope

PARTIAL = (ModifierKind.CONTRIBUTION, ModifierKind.EXTENT)
SOFT = (ModifierKind.MODALITY, ModifierKind.REPORTED)
WEIGHTS = ("chief", "minor")
MORE = 2  # terms of the reason that a source must have too, where the draft claims no sole cause
FIGURE = 0.6  # the score of evidence that has the figure, from which its sentence is surely of the same thing
WHOLE = 100  # percent
BEHIND = 20  # code points behind a cue in which a share of what is explained is told
REACH = 8  # tokens beside a cue in which the reason is told
NEAR = 200  # code points after the evidence's sentence in which the cause is still of it


def check(case: Case) -> Iterator[Difference]:
    run = tokens(case.draft.prose, case.claim.sentence)
    ours = modifiers(run)
    weighed = next(_weighed(case, run), None)
    if weighed:
        yield weighed
        return
    if any(m.kind in PARTIAL for m in ours) or warning(run):
        return
    sole = [*(m for m in ours if m.kind is ModifierKind.SOLE), *singled_out(run)]
    soft = any(m.kind in SOFT for m in ours)
    causes = [m for m in ours if m.kind is ModifierKind.CAUSE and not soft]
    exchanged = next(_exchanged(case, run), None)
    if exchanged:
        yield exchanged
        return
    if not sole and any(_said_too(case, run, m) for m in causes):
        return
    for cue in (*sole, *causes)[:1] if case.evidence and not _measured(case, (*sole, *causes)) else ():
        reason = _reason(run, cue, bool(sole))
        partial = _partial(case, reason, bool(sole))
        if partial is not None:
            what = f"the whole cause (“{cue.word}”)" if sole else f"the cause (“{cue.word}”)"
            yield _made(case, cue.cue.to(causes[0].cue) if sole and causes else cue.cue, what, *partial)
            return
    weak = [] if soft else [*acting(run), *(m for m in ours if m.kind is ModifierKind.CAUSE_WEAK)]
    bare = [] if causes or weak else [m for m in sole if not names_cause(tokens(m.word))]  # "rough sleeping alone rose"
    said, told = terms(run), [m for m in (*sole, *causes, *weak) if m not in bare]
    cited = {i for c in case.claim.citations for i in c.resolved}
    for cue in told:
        caution = next(cautions(said, terms(cause_of(run, cue)), case.around, cited, case.library), None)
        if caution is None and cue is told[0]:
            caution = _caution(case)
        if caution is not None and not _gives_too(case, caution, {*terms(cause_of(run, cue))}):
            yield _made(case, cue.cue, f"the cause (“{cue.word}”)", caution.passage, caution.said)
            return


def _weighed(case: Case, run: Sequence[Token]) -> Iterator[Difference]:
    """A cause told as the greatest of several, of which the source says that it did little, or the other way about."""
    hits = [(said, hit) for said in WEIGHTS for hit in cues("weights", said).all(run)]
    near = (
        [p for p in _from_evidence(case) if len({*terms(run)} & {*p.terms}) >= MORE] if hits and case.evidence else []
    )
    for said, hit in hits:
        anchor = Span(run[hit.first].start, run[hit.last - 1].end)
        for passage in near:
            theirs = tokens(case.source.prose, passage.span)
            told = {w: next(cues("weights", w).all(theirs), None) for w in WEIGHTS}
            other = next((h for w, h in told.items() if w != said and h), None)
            if other and not told[said]:
                cue = Span(theirs[other.first].start, theirs[other.last - 1].end)
                what = f"so much of the cause (“{' '.join(case.draft[anchor].split())}”)"
                yield _made(case, anchor, what, passage, cue)


def _exchanged(case: Case, run: Sequence[Token]) -> Iterator[Difference]:
    """A reason of which the source's own sentence gives another for the same thing; said once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    ours = reason(run) if case.evidence and next(beside, case.claim) == case.claim else None
    if ours is None:
        return
    best = case.best.claim
    own = tokens(case.source.prose, best.sentence)
    behind = next((p for p in _from_evidence(case) if p.span.start > best.sentence.start), None)
    theirs = reason(own) or (given(tokens(case.source.prose, behind.span), own) if behind else None)
    figure = case.relation is Relation.ENTAILED
    if theirs and other_reason(ours, theirs, figure, best.document, best.sentence, case.library):
        said, words = (" ".join(d[r.span].split()) for d, r in ((case.draft, ours), (case.source, theirs)))
        yield Difference(
            f"The draft gives another reason (“{said}”) than the source (“{words}”).",
            ours.span,
            (case.best.location,),
            correct=words,
        )


def _said_too(case: Case, run: Sequence[Token], cue: Modifier) -> bool:
    """Whether a passage that bears the claim out makes a cause of the same reason itself: "because of injuries" in both."""
    reason = _reason(run, cue, False)
    for e in (*case.evidence, *case.around):
        theirs = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
        for m in modifiers(theirs):
            both = reason & _reason(theirs, m, False) if m.kind is ModifierKind.CAUSE else set()
            if len(both) >= MORE and len(both) * 2 >= len(reason):
                return True
    return False


def _measured(case: Case, told: Sequence[Modifier]) -> bool:
    """Whether the draft says itself how much is owed to the cause: "that accounts for a fifth of the rise"."""
    shares = [c.quantity for c in case.claims if c.sentence == case.claim.sentence and c.quantity]
    return any(
        q.form is Form.SHARE and q.high < WHOLE and 0 <= q.number.start - m.cue.end <= BEHIND
        for q in shares
        for m in told
    )


def _made(case: Case, anchor: Span, what: str, passage: Passage, said: Span) -> Difference:
    words = " ".join(case.library.document(passage.document)[said].split())
    return Difference(
        f"The draft makes it {what}; the source says “{words}”.",
        anchor,
        (case.library.location(passage.document, passage.span),),
        correct=words,
    )


def _reason(run: Sequence[Token], cue: Modifier, sole: bool) -> set[str]:
    """The terms of a cue and of what stands beside it: of a sole cause and of one that stands before its cue on both sides, else
    what follows it."""
    after = [t for t in run if t.start >= cue.cue.end][:REACH]
    both = sole or cue.word.lower() in words_in("causes", "forward")
    before = [t for t in run if t.end <= cue.cue.start][-REACH:] if both else []
    within = [t for t in run if cue.cue.start <= t.start < cue.cue.end]
    return set(terms([*before, *within, *after])) - {term("cause")}  # which is said of all of them


def _partial(case: Case, reason: set[str], sole: bool) -> tuple[Passage, Span] | None:
    """The sentence of the source's paragraph, from the evidence on, that tells of the same reason as of one among others."""
    least, kinds = (1, PARTIAL) if sole else (MORE, PARTIAL[:1])
    for passage in _from_evidence(case):
        if any(m.kind is ModifierKind.SOLE and not _is_denied(m, passage) for m in passage.modifiers):
            continue
        row = listed_with(tokens(case.source.prose, passage.span), reason) if sole else None
        if row:
            return passage, row
        found = [m for m in passage.modifiers if m.kind in kinds]
        own = passage.span == case.best.claim.sentence and (case.sure or _surely(case))
        if found and ((own and sole) or len(reason & set(passage.terms)) >= (1 if own else least)):
            return passage, found[0].cue
    return None


def _is_denied(sole: Modifier, passage: Passage) -> bool:
    """Whether a "not" stands right before what makes a cause the only one: "was not the sole cause"."""
    return any(m.kind is ModifierKind.NEGATION and 0 <= sole.cue.start - m.cue.end <= 1 for m in passage.modifiers)


def _surely(case: Case) -> bool:
    """Whether the evidence has the claim's figure, and much of its words."""
    return case.relation is Relation.ENTAILED and case.best.score >= FIGURE


def _caution(case: Case) -> Caution | None:
    """The sentence of the source's paragraph, from the evidence on, that warns that no cause is shown, with its words."""
    for passage in _from_evidence(case) if case.evidence else ():
        said = warning(tokens(case.source.prose, passage.span))
        if said:
            return Caution(passage, said)
    return None


def _gives_too(case: Case, caution: Caution, cause: set[str]) -> bool:
    prose = case.library.document(caution.passage.document).prose
    return gives_too(tokens(prose, caution.passage.span), caution.said, cause)


def _from_evidence(case: Case) -> Iterator[Passage]:
    """The sentences of the evidence's paragraph that may still tell of its cause."""
    best = case.best.claim.sentence
    for passage in case.library.paragraph(case.best.claim.document, best):
        if best.start <= passage.span.start <= best.end + NEAR:
            yield passage


CALLS = (
    "Calls to the flood line doubled to 7,800 in 2023. The board put a part of the growth down to a radio campaign that "
    "told people where to call."
)
CLUB = (
    "An inspector came to the breakfast club. She found that it has helped, in small part, to raise the marks of three schools, and that"
    " a new bus and smaller classes had done more."
)
TOUR = "The choir dropped its tour for lack of money."
PASS = (
    "Pupils with a bus pass left school less often than others, but the authors warn that passes are given to those who live far "
    "away, so that the association cannot be read as an effect of the pass."
)
SALE = (
    "The council of Hay sold its flats in 2015. Some writers link a rise in rents to this sale; the union's figures begin in 2018 "
    "and cannot settle the question."
)
TREES = "The elms of Hay Street died in 2019. Foresters blame a fungus."
HALL = "The choir left its hall for reasons that had nothing to do with money: its roof had fallen in."
EXAMPLES = (
    Example("The elms of Hay Street died in 2019 «because of the salt on the road».", (TREES,)),
    Example("The elms of Hay Street died in 2019 because of a fungus.", (TREES,)),
    Example("The choir left its hall «because of» money.", (HALL,)),
    Example("The choir left its hall because its roof had fallen in.", (HALL,)),
    Example("A bus pass «kept» pupils at school who would otherwise have left, the study shows.", (PASS,)),
    Example("Pupils with a bus pass left school less often than others.", (PASS,)),
    Example("Rents rose in Hay «because» the council sold its flats in 2015.", (SALE,)),
    Example("The council of Hay sold its flats in 2015.", (SALE,)),
    Example("The choir dropped its tour «because its singers were ill».", (TOUR,)),
    Example("The choir dropped its tour because it could not pay for it.", (TOUR,)),
    Example(
        "The choir dropped its tour because its singers were ill.",
        (TOUR + " Its singers were also ill, and so it dropped the tour again.",),
    ),
    Example(
        "The ferry was cancelled because the river had frozen over.",
        ("The ferry was cancelled on nine days because of ice on the river.",),
    ),
    Example("Calls to the flood line doubled to 7,800 in 2023, «all thanks to» a radio campaign.", (CALLS,)),
    Example("Calls to the flood line doubled to 7,800 in 2023, in part thanks to a radio campaign.", (CALLS,)),
    Example(
        "The breakfast club was the «main reason», an inspector found, for the better marks of three schools.", (CLUB,)
    ),
    Example(
        "The breakfast club has helped in small part, an inspector found, to better marks in three schools.", (CLUB,)
    ),
    Example(
        "The ferry's new timetable was the «chief cause» of the fall in late buses, says the port.",
        ("The port says that the new timetable of the ferry played a minor part in the fall in late buses.",),
    ),
    Example(
        "The ferry's new timetable played «a minor part» in the fall in late buses, says the port.",
        ("The port says that the new timetable of the ferry was the chief cause of the fall in late buses.",),
    ),
    Example(
        "The ferry's new timetable was the principal cause of the fall in late buses, says the port.",
        ("The port says that the new timetable of the ferry was the main reason for the fall in late buses.",),
    ),
    Example(
        "Slurry was the main reason why the trout died, the board says.",
        ("The board says that slurry was the main reason why the trout died, and heat did so to a lesser extent.",),
    ),
    Example(
        "The flood, the board stated, came of «nothing but» blocked drains.",
        ("The board stated that the flood came of two storms, blocked drains, low banks and late help.",),
    ),
    Example(
        "The flood, the board stated, came of blocked drains, two storms, low banks and late help.",
        ("The board stated that the flood came of two storms, blocked drains, low banks and late help.",),
    ),
    Example(
        "The union's desk «was what made» arrears of rent fall.",
        ("The desk of the union has contributed, together with two mild winters, to the fall in arrears of rent.",),
    ),
    Example(
        "The queue for the baths «owes everything to» the closing of the pool in May.",
        ("The closing of the pool in May also delayed repairs, contributing to the queue for the baths.",),
    ),
    Example(
        "New bells «lifted» the number of girls in the choir from 68 to 79.",
        (
            "The number of girls in the choir rose from 68 to 79. A prize began too, and we cannot separate its effect from that of the bells.",
        ),
    ),
    Example(
        "New bells lifted the number of girls in the choir from 68 to 79.",
        ("With the new bells the number of girls in the choir rose from 68 to 79.",),
    ),
    Example(
        "The breakfast club «alone brought about» the fall in truancy.",
        ("The breakfast club has contributed, in large part but not alone, to the fall in truancy.",),
    ),
    Example(
        "In Hay, where they ring the school before nine, the scheme «cut» the number of truants by 38 per cent.",
        (
            "The number of truants in Hay fell by 38 per cent, though the study cannot say how much of this was due to the scheme.",
        ),
    ),
    Example(
        "In Hay, where they ring the school before nine, the number of truants fell by 38 per cent.",
        (
            "The number of truants in Hay fell by 38 per cent, though the study cannot say how much of this was due to the scheme.",
        ),
    ),
    Example(
        "In May some 300 trout died at Hay «because» a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay. Heat contributed to it, together with slurry from a farm on the brook.",),
    ),
    Example(
        "In May some 300 trout died at Hay, in part because a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay. Heat contributed to it, together with slurry from a farm on the brook.",),
    ),
    Example(
        "In May some 300 trout died at Hay because a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay because a farm had let slurry into the brook. Volunteers helped to bury them.",),
    ),
    Example(
        "The breakfast club «alone brought about» the fall in truancy.",
        ("The breakfast club contributed to the fall in truancy.",),
    ),
    Example(
        "The breakfast club contributed to the fall in truancy.",
        ("The breakfast club contributed to the fall in truancy.",),
    ),
    Example(
        "Car exhaust «accounts for the whole of» the rise in asthma.",
        ("Car exhaust accounts for a portion of the rise in asthma.",),
    ),
    Example(
        "Car exhaust accounts in part for the rise in asthma.",
        ("Car exhaust accounts for a portion of the rise in asthma.",),
    ),
    Example("Car exhaust alone explains the rise in asthma.", ("Car exhaust alone explains the rise in asthma.",)),
    Example(
        "Truancy fell by 9 per cent, and «it was the breakfast club that» did it.",
        ("Truancy fell by 9 per cent. The breakfast club contributed to the fall, and so did a new bus.",),
    ),
    Example(
        "Truancy fell by 9 per cent, and it was the breakfast club that did it.",
        ("Truancy fell by 9 per cent. The breakfast club brought about the fall.",),
    ),
    Example(
        "Street lamps «cut» burglaries by 12 per cent.",
        ("After lamps were put up burglaries fell by 12 per cent. We do not claim that the lamps are the cause.",),
    ),
    Example(
        "After lamps were put up burglaries fell by 12 per cent.",
        ("After lamps were put up burglaries fell by 12 per cent. We do not claim that the lamps are the cause.",),
    ),
    Example(
        "«It is walking to school that» makes children read well: 61 per cent of those who walk read at their age's level.",
        (
            "Of children who walk to school 61 per cent read at the level of their age, against 52 per cent of others."
            " The board calls this an association.",
        ),
    ),
    Example(
        "Street lamps cut burglaries by 12 per cent.",
        ("Street lamps cut burglaries by 12 per cent. The council did not say what the lamps cost.",),
    ),
    Example(
        "Few tenants in Porto take a landlord to court, and «the only reason» is that they dare not.",
        (
            "Few tenants in Porto take a landlord to court, in large part because they dare not, and the courts are slow.",
        ),
    ),
    Example(
        "Few tenants in Porto take a landlord to court, and the main reason is that they dare not.",
        (
            "Few tenants in Porto take a landlord to court, in large part because they dare not, and the courts are slow.",
        ),
    ),
    Example(
        "Only 12 per cent of surgeries were open, «all because» nurses had been called to the front.",
        (
            "Only 12 per cent of surgeries were open, due in part to nurses being called to the front and to want of fuel.",
        ),
    ),
    Example(
        "Damp «killed» 138 tenants in May.",
        (
            "In May 138 tenants of damp homes died, of any cause. The board cannot say how many of these deaths were due to damp.",
        ),
    ),
    Example(
        "Damp killed 138 tenants in May.", ("In May 138 tenants of damp homes were killed by damp. Many were old.",)
    ),
    Example(
        "Cooks who wash the knives twice had 28 per cent fewer days off, so the washing «made the difference».",
        (
            "Cooks who wash the knives twice had 28 per cent fewer days off. The finding on washing is plausible, but it was not a trial: "
            "cooks who wash twice may differ in other ways.",
        ),
    ),
    Example("Heavy rain washed away the bridge.", ("Heavy rain washed away the bridge.",)),
    Example(
        "A late bus «is what keeps» pupils away: 40 per cent of those who ride it miss the first lesson.",
        (
            "Of the pupils who ride the bus 40 per cent miss the first lesson. Marks fell in the north."
            " Attendance is taken at nine. We cannot conclude that a late bus keeps pupils away.",
        ),
    ),
    Example(
        "This is what the board says: 40 per cent of those who ride the late bus miss the first lesson.",
        (
            "Of the pupils who ride the late bus 40 per cent miss the first lesson."
            " We cannot conclude that the bus keeps pupils away.",
        ),
    ),
    Example(
        "The new wardens «brought burglaries down» by a third.",
        ("Burglaries fell by a third. The police cannot say how much of that is owed to the wardens.",),
    ),
    Example(
        "When the wardens came, burglaries went down by a third.",
        ("Burglaries fell by a third. The police cannot say how much of that is owed to the wardens.",),
    ),
    Example(
        "Prices at the market fell by a third, and «it was the new rule that» did it.",
        (
            "Prices at the market fell by a third.\n\nThe ministry wrote to the traders.\n\nThe fall in prices at the market"
            " cannot be put down to the rule.",
        ),
    ),
    Example(
        "The rule cut prices at the market by a third, though the ministry does not put the fall down to the rule.",
        ("Prices at the market fell by a third. The fall in prices cannot be put down to the rule.",),
    ),
    Example(
        "The choir lost its hall because of a leaking roof in 2019.",
        (
            "The choir sang on. It lost its hall in 2019 because of the leaking roof. The choir's director called the"
            " storm of that week a coincidence.",
        ),
    ),
    Example(
        "Damp that did not lead to illness cut rents by 12 per cent.",
        ("Damp that did not lead to illness cut rents by 12 per cent.",),
    ),
    Example(
        "Heat accounts for at least a fifth of the rise in deaths.",
        ("Heat accounts for part of the rise in deaths, at least a fifth of it.",),
    ),
    Example(
        "Deaths among lorry drivers alone rose by 12 per cent.",
        ("Deaths among lorry drivers rose by 12 per cent. There is no evidence that the new hours raised them.",),
    ),
    Example(
        "The rise in rents «the board attributes to» new students.",
        ("Rents rose by 12 per cent. The board attributes part of the rise to new students.",),
        known_miss="no claim of the draft has evidence in that paragraph",
    ),
    Example(
        "Towns that had cut their limit saw deaths fall from 46 to 35.",
        ("In towns with the lower limit deaths fell from 46 to 35. The agency does not put this down to the limit.",),
    ),
)
RULE = Rule("W104", "causation", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__)
