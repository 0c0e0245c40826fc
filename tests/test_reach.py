"""What a citation stands for: its clause, its sentence, and beyond these its paragraph, list, row and table; and pandoc's forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cases import claims_of
from claimcheck.check import check
from claimcheck.detect.citation import citations
from claimcheck.detect.citing.locators import locator_behind
from claimcheck.model import Document
from claimcheck.retrieve.library import Library

SOURCES = Library.of(
    Document.of_text("s1", "Eels are fish. The weir holds 412 eels, 30 trout and 9 pike."),
    Document.of_text("s2", "The dam leaks. It was built in 1911 by a firm of four."),
)
TABLE = "| place | eels |\n| --- | --- |\n| weir{0} | 412{1} |\n| dam | 30{2} |\n\n"

# A draft; each of its figures, with the sources that are cited for it: "?" after one that stands for it only loosely.
REACHES = [
    ("The weir holds 412 eels [@s1].", ["412 eels: s1"]),
    ("The weir holds 412 eels [@s1], and the dam 30 trout [@s2].", ["412 eels: s1", "30 trout: s2"]),
    ("The weir holds 412 eels. It holds 30 trout [@s1].", ["412 eels: s1?", "30 trout: s1"]),
    ("The weir holds 412 eels. It holds 30 trout.[^1]\n\n[^1]: @s1", ["412 eels: s1?", "30 trout: s1"]),
    ("The weir holds 412 eels [@s1]. It holds 30 trout.", ["412 eels: s1", "30 trout: "]),
    ("A weir holds 412 eels [@s1]. One has 9 pike. It holds 30 trout [@s2].", ["412 eels: s1", "9 pike: ", "30 trout: s2"]),
    ("The weir holds 412 eels.\n\nIt holds 30 trout [@s1].", ["412 eels: ", "30 trout: s1"]),
    ("- The weir holds 412 eels [@s1].\n- It holds 30 trout.", ["412 eels: s1", "30 trout: "]),
    ("- The weir holds 412 eels. It holds 30 trout [@s1].\n- It has 9 pike.", ["412 eels: s1?", "30 trout: s1", "9 pike: "]),
    ("The weir holds [@s1]:\n\n- 412 eels\n- 30 trout [@s2]\n", ["412 eels: s1?", "30 trout: s2"]),
    ("As @s1 says, the weir holds 412 eels. It holds 30 trout.", ["412 eels: s1", "30 trout: "]),
    (TABLE.format("", "", "") + "Source: @s1.\n", ["412: s1", "30: s1"]),
    ("Table 1: what swims where [@s1].\n\n" + TABLE.format("", "", ""), ["412: s1", "30: s1"]),
    ("What swims where [@s1].\n\n" + TABLE.format("", "", ""), ["412: ", "30: "]),
    (TABLE.format("", " [@s1]", ""), ["412: s1", "30: "]),
    (TABLE.format(" [@s1]", "", ""), ["412: s1", "30: "]),
    ("| place | eels [@s1] |\n| --- | --- |\n| weir | 412 |\n", ["412: s1?"]),
    ("| place | eels | source |\n| --- | --- | --- |\n| weir | 412 | [@s1] |\n| dam | 30 | [@s2] |\n", ["412: s1", "30: s2"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REACHES)
def test_a_citation_stands_for_claims(text: str, expected: list[str]) -> None:
    draft = Document.of_text("d", text)
    found = [
        f"{draft[c.anchor]}: " + ", ".join(i + "?" * m.loose for m in c.citations for i in m.resolved)
        for c in claims_of(draft, SOURCES)
        if c.quantity
    ]
    assert found == expected


def test_what_a_citation_surely_stands_for_is_not_said_loosely() -> None:
    text = "Frost took 72 per cent of the blossom. Growers dug ponds {}.\n"
    library = Library.of(
        Document.of_text("s1", "Growers dug ponds by the road."),
        Document.of_text("s2", "Frost took 72 per cent of the blossom."),
    )
    (finding,) = (f for f in check(Document.of_text("d", text.format("[@s1]")), library).findings if f.code == "C102")
    assert finding.severity == "note"
    assert not [
        f for f in check(Document.of_text("d", text.format("[@s1; @s2]")), library).findings if f.code == "C102"
    ]


# Pandoc's forms; the mark, the key, the locator of each citation in them.
FORMS = [
    ("So it is [@e].", [("[@e]", "e", "")]),
    ("So it is [see @e, p. 3].", [("[see @e, p. 3]", "e", "p. 3")]),
    ("So it is [@e, pp. 33-35, 38-39 and *passim*].", [("[@e, pp. 33-35, 38-39 and *passim*]", "e", "pp. 33-35, 38-39")]),
    ("So it is [see @e, p. 3; also @f, ch. 2].", [("see @e, p. 3", "e", "p. 3"), ("also @f, ch. 2", "f", "ch. 2")]),
    ("So it is [-@e, p. 4].", [("[-@e, p. 4]", "e", "p. 4")]),
    ("@e says so.", [("@e", "e", "")]),
    ("@e [p. 33] says so.", [("@e [p. 33]", "e", "p. 33")]),
    ("@e [p. 33; @f, p. 2] says so.", [("@e [p. 33", "e", "p. 33"), ("@f, p. 2", "f", "p. 2")]),
    ("@e [-@f] says so.", [("@e", "e", ""), ("[-@f]", "f", "")]),
    ("As @{https://eel.example/a?b=1} says.", [("@{https://eel.example/a?b=1}", "https://eel.example/a?b=1", "")]),
    ("As @{https://eel.example/a} [p. 3] says.", [("@{https://eel.example/a} [p. 3]", "https://eel.example/a", "p. 3")]),
    ("So it is [@e{ii, A, D-Z}, with a suffix].", [("[@e{ii, A, D-Z}, with a suffix]", "e", "ii, A, D-Z")]),
    ("So it is [@e, {pp. iv, vi-xi} and so on].", [("[@e, {pp. iv, vi-xi} and so on]", "e", "pp. iv, vi-xi")]),
    ("So it is [@e{}, 99 years later].", [("[@e{}, 99 years later]", "e", "")]),
    ("So it is [@doe:2020.a_b#c$d%e&f-g+h].", [("[@doe:2020.a_b#c$d%e&f-g+h]", "doe:2020.a_b#c$d%e&f-g+h", "")]),
    ("So it is [@e, sec. 4, para. 2].", [("[@e, sec. 4, para. 2]", "e", "sec. 4, para. 2")]),
    ("So it is [@e p. 3].", [("[@e p. 3]", "e", "p. 3")]),
    ("So it is [@e, 12].", [("[@e, 12]", "e", "12")]),
    ("So it is [@e, chap. III].", [("[@e, chap. III]", "e", "chap. III")]),
    ("So it is [@e, § 5].", [("[@e, § 5]", "e", "§ 5")]),
    ("So it is [@e, and much else].", [("[@e, and much else]", "e", "")]),
    ("So it is.^[See @e, p. 9.]", [("^[", "e", "p. 9")]),
    ("So it is.[^1]\n\n[^1]: See @e, p. 9; and [@f, p. 2].", [("[^1]", "e", "p. 9"), ("[^1]", "f", "p. 2")]),
    ("Write to a@b.example, to \\@e or to @e@f.example.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_pandoc_citations_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    document = Document.of_text("d", text)
    assert [(document[c.span], c.label, c.locator) for c in citations(document)] == expected


@pytest.mark.parametrize(
    "text", ["", "]", ", ]", "{", "{}", ", p.", ", civic pride", ", iv", "0" * 5000, ", p. 1" * 2000]
)
def test_no_suffix_breaks_a_locator(text: str) -> None:
    assert locator_behind(text) == "" or any(c.isdigit() for c in text)


def test_marks_of_pandoc_do_not_overlap() -> None:
    for text, _ in FORMS:
        spans = [m.span for m in Document.of_text("d", text).marks]
        assert all(not a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :]), text


def test_front_matter_may_name_no_bibliography(tmp_path: Path) -> None:
    document = Document.of_text("d", "---\ntitle: Eels\n---\n\nSo it is [@e].")
    assert [c.bibliographies for c in citations(document)] == [()]
