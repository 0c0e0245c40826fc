"""reStructuredText: its blocks and signs, held against docutils; notes, citations, tables, directives."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import BlockKind, Document, MarkKind
from claimcheck.read import files, rst
from claimcheck.read.rst_signs import rows
from tests.contract import cells, holds, shown

PIECES = ["*", "**", "``", "`", "`_", "__", "[1]_", "[#]_", "[Lee]_", "|", "|a|", "_", "\\", "\\ ", ":ref:`", ":cite:p:`a`", "https://a.example",
          "\n", "\n\n", "\n   ", "\n  ", "   ", "\t", "- ", "1. ", "(a) ", ".. ", ".. note:: ", ".. [1] ", ".. [#] ", ".. _a: b", "::", ":a: b",
          "=====", "-----", "\n====\n", "==== ===\n", "+---+--+\n", "| a | b|\n", "+===+==+\n", ">>> x", "| ", "40 homes", "Word.", " ", "é", "🙂",
          "<http://a.example>`_", ".. list-table::\n\n   * - a\n     - b\n", ".. csv-table::\n\n   a, \"b\"\n", ".. include:: a", "\r\n"]  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_the_contract(text: str) -> None:
    document = rst.document("d", text)
    holds(document)
    assert document.text == text
    assert rst.document("d", text) == document


def read(text: str) -> Document:
    document = rst.document("d", text)
    holds(document)
    return document


@pytest.mark.parametrize("row", [row for found in rows().values() for row in found], ids=lambda row: row["words"][0])
def test_each_row_of_the_table(row: dict[str, str]) -> None:
    assert " ".join(read(row["example"]).prose.split()) == row["shows"]


BODIES = [
    ("One\nline.\n\nTwo.", [("paragraph", "One line."), ("paragraph", "Two.")]),
    ("Wards\n=====\n\nBeds *fell*.", [("heading", "Wards"), ("paragraph", "Beds fell .")]),
    ("=====\nWards\n=====\n\nBeds", [("heading", "Wards"), ("paragraph", "Beds")]),
    ("Beds\n\n-----\n\nfell.", [("paragraph", "Beds"), ("paragraph", "fell.")]),
    ("Beds\n\n   Fell, they say.\n\nNow.", [("paragraph", "Beds"), ("quote", "Fell, they say."), ("paragraph", "Now.")]),
    ("- Beds\n  fell\n\n  - Wards\n- Staff", [("list item", "Beds fell"), ("list item", "Wards"), ("list item", "Staff")]),
    ("1. Beds\n2. Wards\n#. Staff", [("list item", "Beds"), ("list item", "Wards"), ("list item", "Staff")]),
    ("It fell in\n2020. So they\nsaid.", [("paragraph", "It fell in 2020. So they said.")]),
    ("A. Lee says\nso.", [("paragraph", "A. Lee says so.")]),
    ("Beds\n   a place to lie", [("paragraph", "Beds"), ("paragraph", "a place to lie")]),
    ("So::\n\n   x = 40\n\nBeds", [("paragraph", "So:"), ("code", ""), ("paragraph", "Beds")]),
    ("::\n\n   x = 40\n\nBeds", [("code", ""), ("paragraph", "Beds")]),
    (">>> x = 40\n40\n\nBeds", [("code", ""), ("paragraph", "Beds")]),
    ("| Beds\n| fell.", [("paragraph", "Beds fell.")]),
    ("Text\n\n:Beds: fell", [("paragraph", "Text"), ("list item", "fell")]),
    (".. 40 beds\n   fell\n\nBeds", [("paragraph", "Beds")]),
    (".. note:: Beds\n   fell.", [("paragraph", "Beds fell.")]),
    (".. |n| replace:: 40\n\nBeds", [("paragraph", "Beds")]),
    ("a ``40`` b \\*c\\* 5 * 4 re\\ *d*\\ e", [("paragraph", "a b *c * 5 * 4 re d e")]),
    ("Rents rose **5%**, see `the *page*`.", [("paragraph", "Rents rose 5% , see the *page* .")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), BODIES, ids=[b[0][:30] for b in BODIES])
def test_blocks(body: str, wanted: list[tuple[str, str]]) -> None:
    assert shown(read(body)) == wanted


LETTER = """
Beds in 2020
============

:Author: A. Lee
:Date: 2020-05-01

Wards
-----

