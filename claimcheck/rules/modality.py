"""The draft tells as a fact what its source only expects, plans or thinks possible.

**What it finds.** "grew by 49 million" where the source says that it is projected to grow; "has moved online" for "it is anticipated
that it will move"; "broke the rule" where an inquiry into whether it did is still open; a
condition told as met, a thing promised as made, an answer given of somebody who has not answered.

**Why it matters.** What was foreseen may never have come.

**What to do.** Keep the source's "may", "is expected to", "is projected to".

**Authority.** Sumner et al. 2014 on exaggeration in press releases; ConText for cue and scope.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.detect.advised import advised, demanded, done
from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import gives_leave, is_edge, modifiers, under_a_rule
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.pending import begun, decided, met, promised, undecided, unfinished
from claimcheck.detect.stance import plans
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, term, terms, tokens
from claimcheck.model import ClaimKind, Difference, Evidence, Form, Modifier, ModifierKind, Severity, Span
from claimcheck.retrieve.aims import aimed_at, tells_aim
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.rules.base import FIRST, Case, Example, Rule, Scope, changed, holds_for, left_open, part_of, turned

TO, LY, ING = " to", "ly", "ing"
OPENED = 5  # tokens before a cue in which the clause is opened that it stands in
FIRM = frozenset({"will", "would"})  # that soften nothing: of what a source holds only possible they say too much
PROMISED = 3  # tokens behind a "will" in which its verb stands
BESIDE = 2  # terms of a sentence beside the evidence, from which it is of the same thing
SURELY = 0.5  # the score of a candidate from which it is surely of the same thing
DONE = 6  # words after a cue among which is what may be done
SOFT = (ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK, ModifierKind.MODALITY_OF, ModifierKind.REPORTED)


def check(case: Case) -> Iterator[Difference]:
    if not case.evidence:
        yield from [*left_open(case, False)] or _undecided(case)
        return
    found = [
        *turned(case, "modality"),
        *_softened(case),
        *_yet_to_come(case),
        *_only_possible(case),
        *_only_advised(case),
        *_only_aimed_at(case),
        *left_open(case, False),
        *_pending(case),
        *_undecided(case),
    ][:1]
    yield from found or changed(case, "modality")


def _softened(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.DATE or not _agrees(case) or _is_base(case):
        return
    beside = [
        c
        for c in case.claims
        if c.sentence == case.claim.sentence and c.kind is ClaimKind.CHANGE and case.claim.clause.contains(c.anchor)
    ]
    if beside and case.claim.kind is not ClaimKind.CHANGE:
        return  # what was foreseen is the change, not the line that it is drawn by
    for m in (*(m for m in case.best.claim.modifiers if case.governs(m.cue)), *_before(case)):
        apart = _behind(case, m.cue) or _embedded(case, m.cue) or _before_another(case, m.cue) or _conceded(case, m.cue)
        told = None if apart or _kept(case, m) or _permits(case, m) else _told(case, m)
        if told is None:
            continue
        if _to_come(case, m):
            continue
        soft = _soft(case, told)
        words = {c.word.lower() for c in soft}
        if words - FIRM or not _proves(m, bool(soft), case.claim.quantity is not None):
            continue
        cue = " ".join(case.source[m.cue].split())
        yield Difference(
            f"The draft tells as a fact what the source says with “{cue}”.",
            told.to(soft[0].cue) if soft else told,
            (case.best.location,),
            correct=f"{cue} …",
        )
        return


def _only_aimed_at(case: Case) -> Iterator[Difference]:
    """A figure that the source only plans, budgets or needs, told as what was done."""
    if case.relation is not Relation.ENTAILED or is_derived(case.best.claim):
        return
    cue = aimed_at(case.best.claim, case.library)
    run = tokens(case.draft.prose, case.claim.sentence)
    if cue is None or tells_aim(run) or any(m.kind in SOFT for m in modifiers(run)):
        return
    if any(m.kind in DENYING for m in modifiers(run)):
        return
    words = " ".join(case.source[cue].split())
    yield Difference(
        f"The draft tells “{case.ours}” as what is; the source says “{words}” of it.",
        case.claim.anchor,
        (case.best.location,),
        correct=f"{words} {case.theirs}",
    )


def _yet_to_come(case: Case) -> Iterator[Difference]:
    """What the source says will be done, told as done: "has been extended to Hay" for "will be extended to Hay if buyers agree"."""
    if case.claim.kind is ClaimKind.DATE or not case.evidence or not _agrees(case):
        return
    if case.claim.quantity is None and not case.sure:
        return
    run = tokens(case.draft.prose, case.claim.clause)
    if plans(tokens(case.draft.prose, case.claim.sentence)):
        return
    done = {term(t.lower): t for i, t in enumerate(run) if is_content(t) and _is_done(run, i)}
    told = [_promised(case, e) for e in case.evidence]
    for verb, cue in told[0].items():
        if verb in done and all(verb in t for t in told[1:] if t):
            said = _words(case, part_of(case.draft.prose, case.claim.sentence, Span(done[verb].start, done[verb].end)))
            said = Span(said.start, said.end - (case.draft.prose[said.end - 1] in ".;"))
            words = " ".join(case.source[cue].split())
            yield Difference(
                f"The draft tells as done what the source says “{words}” be done.",
                said,
                (case.best.location,),
                correct=f"{words} …",
            )
            return


def _only_possible(case: Case) -> Iterator[Difference]:
    """What the source says can be, told as what will be: "the dust will harm" for "the dust can harm"."""
    if not case.evidence or case.claim.kind is not ClaimKind.QUALITATIVE or not case.sure:
        return
    run = tokens(case.draft.prose, case.claim.clause)
    theirs = _behind_any(tokens(case.source.prose, case.best.claim.sentence), words_in("modifiers", "able"))
    for verb, cue in _behind_any(run, frozenset(FIRM)).items():
        if verb in theirs:
            can = case.source[theirs[verb]]
            yield Difference(
                f"The draft tells as certain what the source says with “{can}”.",
                _words(case, part_of(case.draft.prose, case.claim.sentence, cue)),
                (case.best.location,),
                correct=f"{can} …",
            )
            return


def _only_advised(case: Case) -> Iterator[Difference]:
    """What the source says should be done, told as what is done: "clinics publish" for "clinics should publish"."""
    if not case.evidence or not _agrees(case) or (case.claim.quantity is None and not case.sure):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    if demanded(run):
        return
    theirs, *others = (tokens(case.library.document(e.claim.document).prose, e.claim.sentence) for e in case.evidence)
    for cue, whom, what in advised(theirs):
        said = done(run, whom, what)
        if said is not None and not any(done(other, whom, what) for other in (theirs, *others)):
            part = _words(case, part_of(case.draft.prose, case.claim.sentence, said))
            yield Difference(
                f"The draft tells as a fact what the source says with “{cue.text}”.",
                Span(said.start, part.end),
                (case.best.location,),
                correct=f"{cue.text} …",
            )
            return


def _pending(case: Case) -> Iterator[Difference]:
    """What the source sets as a condition, promises or has not begun, told as done; said once for a sentence."""
    if case.claim.kind is ClaimKind.DATE or not _agrees(case) or (case.claim.quantity is None and not case.sure):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    best = case.best.claim
    theirs = tokens(case.source.prose, best.sentence)
    figure = best.quantity.number if best.quantity and not best.working else None
    promise = promised(run, theirs, figure) if figure else None
    if promise and any(_is_made(case, e) for e in case.considered):
        promise = None
    condition = next(met(run, theirs), None)
    if condition and _is_told(case, tokens(case.draft.prose, condition[0])):
        condition = None
    later = unfinished(run, theirs)
    if later and _is_told(case, tokens(case.draft.prose, case.claim.clause)):
        later = None
    ours, words = promise or begun(run, theirs) or condition or later or (None, None)
    if ours and words:
        yield _told_as_done(case, ours, best.document, best.sentence, words)


def _is_told(case: Case, part: Sequence[Token]) -> bool:
    """Whether another sentence of the source tells what a part of the draft tells as done, or most of it."""
    best, said = case.best.claim, {*terms(part)}
    least = max(1, round(len(said) * 2 / 3))
    near = case.library.passages_with(best.document, said, least)
    return any(p.span != best.sentence and len(said & {*p.terms}) >= least for p in near)


def _is_made(case: Case, e: Evidence) -> bool:
    """Whether another sentence of a source tells the claim's figure, and promises nothing."""
    ours, theirs, best = case.claim.quantity, e.claim.quantity, case.best.claim
    if (
        ours is None
        or theirs is None
        or e.score < SURELY
        or e.claim.sentence == best.sentence
        or compare(ours, theirs) is not Relation.ENTAILED
    ):
        return False
    run = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
    return next(lemmas("pending", "coming").all(folded(run)), None) is None


