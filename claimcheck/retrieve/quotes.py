"""Quotations found in the sources: word for word as an editor reads, or else the nearest words and how they differ.

The parts are in quoting/: how texts are folded, what is looked for, where it stands or what comes nearest, and what a cut
leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from claimcheck.detect.quotation import quotations
from claimcheck.detect.quoting.credit import outside
from claimcheck.detect.quoting.marks import QUOTE_MARK, pairs
from claimcheck.detect.quoting.quoted import Quotation
from claimcheck.detect.sentences import sentences
from claimcheck.detect.words import Token
from claimcheck.model import BlockKind, Claim, ClaimKind, Document, Evidence, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.dropped import hidden
from claimcheck.retrieve.quoting.exact import exact, scattered
from claimcheck.retrieve.quoting.folding import WORD, Same, bare, folded
from claimcheck.retrieve.quoting.garbled import is_garbled
from claimcheck.retrieve.quoting.match import Found, QuoteMatch
from claimcheck.retrieve.quoting.nearest import nearest
from claimcheck.retrieve.quoting.wanted import Gap, Word, segments, wanted

SAME = 0.62  # from this score on, the words are a changed form of the source's, below it they are others
LOOKED_AT = 8  # documents that are searched for the nearest words
BEFORE, AFTER = 12, 2  # blocks around a passage that tell whose words stand in it
SHOWN = 5  # matches that a quotation has for evidence


def find(words: str, library: Library) -> tuple[QuoteMatch, ...]:
    """The places where the words stand in the sources, or the nearest to them, best first; copies last."""
    return _find(words, Same(library))


@lru_cache(maxsize=4096)
def _find(words: str, key: Same) -> tuple[QuoteMatch, ...]:
    library = key.it
    assert isinstance(library, Library)
    items = wanted(words)
    if not items:
        return ()
    likely = _likely(items, library)
    made = [_match(d, library, found) for d in likely for found in exact(items, library.view(d))]
    if not made:
        made = [_match(d, library, found) for d in likely if (found := scattered(words, library.view(d)))]
    if not made:
        garbled = partial(is_garbled, vocabulary=library.vocabulary)
        near = nearest(items, _nearby(items, library), library.view, garbled)
        made = [_match(d, library, found) for d, found in near]
    copies = {d.id for d in library.documents if d.same_as}
    return tuple(sorted(made, key=lambda m: (not m.exact, -m.score, bool(m.hidden), m.document in copies)))


def _runs(items: Sequence[Word | Gap]) -> list[list[str]]:
    """The folded words of the quotation, in runs between its gaps; a word of which only the beginning is quoted ends one."""
    return [[w.key for w in run if not w.stem] for _, run in segments(items)]


def _likely(items: Sequence[Word | Gap], library: Library) -> list[Document]:
    """The documents in which the words may stand as they are."""
    found = library.pairs.having(_runs(items))
    if found is None:  # two or three words: where all are, or else anywhere, for a word may be two there
        found = library.vocabulary.having(k for run in _runs(items) for k in run)
        whole = [library.documents[n] for n in found]
        if any(True for d in whole for _ in exact(items, library.view(d))):
            return whole
        return list(library.documents)
    return [library.documents[n] for n in found]


def _nearby(items: Sequence[Word | Gap], library: Library) -> list[Document]:
    """The documents in which the nearest words are looked for: those with the most pairs of them, then the most words."""
    runs = _runs(items)
    by_pairs, sure = library.pairs.nearest(runs, LOOKED_AT)
    if sure:
        return [library.documents[n] for n in by_pairs]
    by_words = library.vocabulary.nearest([k for run in runs for k in run], LOOKED_AT // 2)
    return [library.documents[n] for n in dict.fromkeys((*by_pairs, *by_words))]


def _match(document: Document, library: Library, found: Found) -> QuoteMatch:
    folded_view = library.view(document)
    span = Span(folded_view.starts[found.first], folded_view.ends[found.last])
    sentence = sentence_around(document, span)
    return QuoteMatch(
        document.id,
        span,
        sentence,
        found.score,
        not found.changes,
        found.changes,
        tuple(hidden(document, folded_view, span, sentence, found)),
    )


def respelled(words: str, match: QuoteMatch, library: Library) -> tuple[tuple[str, str], ...]:
    """The words of an exact quotation that the source spells otherwise, each with the source's spelling."""
    theirs: dict[str, set[str]] = {}
    for m in WORD.finditer(library.document(match.document).prose, match.span.start, match.span.end):
        theirs.setdefault(folded(m[0]), set()).add(bare(m[0]))
    found = []
    for item in wanted(words):
        if isinstance(item, Word) and not item.stem and item.text[0].isalpha():
            spelled = theirs.get(item.key, set())
            if spelled and bare(item.text) not in spelled:
                found.append((item.text, min(spelled)))
    return tuple(found)


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence, or the run of sentences, of the document that holds the span."""
    touched = [
        s
        for block in document.blocks
        if block.span.overlaps(span)
        for s in sentences(document.prose, block.span)
        if s.overlaps(span)
    ]
    return touched[0].to(touched[-1]) if touched else span


@lru_cache(maxsize=256)
def _quotations(key: Same) -> tuple[Quotation, ...]:
    assert isinstance(key.it, Document)
    return quotations(key.it)


def quotations_of(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, found once."""
    return _quotations(Same(document))


