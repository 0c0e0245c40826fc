"""OpenDocument spreadsheets → Document: the cells of each sheet with their headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.numbers import date, number
from claimcheck.read.package import Package
from claimcheck.read.sheet import Cells, add_sheet, bounded, is_empty, too_many

Element = etree._Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST_REPEATED = 1000  # copies of a cell or row that holds something; empty ones cost nothing, however many


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The spreadsheet as a document; raises ClaimcheckError where it is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    root = package.open_document("content.xml")
    extract, gap, left = Extract(), "", limits.cells
    for table in root.iter(TABLE + "table"):
        name = shown(table.get(TABLE + "name") or "")
        cells: Cells = {}
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for n, k, cell in _cells(table):
            words = _value(cell)
            if words:
                cells[n, k] = words
                spans[n, k] = (_number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned"))
            if len(cells) > left:
                gap = too_many(limits.cells)
                break
        gap = bounded(cells, limits.cells) or gap
        left -= len(cells)
        gap = add_sheet(extract, cells, name, spans) or gap
    made = extract.document(id, path, "OpenDocument spreadsheet")
    if is_empty(extract):
        raise ClaimcheckError(f"{path or id}: has no sheet with anything in it. Nothing was checked.")
    return replace(made, title="", gap=gap)


def _cells(table: Element) -> Iterator[tuple[int, int, Element]]:
    """Each cell with its row and column; repeated ones again and again, empty ones only once."""
    n = 0
    for row in table.iter(TABLE + "table-row"):
        times = _number(row, "number-rows-repeated")
        if row.get(TABLE + "visibility") not in ("collapse", "filter"):
            found = list(_row(row))
            for i in range(min(times, MOST_REPEATED) if found else 0):
                yield from ((n + i, k, cell) for k, cell in found)
        n += times


def _row(row: Element) -> Iterator[tuple[int, Element]]:
    k = 0
    for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
        times = _number(cell, "number-columns-repeated")
        if len(cell):
            yield from ((k + i, cell) for i in range(min(times, MOST_REPEATED)))
        k += times


def _number(e: Element, name: str) -> int:
    value = e.get(TABLE + name) or ""
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < len("100000000") else 1


def _value(cell: Element) -> str:
    """What a cell holds, in the way that it is shown."""
    value, kind = cell.get(OFFICE + "value") or "", cell.get(OFFICE + "value-type")
    words = shown(" ".join("".join(str(t) for t in p.itertext()) for p in cell.iterchildren(TEXT + "p")))
    if kind == "percentage" and value:
        return number(value, "0%")
    if kind == "currency" and value:
        return number(value, f"[${cell.get(OFFICE + 'currency') or ''}]#,##0")
    if kind == "float" and value:
        return number(value, "#,##0" if "," in words else "")
    if kind == "date":
        return _date(cell.get(OFFICE + "date-value") or "", words)
    return words


def _date(value: str, words: str) -> str:
    """A date in words; without its day where what is shown has none."""
    parts = value.partition("T")[0].split("-")
    if not all(p.isdecimal() for p in parts) or len(parts) != len(("y", "m", "d")):
        return words
    year, month, day = map(int, parts)
    if not 1 <= month <= 12:
        return words
    shows_day = any(
        p == f"{day}" or p == f"{day:02}" for p in "".join(c if c.isdigit() else " " for c in words).split()
    )
    return date(year, month, day if shows_day or not words else 0)
