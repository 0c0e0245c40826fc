"""Quotation marks that quote nobody: titles, slogans, terms, scare quotes, speech that nobody has made.

The signs, all by the words around the marks and the shape of those within:

- a title: "entitled" or "the song" before it; a thing with a title before it ("its paper “…”") or after it ("“…”, a report by")
  and a capital at its beginning; capitals on most of its words; or it is what says something: “…” says that.
- a slogan or a term: "the slogan", "so called", "the word" before it; "scheme", "campaign" after it.
- a saying that the sentence only judges, or calls one: “…” is easily said; “…”, runs the old saw.
- speech that nobody has made: "critics will ask", "if a tenant says", "as if to say".

A verb of saying or a citation that claims the words outweighs the shape of a title and the words after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.attribution import is_capital, speeches, words_of
from claimcheck.detect.lexicon import cues
from claimcheck.detect.quoting.credit import Around, Credit
from claimcheck.detect.words import Kind, Token, lower, tokens
from claimcheck.model import Span

LONGEST_TITLE = 30  # words
NEAR_PROVERB = 6  # tokens on either side in which it is said that the words are a proverb
APPOSED = 6  # tokens after a comma in which "a report by" may stand
NAMED_BEFORE = 3  # tokens back from a title to the thing that has it: "the report for 2021, “…”"


def quotes_nobody(prose: str, inner: Span, around: Around, source: Credit | None, cited: bool) -> bool:
    """Whether the marks quote nobody, by the signs above."""
    before, after = around.before, around.after
    said = source is not None and source.close
    if _is_named_title(prose, inner, around):
        return True
    if _is_title(prose, inner) and not said:
        return True
    if cues("reporting", "mention_before").ending(before, len(before)) and not cited:
        own = before and len(before) > 1 and before[-1].lower == "words"
        return not own
    if after and after[0].kind is Kind.WORD and cues("reporting", "mention_after").at(after, 0) and not said:
        return True
    if source and source.speaker and _is_bearer(prose, source.speaker):
        return True
    if _is_proverb(around) or (len(before) > 1 and before[-1].text == ":" and before[-2].lower in words_of("bearer")):
        return True
    if _is_hypothetical(before) and not cited:
        return True
    return (
        _leads(before) and bool(after) and after[0].lower in words_of("verdict_after") and source is None and not cited
    )


def _leads(before: Sequence[Token]) -> bool:
    """Whether the words begin their sentence, but for an "and" or "yet"."""
    return not any(t.kind is Kind.WORD and t.lower not in words_of("opener") for t in before)


def _is_bearer(prose: str, speaker: Span) -> bool:
    """Whether what says the words is a banner, a placard or a sign."""
    last = tokens(prose, speaker)[-1:]
    return bool(last) and last[0].lower in words_of("bearer")


def _is_proverb(around: Around) -> bool:
    """Whether the words around the marks say that these are what everybody says: “…”, runs the old saw."""
    near = around.before[-NEAR_PROVERB:], around.after[:NEAR_PROVERB]
    return any(next(cues("reporting", "proverb").all(run), None) for run in near)


# ── titles ───────────────────────────────────────────────────────────────────────────────────────


def _is_title(prose: str, inner: Span) -> bool:
    """Whether all of the longer words but verbs and joining words begin with a capital, as in a title."""
    run = tokens(prose, inner)
    if not prose[inner.start].isupper() or any(t.text in words_of("verdict_after") for t in run):
        return False
    small = words_of("preposition") | words_of("joint") | words_of("clause") | words_of("determiner")
    long = [t for t in run if t.kind is Kind.WORD and len(t.text) > 3 and t.lower not in small]
    capitals = sum(is_capital(t) for t in long)
    return capitals >= 2 and capitals * 10 >= len(long) * 9


def _is_named_title(prose: str, inner: Span, around: Around) -> bool:
    """Whether the sentence says that the words are a title, or treats them as one."""
    before, after = around.before, around.after
    end = len(before) - 1 if before and before[-1].text in {"(", ":", ","} else len(before)
    if any(cues("reporting", "title_before").ending(before, k) for k in {end, len(before)}):
        return True
    if not _may_be_title(prose, inner) or (before and before[-1].text == ":"):
        return False
    if _leads(before) and _speaks(after, prose[inner.end - 1]):
        return True
    if cues("reporting", "naming").ending(before, end):
        return cues("reporting", "titled").ending(before, end - 1) is not None
    if _has_title(before, end):
        return _goes_on(after) or not any(s.first for s in speeches(before[:end]))
    leads = cues("reporting", "title_led").ending(before, end)
    if leads:
        follows = after[:1] and (after[0].text == "," or after[0].kind is Kind.WORD)
        return leads.first == 0 and bool(follows) if before[leads.first].lower in {"in", "from", "as"} else True
    return _is_apposed(after)


def _may_be_title(prose: str, inner: Span) -> bool:
    first = prose[inner.start]
    words = prose[inner.start : inner.end].split()
    return (first.isupper() or first.isdigit()) and prose[inner.end - 1] not in ".!…" and len(words) <= LONGEST_TITLE


def _speaks(after: Sequence[Token], last: str) -> bool:
    """Whether a verb of saying follows of which the words are the subject: “Who waits for a bus” says that …"""
    found = speeches(after)[:1] if last not in ",?!" else ()
    return bool(found) and found[0].first == 0 and found[0].speaker is None and not found[0].after


def _has_title(before: Sequence[Token], end: int) -> bool:
    """Whether a report, a book or the like stands before: "its paper", "the report of 2021"."""
    for k in range(end, max(0, end - NAMED_BEFORE), -1):
        if cues("reporting", "titled").ending(before, k):
            return all(t.kind is Kind.NUMBER or t.lower in {"of", "for", "from", "in"} for t in before[k:end])
    return False


def _goes_on(after: Sequence[Token]) -> bool:
    """Whether the sentence goes on after the marks as it does after a title: says the council, “title”, that …"""
    return any(t.kind is Kind.WORD for t in after)


def _is_apposed(after: Sequence[Token]) -> bool:
    """Whether the words after the marks say what thing has this title: “…”, a report by X."""
    if lower(after, 0) not in {",", "("} or lower(after, 1) not in words_of("determiner"):
        return False
    return any(
        cues("reporting", "titled").at(after, k)
        for k in range(2, min(len(after), 2 + APPOSED))
        if _only_words(after[2:k])
    )


def _only_words(run: Sequence[Token]) -> bool:
    return all(t.kind is not Kind.SYMBOL or t.text in {"'", "’", "-"} for t in run)


# ── speech that nobody has made ──────────────────────────────────────────────────────────────────


def _is_hypothetical(before: Sequence[Token]) -> bool:
    """Whether the words before the marks only imagine that somebody says so: you may say, if a tenant says, to say."""
    end = len(before)
    while end and before[end - 1].text in {",", ":"}:
        end -= 1
    if cues("reporting", "hypothetical").ending(before, end) and not _is_told(before, end):
        return True
    said = next(reversed(speeches(before)), None)
    if said is None or said.after or said.speaker is None:
        return False
    start = next((k for k, t in enumerate(before) if t.start >= said.speaker.start), 0)
    if before[start].lower not in words_of("anybody") | words_of("supposing"):
        return False
    between = {t.lower for t in before[start : said.first]}
    supposed = {t.lower for t in before[max(0, start - 2) : start + 1]} & words_of("supposing")
    return bool(supposed or between & words_of("would") or before[start].lower in {"nobody", "no"})


def _is_told(before: Sequence[Token], end: int) -> bool:
    """Whether the infinitive is of somebody's speech after all: "went on to say", "was the first to say"."""
    hit = cues("reporting", "hypothetical").ending(before, end)
    return (
        hit is not None
        and before[hit.first].lower == "to"
        and cues("reporting", "link").ending(before, hit.first + 1) is not None
    )
