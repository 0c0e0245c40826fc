"""Citations beside a quotation, which claim it for a source: footnotes, keys, links, (X, 2021)."""

from __future__ import annotations

import re

from claimcheck.detect.attribution import words_of
from claimcheck.model import Document, MarkKind, Span

FROM_CITATION = 5  # a quotation of so many words is claimed by a citation that ends its sentence
AUTHOR_YEAR = re.compile(
    r"\(\s*(?:see |cf\. )?(?P<who>[^\W\d_][^()\n;]{0,80}?(?:\([^()\n;]{1,60}\)[^()\n;]{0,40}?)?),?\s+"
    r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?P<rest>[,:;][^()\n]{0,60})?\s*\)"
)


def author_of(m: re.Match[str]) -> Span | None:
    """The author's span in a match of an author and a year in brackets; none where it is a month or a place in time."""
    none = words_of("no_author")
    words = [w for w in re.finditer(r"\S+", m["who"]) if w[0].lower() not in words_of("determiner")]
    while words and words[-1][0].lower().strip(",.") in none:
        words.pop()  # "Labour Force Survey, May 2021"
    if not any(w[0][0].isupper() for w in words) or any(w[0].lower().strip(",.") in none for w in words[:2]):
        return None
    return Span(m.start("who"), m.start("who") + len(m["who"][: words[-1].end()].rstrip(",")))


def bracketed_author(prose: str, at: int, end: int) -> Span | None:
    """The X of “…” (X, 2021)."""
    while at < end and (prose[at].isspace() or prose[at] in ".,"):
        at += 1
    m = AUTHOR_YEAR.match(prose, at, end)
    return author_of(m) if m else None


def cited_beside(document: Document, span: Span, sentence: Span, count: int) -> bool:
    """Whether a footnote, a key or a link claims the quotation."""
    for mark in document.marks:
        if mark.kind is MarkKind.LINK:
            if mark.span.contains(span) or span.contains(mark.span):
                return True
            continue
        if mark.span.start < span.end - 1:
            continue
        between = document.prose[span.end : mark.span.start]
        if not between.strip(" \t\n\r.,;:!?)”\"'’"):
            return True
        rest = document.prose[mark.span.end : sentence.end]
        if count >= FROM_CITATION and mark.span.start <= sentence.end + 2 and not rest.strip(" \t\n\r.,;:!?)"):
            return True
    return False
