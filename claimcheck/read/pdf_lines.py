"""The lines of a PDF's pages: words, boxes and sizes as the page shows them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from claimcheck.read.pdf_tags import Tag, tags_of

LINE_END = re.compile(r"\r\n|\n|\r")
SOFT = "\ufffe"  # what pdfium writes where a word is broken at the end of a line
LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\x02": SOFT,
        "\u00ad": "",
        "\x00": "",
    }
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WIDE = 2.0  # times the size of the letters: a gap that divides cells or columns
SMALL = 0.8  # of the height of a line's letters: what is smaller and higher is raised
HIGHER = 0.12  # of the height
ASCENT, DESCENT = 0.85, 0.22  # of the font's size: how far a line reaches above and below its baseline
NOTED = re.compile(
    r"(?<=[^\W\d_]|[.,;:!?”’\"')\]])\d{1,3}(?![\d%]|[.,]\d)"
)  # a number that may be raised: glued to what it notes
ITALIC = 1 << 6  # the flag of a font (ISO 32000, table 121)
SAME_ROW = 0.4  # of the size
COVERED = 0.8  # share of a page's letters that have tags, from which on it is read by them
WHOLE = 1.2  # times as many runs of lines as elements: more, and the tags have another order than the text
NARROW = 0.5  # times the size: a gap that may divide cells, where others say so
SPACE = 0.7  # times the size: no wider is what divides two words


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, or a piece of one that a wide gap sets apart. Boxes count in points from the page's lower left corner as shown.

    `size` is the height of its letters' box; `broken` says that its last word goes on in the next line. `parts` are its pieces
    between narrower gaps, where it has such. `element` is the tagged element that it is of, where its page is not read by tags.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False
    broken: bool = False
    italic: bool = False
    tag: Tag | None = None
    parts: tuple[PdfLine, ...] = ()
    element: int = 0


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page by its number in the file, from 0, what the file calls it, its size, and its lines in the file's order."""

    number: int
    label: str
    width: float
    height: float
    lines: tuple[PdfLine, ...]
    tagged: bool = False  # nearly all of its text has tags, and their order is that of the lines
    disagrees: bool = False  # the tags have another order


Box = tuple[float, float, float, float]


def page_of(page: pypdfium2.PdfPage, number: int, label: str) -> PdfPage:
    """The lines of a page."""
    text_page = page.get_textpage()
    width, height = page.get_size()
    try:
        text = _Text(text_page, page.get_rotation(), width, height, tags_of(page))
        lines = tuple(_together(_lines(text)))
    finally:
        text_page.close()
    covered, in_order = tagging(lines)
    return PdfPage(number, label, width, height, lines, covered and in_order, covered and not in_order)


def tagging(lines: Sequence[PdfLine]) -> tuple[bool, bool]:
    """Whether a page has tags for nearly all of its text, and whether each of their elements is in one piece."""
    tags = [line.tag for line in lines if line.tag]
    letters = sum(len(line.text) for line in lines)
    runs = sum(a != b for a, b in pairwise(tags)) + 1
    covered = sum(len(line.text) for line in lines if line.tag)
    return bool(tags) and covered >= COVERED * letters, runs <= WHOLE * len(set(tags))


