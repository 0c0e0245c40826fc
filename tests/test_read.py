"""The contract of all readers, what each understands, and what bad input is told."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import BlockKind, ClaimcheckError, Document, MarkKind
from claimcheck.read import files, markdown, text
from claimcheck.read.limits import Limits
from tests.contract import holds

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
    holds(document)
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
    ("**Notes for editors**\n\nWaits rose.", [("heading", "Notes for editors"), ("paragraph", "Waits rose.")]),
    ("**Waits rose.**\n\nThey fell.", [("paragraph", "Waits rose."), ("paragraph", "They fell.")]),
    ("**40 wards closed**\n\nThey fell.", [("paragraph", "40 wards closed"), ("paragraph", "They fell.")]),
    # what a careless writer would lose
    ("---\n\nWaits rose 5%.\n\n---\n\nThey fell.", [("paragraph", "Waits rose 5%."), ("paragraph", "They fell.")]),
    ("Waits rose 5%.\n---\nThey fell.", [("paragraph", "Waits rose 5%."), ("paragraph", "They fell.")]),
    ("<!-- check\n\nthis --> Waits rose 5%.", [("paragraph", "Waits rose 5%.")]),
    ("<!-- a --><!-- b --> Waits rose 5%.", [("paragraph", "Waits rose 5%.")]),
    ("<!-- never closed\n\nWaits rose.", [("paragraph", "<!-- never closed"), ("paragraph", "Waits rose.")]),
    ("2019. A bad year.", [("paragraph", "2019. A bad year.")]),
    ("Waits were longest in\n12. The ward closed.", [("paragraph", "Waits were longest in 12. The ward closed.")]),
    ("3. Waits rose.\n\n    By 5% in May.", [("list item", "Waits rose."), ("list item", "By 5% in May.")]),
    ("- beds\n  - in wards\n    and halls\n- staff", [("list item", "beds"), ("list item", "in wards and halls"), ("list item", "staff")]),
    ("- [x] Beds", [("list item", "Beds")]),
    ("Stock\n\n:   Flats.\n\n    And *more*.", [("paragraph", "Stock"), ("paragraph", "Flats."), ("paragraph", "And more .")]),
    ("Stock\n: Flats\n: Houses", [("paragraph", "Stock"), ("paragraph", "Flats"), ("paragraph", "Houses")]),
    ("> Stock\n> : Flats", [("quote", "Stock"), ("quote", "Flats")]),
    ("Ward 4\n:is full", [("paragraph", "Ward 4 :is full")]),
    ("Table: Beds\n\n| a | b |\n|---|---|\n\nTable: 5 beds.", [("paragraph", "Beds"), ("cell", "a"), ("cell", "b"), ("paragraph", "5 beds.")]),
    ("Table: 5 beds.\n\nMore.", [("paragraph", "Table: 5 beds."), ("paragraph", "More.")]),
    ("> - Beds\n> - Staff", [("quote", "Beds"), ("quote", "Staff")]),
    ("> Beds were\nfull.", [("quote", "Beds were full.")]),
    ("> One.\n>\n> > Two.", [("quote", "One."), ("quote", "Two.")]),
    ("    40 beds", [("code", "")]),
    ("Waits \t rose.\r\nBeds fell.\r\n\r\nEnd.", [("paragraph", "Waits rose. Beds fell."), ("paragraph", "End.")]),
    ("# Wards {#wards .long}", [("heading", "Wards")]),
    ("::: note\nBeds fell.\n:::", [("paragraph", "Beds fell.")]),
    ("<h2>Wards</h2>\n<p>Beds <b>fell</b>.</p>\n<script>\nx = 5\n</script>", [("heading", "Wards"), ("paragraph", "Beds fell .")]),
    ("<style>\np { 5 }\n\n</style>\n\nBeds fell.", [("paragraph", "Beds fell.")]),
    # notes
    ("Floods rose.^[Board, 2020.] Then none.", [("paragraph", "Floods rose."), ("footnote", "Board, 2020."), ("paragraph", "Then none.")]),
    ("Floods rose^[Board].", [("paragraph", "Floods rose"), ("footnote", "Board")]),
    ("[^a]: One\nmore.\n\n    Two.\n\nThree.", [("footnote", "One more. Two."), ("paragraph", "Three.")]),
    ("Floods rose.²\n\n² Board.", [("paragraph", "Floods rose."), ("footnote", "Board.")]),
    # signs within
    ("5 km² of land, 10³ l.", [("paragraph", "5 km² of land, 10³ l.")]),
    ("12%* of homes", [("paragraph", "12%* of homes")]),
    ("***Very*** ~~old~~ ~50 __files__ and file_name_x", [("paragraph", "Very old ~50 files and file_name_x")]),
    ("*a **b** c*", [("paragraph", "a b c")]),
    ("p < 0.05 and 3 > 2", [("paragraph", "p < 0.05 and 3 > 2")]),
    ("[t]he […] river [in flood]", [("paragraph", "[t]he […] river [in flood]")]),
    ("one<br>two &amp; three", [("paragraph", "one two &amp; three")]),
    ("![5 [of] *6*](a.png) Floods.", [("paragraph", "Floods.")]),
    ("``a ` b`` and `c", [("paragraph", "and `c")]),
    ("See www.river.example, a.b@river.example or <http://river.example>.", [("paragraph", "See , or .")]),
    ("As @lee [p. 3] says, @lee [the elder] lied.", [("paragraph", "As says, [the elder] lied.")]),
    ("| a | b |\n|---|---|\n| 3 \\| 4 | |\nText.", [("cell", "a"), ("cell", "b"), ("cell", "3 | 4"), ("paragraph", "Text.")]),
    ("a | b\n--- | ---\n1 | 2", [("cell", "a"), ("cell", "b"), ("cell", "1"), ("cell", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "wanted"), MARKDOWN, ids=[m[0][:24] for m in MARKDOWN])
def test_markdown_blocks(content: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(markdown.document("d", content)) == wanted


MARKS = [
    ("Homes[^a].", [(MarkKind.FOOTNOTE, "[^a]", "a")]),
    (
        "Homes [see @damp, p. 3; -@cold].",
        [(MarkKind.KEY, "see @damp, p. 3", "damp"), (MarkKind.KEY, "-@cold", "cold")],
    ),
    ("As @damp says.", [(MarkKind.KEY, "@damp", "damp")]),
    ("[count](http://a.example/b)", [(MarkKind.LINK, "[count](http://a.example/b)", "http://a.example/b")]),
    ("[count][c]\n\n[c]: http://a.example/b", [(MarkKind.LINK, "[count][c]", "http://a.example/b")]),
    ("See http://a.example/b.", [(MarkKind.LINK, "http://a.example/b", "http://a.example/b")]),
    ("Write to a@b.example.", []),
    (
        '[count *of [all] homes*](<http://a.example/b c> "t")',
        [(MarkKind.LINK, '[count *of [all] homes*](<http://a.example/b c> "t")', "http://a.example/b c")],
    ),
    ("[c]\n\n[C]: http://a.example (title)", [(MarkKind.LINK, "[c]", "http://a.example")]),
    ("[a][none] and [b]", []),
    (
        "[http://a.example](http://a.example)",
        [(MarkKind.LINK, "[http://a.example](http://a.example)", "http://a.example")],
    ),
    ("[Trust[^a]](http://a.example)", [(MarkKind.FOOTNOTE, "[^a]", "a")]),
    ("[@trust](http://a.example)", [(MarkKind.LINK, "[@trust](http://a.example)", "http://a.example")]),
    ("(see http://a.example/b_(c)).", [(MarkKind.LINK, "http://a.example/b_(c)", "http://a.example/b_(c)")]),
    ("Homes^[Trust, @damp].", [(MarkKind.FOOTNOTE, "^[", "^5"), (MarkKind.KEY, "@damp", "damp")]),
    ("\\[@damp] \\@cold", [(MarkKind.KEY, "@damp", "damp")]),
    ("@{damp:2020} and -@cold", [(MarkKind.KEY, "@{damp:2020}", "damp:2020"), (MarkKind.KEY, "@cold", "cold")]),
    ("Follow @damp@town.example", []),
    ("Homes.²³ Homes.¹\n\n¹ Trust.", [(MarkKind.FOOTNOTE, "¹", "1")]),
]


@pytest.mark.parametrize(("content", "wanted"), MARKS, ids=[m[0] for m in MARKS])
def test_markdown_marks(content: str, wanted: list[tuple[MarkKind, str, str]]) -> None:
    document = markdown.document("d", content)
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == wanted


def test_quotation_marks_as_tex_has_them_are_no_code() -> None:
    text = "The bard sang ``The Well'' and ``The Hill'' to 40 guests, and typed ``ls``."
    assert Document.of_text("d", text).prose[:57] == text[:57]
    code = "Type ``ls`` and then ``cat`` in 40 rooms."
    assert "ls" not in Document.of_text("d", code).prose


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
    ("5 km² in 2019² or 10³ m", [("paragraph", "5 km² in 2019 or 10³ m")]),
    ("-\u00a0\u00a0Damp", [("list item", "Damp")]),
    (
        "The fall was seen in\n\nmany towns, and it went on.",
        [("paragraph", "The fall was seen in"), ("paragraph", "many towns, and it went on.")],
    ),
    ("They include:\n\n- damp\n- cold", [("paragraph", "They include:"), ("list item", "damp"), ("list item", "cold")]),
    (
        "1. Cold homes\n\nThey are damp, and nobody knows why.",
        [("heading", "Cold homes"), ("paragraph", "They are damp, and nobody knows why.")],
    ),
    (
        "1. Cold homes\n2. Damp homes\n\nThey are many, and nobody knows why.",
        [
            ("list item", "Cold homes"),
            ("list item", "Damp homes"),
            ("paragraph", "They are many, and nobody knows why."),
        ],
    ),
    ("All was well.\n\nRents fell 4%", [("paragraph", "All was well."), ("paragraph", "Rents fell 4%")]),
    ("The *first* homes, 2*3*4, see http://a.example/b.", [("paragraph", "The first homes, 2*3*4, see .")]),
    (
        "Sad\n0 %\nAngry\n0 %",
        [("paragraph", "Sad"), ("paragraph", "0 %"), ("paragraph", "Angry"), ("paragraph", "0 %")],
    ),
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
    ("a.pdf", b"%PDF-1.7 ...", "is cut or damaged"),
    ("a.docx", b"PK\x03\x04....", "is cut or damaged"),
    ("a.docx", b"Homes", "is no Word file"),
    ("a.doc", b"\xd0\xcf\x11\xe0....", "an old Word"),
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
        files.read(big, limits=Limits(file=100))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_an_endless_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"cold " * 100,))
    writer.start()
    with pytest.raises(ClaimcheckError, match="more than"):
        files.read(pipe, limits=Limits(file=100))
    writer.join()


def test_headings_of_capitals_stand_above_the_others() -> None:
    long = "The council counted the homes that are cold and found them damp, and it wrote them down in a book for all to read."
    document = text.document(
        "d", f"HOUSING\n\n{long}\n\nCold homes\n\n{long}\n\nDamp homes\n\n{long}\n\nSCHOOLS\n\n{long}"
    )
    paragraphs = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert [[document[h] for h in b.headings] for b in paragraphs] == [
        ["HOUSING"], ["HOUSING", "Cold homes"], ["HOUSING", "Damp homes"], ["SCHOOLS"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("The wards were counted in May.12 Thirty had damp.", "The wards were counted in May.   Thirty had damp."),
        ("Ninety had closed by 2023.2 The rest stayed.", "Ninety had closed by 2023.  The rest stayed."),
        ("“We wait.”14 Then they left.", "“We wait.”   Then they left."),
        ("In Malawi,12 while rain fell, they met.", "In Malawi,   while rain fell, they met."),
        ("The mean was 20.2 The wards were full.", "The mean was 20.2 The wards were full."),
        ("See No.12 Castle Street.", "See No.12 Castle Street."),
    ],
)
def test_a_note_mark_that_is_no_longer_raised_is_no_figure(given: str, shown: str) -> None:
    assert text.document("d", given).prose == shown


def test_a_raised_digit_points_to_its_note() -> None:
    document = text.document("d", "Damp rose.¹ It fell.²\n\n¹ Homes Trust.")
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == [(MarkKind.FOOTNOTE, "¹", "1")]
    assert [b.label for b in document.blocks] == ["", "1"]


def test_front_matter_of_several_lines() -> None:
    document = markdown.document(
        "d", "---\nauthor:\n  - A. Menon\n  - B. Lee\ntitle: >\n  Cold\n  homes\n---\n", date="2020"
    )
    assert (document.title, document.author, document.date) == ("Cold homes", "A. Menon, B. Lee", "2020")


def test_the_first_heading_is_the_title_and_front_matter_tells_the_rest() -> None:
    assert markdown.document("d", "# Cold homes\n\nText.").title == "Cold homes"
    document = markdown.document("d", "---\ntitle: 'Damp'\ndate: 9 May 2021\nauthor: A. Menon\n---\n\n# Cold\n")
    assert (document.title, document.date, document.author) == ("Damp", "9 May 2021", "A. Menon")
    assert [b.kind for b in document.blocks] == [BlockKind.FRONT_MATTER, BlockKind.HEADING]


TABLE = """Table 3: Vaccinations by clinic, year to June

  Year       Doses given    Nurses
  2019/20        4,120         12
  2020/21        5,310         15
  2021/22        ..            17

