"""Whose words a text says that a quotation is: by the verbs, phrases and signs on either side, or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import HIDDEN, is_capital, name_after, speeches, words_of
from claimcheck.detect.quoting.quoted import Quotation
from claimcheck.detect.quoting.where import SKIPPED, joined_sentences
from claimcheck.detect.words import Kind, Token, tokens
from claimcheck.model import Block, Document, Span

NAMES_WITHIN = 8  # words between "calls" and the one or two quoted words: "calls the new waiting list “a farce”"


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens of a sentence before and after a quotation; other quotations in it are one hidden token each."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]


def outside(prose: str, span: Span, quotes: Sequence[Span]) -> tuple[Token, ...]:
    made: list[Token] = []
    at = span.start
    for quote in quotes:
        if not span.contains(quote):
            continue
        made.extend(tokens_of(prose, at, quote.start))
        made.append(Token(HIDDEN, HIDDEN, quote.start, quote.end, Kind.SYMBOL))
        at = quote.end
    return (*made, *tokens_of(prose, at, span.end))


def tokens_of(prose: str, start: int, end: int) -> tuple[Token, ...]:
    return tokens(prose, Span(start, end)) if start < end else ()


@dataclass(frozen=True, slots=True)
class Credit:
    """That words near a quotation claim it for somebody; `close`: so plainly that one quoted word is enough."""

    speaker: Span | None
    close: bool
    carries_on: bool = False


def claimed_after(around: Around, last: str) -> Credit | None:
    """“…,” the council wrote; “…”, according to X; “…” — X."""
    run = around.after
    i = 0
    while i < len(run) and run[i].text in {",", ".", HIDDEN}:
        i += 1
    if i < len(run) and run[i].text in {"—", "–"} and last in ".!?,":
        who = name_after(run, i + 1)
        return Credit(who, True) if who else None
    rest = run[i:]
    stop = next((k for k, t in enumerate(rest) if t.text in {";", ":"}), len(rest))
    for speech in speeches(rest[:stop]):
        start = min(speech.first, _index_of(rest, speech.speaker))
        if speech.direct and start:
            continue
        if start == 0 and not (speech.quotes_only and last not in ",?!—"):
            if last.isalnum() and not speech.after and speech.first > 0 and run and run[0].text not in {",", "—", "–"}:
                # “…” the council said: without a comma it is the object of what stands before
                return None if around.before else Credit(speech.speaker, False)
            return Credit(speech.speaker, True)
        break
    return None


def _index_of(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.start), len(run))


def claimed_before(around: Around, count: int, sentence: Span, prose: str) -> Credit | None:
    """The council said that “…”; in X's own words, “…”; X: “…”."""
    run = around.before
    cues = speeches(run)
    for speech in reversed(cues):
        gap = len(run) - max(speech.last, _index_after(run, speech.speaker) if speech.after else 0)
        between = [t for t in run[speech.last :] if t.kind is Kind.WORD]
        if speech.direct and gap > 1:
            continue
        if any(t.text == ";" for t in run[speech.last :]):
            break
        close = gap <= 2 or (speech.names and len(between) <= NAMES_WITHIN and run[-1].text != ",")
        close = close or (
            between[-1].lower in {"as", "that", "only"} and len(between) <= NAMES_WITHIN if between else False
        )
        return Credit(speech.speaker, close, carries_on=speech.speaker is None)
    if run and run[-1].text == ":":
        named = next((k for k, t in enumerate(run) if is_capital(t) and (k or len(run) <= 6)), None)
        who = name_after(run, 0) or (name_after(run, named) if named is not None else None)
        return Credit(who, False, carries_on=who is None)
    return None


def _index_after(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.end), len(run) if span else 0)


def is_pronoun(prose: str, span: Span) -> bool:
    return prose[span.start : span.end].lower() in words_of("pronoun")


def earlier_speaker(
    document: Document, block: Block, sentence: Span, heard: Sequence[Quotation], before: Block | None
) -> Span | None:
    """The last speaker, or else the first name, of the sentence before."""
    prose = document.prose
    earlier = [s for s in joined_sentences(prose, block.span) if s.end <= sentence.start]
    if not earlier and before is not None and before.kind not in SKIPPED:
        earlier = list(joined_sentences(prose, before.span))
    for span in reversed(earlier[-2:]):
        said = [q.speaker for q in heard if q.speaker and span.overlaps(q.sentence)]
        if said:
            return said[-1]
        run = tokens(prose, span)
        spoken = [s.speaker for s in speeches(run) if s.speaker and not is_pronoun(prose, s.speaker)]
        if spoken:
            return spoken[-1]
        who = next((name_after(run, k) for k, t in enumerate(run) if is_capital(t) and _begins_name(t, k)), None)
        if who:
            return who
    return None


def _begins_name(token: Token, k: int) -> bool:
    return k > 0 or token.text.isupper() or token.lower in words_of("determiner")
