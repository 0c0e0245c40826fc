"""PDF: reading order, joined words, notes, tables, pages, and bad text layers that are told."""

from __future__ import annotations

import io
import time
import zlib

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import formats
from claimcheck.detect.sentences import sentences
from claimcheck.model import BlockKind, ClaimcheckError, Document, MarkKind
from claimcheck.read import files, pdf
from tests.contract import cells, extracted, place, shown
from tests.paper import HEIGHT, LEADING, LEFT, RIGHT, WIDTH, Paper, tagged

FIRST = (
    "The rivers of the county rose in the spring of 2020 and flooded 412 homes in the lower town, more than in any of the "
    "ten years before. The board had counted 148 homes at risk and had built walls for 90 of them.^1 It says that the walls "
    "held where they stood."
)
SECOND = (
    "Of the homes that were flooded, 61 per cent had been built on the plain since 1990. The insurers paid £3.4 million in the "
    "first year, and some families waited for fourteen months. A survey of 240 tenants found that half of them had not been "
    "warned in time, although the gauges upstream had shown the water two days before."
)  # fmt: skip


def read(paper: Paper) -> Document:
    document = pdf.document("d", paper.data(), "d.pdf")
    extracted(document)
    return document


def sheet() -> Paper:
    """Two pages of two columns with heads, numbers, a title, headings, a note and a table."""
    paper = Paper()
    for number in (7, 8):
        paper.head(f"River Board   Annual report   {number}")
        top = paper.pen()
        if number == 7:
            top.paragraph("Water in the town", 18, "Helvetica-Bold")
        half = (LEFT + RIGHT) / 2
        left = paper.pen(LEFT, half - 12, top.y)
        left.paragraph("Floods" if number == 7 else "Walls", 13, "Helvetica-Bold")
        left.paragraph(
            FIRST if number == 7 else FIRST.replace("^1", ""), hyphens=["coun=ty", "flood=ed", "count=ed", "be=fore."]
        )
        left.paragraph(SECOND, hyphens=["flood=ed,", "insur=ers", "four=teen", "al=though", "gaug=es", "fam=ilies"])
        right = paper.pen(half + 12, RIGHT, top.y)
        right.paragraph(
            SECOND.replace("240 tenants", f"{number}40 owners"), hyphens=["flood=ed,", "insur=ers", "four=teen"]
        )
        if number == 7:
            note = paper.pen(LEFT, half - 12, 120)
            note.paragraph("1 River Board, Homes at risk, 2019, p. 4.", 7)
        paper.page()
    return paper


def test_columns_are_read_one_after_the_other_and_words_are_joined() -> None:
    document = read(sheet())
    for sentence in (*FIRST.replace("^1", "").split(". "), *SECOND.split(". ")):
        assert sentence.rstrip(".") in document.prose.replace("  ", " ").replace("   ", " ")
    assert document.text.index("740 owners") > document.text.index("240 tenants")
    assert [w for k, w in shown(document) if k == "heading"] == ["Water in the town", "Floods", "Walls"]


def test_heads_and_page_numbers_are_no_text_and_pages_are_named_as_printed() -> None:
    document = read(sheet())
    assert "Annual report" not in document.text
    assert (document.pages, document.page_count) == ((7, 8), 2)
    assert place(document, "740 owners") == "page 7 (1 in the file)"
    assert place(document, "840 owners") == "page 8 (2 in the file)"


