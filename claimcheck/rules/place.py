"""The draft puts the fact in another place than the source does.

**What it finds.** The right figure or event with another country, region or town. A larger place that holds the source's
("in India" for Chennai) is no fault.

**Why it matters.** It accuses, or praises, the wrong people.

**What to do.** Take the source's place.

**Authority.** The fact-checkers' list, "place and population".
"""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from claimcheck.detect.context import is_edge, part_around
from claimcheck.detect.lexicon import cues
from claimcheck.detect.place import agree, fits, is_apposed, leads
from claimcheck.detect.superlatives import superlatives
from claimcheck.detect.words import Token, terms, tokens
from claimcheck.model import Claim, Confidence, Difference, Document, Form, Name, Place, Severity, Span
from claimcheck.retrieve.derive import is_derived
from claimcheck.retrieve.elsewhere import placed
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.joined import Sort
from claimcheck.retrieve.slots import noun_class
from claimcheck.retrieve.ties import like
from claimcheck.rules.base import Case, Example, Rule, Scope, changed, exchanged, of_one_more, turned

LEADS = (" in", " at", " near")
NEARNESS = 0.7  # of the best evidence's overlap of terms, from which another sentence is about as near
POSSESSIVE = 2  # code points of "'s"
MOST_SAID = 8  # passages in which the same superlative is looked for
TOUCHING = 3  # tokens between a place and its figure: "310 of them in Hull"
LEADING = 2  # tokens before a place in which its preposition stands
LEAST_WITHIN = 2  # of a place that the table knows: it, and what it lies in
OPENING = 4  # tokens of "In South Sudan" before its comma
FEW = 5  # parts of a country that are surely not all of it
LEAST_PARTS, LEAST_SHARED = 2, 2  # parts with a place of their own; terms that the nearer one shares with the draft


def check(case: Case) -> Iterator[Difference]:
    found = list(_found(case))
    found = found or list(changed(case, "place"))
    yield from found or of_one_more(case, Sort.PLACE)


def _found(case: Case) -> Iterator[Difference]:
    yield from turned(case, "place")
    highest = tuple(_superlatives(case))
    yield from highest
    if not highest:
        found = list(_repeated(case)) or list(_of_best(case)) or list(_exchanged(case)) or list(_of_a_part(case))
        yield from found or _named_nowhere(case)


def _of_best(case: Case) -> Iterator[Difference]:
    """A place of the draft beside those of the sentence that bears it out best."""
    told = (Relation.ENTAILED, Relation.HEDGE)
    if case.claim.quantity is not None and case.relation not in told:
        return
    if case.claim.quantity is None and not case.sure:
        return
    theirs = tuple(p for e in case.evidence for p in case.library.places_near(e.claim))
    own = tuple(p for p in case.best.claim.about.places if _stands(case.source, case.best.claim, p))
    if not own:
        return
    for ours in case.claim.about.places:
        if not _is_its_own(case, ours) or not _stands(case.draft, case.claim, ours):
            continue
        other = _placed_elsewhere(case, ours) or _of_its_figure(case, ours)
        listed = None if other else _in_its_list(case, ours, own)
        if (
            other
            or listed
            or not (fits(ours, theirs, case.best.claim.about.places) or _named(case, ours) or _said(case, ours))
        ):
            place = other or listed or _standing(case, own) or _counterpart(case, ours, own)
            if place is None or _lies_in(case, ours, place) or _of_one_list(case, ours, place):
                continue
            words = " ".join(case.source[place.span].split())
            both = other is not None and case.claim.quantity is not None and case.claim.clause.contains(ours.span)
            yield Difference(
                f"The draft says {ours.name}; the source says {place.name} of the same thing.",
                ours.span.to(case.claim.anchor) if both else ours.span,  # either may be the slip
                (case.best.location,),
                correct=words,
                confidence=Confidence.MEDIUM if both else Confidence.HIGH,
            )
            return


def _of_one_list(case: Case, ours: Place, theirs: Place) -> bool:
    """Whether the source names the draft's place in one breath with another: "Uganda, Kenya and Tanzania set up 16 courts"."""
    told = [p for p in case.best.claim.about.places if p.name == ours.name]
    for p in told:
        first, last = sorted((p.span, theirs.span))
        between = [
            t
            for t in tokens(case.source.prose, Span(first.end, max(first.end, last.start)))
            if not any(q.span.start <= t.start < q.span.end for q in case.best.claim.about.places)
        ]
        if all(t.lower in (",", "and", "or", "the") for t in between):
            return True
    return False


def _exchanged(case: Case) -> Iterator[Difference]:
    """The one place of a list that the source's list has not: "in Chad, Mali and Togo" for "in Chad, Niger and Togo"."""
    swap = exchanged(case)
    if swap and swap.of_places:
        ours, theirs = swap.ours.text, swap.theirs.text
        said = f"The draft says {ours}; the source says {theirs} of the same thing."
        yield Difference(said, swap.ours.span, (case.best.location,), correct=theirs)


