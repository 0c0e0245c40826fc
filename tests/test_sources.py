"""`claimcheck sources`: listed, shown, checked, locked, added to."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.lock import changes, locked, state
from tests.made import docx, p
from tests.paper import Paper

Run = Callable[..., tuple[int, str, str]]
PAGE = """<html><head><meta charset=utf-8><title>Homes in floods</title><meta name=author content="A. Lee">
<meta name=citation_publication_date content="2021/04/02"><link rel=canonical href="https://homes.example/floods"></head>
<body><h1>Homes</h1><p>In 2020 some 412 homes were flooded.</p></body></html>"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `claimcheck sources` on the folder s: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    folder = Path("s")
    folder.mkdir()
    (folder / "beds.docx").write_bytes(docx(p("Beds in wards", style="H1") + p("The ward had 40 beds in 2019.")))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["claimcheck", "sources", *arguments, "--sources", "s"])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run_it


def test_the_list_tells_format_pages_and_how_each_was_read(run: Run) -> None:
    paper = Paper()
    paper.pen().paragraph("The rivers of the county rose in 2020.")
    paper.page()
    paper.picture()
    Path("s/river.pdf").write_bytes(paper.data())
    Path("s/cut.docx").write_bytes(b"PK\x03\x04")
    code, out, err = run("list")
    assert code == 0
    told = {line.split()[0]: " ".join(line.split()[1:]) for line in out.splitlines()}
    assert told["beds"] == "Word 10 1 whole Beds in wards"
    assert told["river"].startswith("PDF 2 8")
    assert "in part" in told["river"]
    assert told["cut"].startswith("text 0 0 not")
    assert "has no text on page 2, only pictures" in err


def test_a_source_is_shown_as_it_was_read(run: Run) -> None:
    code, out, err = run("show", "beds")
    assert (code, err) == (0, "")
    assert [" ".join(line.split()) for line in out.splitlines()] == [
        "section 1, heading Beds in wards",
        "section 1, paragraph 1 The ward had «40» beds in 2019.",
    ]


def test_one_page_is_shown(run: Run) -> None:
    paper = Paper()
    for n in (11, 12):
        paper.pen().paragraph(f"The board counted {n}00 homes in the lower town.")
        paper.foot(f"{n}")
        paper.page()
    Path("s/river.pdf").write_bytes(paper.data())
    assert "«1200»" in run("show", "river", "--page", "12")[1]
    assert "«1200»" in run("show", "river", "--page", "2")[1]
    assert "1100" not in run("show", "river", "--page", "12")[1]
    code, out, err = run("show", "river", "--page", "40")
    assert (code, out) == (2, "")
    assert "has no page 40" in err


def test_an_unknown_source_gets_the_nearest_name(run: Run) -> None:
    code, _, err = run("show", "bed")
    assert code == 2
    assert "Did you mean beds?" in err


def test_holes_are_told_and_no_fault(run: Run) -> None:
    assert run("check") == (0, "beds: has no publisher and no date. Add what is known to sources.toml.\n", "")


def test_what_was_not_read_is_a_fault(run: Run) -> None:
    Path("s/cut.docx").write_bytes(b"PK\x03\x04")
    code, _, err = run("check")
    assert code == 1
    assert "cut.docx: is cut or damaged" in err


def test_changes_since_the_lock_are_told(run: Run) -> None:
    assert run("lock") == (0, "s/sources.lock\n", "")
    assert changes(Path("s")) == []
    kept = locked(Path("s"))
    assert kept is not None
    assert kept.files == state(Path("s"))
    Path("s/beds.docx").write_bytes(docx(p("The ward had 41 beds.")))
    Path("s/new.md").write_text("In 2020 some 30 beds fell.")
    code, out, _ = run("check")
    assert code == 1
    assert "beds.docx: was changed since sources.lock was made." in out
    assert "new.md: was added since sources.lock was made." in out
    run("lock")
    Path("s/new.md").unlink()
    assert changes(Path("s")) == ["new.md: was taken away since sources.lock was made."]
    text = Path("s/sources.lock").read_text()
    Path("s/sources.lock").write_text(text.replace("reader = ", "reader = 9"))
    assert any("another version of the readers" in c for c in changes(Path("s")))
    Path("s/sources.lock").write_text("files = 3")
    assert "is no lock that can be read" in run("check")[2]


