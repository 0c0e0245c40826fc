"""Makes burma-households.docx, the corpus's page in Word's format: python reference_corpus/make_word.py writes it anew."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

PATH = Path(__file__).parent / "burma-households.docx"
DAY = (2026, 1, 1, 0, 0, 0)  # of every part, so that the same text makes the same bytes
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE = "Source note: households in Burma during the pandemic"
BLOCKS = (
    ("Title", TITLE),
    ("", "This is a source note in the project's own words on what the introduction to the 2021 Trafficking in Persons Report (U.S. "
         "Department of State, 2021) tells of Burma; it is not the document itself."),
    ("Heading1", "Income, jobs and loans"),
    ("", "In Burma, 94 per cent of surveyed households reported that their income had fallen. Among the same households, 81 per cent "
         "said that somebody of the family was out of a job, and 69 per cent had to take loans.[1]"),
)  # fmt: skip
NOTE = "The original does not say who surveyed the households."
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
</Types>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(style: str, text: str) -> str:
    """A paragraph of Word's; [1] is the mark of the note."""
    words, _, rest = text.partition("[1]")
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    mark = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        if "[1]" in text
        else ""
    )
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>{mark}{rest}</w:p>'


def parts() -> dict[str, str]:
    """The parts of the file, in order."""
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    one = '<Relationship Id="{}" Type="' + RELATION + '/{}" Target="{}"/>'
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/></w:style>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>'
    head = f'<w:{{0}} xmlns:w="{W}">{{1}}</w:{{0}}>'
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations.format(one.format("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": head.format("document", f"<w:body>{''.join(paragraph(*b) for b in BLOCKS)}</w:body>"),
        "word/styles.xml": head.format(
            "styles", style.format("Title", "Title") + style.format("Heading1", "heading 1")
        ),
        "word/footnotes.xml": head.format("footnotes", note.format(escape(NOTE))),
        "word/_rels/document.xml.rels": relations.format(
            one.format("r1", "styles", "styles.xml") + one.format("r2", "footnotes", "footnotes.xml")
        ),
    }


def made() -> bytes:
    """The file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts().items():
            file.writestr(
                zipfile.ZipInfo(name, DAY), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content
            )
    return out.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(made())
