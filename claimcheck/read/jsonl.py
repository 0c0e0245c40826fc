"""Lines of JSON → Document: each line an object, read as a row of a table whose columns are the objects' names."""

from __future__ import annotations

import json
from dataclasses import replace

from claimcheck.model import ClaimcheckError, Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.sheet import Cells, add_sheet, bounded, is_empty


def document(id: str, text: str, path: str = "", limits: Limits = USUAL) -> Document:
    """The rows as a document; raises ClaimcheckError with the line that is no object of JSON."""
    columns: dict[str, int] = {}
    cells: Cells = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise ClaimcheckError(f"{path or id}, line {number}: is no JSON. Mend that line.") from None
        if not isinstance(row, dict):
            raise ClaimcheckError(f"{path or id}, line {number}: is no object of JSON. Write it as {{…}}.")
        for name, value in row.items():
            words = shown(value if isinstance(value, str) else _plain(value))
            if words:
                cells[number, columns.setdefault(shown(name), len(columns))] = words
    cells.update({(0, k): name for name, k in columns.items() if name})
    extract = Extract()
    gap = bounded(cells, limits.cells)
    gap = add_sheet(extract, cells, "", naming=lambda n, k: f"line {n}" if n else "names") or gap
    if is_empty(extract):
        raise ClaimcheckError(f"{path or id}: holds nothing to read. Nothing was checked.")
    return replace(extract.document(id, path, "JSON lines"), title="", gap=gap)


def _plain(value: object) -> str:
    """A number as it is written; nothing for what is no number and no text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e15 else str(value)
