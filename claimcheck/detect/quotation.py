"""Quotations: whose words the text says they are, and which of its quotation marks quote nobody.

A quotation has at least three words between its marks, or a verb or a citation claims it. Titles, slogans, terms and
scare quotes are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from claimcheck.detect.attribution import HIDDEN, is_capital, name_after, speeches, words_of
from claimcheck.detect.lexicon import Phrases, phrases
from claimcheck.detect.sentences import sentences, trimmed
from claimcheck.detect.words import Kind, Token, tokens
from claimcheck.model import Block, BlockKind, Document, MarkKind, Span

ENTRY = re.compile(r"\s*\[\d{1,3}\]\s+[^\W\d_]")
SKIPPED = frozenset({BlockKind.FOOTNOTE, BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.HEADING})
FEWEST_WORDS = 3  # fewer are a term, unless a verb or a citation claims them
NAMES_WITHIN = 8  # words between "calls" and the one or two quoted words: "calls the new waiting list “a farce”"
FROM_CITATION = 5  # a quotation of so many words is claimed by a citation that ends its sentence


class Style(StrEnum):
    """The kind of quotation mark."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    LOW = "low"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text gives as another's.

    `span` holds the quotation marks, `inner` the words between them, `words` are these as a reader sees them. `speaker`
    is the phrase that is said to have said it, `inferred` where it was taken from the sentence before. `reported` tells
    that a verb, an attribution or a citation claims it for a source.
    """

    span: Span
    inner: Span
    words: str
    style: Style
    sentence: Span
    speaker: Span | None = None
    inferred: bool = False
    reported: bool = False


# ── marks ────────────────────────────────────────────────────────────────────────────────────────

QUOTE_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛']")
CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’'",
    "‛": "’",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
}
SINGLES = "‘’‚‛'"
STYLES = {
    "“": Style.DOUBLE,
    "”": Style.DOUBLE,
    '"': Style.DOUBLE,
    "‟": Style.DOUBLE,
    "„": Style.LOW,
    "‚": Style.LOW,
    "«": Style.GUILLEMET,
    "»": Style.GUILLEMET,
    "‹": Style.GUILLEMET,
}
OPENS_AFTER = " \t\n\r\u00a0([{—–-/\"“‘«„‹'=>|*_"
ELIDED = re.compile(r"\d0s|(?:em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)


def pairs(prose: str, block: Span) -> tuple[tuple[Span, Style], ...]:
    """The outermost stretches between quotation marks in a block, with their marks, in order."""
    marks = [(m.start(), m[0]) for m in QUOTE_MARK.finditer(prose, block.start, block.end)]
    stack: list[tuple[int, str]] = []
    found: list[tuple[Span, Style]] = []
    for n, (at, mark) in enumerate(marks):
        before = prose[at - 1] if at > block.start else " "
        after = prose[at + 1] if at + 1 < block.end else " "
        if mark in "'’" and before.isalnum() and after.isalnum():
            continue
        closes = next((k for k in range(len(stack) - 1, -1, -1) if mark in CLOSERS[stack[k][1]]), None)
        can_close = (
            closes is not None
            and (mark not in "\"'’" or not after.isalnum())
            and (not before.isspace() or mark in "”»›")
        )
        if can_close and mark in SINGLES and _is_possessive(prose, marks, n, stack):
            can_close = False
        if can_close and closes is not None and stack[closes][1] in SINGLES and closes != len(stack) - 1:
            can_close = False
        if can_close and closes is not None:
            start, opener = stack[closes]
            del stack[closes:]
            if at > start + 1:
                found.append((Span(start, at + 1), STYLES.get(opener, Style.SINGLE)))
        elif mark in CLOSERS and (before in OPENS_AFTER or mark in "“«„") and (not after.isspace() or mark == "«"):
            if (mark in "'‘" and ELIDED.match(prose, at + 1)) or (mark in "»›" and before not in " \n"):
                continue
            stack.append((at, mark))
    return _outermost(found)


def _is_possessive(prose: str, marks: Sequence[tuple[int, str]], n: int, stack: Sequence[tuple[int, str]]) -> bool:
    """Whether the closing mark is the apostrophe of "workers’", as another closes what is open before one opens."""
    at = marks[n][0]
    if prose[at - 1] not in "sz" or prose[at + 1 : at + 2] != " " or not prose[at + 2 : at + 3].islower():
        return not any(mark in SINGLES for _, mark in stack)
    for later, mark in marks[n + 1 :]:
        before, after = prose[later - 1], prose[later + 1 : later + 2] or " "
        if mark in "‘" or (mark == "'" and before in OPENS_AFTER):
            return False
        possessive = before in "sz" and after == " " and prose[later + 2 : later + 3].islower()
        if mark in "'’" and not before.isspace() and not after.isalnum() and not possessive:
            return True
    return False


def _outermost(found: list[tuple[Span, Style]]) -> tuple[tuple[Span, Style], ...]:
    kept: list[tuple[Span, Style]] = []
    for span, style in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, style))
    return tuple(kept)


def _runs_on(prose: str, block: Span, following: Block | None) -> tuple[Span, Style] | None:
    """The quotation that this paragraph opens and the next one goes on with, as its own opening mark shows."""
    if following is None or not prose[following.span.start : following.span.end].lstrip().startswith("“"):
        return None
    opened = prose.rfind("“", block.start, block.end)
    if opened < 0 or prose.find("”", opened, block.end) >= 0:
        return None
    return trimmed(prose, Span(opened, block.end)), Style.DOUBLE


# ── where quotations stand ───────────────────────────────────────────────────────────────────────


def is_reference_list(document: Document, block: Block) -> bool:
    """Whether the block is an entry of a list of sources, by its "[4]" or its heading, so that its quotation marks are titles."""
    if ENTRY.match(document.prose, block.span.start, block.span.end):
        return True
    if not block.headings:
        return False
    words = re.sub(r"[^\w\s]", " ", document.prose[block.headings[-1].start : block.headings[-1].end]).lower().split()
    while words and (words[0].isdecimal() or len(words[0]) == 1):
        words = words[1:]
    return " ".join(words) in words_of("reference_heading")


def joined_sentences(prose: str, block: Span) -> tuple[Span, ...]:
    """The sentences of a block; what begins with a small letter goes with the sentence before: “Why?” she asked."""
    made: list[Span] = []
    for span in sentences(prose, block):
        if made and prose[span.start].islower():
            made[-1] = made[-1].to(span)
        else:
            made.append(span)
    return tuple(made)


def sentence_of(prose: str, block: Span, span: Span) -> Span:
    """The sentence, or the run of sentences, of the block that holds the span."""
    touched = [s for s in joined_sentences(prose, block) if s.overlaps(span)]
    return touched[0].to(touched[-1]) if touched else block


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, in the order of the text."""
    found: list[Quotation] = []
    for n, block in enumerate(document.blocks):
        if block.kind in SKIPPED or is_reference_list(document, block):
            continue
        before = document.blocks[n - 1] if n else None
        after = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
        if block.kind is BlockKind.QUOTE:
            found.extend(_block_quotation(document, block, before, after))
        else:
            found.extend(_inline(document, block, before, after))
    return tuple(found)


