"""What a user must know of how a document was read."""

from __future__ import annotations

from claimcheck.model import Document, Notice


def told(document: Document) -> tuple[Notice, ...]:
    """A notice for what is missing of a document, and for each remark on it; each begins with the document's path."""
    name = document.path or document.id
    gap = (Notice("source", name, f"{name}: {document.gap}"),) if document.gap else ()
    return (*gap, *(Notice("document", name, f"{name}: {remark}") for remark in document.remarks))
