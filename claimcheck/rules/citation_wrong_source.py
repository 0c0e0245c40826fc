"""The claim is right, but not in the document that the draft cites.

**What it finds.** The cited document does not say it, and another one of the corpus does; that one is named, with the place.

**Why it matters.** A reader who follows the note and finds nothing will not look elsewhere.

**What to do.** Cite the document that says it.

**Authority.** The fact-checkers' list, "a citation: says this".
"""

from collections.abc import Iterator

from claimcheck.detect.claims import number_term
from claimcheck.detect.words import terms, tokens
from claimcheck.model import (
    CitationKind,
    Claim,
    ClaimKind,
    Confidence,
    Difference,
    Document,
    Evidence,
    Location,
    Severity,
    Span,
)
from claimcheck.retrieve.coverage import coverage
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.rules.base import Case, Example, Rule, Scope

SURE = 0.5  # the score that the evidence elsewhere must have
STATED = 0.5  # the same for a statement without a figure
QUOTED = 0.95  # for a quotation
COVERED, UNCOVERED = (
    0.6,
    0.5,
)  # of what a citation stands for: what another place has, what the cited document has of that
HELD = 0.7  # of the score elsewhere: what a figure of the cited document must have to be the draft's
LEAST = 6  # terms of what a citation stands for, below which nothing is said of it
BESIDE = 0.6  # of that score: what the cited document's nearest statement may have at most


def check(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.CITATION:
        yield from _elsewhere(case)
    elif case.evidence and _stands(case):
        yield from _shown(case)


def _shown(case: Case) -> Iterator[Difference]:
    """The citations of a claim that another document bears out, and theirs do not."""
    best = case.library.original(case.best.claim.document)
    marks = [c for c in case.claim.citations if c.kind is not CitationKind.ATTRIBUTION]
    if any(best == case.library.original(i) for c in marks for i in c.resolved):
        return  # of several that stand together, one bears it out
    for citation in marks:
        cited = {case.library.original(i) for i in citation.resolved}
        if not cited:
            continue
        if any(_holds(case, e) for e in case.considered if case.library.original(e.claim.document) in cited):
            continue
        yield _difference(citation.span, case.source, case.best.location, loose=citation.loose)


def _difference(mark: Span, source: Document, place: Location, loose: bool) -> Difference:
    return Difference(
        f"The cited document does not say this; it stands in “{source.title or source.id}” ({place.locator}).",
        mark,
        (place,),
        confidence=Confidence.LOW if loose else Confidence.HIGH,
        correct=source.keys[0] if source.keys else source.id,
    )


def _elsewhere(case: Case) -> Iterator[Difference]:
    """A citation of a document that has next to nothing of what it is cited for, where another has nearly all of it."""
    library, claim = case.library, case.claim
    beside = [c for c in case.claims if c.sentence.overlaps(claim.sentence)]
    cited = {library.original(i) for b in (claim, *beside) for c in b.citations for i in c.resolved}
    figures = {number_term(b.quantity) for b in beside if b.quantity}
    said = figures.union(terms(tokens(case.draft.prose, claim.sentence)))
    if not cited or len(said) < LEAST or any(_credited(b) for b in beside):
        return
    told = coverage(said, library.index)
    best = max(told, key=lambda d: told[d].share, default=None)
    if best is None or best in cited or told[best].share < COVERED:
        return
    theirs = [told[d] for d in told if d in cited]
    if all(t.share <= UNCOVERED * told[best].share and not t.terms & figures for t in theirs):
        yield _difference(
            claim.anchor,
            library.document(best),
            library.location(best, told[best].span),
            loose=any(c.loose for c in claim.citations),
        )


def _stands(case: Case) -> bool:
    """Whether the evidence surely says what the draft does."""
    if case.claim.quantity is not None:
        return case.relation is Relation.ENTAILED and case.best.score >= SURE
    if case.claim.kind is ClaimKind.QUOTATION:
        return case.best.score >= QUOTED and not _credited(case.claim)
    return case.claim.kind is ClaimKind.QUALITATIVE and not case.turned and case.sure and case.best.score >= STATED


def _credited(claim: Claim) -> bool:
    """Whether a claim is a quotation with a speaker: whose the words are is for another rule to say."""
    return claim.kind is ClaimKind.QUOTATION and bool(
        claim.about.credited or any(c.kind is CitationKind.ATTRIBUTION for c in claim.citations)
    )


def _holds(case: Case, other: Evidence) -> bool:
    """Whether a passage of the cited document has the figure, or says nearly as much, so that the draft may rest on it."""
    if case.claim.quantity is None:
        return other.score > BESIDE * case.best.score
    if other.claim.quantity is None:
        return False
    like = other.score >= HELD * case.best.score  # the same number may be told of anything
    return like and compare(case.claim.quantity, other.claim.quantity) in (Relation.ENTAILED, Relation.HEDGE)


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
    Example("Along the roads of the valley growers have planted hedges.«[^a]»\n\n[^a]: Harvest Watch.", SOURCES),
    Example("Along the roads of the valley growers have planted hedges.[^a]\n\n[^a]: Orchard Survey.", SOURCES),
    Example("Growers have felled the woods on the hill.[^a]\n\n[^a]: Harvest Watch.", SOURCES),
    Example("In the lowlands 72% of orchards lost blossom to frost [@s2; @s1].", SOURCES),
    Example(
        "In the lowlands 72% of orchards lost blossom to frost.«[^a]»\n\n[^a]: Orchard Survey.",
        (SOURCES[0], ("Orchard Survey", "Growers sold 72 per cent of their honey by the roads of the valley.")),
    ),
    Example("Nearly three quarters of lowland orchards lost blossom to frost.[^b]\n\n[^b]: Harvest Watch.", SOURCES),
)
RULE = Rule("C102", "citation-wrong-source", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__, of_silence=True)