def _undecided(case: Case) -> Iterator[Difference]:
    """Somebody told to have taken a side, of whom the source says, near the evidence, that they took none; or to do what it says
    there that they have not begun."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    near = case.evidence[:1] or case.nearest[:1]
    if not near or next(beside, case.claim) != case.claim:
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    at = near[0].claim
    prose = case.library.document(at.document).prose
    around = case.library.paragraph(at.document, at.sentence)
    for passage in around:
        theirs = tokens(prose, passage.span)
        idle = begun(run, theirs) if len({*terms(run)} & {*passage.terms}) >= BESIDE else None
        if idle:
            yield _told_as_done(case, idle[0], at.document, passage.span, idle[1])
            return
        found = undecided(run, theirs)
        if found and not any(decided(found[0], tokens(prose, p.span)) for p in case.library.passages_of(at.document)):
            yield _told_as_done(case, found[0].said, at.document, passage.span, found[1])
            return


def _told_as_done(case: Case, ours: Span, document: str, sentence: Span, words: Span) -> Difference:
    said = " ".join(case.library.document(document)[words].split())
    return Difference(
        f"The draft tells as a fact (“{' '.join(case.draft[ours].split())}”) what the source says with “{said}”.",
        ours,
        (case.library.location(document, sentence),),
        correct=said,
    )


def _is_done(run: Sequence[Token], i: int) -> bool:
    """Whether a verb is told of as done: "extended", "has been extended", not "is to be extended"."""
    before = run[i - 1].lower if i else ""
    return before != "be" and (is_past(run[i].lower) or before in words_in("modifiers", "perfect"))


def _promised(case: Case, e: Evidence) -> dict[str, Span]:
    """The verbs behind a "will" in the clause of a source, each with its "will"."""
    prose, within = case.library.document(e.claim.document).prose, e.claim.clause
    if e.claim.quantity:  # of a figure only what is told in its own part
        within = part_of(prose, e.claim.sentence, e.claim.anchor)
    return _behind_any(tokens(prose, within), words_in("stance", "to_come"))


def _behind_any(run: Sequence[Token], cues: frozenset[str]) -> dict[str, Span]:
    """The verbs behind one of some words, each with that word: that of "will open" is "open"."""
    found: dict[str, Span] = {}
    for i, t in enumerate(run):
        if t.lower in cues:
            verb = next((v for v in run[i + 1 : i + 1 + PROMISED] if is_content(v)), None)
            if verb is not None:
                found.setdefault(term(verb.lower), Span(t.start, t.end))
    return found


def _to_come(case: Case, m: Modifier) -> bool:
    """Whether the draft tells what the cue makes a possibility as a headline does, or as what is arranged: "Choir to tour the
    valley", "is opening on 4 May" for "is set to open"."""
    behind = [t for t in tokens(case.source.prose, case.best.claim.sentence) if t.start >= m.cue.end]
    done = {term(t.lower) for t in behind[:DONE] if t.lower not in words_of("determiner")}
    run = tokens(case.draft.prose, case.claim.sentence)
    at = next((i for i, t in enumerate(run[:-1]) if t.lower == "to" and term(run[i + 1].lower) in done), 0)
    done_so = any(t.lower in words_in("qualifiers", "verb") or is_past(t.lower) for t in run[:at])
    if any(_is_arranged(a, b) and term(b.lower) in done for a, b in pairwise(run)):
        return True
    return at > 0 and is_content(run[at - 1]) and not done_so


