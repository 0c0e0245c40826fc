"""Marks that a tool leaves in a text where it found no source for a citation, or that were never made into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.model import CitationKind, Document, Span

# A key as writers make them: a year at its end ("who-2019", "okafor2019b"), or a sign that no word of the language holds
# ("rep:heat", "who_heat"): "(really?)" is none.
KEY = r"[A-Za-z][\w+.-]*?(?:(?:19|20)\d\d[a-z]?|[_:][\w+.-]+)"
LEFT = re.compile(
    rf"\((?P<asked>{KEY})\?(?:,[^()]*)?\)"  # citeproc: (who-2019?), (who-2019?, p. 4)
    r"|(?P<blank>\[\?\])"  # LaTeX
    r"|\[\^(?P<note>[^\s\]]+)\](?!:)"  # a footnote of Markdown
    rf"|\[-?@(?P<key>{KEY})\]"  # a key of pandoc's
)


@dataclass(frozen=True, slots=True)
class Left:
    """A mark that was left: its kind, where it stands, and the key or label in it ("?" where it has none)."""

    kind: CitationKind
    span: Span
    label: str


def left(document: Document, block: Span, taken: Sequence[Span]) -> Iterator[Left]:
    """The marks of a block that lead nowhere as they stand, without those that are `taken`: the format knows them as marks."""
    for m in LEFT.finditer(document.prose, block.start, block.end):
        span = Span(m.start(), m.end())
        if any(span.overlaps(t) for t in taken):
            continue
        key = m["asked"] or m["key"]
        kind = CitationKind.KEY if key else CitationKind.FOOTNOTE
        yield Left(kind, span, key or m["note"] or "?")
