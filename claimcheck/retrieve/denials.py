"""What a draft's sentence says and a source denies in a sentence of its own, away from the one that bears the rest out.

"The council, which blames the drivers, …" for "The council does not blame the drivers." two sentences on. Like methods.py, but for
any words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from claimcheck.detect.context import modifiers
from claimcheck.detect.opposites import AXIS, DENYING, heads, is_content
from claimcheck.detect.words import Kind, Token, term, terms, tokens
from claimcheck.model import Passage, Span
from claimcheck.retrieve.align import tells
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.opposed import SURE, Opposed, Weigh, agreed, opposed

LEAST = 2  # terms that both sentences must have
AGREED = 0.8  # how like another sentence must be that says the draft's words after all


def denied_elsewhere(
    run: Sequence[Token], clause: Span, documents: Iterable[str], judged: Iterable[Span], library: Library
) -> Iterator[tuple[Opposed, Passage]]:
    """What a sentence says that a sentence of one of the documents denies; `judged` are those by which it was judged already."""
    said = {term(t.lower) for t in run if is_content(t)}
    weigh = partial(tells, library=library)
    seen = set(judged)
    for id in dict.fromkeys(documents):
        prose = library.document(id).prose
        for passage in library.passages_with(id, said, LEAST):
            if passage.span in seen or len(said & {*passage.terms}) < LEAST:
                continue
            theirs = tokens(prose, passage.span)
            if not any(m.kind in DENYING for m in modifiers(theirs)):
                continue
            for o in _opposed(run, clause, theirs, weigh):
                if _is_said(theirs, o, said) and not said_elsewhere(run, clause, o, id, passage.span, library):
                    yield o, passage


def _opposed(run: Sequence[Token], clause: Span, theirs: Sequence[Token], weigh: Weigh) -> Iterator[Opposed]:
    """Where the one says surely the reverse of the other; and where what the one reports behind a "that" is all that the other
    denies: "found that homework made a difference" for "did not find that homework made a difference"."""
    ours, other = _reported(run), _reported(theirs)
    if ours and other and ours[0].start >= clause.start:
        part = [t for t in theirs if t not in other]
        if any(m.kind in DENYING for m in modifiers(part)) and not any(m.kind in DENYING for m in modifiers(run)):
            told = [[term(t.lower) for t in r if is_content(t)] for r in (ours, other)]
            if len(told[1]) >= LEAST and told[0] == told[1]:
                yield Opposed("negation", _span(ours), _span(theirs), SURE, True)
    yield from (o for o in opposed(run, clause, theirs, weigh) if o.denied and o.likeness >= SURE)


def _reported(run: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the "that" of a sentence which reports what somebody found or did not find; none where it has none."""
    at = next((i for i in range(1, len(run)) if run[i].lower == "that" and run[i - 1].kind is Kind.WORD), None)
    return run[at + 1 :] if at is not None else ()


def _span(run: Sequence[Token]) -> Span:
    last = run[-2] if len(run) > 1 and run[-1].text == "." else run[-1]
    return Span(run[0].start, last.end)


def _is_said(theirs: Sequence[Token], o: Opposed, said: set[str]) -> bool:
    """Whether the draft has all the words that the source denies, and the source's side is the one that denies."""
    near = [h for h in heads(theirs) if h.denied and o.theirs.start <= theirs[h.first].start < o.theirs.end]
    if not near:
        return False
    words = {h.key for h in heads(theirs) if h.denial in {n.denial for n in near} and not h.key.startswith(AXIS)}
    return words <= said


def said_elsewhere(run: Sequence[Token], clause: Span, o: Opposed, id: str, but: Span, library: Library) -> bool:
    """Whether another sentence of the document says the draft's words of the same things, however little else of the claim."""
    weigh = partial(tells, library=library)
    prose = library.document(id).prose
    wanted = {*terms(t for t in run if o.ours.start <= t.start < o.ours.end)}
    for passage in library.passages_with(id, wanted, 1):
        if passage.span != but and wanted & {*passage.terms}:
            said = agreed(run, clause, tokens(prose, passage.span), weigh, AGREED * o.likeness)
            if any(s.overlaps(o.ours) for s in said):
                return True
    return False
