"""PowerPoint's .pptx → Document: the slides in order, their titles as headings; speakers' notes are left out."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from lxml import etree

from claimcheck.model import BlockKind, Document, MarkKind
from claimcheck.read.extract import Cell, Extract, Run, raised
from claimcheck.read.grid import add_table
from claimcheck.read.limits import USUAL, Limits
from claimcheck.read.package import Package

Element = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TITLES = ("title", "ctrTitle")
FURNITURE = ("ftr", "sldNum", "dt", "hdr")
RAISED = 10_000  # thousandths of a per cent by which a raised number is lifted, at least


def document(id: str, data: bytes, path: str = "", limits: Limits = USUAL) -> Document:
    """The slides as a document; raises ClaimcheckError where the file is damaged, locked or empty."""
    package = Package(data, path or id, limits.entries)
    root = package.xml("ppt/presentation.xml")
    if root is None:
        raise package.broken("has no slides")
    targets = _targets(package, "ppt/_rels/presentation.xml.rels", "ppt")
    extract = Extract()
    extract.paged = True
    hidden = number = 0
    for reference in root.iter(P + "sldId"):
        part = targets.get(reference.get(R_ID) or "", "")
        slide = package.xml(part)
        if slide is None:
            continue
        number += 1
        if slide.get("show") in ("0", "false"):
            hidden += 1
            continue
        folder, name = posixpath.split(part)
        _Slide(extract, f"slide {number}", _targets(package, f"{folder}/_rels/{name}.rels", folder)).read(slide)
    made = extract.document(id, path, "PowerPoint")
    if not made.text:
        raise package.broken("holds no text")
    remarks = (f"has {hidden} hidden slide{'' if hidden == 1 else 's'}, which are not read",) if hidden else ()
    return replace(made, page_count=number, remarks=remarks)


def _targets(package: Package, part: str, folder: str) -> dict[str, str]:
    """What a part's relations lead to, by id: parts by their whole name, addresses as they are."""
    root = package.xml(part)
    found = {}
    for e in root if root is not None else ():
        target = e.get("Target") or ""
        outside = e.get("TargetMode") == "External"
        found[e.get("Id") or ""] = target if outside else posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return found


class _Slide:
    """One slide: its blocks are added in the order of its shapes, the title first."""

    def __init__(self, extract: Extract, name: str, links: dict[str, str]) -> None:
        self.extract, self.name, self.links = extract, name, links

    def read(self, slide: Element) -> None:
        shapes = list(slide.iter(P + "sp", A + "tbl"))
        for shape in sorted(shapes, key=lambda s: _role(s) not in TITLES):
            role = _role(shape)
            if shape.tag == A + "tbl":
                rows = [[self._cell(c) for c in row.iterchildren(A + "tc")] for row in shape.iterchildren(A + "tr")]
                add_table(self.extract, rows)
            elif role not in FURNITURE:
                for p in shape.iter(A + "p"):
                    self._paragraph(p, role)

    def _paragraph(self, p: Element, role: str) -> None:
        properties = p.find(A + "pPr")
        level = (properties.get("lvl") or "0") if properties is not None else "0"
        kind = (
            BlockKind.HEADING
            if role in TITLES
            else BlockKind.LIST_ITEM
            if role in ("body", "obj")
            else BlockKind.PARAGRAPH
        )
        depth = int(level) if level in "012345678" and kind is BlockKind.LIST_ITEM else 0
        self.extract.add(kind, [Run("", place=self.name), *self._runs(p)], level=1, depth=depth)

    def _runs(self, p: Element) -> list[Run]:
        runs = []
        for e in p:
            words = e.findtext(A + "t") or ""
            if e.tag == A + "br":
                runs.append(Run(" "))
            elif e.tag in (A + "r", A + "fld") and words:
                properties = e.find(A + "rPr")
                link = properties.find(A + "hlinkClick") if properties is not None else None
                target = self.links.get(link.get(R_ID) or "", "") if link is not None else ""
                lifted = (properties.get("baseline") or "") if properties is not None else ""
                if target.startswith(("http://", "https://")):
                    runs.append(Run(words, MarkKind.LINK, target))
                else:
                    runs.append(Run(raised(words) if lifted.isdecimal() and int(lifted) >= RAISED else words))
        return runs

    def _cell(self, cell: Element) -> Cell:
        runs = [run for p in cell.iter(A + "p") for run in (*self._runs(p), Run(" "))]
        width, height = (
            int(v) if (v := cell.get(n) or "").isdecimal() and len(v) < 4 else 1 for n in ("gridSpan", "rowSpan")
        )
        return Cell(tuple(runs), width=width, height=height, place=f"{self.name}, table {self.extract.tables + 1}")


def _role(shape: Element) -> str:
    """What a shape stands for on its slide: "title", "body", "sldNum" …; empty for a free one."""
    if shape.tag == A + "tbl":
        return ""
    holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return (holder.get("type") or "body") if holder is not None else ""
