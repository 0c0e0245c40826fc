"""The parts of one whole do not make the whole.

**What it finds.** A share of more than a hundred per cent of people or things; "the other 28 per cent" beside 62; "the remaining 37"
of 80 beside 53; shares of one budget, or of another thing that is shared out, that add up to more than all of it. What
rounding can explain is let pass, and so are answers of which a respondent may give several.

**Why it matters.** The reader can add, and needs no source to see it.

**What to do.** Add up the parts as the source gives them. Where the parts overlap, say so.

**Authority.** The fact-checkers' list, "sums, shares, averages redone"; the Office for National Statistics' guidance on rounding.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claimcheck.detect.drawn import opens_whole, rest_before, shared_out
from claimcheck.detect.lexicon import cues
from claimcheck.detect.words import tokens
from claimcheck.model import ChangeKind, Claim, Difference, Form, Quantity, Severity, Span
from claimcheck.retrieve.figures import said
from claimcheck.retrieve.slots import counted_agree, noun_class
from claimcheck.retrieve.working import shown
from claimcheck.rules.base import Case, Example, Rule, Scope
from claimcheck.rules.levels import before, in_sentence, meets, spread, total

ALL = Fraction(100)
MOST = 6  # parts that are tried together


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or q.vague or case.in_step:
        return
    if _is_share(q):
        yield from _over_all(case, q)
    near = in_sentence(case, case.claim.sentence)
    earlier = [c for c in near if c.anchor.end <= case.claim.anchor.start]
    run = tokens(case.draft.prose, case.claim.sentence)
    if rest_before(run, case.claim.anchor):
        if _is_share(q):
            yield from _rest(case, q, earlier or before(case))
        elif q.form is Form.COUNT and not q.change:
            yield from _rest_of_count(case, q, earlier)
    elif _is_share(q) and case.claim is near[-1] and shared_out(run):
        yield from _list(case, near)


def _is_share(q: Quantity) -> bool:
    return q.form is Form.SHARE and (q.change is None or q.change.kind is not ChangeKind.BY)


def _over_all(case: Case, q: Quantity) -> Iterator[Difference]:
    """A share of over a hundred per cent of people, places or bodies."""
    head = case.claim.about.counted[-1:]
    counted = q.counted
    if said(q).low <= ALL or q.change or not head or not noun_class(head[0]) or counted is None:
        return
    behind = tokens(case.draft.prose, Span(counted.end, case.claim.sentence.end))[:1]
    if behind and cues("arithmetic", "expected").at(behind, 0):  # "130% of the visitors expected"
        return
    working = f"{shown(q.low)}% is more than all of them"
    yield _difference(case, f"No share of a whole is “{case.ours}”: {working}", working)


def _rest(case: Case, q: Quantity, earlier: Sequence[Claim]) -> Iterator[Difference]:
    """ "The other 28 per cent" beside 62 per cent: with none of the shares before it does it make a hundred."""
    parts = [c.quantity for c in earlier if c.quantity and _is_share(c.quantity) and not c.quantity.change][-MOST:]
    for n in range(1, len(parts) + 1):
        for some in combinations(parts, n):
            low, high = total([*some, q])
            if low <= ALL <= high or not meets(q, Fraction(0), ALL):
                return
    if parts:
        yield from _sum(case, [*parts, q], "%", f"{shown(ALL)}%")


def _rest_of_count(case: Case, q: Quantity, earlier: Sequence[Claim]) -> Iterator[Difference]:
    """ "Of the 80 playgrounds 53 are safe; the other 37 are not"."""
    counts = [c for c in earlier if c.quantity and c.quantity.form is Form.COUNT and not c.quantity.unit]
    whole = counts[0] if counts else None
    if len(counts) < 2 or whole is None or whole.quantity is None:
        return
    mine = case.claim.about.counted
    if mine and not counted_agree(mine, whole.about.counted or mine):
        return
    if not opens_whole(tokens(case.draft.prose, case.claim.sentence), whole.anchor):
        return
    parts = [c.quantity for c in counts[1:] if c.quantity][-MOST:]
    for n in range(1, len(parts) + 1):
        for some in combinations(parts, n):
            low, high = total([*some, q])
            least, most = spread(whole.quantity)
            if low <= most and least <= high:
                return
    yield from _sum(case, [*parts, q], "", shown(whole.quantity.low))


def _list(case: Case, near: Sequence[Claim]) -> Iterator[Difference]:
    """Shares of one thing that is shared out, which add up to more than all of it."""
    shares = [c for c in near if c.quantity and c.quantity.form is Form.SHARE]
    parts = [c.quantity for c in shares if c.quantity and not c.quantity.change]
    apart = len({tuple(p.name for p in c.about.places if c.clause.overlaps(p.span)) for c in shares}) > 1
    timed = len({tuple(p.first for p in c.about.periods if c.clause.overlaps(p.span)) for c in shares}) > 1
    if len(parts) < 2 or len(parts) != len(shares) or apart or timed:
        return
    if sum(max(said(p).low, 0) for p in parts) > ALL and total(parts)[0] > ALL:
        yield from _sum(case, parts, "%", f"{shown(ALL)}%")


def _sum(case: Case, parts: Sequence[Quantity], unit: str, whole: str) -> Iterator[Difference]:
    made = sum((p.low for p in parts), Fraction(0))
    working = " + ".join(shown(p.low) for p in parts) + f" = {shown(made)}{unit}, not {whole}"
    yield _difference(case, f"The parts do not make the whole: {working}", working)


def _difference(case: Case, message: str, working: str) -> Difference:
    related = (case.evidence and (case.best.location,)) or ()
    return Difference(f"{message}.", case.claim.anchor, related, working=working)


EXAMPLES = (
    Example("In the valley 62 per cent of households have a tap; the other «28 per cent» have none."),
    Example("In the valley 62 per cent of households have a tap; the other 38 per cent have none."),
    Example("A third of the wells are safe. The remaining «half» are not."),
    Example("A third of the wells are safe. The remaining two-thirds are not."),
    Example("Of the 80 playgrounds 53 are safe; the other «37» are not."),
    Example("Of the 80 playgrounds 53 are safe; the other 27 are not."),
    Example("Of the budget, 45% goes to staff, 40% to rent and «25%» to food."),
    Example("Of the budget, up to 45% goes to staff, up to 40% to rent and up to 25% to food."),
    Example("Of the budget, 45% goes to staff, 30% to rent and 25% to food."),
    Example("Of the budget, 33.4% goes to staff, 33.4% to rent and 33.3% to food."),
    Example("Of the emissions, 40% come from transport, 35% from homes and «30%» from farms."),
    Example("Of the emissions, 40% come from transport, 35% from homes and 25% from farms."),
    Example("«120% of respondents» named the bus."),
    Example("Fewer than 120% of respondents is no news."),
    Example("100% of respondents named the bus."),
    Example("The shelter took in 120% of the families expected."),
    Example("The wing is at 120% of its capacity."),
    Example("Asked what they lack, 62% of tenants named heating, 55% repairs and 41% light."),
    Example("In 2010, 60% of homes had coal fires; in 2020, 45%."),
    Example("About 62 per cent of households have a tap, and 70 per cent of the other 38 per cent have a well."),
    Example("Of the aid, 60% went to the north in 2020 and 55% in 2021."),
    Example("Of the 80 playgrounds 53 are safe; the other 12 boroughs have none."),
    Example("Men are 55% of the staff, and women 60% of the volunteers."),
)
RULE = Rule("D107", "parts-of-whole", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
