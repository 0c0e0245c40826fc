"""A note or an entry that nothing in the text points to.

**What it finds.** A footnote without a mark in the text; and, as a note, an entry of a list of references that is cited
nowhere, where the others are, and keys of the draft's own bibliography. A list of further reading is left alone, and so is a
bibliography most of which the draft does not use: it is a library, and no list of this text's sources.

**Why it matters.** Often the claim was cut and its note stayed, or the mark has the wrong number, so that another claim has lost
its source.

**What to do.** Put the mark where the note belongs, or take the note out.

**Authority.** *The Chicago Manual of Style*, chapters 14 and 15: each entry of a reference list is cited in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from claimcheck.detect.citation import bibliographies, is_uncited_on_purpose
from claimcheck.detect.citing.lists import entries, label_of, may_be_uncited
from claimcheck.model import BlockKind, CitationKind, Confidence, Difference, MarkKind, Severity, Span, Verdict
from claimcheck.retrieve.bibliography import read
from claimcheck.rules.base import Example, Whole, of_whole

MOST_NAMED = 5  # keys that are named in a message


def check(whole: Whole) -> Iterator[Difference]:
    """Yields each note without a mark, each entry without a citation, and the bibliography with keys that are not used."""
    yield from _notes(whole)
    yield from _entries(whole)
    yield from _keys(whole)


def _notes(whole: Whole) -> Iterator[Difference]:
    used = {m.target for m in whole.draft.marks if m.kind is MarkKind.FOOTNOTE}
    for block in whole.draft.blocks:
        if block.kind is BlockKind.FOOTNOTE and block.label not in used:
            yield Difference(
                f"No mark in the text points to the note “{block.label}”.",
                label_of(whole.draft, block),
                verdict=Verdict.CANNOT_TELL,
            )


def _entries(whole: Whole) -> Iterator[Difference]:
    listed = entries(whole.draft)
    cited = {c.at for c, _ in whole.cited if c.at}
    if not any(e.span in cited for e in listed):
        return
    for e in listed:
        if e.span not in cited and not may_be_uncited(whole.draft, e) and not _is_named(whole, e.span):
            number = f" {e.number}" if e.number is not None else ""
            yield Difference(
                f"Nothing in the text cites this entry{number} of the list.",
                e.span,
                verdict=Verdict.CANNOT_TELL,
                confidence=Confidence.LOW,
            )


def _is_named(whole: Whole, entry: Span) -> bool:
    """Whether the text names an entry's source all the same: by its title, by a link, in a way that no list tells."""
    text = whole.draft[entry]
    return any(c.label and c.label in text for c, _ in whole.cited if c.kind in (CitationKind.TITLE, CitationKind.LINK))


def _keys(whole: Whole) -> Iterator[Difference]:
    """The keys of a bibliography that the front matter names, as far as the text uses most of them."""
    used = {c.label for c, _ in whole.cited if c.kind is CitationKind.KEY}
    used |= {m.target for m in whole.draft.marks if m.kind is MarkKind.KEY}
    for path in bibliographies(whole.draft):
        name = PurePath(path).name
        at = whole.draft.text.find(name)
        front = next((b.span for b in whole.draft.blocks if b.kind is BlockKind.FRONT_MATTER), Span(0, 0))
        keys = dict.fromkeys(r.key for r in read(path))
        left = [k for k in keys if k not in used]
        if not left or len(left) * 2 >= len(keys) or not front.contains(Span(at, at + len(name))):
            continue
        if is_uncited_on_purpose(whole.draft):
            continue
        said = ", ".join(f"“{k}”" for k in left[:MOST_NAMED]) + (" …" if len(left) > MOST_NAMED else "")
        yield Difference(
            f"The text cites {'a key' if len(left) == 1 else 'keys'} of this bibliography nowhere: {said}.",
            Span(at, at + len(name)),
            verdict=Verdict.CANNOT_TELL,
            confidence=Confidence.LOW,
        )


BEES = ("Hive Trust", "Bees pollinate a third of the crops in the county.")
LIST = "\n\n## References\n\n1. Hive Trust, *Bees*, 2020.\n2. Rivers Bureau, *Weirs*, 2018.\n"

EXAMPLES = (
    Example("A third of the crops need bees.[^a]\n\n[^a]: Hive Trust.\n\n«[^b]:» Rivers Bureau.", (BEES,)),
    Example("Crops need bees.\n\n«[^1]:» Hive Trust, 2020.", (BEES,)),
    Example(
        "Crops need bees.[^1]\n\n[^1]: Hive Trust, 2020; but see below.[^2]\n\n[^2]: Rivers Bureau, 2018.", (BEES,)
    ),
    Example("Crops need bees.^[Hive Trust, 2020.]", (BEES,)),
    Example(
        "Crops need bees [1].\n\n## References\n\n1. Hive Trust, *Bees*, 2020.\n2. «Rivers Bureau, *Weirs*, 2018.»\n",
        (BEES,),
    ),
    Example("Crops need bees [1, 2]." + LIST, (BEES,)),
    Example("Crops need bees [1]-[2]." + LIST, (BEES,)),
    Example("Crops need bees." + LIST, (BEES,)),
    Example(
        "Crops need bees (Marsh, 2011).\n\n## References\n\nMarsh, E. (2011) *Cold hives*. Leeds: Elm Press.\n\n"
        "«Novak, D. (2012) *Wet hives*. Leeds: Elm Press.»\n",
        (BEES,),
    ),
    Example(
        "Crops need bees (Marsh, 2011).\n\n## Further reading\n\nMarsh, E. (2011) *Cold hives*. Leeds.\n\n"
        "Novak, D. (2012) *Wet hives*. Leeds.\n",
        (BEES,),
    ),
)

RULE = of_whole("C106", "citation-unused", Severity.WARNING, check, EXAMPLES, __doc__)
