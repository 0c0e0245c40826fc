"""A line in italics or bold at the head of a text is a byline in every format, and its figures are no claims."""

from __future__ import annotations

import pytest

from claimcheck.detect.claims import analysis
from claimcheck.model import Document
from claimcheck.read import docx, html, latex, markdown, odt, rst
from tests.made import docx as word
from tests.made import p, zipped
from tests.test_other_formats import HEAD, tag

LINE = "Opinion, by the director of the trust. 12 May 2021. 850 words."
TEXT = (
    "The wards had 412 beds in the spring, and every one of them was taken before the first week of the year was out."
)


def _odt() -> Document:
    styles = """<office:automatic-styles><style:style style:name="T1"><style:text-properties
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-style="italic"/></style:style></office:automatic-styles>"""
    body = tag("h", "Beds") + tag("p", tag("span", LINE, more='text:style-name="T1"')) + tag("p", TEXT)
    content = f"{HEAD}{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return odt.document("d", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))


DOCUMENTS = {
    "markdown": markdown.document("d", f"# Beds\n\n*{LINE}*\n\n{TEXT}\n"),
    "rst": rst.document("d", f"Beds\n====\n\n*{LINE}*\n\n{TEXT}\n"),
    "latex": latex.document("d", f"\\section{{Beds}}\n\n\\emph{{{LINE}}}\n\n{TEXT}\n"),
    "html": html.document("d", f"<h1>Beds</h1><p><em>{LINE}</em></p><p>{TEXT}</p>"),
    "docx": docx.document(
        "d", word(p("Beds", style="H1") + p(f"<w:r><w:rPr><w:i/></w:rPr><w:t>{LINE}</w:t></w:r>") + p(TEXT))
    ),
    "odt": _odt(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_figures_of_the_byline_are_no_claims(name: str) -> None:
    document = DOCUMENTS[name]
    assert [document[c.anchor] for c in analysis(document).claims if c.quantity] == ["412 beds"]
