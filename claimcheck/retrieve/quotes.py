"""Quotations found in the sources: word for word as an editor reads, or else the nearest words and how they differ.

The parts are in quoting/: how texts are folded, what is looked for, where it stands or what comes nearest, and what a cut
leaves out.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.detect.quotation import quotations
from claimcheck.detect.quoting.credit import outside
from claimcheck.detect.quoting.marks import pairs
from claimcheck.detect.quoting.quoted import Quotation
from claimcheck.detect.sentences import sentences
from claimcheck.detect.words import Token
from claimcheck.model import Claim, ClaimKind, Document, Evidence, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.dropped import hidden
from claimcheck.retrieve.quoting.exact import exact, scattered
from claimcheck.retrieve.quoting.folding import WORD, Same, bare, folded
from claimcheck.retrieve.quoting.match import Found, QuoteMatch
from claimcheck.retrieve.quoting.nearest import nearest
from claimcheck.retrieve.quoting.wanted import Word, wanted

SAME = 0.62  # from this score on, the words are a changed form of the source's, below it they are others
LOOKED_AT = 12  # documents that are searched for the nearest words
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
    keys = [w.key for w in items if isinstance(w, Word)]
    likely = [library.documents[n] for n in library.vocabulary.having(keys)]
    made = [_match(d, library, found) for d in likely for found in exact(items, library.view(d))]
    if not made:
        made = [_match(d, library, found) for d in likely if (found := scattered(words, library.view(d)))]
    if not made:
        near = [library.documents[n] for n in library.vocabulary.nearest(keys, LOOKED_AT)]
        made = [_match(d, library, found) for d, found in nearest(items, near, library.view)]
    copies = {d.id for d in library.documents if d.same_as}
    return tuple(sorted(made, key=lambda m: (not m.exact, -m.score, bool(m.hidden), m.document in copies)))


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
