"""The draft credits a count to the body that only passes it on.

**What it finds.** "The ministry surveyed 385 shops", "by the ministry's own estimate 385 shops", where the ministry's report says
that a university surveyed them: the draft has the publisher of the document count, ask or reckon, and the source's sentence
credits the figure to another body, or was recorded by those whom the sentence before it names.

**Why it matters.** The reader is sent to the wrong place for the method, and the relay's name lends a count more weight than
its own has.

**What to do.** Name those who counted, and cite the relay as such ("as reported by …").

**Authority.** The fact-checkers' second item: the original source, not the one that repeats it.
"""

from collections.abc import Iterator

from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import words_in
from claimcheck.detect.makers import Maker, agentless, makers, titles
from claimcheck.detect.names import JOINERS, names
from claimcheck.detect.words import tokens
from claimcheck.model import ClaimKind, Difference, Document, Severity, Span
from claimcheck.retrieve.bodies import bodies, same_body
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope

SURE = 0.55  # the score from which a statement is of the same thing: its own words of credit are none of the source's
ROLE, BEHIND = 60, 5  # code points and words behind a name in which its bearer's office may stand


def check(case: Case) -> Iterator[Difference]:
    if case.claim.quantity is None:
        if case.claim.kind is not ClaimKind.QUALITATIVE or not (case.sure or case.best.score >= SURE):
            return
    elif case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    for maker in makers(tokens(case.draft.prose, case.claim.sentence)):
        name = _text(case.draft, maker.who)
        if not maker.made or not _is_publisher(name, case):
            continue
        counted = _counted(case)
        others = [c for c in counted if not (_names_nobody(c) or _is_publisher(c, case))]
        if others and not _acts(case):
            yield Difference(
                f"{_plain(name)} only passes the figure on; the source credits it to {_plain(others[0])}.",
                maker.words,
                (case.best.location,),
                correct=_plain(others[0]),
            )
            return


def _acts(case: Case) -> bool:
    """Whether the source's sentence names its own publisher as well, who may have counted something in it."""
    run = tokens(case.source.prose, case.best.claim.sentence)
    return any(_is_publisher(_text(case.source, n.span), case) for n in names(run))


def _counted(case: Case) -> list[str]:
    """Whom the source credits with the figure: those who made it before those who told it."""
    best = case.best.claim
    run = tokens(case.source.prose, best.sentence)
    clause = [t for t in run if best.clause.start <= t.start < best.clause.end]
    if any(t.lower in words_in("slots", "writer") for t in clause):
        return []
    found = [m for m in makers(run) if not _is_person(m, case.source)]
    if not found and agentless(run):
        before = [
            p.span for p in case.library.paragraph(best.document, best.sentence) if p.span.end <= best.sentence.start
        ]
        found = [m for m in makers(tokens(case.source.prose, before[-1])) if m.made] if before else []
    return [_text(case.source, m.who) for m in found if not m.lone]


def _is_person(maker: Maker, document: Document) -> bool:
    """Whether a maker is somebody with a title, or with an office told behind the name, who may work for the publisher."""
    words = [w.lower().strip(".,") for w in _text(document, maker.who).split()]
    after = document.prose[maker.who.end : maker.who.end + ROLE].replace(",", " ").split()
    office = any(w.lower().strip(".") in words_of("speaker") for w in after[:BEHIND])
    return words[0] in titles() or (office and len(words) > 1 and not words_of("body") & set(words))


def _text(document: Document, span: Span) -> str:
    return " ".join(document.prose[span.start : span.end].split())


def _plain(name: str) -> str:
    """The name without its article."""
    return name.removeprefix("The ").removeprefix("the ")


def _is_publisher(name: str, case: Case) -> bool:
    """Whether a name may be that of those by whom the source is."""
    return any(same_body(_plain(name), body, case.library.acronyms) for body in bodies(case.source))


def _names_nobody(credited: str) -> bool:
    """Whether those whom the source credits are told without a name: "researchers", "a survey"."""
    return not any(w[0].isupper() for w in _plain(credited).split() if w not in JOINERS)


