"""The draft says that something is where the source says that it is not, or the reverse.

**What it finds.** A statement, with a figure or without, whose nearest passage says the same with a "not", "no", "never" that the
draft has not; or without one that the draft has.

**Why it matters.** It is the source's opposite, and reads well.

**What to do.** Read the source's sentence to its end.

**Authority.** ConText (Harkema et al. 2009) for cue, scope and terminator.
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.words import terms, tokens
from claimcheck.model import Claim, ClaimKind, Difference, ModifierKind, Severity, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope, holds_for, part_of

SURER = (
    0.62  # where the draft has the "not": a source that says more than the draft has it elsewhere, or in other words
)
NEXT = 3  # tokens after "most" and "few" in which their noun stands


def check(case: Case) -> Iterator[Difference]:
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
    ours = [m.cue for m in case.claim.modifiers if m.kind is ModifierKind.NEGATION]
    theirs = [m.cue for m in case.best.claim.modifiers if m.kind is ModifierKind.NEGATION]
    if bool(ours) == bool(theirs):
        return
    if ours and dict(case.best.why).get("terms", 0.0) < SURER:
        return
    if theirs and not _denies(case.source.prose, case.best.claim, theirs[0], _said(case.draft.prose, case.claim)):
        return
    if ours and not _denies(case.draft.prose, case.claim, ours[0], _said(case.source.prose, case.best.claim)):
        return
    side = (
        "The source says that it is not so"
        if theirs
        else "The draft says that it is not so; the source says that it is"
    )
    words = " ".join(case.source[case.best.claim.sentence].split())
    anchor = case.claim.anchor
    if ours and case.claim.quantity is not None:
        anchor = anchor.to(ours[0])
    yield Difference(f"{side}.", anchor, (case.best.location,), correct=words)


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


def _said(prose: str, claim: Claim) -> tuple[str, ...]:
    """The terms of a claim's clause, with the words for its change and its place."""
    return terms(tokens(prose, claim.clause))


def _denies(prose: str, claim: Claim, cue: Span, said: Sequence[str]) -> bool:
    """Whether a "not" in a claim's sentence denies what is said on the other side; of a figure, in the figure's own part."""
    own = claim.quantity is None or part_of(prose, claim.sentence, cue).overlaps(claim.anchor)
    return own and holds_for(prose, claim.sentence, cue, said)


def _governed(prose: str, sentence: Span, cue: Span, reach: int) -> set[str]:
    """The terms of the words that a cue governs."""
    after = [t for t in tokens(prose, sentence) if t.start >= cue.end][:reach]
    return set(terms(after))


EXAMPLES = (
    Example(
        "«The council carried out a survey of damp homes.»", ("The council did not carry out a survey of damp homes.",)
    ),
    Example(
        "The council did not carry out a survey of damp homes.",
        ("The council did not carry out a survey of damp homes.",),
    ),
    Example(
        "«The council never inspected the boilers of its schools.»",
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
        "The flood wall at Hay did «not hold for 40 hours».",
        ("The flood wall at Hay held for 40 hours.",),
    ),
    Example(
        "In «52 of the towns» the council surveyed damp homes.",
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
    Example("«The sample of farms was representative.»", ("This sample of farms was not representative.",)),
    Example("The sample of farms was no representative one.", ("The sample of farms was not representative.",)),
)
RULE = Rule("W103", "negation", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
