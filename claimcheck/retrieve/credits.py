"""Whom a source credits with what it says at one place: in the sentence, around a quotation, or in the sentences before it
that it leans on ("It finds that …", "its figure is …", "the same census", "40 were recorded")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import speeches, words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.makers import Maker, agentless, makers, titles
from claimcheck.detect.names import JOINERS
from claimcheck.detect.quoting.quoted import spoken_by
from claimcheck.detect.words import Token, lower, tokens
from claimcheck.model import Claim, Document, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quotes import quotations_of

ROLE, BEHIND = 60, 5  # code points and words behind a name in which its bearer's office may stand
OWNED = 3  # tokens after an "its" in which the count stands that it has


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody credited by name; `made` tells that they counted or reckoned it, `lone` that the name is a sentence's first
    word, `person` that it is a person with a title or an office, who may work for the publisher."""

    name: str
    made: bool
    lone: bool
    person: bool


def credits_of(claim: Claim, library: Library) -> tuple[Credit, ...]:
    """Whom the source credits with a claim of its own, those first who made the figure; none where it speaks for itself."""
    document = library.document(claim.document)
    run = tokens(document.prose, claim.sentence)
    if _is_own([t for t in run if claim.clause.start <= t.start < claim.clause.end]):
        return ()
    found = tuple(_named(document, makers(run)))
    if found:
        return found
    speaker = spoken_by(quotations_of(document), claim.anchor)
    if speaker:
        return tuple(_named(document, [Maker(speaker, speaker, False)]))
    if not leans(run):
        return ()
    for passage in reversed(library.paragraph(claim.document, claim.sentence)):
        if passage.span.end > claim.sentence.start:
            continue
        before = tokens(document.prose, passage.span)
        found = tuple(_named(document, makers(before)))
        if found or _is_own(before):
            return tuple(c for c in found if c.made) or found
    return ()


def leans(run: Sequence[Token]) -> bool:
    """Whether a sentence leaves it to those before it to say who counted."""
    if agentless(run):
        return True
    speakers = [s.speaker for s in speeches(run) if s.speaker]
    if any(t.lower in words_in("slots", "pronoun") for t in run for s in speakers if s == Span(t.start, t.end)):
        return True
    counts = words_in("counting", "count") | words_in("counting", "work") | words_in("slots", "figure")
    for i, token in enumerate(run):
        if token.lower in words_of("possessive") and any(lower(run, i + k) in counts for k in range(1, OWNED)):
            return True
        hit = cues("slots", "pointing").at(run, i)
        if (
            hit
            and lower(run, hit.last) in words_in("slots", "pointed")
            and lower(run, hit.last + 1) not in ("by", "of")
        ):
            return True
    return False


def _is_own(run: Sequence[Token]) -> bool:
    """Whether the writers speak of what they did themselves, and not of what they were told: "told us", "supplied to us"."""
    writers = [i for i, t in enumerate(run) if t.lower in words_in("slots", "writer")]
    return any(run[i].lower != "us" or not is_told(run, i) for i in writers)


def is_told(run: Sequence[Token], i: int) -> bool:
    """Whether a name or pronoun at a token stands right behind a verb of telling, or behind a "to"."""
    i -= lower(run, i - 1) in words_of("determiner")
    return lower(run, i - 1) == "to" or cues("reporting", "verb").ending(run, i) is not None


def passes_on(run: Sequence[Token], i: int) -> bool:
    """Whether a verb of passing on stands right behind a name, and nothing else that it does: "the Board quotes it"."""
    end = next((k for k in range(i, len(run)) if is_edge(run[k])), len(run))
    further = any(is_past(t.lower) for t in run[i + 1 : end])
    return i < end and run[i].lower in words_in("reporting", "passing_on") and not further


def _named(document: Document, found: Sequence[Maker]) -> Iterator[Credit]:
    for m in found:
        name = _proper(text_of(document, m.who))
        if any(w[0].isupper() for w in name.split() if w not in JOINERS):
            yield Credit(name, m.made, m.lone, _is_person(m, document))


def text_of(document: Document, who: Span) -> str:
    """The words for somebody without their article, on one line."""
    words = " ".join(document.prose[who.start : who.end].split())
    return words.removeprefix("The ").removeprefix("the ")


def _proper(who: str) -> str:
    """A name without the words that say what it is: "the firm Skylift"."""
    words = who.split()
    lead = next((i for i, w in enumerate(words) if w[0].isupper()), 0)
    plain = all(w in words_of("body") | words_of("speaker") for w in words[:lead])
    before = [w for w in words[:lead] if w not in words_of("determiner")]
    told_by = len(before) > 1 and before[-2] in words_of("study") and before[-1] in ("from", "by", "of")
    plain = plain or told_by  # "a report from the Tenants' Council"
    return " ".join(words[lead:]) if plain else who


def _is_person(maker: Maker, document: Document) -> bool:
    """Whether a maker is somebody with a title, or with an office told behind the name."""
    words = [w.lower().strip(".,") for w in text_of(document, maker.who).split()]
    after = document.prose[maker.who.end : maker.who.end + ROLE].replace(",", " ").split()
    office = any(w.lower().strip(".") in words_of("speaker") for w in after[:BEHIND])
    return words[0] in titles() or (office and len(words) > 1 and not words_of("body") & set(words))
