"""A factor is told as "three times more", which can be read as three times or as four times as many.

**What it finds.** "N times more than", "N times higher", "N times less". The reading that the writer means is most often "N
times as many"; taken by its words it is one more. "Three times less" has no plain reading at all.

**Why it matters.** Half the readers take one number away and half another. A hostile one takes whichever is wrong.

**What to do.** Write "three times as many", or give both figures. For "three times less" write "a third of".

**Authority.** Merriam-Webster's Dictionary of English Usage, "times more", "times less"; the Guardian's style guide, "times".
"""

from collections.abc import Iterator

from claimcheck.detect.tables import tables
from claimcheck.detect.words import tokens
from claimcheck.model import Confidence, Difference, Form, Severity, Span, Verdict
from claimcheck.retrieve.working import shown
from claimcheck.rules.base import Case, Example, Rule, Scope

LESS = "down"


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or q.form is not Form.MULTIPLE or q.low <= 1:
        return
    behind = tokens(case.draft.prose, Span(q.number.end, case.claim.sentence.end))[:1]
    number = case.draft.prose[q.number.start : q.number.end].lower()
    if not behind or not number.endswith("times") or behind[0].lower not in tables().comparative:
        return
    words = " ".join(case.draft.prose[q.number.start : behind[0].end].split())
    if tables().comparative[behind[0].lower] == LESS:
        message = f"“{words}” has no plain reading: ×{shown(1 / q.low)} is most often meant."
        correct = f"1/{shown(q.low)} of"
    else:
        message = f"“{words}” may be read as ×{shown(q.low)} or as ×{shown(q.low + 1)}."
        correct = f"{' '.join(number.split())} as much (or as many, as high)"
    yield Difference(
        message,
        case.claim.anchor.to(Span(behind[0].start, behind[0].end)),
        correct=correct,
        verdict=Verdict.SUPPORTED if case.evidence else Verdict.UNSUPPORTED,
        confidence=Confidence.MEDIUM,
    )


EXAMPLES = (
    Example("Girls miss school «three times more» than boys."),
    Example("Girls miss school three times as often as boys."),
    Example("The rent is «four times higher» than in the village."),
    Example("The rent is four times that of the village."),
    Example("Rural patients wait «2.5 times longer» than those in town."),
    Example("Rural patients wait 2.5 times as long as those in town."),
    Example("The new stove burns «three times less» wood."),
    Example("The new stove burns a third of the wood."),
    Example("Wells in the delta hold «up to ten times more» arsenic than the limit."),
    Example("Wells in the delta hold up to ten times the limit of arsenic."),
    Example("Nurses are «twice more» likely to fall ill.", known_miss="“twice more” is rare, and most often an adverb"),
    Example("The bus runs three times a day more than it did."),
    Example("The survey was sent out three times, and more than half replied."),
    Example("Fines have grown threefold."),
    Example("The clinic has 40 per cent more patients."),
)
RULE = Rule("D105", "times-more", Severity.NOTE, Scope.DRAFT, check, EXAMPLES, __doc__)
