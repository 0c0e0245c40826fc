"""The draft says that something is where the source says that it is not, or the reverse.

**What it finds.** A statement, with a figure or without, whose nearest passage says the same with a "not", "no", "never" that the
draft has not; or without one that the draft has.

**Why it matters.** It is the source's opposite, and reads well.

**What to do.** Read the source's sentence to its end.

**Authority.** ConText (Harkema et al. 2009) for cue, scope and terminator.
"""

from collections.abc import Iterator

from claimcheck.detect.words import terms, tokens
from claimcheck.model import ClaimKind, Difference, ModifierKind, Severity, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope, turned

NEXT = 3  # tokens after "most" and "few" in which their noun stands


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "negation")
    if case.claim.kind not in (ClaimKind.QUALITATIVE, ClaimKind.NUMERIC, ClaimKind.CHANGE):
        return
    if case.claim.quantity is not None and case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    if not case.sure or is_derived(case.best.claim):  # what is left of a whole is rightly told with a "not"
        return
    if any(m.kind is ModifierKind.NEGATION_WEAK for m in case.claim.modifiers):
        return
    if case.claim.quantity is None:
        yield from _quantifiers(case)


def _quantifiers(case: Case) -> Iterator[Difference]:
    """ "Most" for "few", before one noun."""
    for high, low in ((ModifierKind.HIGH, ModifierKind.LOW), (ModifierKind.LOW, ModifierKind.HIGH)):
        ours = [m for m in case.claim.modifiers if m.kind is high]
        theirs = [m for m in case.best.claim.modifiers if m.kind is low]
        both = [m.kind for m in (*case.claim.modifiers, *case.best.claim.modifiers)]
        if not ours or not theirs or both.count(high) != 1 or both.count(low) != 1:
            continue
        noun = _governed(case.draft.prose, case.claim.sentence, ours[0].cue, NEXT)
        if noun & _governed(case.source.prose, case.best.claim.sentence, theirs[0].cue, NEXT):
            words = " ".join(case.source[case.best.claim.sentence].split())
            yield Difference(
                f"The draft says “{ours[0].word}” where the source says “{theirs[0].word}”.",
                case.claim.anchor,
                (case.best.location,),
                correct=words,
            )


def _governed(prose: str, sentence: Span, cue: Span, reach: int) -> set[str]:
    """The terms of the words that a cue governs."""
    after = [t for t in tokens(prose, sentence) if t.start >= cue.end][:reach]
    return set(terms(after))


EXAMPLES = (
    Example(
        "The council «carried» out a survey of damp homes.", ("The council did not carry out a survey of damp homes.",)
    ),
    Example(
        "The council did not carry out a survey of damp homes.",
        ("The council did not carry out a survey of damp homes.",),
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
)
RULE = Rule("W103", "negation", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
