"""A draft's claims, each with its evidence: what the rules are asked about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from claimcheck.detect.citation import citations
from claimcheck.detect.citing.cited import Cited
from claimcheck.detect.claims import analysis
from claimcheck.detect.compared import parted
from claimcheck.detect.drawn import recalls
from claimcheck.detect.quotation import quotations
from claimcheck.detect.quoting.quoted import Quotation
from claimcheck.detect.recall import told_above
from claimcheck.detect.stance import asks
from claimcheck.detect.words import tokens
from claimcheck.followed import followed
from claimcheck.model import (
    DEFAULTS,
    Citation,
    CitationKind,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Form,
    Name,
    Options,
    Quantity,
    Span,
)
from claimcheck.reread import reread
from claimcheck.retrieve.align import Scored, strength
from claimcheck.retrieve.candidates import candidates, prepare
from claimcheck.retrieve.choice import against, chosen, displaced, is_made_of, nearby, untaken
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.figures import Relation
from claimcheck.retrieve.headed import headed, with_places
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.outdone import outdone
from claimcheck.retrieve.quotes import quote_evidence
from claimcheck.retrieve.quoting.folding import Same
from claimcheck.retrieve.resolve import resolve
from claimcheck.retrieve.step import in_step, stands_in_place
from claimcheck.retrieve.titles import is_title, title_citations, titles_in
from claimcheck.retrieve.witnesses import BORNE_OUT, disputed
from claimcheck.rules.base import Case
from claimcheck.stated import stated_besides
from claimcheck.timed import timed
from claimcheck.turned import turned

LEAST_ALONE = 3  # terms of a statement that is told to be in no source
PRESUPPOSED = 0.62  # the score from which a figure in a question is held to be a source's: "Did you know that …?"
NAMING = (CitationKind.ATTRIBUTION, CitationKind.TITLE)  # names in running text: no marks that may lead nowhere
SLOGAN = 5  # words within quotation marks that quote nobody
MOST_AROUND = 3  # pieces of evidence of each claim by which the rest of its sentence may be judged
SAME_FIGURE = (Relation.ENTAILED, Relation.HEDGE, Relation.UNIT, Relation.DIRECTION, Relation.BY_TO)


def cases(draft: Document, library: Library, options: Options = DEFAULTS) -> tuple[Case, ...]:
    """Every claim of the draft in order of place, with its evidence and with all the claims beside it."""
    weighed = _lent(timed(_neighboured(_weighed(claims_of(draft, library), draft, library))))
    weighed = [reread(c) for c in weighed]
    told = {c.claim.sentence for c in weighed if c.claim.quantity and c.claim.quantity.vague}
    made = followed([turned(c, c.claim.sentence in told) for c in weighed])
    made = [*made, *stated_besides(made, draft, library)]
    made.sort(key=lambda case: (case.claim.anchor, case.claim.kind))
    claims = tuple(case.claim for case in made)
    borne_out = frozenset(
        case.claim for case in made if case.relation is Relation.ENTAILED and case.best.score >= BORNE_OUT
    )
    around = _around(draft, made)
    stepped = _stepped(made)
    return tuple(
        replace(
            case,
            claims=claims,
            borne_out=borne_out,
            around=around[case.claim.sentence],
            options=options,
            in_step=case.claim.sentence in stepped,
        )
        for case in made
    )


def _stepped(cases: Sequence[Case]) -> frozenset[Span]:
    """The sentences that a source has but for their figures, some in other words, and whose figures it bears out one by one."""
    borne = {True: set[Span](), False: set[Span]()}
    reworded = {
        c.claim.sentence for c in cases if c.claim.quantity and c.evidence and c.claim.words != c.best.claim.words
    }
    for case in cases:
        if case.claim.quantity:
            placed = bool(case.evidence) and stands_in_place(case.best)
            borne[placed and case.relation in (Relation.ENTAILED, Relation.LOOSE)].add(case.claim.sentence)
    return frozenset((borne[True] & reworded) - borne[False])


def _around(draft: Document, cases: Sequence[Case]) -> dict[Span, tuple[Evidence, ...]]:
    """For each sentence the evidence of its claims, or of those of its paragraph where they have none."""
    by_sentence: dict[Span, list[Evidence]] = {}
    by_block: dict[Span, list[Evidence]] = {}
    blocks = [b.span for b in draft.blocks]
    where = {
        c.claim.sentence: next((b for b in blocks if b.contains(c.claim.sentence)), c.claim.sentence) for c in cases
    }
    for case in cases:
        if case.evidence and case.claim.kind not in (ClaimKind.CITATION, ClaimKind.QUOTATION):
            by_sentence.setdefault(case.claim.sentence, []).extend(case.evidence[:MOST_AROUND])
            by_block.setdefault(where[case.claim.sentence], []).extend(case.evidence[:MOST_AROUND])
    return {s: tuple(by_sentence.get(s, by_block.get(b, []))) for s, b in where.items()}


# ── claims ───────────────────────────────────────────────────────────────────────────────────────


def claims_of(draft: Document, library: Library) -> tuple[Claim, ...]:
    """The draft's claims in order of place: figures, dates, statements, quotations, citations."""
    titles = titles_in(draft, library)
    cited = citations_of(draft, library)
    quoted = tuple(q for q in quotations(draft) if not is_title(q, titles))
    # what names a source claims nothing: its title, and the year of its citation
    names = [c.span for c, _ in cited if c.kind in (CitationKind.AUTHOR_YEAR, CitationKind.TITLE)]
    read = analysis(draft)
    wondered = headed(draft, read.idle, library.gazetteer)
    prepare(wondered, library)
    idle = [c for c in wondered if any(stands_in_place(s.evidence) for s in _near(c, draft, library))]
    # of a question or a wish where a source has it but for its figures
    made = (*headed(draft, read.claims, library.gazetteer), *idle)
    wholes = [c.quantity.number for c in made if c.quantity and c.quantity.form is Form.SHARE]
    found = [
        with_places(_with_citations(c, cited), library.gazetteer)
        for c in made
        if not _in_quotation(c, quoted)
        and not _in_slogan(c, draft)
        and not _is_part(c, wholes)
        and not any(_names(n, c.anchor) for n in names)
    ]
    found += [_quotation_claim(q, draft, cited) for q in quoted]
    found += [_citation_claim(c, made, draft) for c, made in cited if made.kind not in NAMING]
    return tuple(sorted(found, key=lambda c: (c.anchor, c.kind)))


