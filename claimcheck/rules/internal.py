"""The draft gives two figures for one thing.

**What it finds.** A figure for what the draft has counted before, with another value; a number of rows that the table it speaks
of does not have.

**Why it matters.** One of the two is wrong, and the reader cannot know which.

**What to do.** Check both against the source, and keep one.

**Authority.** The fact-checkers' list, "two numbers for one fact in one document".
"""

from collections.abc import Iterator

from claimcheck.detect.words import tokens
from claimcheck.model import BlockKind, Bound, Claim, Difference, Document, Form, Severity, Span
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.slots import periods_agree
from claimcheck.rules.base import Case, Example, Rule, Scope

ALIKE = 0.7  # share of the terms of the shorter clause that both have
LEAST = 2
BACK_REFERENCE = frozenset({"described", "mentioned", "above", "earlier", "said", "cited", "listed", "same"})


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or q.form is not Form.COUNT:
        return
    rows = _table_rows(case)
    if rows is not None:
        if q.low == q.high and q.low != rows:
            yield Difference(
                f"The draft says “{case.ours}”; its table has {rows} rows.", case.claim.anchor, correct=str(rows)
            )
        return
    earlier = [
        c
        for c in case.claims
        if c.quantity and c.quantity.form is Form.COUNT and c.sentence.end <= case.claim.sentence.start
    ]
    if _refers_back(case):
        named = [c for c in earlier if set(case.claim.about.counted[-1:]) & {*c.about.clause}]
        if named and not any(_agree(case.claim, c) for c in earlier):
            yield _difference(case, named[0])
        return
    for c in earlier:
        if _same_thing(case.claim, c) and not _agree(case.claim, c):
            yield _difference(case, c)
            return


def _difference(case: Case, other: Claim) -> Difference:
    words = " ".join(case.draft.prose[other.anchor.start : other.anchor.end].split())
    line = case.draft.locate(other.anchor).line
    return Difference(
        f"The draft says “{case.ours}” here and “{words}” in line {line}.",
        case.claim.anchor,
        (case.evidence and (case.best.location,)) or (),
        correct=words,
    )


def _agree(a: Claim, b: Claim) -> bool:
    if a.quantity is None or b.quantity is None:
        return True
    return any(
        compare(x, y) in (Relation.ENTAILED, Relation.HEDGE, Relation.LOOSE)
        for x, y in ((a.quantity, b.quantity), (b.quantity, a.quantity))
    )


def _same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims of the draft count the same thing, in nearly the same words."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or not a.about.counted or a.about.counted != b.about.counted or x.unit != y.unit:
        return False
    if (x.change is None) != (y.change is None) or x.rate != y.rate or Bound.BETWEEN in (x.bound, y.bound):
        return False
    if not periods_agree(a.about.periods, b.about.periods) or {p.name for p in a.about.places} != {
        p.name for p in b.about.places
    }:
        return False
    one, two = set(a.about.clause), set(b.about.clause)
    shorter = min(len(one), len(two))
    return shorter >= LEAST and len(one & two) >= ALIKE * shorter and len(one & two) > len(set(a.about.counted))


def _refers_back(case: Case) -> bool:
    """Whether the figure is one that the draft has given: "the 21 convictions described above"."""
    before = tokens(case.draft.prose, Span(case.claim.sentence.start, case.claim.anchor.start))
    after = tokens(case.draft.prose, Span(case.claim.anchor.end, case.claim.sentence.end))[:4]
    return (
        bool(before) and before[-1].lower in ("the", "these", "those") and any(t.lower in BACK_REFERENCE for t in after)
    )


def _table_rows(case: Case) -> int | None:
    """The number of body rows of the next table, where the sentence says that the table shows what is counted."""
    words = [t.lower for t in tokens(case.draft.prose, case.claim.sentence)]
    if "table" not in words or case.claim.quantity is None or case.claim.quantity.low > 40:
        return None
    return next_table_rows(case.draft, case.claim.sentence)


def next_table_rows(document: Document, after: Span) -> int | None:
    """How many body rows the first table after a span has; None where none follows within the section."""
    rows = set()
    headings: tuple[Span, ...] | None = None
    for block in document.blocks:
        if block.span.contains(after) or block.span.overlaps(after):
            headings = block.headings
        if block.kind is BlockKind.CELL and block.span.start > after.end and len(block.headers) == 2:
            if headings is not None and block.headings != headings:
                break
            rows.add(block.headers[0])
        elif rows and block.kind is not BlockKind.CELL:
            break
    return len(rows) or None


EXAMPLES = (
    Example("The village has 48 safe wells. The village has «52 safe wells»."),
    Example("The village has 48 safe wells. The village has 48 safe wells."),
    Example("In May the crew planted 300 trees. In June the crew planted 450 trees."),
    Example("Leeds has 48 wells. York has 52 wells."),
    Example("The inquiry led to 12 convictions. Judges praised the «21 convictions» described above."),
    Example("The inquiry led to 12 convictions. Judges praised the 12 convictions described above."),
    Example(
        "Prices of «four foods» rose, as the table shows.\n\n| Food | Rise |\n| --- | --- |\n| Rice | 8% |\n| Milk | 9% |\n| Eggs | 4% |"
    ),
    Example(
        "Prices of three foods rose, as the table shows.\n\n| Food | Rise |\n| --- | --- |\n| Rice | 8% |\n| Milk | 9% |\n| Eggs | 4% |"
    ),
)
RULE = Rule("D102", "internal", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