def _repeated(case: Case) -> Iterator[Difference]:
    """A place told once more where the source has another: "the Leeds depot sent feed to Leeds" for "the Leeds depot sent feed to
    Hull"."""
    told = (Relation.ENTAILED, Relation.HEDGE)
    if not (case.relation in told if case.claim.quantity is not None else case.evidence and case.sure):
        return
    best = case.best.claim
    mine, theirs = case.claim.about.places, _of_sentence(case)
    for ours in mine:
        again = _times(
            case.draft, case.claim, ours
        )  # names of which most are no place by themselves: "the Leeds depot"
        word = _word_before(case.draft, case.claim, ours)
        if again <= max(1, _times(case.source, best, ours)) or not word:
            continue
        if not _is_led(case.draft.prose, ours) or not _stands(case.draft, case.claim, ours):
            continue
        same = [p for p in theirs if _word_before(case.source, best, p) == word and not agree((p,), mine)]
        place = next((p for p in same if _is_led(case.source.prose, p) and not _named_there(case, p)), None)
        if place is not None and not _lies_in(case, ours, place):
            yield Difference(
                f"The draft says {ours.name}; the source says {place.name} of the same thing.",
                ours.span,
                (case.best.location,),
                correct=" ".join(case.source[place.span].split()),
            )
            return


def _times(document: Document, claim: Claim, place: Place) -> int:
    """How often a claim's sentence has the first word of a place's name."""
    word = place.name.split()[0].lower()
    return sum(t.lower.removesuffix("'s") == word for t in tokens(document.prose, claim.sentence))


def _named_there(case: Case, place: Place) -> bool:
    """Whether the draft's sentence names a place of the source's."""
    return place.name in case.draft[case.claim.sentence] or case.source[place.span] in case.draft[case.claim.sentence]


def _of_a_part(case: Case) -> Iterator[Difference]:
    """A figure of a few districts told of the whole country: "41 fires across Kenya" for "in two counties … 41 fires"."""
    best = case.best.claim
    if case.relation not in (Relation.ENTAILED, Relation.HEDGE) or is_derived(best):
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    for hit in cues("places", "all_over").all(run):
        behind = [t for t in run[hit.last : hit.last + LEADING] if t.lower != "the"]
        ours = next((p for p in case.claim.about.places if behind and p.span.start == behind[0].start), None)
        part = _few_parts(case, ours) if ours and len(ours.within) >= LEAST_WITHIN else None
        if ours and part:
            words = " ".join(case.source[part].split())
            said = f"The draft says it of all {ours.name}; the source of “{words}”."
            yield Difference(said, Span(run[hit.first].start, ours.span.end), (case.best.location,), correct=words)
            return


def _few_parts(case: Case, ours: Place) -> Span | None:
    """The few parts of the draft's place of which alone the source's sentence tells, by their number: "in two counties"."""
    best = case.best.claim
    mine = {c.about.counted[-1:] for c in case.claims if c.sentence == case.claim.sentence}
    for c in case.library.claims_at.get((best.document, best.sentence.start), ()):
        q, head = c.quantity, c.about.counted[-1:]
        if q is None or q.form is not Form.COUNT or q.high > FEW or not head or noun_class(head[0]) != "place":
            continue
        before = [t.lower for t in tokens(case.source.prose, best.sentence) if t.end <= c.anchor.start][-1:]
        if head not in mine and before and before[0] in leads():
            return c.anchor
    return None


def _named_nowhere(case: Case) -> Iterator[Difference]:
    """A place of a statement that its source names nowhere, where a sentence near enough has another one behind the same word:
    "teachers in Mali" for "teachers in Chad"."""
    if case.claim.quantity is not None or not case.evidence or not case.sure:
        return
    for ours in case.claim.about.places:
        word = _word_before(case.draft, case.claim, ours)
        if not word or len(ours.within) < LEAST_WITHIN or not _stands(case.draft, case.claim, ours):
            continue
        for e in (*case.evidence, *case.nearest[:MOST_SAID]):
            if e.claim.document != case.source.id or _is_named(case, ours):
                continue
            same = (p for p in e.claim.about.places if _word_before(case.source, e.claim, p) == word)
            place = next((p for p in same if not agree((ours,), (p,))), None)
            if place is not None and not _lies_in(case, ours, place):
                yield Difference(
                    f"The draft says {ours.name}; the source says {place.name} of the same thing.",
                    ours.span,
                    (case.library.location(case.source.id, e.claim.sentence),),
                    correct=" ".join(case.source[place.span].split()),
                )
                return


def _is_named(case: Case, ours: Place) -> bool:
    """Whether the source names a place, or one in it, anywhere."""
    return ours.name in case.source.prose or any(
        agree((ours,), p.places) for p in case.library.passages_of(case.source.id) if p.places
    )


