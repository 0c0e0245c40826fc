"""Quotation marks that quote nobody: titles, slogans, terms, scare quotes."""

from __future__ import annotations

from functools import cache

from claimcheck.detect.attribution import is_capital, words_of
from claimcheck.detect.lexicon import Phrases, phrases
from claimcheck.detect.quoting.credit import Around, Credit
from claimcheck.detect.words import Kind, tokens
from claimcheck.model import Span


@cache
def _table(section: str) -> Phrases[bool]:
    return phrases("reporting", section, "words")


def quotes_nobody(prose: str, inner: Span, around: Around, source: Credit | None, cited: bool) -> bool:
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
