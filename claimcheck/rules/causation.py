"""The draft makes a cause, or a sole cause, of what the source calls a contribution, a part or a coincidence.

**What it finds.** "alone", "the whole of", "entirely because" where the source's passage says "contributed", "in part", "a portion of",
"associated with".

**Why it matters.** "helped to" is not "did it", and a programme that claims the whole effect loses the half that was its own.

**What to do.** Keep the source's measure of the cause.

**Authority.** Sumner et al. 2014 (a third of press releases exaggerate cause).
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.context import modifiers
from claimcheck.detect.words import Kind, Token, terms, tokens
from claimcheck.model import Difference, Modifier, ModifierKind, Passage, Severity, Span
from claimcheck.rules.base import Case, Example, Rule, Scope

PARTIAL = (ModifierKind.CONTRIBUTION, ModifierKind.EXTENT)
SOFT = (ModifierKind.MODALITY, ModifierKind.REPORTED)
MORE = 2  # terms of the reason that a source must have too, where the draft claims no sole cause
REACH = 8  # tokens beside a cue in which the reason is told
CLEFT = 5  # tokens between "it was" and "that"
NEAR = 200  # code points after the evidence's sentence in which the cause is still of it


def check(case: Case) -> Iterator[Difference]:
    run = tokens(case.draft.prose, case.claim.sentence)
    ours = modifiers(run)
    if any(m.kind in PARTIAL for m in ours):
        return
    sole = [*(m for m in ours if m.kind is ModifierKind.SOLE), *_singled_out(run)]
    soft = any(m.kind in SOFT for m in ours)
    causes = [m for m in ours if m.kind is ModifierKind.CAUSE and not soft]
    for cue in (*sole, *causes)[:1]:
        reason = _reason(run, cue, bool(sole))
        least = 1 if sole else MORE
        partial = _partial(case, reason, least, PARTIAL if sole else PARTIAL[:1])
        if partial is None:
            continue
        passage, m = partial
        words = " ".join(case.source[m.cue].split())
        anchor = cue.cue.to(causes[0].cue) if sole and causes else cue.cue
        what = f"the whole cause (“{cue.word}”)" if sole else f"the cause (“{cue.word}”)"
        yield Difference(
            f"The draft makes it {what}; the source says “{words}”.",
            anchor,
            (case.library.location(passage.document, passage.span),),
            correct=words,
        )


def _singled_out(run: Sequence[Token]) -> Iterator[Modifier]:
    """The "it was breakfast that" by which a sentence makes one thing the cause."""
    for i, opener in enumerate(run[:-2]):
        if opener.lower == "it" and run[i + 1].lower in ("was", "is"):
            for k in range(i + 3, min(i + 3 + CLEFT, len(run))):
                if run[k].kind is Kind.SYMBOL:
                    break
                if run[k].lower in ("that", "which", "who"):
                    span = Span(opener.start, run[k].end)
                    yield Modifier(ModifierKind.SOLE, span, " ".join(t.text for t in run[i : k + 1]))
                    break


def _reason(run: Sequence[Token], cue: Modifier, sole: bool) -> set[str]:
    """The terms beside a cue: of a sole cause on both sides, else those that follow it."""
    after = [t for t in run if t.start >= cue.cue.end][:REACH]
    before = [t for t in run if t.end <= cue.cue.start][-REACH:] if sole else []
    within = [t for t in run if cue.cue.start <= t.start < cue.cue.end] if sole else []
    return set(terms([*before, *within, *after]))


def _partial(
    case: Case, reason: set[str], least: int, kinds: tuple[ModifierKind, ...]
) -> tuple[Passage, Modifier] | None:
    """The sentence of the source's paragraph, from the evidence on, that tells of the same reason as of one among others."""
    best = case.best.claim
    for passage in case.library.paragraph(best.document, best.sentence):
        if not best.sentence.start <= passage.span.start or passage.span.start > best.sentence.end + NEAR:
            continue
        if any(m.kind is ModifierKind.SOLE for m in passage.modifiers):
            continue
        found = [m for m in passage.modifiers if m.kind in kinds]
        if found and len(reason & set(passage.terms)) >= least:
            return passage, found[0]
    return None


EXAMPLES = (
    Example(
        "In May some 300 trout died at Hay «because» a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay. Heat contributed to it, together with slurry from a farm on the brook.",),
    ),
    Example(
        "In May some 300 trout died at Hay, in part because a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay. Heat contributed to it, together with slurry from a farm on the brook.",),
    ),
    Example(
        "In May some 300 trout died at Hay because a farm had let slurry into the brook.",
        ("In May 300 trout died at Hay because a farm had let slurry into the brook. Volunteers helped to bury them.",),
    ),
    Example(
        "The breakfast club «alone brought about» the fall in truancy.",
        ("The breakfast club contributed to the fall in truancy.",),
    ),
    Example(
        "The breakfast club contributed to the fall in truancy.",
        ("The breakfast club contributed to the fall in truancy.",),
    ),
    Example(
        "Car exhaust «accounts for the whole of» the rise in asthma.",
        ("Car exhaust accounts for a portion of the rise in asthma.",),
    ),
    Example(
        "Car exhaust accounts in part for the rise in asthma.",
        ("Car exhaust accounts for a portion of the rise in asthma.",),
    ),
    Example("Car exhaust alone explains the rise in asthma.", ("Car exhaust alone explains the rise in asthma.",)),
    Example(
        "Truancy fell by 9 per cent, and «it was the breakfast club that» did it.",
        ("Truancy fell by 9 per cent. The breakfast club contributed to the fall, and so did a new bus.",),
    ),
    Example(
        "Truancy fell by 9 per cent, and it was the breakfast club that did it.",
        ("Truancy fell by 9 per cent. The breakfast club brought about the fall.",),
    ),
    Example("Heavy rain washed away the bridge.", ("Heavy rain washed away the bridge.",)),
)
RULE = Rule("W104", "causation", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
