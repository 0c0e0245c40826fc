"""Two independent sources disagree about the claim.

**What it finds.** A source bears the figure out, and another one, no copy of it, gives a different figure for the same thing. Both
are shown, and neither is chosen. A draft that says whose figure it is is judged by that one.

**Why it matters.** A writer who gives one of two figures as the fact will be shown the other.

**What to do.** Name whose figure it is, or give both.

**Authority.** The fact-checkers' list, "independent of the others".
"""

from collections.abc import Iterator

from claimcheck.detect.attribution import attributions
from claimcheck.model import Claim, Difference, Document, Evidence, Form, Severity, Verdict
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.slots import periods_agree
from claimcheck.rules.base import Case, Example, Rule, Scope

NEARNESS = 0.75  # of the best evidence's overlap of terms that the other witness must reach


def check(case: Case) -> Iterator[Difference]:
    quantity = case.claim.quantity
    if case.relation is not Relation.ENTAILED or quantity is None or quantity.form is Form.AGE or _credits(case):
        return
    for other in case.considered:
        if _disagrees(case, other):
            yield Difference(
                f"Sources disagree: one says “{case.theirs}”, another “{_words(case, other)}”.",
                case.claim.anchor,
                (case.best.location, other.location),
                verdict=Verdict.CONFLICTING,
            )
            return


def _words(case: Case, other: Evidence) -> str:
    return " ".join(case.library.document(other.claim.document)[other.claim.anchor].split())


def _credits(case: Case) -> bool:
    """Whether the draft says whose figure it is."""
    return bool(case.claim.about.credited)


def _disagrees(case: Case, other: Evidence) -> bool:
    best, claim = case.best, other.claim
    if (
        claim.quantity is None
        or case.claim.quantity is None
        or (claim.document, claim.sentence) == (best.claim.document, best.claim.sentence)
    ):
        return False
    if compare(case.claim.quantity, claim.quantity) is not Relation.VALUE:
        return False
    if not _independent(best.claim, claim, case):
        return False
    ours, theirs = best.claim.about.counted, claim.about.counted
    if not ours or not theirs or not (set(ours) <= set(theirs) or set(theirs) <= set(ours)):
        return False
    here, there, draft = ({p.name for p in c.about.places} for c in (best.claim, claim, case.claim))
    if here != there and not draft & here & there:
        return False
    if not set(case.claim.about.clause) & set(claim.about.clause) - set(theirs[-1:]):
        return False  # of "pupils" both, and of nothing else that they share
    near = dict(other.why).get("terms", 0.0) >= NEARNESS * dict(best.why).get("terms", 0.0)
    if dict(other.why).get("place", 0.0) < 0 or not periods_agree(case.claim.about.periods, claim.about.periods):
        return False
    return near


def _independent(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two witnesses are of different documents, neither a copy of the other, or of two counts that one reports."""
    if case.library.original(a.document) != case.library.original(b.document):
        return not _editions(a, b, case)
    counts = [_counted_by(c, case) for c in (a, b)]
    return (
        bool(counts[1]) and not counts[0] & counts[1] and not _own(counts[1], case.library.document(b.document), case)
    )


def _editions(a: Claim, b: Claim, case: Case) -> bool:
    """Whether the two are of documents that one body put out at two times, and not said of one time: the later figure is
    a newer one, and contradicts nobody."""
    one, two = (case.library.document(c.document) for c in (a, b))
    same = bool(one.publisher) and one.publisher == two.publisher and one.date != two.date
    told = [{(p.first, p.last) for p in c.about.periods if not p.inferred} for c in (a, b)]
    return same and not told[0] & told[1]


def _own(bodies: frozenset[str], document: Document, case: Case) -> bool:
    """Whether a body is the document's own publisher or author, in full or by its acronym."""
    head = f"{document.publisher} {document.author} {document.title}"
    return any(b in head or case.library.acronyms.get(b, "\0") in head for b in bodies)


def _counted_by(claim: Claim, case: Case) -> frozenset[str]:
    """The bodies that the source's sentence credits with a count."""
    document = case.library.document(claim.document)
    spans = attributions(document, claim.sentence)
    return frozenset(" ".join(document.prose[s.start : s.end].split()) for s in spans)


EXAMPLES = (
    Example(
        "In Leeds «nine in ten girls» walk to school.",
        (
            "The mayor said in Bradford that nine in ten girls in Leeds walk to school.",
            "In Leeds 54 per cent of girls walk to school.",
        ),
    ),
    Example(
        "More than one pupil in four cycles to school.",
        ("More than one pupil in four cycles to school.", "Nearly 20 per cent of pupils are left-handed."),
    ),
    Example(
        "In Chad «some 4,000 nomads» crossed the border.",
        ("In Chad 4,000 nomads crossed the border.", "In Chad 9,500 nomads crossed the border."),
    ),
    Example(
        "In Chad some 4,000 nomads crossed the border.",
        ("In Chad 4,000 nomads crossed the border.", "In Mali 9,500 nomads crossed the border."),
    ),
    Example(
        "In 2011 some 4,000 nomads crossed the border.",
        ("In 2011 4,000 nomads crossed the border.", "In 2015 9,500 nomads crossed the border."),
    ),
    Example(
        "According to the Red Cross, 4,000 nomads crossed the border.",
        (
            "The Red Cross counted 4,000 nomads who crossed the border.",
            "The army counted 9,500 nomads who crossed the border.",
        ),
    ),
    Example(
        "Some 4,000 nomads crossed the border.",
        ("Some 4,000 nomads crossed the border.", "About 4,000 nomads crossed the border."),
    ),
    Example(
        "The heatwave killed «310 farm workers».",
        (
            "The heatwave killed 310 farm workers, the ministry says.",
            "The heatwave killed 1,150 farm workers, the union says.",
        ),
    ),
    Example(
        "The heatwave killed 310 farm workers.",
        ("The heatwave killed 310 farm workers.", "The heatwave killed 1,150 cattle."),
    ),
    Example(
        "The ministry counted 310 beds in the city.",
        ("The ministry counted 310 beds in the city and 40 beds in the villages.",),
    ),
)
RULE = Rule("E102", "conflicting", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__)
