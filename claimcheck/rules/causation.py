"""The draft makes a cause, or a sole cause, of what the source calls a contribution, a part or a coincidence.

**What it finds.** "alone", "the whole of", "entirely because" where the source's passage says "contributed", "in part", "a portion of",
"associated with"; anything told as an effect ("lamps cut burglaries") where the source goes on to warn that no cause is shown.

**Why it matters.** "helped to" is not "did it", and a programme that claims the whole effect loses the half that was its own.

**What to do.** Keep the source's measure of the cause.

**Authority.** Sumner et al. 2014 (a third of press releases exaggerate cause).
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.context import modifiers
from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import Kind, Token, stop_words, terms, tokens
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
        partial = _partial(case, reason, bool(sole))
        if partial is not None:
            what = f"the whole cause (“{cue.word}”)" if sole else f"the cause (“{cue.word}”)"
            yield _made(case, cue.cue.to(causes[0].cue) if sole and causes else cue.cue, what, *partial)
            return
    weak = [] if soft else [*(m for m in ours if m.kind is ModifierKind.CAUSE_WEAK), *_acting(run)]
    for cue in (*sole, *causes, *weak)[:1]:
        caution = _caution(case)
        if caution is not None:
            yield _made(case, cue.cue, f"the cause (“{cue.word}”)", *caution)


def _made(case: Case, anchor: Span, what: str, passage: Passage, said: Span) -> Difference:
    words = " ".join(case.source[said].split())
    return Difference(
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


def _acting(run: Sequence[Token]) -> Iterator[Modifier]:
    """The verbs of change that have an object, and so tell of something done: "lamps cut burglaries"."""
    for hit in cues("change", "verb").all(run[:-1]):
        before, after = run[hit.first - 1] if hit.first else None, run[hit.last]
        plain = after.kind is Kind.WORD and after.lower not in stop_words() and not after.lower.endswith("ly")
        if plain and before and before.kind is Kind.WORD and before.lower not in stop_words():
            span = Span(run[hit.first].start, run[hit.last - 1].end)
            yield Modifier(ModifierKind.CAUSE_WEAK, span, " ".join(t.text for t in run[hit.first : hit.last]))


def _reason(run: Sequence[Token], cue: Modifier, sole: bool) -> set[str]:
    """The terms beside a cue: of a sole cause on both sides, else those that follow it."""
    after = [t for t in run if t.start >= cue.cue.end][:REACH]
    before = [t for t in run if t.end <= cue.cue.start][-REACH:] if sole else []
    within = [t for t in run if cue.cue.start <= t.start < cue.cue.end] if sole else []
    return set(terms([*before, *within, *after]))


def _partial(case: Case, reason: set[str], sole: bool) -> tuple[Passage, Span] | None:
    """The sentence of the source's paragraph, from the evidence on, that tells of the same reason as of one among others."""
    least, kinds = (1, PARTIAL) if sole else (MORE, PARTIAL[:1])
    for passage in _from_evidence(case):
        if any(m.kind is ModifierKind.SOLE for m in passage.modifiers):
            continue
        found = [m for m in passage.modifiers if m.kind in kinds]
        own = sole and case.sure and passage.span == case.best.claim.sentence
        if found and (own or len(reason & set(passage.terms)) >= least):
            return passage, found[0].cue
    return None


def _caution(case: Case) -> tuple[Passage, Span] | None:
    """The sentence of the source's paragraph, from the evidence on, that warns that no cause is shown, with its words."""
    for passage in _from_evidence(case):
        found = [m for m in passage.modifiers if m.kind is ModifierKind.CAUTION]
        if found:
            return passage, found[0].cue
        run = tokens(case.source.prose, passage.span)
        denied = [m.cue.end for m in passage.modifiers if m.kind is ModifierKind.NEGATION]
        for hit in cues("modifiers", "cause_noun").all(run):
            before = [e for e in denied if e <= run[hit.first].start]
            if before and len([t for t in run[: hit.first] if t.start >= before[0]]) <= REACH:
                start = next(m.cue.start for m in passage.modifiers if m.cue.end == before[0])
                return passage, Span(start, run[hit.last - 1].end)
    return None


def _from_evidence(case: Case) -> Iterator[Passage]:
    """The sentences of the evidence's paragraph that may still tell of its cause."""
    best = case.best.claim.sentence
    for passage in case.library.paragraph(case.best.claim.document, best):
        if best.start <= passage.span.start <= best.end + NEAR:
            yield passage


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
    Example(
        "Street lamps «cut» burglaries by 12 per cent.",
        ("After lamps were put up burglaries fell by 12 per cent. We do not claim that the lamps are the cause.",),
    ),
    Example(
        "After lamps were put up burglaries fell by 12 per cent.",
        ("After lamps were put up burglaries fell by 12 per cent. We do not claim that the lamps are the cause.",),
    ),
    Example(
        "«It is walking to school that» makes children read well: 61 per cent of those who walk read at their age's level.",
        (
            "Of children who walk to school 61 per cent read at the level of their age, against 52 per cent of others."
            " The board calls this an association.",
        ),
    ),
    Example(
        "Street lamps cut burglaries by 12 per cent.",
        ("Street lamps cut burglaries by 12 per cent. The council did not say what the lamps cost.",),
    ),
    Example(
        "Few tenants in Porto take a landlord to court, and «the only reason» is that they dare not.",
        (
            "Few tenants in Porto take a landlord to court, in large part because they dare not, and the courts are slow.",
        ),
    ),
    Example(
        "Few tenants in Porto take a landlord to court, and the main reason is that they dare not.",
        (
            "Few tenants in Porto take a landlord to court, in large part because they dare not, and the courts are slow.",
        ),
    ),
    Example(
        "Only 12 per cent of surgeries were open, «all because» nurses had been called to the front.",
        (
            "Only 12 per cent of surgeries were open, due in part to nurses being called to the front and to want of fuel.",
        ),
    ),
    Example("Heavy rain washed away the bridge.", ("Heavy rain washed away the bridge.",)),
)
RULE = Rule("W104", "causation", Severity.WARNING, Scope.PAIR, check, EXAMPLES, __doc__)
