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

from claimcheck.detect.attribution import words_of
from claimcheck.detect.names import acronyms as acronyms_in
from claimcheck.detect.words import POSSESSIVE, tokens
from claimcheck.model import CitationKind, ClaimKind, Difference, Document, Severity, Span, Verdict
from claimcheck.retrieve.bodies import bodies, body_words, same_body
from claimcheck.retrieve.quotes import find
from claimcheck.retrieve.quoting.match import QuoteMatch
from claimcheck.retrieve.voices import (
    in_other_role,
    is_in,
    is_name,
    is_person,
    is_role,
    may_say,
    names_another,
    parties,
    plain,
    speaker_of,
)
from claimcheck.rules.base import Case, Example, Rule, Scope

# "the Road Panel's chair, Ada Quill": the Panel tells whether she is of another body
POSSESSOR = re.compile(r"(?:(?<=s)['’]|['’]s)\s(?=[a-z])")
SURE = 0.85  # the words must be so near to the source's that their place is beyond doubt


def check(case: Case) -> Iterator[Difference]:
    """Yields a difference where the words are in a source, but not the named speaker's or not in the cited one."""
    if case.claim.kind is not ClaimKind.QUOTATION:
        return
    library = case.library
    matches = [m for m in find(case.claim.words, library) if m.exact or m.score >= SURE]
    if not matches:
        return
    best = matches[0]
    there = library.location(best.document, best.sentence)
    title = _title(library.document(best.document))
    said = speaker_of(best, library)
    by = said if any(c.isupper() for c in said) else _author(library.document(best.document))
    credit = next((n.text for n in case.claim.about.credited), "")
    placed = is_role(credit)
    named = [p for p in parties(credit) if not placed and is_name(p, case.draft.prose, library)]
    found = {library.original(m.document) for m in matches}
    elsewise = bool(credit) and not named and all(in_other_role(credit, m, library) for m in matches)
    if elsewise:
        by = said
    if elsewise or (named and _is_wrong(named, matches, case)):
        message = f"The words stand in {title} ({there.locator}), which gives them to {_another(by, credit)}."
        yield Difference(message, case.claim.anchor, (there,), correct=by, verdict=Verdict.MISQUOTED)
        return
    marks = [c for c in case.claim.citations if c.kind is not CitationKind.ATTRIBUTION and not c.loose]
    kinds = {c.kind for c in marks if c.resolved}
    cited = {library.original(i) for c in marks for i in c.resolved}
    if cited and not cited & found and not (named and kinds == {CitationKind.TITLE}):
        message = f"The words stand in {title} ({there.locator}), not in the source cited."
        yield Difference(message, case.claim.anchor, (there,), correct=by, verdict=Verdict.MISQUOTED)


def _is_wrong(named: list[str], matches: list[QuoteMatch], case: Case) -> bool:
    """Whether none of the places of the words lets them be those of the one named."""
    library = case.library
    acronyms = {**library.acronyms, **acronyms_in(case.draft.prose)}
    persons = [p for p in named if is_person(plain(p))]
    if persons and all(names_another(p, m, library) for p in persons for m in matches):
        return True
    if all(_only_quoted(named, m, case, acronyms) for m in matches):
        return True
    known = any(is_in(p, library, acronyms) for p in named)
    return known and not any(may_say(p, m, library, acronyms) for p in named for m in matches)


def _only_quoted(named: list[str], match: QuoteMatch, case: Case, acronyms: dict[str, str]) -> bool:
    """Whether the words are given to those by whom a source is, which itself only quotes them from somebody whom it names.

    Not where the draft lets it "quote" or "report" them.
    """
    library = case.library
    said = plain(speaker_of(match, library))
    by = bodies(library.document(match.document))
    body = any(
        w[0].isupper() and POSSESSIVE.sub("", w.lower()) in words_of("body") for w in said.split()
    )  # no person, who may work for them
    if not body or any(same_body(b, said, acronyms, loose=True) for b in by):
        return False
    if not all(any(same_body(p, b, acronyms, loose=True) for b in by) for p in named):
        return False
    beside = [
        t for t in tokens(case.draft.prose, case.claim.sentence) if not case.claim.anchor.contains(Span(t.start, t.end))
    ]
    own = body_words(POSSESSOR.split(said)[0]) - {w for b in by for w in body_words(b)}
    return bool(own) and not any(t.lower in words_of("relaying") for t in beside)


def _another(by: str, credit: str) -> str:
    return f"{by}, not to {credit}" if by else f"another than {credit}"


def _title(document: Document) -> str:
    return f"“{document.title}”" if document.title else document.id


def _author(document: Document) -> str:
    return document.author or document.publisher


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

SPILLS = (
    "Select Committee",
    "As one warden of the river put it, “nobody goes to the serious spills”. A lorry driver was more sober: “My tank is no boat.”",
)

