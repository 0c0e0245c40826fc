"""Whose words a text says that a quotation is: by the verbs, phrases and signs on either side, or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.detect.attribution import (
    HIDDEN,
    is_capital,
    name_after,
    name_start,
    possessed,
    speeches,
    subject_before,
    without_possessive,
    words_of,
)
from claimcheck.detect.lexicon import cues
from claimcheck.detect.population import is_verb
from claimcheck.detect.quoting.quoted import FEWEST_WORDS, Quotation
from claimcheck.detect.quoting.where import SKIPPED, joined_sentences
from claimcheck.detect.words import Kind, Token, lower, tokens
from claimcheck.model import Block, BlockKind, Document, Span

NAMES_WITHIN = 8  # words between "calls" and the one or two quoted words: "calls the new waiting list “a farce”"
LONGEST_LOCATOR = 8  # tokens of a bracket such as (p. 4)
LONGEST_LEAD = 6  # tokens between "its verdict" and the quoted words
LONGEST_BRACKET = 20  # tokens of a bracket with the name of the speaker
BRACKETS = {"(": ")", "[": "]"}
SHORT_LEAD = 6  # tokens before a colon that are a name and little else


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens of a sentence before and after a quotation; other quotations in it are one hidden token each.

    `next` are the tokens of the sentence that follows, where the quotation ends its own.
    """

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    next: tuple[Token, ...] = ()


def outside(prose: str, span: Span, quotes: Sequence[Span]) -> tuple[Token, ...]:
    made: list[Token] = []
    at = span.start
    for quote in quotes:
        if quote.end <= at or quote.start >= span.end:
            continue
        made.extend(tokens_of(prose, at, quote.start))
        made.append(Token(HIDDEN, HIDDEN, max(at, quote.start), min(quote.end, span.end), Kind.SYMBOL))
        at = min(quote.end, span.end)
    return (*made, *tokens_of(prose, at, span.end))


def tokens_of(prose: str, start: int, end: int) -> tuple[Token, ...]:
    return tokens(prose, Span(start, end)) if start < end else ()


@dataclass(frozen=True, slots=True)
class Credit:
    """That words near a quotation claim it for somebody; `close`: so plainly that one quoted word is enough."""

    speaker: Span | None
    close: bool
    carries_on: bool = False


def claimed(around: Around, last: str, count: int) -> Credit | None:
    """Who is said to have said the words, by what stands after them, before them, or in the next sentence."""
    return claimed_after(around, last) or claimed_before(around, count) or _looking_back(around.next)


def claimed_after(around: Around, last: str) -> Credit | None:
    """“…,” the council wrote; “…”, according to X; “…”, as X puts it; “…” is how X puts it; “…” — X."""
    run = around.after
    i = 0
    while i < len(run) and run[i].text in {",", ".", HIDDEN}:
        i += 1
    i = _after_locator(run, i)
    if i < len(run) and run[i].text in {"—", "–"} and last in ".!?,…":
        who = name_after(run, i + 1)
        return Credit(who, True) if who else None
    bracketed = _bracketed(run, i) if last in ".!?…" else None  # “Who waits for a bus” (Bus Board) is a title
    if bracketed:
        return Credit(bracketed, False)
    led = i < len(run) and run[i].lower == "as"
    rest = run[i + led :]
    stop = next((k for k, t in enumerate(rest) if t.text in {";", ":"}), len(rest))
    equated = _equated(rest[:stop])
    if equated:
        return equated
    for speech in speeches(rest[:stop]):
        start = min(speech.first, _index_of(rest, speech.speaker))
        if speech.direct and start:
            continue
        if start == 0 and speech.speaker is None and not led and last not in ",?!":
            return None  # “Who waits for a bus” says that one in ten walks: the words are what says it
        if start == 0 and not (speech.quotes_only and not led and last not in ",?!—"):
            comma = run and (run[0].text in {",", "—", "–"} or led)
            if last.isalnum() and not speech.after and speech.first > 0 and not comma:
                # “…” the council said: without a comma it is the object of what stands before
                return None if around.before else Credit(speech.speaker, False)
            return Credit(speech.speaker, True)
        break
    return None


def _after_locator(run: Sequence[Token], i: int) -> int:
    """The index after a bracket that only tells the place: (p. 4), (para. 12)."""
    if i < len(run) and run[i].text == "(" and lower(run, i + 1) in words_of("locator"):
        return next((k + 1 for k in range(i, min(len(run), i + LONGEST_LOCATOR)) if run[k].text == ")"), i)
    return i


