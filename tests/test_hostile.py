"""Files that are made to do harm: bounded in time and memory, one plain sentence, and the rest of the corpus is still read."""

from __future__ import annotations

import io
import resource
import socket
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.model import ClaimcheckError
from claimcheck.read import docx, files, limits, package
from claimcheck.retrieve.library import Library
from tests import made
from tests.conftest import Run
from tests.made import W, p, zipped
from tests.made import docx as word
from tests.paper import Paper

LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
SECONDS = 60  # far more than any of these takes on a machine of its own


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No connection is made, and nothing takes long or more than a gigabyte."""

    def refused(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - started < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


def body(doctype: str, text: str) -> bytes:
    inner = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Beds fell. {text}</w:t></w:r></w:p></w:body></w:document>'
    )
    return zipped({"word/document.xml": f'<?xml version="1.0"?>{doctype}{inner}'})


def test_entities_are_not_unfolded() -> None:
    try:
        text = docx.document("d", body(LAUGHS, "&j;"), "d.docx").text
    except ClaimcheckError:  # refused as a whole, as newer parsers do
        return
    assert text == "Beds fell."


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://harm.example/x"])
def test_no_file_and_no_address_is_opened(where: str, tmp_path: Path) -> None:
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{where}">]>'
    assert docx.document("d", body(doctype, "&x;"), "d.docx").text == "Beds fell."
    page = f'<html>{doctype}<img src="{where}"><link rel=stylesheet href="{where}"><p>Beds fell. &x;</p></html>'
    assert "root" not in files.of_bytes(page.encode(), "d", "d.html", ".html").text


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    data = zipped({"word/document.xml": b"<a>" + b" " * (limits.PART + 10)})
    assert len(data) < 200_000
    with pytest.raises(ClaimcheckError, match="unpacks to more than 60 MB"):
        docx.document("d", data, "d.docx")


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED", 1000)
    found = package.Package(zipped({"a": b"x" * 700, "b": b"x" * 700}), "d.docx")
    assert len(found.part("a")) == 700
    with pytest.raises(ClaimcheckError, match="unpacks to more than"):
        found.part("b")


def test_a_zip_of_too_many_files_is_refused() -> None:
    parts: dict[str, str | bytes] = {f"a{n}": b"" for n in range(limits.PARTS + 1)}
    with pytest.raises(ClaimcheckError, match="holds more than 10,000 files"):
        docx.document("d", zipped({"word/document.xml": "<a/>", **parts}), "d.docx")


def test_a_zip_that_tells_a_wrong_size_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<a>" + b"x" * 5000 + b"</a>")
    data = bytearray(out.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # the size that the directory tells
    with pytest.raises(ClaimcheckError, match=r"cut or damaged|XML that cannot be read"):
        docx.document("d", bytes(data), "d.docx")


def test_names_that_lead_out_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = zipped(
        {
            "../../out.txt": b"x",
            "/etc/out": b"x",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{p("Beds.")}</w:body></w:document>',
        }
    )
    assert docx.document("d", data, "d.docx").text == "Beds."
    assert list(tmp_path.iterdir()) == []


def test_xml_that_is_too_deep_is_told() -> None:
    deep = "<w:sdt><w:sdtContent>" * 200_000
    data = zipped({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{deep}'})
    with pytest.raises(ClaimcheckError, match="XML that cannot be read"):
        docx.document("d", data, "d.docx")


def test_a_locked_zip_is_told() -> None:
    data = bytearray(word(p("Beds")))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(magic, start)) >= 0:
            data[start + at] |= 1
            start += 4
    with pytest.raises(ClaimcheckError, match="locked with a password"):
        docx.document("d", bytes(data), "d.docx")


def test_a_name_with_signs_that_act_is_shown_without_harm(tmp_path: Path) -> None:
    (tmp_path / "right.md").write_text("In 2020 some 40 beds fell.")
    (tmp_path / "a\x1b[31m.docx").write_bytes(b"PK\x03\x04")
    [notice] = Library.open(tmp_path).notices
    from claimcheck.cli.said import safe

    assert "\x1b" not in safe(notice.message)


def test_the_rest_of_the_corpus_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "right.md").write_text("In 2020 some 40 beds fell.")
    (tmp_path / "bomb.docx").write_bytes(zipped({"word/document.xml": b"<a>" + b" " * (limits.PART + 10)}))
    (tmp_path / "laughs.docx").write_bytes(body(LAUGHS, "&j;"))
    (tmp_path / "sheet.xlsx").write_bytes(made.xlsx('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'))
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "deep.html").write_text("<html>" + "<div>" * 100_000 + "x")
    (tmp_path / "secret.md").symlink_to("/etc/hosts")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    library = Library.open(tmp_path)
    assert any("40 beds" in d.text for d in library.documents)
    told = {Path(n.path).name for n in library.notices}
    assert told >= {"bomb.docx", "sheet.xlsx", "cut.pdf", "deep.html", "secret.md"}
    assert all(n.message.count("\n") == 0 for n in library.notices)
    assert not any("localhost" in d.text for d in library.documents)


def test_a_zip_of_documents_is_read_without_unpacking_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inner = zipped({"a.md": "In 2020 some 9 beds fell."})
    parts: dict[str, str | bytes] = {
        "notes/beds.md": "In 2020 some 40 beds fell.",
        "beds.docx": word(p("In 2021 some 50 beds fell.")),
        "../out.md": "In 2022 some 60 beds fell.",
        "/etc/out.md": "In 2022 some 60 beds fell.",
        "__MACOSX/x.md": "x",
        ".hidden.md": "x",
        "deep.zip": inner,
        "cut.docx": b"PK\x03\x04",
    }
    Path("s").mkdir()
    Path("s/all.zip").write_bytes(zipped(parts))
    library = Library.open(Path("s"))
    assert {d.id: d.path for d in library.documents if d.text} == {
        "beds": "s/all.zip/beds.docx",
        "all.zip/notes/beds.md": "s/all.zip/notes/beds.md",
    }
    assert {n.path for n in library.notices} == {"s/all.zip/cut.docx", "s/all.zip/deep.zip"}
    assert [q.name for q in tmp_path.rglob("*")] == ["s", "all.zip"]


def test_limits_are_told_with_the_key_that_raises_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Beds fell. " * 20)
    (tmp_path / "b.csv").write_text("Town,Beds\n" + "".join(f"T{n},{n}\n" for n in range(20)))
    (tmp_path / "c.docx").write_bytes(word(p("Beds fell.")))
    paper = Paper()
    for n in range(3):
        paper.pen().paragraph(f"Some {n + 40} beds of the ward were shut in the year.")
        paper.page()
    (tmp_path / "d.pdf").write_bytes(paper.data())
    few = limits.Limits(characters=40, entries=1)
    for name, words in (
        ("a.md", "40 characters. Split it into smaller documents, or raise limits.characters"),
        ("c.docx", "more than 1 files, which no document needs. Leave it out, or raise limits.entries"),
    ):
        with pytest.raises(ClaimcheckError, match=words):
            files.read(tmp_path / name, limits=few)
    wide = limits.Limits(pages=2, cells=10)
    assert (
        "first 10 are read. Split it into smaller files, or raise limits.cells"
        in files.read(tmp_path / "b.csv", limits=wide).gap
    )
    assert (
        "the first 2 are read. Split it into smaller documents, or raise limits.pages"
        in files.read(tmp_path / "d.pdf", limits=wide).gap
    )
    assert files.read(tmp_path / "b.csv").gap == ""


def test_a_limit_of_the_configuration_holds_for_drafts_and_sources(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/calls.csv").write_text("Month,Calls\n" + "".join(f"M{n},{n}\n" for n in range(20)))
    Path("draft.md").write_text("There were 18 calls.\n")
    Path("claimcheck.toml").write_text("sources = 'sources'\nlimits.cells = 10\n")
    assert "only the first 10 are read" in run("check", "draft.md")[2]
    Path("claimcheck.toml").write_text("sources = 'sources'\nlimits.characters = 10\n")
    code, _, err = run("check", "draft.md")
    assert (code, "more than 10 characters" in err) == (2, True)
