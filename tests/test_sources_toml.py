"""sources.toml: what is read, and that every mistake is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import ClaimcheckError
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.sources_toml import read_sources

GOOD = """
[[source]]
id = "damp-2020"
file = "damp.md"
title = "Damp homes"
publisher = "Homes Trust"
date = "2020-05"
keys = ["damp2020"]

[[source]]
file = "copy.md"
same_as = "damp-2020"
"""


def folder(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "sources.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "damp.md").write_text("In 2020 some 40 homes were damp.", encoding="utf-8")
    (tmp_path / "copy.md").write_text("In 2020 some 40 homes were damp.", encoding="utf-8")
    return tmp_path


def test_rows(tmp_path: Path) -> None:
    rows, notices = read_sources(folder(tmp_path, GOOD))
    assert notices == ()
    assert [(r.id, r.title, r.keys, r.same_as, r.line) for r in rows] == [
        ("damp-2020", "Damp homes", ("damp2020",), "", 2),
        ("copy", "", (), "damp-2020", 10),
    ]


def test_metadata_and_copies_reach_the_library(tmp_path: Path) -> None:
    library = Library.open(folder(tmp_path, GOOD))
    assert library.document("damp-2020").publisher == "Homes Trust"
    assert library.original("copy") == "damp-2020"


BAD = [
    ('[[source]]\nfile = "damp.md"\ntitel = "x"\n', "line 3", "did you mean “title”"),
    ('[[source]]\nfile = "damp.md\n', "line 2", "TOML"),
    ("[[source]]\nfile = 3\n", "line 2", "text in quotation marks"),
    ('[[source]]\ntitle = "x"\n', "line 1", "no “file”"),
    ('[[source]]\nfile = "damp.md"\nkeys = "x"\n', "line 3", "list of texts"),
    ('[[source]]\nfile = "../damp.md"\n', "line 2", "out of the folder"),
    ('[[source]]\nfile = "damp.md"\n[[source]]\nfile = "copy.md"\nid = "damp"\n', "line 3", "taken"),
    ('[[source]]\nfile = "damp.md"\nsame_as = "dump"\n', "line 1", "no source has that id"),
    (
        '[[source]]\nfile = "damp.md"\nsame_as = "copy"\n[[source]]\nfile = "copy.md"\nsame_as = "damp"\n',
        "line 1",
        "circle",
    ),
    ('[[source]]\nfile = "damp.md"\ntier = "third"\n', "line 3", "primary or secondary"),
    ('[[sources]]\nfile = "damp.md"\n', "line 1", "did you mean “source”"),
    ('[[source]]\nfile = "damp.md"\ntitle = """Damp\n', "line 3", "TOML"),
    ('[[source]]\nfile = "damp.md"\ndate = [2020]\n', "line 3", "text in quotation marks"),
    ('[[source]]\nfile = "damp.md"\ndate = true\n', "line 3", "text in quotation marks"),
    ('# a \u2028 b\n[[source]]\nfile = "damp.md"\nkey = "x"\n', "line 4", "did you mean “keys”"),
    (
        '[[source]]\nid = "x"\nfile = "damp.md"\n[[source]]\nfile = "copy.md"\nsame_as = "damp"\n',
        "line 4",
        "no source has that id",
    ),
    ('[[source]]\nfile = "damp.md"\nsame_as = "damp"\n', "line 1", "damp → damp"),
    ('[[source]]\nfile = "/etc/hosts"\n', "line 2", "out of the folder"),
]


@pytest.mark.parametrize(("toml", "line", "words"), BAD, ids=[w for _, _, w in BAD])
def test_mistakes_are_told_with_their_line(tmp_path: Path, toml: str, line: str, words: str) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        read_sources(folder(tmp_path, toml))
    message = str(caught.value)
    assert "sources.toml" in message
    assert line in message
    assert words in message
    assert "\n" not in message


@pytest.mark.parametrize("value", ["[" * 5000, "1" * 5000], ids=["deep", "long"])
def test_a_value_that_python_cannot_read_is_told(tmp_path: Path, value: str) -> None:
    with pytest.raises(ClaimcheckError, match="too long or too deep"):
        read_sources(folder(tmp_path, f"a = {value}"))


@pytest.mark.parametrize(("value", "date"), [("2020", "2020"), ("2020-05-09", "2020-05-09"), ('"2020-05"', "2020-05")])
def test_a_date_may_stand_without_quotation_marks(tmp_path: Path, value: str, date: str) -> None:
    rows, _ = read_sources(folder(tmp_path, f'[[source]]\nfile = "damp.md"\ndate = {value}\n'))
    assert [r.date for r in rows] == [date]


def test_a_copy_of_a_document_that_has_no_row(tmp_path: Path) -> None:
    library = Library.open(folder(tmp_path, '[[source]]\nfile = "copy.md"\nsame_as = "damp"\n'))
    assert library.original("copy") == "damp"


def test_a_listed_file_that_is_not_there_is_a_notice(tmp_path: Path) -> None:
    _, notices = read_sources(folder(tmp_path, '[[source]]\nfile = "gone.md"\n'))
    assert [n.kind for n in notices] == ["source"]
    assert "gone.md" in notices[0].message


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="no source document"):
        Library.open(tmp_path)
    with pytest.raises(ClaimcheckError, match="no such folder"):
        Library.open(tmp_path / "none")


def test_near_identical_texts_are_known_as_copies(tmp_path: Path) -> None:
    words = " ".join(f"word{i}" for i in range(200))
    (tmp_path / "a.txt").write_text(words)
    (tmp_path / "b.txt").write_text(words.replace("word7 ", "other "))
    (tmp_path / "c.txt").write_text(" ".join(f"term{i}" for i in range(200)))
    library = Library.open(tmp_path)
    assert library.copies == {"b": "a"}
    assert [n.kind for n in library.notices] == ["copy"]
