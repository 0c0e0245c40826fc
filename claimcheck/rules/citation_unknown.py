"""The citation leads to nothing.

**What it finds.** A footnote mark, a key or a number that is defined nowhere, also as a tool leaves it in the text that it makes:
"(who-2019?)", "[?]"; an author with a year whom the text's own list of
references leaves out; and, as a note, one that is defined but means no source of the corpus. Where it may mean one of two sources it is silent.

**Why it matters.** A mark without a note is a promise without a source: the reader cannot check the claim, and often
the note went missing because the claim was taken over from elsewhere.

**What to do.** Write the note, or add the key to the bibliography; add the document to the sources so that the claim
can be checked.

**Authority.** International Fact-Checking Network, code of principles, transparency of sources; pandoc and the
reference managers print a question mark in such a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import CitationKind, ClaimKind, Confidence, Difference, Severity, Verdict
from claimcheck.rules.base import Case, Example, Rule, Scope

LISTED = 2 / 3  # of the authors with years in the text


def check(case: Case) -> Iterator[Difference]:
    """Yields a difference for an undefined citation, and a quiet one for a source that is not in the corpus."""
    if case.claim.kind is not ClaimKind.CITATION:
        return
    for citation in case.claim.citations:
        if not citation.defined and citation.kind is CitationKind.AUTHOR_YEAR:
            yield Difference(
                f"“{citation.label}” is not in the list of references.",
                case.claim.anchor,
                verdict=Verdict.CANNOT_TELL,
                confidence=Confidence.HIGH if _mostly_listed(case) else Confidence.LOW,
            )
        elif not citation.defined:
            what = "key" if citation.kind is CitationKind.KEY else "note"
            yield Difference(
                f"The {what} “{citation.label}” is defined nowhere.", case.claim.anchor, verdict=Verdict.UNSUPPORTED
            )
        elif not citation.resolved and not citation.ambiguous:
            yield Difference(
                f"“{citation.label}” means none of the sources.",
                case.claim.anchor,
                verdict=Verdict.CANNOT_TELL,
                confidence=Confidence.LOW,
            )


def _mostly_listed(case: Case) -> bool:
    """Whether the list has most of the authors with years of the text, so that one which it lacks is surely left out."""
    by_year = [m for c in case.claims for m in c.citations if c.kind is ClaimKind.CITATION]
    told = [m.defined for m in by_year if m.kind is CitationKind.AUTHOR_YEAR]
    return sum(told) >= LISTED * len(told)


BEES = ("Hive Trust", "Bees pollinate a third of the crops in the county.")

LIST = (
    "\n\n## References\n\nMarsh, E. (2011) *Cold hives*. Leeds: Elm Press.\n\n"
    "Novak, D. (2012) *Wet hives*. Leeds: Elm Press.\n"
)
MARSH = "---\nauthor: Emil Marsh\ndate: 2011\n---\n\nHives are cold."
NOVAK = "---\nauthor: Dana Novak\ndate: 2012\n---\n\nHives are wet."
EXAMPLES = (
    Example("A third of the crops need bees.«[^bees]»", (BEES,)),
    Example("A third of the crops need bees «[@hive-2020]».", (BEES,)),
    Example("Rents rose by half.«[^1]» Wages did not.[^2]\n\n[^2]: Hive Trust, 2020.", (BEES,)),
    Example("As «[@lee2019]» shows, the river is clean.", (BEES,)),
    Example("The bridge is safe «[4]».\n\n## References\n\n1. Hive Trust, *Bees*, 2020.\n", (BEES,)),
    Example("Nine in ten pupils walk.«[^walk]»\n\n[^wlak]: Hive Trust.", (BEES,)),
    Example("The heat killed nobody [@s1; «@heat»].", (BEES,)),
    Example("Children sleep less «[@sleep, p. 3]».", (BEES,)),
    Example("Asthma is common.«[^a1]»", (BEES,)),
    Example("A third of the crops need bees.[^bees]\n\n[^bees]: Hive Trust, *Bees and us*.", (BEES,)),
    Example("A third of the crops need bees [@s1].", (BEES,)),
    Example("The bridge is safe [1].\n\n## References\n\n1. Hive Trust, *Bees*, 2020.\n", (BEES,)),
    Example("According to the Hive Trust, a third of the crops need bees.", (BEES,)),
    Example("The bill was read [again] on Monday.", (BEES,)),
    Example("The vote was close [3].", (BEES,)),
    Example(
        "Hives are cold [1] and wet [2]; bees die «[3]».\n\n**References**\n\n[1] Hive Trust, *Cold\nhives*, 2020.\n[2] Hive"
        " Trust, *Wet hives*, 2021.\n",
        (BEES,),
    ),
    Example("Hives are cold (Marsh, 2011), and wet (Novak, 2012). Bees die «(Okafor, 2015)»." + LIST, (MARSH, NOVAK)),
    Example("Hives are cold (Marsh, 2011), and wet (Novak, 2012). Bees die." + LIST, (MARSH, NOVAK)),
    Example("A third of the crops need bees «(hive-2020?)»; the rest does not (does it?).", (BEES,)),
    Example("A third of the crops need bees «(okafor2019b?, p. 4)», it is said «[?]».", (BEES,)),
    Example("Do a third of the crops need bees (in 2020?)? We asked [sic] the trust [...].", (BEES,)),
    Example("Write to us at bees@hive.example.", (BEES,)),
    Example("The orchard is in bloom (May 2021).", (BEES,)),
)

RULE = Rule("C103", "citation-unknown", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__)
