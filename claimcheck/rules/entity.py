"""The draft names another body as the one that acted or counted.

**What it finds.** A name in the draft's sentence that the source's passage lacks, where the passage names another body, and the
draft's name is known to the corpus from elsewhere, or is one of the same kind: a ministry of another name.

**Why it matters.** It credits, or blames, somebody else.

**What to do.** Take the name that the source gives.

**Authority.** The fact-checkers' list, "names, title".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.detect.acts import Act, acts
from claimcheck.detect.attribution import words_of
from claimcheck.detect.counted import is_past, is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.makers import makers
from claimcheck.detect.names import names
from claimcheck.detect.place import places
from claimcheck.detect.words import term, tokens
from claimcheck.model import About, ClaimKind, Difference, Document, Evidence, Name, Passage, Severity, Span
from claimcheck.retrieve.bodies import bodies, body_words, is_known, name_words, same_body
from claimcheck.retrieve.credits import Credit, credits_of, passes_on, text_of
from claimcheck.retrieve.doers import Deed, deeds
from claimcheck.retrieve.figures import Relation, agreeing, compare
from claimcheck.retrieve.helpers import helpers, same_matter
from claimcheck.retrieve.joined import Sort
from claimcheck.retrieve.kinds import kinds
from claimcheck.retrieve.naming import (
    as_name,
    governing,
    in_full,
    in_passage,
    is_body,
    is_name_inside,
    is_place,
    is_told,
    names_nothing_else,
    names_somebody,
    share_a_word,
)
from claimcheck.retrieve.offices import are_for_different_things, is_office
from claimcheck.retrieve.related import tied_to_another
from claimcheck.retrieve.renamed import SURE, in_place_of
from claimcheck.rules.base import (
    Case,
    Example,
    Rule,
    Scope,
    exchanged,
    of_another_kind,
    of_one_more,
    part_of,
    turned,
    turned_round,
)

LEAST_ROLES = 2  # that one sentence tells of
OWN = 0.6  # the score from which a figure of which the source names no maker is surely its publisher's
ALIKE = 0.75  # of the likest deed's likeness that another must have, to be the same
UNKNOWN = 0.9  # the likeness that the deed of a body needs that no source knows
MUCH = 4  # terms that its deed must share instead, where its verb is another
SHARED = 2  # terms that a deed told elsewhere must share, to be the same
OTHERS = 6  # candidates beside the evidence in which the same deed may be told
RIVAL = 0.7  # of the best evidence's score that another one with the draft's figure must have, to be of the same thing


def check(case: Case) -> Iterator[Difference]:
    yield from turned(case, "entity")
    if case.claim.kind in (ClaimKind.DATE, ClaimKind.QUOTATION) or not case.evidence:
        return
    if case.claim.quantity is not None and case.relation not in (Relation.ENTAILED, Relation.HEDGE):
        return
    if case.claim.quantity is not None or case.sure:
        credited = list(_credited(case)) or list(_counted_by_its_neighbour(case)) or list(_doubted(case))
        if credited:
            yield from credited
            return
    done = next(_done_by_another(case), None) or next(_in_another_role(case), None)
    done = done or next(_helped_by_another(case), None) or next(_only_paid(case), None)
    done = done or next(turned_round(case, "entity"), None) or next(of_one_more(case, Sort.BODY), None)
    if done is not None:
        yield done
        return
    swap = exchanged(case)
    if swap is None and next(of_another_kind(case, "apart"), None) is None:
        yield from _done_by_another_kind(case)
    other = (swap.ours, swap.theirs) if swap and not swap.of_places else _in_place(case)
    if other is None or _is_short_for(*other):
        yield from _tied(case)
        return
    ours, whom = other
    yield Difference(
        f"The draft names {ours.text}; the source's passage names {whom.text}.",
        ours.span,
        (case.best.location,),
        correct=whom.text,
    )


def _in_place(case: Case) -> tuple[Name, Name] | None:
    """A name of the draft that the source's passage lacks, and the one that stands in its place there: "led by the Home
    Office" for "led by the Treasury"."""
    best = case.best.claim
    mine = _own_names(case.claim.about)
    free = [n for n in _own_names(best.about) if not any(share_a_word(n, m) for m in mine)]
    if not free:
        return None
    run, theirs = tokens(case.draft.prose, case.claim.sentence), tokens(case.source.prose, best.sentence)
    for name in mine:
        if not case.claim.clause.contains(name.span) or any(in_passage(name, e, case.library) for e in case.evidence):
            continue
        found = None if _is_attribute(name, case) else in_place_of(run, name, theirs, free)
        if found and _may_be_one(name.text, found[0].text, case):
            continue
        if found and (found[1] >= SURE or (case.sure and (is_told(name, case.library) or is_body(name.text)))):
            return name, found[0]
    return None


def _is_short_for(ours: Name, whom: Name) -> bool:
    """Whether the draft's name is the end of the source's: "the Union" for the European Union."""
    short, full = (n.text.lower().split() for n in (ours, whom))
    return len(short) < len(full) and full[-len(short) :] == short


def _tied(case: Case) -> Iterator[Difference]:
    """A body that the source ties to another of its kind than the draft does: "the bureau, which is under the Ministry of …"."""
    beside = (c for c in case.claims if c.sentence == case.claim.sentence and c.kind is not ClaimKind.DATE)
    if next(beside, case.claim) != case.claim:
        return  # it is said once for a sentence
    for name in _own_names(case.claim.about):
        found = tied_to_another(case.claim, name, case.source.id, case.library)
        if found:
            passage, whom = found
            yield Difference(
                f"The draft names {name.text}; the source's passage names {whom.text}.",
                name.span,
                (case.library.location(passage.document, passage.span),),
                correct=whom.text,
            )
            return