# ── quotations in running text ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Around:
    """The tokens of a sentence before and after a quotation; other quotations in it are one hidden token each."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]


def _inline(document: Document, block: Block, before: Block | None, after: Block | None) -> Iterator[Quotation]:
    prose = document.prose
    spans = pairs(prose, block.span)
    runs_on = _runs_on(prose, block.span, after)
    if runs_on and not any(s.overlaps(runs_on[0]) for s, _ in spans):
        spans = tuple(sorted((*spans, runs_on), key=lambda s: s[0].start))
    heard: list[Quotation] = []
    for span, style in spans:
        sentence = sentence_of(prose, block.span, span)
        others = [s for s, _ in spans if s != span and s.overlaps(sentence)]
        around = _Around(
            _outside(prose, Span(sentence.start, span.start), others),
            _outside(prose, Span(span.end, sentence.end), others),
        )
        made = _judged(document, block, span, style, sentence, around, before, heard)
        if made:
            heard.append(made)
            yield made


def _outside(prose: str, span: Span, quotes: Sequence[Span]) -> tuple[Token, ...]:
    made: list[Token] = []
    at = span.start
    for quote in quotes:
        if not span.contains(quote):
            continue
        made.extend(_tokens(prose, at, quote.start))
        made.append(Token(HIDDEN, HIDDEN, quote.start, quote.end, Kind.SYMBOL))
        at = quote.end
    return (*made, *_tokens(prose, at, span.end))


def _tokens(prose: str, start: int, end: int) -> tuple[Token, ...]:
    return tokens(prose, Span(start, end)) if start < end else ()


def _judged(
    document: Document,
    block: Block,
    span: Span,
    style: Style,
    sentence: Span,
    around: _Around,
    before: Block | None,
    heard: Sequence[Quotation],
) -> Quotation | None:
    """The quotation between these marks; none where the marks quote nobody."""
    prose = document.prose
    closed = QUOTE_MARK.match(prose, span.end - 1) is not None
    inner = trimmed(prose, Span(span.start + 1, span.end - 1 if closed else span.end))
    count = sum(t.kind is not Kind.SYMBOL for t in _tokens(prose, inner.start, inner.end))
    if not count:
        return None
    source = _claimed_after(around, prose[inner.end - 1]) or _claimed_before(around, count, sentence, prose)
    cited = _cited(document, span, sentence, count)
    bracket = _bracketed_author(prose, span.end, block.span.end)
    if _quotes_nobody(prose, inner, around, source, cited or bracket is not None):
        return None
    if count < FEWEST_WORDS and not ((source and source.close) or cited or bracket):
        return None
    speaker = source.speaker if source else None
    if bracket and (speaker is None or _is_pronoun(prose, speaker)):
        speaker = bracket
    inferred = False
    if (speaker and _is_pronoun(prose, speaker)) or (source and not speaker and source.carries_on):
        earlier = _earlier_speaker(document, block, sentence, heard, before)
        speaker, inferred = (earlier, True) if earlier else (speaker, False)
    reported = source is not None or cited or bracket is not None
    return Quotation(span, inner, prose[inner.start : inner.end], style, sentence, speaker, inferred, reported)


@dataclass(frozen=True, slots=True)
class _Claim:
    """That words near a quotation claim it for somebody; `close`: so plainly that one quoted word is enough."""

    speaker: Span | None
    close: bool
    carries_on: bool = False


def _claimed_after(around: _Around, last: str) -> _Claim | None:
    """“…,” the council wrote; “…”, according to X; “…” — X."""
    run = around.after
    i = 0
    while i < len(run) and run[i].text in {",", ".", HIDDEN}:
        i += 1
    if i < len(run) and run[i].text in {"—", "–"} and last in ".!?,":
        who = name_after(run, i + 1)
        return _Claim(who, True) if who else None
    rest = run[i:]
    stop = next((k for k, t in enumerate(rest) if t.text in {";", ":"}), len(rest))
    for speech in speeches(rest[:stop]):
        start = min(speech.first, _index_of(rest, speech.speaker))
        if speech.direct and start:
            continue
        if start == 0 and not (speech.quotes_only and last not in ",?!—"):
            if last.isalnum() and not speech.after and speech.first > 0 and run and run[0].text not in {",", "—", "–"}:
                # “…” the council said: without a comma it is the object of what stands before
                return None if around.before else _Claim(speech.speaker, False)
            return _Claim(speech.speaker, True)
        break
    return None


def _index_of(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.start), len(run))


def _claimed_before(around: _Around, count: int, sentence: Span, prose: str) -> _Claim | None:
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
        return _Claim(speech.speaker, close, carries_on=speech.speaker is None)
    if run and run[-1].text == ":":
        named = next((k for k, t in enumerate(run) if is_capital(t) and (k or len(run) <= 6)), None)
        who = name_after(run, 0) or (name_after(run, named) if named is not None else None)
        return _Claim(who, False, carries_on=who is None)
    return None


def _index_after(run: Sequence[Token], span: Span | None) -> int:
    return next((k for k, t in enumerate(run) if span and t.start >= span.end), len(run) if span else 0)


def _is_pronoun(prose: str, span: Span) -> bool:
    return prose[span.start : span.end].lower() in words_of("pronoun")


def _earlier_speaker(
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
        spoken = [s.speaker for s in speeches(run) if s.speaker and not _is_pronoun(prose, s.speaker)]
        if spoken:
            return spoken[-1]
        who = next((name_after(run, k) for k, t in enumerate(run) if is_capital(t) and _begins_name(t, k)), None)
        if who:
            return who
    return None


def _begins_name(token: Token, k: int) -> bool:
    return k > 0 or token.text.isupper() or token.lower in words_of("determiner")


# ── citations beside a quotation ─────────────────────────────────────────────────────────────────

AUTHOR_YEAR = re.compile(
    r"\(\s*(?:see |cf\. )?(?P<who>[^\W\d_][^()\n;]{0,80}?),?\s+"
    r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?P<rest>[,:;][^()\n]{0,60})?\s*\)"
)
BRACKETED_NAME = re.compile(r"\((?P<who>[^\W\d_][^()\n\d;]{1,80})\)")


def author_of(m: re.Match[str]) -> Span | None:
    """The author's span in a match of an author and a year in brackets; none where it is a month or a place in time."""
    who = m["who"].split()
    if (
        not who
        or not any(w[0].isupper() for w in who)
        or any(w.lower().strip(",.") in words_of("no_author") for w in who)
    ):
        return None
    return Span(m.start("who"), m.end("who"))