Doses are counted on the day."""


def test_columns_of_plain_text_are_a_table() -> None:
    document = text.document("t", TABLE)
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    read = {document[c.span]: tuple(document[h] for h in c.headers) for c in cells}
    assert read["5,310"] == ("2020/21", "Doses given")
    assert read["17"] == ("2021/22", "Nurses")
    assert read["2019/20"] == ("Year",)
    assert read["Nurses"] == ()
    assert [document[h] for c in cells[:1] for h in c.headings] == ["Table 3: Vaccinations by clinic, year to June"]


CLOSE = """Table 4. Trees planted and felled, by district
Planted 2022 Planted 2023 Felled in all
Old Harbour 310 287 1,204
Mill Lane 95 101 88
Castle Ward 1,020 990 12"""

HIGH = """Table 5. Pupils absent, per cent
                      Autumn         Spring
                    2022  2023p    2022  2023p
Infants              6.1    5.8     7.4    6.9
Juniors              5.0    4.7     5.9    5.2"""


def test_rows_that_end_in_figures_are_a_table_below_a_head_of_as_many() -> None:
    assert _headers(CLOSE)["101"] == ("Mill Lane", "Planted 2023")
    assert _headers(CLOSE)["1,204"] == ("Old Harbour", "Felled in all")


def test_heads_stand_above_their_columns_and_their_groups() -> None:
    assert _headers(HIGH)["6.9"] == ("Infants", "Spring", "2023")
    assert _headers(HIGH)["5.0"] == ("Juniors", "Autumn", "2022")


def _headers(plain: str) -> dict[str, tuple[str, ...]]:
    document = text.document("t", plain)
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    return {document[c.span]: tuple(document[h] for h in c.headers) for c in cells}


@pytest.mark.parametrize(
    ("plain", "cell", "headers"),
    [
        ("2023 2024 Rate 2024\nUpper Ward 71 58 2.1\nQuay 148 141 4.5", "58", ("Upper Ward", "2024")),
        ("2023 2024 Rate 2024\nUpper Ward 71 58 2.1\nQuay 148 141 4.5", "4.5", ("Quay", "Rate 2024")),
        ("Ward Doses given Nurses\nUpper Ward 71 5\nQuay 148 8", "148", ("Quay", "Doses given")),
        ("Ward Doses given Nurses\nUpper Ward 71 5\nQuay 148 8", "Quay", ("Ward",)),
    ],
)
def test_cells_that_one_space_parts_are_a_table_too(plain: str, cell: str, headers: tuple[str, ...]) -> None:
    document = text.document("t", plain)
    cells = {document[b.span]: b for b in document.blocks if b.kind is BlockKind.CELL}
    assert tuple(document[h] for h in cells[cell].headers) == headers


@pytest.mark.parametrize(
    "plain",
    [
        "In 2019 there were 12 4\nand in 2020 there were 15 5\nand later still 17 6",
        "Of the clinics and the wards\nHull had 12 15.\nYork had 11 16.\nLeeds had 10 17.",
        "The wards closed\nUpper Ward 71 58\nQuay 148 141",
        "Wards Beds\nUpper Ward 71 58\nThe Quay had 148.",
        "The clinic gave 4,120 doses.  It had  12 nurses.\nOf these  5 left in  2020 alone.\nThe rest  are there  still: 7.",
        "Nurses:   12\nDoctors:   3\nPorters:   5",
        "Ring us    020 7946 0321    office\nor write    to the desk    upstairs",
    ],
)
def test_spaces_alone_make_no_table(plain: str) -> None:
    assert not [b for b in text.document("t", plain).blocks if b.kind is BlockKind.CELL]


SET_IN = """
                     Wave 6    Change since wave 4
Nurses, all          38,400    -4.1 per cent
  women              24,700    -6.8 per cent
  men                52,900    -1.9 per cent
Porters              59,500    +2.2 per cent
"""


def test_a_row_that_is_set_in_is_a_part_of_the_row_above() -> None:
    document = text.document("t", SET_IN)
    read = {document[b.span]: tuple(document[h] for h in b.headers) for b in document.blocks}
    assert read["24,700"] == ("Nurses, all", "women", "Wave 6")
    assert read["-1.9 per cent"] == ("Nurses, all", "men", "Change since wave 4")
    assert read["59,500"] == ("Porters", "Wave 6")


def test_tables_are_read_in_time_that_grows_with_the_text() -> None:
    row = "a  b  c\n1  2  3\n1  2  3\n"
    assert len(text.document("t", row * 5000).blocks) == 5000 * 9
