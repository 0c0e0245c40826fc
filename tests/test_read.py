"""The contract of all readers, what each understands, and what bad input is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import BlockKind, ClaimcheckError, Document, MarkKind, Span
from claimcheck.read import files, markdown, text

READERS = [markdown.document, text.document]
PIECES = ["# ", "- ", "1. ", "> ", "*", "**", "_", "`", "```\n", "[", "](", ")", "[^a]", "[^a]: ", "[@k, p. 3]", "@k", "<b>", "<!--", "-->",
          "|", "| a | b |\n| --- | --- |\n| c | 3 |\n", "---\n", "\\*", "http://a.example/b", "word", "Word.", " ", "\n", "\r\n", "\n\n",
          "¹", "é", "e\u0301", "🙂", "\u2028", "\u200f", "\u00a0", "    code", "a@b.example", "^[x]", "![x](y)", "=====\n"]  # fmt: skip
ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize("read", READERS, ids=["markdown", "text"])
@given(content=ANY_TEXT)
def test_the_contract_of_all_readers(read: Callable[[str, str], Document], content: str) -> None:
    document = read("d", content)
    assert document.text == content
    assert len(document.prose) == len(content)
    assert all(p in (c, " ") for p, c in zip(document.prose, content, strict=True))
    last = 0
    for block in document.blocks:
        assert last <= block.span.start <= block.span.end <= len(content)
        last = block.span.end
        for span in (*block.headings, *block.headers):
            assert 0 <= span.start <= span.end <= len(content)
    for mark in document.marks:
        assert 0 <= mark.span.start < mark.span.end <= len(content)
        assert mark.target
    for offset in {0, len(content) // 2, max(0, len(content) - 1)}:
        at = document.locate(Span(offset, offset))
        assert document.line_starts[at.line - 1] + at.column - 1 == offset
    assert read("d", content) == document


def shown(document: Document) -> list[tuple[str, str]]:
    return [
        (b.kind.value, re.sub(r"\s+", " ", document.prose[b.span.start : b.span.end]).strip()) for b in document.blocks
    ]


MARKDOWN = [
    ("# Damp *homes* #", [("heading", "Damp homes")]),
    ("Damp homes\n==========\n\nThey are cold.", [("heading", "Damp homes"), ("paragraph", "They are cold.")]),
    ("One line\nand the next.", [("paragraph", "One line and the next.")]),
    ("- **40** homes\n- cold\n  ones", [("list item", "40 homes"), ("list item", "cold ones")]),
    ("3. A numbered\n   paragraph.", [("list item", "A numbered paragraph.")]),
    ("> Cold\n> homes", [("quote", "Cold homes")]),
    ("```\n40 homes\n```\nCold.", [("code", ""), ("paragraph", "Cold.")]),
    ("Homes[^a] are `cold`.\n\n[^a]: A note.", [("paragraph", "Homes are ."), ("footnote", "A note.")]),
    ("Homes [@damp2020, p. 3] and [the *count*](http://a.example/b).", [("paragraph", "Homes and the count .")]),
    ("snake_case and 2*3 and 5 * 3 and \\*star\\*", [("paragraph", "snake_case and 2*3 and 5 * 3 and *star *")]),
    ("<!-- 40 homes -->\nCold.", [("paragraph", "Cold.")]),
    ("| Town | Homes |\n| --- | --- |\n| Hull | 40 |", [("cell", "Town"), ("cell", "Homes"), ("cell", "Hull"), ("cell", "40")]),
    ("---\ntitle: Cold\n---\nHomes.", [("front matter", ""), ("paragraph", "Homes.")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), MARKDOWN, ids=[m[0][:24] for m in MARKDOWN])
def test_markdown_blocks(content: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(markdown.document("d", content)) == wanted


MARKS = [
    ("Homes[^a].", [(MarkKind.FOOTNOTE, "[^a]", "a")]),
    (
        "Homes [see @damp, p. 3; -@cold].",
        [(MarkKind.KEY, "[see @damp, p. 3; -@cold]", "damp"), (MarkKind.KEY, "[see @damp, p. 3; -@cold]", "cold")],
    ),
    ("As @damp says.", [(MarkKind.KEY, "@damp", "damp")]),
    ("[count](http://a.example/b)", [(MarkKind.LINK, "[count](http://a.example/b)", "http://a.example/b")]),
    ("[count][c]\n\n[c]: http://a.example/b", [(MarkKind.LINK, "[count][c]", "http://a.example/b")]),
    ("See http://a.example/b.", [(MarkKind.LINK, "http://a.example/b", "http://a.example/b")]),
    ("Write to a@b.example.", []),
]


@pytest.mark.parametrize(("content", "wanted"), MARKS, ids=[m[0] for m in MARKS])
def test_markdown_marks(content: str, wanted: list[tuple[MarkKind, str, str]]) -> None:
    document = markdown.document("d", content)
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == wanted


def test_a_cell_knows_its_headers_and_a_block_its_headings() -> None:
    document = markdown.document("d", "# A\n\n## B\n\n| Town | Homes |\n| --- | --- |\n| Hull | 40 |\n")
    cell = document.blocks[-1]
    assert [document[h] for h in cell.headers] == ["Hull", "Homes"]
    assert [document[h] for h in cell.headings] == ["A", "B"]


TEXTS = [
    ("Cold homes\n\nThey are damp.", [("heading", "Cold homes"), ("paragraph", "They are damp.")]),
    ("• 40 homes\n• cold", [("list item", "40 homes"), ("list item", "cold")]),
    ("Damp rose.¹ It fell.", [("paragraph", "Damp rose. It fell.")]),
    ("¹ http://a.example/b", [("footnote", "")]),
    (
        "The council counted the damp homes of the town in the\nspring of the year and found them cold.",
        [
            (
                "paragraph",
                "The council counted the damp homes of the town in the spring of the year and found them cold.",
            )
        ],
    ),
]


@pytest.mark.parametrize(("content", "wanted"), TEXTS, ids=[t[0][:16] for t in TEXTS])
def test_text_blocks(content: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(text.document("d", content)) == wanted


ENCODED = [
    ("Cold £40 “homes”.".encode(), "utf-8"),
    ("\ufeffCold £40 “homes”.".encode(), "utf-8"),
    ("Cold £40 “homes”.".encode("utf-16"), "utf-16-le"),
    ("Cold £40 “homes”.".encode("utf-16-le"), "utf-16-le"),
    ("Cold £40 “homes”.".encode("utf-16-be"), "utf-16-be"),
    ("Cold £40 “homes”.".encode("cp1252"), "cp1252"),
]


@pytest.mark.parametrize(("data", "name"), ENCODED, ids=[f"{n}-{i}" for i, (_, n) in enumerate(ENCODED)])
def test_encodings(data: bytes, name: str) -> None:
    assert files.decode(data) == ("Cold £40 “homes”.", name)


BAD = [
    ("a.md", b"", "is empty"),
    ("a.md", b" \n\t\n", "is empty"),
    ("a.md", b"cold\0homes", "NUL"),
    ("a.pdf", b"%PDF-1.7 ...", "is a PDF"),
    ("a.docx", b"PK\x03\x04....", "Word"),
    ("a.md", b"\xff\xfea", "begins like"),
    ("a.md", b"cold \x81 \xff", "encoding"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[w for _, _, w in BAD])
def test_bad_input_is_one_plain_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ClaimcheckError) as caught:
        files.read(path)
    message = str(caught.value)
    assert words in message
    assert str(path) in message
    assert "\n" not in message


def test_a_missing_file_a_folder_and_a_file_too_large(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.md", "no such file"), (tmp_path, "is a folder")):
        with pytest.raises(ClaimcheckError, match=words):
            files.read(path)
    big = tmp_path / "big.md"
    big.write_text("cold " * 100)
    with pytest.raises(ClaimcheckError, match="at most"):
        files.read(big, limit=100)


def test_the_first_heading_is_the_title_and_front_matter_tells_the_rest() -> None:
    assert markdown.document("d", "# Cold homes\n\nText.").title == "Cold homes"
    document = markdown.document("d", "---\ntitle: 'Damp'\ndate: 9 May 2021\nauthor: A. Menon\n---\n\n# Cold\n")
    assert (document.title, document.date, document.author) == ("Damp", "9 May 2021", "A. Menon")
    assert [b.kind for b in document.blocks] == [BlockKind.FRONT_MATTER, BlockKind.HEADING]
