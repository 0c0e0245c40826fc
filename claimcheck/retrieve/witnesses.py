"""Who bears witness to a claim in the sources: whether two witnesses are independent, and what one sets against another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.makers import Maker, makers
from claimcheck.detect.place import agree
from claimcheck.detect.words import POSSESSIVE, term, tokens
from claimcheck.model import Claim, Document, Evidence, Form
from claimcheck.retrieve.align import Scored
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import counted_agree, noun_class, one_time, periods_agree

NEARNESS = 0.75  # of one witness's overlap of terms that the other must reach
ONE_PLACE = 0.5  # the same where both tell the draft's own place and time
UNCOUNTED = 0.6  # the overlap of terms from which two shares are of one thing though the one does not say of what
MUCH = 3  # terms beside the noun that two counts of one noun and time must share, to be of one thing
MOST_APART = 12  # times: figures further off are of other things
BORNE_OUT = 0.5  # the score from which a figure of the draft is surely the source's
REACH = 8  # tokens before a bare figure in which its verb and its counter stand


def independent(a: Claim, b: Claim, library: Library) -> bool:
    """Whether two witnesses are of different documents, neither a copy of the other nor its newer edition, or of two counts
    that one document reports."""
    if library.original(a.document) != library.original(b.document):
        return not _later_count(a, b, library)
    one, two = (counted_by(c, library) for c in (a, b))
    document = library.document(b.document)
    if not one & two and two and not _own(two, document, library):
        return True
    return bool(one) and not two and not _own(one, document, library) and _says_we(b, document)


def differs(ours: Claim, theirs: Claim) -> bool:
    """Whether a source's figure is another one than the draft's, and near enough to be of the same thing."""
    a, b = ours.quantity, theirs.quantity
    if a is None or b is None or (a.change is None) != (b.change is None):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= low * MOST_APART and compare(a, b) is Relation.VALUE


def of_one_thing(draft: Claim, best: Evidence, other: Evidence) -> bool:
    """Whether another witness speaks of what the best one speaks of, as the draft does."""
    one, two = best.claim, other.claim
    if are_apart(draft, best, other):
        return False
    there = two.about.places
    ours, theirs = one.about.counted or draft.about.counted, two.about.counted or draft.about.counted
    telling = set(draft.about.clause) & set(two.about.clause) - set(theirs[-1:]) - set(draft.about.counted)
    telling -= {term(w) for w in words_in("arithmetic", "same")}
    one_day = one_time(draft.about.periods, two.about.periods)
    same = bool(draft.about.places and there) and agree(draft.about.places, there) and one_day
    whole = same and len(set(ours)) > 1 and set(ours) == set(theirs) == set(draft.about.counted)  # "coal boilers"
    if all(noun_class(t) == "person" for t in telling) and not whole:  # "the share was 12 per cent for women"
        return False  # of "pupils" both, and of nothing else that they share
    own, best_own = (dict(e.why).get("terms", 0.0) for e in (other, best))
    if not one.about.counted or not two.about.counted:
        alike = (own >= UNCOUNTED and own >= best_own) or (same and own >= ONE_PLACE * best_own)
        return one.document != two.document and alike
    of_noun = one_day and not two.working and draft.about.counted[-1:] == theirs[-1:]
    if of_noun and len(telling) >= MUCH and own >= NEARNESS * best_own:
        return True  # by the draft's own noun: "people did seasonal work" for "seasonal workers"
    if ours[-1] != theirs[-1] or not (set(ours) <= set(theirs) or set(theirs) <= set(ours)):
        return same and counted_agree(ours, theirs) and own >= ONE_PLACE * best_own
    return own >= (ONE_PLACE if same else NEARNESS) * best_own


def are_apart(draft: Claim, best: Evidence, other: Evidence) -> bool:
    """Whether another witness tells of another place or time than the draft or the best one, and so contradicts nobody."""
    one, two = best.claim, other.claim
    if dict(other.why).get("place", 0.0) < 0 or not periods_agree(draft.about.periods, two.about.periods):
        return True
    told = [[p for p in c.about.periods if not p.inferred] for c in (one, two)]
    here, there = one.about.places, two.about.places
    return not periods_agree(*told) or bool(here and there and not agree(here, there))


def disputed(claim: Claim, scored: Sequence[Scored], library: Library) -> Evidence | None:
    """The evidence that bears a figure out, where the nearest passage is another witness's, and has another figure."""
    rival = next((s for s in scored if s.relation is not Relation.NONE), None)
    if rival is None or rival.relation is not Relation.VALUE or not differs(claim, rival.evidence.claim):
        return None
    for s in scored:
        why = dict(s.evidence.why)
        telling = why.get("distinct number", 0.0) > 0 or (why.get("place", 0.0) > 0 and why.get("period", 0.0) > 0)
        if s.relation is not Relation.ENTAILED or s.evidence.score < BORNE_OUT or not telling:
            continue
        other, own = s.evidence.claim.document, rival.evidence.claim.document
        if library.original(other) != library.original(own) and of_one_thing(claim, s.evidence, rival.evidence):
            return s.evidence
    return None