def test_a_note_at_the_foot_is_linked_to_its_mark() -> None:
    document = read(sheet())
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == [(MarkKind.FOOTNOTE, "¹", "1")]
    [note] = [b for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert (note.label, document[note.span]) == ("1", "River Board, Homes at risk, 2019, p. 4.")


def test_a_paragraph_goes_on_over_the_page() -> None:
    paper = Paper()
    paper.pen(y=130).paragraph(
        "The board counted the homes that stood in the water and then went on to count those that"
    )
    paper.page()
    paper.pen().paragraph("did not, which took it the whole of the summer. It found 30.")
    document = read(paper)
    assert len(document.blocks) == 1
    assert place(document, "found 30") == "page 2"
    assert place(document, "The board") == "page 1"


def test_a_table_knows_its_headers() -> None:
    paper = Paper()
    pen = paper.pen()
    pen.paragraph("Homes that were flooded, by town:")
    pen.table([("Town", "2019", "2020"), ("Hull", "40", "160"), ("Ely", "4", "1,216")])
    pen.paragraph("The count is the board's own.")
    document = read(paper)
    assert cells(document)["1,216"] == ("Ely", "2020")
    assert place(document, "1,216") == "page 1, table 1, row 3"
    assert place(document, "The count") == "page 1"


def test_cells_of_several_lines_are_one() -> None:
    paper = Paper()
    pen = paper.pen()
    pen.paragraph("Homes that were flooded, by town:")
    pen.table(
        [("Town", "Homes in\nthe valley", "On the\nhills"), ("Hull and\nHessle", "40", "160"), ("Ely", "4", "1,216")]
    )
    pen.paragraph("The count is the board's own.")
    document = read(paper)
    assert cells(document)["160"] == ("Hull and Hessle", "On the hills")
    assert cells(document)["4"] == ("Ely", "Homes in the valley")
    assert shown(document)[-1] == ("paragraph", "The count is the board's own.")


def test_a_group_of_rows_may_have_a_head() -> None:
    paper = Paper()
    pen = paper.pen()
    head, *rows = ("Town", "2019", "2020"), ("On the river",), ("Hull", "40", "160"), ("Ely", "4", "1,216")
    pen.table([head, *rows, ("Elsewhere",), ("Ripon", "0", "3")])
    document = read(paper)
    assert cells(document)["1,216"] == ("Ely", "2020")
    assert cells(document)["3"] == ("Ripon", "2020")


def test_a_table_goes_on_where_its_head_is_set_again() -> None:
    paper = Paper()
    for rows in ([("Hull and", "40", "160")], [("Hessle",), ("Ely", "4", "1,216")]):
        paper.pen().table([("Town", "2019", "2020"), *rows])
        paper.page()
    document = read(paper)
    assert cells(document)["160"] == ("Hull and Hessle", "2020")
    assert cells(document)["1,216"] == ("Ely", "2020")
    assert document.text.count("Town") == 1
    assert place(document, "160") == "page 1, table 1, row 2"
    assert place(document, "1,216") == "page 2, table 1, row 3"


def test_halves_of_words_are_joined_where_they_are_no_words() -> None:
    paper = Paper()
    pen = paper.pen(LEFT, LEFT + 150)
    pen.paragraph(
        "The inhabitants of all the twenty-two parishes were counted by the observatory in the financial year.",
        hyphens=["inhabit=ants", "obser=vatory", "finan=cial", "par=ishes"],
    )
    assert (
        "inhabitants of all the twenty-two parishes were counted by the observatory in the financial year"
        in read(paper).text
    )


def test_few_lines_that_end_in_a_hyphen_break_no_words() -> None:
    paper = Paper()
    for _ in range(3):
        pen = paper.pen(LEFT, LEFT + 200)
        for _ in range(6):
            pen.paragraph(FIRST.replace("^1", ""))
        paper.page()
    pen = paper.pen(LEFT, LEFT + 200)
    pen.paragraph("The board of the county told us of camera-based gauges on the bridge.", hyphens=["camera-=based"])
    assert "camera-based gauges" in read(paper).text


def test_some_beginnings_of_words_keep_their_hyphen() -> None:
    paper = Paper()
    pen = paper.pen(LEFT, LEFT + 150)
    pen.paragraph(
        "The flooding of the parishes was told by the observatory in a report of anti-flooding works for all, of which the "
        "take-up was a little slow in the parishes.",
        hyphens=["par=ishes", "obser=vatory", "anti-=flooding", "take-=up"],
    )
    assert "by the observatory in a report of anti-flooding works for all, of which the take-up was" in read(paper).text


def test_bold_words_within_a_sentence_are_no_heading() -> None:
    paper = Paper()
    pen = paper.pen()
    for words, font in (
        (
            "The board of the county counted all of the homes that were flooded in the spring, of which it says that",
            "Helvetica",
        ),
        (
            "412 homes were built on the plain by the river that goes through the lower town, in the years that",
            "Helvetica-Bold",
        ),
        ("came after 1990. It is silent on the others.", "Helvetica"),
    ):
        pen.paragraph(words, font=font)
        pen.y += LEADING * 0.6
    assert [k for k, _ in shown(read(paper))] == ["paragraph"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    paper = Paper()
    for text, note in (
        (
            f"{FIRST} The board of the county had told us in the",
            "1 Board of rivers, “The flood in the lower town”, as told by the",
        ),
        ("spring that the walls would hold, and they did.", "Harbour office (2020), p. 4."),
    ):
        paper.pen().paragraph(text)
        paper.pen(y=80).paragraph(note, size=8)
        paper.page()
    document = read(paper)
    assert "had told us in the spring that the walls would hold" in document.text
    assert (
        "footnote",
        "Board of rivers, “The flood in the lower town”, as told by the Harbour office (2020), p. 4.",
    ) in shown(document)


def test_paragraphs_that_are_set_in_and_headings_of_one_size() -> None:
    paper = Paper()
    pen = paper.pen()
    for n in (1, 2):
        pen.paragraph(f"Rivers {n}", 14, "Helvetica-BoldOblique")
        pen.paragraph(f"Gauges {n}", 14, "Helvetica-Bold")
        pen.left += 40
        pen.paragraph(
            FIRST.replace("^1", "").rstrip(".")
            + " than in any of the years for which we have been able to find a count."
        )
        pen.left -= 40
        pen.paragraph(SECOND)
    document = read(paper)
    assert [k for k, _ in shown(document)] == ["heading", "heading", "paragraph", "paragraph"] * 2
    assert [document[h] for h in document.blocks[-1].headings] == ["Rivers 2", "Gauges 2"]


def test_paragraphs_lists_and_ligatures() -> None:
    paper = Paper()
    pen = paper.pen()
    pen.paragraph(FIRST.replace("^1", ""))
    pen.paragraph("• Walls for 90 homes")
    pen.paragraph("• Gauges upstream")
    pen.paragraph(SECOND)
    assert [k for k, _ in shown(read(paper))] == ["paragraph", "list item", "list item", "paragraph"]


def test_a_hyphen_of_its_own_stays() -> None:
    paper = Paper()
    pen = paper.pen(LEFT, LEFT + 150)
    pen.paragraph(
        "This is anti-flooding work and all there is, the board has been told, of anti-flooding so far.",
        hyphens=["anti-=flooding"],
    )
    assert read(paper).text.count("anti-flooding") == 2


TURNS = {90: (WIDTH, 0), 180: (WIDTH, HEIGHT), 270: (0, HEIGHT)}


@pytest.mark.parametrize("turn", TURNS)
def test_pages_that_are_turned_to_be_shown(turn: int) -> None:
    paper = Paper()
    paper.canvas.translate(*TURNS[turn])
    paper.canvas.rotate(turn)
    pen = paper.pen(y=400)
    pen.paragraph(FIRST.replace("^1", ""))
    pen.table([("Town", "2019", "2020"), ("Hull", "40", "160"), ("Ely", "4", "1,216")])
    made = pypdfium2.PdfDocument(paper.data())
    made[0].set_rotation(turn)
    out = io.BytesIO()
    made.save(out)
    document = pdf.document("d", out.getvalue())
    extracted(document)
    assert FIRST.replace("^1", "") in document.text
    assert cells(document)["1,216"] == ("Ely", "2020")


# ── bad reads ────────────────────────────────────────────────────────────────────────────────────


def test_a_scan_is_told() -> None:
    paper = Paper()
    paper.picture()
    paper.page()
    with pytest.raises(ClaimcheckError, match=r"has no text layer: its pages are pictures\. .*ocrmypdf"):
        pdf.document("d", paper.data(), "d.pdf")


def test_pages_without_text_are_told() -> None:
    paper = Paper()
    paper.pen().paragraph(FIRST)
    paper.page()
    for _ in range(2):
        paper.picture()
        paper.page()
    assert read(paper).gap.startswith("has no text on pages 2–3, only pictures")


def test_a_garbled_text_layer_is_told() -> None:
    assert "garbled" in pdf._gap("\ue012\ue013\ue014 abc " * 20, [])
    assert "no English" in pdf._gap("wkh ulyhuv ri wkh frxqwb urvh lq wkh vsulqj " * 40, [])
    assert pdf._gap(SECOND * 5, []) == ""


def test_recognised_text_is_told() -> None:
    paper = Paper()
    paper.picture()
    text = paper.canvas.beginText(LEFT, 700)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("The rivers of the county rose in the spring of 2020.")
    paper.canvas.drawText(text)
    assert "recognised" in read(paper).remarks[0]


def test_a_locked_file_is_told() -> None:
    paper = Paper(encrypt="secret")
    paper.pen().paragraph(FIRST)
    with pytest.raises(ClaimcheckError, match="locked with a password"):
        pdf.document("d", paper.data(), "d.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\0" * 500,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    ],
)
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(ClaimcheckError, match=r"cut or damaged|no text layer"):
        files.of_bytes(data, "d", "d.pdf", ".pdf")


def test_pages_that_hold_each_other_end() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    )
    started = time.monotonic()
    with pytest.raises(ClaimcheckError):
        pdf.document("d", loop, "d.pdf")
    assert time.monotonic() - started < 20


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    big = zlib.compress(b" " * 200_000_000, 9)
    data = (
        b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length "
        + str(len(big)).encode()
        + b">>stream\n"
        + big
        + b"\nendstream endobj"
    )
    with pytest.raises(ClaimcheckError, match="unpacks to more than"):
        pdf.document("d", data, "d.pdf")
    twice = b"%PDF-1.4\n1 0 obj<</Filter[/FlateDecode /FlateDecode]>>stream\n"
    with pytest.raises(ClaimcheckError, match="unpacks to more than"):
        pdf.document("d", twice, "d.pdf")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([FIRST, SECOND, "Short.", "12", "1 Note.", "• x"]),
            st.sampled_from([6, 10, 14]),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_the_contract(pieces: list[tuple[str, int, bool]]) -> None:
    paper = Paper()
    for words, size, turn in pieces:
        paper.pen(y=HEIGHT / 2, right=WIDTH / 2 if turn else RIGHT).paragraph(words, size)
        if turn:
            paper.page()
    data = paper.data()
    try:
        document = pdf.document("d", data)
    except ClaimcheckError:
        return
    extracted(document)
    assert pdf.document("d", data) == document


