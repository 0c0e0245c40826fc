"""The titles of sources where a draft names them: no words of anybody and no claim of the draft, but citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.quoting.quoted import Quotation
from claimcheck.detect.quoting.where import SKIPPED, is_reference_list, sentence_of
from claimcheck.model import Citation, CitationKind, Document, Span
from claimcheck.retrieve.agreement import MAIN_TITLE
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.exact import occurrences
from claimcheck.retrieve.quoting.folding import Folded, view

FEWEST_WORDS = 3  # fewer may be any words: "Annual report"
MOST_LEFT = 0.2  # share of a quotation's words beside the title, such as the year of an edition

GOES_ON = re.compile(r"\s?[:–—]\s?\w")  # after a title without its subtitle: it has another one

MARKS = "“\"‘'«„*_["
SHORT = 3  # letters of a word that has no capital in a title either
LONG = 6  # words of a title that are no phrase of the text by chance

Titles = Mapping[Span, tuple[str, ...]]  # where a title stands, and the documents that have it


def titles_in(draft: Document, library: Library) -> Titles:
    """Where the draft's prose has the title of a source, whole or without its subtitle; the longest at each place."""
    text = view(draft)
    found: dict[Span, list[str]] = {}
    for words, ids in _titles(library).items():
        for first, last in occurrences("".join(words), text, 0):
            span = Span(text.starts[first], text.ends[last])
            if _stands_out(draft, span):
                found.setdefault(span, []).extend(ids)
    whole = [s for s in found if not any(o.contains(s) and o != s for o in found)]
    return {s: tuple(dict.fromkeys(found[s])) for s in sorted(whole)}


def _stands_out(draft: Document, span: Span) -> bool:
    """Whether the words are set as a title, whole within its marks, or are too many, or too much in capitals, for any words."""
    before, after = draft.text[max(0, span.start - 1) : span.start], draft.text[span.end : span.end + 2].lstrip()
    if before and before in MARKS:
        return not after[:1].isalnum() and not GOES_ON.match(draft.text, span.end)
    words = [w for w in draft.prose[span.start : span.end].split() if len(w) > SHORT]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) >= LONG or (len(words) > 1 and capitals * 10 >= len(words) * 8)


def _titles(library: Library) -> dict[tuple[str, ...], list[str]]:
    made: dict[tuple[str, ...], list[str]] = {}
    for document in library.documents:
        for part in {document.title, MAIN_TITLE.split(document.title.strip())[0]}:
            words = Folded.of(part).keys
            if len(words) >= FEWEST_WORDS:
                made.setdefault(words, []).append(document.id)
    return made


def is_title(quotation: Quotation, titles: Titles) -> bool:
    """Whether the words between the quotation marks are the title of a source and next to nothing else."""
    inner = quotation.inner
    return any(inner.overlaps(t) and len(inner) - len(t) <= MOST_LEFT * len(inner) for t in titles)


def title_citations(
    draft: Document, titles: Titles, others: Sequence[Span], library: Library
) -> Iterator[tuple[Cited, Citation]]:
    """A citation for each title in the running text that no other citation holds."""
    for block in draft.blocks:
        if block.kind in SKIPPED or is_reference_list(draft, block):
            continue
        for span, ids in titles.items():
            if block.span.contains(span) and not any(o.overlaps(span) for o in others):
                label = " ".join(draft.prose[span.start : span.end].split())
                scope = sentence_of(draft.prose, block.span, span)
                cited = Cited(CitationKind.TITLE, span, scope, label, label)
                one = len({library.original(id) for id in ids}) == 1  # two editions may have one title
                yield cited, Citation(CitationKind.TITLE, span, label, ids if one else ())
