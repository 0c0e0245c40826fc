"""A folder of sources → documents with their metadata, and notices on what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from claimcheck.model import ClaimcheckError, Document, Notice
from claimcheck.read.files import read
from claimcheck.retrieve.catalogue import catalogued
from claimcheck.retrieve.sources_toml import SourceRow, read_sources

IGNORED_NAMES = ("readme", "license", "licence", "changelog")  # what tells of the folder is no source
IGNORED_SUFFIXES = (".toml", ".json", ".bib", ".ris", ".lock", ".py")


def read_folder(
    folder: Path, progress: Callable[[int, int], None] | None = None, limit: int | None = None
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents of a folder in order of name; raises ClaimcheckError for a missing folder or a broken sources.toml.

    `limit` is the bytes of the largest file that is read.
    """
    if not folder.exists():
        raise ClaimcheckError(f"{folder}: no such folder. Give the folder of source documents with --sources.")
    if not folder.is_dir():
        raise ClaimcheckError(f"{folder}: is a file, not a folder. Give the folder that holds the source documents.")
    rows, found = read_sources(folder)
    notices = list(found)
    by_file = {row.file: row for row in rows}
    documents = []
    paths = source_files(folder)
    taken = {row.id for row in rows}
    for i, path in enumerate(paths):
        name = path.relative_to(folder).as_posix()
        row = by_file.get(name)
        id = row.id if row else _free(path.stem, name, taken)
        taken.add(id)
        try:
            documents.append(_with_row(read(path, id=id, limit=limit), row))
        except ClaimcheckError as error:
            notices.append(Notice("source", str(path), str(error)))
        if progress:
            progress(i + 1, len(paths))
    told, unread = catalogued(documents, folder, frozenset(row.id for row in rows if row.title))
    return told, (*notices, *unread)


def source_files(folder: Path) -> list[Path]:
    """The files of a folder that are taken for sources, in order of name."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file()
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
        and p.stem.lower() not in IGNORED_NAMES
        and p.suffix.lower() not in IGNORED_SUFFIXES
    )


def _free(stem: str, name: str, taken: set[str]) -> str:
    return stem if stem not in taken else name


def _with_row(document: Document, row: SourceRow | None) -> Document:
    if row is None:
        return document
    given = {
        "title": row.title,
        "author": row.author,
        "publisher": row.publisher,
        "date": row.date,
        "url": row.url,
        "keys": row.keys,
        "same_as": row.same_as,
        "tier": row.tier,
    }
    return replace(document, **{k: v for k, v in given.items() if v})  # type: ignore[arg-type]