def quotations_near(document: Document, span: Span) -> tuple[Quotation, ...]:
    """The quotations of a document in the block of a span, and in those around it."""
    return _quotations_near(Same(document), span)


@lru_cache(maxsize=1024)
def _quotations_near(key: Same, span: Span) -> tuple[Quotation, ...]:
    document = key.it
    assert isinstance(document, Document)
    here = [n for n, b in enumerate(document.blocks) if b.span.overlaps(span)]
    if not any(
        document.blocks[n].kind is BlockKind.QUOTE
        or QUOTE_MARK.search(document.prose, document.blocks[n].span.start, document.blocks[n].span.end)
        for n in here
    ):
        return ()
    around = document.blocks[max(0, here[0] - BEFORE) : here[-1] + AFTER + 1]
    return quotations(replace(document, blocks=around))


def quotation_at(document: Document, anchor: Span) -> Quotation | None:
    """The quotation with these marks; none where the detector sees none there."""
    return next((q for q in quotations_of(document) if q.span == anchor), None)


def around(document: Document, anchor: Span, sentence: Span) -> tuple[Token, ...]:
    """The tokens of a sentence that stand outside of the quotation, and of any other words in quotation marks."""
    others = [s for s, _ in pairs(document.prose, sentence) if not s.overlaps(anchor)]
    return (
        *outside(document.prose, Span(sentence.start, anchor.start), others),
        *outside(document.prose, Span(anchor.end, sentence.end), others),
    )


def other_halves(document: Document, claim: Claim, library: Library) -> tuple[QuoteMatch, ...]:
    """Where the other quotations of the sentence stand, of which this one may be the second half: “…,” she said, “…”."""
    return tuple(
        m
        for q in quotations_of(document)
        if q.span != claim.anchor and q.sentence.overlaps(claim.sentence)
        for m in find(q.words, library)
        if m.exact
    )


def quote_evidence(quotation: Quotation, library: Library) -> tuple[Evidence, ...]:
    """The sources' words that a quotation gives, whole or changed, best first."""
    return tuple(_evidence(m, library) for m in find(quotation.words, library)[:SHOWN] if m.exact or m.score >= SAME)


def _evidence(match: QuoteMatch, library: Library) -> Evidence:
    document = library.document(match.document)
    claim = Claim(
        kind=ClaimKind.QUOTATION,
        document=document.id,
        anchor=match.span,
        sentence=match.sentence,
        clause=match.sentence,
        words=document[match.span],
    )
    why = (("words", match.score), ("exact", float(match.exact)))
    return Evidence(claim, library.location(document.id, match.span), match.score, why)
