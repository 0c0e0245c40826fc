"""Suppression comments written into a draft, one for each line with findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.edit import edited
from claimcheck.model import BlockKind, Document, Edit, Finding, Span
from claimcheck.suppress.comments import Reach, comments
from claimcheck.suppress.rules import ABOUT_COMMENTS

CODES = frozenset(rule.code for rule in ABOUT_COMMENTS)  # a comment about a comment would never end


@dataclass(frozen=True, slots=True)
class Added:
    """A draft's text with comments, the findings that they ignore, and those for which there is no place for one."""

    text: str
    ignored: tuple[Finding, ...]
    left: tuple[Finding, ...]


def added(document: Document, findings: Iterable[Finding], reason: str) -> Added:
    """The draft with a comment behind each line that a shown finding begins on."""
    wanted = [f for f in findings if not f.suppressed and f.code not in CODES]
    by_line: dict[int, list[Finding]] = {}
    for finding in wanted:
        by_line.setdefault(finding.location.line, []).append(finding)
    kept: dict[int, list[Finding]] = {}
    edits: dict[int, Edit] = {}
    for line, found in sorted(by_line.items()):
        edit = Edit(_place(document, line), _comment(found, reason))
        if _is_read(document, edit, found):
            kept[line], edits[line] = found, edit
    ignored = tuple(f for found in kept.values() for f in found)
    return Added(edited(document.text, edits.values()), ignored, tuple(f for f in wanted if f not in ignored))


def _comment(found: Iterable[Finding], reason: str) -> str:
    names = ", ".join(sorted({f.name for f in found}))
    return f" <!-- claimcheck: {Reach.LINE} {names} because {reason} -->"


def _place(document: Document, line: int) -> Span:
    """Behind the words of a line: before a mark that breaks it and before the bar that closes a table's row."""
    start = document.line_starts[line - 1]
    text = document.text[start:].split("\n", 1)[0].rstrip()
    end = start + len(text)
    in_table = any(b.kind is BlockKind.CELL and start <= b.span.start <= end for b in document.blocks)
    if text.endswith("\\") or (in_table and text.endswith("|")):
        end = start + len(text[:-1].rstrip())
    return Span(end, end)


def _is_read(document: Document, edit: Edit, found: Iterable[Finding]) -> bool:
    """Whether the comment is read as one where it would stand, and for all of the findings: in code, it would be shown."""
    from claimcheck.read import markdown

    made = markdown.document(document.id, edited(document.text, [edit]), path=document.path)
    mine = [
        c for c in comments(made) if c.span.start >= edit.span.start and c.span.end <= edit.span.end + len(edit.text)
    ]
    at = edit.span.start
    return bool(mine) and all(
        not mine[0].trouble and any(_moved(f.location.span, at, len(edit.text)).overlaps(h) for h in mine[0].holds)
        for f in found
    )


def _moved(span: Span, at: int, by: int) -> Span:
    return Span(span.start + (by if span.start > at else 0), span.end + (by if span.end > at else 0))