def _is_attribute(name: Name, case: Case) -> bool:
    """Whether a name of one word stands between an article and a noun: "The Sevens star signed"."""
    if is_body(name.text) or name.text.lower() in words_of("body"):
        return False
    return case.draft.prose[: name.span.start].rstrip().lower().endswith(("the", " a", " an"))


def _own_names(about: About) -> list[Name]:
    return [n for n in about.names if not is_place(n, about.places)]


def _done_by_another(case: Case) -> Iterator[Difference]:
    """Somebody who does in the draft what a source says that another one did."""
    near, beside = _near(case)
    run = tokens(case.draft.prose, case.claim.sentence)
    weigh = case.library.index.weight
    for act in acts(run):
        ours = " ".join(case.draft.prose[act.who.start : act.who.end].split())
        office = not act.named and is_office(ours)
        if act.tells or not (is_body(ours) if act.named else office or _are_many(ours)):
            continue  # what somebody counts or says is judged as theirs
        known = not act.named or _is_somebody(ours, case)
        found = [d for d in deeds(act, near, weigh) if known or d.likeness >= UNKNOWN or d.shared >= MUCH]
        if known and not found and not office:
            there = [(case.source, p.span) for p in _telling(case, (act.verb, *act.core))]
            found = [d for d in deeds(act, there, weigh) if d.act.verb == act.verb]
            found = found or [d for d in deeds(act, beside, weigh) if d.shared >= SHARED]
        alike = [d for d in found if d.likeness >= ALIKE * found[0].likeness]
        if not alike or any(not d.act.named or _may_be_one(ours, d.who, case) for d in alike):
            continue
        best = alike[0]
        if office and not are_for_different_things(ours, best.who):
            continue
        if not _is_somebody(best.who, case) or _acts_not(ours, best, case) or _is_named_too(best.who, case):
            continue
        yield Difference(
            f"The draft says that {ours} did it; the source says it of {best.who}.",
            act.who,
            (case.library.location(best.document.id, best.sentence),),
            correct=best.who,
        )


def _done_by_another_kind(case: Case) -> Iterator[Difference]:
    """Somebody who does in the draft what, by the source, one of another kind did: "the council built" for "the trust built"."""
    near = [(case.library.document(e.claim.document), e.claim.sentence) for e in case.evidence]
    weigh = case.library.index.weight
    for act in acts(tokens(case.draft.prose, case.claim.sentence)):
        mine = _kinds_of(case.draft, act)
        if any(_who(case.draft, act) in " ".join(d.prose[s.start : s.end].split()) for d, s in near if act.named):
            continue  # one of several who did it
        same = [d for d in deeds(act, near, weigh) if d.act.verb == act.verb] if mine else []
        theirs = [_kinds_of(d.document, d.act) for d in same]
        if theirs and all(kinds - mine and mine - kinds for kinds in theirs):
            yield Difference(
                f"The draft says that the {_who(case.draft, act)} did it; the source says it of the {same[0].who}.",
                act.who,
                (case.library.location(same[0].document.id, same[0].sentence),),
                correct=same[0].who,
            )
            return


def _kinds_of(document: Document, act: Act) -> set[tuple[int, int]]:
    """Which kinds of doers the words for who acts tell of."""
    return {kind for hit in kinds("doer").all(tokens(document.prose, act.who)) for kind in hit.value}


def _in_another_role(case: Case) -> Iterator[Difference]:
    """Somebody who does in the draft what another one does in the source's sentence, which tells another deed of theirs.

    "The offices paid" for "It was paid for by the fund; the offices did the digging".
    """
    run = tokens(case.source.prose, case.best.claim.sentence)
    theirs = [(a, _who(case.source, a)) for a in acts(run)]
    if len(theirs) < LEAST_ROLES or not case.sure:
        return
    for act in acts(tokens(case.draft.prose, case.claim.sentence)):
        ours = _who(case.draft, act)
        same = [(a, who) for a, who in theirs if a.verb == act.verb]
        own = [a for a, who in theirs if _may_be_one(ours, who, case)]
        if act.tells or not own or not same or any(_may_be_one(ours, who, case) for _, who in same):
            continue
        doer, who = same[0]
        if doer.named and not _is_named_too(who, case) and not any(a.verb == act.verb for a in own):
            yield Difference(
                f"The draft says that {ours} did it; the source says it of {who}.",
                act.who,
                (case.library.location(case.source.id, case.best.claim.sentence),),
                correct=who,
            )
            return


def _helped_by_another(case: Case) -> Iterator[Difference]:
    """Somebody whose help the draft tells of, where the source tells of another's: "with a grant from the council"."""
    for ours in helpers(tokens(case.draft.prose, case.claim.sentence)):
        name = text_of(case.draft, ours.who)
        if not ours.named:
            continue
        for e in case.evidence:
            document, sentence = case.library.document(e.claim.document), e.claim.sentence
            theirs = same_matter(ours, tuple(helpers(tokens(document.prose, sentence))))
            if not theirs or any(h.vague for h in theirs):
                continue
            whose = text_of(document, theirs[0].who)
            told = [
                n.text
                for h in theirs
                for n in names(tokens(document.prose, part_of(document.prose, sentence, h.words)))
            ]
            others = (*told, *(text_of(document, h.who) for h in theirs))
            if not any(_may_be_one(name, n, case) or {*name_words(name)} <= {*name_words(n)} for n in others):
                yield Difference(
                    f"The draft says that {name} helped; the source says it of {whose}.",
                    ours.words,
                    (case.library.location(document.id, sentence),),
                    correct=" ".join(document[theirs[0].words].split()),
                )
                return


