"""The draft credits a count to the body that only passes it on.

**What it finds.** "The ministry surveyed 385 shops" where the ministry's report says that a university surveyed them: the draft's
subject is the publisher of the document, its verb one of counting, and the source's sentence credits the figure to another body.

**Why it matters.** The reader is sent to the wrong place for the method, and the relay's name lends a count more weight than
its own has.

**What to do.** Name those who counted, and cite the relay as such ("as reported by …").

**Authority.** The fact-checkers' second item: the original source, not the one that repeats it.
"""

from collections.abc import Iterator

from claimcheck.detect.attribution import attributions
from claimcheck.detect.lexicon import phrases
from claimcheck.detect.names import JOINERS
from claimcheck.detect.words import tokens
from claimcheck.model import ClaimKind, Difference, Document, Name, Severity, Span
from claimcheck.retrieve.figures import Relation
from claimcheck.rules.base import Case, Example, Rule, Scope

REACH = 3  # tokens between the draft's name and its verb


def check(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.DATE or case.claim.quantity is None:
        return
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    head = f"{case.source.publisher} {case.source.author} {case.source.title}"
    for name in case.claim.about.names:
        verb = _counts(case.draft, case.claim.sentence, name)
        if verb is None or not _is_publisher(name, head, case):
            continue
        sentence = case.best.claim.sentence
        counted = [n.text for n in case.best.claim.about.names if _counts(case.source, sentence, n)]
        counted += [" ".join(case.source.prose[a.start : a.end].split()) for a in attributions(case.source, sentence)]
        others = [c for c in counted if c[:1].isupper() or " " in c]
        others = [c for c in others if not _same_body(c, name, head, case)]
        if others:
            publisher = case.source.publisher
            relay = publisher if name.text in publisher else name.text  # "Salt and Light Trust" is two names
            yield Difference(
                f"{relay} only passes the figure on; the source credits it to {others[-1]}.",
                name.span.to(verb) if relay == name.text else _whole(case, name, relay).to(verb),
                (case.best.location,),
                correct=others[-1],
            )
            return


def _counts(document: Document, sentence: Span, name: Name) -> Span | None:
    """The verb of counting that follows a name in a sentence, or the "made by" before it."""
    run = tokens(document.prose, sentence)
    after = [t for t in run if t.start >= name.span.end][:REACH]
    hit = next(phrases("counting", "counting", "words").all(after), None)
    if hit:
        return Span(after[hit.first].start, after[hit.last - 1].end)
    before = [t for t in run if t.end <= name.span.start]
    if before and before[-1].lower == "the":
        before = before[:-1]
    led = phrases("counting", "counted_by", "words").ending(before, len(before))
    return Span(before[led.first].start, before[led.last - 1].end) if led else None


def _whole(case: Case, name: Name, publisher: str) -> Span:
    """The publisher's name in the draft's sentence, where it stands there in full; the part of it else."""
    at = case.draft.prose.find(publisher, case.claim.sentence.start, case.claim.sentence.end)
    return Span(at, at + len(publisher)) if at >= 0 else name.span


def _words(text: str) -> set[str]:
    stripped = (w.strip(".,;:()").removesuffix("’s").removesuffix("'s") for w in text.split())
    return {w for w in stripped if w and w.lower() not in JOINERS}


def _is_publisher(name: Name, head: str, case: Case) -> bool:
    full = case.library.acronyms.get(name.text, name.text)
    return _words(name.text) <= _words(head) or _words(full) <= _words(head)


def _same_body(credited: str, name: Name, head: str, case: Case) -> bool:
    """Whether those whom the source credits are the publisher after all, or name nobody."""
    capitals = {w for w in _words(credited) if w[0].isupper()}
    full = case.library.acronyms.get(credited, credited)
    return not capitals or bool(_words(name.text) & capitals) or _words(full) <= _words(head)


RELAY = (
    "Ministry of Homes",
    "Leeds University polled 385 landlords about damp. The ministry held a conference in May.",
)
EXAMPLES = (
    Example("The «Ministry of Homes polled» 385 landlords about damp.", (RELAY,)),
    Example("The Ministry of Homes reports that 385 landlords were polled about damp.", (RELAY,)),
    Example("Leeds University polled 385 landlords about damp.", (RELAY,)),
    Example(
        "The Ministry of Homes polled 385 landlords about damp.",
        (("Ministry of Homes", "The Ministry of Homes polled 385 landlords about damp."),),
    ),
    Example(
        "The «Otter Trust counted» 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "By a count «made by the Otter Trust» there are 40 holts on the Wye.",
        (("Otter Trust", "Divers from Bangor College recorded 40 holts on the Wye."),),
    ),
    Example(
        "The «Ministry of Homes worked out» that damp costs 385 landlords their rent.",
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
)
RULE = Rule("C104", "secondary", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
