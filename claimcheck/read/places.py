"""Where a block stands, as people say it: "section 3, paragraph 2", "table 1, row 4", "footnote 7"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from claimcheck.model import BlockKind, Document, Span

NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})(?:[.):]?\s)")
ENDNOTE = "endnote "  # begins the label of a note that stands at the end of the whole


def places(document: Document, levels: Mapping[Span, int], cells: Mapping[Span, str]) -> tuple[tuple[int, str], ...]:
    """The name of each block's place by the offset at which the block begins, in order; `cells` names those of cells.

    A section has the number that its heading is written with, or else the one that counting gives; a single heading above
    all others is the title and counts for none.
    """
    titled = _title(document, levels)
    found: list[tuple[int, str]] = []
    counts: list[int] = []
    section = ""
    paragraphs: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.span in levels:
            if block.span == titled:
                found.append((block.span.start, "title"))
                continue
            depth = len([h for h in block.headings if h != titled])
            del counts[depth + 1 :]
            counts += [0] * (depth + 1 - len(counts))
            counts[depth] += 1
            written = NUMBERED.match(document[block.span])
            section = "section " + (written[1] if written else ".".join(str(c or 1) for c in counts))
            paragraphs[section] = 0
            name = f"{section}, heading"
        elif block.span in cells:
            name = cells[block.span]
        elif block.kind is BlockKind.FOOTNOTE:
            name = block.label if block.label.startswith(ENDNOTE) else f"footnote {block.label}"
        else:
            paragraphs[section] += 1
            name = f"{section}, paragraph {paragraphs[section]}" if section else f"paragraph {paragraphs[section]}"
        found.append((block.span.start, name))
    return tuple(found)


def _title(document: Document, levels: Mapping[Span, int]) -> Span | None:
    """The heading that stands above all others; None where there is none, or where it is the only one."""
    headings = [b.span for b in document.blocks if b.kind is BlockKind.HEADING and b.span in levels]
    if len(headings) < 2:
        return None
    top = min(levels[h] for h in headings)
    highest = [h for h in headings if levels[h] == top]
    return headings[0] if highest == headings[:1] else None
