"""Sentences → trees, by the parser that ships with the package. The one module that knows spaCy.

spaCy takes most of a second to import, so that it is imported only when a sentence must be parsed that is not in the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.detect.pieces import Piece, pieces
from claimcheck.detect.trees import mended
from claimcheck.detect.words import Token
from claimcheck.model import ClaimcheckError, Parse, Quantity, Span, Word
from claimcheck.store import Store, key

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(str(files("claimcheck"))) / "models" / "en_figures"
BATCH = 256  # sentences at a time
KIND = "parse"
LONGEST = 400  # tokens of a sentence

Read = tuple[Sequence[Token], Sequence[tuple[Span, Quantity]]]  # a sentence's tokens and its figures


def parsed(sentences: Sequence[Read], store: Store | None) -> tuple[Parse, ...]:
    """The sentences' trees, from the cache where it has them; raises ClaimcheckError where the parser cannot be loaded."""
    if store is None:
        return parse(sentences)
    keys = [_key(run, figures) for run, figures in sentences]
    found = {k: store.get(KIND, k) for k in dict.fromkeys(keys)}
    new = {k: s for k, s in zip(keys, sentences, strict=True) if not isinstance(found[k], Parse)}
    for k, tree in zip(new, parse(list(new.values())), strict=True):
        store.put(KIND, k, tree)
        found[k] = tree
    return tuple(tree for tree in (found[k] for k in keys) if isinstance(tree, Parse))


def _key(run: Sequence[Token], figures: Sequence[tuple[Span, Quantity]]) -> str:
    """What a sentence's tree follows from: its words and its figures, wherever in a text the sentence stands."""
    start = run[0].start if run else 0
    words = (f"{t.start - start} {t.text}" for t in run)
    spans = (f"{q.number.start - start} {q.number.end - start} {q.form} {q.low == q.high == 1}" for _, q in figures)
    return key(KIND, "\n".join(words), "\n".join(spans))


def parse(sentences: Sequence[Read]) -> tuple[Parse, ...]:
    """The sentences' trees, in order; raises ClaimcheckError where the parser cannot be loaded.

    What is longer than any sentence is none, and has an empty tree.
    """
    cut = [pieces(run, figures) if len(run) <= LONGEST else () for run, figures in sentences]
    if not any(cut):
        return tuple(Parse(()) for _ in cut)
    trees = _trees([words for words in cut if words])
    return tuple(
        mended(trees.pop(0), run, figures) if words else Parse(())
        for (run, figures), words in zip(sentences, cut, strict=True)
    )


def _trees(cut: Sequence[Sequence[Piece]]) -> list[Parse]:
    from spacy.tokens import Doc

    nlp = _pipeline()
    docs = (
        Doc(
            nlp.vocab,
            words=[p.shown for p in words],
            spaces=[a.span.end < b.span.start for a, b in pairwise(words)] + [False],
        )
        for words in cut
    )
    return [
        Parse(
            tuple(
                Word(
                    Span(p.span.start - words[0].span.start, p.span.end - words[0].span.start),
                    "CD" if p.figure else token.tag_,
                    token.dep_,
                    token.head.i,
                    p.figure,
                )
                for p, token in zip(words, doc, strict=True)
            )
        )
        for words, doc in zip(cut, nlp.pipe(docs, batch_size=BATCH), strict=True)
    ]


@cache
def _pipeline() -> Language:
    try:
        import spacy

        nlp = spacy.load(MODEL, exclude=["tokenizer", "vocab"])
    except (ImportError, OSError, ValueError) as error:
        raise ClaimcheckError(
            f"The parser cannot be loaded from {MODEL} ({error}). Install claimcheck anew."
        ) from error
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    return nlp
