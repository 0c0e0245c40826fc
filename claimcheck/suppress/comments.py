"""Suppression comments: where they stand, what they say, and for which part of the draft they hold.

    <!-- claimcheck: ignore N103, value because the hedge is in the title, until 2027-01-31 -->

In Markdown and HTML they are comments as above; in reStructuredText `.. claimcheck: ignore …`, in LaTeX `% claimcheck: ignore …`;
in a format that keeps its comments apart (Word), comments that begin with the same words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.model import Block, BlockKind, Document, MarkKind, Span
from claimcheck.read import markdown
from claimcheck.read.files import is_markdown
from claimcheck.read.remarks import MARKED, remarks, without
from claimcheck.read.toml import nearest

BECAUSE = re.compile(r"\bbecause\b[:,]?", re.IGNORECASE)
UNTIL = re.compile(r"[,;]?\s*\buntil\s+(?P<day>[^\s,;]+)[.,;]?", re.IGNORECASE)
LAST = re.compile(
    r"[,;]?\s*\buntil\s+(?P<day>\d[^\s,;]*)\s*$", re.IGNORECASE
)  # after a reason, which may have an "until" too
BLANK = re.compile(r"\n[ \t>]*(?:\n|$)")
BETWEEN = re.compile(r"[\s,;]+")


class Reach(StrEnum):
    """What a comment says, and so for what it holds."""

    LINE = "ignore"  # its line; where it stands alone, the paragraph, item, table or the like that follows
    START = "ignore-start"
    END = "ignore-end"
    FILE = "ignore-file"


@dataclass(frozen=True, slots=True)
class Comment:
    """A suppression comment. `holds` are the parts of the draft that it is for; no `rules` are all of them.

    `trouble` says what is wrong with it, empty where nothing is: one with trouble holds for nothing.
    """

    span: Span
    reach: Reach
    rules: tuple[str, ...]
    reason: str
    until: dt.date | None
    holds: tuple[Span, ...]
    trouble: str = ""


def comments(document: Document) -> tuple[Comment, ...]:
    """The suppression comments of a draft, in order; each end of a block goes with the start before it."""
    found = [_comment(document, span, said) for span, said in sorted(_found(document), key=lambda f: f[0])]
    return tuple(_blocks(document, found))


def _found(document: Document) -> Iterator[tuple[Span, str]]:
    """Each comment of the format that begins with the program's name, with what it says after that."""
    for note in document.comments:
        if marked := MARKED.match(note.text.lstrip()):
            yield note.span, note.text.lstrip()[marked.end() :]
    found = list(remarks(document.text, document.path))
    if found and is_markdown(
        document.path
    ):  # with letters in its place, a comment can be seen, unless it stands in code
        seen = markdown.document(document.id, without(document.text, document.path, "x"), path=document.path).prose
        found = [(span, said) for span, said in found if "x" in seen[span.start : span.end]]
    code = [b.span for b in document.blocks if b.kind is BlockKind.CODE]
    yield from ((span, said) for span, said in found if not any(c.contains(span) for c in code))


def _comment(document: Document, span: Span, said: str) -> Comment:
    words = said.split(None, 1)
    word = words[0].strip(",:.").lower() if words else ""
    rest = words[1].strip() if len(words) > 1 else ""
    if word not in list(Reach):
        near = nearest(word, list(Reach))
        hint = f" Did you mean “{near}”?" if near else ""
        trouble = f"After “claimcheck:” stands ignore, ignore-start, ignore-end or ignore-file, not “{word}”.{hint}"
        return Comment(span, Reach.LINE, (), "", None, (), trouble)
    reach = Reach(word)
    before, because, reason = _divided(rest)
    until, trouble = None, ""
    if match := UNTIL.search(before):
        before = before[: match.start()] + " " + before[match.end() :]
    elif match := LAST.search(reason):
        reason = reason[: match.start()]
    if match:
        until, trouble = _day(match["day"])
    reason = " ".join(reason.split()).rstrip(".")
    rules = tuple(w for w in BETWEEN.split(before) if w)
    if not trouble and reach is not Reach.END and not reason:
        trouble = "Say why: “because …”." if not because else "After “because” stands no reason."
    return Comment(span, reach, rules, reason, until, _held(document, span, reach), trouble)


def _divided(rest: str) -> tuple[str, str, str]:
    """What stands before the "because", the word itself, and the reason after it."""
    match = BECAUSE.search(rest)
    return (rest[: match.start()], match[0], rest[match.end() :]) if match else (rest, "", "")


def _day(word: str) -> tuple[dt.date | None, str]:
    try:
        return dt.date.fromisoformat(word.rstrip(".")), ""
    except ValueError:
        return None, f"“until {word}” is no day. Write it as until 2027-01-31."


# ── for what it holds ────────────────────────────────────────────────────────────────────────────


def _held(document: Document, span: Span, reach: Reach) -> tuple[Span, ...]:
    """The part of the draft that a comment is for; of a footnote, the marks that lead to it too."""
    if reach is Reach.FILE:
        return (Span(0, len(document.text)),)
    labels = {b.label for b in document.blocks if b.kind is BlockKind.FOOTNOTE and b.span.overlaps(span)}
    marks = (m.span for m in document.marks if m.kind is MarkKind.FOOTNOTE and m.target in labels)
    return (_lines(document, span, reach), *marks)


def _lines(document: Document, span: Span, reach: Reach) -> Span:
    if any(note.span == span for note in document.comments):
        return span
    line = _line(document, span)
    beside = document.text[line.start : span.start] + document.text[span.end : line.end]
    if reach is not Reach.LINE or beside.strip(" \t\r\n>|-*+.:;0123456789"):
        return line
    around = next((b for b in document.blocks if b.span.contains(span)), None)
    after = around or _following(document, span.end)
    if after is None:
        return line
    end = _line(document, after.span).end
    if (
        after.kind is BlockKind.CELL
    ):  # a table may hold no line that is none of its rows: the comment before it is for all
        blank = BLANK.search(document.text, after.span.end)
        end = blank.start() if blank else len(document.text)
    return Span(span.start, end)


def _line(document: Document, span: Span) -> Span:
    """The whole of the lines that a span stands on."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", max(span.start, span.end - 1))
    return Span(start, len(document.text) if end < 0 else end)


def _following(document: Document, at: int) -> Block | None:
    """The block that begins next."""
    later = (b for b in document.blocks if b.span.start >= at and b.kind is not BlockKind.FRONT_MATTER)
    return min(later, key=lambda b: b.span.start, default=None)


def _blocks(document: Document, found: list[Comment]) -> Iterator[Comment]:
    """The comments, where each start holds up to its end."""
    open_: Comment | None = None
    for comment in found:
        if comment.reach is Reach.START and not comment.trouble:
            if open_:
                yield replace(open_, trouble="Another block begins before this one ends. Write ignore-end first.")
            open_ = comment
        elif comment.reach is Reach.END:
            if open_:
                yield replace(open_, holds=(Span(open_.span.start, comment.span.start),))
            else:
                yield replace(comment, trouble="No block has begun here. Write ignore-start before it.")
            open_ = None
        else:
            yield comment
    if open_:
        yield replace(open_, trouble="This block has no end. Write ignore-end, or ignore-file for the whole draft.")