def citations_of(draft: Document, library: Library) -> tuple[tuple[Cited, Citation], ...]:
    """The draft's citations, each with the source that it means: marks, names with years, names and titles in running text."""
    return _citations_of(Same(draft), Same(library))


@lru_cache(maxsize=16)
def _citations_of(draft_key: Same, library_key: Same) -> tuple[tuple[Cited, Citation], ...]:
    draft, library = draft_key.it, library_key.it
    assert isinstance(draft, Document)
    assert isinstance(library, Library)
    cited = tuple((c, resolve(c, library)) for c in citations(draft))
    titles = titles_in(draft, library)
    return (*cited, *title_citations(draft, titles, [c.span for c, _ in cited], library))


def _names(name: Span, anchor: Span) -> bool:
    """Whether a claim lies in the name of a source, or is what a full stop within the name has cut off with a part of it."""
    return name.overlaps(anchor) and not (anchor.contains(name) and anchor != name)


def _is_part(claim: Claim, wholes: Sequence[Span]) -> bool:
    """Whether a count is one of the two that a share of the draft is told by ("24 of 131"), and is checked as part of it."""
    q = claim.quantity
    if q is None or q.form is not Form.COUNT:
        return False
    at = bisect_right(wholes, claim.anchor.start, key=lambda w: w.start) - 1
    return at >= 0 and wholes[at].contains(claim.anchor)


def _in_quotation(claim: Claim, quoted: Sequence[Quotation]) -> bool:
    """Whether a claim is checked as part of a quotation, or is the frame around one."""
    if claim.quantity is None and claim.kind is not ClaimKind.DATE:
        return any(claim.anchor.overlaps(q.span) for q in quoted)
    return any(q.span.overlaps(claim.anchor) for q in quoted)


def _in_slogan(claim: Claim, draft: Document) -> bool:
    """Whether a figure stands within quotation marks around a few words, which quote nobody: a slogan, or a title."""
    if claim.quantity is None:
        return False
    sentence = claim.sentence
    start = draft.prose.rfind("“", sentence.start, claim.anchor.start + 1)
    end = draft.prose.find("”", claim.anchor.start, sentence.end)
    inside = draft.prose[start + 1 : end]
    return start >= 0 and end >= claim.anchor.end and "”" not in inside and len(inside.split()) <= SLOGAN


def _with_citations(claim: Claim, cited: Iterable[tuple[Cited, Citation]]) -> Claim:
    cited = tuple(cited)
    mine = tuple(made for c, made in cited if c.scope.overlaps(claim.anchor))
    if not mine:
        mine = tuple(replace(made, loose=True) for c, made in cited if c.reach and c.reach.overlaps(claim.anchor))
    names = tuple(
        Name(made.span, made.label)
        for c, made in cited
        if made.kind in (CitationKind.ATTRIBUTION, CitationKind.AUTHOR_YEAR) and c.scope.overlaps(claim.anchor)
    )
    return replace(claim, citations=mine, about=replace(claim.about, credited=names))


