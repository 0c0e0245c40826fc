"""Quotation marks: which of them open and close, and the stretches between them; apostrophes are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.detect.quoting.quoted import Style
from claimcheck.detect.sentences import trimmed
from claimcheck.model import Block, Span

QUOTE_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛']")
CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "‛": "’",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
}
SINGLES = "‘’‚‛'"
STYLES = {
    "“": Style.DOUBLE,
    "”": Style.DOUBLE,
    '"': Style.DOUBLE,
    "‟": Style.DOUBLE,
    "„": Style.LOW,
    "‚": Style.LOW,
    "«": Style.GUILLEMET,
    "»": Style.GUILLEMET,
    "‹": Style.GUILLEMET,
}
OPENS_AFTER = " \t\n\r\u00a0([{—–-/\"“‘«„‹'=>|*_"
ELIDED = re.compile(r"\d0s|(?:em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)


def pairs(prose: str, block: Span) -> tuple[tuple[Span, Style], ...]:
    """The outermost stretches between quotation marks in a block, with their marks, in order."""
    marks = [(m.start(), m[0]) for m in QUOTE_MARK.finditer(prose, block.start, block.end)]
    stack: list[tuple[int, str]] = []
    found: list[tuple[Span, Style]] = []
    for n, (at, mark) in enumerate(marks):
        before = prose[at - 1] if at > block.start else " "
        after = prose[at + 1] if at + 1 < block.end else " "
        if mark in "'’" and before.isalnum() and after.isalnum():
            continue
        closes = next((k for k in range(len(stack) - 1, -1, -1) if mark in CLOSERS[stack[k][1]]), None)
        can_close = (
            closes is not None
            and (mark not in "\"'’" or not after.isalnum())
            and (not before.isspace() or mark in "”»›")
        )
        if can_close and mark in SINGLES and _is_possessive(prose, marks, n, stack):
            can_close = False
        if can_close and closes is not None and stack[closes][1] in SINGLES and closes != len(stack) - 1:
            can_close = False
        if can_close and closes is not None:
            start, opener = stack[closes]
            del stack[closes:]
            if at > start + 1:
                found.append((Span(start, at + 1), STYLES.get(opener, Style.SINGLE)))
        elif mark in CLOSERS and (before in OPENS_AFTER or mark in "“«„") and (not after.isspace() or mark == "«"):
            if (mark in "'‘" and ELIDED.match(prose, at + 1)) or (mark in "»›" and before not in " \n"):
                continue
            stack.append((at, mark))
    return _outermost(found)


def _is_possessive(prose: str, marks: Sequence[tuple[int, str]], n: int, stack: Sequence[tuple[int, str]]) -> bool:
    """Whether the closing mark is the apostrophe of "workers’", as another closes what is open before one opens."""
    at = marks[n][0]
    if prose[at - 1] not in "sz" or prose[at + 1 : at + 2] != " " or not prose[at + 2 : at + 3].islower():
        return not any(mark in SINGLES for _, mark in stack)
    for later, mark in marks[n + 1 :]:
        before, after = prose[later - 1], prose[later + 1 : later + 2] or " "
        if mark in "‘" or (mark == "'" and before in OPENS_AFTER):
            return False
        possessive = before in "sz" and after == " " and prose[later + 2 : later + 3].islower()
        if mark in "'’" and not before.isspace() and not after.isalnum() and not possessive:
            return True
    return False


def _outermost(found: list[tuple[Span, Style]]) -> tuple[tuple[Span, Style], ...]:
    kept: list[tuple[Span, Style]] = []
    for span, style in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, style))
    return tuple(kept)


def runs_on(prose: str, block: Span, following: Block | None) -> tuple[Span, Style] | None:
    """The quotation that this paragraph opens and the next one goes on with, as its own opening mark shows."""
    if following is None or not prose[following.span.start : following.span.end].lstrip().startswith("“"):
        return None
    opened = prose.rfind("“", block.start, block.end)
    if opened < 0 or prose.find("”", opened, block.end) >= 0:
        return None
    return trimmed(prose, Span(opened, block.end)), Style.DOUBLE
