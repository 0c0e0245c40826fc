"""The quoted words are another's.

**What it finds.** A quotation that stands in a source, but the one who is said to have said it neither published nor
wrote that source, nor does the source give the words to them there; or the citation at the quotation leads to another
source than the one that has the words. It is silent where the draft names nobody that the sources know.

**Why it matters.** The right words in the wrong mouth are a misquotation of both.

**What to do.** Name the one whose words they are, or cite the source that has them.

**Authority.** *The Chicago Manual of Style*, chapter 13, on giving credit; the checklists of fact-checking desks,
which ask of each quotation whose words it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.detect.attribution import attributions, words_of
from claimcheck.detect.names import acronyms as acronyms_in
from claimcheck.detect.quoting.quoted import spoken_by
from claimcheck.model import CitationKind, ClaimKind, Difference, Document, Severity, Span, Verdict
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quotes import find, quotations_of
from claimcheck.retrieve.quoting.match import QuoteMatch
from claimcheck.retrieve.resolve import bodies, forms, is_known, name_words, same_body
from claimcheck.rules.base import Case, Example, Rule, Scope

SURE = 0.85  # the words must be so near to the source's that their place is beyond doubt
BEFORE = 400  # characters before the words in which the source may say whose they are


def check(case: Case) -> Iterator[Difference]:
    """Yields a difference where the words are in a source, but not the named speaker's or not in the cited one."""
    if case.claim.kind is not ClaimKind.QUOTATION:
        return
    library = case.library
    matches = [m for m in find(case.claim.words, library.documents) if m.exact or m.score >= SURE]
    if not matches:
        return
    cited = {
        library.original(i) for c in case.claim.citations if c.kind is not CitationKind.ATTRIBUTION for i in c.resolved
    }
    found = {library.original(m.document) for m in matches}
    credit = next((n.text for n in case.claim.about.credited), "")
    who = _person_of(credit)
    acronyms = {**library.acronyms, **acronyms_in(case.draft.prose)}
    best = matches[0]
    there = library.location(best.document, best.sentence)
    by = _author(library.document(best.document))
    if (
        who
        and _is_name(who, case)
        and _is_known(who, library, acronyms)
        and not any(_may_say(w, m, library, acronyms) for w in (who, credit) for m in matches)
    ):
        message = (
            f"The words stand in {_title(library.document(best.document))}, which gives them to another than {who}."
        )
        yield Difference(message, case.claim.anchor, (there,), correct=by, verdict=Verdict.MISQUOTED)
    elif cited and not cited & found:
        message = f"The words stand in {_title(library.document(best.document))}, not in the source cited."
        yield Difference(message, case.claim.anchor, (there,), correct=by, verdict=Verdict.MISQUOTED)


def _title(document: Document) -> str:
    return f"“{document.title}”" if document.title else document.id


def _author(document: Document) -> str:
    return document.author or document.publisher


def _plain(who: str) -> str:
    words = who.split()
    while words and words[0].lower() in words_of("determiner"):
        words = words[1:]
    return " ".join(words)


def _person_of(who: str) -> str:
    """The person of "Ann Lee of the Hive Trust"; any other phrase as it is."""
    person = who.partition(" of ")[0]
    return person if _is_person(_plain(person)) else who


def _is_name(who: str, case: Case) -> bool:
    """Whether the phrase names somebody; "the Council" and "Campaigners" do not."""
    words = _plain(who).split()
    capitals = [w for w in words if w[0].isupper()]
    if not capitals:
        return False
    generic = words_of("body") | words_of("study") | words_of("speaker")
    if len(words) > 1:
        return any(w.lower() not in generic for w in capitals) or len(capitals) > 1
    if words[0].isupper() and len(words[0]) > 1:
        return True
    texts = (case.draft.prose, *(d.prose for d in case.library.documents))
    return words[0].lower() not in generic and not any(f" {words[0].lower()} " in text for text in texts)


def _is_known(who: str, library: Library, acronyms: dict[str, str]) -> bool:
    plain = _plain(who)
    names = {plain, acronyms.get(plain, plain)}
    return is_known(who, library, acronyms) or any(name in d.prose for d in library.documents for name in names)


def _may_say(who: str, match: QuoteMatch, library: Library, acronyms: dict[str, str]) -> bool:
    """Whether the source is the speaker's, or gives the words to the speaker where they stand."""
    document = library.document(match.document)
    same = {d.id for d in library.documents if library.original(d.id) == library.original(match.document)}
    by = [b for d in library.documents if d.id in same for b in (*bodies(d), d.title) if b]
    speaker = spoken_by(quotations_of(document), match.span)
    said = [_words(document, _with_name(document, speaker))] if speaker else []
    if any(same_body(who, b, acronyms, loose=True) for b in (*by, *said)):
        return True
    own = set(name_words(document.prose[match.sentence.start : match.sentence.end]))
    if any(form and form <= own for form in forms(_plain(who), acronyms)):
        return True
    if any(same_body(who, s, acronyms, loose=True) for s in _credited_before(document, match)):
        return True
    if not _is_person(who) or who.split()[-1] not in document.prose:
        return False
    return not any(_has_person(s) for s in said)  # the source gives the words to somebody else by name


def _words(document: Document, span: Span) -> str:
    return " ".join(document.prose[span.start : span.end].split())


