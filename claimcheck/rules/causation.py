"""The draft makes a sole or full cause of what the source calls a contribution, a part or a coincidence.

**What it finds.** "alone", "the whole of", "entirely because" where the source's passage says "contributed", "in part", "a portion of",
"associated with".

**Why it matters.** "helped to" is not "did it", and a programme that claims the whole effect loses the half that was its own.

**What to do.** Keep the source's measure of the cause.

**Authority.** Sumner et al. 2014 (a third of press releases exaggerate cause).
"""

from collections.abc import Iterator

from claimcheck.model import Difference, ModifierKind, Severity
from claimcheck.rules.base import Case, Example, Rule, Scope

PARTIAL = (ModifierKind.CONTRIBUTION, ModifierKind.EXTENT)


def check(case: Case) -> Iterator[Difference]:
    sole = [m for m in case.claim.modifiers if m.kind is ModifierKind.SOLE]
    if not sole or any(m.kind in PARTIAL for m in case.claim.modifiers):
        return
    partial = [m for m in case.best.claim.modifiers if m.kind in PARTIAL]
    if not partial or any(m.kind is ModifierKind.SOLE for m in case.best.claim.modifiers):
        return
    cue = " ".join(case.source[partial[0].cue].split())
    causes = [m for m in case.claim.modifiers if m.kind is ModifierKind.CAUSE]
    anchor = sole[0].cue.to(causes[0].cue) if causes else sole[0].cue
    yield Difference(
        f"The draft makes it the whole cause (“{sole[0].word}”); the source says “{cue}”.",
        anchor,
        (case.best.location,),
        correct=cue,
    )


EXAMPLES = (
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
    Example("Heavy rain washed away the bridge.", ("Heavy rain washed away the bridge.",)),
)
RULE = Rule("W104", "causation", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