def _quotation_claim(q: Quotation, draft: Document, cited: Iterable[tuple[Cited, Citation]]) -> Claim:
    credited = (Name(q.speaker, draft[q.speaker]),) if q.speaker else ()
    claim = Claim(ClaimKind.QUOTATION, draft.id, q.span, q.sentence, q.span, words=q.words)
    claim = _with_citations(claim, cited)
    return replace(claim, about=replace(claim.about, credited=credited))


def _citation_claim(cited: Cited, made: Citation, draft: Document) -> Claim:
    return Claim(ClaimKind.CITATION, draft.id, made.span, cited.scope, made.span, words=made.label, citations=(made,))


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


def _weighed(claims: Sequence[Claim], draft: Document, library: Library) -> list[Case]:
    """Each claim with its evidence."""
    asked = [c for c in claims if c.kind not in (ClaimKind.CITATION, ClaimKind.QUOTATION)]
    prepare(asked, library)
    weighed = {c: _near(c, draft, library) for c in asked}
    weighed = _paired(weighed, library)
    taken: dict[Span, dict[tuple[str, Span], Claim]] = {}
    beside: dict[Span, set[tuple[str, Span]]] = {}
    for claim, scored in weighed.items():
        best = chosen(claim, scored)
        if claim.quantity and best and best[0].relation in SAME_FIGURE:
            evidence = best[0].evidence.claim
            for s in best:  # what says its very number elsewhere is no other figure's either
                other = s.evidence.claim
                if s is best[0] or _is_its_number(claim.quantity, other):
                    taken.setdefault(claim.sentence, {}).setdefault((other.document, other.anchor), claim)
            beside.setdefault(claim.sentence, set()).add((evidence.document, evidence.sentence))
    quoted = {q.span: q for q in quotations(draft)}
    told = {k for by in taken.values() for k in by}
    cases = []
    for claim in claims:
        if claim in weighed:
            others = {k for k, by in taken.get(claim.sentence, {}).items() if by is not claim}
            scored = untaken(claim, weighed[claim], others)
            best_evidence = tuple(s.evidence for s in chosen(claim, scored, beside.get(claim.sentence, frozenset())))
            borne = disputed(claim, scored, library)
            if borne and best_evidence and best_evidence[0].claim != borne.claim:
                best_evidence = (borne,)
            elif best_evidence and (rival := outdone(claim, scored, told, library)):
                best_evidence = (rival,)
            if claim.recalled and not (best_evidence and stands_in_place(best_evidence[0])):
                if not (_counted_before(claim, claims) or _told_above(claim, draft)):
                    continue
            elif _asked(claim, draft) and (not best_evidence or best_evidence[0].score < PRESUPPOSED):
                continue
            if claim.quantity and claim.quantity.vague and not best_evidence:
                continue  # "most tenants" is a figure where a source has one for it; else its sentence is a statement
            if claim.kind is ClaimKind.QUALITATIVE and len(claim.about.clause) < LEAST_ALONE and not best_evidence:
                continue  # "that hurt the schools" says too little to be missed in a source
            cases.append(Case(draft, (), claim, best_evidence, library, tuple(s.evidence for s in scored)))
        else:
            found = quote_evidence(quoted[claim.anchor], library) if claim.kind is ClaimKind.QUOTATION else ()
            cases.append(Case(draft, (), claim, found, library, found))
    return cases


def _near(claim: Claim, draft: Document, library: Library) -> tuple[Scored, ...]:
    """The claim's candidates, best first."""
    return in_step(claim, draft, candidates(claim, library), library)


def _is_its_number(ours: Quantity, other: Claim) -> bool:
    """Whether a source writes a draft's very number."""
    q = other.quantity
    return q is not None and (q.low, q.high, q.unit) == (ours.low, ours.high, ours.unit) and not is_derived(other)