def _only_paid(case: Case) -> Iterator[Difference]:
    """Somebody who carries out in the draft what a source says that they paid for: "the study was funded by the foundation"."""
    pays = {term(w) for w in words_of("paying")}
    runs = {term(w) for w in words_in("counting", "carrying_out") | words_of("running")}
    for act in acts(tokens(case.draft.prose, case.claim.sentence)):
        ours = _who(case.draft, act)
        if not act.named or act.verb not in runs or not names_somebody(ours):
            continue
        told = [
            (p, a)
            for p in case.library.passages_of(case.source.id)
            if set(act.core) & set(p.terms) and (pays | runs) & set(p.terms)
            for a in acts(tokens(case.source.prose, p.span))
            if a.named and set(a.things) & set(act.core) and _may_be_one(ours, _who(case.source, a), case)
        ]
        paid = [p for p, a in told if a.verb in pays]
        if paid and len(paid) == len(told):
            yield Difference(
                f"The source says that {ours} paid for it, and not that they did it.",
                act.who,
                (case.library.location(case.source.id, paid[0].span),),
            )
            return


def _who(document: Document, act: Act) -> str:
    """The words for who acts, on one line."""
    return " ".join(document.prose[act.who.start : act.who.end].split())


def _near(case: Case) -> tuple[list[tuple[Document, Span]], list[tuple[Document, Span]]]:
    """The sentences of the paragraphs that the evidence stands in, and the nearest others."""
    told = [p for e in case.evidence for p in case.library.paragraph(e.claim.document, e.claim.sentence)]
    runs = [(p.document, p.span) for p in told], [(e.claim.document, e.claim.sentence) for e in case.nearest[:OTHERS]]
    one, two = ([(case.library.document(id), span) for id, span in dict.fromkeys(run)] for run in runs)
    return one, two


def _telling(case: Case, wanted: Sequence[str]) -> Iterator[Passage]:
    """The passages of the evidence's document that have a verb and one of the things that it is said of."""
    verb, *things = wanted
    for p in case.library.passages_of(case.source.id):
        if verb in p.terms and set(things) & set(p.terms):
            yield p


def _is_somebody(name: str, case: Case) -> bool:
    """Whether a name is that of a body that the sources know, and of no place."""
    known = is_known(name, case.library) or is_told(Name(Span(0, 0), name), case.library)
    lone = " " not in name and not name.isupper() and not is_name_inside(name, case.library)
    return known and not lone and names_somebody(name) and not (places(tokens(name)) and " " not in name)


def _are_many(who: str) -> bool:
    """Whether some small words tell of several, who are no single body: "the four counties", not "a charity", "experts"."""
    head = who.split(" of ")[0].split()[-1]
    if any(is_past(w) for w in who.split()):
        return False
    return is_plural(head) and head not in words_of("speaker") | words_of("body")


def _may_be_one(a: str, b: str, case: Case) -> bool:
    """Whether two names may be those of one body, be the one only "the Commission"."""
    one, two = body_words(a), body_words(b)
    return one <= two or two <= one or same_body(a, b, case.library.acronyms, loose=True)


def _acts_not(ours: str, best: Deed, case: Case) -> bool:
    """Whether the source's sentence names the draft's body, without an act of its own there."""
    run = tokens(best.document.prose, best.sentence)
    own = any(
        _may_be_one(ours, " ".join(best.document.prose[a.who.start : a.who.end].split()), case) for a in acts(run)
    )
    return not own and any(_may_be_one(ours, n.text, case) for n in names(run))


def _is_named_too(name: str, case: Case) -> bool:
    """Whether the draft's sentence names somebody too."""
    return any(_may_be_one(name, n.text, case) for n in _own_names(case.claim.about))


# ── whose figure it is ───────────────────────────────────────────────────────────────────────────


def _credited(case: Case) -> Iterator[Difference]:
    """The body to which the draft gives a figure that the source gives to another, or that the source's publisher made."""
    ours = governing(case.draft, case.claim.sentence, case.claim.clause)
    if ours is None:
        return
    name = as_name(case.draft, ours)
    if (ours.lone and not is_name_inside(name.text, case.library)) or not names_somebody(name.text):
        return
    if any(same_body(name.text, body, case.library.acronyms, loose=True) for body in bodies(case.source)):
        return
    if places(tokens(name.text)) and " " not in name.text:
        return
    published = is_known(name.text, case.library)
    told = published or is_told(name, case.library)
    if not told and not (ours.made and is_body(name.text) and names_nothing_else(name.text)):
        return
    quoting = _only_quotes(case, name)
    if not quoting and (
        any(_has_number(case, e) and in_passage(name, e, case.library) for e in case.evidence)
        or any(_has(case, e, name) for e in case.considered)
    ):
        return
    named = [c for c in credits_of(case.best.claim, case.library) if names_somebody(c.name) and not _is_common(c, case)]
    named = [replace(c, name=in_full(c.name, case.best.claim, case.library)) for c in named]
    if any(
        _is_bare(c.name, name.text) or same_body(name.text, c.name, case.library.acronyms, loose=True) for c in named
    ):
        return
    if not told:  # of a body that no source knows only a count that the source's own sentence gives to another
        named = [c for c in named if c.made and not c.lone and not c.person]
        theirs = [m for m in makers(tokens(case.source.prose, case.best.claim.sentence)) if m.made and not m.lone]
        if not theirs or case.best.score < OWN or any(share_a_word(name, Name(name.span, c.name)) for c in named):
            return
    if named:
        correct = named[0].name
    elif case.relation is Relation.ENTAILED and case.best.score >= OWN and case.source.publisher and published:
        correct = case.source.publisher  # nobody else is named: the figure is the publisher's own
    else:
        return
    yield Difference(
        f"The draft gives this to {name.text}; the source gives it to {correct}.",
        name.span,
        (case.best.location,),
        correct=correct,
    )


