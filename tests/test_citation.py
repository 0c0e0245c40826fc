"""Citations: found with the words that they stand for, resolved to sources, and reported where they lead to nothing."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.detect.citation import citations
from claimcheck.model import Claim, ClaimKind, Confidence, Document
from claimcheck.retrieve.bodies import same_body
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.resolve import candidates, resolve
from claimcheck.rules import citation_unknown
from claimcheck.rules.base import Case, Example

# A draft; its citations: the mark, the words that it stands for, the label.
READS = [
    ("Eels are gone.[^e] Salmon stay.\n\n[^e]: Trust.", [("[^e]", "Eels are gone.", "e")]),
    ("Eels are gone[^e]. Salmon stay.\n\n[^e]: Trust.", [("[^e]", "Eels are gone", "e")]),
    ("Eels are gone [@e, p. 3]. Salmon stay.", [("[@e, p. 3]", "Eels are gone", "e")]),
    (
        "Eels are gone [@e], and salmon are rare [@f].",
        [("[@e]", "Eels are gone", "e"), ("[@f]", "and salmon are rare", "f")],
    ),
    ("Eels are gone [1].\n\n## References\n\n1. Trust.", [("[1]", "Eels are gone", "1")]),
    (
        "Eels are gone [2].\n\n**References**\n\n[1] Trust, *Rivers*.\n[2] Eel Watch,\n*Eels*.",
        [("[2]", "Eels are gone", "2")],
    ),
    ("Eels are gone (Trust, 2020).", [("(Trust, 2020)", "Eels are gone", "Trust, 2020")]),
    ("Eel Watch (2020) counted none.", [("Eel Watch (2020)", "Eel Watch (2020) counted none.", "Eel Watch, 2020")]),
    ("According to Eel Watch, eels are gone.", [("Eel Watch", "According to Eel Watch, eels are gone.", "Eel Watch")]),
]

SILENT = [
    "Eels are gone (May 2020).",
    "Eels are gone [4].",
    "The bill was read [again] on Monday.",
    "Write to eels@river.example.",
    "It happened once (in 2020).",
    "An audit found that the pipes leaked.",
]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_citations_are_found_with_their_scope(text: str, expected: list[tuple[str, str, str]]) -> None:
    document = Document.of_text("d", text)
    found = [(document[c.span], document[c.scope].strip(), c.label) for c in citations(document)]
    assert [(a, b.rstrip(" .(["), c) for a, b, c in found] == [(a, b.rstrip(" ."), c) for a, b, c in expected]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert citations(Document.of_text("d", text)) == ()


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="ab .,[]^@()1290:\n-#EeSources", max_size=120))
def test_spans_lie_within_the_text(text: str) -> None:
    document = Document.of_text("d", text)
    for c in citations(document):
        assert 0 <= c.span.start < c.span.end <= len(text)
        assert 0 <= c.scope.start <= c.scope.end <= len(text)


def _doc(
    id: str, title: str, publisher: str, date: str, url: str = "", keys: tuple[str, ...] = (), text: str = ""
) -> Document:
    made = Document.of_text(id, text or "Nothing.")
    return dataclasses.replace(made, title=title, publisher=publisher, date=date, url=url, keys=keys)


EELS = _doc(
    "eels",
    "Eels in peril: a count of the lowland rivers",
    "Lowland Rivers Trust",
    "2020",
    "https://www.lrt.example/eels/",
    ("lrt20",),
)
WEIRS = _doc(
    "weirs", "Weirs and what they cost", "Pipe and Dam Agency", "2018-05", text="The Pipe and Dam Agency (PDA) counted."
)
HEALTH_19 = _doc("health19", "Annual health review 2019", "Ministry of Health", "2019")
HEALTH_21 = _doc("health21", "Annual health review 2021", "Ministry of Health", "2021")
COPY = dataclasses.replace(EELS, id="eels-copy", url="", keys=())
LIBRARY = Library((EELS, WEIRS, HEALTH_19, HEALTH_21, COPY), copies={"eels-copy": "eels"})

RESOLVES = [
    ("[@lrt20]", "", ("eels", "eels-copy")),
    ("[@weirs]", "", ("weirs",)),
    ("[^1]", "Lowland Rivers Trust, *Eels in peril* (2020).", ("eels", "eels-copy")),
    ("[^1]", "Lowland Rivers Trust, “Eels in peril: a count of the lowland rivers”.", ("eels", "eels-copy")),
    ("[^1]", "See http://lrt.example/eels for more.", ("eels", "eels-copy")),
    ("[^1]", "PDA, Weirs and what they cost, 2018, p. 4.", ("weirs",)),
    ("[^1]", "PDA, 2018.", ("weirs",)),
    ("[^1]", "Weirs and what they costs.", ("weirs",)),
    ("[^1]", "Ministry of Health, Annual health review 2021.", ("health21",)),
    ("[^1]", "Ministry of Health, 2019.", ("health19",)),
    ("[^1]", "Ministry of Health.", ()),
    ("[^1]", "Ministry of Transport, 2019.", ()),
    ("[^1]", "Lowland Rivers Trust, 2011.", ()),
    ("(Lowland Rivers Trust, 2020)", "", ("eels", "eels-copy")),
    ("[the count](https://lrt.example/eels)", "", ("eels", "eels-copy")),
]


@pytest.mark.parametrize(("mark", "note", "expected"), RESOLVES)
def test_citations_resolve(mark: str, note: str, expected: tuple[str, ...]) -> None:
    document = Document.of_text("d", f"Eels are gone {mark}." + (f"\n\n[^1]: {note}" if note else ""))
    (cited,) = citations(document)
    assert resolve(cited, LIBRARY).resolved == expected


def test_of_two_editions_none_is_chosen_and_none_is_unknown() -> None:
    (cited,) = citations(Document.of_text("d", "So says the note.[^1]\n\n[^1]: Ministry of Health."))
    assert resolve(cited, LIBRARY).resolved == ()
    assert candidates(cited, LIBRARY) == ("health19", "health21")


def test_keys_are_defined_by_a_bibliography_beside_the_draft(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@misc{pda,\n  title = {Weirs and {What} They Cost},\n  author = {{Pipe and Dam Agency}},\n  year = 2018\n}\n",
        encoding="utf-8",
    )
    text = "---\nbibliography: refs.bib\n---\n\nWeirs cost much [@pda]. Eels do not [@nobody].\n"
    document = dataclasses.replace(Document.of_text("d", text), path=str(tmp_path / "draft.md"))
    known, unknown = (resolve(c, LIBRARY) for c in citations(document))
    assert known.defined
    assert known.resolved == ("weirs",)
    assert not unknown.defined
    assert unknown.resolved == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the State Office", "U.S. Office of State (republished)", True),
        ("LRT", "Lowland Rivers Trust", True),
        ("the U.N.", "United Nations", True),
        ("Lowland Rivers Trust", "Lowland Rivers Trust UK", True),
        ("the Trust", "Lowland Rivers Trust", False),
        ("Upland Rivers Trust", "Lowland Rivers Trust", False),
        ("Eel Watch", "Lowland Rivers Trust", False),
    ],
)
def test_same_body(a: str, b: str, same: bool) -> None:
    assert same_body(a, b, {}) is same


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(e, marks=[pytest.mark.xfail(reason=e.known_miss, strict=True)] if e.known_miss else [])
        for e in citation_unknown.EXAMPLES
    ],
)
def test_examples(example: Example) -> None:
    draft = Document.of_text("draft", example.draft.replace("«", "").replace("»", ""))
    sources = [(p, t) for p, t in (("", s) if isinstance(s, str) else s for s in example.sources)]
    library = Library(tuple(_doc(f"s{n}", "", p, "", text=t) for n, (p, t) in enumerate(sources, 1)))
    claims = tuple(
        Claim(ClaimKind.CITATION, "draft", c.span, c.scope, c.scope, citations=(resolve(c, library),))
        for c in citations(draft)
    )
    cases = [Case(draft, claims, claim, (), library) for claim in claims]
    found = [
        draft[d.anchor] for case in cases for d in citation_unknown.check(case) if d.confidence is not Confidence.LOW
    ]
    assert found == re.findall("«([^»]*)»", example.draft)