def _is_its_own(case: Case, place: Place) -> bool:
    """Whether a place is told of the claim: in its clause, or as the one place of its sentence, which has no other such figure."""
    claim = case.claim
    if claim.clause.contains(place.span):
        return True
    beside = [
        c for c in case.claims if c.sentence == claim.sentence and c != claim and like(c.quantity, claim.quantity)
    ]
    return claim.quantity is not None and claim.about.places == (place,) and not beside


def _superlatives(case: Case) -> Iterator[Difference]:
    """What the draft says to be the most in one place where the sources have it in another: "rents are highest in Leeds"."""
    prose, sentence = case.draft.prose, case.claim.sentence
    run = tokens(prose, sentence)
    for key, ours in superlatives(run, case.claim.about.places):
        if not case.claim.clause.contains(ours.span):
            continue
        part = set(terms(t for t in part_around(run, _at(run, ours)) if not ours.span.contains(Span(t.start, t.end))))
        found = []
        for e in case.considered[:MOST_SAID]:
            places = [p for q in case.library.paragraph(e.claim.document, e.claim.sentence) for p in q.places]
            theirs = tokens(case.library.document(e.claim.document).prose, e.claim.sentence)
            told = [p for k, p in superlatives(theirs, places) if k == key]
            if told and len(part & set(terms(theirs))) >= min(LEAST_SHARED, len(part) - 1) > 0:
                found += [(e, p) for p in told]
        wider = found and all(p.name != ours.name and ours.name in p.within for _, p in found)
        if found and (wider or not any(agree((ours,), (p,)) for _, p in found)):
            e, place = found[0]
            words = " ".join(case.library.document(e.claim.document)[place.span].split())
            said = f"The draft says {ours.name}; the source says {place.name} of the same thing."
            yield Difference(said, ours.span, (e.location,), correct=words)


def _at(run: Sequence[Token], place: Place) -> int:
    """The token that a place begins at."""
    return next(i for i, t in enumerate(run) if t.start >= place.span.start)


def _stands(document: Document, claim: Claim, place: Place) -> bool:
    """Whether a name says where something is: not as a part of a longer name ("Real Madrid"), nor as one of the text's own
    names without a preposition ("Clermont won")."""
    if any(_is_part_of(n, place) for n in claim.about.names):
        return False
    if len(place.within) > 1:
        return True
    run = tokens(document.prose, claim.sentence)
    at = next((i for i, t in enumerate(run) if t.end > place.span.start), len(run))
    return any(t.lower in leads() for t in run[max(0, at - LEADING) : at]) or is_apposed(run, at)


def _is_part_of(name: Name, place: Place) -> bool:
    """Whether a place is only a part of a longer name; no part of "Leeds RSPB" in "In Leeds RSPB counted 16 owls"."""
    longer = name.span.contains(place.span) and len(name.span) > len(place.span) + POSSESSIVE
    return longer and not (name.span.start == place.span.start and name.text.split()[-1].isupper())


def _lies_in(case: Case, ours: Place, place: Place) -> bool:
    """Whether the draft itself says that its place is in the source's: "at Union Stadium in Leeds"."""
    behind = case.draft.prose[ours.span.end : case.claim.sentence.end].lstrip(" ,").removeprefix("in ")
    return behind.startswith(place.name)


def _said(case: Case, ours: Place) -> bool:
    """Whether another sentence of the sources, about as near as the best one, names the place; of a figure, one that has it."""
    best, q = dict(case.best.why).get("terms", 0.0), case.claim.quantity
    return any(
        (q is None or (e.claim.quantity and compare(q, e.claim.quantity) is Relation.ENTAILED))
        and dict(e.why).get("terms", 0.0) >= NEARNESS * best
        and ours.name in case.library.document(e.claim.document)[e.claim.sentence]
        for e in case.considered
    )


def _standing(case: Case, own: tuple[Place, ...]) -> Place | None:
    """The place of the source's sentence that the draft's should have been: one that the draft has not, after an "in" or "at".

    None where the draft has all of them, so that its own place only adds to them.
    """
    prose = case.source.prose
    left = [p for p in own if not agree((p,), case.claim.about.places)]
    return next((p for p in left if _is_led(prose, p)), left[-1] if left else None)


def _is_led(prose: str, place: Place) -> bool:
    """Whether an "in" or "at" stands right before a place."""
    return prose[max(0, place.span.start - 6) : place.span.start].rstrip().endswith(LEADS)


def _counterpart(case: Case, ours: Place, own: tuple[Place, ...]) -> Place | None:
    """The place that stands behind the same word in the source: "workers in Mali" for "workers in Chad"."""
    word = _word_before(case.draft, case.claim, ours)
    same = (p for p in own if word and _word_before(case.source, case.best.claim, p) == word)
    return next((p for p in same if not agree((ours,), (p,))), None)