def _is_arranged(a: Token, b: Token) -> bool:
    """Whether two words tell of what is arranged, or goes on: "is opening"."""
    return a.lower in ("is", "are") and b.lower.endswith(ING)


def _before(case: Case) -> Iterator[Modifier]:
    """The cues before the figure's clause, where that has no verb and goes on with what stands before it.

    "Is projected to reach 40 to 60, with 50 as the likeliest".
    """
    best = case.best.claim
    run = tokens(case.source.prose, best.sentence)
    clause = [t for t in run if best.clause.start <= t.start < best.clause.end]
    verbs = words_in("qualifiers", "verb") | {
        t.lower for h in cues("change", "verb").all(clause) for t in clause[h.first : h.last]
    }
    goes_on = best.quantity is not None and len(clause) > 1 and clause[0].text == ","
    if goes_on and clause[1].lower in words_in("modifiers", "going_on") and not any(t.lower in verbs for t in clause):
        yield from (m for m in modifiers(run) if m.cue.end <= best.clause.start)


def _behind(case: Case, cue: Span) -> bool:
    """Whether a cue stands behind the figure, in another part of the source's sentence: "rose to 40, and may rise again".

    Behind an age it is always of something else: "the 61-year-old plans to swim" leaves no doubt of the age.
    """
    best = case.best.claim
    if best.quantity is None or cue.start < best.quantity.number.end:
        return False
    if best.quantity.form is Form.AGE:
        return True
    between = tokens(case.source.prose, Span(best.quantity.number.end, cue.start))
    if any(t.lower in words_of("relative") for t in between):  # "four rules that aim to end queues"
        behind = [t for t in tokens(case.source.prose, best.clause) if t.start >= cue.end]
        return not {*terms(behind)} & {*case.claim.about.clause, *case.claim.about.rest}
    told = ((a.lower, b.lower) for a, b in pairwise(between))
    goes_on = any(a in ("and", "but") and b in words_of("pronoun") for a, b in told)
    return goes_on or any(is_edge(t) for t in between)


def _before_another(case: Case, cue: Span) -> bool:
    """Whether a clause with a verb of its own is opened between a cue and the figure: "is set to open, and it will cost £40"."""
    best = case.best.claim
    if best.quantity is None or cue.end > best.quantity.number.start:
        return False
    between = tokens(case.source.prose, Span(cue.end, best.quantity.number.start))
    last = next((i for i in range(len(between) - 1, -1, -1) if is_edge(between[i])), None)
    verbs = words_in("qualifiers", "verb") | words_in("stance", "to_come")
    return last is not None and any(t.lower in verbs for t in between[last:])