def _doubted(case: Case) -> Iterator[Difference]:
    """A figure that the draft gives to a body which, by the source's own sentence, does not stand by it: "the ministry cannot
    confirm this"."""
    ours = governing(case.draft, case.claim.sentence, case.claim.clause)
    best = case.best.claim
    theirs = governing(case.source, best.sentence, best.clause) if ours else None
    if (
        ours is None
        or theirs is None
        or next(iter(cues("reporting", "doubting").all(tokens(case.draft.prose, case.claim.sentence))), None)
    ):
        return
    mine, whose = text_of(case.draft, ours.who), text_of(case.source, theirs.who)
    words = {w.lower() for w in mine.split()}
    run = tokens(case.source.prose, best.sentence)
    for hit in cues("reporting", "doubting").all(run):
        body = run[hit.first - 1] if hit.first else None
        if body and body.lower in words_of("body") and body.lower in words and body.lower not in whose.lower().split():
            yield Difference(
                f"The draft gives this to {mine}; the source gives it to {whose}, and says that the {body.text} does not stand by it.",
                as_name(case.draft, ours).span,
                (case.best.location,),
                correct=whose,
            )
            return


def _only_quotes(case: Case, name: Name) -> bool:
    """Whether the source's sentence has the draft's body only pass on what another counted: "the Board quotes it"."""
    run = tokens(case.source.prose, case.best.claim.sentence)
    own = [n for n in names(run) if _may_be_one(n.text, name.text, case)]
    behind = (next((i for i, t in enumerate(run) if t.start >= n.span.end), len(run)) for n in own)
    return bool(own) and all(passes_on(run, i) for i in behind)


def _counted_by_its_neighbour(case: Case) -> Iterator[Difference]:
    """A count that the draft gives to a body that it calls by what it is, where the source's own sentence gives it to another by
    name, and tells something else of that body: "the provincial inspectorate lists 97"."""
    q, best = case.claim.quantity, case.best.claim
    ours = governing(case.draft, case.claim.sentence, case.claim.clause)
    if q is None or case.relation is not Relation.ENTAILED or ours is None or not ours.made:
        return
    who = text_of(case.draft, ours.who)
    theirs = governing(case.source, best.sentence, best.clause)
    if not who.islower() or " " not in who or who.split()[-1] not in words_of("body") or theirs is None:
        return
    name = text_of(case.source, theirs.who)
    if not theirs.made or not names_somebody(name) or who.split()[-1] in body_words(name) or not is_body(name):
        return
    beside = " ".join(case.source.prose[max(theirs.who.end, best.clause.end) : best.sentence.end].split())
    if who in beside and who not in " ".join(case.source[best.clause].split()):
        yield Difference(
            f"The draft gives this to the {who}; the source gives it to {name}.",
            ours.who,
            (case.best.location,),
            correct=name,
        )


def _is_bare(short: str, name: str) -> bool:
    """Whether a source calls a body only by what the draft's is as well: "the Board", of which it has no longer name."""
    return short.lower() in words_of("body") and short in name.split()


def _is_common(credit: Credit, case: Case) -> bool:
    """Whether who is credited is a sentence's first word that no source has as a name."""
    return credit.lone and not is_name_inside(credit.name, case.library)


def _has(case: Case, evidence: Evidence, name: Name) -> bool:
    """Whether a candidate has the draft's figure, and is the named body's, by its document or by its sentence."""
    ours, theirs = case.claim.quantity, evidence.claim.quantity
    if ours is None or theirs is None or compare(ours, theirs) is not Relation.ENTAILED:
        return False
    if evidence.score < RIVAL * case.best.score or not _has_number(case, evidence):
        return False  # the same number, of something else
    return in_passage(name, evidence, case.library)


def _has_number(case: Case, evidence: Evidence) -> bool:
    """Whether a figure is near the draft's, and not only allowed by its bound where the best one is near: 6 for "up to 9"."""
    ours, theirs, best = case.claim.quantity, evidence.claim.quantity, case.best.claim.quantity
    if ours is None or theirs is None or best is None:
        return True
    return agreeing(ours, theirs) or not agreeing(ours, best)


