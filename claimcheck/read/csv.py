"""CSV and TSV → Document: each cell with the headers of its row and column."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.sheet import Cells, add_sheet, bounded, is_empty, too_many

DELIMITERS = ",;\t|"
SAMPLE = 50  # rows by which the delimiter is known
LONGEST = 1_000_000  # characters of a cell


def document(id: str, text: str, path: str = "", limits: Limits = USUAL) -> Document:
    """The table as a document; raises ClaimcheckError where it holds nothing."""
    csv.field_size_limit(LONGEST)
    cells: Cells = {}
    gap = ""
    try:
        for n, row in enumerate(csv.reader(io.StringIO(text), delimiter=_delimiter(text))):
            cells.update({(n, k): words for k, value in enumerate(row) if (words := shown(value))})
            if len(cells) > limits.cells:
                gap = too_many(limits.cells)
                break
    except csv.Error as error:
        raise ClaimcheckError(f"{path or id}: is no table that can be read ({error}). Save it as CSV again.") from None
    gap = bounded(cells, limits.cells) or gap
    extract = Extract()
    gap = add_sheet(extract, cells, "") or gap
    made = extract.document(id, path, "CSV")
    if is_empty(extract):
        raise ClaimcheckError(f"{path or id}: is a table without anything in it. Nothing was checked.")
    return replace(made, title="", gap=gap)


def _delimiter(text: str) -> str:
    """The sign between the cells: the one by which most of the first rows have equally many cells, and more than one."""
    best, found = (0, 0), ","
    for sign in DELIMITERS:
        try:
            rows = [r for _, r in zip(range(SAMPLE), csv.reader(io.StringIO(text), delimiter=sign), strict=False) if r]
        except csv.Error:
            continue
        widths = Counter(len(r) for r in rows if len(r) > 1)
        width, count = max(widths.items(), key=lambda w: (w[1], w[0]), default=(0, 0))
        if (count, width) > best:
            best, found = (count, width), sign
    return found