def _bracketed_author(prose: str, at: int, end: int) -> Span | None:
    """The X of “…” (X, 2021)."""
    while at < end and (prose[at].isspace() or prose[at] in ".,"):
        at += 1
    m = AUTHOR_YEAR.match(prose, at, end)
    return author_of(m) if m else None


def _cited(document: Document, span: Span, sentence: Span, count: int) -> bool:
    """Whether a footnote, a key or a link claims the quotation."""
    for mark in document.marks:
        if mark.kind is MarkKind.LINK:
            if mark.span.contains(span) or span.contains(mark.span):
                return True
            continue
        if mark.span.start < span.end - 1:
            continue
        between = document.prose[span.end : mark.span.start]
        if not between.strip(" \t\n\r.,;:!?)”\"'’"):
            return True
        rest = document.prose[mark.span.end : sentence.end]
        if count >= FROM_CITATION and mark.span.start <= sentence.end + 2 and not rest.strip(" \t\n\r.,;:!?)"):
            return True
    return False


# ── marks that quote nobody ──────────────────────────────────────────────────────────────────────


@cache
def _table(section: str) -> Phrases[bool]:
    return phrases("reporting", section, "words")


def _quotes_nobody(prose: str, inner: Span, around: _Around, source: _Claim | None, cited: bool) -> bool:
    before, after = around.before, around.after
    said = source is not None and source.close
    if _table("title_before").ending(before, len(before)):
        return True
    if before and before[-1].text in {"(", ":", ","} and _table("title_before").ending(before, len(before) - 1):
        return True
    if _is_title(prose, inner) and not said:
        return True
    if _table("mention_before").ending(before, len(before)) and not cited:
        own = before and len(before) > 1 and before[-1].lower == "words"
        return not own
    if after and after[0].kind is Kind.WORD and _table("mention_after").at(after, 0) and not said:
        return True
    leads = not any(t.kind is Kind.WORD and t.lower not in words_of("opener") for t in before)
    return leads and bool(after) and after[0].lower in words_of("verdict_after") and source is None and not cited


