"""OpenDocument text (.odt) → Document: its text as it is shown, with tracked changes accepted."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from claimcheck.model import BlockKind, Document, MarkKind
from claimcheck.read.extract import Cell, Extract, Run, raised, shown
from claimcheck.read.grid import add_table
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.package import Package
from claimcheck.read.places import ENDNOTE

Element = etree._Element

ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, OFFICE, STYLE, DRAW = (ODF % n for n in ("text", "table", "office", "style", "drawing"))
FO = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}text-position"
HREF = "{http://www.w3.org/1999/xlink}href"
DC = "{http://purl.org/dc/elements/1.1/}"
LEFT_OUT = frozenset(
    (
        *("tracked-changes", "table-of-content", "annotation", "annotation-end", "illustration-index", "table-index"),
        *(
            "alphabetical-index",
            "user-index",
            "hidden-text",
            "hidden-paragraph",
            "ruby-text",
            "forms",
            "sequence-decls",
        ),
    )
)
MOST_SPACES = 100
MOST_LEVELS = 10


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The text as a document; raises ClaimcheckError where it is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    root = package.open_document("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise package.broken("has no text")
    styles = package.xml("styles.xml")
    reader = _Reader([r for r in (root, styles) if r is not None])
    reader.blocks(body, 0)
    reader.notes()
    meta = package.xml("meta.xml")
    told = {} if meta is None else {"title": meta.findtext(f".//{DC}title"), "author": meta.findtext(f".//{DC}creator")}
    made = reader.extract.document(id, path, "OpenDocument text", {k: shown(v) for k, v in told.items() if v})
    if not made.text:
        raise package.broken("holds no text")
    changes = [c.tag for r in body.iter(TEXT + "changed-region") for c in r]
    come, gone = (sum(t == TEXT + kind for t in changes) for kind in ("insertion", "deletion"))
    if come + gone:
        remark = f"has tracked changes ({come} insertions, {gone} deletions); it is read as if they were accepted"
        return replace(made, remarks=(remark,))
    return made


class _Reader:
    """One text: what its styles mean, and the blocks made so far."""

    def __init__(self, parts: list[Element]) -> None:
        self.extract = Extract()
        self.parents: dict[str, str] = {}
        self.raised: set[str] = set()
        for part in parts:
            for style in part.iter(STYLE + "style"):
                name = style.get(STYLE + "name") or ""
                self.parents[name] = style.get(STYLE + "parent-style-name") or ""
                properties = style.find(STYLE + "text-properties")
                if properties is not None and (properties.get(FO) or "").startswith("super"):
                    self.raised.add(name)
        self.waiting: list[tuple[str, Element]] = []
        self.runs: list[Run] = []
        self.boxes: list[Element] = []

    def blocks(self, parent: Element, depth: int) -> None:
        for e in parent.iterchildren("*"):
            name = _name(e)
            if name in LEFT_OUT:
                continue
            if name == "h":
                level = e.get(TEXT + "outline-level") or ""
                self._block(e, BlockKind.HEADING, int(level) if level.isdecimal() and len(level) < 3 else 1, 0)
            elif name == "p":
                style = self._named(e.get(TEXT + "style-name") or "")
                quoted = style == "Quotations"
                kind = BlockKind.QUOTE if quoted else BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH
                kind = BlockKind.HEADING if style == "Title" else kind
                self._block(e, kind, 0, max(0, depth - 1))
            elif name == "list":
                self.blocks(e, depth + 1)
            elif name == "table":
                self._table(e)
            else:
                self.blocks(e, depth)

    def _named(self, style: str) -> str:
        """The style, or the one with a name that it rests on."""
        for _ in range(MOST_LEVELS):
            if style in ("Title", "Quotations") or not self.parents.get(style):
                break
            style = self.parents[style]
        return style

    def _block(self, e: Element, kind: BlockKind, level: int, depth: int) -> None:
        self._inline(e)
        runs, self.runs = self.runs, []
        self.extract.add(kind, runs, level=level, depth=depth)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box, 0)

    def _inline(self, e: Element) -> None:
        self._add(e.text)
        for child in e:
            if isinstance(child.tag, str) and _name(child) not in LEFT_OUT:
                self._child(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text))

    def _child(self, e: Element) -> None:
        name = _name(e)
        if name == "note":
            self._note(e)
        elif name == "s":
            count = e.get(TEXT + "c") or "1"
            self.runs.append(Run(" " * min(int(count) if count.isdecimal() else 1, MOST_SPACES)))
        elif name in ("tab", "line-break"):
            self.runs.append(Run(" "))
        elif name == "text-box":
            self.boxes.append(e)
        elif name == "a" or (name == "span" and self._is_raised(e)):
            start = len(self.runs)
            self._inline(e)
            words = "".join(r.text for r in self.runs[start:])
            target = (e.get(HREF) or "").strip()
            if all(r.kind is None for r in self.runs[start:]) and words.strip():
                if name == "span":
                    self.runs[start:] = [Run(raised(words))]
                elif target.lower().startswith(("http://", "https://")):
                    self.runs[start:] = [Run(words, MarkKind.LINK, target)]
        else:
            self._inline(e)

    def _is_raised(self, e: Element) -> bool:
        return (e.get(TEXT + "style-name") or "") in self.raised

    def _note(self, e: Element) -> None:
        number = (
            sum(label.startswith(ENDNOTE) == (e.get(TEXT + "note-class") == "endnote") for label, _ in self.waiting) + 1
        )
        label = f"{ENDNOTE}{number}" if e.get(TEXT + "note-class") == "endnote" else f"{number}"
        self.waiting.append((label, e))
        self.runs.append(Run(f"[{label}]", MarkKind.FOOTNOTE, label))

    def notes(self) -> None:
        """Adds the notes, footnotes first, in the order of their marks."""
        for label, e in sorted(self.waiting, key=lambda w: w[0].startswith(ENDNOTE)):
            for p in e.iterfind(f"{TEXT}note-body//{TEXT}p"):
                self._inline(p)
                self.runs.append(Run(" "))
            runs, self.runs = self.runs, []
            self.extract.add(BlockKind.FOOTNOTE, runs, label=label)

    def _table(self, table: Element) -> None:
        rows: list[list[Cell]] = []
        for row in table.iter(TABLE + "table-row"):
            parent = row.getparent()
            head = parent is not None and _name(parent) == "table-header-rows"
            rows.append([self._cell(c, head) for c in row.iterchildren(TABLE + "table-cell")])
        add_table(self.extract, rows)

    def _cell(self, cell: Element, head: bool) -> Cell:
        outer, self.runs = self.runs, []
        for p in cell.iter(TEXT + "p", TEXT + "h"):
            self._inline(p)
            self.runs.append(Run(" "))
        runs, self.runs = tuple(self.runs), outer
        return Cell(runs, head, _reach(cell, "columns"), _reach(cell, "rows"))


def _reach(cell: Element, way: str) -> int:
    value = cell.get(f"{TABLE}number-{way}-spanned") or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < len("10000") and int(value) else 1


def _name(e: Element) -> str:
    return e.tag.rpartition("}")[2] if isinstance(e.tag, str) else ""
