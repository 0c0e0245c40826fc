"""Excel's .xlsx → Document: the cells of each sheet that is shown, with their headers.

Read from the XML by lxml, cell by cell: python-calamine fills the rectangle between the outermost cells, so that two cells at
the ends of a sheet take all memory, and tells no formats; openpyxl takes ten times as long.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.numbers import BUILT_IN, EPOCH, EPOCH_1904, number
from claimcheck.read.package import Package
from claimcheck.read.sheet import Cells, add_sheet, bounded, is_empty, too_many

Element = etree._Element

R_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MOST_STRINGS = 1_000_000
MOST_SHEETS = 200


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets share: texts, the number format of each style, the day from which days are counted.

    `unworked` gathers the cells whose formulas have no value as yet.
    """

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    epoch: dt.date
    unworked: list[str] = field(default_factory=list)


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The workbook as a document; raises ClaimcheckError where it is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    root = package.xml("xl/workbook.xml")
    if root is None:
        raise package.broken("has no workbook")
    properties = next((e for e in root.iter("{*}workbookPr")), None)
    late = properties is not None and properties.get("date1904") in ("1", "true")
    book = _Book(_strings(package), _formats(package), EPOCH_1904 if late else EPOCH)
    extract, gap, hidden, left = Extract(), "", 0, limits.cells
    for name, part, is_shown in _sheets(package, root):
        if not is_shown:
            hidden += 1
            continue
        cells, spans, more = _cells(package, part, book, left)
        left -= len(cells)
        gap = bounded(cells, limits.cells) or (too_many(limits.cells) if more else gap)
        gap = add_sheet(extract, cells, name, spans) or gap
    made = extract.document(id, path, "Excel")
    if is_empty(extract):
        raise ClaimcheckError(f"{path or id}: has no sheet with anything in it. Nothing was checked.")
    if book.unworked and not gap:
        gap = (
            f"has formulas that were never worked out (in {len(book.unworked)} cells, such as {book.unworked[0]}). "
            "Open it in a spreadsheet program and save it again."
        )
    remarks = (f"has {hidden} hidden sheet{'' if hidden == 1 else 's'}, which are not read",) if hidden else ()
    return replace(made, title="", gap=gap, remarks=remarks)


def _sheets(package: Package, root: Element) -> Iterator[tuple[str, str, bool]]:
    """Each sheet's name, its part, and whether it is shown."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    targets = {e.get("Id") or "": e.get("Target") or "" for e in relations} if relations is not None else {}
    for n, e in enumerate(root.iter("{*}sheet")):
        if n == MOST_SHEETS:
            break
        target = targets.get(next((v for name in R_ID if (v := e.get(name))), ""), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        yield shown(e.get("name") or ""), part, e.get("state") not in ("hidden", "veryHidden")


def _strings(package: Package) -> tuple[str, ...]:
    root = package.xml("xl/sharedStrings.xml")
    found = []
    for item in root.iterchildren("{*}si") if root is not None else ():
        found.append(_text(item))
        if len(found) == MOST_STRINGS:
            break
    return tuple(found)


def _text(item: Element) -> str:
    """The text of an item, without the reading aids of Japanese."""
    aids = {t for aid in item.iter("{*}rPh") for t in aid.iter("{*}t")}
    return shown("".join(t.text or "" for t in item.iter("{*}t") if t not in aids))


def _formats(package: Package) -> tuple[str, ...]:
    """The number format of each cell style."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return ()
    own = {e.get("numFmtId") or "": e.get("formatCode") or "" for e in root.iter("{*}numFmt")}
    styles = next(root.iter("{*}cellXfs"), None)
    ids = [e.get("numFmtId") or "0" for e in styles] if styles is not None else []
    return tuple(own.get(i) or BUILT_IN.get(int(i) if i.isdecimal() else 0, "") for i in ids)


def _cells(
    package: Package, part: str, book: _Book, most: int
) -> tuple[Cells, dict[tuple[int, int], tuple[int, int]], bool]:
    """The cells of a sheet that hold something and are shown, those that reach over several, and whether there are more."""
    cells: Cells = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    hidden_columns: set[int] = set()
    n = -1
    try:
        for _, e in etree.iterparse(
            io.BytesIO(package.part(part)), tag=("{*}row", "{*}c", "{*}col", "{*}mergeCell"), events=("start", "end"),
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        ):  # fmt: skip
            name = e.tag.rpartition("}")[2]
            if _ == "start":
                continue
            if name == "col" and e.get("hidden") in ("1", "true"):
                first, last = (int(e.get(k) or 0) for k in ("min", "max"))
                hidden_columns.update(range(first - 1, min(last, first + 20_000)))
            elif name == "mergeCell":
                spans.update(_span(e.get("ref") or ""))
            elif name == "row":
                n = int(r) - 1 if (r := e.get("r") or "").isdecimal() else n + 1
                if e.get("hidden") not in ("1", "true"):
                    for k, words in _row(e, book):
                        if words and k not in hidden_columns:
                            cells[n, k] = words
                e.clear()
                previous = e.getprevious()
                while previous is not None and e.getparent() is not None:
                    del e.getparent()[0]
                    previous = e.getprevious()
                if len(cells) > most:
                    return cells, spans, True
    except (etree.XMLSyntaxError, ValueError):
        raise package.broken(f"holds a sheet that cannot be read (its part “{part}”)") from None
    return cells, spans, False


def _row(row: Element, book: _Book) -> Iterator[tuple[int, str]]:
    k = -1
    for c in row.iterchildren("{*}c"):
        m = REFERENCE.match(c.get("r") or "")
        k = _column(m[1]) if m else k + 1
        yield k, _value(c, book)


def _value(c: Element, book: _Book) -> str:
    kind = c.get("t") or "n"
    if kind == "inlineStr":
        return _text(c)
    value = c.findtext("{*}v") or ""
    if not value and c.find("{*}f") is not None:
        book.unworked.append(c.get("r") or "one")
    if kind == "s":
        n = int(value) if value.isdecimal() else len(book.strings)
        return book.strings[n] if n < len(book.strings) else ""
    if kind in ("e", "b"):
        return ""
    if kind in ("str", "d"):
        return shown(value)
    style = int(s) if (s := c.get("s") or "").isdecimal() else -1
    return number(value, book.formats[style] if 0 <= style < len(book.formats) else "", book.epoch) if value else ""


def _column(letters: str) -> int:
    n = 0
    for c in letters:
        n = n * 26 + ord(c) - ord("A") + 1
    return n - 1


def _span(reference: str) -> dict[tuple[int, int], tuple[int, int]]:
    """What "B2:D3" says: from which cell, and over how many columns and rows."""
    ends = [REFERENCE.fullmatch(r) for r in reference.split(":")]
    if len(ends) != 2 or not (ends[0] and ends[1]):
        return {}
    (left, top), (right, bottom) = ((_column(m[1]), int(m[2]) - 1) for m in ends if m)
    return {(top, left): (max(1, right - left + 1), max(1, bottom - top + 1))}
