"""Suppression comments as each format of text writes them: where they stand, and what they say after the program's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from claimcheck.model import Document, Span

MARKED = re.compile(r"claimcheck\s*:", re.IGNORECASE)
HTML = re.compile(r"<!--\s*claimcheck\s*:(?P<said>.*?)-->", re.IGNORECASE | re.DOTALL)
RST = re.compile(r"^[ \t]*\.\.[ \t]+claimcheck\s*:(?P<said>[^\n]*)", re.IGNORECASE | re.MULTILINE)
LATEX = re.compile(r"(?<!\\)%[ \t]*claimcheck\s*:(?P<said>[^\n]*)", re.IGNORECASE)
BY_SUFFIX = {".tex": LATEX, ".ltx": LATEX, ".latex": LATEX, ".rst": RST, ".rest": RST}


def remarks(text: str, path: str) -> Iterator[tuple[Span, str]]:
    """Each suppression comment of a text, in the form that its file's name asks for; in Markdown some may stand in code."""
    if MARKED.search(text):
        form = BY_SUFFIX.get(PurePath(path).suffix.lower(), HTML)
        yield from ((Span(*m.span()), m["said"].rstrip("\r")) for m in form.finditer(text))


def comment(said: str, path: str) -> str:
    """A suppression comment as a file of that name has it, on one line."""
    form = BY_SUFFIX.get(PurePath(path).suffix.lower(), HTML)
    words = f"claimcheck: {said}"
    return f"% {words}" if form is LATEX else f".. {words}" if form is RST else f"<!-- {words} -->"


def without(text: str, path: str, sign: str = " ") -> str:
    """The text with a sign in place of each character of its suppression comments, line breaks apart."""
    made, at = [], 0
    for span, _ in remarks(text, path):
        hidden = "".join(c if c == "\n" else sign for c in text[span.start : span.end])
        made += [text[at : span.start], hidden]
        at = span.end
    return "".join([*made, text[at:]])


def unread(document: Document) -> Document:
    """A document of plain text, where suppression comments are no part of what a reader sees."""
    if not MARKED.search(document.text):
        return document
    blank = without(document.text, document.path)
    prose = "".join(p if b == t else " " for p, t, b in zip(document.prose, document.text, blank, strict=True))
    return replace(document, prose=prose)
