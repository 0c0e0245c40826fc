"""Quotations: whose words the text says they are, and which of its quotation marks quote nobody.

A quotation has at least three words between its marks, or a verb or a citation claims it. Titles, slogans, terms and
scare quotes are none. The parts are in quoting/: the marks, whose the words are, what quotes nobody, block quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.quoting.beside import bracketed_author, cited_beside
from claimcheck.detect.quoting.blocks import block_quotations
from claimcheck.detect.quoting.credit import (
    Around,
    Credit,
    before_in_sentence,
    claimed,
    earlier_speaker,
    follows_on,
    is_pronoun,
    lead_in,
    outside,
    tokens_of,
)
from claimcheck.detect.quoting.marks import QUOTE_MARK, pairs, runs_on
from claimcheck.detect.quoting.nobody import quotes_nobody
from claimcheck.detect.quoting.quoted import FEWEST_WORDS, Quotation, Style
from claimcheck.detect.quoting.where import SKIPPED, is_reference_list, joined_sentences, sentence_of
from claimcheck.detect.sentences import trimmed
from claimcheck.detect.words import Kind, Token
from claimcheck.model import Block, BlockKind, Document, Span


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, in the order of the text."""
    found: list[Quotation] = []
    goes_on: Quotation | None = None  # the quotation that the paragraph before left open
    for n, block in enumerate(document.blocks):
        if block.kind in SKIPPED or is_reference_list(document, block):
            continue
        before = document.blocks[n - 1] if n else None
        after = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
        if block.kind is BlockKind.QUOTE:
            found.extend(block_quotations(document, block, before, after))
            continue
        open_end = runs_on(document.prose, block.span, after)
        made = tuple(_inline(_Paragraph(document, block, _leading(document, n), goes_on, open_end)))
        goes_on = made[-1] if open_end and made else None
        found.extend(made)
    return tuple(found)


def _leading(document: Document, n: int) -> Block | None:
    """The block before, or the one before the list whose item the nth is."""
    k = n - 1
    while k > 0 and document.blocks[n].kind is BlockKind.LIST_ITEM and document.blocks[k].kind is BlockKind.LIST_ITEM:
        k -= 1
    return document.blocks[k] if k >= 0 else None


# ── quotations in running text ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block of running text with what it may go on from."""

    document: Document
    block: Block
    before: Block | None
    goes_on: Quotation | None
    open_end: tuple[Span, Style] | None


def _inline(here: _Paragraph) -> Iterator[Quotation]:
    prose, block = here.document.prose, here.block
    spans = pairs(prose, block.span)
    if here.open_end and not any(s.overlaps(here.open_end[0]) for s, _ in spans):
        spans = tuple(sorted((*spans, here.open_end), key=lambda s: s[0].start))
    heard: list[Quotation] = []
    for span, style in spans:
        sentence = sentence_of(prose, block.span, span)
        others = [s for s, _ in spans if s != span and s.overlaps(sentence)]
        after = outside(prose, Span(span.end, sentence.end), others)
        ends = not _words(after)
        around = Around(
            outside(prose, Span(sentence.start, span.start), others),
            after,
            _next_sentence(prose, block.span, sentence) if ends else (),
        )
        made = _judged(here, span, style, sentence, around, heard)
        if made:
            heard.append(made)
            yield made


def _words(run: Sequence[Token]) -> bool:
    return any(t.kind is not Kind.SYMBOL for t in run)


def _next_sentence(prose: str, block: Span, sentence: Span) -> tuple[Token, ...]:
    following = next((s for s in joined_sentences(prose, block) if s.start >= sentence.end), None)
    return tokens_of(prose, following.start, following.end) if following else ()


def _judged(
    here: _Paragraph, span: Span, style: Style, sentence: Span, around: Around, heard: Sequence[Quotation]
) -> Quotation | None:
    """The quotation between these marks; none where the marks quote nobody."""
    prose = here.document.prose
    closed = QUOTE_MARK.match(prose, span.end - 1) is not None
    inner = trimmed(prose, Span(span.start + 1, span.end - 1 if closed else span.end))
    count = sum(t.kind is not Kind.SYMBOL for t in tokens_of(prose, inner.start, inner.end))
    if not count:
        return None
    source = claimed(around, prose[inner.end - 1], count)
    if source is None and not around.before and span.start <= here.block.span.start + 1:
        source = _carried(here)
    if source is None and not around.before and not _words(around.after):
        source = follows_on(prose, inner, sentence, heard)
    cited = cited_beside(here.document, span, sentence, count)
    bracket = bracketed_author(prose, span.end, here.block.span.end)
    if quotes_nobody(prose, inner, around, source, cited or bracket is not None):
        return None
    if count < FEWEST_WORDS and not ((source and source.close) or cited or bracket):
        return None
    speaker = source.speaker if source else None
    if bracket and speaker is None:
        speaker = bracket
    inferred = False
    if (speaker and is_pronoun(prose, speaker)) or (source and not speaker and source.carries_on):
        earlier = before_in_sentence(prose, around.before, speaker)
        earlier = earlier or earlier_speaker(here.document, here.block, sentence, heard, here.before) or bracket
        speaker, inferred = (earlier, True) if earlier else (speaker, False)
    reported = source is not None or cited or bracket is not None
    return Quotation(span, inner, prose[inner.start : inner.end], style, sentence, speaker, inferred, reported)


def _carried(here: _Paragraph) -> Credit | None:
    """Who speaks in a paragraph that begins with a quotation, by the paragraph before."""
    if here.goes_on is None:
        return lead_in(here.document, here.before)
    return Credit(here.goes_on.speaker, True) if here.goes_on.reported else None
