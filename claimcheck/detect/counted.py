"""The noun that a figure counts, from the words behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.numerals import Number, number_at
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, glued, lower, stop_words
from claimcheck.model import Form

MOST_WORDS = 5  # of a counted noun phrase
SHORTEST = 4  # letters of "used"
HYPHENS = ("-", "‑", "–")
SMALL = frozenset(
    {"the", "all", "its", "their", "our", "those", "these", "every", "such", "them"}
)  # before the noun of a share
SINGULAR_S = ("ss", "us", "is", "ous")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    return word in tables().plural_noun or (word.endswith("s") and len(word) > 3 and not word.endswith(SINGULAR_S))


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a verb in the past."""
    return word in tables().past or (word.endswith("ed") and len(word) > SHORTEST and not word.endswith("eed"))


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
            if lower(run, j) in ("the", "its", "their") and any(run[k].lower in ("in", "of") for k in range(n.i, n.j)):
                return None  # "in nine out of ten the teachers kept none"
        else:
            j += 1
        while lower(run, j) in SMALL or _owned(run, j):
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
        if _measures(run, j):  # "three-day parcels"
            j += 3
            continue
        noun = j == start and is_plural(word) and n.form is Form.COUNT
        if run[j].kind is not Kind.WORD or (word in stop_words() and word != "time" and not noun):
            break
        if t.verb.at(run, j) and not is_plural(word) and word not in t.noun.by_first:
            break
        j += 1
        if (
            is_plural(word)
            and lower(run, j) != "-"
            and not (word in t.plural_noun | t.leading_plural and is_plural(lower(run, j)))
        ):
            break
    if n.form is Form.SHARE and start == last and j == start + 1 and lower(run, j) in t.object_opening:
        return None  # "41 per cent hold no permit"
    if n.form is Form.SHARE and start == last and lower(run, start) in t.share_verb:
        return None  # "47 per cent lack clean water"
    if j == start + 1 and lower(run, start).endswith("ing"):  # "around 73, raising hopes"
        return None
    if _done(run, n, start, j) or (_one_in(n, run) and not any(is_plural(lower(run, k)) for k in range(start, j))):
        return None
    named = any(run[k].kind is Kind.WORD for k in range(start, j))  # in "of 2018-19" a hyphen is left, and no noun
    return (start, j) if named else None


def _owned(run: Sequence[Token], j: int) -> bool:
    """Whether a word only says whose those are that the next one names: "the country's lorry drivers"."""
    return (
        lower(run, j).endswith("'s")
        and j + 1 < len(run)
        and run[j + 1].kind is Kind.WORD
        and lower(run, j + 1) not in stop_words()
    )


def _measures(run: Sequence[Token], j: int) -> bool:
    """Whether a number is tied to the word behind it and measures what is counted: "three-day", "two-bedroom"."""
    number = run[j].kind is Kind.NUMBER or run[j].lower in tables().number_word
    return number and j + 2 < len(run) and run[j + 1].text in HYPHENS and glued(run, j + 1) and glued(run, j + 2)


def measured(run: Sequence[Token], counted: tuple[int, int] | None) -> int:
    """The token behind the last number that measures what is counted, and is no figure of its own; 0 where there is none."""
    return max((k + 3 for k in range(*counted) if _measures(run, k)), default=0) if counted else 0


def _one_in(n: Number, run: Sequence[Token]) -> bool:
    """Whether a share is told by two numbers, so that a plural follows: "one in six pupils"."""
    return n.form is Form.SHARE and any(run[k].lower == "in" for k in range(n.i, n.j))


def _done(run: Sequence[Token], n: Number, start: int, j: int) -> bool:
    """Whether a phrase begins with what those who are counted did ("one in six missed a meal"), and is none of theirs.

    Before a plural a form in -ed may be either: a share of "registered nurses" has its verb behind the nurses or before itself,
    one that "missed meals" has none beside. Behind "of" or "of all" stand those who are counted.
    """
    if j == start or not is_past(lower(run, start)):
        return False
    if lower(run, start - 1) == "of" or (lower(run, start - 1) in SMALL - {"them"} and lower(run, start - 2) == "of"):
        return not any(is_plural(lower(run, k)) for k in range(start + 1, j))
    if not any(is_plural(lower(run, k)) for k in range(start + 1, j)):
        return True
    return n.form is Form.SHARE and not any(_is_finite(run, k) for k in (*range(n.i), j))


def _is_finite(run: Sequence[Token], k: int) -> bool:
    return is_past(lower(run, k)) or lower(run, k) in tables().auxiliary or tables().verb.at(run, k) is not None


def _is_content(word: str) -> bool:
    return word not in stop_words() and word not in tables().number_word and word not in tables().part
