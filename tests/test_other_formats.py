"""OpenDocument text, EPUB, PowerPoint and lines of JSON."""

from __future__ import annotations

import pytest

from claimcheck.model import ClaimcheckError, Document, MarkKind
from claimcheck.read import epub, files, jsonl, odt, pptx
from tests.contract import cells, extracted, place, shown
from tests.made import R, zipped

SPACES = " ".join(
    f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "style", "draw")
)
HEAD = f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink">'
STYLES = """<office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>"""


def read_odt(body: str, **parts: str) -> Document:
    content = f"{HEAD}{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **parts})
    document = odt.document("d", data, "d.odt")
    extracted(document)
    assert files.of_bytes(data, "d", "d", "") == odt.document("d", data, "d")
    return document


def tag(name: str, *inside: str, more: str = "") -> str:
    """An element of OpenDocument; names without a space of their own are those of texts."""
    name = name if ":" in name else f"text:{name}"
    return f"<{name} {more}>{''.join(inside)}</{name}>"


NOTE = tag(
    "note",
    tag("note-citation", "1"),
    tag("note-body", tag("p", "River Board, 2020.")),
    more='text:note-class="footnote"',
)
ITEM = tag("list-item", tag("p", "Beds"), tag("list", tag("list-item", tag("p", "Wards"))))
GONE = tag("tracked-changes", tag("changed-region", tag("deletion", tag("p", "9"))))
ODT = [
    (
        tag("h", "Beds") + tag("p", "They ", tag("span", "fell"), "."),
        [("heading", "Beds"), ("paragraph", "They fell.")],
    ),
    (tag("p", "Beds", more='text:style-name="P1"'), [("heading", "Beds")]),
    (tag("p", "Beds fell.", more='text:style-name="Quotations"'), [("quote", "Beds fell.")]),
    (tag("list", ITEM), [("list item", "Beds"), ("list item", "Wards")]),
    (tag("p", '40<text:s text:c="3"/>beds<text:tab/>fell<text:line-break/>now'), [("paragraph", "40 beds fell now")]),
    (tag("p", "5 km", tag("span", "2", more='text:style-name="T1"')), [("paragraph", "5 km²")]),
    (GONE + tag("p", "Beds"), [("paragraph", "Beds")]),
    (tag("p", "Beds", tag("office:annotation", tag("p", "Really?")), " fell"), [("paragraph", "Beds fell")]),
    (tag("table-of-content", tag("p", "Beds 4")) + tag("p", "Beds"), [("paragraph", "Beds")]),
    (
        tag("p", "Main.", tag("draw:frame", tag("draw:text-box", tag("p", "Boxed.")))),
        [("paragraph", "Main."), ("paragraph", "Boxed.")],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), ODT, ids=range(len(ODT)))
def test_opendocument_blocks(body: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(read_odt(body)) == wanted


def test_opendocument_notes_links_tables_and_places() -> None:
    def row(*words: str) -> str:
        return tag("table:table-row", *(tag("table:table-cell", tag("p", w)) for w in words))

    table = tag("table:table", tag("table:table-header-rows", row("Town", "2019")), row("Hull", "40"))
    link = tag("a", "this", more='xlink:href="http://a.example"')
    document = read_odt(tag("h", "Beds") + tag("p", f"They fell{NOTE}, see {link}.") + table)
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == [
        (MarkKind.FOOTNOTE, "[1]", "1"),
        (MarkKind.LINK, "this", "http://a.example"),
    ]
    assert cells(document)["40"] == ("Hull", "2019")
    assert place(document, "40") == "table 1, row 2"
    assert place(document, "River Board") == "footnote 1"
    assert place(document, "They fell") == "section 1, paragraph 1"


def test_a_locked_text_is_told() -> None:
    with pytest.raises(ClaimcheckError, match="locked with a password"):
        read_odt("<text:p>Beds</text:p>", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})


