"""The draft says the figure of other people or things than were counted.

**What it finds.** The source's figure with another counted noun: a share of organisations told as one of survivors, respondents
told as a whole people, cases told as victims.

**Why it matters.** A sample sold as the world is the commonest abuse of a survey.

**What to do.** Name those who were counted, as the source names them.

**Authority.** The fact-checkers' list, "whole group or sample; who was asked"; the Market Research Society's guidance on
reporting surveys.
"""

from collections.abc import Iterator, Sequence

from claimcheck.detect.context import is_edge, part_around
from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.words import Kind, Token, stem, term, terms, tokens
from claimcheck.model import Bound, Claim, ClaimKind, Confidence, Difference, Evidence, Form, Quantity, Severity, Span
from claimcheck.retrieve.bases import RELATIVE, Base, Told, base, is_share, lacks, subject, told_of_others
from claimcheck.retrieve.crossed import Share, crossed
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.dosed import dosed
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.joined import Sort
from claimcheck.retrieve.populations import Apart, Side, apart, listed, narrowed, said_before
from claimcheck.retrieve.samples import asked_before, limit, unrandom
from claimcheck.retrieve.singled_out import others_singled_out
from claimcheck.retrieve.slots import counted_agree, noun_class, of_asking
from claimcheck.rules.base import (
    FIRST,
    REACH,
    Case,
    Example,
    Rule,
    Scope,
    changed,
    of_another_kind,
    of_one_more,
    turned,
)

ASKING = ("survey", "respondent", "participant", "interviewee", "poll", "sample")
BESIDE = 2  # tokens
NEXT = 2  # characters between a sentence and the one that goes on from it
NO_VERB = frozenset(
    {"and", "or", ",", "of", "in", "from", "at", "with", "who", "("}
)  # behind a pair that is no subject
LIKELY = 0.65  # the score from which a figure is hardly of another thing, with fewer of the draft's terms
LONGEST_TAKEN_IN = 5  # tokens of those who are taken in
ROLE = 4  # tokens from a "posing as" to the noun of those who are played
NOUN = 3  # tokens from a word for all to its noun
GIVEN = (("person", "thing"), ("household", "thing"), ("thing", "person"), ("thing", "household"))


def check(case: Case) -> Iterator[Difference]:
    found = list(_found(case))
    found = found or [*turned(case, "population")] or [*changed(case, "population")]
    found = found or [*of_one_more(case, Sort.GROUP)] or [*_played(case)] or [*_taken_in(case)] or [*_singled_out(case)]
    yield from found or (of_another_kind(case, "apart") if case.claim.quantity is None else ())


def _singled_out(case: Case) -> Iterator[Difference]:
    """Others whom a statement singles out: "particularly tenants with children" for "particularly tenants with dogs"."""
    if case.claim.kind is not ClaimKind.QUALITATIVE or not case.evidence:
        return
    best = case.best.claim
    around = tokens(case.source.prose, best.sentence)
    for p in case.library.paragraph(best.document, best.sentence):
        if abs(p.span.start - best.sentence.end) <= NEXT or p.span == best.sentence:
            theirs = tokens(case.source.prose, p.span)
            found = others_singled_out(tokens(case.draft.prose, case.claim.sentence), theirs, (*around, *theirs))
            if found:
                others = " ".join(case.source[found[1]].split())
                yield Difference(
                    f"The draft singles out “{' '.join(case.draft[found[0]].split())}”, the source “{others}”.",
                    found[0],
                    (case.library.location(best.document, p.span),),
                    correct=others,
                )
                return


def _found(case: Case) -> Iterator[Difference]:
    if case.claim.kind is ClaimKind.QUALITATIVE and case.evidence and case.sure:
        yield from _every(case)
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE) or is_derived(case.best.claim):
        return
    yield from _of_all(case)
    yield from _of_part(case)
    yield from _of_another_base(case)
    yield from _beyond_the_sample(case)
    yield from _turned_round(case)
    yield from _of_part_on_average(case)
    yield from _of_those_who_did_much(case)
    yield from _of_others(case)
    yield from _of_others_listed(case)
    yield from _one_of_two(case)
    yield from _apart(case)


def _played(case: Case) -> Iterator[Difference]:
    """Those whom others played, told as themselves: "tenants rang" for "students posing as tenants rang"."""
    if not case.evidence or not (case.sure if case.claim.quantity is None else case.relation is Relation.ENTAILED):
        return
    draft, source = Side(case.draft, case.claim), Side(case.source, case.best.claim)
    run, theirs = draft.run(case.claim.clause), source.run(case.best.claim.sentence)
    told = words_in("populations", "played")
    for hit in cues("populations", "posing").all(theirs):
        role = next((k for k in range(hit.last, min(len(theirs), hit.last + ROLE)) if is_plural(theirs[k].lower)), None)
        if role is None:
            continue
        who = next((t for t in run if term(t.lower) == term(theirs[role].lower)), None)
        block = next((b.span for b in case.draft.blocks if b.span.contains(case.claim.sentence)), case.claim.sentence)
        players = set(terms([t for t in theirs[: hit.first] if is_plural(t.lower)][-1:]))
        if who is None or players & said_before(draft) or any(t.lower in told for t in draft.run(block)):
            continue
        words = " ".join(case.source[Span(theirs[max(0, hit.first - 1)].start, theirs[role].end)].split())
        yield Difference(
            f"The draft says it of “{who.text}”; the source of “{words}”.",
            Span(who.start, who.end),
            (case.best.location,),
            correct=words,
        )
        return


def _taken_in(case: Case) -> Iterator[Difference]:
    """Those whom a source leaves out, told as taken in: "hired boats included"."""
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    for hit in cues("populations", "taken_in").all(run):
        behind = run[hit.first].lower != "included"
        first = hit.last if behind else next((k + 1 for k in range(hit.first - 1, -1, -1) if is_edge(run[k])), 0)
        last = hit.first
        if behind:
            ends = (k for k in range(hit.last, len(run)) if is_edge(run[k]) or run[k].kind is Kind.SYMBOL)
            last = next(ends, len(run))
        who = set(terms(run[first:last]))
        told = run[min(first, hit.first - 1) : max(last, hit.last)]
        denied = any(t.lower in words_in("populations", "no_more_denial") for t in told)
        if not who or denied or last - first > LONGEST_TAKEN_IN or any(t.kind is Kind.NUMBER for t in told):
            continue
        for passage in case.library.passages_of(case.source.id):
            left = next(
                (p for p in _parts_left_out(tokens(case.source.prose, passage.span)) if who <= set(terms(p))), None
            )
            if left:
                words = " ".join(case.source[Span(left[0].start, left[-1].end)].split())
                yield Difference(
                    f"The draft takes in what the source leaves out: “{words}”.",
                    Span(run[min(first, hit.first)].start, run[max(last, hit.last) - 1].end),
                    (case.library.location(case.source.id, passage.span),),
                )
                return


