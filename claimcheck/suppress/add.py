"""Suppression comments written into a draft, one for each line with findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.edit import edited
from claimcheck.model import BlockKind, Document, Edit, Finding, Span
from claimcheck.read.files import reread
from claimcheck.read.remarks import comment
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
    wanted = to_be_ignored(findings)
    places: dict[tuple[Span, str], list[Finding]] = {}
    for finding in wanted:
        places.setdefault(_place(document, finding), []).append(finding)
    kept: list[Finding] = []
    edits: list[Edit] = []
    for (span, around), found in sorted(places.items()):
        edit = Edit(span, around.format(comment_for(found, reason, document.path)))
        if _is_read(document, edit, found):
            kept += found
            edits.append(edit)
    ignored = tuple(kept)
    return Added(edited(document.text, edits), ignored, tuple(f for f in wanted if f not in ignored))


def to_be_ignored(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are shown and may be kept quiet."""
    return [f for f in findings if not f.suppressed and f.code not in CODES]


def comment_for(found: Iterable[Finding], reason: str, path: str) -> str:
    """A comment that ignores findings, as a file of that name has it."""
    names = ", ".join(sorted({f.name for f in found}))
    return comment(f"{Reach.LINE} {names} because {reason}", path)


def _place(document: Document, finding: Finding) -> tuple[Span, str]:
    """Where a comment goes, and what stands around it there: behind the line, or above the paragraph where it is a block."""
    if not comment("", document.path).startswith(".. "):
        return _behind(document, finding.location.line), " {}"
    block = next((b for b in document.blocks if b.span.contains(finding.location.span)), None)
    at = block.span.start if block else finding.location.span.start
    indent = document.text[document.text.rfind("\n", 0, at) + 1 : at]
    return Span(at, at), "{}\n\n" + (indent if indent.isspace() else "")


def _behind(document: Document, line: int) -> Span:
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
    made = reread(document, edited(document.text, [edit]))
    mine = [
        c for c in comments(made) if c.span.start >= edit.span.start and c.span.end <= edit.span.end + len(edit.text)
    ]
    at = edit.span.start
    return bool(mine) and all(
        not mine[0].trouble and any(_moved(f.location.span, at, len(edit.text)).overlaps(h) for h in mine[0].holds)
        for f in found
    )


def _moved(span: Span, at: int, by: int) -> Span:
    return Span(span.start + (by if span.start >= at else 0), span.end + (by if span.end > at else 0))