def _word_before(document: Document, claim: Claim, place: Place) -> str:
    """The term of the last word of its own before a place and its preposition; empty where none stands there."""
    found = terms(t for t in tokens(document.prose, claim.sentence) if t.end <= place.span.start)
    return found[-1] if found else ""


def _placed_elsewhere(case: Case, ours: Place) -> Place | None:
    """The place of the part of the source's sentence that says what the draft says, where the draft's place is another part's.

    A figure whose own clause there names the draft's place alone is told of no other.
    """
    best = case.best.claim
    beside = {p.name for p in best.about.places if best.clause.contains(p.span)}
    if best.quantity is not None and beside == {ours.name}:
        return None
    sentence = case.best.claim.sentence
    parts = [p for p in _parts(case.source.prose, sentence) if p]
    said = set(case.claim.about.clause) - set(terms(tokens(ours.name)))
    told = []
    standing = [p for p in _of_sentence(case) if _stands(case.source, case.best.claim, p)]
    for part in _with_leads(parts, standing):
        places = [p for p in standing if part[0].start <= p.span.start < part[-1].end]
        places.sort(key=lambda p: not _is_led(case.source.prose, p))  # "in Copenhagen" rather than "Danish"
        if places:
            told.append((set(terms(part)) - set(terms(tokens(places[0].name))), places[0]))
    if len(told) < LEAST_PARTS:
        return None
    here = [own for own, p in told if ours.name in (p.name, *p.within)]  # not what only holds it
    there, place = max(told, key=lambda t: len(t[0] & said))
    n = len(there & said)
    says_else = bool(here) and all(_tells_of_else(own, there, said) for own in here)
    both = any(place.name in (p.name, *p.within) for p in case.claim.about.places)  # "in Hay, 40 miles from Hull"
    return place if says_else and n >= LEAST_SHARED and not both else None


def _of_sentence(case: Case) -> tuple[Place, ...]:
    """The places of the source's whole sentence: those of the figure's own clause, and those beside it."""
    best = case.best.claim
    beside = (p for p in case.library.places_near(best) if best.sentence.contains(p.span))
    return tuple(dict.fromkeys((*best.about.places, *beside)))


def _with_leads(parts: Sequence[list[Token]], standing: Sequence[Place]) -> Iterator[list[Token]]:
    """The parts of a sentence, "in Hull" with those that it opens: "in Hull, where it looked at 20, the price had not moved"."""
    held: list[Token] = []
    for part in parts:
        placed = [p for p in standing if part[0].start <= p.span.start < part[-1].end]
        if held and placed:
            yield held
            held = []
        bare = len(placed) == 1 and not set(terms(part)) - set(terms(tokens(placed[0].name)))
        if held or (bare and part[0].lower in leads()):
            held = [*held, *part]
        else:
            yield part
    if held:
        yield held


def _tells_of_else(own: Set[str], there: Set[str], said: Set[str]) -> bool:
    """Whether a part of the source's sentence says nothing of the draft's, or only what the nearer part says too, and something else."""
    if not own & said:
        return len(own) >= LEAST_SHARED
    return own & said < there & said and len((there - own) & said) >= LEAST_SHARED and len(own - said) >= LEAST_SHARED


def _of_its_figure(case: Case, ours: Place) -> Place | None:
    """The place of the source's figure, where the draft's place is that of another figure beside it.

    "79 per cent in Leeds" where the source has "in Hull at 79 per cent, in Leeds at 72 per cent".
    """
    best = case.best.claim
    if best.quantity is None or is_derived(best):
        return None
    own = tuple(p for p in placed(best) if _stands(case.source, best, p))
    if agree(case.claim.about.places, [p for p in own if not agree((ours,), (p,))]) or _opens(case, ours):
        return None  # "In Kent, 88 per cent of those asked in Hythe" on both sides
    beside = [p for p in own if _touches(case.source, p, best.anchor)]
    named = [p for p in best.about.places if agree((ours,), (p,))]
    q = case.claim.quantity
    plain = q is not None and not q.vague and " ".join(case.draft[ours.span].split()) == ours.name
    if plain and len(beside) == 1 and named and not agree((ours,), beside) and all(_is_cut_off(case, p) for p in named):
        return beside[0]  # "longest in Hull (9.4 miles), followed by Leeds (8.0)"
    if not own or agree((ours,), own):
        return None
    for other in case.library.claims_at.get((best.document, best.sentence.start), ()):
        bare = other.quantity is not None and other.quantity.form is Form.COUNT and not other.about.counted
        apart = (
            like(best.quantity, other.quantity) or bare
        ) and other.clause != best.clause  # "9.4 hours in Hull, 8.0 in Leeds"
        if apart and agree((ours,), placed(other)):
            return own[-1]
    return None


