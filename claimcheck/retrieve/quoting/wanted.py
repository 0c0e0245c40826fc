"""A quotation as it is to be looked for: its words, with the gaps that the writer marked between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimcheck.detect.sentences import sentences
from claimcheck.model import Span
from claimcheck.retrieve.quoting.folding import WORD, folded, is_footnote_number

INSERTED = 6  # words of the source that a bracketed insertion may stand for


class Gap(StrEnum):
    """What stands between two pieces of a quotation."""

    OMISSION = "omission"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word; `stem`: its end is in brackets, so that only its beginning is the source's."""

    key: str
    text: str
    stem: bool = False


DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
PIECE = re.compile(
    rf"(?P<omission>\[\s*{DOTS}\s*\]|\(\s*{DOTS}\s*\)|{DOTS}|\[\s*\])"
    r"|(?P<aside>\([^()\[\]]{0,10}(?:emphasis|italics|sic)\b[^()\[\]]{0,40}\)"
    r"|\[[^\[\]]{0,10}(?:emphasis|italics)\b[^\[\]]{0,40}\])"
    r"|(?P<mixed>\[[^\W_]{1,12}\][^\W_]+|[^\W\d_]+\[[^\W_]{1,12}\])"
    r"|\[(?P<insertion>[^\[\]]{1,120})\]"
    rf"|(?P<word>{WORD.pattern})",
    re.IGNORECASE,
)
NOT_INSERTED = re.compile(r"(?:sic|!|\?|\d{1,3}|\^[^\s]{1,40})\Z", re.IGNORECASE)


@lru_cache(maxsize=1024)
def wanted(words: str) -> tuple[Word | Gap, ...]:
    """The quoted words with the gaps between them, as they are to be looked for."""
    made: list[Word | Gap] = []
    for m in PIECE.finditer(words):
        if m["omission"]:
            made.append(Gap.OMISSION)
        elif m["mixed"]:
            made.append(_mixed(m["mixed"]))
        elif m["insertion"]:
            if not NOT_INSERTED.match(m["insertion"].strip()):
                made.append(Gap.INSERTION)
        elif m["word"]:
            key = "" if is_footnote_number(words, m) else folded(m["word"])
            if key:
                made.append(Word(key, m["word"]))
    while made and isinstance(made[0], Gap):
        made.pop(0)
    while made and isinstance(made[-1], Gap):
        made.pop()
    return tuple(made)


def _mixed(text: str) -> Word:
    """The word of "[t]here", which is whole, and of "work[ed]", of which only the beginning is quoted."""
    if text.startswith("["):
        whole = text.replace("[", "").replace("]", "")
        return Word(folded(whole), text)
    return Word(folded(text[: text.index("[")]), text, stem=True)


def segments(items: Sequence[Word | Gap]) -> list[tuple[Gap | None, list[Word]]]:
    """The runs of words, each with the gap before it."""
    made: list[tuple[Gap | None, list[Word]]] = []
    gap: Gap | None = None
    for item in items:
        if isinstance(item, Gap):
            gap = item if gap is not Gap.OMISSION else gap
        elif gap is not None or not made:
            made.append((gap, [item]))
            gap = None
        else:
            made[-1][1].append(item)
    return made


def pieces(words: str) -> tuple[tuple[Word | Gap, ...], ...]:
    """The quotation cut where it has omissions and where its sentences end."""
    made: list[tuple[Word | Gap, ...]] = []
    for sentence in sentences(words, Span(0, len(words))):
        run: list[Word | Gap] = []
        for item in (*wanted(words[sentence.start : sentence.end]), Gap.OMISSION):
            if item is not Gap.OMISSION:
                run.append(item)
            elif run:
                made.append(tuple(run))
                run = []
    return tuple(made)
