"""Sentences of a draft that a source has word for word: there the source's own claim is the evidence, whatever else is near."""

from __future__ import annotations

from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Claim, Document, Evidence
from claimcheck.retrieve.library import Library

STOPS = frozenset(".,;:!?\"'“”‘’()[]")  # signs that tell nothing; £ and % do
FEWEST = 5  # words below which a sentence is the same by chance


def word_for_word(claim: Claim, draft: Document, library: Library) -> Evidence | None:
    """A source's own claim in the same words, where it has the claim's whole sentence; None where none has."""
    run = tokens(draft.prose, claim.sentence)
    said = _words(run)
    if len(said) < FEWEST:
        return None
    anchor = _words(tokens(draft.prose, claim.anchor))
    for passage in library.index.with_terms(terms(run)):
        document = library.document(passage.document)
        if _words(tokens(document.prose, passage.span)) != said:
            continue
        for other in library.claims_at.get((passage.document, passage.span.start), ()):
            if other.kind is claim.kind and _words(tokens(document.prose, other.anchor)) == anchor:
                place = library.location(passage.document, passage.span)
                return Evidence(other, place, 1.0, (("terms", 1.0),))
    return None


def _words(run: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(t.lower for t in run if t.text not in STOPS)