# ── what comes back from set pages ───────────────────────────────────────────────────────────────

NOTES = ("ijm-rapporteur-2018.md", "unodc-covid-2021.md")


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize("columns", [1, 2])
def test_sentences_come_back_from_set_pages(name: str, columns: int) -> None:
    made = formats.score(files.read(formats.ROOT / "reference_corpus" / name), columns)
    assert made.sentences > 100
    assert made.share >= 0.99, made.lost


def test_three_columns_that_the_file_mixes() -> None:
    paper = Paper()
    words = [
        f"In {name} the wards had {n + 412} beds and the clinics of the county had {n + 90} more of them."
        for n, name in enumerate(("Hull", "York", "Bath"))
    ]
    lines = [[" ".join(w.split()[k : k + 6]) for k in range(0, 18, 6)] for w in words]
    for row in range(12):
        for k in range(3):
            pen = paper.pen(60 + 170 * k, 220 + 170 * k, 700 - 14 * row)
            pen.paragraph(lines[k][row % 3], size=8)
    paper.page()
    text = " ".join(read(paper).text.split())
    assert text.index("In York") > text.rindex("In Hull")
    assert text.index("In Bath") > text.rindex("In York")


def test_tags_are_believed_where_each_element_is_in_one_piece() -> None:
    from claimcheck.model import BlockKind
    from claimcheck.read.pdf_lines import PdfLine, tagging
    from claimcheck.read.pdf_tags import Tag

    def lines(*elements: int) -> list[PdfLine]:
        return [PdfLine("beds fell", 0, 0, 1, 1, 10, tag=Tag(e, BlockKind.PARAGRAPH) if e else None) for e in elements]

    assert tagging(lines(1, 1, 2, 3)) == (True, True)
    assert tagging(lines(1, 2, 1, 2, 1)) == (True, False)
    assert tagging(lines(1, 0, 0)) == (False, True)


