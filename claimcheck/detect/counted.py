"""The noun that a figure counts, from the words behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words
from claimcheck.model import Form

MOST_WORDS = 5  # of a counted noun phrase
SINGULAR_S = ("ss", "us", "is", "ous")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    return word in tables().plural_noun or (word.endswith("s") and len(word) > 3 and not word.endswith(SINGULAR_S))


def counted_tokens(run: Sequence[Token], n: Number, last: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase that is counted, or of which a share is told."""
    t = tables()
    j = last
    inside = [
        k
        for k in range(n.i + 1, n.j)
        if n.form is Form.SHARE and run[k].kind is Kind.WORD and _is_content(run[k].lower)
    ]
    if inside:
        return inside[0], inside[-1] + 1
    if n.form in (Form.SHARE, Form.POINTS):
        if lower(run, j) != "of":
            if n.unit != "percent" or (lower(run, j - 1) not in t.number_word and run[j - 1].kind is not Kind.NUMBER):
                return None
        else:
            j += 1
        while lower(run, j) in ("the", "all", "its", "their", "our", "those", "these", "every", "such", "them"):
            j += 1
        inner = number_at(run, j)
        j = inner.j if inner else j
    elif n.form is not Form.COUNT:
        return None
    elif lower(run, j) == "of":
        j += 1
        while lower(run, j) in ("the", "its", "their", "our", "those", "these") or lower(run, j).endswith("'s"):
            j += 1
    while n.form is Form.COUNT and lower(run, j) in t.counted_adjective:
        j += 1
    start = j
    while j < len(run) and j - start < MOST_WORDS + 2:
        word = run[j].lower
        if word == "-" and glued(run, j) and glued(run, j + 1):
            j += 1
            continue
        noun = j == start and is_plural(word) and n.form is Form.COUNT
        if run[j].kind is not Kind.WORD or (word in stop_words() and word != "time" and not noun):
            break
        if t.verb.at(run, j) and not is_plural(word) and word not in t.noun.by_first:
            break
        j += 1
        if is_plural(word) and lower(run, j) != "-" and not (word in t.plural_noun and is_plural(lower(run, j))):
            break
    if j == start + 1 and lower(run, start).endswith("ing"):  # "around 73, raising hopes"
        return None
    return (start, j) if j > start else None


def _is_content(word: str) -> bool:
    return word not in stop_words() and word not in tables().number_word and word not in tables().part
