"""New sources for a folder: the file copied into it, and a row of sources.toml with what the document says of itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document
from claimcheck.read.files import read
from claimcheck.retrieve.bibliography import read as read_records
from claimcheck.retrieve.catalogue import described, record_of
from claimcheck.retrieve.sources_toml import NAME, read_sources

FIELDS = ("title", "author", "publisher", "date", "url")


def add(
    file: Path, folder: Path, given: dict[str, str], bibliography: Sequence[str] = ()
) -> tuple[Document, str, list[str]]:
    """Copies a file into the folder and writes its row; gives the document, its row, and the fields that nobody told.

    `given` counts more than what the document says, and that more than its entry in a bibliography, but for the title. Raises
    ClaimcheckError where the file cannot be read, or one of its name or with its id is there already; then nothing is written.
    """
    document = read(file)
    rows, _ = read_sources(folder)
    id, target = given.get("id") or file.stem, folder / file.name
    if target.exists():
        raise ClaimcheckError(f"{target}: is there already. Give the file another name, or take the old one away.")
    if any(r.id == id for r in rows):
        raise ClaimcheckError(f"{folder / NAME}: has a source “{id}” already. Give another id with --id.")
    records = [r for path in bibliography for r in read_records(path)]
    found = replace(document, id=id, path=str(file))
    document = described(found, record_of(found, records), titled=False)
    told = {f: given.get(f) or str(getattr(document, f)) for f in FIELDS}
    known = {k: v for k, v in {"id": id, "file": file.name, **told}.items() if v}
    keys = f"keys = {json.dumps(list(document.keys), ensure_ascii=False)}\n" if document.keys else ""
    row = "\n[[source]]\n" + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in known.items()) + keys
    try:
        shutil.copyfile(file, target)
        with (folder / NAME).open("a", encoding="utf-8") as out:
            out.write(row)
    except OSError as error:
        raise ClaimcheckError(f"{folder}: cannot be written to ({error.strerror}). Check its permissions.") from None
    return document, row, [f for f in FIELDS if f not in known]