def test_text_of_a_program_that_recognises_it_is_told() -> None:
    paper = Paper()
    paper.canvas.setCreator("ABBYY FineReader 15")
    paper.pen().paragraph("Some 412 homes were flooded in the county in the spring of 2020.")
    paper.page()
    assert "recognised in pictures" in read(paper).remarks[0]


BROKEN = [
    "The insurers of the lower town paid in 2020 for",
    "The mayor of the lower town had opened in 2020",
    "412 homes that the river had flooded in spring.",
    "148 gardens on the bank which had been closed.",
    "The board of the county planted 300 willows in 2021.",
]


def test_what_tags_and_text_have_in_another_order_is_doubtful() -> None:
    document = pdf.document("d", tagged(BROKEN, [[0, 2], [1, 3], [4]]), "d.pdf")
    extracted(document)
    assert "tags in another order" in document.remarks[0]
    doubtful = [
        document[s] for b in document.blocks for s in sentences(document.prose, b.span) if document.is_doubtful(s)
    ]
    assert doubtful == [BROKEN[0], f"{BROKEN[1]} {BROKEN[2]}", BROKEN[3]]
    agreed = pdf.document("d", tagged([BROKEN[k] for k in (0, 2, 1, 3, 4)], [[0, 1], [2, 3], [4]]), "d.pdf")
    assert agreed.doubts == ()
    assert f"{BROKEN[0]} {BROKEN[2]}" in agreed.text
