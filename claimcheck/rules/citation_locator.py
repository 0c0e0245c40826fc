"""The citation points to a page or part that the document does not have.

**What it finds.** "p. 95" of a report of 60 pages, "p. 4" of an article on pages 112 to 130, "para. 200" of a paper whose
paragraphs end at 64, a section or chapter beyond the last. Pages are known from the bibliography or the document's own page
breaks; where they are only counted, a printed number may differ, and it is a note.

**Why it matters.** The reader looks, finds nothing, and doubts the rest. A wrong page is also the first sign that a citation was
copied and never opened.

**What to do.** Look the place up again, or check which edition the page is of.

**Authority.** *The Chicago Manual of Style*, chapter 14, on page numbers; the studies of citation accuracy that count wrong pages
among the commonest errors of reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.detect.citing.cited import Cited
from claimcheck.model import Citation, Confidence, Difference, Severity, Verdict
from claimcheck.retrieve.extent import Extent, extents, pointed
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.resolve import record_of
from claimcheck.rules.base import Example, Whole, of_whole


def check(whole: Whole) -> Iterator[Difference]:
    """Yields each citation whose page or part is beyond what its document has."""
    for cited, citation in whole.cited:
        known = _known(cited, citation, whole.library)
        for part in pointed(citation.locator) if known else ():
            extent = known.get(part.kind)
            if extent is None or extent.first <= part.number <= extent.last:
                continue
            until = f"{extent.first} to {extent.last}" if extent.first > 1 else f"{extent.last}"
            has = f"its {part.kind}s are {until}" if extent.first > 1 else f"it has {until} {part.kind}s"
            yield Difference(
                f"The source has no {part.kind} {part.number}: {has}.",
                cited.span,
                verdict=Verdict.CANNOT_TELL,
                confidence=Confidence.HIGH if extent.sure or part.kind != "page" else Confidence.LOW,
            )
            break


def _known(cited: Cited, citation: Citation, library: Library) -> dict[str, Extent]:
    """How far the cited document goes, by its own text and by the bibliography of the draft."""
    found: dict[str, Extent] = {}
    if len({library.original(i) for i in citation.resolved}) == 1:
        for id in citation.resolved:
            found = {**extents(library.document(id)), **found}
    record = record_of(cited)
    if record and record.extent[1]:
        found["page"] = Extent(*record.extent, sure=True)
    return found


NOTE = "\n\n[^1]: Hive Trust, "
PAGES = ("Hive Trust", "Bees pollinate a third of the crops.\fWasps do not.\fFlies do.")
PARTS = (
    "Rivers Bureau",
    "# 1. Weirs\n\nWeirs leak.\n\n# 2. Pumps\n\nPumps fail.\n\n# 3. Eels\n\nEels swim.\n",
)
POINTS = (
    "Rivers Bureau",
    "1. Weirs leak.\n2. Pumps fail.\n3. Eels swim.\n4. Rain falls.\n5. Snow melts.\n6. Ice holds.\n",
)

EXAMPLES = (
    Example("Weirs leak «[@s1, sec. 7]».", (PARTS,)),
    Example("Weirs leak [@s1, sec. 3].", (PARTS,)),
    Example("Weirs leak [@s1, p. 7].", (PARTS,)),
    Example("Snow melts «[@s1, para. 20]».", (POINTS,)),
    Example("Snow melts [@s1, para. 5].", (POINTS,)),
    Example("Flies do «[@s1, p. 12]».", (PAGES,)),
    Example("Flies do [@s1, p. 3].", (PAGES,)),
    Example("Flies do.«[^1]»" + NOTE + "p. 40.", (PAGES,)),
    Example("Flies do.[^1]" + NOTE + "p. 2.", (PAGES,)),
    Example("Flies do «@s1 [pp. 2–9]».", (PAGES,)),
)

RULE = of_whole("C109", "citation-locator", Severity.WARNING, check, EXAMPLES, __doc__)
