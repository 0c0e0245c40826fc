"""The draft says the figure of other people or things than were counted.

**What it finds.** The source's figure with another counted noun: a share of organisations told as one of survivors, respondents
told as a whole people, cases told as victims.

**Why it matters.** A sample sold as the world is the commonest abuse of a survey.

**What to do.** Name those who were counted, as the source names them.

**Authority.** The fact-checkers' list, "whole group or sample; who was asked"; the Market Research Society's guidance on
reporting surveys.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, rows
from claimcheck.detect.words import Token, term, terms, tokens
from claimcheck.model import Claim, Confidence, Difference, Form, Severity, Span
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.slots import counted_agree, noun_class
from claimcheck.rules.base import FIRST, REACH, Case, Example, Rule, Scope, turned

ASKING = ("survey", "respondent", "participant", "interviewee", "poll", "sample")
BESIDE = 2  # tokens


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "population")
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    yield from _of_all(case)
    ours, theirs = case.claim.about.counted, case.best.claim.about.counted
    if (
        not ours
        or not theirs
        or _leans(case.claim)
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


def _of_all(case: Case) -> Iterator[Difference]:
    """A share of some told as one of all: "62 per cent of all tenants" for "62 per cent of the tenants who had moved"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or ours.counted is None or theirs.counted is None or ours.form is not Form.SHARE:
        return
    ends = (case.claim.sentence.end, case.best.claim.sentence.end)
    stands = all(q.number.end <= q.counted.end <= end for q, end in zip((ours, theirs), ends, strict=True) if q.counted)
    if not stands or not counted_agree(case.claim.about.counted, case.best.claim.about.counted):
        return
    between = tokens(case.draft.prose, Span(ours.number.end, ours.counted.end))
    after = tokens(case.source.prose, Span(theirs.counted.end, case.best.claim.sentence.end))
    narrowed = _narrowed(after)
    own = _narrowed(tokens(case.draft.prose, Span(ours.counted.end, case.claim.sentence.end)))
    if not narrowed or own or not list(_phrases("whole").all(between)):
        return
    stop = next((i for i, t in enumerate(after) if t.text in ",;:()–—"), len(after))
    about = case.claim.about
    told = set(terms(after[narrowed : min(stop, narrowed + REACH)])[:FIRST])
    if told - {*about.clause, *about.rest, *about.context}:
        words = " ".join(case.source[Span(theirs.counted.start, after[stop - 1].end)].split())
        yield Difference(
            f"The source's figure is of “{words}”, and not of all.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
        )


def _narrowed(after: Sequence[Token]) -> int:
    """How many tokens right after a noun begin what narrows it; 0 where none do."""
    return next((h.last for h in _phrases("narrowing").all(after) if h.first == 0), 0)


@lru_cache(maxsize=2)
def _phrases(section: str) -> Phrases[str]:
    return Phrases.of((w, "") for row in rows("counting", section) for w in row["words"])


def _asked(case: Case, head: str) -> bool:
    """Whether the source's sentence names those of the draft right beside a word for a survey: they are its respondents."""
    run = [term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)]
    asking = {term(w) for w in ASKING}
    heads = [i for i, t in enumerate(run) if t == head]
    return any(abs(i - j) <= BESIDE for i in heads for j, t in enumerate(run) if t in asking)


def _leans(claim: Claim) -> bool:
    """Whether the draft's noun stands before its figure: of "23 of them" it is not sure who "they" are."""
    q = claim.quantity
    return q is not None and q.counted is not None and q.counted.end <= q.number.start


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
    Example(
        "«Sixty per cent of all the tenants» had a leaking roof.",
        (
            "Of the tenants who had complained, half moved out. Sixty per cent of the tenants who complained had a leaking roof.",
        ),
    ),
    Example(
        "Sixty per cent of all tenants who complained had a leaking roof.",
        ("Sixty per cent of the tenants who complained had a leaking roof.",),
    ),
    Example(
        "Sixty per cent of all the tenants had a leaking roof.",
        ("Sixty per cent of the tenants had a leaking roof.",),
    ),
    Example("The appeal fed «900 families».", ("The appeal fed 900 dogs.",)),
)
RULE = Rule("N109", "population", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