def _credited_before(document: Document, match: QuoteMatch) -> tuple[str, ...]:
    """Who was speaking before, where the source's own sentence does not say who speaks."""
    if attributions(document, match.sentence):
        return ()
    block = next((b for b in document.blocks if b.span.overlaps(match.span)), None)
    start = max(match.sentence.start - BEFORE, block.span.start if block else 0)
    if start >= match.sentence.start:
        return ()
    return tuple(_words(document, s) for s in attributions(document, Span(start, match.sentence.start)))


APPOSITION = re.compile(r",\s+(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+(?=\s*,)")


def _with_name(document: Document, speaker: Span) -> Span:
    """The speaker with the name that follows: "Its chief executive, Ruth Ansell, said"."""
    m = APPOSITION.match(document.prose, speaker.end)
    return Span(speaker.start, m.end()) if m else speaker


def _has_person(said: str) -> bool:
    """Whether a phrase names a person: two words with capitals that are no acronym, side by side."""
    words = [w.strip(',.;:()“”"') for w in said.split()]
    return any(_is_person(f"{a} {b}") for a, b in pairwise(words) if a and b)


def _is_person(who: str) -> bool:
    words = who.replace("Dr.", "").replace("Dr", "").split()
    generic = words_of("body")
    return 1 < len(words) < 4 and all(w[0].isupper() and not w.isupper() and w.lower() not in generic for w in words)


OCEAN = (
    "Ocean Institute",
    "Plankton is the first link of every meal in the sea. The Harbour Board has asked for a survey.",
)
HARBOUR = ("Harbour Board", "Ships must slow down within two miles of the quay. The Ocean Institute agrees.")
WARDS = (
    "Department of Health",
    "Nurses told the inquiry of long nights. The Patients' League said: “We slept in corridors for a week.” "
    "Beds were added.",
)

MINES = (
    "Select Committee",
    "Ruth Ansell, who runs the agency, said: “We go to the serious spills and leave the rest.” Kieran Obi spoke of staff.",
)

EXAMPLES = (
    Example("Kieran Obi told them: «“We go to the serious spills and leave the rest.”»", (MINES,)),
    Example("«“We go to the serious spills and leave the rest,”» Kieran Obi, its head of works, admitted.", (MINES,)),
    Example(
        "> «“We go to the serious spills and leave the rest.”» (Kieran Obi of the Agency for Clean Rivers, on its staff)",
        (MINES,),
    ),
    Example(
        "> “We go to the serious spills and leave the rest.” (Ruth Ansell of the Agency for Clean Rivers, on its staff)",
        (MINES,),
    ),
    Example(
        "“Plankton is the first link of every meal in the sea,” said Mary Dunn of the Ocean Institute.",
        (OCEAN, HARBOUR),
    ),
    Example("Ruth Ansell told them: “We go to the serious spills and leave the rest.”", (MINES,)),
    Example("The Harbour Board wrote that «“plankton is the first link of every meal in the sea”».", (OCEAN, HARBOUR)),
    Example("«“Ships must slow down within two miles of the quay,”» the Ocean Institute said.", (OCEAN, HARBOUR)),
    Example("According to the Department of Health, «“ships must slow down”».", (HARBOUR, WARDS)),
    Example("The Ocean Institute recalls that «“we slept in corridors for a week”».", (OCEAN, WARDS)),
    Example(
        "In the Patients' League's own words, «“beds were added”».", (WARDS,), "a name in the same passage is let pass"
    ),
    Example("> «“Plankton is the first link of every meal in the sea.”»\n> — Harbour Board", (OCEAN, HARBOUR)),
    Example("The Harbour Board calls plankton «“the first link of every meal in the sea”».", (OCEAN, HARBOUR)),
    Example("«“Nurses told the inquiry of long nights,”» the Harbour Board reported.", (HARBOUR, WARDS)),
    Example(
        "The Department of Health (DH) grew. The DH said that «“ships must slow down within two miles”».",
        (HARBOUR, WARDS),
    ),
    Example("The Ocean Institute wrote that “plankton is the first link of every meal in the sea”.", (OCEAN, HARBOUR)),
    Example("The Patients' League said that “we slept in corridors for a week”.", (OCEAN, WARDS)),
    Example("The Institute wrote that “plankton is the first link of every meal in the sea”.", (OCEAN, HARBOUR)),
    Example("She said that “ships must slow down within two miles of the quay”.", (OCEAN, HARBOUR)),
    Example("Divers say that “plankton is the first link of every meal in the sea”.", (OCEAN, HARBOUR)),
    Example("The Lighthouse Trust says that “ships must slow down within two miles of the quay”.", (OCEAN, HARBOUR)),
    Example("The Department of Health heard that “we slept in corridors for a week”.", (WARDS, HARBOUR)),
    Example("The Harbour Board wrote that “the quay is closed to swimmers”.", (OCEAN, HARBOUR)),
    Example(
        "The Drovers' Union found that “half of the sheds had no water”.",
        (OCEAN, ("Farm Office", "The Drovers' Union surveyed ninety sheds. Half of the sheds had no water, it found.")),
    ),
    Example("The report says that “nurses told the inquiry of long nights”.", (WARDS, OCEAN)),
)

RULE = Rule("Q104", "quote-attribution", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__)