def _kept(case: Case, m: Modifier) -> bool:
    """Whether the draft's sentence has the cue too, in whichever of its parts: what the source holds open is held open."""
    run = tokens(case.draft.prose, case.claim.sentence)
    word = _bare(m)
    return any(_bare(o) == word for o in modifiers(run))


def _bare(m: Modifier) -> tuple[str, ...]:
    """A cue without the small words about it: "projected" of "is projected to", so that ", it is projected" keeps it."""
    words = m.word.lower().split()
    return tuple(w for w in words if w not in words_in("modifiers", "auxiliary") | {"to", "that", "it"}) or tuple(words)


def _conceded(case: Case, cue: Span) -> bool:
    """Whether a cue stands in a part of the source's sentence of which the draft says nothing that another part does not say:
    "no mill shut in 2022, although the board expects that nine mills will"."""
    best, claim = case.best.claim, case.claim
    part = part_of(case.source.prose, best.sentence, cue)
    run = tokens(case.source.prose, best.sentence)
    opening = [t.lower for t in run if part.start <= t.start][:1] + [t.lower for t in run if t.end <= part.start][-1:]
    if claim.quantity is not None or not words_in("modifiers", "conceding") & set(opening):
        return False
    inside, outside = (
        {*terms(t for t in run if part.contains(Span(t.start, t.end)) is within)} for within in (True, False)
    )
    said = {*claim.about.clause, *claim.about.rest}
    return bool(said & outside) and not (said & inside) - outside


def _permits(case: Case, m: Modifier) -> bool:
    """Whether a "may" tells what a rule allows to nobody, or to some only ("no lorry may cross the bridge"), or gives the leave
    of which the draft tells: "the by-law lets lorries cross", or "under the by-law" on both sides."""
    if m.word.lower() != "may":
        return False
    theirs = tokens(case.source.prose, case.best.claim.sentence)
    ours = tokens(case.draft.prose, case.claim.sentence)
    part = part_of(case.source.prose, case.best.claim.sentence, m.cue)
    if {t.lower for t in tokens(case.source.prose, part)} & words_in("modifiers", "allowing"):
        return True
    return (gives_leave(ours) and not gives_leave(theirs)) or (under_a_rule(ours) and under_a_rule(theirs))


def _embedded(case: Case, cue: Span) -> bool:
    """Whether a cue stands in a clause within the source's, and the figure outside: "the time before anybody may enter doubles to 48"."""
    best = case.best.claim
    run = tokens(case.source.prose, best.sentence)
    at = next((i for i, t in enumerate(run) if t.start >= cue.start), 0)
    opener = next((i for i in range(at - 1, max(-1, at - OPENED), -1) if run[i].lower in _openers()), None)
    if best.quantity is None or opener is None:
        return False
    number = best.quantity.number
    if number.end <= run[opener].start:
        return run[opener].lower in words_in("modifiers", "embedding_time")
    within = [t for t in run if cue.end <= t.start and t.end <= number.end][1:]
    verbs = (*cues("change", "verb").all(within), *tables().factor.all(within))
    return bool(verbs) or any(t.lower in words_in("modifiers", "embedded") for t in within)


def _openers() -> frozenset[str]:
    return words_in("modifiers", "embedding") | words_in("modifiers", "embedding_time")


def _is_base(case: Case) -> bool:
    """Whether a count is only the whole of which the rest of the sentence tells: "of the 40 farms that were seen, 26 …"."""
    q = case.claim.quantity
    before = tokens(case.draft.prose, Span(case.claim.sentence.start, case.claim.anchor.start))
    return (
        q is not None and q.form is Form.COUNT and [t.lower for t in before] in (["of"], ["of", "the"], ["of", "these"])
    )


def _proves(m: Modifier, firm: bool, figure: bool) -> bool:
    """Whether a cue of the source shows the draft to say too much.

    For a draft that says "will" or "would" that is the cue of a possibility, or any forecast of its figure.
    """
    if firm and (
        m.word.lower() in words_in("modifiers", "able") or m.word.lower() in words_in("modifiers", "modality_condition")
    ):
        return True
    return m.kind is ModifierKind.MODALITY_OF or (m.kind is ModifierKind.MODALITY and (figure or not firm))


