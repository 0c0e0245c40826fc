"""Amounts in different currencies are added up as if they were one.

**What it finds.** "£2 million and €3 million, £5 million in all": the numbers add up, the moneys do not.

**Why it matters.** The total is wrong by the rate of exchange, and the slip shows that nobody converted anything.

**What to do.** Convert first, say at which rate and of which day, and then add.

**Authority.** The fact-checkers' list, "units: currency, real or nominal, millions or billions".
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from claimcheck.detect.drawn import how_drawn
from claimcheck.detect.words import tokens
from claimcheck.model import Difference, Form, Severity
from claimcheck.retrieve.working import amount
from claimcheck.rules.base import Case, Example, Rule, Scope
from claimcheck.rules.levels import in_sentence, meets, total

MOST_PARTS = 6


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    near = in_sentence(case, case.claim.sentence)
    if q is None or q.form is not Form.MONEY or case.claim not in near:
        return
    at = near.index(case.claim)
    # as if all money were of one currency
    told = [
        (c.anchor, replace(c.quantity, unit="") if c.quantity.form is Form.MONEY else c.quantity)
        for c in near
        if c.quantity
    ]
    if how_drawn(tokens(case.draft.prose, case.claim.sentence), told, at) != "total":
        return
    parts = [c.quantity for c in near[:at] if c.quantity and c.quantity.form is Form.MONEY][-MOST_PARTS:]
    for n in range(2, len(parts) + 1):
        for some in combinations(parts, n):
            low, high = total(some)
            if len({p.unit for p in some}) > 1 and meets(q, low, high):
                whole = sum((p.low for p in some), Fraction(0))
                working = " + ".join(amount(p) for p in some) + f" is not {amount(replace(q, low=whole))}"
                yield Difference(
                    f"“{case.ours}” adds up amounts in different currencies: {working}.",
                    case.claim.anchor,
                    (case.evidence and (case.best.location,)) or (),
                    working=working,
                )
                return


EXAMPLES = (
    Example("The clinic had £2 million from London and €3 million from Brussels, «£5 million» in all."),
    Example("The clinic had £2 million from London and £3 million from Leeds, £5 million in all."),
    Example("Donors gave $40,000 and £25,000, altogether «£65,000»."),
    Example("Donors gave $40,000 and £25,000, altogether about £57,000."),
    Example("The choir raised €1,200 in Cork and £800 in Derry, making «€2,000»."),
    Example("The choir raised €1,200 in Cork and £800 in Derry, making €2,130."),
    Example("The dam cost US$30 million, the road A$12 million, which brings the total to «US$42 million»."),
    Example("The dam cost US$30 million, the road US$12 million, which brings the total to US$42 million."),
    Example("They paid ₹300 for seed and $20 for tools, «₹320» in total."),
    Example("They paid ₹300 for seed and ₹20 for tools, ₹320 in total."),
    Example("Grants of £10,000, €20,000 and €30,000 came in, «€60,000» in all."),
    Example("Grants of €10,000, €20,000 and €30,000 came in, €60,000 in all."),
    Example("The book costs £12 or €15."),
    Example("The fee rose from £2 to £5, or €6 in all Irish shops."),
    Example("A ticket is £3 in London and $5 in New York."),
    Example("The museum sold 30 tickets at £2 and 20 at €3, 50 tickets in all."),
)
RULE = Rule("D108", "mixed-currencies", Severity.WARNING, Scope.DRAFT, check, EXAMPLES, __doc__)
