"""Word: paragraphs, headings, lists, tables, notes, fields, tracked changes, and what is not shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import ClaimcheckError, Document, MarkKind
from claimcheck.read import docx, files
from tests import made
from tests.contract import cells, extracted, place, shown
from tests.made import p

NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
MARK = '<w:r><w:footnoteReference w:id="7"/></w:r>'
BOX = f"<w:r><w:drawing><w:txbxContent>{p('Boxed.')}</w:txbxContent></w:drawing></w:r>"
NOTE = f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote><w:footnote w:id="7">{p("River Board, 2020.")}{p("See p. 4.")}</w:footnote>'


def read(body: str, **parts: str) -> Document:
    document = docx.document("d", made.docx(body, **parts), "d.docx")
    extracted(document)
    return document


def field(instruction: str, *shown: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        char.format("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + char.format("separate")
        + "".join(f"<w:r><w:t>{s}</w:t></w:r>" for s in shown) + char.format("end")
    )  # fmt: skip


BODIES = [
    (p("Beds ", "fell."), [("paragraph", "Beds fell.")]),
    (p("Beds", style="H1") + p("Fell.", style="Q"), [("heading", "Beds"), ("quote", "Fell.")]),
    (p("Beds", style="Own"), [("heading", "Beds")]),
    (p("Contents 4", style="TOC1") + p("Beds"), [("paragraph", "Beds")]),
    (p("Beds", more=NUMBERED.format(0)) + p("Wards", more=NUMBERED.format(1)), [("list item", "Beds"), ("list item", "Wards")]),
    (p("Rose ", '<w:ins><w:r><w:t>6%</w:t></w:r></w:ins><w:del><w:r><w:delText>5%</w:delText></w:r></w:del>', "."), [("paragraph", "Rose 6%.")]),
    (p("Beds ", more="<w:rPr><w:del/></w:rPr>") + p("fell."), [("paragraph", "Beds fell.")]),
    (p("Beds ", '<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>', "fell."), [("paragraph", "Beds fell.")]),
    (p("Beds ", '<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>9</w:t></w:r>', "fell."), [("paragraph", "Beds fell.")]),
    (p("Beds ", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>fell.</w:t></w:r>'), [("paragraph", "Beds fell.")]),
    (p("As table ", field(" REF _Ref1 ", "4"), " tells."), [("paragraph", "As table 4 tells.")]),
    (p('<w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple>', " beds"), [("paragraph", "12 beds")]),
    (p("5 km", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'), [("paragraph", "5 km²")]),
    (p("anti", "<w:r><w:noBreakHyphen/></w:r>", "flood"), [("paragraph", "anti-flood")]),
    (p("flood", "<w:r><w:softHyphen/></w:r>", "ing", "<w:r><w:tab/></w:r>", "now"), [("paragraph", "flooding now")]),
    (p("Beds", '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', " fell"), [("paragraph", "Beds fell")]),
    (p("Main.", BOX), [("paragraph", "Main."), ("paragraph", "Boxed.")]),
    (f"<w:sdt><w:sdtContent>{p('Beds')}</w:sdtContent></w:sdt><w:sectPr/>", [("paragraph", "Beds")]),
    (p('<w:r><w:t>&lt;b&gt; &amp; £5</w:t></w:r>'), [("paragraph", "<b> & £5")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), BODIES, ids=range(len(BODIES)))
def test_blocks(body: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(read(body)) == wanted


def test_notes_are_linked_to_their_marks_and_come_last() -> None:
    end = f'<w:endnote w:id="7">{p("Lake Trust.")}</w:endnote><w:endnote w:id="8">{p("Never meant.")}</w:endnote>'
    document = read(
        p("Floods", MARK, " rose", '<w:r><w:endnoteReference w:id="7"/></w:r>', "."), footnotes=NOTE, endnotes=end
    )
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == [
        (MarkKind.FOOTNOTE, "[1]", "1"),
        (MarkKind.FOOTNOTE, "[endnote 1]", "endnote 1"),
    ]
    assert shown(document) == [
        ("paragraph", "Floods rose ."),
        ("footnote", "River Board, 2020. See p. 4."),
        ("footnote", "Lake Trust."),
    ]
    assert place(document, "River Board") == "footnote 1"
    assert place(document, "Lake Trust") == "endnote 1"


def test_links_lead_where_they_say() -> None:
    rels = '<Relationship Id="r1" Target="https://rivers.example/a" TargetMode="External"/>'
    document = read(
        p('<w:hyperlink r:id="r1"><w:r><w:t>a count</w:t></w:r></w:hyperlink>', " and ", field(' HYPERLINK "http://b.example" ', "b"), "."),
        rels=rels,
    )  # fmt: skip
    assert [(document[m.span], m.target) for m in document.marks] == [
        ("a count", "https://rivers.example/a"),
        ("b", "http://b.example"),
    ]


def test_a_table_knows_its_headers_and_rows() -> None:
    document = read(
        p("Calls", style="H1")
        + made.table(("Town", "2019", "2020"), ("Hull", "248", "881"), ("Ely", "5", ""))
        + p("End.")
    )
    assert cells(document)["881"] == ("Hull", "2020")
    assert place(document, "881") == "table 1, row 2"
    assert place(document, "End.") == "section 1, paragraph 1"
    assert "Hull\t248\t881\nEly\t5\n\nEnd." in document.text


def test_cells_that_reach_over_several() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"

    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = cell("Calls", '<w:gridSpan w:val="2"/>')
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('Town', start)}{wide}</w:tr><w:tr>{cell('', on)}{cell('Men')}{cell('Women')}</w:tr>"
        f"<w:tr>{cell('Hull', start)}{cell('40')}{cell('50')}</w:tr><w:tr>{cell('', on)}{cell('4')}{cell('5')}</w:tr></w:tbl>"
    )
    found = cells(read(body))
    assert found["50"] == ("Hull", "Calls", "Women")
    assert found["5"] == ("Hull", "Calls", "Women")


def test_tracked_changes_are_told() -> None:
    document = read(p("Rose ", "<w:ins><w:r><w:t>6%</w:t></w:r></w:ins>", "."))
    assert document.remarks == ("has tracked changes (1 insertions, 0 deletions); it is read as if they were accepted",)


def test_the_properties_tell_of_the_document() -> None:
    document = read(p("Beds", style="Title"), core="<dc:title>Beds in wards</dc:title><dc:creator>A. Lee</dc:creator>")
    assert (document.title, document.author) == ("Beds in wards", "A. Lee")
    assert read(p("Beds", style="Title")).title == "Beds"


def test_word_is_known_by_its_content() -> None:
    assert files.of_bytes(made.docx(p("Beds")), "d", "d.txt", ".txt").format == "Word"
    with pytest.raises(ClaimcheckError, match=r"is called \.docx and is no Word file"):
        files.of_bytes(b"Beds fell.", "d", "d.docx", ".docx")


PIECES = ["Beds fell. ", MARK, field(" REF x ", "4"), "<w:r><w:tab/></w:r>", "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>",
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "<w:del><w:r><w:t>out</w:t></w:r></w:del>", "http://a.example/b", "²", " "]  # fmt: skip
BLOCKS = st.lists(st.sampled_from(PIECES), max_size=6).map(lambda runs: p(*runs))
TABLES = st.lists(
    st.lists(st.sampled_from(["Town", "40", "2019", ""]), min_size=1, max_size=4).map(tuple), min_size=1, max_size=4
)


@given(st.lists(st.one_of(BLOCKS, TABLES.map(lambda rows: made.table(*rows))), min_size=1, max_size=5))
def test_the_contract(blocks: list[str]) -> None:
    data = made.docx("".join(blocks), footnotes=NOTE)
    try:
        document = docx.document("d", data, "d.docx")
    except ClaimcheckError:  # nothing of it is shown
        return
    extracted(document)
    assert docx.document("d", data, "d.docx") == document
