"""Sets PDFs for tests: pages of lines, columns, notes at the foot, running heads, tables; the text is the test's own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
TOP, LEFT, RIGHT = HEIGHT - 100, 72, WIDTH - 72
LEADING = 13


@dataclass
class Pen:
    """Where the next line goes."""

    canvas: Canvas
    left: float = LEFT
    right: float = RIGHT
    y: float = TOP

    def paragraph(self, text: str, size: float = 10, font: str = "Helvetica", hyphens: Sequence[str] = ()) -> None:
        """Sets a paragraph in lines; "^12" raises a number. `hyphens` are words as they may break: "anti-traf-ficking"."""
        broken = {h.replace("=", ""): h for h in hyphens}
        line: list[str] = []
        for word in text.split():
            if self._width([*line, word], size, font) > self.right - self.left:
                first, rest = self._break(line, broken.get(word, ""), size, font)
                self._set([*line, first] if first else line, size, font)
                line = [rest or word]
            else:
                line.append(word)
        self._set(line, size, font)
        self.y -= LEADING * 0.6

    def _break(self, line: list[str], word: str, size: float, font: str) -> tuple[str, str]:
        parts = word.split("=")
        for n in range(len(parts) - 1, 0, -1):
            first = "".join(parts[:n]).removesuffix("-") + "-"
            if self._width([*line, first], size, font) <= self.right - self.left:
                return first, "".join(parts[n:])
        return "", ""

    def _width(self, words: Sequence[str], size: float, font: str) -> float:
        return float(self.canvas.stringWidth(" ".join(w.partition("^")[0] for w in words), font, size))

    def _set(self, words: Sequence[str], size: float, font: str) -> None:
        text = self.canvas.beginText(self.left, self.y)
        text.setFont(font, size)
        for n, word in enumerate(words):
            plain, _, note = word.partition("^")
            text.textOut((" " if n else "") + plain)
            if note:
                text.setFont(font, size * 0.6)
                text.setRise(size * 0.4)
                text.textOut(note)
                text.setRise(0)
                text.setFont(font, size)
        self.canvas.drawText(text)
        self.y -= LEADING * size / 10

    def table(self, rows: Sequence[Sequence[str]], step: float = 110) -> None:
        """Sets rows of cells, each cell in as many lines as it has."""
        for row in rows:
            for n, cell in enumerate(row):
                for k, words in enumerate(cell.split("\n")):
                    self.canvas.setFont("Helvetica", 10)
                    self.canvas.drawString(self.left + n * step, self.y - k * LEADING, words)
            self.y -= LEADING * max(cell.count("\n") + 1 for cell in row)
        self.y -= LEADING


class Paper:
    """A PDF in the making."""

    def __init__(self, **options: object) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=A4, pageCompression=1, **options)

    def pen(self, left: float = LEFT, right: float = RIGHT, y: float = TOP) -> Pen:
        return Pen(self.canvas, left, right, y)

    def head(self, words: str) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(LEFT, HEIGHT - 40, words)

    def foot(self, words: str) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawCentredString(WIDTH / 2, 30, words)

    def picture(self) -> None:
        """Covers most of the page with a picture."""
        from PIL import Image

        self.canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 50, 50, WIDTH - 100, HEIGHT - 100)

    def page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


def tagged(lines: Sequence[str], elements: Sequence[Sequence[int]]) -> bytes:
    """A page of lines below each other, in the file's order, whose tags make paragraphs of them: each of the lines with its numbers."""
    owner = {n: k for k, numbers in enumerate(elements) for n in numbers}
    signs = (
        f"/P <</MCID {n}>> BDC BT /F 10 Tf 72 {TOP - n * LEADING:.0f} Td ({line}) Tj ET EMC"
        for n, line in enumerate(lines)
    )
    content = "\n".join(signs).encode("latin-1")
    first = 7
    parts = [f"{first + k} 0 R" for k in range(len(elements))]
    objects = [
        b"<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 6 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:.0f} {HEIGHT:.0f}] /Contents 4 0 R /StructParents 0"
        " /Resources <</Font <</F 5 0 R>>>>>>".encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        f"<</Type /StructTreeRoot /K [{' '.join(parts)}] /ParentTree <</Nums [0 ["
        f"{' '.join(parts[owner[n]] for n in range(len(lines)))}]]>>>>".encode(),
        *(f"<</Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [{' '.join(map(str, e))}]>>".encode() for e in elements),
    ]
    out, at = b"%PDF-1.7\n", []
    for number, made in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    end = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(at) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(at) + 1) + table + end
