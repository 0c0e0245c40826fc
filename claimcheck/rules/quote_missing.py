"""The quoted words are in none of the sources.

**What it finds.** A quotation that a verb, a name or a citation gives to somebody, and that stands in no source, not
even with some words changed. A long one that is given to nobody is a note. Titles, slogans, terms, scare quotes and speech
that is only imagined ("critics will ask") are left alone, as are a few words that nobody is said to have said.

**Why it matters.** Quotations are made up, remembered wrongly, or taken over from other people's texts; one that
nobody can find costs the draft its credit.

**What to do.** Find the text that has the words and add it to the sources; or report what was said without quotation
marks.

**Authority.** International Fact-Checking Network, code of principles, transparency of sources: a reader must be able
to repeat the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.detect.stance import signature
from claimcheck.model import CitationKind, ClaimKind, Confidence, Difference, Document, Severity, Verdict
from claimcheck.retrieve.bodies import is_known
from claimcheck.retrieve.quotes import SAME, find, quotation_at
from claimcheck.retrieve.voices import HONORIFICS, is_in, is_person, plain
from claimcheck.rules.base import Case, Example, Rule, Scope

UNCLAIMED = 8  # words from which a quotation that is given to nobody is worth a note
NEAR = 0.5  # the nearest words are worth showing from this score on


def check(case: Case) -> Iterator[Difference]:
    """Yields a difference where no source has the words or a changed form of them."""
    if case.claim.kind is not ClaimKind.QUOTATION or not case.library.documents:
        return
    best = next(iter(find(case.claim.words, case.library)), None)
    if best is not None and (best.exact or best.score >= SAME):
        return
    quotation = quotation_at(case.draft, case.claim.anchor)
    reported = quotation is None or quotation.reported
    if not reported and len(case.claim.words.split()) < UNCLAIMED:
        return  # a term, a slogan, a scare quote
    near = best is not None and best.score >= NEAR
    known = any(c.resolved for c in case.claim.citations) or any(
        is_known(n.text, case.library) for n in case.claim.about.credited
    )
    yield Difference(
        message="No source has these words"
        + (f"; the nearest, {best.score * 100:.0f} per cent alike, are shown." if near and best else "."),
        anchor=case.claim.anchor,
        related=(case.library.location(best.document, best.span),) if near and best is not None else (),
        verdict=Verdict.MISQUOTED if known else Verdict.UNSUPPORTED,
        confidence=Confidence.HIGH if reported and not (_own_speaker(case) and not known) else Confidence.LOW,
    )


NOBODY = frozenset(
    {"those", "some", "many", "people", "others", "critics", "everyone", "everybody", "we", "you", "they", "most"}
)


def _own_speaker(case: Case) -> bool:
    """Whether nobody in particular is quoted, or a person or the draft's own body, whom no citation vouches for.

    A press release quotes its own people, of whom no source speaks.
    """
    marks = any(c.kind is not CitationKind.ATTRIBUTION or c.resolved for c in case.claim.citations)
    if marks or not case.claim.about.credited:
        return False
    name = _in_full(plain(case.claim.about.credited[0].text), case.draft)
    words = name.replace(".", "").split()
    if words and words[0].lower() in NOBODY:
        return True
    if is_person(name):
        return not is_in(name, case.library, case.library.acronyms)
    named = {w for w in words if w[0].isupper()}
    return bool(named) and named <= signature(case.draft)


def _in_full(name: str, draft: Document) -> str:
    """The name by which the draft first calls a person whom it calls by the last word only: "Ana Lund … Lund said"."""
    name = " ".join(w for w in name.split() if w.rstrip(".") not in HONORIFICS) or name
    if " " in name:
        return name
    whole = (m[0] for m in re.finditer(rf"[A-Z][\w'’-]+ {re.escape(name)}\b", draft.prose))
    return next(filter(is_person, whole), name)


BUSES = "The night bus was withdrawn in March. Passengers were told by a notice at the depot."

EXAMPLES = (
    Example("The operator calls the cut «“a gift to every taxi driver in town”».", (BUSES,)),
    Example("«“Nobody ever rides the night bus,”» the manager said.", (BUSES,)),
    Example("> «“The depot was a palace of rust and broken promises.”» (Transit Watch, 2019)", (BUSES,)),
    Example("According to the inspector, «‘the engines had been sabotaged by rats’».", (BUSES,)),
    Example("The minister described the ward as «“catastrophic”».", (BUSES,)),
    Example('The report puts it plainly: «"pupils learn nothing on an empty stomach"».', (BUSES,)),
    Example("In the coroner's own words, «“a chain of small failures led to the fire”».", (BUSES,)),
    Example("The survey says «“rents eat half of every wage packet”».[^1]\n\n[^1]: Tenants' survey, 2020.", (BUSES,)),
    Example("The operator says that “the night bus was withdrawn in March”.", (BUSES,)),
    Example("“Buses for all” was their slogan.", (BUSES,)),
    Example("The so-called “ghost buses” run empty.", (BUSES,)),
    Example("They handed out a leaflet entitled “How to Mend a Broken Timetable”.", (BUSES,)),
    Example("The operator says that “passengers were informed by a notice at the depot”.", (BUSES,)),
    Example("The drivers' union met on Friday; the drivers' vote was close.", (BUSES,)),
    Example("The new ‘hub’ is a shed.", (BUSES,)),
    Example("“Never on our watch” is easily said.", (BUSES,)),
    Example("Critics will ask: “Who pays for all these buses?”", (BUSES,)),
    Example("In its paper “Who waits for a bus”, the operator counts passengers.", (BUSES,)),
    Example("“Who waits for a bus” says that one in ten walks.", (BUSES,)),
    Example("“Never pay the ferryman first”, runs the old saw, and we agree.", (BUSES,)),
    Example("As the saying goes, “a bus in the hand is worth two at the depot”.", (BUSES,)),
    Example("«“A bus in the hand is worth two at the depot”», runs the report.", (BUSES,)),
    Example("Wear the badge: “Every bus on time”.", (BUSES,)),
    Example("If a driver says “the brakes fail every night”, who listens?", (BUSES,)),
    Example("One driver says «“the brakes fail every night”».", (BUSES,)),
    Example("The operator's safety chief has been blunter still: «“Rust is the cheapest driver there is.”»", (BUSES,)),
    Example("«“Nobody ever rides the night bus.”» So said the manager of the depot.", (BUSES,)),
)

RULE = Rule("Q103", "quote-missing", Severity.WARNING, Scope.CLAIM, check, EXAMPLES, __doc__, of_silence=True)
