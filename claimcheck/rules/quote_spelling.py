"""The quotation has another spelling than its source.

**What it finds.** A quotation that is the source's word for word, but with American spelling where the source has British,
or the reverse ("organization" for "organisation").

**Why it matters.** House styles differ: some keep a quotation's spelling as it is, some bring it into line with the text around
it. Neither is a misquotation, so that this is a note.

**What to do.** Keep the source's spelling, unless your house style says otherwise.

**Authority.** *The Chicago Manual of Style*, chapter 13, on what a quotation may change; *New Hart's Rules*, chapter 9, which
keeps the spelling of the original.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.detect.words import british_folded
from claimcheck.model import ClaimKind, Difference, Severity, Verdict
from claimcheck.retrieve.quotes import find, respelled
from claimcheck.rules.base import Case, Example, Rule, Scope


def check(case: Case) -> Iterator[Difference]:
    """Yields the words that the source spells otherwise."""
    if case.claim.kind is not ClaimKind.QUOTATION:
        return
    matches = [m for m in find(case.claim.words, case.library) if m.exact]
    told = [(m, respelled(case.claim.words, m, case.library)) for m in matches]
    if not told or not all(pairs for _, pairs in told):
        return
    match, pairs = told[0]
    if case.draft.variety and all(_is_house(ours, case.draft.variety) for _, pairs in told for ours, _ in pairs):
        return  # the house brings quotations into line with its own spelling
    said = ", ".join(f"“{theirs}” for “{ours}”" for ours, theirs in dict.fromkeys(pairs))
    yield Difference(
        message=f"The source spells it otherwise: {said}.",
        anchor=case.claim.anchor,
        related=(case.library.location(match.document, match.span),),
        correct=", ".join(theirs for _, theirs in dict.fromkeys(pairs)),
        verdict=Verdict.SUPPORTED,
    )


def _is_house(word: str, variety: str) -> bool:
    """Whether a word that has two spellings is spelt as the house spells."""
    is_british = british_folded(word.lower()) != word.lower()
    return is_british is (variety == "en-GB")


DOCKS = "Organisations along the harbour have asked for a new programme of repairs."

EXAMPLES = (
    Example("The union says that «“organizations along the harbor have asked”» for repairs.", (DOCKS,)),
    Example("The union wrote of «“a new program of repairs”».", (DOCKS,)),
    Example("The union says that “organisations along the harbour have asked” for repairs.", (DOCKS,)),
    Example("The union says that “ORGANISATIONS along the har\u00adbour … have asked” for repairs.", (DOCKS,)),
    Example("The union says that “organizations along the quay have begged” for repairs.", (DOCKS,)),
    Example(
        "The union says that “organizations along the harbor have asked” for repairs.",
        (DOCKS, "Organizations along the harbor have asked for money."),
    ),
)

RULE = Rule("Q105", "quote-spelling", Severity.NOTE, Scope.CLAIM, check, EXAMPLES, __doc__)
