"""How much of a text comes back from the pages that it was set on: python -m benchmarks.formats [FOLDER] prints it.

Each Markdown document of a folder (the reference corpus without an argument) is set by reportlab's typesetter in one and in two
columns, with a running head, page numbers, headings and lists, and read back as a PDF; a sentence is found where it comes back
whole, as a sentence, its white space and signs aside.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, ListFlowable, PageTemplate, Paragraph

from claimcheck.detect.sentences import sentences
from claimcheck.model import BlockKind, Document
from claimcheck.read import files, pdf

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = A4
MARGIN, GAP = 60, 12
FIRST_PAGE = 5
TEXT = ParagraphStyle(
    "text", fontName="Times-Roman", fontSize=10, leading=12.5, alignment=TA_JUSTIFY, firstLineIndent=12
)
NOT_SET = (BlockKind.FRONT_MATTER, BlockKind.CODE, BlockKind.CELL)


class Score(NamedTuple):
    """How many sentences were set, and which did not come back."""

    sentences: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float:
        return 1 - len(self.lost) / self.sentences if self.sentences else 1.0


def score(document: Document, columns: int) -> Score:
    """What of a document comes back from its pages."""
    wanted = [s for s in _sentences(document) if _letters(s)]
    read = pdf.document("set", typeset(document, columns))
    found = {_letters(s) for s in _sentences(read)}
    return Score(len(wanted), tuple(s for s in wanted if _letters(s) not in found))


def typeset(document: Document, columns: int) -> bytes:
    """The document set in so many columns, as a PDF."""
    out = io.BytesIO()
    width = (WIDTH - 2 * MARGIN) / columns
    inner = width - (GAP if columns > 1 else 0)
    frames = [
        Frame(MARGIN + k * width, MARGIN, inner, HEIGHT - 2 * MARGIN - 10, leftPadding=0, rightPadding=0, id=f"f{k}")
        for k in range(columns)
    ]
    made = BaseDocTemplate(out, pagesize=A4)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=_decorated))
    made.build(list(_flow(document)))
    return out.getvalue()


def _decorated(canvas: Canvas, page: BaseDocTemplate) -> None:
    canvas.setFont("Times-Italic", 8)
    canvas.drawString(MARGIN, HEIGHT - 40, "Yearbook of the society")
    canvas.drawRightString(WIDTH - MARGIN, 30, str(page.page + FIRST_PAGE - 1))


def _flow(document: Document) -> Iterator[Flowable]:
    styles = getSampleStyleSheet()
    for block in document.blocks:
        words = escape(" ".join(document.prose[block.span.start : block.span.end].split()))
        if not words or block.kind in NOT_SET:
            continue
        if block.kind is BlockKind.HEADING:
            yield Paragraph(words, styles["Heading2" if block.headings else "Heading1"])
        elif block.kind is BlockKind.LIST_ITEM:
            yield ListFlowable([Paragraph(words, styles["BodyText"])], bulletType="bullet")
        else:
            yield Paragraph(words, TEXT)


def _sentences(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind not in NOT_SET:
            yield from (document.prose[s.start : s.end] for s in sentences(document.prose, block.span))


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words.lower())


if __name__ == "__main__":
    for path in sorted((Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "reference_corpus").glob("*.md")):
        for number in (1, 2):
            made = score(files.read(path), number)
            print(f"{path.name}  {number} columns  {made.sentences} sentences  {made.share:.1%} found")
            for lost in made.lost:
                print(f"    {' '.join(lost.split())[:110]}")
