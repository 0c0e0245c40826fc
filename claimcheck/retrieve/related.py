"""To which body a source ties another one: "the bureau, run by the Ministry of Inland Waters".

Where the draft ties it to a body of the same kind and of another name, and the document nowhere does, it is mistaken.
"""

from __future__ import annotations

from claimcheck.model import Claim, Name, Passage
from claimcheck.retrieve.bodies import body_words
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.renamed import of_one_kind

LEAST = 2  # words of the name by which the source's sentence is found


def tied_to_another(claim: Claim, name: Name, document: str, library: Library) -> tuple[Passage, Name] | None:
    """The body of the draft's kind that a sentence of a document names beside another of the draft's names; none where one of
    these sentences names the draft's."""
    others = [body_words(n.text) for n in claim.about.names if n != name]
    others = [o for o in others if len(o) >= LEAST]
    mine = body_words(name.text)
    found: list[tuple[Passage, Name]] = []
    for p in library.passages_of(document) if others else ():
        words = [body_words(n.text) for n in p.names]
        if any(o <= w for o in others for w in words):
            if any(mine <= w for w in words):
                return None
            found += [(p, n) for n in p.names if of_one_kind(name.text, n.text) and not _is_one(n, claim)]
    return found[0] if len({body_words(n.text) for _, n in found}) == 1 else None


def _is_one(name: Name, claim: Claim) -> bool:
    """Whether the draft has the source's name as well."""
    return any(body_words(name.text) <= body_words(n.text) for n in claim.about.names)
