"""What stands behind a citation key: the page or other part that it points to, as pandoc reads it."""

from __future__ import annotations

import re

from claimcheck.detect.attribution import words_of

BRACED = re.compile(r"[\s,]*\{(?P<where>[^{}]*)\}")
LEADING = re.compile(r"[\s,]*(?:\[\s*)?")
PIECE = re.compile(
    r"\s*(?:(?P<term>[^\W\d_]{1,10}|[§¶]{1,2})\.?\s?)?"
    r"(?P<number>\d+(?:\s?[–-]{1,2}\s?\d+)?|[ivxlc]+(?:\s?[–-]{1,2}\s?[ivxlc]+)?)(?![^\W_])",
    re.IGNORECASE,
)


def locator_behind(text: str) -> str:
    """The locator in what follows a key, up to the end of its bracket: "pp. 33–35, 38", "sec. 4, para. 2", or nothing.

    Pandoc's rules: braces hold one outright, and empty ones hold none; else it is the run of numbers, with their terms,
    that comes first. A Roman number needs a term.
    """
    braced = BRACED.match(text)
    if braced:
        return " ".join(braced["where"].split())
    m = LEADING.match(text)
    start = at = end = m.end() if m else 0
    while (piece := PIECE.match(text, at)) and _is_part(piece):
        end = piece.end()
        if text[end : end + 1] != ",":
            break
        at = end + 1
    return " ".join(text[start:end].split())


def _is_part(piece: re.Match[str]) -> bool:
    """Whether the words are a number with a term that locators have, or a plain number."""
    if not piece["term"]:
        return piece["number"][0].isdigit()
    return piece["term"].lower() in words_of("locator") or piece["term"][0] in "§¶"
