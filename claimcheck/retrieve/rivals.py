"""A figure of an independent document that cannot be true beside the draft's, told of the same thing in other words.

The two sources and the draft tell one thing in three ways. So what the other source says is looked for in what the draft and
its source say together; what the figure is said of, behind it, must be among it.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Claim, Evidence, Period, SlotKind
from claimcheck.retrieve.align import POOR
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree, one_time
from claimcheck.retrieve.witnesses import are_apart

# How much of the draft's terms the rival must have, and how much of its own clause and sentence the others must say: of any
# time, and where it tells outright the time that the draft or its source does.
ANY_TIME = (0.5, 0.6, 0.5, 2)
ONE_TIME = (0.3, 0.45, 0.45, 3)
BEHIND = 0.5  # of what is said behind the rival's figure


def tells_another(draft: Claim, evidence: Evidence, other: Evidence, library: Library) -> bool:
    """Whether a figure of another document is told of what the draft's is told of, in whatever words."""
    rival, best = other.claim, evidence.claim
    if rival.working or are_apart(draft, evidence, other) or library.cell(rival.document, rival.sentence):
        return False
    if library.original(rival.document) == library.original(best.document):
        return False
    if bool(rival.about.counted) != bool(best.about.counted or draft.about.counted) and not _is_share(rival):
        return False
    if rival.about.counted and best.about.counted and not counted_agree(rival.about.counted, best.about.counted):
        return False
    same_time = one_time(_times(draft), _times(rival)) or one_time(_times(best), _times(rival))
    known, clause, sentence, least = ONE_TIME if same_time else ANY_TIME
    own, whole = _terms(rival, library)
    said = {*_said(draft), *_said(best)}
    return (
        dict(other.why).get("terms", 0.0) >= known
        and len(whole & said) >= least
        and _share(own, said, library) >= clause
        and _share(whole, said, library) >= sentence
        and _is_said_behind(rival, said, library)
    )


def _is_said_behind(rival: Claim, said: set[str], library: Library) -> bool:
    """Whether what stands behind a rival's figure in its clause is among what is said of the draft's figure."""
    behind = terms(t for t in _run(rival, library) if t.start >= rival.anchor.end)
    return not behind or _share(behind, said, library) >= BEHIND


def _is_share(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit == "percent"


def _times(claim: Claim) -> tuple[Period, ...]:
    """The times that a claim tells, or takes over from the sentences before it."""
    return tuple(s.period for s in claim.about.of(SlotKind.PERIOD) if s.period)


def _said(claim: Claim) -> tuple[str, ...]:
    return (*claim.about.clause, *claim.about.rest)


def _run(claim: Claim, library: Library) -> list[Token]:
    """The tokens of a claim's clause but its number."""
    number = claim.quantity.number if claim.quantity else claim.anchor
    run = tokens(library.document(claim.document).prose, claim.clause)
    return [t for t in run if not number.start <= t.start < number.end]


def _terms(claim: Claim, library: Library) -> tuple[set[str], set[str]]:
    """The terms of a claim's clause, and of its sentence; both of the sentence where the clause has hardly any."""
    own = set(claim.about.clause) & set(terms(_run(claim, library)))
    whole = own | set(claim.about.rest)
    return (own if len(own) >= POOR else whole), whole


def _share(asked: Iterable[str], said: set[str], library: Library) -> float:
    """How much of some terms is said, the rarer ones counting more."""
    weights = {t: library.index.weight(t) for t in asked}
    total = sum(weights.values())
    return sum(w for t, w in weights.items() if t in said) / total if total else 0.0
