"""A claim that should have a citation has none.

**What it finds.** A figure or a quotation for which no footnote, key, link, number, author and year, or named source of the corpus
stands: not in its sentence, nor at the end of its paragraph, nor in the line that leads in its list, nor below its table. It
speaks once for a sentence, and only where the configuration asks for it (`require-citations = true`).

**Why it matters.** A reader cannot check what has no source, and an editor cannot either.

**What to do.** Cite the document that has it. Where the sources have it, the place is shown.

**Authority.** International Fact-Checking Network, code of principles, transparency of sources; *The Chicago Manual of Style*,
chapter 14, on one note for a whole paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import CitationKind, ClaimKind, Difference, Options, Severity, Verdict
from claimcheck.rules.base import Case, Example, Rule, Scope

NAMES = {ClaimKind.NUMERIC: "figure", ClaimKind.CHANGE: "figure", ClaimKind.QUOTATION: "quotation"}
SURE = 0.5  # the score from which a passage is shown as where the claim stands


def check(case: Case) -> Iterator[Difference]:
    """Yields the claim where it is the first of its sentence without a citation."""
    claim = case.claim
    if not case.options.require_citations or claim.kind not in NAMES or claim.recalled or _is_cited(case):
        return
    beside = [c for c in case.claims if c.sentence.overlaps(claim.sentence) and c.kind in NAMES]
    if beside and beside[0] != claim:
        return
    found = bool(case.evidence) and case.best.score >= SURE
    where = f" It stands in “{case.source.title or case.source.id}” ({case.best.location.locator})." if found else ""
    yield Difference(
        f"This {NAMES[claim.kind]} has no citation.{where}",
        claim.anchor,
        (case.best.location,) if found else (),
        correct=(case.source.keys[0] if case.source.keys else case.source.id) if found else "",
        verdict=Verdict.SUPPORTED if case.evidence else Verdict.UNSUPPORTED,
    )


def _is_cited(case: Case) -> bool:
    """Whether any citation stands for the claim; a name in running text is one where the sources know it."""
    return any(c.kind is not CitationKind.ATTRIBUTION or c.resolved or c.ambiguous for c in case.claim.citations)


ASKED = Options(require_citations=True)
EELS = ("Eel Watch", "In 2020 there were 412 eels in the lower weir. The pass was closed by the river bureau in May.")

EXAMPLES = (
    Example("There were «412 eels» in the lower weir in 2020.", (EELS,), options=ASKED),
    Example("There were 412 eels in the lower weir in 2020.", (EELS,)),
    Example("There were 412 eels in the lower weir in 2020.[^1]\n\n[^1]: Eel Watch.", (EELS,), options=ASKED),
    Example("There were 412 eels in the lower weir in 2020 [@s1].", (EELS,), options=ASKED),
    Example("There were 412 eels in the lower weir in 2020, according to Eel Watch.", (EELS,), options=ASKED),
    Example("There were 412 eels in the weir. They were all of the lower one [@s1].", (EELS,), options=ASKED),
    Example("The eels are few [@s1]. There were «412 eels» in the lower weir in 2020.", (EELS,), options=ASKED),
    Example(
        "The count is told by the watch [@s1]:\n\n- 412 eels in the weir\n- 9 eels elsewhere\n", (EELS,), options=ASKED
    ),
    Example("| weir | eels |\n| --- | --- |\n| lower | 412 |\n\nSource: Eel Watch, 2020.\n", (EELS,), options=ASKED),
    Example("A warden said that «“nobody looked at the eels”».", (EELS,), options=ASKED),
    Example("A warden said that “nobody looked at the eels”.", (EELS,)),
    Example("The pass was closed by the river bureau.", (EELS,), options=ASKED),
)

RULE = Rule("C101", "citation-missing", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__)
