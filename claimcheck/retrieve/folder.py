"""A folder of sources → documents with their metadata, and notices on what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath

from claimcheck.model import ClaimcheckError, Document, Notice
from claimcheck.read.files import of_bytes, read_bytes
from claimcheck.read.formats import VERSION, is_archive, is_slow, may_hide_text
from claimcheck.read.limits import USUAL, Limits
from claimcheck.retrieve.catalogue import catalogued
from claimcheck.retrieve.sources_toml import SourceRow, read_sources
from claimcheck.store import Store, key

LONG = 4_000  # bytes of a text that is read more slowly than it is taken from the store
IGNORED_NAMES = ("readme", "license", "licence", "changelog")  # what tells of the folder is no source
IGNORED_SUFFIXES = (".toml", ".json", ".bib", ".ris", ".lock", ".py")


def read_folder(
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = USUAL,
    store: Store | None = None,
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents of a folder in order of name; raises ClaimcheckError for a missing folder or a broken sources.toml.

    A file that is a source and cannot be read is a document without
    text, and with the reason for a gap.
    """
    if not folder.exists():
        raise ClaimcheckError(f"{folder}: no such folder. Give the folder of source documents with --sources.")
    if not folder.is_dir():
        raise ClaimcheckError(f"{folder}: is a file, not a folder. Give the folder that holds the source documents.")
    rows, found = read_sources(folder)
    notices = list(found)
    by_file = {row.file: row for row in rows}
    documents = []
    paths, links = source_files(folder)
    notices += [
        Notice("source", str(p), f"{p}: is a link that leads out of the folder and is not followed.") for p in links
    ]
    taken = {row.id for row in rows}
    for i, path in enumerate(paths):
        for inner, data in _files_of(path, limits):
            at = path / inner if inner else path
            name = at.relative_to(folder).as_posix()
            row = by_file.get(name)
            id = row.id if row else _free(at.stem, name, taken)
            taken.add(id)
            try:
                if isinstance(data, ClaimcheckError):
                    raise data
                documents.append(_with_row(_read(at, data, id, limits, store), row))
            except ClaimcheckError as error:
                if row or may_hide_text(at.suffix.lower()):
                    gap = str(error).removeprefix(f"{at}: ")
                    documents.append(_with_row(Document(id, "", "", (), path=str(at), gap=gap), row))
                else:
                    notices.append(Notice("source", str(at), str(error)))
        if progress:
            progress(i + 1, len(paths))
    told, unread = catalogued(documents, folder, frozenset(row.id for row in rows if row.title))
    return told, (*notices, *unread)


def _files_of(path: Path, limits: Limits) -> Iterator[tuple[str, bytes | ClaimcheckError]]:
    """The file's own bytes with an empty name, or those of each document in a zip of documents, or why there are none."""
    try:
        data = read_bytes(path, limits)
        if not is_archive(data):
            yield "", data
            return
        from claimcheck.read.package import Package

        package = Package(data, str(path), limits.entries)
    except ClaimcheckError as error:
        yield "", error
        return
    for name in sorted(package.names):
        inner = PurePosixPath(name)
        if name.endswith("/") or inner.is_absolute() or ".." in inner.parts or not _is_source(inner):
            continue
        try:
            yield name, package.part(name)
        except ClaimcheckError as error:
            yield name, error


def _is_source(path: PurePath) -> bool:
    """Whether a file, by its path within the folder, is one that is taken for a source."""
    return (
        not any(part.startswith((".", "__MACOSX")) for part in path.parts)
        and path.stem.lower() not in IGNORED_NAMES
        and path.suffix.lower() not in IGNORED_SUFFIXES
    )


def _read(path: Path, data: bytes, id: str, limits: Limits, store: Store | None) -> Document:
    """The document in the bytes; one that takes long to read comes from the store where they have not changed."""
    suffix = path.suffix.lower()
    if store is None or not (len(data) > LONG or is_slow(data, suffix)):
        return of_bytes(data, id, str(path), suffix, limits)
    at = key("document", id, str(path), repr((VERSION, limits)), data)
    kept = store.get("document", at)
    if isinstance(kept, Document):
        return kept
    made = of_bytes(data, id, str(path), suffix, limits)
    store.put("document", at, made)
    return made


def source_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder that are taken for sources, in order of name, and the links that lead out of it."""
    files, out = [], []
    top = folder.resolve()
    for p in sorted(folder.rglob("*")):
        within = p.relative_to(folder)
        if any(part.startswith(".") for part in within.parts):
            continue
        if p.is_symlink() and not p.resolve().is_relative_to(top):
            out.append(p)
        elif p.is_file() and _is_source(within):
            files.append(p)
    return files, out


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
