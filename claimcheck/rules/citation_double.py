"""One number, label or key stands for two sources.

**What it finds.** Two footnotes with one label, two entries of a list of references with one number, two entries of a
bibliography with one key. The second is marked; of a bibliography, the citation that uses the key.

**Why it matters.** Only one of the two can be printed, and which one is an accident; the other claim is then given to a source
that does not bear it.

**What to do.** Give one of them another label, and put the marks right.

**Authority.** pandoc and BibTeX warn of it ("duplicate note reference", "repeated entry").
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from claimcheck.detect.citation import bibliographies
from claimcheck.detect.citing.lists import entries, label_of
from claimcheck.model import Block, BlockKind, CitationKind, Difference, Document, Severity, Span, Verdict
from claimcheck.retrieve.bibliography import Record, read
from claimcheck.rules.base import Example, Whole, of_whole


def check(whole: Whole) -> Iterator[Difference]:
    """Yields the second of each two that have one label."""
    yield from _notes(whole.draft)
    yield from _entries(whole.draft)
    yield from _keys(whole)


def _notes(draft: Document) -> Iterator[Difference]:
    first: dict[str, Block] = {}
    for block in draft.blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            continue
        if block.label in first:
            yield _difference(f"the label “{block.label}”", draft, first[block.label].span, label_of(draft, block))
        first.setdefault(block.label, block)


def _entries(draft: Document) -> Iterator[Difference]:
    first: dict[tuple[int, Span | None], Span] = {}
    for e in entries(draft):
        if e.number is None:
            continue
        one = (e.number, e.heading)  # another list counts anew
        if one in first:
            yield _difference(f"the number {e.number}", draft, first[one], e.span)
        first.setdefault(one, e.span)


def _difference(what: str, draft: Document, first: Span, second: Span) -> Difference:
    line = draft.locate(first).line
    return Difference(f"Two notes have {what}; the other stands in line {line}.", second, verdict=Verdict.CANNOT_TELL)


def _keys(whole: Whole) -> Iterator[Difference]:
    """The citations of keys that the bibliographies define twice, each time for another work."""
    defined: dict[str, list[tuple[str, Record]]] = {}
    for path in bibliographies(whole.draft):
        for record in read(path):
            defined.setdefault(record.key, []).append((PurePath(path).name, record))
    told: set[str] = set()
    for cited, _ in whole.cited:
        found = defined.get(cited.label, []) if cited.kind is CitationKind.KEY else []
        if cited.label in told or len({_work(r) for _, r in found}) < 2:
            continue
        told.add(cited.label)
        files = " and ".join(dict.fromkeys(name for name, _ in found))
        said = "; ".join(f"“{r.title}”" for _, r in found if r.title)
        yield Difference(
            f"{files} {'has' if ' and ' not in files else 'have'} the key “{cited.label}” for more than one work: {said}.",
            cited.span,
            verdict=Verdict.CANNOT_TELL,
        )


def _work(record: Record) -> tuple[str, str, str]:
    """What tells a work from another: its title, year and DOI, as far as they are told."""
    return record.title.casefold(), record.year, record.doi.casefold()


BEES = ("Hive Trust", "Bees pollinate a third of the crops in the county.")

EXAMPLES = (
    Example("Crops need bees.[^1] Weirs leak.[^1]\n\n[^1]: Hive Trust, 2020.\n\n«[^1]:» Rivers Bureau, 2018.", (BEES,)),
    Example("Crops need bees.[^1] They need many.[^1]\n\n[^1]: Hive Trust, 2020.", (BEES,)),
    Example("Crops need bees.[^1] Weirs leak.[^2]\n\n[^1]: Hive Trust, 2020.\n\n[^2]: Rivers Bureau, 2018.", (BEES,)),
    Example(
        "Crops need bees [1]. Weirs leak [2].\n\n## References\n\n[1] Hive Trust, *Bees*, 2020.\n\n"
        "[2] Rivers Bureau, *Weirs*, 2018.\n\n«[2] Marsh, E., *Wet hives*, 2019.»\n",
        (BEES,),
    ),
    Example(
        "Crops need bees [1].\n\n## References\n\n[1] Hive Trust, *Bees*, 2020.\n\n[2] Rivers Bureau, *Weirs*, 2018.\n",
        (BEES,),
    ),
)

RULE = of_whole("C107", "citation-double", Severity.WARNING, check, EXAMPLES, __doc__)