def _is_title(prose: str, inner: Span) -> bool:
    """Whether most of the longer words begin with a capital, as in a title."""
    long = [t for t in tokens(prose, inner) if t.kind is Kind.WORD and len(t.text) > 3]
    capitals = sum(is_capital(t) for t in long)
    return len(long) >= 2 and capitals >= 2 and capitals * 10 >= len(long) * 7


# ── block quotations ─────────────────────────────────────────────────────────────────────────────

DASH_LINE = re.compile(r"(?:^|(?<=[\s.!?…”\"’»)]))\s*(?:—|–|--|―)\s*(?=[^\W\d_])")
LAST_BRACKET = re.compile(r"\([^()]{2,120}\)[\s.]*$")
LONGEST_SIGNATURE = 120


def _block_quotation(
    document: Document, block: Block, before: Block | None, after: Block | None
) -> Iterator[Quotation]:
    prose = document.prose
    whole = trimmed(prose, block.span)
    if not len(whole) or (_is_signature(prose, whole) and before is not None and before.kind is BlockKind.QUOTE):
        return
    speaker, words = _signed(prose, whole)
    if speaker is None and after is not None and after.kind is BlockKind.QUOTE:
        following = trimmed(prose, after.span)
        if _is_signature(prose, following):
            speaker = _signed(prose, following)[0]
    lead = None if speaker else _lead_in(document, before)
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
                around = _Around(_tokens(prose, sentence.start, span.start), _tokens(prose, span.end, sentence.end))
                source = _claimed_after(around, prose[inner.end - 1]) or _claimed_before(around, 9, sentence, prose)
            who = speaker or (source.speaker if source else None)
            yield Quotation(
                span, inner, prose[inner.start : inner.end], style, whole, who, reported=reported or source is not None
            )
        return
    if sum(t.kind is Kind.WORD for t in tokens(prose, words)) >= FEWEST_WORDS:
        yield Quotation(words, words, prose[words.start : words.end], Style.BLOCK, whole, speaker, reported=reported)


