"""Suppression comments written into the source of a web page, before the text of each paragraph, cell or the like with findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.edit import edited
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Document, Edit, Finding, MarkKind, Span
from claimcheck.read import html
from claimcheck.read.html_source import Source
from claimcheck.suppress.add import Added, comment_for, to_be_ignored

WEB = "page.html"


def added(source: str, document: Document, findings: Iterable[Finding], reason: str) -> Added:
    """The page's source with a comment before each block that a shown finding stands in; what it shows stays as it is.

    Raises ClaimcheckError where the source is not that of the document.
    """
    if not _shows_the_same(source, document):
        raise ClaimcheckError(
            f"{document.path}: has changed since it was read, and was left as it is. Run the command again."
        )
    wanted = to_be_ignored(findings)
    by_block: dict[Span, list[Finding]] = {}
    for finding in wanted:
        at = finding.location.span
        block = next((b.span for b in document.blocks if b.span.start <= at.start < b.span.end), at)
        by_block.setdefault(block, []).append(finding)
    written = Source(source)
    edits: dict[Span, Edit] = {}
    for block, found in by_block.items():
        comment = comment_for(found, reason, WEB)
        for offset in written.places(document.text[block.start : _first_note(document, block)]):
            trial = {**edits, block: Edit(Span(offset, offset), comment)}
            if _is_read(source, document, trial):
                edits = trial
                break
    ignored = tuple(f for block in edits for f in by_block[block])
    return Added(edited(source, edits.values()), ignored, tuple(f for f in wanted if f not in ignored))


def _first_note(document: Document, block: Span) -> int:
    """Where the first mark of a note in a block stands, which the source may write otherwise; else the block's end."""
    marks = (m.span.start for m in document.marks if m.kind is MarkKind.FOOTNOTE and block.contains(m.span))
    return next(marks, block.end)


def _shows_the_same(source: str, document: Document) -> bool:
    read = html.document(document.id, source, document.path)
    return (read.text, read.blocks, read.comments) == (document.text, document.blocks, document.comments)


def _is_read(source: str, document: Document, edits: Mapping[Span, Edit]) -> bool:
    """Whether the page reads as before but for the comments, each of which is about its block and no other."""
    read = html.document(document.id, edited(source, edits.values()), document.path)
    found = sorted((r.span, f"<!-- {r.text.strip()} -->") for r in read.comments)
    told = [(r.span, f"<!-- {r.text.strip()} -->") for r in document.comments]
    wanted = sorted([*told, *((block, edit.text) for block, edit in edits.items())])
    return (read.text, read.blocks, found) == (document.text, document.blocks, wanted)
