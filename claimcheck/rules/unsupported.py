"""Nothing in the corpus speaks to the claim.

**What it finds.** A figure about which no source says anything, or a person whom none names. The nearest passage is offered.
It may still be true: what is said is that this corpus does not bear it out. A statement without a figure that nothing speaks to
is only a note, and so are a figure of what would be, on nobody's word, one that a source may tell with another hedge, a count of
which it has the ordinal ("her 14th marathon"), and a rounded share or multiple: that is most often worked out of what the sources
do say.

**Why it matters.** An uncheckable figure costs the reader's trust in the others.

**What to do.** Add the source to the corpus, or take the figure out.

**Authority.** The fact-checkers' first item, "found in the source, by eye".
"""

from collections.abc import Iterator

from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.stance import plans, signature, supposes
from claimcheck.detect.words import Kind, stop_words, tokens
from claimcheck.model import Bound, ClaimKind, Confidence, Difference, Evidence, Form, Severity, Verdict
from claimcheck.retrieve.align import SUPPORTED
from claimcheck.retrieve.authors import is_personal
from claimcheck.retrieve.counted_off import counted_off
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.strangers import strangers
from claimcheck.retrieve.ties import is_difference
from claimcheck.rules.base import Case, Example, Rule, Scope

SMALL = 12
NAMING = 0.33  # the score from which a passage is near enough for a name that no source has to be a slip
ROUNDED = (Bound.ABOUT, Bound.NEARLY, Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST)
FEWEST, HEADLINE = 4, 0.8  # words of a headline, and how many of them have capitals there
ARTICLE = 4  # code points of "The " before a name at the head


def check(case: Case) -> Iterator[Difference]:
    unknown = list(_unknown(case))
    yield from unknown
    if (
        (unknown and case.claim.quantity is None)
        or case.evidence
        or case.claim.recalled
        or case.claim.kind not in (ClaimKind.NUMERIC, ClaimKind.CHANGE, ClaimKind.QUALITATIVE)
    ):
        return
    quantity = case.claim.quantity
    quiet = (
        _on_themselves(case)
        or quantity is None
        or _supposed(case)
        or _small_in_words(case)
        or _worked_out(case)
        or _of_the_text(case)
        or _hedged_otherwise(case)
        or counted_off(case.claim, case.library)
        or quantity.form in (Form.DURATION, Form.AGE)
        or (quantity.unit == "" and quantity.low == 1)
    )
    nearest = case.nearest[:1]
    yield Difference(
        "No source in the corpus bears this out" + (" (the nearest passage is shown)." if nearest else "."),
        case.claim.anchor,
        tuple(e.location for e in nearest),
        verdict=Verdict.UNSUPPORTED,
        confidence=Confidence.LOW if quiet else Confidence.HIGH,
    )


def _unknown(case: Case) -> Iterator[Difference]:
    """Somebody whom no source names, in a sentence that is near to what one says; told once for a sentence."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    near = [e for e in (*case.evidence, *case.nearest) if e.score >= NAMING][:1]
    kinds = (ClaimKind.NUMERIC, ClaimKind.CHANGE, ClaimKind.QUALITATIVE)
    if case.claim.kind not in kinds or next(beside, case.claim) != case.claim or not near or _on_themselves(case):
        return
    if _names_nobody(case, near[0]) or _is_headline(case):
        return
    for name in strangers(case.claim, case.draft, case.library):
        yield Difference(
            f"No source in the corpus names {name.text} (the nearest passage is shown).",
            name.span,
            (near[0].location,),
            verdict=Verdict.UNSUPPORTED,
        )


def _names_nobody(case: Case, e: Evidence) -> bool:
    """Whether the source's sentence speaks of somebody whom its paragraph does not name: "she retired", who may be anybody."""
    run = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
    pronoun = next((t for t in run if t.lower in words_in("recall", "person")), None)
    near = case.library.paragraph(e.claim.document, e.claim.sentence)
    named = [n for p in near for n in p.names if pronoun and n.span.end <= pronoun.start]
    return pronoun is not None and not any(is_personal(n.text) for n in named)


