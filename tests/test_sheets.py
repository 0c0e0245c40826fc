"""Tables of figures: CSV, Excel and OpenDocument sheets, with headers, units, periods and places."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.check import check
from claimcheck.model import ClaimcheckError, Document, Verdict
from claimcheck.read import csv, files, numbers, ods, xlsx
from claimcheck.read.limits import CELLS
from claimcheck.retrieve.library import Library
from tests import made
from tests.contract import cells, extracted, place, shown
from tests.made import row

CALLS = 'Month,Calls to the helpline,Share answered\nJanuary 2020,248,81%\nFebruary 2020,402,78%\nMarch 2020,881,64%\nApril 2020,"1,204",61%\n'


def test_a_cell_knows_its_row_its_column_and_its_place() -> None:
    document = csv.document("calls", CALLS, "calls.csv")
    extracted(document)
    assert cells(document)["881"] == ("March 2020", "Calls to the helpline")
    assert cells(document)["March 2020"] == ("Month",)
    assert place(document, "881") == "cell B4"
    assert document.text.splitlines()[4] == "April 2020\t1,204\t61%"


@pytest.mark.parametrize(("sign", "other"), [(";", ","), ("\t", ","), ("|", ";")])
def test_the_sign_between_cells_is_found(sign: str, other: str) -> None:
    text = f"Town{sign}Homes{sign}Note\nHull{sign}40{sign}cold{other} damp\nEly{sign}5{sign}dry{other} warm\n"
    assert cells(csv.document("d", text))["40"][-1] == "Homes"


def test_titles_above_and_notes_below_a_table() -> None:
    text = "Homes by town\nYear to March\nTown,Homes\nHull,40\nEly,5\n\nSource: Homes Trust.\n"
    document = csv.document("d", text)
    assert [kind for kind, _ in shown(document)] == ["heading", "heading", *["cell"] * 6, "paragraph"]
    assert cells(document)["5"] == ("Ely", "Homes")
    assert document.title == ""


def test_columns_of_words_name_the_row_wherever_they_stand() -> None:
    document = csv.document("d", "Calls,Country,Year\n40,Ghana,2019\n50,Peru,2020\n")
    assert cells(document)["50"] == ("Peru", "2020", "Calls")


def test_two_tables_on_one_sheet() -> None:
    document = csv.document("d", "Town,Homes\nHull,40\n\nTown,Beds\nEly,7\n")
    assert cells(document)["7"] == ("Ely", "Beds")
    assert place(document, "7") == "cell B5"


EXCEL = [
    ((0.123, "percent"), "12.3%"),
    ((1, "percent"), "100%"),
    ((1234567, "pounds"), "£1,234,567"),
    ((-40, "pounds"), "-£40"),
    ((1200.5, "pounds"), "£1,200.50"),
    ((43891, "month"), "March 2020"),
    ((43891, "day"), "1 March 2020"),
    (0.30000000000000004, "0.3"),
    (1204, "1204"),
    (2019, "2019"),
    (48211, "48,211"),
    (1e300, "1E+300"),
]


@pytest.mark.parametrize(("value", "words"), EXCEL, ids=[w for _, w in EXCEL])
def test_numbers_are_read_in_their_format(value: float | tuple[float, str], words: str) -> None:
    document = xlsx.document("d", made.xlsx(row("Town", "Value") + row("Hull", value)), "d.xlsx")
    assert document.text.endswith(f"\t{words}")


def test_days_are_counted_from_1904_where_the_book_says_so() -> None:
    assert numbers.number("42429", "mmm-yy", dt.date(1904, 1, 1)) == "March 2020"
    assert numbers.number("0.5", "hh:mm") == "0.5"
    assert numbers.number("12", '0.0" km"') == "12"
    assert numbers.number("12", "[$EUR] 0") == "EUR 12"


def test_a_workbook() -> None:
    first = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' + row(
        "Jan 2020", "", 248.0, number=3
    )
    document = xlsx.document(
        "d", made.xlsx(first, row("Town", "Homes") + row("Hull", 40), states=("", "hidden")), "d.xlsx"
    )
    extracted(document)
    assert cells(document)["248"] == ("Jan 2020", "Calls")
    assert place(document, "248") == "sheet Calls, cell C3"
    assert "Homes" not in document.text
    assert document.remarks == ("has 1 hidden sheet, which are not read",)


def test_hidden_rows_and_columns_and_merged_heads() -> None:
    sheet = f"""<worksheet xmlns="{made.S}"><cols><col min="3" max="3" hidden="1"/></cols><sheetData>
    {row("Town", "2019", "x", "")}{row("", "Men", "9", "Women")}{row("Hull", 40, 7, 50)}{row("Ely", 1, 2, 3, hidden=True)}
    </sheetData><mergeCells><mergeCell ref="B1:D1"/></mergeCells></worksheet>"""
    document = xlsx.document("d", made.xlsx(sheet), "d.xlsx")
    assert cells(document)["50"] == ("Hull", "2019", "Women")
    assert "Ely" not in document.text
    assert "9\t" not in document.text


def _ods(kind: str, value: str, words: str, more: str = "") -> str:
    key = "date-value" if kind == "date" else "value"
    return f'<table:table-cell office:value-type="{kind}" office:{key}="{value}" {more}><text:p>{words}</text:p></table:table-cell>'


def _said(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def test_formulas_without_a_value_are_told() -> None:
    total = '<row r="3"><c r="B3"><f>SUM(B1:B2)</f></c></row>'
    document = xlsx.document(
        "d", made.xlsx(row("Town", "Homes", number=1) + row("Hull", 40, number=2) + total), "d.xlsx"
    )
    assert document.gap.startswith("has formulas that were never worked out (in 1 cells, such as B3)")


def test_an_opendocument_sheet() -> None:
    money = _ods("currency", "1200", "£1,200", 'office:currency="GBP"')
    rows = (
        f"<table:table-row>{_said('Month')}{_said('Calls')}{_said('Share')}{_said('Cost')}</table:table-row>"
        f"<table:table-row>{_ods('date', '2020-03-01', 'Mar 20')}{_ods('float', '881', '881')}{_ods('percentage', '0.123', '12%')}"
        f"{money}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        f'<table:table-row table:visibility="collapse">{_said("Hidden")}</table:table-row>'
    )
    document = ods.document("d", made.ods(rows), "d.ods")
    extracted(document)
    assert cells(document)["881"] == ("March 2020", "Calls")
    assert document.text.endswith("March 2020\t881\t12.3%\tGBP 1,200")
    assert place(document, "881") == "sheet Calls, cell B2"
    assert files.of_bytes(made.ods(rows), "d", "d", "").format == "OpenDocument spreadsheet"


ROWS = st.lists(
    st.lists(
        st.sampled_from(["Town", "40", "2019", "", "12%", "http://a.example", "a,b", '"', "\n", "é\u0301", "²"]),
        max_size=5,
    ),
    max_size=6,
)


@given(ROWS)
def test_the_contract(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r) for r in rows)
    try:
        document = csv.document("d", text)
    except ClaimcheckError:
        return
    extracted(document)
    assert csv.document("d", text) == document
    words = {"".join(c.split()) for r in rows for c in r}
    assert {w for w in ("Town", "40", "2019", "12%") if w in words} <= set(
        document.text.replace("\n", "\t").split("\t")
    )


# ── against a draft ──────────────────────────────────────────────────────────────────────────────


def verdicts(draft: str, *tables: Document) -> dict[str, Verdict]:
    report = check(Document.of_text("draft", draft), Library.of(*tables))
    return {j.location.text: j.verdict for j in report.judgements if j.claim.quantity}


@pytest.mark.parametrize(
    ("draft", "words", "verdict"),
    [
        ("Calls rose from 248 to 881 between January and March 2020.", "to 881", Verdict.SUPPORTED),
        ("Calls rose from 248 to 881 between January and March 2020.", "from 248", Verdict.SUPPORTED),
        ("In March 2020 the helpline took 881 calls.", "881 calls", Verdict.SUPPORTED),
        ("In March 2020 the helpline took 891 calls.", "891 calls", Verdict.DIFFERS),
        ("Calls to the helpline more than tripled between January and March 2020.", "more than tripled", Verdict.SUPPORTED),
        ("Calls to the helpline quadrupled between January and March 2020.", "quadrupled", Verdict.DIFFERS),
        ("In April 2020, 61% of calls were answered.", "61% of calls", Verdict.SUPPORTED),
        ("The helpline took 52 calls from pharmacists.", "52 calls", Verdict.UNSUPPORTED),
    ],
)  # fmt: skip
def test_a_table_with_one_row_a_month(draft: str, words: str, verdict: Verdict) -> None:
    found = verdicts(draft, csv.document("calls", CALLS, "calls.csv"))
    assert {w: v for w, v in found.items() if w == words} == {words: verdict}


def test_rows_of_other_countries_are_no_series() -> None:
    table = csv.document("homes", "Country,Year,Homes\nGhana,2019,40\nPeru,2020,160\n")
    found = verdicts("Homes quadrupled between 2019 and 2020.", table)
    assert found["quadrupled"] is not Verdict.SUPPORTED


def test_the_place_of_a_cell_names_its_row_and_column() -> None:
    report = check(
        Document.of_text("draft", "In March 2020 the helpline took 891 calls."),
        Library.of(csv.document("calls", CALLS)),
    )
    [finding] = report.findings
    assert finding.related[0].locator == "cell B4 (March 2020, Calls to the helpline)"


# ── what may do harm ─────────────────────────────────────────────────────────────────────────────


def quickly(started: float) -> None:
    assert time.monotonic() - started < 40


def test_two_cells_at_the_ends_of_a_sheet_cost_nothing() -> None:
    started = time.monotonic()
    sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    document = xlsx.document("d", made.xlsx(sheet), "d.xlsx")
    assert "beyond column" in document.gap
    quickly(started)


def test_no_more_than_so_many_cells_are_read() -> None:
    started = time.monotonic()
    rows = "".join(row(*[1] * 100) for _ in range(CELLS // 100 + 3))
    document = xlsx.document("d", made.xlsx(rows), "d.xlsx")
    assert f"more than {CELLS:,} cells" in document.gap
    assert f"more than {CELLS:,} cells" in csv.document("d", "a,b,c\n" + "1,2,3\n" * CELLS).gap
    quickly(started)


def test_a_repeated_cell_is_no_bomb() -> None:
    started = time.monotonic()
    many = 'table:number-columns-repeated="16384"'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{_ods("float", "1", "1", many)}</table:table-row>'
    assert ods.document("d", made.ods(rows), "d.ods").gap
    quickly(started)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (made.xlsx("<row><c></row>"), "cannot be read"),
        (made.xlsx(""), "no sheet with anything"),
        (made.zipped({"xl/workbook.xml": "<a"}), "XML that cannot be read"),
        (made.ods(""), "no sheet with anything"),
    ],
)
def test_broken_sheets_are_told(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(ClaimcheckError, match=words):
        files.read(path)


def test_an_empty_table_is_told() -> None:
    with pytest.raises(ClaimcheckError, match="without anything"):
        csv.document("d", ",,,\n,,\n", "d.csv")


def test_a_long_table_is_checked_in_little_time_and_its_rows_kept_apart() -> None:
    towns = [f"Borough {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(400)]
    rows = "".join(
        f"{t},{year},{n * 7 + (year - 2010) * 3 + 1000}\n" for n, t in enumerate(towns) for year in range(2010, 2021)
    )
    table = csv.document("homes", f"Town,Year,Homes with damp\nHull,2019,40\nHull,2020,120\n{rows}")
    started = time.monotonic()
    found = verdicts(
        "Homes with damp in Hull tripled between 2019 and 2020. In 2020 Hull had 120 homes with damp.", table
    )
    quickly(started)
    assert found["tripled"] is Verdict.SUPPORTED
    assert found["120 homes"] is Verdict.SUPPORTED
