"""Who helped, by a source: "with a grant from the city", in the part of a sentence that tells of the draft's matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.detect.acts import whom
from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import Token, terms
from claimcheck.model import Span

LEAST = 2  # terms that two parts must share to tell of one matter


@dataclass(frozen=True, slots=True)
class Help:
    """Who helped: the words with those that lead to them, whether a name, whether some body or several of no name."""

    words: Span
    who: Span
    named: bool
    vague: bool
    matter: frozenset[str]
    names: frozenset[str]


def helpers(run: Sequence[Token]) -> Iterator[Help]:
    """Those with whose help something was done, by the words that say so."""
    for hit in cues("reporting", "helping").all(run):
        who = whom(run, hit.last)
        inside = [t for t in run if who and who.start <= t.start < who.end]
        if who is None or not inside:
            continue
        first = next((k + 1 for k in range(hit.first - 1, -1, -1) if run[k].text == ";"), 0)
        last = next((k for k in range(hit.last, len(run)) if is_edge(run[k]) and run[k].start >= who.end), len(run))
        part = [*run[first : hit.first], *(t for t in run[hit.last : last] if t.start >= who.end)]
        matter = frozenset(terms(part)), frozenset(terms([t for t in part if t.text[0].isupper()]))
        named = any(t.text[0].isupper() for t in inside if t.lower not in words_of("determiner"))
        head = inside[-1].lower
        vague = not named and (is_plural(head) or head in words_of("body") or head in words_of("pronoun"))
        yield Help(Span(run[hit.first].start, who.end), who, named, vague, *matter)


def same_matter(ours: Help, theirs: Sequence[Help]) -> tuple[Help, ...]:
    """The helps that may have been given to what the draft's was, which tell much of the same; of some of them those that name the same."""
    like = [h for h in theirs if len(ours.matter & h.matter) >= LEAST]
    most = max((len(ours.names & h.names & ours.matter) for h in like), default=0)
    return tuple(h for h in like if len(ours.names & h.names & ours.matter) == most)
