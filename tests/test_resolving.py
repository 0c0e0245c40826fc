"""What is read of citations, and of the bibliographies, authors and titles by which they are resolved."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.cases import citations_of
from claimcheck.detect.citation import citations
from claimcheck.detect.citing.notes import notes
from claimcheck.model import Document
from claimcheck.retrieve.addresses import addresses_in
from claimcheck.retrieve.agreement import agreement
from claimcheck.retrieve.authors import authors, named
from claimcheck.retrieve.bibliography import read
from claimcheck.retrieve.library import Library

LIST = "\n\n## References\n\nMarsh, E. (2011) *Cold homes*. Leeds: Elm Press.\n\nNovak, D. and van Dam, O. (2012) *Wet homes*. Leeds.\n"

# A draft, and its citations: the mark, the label, the page.
READS = [
    ("Homes are cold (Marsh, 2011).", [("(Marsh, 2011)", "Marsh, 2011", "")]),
    ("Homes are cold (see Marsh 2011, p. 4).", [("(see Marsh 2011, p. 4)", "Marsh, 2011", "p. 4")]),
    ("Homes are cold (Marsh 2011: 12).", [("(Marsh 2011: 12)", "Marsh, 2011", "12")]),
    ("Homes are cold (Novak & van Dam, 2012).", [("(Novak & van Dam, 2012)", "Novak & van Dam, 2012", "")]),
    (
        "Homes are cold (Marsh, 2011, p. 3; Novak et al., 2012b).",
        [("Marsh, 2011, p. 3", "Marsh, 2011", "p. 3"), ("Novak et al., 2012b", "Novak et al., 2012b", "")],
    ),
    (
        "Homes are cold (Marsh, 2011, 2013).",
        [("(Marsh, 2011, 2013)", "Marsh, 2011", ""), ("(Marsh, 2011, 2013)", "Marsh, 2013", "")],
    ),
    ("Novak and van Dam (2012, p. 9) say so.", [("Novak and van Dam (2012, p. 9)", "Novak and van Dam, 2012", "p. 9")]),
    ("As Novak et al. (2012) say, homes are cold.", [("Novak et al. (2012)", "Novak et al., 2012", "")]),
    ("O'Brien (2012) says so.", [("O'Brien (2012)", "O'Brien, 2012", "")]),
    ("The Heat Board (HB) (2012) says so.", [("Heat Board (HB) (2012)", "Heat Board (HB), 2012", "")]),
    ("Homes are cold [@marsh, p. 4; see @novak].", [("@marsh, p. 4", "marsh", "p. 4"), ("see @novak", "novak", "")]),
    ("Homes are cold [@marsh, pp. 4-5, 9].", [("[@marsh, pp. 4-5, 9]", "marsh", "pp. 4-5, 9")]),
    (
        "Homes are cold (Marsh, 2011). They are wet (ibid., p. 5).",
        [("(Marsh, 2011)", "Marsh, 2011", ""), ("(ibid., p. 5)", "Marsh, 2011", "p. 5")],
    ),
    ("Homes are cold [1, p. 4].\n\n# Sources\n\n1. Marsh, *Cold homes*.", [("[1, p. 4]", "1", "p. 4")]),
    (
        "Homes are cold [1–3].\n\n# Sources\n\n1. A.\n2. B.\n3. C.",
        [("[1–3]", "1", ""), ("[1–3]", "2", ""), ("[1–3]", "3", "")],
    ),
    ("Homes are cold.²\n\n# Sources\n\n1. A.\n2. B.", [("²", "2", "")]),
    ("Homes are cold.<sup>2</sup>\n\n# Sources\n\n1. A.\n2. B.", [("2", "2", "")]),
    ("Homes are cold.^[Marsh, *Cold homes*, p. 7.]", [("^[", "^15", "7")]),
]

SILENT = [
    "The room is 40 m².\n\n# Sources\n\n1. A.\n2. B.",
    "It holds 10³ litres.\n\n# Sources\n\n1. A.\n2. B.\n3. C.",
    "Homes are cold (in May 2011).",
    "Homes are cold (the winter of 2011).",
    "Homes are cold (as of 2011).",
    "The vote (2011) was close.",
    "Rents rose (by 2011 pounds).",
]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_citations_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    document = Document.of_text("d", text)
    assert [(document[c.span], c.label, c.locator) for c in citations(document)] == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert citations(Document.of_text("d", text)) == ()


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet='Aa eé.,;:()[]^@&2019²-–\n#ibd*_“”"', max_size=120))
def test_spans_lie_within_the_text(text: str) -> None:
    for c in citations(Document.of_text("d", text + LIST)):
        assert 0 <= c.span.start < c.span.end <= len(text + LIST)
        assert 0 <= c.scope.start <= c.scope.end <= len(text + LIST)


def test_an_author_with_a_year_means_an_entry_of_the_list() -> None:
    document = Document.of_text("d", "Homes are cold (Marsh, 2011), and wet (Novak & van Dam, 2012)." + LIST)
    assert ["Cold homes" in c.description for c in citations(document)] == [True, False]
    assert ["Wet homes" in c.description for c in citations(document)] == [False, True]


NOTES = [
    ("[^2]: Ibid., 14.", "Cold homes"),
    ("[^2]: Marsh, *Cold homes*, 15.", "Cold homes: a study"),
    ("[^2]: Marsh, op. cit., p. 3.", "Cold homes: a study"),
    ("[^2]: See note 1 above.", "Cold homes"),
    ("[^2]: Novak, *Wet homes*, 15.", "Wet homes"),
]


@pytest.mark.parametrize(("second", "words"), NOTES)
def test_notes_that_point_back_are_written_out(second: str, words: str) -> None:
    first = "[^1]: Emil Marsh, *Cold homes: a study* (Leeds: Elm Press, 2011), 12."
    document = Document.of_text("d", f"Homes are cold.[^1] They are wet.[^2]\n\n{first}\n{second}")
    assert words in notes(document)["2"]


# ── bibliographies ───────────────────────────────────────────────────────────────────────────────

BIB = """
@comment{no entry}
@report{board19,
  title = {Cold {Homes}: A Study},
  author = {{Heat and Light Board} and Marsh, Emil},
  year = 2019, url = "https://heat.example/cold",
  pages = {12--30}
}
@book{m, title="Stra\\ss{}en", author={M{\\"u}ller, Jo}, date={2020-05}, publisher={Elm Press}}
"""
CSL = [
    {
        "id": "novak",
        "title": "Wet homes",
        "author": [{"family": "Dam", "non-dropping-particle": "van", "given": "Olga"}, {"literal": "Heat Board"}],
        "issued": {"date-parts": [[2012, 3]]},
        "DOI": "10.1234/wet",
        "page": "3-9",
    },
    "no item",
    {"title": "no key"},
]
RIS = """TY  - RPRT
ID  - osei
AU  - Osei, Ama
AU  - Roth, Ines
TI  - Dry homes
PY  - 2015/03
PB  - Elm Press
SP  - 5
EP  - 25
UR  - https://dry.example
ER  -
"""


def test_bibtex_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    one, two = read(str(tmp_path / "a.bib"))
    assert (one.key, one.title, one.year, one.url) == (
        "board19",
        "Cold Homes: A Study",
        "2019",
        "https://heat.example/cold",
    )
    assert (one.authors, one.pages) == ("Heat and Light Board; Marsh, Emil", "12–30")
    assert (two.authors, two.year, two.publisher) == ("Muller, Jo", "2020", "Elm Press")


def test_csl_json_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(CSL), encoding="utf-8")
    (one,) = read(str(tmp_path / "a.json"))
    assert (one.key, one.title, one.authors, one.year) == ("novak", "Wet homes", "Olga van Dam; Heat Board", "2012")
    assert (one.doi, one.pages) == ("10.1234/wet", "3-9")


def test_ris_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS, encoding="utf-8")
    (one,) = read(str(tmp_path / "a.ris"))
    assert (one.key, one.title, one.authors, one.year) == ("osei", "Dry homes", "Osei, Ama; Roth, Ines", "2015")
    assert (one.publisher, one.pages, one.url) == ("Elm Press", "5–25", "https://dry.example")


@pytest.mark.parametrize("name", ["a.bib", "a.json", "a.ris"])
@pytest.mark.parametrize(
    "text", ["", "@", "@a{", "@a{b, title={{{", "[", "{}", "[[[[", "TY", "ER  -", "\x00", "@a{b,\n title = ,}"]
)
def test_a_broken_bibliography_has_no_records_and_does_no_harm(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [r for r in read(str(tmp_path / name)) if r.title] == []


def test_a_bibliography_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(str(tmp_path / "none.bib")) == ()


def test_keys_resolve_by_what_each_kind_of_bibliography_says(tmp_path: Path) -> None:
    for name, text in (("a.bib", BIB), ("b.json", json.dumps(CSL)), ("c.ris", RIS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    text = "---\nbibliography: [a.bib, b.json, c.ris]\n---\n\nCold [@board19]. Wet [@novak]. Dry [@osei]. None [@nobody].\n"
    draft = dataclasses.replace(Document.of_text("d", text), path=str(tmp_path / "draft.md"))
    titles = ("Cold homes: a study", "Wet homes", "Dry homes")
    sources = [dataclasses.replace(Document.of_text(f"s{n}", "Text."), title=t) for n, t in enumerate(titles)]
    found = [c for _, c in citations_of(draft, Library(tuple(sources)))]
    assert [c.resolved for c in found] == [("s0",), ("s1",), ("s2",), ()]
    assert [c.defined for c in found] == [True, True, True, False]


# ── authors, titles, addresses ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Lee", (("lee",),)),
        ("Lee, Ana", (("lee",),)),
        ("Ana Lee, Ben Okafor", (("lee",), ("okafor",))),
        ("Ana Lee and Ben van Dam", (("lee",), ("dam",))),
        ("Lee, A., & Okafor, B.", (("lee",), ("okafor",))),
        ("Lee, Ana; Brown-Hughes, Ben", (("lee",), ("brown", "hughes"))),
        ("World Soil Organization", ()),
        ("Department of Homes and Rivers", ()),
        ("UNICEF", ()),
    ],
)
def test_persons_are_told_from_bodies(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert authors(text).surnames == expected


def test_the_named_are_surnames() -> None:
    assert named("Lee, Okafor & van Dam") == ((("lee",), ("okafor",), ("dam",)), False)
    assert named("Lee et al.") == ((("lee",),), True)


HOMES = dataclasses.replace(
    Document.of_text("homes", "Text."),
    title="Cold homes and rents: a study of four towns",
    author="Ana Lee, Ben Rao",
    publisher="Elm Press",
    date="2020-05",
)


@pytest.mark.parametrize(
    ("description", "agrees"),
    [
        ("Ana Lee and Ben Rao, *Cold homes and rents* (Leeds: Elm Press, 2020), 4.", True),
        ("Lee A, Rao B. Cold homes and rents: a study of four towns. Leeds: Elm Press; 2020.", True),
        ("Cold homes and rents: a study of four towns.", True),
        ("Lee and Rao, 2020.", True),
        ("Lee & Rao (2020) *Wet homes*. Leeds: Elm Press.", False),
        ("Ivo Sato, *Cold homes and rents* (Leeds, 2020).", False),
        ("*Cold homes and rents: what is to be done*. Elm Tree, 2020.", False),
        ("Sato I. Wet homes: a study of four towns. Leeds: Elm Press; 2020.", False),
        ("Lee and Rao, 2011.", False),
        ("Lee, 2020.", False),
        ("Elm Press, 2020.", True),
        ("*Cold homes*, 2020.", False),
    ],
)
def test_what_is_said_of_a_source_agrees_with_it(description: str, agrees: bool) -> None:
    assert (agreement(description, HOMES, {}) is not None) is agrees


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.heat.example/cold/", "http://heat.example/cold?utm_source=x#page=2", True),
        ("https://heat.example/cold/index.html", "https://heat.example/cold", True),
        ("https://heat.example/?id=1", "https://heat.example/?id=2", False),
        ("https://heat.example/a%20b", "https://heat.example/a b".replace(" ", "%20"), True),
        ("https://doi.org/10.1234/ABC", "doi:10.1234/abc", True),
        ("http://[broken", "http://heat.example", False),
    ],
)
def test_addresses_are_the_same_but_for_what_does_not_matter(a: str, b: str, same: bool) -> None:
    assert bool(addresses_in(a) & addresses_in(b)) is same


PAPER = dataclasses.replace(
    Document.of_text(
        "paper",
        "Damp walls, bad lungs: homes in three towns\n\nAda Marsh and Ivo van Dam\n\nMay 2020\n\nHomes are cold.",
    ),
    title="Damp walls, bad lungs: homes in three towns",
    publisher="Elm Institute",
    date="2020-05",
)


@pytest.mark.parametrize(
    ("description", "agrees"),
    [
        ("A. Marsh and I. van Dam, *Damp walls, bad lungs*, Institute Paper 7 (May 2020).", True),
        ("P. Novak and I. van Dam, *Damp walls, bad lungs*, Institute Paper 7 (May 2020).", False),
        ("A. Marsh and I. van Dam, *Damp walls, bad lungs*, Institute Paper 7 (May 2011).", False),
    ],
)
def test_those_named_at_the_head_of_a_work_may_be_its_authors(description: str, agrees: bool) -> None:
    assert (agreement(description, PAPER, {}) is not None) is agrees
