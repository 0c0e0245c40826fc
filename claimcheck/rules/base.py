"""What a rule is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.context import is_edge_at, modifiers
from claimcheck.detect.sides import sides
from claimcheck.detect.words import terms, tokens
from claimcheck.model import (
    DEFAULTS,
    Citation,
    Claim,
    ClaimKind,
    Difference,
    Document,
    Evidence,
    ModifierKind,
    Options,
    Quantity,
    Severity,
    Span,
)
from claimcheck.retrieve.bodies import same_body
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.joined import Sort, added, added_to_figure
from claimcheck.retrieve.kinds import other_kind
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.listed import Swap, swapped
from claimcheck.retrieve.opposed import Opposed
from claimcheck.retrieve.populations import Side
from claimcheck.retrieve.ties import like
from claimcheck.retrieve.unsettled import unsettled
from claimcheck.retrieve.working import amount, working

SURE = 0.55  # the overlap of terms from which a statement is held to be of the same thing
SURE_ALONE, ALONE = 0.44, 0.75  # the same where no other sentence has more than so much of that overlap
FIRST = 2  # terms after a cue of which one must be said on the other side
REACH = 6  # tokens after a cue that it governs
ABOUT_AS_NEAR = 0.7  # of the overlap of terms of the best evidence
AROUND = 5  # candidates that may tell the draft's own kind
NEAR = 0.25  # the least score of a passage that is offered as the nearest


class Scope(StrEnum):
    """When a rule is asked."""

    PAIR = "pair"  # once for each claim that has evidence
    CLAIM = "claim"  # once for each claim
    DRAFT = "draft"  # once for each claim, and needs no source: the draft against itself
    WHOLE = "whole"  # once for the draft, when all its claims are judged


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of a draft with the evidence for it, best first, and all the claims of the draft around it."""

    draft: Document
    claims: tuple[Claim, ...]
    claim: Claim
    evidence: tuple[Evidence, ...]
    library: Library
    considered: tuple[Evidence, ...] = ()  # all candidates, best first
    turned: tuple[tuple[Evidence, Opposed], ...] = ()  # where the evidence says the reverse
    changed: tuple[tuple[Evidence, Opposed], ...] = ()  # in a sentence that follows the evidence's nearly word for word
    around: tuple[
        Evidence, ...
    ] = ()  # the evidence of the claims of its sentence, or of its paragraph where they have none
    elsewhen: Evidence | None = None  # what has the draft's figure, of another time
    borne_out: frozenset[Claim] = frozenset()  # the draft's claims whose figures a source surely has
    options: Options = DEFAULTS

    word_for_word: bool = False  # the evidence's sentence is the draft's
    in_place: bool = False  # the evidence is what stands in the figure's place in a sentence that the draft's follows
    in_step: bool = False  # and but for its figures, all of which it bears out: what they make is the source's matter

    @property
    def nearest(self) -> tuple[Evidence, ...]:
        """The candidates that come near enough to be worth showing where nothing bears the claim out."""
        return tuple(e for e in self.considered if e.score >= NEAR)

    @property
    def best(self) -> Evidence:
        """The evidence by which the claim is judged; a rule of scope PAIR always has one."""
        return self.evidence[0]

    @property
    def sure(self) -> bool:
        """Whether the best evidence surely is of the same thing: by much of the draft's terms, or alone in having as many.

        A statement without a figure rests on its words only, so a fault in it needs more than the threshold of evidence.
        """
        own = dict(self.best.why).get("terms", 0.0)
        here = (self.best.claim.document, self.best.claim.sentence)
        others = [
            dict(e.why).get("terms", 0.0) for e in self.considered if (e.claim.document, e.claim.sentence) != here
        ]
        return own >= SURE or (own >= SURE_ALONE and max(others, default=0.0) <= ALONE * own)

    @property
    def source(self) -> Document:
        """The document that the best evidence stands in."""
        return self.library.document(self.best.claim.document)

    @property
    def relation(self) -> Relation:
        """How the claim's figure stands to that of the best evidence."""
        if not self.evidence or self.claim.quantity is None or self.best.claim.quantity is None:
            return Relation.NONE
        return compare(self.claim.quantity, self.best.claim.quantity)

    @property
    def tolerated(self) -> bool:
        """Whether the claim's figure differs from that of the best evidence by no more than the house tolerates."""
        ours, theirs = self.claim.quantity, self.best.claim.quantity
        if not self.options.tolerance or ours is None or theirs is None or ours.unit != theirs.unit:
            return False
        return abs(ours.value - theirs.value) <= self.options.tolerance * abs(theirs.value)

    @property
    def working(self) -> str:
        """The arithmetic between the claim's figure and that of the best evidence, or the one that makes the latter."""
        ours, theirs = self.claim.quantity, self.best.claim.quantity
        if self.best.claim.working or ours is None or theirs is None:
            return self.best.claim.working
        return working(ours, theirs, self.relation)

    @property
    def shown_working(self) -> str:
        """The working in brackets, for the end of a message; empty where there is none."""
        return f" ({self.working})" if self.working else ""

    def cues(self, kinds: tuple[ModifierKind, ...]) -> frozenset[str]:
        """The cues of some kinds that the draft's sentence has, in small letters."""
        run = tokens(self.draft.prose, self.claim.sentence)
        return frozenset(m.word.lower() for m in modifiers(run) if m.kind in kinds)

    def governs(self, cue: Span) -> bool:
        """Whether a cue in the source stands in the clause of the evidence, or before it in the sentence with no terminator."""
        claim = self.best.claim
        start = claim.clause.start if claim.quantity else claim.sentence.start
        return claim.sentence.contains(cue) and start <= cue.start <= claim.clause.end

    @property
    def ours(self) -> str:
        """The draft's words for the claim, on one line."""
        return " ".join(self.draft.prose[self.claim.anchor.start : self.claim.anchor.end].split())

    @property
    def theirs(self) -> str:
        """The source's words for the figure, on one line; one that its figures make in few signs."""
        if self.best.claim.working and self.best.claim.quantity:
            return amount(self.best.claim.quantity)
        anchor = self.best.claim.anchor
        return " ".join(self.source.prose[anchor.start : anchor.end].split())