def _counted_before(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the draft itself counts, in a sentence that asserts, what a claim takes for known."""
    head = claim.about.counted[-1:]
    return bool(head) and any(c.about.counted[-1:] == head and not c.recalled for c in claims)


def _told_above(claim: Claim, draft: Document) -> bool:
    """Whether the draft says that it has told the figure before."""
    return claim.quantity is not None and told_above(tokens(draft.prose, claim.sentence), claim.quantity.number)


def _paired(weighed: dict[Claim, tuple[Scored, ...]], library: Library) -> dict[Claim, tuple[Scored, ...]]:
    """The candidates, where of two claims of a sentence with one best candidate only the nearer one may keep it."""
    best: dict[tuple[Span, str, Span], list[Claim]] = {}
    for claim, scored in weighed.items():
        if claim.quantity and scored and scored[0].relation in SAME_FIGURE:
            other = scored[0].evidence.claim
            best.setdefault((claim.sentence, other.document, other.anchor), []).append(claim)
    made = dict(weighed)
    for claims in best.values():
        apart = [c for c in claims if not any(c is not d and d.anchor.contains(c.anchor) for d in claims)]
        keeper = max(claims, key=lambda c: strength(weighed[c][0]))
        for claim in apart:
            if claim is not keeper:
                made[claim] = displaced(claim, keeper, weighed[claim], library)
    return made


def _asked(claim: Claim, draft: Document) -> bool:
    """Whether a claim stands in a question, which asserts a figure only where it takes one for granted."""
    return asks(tokens(draft.prose, claim.sentence))


def _neighboured(cases: Sequence[Case]) -> list[Case]:
    """The cases, where a figure without evidence has it from the paragraph that bears out its neighbours in the draft.

    One whose evidence has another unit has it too, where it is made of the figure beside it: "58 per cent, nine points
    more than in 2022" is not judged by "nine per cent had a loan".
    """
    made = list(cases)
    for i, case in enumerate(cases):
        if case.claim.quantity and (not case.evidence or case.relation is Relation.UNIT):
            block = next(
                (b.span for b in case.draft.blocks if b.span.contains(case.claim.sentence)), case.claim.sentence
            )
            beside = [
                c
                for c in made
                if c.evidence and block.contains(c.claim.sentence) and c.claim.kind is not ClaimKind.QUOTATION
            ]
            beside.sort(key=lambda c: c.claim.sentence != case.claim.sentence)
            figures = [c.best.claim for c in beside if c.claim.sentence == case.claim.sentence and _bears_out(c)]
            if case.evidence:
                beside = [c for c in beside if c.claim.sentence == case.claim.sentence and _bears_out(c)]
            places = [(e.claim.document, e.claim.sentence) for c in beside for e in c.evidence]
            found = tuple(s.evidence for s in nearby(case.claim, places, figures, case.library))
            if not found and not case.evidence:
                found = tuple(s.evidence for s in against(case.claim, figures or _before(case, made), case.library))
            if found and (not case.evidence or is_made_of(found[0].claim, figures)):
                made[i] = replace(case, evidence=found, considered=(*found, *case.considered))
    return made


def _before(case: Case, cases: Sequence[Case]) -> list[Claim]:
    """The source's figure for the last one of the draft before a sentence that draws on it: "That is four times as many"."""
    if not recalls(tokens(case.draft.prose, case.claim.sentence)):
        return []
    before = [c for c in cases if c.claim.quantity and c.claim.anchor.end <= case.claim.sentence.start]
    last = max(before, key=lambda c: c.claim.anchor, default=None)
    return [last.best.claim] if last and last.evidence and _bears_out(last) else []


def _bears_out(case: Case) -> bool:
    return case.claim.quantity is not None and case.relation is Relation.ENTAILED


def _lent(cases: Sequence[Case]) -> list[Case]:
    """The cases, where a date or a drawn figure has the evidence of the figure that it goes with in its sentence; one in an
    aside, which goes with none, rather what tells a date at all."""
    lent = []
    for case in cases:
        if case.claim.kind is ClaimKind.DATE or (case.claim.kind is ClaimKind.ARITHMETIC and not case.evidence):
            run = tokens(case.draft.prose, case.claim.sentence)
            beside = [c for c in cases if c.claim.quantity and c.claim.sentence == case.claim.sentence and c.evidence]
            beside = [c for c in beside if c.claim.quantity and c.claim.quantity.form is not Form.AGE] or [
                c for c in beside if not case.evidence
            ]  # what is dated is hardly how old somebody is
            apart = [
                case.claim.kind is ClaimKind.DATE and parted(run, c.claim.anchor, case.claim.anchor) for c in beside
            ]
            near = [c for c, other in zip(beside, apart, strict=True) if not other]
            near.sort(key=lambda c: (not c.claim.clause.overlaps(case.claim.anchor), -c.best.score))
            together = [c for c in near if c.claim.clause == near[0].claim.clause]
            if near:
                evidence = tuple(e for c in together for e in c.evidence)
                case = replace(case, evidence=evidence, considered=near[0].considered)
            elif beside:
                case = replace(case, evidence=tuple(sorted(case.evidence, key=lambda e: not e.claim.about.periods)))
        lent.append(case)
    return lent
