"""Quotations: whose words the text says they are, and which of its quotation marks quote nobody.

A quotation has at least three words between its marks, or a verb or a citation claims it. Titles, slogans, terms and
scare quotes are none. The parts are in quoting/: the marks, whose the words are, what quotes nobody, block quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.quoting.beside import bracketed_author, cited_beside
from claimcheck.detect.quoting.blocks import block_quotations
from claimcheck.detect.quoting.credit import (
    Around,
    claimed_after,
    claimed_before,
    earlier_speaker,
    is_pronoun,
    outside,
    tokens_of,
)
from claimcheck.detect.quoting.marks import QUOTE_MARK, pairs, runs_on
from claimcheck.detect.quoting.nobody import quotes_nobody
from claimcheck.detect.quoting.quoted import FEWEST_WORDS, Quotation, Style
from claimcheck.detect.quoting.where import SKIPPED, is_reference_list, sentence_of
from claimcheck.detect.sentences import trimmed
from claimcheck.detect.words import Kind
from claimcheck.model import Block, BlockKind, Document, Span


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, in the order of the text."""
    found: list[Quotation] = []
    for n, block in enumerate(document.blocks):
        if block.kind in SKIPPED or is_reference_list(document, block):
            continue
        before = document.blocks[n - 1] if n else None
        after = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
        if block.kind is BlockKind.QUOTE:
            found.extend(block_quotations(document, block, before, after))
        else:
            found.extend(_inline(document, block, before, after))
    return tuple(found)


def _inline(document: Document, block: Block, before: Block | None, after: Block | None) -> Iterator[Quotation]:
    prose = document.prose
    spans = pairs(prose, block.span)
    open_end = runs_on(prose, block.span, after)
    if open_end and not any(s.overlaps(open_end[0]) for s, _ in spans):
        spans = tuple(sorted((*spans, open_end), key=lambda s: s[0].start))
    heard: list[Quotation] = []
    for span, style in spans:
        sentence = sentence_of(prose, block.span, span)
        others = [s for s, _ in spans if s != span and s.overlaps(sentence)]
        around = Around(
            outside(prose, Span(sentence.start, span.start), others),
            outside(prose, Span(span.end, sentence.end), others),
        )
        made = _judged(document, block, span, style, sentence, around, before, heard)
        if made:
            heard.append(made)
            yield made


def _judged(
    document: Document,
    block: Block,
    span: Span,
    style: Style,
    sentence: Span,
    around: Around,
    before: Block | None,
    heard: Sequence[Quotation],
) -> Quotation | None:
    """The quotation between these marks; none where the marks quote nobody."""
    prose = document.prose
    closed = QUOTE_MARK.match(prose, span.end - 1) is not None
    inner = trimmed(prose, Span(span.start + 1, span.end - 1 if closed else span.end))
    count = sum(t.kind is not Kind.SYMBOL for t in tokens_of(prose, inner.start, inner.end))
    if not count:
        return None
    source = claimed_after(around, prose[inner.end - 1]) or claimed_before(around, count, sentence, prose)
    cited = cited_beside(document, span, sentence, count)
    bracket = bracketed_author(prose, span.end, block.span.end)
    if quotes_nobody(prose, inner, around, source, cited or bracket is not None):
        return None
    if count < FEWEST_WORDS and not ((source and source.close) or cited or bracket):
        return None
    speaker = source.speaker if source else None
    if bracket and (speaker is None or is_pronoun(prose, speaker)):
        speaker = bracket
    inferred = False
    if (speaker and is_pronoun(prose, speaker)) or (source and not speaker and source.carries_on):
        earlier = earlier_speaker(document, block, sentence, heard, before)
        speaker, inferred = (earlier, True) if earlier else (speaker, False)
    reported = source is not None or cited or bracket is not None
    return Quotation(span, inner, prose[inner.start : inner.end], style, sentence, speaker, inferred, reported)
