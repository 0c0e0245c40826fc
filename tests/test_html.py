"""HTML: the main text of a page with its notes, tables and places, and nothing of what stands around it."""

from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import ClaimcheckError, MarkKind
from claimcheck.read import files, html
from tests.contract import cells, extracted, place, shown

PIECES = ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<sup>", "</sup>", "<table>", "<tr>", "<td>", "<th colspan=2>", "<td rowspan=3>",
          "</table>", "<ul>", "<li>", "</ul>", "<h1>", "</h1>", "<h3>", "<a href='#n'>1</a>", "<a id=n>", "<a href='http://a.example'>", "</a>",
          "<br>", "<script>", "</script>", "<!--", "-->", "&amp;", "&#0;", "&nbsp;", "40 homes", "Word.", " ", "\n", "²", "🙂", "\x00", "<",
          "<blockquote>", "<nav>", "</nav>", "<main>", "<q>", "</q>", "<del>", "<caption>", "e\u0301", "http://a.example/b", "<p id=n>"]  # fmt: skip


@given(content=st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_the_contract(content: str) -> None:
    try:
        document = html.document("d", content)
    except ClaimcheckError:
        return
    extracted(document)
    assert html.document("d", content) == document


BODIES = [
    ("<p>One\n line</p><p>Two", [("paragraph", "One line"), ("paragraph", "Two")]),
    ("<h2>Wards</h2>Beds <i>fell</i>.", [("heading", "Wards"), ("paragraph", "Beds fell.")]),
    ("<ul><li>Beds<ul><li>Wards</ul><li>Staff</ul>", [("list item", "Beds"), ("list item", "Wards"), ("list item", "Staff")]),
    ("<blockquote><p>Beds fell.</p></blockquote>", [("quote", "Beds fell.")]),
    ("<p>Rents of &pound;40&ndash;50 &amp; more</p>", [("paragraph", "Rents of £40–50 & more")]),
    ("<p>Rents rose <del>5%</del> <ins>6%</ins>.</p>", [("paragraph", "Rents rose 6%.")]),
    ("<p>5 km<sup>2</sup> and the 4<sup>th</sup></p>", [("paragraph", "5 km² and the 4th")]),
    ('<p>See <img alt="40 homes" src="a.png">below.</p>', [("paragraph", "See below.")]),
    ("<p>Beds</p><script>x = 40</script><style>p{5}</style><noscript>9</noscript>", [("paragraph", "Beds")]),
    ("<nav>Home 1</nav><p>Beds</p><footer>Charity 12345</footer>", [("paragraph", "Beds")]),
    ("<header><h1>Beds</h1></header><p>They fell.</p>", [("heading", "Beds"), ("paragraph", "They fell.")]),
    ("<p>Menu 5</p><main><p>Beds</p><aside>Five fell.</aside></main>", [("paragraph", "Beds"), ("paragraph", "Five fell.")]),
    ("<article><p>Beds</p></article><div>9 comments</div>", [("paragraph", "Beds")]),
    ('<p hidden>9</p><p style="display: none">8</p><p aria-hidden="true">7</p><p>Beds</p>', [("paragraph", "Beds")]),
    ("<p>soft&shy;ly, zero&#8203;width</p>", [("paragraph", "softly, zerowidth")]),
    ("<table role=presentation><tr><td><h2>Beds</h2><td>fell.</table>", [("heading", "Beds"), ("paragraph", "fell.")]),
    ("<table><tr><td>Only text in a frame.</table>", [("paragraph", "Only text in a frame.")]),
    ("<figure><img src=a><figcaption>Beds by year</figcaption></figure>", [("paragraph", "Beds by year")]),
    ("<dl><dt>Beds</dt><dd>400</dd></dl>", [("paragraph", "Beds"), ("paragraph", "400")]),
    ("<p>She said <q>beds fell</q>.</p>", [("paragraph", "She said “beds fell”.")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), BODIES, ids=[b[0][:30] for b in BODIES])
def test_blocks(body: str, wanted: list[tuple[str, str]]) -> None:
    document = html.document("d", f"<!doctype html><body>{body}</body>")
    extracted(document)
    assert shown(document) == wanted


def _rows() -> list[str]:
    loaded = tomllib.loads(resources.files("claimcheck.read").joinpath("html.toml").read_text("utf-8"))
    return [row["example"] for rows in loaded.values() for row in rows]


@pytest.mark.parametrize("example", _rows())
def test_what_stands_around_the_text_is_left_out(example: str) -> None:
    assert shown(html.document("d", f"<body>{example}<p>Beds fell.</p></body>")) == [("paragraph", "Beds fell.")]


NOTES = """<h1>Rivers</h1><h2>Floods</h2><p>Floods rose<sup><a href="#fn1" id="ref1">1</a></sup> twice
<a href="#fn2" class="footnote-ref">[b]</a>.</p><p>See <a href="#top">the top</a> or <a href="https://rivers.example/a">this</a>.</p>
<ol><li id="fn1"><p>1. River Board, 2020.</p><p>More. <a href="#ref1">↩</a></p></li><li id="fn2">Lake Trust.</li></ol>"""


def test_notes_are_linked_to_their_marks() -> None:
    document = html.document("d", NOTES)
    assert [(m.kind, document[m.span], m.target) for m in document.marks] == [
        (MarkKind.FOOTNOTE, "[1]", "1"),
        (MarkKind.FOOTNOTE, "[b]", "b"),
        (MarkKind.LINK, "this", "https://rivers.example/a"),
    ]
    assert [(b.label, document[b.span]) for b in document.blocks[-2:]] == [
        ("1", "River Board, 2020. More."),
        ("b", "Lake Trust."),
    ]
    assert place(document, "River Board") == "footnote 1"
    assert place(document, "Floods rose") == "section 1, paragraph 1"
    assert "the top" in document.prose


TABLE = """<table><caption>Calls</caption><thead><tr><th rowspan=2>Town<th colspan=2>2019<th>2020</tr><tr><th>Men<th>Women<th>All</tr></thead>
<tr><th rowspan=2>Hull<td>40<td>50<td>90<tr><td>4<td>5<td>9</table>"""


def test_a_note_may_have_several_marks() -> None:
    body = """<p>Rose.<sup><a href="#fn2" id="r">[2]</a></sup> Fell.<sup><a href="#fn2" id="r:1">[2:1]</a></sup></p>
    <section class="footnotes"><ol><li id="fn2"><p>Board. <a href="#r">↩︎</a> <a href="#r:1">↩︎</a></p></li></ol></section>"""
    document = html.document("d", body)
    assert [m.target for m in document.marks] == ["2", "2"]
    assert shown(document) == [("paragraph", "Rose. Fell."), ("footnote", "Board.")]


def test_a_table_knows_the_headers_of_each_cell() -> None:
    document = html.document("d", TABLE)
    found = cells(document)
    assert found["50"] == ("Hull", "2019", "Women")
    assert found["90"] == ("Hull", "2020", "All")
    assert found["9"] == ("Hull", "2020", "All")
    assert found["Hull"] == ("Town",)
    assert found["Women"] == ()
    assert place(document, "50") == "table 1, row 3"


def test_sections_are_numbered_as_written_or_as_counted() -> None:
    document = html.document("d", "<h1>T</h1><h2>A</h2><h3>B</h3><p>one<p>two<h2>C</h2><p>three<h2>7.2 D</h2><p>four")
    assert place(document, "two") == "section 1.1, paragraph 2"
    assert place(document, "three") == "section 2, paragraph 1"
    assert place(document, "four") == "section 7.2, paragraph 1"


def test_the_head_tells_of_the_page() -> None:
    head = """<meta charset=utf-8><title>Rivers – Board</title><meta name=citation_title content="Rivers in flood">
    <meta name=author content="A. Lee"><meta property="article:published_time" content="2020-05-17T10:00">
    <meta property="og:site_name" content="River Board"><link rel=canonical href="https://rivers.example/flood">"""
    document = html.document("d", f"<html><head>{head}</head><body><h1>Rivers</h1><p>Rose.</p></body></html>")
    assert (document.title, document.author, document.publisher) == ("Rivers in flood", "A. Lee", "River Board")
    assert (document.date, document.url) == ("2020-05-17", "https://rivers.example/flood")


def test_a_page_is_known_by_its_content_and_read_in_its_encoding() -> None:
    data = '<html><meta charset="windows-1250"><p>Łódź rose by £5</p></html>'.encode("windows-1250", "replace")
    assert "Łódź" in files.of_bytes(data, "d", "d.txt", ".txt").text
    assert files.of_bytes(b"<!-- a --><!DOCTYPE HTML><p>Beds", "d", "d", "").format == "HTML"


def test_a_page_without_text_is_told() -> None:
    with pytest.raises(ClaimcheckError, match="without text"):
        html.document("d", "<html><body><nav>Home</nav><script>x</script></body></html>")


@pytest.mark.parametrize(
    "tag", ["<div>", "<b><i>", "<table><td>", "<ul><li>", "<a href=x>", "<p>x", "<!--", "<", "&amp"]
)
def test_very_many_open_tags_take_little_time(tag: str) -> None:
    started = time.monotonic()
    document = html.document("d", f"<html><body><p>Beds fell.</p>{tag * 100_000}</body></html>")
    assert time.monotonic() - started < 40  # two seconds on a machine of its own; twice as many tags take twice as long
    assert document.text.startswith("Beds fell.")
    deep = tag in ("<div>", "<b><i>", "<table><td>", "<ul><li>")
    assert ("elements within each other" in document.gap) == deep
