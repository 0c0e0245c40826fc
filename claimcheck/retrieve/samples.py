"""For whom a source says that its sample does not stand: "the results cannot be taken to stand for all practices".

Those who chose to answer are not all there are, and a careful survey says so itself. The Market Research Society's guidance on
reporting surveys asks a writer to keep to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.context import part_around
from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.words import Kind, Token, term, terms, tokens
from claimcheck.model import Claim, Form, Span
from claimcheck.retrieve.bases import Base
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.populations import Side
from claimcheck.retrieve.slots import counted_agree, of_asking

NOUN = 6  # tokens up to the noun of those for whom it does not stand
LONGEST = 9  # tokens that tell of them


@dataclass(frozen=True, slots=True)
class Limit:
    """Those for whom a source says that its figures do not stand: the words, the sentence, the noun's term, and all their terms."""

    words: Span
    sentence: Span
    head: str
    terms: frozenset[str]


def limit(ours: Side, base: Base, theirs: Side, library: Library) -> Limit | None:
    """What the source says of its sample, where the draft tells a share of just those for whom it does not stand.

    Not where the draft says who was asked, or repeats the warning, nor where the source's own sentence names them after all.
    """
    if not base.head or base.sampled or base.pointed or base.head in terms(theirs.run(theirs.claim.sentence)):
        return None
    block = next((b.span for b in ours.document.blocks if b.span.contains(ours.claim.sentence)), ours.claim.sentence)
    around = ours.run(block)
    if next(iter(cues("populations", "sampled").all(around)), None) or next(limits(around), None):
        return None
    about = ours.claim.about
    told = {base.head, *base.narrowing, *about.clause, *about.rest}
    for passage in library.passages_of(theirs.claim.document):
        if base.head in passage.terms and passage.span != theirs.claim.sentence:
            for found in limits(tokens(theirs.document.prose, passage.span)):
                if found.head == base.head and found.terms <= told:
                    return found
    return None


def asked_before(theirs: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The last count before a figure of those whom somebody asked: who its "respondents" are."""
    asking = of_asking()
    told = (
        c
        for c in claims
        if c.quantity
        and c.quantity.form is Form.COUNT
        and c.sentence.end <= theirs.sentence.start
        and asking & {*c.about.clause, *c.about.rest}
        and set(c.about.counted[-1:]) - asking
    )
    return max(told, key=lambda c: c.anchor, default=None)


def unrandom(ours: Side, a: Base, theirs: Side, b: Base, library: Library) -> Span | None:
    """The sentence beside a share by which those who were asked were not chosen by chance, where the draft tells it of their kind
    and not of those whom somebody asked."""
    block = next((k.span for k in ours.document.blocks if k.span.contains(ours.claim.sentence)), ours.claim.sentence)
    if a.sampled or a.pointed or not b.sampled or not counted_agree((a.head,), (b.head,)):
        return None
    if next(iter(cues("populations", "sampled").all(ours.run(block))), None) or _unrandom(ours.run(block)):
        return None
    beside = library.paragraph(theirs.claim.document, theirs.claim.sentence)
    return next((p.span for p in beside if _unrandom(tokens(theirs.document.prose, p.span))), None)


def _unrandom(run: Sequence[Token]) -> bool:
    denials = words_in("populations", "no_more_denial")
    hits = cues("populations", "unrandom").all(run)
    return any(any(t.lower in denials for t in part_around(run, h.first) if t.end <= run[h.first].start) for h in hits)


def limits(run: Sequence[Token]) -> Iterator[Limit]:
    """Those for whom a sentence says that something does not stand."""
    denials = words_in("populations", "no_more_denial")
    for hit in cues("populations", "no_more").all(run):
        if not any(t.lower in denials for t in run[: hit.first]):
            continue
        small = words_in("populations", "leading")
        start = next((i for i in range(hit.last, len(run)) if run[i].lower not in small), len(run))
        end = next(
            (
                i
                for i in range(start, min(len(run), start + LONGEST))
                if run[i].kind is Kind.SYMBOL or run[i].lower in words_in("populations", "no_more_end")
            ),
            min(len(run), start + LONGEST),
        )
        head = next((i for i in range(start, min(end, start + NOUN)) if is_plural(run[i].lower)), None)
        if head is not None:
            yield Limit(
                Span(run[hit.last].start, run[end - 1].end),
                Span(run[0].start, run[-1].end),
                term(run[head].lower),
                frozenset(terms(run[start:end])),
            )