def _bracketed(run: Sequence[Token], i: int) -> Span | None:
    """“…” (Harbour Board); none where the bracket holds a year or a place in a text."""
    if i >= len(run) or run[i].text not in BRACKETS:
        return None
    inside = run[i + 1 : _closing(run, i) - 1]
    if not inside or not is_capital(inside[0]) or any(t.kind is Kind.NUMBER or t.text == ";" for t in inside):
        return None
    return name_after(inside, 0)


def _closing(run: Sequence[Token], i: int) -> int:
    """The index after the bracket that closes the one at token `i`; `i` where none does soon."""
    return next(
        (k + 1 for k in range(i, min(len(run), i + LONGEST_BRACKET)) if run[k].text == BRACKETS[run[i].text]), i
    )


def _equated(rest: Sequence[Token]) -> Credit | None:
    """“…” is how X puts it; “…” was the verdict of X."""
    if lower(rest, 0) in words_of("passive"):
        for k in range(1, min(LONGEST_LEAD, len(rest) - 2)):
            if rest[k].lower in words_of("equated") and rest[k + 1].lower == "of":
                return Credit(name_after(rest, k + 2), True)
    hit = cues("reporting", "equation").at(rest, 0)
    said = next(iter(speeches(rest[hit.last :])), None) if hit else None
    return Credit(said.speaker, True) if said else None


def _looking_back(run: Sequence[Token]) -> Credit | None:
    """“…” So said X. “…” Those were the words of X. “…” That is how X put it. “….” (X)"""
    bracketed = _bracketed(run, 0)
    if bracketed:
        return Credit(bracketed, False)
    hit = cues("reporting", "looking_back").at(run, 0)
    if hit:
        who = name_after(run, hit.last)
        return Credit(who, True) if who else None
    hit = cues("reporting", "looking_back_how").at(run, 0)
    said = next(iter(speeches(run[hit.last :])), None) if hit else None
    return Credit(said.speaker, True) if said and said.speaker else None


def _index_of(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.start), len(run))


def claimed_before(around: Around, count: int) -> Credit | None:
    """The council said that “…”; in X's own words, “…”; its verdict: “…”; for X, “…”; X: “…”."""
    run = around.before
    uttered = _uttered(run)
    if uttered:
        return uttered
    cues = speeches(run)
    for speech in reversed(cues):
        gap = len(run) - max(speech.last, _index_after(run, speech.speaker) if speech.after else 0)
        between = [t for t in run[speech.last :] if t.kind is Kind.WORD]
        joined = HIDDEN in {t.text for t in run[speech.last :]} and all(t.lower in words_of("and") for t in between)
        if speech.direct and gap > (count >= FEWEST_WORDS) and not joined:
            continue
        if any(t.text == ";" for t in run[speech.last :]):
            break
        close = gap <= 2 or joined or (speech.names and len(between) <= NAMES_WITHIN and run[-1].text != ",")
        close = close or (
            between[-1].lower in {"as", "that", "only"} and len(between) <= NAMES_WITHIN if between else False
        )
        by_whom = any(t.lower == "by" for t in run[speech.first : speech.last + 1])  # "criticised by tenants as"
        return Credit(speech.speaker, close, carries_on=speech.speaker is None and not by_whom)
    if run and run[-1].text == ":":
        who = _before_colon(run)
        return Credit(who, False, carries_on=who is None)
    return _for_whom(run)


def _uttered(run: Sequence[Token]) -> Credit | None:
    """Its verdict: “…”; the council's answer was that “…”; her reply, in May, was “…”."""
    for i in range(len(run) - 1, max(-1, len(run) - 2 - LONGEST_LEAD), -1):
        if run[i].lower not in words_of("utterance"):
            continue
        lead = [t for t in run[i + 1 :] if t.text not in {",", ":"}]
        if not all(_leads_to_words(t) for t in lead) or (not lead and run[-1].text != ":"):
            continue
        for k in range(i - 1, max(-1, i - 4), -1):
            if run[k].lower in words_of("possessive"):
                return Credit(Span(run[k].start, run[k].end), True)
            if possessed(run, k) and possessed(run, k) <= i:
                start = name_start(run, k)
                return Credit(Span(run[start].start, without_possessive(run[k])), True)
    return None


