"""Sentences of a draft that follow one of a source's nearly word for word, and where the two part.

Such a sentence was copied, or both were copied from a third: what differs in it was changed, and each figure is the counterpart
of the one that stands in its place, whatever else is near. The words are laid side by side by difflib (Ratcliff and Obershelp's
longest common blocks), of the standard library; a figure there is any figure, so that the words about it decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from claimcheck.detect.dates.numerals import year_digits
from claimcheck.detect.dates.points import is_year
from claimcheck.detect.words import Kind, Token, stop_words, term, terms, tokens
from claimcheck.model import Claim, Document, Passage, Span
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quoting.folding import Same

STOPS = frozenset(".,;:!?\"'“”‘’()[]")  # signs that tell nothing; £ and % do
FEWEST = 5  # words below which a sentence is the same by chance
SHARED = 0.8  # of the words of both sentences, from which the one follows the other
NUMBER = 0.5  # what a figure weighs against a term, where sentences are looked for
NEAR = 12  # passages that are asked for it
FIGURE, PERCENT = "#", "%"


@dataclass(frozen=True, slots=True)
class Copy:
    """A source's sentence with what the draft's has otherwise: spans of the draft and of the source, of which one may be empty.

    `places` are the offsets of the tokens that stand in one place, the draft's first.
    """

    passage: Passage
    edits: tuple[tuple[Span, Span], ...]
    places: tuple[tuple[int, int], ...]
    share: float

    def counterpart(self, claim: Claim, library: Library) -> Claim | None:
        """The source's figure that stands where the draft's does; None where no figure does."""
        if claim.quantity is None:
            return None
        number = claim.quantity.number
        figures = [
            (c, c.quantity.number)
            for c in library.claims_at.get((self.passage.document, self.passage.span.start), ())
            if c.quantity
        ]
        for ours, theirs in self.places:
            if number.start <= ours < number.end:
                there = [other for other, at in figures if at.start <= theirs < at.end]
                there.sort(key=lambda other: not _of_one_form(claim, other))  # "24 of 131" is a share, and two counts
                if there:
                    return there[0]
        for mine, others in self.edits:  # "eight" for "8"
            found = [other for other, at in figures if at.overlaps(others)]
            if number.overlaps(mine) and len(found) == 1:
                return found[0]
        return None


def _of_one_form(a: Claim, b: Claim) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.form is b.quantity.form


def copied(draft: Document, sentence: Span, library: Library) -> tuple[Copy, ...]:
    """The source's sentences that a draft's follows nearly word for word, the nearest first."""
    return _copied(Same(draft), sentence, Same(library))


@lru_cache(maxsize=4096)
def _copied(draft_key: Same, sentence: Span, library_key: Same) -> tuple[Copy, ...]:
    draft, library = draft_key.it, library_key.it
    assert isinstance(draft, Document)
    assert isinstance(library, Library)
    run = tokens(draft.prose, sentence)
    ours = _folded(run)
    if len(ours) < FEWEST:
        return ()
    query = dict.fromkeys(terms(run), 1.0)
    query.update((f"#{float(t.text.replace(',', '')):.6g}", NUMBER) for t in run if t.text.replace(",", "").isdecimal())
    found = []
    for i, _ in library.index.search(query, NEAR):
        passage = library.index.passages[i]
        theirs = _folded(tokens(library.document(passage.document).prose, passage.span))
        made = _side_by_side(ours, theirs, passage)
        if made:
            found.append(made)
    found.sort(key=lambda c: -c.share)
    return tuple(found)


Folded = tuple[tuple[str, Token], ...]


def _folded(run: tuple[Token, ...]) -> Folded:
    """The words of a sentence, each with what stands for it: one sign for all figures, one for the spellings of percent."""
    made = []
    stop = stop_words()
    for k, t in enumerate(run):
        if t.text in STOPS:
            continue
        before = run[k - 1].lower if k else ""
        if t.kind is Kind.NUMBER:
            made.append((t.text if year_digits(run, k) is not None and is_year(run, k) else FIGURE, t))
        elif t.lower in ("percent", PERCENT) or (t.lower in ("cent", "cents") and before == "per"):
            if made and made[-1][0] == "per":
                made.pop()
            made.append((PERCENT, t))
        else:
            made.append((t.lower if t.lower in stop or t.kind is Kind.SYMBOL else term(t.lower), t))
    return tuple(made)


def _side_by_side(ours: Folded, theirs: Folded, passage: Passage) -> Copy | None:
    most = min(len(ours), len(theirs)) / max(len(ours), len(theirs), 1)
    if len(theirs) < FEWEST or most < SHARED:
        return None
    a, b = [w for w, _ in ours], [w for w, _ in theirs]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.quick_ratio() < SHARED:
        return None
    places, edits, alike = [], [], 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            places += [(ours[i1 + k][1].start, theirs[j1 + k][1].start) for k in range(i2 - i1)]
            alike += i2 - i1
        else:
            edits.append((_span(ours, i1, i2), _span(theirs, j1, j2)))
    share = alike / max(len(ours), len(theirs))
    return Copy(passage, tuple(edits), tuple(places), share) if share >= SHARED else None


def _span(run: Folded, first: int, last: int) -> Span:
    if first == last:
        at = run[first][1].start if first < len(run) else run[-1][1].end
        return Span(at, at)
    return Span(run[first][1].start, run[last - 1][1].end)
