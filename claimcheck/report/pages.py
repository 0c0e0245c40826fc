"""A rule's page, from its docstring and its examples: what `explain` prints and docs/rules.md holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import cleandoc
from itertools import groupby
from textwrap import indent
from typing import TYPE_CHECKING

from claimcheck.report.json import Json
from claimcheck.report.json import text as json_text
from claimcheck.report.tables import columns

if TYPE_CHECKING:
    from claimcheck.rules.base import Example, Rule

ASKED = {
    "pair": "asked for each claim that a source speaks to",
    "claim": "asked for each claim",
    "draft": "asked of the draft alone, without sources",
    "whole": "asked once, of the draft as a whole",
}


def rule_page(rule: Rule) -> str:
    """The rule's page as plain text."""
    parts = [f"{rule.code} {rule.name} ({_kind(rule)})", _docstring(rule).replace("**", "")]
    parts += [f"{title}\n\n{text}" for title, text in _tables(rule)]
    return "\n\n".join(parts) + "\n"


def rules_table(rules: Iterable[Rule]) -> str:
    """One line a rule: code, name, severity, and what it finds."""
    return columns([(r.code, r.name, r.severity, r.summary) for r in rules])


def rules_json(rules: Iterable[Rule]) -> str:
    """The rules as JSON: code, name, severity, when they are asked, what they find, and the whole page as Markdown."""
    listed: list[Json] = [
        {
            "code": r.code,
            "name": r.name,
            "severity": r.severity,
            "scope": r.scope,
            "summary": r.summary,
            "page": _docstring(r),
        }
        for r in rules
    ]
    return json_text(listed)


def rules_page(rules: Iterable[Rule]) -> str:
    """All rules as one Markdown page."""
    listed = list(rules)
    rows = [f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.severity} | {r.summary} |" for r in listed]
    head = [
        "# Rules",
        "This page is made by `make docs` from the rules' own docstrings and examples, which are also their tests. In the "
        "examples, guillemets mark the words that the rule flags; an example without them must pass in silence.",
        "\n".join(["| code | name | severity | finds |", "| --- | --- | --- | --- |", *rows]),
    ]
    return "\n\n".join([*head, *map(_section, listed)]) + "\n"


def _section(rule: Rule) -> str:
    parts = [f"## {rule.code} {rule.name}", f"*{_kind(rule)}*", _docstring(rule)]
    parts += [f"{title}\n\n```text\n{text}\n```" for title, text in _tables(rule)]
    return "\n\n".join(parts)


def _kind(rule: Rule) -> str:
    return f"{rule.severity}; {ASKED[rule.scope]}"


def _docstring(rule: Rule) -> str:
    return cleandoc(rule.doc or "")


def _tables(rule: Rule) -> Iterator[tuple[str, str]]:
    """The rule's examples in three tables, each with its title; a table without rows is left out."""
    titles = ("It flags the words in guillemets:", "It keeps silent on:", "It gets these wrong as yet:")
    for title, examples in groupby(sorted(rule.examples, key=_table), key=_table):
        yield titles[title], "\n\n".join(map(_example, examples))


def _table(example: Example) -> int:
    if example.known_miss:
        return 2
    return 0 if "«" in example.draft else 1


def _example(example: Example) -> str:
    rows = [("draft", example.draft)]
    for source in example.sources:
        publisher, text = ("", source) if isinstance(source, str) else source
        rows.append(("source", f"[{publisher}] {text}" if publisher else text))
    if example.known_miss:
        rows.append(("why", example.known_miss))
    return "\n".join(indent(text, " " * 10).replace(" " * 10, f"  {label:8}", 1) for label, text in rows)