Some *412 beds* were **shut** [1]_, as the trust\\ [#]_ and [Lee2020]_ say; see `the page <https://a.example/x>`_ or the
Board_. It is "the worst year", she said.

   The wards are full.

   -- A. Lee

1. First
2. Second, with
   more

   - inner *one*

Nearby
~~~~~~

term
   and its meaning

===== =====
Town  2019
===== =====
Hull  40
York  5
===== =====

+------+-----------+
| Town | Beds      |
|      +-----+-----+
|      | 19  | 20  |
+======+=====+=====+
| Bath | 41  | 52  |
+------+-----+-----+

.. warning:: Be careful
   now.

.. figure:: a.png

   The caption of 7 words is here.

.. [1] River Board, 2020.
.. [#] Lake Trust.
.. [Lee2020] Lee, *Beds*.
.. _Board: https://b.example
"""


def test_what_docutils_shows_is_shown() -> None:
    from docutils.core import publish_doctree
    from docutils.nodes import Element, Text

    tree = publish_doctree(LETTER, settings_overrides={"report_level": 5, "file_insertion_enabled": False})
    left_out = (
        "docinfo",
        "comment",
        "target",
        "literal",
        "label",
        "footnote_reference",
        "citation_reference",
        "attribution",
    )

    def words(node: Element | Text) -> list[str]:
        if isinstance(node, Text):
            return str(node.astext()).split()
        return [w for child in node.children if child.tagname not in left_out for w in words(child)]

    def bare(found: list[str]) -> Counter[str]:
        return Counter(b for w in found if (b := w.strip(".,;:")))

    ours = bare(read(LETTER).prose.replace("-- A. Lee", "").split())
    assert ours == bare(words(tree))


def test_notes_links_and_the_head() -> None:
    document = read(LETTER)
    assert [(m.kind.value, document[m.span], m.target) for m in document.marks] == [
        ("footnote", "[1]_", "1"),
        ("footnote", "[#]_", "#1"),
        ("footnote", "[Lee2020]_", "Lee2020"),
        ("link", "`the page <https://a.example/x>`_", "https://a.example/x"),
        ("link", "Board_", "https://b.example"),
    ]
    assert {b.label for b in document.blocks if b.kind is BlockKind.FOOTNOTE} == {"1", "#1", "Lee2020"}
    assert (document.title, document.author, document.date) == ("Beds in 2020", "A. Lee", "2020-05-01")
    deep = next(b for b in document.blocks if document[b.span] == "term")
    assert [document[h] for h in deep.headings] == ["Beds in 2020", "Wards", "Nearby"]


def test_keys() -> None:
    document = read("Fell :cite:p:`lee{p. 4}, osei` and :cite:t:`ames`.\n\n.. bibliography:: refs.bib more.bib")
    assert [(m.target, m.where) for m in document.marks if m.kind is MarkKind.KEY] == [
        ("lee", "p. 4"),
        ("osei", ""),
        ("ames", ""),
    ]
    assert document.bibliography == ("refs.bib", "more.bib")


def test_anonymous_links() -> None:
    document = read("See `here`__ and there__.\n\n__ https://a.example\n.. __: https://b.example")
    assert [m.target for m in document.marks] == ["https://a.example", "https://b.example"]
    assert shown(document) == [("paragraph", "See here and there .")]


def test_a_table_knows_the_headers_of_each_cell() -> None:
    found = cells(read(LETTER))
    assert found["40"] == ("Hull", "2019")
    assert found["41"] == ("Bath", "Beds", "19")
    assert found["52"] == ("Bath", "Beds", "20")
    assert cells(read("========= ===\nTown of   19\nthe river\n========= ===\nHull      4\n========= ===\n"))["4"] == (
        "Hull",
        "19",
    )


def test_text_in_other_files_is_told() -> None:
    assert "more.rst" in read("Beds\n\n.. include:: more.rst").gap


def test_it_is_known_by_its_suffix() -> None:
    assert files.of_bytes(LETTER.encode(), "d", "d.rst", ".rst").format == "reStructuredText"


@pytest.mark.parametrize(
    "piece",
    [
        "*a ",
        "`a ",
        "``a ",
        "- ",
        "[1]_ ",
        "|a ",
        "a_ ",
        ":a:`b ",
        "\n\n- a\n  ",
        "+--+\n",
        "\\",
        "::\n\n ",
        "> ",
        "| a\n",
        ":a: b\n",
    ],
)
def test_very_many_signs_take_little_time(piece: str) -> None:
    started = time.monotonic()
    rst.document("d", "Beds fell. " + piece * 50_000)
    assert time.monotonic() - started < 40  # two seconds on a machine of its own


def test_lists_within_each_other_are_read_however_deep() -> None:
    document = read("\n\n".join("  " * n + "- beds" for n in range(400)))
    assert document.prose.count("beds") == 400
