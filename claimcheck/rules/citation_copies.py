"""Two citations for one claim lead to one text.

**What it finds.** A sentence that cites two documents of which the one is a copy of the other: the same report on two sites, a
press release and the article that prints it whole.

**Why it matters.** Two sources look like two witnesses. A copy is no second one, and an error in the first is in both.

**What to do.** Cite the original alone, or find a source that knows it from elsewhere.

**Authority.** The fact-checkers' list, "independent of the others"; Silverman (ed.), *Verification Handbook*, on following a
report to its origin.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Citation, CitationKind, Difference, Severity, Verdict
from claimcheck.rules.base import Example, Whole, of_whole


def check(whole: Whole) -> Iterator[Difference]:
    """Yields the second of two citations in one sentence that lead to copies of one text."""
    marks = [(c, m) for c, m in whole.cited if m.meant and c.kind is not CitationKind.ATTRIBUTION]
    told: set[tuple[str, ...]] = set()
    for n, (cited, made) in enumerate(marks):
        for before, other in marks[:n]:
            together = before.scope.overlaps(cited.scope) or _touch(whole, before.span.end, cited.span.start)
            if not together or not _copies(made, other, whole):
                continue
            pair = (*other.meant, *made.meant)
            if pair in told:
                continue
            told.add(pair)
            one, two = (_name(m, whole) for m in (other, made))
            first = whole.library.original(made.meant[0])
            yield Difference(
                f"{two} and {one} are the same text: one source, not two.",
                cited.span,
                correct=first,
                verdict=Verdict.CANNOT_TELL,
            )
            break


def _touch(whole: Whole, start: int, end: int) -> bool:
    """Whether two marks stand beside each other, so that the clause of the second is empty."""
    return start <= end and not any(c.isalnum() for c in whole.draft.prose[start:end])


def _copies(a: Citation, b: Citation, whole: Whole) -> bool:
    """Whether the two surely mean different documents that are copies of each other."""
    originals = {whole.library.original(i) for i in (*a.meant, *b.meant)}
    return len(originals) == 1 and not set(a.meant) & set(b.meant)


def _name(made: Citation, whole: Whole) -> str:
    document = whole.library.document(made.meant[0])
    return f"“{document.title}” ({document.id})" if document.title else f"“{document.id}”"


TEXT = "Bees pollinate a third of the crops in the county, and wasps a tenth, says the survey of the hive trust of May."
PRESS = ("Daily Comb", f"{TEXT}")
HIVE = ("Hive Trust", f"{TEXT}")
RIVER = ("Rivers Bureau", "Crops by the river need bees.")

EXAMPLES = (
    Example("Crops need bees [@s1; «@s2»].", (HIVE, PRESS)),
    Example("Crops need bees [@s1] «[@s2]».", (HIVE, PRESS)),
    Example("Crops need bees.[^1]«[^2]»\n\n[^1]: @s1\n\n[^2]: @s2", (HIVE, PRESS)),
    Example("Crops need bees [@s1; @s3].", (HIVE, PRESS, RIVER)),
    Example("Crops need bees [@s1, p. 3; @s1, p. 9].", (HIVE, PRESS)),
    Example("Crops need bees [@s1]. Weirs leak [@s2].", (HIVE, PRESS)),
)

RULE = of_whole("C110", "citation-copies", Severity.WARNING, check, EXAMPLES, __doc__)
