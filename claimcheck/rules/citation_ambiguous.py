"""The citation may mean more than one source.

**What it finds.** A note, key, number or author with a year that fits two sources of the corpus equally well, such as two editions
of one report. None of them is chosen, and so the claim is not checked against the cited source alone.

**Why it matters.** Two editions have two sets of figures; a reader who opens the wrong one finds another number.

**What to do.** Add what tells them apart: the year, the full title, the address.

**Authority.** *The Chicago Manual of Style*, chapter 15: works of one author and year are told apart by letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import ClaimKind, Difference, Severity, Verdict
from claimcheck.rules.base import Case, Example, Rule, Scope

MOST_NAMED = 4


def check(case: Case) -> Iterator[Difference]:
    """Yields the citation with the sources that it may mean."""
    if case.claim.kind is not ClaimKind.CITATION:
        return
    for citation in case.claim.citations:
        originals = dict.fromkeys(case.library.original(i) for i in citation.ambiguous)
        if len(originals) < 2:
            continue
        names = [_name(i, case) for i in list(originals)[:MOST_NAMED]]
        more = " and others" if len(originals) > MOST_NAMED else ""
        yield Difference(
            f"“{citation.label}” may mean {', '.join(names[:-1])} or {names[-1]}{more}.",
            case.claim.anchor,
            verdict=Verdict.CANNOT_TELL,
        )


def _name(id: str, case: Case) -> str:
    document = case.library.document(id)
    date = f" of {document.date}" if document.date else ""
    return f"“{document.title}”{date}" if document.title else f"{id}{date}"


OLD = ("Hive Trust", "---\ntitle: Bees and crops\ndate: 2019\n---\n\nBees need 4 flowers.")
NEW = ("Hive Trust", "---\ntitle: Bees and crops\ndate: 2021\n---\n\nBees need 5 flowers.")

EXAMPLES = (
    Example("Crops need bees.«[^1]»\n\n[^1]: Hive Trust, *Bees and crops*.", (OLD, NEW)),
    Example("Crops need bees.[^1]\n\n[^1]: Hive Trust, *Bees and crops*, 2021.", (OLD, NEW)),
    Example("Crops need bees.[^1]\n\n[^1]: Hive Trust, *Bees and crops*.", (NEW,)),
    Example("According to the Hive Trust, crops need bees.", (OLD, NEW)),
)

RULE = Rule("C111", "citation-ambiguous", Severity.NOTE, Scope.CLAIM, check, EXAMPLES, __doc__)
