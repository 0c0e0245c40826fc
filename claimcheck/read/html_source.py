"""Where the words of a page stand in its source: for a comment that is to be written before them.

The tree of a page tells no offsets, so that the source is gone through once more for its text, tags and comments left out. What is
found is a guess, as a page may have the same words elsewhere: who writes there reads the page again to see what came of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from claimcheck.read.page import RAISED_DIGITS

ENTITY = re.compile(r"&(?:#\w{1,8}|\w{2,32});?")
TAG = re.compile(r"[a-zA-Z/!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
HIDING = re.compile(
    r"(?:script|style|title|textarea|template)\b", re.IGNORECASE
)  # what is in these is no text of the page
LONGEST_TAG = 4096
FIRST = 40  # letters and digits by which a place is known
MOST = 8  # places that are given
PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")


class Source:
    """The letters and digits that a page's source shows, each with the offset at which it is written."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.floors: list[int] = []  # where the run of text of each letter begins
        self.offsets: list[int] = []
        letters: list[str] = []
        for start, end in _texts(source):
            at = start
            for m in (*ENTITY.finditer(source, start, end), None):
                stop = m.start() if m else end
                self._add(letters, ((source[n], n) for n in range(at, stop)), start)
                if m:
                    self._add(letters, ((c, m.start()) for c in unescape(m[0])), start)
                    at = m.end()
        self.letters = "".join(letters)

    def _add(self, letters: list[str], signs: Iterator[tuple[str, int]], floor: int) -> None:
        for sign, at in signs:
            if sign.isalnum():
                letters.append(sign.translate(PLAIN))
                self.offsets.append(at)
                self.floors.append(floor)

    def places(self, words: str) -> Iterator[int]:
        """The offsets, at most eight, at which a text may stand that begins so; before the signs that stand before its first letter."""
        wanted = "".join(c for c in words if c.isalnum()).translate(PLAIN)[:FIRST]
        at = self.letters.find(wanted) if wanted else -1
        for _ in range(MOST):
            if at < 0:
                return
            offset = self.offsets[at]
            while offset > self.floors[at] and not self.source[offset - 1].isspace():
                offset -= 1
            yield offset
            at = self.letters.find(wanted, at + 1)


def _texts(source: str) -> Iterator[tuple[int, int]]:
    """Where each run of text between two tags begins and ends."""
    at = start = 0
    while (at := source.find("<", at)) >= 0:
        end = _end_of(source, at)
        if end == at:  # a sign of the text
            at += 1
            continue
        yield start, at
        start = at = end
    yield start, len(source)


def _end_of(source: str, at: int) -> int:
    """Where the tag or comment ends that begins with a sign, with what it hides; the sign's own place where none begins."""
    if source.startswith("<!--", at):
        end = source.find("-->", at)
        return end + len("-->") if end >= 0 else at
    m = TAG.match(source, at + 1, at + LONGEST_TAG)
    if not m:
        return at
    hiding = HIDING.match(source, at + 1, m.end())
    if not hiding:
        return m.end()
    end = source.find(f"</{hiding[0]}", m.end())
    return end if end >= 0 else m.end()
