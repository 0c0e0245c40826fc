"""Figures in a row that share what is said of them: "12 per cent of girls, and 31 per cent of boys, had walked"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.detect.counted import is_past, is_plural
from claimcheck.detect.lexicon import cues
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Token, terms
from claimcheck.model import Form, Quantity, Span

Figure = tuple[Span, Quantity]
JOINING = frozenset({"and", "but", "or", ",", "(", "while", "whereas"})


BASES = frozenset({"of", "among", "amongst"})


def shared(run: Sequence[Token], figures: Sequence[Figure], clauses: Sequence[Span]) -> list[tuple[Token, ...]]:
    """For each figure of a sentence the tokens beyond its clause that are said of it too; none for most.

    Of a sentence that opens with "of those asked," they all are told of these.

    A share whose clause has no verb, right before or behind another share, has the other's: of two in a row "12 per cent of girls,
    and 31 per cent of boys, had walked" the first has what stands behind the second; of "of the pupils 12 per cent had walked and 31
    per cent had cycled" none has anything of the other.
    """
    found: list[tuple[Token, ...]] = [()] * len(figures)
    for n, ((_, a), (_, b)) in enumerate(pairwise(figures)):
        if clauses[n] == clauses[n + 1] or not _in_a_row(run, a, b):
            continue
        first, second = (_within(run, clauses[k]) for k in (n, n + 1))
        if _is_verbless(first, a):
            end = b.counted.end if b.counted else b.number.end
            if _is_verbless(second, b):
                continue
            found[n] = tuple(t for t in second if t.start >= end)
        elif _is_verbless(second, b) and not _has_subject(second, b):
            found[n + 1] = (*found[n], *(t for t in first if t.end <= a.number.start))
    base = _base(run, figures)
    for n, (_, q) in enumerate(figures[1:], 1) if base else ():
        if q.form is Form.SHARE and not any(clauses[n].contains(Span(t.start, t.end)) for t in base):
            found[n] = (*base, *found[n])
    return found


def _base(run: Sequence[Token], figures: Sequence[Figure]) -> tuple[Token, ...]:
    """The opening of a sentence by which all its shares are told of whom: "Of those asked, 63 per cent …, 21 per cent …"."""
    comma = next((i for i, t in enumerate(run) if t.text == ","), 0)
    opens = bool(figures) and comma > 1 and run[0].lower in BASES and run[comma].end <= figures[0][1].number.start
    return tuple(run[:comma]) if opens else ()


def _in_a_row(run: Sequence[Token], a: Quantity, b: Quantity) -> bool:
    """Whether two shares stand side by side, with the noun of the first and a word that joins between them."""
    if not a.form is b.form is Form.SHARE or a.vague or b.vague:
        return False
    start = a.counted.end if a.counted and a.counted.start >= a.number.end else a.number.end
    cue = b.cue.start if b.cue else b.number.start
    between = [t for t in run if start <= t.start < cue]
    against = next(cues("arithmetic", "against").all(between), None)  # "27 per cent, compared with 19 the year before"
    return against is None and any(t.lower in JOINING for t in between)


def _is_verbless(clause: Sequence[Token], q: Quantity) -> bool:
    """Whether a clause has no verb but what its figure's noun may look like: "29 per cent of unrepresented tenants"."""
    t = tables()
    outside = [w for w in clause if not (q.counted and q.counted.start <= w.start < q.counted.end)]
    return not any(w.lower in t.auxiliary or is_past(w.lower) or t.verb.at((w,), 0) for w in outside)


def _has_subject(clause: Sequence[Token], q: Quantity) -> bool:
    """Whether a clause has a noun of its own before its figure, so that only the verb is left out: "beetles 38 per cent"."""
    start = q.cue.start if q.cue else q.number.start
    return bool(terms(t for t in clause if t.end <= start))


def _within(run: Sequence[Token], span: Span) -> list[Token]:
    return [t for t in run if span.start <= t.start < span.end]


def noun_of_next(run: Sequence[Token], figures: Sequence[Figure], n: int) -> tuple[Token, ...]:
    """The noun that the figure behind the nth one has for both: "33 per cent of new and 52 per cent of old cases"."""
    if n + 1 >= len(figures):
        return ()
    a, b = figures[n][1], figures[n + 1][1]
    if a.counted is None or b.counted is None or not _in_a_row(run, a, b):
        return ()
    mine, theirs = (_within(run, q.counted) for q in (a, b) if q.counted)
    between = [t for t in run if a.counted.end <= t.start < (b.cue or b.number).start]
    bare = not is_plural(mine[-1].lower) and is_plural(theirs[-1].lower) and len(theirs) > 1
    joined = len(between) == 1 and between[0].lower in ("and", "or", "but")
    return (theirs[-1],) if bare and joined else ()