def book(*chapters: str, contents: int) -> bytes:
    """A book; one of its chapters is the table of contents."""
    kinds = ["nav" if n == contents else "" for n in range(len(chapters))]
    item = '<item id="c{0}" href="t/c{0}.xhtml" media-type="application/xhtml+xml" properties="{1}"/>'
    items = "".join(item.format(n, kind) for n, kind in enumerate(kinds))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    told = "<dc:title>Rivers</dc:title><dc:creator>A. Lee</dc:creator><dc:date>2020-05-01T00:00</dc:date>"
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>',
        "O/b.opf": f"<package {space}><metadata>{told}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{f"O/t/c{n}.xhtml": f"<html><body>{c}</body></html>" for n, c in enumerate(chapters)},
    })  # fmt: skip


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    noted = (
        '<h1>{0}</h1><p>Floods {0}<sup><a href="#n1">1</a></sup>.</p>'
        '<aside id="n1" role="doc-footnote"><p>1. Board, {0}.</p></aside>'
    )
    document = epub.document(
        "d", book("<p>Contents 4</p>", noted.format("rose"), noted.format("fell"), contents=0), "d.epub"
    )
    extracted(document)
    assert (document.title, document.author, document.date) == ("Rivers", "A. Lee", "2020-05-01")
    assert "Contents" not in document.text
    assert len({m.target for m in document.marks}) == 2
    labels = {b.label: document[b.span] for b in document.blocks if b.label}
    assert [labels[m.target] for m in document.marks] == ["Board, rose.", "Board, fell."]
    assert place(document, "Floods fell") == "section 2, paragraph 1"


DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHOWN = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = f'xmlns:a="{DRAWN}" xmlns:p="{SHOWN}" xmlns:r="{R}"'


def paragraph(words: str) -> str:
    return f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>"


def shape(words: str, role: str = "") -> str:
    holder = f'<p:ph type="{role}"/>' if role else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{paragraph(words)}</p:txBody></p:sp>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<a:tc><a:txBody>{paragraph(w)}</a:txBody></a:tc>" for w in row) for row in rows]
    return "<a:tbl>" + "".join(f"<a:tr>{c}</a:tr>" for c in cells) + "</a:tbl>"


def test_slides() -> None:
    slides = [
        shape("In 2020 some 412 homes were flooded.", "body") + shape("Floods", "title") + shape("2", "sldNum"),
        shape("Never shown"),
        shape("Walls", "title") + table(("Town", "Walls"), ("Hull", "90")),
    ]
    order = "".join(f'<p:sldId r:id="r{n}"/>' for n in range(3))
    relations = "".join(f'<r Id="r{n}" Target="slides/s{n}.xml"/>' for n in range(3))
    data = zipped({
        "ppt/presentation.xml": f"<p:presentation {A}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<R>{relations}</R>",
        **{f"ppt/slides/s{n}.xml": f'<p:sld {A} show="{"0" if n == 1 else "1"}">{s}</p:sld>' for n, s in enumerate(slides)},
    })  # fmt: skip
    document = pptx.document("d", data, "d.pptx")
    extracted(document)
    assert files.of_bytes(data, "d", "d", "").format == "PowerPoint"
    assert shown(document)[:2] == [("heading", "Floods"), ("list item", "In 2020 some 412 homes were flooded.")]
    assert cells(document)["90"] == ("Hull", "Walls")
    assert place(document, "412 homes") == "slide 1"
    assert place(document, "90") == "slide 3, table 1"
    assert "Never" not in document.text
    assert (document.page_count, document.remarks) == (3, ("has 1 hidden slide, which are not read",))


def test_lines_of_json() -> None:
    document = jsonl.document(
        "d", '{"Month": "March 2020", "Calls": 881}\n\n{"Month": "April 2020", "Calls": 1204.5, "Sure": true}\n'
    )
    extracted(document)
    assert cells(document)["881"] == ("March 2020", "Calls")
    assert place(document, "1204.5") == "line 3"
    for bad, words in (('{"a": 1}\n{', "line 2: is no JSON"), ("3", "no object"), ("{}", "nothing to read")):
        with pytest.raises(ClaimcheckError, match=words):
            jsonl.document("d", bad)
