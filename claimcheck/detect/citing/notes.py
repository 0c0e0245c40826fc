"""What notes say of their sources: in full, or by pointing back with "ibid.", "op. cit." or a short form of an earlier note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.detect.citing.lists import described
from claimcheck.model import BlockKind, Document, Mark, MarkKind

SAME = re.compile(r"\s*(?:see\s+|also\s+)*(?:ibid|ibidem|idem|id)\b\.?", re.IGNORECASE)
ABOVE = re.compile(
    r"\b(?:supra|above)\s+(?:note|n\.?)\s?(\d{1,3})|\b(?:note|n\.?)\s?(\d{1,3})\s+(?:above|supra)\b", re.IGNORECASE
)
CITED_ABOVE = re.compile(r"\b(?:op|loc)\.?\s?cit\b\.?|\bcited above\b", re.IGNORECASE)
LOCATOR = re.compile(
    r"(?:\b(?:pp?|paras?|ch|fig|n|nn)\.?\s?)?\d[\d–,\s-]*\.?\s*$|\b(?:pp?|paras?)\.\s?\d+.*$", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORT = 14  # words of a note that may be the short form of another
PAGE = re.compile(r"(?:\bpp?\.?\s?|\bpages?\s|,\s)(\d{1,4}(?:[–-]\d{1,4})?)\.?\s*$")


def notes(document: Document) -> dict[str, str]:
    """What each footnote says of its source, those that point back with the words of the note that they point to."""
    own = {b.label: described(document, b.span) for b in document.blocks if b.kind is BlockKind.FOOTNOTE}
    made: dict[str, str] = {}
    for label in _in_order(document.marks, own):
        made[label] = _whole(own[label], list(made.values()), made)
    return {**own, **made}


def _in_order(marks: Sequence[Mark], own: dict[str, str]) -> list[str]:
    """The labels in the order in which the text refers to them."""
    found = [m.target for m in sorted(marks, key=lambda m: m.span) if m.kind is MarkKind.FOOTNOTE and m.target in own]
    return list(dict.fromkeys(found))


def _whole(text: str, earlier: Sequence[str], by_label: dict[str, str]) -> str:
    if not earlier:
        return text
    if SAME.match(text):
        return earlier[-1]
    above = ABOVE.search(text)
    if above:
        return by_label.get(above[1] or above[2], text)
    if CITED_ABOVE.search(text) or len(WORD.findall(text)) <= SHORT:
        words = _words(CITED_ABOVE.sub(" ", text))
        like = [e for e in dict.fromkeys(earlier) if words and words <= _words(e) and len(e) > len(text)]
        if len(like) == 1:
            return like[0]
    return text


def _words(text: str) -> set[str]:
    bare = LOCATOR.sub("", text)
    return {w.lower() for w in WORD.findall(bare)} - {"et", "al", "see", "also", "and", "p", "pp"}


def page_of(text: str) -> str:
    """The page that a note points to; empty where it names none."""
    m = PAGE.search(text.strip())
    return m[1] if m else ""