def _is_headline(case: Case) -> bool:
    """Whether a sentence has capitals as headlines have them, which tell no names: "Council Cuts Rents in Old Town by 4%"."""
    words = [
        t for t in tokens(case.draft.prose, case.claim.sentence) if t.kind is Kind.WORD and t.lower not in stop_words()
    ]
    return len(words) >= FEWEST and sum(t.text[0].isupper() for t in words) >= HEADLINE * len(words)


def _on_themselves(case: Case) -> bool:
    """Whether the writers speak of themselves: "We run …", or the name under which the text is signed at the sentence's head."""
    sentence = case.claim.sentence
    if case.draft.prose[sentence.start : sentence.end].lstrip().lower().startswith(("we ", "our ")):
        return True
    signed = signature(case.draft)
    return any(
        n.span.start - sentence.start <= ARTICLE and set(n.text.split()) <= signed for n in case.claim.about.names
    )


def _supposed(case: Case) -> bool:
    """Whether the figure is one of a case that the writer puts, or of what is to come, on nobody's word: "£400 would buy a bed"."""
    run = tokens(case.draft.prose, case.claim.clause)
    return not case.claim.citations and (supposes(run) or plans(run) or _very_many(case))


def _very_many(case: Case) -> bool:
    """Whether a round number in words stands for "very many": "worth a hundred leaflets"."""
    q = case.claim.quantity
    words = case.draft[q.number].lower().split() if q and q.bound is Bound.EXACTLY and not q.unit else []
    return bool(words) and words[-1] in words_in("stance", "very_many") and words[:-1] in ([], ["a"], ["an"])


def _worked_out(case: Case) -> bool:
    """Whether the figure looks like the writer's own working: a rounded share or multiple of two things, or a difference.

    "More than four times as long", "about 1.5 per cent", "nine points up", "almost 300 more than in 2022", "to less than a
    third of that"; a change ("rose by about a fifth") is told of one thing.
    """
    q = case.claim.quantity
    if q is None or q.form is Form.POINTS:
        return q is not None
    if q.bound in ROUNDED and (is_difference(case.claim) or (q.change is not None and q.change.former)):
        return True
    changes = q.change is not None and not cues("change", "comparative").at(tokens(case.draft.prose, q.change.cue), 0)
    return q.form in (Form.SHARE, Form.MULTIPLE) and q.bound in ROUNDED and not changes


def _of_the_text(case: Case) -> bool:
    """Whether the figure is of a text or its pictures, of which no source speaks: "on 24 pages", "300 dots to the inch"."""
    q = case.claim.quantity
    if q is None or q.counted is None:
        return False
    return any(t.lower in words_in("stance", "of_text") for t in tokens(case.draft.prose, q.counted))


def _hedged_otherwise(case: Case) -> bool:
    """Whether a source has the number with another hedge, in words too few to be surely of the same thing."""
    q = case.claim.quantity
    return any(
        q is not None
        and e.claim.quantity is not None
        and not e.claim.working
        and e.score >= SUPPORTED
        and compare(q, e.claim.quantity) is Relation.HEDGE
        for e in case.considered
    )


def _small_in_words(case: Case) -> bool:
    """Whether a bare count is small and in words ("two reports"): more a turn of speech than a figure."""
    q = case.claim.quantity
    if q is None or q.unit or q.low > SMALL or q.low != q.high:
        return False
    return not any(c.isdigit() for c in case.draft[q.number])


KEEPER = "The keeper mended the boat in the reeds before the flood. Ann Lee, the keeper, has a dog."

