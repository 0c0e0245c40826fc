"""Word's .docx → Document: its text as it is shown, with tracked changes accepted.

Read from the XML by lxml: python-docx has no footnotes and no tracked changes, docx2python stops at a footnote part without a
namespace, and mammoth gives HTML without places (as measured).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from claimcheck.model import BlockKind, Document, MarkKind
from claimcheck.read.extract import Cell, Extract, Run, raised, shown
from claimcheck.read.grid import add_table
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.package import Package
from claimcheck.read.places import ENDNOTE
from claimcheck.read.remarks import MARKED

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # the same in the stricter form of the standard
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
DC = "{http://purl.org/dc/elements/1.1/}"

HEADING = re.compile(r"heading (\d)")
CONTENTS = re.compile(r"(?:toc|index|table of figures|toa)(?: heading)?(?: \d)?")
QUOTES = ("quote", "intense quote", "block text")
LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
GONE = frozenset({"del", "moveFrom"})  # tracked as taken away
TITLE_LEVEL = 0
MOST_STYLES = 20  # that rest on one another


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    list_level: int | None
    hidden: bool | None
    raised: bool | None


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, whether its result is being shown, and the run with which that begins."""

    instruction: str = ""
    showing: bool = False
    first: int = 0


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The Word file as a document; raises ClaimcheckError where it is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    root = _plain(package.xml("word/document.xml"))
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise package.broken("has no text part")
    reader = _Reader(package)
    reader.blocks(body)
    reader.notes()
    made = reader.extract.document(id, path, "Word", _meta(package))
    if not made.text:
        raise package.broken("holds no text")
    changes = reader.come + reader.gone
    if changes:
        told = f"has tracked changes ({reader.come} insertions, {reader.gone} deletions); it is read as if they were accepted"
        return replace(made, remarks=(told,))
    return made


def _plain(root: Element | None) -> Element | None:
    """The part with the elements of the stricter form renamed to those of the usual one."""
    if root is not None and isinstance(root.tag, str) and root.tag.startswith(STRICT):
        for e in root.iter(STRICT + "*"):
            e.tag = W + str(e.tag)[len(STRICT) :]
            for name, value in list(e.attrib.items()):
                if str(name).startswith(STRICT):
                    e.set(W + str(name)[len(STRICT) :], value)
    return root


def _meta(package: Package) -> dict[str, str]:
    core = package.xml("docProps/core.xml")
    if core is None:
        return {}
    found = {"title": core.findtext(DC + "title"), "author": core.findtext(DC + "creator")}
    return {k: shown(v) for k, v in found.items() if v and shown(v)}


