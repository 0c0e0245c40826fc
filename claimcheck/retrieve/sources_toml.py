"""sources.toml: what the documents of a corpus are called, who published them and which is a copy of which."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.model import ClaimcheckError, Notice

NAME = "sources.toml"
TEXTS = ("id", "file", "title", "author", "publisher", "date", "url", "same_as", "tier", "of")
TIERS = ("primary", "secondary")
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One [[source]] of the file, as written."""

    file: str
    id: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    same_as: str = ""
    tier: str = ""
    of: str = ""
    keys: tuple[str, ...] = ()
    line: int = 0


def read_sources(folder: Path) -> tuple[tuple[SourceRow, ...], tuple[Notice, ...]]:
    """The rows of the folder's sources.toml (none without one), and notices on files that are not there.

    Raises ClaimcheckError with the file and the line for what cannot be meant so.
    """
    path = folder / NAME
    try:
        if not path.exists():
            return (), ()
        text = path.read_text(encoding="utf-8-sig")
        data = _parsed(path, text)
    except UnicodeDecodeError:
        raise ClaimcheckError(f"{path}: is not UTF-8. Save it as UTF-8 text.") from None
    except OSError as error:
        raise ClaimcheckError(f"{path}: cannot be read ({error.strerror}).") from None
    lines = _source_lines(text)
    tables = data.pop("source", [])
    for key in data:
        raise ClaimcheckError(f"{path}, line {_line_of(text, key, 0)}: unknown key “{key}”{_hint(key, ('source',))}")
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise ClaimcheckError(f"{path}: “source” must be written as [[source]] tables.")
    rows = tuple(_row(path, text, t, lines[n] if n < len(lines) else 1) for n, t in enumerate(tables))
    _check_ids(path, rows, _unlisted(folder, rows))
    return rows, _missing(folder, rows)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    """The file as TOML; raises ClaimcheckError with the line that is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        line = place[1] if place and place[1] else text.rstrip().count("\n") + 1
        reason = PLACE.sub("", str(error))
        raise ClaimcheckError(f"{path}, line {line}: is no valid TOML: {reason}. Mend that line.") from None
    except (RecursionError, ValueError):  # brackets or a number beyond what Python reads
        raise ClaimcheckError(f"{path}: holds a value too long or too deep to be read. Take it out.") from None


def _unlisted(folder: Path, rows: tuple[SourceRow, ...]) -> frozenset[str]:
    """What the documents that have no row are called: they are sources too."""
    listed = {NAME, *(row.file for row in rows)}
    return frozenset(
        p.stem for p in folder.rglob("*") if p.is_file() and p.relative_to(folder).as_posix() not in listed
    )


def _source_lines(text: str) -> list[int]:
    return [n for n, line in enumerate(text.split("\n"), 1) if line.replace(" ", "").startswith("[[source]]")]


def _line_of(text: str, key: str, start: int) -> int:
    """The line on which a key is set, from a line on; that line itself where it is written otherwise."""
    for n, line in enumerate(text.split("\n"), 1):
        if n >= start and line.split("=")[0].strip().strip("[]\"' ") == key:
            return n
    return max(start, 1)


def _hint(key: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import process

    near = process.extractOne(key, known, score_cutoff=60)
    return f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(known)}."


def _row(path: Path, text: str, table: dict[str, Any], start: int) -> SourceRow:
    for key, value in table.items():
        where = f"{path}, line {_line_of(text, key, start)}"
        if key not in (*TEXTS, "keys"):
            raise ClaimcheckError(f"{where}: unknown key “{key}”{_hint(key, (*TEXTS, 'keys'))}")
        if key == "keys":
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                raise ClaimcheckError(f'{where}: “keys” must be a list of texts, such as keys = ["smith2020"].')
        elif not isinstance(value, str) and not (key == "date" and _is_date(value)):
            raise ClaimcheckError(f"{where}: “{key}” must be a text in quotation marks.")
    file = table.get("file", "")
    if not file:
        raise ClaimcheckError(f"{path}, line {start}: this source has no “file”. Name its document.")
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise ClaimcheckError(
            f"{path}, line {_line_of(text, 'file', start)}: “{file}” leads out of the folder. Put it inside."
        )
    tier = table.get("tier", "")
    if tier and tier not in TIERS:
        raise ClaimcheckError(f"{path}, line {_line_of(text, 'tier', start)}: “tier” must be primary or secondary.")
    texts = {k: str(table[k]) for k in TEXTS if k in table and k not in ("file", "id")}
    return SourceRow(
        Path(file).as_posix(),
        str(table.get("id") or Path(file).stem),
        **texts,
        keys=tuple(table.get("keys", ())),
        line=start,
    )


def _is_date(value: object) -> bool:
    """Whether a value without quotation marks is a day, or a year as a number."""
    return isinstance(value, dt.date) or (isinstance(value, int) and not isinstance(value, bool))


def _check_ids(path: Path, rows: tuple[SourceRow, ...], unlisted: frozenset[str]) -> None:
    by_id: dict[str, SourceRow] = {}
    files: dict[str, SourceRow] = {}
    for row in rows:
        if row.id in by_id:
            raise ClaimcheckError(
                f"{path}, line {row.line}: the id “{row.id}” is taken by line {by_id[row.id].line}. Give another."
            )
        if row.file in files:
            raise ClaimcheckError(
                f"{path}, line {row.line}: “{row.file}” is listed in line {files[row.file].line} already."
            )
        by_id[row.id], files[row.file] = row, row
    for row in rows:
        for name, target in (("same_as", row.same_as), ("of", row.of)):
            if target and target not in by_id and target not in unlisted:
                raise ClaimcheckError(
                    f"{path}, line {row.line}: “{name}” names “{target}”, and no source has that id{_hint(target, tuple(by_id))}"
                )
    for row in rows:
        chain = [row.id]
        while chain[-1] in by_id and by_id[chain[-1]].same_as:
            chain.append(by_id[chain[-1]].same_as)
            if chain[-1] in chain[:-1]:
                loop = " → ".join(chain[chain.index(chain[-1]) :])
                raise ClaimcheckError(
                    f"{path}, line {row.line}: “same_as” goes in a circle ({loop}). Name one of them the original."
                )


def _missing(folder: Path, rows: tuple[SourceRow, ...]) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            "source",
            str(folder / row.file),
            f"{folder / row.file}: is listed in {NAME}, line {row.line}, and is not there.",
        )
        for row in rows
        if not (folder / row.file).is_file()
    )
