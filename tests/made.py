"""Makes documents of the zipped formats for tests: the parts that Word and its like write, with a body of the test's own."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="House base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def zipped(parts: dict[str, str | bytes], compress: bool = True) -> bytes:
    """The parts as a zip file, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; `footnotes`, `endnotes`, `comments`, `rels` and `core` are further parts, as their inner XML."""
    made: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": STYLES,
    }
    for kind in ("footnotes", "endnotes", "comments"):
        if kind in parts:
            made[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{parts[kind]}</w:{kind}>'
    if "rels" in parts:
        made["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{parts["rels"]}</Relationships>'
        )
    if "core" in parts:
        made["docProps/core.xml"] = f'<p xmlns:dc="http://purl.org/dc/elements/1.1/">{parts["core"]}</p>'
    return zipped(made)


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph: what begins with a < is XML as it is, anything else a run's text."""
    inner = "".join(r if r.startswith("<") else f'<w:r><w:t xml:space="preserve">{r}</w:t></w:r>' for r in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    cells = ("".join(f"<w:tc>{p(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLE_IDS = {"percent": 1, "pounds": 2, "month": 3, "day": 4}


def xlsx(*sheets: str, names: tuple[str, ...] = ("Calls", "More"), states: tuple[str, ...] = ("", "")) -> bytes:
    """A workbook of sheets, each as the inner XML of its sheetData or, with a <worksheet, as it is."""
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>'
        + "".join(
            f'<sheet name="{names[n]}" state="{states[n] or "visible"}" r:id="r{n}"/>' for n in range(len(sheets))
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(sheets)))
        + "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>Month</t></si><si><r><t>Cal</t></r><r><t>ls</t></r></si></sst>',
        "xl/styles.xml": f"""<styleSheet xmlns="{S}"><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>
            <numFmt numFmtId="165" formatCode="[$£-809]#,##0"/><numFmt numFmtId="166" formatCode="mmm\\ yyyy"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/></cellXfs></styleSheet>""",
    }
    for n, sheet in enumerate(sheets):
        whole = (
            sheet
            if sheet.startswith("<worksheet")
            else f'<worksheet xmlns="{S}"><sheetData>{sheet}</sheetData></worksheet>'
        )
        parts[f"xl/worksheets/s{n}.xml"] = whole
    return zipped(parts)


def row(*cells: str | float | tuple[float, str], number: int = 0, hidden: bool = False) -> str:
    """A row of a sheet: texts, numbers, and numbers with a style of STYLE_IDS."""
    made = []
    for cell in cells:
        if isinstance(cell, str):
            made.append(f'<c t="inlineStr"><is><t>{cell}</t></is></c>')
        else:
            value, style = cell if isinstance(cell, tuple) else (cell, "")
            made.append(f'<c s="{STYLE_IDS.get(style, 0)}"><v>{value}</v></c>')
    told = (f' r="{number}"' if number else "") + (' hidden="1"' if hidden else "")
    return f"<row{told}>{''.join(made)}</row>"


def ods(rows: str, name: str = "Calls") -> bytes:
    """An OpenDocument spreadsheet with one table."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="{name}">{rows}</table:table></office:spreadsheet></office:body>'
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
    })  # fmt: skip
