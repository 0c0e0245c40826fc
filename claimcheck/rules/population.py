"""The draft says the figure of other people or things than were counted.

**What it finds.** The source's figure with another counted noun: a share of organisations told as one of survivors, respondents
told as a whole people, cases told as victims.

**Why it matters.** A sample sold as the world is the commonest abuse of a survey.

**What to do.** Name those who were counted, as the source names them.

**Authority.** The fact-checkers' list, "whole group or sample; who was asked"; the Market Research Society's guidance on
reporting surveys.
"""

from collections.abc import Iterator

from claimcheck.detect.words import term, tokens
from claimcheck.model import Confidence, Difference, Form, Severity
from claimcheck.retrieve.align import counted_agree, noun_class
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope

ASKING = ("survey", "respondent", "participant", "interviewee", "poll", "sample")
BESIDE = 2  # tokens


def check(case: Case) -> Iterator[Difference]:
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    ours, theirs = case.claim.about.counted, case.best.claim.about.counted
    if (
        not ours
        or not theirs
        or any(counted_agree(ours, e.claim.about.counted) for e in case.evidence if e.claim.about.counted)
    ):
        return
    about = case.best.claim.about
    share = case.claim.quantity is not None and case.claim.quantity.form is Form.SHARE
    told = ours[-1] in (*about.clause, *about.rest)
    if (told and not (share and not _asked(case, ours[-1]))) or theirs[-1] in (
        *case.claim.about.clause,
        *case.claim.about.rest,
    ):
        return
    classes = (noun_class(ours[-1]), noun_class(theirs[-1]))
    told_apart = share and case.library.index.known(ours[-1])  # a corpus that has both words may tell them apart
    if not all(classes) and not told_apart:
        return
    quantity = case.best.claim.quantity
    counted = quantity.counted if quantity else None
    words = " ".join(case.source[counted].split()) if counted else ""
    yield Difference(
        f"The source counts “{words}”, not those of the draft's “{case.ours}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
        confidence=Confidence.HIGH if classes[0] != classes[1] else Confidence.MEDIUM,
    )


def _asked(case: Case, head: str) -> bool:
    """Whether the source's sentence names those of the draft right beside a word for a survey: they are its respondents."""
    run = [term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)]
    asking = {term(w) for w in ASKING}
    heads = [i for i, t in enumerate(run) if t == head]
    return any(abs(i - j) <= BESIDE for i in heads for j, t in enumerate(run) if t in asking)


EXAMPLES = (
    Example(
        "Just «14 per cent of shelters» were open every night.", ("Only 14 percent of councils were open every night.",)
    ),
    Example("Of those asked, «385 tenants» replied.", ("Of those asked, 385 charities replied.",)),
    Example("The fund trained 620 nurses in Mali.", ("The fund trained 620 people in Mali.",)),
    Example(
        "«37 per cent of victims» were recruited online.",
        ("In the tenant survey, 37 per cent of respondents said that victims were recruited online.",),
    ),
    Example(
        "In the survey 37 per cent of tenants knew of a victim.",
        ("In the tenant survey, 37 per cent of respondents knew of a victim.",),
    ),
    Example("The survey reached 48 schools.", ("The survey reached 48 primary schools.",)),
    Example("The court heard «120 landlords».", ("The court heard 120 complaints.",)),
    Example("The court heard 120 complaints.", ("The court heard 120 complaints.",)),
    Example("Officers seized 75 lorries.", ("Officers seized 75 vehicles.",)),
    Example("The appeal fed «900 families».", ("The appeal fed 900 dogs.",)),
)
RULE = Rule("N109", "population", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