@dataclass(frozen=True, slots=True)
class Whole:
    """A draft with all that was found in it, for a rule that looks at the whole of it."""

    draft: Document
    cases: tuple[Case, ...]
    cited: tuple[tuple[Cited, Citation], ...]  # its citations, each with the source that it means
    library: Library
    options: Options = DEFAULTS


def turned(case: Case, name: str) -> Iterator[Difference]:
    """What the draft says the reverse of, where that is a matter of the rule with this name."""
    yield from _said_otherwise(case, case.turned, name)


def changed(case: Case, name: str) -> Iterator[Difference]:
    """What was changed in a sentence of a source, where that is a matter of the rule with this name."""
    yield from _said_otherwise(case, case.changed, name)


def left_open(case: Case, denied: bool) -> Iterator[Difference]:
    """What the draft tells as settled and its source leaves open, said once for a sentence; `denied`: that the source says of
    itself that it did not find out, and not only that somebody is looking into it."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if next(beside, case.claim) != case.claim:
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    near = case.evidence[:1] or case.nearest[:1]
    documents = [*(e.claim.document for e in near), *(i for c in case.claim.citations for i in c.resolved)]
    for u in unsettled(run, documents, case.library):
        if u.denied is denied:
            words = " ".join(case.library.document(u.passage.document)[u.theirs].split())
            said = " ".join(case.draft[u.ours].split())
            yield Difference(
                f"The draft tells as settled (“{said}”) what the source leaves open: “{words}”.",
                u.ours,
                (case.library.location(u.passage.document, u.passage.span),),
                correct=words,
            )
            return


def turned_round(case: Case, name: str) -> Iterator[Difference]:
    """Where the draft has what stands on two sides the other way round than its evidence: "rents rose faster than wages"."""
    stated = case.claim.quantity is None
    if not case.evidence or not case.sure or not (stated or case.relation is Relation.ENTAILED):
        return
    ours = [s for s in sides(tokens(case.draft.prose, case.claim.sentence)) if s.aspect == name]
    told = [
        [*sides(tokens(case.library.document(e.claim.document).prose, e.claim.sentence))] for e in case.evidence if ours
    ]
    for mine in ours:
        theirs = next((s for s in told[0] if mine.is_turned(s)), None)
        if theirs and not any(mine.agrees(s) for run in told for s in run):
            yield Difference(
                f"The draft has the two sides of “{' '.join(case.draft[mine.span].split())}” the other way round than the source.",
                part_of(case.draft.prose, case.claim.sentence, mine.span),
                (case.best.location,),
                correct=" ".join(
                    case.source[part_of(case.source.prose, case.best.claim.sentence, theirs.span)].split()
                ),
            )
            return


def of_another_kind(case: Case, section: str) -> Iterator[Difference]:
    """A statement, or a figure, told of a kind that is none of the source's: "rural clinics" for "urban clinics"."""
    stated = case.claim.quantity is None
    if not case.evidence or case.turned or not (case.sure if stated else case.relation is Relation.ENTAILED):
        return
    if is_derived(case.best.claim):
        return
    best = case.best.claim
    near = {(p.document, p.span) for p in case.library.paragraph(best.document, best.sentence)}
    near |= {(e.claim.document, e.claim.sentence) for e in case.considered[:AROUND]}
    around = [tokens(case.library.document(id).prose, span) for id, span in sorted(near)]
    within = best.sentence if stated else best.clause
    ours, theirs = tokens(case.draft.prose, case.claim.clause), tokens(case.source.prose, within)
    found = other_kind(ours, theirs, around, section)
    if found:
        mine, others = (" ".join(d[s].split()) for d, s in zip((case.draft, case.source), found, strict=True))
        yield Difference(
            f"The draft says it of “{mine}”; the source of “{others}”.", found[0], (case.best.location,), correct=others
        )