class _Reader:
    """One Word file: its styles, links and notes, and the blocks made so far."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.extract = Extract()
        self.styles = _styles(package)
        self.links = _links(package, "word/_rels/document.xml.rels")
        self.labels: dict[tuple[str, str], str] = {}  # of notes: kind and id in the file → label
        self.fields: list[_Field] = []
        self.runs: list[Run] = []
        self.boxes: list[Element] = []
        self.comments = _comments(package)
        self.come = self.gone = 0

    # ── blocks ───────────────────────────────────────────────────────────────────────────────────

    def blocks(self, parent: Element) -> None:
        for e in _shown_children(parent):
            match _name(e):
                case "p":
                    self._paragraph(e)
                case "tbl":
                    self._table(e)
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "txbxContent":
                    self.blocks(e)

    def _paragraph(self, p: Element) -> None:
        properties = p.find(W + "pPr")
        style = self._style(properties, "pStyle")
        if style and CONTENTS.fullmatch(style.name):
            return
        self._inline(p, self._hidden(style))
        mark = properties.find(f"{W}rPr/{W}del") if properties is not None else None
        if mark is not None:  # the end of the paragraph is taken away: it goes on in the next
            return
        self._flush(properties, style)

    def _flush(self, properties: Element | None, style: _Style | None) -> None:
        runs, self.runs = self.runs, []
        kind, level, depth = _kind(properties, style)
        self.extract.add(kind, runs, level=level, depth=depth)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: Element) -> None:
        self._flush(None, None)
        rows = [r for r in _through(table, "tr") if r.find(f"{W}trPr/{W}del") is None]
        cells: list[list[Cell]] = []
        hanging: dict[int, Cell] = {}  # by column, what reaches down from above
        for row in rows:
            head = _on(row.find(f"{W}trPr/{W}tblHeader"))
            made: list[Cell] = []
            column = 0
            for cell in _through(row, "tc"):
                width, merge = _reach(cell)
                goes_on = merge == "continue" and column in hanging
                made.append(hanging[column] if goes_on else self._cell(cell, head, width))
                hanging.pop(column, None)
                if merge:
                    hanging[column] = made[-1]
                column += width
            cells.append(made)
        add_table(self.extract, cells)

    def _cell(self, cell: Element, head: bool, width: int) -> Cell:
        outer, self.runs = self.runs, []
        for p in cell.iter(W + "p"):
            if not any(_name(a) in GONE for a in p.iterancestors()):
                self._inline(p, False)
                self.runs.append(Run(" "))
        runs, self.runs = tuple(self.runs), outer
        return Cell(runs, head, width)

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────

    def _inline(self, parent: Element, hidden: bool) -> None:
        for e in _shown_children(parent):
            match _name(e):
                case "r":
                    self._run(e, hidden)
                case "hyperlink":
                    self._linked(e, self.links.get(e.get(R_ID) or "", ""), hidden)
                case "fldSimple":
                    m = LINK.search(e.get(W + "instr") or "")
                    self._linked(e, m[1] if m else "", hidden)
                case "ins" | "moveTo":
                    self.come += 1
                    self._inline(e, hidden)
                case "del" | "moveFrom":
                    self.gone += 1
                case "commentRangeStart":
                    self._comment(e)
                case "sdt" | "sdtContent" | "smartTag" | "customXml" | "dir" | "bdo":
                    self._inline(e, hidden)
                case "oMath" | "oMathPara":
                    self.runs.append(Run("".join(t.text or "" for t in e.iter(MATH_TEXT))))

    def _linked(self, e: Element, target: str, hidden: bool) -> None:
        start = len(self.runs)
        self._inline(e, hidden)
        self._link(start, target)

    def _link(self, start: int, target: str) -> None:
        """Makes one link of the runs from `start` on, unless a note's mark is among them."""
        words = "".join(r.text for r in self.runs[start:])
        plain = all(r.kind is None for r in self.runs[start:])
        if target.lower().startswith(("http://", "https://")) and plain and words.strip():
            self.runs[start:] = [Run(words, MarkKind.LINK, target)]

    def _run(self, r: Element, hidden: bool) -> None:
        properties = r.find(W + "rPr")
        style = self._style(properties, "rStyle")
        vanish = properties.find(W + "vanish") if properties is not None else None
        hidden = _on(vanish) if vanish is not None else hidden or self._hidden(style)
        vertical = properties.find(W + "vertAlign") if properties is not None else None
        up = vertical.get(W + "val") == "superscript" if vertical is not None else bool(style and style.raised)
        for e in _shown_children(r):
            name = _name(e)
            if name == "fldChar":
                self._field(e.get(W + "fldCharType") or "")
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction += e.text or ""
            elif hidden or not all(f.showing for f in self.fields):
                continue
            elif name == "t":
                self.runs.append(Run(raised(e.text or "") if up else e.text or ""))
            elif name in ("tab", "br", "cr", "ptab"):
                self.runs.append(Run(" "))
            elif name == "noBreakHyphen":
                self.runs.append(Run("-"))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note_mark(name.removesuffix("Reference"), e.get(W + "id") or "")
            elif name == "commentReference":
                self._comment(e)
            elif name in ("drawing", "pict", "object"):
                self.boxes += e.iter(W + "txbxContent")

    def _comment(self, e: Element) -> None:
        """Notes a comment that is meant for the program, for the paragraph in which it begins or ends."""
        words = self.comments.get(e.get(W + "id") or "", "")
        if words:
            self.runs.append(Run("", remark=words))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].showing, self.fields[-1].first = True, len(self.runs)
        elif kind == "end" and self.fields:
            done = self.fields.pop()
            m = LINK.search(done.instruction)
            if m and done.showing and done.first < len(self.runs):  # or the paragraph has ended within it
                self._link(done.first, m[1])

    # ── notes ────────────────────────────────────────────────────────────────────────────────────

    def _note_mark(self, kind: str, id: str) -> None:
        known = self.labels.get((kind, id))
        if known is None:
            number = sum(k == kind for k, _ in self.labels) + 1
            known = self.labels[kind, id] = f"{number}" if kind == "footnote" else f"{ENDNOTE}{number}"
        self.runs.append(Run(f"[{known}]", MarkKind.FOOTNOTE, known))

    def notes(self) -> None:
        """Adds the notes that a mark leads to, footnotes first, in the order of their marks."""
        for kind in ("footnote", "endnote"):
            root = _plain(self.package.xml(f"word/{kind}s.xml")) if any(k == kind for k, _ in self.labels) else None
            if root is None:
                continue
            self.links = _links(self.package, f"word/_rels/{kind}s.xml.rels")
            found = {e.get(W + "id") or "": e for e in root.iter(W + kind)}
            for (k, id), label in list(self.labels.items()):
                if k == kind and id in found:
                    for p in found[id].iter(W + "p"):
                        self._inline(p, False)
                        self.runs.append(Run(" "))
                    runs, self.runs = self.runs, []
                    self.extract.add(BlockKind.FOOTNOTE, runs, label=label)

    # ── styles ───────────────────────────────────────────────────────────────────────────────────

    def _style(self, properties: Element | None, name: str) -> _Style | None:
        """The style that a paragraph or run names, with what it takes over from those that it rests on."""
        named = properties.find(W + name) if properties is not None else None
        style = self.styles.get(named.get(W + "val") or "") if named is not None else None
        base = style
        for _ in range(MOST_STYLES):
            base = self.styles.get(base.based_on) if base else None
            if base is None or style is None:
                break
            style = replace(
                style,
                outline=base.outline if style.outline is None else style.outline,
                list_level=base.list_level if style.list_level is None else style.list_level,
                hidden=base.hidden if style.hidden is None else style.hidden,
                raised=base.raised if style.raised is None else style.raised,
            )
        return style

    def _hidden(self, style: _Style | None) -> bool:
        return bool(style and style.hidden)


