"""People whom a draft names and no source does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.attribution import attributions, words_of
from claimcheck.detect.place import leads, places
from claimcheck.detect.stance import signature
from claimcheck.detect.words import Kind, Token, tokens
from claimcheck.model import Claim, Document, Name
from claimcheck.retrieve.authors import is_personal
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.quotes import quotations_of
from claimcheck.retrieve.quoting.folding import WORD, folded


def strangers(claim: Claim, draft: Document, library: Library) -> Iterator[Name]:
    """The people of a claim's clause of whose last name no source has a word.

    Who says something, here or elsewhere in the draft, is left out, and who signs it: drafts quote people of whom no source
    needs to know.
    """
    run = tokens(draft.prose, claim.sentence)
    for name in claim.about.names:
        if (
            not claim.clause.contains(name.span)
            or not is_personal(name.text)
            or _may_be_place(run, name)
            or _is_office(name)
            or _is_numbered(run, name)
        ):
            continue
        last = [folded(m[0]) for m in WORD.finditer(name.text)][-1:]
        if last and not library.vocabulary.count(last[0]) and not _speaks(name, draft):
            yield name


def _may_be_place(run: Sequence[Token], name: Name) -> bool:
    """Whether a name ends in that of a place ("South Wales", not "Jordan Lee"), or stands where places do: "in the Irish Sea"."""
    own = tokens(name.text)
    before = [t.lower for t in run if t.end <= name.span.start][-1:]
    led = bool(before) and (before[0] in leads() or before[0] in words_of("determiner"))
    return led or not own or any(p.span.end >= own[-1].end for p in places(own))


def _is_office(name: Name) -> bool:
    """Whether a name has letters for an office or a body in it: "the Danish PM", "NHS Trent"."""
    return any(len(w) > 1 and w.isalpha() and w.isupper() for w in name.text.split())


def _is_numbered(run: Sequence[Token], name: Name) -> bool:
    """Whether the sentence begins with a number right before a name, which is then a title: "40 Metres Under was shown"."""
    before = [t for t in run if t.end <= name.span.start]
    return len(before) == 1 and before[0].kind is Kind.NUMBER


def _speaks(name: Name, draft: Document) -> bool:
    """Whether the draft quotes somebody of this name, or is signed by them."""
    last = name.text.split()[-1]
    named = [s for b in draft.blocks for s in attributions(draft, b.span)]
    quoted = [q.speaker for q in quotations_of(draft) if q.speaker]
    said = (draft.prose[s.start : s.end] for s in (*named, *quoted))
    return last in signature(draft) or any(last in words.split() for words in said)
