"""Texts as they are compared: runs of folded words, each with its place.

Case, spelling, kinds of dash and quotation mark, ligatures, soft hyphens and footnote digits do not count.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add
from sys import intern

from claimcheck.detect.lexicon import rows
from claimcheck.model import Document

WORD = re.compile(
    r"\d++(?:[.,]\d++)*+(?![^\W\d_])|[^\W_]+(?:['’\u00ad][^\W_]+)*(?:-[ \t]{0,2}\r?\n[ \t]{0,8}[a-z]+)?|[%$£€&]"
)
BROKEN = re.compile(r"-\s+")  # a word broken at the end of a line
SOFT = re.compile("[\u00ad'’\u00b9\u00b2\u00b3\u2070-\u209f]")
GLUED = re.compile(r"(?<=[a-z]{3})\d{1,3}$")
THOUSANDS = re.compile(r",(?=\d{3})")
SIZE = 8  # bytes of the number of words in a packed view
SIGNS = {"%": "percent", "&": "and"}
ENDINGS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|able|al|ful|hood|ly|ite|er|ers|ers)?$"), r"or\1"),
    (re.compile(r"(?<=[aeiou][^aeiou][aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=[aeiou][^aeiou]{2}[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s?)$"), r"og\1"),
)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {word: row["words"][-1] for row in rows("qualifiers", "spelling") for word in row["words"]}


def bare(word: str) -> str:
    """The word without case, accents, apostrophes, breaks and digits of notes: all that is not its spelling."""
    stripped = GLUED.sub("", SOFT.sub("", BROKEN.sub("", word)))
    return "".join(c for c in unicodedata.normalize("NFKD", stripped).casefold() if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """What stands for a word when quotations are compared; empty for a footnote's raised number."""
    if word in SIGNS:
        return SIGNS[word]
    key = bare(word)
    if key[:1].isdecimal():
        return THOUSANDS.sub("", key)
    key = _spellings().get(key, key)
    for ending, other in ENDINGS:
        key = ending.sub(other, key)
    return key


@dataclass(frozen=True)
class Folded:
    """A text as a run of folded words, each with its place in the text, in `joined` and in `spaced`.

    Most texts are only looked into for a quotation that they lack, so the rest is made when it is asked for.
    """

    keys: tuple[str, ...]
    starts: array[int]
    ends: array[int]

    @cached_property
    def joined(self) -> str:
        return "".join(self.keys)

    @cached_property
    def joined_at(self) -> array[int]:
        return array("I", (0, *accumulate(map(len, self.keys))))

    @cached_property
    def spaced(self) -> str:
        return " ".join(self.keys)

    @cached_property
    def spaced_at(self) -> array[int]:
        return array("I", map(add, self.joined_at, range(len(self.keys))))

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.keys)

    @staticmethod
    def of(text: str) -> Folded:
        """The folded view of a text."""
        keys, starts, ends = [], [], []
        for m in WORD.finditer(text):
            key = "" if is_footnote_number(text, m) else folded(m[0])
            if key:
                keys.append(key)
                starts.append(m.start())
                ends.append(m.end())
        return Folded._made(keys, starts, ends)

    @staticmethod
    def _made(keys: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Folded:
        return Folded(tuple(map(intern, keys)), array("I", starts), array("I", ends))  # words are few, and texts many

    def packed(self) -> bytes:
        """The view in few bytes, for the store."""
        places = array("I", self.starts)
        places.extend(self.ends)
        size = len(self.keys).to_bytes(SIZE, "little")
        return size + zlib.compress(places.tobytes() + self.spaced.encode("utf-8", "surrogatepass"), 1)

    @staticmethod
    def unpacked(data: bytes) -> Folded:
        """The view in such bytes."""
        words = int.from_bytes(data[:SIZE], "little")
        raw = zlib.decompress(data[SIZE:])
        places = array("I")
        places.frombytes(raw[: 2 * words * places.itemsize])
        keys = raw[2 * words * places.itemsize :].decode("utf-8", "surrogatepass").split(" ") if words else []
        return Folded._made(keys, places[:words], places[words:])

    def first_at(self, joined: int) -> int | None:
        """The index of the word that begins at an offset of `joined`; none where the offset is within a word."""
        i = bisect_left(self.joined_at, joined)
        return i if i < len(self.joined_at) and self.joined_at[i] == joined else None


def is_footnote_number(text: str, m: re.Match[str]) -> bool:
    """Whether the number is glued to a stop, or stands alone in square brackets: the mark of a note."""
    if not m[0].isdecimal() or len(m[0]) > 3 or not m.start():
        return False
    before, after = text[m.start() - 1], text[m.end() : m.end() + 1]
    if before == "[" and after == "]":
        return True
    follows = not after or after.isspace()
    return follows and before in '.,;:!?”"’)' and m.start() > 1 and text[m.start() - 2].isalpha()


class Same:
    """A key of a cache that is equal to itself only, so that no text is hashed."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


@lru_cache(maxsize=4096)
def _view(key: Same) -> Folded:
    assert isinstance(key.it, Document)
    return Folded.of(key.it.prose)


def view(document: Document) -> Folded:
    """The folded view of a document, made once."""
    return _view(Same(document))
