"""Citations by author and year: (Lee & Okafor, 2020, p. 4; WHO 2018a), and Lee (2020) as part of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.detect.attribution import is_capital, words_of
from claimcheck.detect.quoting.beside import author_of
from claimcheck.detect.words import Token, tokens
from claimcheck.model import Span

YEAR = r"(?:1[5-9]|20)\d\d[a-h]?"
BRACKET = re.compile(r"\(((?:[^()]{0,200}\([^()]{1,60}\)){0,4}[^()]{0,300})\)")
PART = re.compile(
    r"\s*(?:(?:see|cf\.?|e\.g\.,?|also|as in|in|quoted in|cited in|for example,?|after|from|but|compare)\s+){0,3}"
    r"(?P<who>[^\W\d_][^;]{0,120}?)[,:]?\s+"
    rf"(?P<years>{YEAR}(?:\s*(?:,|and|&)\s*(?:{YEAR}|[b-h]\b))*+)(?P<rest>[,:.]?\s*[^;]*+)\s*",
    re.DOTALL,
)
LOCATOR = re.compile(
    r"^[,:.]?\s*(?P<where>(?:pp?\.?\s?|pages?\s|paras?\.?\s|§\s?|ch(?:ap)?\.?\s|sec\.?\s|fig\.?\s|table\s)?\d[\d–, -]*)$"
)
AFTER_NAME = re.compile(
    rf"\((?P<years>{YEAR}(?:\s*(?:,|and|&)\s*(?:{YEAR}|[b-h]\b)){{0,4}})(?P<rest>[,:;]?\s[^()\n]{{0,40}})?\)"
)
ONE_YEAR = re.compile(rf"{YEAR}|[b-h]\b")
LONGEST_REST = 60
LONGEST_NAME = 120
LONGEST_BRACKET = 10  # tokens


@dataclass(frozen=True, slots=True)
class ByYear:
    """An author with one year, where it stands, and the page or the like that is pointed to."""

    span: Span
    who: str
    year: str
    locator: str = ""


def in_brackets(prose: str, block: Span) -> Iterator[ByYear]:
    """The citations in brackets; one alone has the whole bracket for its span, else each has its part."""
    for m in BRACKET.finditer(prose, block.start, block.end):
        parts = list(_parts(prose, Span(m.start(1), m.end(1))))
        alone = len({p.span for p in parts}) == 1
        yield from (replace(p, span=Span(m.start(), m.end())) if alone else p for p in parts)


def _parts(prose: str, span: Span) -> Iterator[ByYear]:
    at = span.start
    while at < span.end:
        end = prose.find(";", at, span.end)
        end = span.end if end < 0 else end
        m = PART.fullmatch(prose, at, end)
        who = author_of(m) if m else None
        if m and who and len(m["rest"]) <= LONGEST_REST:
            where = LOCATOR.match(m["rest"].strip())
            start = len(prose[at:end]) - len(prose[at:end].lstrip()) + at
            for year in _years(m["years"]):
                yield ByYear(
                    Span(start, end), prose[who.start : who.end], year, where["where"].strip() if where else ""
                )
        at = end + 1


def _years(text: str) -> Iterator[str]:
    """The years of "2019, 2020b" and of "2020a, b"."""
    last = ""
    for m in ONE_YEAR.finditer(text):
        last = m[0] if m[0][0].isdigit() else last[:4] + m[0]
        yield last


def after_names(prose: str, block: Span) -> Iterator[ByYear]:
    """Lee and Okafor (2020, p. 4) found …"""
    for m in AFTER_NAME.finditer(prose, block.start, block.end):
        before = prose[max(block.start, m.start() - LONGEST_NAME) : m.start()]
        floor = m.start() - len(before)
        run = tokens(prose, Span(floor, m.start())) if before.strip() else ()
        first, end = name_before(run)
        if first == end or run[-1].end < m.start() - 1 or run[first].lower in words_of("no_author"):
            continue
        who = prose[run[first].start : run[-1].end]
        where = LOCATOR.match((m["rest"] or "").strip())
        for year in _years(m["years"]):
            yield ByYear(Span(run[first].start, m.end()), who, year, where["where"].strip() if where else "")


def name_before(run: tuple[Token, ...]) -> tuple[int, int]:
    """Where the name begins that ends a run of tokens, as "Lee et al." does, and where it ends; equal where none does."""
    end = len(run)
    i = _before_acronym(run)
    while i and _in_name(run, i - 1, end):
        i -= 1
    small = (
        words_of("opener") | words_of("preposition") | words_of("determiner") | {"see", "both", "while", "when", "also"}
    )
    while i < end and (not is_capital(run[i]) or (i < end - 1 and run[i].lower in small)):
        i += 1
    return i, end


def _before_acronym(run: tuple[Token, ...]) -> int:
    """The index before the bracket that ends the run, as in "World Soil Organization (WSO)"; else its end."""
    if not run or run[-1].text != ")":
        return len(run)
    return next(
        (k for k in range(len(run) - 2, max(-1, len(run) - LONGEST_BRACKET), -1) if run[k].text == "("), len(run)
    )


def _in_name(run: tuple[Token, ...], k: int, end: int) -> bool:
    token = run[k]
    if is_capital(token) or token.lower in {"al", "et"}:
        return True
    if token.text == ".":
        return k > 0 and (run[k - 1].lower == "al" or len(run[k - 1].text) == 1)
    if token.text == ",":
        return k + 1 < end and is_capital(run[k + 1]) and k > 0 and is_capital(run[k - 1])
    return k + 1 < end and token.lower in words_of("joint") - {"in", "to"}
