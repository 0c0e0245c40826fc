"""The draft makes a fact of a forecast or a possibility.

**What it finds.** "grew by 49 million" where the source says that it is projected to grow; "has moved online" for "it is anticipated
that it will move".

**Why it matters.** What was foreseen may never have come.

**What to do.** Keep the source's "may", "is expected to", "is projected to".

**Authority.** Sumner et al. 2014 on exaggeration in press releases; ConText for cue and scope.
"""

from collections.abc import Iterator

from claimcheck.model import ClaimKind, Difference, Modifier, ModifierKind, Severity
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope, holds_for

POSSIBLE = frozenset({"may", "might", "could"})
SOFT = (ModifierKind.MODALITY, ModifierKind.MODALITY_WEAK, ModifierKind.REPORTED)


def check(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.DATE or not _agrees(case):
        return
    soft = case.cues(SOFT)
    if soft and soft != {"will"}:
        return
    beside = [c for c in case.claims if c.sentence == case.claim.sentence and c.kind is ClaimKind.CHANGE]
    if beside and case.claim.kind is not ClaimKind.CHANGE:
        return  # what was foreseen is the change, not the line that it is drawn by
    for e in case.evidence[:1]:
        for m in e.claim.modifiers:
            if _proves(m, bool(soft), case.claim.quantity is not None) and case.governs(m.cue) and _of_ours(case, m):
                cue = " ".join(case.source[m.cue].split())
                yield Difference(
                    f"The draft tells as a fact what the source says with “{cue}”.",
                    case.claim.anchor,
                    (e.location,),
                    correct=f"{cue} …",
                )
                return


def _proves(m: Modifier, will: bool, figure: bool) -> bool:
    """Whether a cue of the source shows the draft to say too much.

    For a draft that says "will" that is the cue of a possibility, or any forecast of its figure.
    """
    if will and m.word.lower() in POSSIBLE:
        return True
    return m.kind is ModifierKind.MODALITY and (figure or not will)


def _of_ours(case: Case, m: Modifier) -> bool:
    """Whether what the cue makes a possibility is what the draft states; a figure's clause is near enough to have no doubt."""
    said = (*case.claim.about.clause, *case.claim.about.rest)
    return case.claim.quantity is not None or holds_for(case.source.prose, case.best.claim.sentence, m.cue, said)


def _agrees(case: Case) -> bool:
    return case.claim.quantity is None or case.relation in (Relation.ENTAILED, Relation.HEDGE)


EXAMPLES = (
    Example(
        "By 2030 the number of homeless pupils rose «by 49,000».",
        ("By 2030 the number of homeless pupils is projected to rise by 49,000.",),
    ),
    Example(
        "By 2030 the number of homeless pupils is expected to rise by 49,000.",
        ("By 2030 the number of homeless pupils is projected to rise by 49,000.",),
    ),
    Example("«Street markets have moved indoors.»", ("It is anticipated that street markets will move indoors.",)),
    Example("Street markets may move indoors.", ("It is anticipated that street markets will move indoors.",)),
    Example("The spring frost cut yields by 12 per cent.", ("The spring frost cut yields by 12 per cent.",)),
    Example("«The new road harms the otters of the marsh.»", ("The new road may harm the otters of the marsh.",)),
    Example("«The new road will harm the otters of the marsh.»", ("The new road may harm the otters of the marsh.",)),
    Example("The new road could harm the otters of the marsh.", ("The new road may harm the otters of the marsh.",)),
    Example(
        "By 2030 the district will have «4,900 homeless pupils».",
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
    Example("In May 2021 wardens counted 40 otters.", ("In May 2021 wardens counted 40 otters.",)),
)
RULE = Rule("W102", "modality", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
