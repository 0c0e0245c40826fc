"""The difference of two percentages is told in per cent, or their ratio in percentage points.

**What it finds.** "from 20% to 30%, a rise of 10 per cent": between the two lie 10 percentage points, and a rise of 50 per cent.
And the other way round, "a rise of 50 percentage points". Both percentages stand in the draft, so that no source is needed.

**Why it matters.** A tax that rises from 2 to 3 per cent rises by one point and by half. Whoever writes one for the other makes
a large change small or a small one large.

**What to do.** Write "percentage points" for the difference, or work out the percentage.

**Authority.** Office for Statistics Regulation, Code of Practice for Statistics; the BBC's style guide, "percentage".
"""

from collections.abc import Iterator

from claimcheck.model import ChangeKind, Difference, Direction, Form, Severity
from claimcheck.retrieve.working import changed, shown
from claimcheck.rules.base import Case, Example, Rule, Scope
from claimcheck.rules.levels import levels_of, meets


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if q is None or q.form not in (Form.SHARE, Form.POINTS) or q.change is None or q.change.kind is not ChangeKind.BY:
        return
    found = levels_of(case)
    start, end = (c.quantity for c in found) if found else (None, None)
    if start is None or end is None or start.form is not Form.SHARE or not start.low:
        return
    if (q.change.way is Direction.UP) != (end.low > start.low):
        return
    points = abs(end.low - start.low)
    percent = points / start.low * 100
    told, other = (percent, points) if q.form is Form.SHARE else (points, percent)
    if meets(q, other, other) and not meets(q, told, told):
        right = f"{shown(points)} percentage points" if q.form is Form.SHARE else f"{shown(percent)} per cent"
        working = f"{changed(start.low, end.low)}, and {shown(points)} percentage points"
        yield Difference(
            f"“{case.ours}” is told in the wrong unit: {working}.",
            case.claim.anchor,
            (case.evidence and (case.best.location,)) or (),
            correct=right,
            working=working,
        )


EXAMPLES = (
    Example("Turnout rose from 20% to 30%, a rise of «10 per cent»."),
    Example("Turnout rose from 20% to 30%, a rise of 10 percentage points."),
    Example("Turnout rose from 20% to 30%, a rise of 50 per cent."),
    Example("The share of homes with damp fell from 31 per cent to 19 per cent, a drop of «12 per cent»."),
    Example("The share of homes with damp fell from 31 per cent to 19 per cent, a drop of 12 points."),
    Example("The rate went up «by 1 per cent», from 2 per cent to 3 per cent."),
    Example("The rate went up by 1 percentage point, from 2 per cent to 3 per cent."),
    Example("The rate went up by half, from 2 per cent to 3 per cent."),
    Example("Vaccination climbed from 40% to 60%, an increase of «50 percentage points»."),
    Example("Vaccination climbed from 40% to 60%, an increase of 20 percentage points."),
    Example("Unemployment was 8 per cent in 2019 and 6 per cent in 2023, a fall of «2 per cent»."),
    Example("Unemployment was 8 per cent in 2019 and 6 per cent in 2023, a fall of a quarter."),
    Example("Turnout rose from 20% to 30%. That is an increase of «10%»."),
    Example("Turnout rose from 20% to 30%. That is an increase of 50%."),
    Example("The share of women on the board is 45%, up from 30%, an increase of «15%»."),
    Example("The share of women on the board is 45%, up from 30%, an increase of 15 points."),
    Example("Turnout rose from 20% to 30%, and spending by 10 per cent."),
    Example("Output rose from 200 to 210 tonnes, an increase of 5 per cent."),
)
RULE = Rule("D104", "percent-points", Severity.WARNING, Scope.DRAFT, check, EXAMPLES, __doc__)
