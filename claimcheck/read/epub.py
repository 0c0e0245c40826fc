"""EPUB → Document: the chapters of a book in the order of its spine, each read as a web page."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from claimcheck.model import Document
from claimcheck.read.extract import Extract, shown
from claimcheck.read.html import parsed, walk
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.package import Package

DC = "{http://purl.org/dc/elements/1.1/}"
PAGES = ("application/xhtml+xml", "text/html")
CONTENTS = "nav"


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The book as a document; raises ClaimcheckError where it is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    container = package.xml("META-INF/container.xml")
    root = next((e.get("full-path") or "" for e in container.iter("{*}rootfile")), "") if container is not None else ""
    book = package.xml(root) if root else None
    if book is None:
        raise package.broken("has no list of its chapters")
    extract = Extract()
    for name in _chapters(book, posixpath.dirname(root)):
        page = parsed(package.part(name).decode("utf-8", "replace"))
        if page is not None:
            walk(extract, page)
    made = extract.document(id, path, "EPUB", _meta(book))
    if not made.text:
        raise package.broken("holds no text")
    return made


def _chapters(book: etree._Element, folder: str) -> list[str]:
    """The parts of the chapters in order, without the table of contents."""
    items = {e.get("id") or "": e for e in book.iter("{*}item")}
    found = []
    for reference in book.iter("{*}itemref"):
        item = items.get(reference.get("idref") or "")
        if item is None or item.get("media-type") not in PAGES or CONTENTS in (item.get("properties") or "").split():
            continue
        found.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return list(dict.fromkeys(found))


def _meta(book: etree._Element) -> dict[str, str]:
    told = {
        "title": book.findtext(f".//{DC}title"),
        "author": ", ".join(shown(e.text or "") for e in book.iter(DC + "creator")),
        "publisher": book.findtext(f".//{DC}publisher"),
        "date": (book.findtext(f".//{DC}date") or "")[: len("2020-05-17")],
    }
    return {k: shown(v) for k, v in told.items() if v and shown(v)}
