"""The draft gives two figures for one thing.

**What it finds.** A figure for what the draft counts elsewhere, with another value: in nearly the same words, or told as known
("the 14 villages described in section 2"). A number of things that the table, the list or the row of names after it does
not have. Of two figures the one is flagged that the sources do not bear out, else the later one.

**Why it matters.** One of the two is wrong, and the reader cannot know which.

**What to do.** Check both against the source, and keep one.

**Authority.** The fact-checkers' list, "two numbers for one fact in one document".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.detect import lists, recall
from claimcheck.detect.stance import asks
from claimcheck.detect.words import Kind, terms, tokens
from claimcheck.model import Bound, Claim, Difference, Form, Severity
from claimcheck.retrieve.figures import Relation, compare, in_base, slipped
from claimcheck.retrieve.slots import one_time, periods_agree
from claimcheck.rules.base import Case, Example, Rule, Scope

ALIKE = 0.7  # share of the terms of the shorter clause that both have
NEARLY_ALL = 0.85  # the same for shares and sums, of which a text has many that differ in a word
LEAST = 2
MOST_LISTED = 40  # rows or items: a higher number counts something else
HALF = 2  # times: of two counts of one thing the greater is hardly ever more
LISTED = 12  # names in a row


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or q.form in (Form.AGE, Form.RANK) or Bound.BETWEEN is q.bound:
        return
    listed = _listed(case) if q.form is Form.COUNT else None
    if listed:
        yield listed
        return
    others = [
        c
        for c in case.claims
        if c.quantity and c.quantity.form is q.form and not c.sentence.overlaps(case.claim.sentence)
    ]
    named = (_recalled(case, others) if q.form is Form.COUNT else None) or _told_before(case, others)
    if named:
        yield _difference(case, named)
        return
    if case.claim.recalled:
        return
    for c in () if case.claim in case.borne_out else others:
        if _is_at_fault(case, c) and _same_thing(case.claim, c) and not (_agree(case.claim, c) or _one_more(case, c)):
            yield _difference(case, c)
            return


def _difference(case: Case, other: Claim) -> Difference:
    words = " ".join(case.draft.prose[other.anchor.start : other.anchor.end].split())
    line = case.draft.locate(other.anchor).line
    return Difference(
        f"The draft says “{case.ours}” here and “{words}” in line {line}.",
        case.claim.anchor,
        (case.evidence and (case.best.location,)) or (),
        correct=words,
    )


def _agree(a: Claim, b: Claim) -> bool:
    if a.quantity is None or b.quantity is None:
        return True
    return any(
        compare(x, y) in (Relation.ENTAILED, Relation.HEDGE, Relation.LOOSE, Relation.OPEN)
        for x, y in ((a.quantity, b.quantity), (b.quantity, a.quantity))
    )


# ── the same thing in the same words ─────────────────────────────────────────────────────────────


def _is_at_fault(case: Case, other: Claim) -> bool:
    """Whether of two figures that disagree the case's is the one to flag: the sources bear it out less, or it is the later."""
    return other.anchor < case.claim.anchor or other in case.borne_out


def _same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims of the draft count the same thing, in nearly the same words."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.unit != y.unit or not _one_noun(a.about.counted, b.about.counted):
        return False
    if (x.change is None) != (y.change is None) or x.rate != y.rate or Bound.BETWEEN in (x.bound, y.bound):
        return False
    if not periods_agree(a.about.periods, b.about.periods) or {p.name for p in a.about.places} != {
        p.name for p in b.about.places
    }:
        return False
    one, two = set(a.about.clause), set(b.about.clause)
    shorter = min(len(one), len(two))
    alike = ALIKE if x.form is Form.COUNT else NEARLY_ALL
    return shorter >= LEAST and len(one & two) >= alike * shorter and len(one & two) > len(set(a.about.counted))