RELAY = (
    "Ministry of Homes",
    "Leeds University polled 385 landlords about damp. The ministry held a conference in May.",
)
EXAMPLES = (
    Example("«The Ministry of Homes polled» 385 landlords about damp.", (RELAY,)),
    Example("The Ministry of Homes reports that 385 landlords were polled about damp.", (RELAY,)),
    Example("Leeds University polled 385 landlords about damp.", (RELAY,)),
    Example(
        "The Ministry of Homes polled 385 landlords about damp.",
        (("Ministry of Homes", "The Ministry of Homes polled 385 landlords about damp."),),
    ),
    Example(
        "«The Otter Trust counted» 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "By a count «made by the Otter Trust» there are 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "«The Ministry of Homes worked out» that damp costs 385 landlords their rent.",
        (
            (
                "Ministry of Homes",
                "Leeds University calculates that damp costs 385 landlords their rent. The ministry met in May.",
            ),
        ),
    ),
    Example(
        "By a count «made by the Salt and Light Trust» there are 40 holts on the Wye.",
        (
            (
                "Salt and Light Trust",
                "The Union of Divers, which reads the logs of its members whether or not they report to the Ministry, "
                "counted 40 holts on the Wye.",
            ),
        ),
    ),
    Example(
        "By a count made by the Otter Trust there are 40 holts on the Wye.",
        (("Otter Trust", "We recorded 40 holts on the Wye."),),
    ),
    Example("The Otter Trust counted 40 holts on the Wye.", (("Otter Trust", "We counted 40 holts on the Wye."),)),
    Example(
        "By «the Otter Trust's own estimate» there are 40 holts on the Wye.",
        (("Otter Trust", "Bangor College reckons that there are 40 holts on the Wye. We agree."),),
    ),
    Example(
        "By Bangor College's estimate there are 40 holts on the Wye.",
        (("Otter Trust", "Bangor College reckons that there are 40 holts on the Wye. We agree."),),
    ),
    Example(
        "«The Otter Trust's survey» of 40 anglers found that most had seen a holt.",
        (("Otter Trust", "A Marlow Polling survey of 40 anglers found that most of them had seen a holt."),),
    ),
    Example(
        "The Otter Trust's report tells of 40 anglers who were surveyed about holts.",
        (("Otter Trust", "A Marlow Polling survey of 40 anglers asked about holts."),),
    ),
    Example(
        "«The Otter Trust's own monitoring» showed a marked rise in floods on the upper Wye.",
        (("Otter Trust", "According to Riverwatch, floods on the upper Wye rose markedly."),),
    ),
    Example(
        "«The Otter Trust forecast» that catches on the Wye would shrink by a third.",
        (("Otter Trust", "Bangor College predicted that catches on the Wye would shrink by a third."),),
    ),
    Example(
        "In May «the Otter Trust recorded» 633 dead trout.",
        (
            (
                "Otter Trust",
                "The reporting of fish kills has been taken over by the River Bureau. In May 633 dead trout were recorded.",
            ),
        ),
    ),
    Example(
        "In May the Otter Trust recorded 633 dead trout.",
        (("Otter Trust", "Our wardens took over the reporting of fish kills. In May 633 dead trout were recorded."),),
    ),
    Example(
        "The Otter Trust estimates that 40 holts are left on the Wye.",
        (("Otter Trust", "Ann Lee, our director, estimates that 40 holts are left on the Wye."),),
    ),
    Example(
        "The Otter Trust measured the depth of every pool on the upper Wye.",
        (
            (
                "Otter Trust",
                "Although the Otter Trust did not measure the depth of pools on the upper Wye, Bangor College reckons that they "
                "were deep.",
            ),
        ),
    ),
    Example(
        "«The Wye Otter Trust measured» the depth of 40 pools in Herefordshire.",
        (("Wye Otter Trust", "Bangor College measured the depth of 40 pools in Herefordshire."),),
    ),
    Example(
        "The Otter Trust estimates that 40 holts are left on the Wye.",
        (("Otter Trust", "Dr Lee estimates that 40 holts are left on the Wye."),),
    ),
)
RULE = Rule("C104", "secondary", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
