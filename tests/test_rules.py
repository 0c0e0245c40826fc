"""Every rule's table of marked examples, run through the whole program."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from claimcheck.check import check
from claimcheck.model import Document, Span
from claimcheck.retrieve.library import Library
from claimcheck.rules import RULES
from claimcheck.rules.base import Example, Rule

MARKED = re.compile(r"«(.*?)»", re.DOTALL)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without guillemets, and the spans that they marked."""
    plain, spans, at = "", [], 0
    for m in MARKED.finditer(text):
        plain += text[at : m.start()]
        spans.append(Span(len(plain), len(plain) + len(m[1])))
        plain += m[1]
        at = m.end()
    return plain + text[at:], tuple(spans)


def library(example: Example) -> Library:
    documents = []
    for n, source in enumerate(example.sources, 1):
        publisher, text = source if isinstance(source, tuple) else ("", source)
        documents.append(replace(Document.of_text(f"s{n}", text), publisher=publisher))
    return Library.of(*documents)


CASES = [
    pytest.param(
        rule,
        example,
        id=f"{rule.code}-{n}",
        marks=[pytest.mark.xfail(strict=True, reason=example.known_miss)] if example.known_miss else [],
    )
    for rule in RULES
    for n, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_flags_what_its_example_marks_and_nothing_else(rule: Rule, example: Example) -> None:
    text, marked = unmarked(example.draft)
    report = check(Document.of_text("draft", text), library(example), example.options)
    found = tuple(f.location.span for f in report.findings if f.name == rule.name)
    assert [text[s.start : s.end] for s in found] == [text[s.start : s.end] for s in marked]
    assert found == marked
    assert [n.message for n in report.notices if n.kind == "rule"] == []


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_and_examples_of_noise_and_of_silence(rule: Rule) -> None:
    assert rule.doc
    for heading in ("**What it finds.**", "**Why it matters.**", "**What to do.**", "**Authority.**"):
        assert heading in rule.doc, f"{rule.name}: its page lacks “{heading}”"
    flagged = [e for e in rule.examples if "«" in e.draft and not e.known_miss]
    silent = [e for e in rule.examples if "«" not in e.draft and not e.known_miss]
    assert flagged
    assert silent