def _told(case: Case, m: Modifier) -> Span | None:
    """Where the draft states what the cue makes a possibility, if it does.

    A figure's clause is near enough to have no doubt, but for what the cue holds only for the next word ("a possible cause").
    """
    best, claim = case.best.claim, case.claim
    of_next = m.kind is ModifierKind.MODALITY_OF
    if claim.quantity is not None and not of_next:
        soft = claim.quantity.change or _soft(case, claim.anchor)
        return claim.anchor if soft else _words(case, part_of(case.draft.prose, claim.sentence, claim.anchor))
    behind = [t for t in tokens(case.source.prose, best.sentence) if t.start >= m.cue.end]
    if of_next:
        behind = behind[: next((i for i, t in enumerate(behind) if is_edge(t)), len(behind))]
    if m.word.lower().endswith(TO):  # the verb is what is made possible, and not whatever "the" thing it is done to
        behind = behind[
            : next((i for i, t in enumerate(behind) if i and t.lower in words_of("determiner")), len(behind))
        ]
    after = terms(t for t in behind if not t.lower.endswith(LY))[: 1 if of_next else FIRST]
    run = tokens(case.draft.prose, claim.sentence)
    at = next((Span(t.start, t.end) for t in run if t.kind is Kind.WORD and term(t.lower) in after), None)
    if at is None or not claim.clause.contains(at):
        return None
    said = {*claim.about.clause, *claim.about.rest}
    if m.word.lower() in words_in("modifiers", "modality_condition"):  # which stands in a part of its own
        whole = terms(behind)
        if len(said & set(whole)) * 2 < len(whole):
            return None
    elif not of_next and not holds_for(
        case.source.prose, best.sentence, m.cue, (*claim.about.clause, *claim.about.rest)
    ):
        return None
    return _words(case, part_of(case.draft.prose, claim.sentence, at))


def _words(case: Case, part: Span) -> Span:
    """A part of the draft without the spaces around it."""
    run = tokens(case.draft.prose, part)
    return Span(run[0].start, run[-1].end)


def _soft(case: Case, told: Span) -> list[Modifier]:
    """The draft's own cues for what it tells somewhere: those of the same part of the sentence, and the surer ones before it."""
    prose, sentence = case.draft.prose, case.claim.sentence
    part = part_of(prose, sentence, told)
    planless = words_in("modifiers", "negation_of_plan")  # "has no plan to" tells nothing as a fact
    found = [m for m in modifiers(tokens(prose, sentence)) if m.kind in SOFT or m.word.lower() in planless]
    weak = ModifierKind.MODALITY_WEAK
    return [m for m in found if part.overlaps(m.cue) or (m.kind is not weak and m.cue.end <= told.start)]


def _agrees(case: Case) -> bool:
    return case.claim.quantity is None or case.relation in (Relation.ENTAILED, Relation.HEDGE)