def _is_signature(prose: str, span: Span) -> bool:
    text = prose[span.start : span.end]
    return len(text) <= LONGEST_SIGNATURE and text.startswith(("—", "–", "--", "―", "- "))


def _signed(prose: str, whole: Span) -> tuple[Span | None, Span]:
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
    dashes = [d for d in DASH_LINE.finditer(text) if len(text) - d.end() <= LONGEST_SIGNATURE]
    for d in reversed(dashes):
        ends = text[: d.start()].rstrip()
        if not ends or ends[-1] in '.!?…”"’»' or "\n" in text[len(ends) : d.end()]:
            run = tokens(prose, Span(whole.start + d.end(), whole.end))
            who = name_after(run, 0)
            if who:
                return who, trimmed(prose, Span(whole.start, whole.start + len(ends)))
    return None, whole


def _lead_in(document: Document, before: Block | None) -> _Claim | None:
    """Who is to speak, by the paragraph before that ends in a colon or a verb of reporting."""
    if before is None or before.kind in SKIPPED or before.kind is BlockKind.QUOTE:
        return None
    last = joined_sentences(document.prose, before.span)
    if not last or document.prose[last[-1].end - 1] not in ":,":
        return None
    run = tokens(document.prose, last[-1])
    claim = _claimed_before(_Around(run, ()), 9, last[-1], document.prose)
    if claim and claim.speaker and _is_pronoun(document.prose, claim.speaker):
        return _Claim(_earlier_speaker(document, before, last[-1], (), None), False)
    return claim


def spoken_by(made: Sequence[Quotation], span: Span) -> Span | None:
    """The speaker of the quotation that holds the span; none where none does."""
    return next((q.speaker for q in made if q.span.contains(span) or q.inner.contains(span)), None)


def broken(made: Sequence[Quotation]) -> tuple[tuple[Quotation, Quotation], ...]:
    """The pairs of neighbouring quotations in one sentence, which "she said" may have broken apart."""
    return tuple((a, b) for a, b in pairwise(made) if a.sentence.overlaps(b.sentence))
