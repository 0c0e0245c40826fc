"""Bibliographies: beside the sources they tell of them, for a draft they define its keys, and the rules hold the two together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.model import Document, Report
from claimcheck.retrieve.bibliography import Record, read
from claimcheck.retrieve.catalogue import catalogued
from claimcheck.retrieve.extent import pointed
from claimcheck.retrieve.folder import read_folder
from claimcheck.retrieve.library import Library

BIB = """@report{heat19,
  title = {Cold homes: a study of four towns}, author = {{Heat Board}}, year = 2019, pages = {112--130},
  file = {Full text:files/1/cold.txt:text/plain}, url = {https://heat.example/cold}
}
@book{wet, title = {Wet homes and rents}, author = {Novak, Dana}, year = 2012, pagetotal = {64}}
"""
CSL = json.dumps([{"id": "cold", "title": "Cold homes", "publisher": "Heat Board", "issued": {"date-parts": [[2019]]}}])
RIS = "TY  - RPRT\nID  - k\nTI  - Cold homes of the four towns\nAU  - Marsh, Emil\nPY  - 2019\nSP  - 5\nEP  - 25\nER  - \n"


@pytest.mark.parametrize(
    ("name", "text", "heading", "told"),
    [
        ("refs.bib", BIB, "Notes", ("heat19", "Cold homes: a study of four towns", "Heat Board", "2019", (112, 130))),
        ("refs.json", CSL, "Notes", ("cold", "Cold homes", "", "2019", (0, 0))),
        ("refs.ris", RIS, "Cold homes of the four towns", ("k", "Cold homes of the four towns", "Marsh, Emil", "2019", (5, 25))),
    ],
)  # fmt: skip
def test_a_bibliography_among_the_sources_tells_of_them(
    tmp_path: Path, name: str, text: str, heading: str, told: tuple[str, str, str, str, tuple[int, int]]
) -> None:
    (tmp_path / "cold.txt" if name.endswith("bib") else tmp_path / "cold.md").write_text(
        f"# {heading}\n\nHomes are cold.\n"
    )
    (tmp_path / name).write_text(text)
    (document,), notices = read_folder(tmp_path)
    assert (document.keys[0], document.title, document.author, document.date, document.pages) == told
    assert notices == ()


def test_what_a_document_says_itself_counts_more(tmp_path: Path) -> None:
    (tmp_path / "cold.md").write_text("---\nauthor: Ana Lee\ndate: 2020-05-03\n---\n\nHomes are cold.\n")
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "sources.toml").write_text('[[source]]\nfile = "cold.md"\nid = "heat19"\ntitle = "Cold"\n')
    ((document,), _) = read_folder(tmp_path)
    assert (document.title, document.author, document.date) == ("Cold", "Ana Lee", "2020-05-03")
    assert document.keys == ("heat19",)


def test_a_record_is_taken_for_no_other_document(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    one = replace(Document.of_text("x", "# Homes\n\nHomes are cold."), path=str(tmp_path / "x.md"))
    (made,), notices = catalogued((one,), tmp_path, frozenset())
    assert made == one
    assert notices == ()


def test_a_broken_bibliography_among_the_sources_is_said(tmp_path: Path) -> None:
    (tmp_path / "cold.md").write_text("Homes are cold.\n")
    (tmp_path / "refs.bib").write_text("nothing of the kind\n")
    (tmp_path / "data.json").write_text("{}")
    _, (notice,) = read_folder(tmp_path)
    assert notice.message.startswith(f"{tmp_path / 'refs.bib'}: the bibliography cannot be read (no entry of BibTeX")


# ── a draft and its bibliography ─────────────────────────────────────────────────────────────────

COLD = replace(
    Document.of_text("cold", "Homes in the four towns are cold."),
    title="Cold homes: a study of four towns",
    publisher="Heat Board",
    date="2020",
)
MORE = (
    "@misc{a, title={Of rain}, year=2001}\n@misc{b, title={Of snow}, year=2002}\n@misc{c, title={Of hail}, year=2003}\n"
)

# A draft without its front matter, its bibliography, and what is found of keys: the rule, the words.
KEYED = [
    ("Cold [@heat19, p. 95].", BIB, [("citation-disagrees", "[@heat19, p. 95]"), ("citation-locator", "[@heat19, p. 95]")]),
    ("Cold [@heat19, p. 115].", BIB.replace("2019", "2020"), []),
    ("Wet [@wet, p. 60].", BIB, []),
    ("Wet [@wet, p. 70].", BIB, [("citation-locator", "[@wet, p. 70]")]),
    ("As Okafor [-@wet] says, wet.", BIB, [("citation-disagrees", "Okafor")]),
    ("As Novak [-@wet] says, wet.", BIB, []),
    ("Novak (2011) [@wet] says: wet.", BIB, [("citation-disagrees", "Novak (2011)")]),
    ("Novak (2012) [@wet] says: wet.", BIB, []),
    ("Rain [@a], snow [@b].", MORE, [("citation-unused", "refs.bib")]),
    ("Rain [@a].", MORE, []),
    ("Rain [@a], snow [@b], hail [@c].", MORE, []),
    ("Rain [@a], rain [@a].", MORE + "@misc{a, title={Of fog}, year=2001}\n", [("citation-double", "[@a]")]),
    ("Rain [@a].", MORE + "@misc{a, title={Of rain}, year=2001}\n", []),
]  # fmt: skip


def _report(folder: Path, draft: str, front: str = "bibliography: refs.bib\n") -> Report:
    document = Document.of_text("d", f"---\n{front}---\n\n{draft}\n")
    return check(replace(document, path=str(folder / "draft.md")), Library.of(COLD))


@pytest.mark.parametrize(("draft", "bib", "expected"), KEYED)
def test_keys_and_their_bibliography_are_held_together(
    tmp_path: Path, draft: str, bib: str, expected: list[tuple[str, str]]
) -> None:
    (tmp_path / "refs.bib").write_text(bib)
    found = [(f.name, f.location.text) for f in _report(tmp_path, draft).findings]
    names = ("citation-disagrees", "citation-locator", "citation-unused", "citation-double")
    assert [f for f in found if f[0] in names] == expected


def test_what_is_listed_on_purpose_is_not_unused(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(MORE)
    front = "bibliography: refs.bib\nnocite: '@*'\n"
    assert [
        f.name for f in _report(tmp_path, "Rain [@a], snow [@b].", front).findings if f.name == "citation-unused"
    ] == []


@pytest.mark.parametrize(
    ("pages", "total", "extent"),
    [
        ("112--130", "", (112, 130)),
        ("112–8", "", (112, 118)),
        ("7", "", (0, 0)),
        ("e12", "", (0, 0)),
        ("", "64", (1, 64)),
        ("", "xii, 64 p.", (1, 64)),
        ("130-112", "", (0, 0)),
        ("", "", (0, 0)),
    ],
)
def test_the_pages_of_a_record(pages: str, total: str, extent: tuple[int, int]) -> None:
    assert Record("k", pages=pages, total=total).extent == extent


@pytest.mark.parametrize(
    ("locator", "parts"),
    [
        ("p. 12", [("page", 12)]),
        ("12", [("page", 12)]),
        ("pp. 12–14, 20", [("page", 12), ("page", 14), ("page", 20)]),
        ("pp. 124-8", [("page", 124)]),
        ("sec. 4, para. 2", [("section", 4), ("paragraph", 2)]),
        ("§ 5", [("section", 5)]),
        ("chap. III", []),
        ("vol. 2, p. 3", []),
        ("table 2", []),
        ("", []),
    ],
)
def test_what_a_locator_points_to(locator: str, parts: list[tuple[str, int]]) -> None:
    assert [(p.kind, p.number) for p in pointed(locator)] == parts


@pytest.mark.parametrize(
    "field", ["Full text:files/1/lee.pdf:application/pdf", "files/1/lee.pdf", ":lee.pdf:PDF", "lee.pdf"]
)
def test_the_file_of_a_record(tmp_path: Path, field: str) -> None:
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{T}}, file={{{field}}}}}\n")
    assert [r.file.rpartition("/")[2] for r in read(str(tmp_path / "a.bib"))] == ["lee.pdf"]