SHELTERS = (
    "Ayr opened its night shelter in May 2019, with money from the city; Hay opened its own in June 2021, with a grant from the "
    "Lodgers' Board."
)
SKIPPER = (
    "The boat carried 340 anglers in May. The Port Board owns the boat and pays the skipper, Harbour Aid pays the cook."
)
FORUM = (
    "The Harbour Fund noted a fall of 12 per cent in grants between 2020 and 2021. The Oslo Forum further predicted a fall of up to 9 per"
    " cent in 2022. Barns received 6 per cent of the grants."
)
QUOTED = (
    "Crabs of the Wye Crab Laboratory.\n\nA poll by Bangor College of 240 anglers in Hay was short; the Laboratory {}."
)
GUILD = "According to the Lodgers' Guild, one lodger in eight moved in 2022; the council {}."
EXAMPLES = (
    Example(
        "The «Leeds council» reports that one lodger in eight moved in 2022.", (GUILD.format("cannot confirm this"),)
    ),
    Example("The «council» says that one lodger in eight moved in 2022.", (GUILD.format("disputes the figure"),)),
    Example("The Lodgers' Guild says that one lodger in eight moved in 2022.", (GUILD.format("cannot confirm this"),)),
    Example("The council disputes that one lodger in eight moved in 2022.", (GUILD.format("disputes the figure"),)),
    Example(
        "The «Wye Crab Laboratory» polled 240 anglers in Hay.",
        (QUOTED.format("quotes it as a sign of the times"),),
    ),
    Example(
        "The hall was paid for by the «Otter Trust and the county council».",
        ("The hall was paid for by the Otter Trust; the county council refused to give any money.",),
    ),
    Example(
        "The hall was paid for by the Otter Trust and the county council.",
        ("The hall was paid for by the Otter Trust; the county council joined in with a small grant.",),
    ),
    Example(
        "The Otter Trust and the county council agreed on a hall.",
        ("The Otter Trust offered a hall, and the county council accepted the offer in May.",),
    ),
    Example(
        "The «council» built 90 homes on the dunes.",
        ("The trust built 90 homes on the dunes, on land that the council gave it.",),
    ),
    Example(
        "Ninety homes were built by the «council» on the dunes.", ("The trust built 90 homes on the dunes in 2019.",)
    ),
    Example(
        "The «police» opened an inquiry into the fire at the mill.",
        ("The prosecutor opened an inquiry into the fire at the mill.",),
    ),
    Example("The council built 90 homes on the dunes.", ("Leeds City Council built 90 homes on the dunes.",)),
    Example(
        "The charity runs three shelters in the dunes.",
        ("Dune Haven runs three shelters in the dunes, and the council pays for them.",),
    ),
    Example(
        "The inspectors visited 40 farms in the dunes.", ("The ministry's inspectors visited 40 farms in the dunes.",)
    ),
    Example(
        "«Peru's Ministry of Public Works» observed an increase of nearly 200 per cent in calls about floods.",
        ("Peru's Office of Inland Waters observed an increase of nearly 200 percent in calls about floods.",),
    ),
    Example("«Nurses trained doctors in the use of the pump.»", ("Doctors trained nurses in the use of the pump.",)),
    Example(
        "Doctors were trained by nurses in the use of the pump.", ("Nurses trained doctors in the use of the pump.",)
    ),
    Example(
        "The count was done by the Wardens' League, «with money from the Ministry of Health».",
        (
            "The Wardens' League did a count that was funded by the Harbour Trust. The Ministry of Health gave its data.",
        ),
    ),
    Example(
        "The count was done by the Wardens' League, with money from the Harbour Trust.",
        (
            "The Wardens' League did a count that was funded by the Harbour Trust. The Ministry of Health gave its data.",
        ),
    ),
    Example("The «Harbour Fund» went on to predict a fall in grants of up to 9 per cent in 2022.", (FORUM,)),
    Example("The Oslo Forum went on to predict a fall in grants of up to 9 per cent in 2022.", (FORUM,)),
    Example("The Harbour Fund noted a fall of 12 per cent in grants between 2020 and 2021.", (FORUM,)),
    Example("The «Oslo Forum» noted a fall of 12 per cent in grants between 2020 and 2021.", (FORUM,)),
    Example(
        "The Harbour Fund counted fewer than 900 boats in 2022.",
        ("The Harbour Fund counted 871 boats in 2022. The Oslo Forum counted 640 boats.",),
    ),
    Example(
        "The barn survey was paid for by the Union in May.",
        ("The barn survey was paid for by the European Union in May.",),
    ),
    Example(
        "The River Bureau, which comes under the «Ministry of Labour», logged 412 spills in 2019.",
        ("The River Bureau is led by the Ministry of Inland Waters. In 2019, 412 spills were logged.",),
    ),
    Example(
        "The River Bureau, which comes under the Ministry of Inland Waters, logged 412 spills in 2019.",
        ("The River Bureau is led by the Ministry of Inland Waters. In 2019, 412 spills were logged.",),
    ),
    Example(
        "The Wye group counted 312 otters in May.",
        ("The Otter Trust counted 312 otters in May.", "Canoes are for hire on the Wye."),
    ),
    Example(
        "«Save Our Streams» counted 312 otters on the Wye.",
        ("The Otter Trust counted 312 otters on the Wye.", "Save Our Streams printed a leaflet about dredging."),
    ),
    Example(
        "There are 312 otters on the Wye, «Save Our Streams» reckons.",
        ("The Otter Trust counted 312 otters on the Wye.", "Save Our Streams printed a leaflet about dredging."),
    ),
    Example(
        "There are 312 otters on the Wye, the Otter Trust reckons.",
        ("The Otter Trust counted 312 otters on the Wye.", "Save Our Streams printed a leaflet about dredging."),
    ),
    Example(
        "The Otter Trust counted 312 otters on the Wye.",
        ("The Otter Trust counted 312 otters on the Wye.", "Save Our Streams printed a leaflet about dredging."),
    ),
    Example(
        "OTA counted 312 otters on the Wye.",
        ("The Otter Trust Alliance (OTA) works on rivers. The Otter Trust Alliance counted 312 otters on the Wye.",),
    ),
    Example(
        "«Harbour Aid» opened three hostels for trawlermen in Grimsby.",
        ("Seafarers First opened three hostels for trawlermen in Grimsby. Harbour Aid sent blankets to Hull.",),
    ),
    Example(
        "Seafarers First opened three hostels for trawlermen in Grimsby.",
        ("Seafarers First opened three hostels for trawlermen in Grimsby. Harbour Aid sent blankets to Hull.",),
    ),
    Example(
        "OTA counted 312 otters on the Wye.",
        ("The Otter Trust Alliance counted 312 otters on the Wye. In spring OTA moved to Hay.",),
    ),
    Example(
        "The seabird count on Skomer is led by the «Ministry of Fisheries».",
        (
            "The seabird count on Skomer, which is led by the Ministry of Education, began in May.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "The seabird count on Skomer is led by the Ministry of Education.",
        (
            "The seabird count on Skomer, which is led by the Ministry of Education, began in May.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "The prison service drew up a plan with «OTA» to protect wardens from the fever.",
        (
            "The service of prisons worked with LPA to put in place a plan that protects wardens from the fever.",
            "OTA moved its office to Hay.",
        ),
    ),
    Example(
        "The prison service drew up a plan with the Lung Patients' Alliance to protect wardens from the fever.",
        (
            "The service of prisons worked with LPA to put in place a plan that protects wardens from the fever.",
            "The Lung Patients' Alliance (LPA) moved its office to Hay.",
        ),
    ),
    Example(
        "In Chad the «Pump Fund» and its partners taught masons how to line a pit.",
        ("In Chad, Eau pour Demain and partners held classes on how masons line a pit.", "The Pump Fund is in Mali."),
    ),
    Example(
        "In Chad Eau pour Demain taught masons how to line a pit, the Pump Fund reports.",
        (
            ("The Pump Fund", "In Chad, Eau pour Demain and partners held classes on how masons line a pit."),
            "The Pump Fund is in Mali.",
        ),
    ),
    Example(
        "According to «Save Our Streams», there are 312 otters on the Wye.",
        (
            ("Otter Trust", "There are 312 otters on the Wye."),
            ("Save Our Streams", "Dredging of the Wye has ended."),
        ),
    ),
    Example(
        "According to the Otter Trust, there are 312 otters on the Wye.",
        (
            ("Otter Trust", "There are 312 otters on the Wye."),
            ("Save Our Streams", "Dredging of the Wye has ended."),
        ),
    ),
    Example(
        "According to Save Our Streams, there are 312 otters on the Wye.",
        (
            ("Otter Trust", "There are 312 otters on the Wye."),
            ("Save Our Streams", "The Otter Trust speaks of 312 otters on the Wye."),
        ),
    ),
    Example(
        "«Riverwatch» counted 312 otters on the Wye.",
        (
            "The Otter Trust counted 312 otters on the Wye. It works with a body called Riverwatch.",
            "In May the wardens of Riverwatch printed a leaflet about dredging.",
        ),
    ),
    Example(
        "«Riverwatch» counted 312 otters on the Wye.",
        (
            "The Otter Trust counted 312 otters on the Wye.",
            "In May the wardens of Riverwatch printed a leaflet about dredging.",
        ),
    ),
    Example(
        "Wardens counted 312 otters on the Wye.",
        ("The Otter Trust counted 312 otters on the Wye.", "In May the wardens printed a leaflet about dredging."),
    ),
    Example(
        "The Danish government counted 312 otters on the Skjern.",
        (
            "The Government of Denmark counted 312 otters on the Skjern.",
            "The Danish government printed a leaflet about dredging.",
        ),
    ),
    Example(
        "One holt in nine, in the «Angling Board»'s view, is empty.",
        (
            "The Ombudsman for Rivers believes that one in nine holts is empty.",
            "The Angling Board printed a leaflet about dredging.",
        ),
    ),
    Example(
        "Ferries call at 14 piers; the «Ministry of Fisheries» puts the average crossing at 27 minutes.",
        (
            "Quickferry says that its average crossing takes 27 minutes. Ferries of the firm Quickferry call at 14 piers.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "Ferries call at 14 piers; Quickferry puts the average crossing at 27 minutes.",
        (
            "Quickferry says that its average crossing takes 27 minutes. Ferries of the firm Quickferry call at 14 piers.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "Soot on the quays of Hull, the «Humber Observatory» found, fell by 8 per cent in a year.",
        (
            (
                "Clean Air Club",
                "In a year soot on the quays of Hull fell by 8 per cent, the Tyne Air Laboratory found.",
            ),
            ("Humber Health Observatory", "Asthma rose by 8 per cent in 2019."),
        ),
    ),
    Example(
        "In Hull, the «Humber Observatory» found, 8 per cent of the quays are sooty.",
        (
            (
                "Clean Air Club",
                "The Tyne Air Laboratory has published a survey of quays in Hull. It finds that 8 per cent of them are sooty.",
            ),
            ("Humber Health Observatory", "Asthma is rare."),
        ),
    ),
    Example(
        "In Hull, the Air Laboratory found, 8 per cent of the quays are sooty.",
        (
            (
                "Clean Air Club",
                "The Tyne Air Laboratory has published a survey of quays in Hull. It finds that 8 per cent of them are sooty.",
            ),
            ("Humber Health Observatory", "Asthma is rare."),
        ),
    ),
    Example(
        "After four boats had sunk in the gale, the «Harbour Aid Society» issued an appeal.",
        ("Four boats sank in the gale, prompting the Seafarers' Guild of Hull to issue an appeal. Schools shut.",),
    ),
    Example(
        "After four boats had sunk in the gale, the Seafarers' Guild issued an appeal.",
        ("Four boats sank in the gale, prompting the Seafarers' Guild of Hull to issue an appeal. Schools shut.",),
    ),
    Example(
        "The «Wye Wardens» set up a telephone line for anglers in Hay.",
        ("The Wye Wardens opened a shop, and the Otter Trust started a telephone line for anglers in Hay.",),
    ),
    Example(
        "The Otter Trust set up a telephone line for anglers in Hay.",
        ("The Wye Wardens opened a shop, and the Otter Trust started a telephone line for anglers in Hay.",),
    ),
    Example(
        "The Wye Wardens set up a telephone line for anglers in Hay.",
        (
            "The Otter Trust started a telephone line for anglers in Hay. The Wye Wardens have since set up a telephone line for "
            "anglers too.",
        ),
    ),
    Example(
        "The Wye Wardens set up a telephone line for anglers in Hay.",
        ("The Wye Wardens and the Otter Trust started a telephone line for anglers in Hay.",),
    ),
    Example(
        "The wardens' count of pools on the upper Wye was paid for by the «Ministry of Fisheries».",
        (
            "Wardens began a count of pools on the upper Wye in May. The count of pools was funded by the Lottery Board.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "The wardens' count of pools on the upper Wye was paid for by the Lottery.",
        (
            "Wardens began a count of pools on the upper Wye in May. The count of pools was funded by the Lottery Board.",
            "The Ministry of Fisheries licenses trawlers.",
        ),
    ),
    Example(
        "Its survey, which was paid for by the «four counties» that had asked for it, took in 40 pools.",
        ("The survey took in 40 pools. The survey was paid for by the Lottery Board.",),
    ),
    Example(
        "Its survey, which was paid for by a charity, took in 40 pools.",
        ("The survey took in 40 pools. The survey was paid for by the Lottery Board.",),
    ),
    Example(
        "Some 350 wardens traded tips in a radio forum created by the «Angling Board».",
        (
            "A radio forum for wardens was created by the Otter Trust. Some 350 wardens took part in the radio forum and traded "
            "tips.",
            "The Angling Board sells permits.",
        ),
    ),
    Example(
        "Some 350 wardens traded tips in a radio forum run by the Angling Board.",
        (
            "A radio forum for wardens was created by the Otter Trust. Some 350 wardens took part in the radio forum and traded "
            "tips.",
            "The Angling Board sells permits.",
        ),
    ),
    Example(
        "The «Angling Board» runs the trout hatchery at Hay.",
        (
            "The council withdrew in May, leaving the Otter Trust to run the trout hatchery at Hay.",
            "The Angling Board sells permits.",
        ),
    ),
    Example(
        "The Commission closed two trout hatcheries at Hay.",
        (
            "In May the Commission for Rivers and Lakes closed two trout hatcheries at Hay. The Angling Board sells permits.",
            "The Commission met.",
        ),
    ),
    Example(
        "The «water offices of Ayr and Hay» paid for the new pumps.",
        ("The new pumps were paid for by the Lottery Board; the water offices of Ayr and Hay did the digging.",),
    ),
    Example(
        "The water offices of Ayr and Hay did the digging for the new pumps.",
        ("The new pumps were paid for by the Lottery Board; the water offices of Ayr and Hay did the digging.",),
    ),
    Example(
        "The «Anglers' Board» left out those who had caught nothing in a year.",
        (
            "The Riverside Union, which held a poll of its own, has only 90 members; it left out those who had caught nothing in a "
            "year. The Anglers' Board sells permits.",
        ),
    ),
    Example(
        "The Riverside Union left out those who had caught nothing in a year.",
        (
            "The Riverside Union, which held a poll of its own, has only 90 members; it left out those who had caught nothing in a "
            "year. The Anglers' Board sells permits.",
        ),
    ),
    Example(
        "«Warm the Elders» surveyed 1,240 tenants in Leith: in weeks with frost, 7 in 10 lit a stove.",
        (
            "Shelter First, in a survey of 1,240 tenants in Leith, found that 7 in 10 lit a stove in weeks when there was frost.",
        ),
    ),
    Example(
        "Shelter First surveyed 1,240 tenants in Leith: in weeks with frost, 7 in 10 lit a stove.",
        (
            "Shelter First, in a survey of 1,240 tenants in Leith, found that 7 in 10 lit a stove in weeks when there was frost.",
        ),
    ),
    Example(
        "The «Angling Board» polled 640 anglers on the Tweed, of whom 3 in 5 had caught nothing.",
        ("In a poll of 640 anglers on the Tweed, the Otter Trust Alliance found that 3 in 5 had caught nothing.",),
    ),
    Example(
        "The OTA polled 640 anglers on the Tweed, of whom 3 in 5 had caught nothing.",
        ("In a poll of 640 anglers on the Tweed, the Otter Trust Alliance found that 3 in 5 had caught nothing.",),
    ),
    Example(
        "The Labour Department polled 640 porters in Rouen, of whom 3 in 5 were on call at night.",
        ("In a poll of 640 porters in Rouen, the Ministry of Labour found that 3 in 5 were on call at night.",),
    ),
    Example(
        "The Pump Fund says that of 320 wells in Niger 41 were dry.",
        ("In Niger, Eau pour Demain tested 320 wells, and 41 were dry.",),
    ),
    Example(
        "In Malawi, «Save the Springs» and its partners organised seminars on well drilling.",
        (
            "In Malawi, Eau Vive, along with partners, organised and held seminars on well drilling, pumps, and the care of springs in dry years.",
        ),
    ),
    Example(
        "In Malawi, Eau Vive and its partners organised seminars on well drilling.",
        (
            "In Malawi, Eau Vive, along with partners, organised and held seminars on well drilling, pumps, and the care of springs in dry years.",
        ),
    ),
    Example(
        "The «Cycling Board» gave the crash map that young Dutch couriers use a new layer on tram tracks.",
        (
            "Pedal Power extended its crash map for young couriers in the Netherlands with a new layer on tram tracks.",
            "The Cycling Board sells badges.",
        ),
    ),
    Example(
        "Pedal Power gave the crash map that young Dutch couriers use a new layer on tram tracks.",
        (
            "Pedal Power extended its crash map for young couriers in the Netherlands with a new layer on tram tracks.",
            "The Cycling Board sells badges.",
        ),
    ),
    Example(
        "West African nurses opened a clinic for mothers in Leith.",
        ("The Red Lantern Trust opened a clinic for mothers in Leith. West African nurses work there.",),
    ),
    Example(
        "Reporters in Ghana were beaten, and the country's Editors' Guild issued a statement.",
        ("Reporters were beaten in Accra, prompting the Editor’s Guild of Ghana to issue a statement.",),
    ),
    Example(
        "Ghana's Editors’ Guild issued a statement on the beating of reporters.",
        ("Reporters were beaten in Accra, prompting the Editor’s Guild of Ghana to issue a statement.",),
    ),
    Example(
        "Norway's Coast Guard issued a leaflet on ice and fog.",
        ("The Norwegian Coast Guard issued a leaflet on ice and fog.",),
    ),
    Example(
        "«Sweden's Coast Guard» issued a leaflet on ice and fog.",
        ("The Norwegian Coast Guard issued a leaflet on ice and fog. Sweden's Coast Guard bought a ship.",),
    ),
    Example(
        "The Nurses' Union surveyed 300 wards: one in six had no lift.",
        ("The Nurse's Union of Malta surveyed 300 wards and found that one in six had no lift.",),
    ),
    Example(
        "Some 120,000 more homes would qualify, according to the Legal Rents Board.",
        (
            "Legal Rents Board. The rent ceiling is old.\n\nThe Board estimates that if it had followed prices, 120,000 more homes would qualify.",
        ),
    ),
    Example(
        "Some 120,000 more homes would qualify, according to the «Legal Rents Board».",
        (
            "The Tenancy Board was founded in 1990.\n\nThe Board estimates that if it had followed prices, 120,000 more homes would qualify.",
            "The Legal Rents Board met in May.",
        ),
    ),
    Example(
        "By the count of «the county inspectorate», there were 208 fires on the moor in 2020.",
        ("The Moorland Wardens' League counted 208 fires on the moor in 2020; the county inspectorate lists 97.",),
    ),
    Example(
        "In 2020 «the county inspectorate» counted 208 fires on the moor.",
        ("The Moorland Wardens' League counted 208 fires on the moor in 2020; the county inspectorate lists 97.",),
    ),
    Example(
        "By the count of the county wardens' league, there were 208 fires on the moor in 2020.",
        ("The Moorland Wardens' League counted 208 fires on the moor in 2020; the county inspectorate lists 97.",),
    ),
    Example(
        "By the count of the county inspectorate, there were 97 fires on the moor in 2020.",
        ("The Moorland Wardens' League counted 208 fires on the moor in 2020; the county inspectorate lists 97.",),
    ),
    Example(
        "In May the «county's tax office» stopped 29 lorries on the moor and took 60 dogs home.",
        ("The Animal Health Unit of Kent stopped 29 lorries on the moor in May and took 60 dogs home.",),
    ),
    Example(
        "In May the county's farm service stopped 29 lorries on the moor and took 60 dogs home.",
        ("The Livestock Unit of Kent stopped 29 lorries on the moor in May and took 60 dogs home.",),
    ),
    Example(
        "In May the county's animal office stopped 29 lorries on the moor and took 60 dogs home.",
        ("The Blue Collar Unit of Kent stopped 29 lorries on the moor in May and took 60 dogs home.",),
    ),
    Example(
        "The Crab Trust, the «Otter League» and the Pike Union signed a letter on the dredging of the Wye.",
        ("The Crab Trust, the Eel Fund and the Pike Union signed a letter on the dredging of the Wye.",),
    ),
    Example(
        "The Pike Union, the Eel Fund and the Crab Trust signed a letter on the dredging of the Wye.",
        ("The Crab Trust, the Eel Fund and the Pike Union signed a letter on the dredging of the Wye.",),
    ),
    Example(
        "The Crab Trust, the Otter League and the Pike Union signed a letter on the dredging of the Wye.",
        (
            "The Crab Trust, the OL and the Pike Union signed a letter on the dredging of the Wye. The Otter League (OL) runs a shop.",
        ),
    ),
    Example(
        "The first night shelter, in Ayr, opened in May 2019 «with a grant from the Lodgers' Board».",
        (SHELTERS,),
    ),
    Example("The first night shelter, in Ayr, opened in May 2019 with a grant from the city.", (SHELTERS,)),
    Example("The night shelter in Hay opened in June 2021 with a grant from the Lodgers' Board.", (SHELTERS,)),
    Example(
        "At four farms on the Wye straw filters were put in «with help from the Ministry», and nitrates fell.",
        ("Nitrates fell on the Wye at four farms that put in straw filters in 2022, with help from a retailer.",),
    ),
    Example(
        "At four farms on the Wye straw filters were put in with help from the Ministry, and nitrates fell.",
        ("Nitrates fell on the Wye at four farms that put in straw filters in 2022, with help from the government.",),
    ),
    Example(
        "The «Kestrel Fund» carried out the study of 54 kilns in Leeds.",
        ("We visited 54 kilns in Leeds. The study was funded by the Kestrel Fund, which had no part in its design.",),
    ),
    Example(
        "The Kestrel Fund paid for the study of 54 kilns in Leeds.",
        ("We visited 54 kilns in Leeds. The study was funded by the Kestrel Fund, which had no part in its design.",),
    ),
    Example(
        "The Kestrel Fund carried out the study of 54 kilns in Leeds.",
        ("We visited 54 kilns in Leeds. The study was funded by the Kestrel Fund, which also led the study.",),
    ),
    Example("The boat that carried 340 of them had its skipper paid by «Harbour Aid».", (SKIPPER,)),
    Example("The boat that carried 340 of them had its skipper paid by the Port Board.", (SKIPPER,)),
    Example(
        "The limit for a single dye, 0.1 micrograms per litre, is set by the «Ministry of Farming».",
        (
            "The limit for any single dye in river water is 0.1 micrograms per litre. It is set by the Ministry of Health. The Ministry "
            "of Farming keeps the list of dyes.",
        ),
    ),
    Example(
        "The limit for a single dye, 0.1 micrograms per litre, is set by the Ministry of Health.",
        (
            "The limit for any single dye in river water is 0.1 micrograms per litre. It is set by the Ministry of Health. The Ministry "
            "of Farming keeps the list of dyes.",
        ),
    ),
    Example(
        "The «Reel Guild» checked the shelves of 50 tackle shops in Hull.",
        (
            "The Reel Guild asked 12 anglers. A reel that sold for 640 pence in May sold for 885 a year later, according to Otters First, "
            "which checks the shelves of 50 tackle shops.",
        ),
    ),
    Example(
        "The «Lamp Board» puts the average cost of a night in a hostel at 52 pounds.",
        (
            "By way of comparison, the city of Ayr puts the average cost of a night in a hostel at 52 pounds.",
            ("Lamp Board", "Lamps are dear."),
        ),
    ),
    Example(
        "The city of Ayr puts the average cost of a night in a hostel at 52 pounds.",
        (
            "By way of comparison, the city of Ayr puts the average cost of a night in a hostel at 52 pounds.",
            ("Lamp Board", "Lamps are dear."),
        ),
    ),
    Example("Moorland Rescue found 40 lost walkers in March.", ("Wardens found 40 lost walkers in March.",)),
)
RULE = Rule("W101", "entity", Severity.ERROR, Scope.PAIR, check, EXAMPLES, __doc__)