def _parts_left_out(run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts of a sentence that leave somebody out."""
    for hit in cues("populations", "left_out").all(run):
        yield part_around(run, hit.first)


def _of_others(case: Case) -> Iterator[Difference]:
    """Other things were counted: 14 per cent of shelters, and the source has 14 per cent of councils."""
    ours, theirs = case.claim.about.counted, case.best.claim.about.counted
    if (
        not ours
        or not theirs
        or _leans(case.claim)
        or (_is_of_no_number(case.claim.quantity) and not case.sure)
        or any(counted_agree(ours, e.claim.about.counted) for e in case.evidence if e.claim.about.counted)
    ):
        return
    classes = (noun_class(ours[-1]), noun_class(theirs[-1]))
    about = case.best.claim.about
    share = case.claim.quantity is not None and case.claim.quantity.form is Form.SHARE
    told = ours[-1] in (*about.clause, *about.rest)
    people = classes in GIVEN  # who got parcels are no parcels, though both be named
    if theirs[-1] in of_asking() and _were_asked(case, ours):
        return
    mentioned = _mentioned(case, theirs[-1]) and not _told_apart(case, ours[-1], theirs[-1])
    if not people and ((told and not (share and not _asked(case, ours[-1]))) or mentioned):
        return
    told_apart = share and case.library.index.known(ours[-1])  # a corpus that has both words may tell them apart
    if not all(classes) and not told_apart:
        return
    quantity = case.best.claim.quantity
    counted = quantity.counted if quantity else None
    words = " ".join(case.source[counted].split()) if counted else ""
    yield Difference(
        f"The source counts “{words}”, not those of the draft's “{case.ours}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=case.theirs,
        confidence=Confidence.HIGH if classes[0] != classes[1] else Confidence.MEDIUM,
    )


def _were_asked(case: Case, ours: Sequence[str]) -> bool:
    """Whether the source's "respondents" are those of the draft: it tells before whom its survey asked."""
    asked = asked_before(case.best.claim, case.library.claims_of(case.best.claim.document))
    return asked is not None and counted_agree(ours, asked.about.counted)


def _is_of_no_number(q: Quantity | None) -> bool:
    """Whether a count is only of a size, which very many things have: "hundreds of protesters"."""
    return q is not None and q.form is Form.COUNT and q.low < q.high and q.bound is Bound.AT_LEAST


def _told_apart(case: Case, ours: str, theirs: str) -> bool:
    """Whether a share is told outright of one class of things for another that the source, too, has figures of.

    "27 per cent of the residents had been on such a course" names the courses and is a share of residents all the same.
    """
    q = case.claim.quantity
    classes = {noun_class(ours), noun_class(theirs)}
    if not is_share(q) or "" in classes or len(classes) == 1 or classes & {"organisation", "place", "event", "case"}:
        return False
    return any(c.quantity and ours in c.about.counted[-1:] for c in case.library.claims_of(case.best.claim.document))


def _one_of_two(case: Case) -> Iterator[Difference]:
    """What the source tells of two groups together is told of one of them: "children make up a quarter" for "women and children"."""
    best, q = case.best.claim, case.claim.quantity
    if q is None or q.form is not Form.SHARE or best.quantity is None:
        return
    said = set(terms(tokens(case.draft.prose, case.claim.sentence)))
    theirs = [t for t in tokens(case.source.prose, best.clause) if t.end <= best.quantity.number.start]
    run = [t for t in tokens(case.draft.prose, case.claim.clause) if t.end <= q.number.start]
    for a, joint, b, verb in zip(theirs, theirs[1:], theirs[2:], theirs[3:], strict=False):
        pair = [term(a.lower), term(b.lower)]
        both = joint.lower == "and" and is_plural(a.lower) and is_plural(b.lower) and all(map(noun_class, pair))
        told = [t for t in pair if t in said]
        if not both or len(told) != 1 or verb.lower in NO_VERB or is_plural(verb.lower):
            continue
        who = next((t for t in run if term(t.lower) in told), None)
        if who is not None:
            words = f"{a.text} and {b.text}"
            yield Difference(
                f"The draft says it of “{who.text}”; the source of “{words}” together.",
                Span(who.start, who.end).to(case.claim.anchor),
                (case.best.location,),
                correct=words,
            )
            return


def _mentioned(case: Case, head: str) -> bool:
    """Whether the draft's sentence has the source's noun after all; of a share, not only as what another figure counts."""
    q = case.claim.quantity
    if q is None or q.form is not Form.SHARE:
        return head in (*case.claim.about.clause, *case.claim.about.rest)
    beside = [c for c in case.claims if c.sentence == case.claim.sentence and c.anchor != case.claim.anchor]
    if head in case.claim.about.clause:
        return True
    return head in case.claim.about.rest and not any(head in c.about.counted[-1:] for c in beside)


def _apart(case: Case) -> Iterator[Difference]:
    """The same noun, narrowed otherwise: women for men, with a contract for without one, fishers for migrant fishers."""
    ours = Side(case.draft, case.claim)
    for d in apart(ours, Side(case.source, case.best.claim)):
        told_apart = d.apart is not Apart.PART or _has_whole(case, ours)
        mine, others = (" ".join(t[s].split()) for t, s in ((case.draft, d.ours), (case.source, d.theirs)))
        yield Difference(
            f"The draft tells the figure of “{mine}”; the source of “{others}”.",
            case.claim.anchor if d.apart in (Apart.PART, Apart.ALL) or case.claim.anchor.overlaps(d.ours) else d.ours,
            (case.best.location,),
            correct=others,
            confidence=Confidence.HIGH if told_apart else Confidence.LOW,
        )
        return


def _has_whole(case: Case, ours: Side) -> bool:
    """Whether the source tells another figure of the whole, so that a part of it is told apart there."""
    who = ours.who
    whole = set(terms(ours.run(who))) if who else set()
    for other in case.library.claims_of(case.best.claim.document):
        span = Side(case.source, other).who if other.quantity else None
        run = tokens(case.source.prose, span) if span else ()
        if run and set(terms(run)) == whole and not narrowed(run):
            return True
    return False


def _every(case: Case) -> Iterator[Difference]:
    """A statement on some told as one on all: "screened all workers" for "screened all foreign workers"."""
    run = tokens(case.draft.prose, case.claim.clause)
    theirs = tokens(case.source.prose, case.best.claim.sentence)
    for hit in cues("counting", "whole").all(run):
        j = next((j for j in range(hit.last, min(hit.last + NOUN, len(run))) if is_plural(run[j].lower)), None)
        if j is None or narrowed(run[hit.last : j + 1]):
            continue
        like = [k for k, t in enumerate(theirs) if stem(t.lower) == stem(run[j].lower)]
        parts = [narrowed(theirs[max(0, k - NOUN) : k + 1]) for k in like]
        if not like or not all(parts):
            continue
        first, last = (i + max(0, like[0] - NOUN) for i in parts[0] or ())
        if said_before(Side(case.draft, case.claim)) & set(terms(theirs[first:last])):
            continue
        words = " ".join(case.source[Span(theirs[first].start, theirs[like[0]].end)].split())
        yield Difference(
            f"The draft says it of “{' '.join(t.text for t in run[hit.first : j + 1])}”; the source of “{words}”.",
            Span(run[hit.first].start, run[j].end),
            (case.best.location,),
            correct=words,
        )
        return


def _of_all(case: Case) -> Iterator[Difference]:
    """A share of some told as one of all: "62 per cent of all tenants" for "62 per cent of the tenants who had moved"."""
    ours, theirs = case.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or ours.counted is None or theirs.counted is None or ours.form is not Form.SHARE:
        return
    ends = (case.claim.sentence.end, case.best.claim.sentence.end)
    stands = all(q.number.end <= q.counted.end <= end for q, end in zip((ours, theirs), ends, strict=True) if q.counted)
    if not stands or not counted_agree(case.claim.about.counted, case.best.claim.about.counted):
        return
    between = tokens(case.draft.prose, Span(ours.number.end, ours.counted.end))
    after = tokens(case.source.prose, Span(theirs.counted.end, case.best.claim.sentence.end))
    narrowed = _narrowed(after)
    own = _narrowed(tokens(case.draft.prose, Span(ours.counted.end, case.claim.sentence.end)))
    if not narrowed or own or not list(cues("counting", "whole").all(between)):
        return
    stop = next((i for i, t in enumerate(after) if t.text in ",;:()–—"), len(after))
    about = case.claim.about
    told = set(terms(after[narrowed : min(stop, narrowed + REACH)])[:FIRST])
    if told - {*about.clause, *about.rest, *about.context}:
        words = " ".join(case.source[Span(theirs.counted.start, after[stop - 1].end)].split())
        yield Difference(
            f"The source's figure is of “{words}”, and not of all.",
            case.claim.anchor,
            (case.best.location,),
            correct=case.theirs,
        )


def _of_part(case: Case) -> Iterator[Difference]:
    """A count told of what only a part of it is: "620 nurses" for "620 people, of whom 410 were nurses"."""
    ours, theirs = case.claim, case.best.claim
    q, other = ours.quantity, theirs.quantity
    if not q or not other or q.form is not Form.COUNT or other.form is not Form.COUNT or not other.counted:
        return
    head, whole = ours.about.counted[-1:], theirs.about.counted
    if not head or not whole or head[0] in {*whole, *theirs.about.clause} or _leans(ours):
        return
    if not counted_agree(ours.about.counted, whole):
        return  # other things altogether
    for part in case.library.claims_at.get((theirs.document, theirs.sentence.start)):
        p = part.quantity
        if (
            p is None
            or part.anchor.start < theirs.anchor.end
            or p.form not in (Form.COUNT, Form.SHARE)
            or p.unit not in ("", "percent")
        ):
            continue
        run = tokens(case.source.prose, Span(other.counted.end, part.sentence.end))
        parted = any(run[h.first].start <= p.number.end + 1 for h in cues("populations", "parting").all(run))
        if parted and head[0] in part.about.clause and (p.form is Form.SHARE or p.low < other.high):
            words = " ".join(case.source[other.counted].split())
            yield Difference(
                f"The source counts “{words}”, of whom only a part are those of the draft's “{case.ours}”.",
                ours.anchor,
                (case.best.location,),
                correct=case.theirs,
            )
            return


def _of_another_base(case: Case) -> Iterator[Difference]:
    """A share of some told as one of all, or of others: "Of the tenants who had moved, 62 per cent …", "Of these 62 per cent …"."""
    if not is_share(case.claim.quantity) or not is_share(case.best.claim.quantity):
        return
    draft = Side(case.draft, case.claim)
    ours = base(draft, [c for c in case.claims if c.quantity])
    if ours is None or not (case.sure or ours.whole or case.best.score >= LIKELY):
        return
    known = case.library.claims_of(case.best.claim.document)
    theirs = base(Side(case.source, case.best.claim), known)
    if theirs is None:
        return
    here = case.best.claim.about
    others = {t for c in known if c.quantity for t in c.about.counted[-1:]} - {*here.clause, *here.rest}
    wholes = [frozenset(c.about.counted) for c in known if c.quantity and c.sentence != case.best.claim.sentence]
    said = _said(draft, ours) if not theirs.without or lacks(draft, ours) else set[str]()
    if ours.count and any(c.quantity and str(c.quantity.low) == ours.count and _is_of(c, theirs) for c in known):
        return  # as many as the source tells of just those
    told = told_of_others(ours, theirs, said, others, wholes)
    if told is None:
        return
    words = " ".join(case.source[theirs.words].split())
    message = {
        Told.OTHERS: f"The source tells the figure of “{words}”, and of nobody else.",
        Told.ALL: f"The source's figure is told of “{words}”, and not of all.",
        Told.SAMPLE: f"The source tells the figure of those only whom it asked: “{words}”.",
    }[told]
    yield Difference(message, case.claim.anchor.to(ours.noun), (case.best.location,), correct=words)


def _turned_round(case: Case) -> Iterator[Difference]:
    """A share told of what the source only tells something of: "half of the towns had a fire" for "half of the fires broke out
    in towns"."""
    best = case.best.claim
    if not case.sure or not is_share(case.claim.quantity) or not is_share(best.quantity):
        return
    draft, source = Side(case.draft, case.claim), Side(case.source, best)
    figures, known = [c for c in case.claims if c.quantity], case.library.claims_of(best.document)
    ours = base(draft, figures)
    theirs = base(source, known) if ours else None
    if not ours or not theirs or not crossed(Share(draft, ours, figures), Share(source, theirs, known)):
        return
    if not any(_tells_of(ours.head, e, case) for e in case.considered):
        words = " ".join(case.source[theirs.words].split()).removeprefix("of ")
        yield Difference(
            f"The source tells the figure of “{words}”, and not the other way round.",
            case.claim.anchor.to(ours.noun),
            (case.best.location,),
            correct=words,
        )


def _of_part_on_average(case: Case) -> Iterator[Difference]:
    """What those did who had done something else, told of all: "the average tenant paid 640 pounds" for "tenants who had moved
    paid 640 pounds", where the source tells how many of them had."""
    best, q = case.best.claim, case.claim.quantity
    if not case.sure or q is None or q.form in (Form.SHARE, Form.COUNT) or q.change is not None:
        return
    known = case.library.claims_of(best.document)
    theirs = subject(Side(case.source, best), known)
    if theirs is None or not theirs.narrowing or theirs.loose or theirs.pointed:
        return
    run = [t for t in tokens(case.draft.prose, case.claim.clause) if t.end <= q.number.start]
    told = set(terms(run)) - {term(w) for w in words_in("modifiers", "each")}
    if theirs.head not in told or told - {*best.about.clause, theirs.head} or any(t.lower in RELATIVE for t in run):
        return
    part = any(
        is_share(c.quantity) and theirs.narrowing <= set(c.about.clause) and c.sentence != best.sentence for c in known
    )
    if part and not theirs.narrowing & (said_before(Side(case.draft, case.claim)) | set(case.claim.about.rest)):
        words = " ".join(case.source[theirs.words].split())
        yield Difference(
            f"The source tells the figure of “{words}” only.",
            case.claim.anchor.to(Span(run[0].start, run[-1].end)),
            (case.best.location,),
            correct=words,
        )


def _of_those_who_did_much(case: Case) -> Iterator[Difference]:
    """What those did who had done so much of a thing, told of all: "pupils who walk" for "pupils who walk more than five miles"."""
    best = case.best.claim
    if not case.sure:
        return
    near = {(p.document, p.span.start) for p in case.library.paragraph(best.document, best.sentence)}
    beside = [c for at in sorted(near) for c in case.library.claims_at.get(at, ())]
    found = dosed(Side(case.draft, case.claim), case.claims, Side(case.source, best), beside)
    if found:
        words = " ".join(case.source[found].split())
        yield Difference(
            f"The source tells the figure of “{words}” only.", case.claim.anchor, (case.best.location,), correct=words
        )


def _tells_of(head: str, evidence: Evidence, case: Case) -> bool:
    """Whether a source tells the draft's figure of a noun."""
    q, theirs = case.claim.quantity, evidence.claim
    if not q or not theirs.quantity or compare(q, theirs.quantity) is not Relation.ENTAILED:
        return False
    told = base(Side(case.library.document(theirs.document), theirs), case.library.claims_of(theirs.document))
    return told is not None and told.head == head


def _is_of(claim: Claim, base: Base) -> bool:
    return bool(base.narrowing) and base.narrowing <= {*claim.about.clause, *claim.about.counted}


def _beyond_the_sample(case: Case) -> Iterator[Difference]:
    """A share of those who were asked, of whom the source says that they do not stand for those of whom the draft tells it."""
    if not is_share(case.claim.quantity) or not is_share(case.best.claim.quantity):
        return
    draft, source = Side(case.draft, case.claim), Side(case.source, case.best.claim)
    ours = base(draft, [c for c in case.claims if c.quantity])
    if ours is None:
        return
    found = limit(draft, ours, source, case.library)
    if found:
        words = " ".join(case.source[found.words].split())
        message, sentence = f"The source says that its figures do not stand for “{words}”.", found.sentence
    else:
        theirs = base(source, case.library.claims_of(case.best.claim.document))
        beside = unrandom(draft, ours, source, theirs, case.library) if theirs and case.sure else None
        if beside is None:
            return
        message, sentence = "The source says that those whom it asked were not chosen at random.", beside
    yield Difference(
        message,
        case.claim.anchor.to(ours.noun),
        (case.best.location, case.library.location(case.best.claim.document, sentence)),
    )


def _said(draft: Side, ours: Base) -> set[str]:
    """By what else a draft tells who its base is; who says "all", or "of those who answered", is not understood by the text
    around it."""
    q, about = draft.claim.quantity, draft.claim.about
    if ours.framed and (ours.whole or ours.sampled):
        return set()
    if ours.whole and q:
        return set(terms(draft.run(Span(draft.claim.clause.start, max(draft.claim.clause.start, q.number.start)))))
    return {*about.clause, *about.rest} if ours.sampled else said_before(draft)


def _of_others_listed(case: Case) -> Iterator[Difference]:
    """Others were counted, by the noun that a list of shares tells once: "94 per cent of households …, 81 per cent …"."""
    ours = case.claim.about.counted
    q = case.claim.quantity
    if not ours or q is None or q.form is not Form.SHARE or _leans(case.claim):
        return
    best = case.best.claim
    noun = listed(Side(case.source, best), case.library.claims_at.get((best.document, best.sentence.start)))
    if noun is None:
        return
    theirs = terms(tokens(case.source.prose, noun))
    classes = (noun_class(ours[-1]), noun_class(theirs[-1])) if theirs else ("", "")
    said = {term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)}
    if not all(classes) or classes[0] == classes[1] or ours[-1] in said:
        return
    if theirs[-1] in case.claim.about.clause and not _told_apart(case, ours[-1], theirs[-1]):
        return
    words = " ".join(case.source[noun].split())
    yield Difference(
        f"The source counts “{words}”, not those of the draft's “{case.ours}”.",
        case.claim.anchor,
        (case.best.location,),
        correct=words,
    )


