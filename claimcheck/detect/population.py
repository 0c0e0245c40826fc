"""Of whom a figure is told: what narrows its noun ("with a contract", "who had moved", "in shelters") and what frames it
("Among women, …").

Without a parser the end of a phrase is guessed: at a sign, at a figure, at a verb where the phrase cannot hold one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import negation_pseudo
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import Phrases, cues, phrases, words_in
from claimcheck.detect.words import Kind, Token, lower, stop_words, terms
from claimcheck.model import Span

LONGEST = 12  # tokens of what narrows
CONTINUING = ("-", "'", "’", "&", "/")


@cache
def _narrowing() -> Phrases[str]:
    return phrases("slots", "narrowing", "holds")


def is_without(run: Sequence[Token]) -> bool:
    """Whether what narrows says what is not there: "with no contract", "who had never moved", "in schools without one"."""
    cues = [h for i in range(len(run)) if (h := _narrowing().at(run, i)) and not _done(run, i)]
    clauses = [h for h in cues if h.value in ("next", "later")]
    after = run[clauses[0].last :] if clauses else ()
    return denies(after) or any(denies(run[h.first : h.last + 1]) for h in cues if h not in clauses)


def denies(run: Sequence[Token]) -> bool:
    """Whether words say what is not there: "no contract", "never"; "not only" says nothing of the kind."""
    pseudo = {i for h in negation_pseudo().all(run) for i in range(h.first, h.last)}
    return any(t.lower in words_in("slots", "without") for i, t in enumerate(run) if i not in pseudo)


def narrowings(run: Sequence[Token], clause: Span, counted: Span | None, figure: Span) -> tuple[Span, ...]:
    """What narrows those of whom a figure is told, in its clause, in order; none within another."""
    own = [i for i, t in enumerate(run) if clause.start <= t.start < clause.end]
    if not own:
        return ()
    number = frozenset(i for i in own if figure.start <= run[i].start < figure.end)
    found: list[Span] = []
    for first, last in _spans(run, own[0], own[-1] + 1, counted, number):
        span = Span(run[first].start, run[last - 1].end)
        if not any(f.overlaps(span) for f in found) and _tells(run[first:last]):
            found.append(span)
    return tuple(sorted(found))


def _done(run: Sequence[Token], i: int) -> bool:
    """Whether a "with" or "without" belongs to a verb before it, and narrows nobody: "go without a meal"."""
    return lower(run, i) in ("with", "without") and lower(run, i - 1) in words_in("slots", "doing")


def _tells(run: Sequence[Token]) -> bool:
    """Whether a phrase narrows anything: it has a word of its own, a number, or says what is not there."""
    return bool(terms(run)) or is_without(run) or _aged(run)


def _aged(run: Sequence[Token]) -> bool:
    """Whether a phrase tells an age by its number alone: "under 16"."""
    return run[0].lower in words_in("slots", "aging") and any(t.kind is Kind.NUMBER for t in run)


def _spans(
    run: Sequence[Token], first: int, stop: int, counted: Span | None, number: frozenset[int]
) -> Iterator[tuple[int, int]]:
    opening = _frame(run, 0, len(run), number)
    if first and opening and run[opening[1]].text == "," and opening[1] in (first, first - 1):
        yield opening  # "Of the 640 who started, 45 left"
    start = _begun(run, first, stop)
    here = _frame(run, first, stop, number)
    if here:
        yield here
    places = [next((i for i in range(first, stop) if run[i].start >= counted.end), stop)] if counted else []
    cue = cues("slots", "anywhere")
    anywhere = [i for i in range(start, stop) if cue.at(run, i) and not _done(run, i)]
    for i in (*places, *anywhere):
        hit = _narrowing().at(run, i) or cue.at(run, i)
        if hit:
            end = _end(run, hit.last, stop, number, hit.value)
            if end > hit.last or hit.value == "none":
                yield i, end


def _begun(run: Sequence[Token], first: int, stop: int) -> int:
    """Where a clause begins, past its signs and small openers."""
    openers = words_of("opener")
    while first < stop and (run[first].kind is Kind.SYMBOL or run[first].lower in openers):
        first += 1
    return first


def _frame(run: Sequence[Token], first: int, stop: int, number: frozenset[int]) -> tuple[int, int] | None:
    """The phrase that opens a clause and says of whom it tells, cut off by a comma or by the figure."""
    start = _begun(run, first, stop)
    frame = cues("slots", "frame").at(run, start)
    if frame and not cues("slots", "no_frame").at(run, start):
        holds = "later" if run[start].lower == "where" else "none"
        end = _end(run, frame.last, stop, number, holds)
        inner = _narrowing().at(run, end) if end < stop else None
        end = _end(run, inner.last, stop, number, inner.value) if inner else end
        cut = end < stop and (run[end].text == "," or (end in number and not cues("slots", "anywhere").at(run, start)))
        if end > frame.last and cut:
            return start, end
    return None


def _end(run: Sequence[Token], i: int, stop: int, number: frozenset[int], holds: str) -> int:
    """Where a phrase ends that goes on at token `i`; what verb it holds says `holds`."""
    first, stop = i, min(stop, i + LONGEST)
    left = holds in ("next", "later")
    while i < stop:
        if i in number or (run[i].kind is Kind.SYMBOL and run[i].text not in CONTINUING) or _done(run, i + 1):
            break
        verb = is_verb(run, i) or (left and holds == "next" and i == first)
        if verb and not left:
            break
        if verb:
            left = False
            while i + 1 < stop and run[i].lower in words_of("clause"):  # "had been told"
                i += 1
        elif i > first and _narrowing().at(run, i) and run[i].lower in words_of("clause") and not left:
            break
        i += 1
    return i


def is_verb(run: Sequence[Token], i: int) -> bool:
    """Whether a token is a finite verb, as far as its form and the word before it show."""
    word = lower(run, i)
    if word in words_in("slots", "narrowing"):
        return False
    if word in words_of("clause"):
        return True
    follows = i > 0 and run[i - 1].kind is Kind.WORD and run[i - 1].lower not in stop_words()
    return follows and is_past(word)
