"""Block quotations: the words, who signs them, and who was said to speak before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.detect.attribution import name_after
from claimcheck.detect.quoting.beside import AUTHOR_YEAR, author_of
from claimcheck.detect.quoting.credit import (
    Around,
    claimed,
    lead_in,
    tokens_of,
)
from claimcheck.detect.quoting.marks import pairs
from claimcheck.detect.quoting.quoted import FEWEST_WORDS, Quotation, Style
from claimcheck.detect.quoting.where import sentence_of
from claimcheck.detect.sentences import trimmed
from claimcheck.detect.words import Kind, tokens
from claimcheck.model import Block, BlockKind, Document, Span

BRACKETED_NAME = re.compile(r"\((?P<who>[^\W\d_][^()\n\d;]{1,80})\)")
DASH_LINE = re.compile(r"(?:^|(?<=[\s.!?…”\"’»)]))\s*(?:—|–|--|―)\s*(?=[^\W\d_])")
LAST_BRACKET = re.compile(r"\([^()]{2,120}\)[\s.]*$")
CITE = re.compile(r"<cite\b[^<>]*+>\s*+([^<>]{2,120})", re.IGNORECASE)
# A line of its own below the closing mark, without a full stop: Ana Li, minister
LAST_LINE = re.compile(r"[”\"’»][ \t]*\n[ \t]*([^\W\d_][^\n.!?”\"]*)$")
LONGEST_SIGNATURE = 120
FEW_WORDS = 8  # of a signature after the name
OPENING, ENDING = '“"‘«', '.!?…”"’»'  # signs that a signature has not at its ends


def block_quotations(
    document: Document, block: Block, before: Block | None, after: Block | None
) -> Iterator[Quotation]:
    prose = document.prose
    whole = trimmed(prose, block.span)
    if not len(whole) or (_is_signature(prose, whole, True) and before is not None and before.kind is BlockKind.QUOTE):
        return
    cite = CITE.search(document.text, block.span.start, block.span.end)
    if cite and cite.start() > whole.start:
        whole = trimmed(prose, Span(whole.start, cite.start()))
    speaker, words = signed(prose, whole)
    speaker = speaker or (_cited(prose, cite) if cite else None)
    if speaker is None and after is not None and after.kind in {BlockKind.QUOTE, BlockKind.PARAGRAPH}:
        following = trimmed(prose, after.span)
        if _is_signature(prose, following, after.kind is BlockKind.QUOTE):
            speaker = signed(prose, following)[0] or name_after(tokens(prose, following), 0)
    lead = None if speaker else lead_in(document, before)
    marks = [m for m in document.marks if block.span.contains(m.span)]
    reported = speaker is not None or lead is not None or bool(marks)
    speaker = speaker or (lead.speaker if lead else None)
    marked = [(s, style) for s, style in pairs(prose, words) if len(s) * 5 >= len(words) * 2]
    if marked:
        for span, style in marked:
            inner = trimmed(prose, Span(span.start + 1, span.end - 1))
            if not len(inner):
                continue
            source = None
            if not speaker:
                sentence = sentence_of(prose, block.span, span)
                around = Around(tokens_of(prose, sentence.start, span.start), tokens_of(prose, span.end, sentence.end))
                source = claimed(around, prose[inner.end - 1], 9)
            who = speaker or (source.speaker if source else None)
            yield Quotation(
                span, inner, prose[inner.start : inner.end], style, whole, who, reported=reported or source is not None
            )
        return
    if sum(t.kind is Kind.WORD for t in tokens(prose, words)) >= FEWEST_WORDS:
        yield Quotation(words, words, prose[words.start : words.end], Style.BLOCK, whole, speaker, reported=reported)


def _cited(prose: str, cite: re.Match[str]) -> Span | None:
    """Who stands in the <cite> of a block quotation."""
    return name_after(tokens(prose, Span(cite.start(1), cite.end(1))), 0)


def _is_signature(prose: str, span: Span, within: bool) -> bool:
    """Whether a block is nothing but who signs the one before it: after a dash, or, `within` the quotation, a name alone."""
    text = prose[span.start : span.end]
    if len(text) > LONGEST_SIGNATURE:
        return False
    if text.startswith(("—", "–", "--", "―", "- ")):
        return True
    if not within or text[:1] in OPENING or text[-1:] in ENDING:
        return False
    who = name_after(tokens(prose, span), 0)
    return who is not None and who.start == span.start and prose[who.end : span.end].count(" ") < FEW_WORDS


def signed(prose: str, whole: Span) -> tuple[Span | None, Span]:
    """Who signs a block quotation, in brackets or after a dash at its end, and the words without the signature."""
    text = prose[whole.start : whole.end]
    m = LAST_BRACKET.search(text)
    if m:
        bracket = Span(whole.start + m.start(), whole.end)
        found = AUTHOR_YEAR.match(prose, bracket.start, bracket.end) or BRACKETED_NAME.match(
            prose, bracket.start, bracket.end
        )
        who = author_of(found) if found else None
        if who:
            return who, trimmed(prose, Span(whole.start, bracket.start))
    m = LAST_LINE.search(text)
    if m and len(text) - m.start(1) <= LONGEST_SIGNATURE:
        who = name_after(tokens(prose, Span(whole.start + m.start(1), whole.end)), 0)
        if who and prose[who.end : whole.end].count(" ") < FEW_WORDS:
            return who, trimmed(prose, Span(whole.start, whole.start + m.start(1)))
    dashes = [d for d in DASH_LINE.finditer(text) if len(text) - d.end() <= LONGEST_SIGNATURE]
    for d in reversed(dashes):
        ends = text[: d.start()].rstrip()
        if not ends or ends[-1] in '.!?…”"’»' or "\n" in text[len(ends) : d.end()]:
            run = tokens(prose, Span(whole.start + d.end(), whole.end))
            who = name_after(run, 0)
            if who:
                return who, trimmed(prose, Span(whole.start, whole.start + len(ends)))
    return None, whole