def _narrowed(after: Sequence[Token]) -> int:
    """How many tokens right after a noun begin what narrows it; 0 where none do."""
    return next((h.last for h in cues("counting", "narrowing").all(after) if h.first == 0), 0)


def _asked(case: Case, head: str) -> bool:
    """Whether the source's sentence names those of the draft right beside a word for a survey: they are its respondents."""
    run = [term(t.lower) for t in tokens(case.source.prose, case.best.claim.sentence)]
    asking = {term(w) for w in ASKING}
    heads = [i for i, t in enumerate(run) if t == head]
    return any(abs(i - j) <= BESIDE for i in heads for j, t in enumerate(run) if t in asking)


def _leans(claim: Claim) -> bool:
    """Whether the draft's noun stands before its figure: of "23 of them" it is not sure who "they" are."""
    q = claim.quantity
    return q is not None and q.counted is not None and q.counted.end <= q.number.start


LODGERS = (
    "The trust put other questions to 2,900 lodgers. In the last year 43 per cent of them had moved, and the others had not. Roughly "
    "one in six had been refused a loan because of a cough."
)
FLOODS = (
    "It rests on a survey of 640 people on the Wye (260 from shops, 235 from mills and 145 from farms). More than half of the farm "
    "respondents (54 per cent) had learnt of a flood from neighbours or from the radio."
)
YARDS = (
    "Wardens visited 2,617 of the 3,902 registered boat yards. Of the yards visited, 31 per cent had no valid fire licence, down from "
    "38 per cent."
)
DRAINS = "Of 640 clinics we asked, 72 per cent said that they charged a fee. Of those that did, only 31 per cent had a spare pump."
FIRES = "Nearly half of all fires (47 per cent) broke out in towns with fewer than 900 hydrants. Hydrants are old."
MOVED = "We asked 640 nurses. Some 36 per cent said that they had caught measles. Nurses who caught measles were ill for 1.8 days on average."
BATHS = "We asked 640 people. Some 36 per cent had no bath. In homes where somebody is disabled the share was 47%."
METERS = (
    "A survey by the Gas Trust, of 4,300 prepaying customers in Kent chosen at random, found that 19 per cent had been without gas at "
    "least once in the past year."
)
WEAVERS = "In Mali we interviewed 164 weavers in May 2023. Of these, 71 per cent had sold a loom. We did not draw the sample at random."
TENANTS = "In Wales 38 per cent of tenants are women. A fifth of the loans went to farmers."
GRASS = "In Hay children accounted for almost half of the grass fires."
PORTERS = (
    "In May the trust asked 640 porters of the valley by telephone; 63 per cent of the porters had no roof. Landlords were not asked.\n\n"
    "Asked what they feared most, 48 per cent of all respondents named damp, 29 per cent theft and 11 per cent noise."
)
WALKERS = (
    "Pupils who walked more than five miles a day were twice as likely to miss a lesson as those who rode; for those who walked "
    "fewer than two miles no difference was seen."
)
LEAKS = "In May 40 per cent of the boats on the Wye leaked. Hired boats are {} by the count."
EXAMPLES = (
    Example(
        "Ann Lee and her Hay Town team trained on the dunes on Friday.",
        ("Ann Lee was back on Friday as Hay Town trained on the dunes, but Lee won't be joined by Ruth Bell.",),
    ),
    Example(
        "Tenants, particularly «those with children», were blamed for the noise.",
        ("In some towns tenants, particularly tenants with dogs, have been blamed for the noise.",),
    ),
    Example(
        "Tenants, particularly those with dogs, were blamed for the noise.",
        ("In some towns tenants, particularly tenants with dogs, have been blamed for the noise.",),
    ),
    Example(
        "Staff at the inns have been tired, and «cooks» in particular.",
        ("Staff at the inns have been tired. That was especially true of cleaners, who worked longer hours.",),
    ),
    Example(
        "Staff at the inns have been tired, and cleaners in particular.",
        ("Staff at the inns have been tired. That was especially true of cleaners, who worked longer hours.",),
    ),
    Example("Pupils on foot were «twice» as likely to miss a lesson as those who rode.", (WALKERS,)),
    Example(
        "Pupils who walked over five miles a day were twice as likely to miss a lesson as those who rode.", (WALKERS,)
    ),
    Example("Pupils who walked far were twice as likely to miss a lesson as those who rode.", (WALKERS,)),
    Example(
        "In May 40 per cent of the boats on the Wye, «hired boats included», leaked.", (LEAKS.format("not covered"),)
    ),
    Example("In May 40 per cent of the boats on the Wye leaked, «including hired ones».", (LEAKS.format("left out"),)),
    Example("In May 40 per cent of the boats on the Wye, hired boats included, leaked.", (LEAKS.format("taken in"),)),
    Example(
        "In May 40 per cent of the boats on the Wye, steam boats included, leaked.", (LEAKS.format("not covered"),)
    ),
    Example(
        "In May 40 per cent of the boats on the Wye, hired boats not included, leaked.", (LEAKS.format("left out"),)
    ),
    Example(
        "In May pregnant «tenants» rang 310 landlords in Leeds.",
        ("In May students posing as pregnant tenants rang 310 landlords in Leeds.",),
    ),
    Example(
        "«Children» bought beer in 41 of the 90 shops.",
        ("Actors who were pretending to be children bought beer in 41 of the 90 shops.",),
    ),
    Example(
        "In May testers rang 310 landlords in Leeds as pregnant tenants.",
        ("In May students posing as pregnant tenants rang 310 landlords in Leeds.",),
    ),
    Example(
        "In May students rang 310 landlords in Leeds that like tenants to be pregnant.",
        ("In May students posing as pregnant tenants rang 310 landlords in Leeds.",),
    ),
    Example(
        "«Nurses and porters» were given masks against the fumes.",
        ("Nurses were given masks against the fumes; porters were told to wash their hands after each shift.",),
    ),
    Example(
        "The ferry takes «cyclists and walkers» free of charge on Sundays.",
        ("Cyclists travel free of charge on the ferry on Sundays, while walkers pay half the fare.",),
    ),
    Example(
        "Nurses and porters were given masks against the fumes.",
        ("Nurses were given masks against the fumes; porters were also given masks.",),
    ),
    Example(
        "Teachers and parents criticised the new timetable.",
        ("Teachers criticised the new timetable as too full, and parents feared that buses would be missed.",),
    ),
    Example(
        "Wardens gave 930 leaflets out at piers and locks.",
        ("Stalls at 14 piers and locks gave 930 leaflets out to anglers.",),
    ),
    Example(
        "In Hay, «29 estate doctors» cared for 87,000 people.",
        ("In the farms of Hay, 29 estate midwives cared for a population of 87,000.",),
    ),
    Example("Some 120 school workers took the course.", ("Some 120 school drivers took the course.",)),
    Example("«Teachers» blamed the heat for the absences.", ("Parents blamed the heat for the absences.",)),
    Example("Teachers blamed the heat for the absences.", ("Parents and teachers blamed the heat for the absences.",)),
    Example("Asked what they feared most, 48 per cent of porters in the valley named damp.", (PORTERS,)),
    Example("Asked what they feared most, «48 per cent of landlords» in the valley named damp.", (PORTERS,)),
    Example("«Almost half of all the fires» were lit by children.", (GRASS,)),
    Example("Almost half of all grass fires were lit by children.", (GRASS,)),
    Example("Grass burns well in May. Almost half of all the fires were lit by children.", (GRASS,)),
    Example("«A third of all deaths» were of swimmers.", ("Swimmers made up a third of the lake deaths.",)),
    Example("A third of all deaths were of swimmers.", ("Swimmers made up a third of the reported deaths.",)),
    Example("A third of all deaths in Hay were of swimmers.", ("Swimmers made up a third of the known Hay deaths.",)),
    Example("Some 72 per cent charged a fee, but only «31 per cent of all clinics» had a spare pump.", (DRAINS,)),
    Example("Of the clinics with a fee, only 31 per cent had a spare pump.", (DRAINS,)),
    Example("Clinics charge a fee. Of those that did, 31 per cent had a spare pump.", (DRAINS,)),
    Example("«Nearly half of all towns» with fewer than 900 hydrants (47 per cent) had a fire.", (FIRES,)),
    Example("Nearly half of all fires were in towns with fewer than 900 hydrants.", (FIRES,)),
    Example("Towns with fewer than 900 hydrants had nearly half of all fires.", (FIRES,)),
    Example("Thirty-six in a hundred had no bath; «in students' homes» it was 47.", (BATHS,)),
    Example("Thirty-six in a hundred had no bath; in disabled people's homes it was 47.", (BATHS,)),
    Example("Thirty-six in a hundred had no bath; in some homes it was 47.", (BATHS,)),
    Example("Of «all households in Kent, 19 per cent» were without gas at least once in a year.", (METERS,)),
    Example("Of all prepaying households in Kent, 19 per cent were without gas at least once in a year.", (METERS,)),
    Example("«71 per cent of weavers» in Mali had sold a loom.", (WEAVERS,)),
    Example("71 per cent of the weavers interviewed in Mali had sold a loom.", (WEAVERS,)),
    Example(
        "We spoke to 164 weavers in Mali, who were not chosen at random; 71 per cent of weavers had sold a loom.",
        (WEAVERS,),
    ),
    Example(
        "71 per cent of weavers in Mali had sold a loom.",
        ("In Mali we interviewed 164 weavers, drawn at random. Of these, 71 per cent had sold a loom.",),
    ),
    Example("«The average nurse was ill for 1.8 days».", (MOVED,)),
    Example("Asked were 640 nurses. «The average nurse among them was ill for 1.8 days».", (MOVED,)),
    Example("The average nurse who had caught measles was ill for 1.8 days.", (MOVED,)),
    Example("Of nurses who caught measles it says that the average nurse was ill for 1.8 days.", (MOVED,)),
    Example(
        "The average nurse was ill for 1.8 days.",
        ("We asked 640 nurses. Nurses who took part in the survey were ill for 1.8 days on average.",),
    ),
    Example("In Wales «38 per cent of women» are tenants.", (TENANTS,)),
    Example("In Wales women are 38 per cent of tenants.", (TENANTS,)),
    Example("«A fifth of farmers» got a loan.", (TENANTS,)),
    Example("«Some 29 per cent of judges» hold a licence.", ("Judges hold 29 per cent of the licences.",)),
    Example(
        "It heard from judges in 12 towns, 29 per cent of whom hold a licence.",
        ("Of the judges from 12 towns 29 per cent hold a licence.",),
    ),
    Example("Of the licences judges hold 29 per cent.", ("Judges hold 29 per cent of the licences.",)),
    Example("Some 29 per cent of licences are held by judges.", ("Judges hold 29 per cent of the licences.",)),
    Example("Farmers got a fifth of the loans.", (TENANTS,)),
    Example(
        "Of the 2,900 lodgers asked, 43 per cent had moved, and «roughly one landlord in six» had been refused a loan because of a cough.",
        (LODGERS,),
    ),
    Example(
        "Of the 2,900 lodgers asked, 43 per cent had moved, and roughly one in six had been refused a loan because of a cough.",
        (LODGERS,),
    ),
    Example(
        "Of «the 640 people in the Wye survey, 54%» had learnt of a flood from neighbours or from the radio.",
        (FLOODS,),
    ),
    Example(
        "Of the 145 people from farms in the Wye survey, 54% had learnt of a flood from neighbours or from the radio.",
        (FLOODS,),
    ),
    Example("Even so, «31 per cent of the boat yards» on the register have no valid fire licence.", (YARDS,)),
    Example(
        "Even so, 31 per cent of the registered boat yards that were visited have no valid fire licence.", (YARDS,)
    ),
    Example("Even so, 31 per cent of the boat yards visited have no valid fire licence.", (YARDS,)),
    Example(
        "«More than one in four of the weavers» interviewed in Mali had been insulted or shouted at by a buyer within a year.",
        (
            "The guild interviewed 640 weavers in Mali. Of the women interviewed in Mali, 28 per cent reported insults by a buyer in the "
            "past 12 months.",
        ),
    ),
    Example(
        "More than one in four of the women interviewed in Mali had been insulted or shouted at by a buyer within a year.",
        (
            "The guild interviewed 640 weavers in Mali. Of the women interviewed in Mali, 28 per cent reported insults by a buyer in the "
            "past 12 months.",
        ),
    ),
    Example(
        "Hundreds of teachers were tried in the court of Hay for their strike.",
        ("The court of Hay heard of the deaths of hundreds of nurses in a trial on the flood.",),
    ),
    Example(
        "«Hundreds of teachers» were tried in the court of Hay for their strike.",
        ("Hundreds of nurses were tried in the court of Hay for their strike.",),
    ),
    Example(
        "At the pits «children make up between 20 and 30 per cent of the workforce», the council estimates.",
        (
            "The council estimates that women and children make up between 20 and 30 per cent of the workforce at the pits.",
        ),
    ),
    Example(
        "At the pits women and children make up between 20 and 30 per cent of the workforce, the council estimates.",
        (
            "The council estimates that women and children make up between 20 and 30 per cent of the workforce at the pits.",
        ),
    ),
    Example(
        "At the pits children make up between 20 and 30 per cent of the workforce.",
        ("Women and men haul the coal, and children make up between 20 and 30 per cent of the workforce at the pits.",),
    ),
    Example(
        "The judge gave an outright order in a third of the cases in which a lawyer spoke for the tenant.",
        ("The judge gave an outright order in 33 per cent of the hearings in which a lawyer spoke for the tenant.",),
    ),
    Example(
        "In Zimbabwe a club put up clinics at three of the places to which the families were moved.",
        ("In Zimbabwe a club put up clinics at three sites to which the families were moved.",),
    ),
    Example(
        "The census found that 47 per cent of the clinics cannot rely on their light.",
        ("The census of clinics found that 47 per cent lack reliable light.",),
    ),
    Example(
        "Wardens spoke to somebody in 410 homes.",
        ("Wardens knocked at 640 homes in 12 streets, and spoke to somebody in 410 of them.",),
    ),
    Example(
        "In six of the nine that closed the «pupils» had been lost in the flood.",
        ("In six of the nine that closed the papers had been lost in the flood.",),
    ),
    Example(
        "In six of the nine that closed the records had been lost in the flood.",
        ("In six of the nine that closed the papers had been lost in the flood.",),
    ),
    Example(
        "Just «14 per cent of shelters» were open every night.", ("Only 14 percent of councils were open every night.",)
    ),
    Example("Of those asked, «385 tenants» replied.", ("Of those asked, 385 charities replied.",)),
    Example("The fund trained 620 nurses in Mali.", ("The fund trained 620 people in Mali.",)),
    Example(
        "«37 per cent of victims» were recruited online.",
        ("In the tenant survey, 37 per cent of respondents said that victims were recruited online.",),
    ),
    Example(
        "In the survey 37 per cent of tenants knew of a victim.",
        ("In the tenant survey, 37 per cent of respondents knew of a victim.",),
    ),
    Example("The survey reached 48 schools.", ("The survey reached 48 primary schools.",)),
    Example("The court heard «120 landlords».", ("The court heard 120 complaints.",)),
    Example("The court heard 120 complaints.", ("The court heard 120 complaints.",)),
    Example("Officers seized 75 lorries.", ("Officers seized 75 vehicles.",)),
    Example(
        "«Sixty per cent of all the tenants» had a leaking roof.",
        (
            "Of the tenants who had complained, half moved out. Sixty per cent of the tenants who complained had a leaking roof.",
        ),
    ),
    Example(
        "Sixty per cent of all tenants who complained had a leaking roof.",
        ("Sixty per cent of the tenants who complained had a leaking roof.",),
    ),
    Example(
        "Sixty per cent of all the tenants had a leaking roof.",
        ("Sixty per cent of the tenants had a leaking roof.",),
    ),
    Example(
        "As for doctors, «12 per cent of all the anglers» asked had seen one.",
        ("Of the anglers with a rash, 27 per cent had told a warden and 12 per cent had seen a doctor.",),
    ),
    Example(
        "As for doctors, 12 per cent of all the anglers with a rash had seen one.",
        ("Of the anglers with a rash, 27 per cent had told a warden and 12 per cent had seen a doctor.",),
    ),
    Example(
        "«Just over a third of all» who answered the poll of anglers had sold their rods.",
        ("A poll of anglers was held. Of those who had lost a boat, just over a third had sold their rods.",),
    ),
    Example(
        "Just over a third of all who had lost a boat had sold their rods.",
        ("A poll of anglers was held. Of those who had lost a boat, just over a third had sold their rods.",),
    ),
    Example(
        "In «80 per cent of all homes» somebody coughs at night.",
        (
            "The team called at 410 homes. In 95 of the homes a miner lives. In 80 per cent of these somebody coughs at night.",
        ),
    ),
    Example(
        "In 80 per cent of the miners' homes somebody coughs at night.",
        (
            "The team called at 410 homes. In 95 of the homes a miner lives. In 80 per cent of these somebody coughs at night.",
        ),
    ),
    Example(
        "Of «the 900 anglers whom it asked, 31 per cent» had swum by night.",
        (
            "The trust asked 900 anglers. Of those asked, half had a boat, and 31 per cent of the pensioners had swum by night.",
        ),
    ),
    Example(
        "Of the pensioners whom it asked, 31 per cent had swum by night.",
        (
            "The trust asked 900 anglers. Of those asked, half had a boat, and 31 per cent of the pensioners had swum by night.",
        ),
    ),
    Example(
        "Of «those who replied, 44 per cent» had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "Of those who had moved to a town, 44 per cent had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "More tenants live in towns now. Of those who left for one, 44 per cent had sold their car.",
        ("Some 600 tenants replied. Of the 210 tenants who had moved to a town, 44 per cent had sold their car.",),
    ),
    Example(
        "«Two in three of the country's weavers» have no loom of their own.",
        ("The guild asked 90 weavers in Hay. Of these 66 per cent had no loom of their own.",),
    ),
    Example(
        "Two in three of the weavers have no loom of their own.",
        ("The guild asked 90 weavers in Hay. Of these 66 per cent had no loom of their own.",),
    ),
    Example(
        "«Half of the hospitals» had run out of masks in May.",
        (
            "There are 40 hospitals in the county. The union of nurses, which asked 700 of its members, found that half had run out "
            "of masks in May.",
        ),
    ),
    Example(
        "Half of the nurses had run out of masks in May.",
        (
            "There are 40 hospitals in the county. The union of nurses, which asked 700 of its members, found that half had run out "
            "of masks in May.",
        ),
    ),
    Example(
        "Three in ten of the appeals that patients made were allowed.",
        (
            "The office saw 80 appeals in May. Among the patients, an appeal was allowed to 30 per cent of those who made one.",
        ),
    ),
    Example(
        "Nine homes in ten had a stove.",
        ("The homes were of brick. In March 90 per cent of households had a stove.",),
    ),
    Example(
        "In Chad «four in five nurses» lost a cow to the flood.",
        ("In Chad 94 per cent of households lost a crop, and 81 per cent lost a cow to the flood.",),
    ),
    Example(
        "In Chad four in five households lost a cow to the flood.",
        ("In Chad 94 per cent of households lost a crop, and 81 per cent lost a cow to the flood.",),
    ),
    Example(
        "«58 per cent of all cooks» had understood the course.",
        (
            "A third of the cooks (34 per cent) had been given a course on knives. Of those, 58 per cent had understood the course.",
        ),
    ),
    Example(
        "58 per cent of the cooks who had been given the course had understood it.",
        (
            "A third of the cooks (34 per cent) had been given a course on knives. Of those, 58 per cent had understood the course.",
        ),
    ),
    Example(
        "«A quarter of all disabled pupils» often miss a lesson.",
        (
            "Some 37 per cent came by taxi for most of the year. A quarter of these (24 per cent) said that they often missed a "
            "lesson.",
        ),
    ),
    Example(
        "Four in ten pupils came by taxi, and a quarter of these often missed a lesson.",
        ("Some 37 per cent of the pupils came by taxi. A quarter of these (24 per cent) often missed a lesson.",),
    ),
    Example(
        "A third of all the nurses had moved house.",
        ("Some 52 per cent of the nurses were women. A third of them all had moved house.",),
    ),
    Example(
        "«Nearly a quarter of all lodgers» had lost a job since they moved in.",
        ("Of the 897 lodgers who had paid work when they moved in, 23 per cent had since lost their job.",),
    ),
    Example(
        "Of all lodgers who had work when they moved in, nearly a quarter had lost it since.",
        ("Of the 897 lodgers who had paid work when they moved in, 23 per cent had since lost their job.",),
    ),
    Example(
        "«63 per cent of the country's bakers» had gone three years without a lung test.",
        (
            "The guild put questions to 1,105 of the bakers. Of these 63% had not had a lung test in the three years before.",
        ),
    ),
    Example(
        "63 per cent of the bakers questioned had gone three years without a lung test.",
        (
            "The guild put questions to 1,105 of the bakers. Of these 63% had not had a lung test in the three years before.",
        ),
    ),
    Example(
        "«42 per cent of disabled pupils» had never heard of a free locker.",
        (
            "A locker was held by 68 per cent of disabled pupils. Of those without a locker, 42 per cent had never heard of a "
            "free one.",
        ),
    ),
    Example(
        "Not all have a locker. Of these pupils 42 per cent had never heard of a free one.",
        (
            "A locker was held by 68 per cent of disabled pupils. Of those without a locker, 42 per cent had never heard of a "
            "free one.",
        ),
    ),
    Example(
        "Half of the sex workers had no permit.",
        ("Of the sex workers, 12 per cent smoked. Half of commercial sex workers had no permit.",),
    ),
    Example("The mayor emptied 340 homes in May.", ("The mayor carried out 340 evictions in May.",)),
    Example(
        "Wells were dug at three of the places that had none.", ("Wells were dug at three camp sites that had none.",)
    ),
    Example(
        "The trust dug wells in «34 of the schools» that had none.",
        ("The trust dug wells in 34 villages that had none.",),
    ),
    Example("One home in twelve was owned by the city.", ("The city owned one-twelfth of the housing stock.",)),
    Example(
        "They were let into 3,206 homes, most of them flats.",
        ("Callers went to 4,812 households in 212 wards, and were let into 3,206 of them, most of them flats.",),
    ),
    Example(
        "The judge let the tenant stay in a third of the cases in which a lawyer spoke.",
        ("The judge let the tenant stay in 33 per cent of the hearings in which a lawyer spoke.",),
    ),
    Example(
        "In Gorland «71 per cent of shepherds» have no dog.",
        (
            "There were 846 answers from our members. Seventy-one per cent of them had no dog. Members chose whether to answer, and "
            "we do not claim that the results hold for all shepherds.",
        ),
    ),
    Example(
        "In Gorland 71 per cent of the shepherds who answered have no dog.",
        (
            "There were 846 answers from our members. Seventy-one per cent of them had no dog. Members chose whether to answer, and "
            "we do not claim that the results hold for all shepherds.",
        ),
    ),
    Example(
        "Of «hill farmers in Wexland who burn peat, 21.4 per cent» have a cough.",
        (
            "A cough was reported by 21.4 per cent of those who burnt peat. The cohort is not representative of hill farmers in "
            "Wexland as a whole.",
        ),
    ),
    Example(
        "In the study 21.4 per cent of the hill farmers in Wexland who burn peat have a cough.",
        (
            "A cough was reported by 21.4 per cent of those who burnt peat. The cohort is not representative of hill farmers in "
            "Wexland as a whole.",
        ),
    ),
    Example(
        "«58 per cent of the village midwives» went unpaid in 2024.",
        (
            "The circle had a survey of 2,310 members. Of these 58 per cent said that they had gone unpaid in 2024. It cannot speak "
            "for all village midwives.",
        ),
    ),
    Example(
        "58 per cent of midwives went unpaid in 2024, by a count that cannot speak for all village midwives.",
        (
            "The circle had a survey of 2,310 members. Of these 58 per cent said that they had gone unpaid in 2024. It cannot speak "
            "for all village midwives.",
        ),
    ),
    Example(
        "Some 40 per cent of farmers burn peat.",
        ("By the census 40 per cent of farmers burn peat. The answers on coughs do not stand for all farmers.",),
    ),
    Example(
        "The fund trained «620 nurses» in Mali.",
        ("The fund trained 620 people in Mali, of whom 410 were nurses and 210 drivers.",),
    ),
    Example(
        "The fund trained 410 nurses in Mali.",
        ("The fund trained 620 people in Mali, of whom 410 were nurses and 210 drivers.",),
    ),
    Example(
        "The panel met «2,214 smokers» aged 50 to 66.",
        ("The panel met 2,214 people aged 50 to 66, two-thirds of them smokers.",),
    ),
    Example(
        "The panel met 2,214 people aged 50 to 66, smokers among them.",
        ("The panel met 2,214 people aged 50 to 66, two-thirds of them smokers.",),
    ),
    Example(
        "The panel met 2,214 smokers aged 50 to 66.",
        ("The panel met 2,214 people aged 50 to 66, all of them smokers; 310 gave up.",),
    ),
    Example(
        "In Hull «27 per cent of the lodgers» ate such a meal.",
        (
            "In Hull 310 lodgers were fed, and 27 per cent of the meals were eaten cold.",
            "Some 14 per cent of lodgers left.",
        ),
    ),
    Example(
        "In Hull 27 per cent of the meals were eaten cold by lodgers.",
        ("In Hull 310 lodgers were fed, and 27 per cent of the meals were eaten cold.",),
    ),
    Example(
        "For «61 per cent of lodgers» a nurse had looked at the prescription again.",
        (
            "Some 40 lodgers fell ill. A reason stood on 78 per cent of prescriptions, and at 61 per cent a nurse had looked "
            "again.",
        ),
    ),
    Example("The appeal fed «900 families».", ("The appeal fed 900 dogs.",)),
    Example(
        "«40 per cent of carers» had no day off.",
        (
            "Of carers 12 per cent had a pension. 40 per cent of migrant carers had no day off.",
            "A carer is paid by the hour.",
        ),
    ),
    Example(
        "Migrants do the caring. In Hull 40 per cent of carers had no day off.",
        ("12 per cent of carers had a pension. In Hull 40 per cent of migrant carers had no day off.",),
    ),
    Example(
        "40 per cent of carers from abroad, all migrants, had no day off.",
        ("12 per cent of carers had a pension. 40 per cent of migrant carers had no day off.",),
    ),
    Example("«60 per cent of men» had the jab.", ("60 per cent of women had the jab.",)),
    Example(
        "60 per cent of women had the jab.",
        ("Among men 52 per cent had the jab, and among women 60 per cent.",),
    ),
    Example(
        "Three nurses in four are late «where a ward has a crèche».",
        ("In wards with a crèche 49 per cent of nurses are late, and in wards without one 76 per cent are.",),
    ),
    Example(
        "Three nurses in four are late where a ward has no crèche.",
        ("In wards with a crèche 49 per cent of nurses are late, and in wards without one 76 per cent are.",),
    ),
    Example(
        "«40 per cent of the urban clinics» have no doctor.", ("Of the rural clinics, 40 per cent have no doctor.",)
    ),
    Example(
        "In 2022 the wards took in 312 children «under 18» with measles.",
        ("Children under 16 with measles numbered 312 in the wards in 2022.",),
    ),
    Example(
        "In 2022 the wards took in 312 children under 16 with measles.",
        ("Children under 16 with measles numbered 312 in the wards in 2022.",),
    ),
    Example(
        "In Hull «94 per cent of the workers» lost income, and in four households out of five somebody lost a job.",
        ("In Hull 94 per cent of households lost income.",),
    ),
    Example(
        "The «264,000 people» were fed by the pantries of Hull.",
        ("The pantries of Hull gave out 264,000 parcels.",),
    ),
    Example(
        "The port clinic offers eye tests to «all workers».",
        ("The port clinic offers eye tests to all foreign workers.", "A worker may see a nurse on Mondays."),
    ),
    Example("The port clinic offers eye tests to all workers.", ("The port clinic offers eye tests to all workers.",)),
    Example(
        "Foreign crews may see a nurse. The port clinic offers eye tests to all workers.",
        ("The port clinic offers eye tests to all foreign workers.",),
    ),
    Example(
        "Absence from the wards is still above the 4.7 per cent of 2019-20.",
        ("Absence from the wards was 7.1 per cent, above the 4.7 per cent of 2018-19.",),
    ),
    Example(
        "Of «the nurses, 62 per cent» of them all were late.",
        ("Of the nurses who had moved, 62 per cent of them were late.",),
    ),
)
RULE = Rule("N109", "population", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