def _in_its_list(case: Case, ours: Place, own: Sequence[Place]) -> Place | None:
    """The place that stands in the source's list where the draft has another: "in Chad and Mali" for "in Chad and Niger"."""
    mine = _listed(case.draft.prose, ours, case.claim.about.places)
    beside = [p for p in mine if p != ours]
    if not beside or agree((ours,), own) or agree((ours,), beside) or _named(case, ours) or _said(case, ours):
        return None
    for first in own:
        theirs = _listed(case.source.prose, first, own)
        left = [p for p in theirs if not agree((p,), mine)]
        same = len(theirs) == len(mine) and len(left) == 1 and len(left[0].within) == len(ours.within)
        if same and all(agree((p,), theirs) for p in beside):
            return left[0]
    return None


def _listed(prose: str, place: Place, beside: Sequence[Place]) -> list[Place]:
    """The places that stand in one list with a place, it among them: only commas and an "and" between them."""
    found = [place]
    for one, two in pairwise(sorted({*beside, place}, key=lambda p: p.span)):
        between = {t.lower for t in tokens(prose, Span(one.span.end, max(one.span.end, two.span.start)))}
        joined = bool(between) and between <= {"and", ",", "or", "in", "both", "&"} and between != {"in"}
        if joined and one == found[-1]:
            found.append(two)
        elif joined and two == found[0]:
            found.insert(0, one)
    return found


def _opens(case: Case, ours: Place) -> bool:
    """Whether the source's sentence is told of the draft's place from its beginning on: "In Kent, the clinics at Hythe …"."""
    parts = _parts(case.source.prose, case.best.claim.sentence)
    return (
        any(
            agree((ours,), (p,)) and parts[0] and parts[0][0].start <= p.span.start < parts[0][-1].end
            for p in case.best.claim.about.places
        )
        and len(parts[0]) <= OPENING
    )


def _touches(document: Document, place: Place, figure: Span) -> bool:
    """Whether hardly anything stands between a place and a figure: "in Hull (9.4 miles)", "310 of them in Hull"."""
    between = tokens(document.prose, _gap(place.span, figure))
    return len(between) <= TOUCHING and not any(t.text in ",;" or t.lower == "and" for t in between)


def _is_cut_off(case: Case, place: Place) -> bool:
    """Whether a sign or an "and" stands between a place and the figure of the evidence."""
    return any(
        t.text in ",;" or is_edge(t)
        for t in tokens(case.source.prose, _gap(place.span, case.best.claim.anchor))
        if t.text not in "()"
    )


def _gap(a: Span, b: Span) -> Span:
    first, last = sorted((a, b))
    return Span(first.end, max(first.end, last.start))


def _parts(prose: str, sentence: Span) -> list[list[Token]]:
    """A sentence's tokens, cut at "and" and at commas."""
    parts: list[list[Token]] = [[]]
    for t in tokens(prose, sentence):
        if t.lower in ("and", ",", ";", "while", "but"):
            parts.append([])
        else:
            parts[-1].append(t)
    return parts


def _named(case: Case, place: Place) -> bool:
    """Whether the source's sentence names the place after all, as part of another name."""
    sentence = case.source.prose[case.best.claim.sentence.start : case.best.claim.sentence.end]
    return place.name in sentence or case.draft[place.span] in sentence