class _Text:
    """The characters of a page with their boxes, turned as the page is shown."""

    def __init__(
        self, page: pypdfium2.PdfTextPage, rotation: int, width: float, height: float, tags: dict[int, Tag]
    ) -> None:
        self.tags = tags
        self.raw = page.raw
        self.rotation, self.width, self.height = rotation, width, height
        self.count = page.count_chars()
        text = page.get_text_range(0, self.count) if self.count else ""
        if len(text) != self.count:  # characters that stand for nothing or for two: one by one
            codes = (pdfium.FPDFText_GetUnicode(self.raw, n) for n in range(self.count))
            text = "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes)
        self.text = text
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()

    def box(self, n: int) -> Box:
        """The tight box of a character."""
        left, right, bottom, top = self._doubles
        pdfium.FPDFText_GetCharBox(self.raw, n, left, right, bottom, top)
        return self._turned((left.value, bottom.value, right.value, top.value))

    def loose(self, n: int) -> Box:
        """The box of a line of a character's font at its place: from its baseline and font size, which letters do not change."""
        x, y = self._doubles[:2]
        size = pdfium.FPDFText_GetFontSize(self.raw, n)
        if (
            size
            and pdfium.FPDFText_GetCharOrigin(self.raw, n, x, y)
            and pdfium.FPDFText_GetMatrix(self.raw, n, self._matrix)
        ):
            up = self._matrix.c * size, self._matrix.d * size
            xs = sorted((x.value - DESCENT * up[0], x.value + ASCENT * up[0]))
            ys = sorted((y.value - DESCENT * up[1], y.value + ASCENT * up[1]))
            return self._turned((xs[0], ys[0], xs[1], ys[1]))
        pdfium.FPDFText_GetLooseCharBox(self.raw, n, self._rect)
        return self._turned((self._rect.left, self._rect.bottom, self._rect.right, self._rect.top))

    def rects(self, start: int, count: int) -> list[Box]:
        """The boxes of the pieces that some characters make."""
        found = []
        for n in range(pdfium.FPDFText_CountRects(self.raw, start, count)):
            left, right, bottom, top = self._doubles
            pdfium.FPDFText_GetRect(self.raw, n, left, top, right, bottom)
            found.append(self._turned((left.value, bottom.value, right.value, top.value)))
        return found

    def tag(self, n: int) -> Tag | None:
        """The tag of a character's content."""
        thing = pdfium.FPDFText_GetTextObject(self.raw, n) if self.tags else None
        return self.tags.get(pdfium.FPDFPageObj_GetMarkedContentID(thing)) if thing else None

    def style(self, n: int) -> tuple[bool, bool]:
        """Whether a character's font is bold, and whether it is italic."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, n, buffer, 128, flags)
        name = bytes(buffer.value).lower()
        bold = bool(pdfium.FPDFText_GetFontWeight(self.raw, n) >= 600) or b"bold" in name
        return bold, bool(flags.value & ITALIC) or b"italic" in name or b"oblique" in name

    def _turned(self, box: Box) -> Box:
        left, bottom, right, top = box
        if self.rotation == 90:
            return bottom, self.height - right, top, self.height - left
        if self.rotation == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.rotation == 270:
            return self.width - top, left, self.width - bottom, right
        return box


def _lines(text: _Text) -> Iterator[PdfLine]:
    at = 0
    ends = [*(m.span() for m in LINE_END.finditer(text.text)), (text.count, text.count)]
    for end, following in ends:
        while at < end:
            stop = text.text.find(SOFT, at, end)
            if stop < 0:
                stop = text.text.find("\x02", at, end)
            broken = stop >= 0
            yield from _pieces(text, at, stop if broken else end, broken)
            at = stop + 1 if broken else end
        at = following


def _together(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """The lines, those put together again that were parted behind a raised number in their midst."""
    before: PdfLine | None = None
    for line in lines:
        if before is not None and _is_parted(before, line):
            box = (before.bottom, line.right, max(before.top, line.top))
            text = f"{before.text} {line.text}"
            bottom, right, top = box
            before = replace(before, text=text, bottom=bottom, right=right, top=top, broken=line.broken)
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _is_parted(a: PdfLine, b: PdfLine) -> bool:
    """Whether a line goes on beside the raised number that ends another, a space away."""
    beside = abs(a.bottom - b.bottom) < SAME_ROW * a.size and 0 <= b.left - a.right < SPACE * a.size
    return beside and not a.broken and a.text[-1:] in "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _pieces(text: _Text, start: int, end: int, broken: bool) -> Iterator[PdfLine]:
    """A line, in as many pieces as wide gaps make of it."""
    while start < end and text.text[start].isspace():
        start += 1
    while end > start and text.text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    rects = text.rects(start, end - start)
    words = text.text[start:end]
    loose = text.loose(_typical(text.text, start, end))
    size = max(loose[3] - loose[1], 1.0)
    small = {
        m.start() + k
        for m in NOTED.finditer(words)
        for k in range(len(m[0]))
        if _height(text, start + m.start() + k) < SMALL * size
    }
    if not small and (len(rects) <= 1 or _is_even(rects, words, size)):
        box = (min(r[0] for r in rects), 0.0, max(r[2] for r in rects), 0.0) if rects else loose
        middle = _typical(text.text, start, end)
        yield _line(words, box, loose, size, text.style(middle), broken, text.tag(middle))
        return
    boxes = [text.box(n) for n in range(start, end)]
    heights = sorted(b[3] - b[1] for b, c in zip(boxes, words, strict=True) if c.isalnum())
    usual = heights[len(heights) // 2] if heights else size
    bottom = sorted(b[1] for b, c in zip(boxes, words, strict=True) if c.isalnum() or not heights)[len(heights) // 2]
    made = list(words)
    for n, (c, b) in enumerate(zip(words, boxes, strict=True)):
        smaller = n in small or b[3] - b[1] < SMALL * usual
        if c.isdigit() and n and smaller and b[1] > bottom + HIGHER * usual:
            made[n] = c.translate(RAISED)
    narrow = _cuts(words, boxes, NARROW * size)
    for at, end_of in pairwise([0, *_cuts(words, boxes, WIDE * size), len(words)]):
        last = end_of == len(words)
        piece = _piece(text, made, boxes, at, end_of, start, size, last and broken)
        cuts = [n for n in narrow if at < n < end_of]
        yield replace(piece, parts=_parts(piece, made, boxes, [at, *cuts, end_of])) if cuts else piece


def _parts(whole: PdfLine, made: list[str], boxes: Sequence[Box], cuts: Sequence[int]) -> tuple[PdfLine, ...]:
    """The pieces of a line between its cuts, as high as it is."""
    found = []
    for a, b in pairwise(cuts):
        words = "".join(made[a:b]).strip()
        right = boxes[a + len("".join(made[a:b]).rstrip()) - 1][2]
        broken = whole.broken and b == cuts[-1]
        shown = words.translate(LIGATURES)
        found.append(
            PdfLine(shown, boxes[a][0], whole.bottom, right, whole.top, whole.size, whole.bold, broken, whole.italic)
        )
    return tuple(found)


def _cuts(words: str, boxes: Sequence[Box], wide: float) -> list[int]:
    """The characters before which there is a gap that wide."""
    seen = [n for n, c in enumerate(words) if not c.isspace()]
    return [b for a, b in pairwise(seen) if boxes[b][0] - boxes[a][2] > wide]


def _height(text: _Text, n: int) -> float:
    """How high the font of a character is."""
    box = text.loose(n)
    return box[3] - box[1]


def _typical(text: str, start: int, end: int) -> int:
    """A character that tells the size of a line: a letter in its middle, for a bullet leads and a raised number may end it."""
    middle = (start + end) // 2
    return next((n for n in (*range(middle, end), *range(middle, start, -1)) if text[n].isalpha()), start)


def _is_even(rects: list[Box], words: str, size: float) -> bool:
    """Whether the pieces of a line stand close beside each other, and none that may be a number is raised."""
    if any(b[0] - a[2] > NARROW * size for a, b in pairwise(rects)):
        return False
    return not any(c.isdigit() for c in words) or all(r[1] <= rects[0][1] + HIGHER * size for r in rects[1:])


def _piece(
    text: _Text, made: list[str], boxes: list[Box], at: int, end: int, start: int, size: float, broken: bool
) -> PdfLine:
    shown = [b for c, b in zip(made[at:end], boxes[at:end], strict=True) if not c.isspace()] or boxes[at:end]
    box = (min(b[0] for b in shown), min(b[1] for b in shown), max(b[2] for b in shown), max(b[3] for b in shown))
    loose = text.loose(_typical(text.text, start + at, start + end))
    height = max(loose[3] - loose[1], 1.0)
    tag = text.tag(_typical(text.text, start + at, start + end))
    return _line("".join(made[at:end]).strip(), box, loose, height if at else size, text.style(start + at), broken, tag)


def _line(
    words: str, box: Box, loose: Box, size: float, style: tuple[bool, bool], broken: bool, tag: Tag | None
) -> PdfLine:
    bold, italic = style
    shown = words.translate(LIGATURES)
    return PdfLine(shown, box[0], loose[1], box[2], loose[3], round(size, 1), bold, broken, italic, tag)