def _one_noun(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two counted nouns are one, told with more words the one time than the other: "wells", "safe wells"."""
    return bool(a) and bool(b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


# ── told as known ────────────────────────────────────────────────────────────────────────────────


def _recalled(case: Case, others: Sequence[Claim]) -> Claim | None:
    """The count of the draft that this one recalls and disagrees with; None where it recalls none, or one that agrees."""
    claim = case.claim
    if claim.quantity is None or claim in case.borne_out or not claim.about.counted:
        return None
    head = claim.about.counted[-1]
    run = tokens(case.draft.prose, claim.sentence)
    figure, noun = claim.quantity.number, claim.quantity.counted or claim.quantity.number
    outright = recall.points_back(run, figure, noun)
    same = [c for c in others if head in (c.about.clause if outright else c.about.counted[-1:])]
    if not same or any(_agree(claim, c) or _one_more(case, c) for c in same) or _made_of(claim, same):
        return None
    if outright:  # "12 thieves were convicted" counts convictions too
        return max(
            same, key=lambda c: (c.about.counted[-1:] == (head,), len({*c.about.clause} & {*claim.about.clause}))
        )
    if recall.is_whole(run, figure, noun) and len({c.quantity.value for c in same if c.quantity}) == 1:
        return next((c for c in same if _is_slip(claim, c)), None)
    if not (recall.is_definite(run, figure) or claim.recalled):
        return None
    return next((c for c in same if _is_slip(claim, c) and _is_meant(case, c)), None)


def _told_before(case: Case, others: Sequence[Claim]) -> Claim | None:
    """The figure that a definite one, of which the text says that it told it, must be a slip for: "those three weeks, as we said
    above"; None where the text tells it somewhere, or nothing like it."""
    claim = case.claim
    run = tokens(case.draft.prose, claim.sentence)
    q = claim.quantity
    if q is None or claim in case.borne_out or not recall.told_above(run, q.number):
        return None
    if any(_agree(claim, c) for c in others):
        return None
    said = {*claim.about.clause, *claim.about.rest}
    near = [
        (len(said & {*c.about.clause, *c.about.rest, *c.about.counted}), slipped(q, c.quantity), c)
        for c in others
        if c.quantity and _is_slip(claim, c)
    ]
    best = max(near, key=lambda n: n[:2], default=None)
    return best[2] if best and best[0] else None


def _is_slip(claim: Claim, other: Claim) -> bool:
    """Whether two figures of one kind of unit are near enough for one to be a slip for the other, and not a part of it."""
    a, b = claim.quantity, other.quantity
    if a is None or b is None:
        return False
    (unit, one), (other_unit, two) = in_base(a), in_base(b)
    low, high = sorted((a.low * one, b.low * two))
    return a.form is b.form and unit == other_unit and high <= low * HALF


def _one_more(case: Case, other: Claim) -> bool:
    """Whether the other count leaves out one that is named beside it, and this one takes it in: nine, and "eight others"."""
    q, told = case.claim.quantity, other.quantity
    if q is None or told is None or told.low != told.high:
        return False
    run = tokens(case.draft.prose, other.sentence)
    return recall.leaves_out(run, told.number, told.counted or told.number) and q.low == told.low + 1


def _made_of(claim: Claim, same: Sequence[Claim]) -> bool:
    """Whether the count is the sum or the difference of two others of the same noun."""
    values = [c.quantity.low for c in same if c.quantity]
    asked = claim.quantity.low if claim.quantity else None
    return any(asked in (a + b, a - b) for k, a in enumerate(values) for j, b in enumerate(values) if k != j)


def _is_meant(case: Case, other: Claim) -> bool:
    """Whether what tells which things are meant is told with the other count too: "behind the *Atlas*", "of the 2015 study"."""
    claim, run = case.claim, tokens(case.draft.prose, case.claim.sentence)
    if claim.quantity is None:
        return False
    block = next((b.span for b in case.draft.blocks if b.span.contains(other.sentence)), other.sentence)
    there, around = (tokens(case.draft.prose, s) for s in (other.sentence, block))
    which = run if claim.recalled else recall.tail(run, claim.quantity.counted or claim.quantity.number)
    names = {t.lower for t in which if t.kind is Kind.WORD and t.text[0].isupper() and t is not run[0]}
    if not names <= {t.lower for t in around}:
        return False
    told = [p for p in claim.about.periods if any(p.span.start <= t.start < p.span.end for t in which)]
    if told and not periods_agree(told, other.about.periods):
        return False
    shared = set(terms(which)) & {*terms(there)} - set(claim.about.counted)
    named = len(names & {t.lower for t in there})
    return len(shared) + bool(named) + one_time(told, other.about.periods) >= LEAST


# ── what follows ─────────────────────────────────────────────────────────────────────────────────


def _listed(case: Case) -> Difference | None:
    """The difference where the table, the list or the row of names that follows has another number of things."""
    q = case.claim.quantity
    if q is None or q.low != q.high or q.bound is not Bound.EXACTLY or q.low > MOST_LISTED:
        return None
    run = tokens(case.draft.prose, case.claim.sentence)
    if asks(run):
        return None  # "How many ways can 2 cooks (Ann, Bea, Cy) …?"
    noun = q.counted or q.number
    what, found = "its table has {} rows", _numbers(_table_rows(case))
    if not found and lists.is_announced(run, q.number, noun):
        what, found = "its list has {} items", _numbers(lists.items(case.draft, case.claim.sentence))
    if not found and lists.is_listed(run, q.number, noun):
        what, found = "it goes on to count {}", _numbers(lists.counted_off(case.draft, case.claim.sentence))
    if not found and q.low <= LISTED:
        what, found = "it names {}", lists.names_after(case.draft, case.claim.sentence, noun)
    if not found or q.low in found:
        return None
    number = str(found[-1])
    return Difference(f"The draft says “{case.ours}”; {what.format(number)}.", case.claim.anchor, correct=number)


def _numbers(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)


def _table_rows(case: Case) -> int | None:
    """The number of body rows of the next table, where the sentence or its first head says that it shows what is counted."""
    head = case.claim.about.counted[-1:]
    named = any(t.lower == "table" for t in tokens(case.draft.prose, case.claim.sentence))
    if not named and not (head and lists.heads_table(case.draft, case.claim.sentence, head[0])):
        return None
    return lists.table_rows(case.draft, case.claim.sentence)


EXAMPLES = (
    Example(
        "Of the trees 161 had been felled. The fee is small. The «141 trees» that were felled, as set out in paragraph 3, were oaks.",
        (),
    ),
    Example(
        "Of the trees 161 had been felled. The fee is small. The 161 trees that were felled, as set out in paragraph 3, were oaks.",
        (),
    ),
    Example(
        "The number of wardens rose from 17,000 to 41,400. Remember the «44,100 park wardens» we met above.",
        (),
    ),
    Example(
        "A lift stays out of use for a median of 29 days. A lift that breaks in May will be back, as we said above, after those «three weeks».",
        (),
    ),
    Example(
        "A lift stays out of use for a median of 29 days. A lift that breaks in May will be back, as we said above, after those four weeks.",
        (),
    ),
    Example("How can 2 cooks (Ann Lee, Bea Orr, Cy Pugh) feed 40 pupils at Hay?"),
    Example("The school at Hay has «2 cooks» (Ann Lee, Bea Orr, Cy Pugh) for 40 pupils."),
    Example("The village has 48 safe wells. The village has «52 safe wells»."),
    Example("The village has 48 safe wells. The village has 48 safe wells."),
    Example("In 2019 half of tenants paid on time. In 2020 a third of tenants paid on time."),
    Example(
        "A third of tenants in Hull paid their rent on time. By the end «half of tenants» in Hull paid their rent on time.",
    ),
    Example("Half of tenants pay on time. A third of landlords pay on time."),
    Example(
        "«Some 52 wells» in the village are safe. The village has 48 safe wells.",
        ("The village has 48 safe wells.",),
    ),
    Example("In May the crew planted 300 trees. In June the crew planted 450 trees."),
    Example("Leeds has 48 wells. York has 52 wells."),
    Example("The inquiry led to 12 convictions. Judges praised the «21 convictions» described above."),
    Example("The inquiry led to 12 convictions. Judges praised the 12 convictions described above."),
    Example("We visited 12 farms in spring. We ask for grants on the model of the «14 farms» described above."),
    Example(
        "## 1. Farms\n\nThe pilot took in 12 hill farms.\n\n## 2. Aims\n\n"
        "We propose a fund, on the model of the «14 pilot farms» of section 1."
    ),
    Example(
        "## 1. Farms\n\nThe pilot took in 12 hill farms.\n\n## 2. Aims\n\n"
        "We propose a fund, on the model of the 12 farms of section 1, for the 40 farms of the valley."
    ),
    Example(
        "The Owl Trust and eight other charities wrote the *Night Atlas*. The «ten charities» behind the *Night Atlas* will meet again."
    ),
    Example(
        "The Owl Trust and eight other charities wrote the *Night Atlas*. The nine charities behind the *Night Atlas* meet."
    ),
    Example(
        "In 2015 the college compared the registers of seven counties. "
        "The comparison that the college made of the registers in «nine counties» should be made again."
    ),
    Example("The college visited seven counties. The two counties of the north were left out."),
    Example("Of the 12 wards, ten have a nurse. The two wards without one must wait."),
    Example("The fund was set up in May.\n\nIt has «three aims»:\n\n- bread\n- soap"),
    Example("The fund was set up in May.\n\n«Three things» matter to it:\n\n- bread\n- soap"),
    Example("The fund was set up in May.\n\nThree things matter to it:\n\n- bread\n- soap\n- light"),
    Example("The fund was set up in May.\n\nIn three counties it gave out:\n\n- bread\n- soap"),
    Example("The pilot ran in four ports. Crews complained in all «five ports»."),
    Example("The pilot ran in four ports. Crews complained in all four ports."),
    Example("The pilot ran in four ports. Crews complained in five ports."),
    Example(
        "The atlas tells of «four floods». Here they are.\n\n| Flood | Year |\n| --- | --- |\n| Oder | 1997 |\n| Elbe | 2002 |\n| Ahr | 2021 |"
    ),
    Example(
        "The atlas tells of three floods. Here they are.\n\n| Flood | Year |\n| --- | --- |\n| Oder | 1997 |\n| Elbe | 2002 |\n| Ahr | 2021 |"
    ),
    Example("The panel has «four recommendations». First come nurses; next, beds; third and last, ambulances."),
    Example("The panel has three recommendations. First come nurses; next, beds; third and last, ambulances."),
    Example("The panel has four recommendations. The first is to hire nurses."),
    Example("The treaty has been signed by «four states»: Ghana, Peru and Thailand."),
    Example("The treaty has been signed by three states: Ghana, Peru and Thailand."),
    Example("The treaty has been signed by three states: Ghana, Peru, and Bosnia and Herzegovina."),
    Example("The treaty has been signed by four states, among them Ghana, Peru and Thailand."),
    Example(
        "Prices of «four foods» rose, as the table shows.\n\n| Food | Rise |\n| --- | --- |\n| Rice | 8% |\n| Milk | 9% |\n| Eggs | 4% |"
    ),
    Example(
        "Prices of three foods rose, as the table shows.\n\n| Food | Rise |\n| --- | --- |\n| Rice | 8% |\n| Milk | 9% |\n| Eggs | 4% |"
    ),
)
RULE = Rule("D102", "internal", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
