"""The claim is right, but not in the document that the draft cites.

**What it finds.** The cited document does not say it, and another one of the corpus does; that one is named, with the place.

**Why it matters.** A reader who follows the note and finds nothing will not look elsewhere.

**What to do.** Cite the document that says it.

**Authority.** The fact-checkers' list, "a citation: says this".
"""

from collections.abc import Iterator

from claimcheck.model import CitationKind, Claim, Confidence, Difference, Severity
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.rules.base import Case, Example, Rule, Scope

SURE = 0.5  # the score that the evidence elsewhere must have


def check(case: Case) -> Iterator[Difference]:
    if case.relation is not Relation.ENTAILED or case.best.score < SURE:
        return
    best = case.library.original(case.best.claim.document)
    marks = [c for c in case.claim.citations if c.kind is not CitationKind.ATTRIBUTION]
    if any(best == case.library.original(i) for c in marks for i in c.resolved):
        return  # of several that stand together, one bears it out
    for citation in marks:
        cited = {case.library.original(i) for i in citation.resolved}
        if not cited:
            continue
        if any(_holds(case, e.claim) for e in case.considered if case.library.original(e.claim.document) in cited):
            continue
        title = case.source.title or case.source.id
        yield Difference(
            f"The cited document does not say this; it stands in “{title}” ({case.best.location.locator}).",
            citation.span,
            (case.best.location,),
            confidence=Confidence.LOW if citation.loose else Confidence.HIGH,
            correct=case.source.keys[0] if case.source.keys else case.source.id,
        )


def _holds(case: Case, claim: Claim) -> bool:
    """Whether a claim of the cited document has the figure, so that it may be what the draft rests on."""
    if case.claim.quantity is None or claim.quantity is None:
        return False
    return compare(case.claim.quantity, claim.quantity) in (Relation.ENTAILED, Relation.HEDGE)


SOURCES = (
    ("Harvest Watch", "In the lowlands 72 per cent of orchards lost blossom to frost."),
    ("Orchard Survey", "Growers planted hedges along the valley roads and dug ponds."),
)
EXAMPLES = (
    Example("In the lowlands 72% of orchards lost blossom to frost.«[^a]»\n\n[^a]: Orchard Survey.", SOURCES),
    Example("In the lowlands 72% of orchards lost blossom to frost.[^a]\n\n[^a]: Harvest Watch.", SOURCES),
    Example("In the lowlands 72% of orchards lost blossom to frost.", SOURCES),
    Example(
        "Growers dug ponds.[^a] In the lowlands 72% of orchards lost blossom to frost.\n\n[^a]: Orchard Survey.",
        SOURCES,
    ),
    Example(
        "In the lowlands 72% of orchards lost blossom to frost.[^a]\n\n[^a]: Orchard Survey.",
        (SOURCES[0], ("Orchard Survey", "Frost took the blossom of 72 per cent of orchards.")),
    ),
    Example("In the lowlands 72% of orchards lost blossom to frost [@s2; @s1].", SOURCES),
    Example("Nearly three quarters of lowland orchards lost blossom to frost.[^b]\n\n[^b]: Harvest Watch.", SOURCES),
)
RULE = Rule("C102", "citation-wrong-source", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__, of_silence=True)