EXAMPLES = (
    Example("If a walker is lost, get them to ring three times.", ("Wells are deep.",)),
    Example("The panel is invited to recommend that 15 pence in each pound be kept for moors.", ("Wells are deep.",)),
    Example("For me a warm barn beats fifty speeches.", ("Wells are deep.",)),
    Example("Earmark 20 per cent of every grant for the moors.", ("Wells are deep.",)),
    Example("If it rains, «40 walkers» are lost.", ("Wells are deep.",)),
    Example("40 Metres Under told before the flood of the keeper who mended the boat in the reeds.", (KEEPER,)),
    Example("Before the flood the Danish PM mended the boat in the reeds.", (KEEPER,)),
    Example("Before the flood the keeper «Tom Orlick» mended the boat in the reeds.", (KEEPER,)),
    Example("Before the flood the keeper Ann Lee mended the boat in the reeds.", (KEEPER,)),
    Example("Before the flood the keeper mended the boat in the reeds, Tom Orlick says.", (KEEPER,)),
    Example("Old Keeper Mended Boat in Reeds Before Flood", (KEEPER,)),
    Example("Tom Orlick mended the boat in the reeds.", ("Before the flood she mended the boat in the reeds.",)),
    Example(
        "Before the flood «Tom Orlick» mended the boat in the reeds.",
        ("Ann Lee was the keeper. Before the flood she mended the boat in the reeds.",),
    ),
    Example("“I mend boats,” said Ruth Orlick. Before the flood Ms Orlick mended the boat in the reeds.", (KEEPER,)),
    Example("Before the flood the keeper mended the boat in the reeds near Reedy Orlick.", (KEEPER,)),
    Example(
        "Hostels in Norwich turned away «1,200 women».",
        ("The council of Norwich planted 300 trees along the ring road.",),
    ),
    Example(
        "The council of Norwich planted 300 trees.", ("The council of Norwich planted 300 trees along the ring road.",)
    ),
    Example(
        "By 2022 a repair took nine weeks longer than in 2019.",
        ("The average wait for a repair grew from 12 weeks in 2019 to 21 weeks in 2022.",),
    ),
    Example(
        "The council paid landlords £96 million, which is nearly 30 per cent more than the year before.",
        ("The council paid landlords £96 million, £22 million more than in the year before.",),
    ),
    Example(
        "The wage of a carer was raised to £21,100 in May, some £1,100 more than before.",
        ("In May the wage of a carer was raised to £21,100, an increase of 5.5 per cent.",),
    ),
    Example("Ruth Orlick has now rowed «16 regattas».", ("Sunday's race was the 14th regatta of Ruth Orlick.",)),
    Example("In Bangladesh «one farmer in four» lost a harvest.", ("Pupils in Leeds walked to school more often.",)),
    Example("«Some lessons are never forgotten by teachers.»", ("The council planted 300 trees.",)),
    Example("«£400» would keep the kitchen open for a week.", ("The council planted 300 trees.",)),
    Example("In May the league will open «40 workshops».", ("The council planted 300 trees.",)),
    Example("A nurse at the gate is worth «a hundred leaflets».", ("The council planted 300 trees.",)),
    Example("On the ring road buses took «more than twice» as long as trams.", ("The council planted 300 trees.",)),
    Example("Of the pupils of Leeds «roughly one in 47» walks to school.", ("The council planted 300 trees.",)),
    Example("Rents in the valley «more than doubled».", ("The council planted 300 trees.",)),
    Example("Rents in the valley rose «by about a fifth».", ("The council planted 300 trees.",)),
    Example("Rents in the valley are «about a fifth» less than in Leeds.", ("The council planted 300 trees.",)),
    Example(
        "The share of nurses trained abroad is «8 percentage points» short of the target.",
        ("The council planted trees.",),
    ),
    Example("Our digest of the flood tells it on «24 pages».", ("The council planted 300 trees.",)),
    Example(
        "Photographs of the flood at «300 dots» to the inch are to be had at the desk.", ("The council planted trees.",)
    ),
    Example("“Forty is plenty” is our slogan.", ("The council planted 300 trees.",)),
    Example("When you show this chart, say that 40 villages are not on it.", ("The council planted 300 trees.",)),
    Example("If the coat on your back cost more than £80, think of them.", ("The council planted 300 trees.",)),
    Example(
        "“A quay is no place for a child,” said Dr Ruth Amadi, its chair.\n\nDr Amadi counts boats in the harbour of Hay on Sundays.",
        ("Wardens count boats in the harbour of Hay on Sundays.",),
    ),
    Example("Bring 10 neighbours to the meeting.", ("The council planted 300 trees.",)),
    Example("## What we ask\n\n- A fund of £25 million for hostels.", ("The council planted 300 trees.",)),
    Example("We should open 40 clinics.", ("The council planted 300 trees.",)),
    Example("Who would pay 40 pounds for bread?", ("The council planted 300 trees.",)),
    Example("Ring us on 020 7946 0321.", ("The council planted 300 trees.",)),
    Example("See section 12 of the annex.", ("The council planted 300 trees.",)),
)
RULE = Rule("E101", "unsupported", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__, of_silence=True)