def of_one_more(case: Case, sort: Sort) -> Iterator[Difference]:
    """What is told of two where the source tells it of one, and of the other something else: "nurses and porters were given masks"."""
    q, best = case.claim.quantity, case.best.claim if case.evidence else None
    if best is None or case.turned or not (case.sure if q is None else case.relation is Relation.ENTAILED):
        return
    ours, theirs = Side(case.draft, case.claim), Side(case.source, best)
    if q is None:
        found = added(ours, theirs)
    elif is_derived(best):
        return
    else:
        near = {(p.document, p.span.start) for p in case.library.paragraph(best.document, best.sentence)}
        figures = [
            c for at in sorted(near) for c in case.library.claims_at.get(at, ()) if like(best.quantity, c.quantity)
        ]
        told = [c.quantity for c in case.claims if c.sentence == case.claim.sentence and c.quantity]
        found = added_to_figure(
            ours, theirs, [Side(case.source, c) for c in figures if c.quantity and not _is_told(c.quantity, told)]
        )
    if found and found.sort is sort:
        said, words = (" ".join(d[s].split()) for d, s in ((case.draft, found.ours), (case.source, found.theirs)))
        yield Difference(
            f"The draft says it of “{said}”; of one of these the source says something else: “{words}”.",
            found.ours,
            (case.best.location,),
        )


def _is_told(q: Quantity, told: Iterable[Quantity]) -> bool:
    """Whether a draft gives a source's figure too."""
    return any(compare(own, q) is Relation.ENTAILED for own in told)


def exchanged(case: Case) -> Swap | None:
    """The one name of a list that the best evidence's list has another for, where no candidate about as near has the draft's."""
    told = case.relation in (Relation.ENTAILED, Relation.HEDGE) if case.claim.quantity else case.sure
    swap = swapped(case.draft, case.claim.sentence, case.source, case.best.claim.sentence) if told else None
    terms = dict(case.best.why).get("terms", 0.0)
    near = (e for e in case.considered if dict(e.why).get("terms", 0.0) >= ABOUT_AS_NEAR * terms)
    if swap and same_body(swap.ours.text, swap.theirs.text, case.library.acronyms, loose=True):
        return None
    if swap and any(swap.ours.text in case.library.document(e.claim.document)[e.claim.sentence] for e in near):
        return None
    return swap


def _said_otherwise(case: Case, found: Iterable[tuple[Evidence, Opposed]], name: str) -> Iterator[Difference]:
    for evidence, o in found:
        if o.aspect == name:
            document = case.library.document(evidence.claim.document)
            ours, theirs = (" ".join(d[s].split()) for d, s in ((case.draft, o.ours), (document, o.theirs)))
            said = f"The draft says “{ours}”, the source “{theirs}” of the same thing"
            yield Difference(f"{said}.", o.ours, (evidence.location,), correct=theirs)


def part_of(prose: str, sentence: Span, cue: Span) -> Span:
    """The part of a sentence in which a cue stands, between two edges."""
    run = tokens(prose, sentence)
    edges = [t for i, t in enumerate(run) if is_edge_at(run, i)]
    start = max((t.end for t in edges if t.end <= cue.start), default=sentence.start)
    return Span(start, min((t.start for t in edges if t.start >= cue.end), default=sentence.end))


def holds_for(prose: str, sentence: Span, cue: Span, said: Sequence[str]) -> bool:
    """Whether what a cue governs is said on the other side too: one of its first two terms, and half of those of its part.

    "She did not stay the night" denies no visit.
    """
    run = tokens(prose, part_of(prose, sentence, cue))
    after = terms([t for t in run if t.start >= cue.end][:REACH])
    part = set(terms(t for t in run if not cue.contains(Span(t.start, t.end))))
    return bool(set(after[:FIRST]) & set(said)) and len(part & set(said)) * 2 >= len(part)


@dataclass(frozen=True, slots=True)
class Example:
    """A draft in which «guillemets» mark exactly what the rule must flag (none: it must keep silent), and its sources.

    A source is its text, which then has the id "s1", "s2" …, or a pair of its publisher and its text. `known_miss` says
    why the program gets the example wrong as yet. `options` are what its user asks for.
    """

    draft: str
    sources: tuple[str | tuple[str, str], ...] = ()
    known_miss: str = ""
    options: Options = DEFAULTS


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a value: its code never changes, its name is the aspect that it finds fault with.

    One of scope WHOLE has its check in `whole`, any other in `check`. `of_silence` says that it rests on what sources do not
    say, and so can tell nothing where one of them was not read whole.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    check: Callable[[Case], Iterable[Difference]] = field(repr=False)
    examples: tuple[Example, ...] = field(repr=False)
    doc: str | None = field(repr=False)
    whole: Callable[[Whole], Iterable[Difference]] | None = field(repr=False, default=None)
    of_silence: bool = False

    @property
    def summary(self) -> str:
        """The first line of the rule's page."""
        return (self.doc or "").strip().splitlines()[0]


def of_whole(
    code: str,
    name: str,
    severity: Severity,
    check: Callable[[Whole], Iterable[Difference]],
    examples: tuple[Example, ...],
    doc: str | None,
) -> Rule:
    """A rule that is asked once for the draft."""
    return Rule(code, name, severity, Scope.WHOLE, lambda case: (), examples, doc, check)