HARBOURS = (
    "Coast Watch",
    "A river warden in Hull told us: “Nobody goes to the serious spills.” The assistant lamp lighter, whom we asked too, spoke of the "
    "lamps.\n\nA cook in Dover put the matter more simply: “Salt is what I buy when I am poor.”\n\nIn Norfolk the quays "
    "are bare.",
)
CLIFFS = (
    "Coast Watch",
    "# Evidence of Coast Watch to the Lee Review\n\nMary Dunn is our director. On the cliffs of Kent, in England, walkers fell. “A rope "
    "that ends too soon only teaches people to jump,” says Chief Warden Tom Ashby. In Chad, at Bol, one path inspector is left.\n\nAnnex: "
    "statement of the Minister of Parks, 9 May 2024\n\n“I want every cliff in this country to have a fence before the winter.”\n\nIn "
    "twelve coves a study by the University of Hull counted falls. The authors wrote:\n\n“Falls were fewer where the path was lit.”\n\n"
    "“In coves with a warden walkers fell half as often as in the others.”\n\nThe Minister of Ports, Ines Holm, told Parliament: “The lamps "
    "are old.” On the same day she said: “No harbour shall be left without a light.” Our trustees hold that “the present law is not worth a rope”.",
)
RELAYED = (
    "Clear Streams International",
    "The Wye Commission asked 220 anglers. The Commission's report is blunt: “A net that is locked in the boathouse is a piece of "
    "furniture. Nobody has the key.” We asked again in May.",
)
PORTERS = (
    "Coast Watch",
    "“Nobody comes to the serious spills,” said a night porter in Hull. The harbour master, who was asked too, spoke of lamps.",
)
HASTE = (
    "Works Office",
    "“What is missing is not gravel but will,” as the Road Panel's chair, Dr. Ada Quill, told the Office's annual meeting. Roads are "
    "bad.",
)
EXAMPLES = (
    Example("The Works Office gives a blunt answer: «“What is missing is not gravel but will.”»", (HASTE,)),
    Example("The Road Panel's chair gives a blunt answer: “What is missing is not gravel but will.”", (HASTE,)),
    Example("The Works Office quotes a blunt answer: “What is missing is not gravel but will.”", (HASTE,)),
    Example(
        "The Works Office gives a blunt answer: “What is missing is not gravel but will.”",
        (
            (
                "Works Office",
                "“What is missing is not gravel but will,” as the Office's director, Ada Quill, told the meeting.",
            ),
        ),
    ),
    Example("«“Nobody comes to the serious spills,”» said one harbour master.", (PORTERS,)),
    Example("«“Nobody comes to the serious spills,”» said a night porter in Lagos.", (PORTERS,)),
    Example("“Nobody comes to the serious spills,” said a night porter.", (PORTERS,)),
    Example("“Nobody comes to the serious spills,” said a young porter last week.", (PORTERS,)),
    Example(
        "On nets, Clear Streams International is blunt: «“A net that is locked in the boathouse is a piece of furniture.”»",
        (RELAYED,),
    ),
    Example(
        "On nets, the Wye Commission is blunt: “A net that is locked in the boathouse is a piece of furniture.”",
        (RELAYED,),
    ),
    Example(
        "Clear Streams International quotes the Wye Commission: “A net that is locked in the boathouse is a piece of furniture.”",
        (RELAYED,),
    ),
    Example("“We asked again in May,” Clear Streams International says.", (RELAYED,)),
    Example("«“Ships must slow down within two miles of the quay,”» the Ocean Institute promises.", (OCEAN, HARBOUR)),
    Example("“Ships must slow down within two miles of the quay,” the Harbour Board promises.", (OCEAN, HARBOUR)),
    Example(
        "Ruth Ansell runs an agency. Kieran Obi said he thought that the «“nights were far too long for the staff”».",
        ("Ruth Ansell, who runs the agency, said: “The nights were far too long for the staff.” Kieran Obi left.",),
    ),
    Example(
        "Kieran Obi left. Ruth Ansell said she thought that the “nights were far too long for the staff”.",
        ("Ruth Ansell, who runs the agency, said: “The nights were far too long for the staff.” Kieran Obi left.",),
    ),
    Example(
        "Of places like these the path inspector of Bol, in Chad, says: «“A rope that ends too soon only teaches people to jump.”»",
        (CLIFFS,),
    ),
    Example(
        "Of places like these a chief warden in Kent, in England, says: “A rope that ends too soon only teaches people to jump.”",
        (CLIFFS,),
    ),
    Example(
        "A study by the University of Hull found that “in coves with a warden walkers fell half as often as in the others”.",
        (CLIFFS,),
    ),
    Example(
        "Tom Ashby found that «“in coves with a warden walkers fell half as often as in the others”».",
        (CLIFFS,),
    ),
    Example("«“I want every cliff in this country to have a fence,”» Mary Dunn, its director, has said.", (CLIFFS,)),
    Example("“I want every cliff in this country to have a fence,” the Minister of Parks has said.", (CLIFFS,)),
    Example("«“No harbour shall be left without a light.”» (Mary Dunn, the director of Coast Watch).", (CLIFFS,)),
    Example("“No harbour shall be left without a light,” said Ines Holm, the Minister of Ports.", (CLIFFS,)),
    Example("The Lee Review wrote that «“the present law is not worth a rope”».", (CLIFFS,)),
    Example("Coast Watch wrote that “the present law is not worth a rope”.", (CLIFFS,)),
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
    Example(
        "«“We go to the serious spills and leave the rest,”» as Kieran Obi of the Agency likes to put it.", (MINES,)
    ),
    Example(
        "“We go to the serious spills and leave the rest,” as Ruth Ansell of the Agency likes to put it.", (MINES,)
    ),
    Example("Kieran Obi used to say: «“We go to the serious spills and leave the rest.”»", (MINES,)),
    Example("> «“We go to the serious spills and leave the rest.”»\n>\n> Kieran Obi, head of works", (MINES,)),
    Example("> We go to the serious spills and leave the rest.\n>\n> Ruth Ansell, chief executive", (MINES,)),
    Example("«“We go to the serious spills and leave the rest”» is a favourite saying of Kieran Obi.", (MINES,)),
    Example("A line of Kieran Obi's comes to mind: «“We go to the serious spills and leave the rest.”»", (MINES,)),
    Example("Kieran Obi has a line for it: «“We go to the serious spills and leave the rest.”»", (MINES,)),
    Example("«“Plankton is the first link of every meal in the sea.”» (Harbour Board of Wales)", (OCEAN, HARBOUR)),
    Example("“Plankton is the first link of every meal in the sea.” (Ocean Institute of Wales)", (OCEAN, HARBOUR)),
    Example("«“Plankton is the first link of every meal in the sea.”» [Harbour Board]", (OCEAN, HARBOUR)),
    Example("«“Nobody goes to the serious spills,”» a lorry driver told the inquiry.", (SPILLS,)),
    Example("“Nobody goes to the serious spills,” a warden told the inquiry.", (SPILLS,)),
    Example("“Nobody goes to the serious spills,” an angler told the inquiry.", (SPILLS,)),
    Example("«“My tank is no boat,”» one river warden said.", (SPILLS,)),
    Example("A lamp lighter in Hull told us: «“Nobody goes to the serious spills.”»", (HARBOURS,)),
    Example("A river warden in Norfolk told us: «“Nobody goes to the serious spills.”»", (HARBOURS,)),
    Example("A river warden in Yorkshire told us: “Nobody goes to the serious spills.”", (HARBOURS,)),
    Example("A boatman in Hull told us: “Nobody goes to the serious spills.”", (HARBOURS,)),
    Example(
        "An assistant lamp lighter in Hull put the shame of it in six words: «“Nobody goes to the serious spills.”»",
        (HARBOURS,),
    ),
    Example(
        "A river warden in Hull put the shame of it in six words: “Nobody goes to the serious spills.”", (HARBOURS,)
    ),
    Example("A cook in Lagos gave the trust its best line: «“Salt is what I buy when I am poor.”»", (HARBOURS,)),
    Example("A cook in Kent gave the trust its best line: “Salt is what I buy when I am poor.”", (HARBOURS,)),
    Example(
        "A cook at the Norwich Inn gave the trust its best line: “Salt is what I buy when I am poor.”", (HARBOURS,)
    ),
    Example("Ruth Ansell is right that “we go to the serious spills and leave the rest”.", (MINES,)),
    Example("Kieran Obi is right that «“we go to the serious spills and leave the rest”».", (MINES,)),
    Example("The report says that “nurses told the inquiry of long nights”.", (WARDS, OCEAN)),
    Example(
        "The State Department writes that “ships must slow down within two miles of the quay”.",
        (
            (
                "seaways.org (a website)",
                "U.S. Department of State\n\nSafe Harbours, 2021\n\nShips must slow down within two miles of the quay. The harbour is old.",
            ),
        ),
    ),
    Example(
        "The State Department writes that “ships must slow down within two miles of the quay”.",
        (
            (
                "U.S. Department of State (republished by seaways.org)",
                "Safe Harbours, 2021\n\nShips must slow down within two miles of the quay. The harbour is old.",
            ),
        ),
    ),
    Example(
        "The State Department writes that “ships must slow down within two miles of the quay”.",
        (
            "U.S. Department of State\n\nSafe Harbours, 2021\n\nShips must slow down within two miles of the quay. The harbour is old.",
            ("U.S. Department of State", "Visas are dear."),
        ),
    ),
    Example(
        "«“Ships must slow down within two miles of the quay,”» the State Department writes.",
        (
            (
                "Harbour Board (republished by seaways.org)",
                "Safe Harbours, 2021\n\nShips must slow down within two miles of the quay. The harbour is old.",
            ),
            ("U.S. Department of State", "Visas are dear."),
        ),
    ),
)

RULE = Rule("Q104", "quote-attribution", Severity.ERROR, Scope.CLAIM, check, EXAMPLES, __doc__, of_silence=True)