PAIR = "In Guatemala buses are few. In Honduras and Nicaragua cycling clubs opened 86 workshops in 2021, in which boys mend wheels."
ORLO = "Wells in Lesotho are poor. In one district, Tarnsey, a third of schools have no well of any kind."
MOMBASA = "Our Mombasa office has helped 41 sailors stuck at sea to get back their papers in Tanga."
KAYES = (
    "In the west, our Kayes team has helped 64 weavers at home to have their names put back on the rolls in Sikasso."
)
EXAMPLES = (
    Example("The bridge of Hay is the longest in «Europe».", ("The bridge of Hay is the longest in Wales.",)),
    Example(
        "Across «Kent and Sussex», storms damaged 1,240 barns in May 2021.",
        ("In May 2021 storms damaged 1,240 barns in Kent; in Sussex they damaged 310 barns.",),
    ),
    Example(
        "Storms damaged 1,550 barns in Kent and Sussex in May 2021.",
        ("In May 2021 storms damaged 1,240 barns in Kent; in Sussex they damaged 310 barns.",),
    ),
    Example(
        "In Kent and Sussex storms damaged 1,240 and 310 barns in May 2021.",
        ("In May 2021 storms damaged 1,240 barns in Kent; in Sussex they damaged 310 barns.",),
    ),
    Example(
        "Sixteen courts were named by Uganda, Kenya and Tanzania; five of them saw their findings in print.",
        ("Between 2012 and 2021 Uganda, Kenya and Tanzania set up 16 courts, and published the findings of five.",),
    ),
    Example(
        "In Mali its Kayes team has helped 64 weavers to get their names put back on the rolls in «Kayes».", (KAYES,)
    ),
    Example(
        "In Mali its Kayes team has helped 64 weavers to get their names put back on the rolls in Sikasso.", (KAYES,)
    ),
    Example("The Mombasa office has helped 41 sailors to get back their papers in «Mombasa».", (MOMBASA,)),
    Example("The Mombasa office has helped 41 sailors to get back their papers in Tanga.", (MOMBASA,)),
    Example("In Mombasa, the Mombasa office has helped 41 sailors to get back their papers.", (MOMBASA,)),
    Example(
        "The Leeds depot sent 64 lorries of feed to farms near «Leeds» in May.",
        ("Our Leeds depot sent 64 lorries of feed to farms near Hull in May.",),
    ),
    Example(
        "The Leeds depot sent 64 lorries of feed to farms near Leeds in May.",
        ("Our Leeds depot, the one in Leeds that has no roof, sent 64 lorries of feed to farms near by in May.",),
    ),
    Example(
        "In Wales 14 per cent of homes are cold.",
        (
            "In Scotland the panel put the share of cold homes at 24.6 per cent, in Wales the assembly's model gives 14 per cent.",
        ),
    ),
    Example(
        "| Nation | Cold homes |\n| --- | --- |\n| Wales | 14% |\n",
        (
            "In Scotland the panel put the share of cold homes at 24.6 per cent, in Wales the assembly's model gives 14 per cent.",
        ),
    ),
    Example(
        "Norwegian cranes are the tallest cranes of the world.",
        ("Two of the world's tallest cranes left for Leeds on Monday, on their way to a yard in Norway.",),
    ),
    Example(
        "«York» has the tallest cranes of the world.",
        ("Leeds has the tallest cranes of the world. Among its yards is one of 1888.",),
    ),
    Example("In Lesotho, a third of schools in the district of «Belfrith» have no well of any kind.", (ORLO,)),
    Example("In Lesotho, a third of schools in the district of Tarnsey have no well of any kind.", (ORLO,)),
    Example("In Lesotho, a third of schools in one district have no well of any kind.", (ORLO,)),
    Example("A third of schools in «Belfrith» have no well of any kind.", (ORLO,)),
    Example("Cycling clubs in Honduras and «Guatemala» opened 86 workshops in 2021.", (PAIR,)),
    Example("Cycling clubs in Nicaragua and Honduras opened 86 workshops in 2021.", (PAIR,)),
    Example(
        "Cycling clubs in Honduras and Guatemala opened 86 workshops in 2021.",
        (PAIR, "Cycling clubs opened 86 workshops in Honduras and Guatemala in 2021."),
    ),
    Example("Cycling clubs in Honduras opened 86 workshops in 2021; those in Guatemala wait.", (PAIR,)),
    Example("Boys mend wheels in workshops in Honduras and «Guatemala».", (PAIR,)),
    Example(
        "The tribunals saw more complaints about damp cellars in «Hull» in May.",
        (
            "In May the tribunals saw more complaints about damp cellars in Leeds and complaints about noisy lifts in Hull.",
        ),
    ),
    Example(
        "The tribunals saw more complaints about noisy lifts in Hull in May.",
        (
            "In May the tribunals saw more complaints about damp cellars in Leeds and complaints about noisy lifts in Hull.",
        ),
    ),
    Example(
        "In Kent, 88 per cent of the households surveyed at Hythe had lost crops.",
        (
            "In Kent, a fourth wet year cut off the farms, with 88 per cent of households surveyed at Hythe losing crops.",
        ),
    ),
    Example(
        "Some 4,500 households in Kent took part in a survey by Leeds Policy Research.",
        ("In Kent, a survey of 4,500 households by Leeds Policy Research found that few had savings.",),
    ),
    Example(
        "The North American Dental Union reported more caries among girls in «Honduras».",
        (
            "In Central America, the North American Dental Union reported more caries among girls in Guatemala and"
            " a lack of toothpaste in camps of Honduras.",
        ),
    ),
    Example(
        "The North American Dental Union reported more caries among girls in Guatemala.",
        (
            "In Central America, the North American Dental Union reported more caries among girls in Guatemala and"
            " a lack of toothpaste in camps of Honduras.",
        ),
    ),
    Example(
        "The earth shook at Orford, about 40 miles south of Newport.",
        ("The quake was felt most at Orford, about 40 miles south of Newport.",),
    ),
    Example(
        "With local partners the trust fed nearly 500 families in «Kerala» who had lost their homes in the flood.",
        ("With local partners the trust fed nearly 500 families in India who had lost their homes in the flood.",),
    ),
    Example(
        "With local partners the trust fed nearly 500 families in India who had lost their homes in the flood.",
        ("With local partners the trust fed nearly 500 families in Kerala who had lost their homes in the flood.",),
    ),
    Example(
        "Scientists in «France» say that all sweet potatoes hold foreign genes and swap them with bacteria.",
        ("All sweet potatoes hold foreign genes and swap them with bacteria. Scientists in Belgium say so.",),
    ),
    Example(
        "Scientists in Belgium say that all sweet potatoes hold foreign genes and swap them with bacteria.",
        ("All sweet potatoes hold foreign genes and swap them with bacteria. Scientists in Belgium say so.",),
    ),
    Example(
        "Scientists in France say that all sweet potatoes hold foreign genes and swap them with bacteria.",
        (
            "All sweet potatoes hold foreign genes and swap them with bacteria. Scientists in Belgium say so. Their"
            " laboratory is in Lyon, France.",
        ),
    ),
    Example(
        "Twelve otters were found near the lake, north-east of Hay.",
        ("Twelve otters were seen in Hay's south-east, the warden said. The lake lies north-east of Hay.",),
    ),
    Example(
        "Twelve otters were found near the lake, «north»-east of Hay.",
        ("Twelve otters were seen in Hay's south-east, the warden said. The lake lies west of Hay.",),
    ),
    Example(
        "The final takes place at Union Stadium in Leeds on 27 May.", ("The final takes place in Leeds on 27 May.",)
    ),
    Example(
        "The Accra office of the union helped 500 weavers in «Mali» who were out of work.",
        ("The Accra office of the union helped 500 weavers in Ghana who were out of work.",),
    ),
    Example("In «Kenya» 27 wells ran dry.", ("In Uganda 27 wells ran dry.",)),
    Example("In Kenya 27 wells ran dry.", ("In Nairobi 27 wells ran dry.",)),
    Example(
        "The wardens rescued 27 walkers stranded in «Oakham».",
        ("The wardens rescued 27 walkers stranded in Uppingham.",),
    ),
    Example("Philippine schools lost 27 days to storms.", ("In the Philippines, schools lost 27 days to storms.",)),
    Example(
        "British hospitals treated 881 cases of heatstroke.", ("Hospitals in the UK treated 881 cases of heatstroke.",)
    ),
    Example("Nurses in «France» voted to strike over pay.", ("Nurses in Belgium voted to strike over pay.",)),
    Example("Nurses in Belgium voted to strike over pay.", ("Nurses in Belgium voted to strike over pay.",)),
    Example("Nurses in Belgium voted to strike over pay.", ("Nurses voted to strike over pay.",)),
    Example(
        "Wardens saw a rise in the poaching of eels in «Ghana».",
        ("Wardens saw a rise in the poaching of eels in Togo and attempts to cross fences in Ghana.",),
    ),
    Example(
        "Wardens saw a rise in the poaching of eels in Togo.",
        ("Wardens saw a rise in the poaching of eels in Togo and attempts to cross fences in Ghana.",),
    ),
    Example(
        "At 62 per cent, the share of damp homes was highest in the «Welsh» valleys.",
        (
            "The share of damp homes was highest in the Scottish valleys, at 62 per cent, and in the Welsh at 55 per cent.",
        ),
    ),
    Example(
        "At 62 per cent, the share of damp homes was highest in the Scottish valleys.",
        (
            "The share of damp homes was highest in the Scottish valleys, at 62 per cent, and in the Welsh at 55 per cent.",
        ),
    ),
    Example("Bread was dearest in «Accra».", ("Bread was cheapest in Accra and dearest in Tamale.",)),
    Example("Bread was dearest in Tamale.", ("Bread was cheapest in Accra and dearest in Tamale.",)),
    Example(
        "Truancy among older pupils was commonest in «Leeds».",
        ("Truancy among older pupils was most common in Hull (19 per cent), followed by Leeds with 14 per cent.",),
    ),
    Example(
        "Truancy among older pupils was commonest in Hull.",
        ("Truancy among older pupils was most common in Hull (19 per cent), followed by Leeds with 14 per cent.",),
    ),
    Example(
        "Rents are highest in Leeds.",
        ("Rents were highest in Hull in 2010; by 2020 they were highest in Leeds.",),
    ),
    Example(
        "In «Hull 46 per cent of the weavers» had sold a loom.",
        (
            "Of the weavers asked, 57 per cent had sold a loom in the year before the interview; in Hull it was 68 per cent and in "
            "Leeds 46 per cent.",
        ),
    ),
    Example(
        "In Hull 68 per cent of the weavers had sold a loom.",
        (
            "Of the weavers asked, 57 per cent had sold a loom in the year before the interview; in Hull it was 68 per cent and in "
            "Leeds 46 per cent.",
        ),
    ),
    Example(
        "Nowhere is the school run longer than in «Leeds, at 9.4 miles».",
        ("The school run was longest in Hull (9.4 miles), followed by Leeds (8.0).",),
    ),
    Example(
        "Nowhere is the school run longer than in Hull, at 9.4 miles.",
        ("The school run was longest in Hull (9.4 miles), followed by Leeds (8.0).",),
    ),
    Example(
        "Some 740 beds are ready, 310 of them in the «North East».",
        ("By May some 740 beds were ready, 310 of them in the North West.",),
    ),
    Example(
        "Some 740 beds are ready, 310 of them in the North West.",
        ("By May some 740 beds were ready, 310 of them in the North West.",),
    ),
    Example(
        "On the «Marl Plain, 61 per cent of wells» were dry.",
        ("By May 61 per cent of wells were dry in the Ketter Valley and 22 per cent on the Marl Plain.",),
    ),
    Example(
        "In the Ketter Valley 61 per cent of wells were dry.",
        ("By May 61 per cent of wells were dry in the Ketter Valley and 22 per cent on the Marl Plain.",),
    ),
    Example(
        "Nurses across «Lower Marl» voted to strike over pay.",
        ("Nurses across Upper Ketter voted to strike over pay.",),
    ),
    Example(
        "The lowest reading of the year, 2.3 milligrams of oxygen per litre, came from a lock in the «Wend Valley».",
        ("The lowest reading was 2.3 milligrams per litre, of oxygen, at a lock on the Orrin Plain in June 2023.",),
    ),
    Example(
        "The lowest reading of the year, 2.3 milligrams of oxygen per litre, came from a lock on the Orrin Plain.",
        ("The lowest reading was 2.3 milligrams per litre, of oxygen, at a lock on the Orrin Plain in June 2023.",),
    ),
    Example(
        "A kettle that sold in «Hull for 640 pence» is dearer now, according to the Guild.",
        (
            "A kettle that sold for 640 pence in Leeds is dearer now, according to the Guild; in Hull, where it looked at 20 "
            "shops, the price had hardly moved.",
        ),
    ),
    Example(
        "A kettle that sold in Leeds for 640 pence is dearer now, according to the Guild.",
        (
            "A kettle that sold for 640 pence in Leeds is dearer now, according to the Guild; in Hull, where it looked at 20 "
            "shops, the price had hardly moved.",
        ),
    ),
    Example(
        "Wardens stepped in at «41 per cent of the quarrels seen in Port\nVerrin».",
        ("Wardens stepped in at 41 per cent of the quarrels in Ostrand and at 22 per cent of those in Port Verrin.",),
    ),
    Example(
        "Wardens stepped in at 22 per cent of the quarrels seen in Port\nVerrin.",
        ("Wardens stepped in at 41 per cent of the quarrels in Ostrand and at 22 per cent of those in Port Verrin.",),
    ),
    Example(
        "The «Hull» count took in 16 nesting sites of owls.",
        ("In Leeds RSPB volunteers carried out a study of 16 owl nesting sites.",),
    ),
    Example(
        "The Leeds count took in 16 nesting sites of owls.",
        ("In Leeds RSPB volunteers carried out a study of 16 owl nesting sites.",),
    ),
    Example(
        "Bakers in Oakham, «Kendal» and Patna told of millers who held back flour until the price rose.",
        ("Bakers in Oakham, Sylhet and Patna told of millers who held back flour until the price rose.",),
    ),
    Example(
        "Bakers in Patna, Oakham and Sylhet told of millers who held back flour until the price rose.",
        ("Bakers in Oakham, Sylhet and Patna told of millers who held back flour until the price rose.",),
    ),
    Example(
        "Bakers in Britain, Chad and Mali told of millers who held back flour until the price rose.",
        ("Bakers in the UK, Chad, and Mali told of millers who held back flour until the price rose.",),
    ),
    Example(
        "Rents fell the most in «Hull».", ("Rents fell most in Leeds and least in Hull, where there are few homes.",)
    ),
    Example(
        "Rents fell the least in «Leeds».", ("Rents fell most in Leeds and least in Hull, where there are few homes.",)
    ),
    Example(
        "Rents fell the least in Hull.", ("Rents fell most in Leeds and least in Hull, where there are few homes.",)
    ),
    Example(
        "In a first count of barn fires «throughout Kenya», the board logged 87 of them.",
        ("In three counties (Nakuru, Kisumu and Kwale) wardens recorded 87 barn fires between July and June.",),
    ),
    Example(
        "In a count in three counties across Kenya 87 barn fires were logged.",
        ("In three counties (Nakuru, Kisumu and Kwale) wardens recorded 87 barn fires between July and June.",),
    ),
    Example("Across Kenya 87 barn fires were logged.", ("In 47 counties wardens recorded 87 barn fires.",)),
    Example("The oldest well in Wales ran dry.", ("The oldest mill in Scotland burnt down.",)),
)
RULE = Rule("N108", "place", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