def _leads_to_words(token: Token) -> bool:
    word = token.lower
    return word in words_of("passive") | words_of("link") | {"that", "this", "simple", "plain"} or word.endswith("ly")


def _before_colon(run: Sequence[Token]) -> Span | None:
    """Whose words follow the colon: the subject of its clause, past what stands before a comma ("In May, the mayor …:")."""
    edge = max((k + 1 for k, t in enumerate(run[:-1]) if t.text in {";", "—", "–"}), default=0)
    clause = run[edge:]
    start = 0
    while start < len(clause) and clause[start].lower in words_of("opener"):
        start += 1
    if lower(clause, start) in words_of("possessive"):
        return Span(clause[start].start, clause[start].end)
    if lower(clause, start) in words_of("preposition"):
        comma = next((k + 1 for k, t in enumerate(clause) if t.text == ","), 0)
        return name_after(clause, comma) if comma > start else None
    who = _told_plainly(clause, start) or name_after(clause, start)
    named = next((k for k, t in enumerate(clause) if is_capital(t) and (k or len(clause) <= SHORT_LEAD)), None)
    return who or (name_after(clause, named) if named is not None else None)


def _told_plainly(run: Sequence[Token], start: int) -> Span | None:
    """Who is told by what they are, as the subject of any verb: "a night porter in Leeds put all of it in five words:"."""
    if lower(run, start) not in ("a", "an", "one") or start + 1 >= len(run) or is_capital(run[start + 1]):
        return None
    verb = next((k for k in range(start + 2, len(run)) if is_verb(run, k) and not is_capital(run[k])), None)
    return subject_before(run, verb, start) if verb else None


def _for_whom(run: Sequence[Token]) -> Credit | None:
    """For the Nurses' League, “no ward is safe”."""
    if len(run) > 2 and run[0].lower in {"for", "to"} and run[-1].text == ",":
        who = name_after(run, 1)
        if who and who.end == run[-2].end:
            return Credit(who, False)
    return None


def _index_after(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.end), len(run) if span else 0)


def is_pronoun(prose: str, span: Span) -> bool:
    return prose[span.start : span.end].lower() in words_of("pronoun") | words_of("possessive")


def before_in_sentence(prose: str, run: Sequence[Token], speaker: Span | None) -> Span | None:
    """Who has spoken by name before a "she" in the same sentence: "the mayor said she thought it was “a farce”"."""
    if speaker is None:
        return None
    named = [s.speaker for s in speeches(run) if s.speaker and s.speaker.end <= speaker.start]
    return next((s for s in reversed(named) if not is_pronoun(prose, s)), None)


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
        who = next((name_after(run, k) for k, t in enumerate(run) if is_capital(t) and _begins_name(run, k)), None)
        if who:
            return who
    return None


def _begins_name(run: Sequence[Token], k: int) -> bool:
    """Whether a word with a capital is a name, and no mere first word of the sentence."""
    follows = k + 1 < len(run) and is_capital(run[k + 1]) and run[k].lower not in words_of("preposition")
    return k > 0 or run[k].text.isupper() or follows or run[k].lower in words_of("determiner")


def follows_on(prose: str, inner: Span, sentence: Span, heard: Sequence[Quotation]) -> Credit | None:
    """“…,” said X. “…”: a sentence that is nothing but a quotation is of the one who spoke in the sentence before."""
    last = heard[-1] if heard else None
    if last is None or not last.reported or prose[inner.end - 1] not in ".!?…" or not prose[inner.start].isupper():
        return None
    between = prose[last.sentence.end : sentence.start]
    return Credit(last.speaker, False) if not between.strip() and last.sentence.end <= sentence.start else None


def lead_in(document: Document, before: Block | None) -> Credit | None:
    """Who is to speak, by the paragraph before that ends in a colon or a verb of reporting."""
    if before is None or before.kind in SKIPPED or before.kind is BlockKind.QUOTE:
        return None
    last = joined_sentences(document.prose, before.span)
    if not last or document.prose[last[-1].end - 1] not in ":,":
        return None
    run = tokens(document.prose, last[-1])
    claim = claimed_before(Around(run, ()), 9)
    if claim and claim.speaker and is_pronoun(document.prose, claim.speaker):
        return Credit(earlier_speaker(document, before, last[-1], (), None), False)
    return claim
