"""The bibliographies that lie among the sources: what they tell of the documents beside them.

Such a file is what a reference manager exports with its documents. A record is a document's by the file that it names, by its key
where that is the document's name, by its address or DOI, or by its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from claimcheck.model import Document, Notice
from claimcheck.retrieve.addresses import addresses_in
from claimcheck.retrieve.bibliography import Record, read, unread
from claimcheck.retrieve.quoting.folding import Folded

SUFFIXES = (".bib", ".json", ".ris")
TITLE_WORDS = 3  # a shorter title may be that of another work


def catalogued(
    documents: Sequence[Document], folder: Path, titled: frozenset[str]
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents with what the folder's bibliographies say of them, and notices on those that cannot be read.

    What a document says itself counts more, but for its title, which may be a mere heading; of those in `titled`, by their ids,
    that is told by sources.toml.
    """
    paths = [str(p) for p in sorted(folder.rglob("*")) if p.suffix.lower() in SUFFIXES and _is_seen(p, folder)]
    records = [r for path in paths for r in read(path)]
    notices = unread(p for p in paths if not p.lower().endswith(".json"))  # other programs keep JSON of their own
    if not records:
        return tuple(documents), tuple(notices)
    return tuple(described(d, record_of(d, records), d.id in titled) for d in documents), tuple(notices)


def _is_seen(path: Path, folder: Path) -> bool:
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)


def record_of(document: Document, records: Iterable[Record]) -> Record | None:
    """The one record that is the document's: by the surest sign that any has."""
    for sign in (_by_file, _by_key, _by_address, _by_title):
        found = [r for r in records if sign(document, r)]
        if found:
            return found[0] if len({r.key for r in found}) == 1 else None
    return None


def _by_file(document: Document, record: Record) -> bool:
    name = PurePath(record.file.replace("\\", "/")).name
    return bool(name) and name == PurePath(document.path).name


def _by_key(document: Document, record: Record) -> bool:
    return record.key == document.id or record.key in document.keys


def _by_address(document: Document, record: Record) -> bool:
    return bool(document.url) and bool(addresses_in(document.url) & addresses_in(f"{record.url} doi:{record.doi}"))


def _by_title(document: Document, record: Record) -> bool:
    words = Folded.of(record.title).keys
    return len(words) >= TITLE_WORDS and words == Folded.of(document.title).keys


def described(document: Document, record: Record | None, titled: bool) -> Document:
    """The document with what a record says of it, as far as nothing else does."""
    if record is None:
        return document
    link = record.url or (f"https://doi.org/{record.doi}" if record.doi else "")
    return replace(
        document,
        title=document.title if titled or not record.title else record.title,
        author=document.author or record.authors,
        publisher=document.publisher or record.publisher,
        date=document.date or record.year,
        url=document.url or link,
        keys=tuple(dict.fromkeys((*document.keys, record.key))),
        pages=document.pages if document.pages[1] else record.extent,
    )
