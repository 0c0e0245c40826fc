"""The tags of a PDF's page (ISO 32000, 14.8): to which paragraph, heading, item or quotation each piece of its content belongs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from claimcheck.model import BlockKind

DEEPEST = 64  # elements within each other
MOST = 50_000  # elements of a page
LONGEST = 64  # characters of a role's name
KINDS = {
    "Title": BlockKind.HEADING,
    "H": BlockKind.HEADING,
    **{f"H{n}": BlockKind.HEADING for n in range(1, 7)},
    "LI": BlockKind.LIST_ITEM,
    "LBody": BlockKind.LIST_ITEM,
    "BlockQuote": BlockKind.QUOTE,
    "Note": BlockKind.FOOTNOTE,
    "FENote": BlockKind.FOOTNOTE,
    "TD": BlockKind.CELL,
    "TH": BlockKind.CELL,
}
BLOCKS = frozenset({*KINDS, "P", "Caption"})
OUTER = frozenset({BlockKind.QUOTE, BlockKind.FOOTNOTE, BlockKind.CELL, BlockKind.LIST_ITEM})  # of what a P in them is


@dataclass(frozen=True, slots=True)
class Tag:
    """The element of a page's content that is a block: its number on the page, and what kind of block it is."""

    element: int
    kind: BlockKind


def tags_of(page: pypdfium2.PdfPage) -> dict[int, Tag]:
    """The tag of each piece of marked content on a page, by the number that the page gives it; none for a page without tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        found: dict[int, Tag] = {}
        for n, (ids, tag) in enumerate(_elements(tree)):
            if n == MOST:
                break
            found.update(dict.fromkeys(ids, tag))
        return found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _elements(tree: object) -> Iterator[tuple[list[int], Tag]]:
    """The marked content of each element, with the block that it is of."""
    roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(pdfium.FPDF_StructTree_CountChildren(tree))]
    waiting = [(root, Tag(0, BlockKind.PARAGRAPH), 0) for root in reversed(roots)]
    number = 0
    while waiting:
        element, tag, depth = waiting.pop()
        if not element or depth > DEEPEST:
            continue
        number += 1
        role = _role(element)
        if role in BLOCKS:
            kind = KINDS.get(role, tag.kind if tag.kind in OUTER else BlockKind.PARAGRAPH)
            tag = Tag(number, kind)
        count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
        ids = [pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n) for n in range(max(count, 0))]
        if any(i >= 0 for i in ids):
            yield [i for i in ids if i >= 0], tag
        children = pdfium.FPDF_StructElement_CountChildren(element)
        waiting += [
            (pdfium.FPDF_StructElement_GetChildAtIndex(element, n), tag, depth + 1) for n in range(children - 1, -1, -1)
        ]


def _role(element: object) -> str:
    buffer = ctypes.create_string_buffer(2 * LONGEST)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 2 * LONGEST)
    return buffer.raw[: min(size, 2 * LONGEST)].decode("utf-16-le", "replace").rstrip("\0")