def test_a_document_is_added_with_what_it_says_of_itself(run: Run) -> None:
    Path("floods.html").write_text(PAGE)
    code, out, err = run("add", "floods.html", "--publisher", 'The "Homes" Trust')
    assert (code, err) == (0, "")
    [row] = tomllib.loads(Path("s/sources.toml").read_text())["source"]
    assert row == {
        "id": "floods", "file": "floods.html", "title": "Homes in floods", "author": "A. Lee",
        "publisher": 'The "Homes" Trust', "date": "2021-04-02", "url": "https://homes.example/floods",
    }  # fmt: skip
    assert tomllib.loads(out)["source"] == [row]
    assert {d.id for d in Library.open(Path("s")).documents} == {"beds", "floods"}
    assert "is there already" in run("add", "floods.html")[2]


def test_what_nobody_tells_is_asked_for(run: Run) -> None:
    Path("note.md").write_text("# Beds\n\nIn 2020 some 30 beds fell.")
    code, _, err = run("add", "note.md")
    assert code == 0
    assert "note.md: tells no author, no publisher, no date, no url. Add what is known" in err


BIB = """@report{homes21, author = {Lee, A. and Osei, B.}, title = {Homes in floods}, institution = {Homes Trust}, year = 2021}
@report{beds, author = {Ward Board}, title = {The beds of the county}, year = 2019, file = {:old/count.docx:pdf}}
"""


def test_a_bibliography_tells_of_a_document_that_is_added(run: Run) -> None:
    Path("refs.bib").write_text(BIB)
    Path("floods.md").write_text("# Homes in floods\n\nIn 2020 some 412 homes were flooded.\n")
    assert run("add", "floods.md", "--bibliography", "refs.bib")[0] == 0
    Path("count.docx").write_bytes(docx(p("The ward had 41 beds.")))
    assert run("add", "count.docx", "--id", "count-2019", "--bibliography", "refs.bib")[0] == 0
    rows = tomllib.loads(Path("s/sources.toml").read_text())["source"]
    assert rows[0] == {
        "id": "floods", "file": "floods.md", "title": "Homes in floods", "author": "Lee, A.; Osei, B.",
        "publisher": "Homes Trust", "date": "2021", "keys": ["homes21"],
    }  # fmt: skip
    assert (rows[1]["title"], rows[1]["keys"]) == ("The beds of the county", ["beds"])
    assert {d.id: d.keys for d in Library.open(Path("s")).documents}["floods"] == ("homes21",)


def test_a_document_without_an_entry_is_told(run: Run) -> None:
    Path("refs.bib").write_text(BIB)
    Path("note.md").write_text("# Wells\n\nIn 2020 some 30 wells were dug.\n")
    assert (
        "has no entry in refs.bib. Name its key with --id KEY."
        in run("add", "note.md", "--bibliography", "refs.bib")[2]
    )
    assert "no such file" in run("add", "note.md", "--bibliography", "none.bib")[2]


def test_near_copies_are_told(run: Run) -> None:
    text = " ".join(
        f"In {year} some {year - 1600} wells of the county were dry in the summer." for year in range(1990, 2020)
    )
    Path("s/wells.md").write_text(text)
    Path("s/wells-too.md").write_text(text.replace("2019", "that year"))
    code, out, _ = run("check")
    assert code == 0
    assert "is nearly the same text as wells" in out
    assert "same_as in sources.toml" in out


def test_what_cannot_be_read_is_not_added(run: Run) -> None:
    Path("cut.docx").write_bytes(b"PK\x03\x04")
    assert run("add", "cut.docx")[0] == 2
    assert not Path("s/cut.docx").exists()
    assert not Path("s/sources.toml").exists()
    Path("other.docx").write_bytes(docx(p("Beds")))
    assert "one by one" in run("add", "other.docx", "other.docx", "--title", "Beds")[2]