def _kind(properties: Element | None, style: _Style | None) -> tuple[BlockKind, int, int]:
    """What a paragraph is; a heading's level, from 1, and a list item's depth, from 0."""
    name = style.name if style else ""
    outline = properties.find(W + "outlineLvl") if properties is not None else None
    level = _whole(outline.get(W + "val"), 9) if outline is not None else style.outline if style else None
    m = HEADING.fullmatch(name)
    if m:
        return BlockKind.HEADING, int(m[1]), 0
    if name == "title":
        return BlockKind.HEADING, TITLE_LEVEL, 0
    if level is not None and level < len("123456789"):
        return BlockKind.HEADING, level + 1, 0
    if name in QUOTES:
        return BlockKind.QUOTE, 0, 0
    numbered = properties.find(W + "numPr") if properties is not None else None
    depth = _list_level(numbered) if numbered is not None else style.list_level if style else None
    return (BlockKind.PARAGRAPH, 0, 0) if depth is None else (BlockKind.LIST_ITEM, 0, depth)


def _list_level(numbered: Element | None) -> int | None:
    """The level of a list, from 0; None where the numbering is switched off."""
    if numbered is None:
        return None
    number, level = numbered.find(W + "numId"), numbered.find(W + "ilvl")
    if number is not None and number.get(W + "val") == "0":
        return None
    return min(_whole(level.get(W + "val"), 0), 8) if level is not None else 0


def _comments(package: Package) -> dict[str, str]:
    """The words of the comments that are meant for the program, by their ids."""
    root = _plain(package.xml("word/comments.xml"))
    found: dict[str, str] = {}
    for e in root.iter(W + "comment") if root is not None else ():
        words = " ".join("".join(t.text or "" for t in p.iter(W + "t")) for p in e.iter(W + "p")).strip()
        if MARKED.match(words):
            found[e.get(W + "id") or ""] = words
    return found


def _styles(package: Package) -> dict[str, _Style]:
    root = _plain(package.xml("word/styles.xml"))
    found: dict[str, _Style] = {}
    for e in root.iter(W + "style") if root is not None else ():
        name, base = e.find(W + "name"), e.find(W + "basedOn")
        outline = e.find(f"{W}pPr/{W}outlineLvl")
        vanish, vertical = e.find(f"{W}rPr/{W}vanish"), e.find(f"{W}rPr/{W}vertAlign")
        found[e.get(W + "styleId") or ""] = _Style(
            (name.get(W + "val") or "").lower() if name is not None else "",
            (base.get(W + "val") or "") if base is not None else "",
            _whole(outline.get(W + "val"), 9) if outline is not None else None,
            _list_level(e.find(f"{W}pPr/{W}numPr")),
            _on(vanish) if vanish is not None else None,
            vertical.get(W + "val") == "superscript" if vertical is not None else None,
        )
    return found


def _links(package: Package, part: str) -> dict[str, str]:
    """The addresses that a part's links lead to, by id."""
    root = package.xml(part)
    return {e.get("Id") or "": e.get("Target") or "" for e in root} if root is not None else {}


# ── XML ──────────────────────────────────────────────────────────────────────────────────────────


def _name(e: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return e.tag.rpartition("}")[2] if isinstance(e.tag, str) else ""


def _shown_children(parent: Element) -> Iterator[Element]:
    """The children; of alternatives for newer and older programs the first only."""
    for e in parent:
        if e.tag == CHOICE:
            first = next(iter(e), None)
            if first is not None:
                yield from _shown_children(first)
        else:
            yield e


def _through(parent: Element, name: str) -> Iterator[Element]:
    """The elements of a name below an element, also those in content controls, but none within another of their kind."""
    for e in _shown_children(parent):
        if _name(e) == name:
            yield e
        elif _name(e) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _through(e, name)


def _reach(cell: Element) -> tuple[int, str]:
    """How many columns a cell takes, and whether it begins ("restart") or goes on ("continue") over several rows."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, ""
    span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
    width = _whole(span.get(W + "val")) if span is not None else 1
    return max(width, 1), "" if merge is None else "restart" if merge.get(W + "val") == "restart" else "continue"


def _on(switch: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return switch is not None and (switch.get(W + "val") or "true") not in ("0", "false", "off")


def _whole(value: str | None, otherwise: int = 1) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < len("10000") else otherwise