def counted_by(claim: Claim, library: Library) -> frozenset[str]:
    """The bodies that the source credits with a count in its clause, else in its sentence, those only that it calls by a name
    or by what they are."""
    document = library.document(claim.document)
    found = [
        m for m in makers(tokens(document.prose, claim.sentence)) if not m.lone and _is_somebody(_text(document, m))
    ]
    inside = [m for m in found if claim.clause.overlaps(m.who)]
    return frozenset(_text(document, m) for m in inside or found)


def credits_another(claim: Claim, library: Library) -> bool:
    """Whether the source gives a count to a body that is not its own."""
    found = counted_by(claim, library)
    return bool(found) and not _own(found, library.document(claim.document), library)


def _is_like(a: Claim, b: Claim) -> bool:
    """Whether two claims have figures of one form and unit."""
    x, y = a.quantity, b.quantity
    return x is not None and y is not None and (x.form, x.unit) == (y.form, y.unit)


def _text(document: Document, maker: Maker) -> str:
    words = " ".join(document.prose[maker.who.start : maker.who.end].split())
    return POSSESSIVE.sub("", words.removeprefix("The ").removeprefix("the "))


def _is_somebody(who: str) -> bool:
    """Whether the words name a body: "the union", "Owl Research", not "a study" or "a third of tenants"."""
    words = who.split()
    named = [w for w in words if w[0].isupper() and w.lower() not in words_of("determiner") | words_of("study")]
    return bool(named) or words[-1].lower() in words_of("body") - words_of("study")


def _later_count(a: Claim, b: Claim, library: Library) -> bool:
    """Whether the two are of documents that one body put out at two times, and not said of one time: the later figure is
    a newer one, and contradicts nobody."""
    one, two = (library.document(c.document) for c in (a, b))
    same = bool(one.publisher) and one.publisher == two.publisher and one.date != two.date
    told = [{(p.first, p.last) for p in c.about.periods if not p.inferred} for c in (a, b)]
    return same and not told[0] & told[1]


def _own(named: frozenset[str], document: Document, library: Library) -> bool:
    """Whether a body is the document's own publisher or author, in full or by its acronym."""
    head = f"{document.publisher} {document.author} {document.title}"
    return any(b in head or library.acronyms.get(b, "\0") in head for b in named)


def _says_we(claim: Claim, document: Document) -> bool:
    return any(t.lower in words_in("slots", "writer") for t in tokens(document.prose, claim.clause))


def _is_plain_count(claim: Claim) -> bool:
    q = claim.quantity
    return q is not None and q.form is Form.COUNT and q.change is None


def set_beside(claim: Claim, library: Library) -> Iterator[Claim]:
    """The figures that another body is said to have come to, in a claim's own sentence behind it or in the next one: bare ones,
    and those of the same noun.

    "The ministry counted 1,184 empty posts. The union made a count of its own, and arrived at 2,460."
    """
    document = library.document(claim.document)
    after = [p for p in library.paragraph(claim.document, claim.sentence) if p.span.start >= claim.sentence.start][:2]
    own = counted_by(claim, library)
    figures = [c for p in after for c in library.claims_at.get((claim.document, p.span.start), ())]
    for passage in after:
        run = tokens(document.prose, passage.span)
        found = makers(run)
        for other in library.claims_at.get((claim.document, passage.span.start), ()):
            if other.quantity is None or other.anchor.start <= claim.anchor.start:
                continue
            counted = other.about.counted
            of_them = counted[-1:] == claim.about.counted[-1:] and _is_plain_count(other)
            if counted and (passage is after[0] or not of_them):
                continue
            between = [c for c in figures if _is_like(c, other) and claim.anchor < c.anchor < other.anchor]
            if any(not counted or c.about.counted[-1:] == counted[-1:] for c in between):
                continue  # it is set beside that one
            before = [t for t in run if t.end <= other.anchor.start]
            if not counted and cues("counting", "arriving").ending(before, len(before)) is None:
                continue
            start = before[-REACH].start if len(before) > REACH else run[0].start
            near = [
                m
                for m in found
                if m.who.end <= other.anchor.start and (passage is not after[0] or m.who.start >= start)
            ]
            names = {_text(document, m) for m in near if _is_somebody(_text(document, m))}
            if names and not names & own and not _own(frozenset(names), document, library):
                yield other
