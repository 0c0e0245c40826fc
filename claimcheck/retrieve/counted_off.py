"""Whether a source counts a thing off by an ordinal: "her 12th marathon" for somebody who has run 12 of them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.detect.ranks import ordinal_at, spellings
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Claim, Form, Passage
from claimcheck.retrieve.library import Library

SMALL = 12  # the number up to which an ordinal is so common that it must stand before its noun
REACH = 4  # tokens from an ordinal to its noun: "her twelfth London marathon"


def counted_off(claim: Claim, library: Library) -> bool:
    """Whether some passage of the sources has the ordinal of a claim's count, and the noun that the claim counts."""
    q = claim.quantity
    if q is None or q.form is not Form.COUNT or q.unit or q.low != q.high or not claim.about.counted:
        return False
    noun, index = claim.about.counted[-1], library.index
    spelt = spellings(int(q.low))
    for i in sorted(index.having((noun,))):
        text = library.document(index.parts[index.document_of[i]].document)[index.span(i)].lower()
        if any(s in text for s in spelt) and _has(index.passages[i], int(q.low), noun, library):
            return True
    return False


def _has(passage: Passage, value: int, noun: str, library: Library) -> bool:
    if noun not in passage.terms:
        return False  # it stands behind what has it
    run = tokens(library.document(passage.document).prose, passage.span)
    for i, t in enumerate(run):
        found = ordinal_at(run, i)
        if found is None or found[0] != value or any(p.span.start <= t.start < p.span.end for p in passage.periods):
            continue
        if value > SMALL or noun in terms(_behind(run, found[1])):
            return True
    return False


def _behind(run: Sequence[Token], i: int) -> Sequence[Token]:
    return run[i : i + REACH]
