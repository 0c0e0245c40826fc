"""Words of a source that a scanner has misread: "hornes" for "homes", "20l9" for "2019". They accuse no quotation.

Of two words that differ only by signs which are taken for each other, the source's is misread where it mixes letters and digits,
where it is no word of English, or where two of its letters stand for one and no other document has it: "modem" for "modern".
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import stem
from claimcheck.retrieve.quoting.vocabulary import Vocabulary


@lru_cache(maxsize=1)
def _blurs() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """The pairs of letters, and then the single signs, that are read as another, each with what."""
    found = {seen: row["words"][0] for row in rows("qualifiers", "blur") for seen in row["words"][1:]}
    parts = ({k: v for k, v in found.items() if len(k) > 1}, {k: v for k, v in found.items() if len(k) == 1})
    return tuple((re.compile("|".join(map(re.escape, part))), part) for part in parts)


@lru_cache(maxsize=65536)
def blurred(key: str) -> str:
    """The word as it looks where none of these signs can be told apart."""
    for pattern, part in _blurs():
        key = pattern.sub(lambda m, part=part: part[m[0]], key)  # type: ignore[misc]
    return key


def is_garbled(ours: str, theirs: str, vocabulary: Vocabulary) -> bool:
    """Whether a source's folded word is the quoted one, misread."""
    if ours == theirs or blurred(ours) != blurred(theirs) or (ours.isdecimal() and theirs.isdecimal()):
        return False
    if any(c.isdecimal() for c in theirs):
        return True
    if not _is_english(theirs):
        return True
    twos = len(ours) != len(theirs)
    return twos and vocabulary.count(theirs) <= 1 <= vocabulary.count(ours)


def _is_english(word: str) -> bool:
    from claimcheck.retrieve.vectors import is_known  # with numpy, which few quotations need

    return is_known(stem(word))