HATCH = (
    "The ferry sank off Hay in May. The Marine Board is still examining whether an open hatch caused the ferry to sink; the owner "
    "denies it."
)
SLURRY = "In June the board opened an inquiry into whether the mill had dumped slurry at four farms; it has not been concluded."
GRANT = "The port plans to extend the ferry to Wye in 2026, provided that the lottery renews its grant."
POSTS = "In a deal of May the ministry promised 120 more posts for midwives by 2026."
WELLS = "The board has announced, but not yet begun, tests of the wells of all farms in Hay."
ROTA = (
    "The board proposes a shared rota. The nurses in Wye have agreed to draw one up; those in Hay asked for more time."
)
SMELL = "Tenants blame the mill for the smell; the farmers' league takes no view."
STALLS = "In May Hay passed a by-law under which stallholders may count days of sale in several markets together."
TREATY = "The ministers have drawn up a treaty on the river Wye and are to sign it in May."
FARES = "In 2019 the council set up a board, which is to take over the approval of bus fares from the ministry."
FEE = "The ban on lead shot was to take effect in January but has been postponed."
EXAMPLES = (
    Example("The baths of Hay «reopened» in spring.", ("The baths of Hay are to reopen in spring.",)),
    Example("The baths of Hay are to reopen in spring.", ("The baths of Hay will reopen in spring.",)),
    Example("The ministers «signed» a treaty on the river Wye.", (TREATY,)),
    Example("The ministers will sign a treaty on the river Wye.", (TREATY,)),
    Example("The ministers drew up a treaty on the river Wye.", (TREATY,)),
    Example(
        "Bus fares have «been approved» since 2019 by the board that the council set up.",
        (FARES,),
    ),
    Example("Bus fares are to be approved by the board that the council set up in 2019.", (FARES,)),
    Example("The ban on lead shot was postponed.", (FEE,)),
    Example("The «ferry sank because a hatch had been left open».", (HATCH,)),
    Example("The Marine Board is looking into the part that a hatch played in the sinking of the ferry.", (HATCH,)),
    Example("The board ruled that the «mill had dumped slurry at four farms».", (SLURRY,)),
    Example("The ferry will go to Wye in 2026, «now that the lottery has renewed its grant».", (GRANT,)),
    Example("The ferry will go to Wye in 2026 if the lottery renews its grant.", (GRANT,)),
    Example("The plan to extend the ferry to Wye in 2026 hangs on a renewed grant from the lottery.", (GRANT,)),
    Example(
        "The lottery has renewed its grant, and the ferry goes to Wye.",
        (GRANT + " In May the lottery renewed its grant.",),
    ),
    Example(
        "«The mill has fitted new filters» and may reopen.",
        ("The board said that the mill may reopen once it has fitted new filters.",),
    ),
    Example(
        "Only a mill with new filters may reopen, the board said.",
        ("The board said that the mill may reopen once it has fitted new filters.",),
    ),
    Example("Under a deal of May the ministry «has created» 120 more posts for midwives.", (POSTS,)),
    Example("By 2026 there are to be 120 more posts for midwives.", (POSTS,)),
    Example("The ministry and the parties agreed in May on 120 more posts for midwives.", (POSTS,)),
    Example(
        "The port «opened» 12 berths for small boats in 2022.",
        ("In 2022 the port approved plans for 12 berths for small boats.",),
    ),
    Example(
        "The council has built 40 flats for nurses by the river.",
        (
            "The council announced 40 flats for nurses by the river in 2021. The 40 flats for nurses were built in 2023.",
        ),
    ),
    Example("The board «is testing» the wells of all farms in Hay.", (WELLS,)),
    Example("Tests of the wells of all farms in Hay were announced but have not started.", (WELLS,)),
    Example("«Nurses in Hay rejected» the plan for a shared rota.", (ROTA,)),
    Example("Nurses in Hay wanted more time to think about the plan for a shared rota.", (ROTA,)),
    Example("Nurses in Wye accepted the plan for a shared rota.", (ROTA,)),
    Example("«The farmers' league blames» the mill for the smell.", (SMELL,)),
    Example("Tenants blame the mill for the smell.", (SMELL,)),
    Example(
        "Some parish councils oppose the wind farm at Hay.",
        ("The owner opposes the wind farm at Hay; parish councils are divided.",),
    ),
    Example("Since June the board has been inquiring into slurry at four farms.", (SLURRY,)),
    Example(
        "The mill dumped slurry at four farms.",
        (SLURRY + " In July the court held that the mill dumped slurry at four farms.",),
    ),
    Example(
        "The scheme put «1,700 lamps» on the dunes.",
        ("The scheme put lamps on the dunes: 1,460, out of 1,700 lamps planned.",),
    ),
    Example(
        "The scheme put 1,460 of the 1,700 lamps on the dunes that were planned.",
        ("The scheme put 1,460 lamps on the dunes, out of 1,700 planned.",),
    ),
    Example(
        "The fares cost the board «£6 million» in lost tickets.",
        ("The board paid £4.9 million for lost tickets; for the fares it had budgeted £6 million.",),
    ),
    Example(
        "The board set £6 million of its budget aside for lost tickets.",
        ("The board paid £4.9 million for lost tickets; it had budgeted £6 million.",),
    ),
    Example(
        "The guild reckons that inns will have to pay another £640 million for food.",
        ("The guild expects that the food bill of inns will grow by a further £640 million.",),
    ),
    Example(
        "Some 14 million more people will depend on such boats by 2030, it is projected.",
        ("The number of people who depend on such a boat is projected to grow by 14 million by 2030.",),
    ),
    Example("Since May a by-law in Hay lets stallholders add up days of sale in several markets together.", (STALLS,)),
    Example(
        "The new rules allow pupils to bring a meal from home on Fridays.",
        ("Under the new rules pupils may bring a meal from home on Fridays.",),
    ),
    Example(
        "Under the charter anglers fish at the weir by night.",
        ("Under the charter of 2019 anglers may fish at the weir by night.",),
    ),
    Example(
        "«Under the new rules pupils bring a cold meal from home on Fridays.»",
        ("The new rules may lead pupils to bring a cold meal from home on Fridays.",),
    ),
    Example(
        "«The charter has kept anglers away from the weir of Wye.»",
        ("The charter may have kept anglers away from the weir of Wye.",),
    ),
    Example(
        "The league tells us that «school menus list allergens in two languages.»",
        ("School menus should list allergens in two languages, the league said.",),
    ),
    Example(
        "The league wants school menus to list allergens in two languages.",
        ("School menus should list allergens in two languages, the league said.",),
    ),
    Example(
        "«Landlords give tenants the last report before they sign.»",
        ("Landlords should give tenants the last report before they sign.",),
    ),
    Example(
        "Clinics publish their waiting times every month, the board found.",
        (
            "The board said that clinics should publish their waiting times every month.",
            "The board found that clinics publish their waiting times every month.",
        ),
    ),
    Example(
        "Councils were given the power to publish the waiting times of clinics.",
        ("Councils were given the power to say that clinics should publish their waiting times.",),
    ),
    Example(
        "«Four thousand people work in the pits of Hay.»",
        ("Some 4,000 people are commonly said to work in the pits of Hay; nobody has counted them.",),
    ),
    Example(
        "Not one mill of the valley shut its gates in 2022.",
        ("No mill of the valley shut its gates in 2022, although the board expects as many as nine to shut in 2024.",),
    ),
    Example(
        "The bridge order has ruled out lorries on the mill bridge at night.",
        ("Under the bridge order no lorry may cross the mill bridge at night.",),
    ),
    Example(
        "«Lorries cross the mill bridge at night.»",
        ("Lorries may cross the mill bridge at night.",),
    ),
    Example(
        "Breathed in for years, «such dust will scar a mason's lungs.»",
        ("Such dust can scar a mason's lungs where it is breathed in for years.",),
    ),
    Example(
        "Breathed in for years, such dust can scar a mason's lungs.",
        ("Such dust can scar a mason's lungs where it is breathed in for years.",),
    ),
    Example(
        "«The ferry companies of the bay have made life jackets compulsory on every deck.»",
        ("The ferry companies of the bay are minded to make life jackets compulsory on every deck.",),
    ),
    Example(
        "The ferry companies of the bay are inclined to make life jackets compulsory on every deck.",
        ("The ferry companies of the bay are minded to make life jackets compulsory on every deck.",),
    ),
    Example(
        "The school bond paid for 760 desks; «it has been extended to Hay».",
        ("The school bond paid for 760 desks, and it will be extended to Hay if buyers agree.",),
    ),
    Example(
        "The school bond paid for 760 desks; it is to be extended to Hay.",
        ("The school bond paid for 760 desks, and it will be extended to Hay if buyers agree.",),
    ),
    Example(
        "The school bond paid for 760 desks.",
        ("The school bond, which will be extended to Hay, paid for 760 desks.",),
    ),
    Example(
        "From the last drought the board drew four main rules, the first of which is to meter the wells.",
        ("From the last drought the board drew four main rules that aim to end queues at the pump.",),
    ),
    Example(
        "«From the last drought the board drew four main rules that end queues at the pump.»",
        ("From the last drought the board drew four main rules that may end queues at the pump.",),
    ),
    Example(
        "Six landlords have been «convicted» in the courts of Hay.",
        ("Our work has so far led to six landlords being charged in the courts of Hay.",),
    ),
    Example(
        "Six landlords have been charged in the courts of Hay.",
        ("Our work has so far led to six landlords being charged in the courts of Hay.",),
    ),
    Example(
        "The old mill rents its loft out for £4,000 a week.",
        ("The old mill is set to open to climbers next month, and it will rent its loft out for £4,000 a week.",),
    ),
    Example(
        "The widow of the miller admitted 52 thefts in the spring.",
        (
            "In the spring the widow of the miller admitted 52 thefts of flour and she is set to leave the valley in May.",
        ),
    ),
    Example(
        "The new mayor of Hay, who fell into the harbour in May, did not want to talk of the ferry.",
        ("The new mayor of Hay did not want to talk of the ferry, which fell into the harbour.",),
    ),
    Example(
        "The popular keeper of the dunes walked to the harbour of Hay in the morning.",
        ("The thief hoped to rob the popular keeper of the dunes, who walked to the harbour of Hay in the morning.",),
    ),
    Example(
        "«The thief robbed the keeper of the dunes in the harbour of Hay.»",
        ("The thief hoped to rob the keeper of the dunes in the harbour of Hay.",),
    ),
    Example(
        "The old mill is opening to climbers on 4 May.",
        ("The old mill is set to open to climbers on 4 May, the owners say.",),
    ),
    Example(
        "«The old mill has opened to climbers.»",
        ("The old mill is set to open to climbers on 4 May.",),
    ),
    Example(
        "Six landlords have stood trial in the courts of Hay.",
        ("Our work has so far led to six landlords being convicted in the courts of Hay.",),
    ),
    Example(
        "The levy on nets was proposed by the harbour board of Hay.",
        ("The levy on nets of the harbour board of Hay came into force in May.",),
    ),
    Example(
        "«The levy on nets of the harbour board of Hay has come into force.»",
        ("The levy on nets of the harbour board of Hay may come into force.",),
    ),
    Example(
        "By May the fund had «spent» £4 million on new wells in the delta.",
        ("By May the fund had pledged £4 million for new wells in the delta.",),
    ),
    Example(
        "By May the fund had spent £4 million on new wells in the delta.",
        ("By May the fund had pledged £9 million for new wells in the delta, and spent £4 million of it.",),
    ),
    Example(
        "With the staff it has the clinic «will certainly reach 78 per cent of infants» by 2030.",
        ("With the staff it has the clinic could reach 78 per cent of infants by 2030.",),
    ),
    Example(
        "With the staff it has the clinic may reach 78 per cent of infants by 2030.",
        ("With the staff it has the clinic could reach 78 per cent of infants by 2030.",),
    ),
    Example(
        "Twelve of the 47 schools did not say how many meals they had served.",
        ("Twelve of the 47 schools could not say how many meals they had served.",),
    ),
    Example("«The council will close the baths of Hay.»", ("The council may close the baths of Hay.",)),
    Example(
        "The council has no plans to close the baths of Hay.",
        ("The council has no plans to close the baths of Hay in winter.",),
    ),
    Example(
        "The 61-year-old ferryman swam across the bay of Hay in May.",
        ("The 61-year-old ferryman, who plans to retire, swam across the bay of Hay in May.",),
    ),
    Example(
        "By 2030 the number of homeless pupils rose «by 49,000».",
        ("By 2030 the number of homeless pupils is projected to rise by 49,000.",),
    ),
    Example(
        "By 2030 the number of homeless pupils is expected to rise by 49,000.",
        ("By 2030 the number of homeless pupils is projected to rise by 49,000.",),
    ),
    Example("«Street markets have moved indoors.»", ("It is anticipated that street markets will move indoors.",)),
    Example("Street markets to move indoors.", ("It is anticipated that street markets will move indoors.",)),
    Example("The town choir to tour the valley.", ("The town choir is set to tour the valley.",)),
    Example(
        "«Damp forced the town choir to leave its hall.»",
        ("Damp may force the town choir to leave its hall.",),
    ),
    Example("Street markets may move indoors.", ("It is anticipated that street markets will move indoors.",)),
    Example("The spring frost cut yields by 12 per cent.", ("The spring frost cut yields by 12 per cent.",)),
    Example(
        "The strip around the lake will be 50 metres wide.",
        ("The strip around the lake in which nothing may be built will grow from 20 to 50 metres.",),
    ),
    Example(
        "Anglers will be kept off the weir for 48 hours.",
        ("The time before anglers may fish at the weir doubles, from 24 to 48 hours.",),
    ),
    Example("«The new road harms the otters of the marsh.»", ("The new road may harm the otters of the marsh.",)),
    Example("«The new road will harm the otters of the marsh.»", ("The new road may harm the otters of the marsh.",)),
    Example("The new road could harm the otters of the marsh.", ("The new road may harm the otters of the marsh.",)),
    Example(
        "By 2030 the district «will have 4,900 homeless pupils».",
        ("The council projects that 4,900 homeless pupils will live in the district by 2030.",),
    ),
    Example(
        "By 2030 the district is expected to have 4,900 homeless pupils.",
        ("The council projects that 4,900 homeless pupils will live in the district by 2030.",),
    ),
    Example(
        "In 2030 the district will open 4,900 places.",
        ("In 2030 the district will open 4,900 places.",),
    ),
    Example(
        "With a life jacket, the coroner held, «at least 12 of the drownings would» have been prevented.",
        ("The coroner held that at least 12 of the drownings might have been prevented with a life jacket.",),
    ),
    Example(
        "With a life jacket, the coroner held, at least 12 of the drownings could have been prevented.",
        ("The coroner held that at least 12 of the drownings might have been prevented with a life jacket.",),
    ),
    Example(
        "The ministry said that 12 of the wells would be dug in May.",
        ("The ministry says that 12 of the wells will be dug in May.",),
    ),
    Example(
        "«Tenants had borrowed for the deposit already», says the advice centre.",
        ("According to the advice centre, tenants were likely to have borrowed for the deposit already.",),
    ),
    Example(
        "Tenants had probably borrowed for the deposit already, says the advice centre.",
        ("According to the advice centre, tenants were likely to have borrowed for the deposit already.",),
    ),
    Example(
        "Tenants had in all likelihood borrowed for the deposit already, says the advice centre.",
        ("According to the advice centre, tenants were likely to have borrowed for the deposit already.",),
    ),
    Example(
        "The valley «will sink below 40 farms» by 2030.",
        ("If milk stays as cheap as it is, we expect the valley to sink below 40 farms by 2030.",),
    ),
    Example(
        "«The parish will open its hall to refugees before Easter.»",
        ("The parish intends, subject to approval, to open its hall to refugees before Easter.",),
    ),
    Example(
        "By 2030 the valley «will have 4,020 farms».",
        ("By 2030 the valley is projected to have between 3,540 and 4,890 farms, with a central estimate of 4,020.",),
    ),
    Example(
        "By 2030 the valley may have 4,020 farms.",
        ("By 2030 the valley is projected to have between 3,540 and 4,890 farms, with a central estimate of 4,020.",),
    ),
    Example(
        "Milk prices fell to 40 pence.",
        ("Milk prices fell to 40 pence, and the board expects them to rise again.",),
    ),
    Example(
        "The mayor has promised 120 new homes by May.",
        ("The mayor promised that there would be 120 new homes by May.",),
    ),
    Example(
        "The aim of 120 new homes was missed.",
        ("The mayor aims to have 120 new homes.",),
    ),
    Example(
        "Since the fair was closed, stallholders used the lanes of the old town to sell.",
        ("As sales at the fair were no longer possible, stallholders used the lanes of the old town to sell.",),
    ),
    Example(
        "From June the closed strip along the river will be 50 metres wide.",
        ("The strip along the river in which nobody may fish will grow from 20 to 50 metres.",),
    ),
    Example(
        "In 14 of the dairies milk must now stand for 48 hours.",
        ("In 14 of the dairies the time for which milk must stand before it may be sold rises, from 24 to 48 hours.",),
    ),
    Example(
        "«Beside the river there are 50 homes.»",
        ("Beside the river there is a field on which 50 homes may be built.",),
    ),
    Example(
        "Of the 40 farms that the board saw in May, most had no drain.",
        ("The board saw 40 farms in May, all of which wanted to do right; 26 of them had no drain.",),
    ),
    Example("In May 2021 wardens counted 40 otters.", ("In May 2021 wardens counted 40 otters.",)),
)
RULE = Rule("W102", "modality", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__)
