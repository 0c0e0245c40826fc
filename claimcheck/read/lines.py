"""What the readers of text share: lines, where they start, and the blanking of mark-up."""

from __future__ import annotations

import re

LINE = re.compile(r"[^\n]*\n|[^\n]+")
NEWLINE = re.compile("\n")


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line begins."""
    return (0, *(m.end() for m in NEWLINE.finditer(text)))


def blank(shown: list[str], start: int, end: int) -> None:
    """Blanks a stretch of the characters that are shown; line ends stay."""
    for i in range(start, end):
        if shown[i] not in "\r\n":
            shown[i] = " "
