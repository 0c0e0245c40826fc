"""Where quotations and citations stand: not in lists of sources, and in which sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.sentences import sentences
from claimcheck.model import Block, BlockKind, Document, Span

ENTRY = re.compile(r"\s*\[\d{1,3}\]\s+[^\W\d_]")
SKIPPED = frozenset({BlockKind.FOOTNOTE, BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.HEADING})


def is_reference_list(document: Document, block: Block) -> bool:
    """Whether the block is an entry of a list of sources, by its "[4]" or its heading, so that its quotation marks are titles."""
    if ENTRY.match(document.prose, block.span.start, block.span.end):
        return True
    if not block.headings:
        return False
    words = re.sub(r"[^\w\s]", " ", document.prose[block.headings[-1].start : block.headings[-1].end]).lower().split()
    while words and (words[0].isdecimal() or len(words[0]) == 1):
        words = words[1:]
    return " ".join(words) in words_of("reference_heading")


@lru_cache(maxsize=1024)
def joined_sentences(prose: str, block: Span) -> tuple[Span, ...]:
    """The sentences of a block; what begins with a small letter goes with the sentence before: “Why?” she asked."""
    made: list[Span] = []
    for span in sentences(prose, block):
        if made and prose[span.start].islower():
            made[-1] = made[-1].to(span)
        else:
            made.append(span)
    return tuple(made)


def sentence_of(prose: str, block: Span, span: Span) -> Span:
    """The sentence, or the run of sentences, of the block that holds the span."""
    touched = [s for s in joined_sentences(prose, block) if s.overlaps(span)]
    return touched[0].to(touched[-1]) if touched else block
