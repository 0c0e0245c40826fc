"""The draft's own figures do not make the figure that it draws from them.

**What it finds.** A total that its parts do not sum to, a rate that its two counts do not give ("4,143 in 451 places, about 17 in
each"), an average of other numbers, a percentage of two counts, a change that two levels do not make ("from 248 to 881, a
fourfold increase"), a rise to a lower level, a remainder that does not fill up the whole. The working is shown. What rounding can
explain is let pass.

**Why it matters.** The reader has the numbers at hand, and needs no source to see it.

**What to do.** Work it out again, from the figures before they were rounded.

**Authority.** The fact-checkers' list, "sums, shares, averages redone"; the Royal Statistical Society's number hygiene.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from claimcheck.detect.drawn import how_drawn
from claimcheck.detect.intervals import interval
from claimcheck.detect.lexicon import cues
from claimcheck.detect.quantity import read
from claimcheck.detect.words import Token, tokens
from claimcheck.model import (
    Bound,
    ChangeKind,
    Claim,
    ClaimKind,
    Difference,
    Direction,
    Form,
    Quantity,
    Severity,
    Span,
)
from claimcheck.retrieve.figures import Relation, compare, per_year, said
from claimcheck.retrieve.slots import counted_agree
from claimcheck.retrieve.ties import is_difference
from claimcheck.retrieve.working import changed, shown
from claimcheck.rules.base import Case, Example, Rule, Scope
from claimcheck.rules.levels import before, figures, in_sentence, levels_of, meets, spread, total

MOST_PARTS = 6
BESIDE = 6  # tokens between a level and the one that it is up or down from
PAIR = 2  # figures of which another is drawn
BACK = 2  # sentences back from which the parts of a total may come
A_YEAR = 1  # by which the months of two years may be off: from December 2001 to January 2012
LOOSE = Fraction(1, 20)  # what is drawn from a figure that is told roughly may be off by so much


def check(case: Case) -> Iterator[Difference]:
    q = case.claim.quantity
    if case.claim.kind is ClaimKind.DATE:
        yield from _interval(case)
    if q is None or q.vague or case.in_step:
        return
    same = in_sentence(case, case.claim.sentence)
    inside = [c for c in same if c.anchor.end <= case.claim.anchor.start]
    if case.claim.kind is not ClaimKind.ARITHMETIC:
        yield from _change(case, q)
        yield from _way(case, q, inside)
        yield from _way_back(case, q, inside)
        return
    run = tokens(case.draft.prose, case.claim.sentence)
    told = [(c.anchor, c.quantity) for c in same if c.quantity]
    dated = [c.anchor for c in case.claims if c.kind is ClaimKind.DATE and c.sentence == case.claim.sentence]
    how = how_drawn(run, told, len(inside), dated) if len(inside) < len(told) else ""
    written = read(run)  # with the counts that a share is of, which are no claims of their own
    at = next((k for k, (span, _) in enumerate(written) if case.claim.anchor.overlaps(span)), 0)
    if not how and at >= PAIR and how_drawn(run, written, at, dated) == "product":
        yield from _product(case, q, written[at - 2][1], written[at - 1][1])
    elif how in ("total", "each") and len(inside) == 1 and (price := inside[0].quantity) and _is_price(price, q):
        yield from _priced(case, q, price)
    elif how == "times":
        yield from _times(case, q, inside)
    elif how in ("share", "left", "parts") and _of_these(case, inside):
        counts = [c.quantity for c in inside if c.quantity and c.quantity.form is Form.COUNT and c.quantity.low > 0]
        yield from _parts_of(case, q, counts) if how == "parts" else _share(case, q, counts, how == "left")
    elif how == "each":
        yield from () if _averaged_over(case, q) else _rate(case, q, inside or before(case))
    elif how == "total" and q.form in (Form.COUNT, Form.MONEY):
        yield from _total(case, q, inside)
    elif how == "total" and _sums_up(run, case.claim.anchor, q):
        yield from _shares_here(case, q, inside)
    elif how in ("one for", "time"):
        counts = [c.quantity for c in inside if c.quantity and c.quantity.form is Form.COUNT and c.quantity.low > 0]
        yield from _unless(case, q, [_over(*sorted(counts[-PAIR:], key=lambda f: -f.low))])
    elif how == "remainder":
        whole, part = (c.quantity for c in inside[-PAIR:])
        others = " of " in case.ours and not case.ours.endswith(("them", "these", "those"))  # "five of its wards"
        if whole and part and not others and whole.low > part.low and whole.low == whole.high and part.low == part.high:
            rest = whole.low - part.low
            yield from _unless(case, q, [(rest, rest, f"{shown(whole.low)} − {shown(part.low)} = {shown(rest)}")])
    elif how == "shares":
        yield from _shares(case, q)
    elif how == "restated":
        like = [c for c in inside if c.quantity and c.quantity.form is q.form and c.quantity.unit == q.unit]
        mine, other = case.claim.about.counted, like[-1].about.counted
        if any(abs(a.low * b.low - q.low) <= q.low * LOOSE for (_, a), (_, b) in pairwise(written[:at])):
            return  # "60 teams of four, that is 240 nurses"
        more = is_difference(case.claim)  # "$214, which is $9 less than in 2023"
        if not more and (
            not mine or not other or counted_agree(mine, other)
        ):  # "14 per cent of homes, or 61 per cent of the owners"
            yield from _restated(case, q, like[-1])


def _interval(case: Case) -> Iterator[Difference]:
    """The years between two years of the sentence: "opened in 2001 and shut in 2012, nine years later"."""
    found = interval(tokens(case.draft.prose, case.claim.sentence))
    if found is None or abs(found.last - found.first - found.told) <= A_YEAR:
        return
    years = found.last - found.first
    working = f"{found.last} − {found.first} = {years}"
    yield Difference(
        f"The draft's own years do not make “{case.draft[found.span]}”: {working}.",
        found.span,
        correct=f"{years} years",
        working=working,
    )


def _of_these(case: Case, inside: Sequence[Claim]) -> bool:
    """Whether a share may be of the counts before it: told by one rate, of no other noun, and of no number of its own ("of 57,206 releases")."""
    mine = case.claim.about.counted
    counts = [(c.about.counted, c.quantity.rate) for c in inside if c.quantity and c.quantity.form is Form.COUNT]
    nouns = [n for n, _ in counts if n]
    q = case.claim.quantity
    own = q is not None and any(c.isdigit() for c in case.draft[Span(q.number.end, case.claim.anchor.end)])
    one = len({rate for _, rate in counts}) <= 1  # "1,450 kora a month" is none of 1,107 homes
    return not own and one and (not mine or not nouns or any(counted_agree(mine, n) for n in nouns))


def _averaged_over(case: Case, q: Quantity) -> bool:
    """Whether the figure is how many an average is taken over: "as an average of the 19 markets"."""
    return case.draft.prose[case.claim.sentence.start : q.number.start].split()[-1:] == ["the"]


# ── what two figures make ────────────────────────────────────────────────────────────────────────


def _times(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A multiple of the figure beside it against the like figure before that: "248 … 881, which is five times as many"."""
    last = inside[-1].quantity if inside else None
    earlier = [
        c
        for c in figures(case)
        if c.sentence.start <= case.claim.sentence.start and inside and c.anchor.end <= inside[-1].anchor.start
    ]
    here = {case.claim.sentence.start}
    starts = here if len(inside) > 1 else sorted({c.sentence.start for c in earlier})[-BACK:]
    like = [
        c.quantity
        for c in earlier
        if c.quantity
        and last
        and c.sentence.start in starts
        and c.quantity.form is last.form
        and c.quantity.unit == last.unit
        and c.quantity.low > 0
    ]
    if last and last.low > 0 and like:
        yield from _unless(case, q, [_over(*sorted((last, p), key=lambda f: -f.low)) for p in reversed(like)])


def _share(case: Case, q: Quantity, counts: Sequence[Quantity], left: bool) -> Iterator[Difference]:
    """A share of the two counts before it: "out of 143 appeals 38 were won, which is more than a third"; or what they leave."""
    if len(counts) == 2:
        whole, part = sorted(counts, key=lambda f: -f.low)
        low, high, working = _over(part, whole)
        share = part.low / whole.low * 100
        divided = working.partition(" = ")[0]
        options = [(low * 100, high * 100, f"{divided} = {shown(share)}%")]
        if left:
            options = [(100 - high * 100, 100 - low * 100, f"1 − {divided} = {shown(100 - share)}%"), *options]
        yield from _unless(case, q, options)


def _parts_of(case: Case, q: Quantity, counts: Sequence[Quantity]) -> Iterator[Difference]:
    """What several parts together are of a whole: "of 90 fires 30 began in kitchens and 15 in sheds, together half of all"."""
    whole = max(counts, key=lambda f: f.low)
    parts = [c for c in counts if c is not whole]
    low, high = total(parts)
    if high > whole.low:
        return
    least, most = spread(whole)
    added = " + ".join(shown(p.low) for p in parts)
    working = f"({added}) / {shown(whole.low)} = {shown(_sum(parts) / whole.low * 100)}%"
    yield from _unless(case, q, [(low / most * 100, high / least * 100, working)])


def _rate(case: Case, q: Quantity, earlier: Sequence[Claim]) -> Iterator[Difference]:
    """A count over a count ("in each"), or the average of the like figures before it ("an average of")."""
    like = [c for c in earlier if c.quantity and c.quantity.form is q.form and c.quantity.low > 0]
    parts = [c.quantity for c in like if c.quantity]
    if len(parts) < 2:
        yield from _fallen_to(case, q, parts)
        return
    a, b = sorted(parts[-2:], key=lambda f: -f.low)
    options = [_over(a, b)]
    nouns = [c.about.counted for c in like]
    if all(not n or not m or counted_agree(n, m) for n in nouns for m in nouns):  # figures of one kind have a mean
        means = [_mean(parts[k:]) for k in range(len(parts) - 1)]
        options = [*means, *options]
    yield from _unless(case, q, options)


def _fallen_to(case: Case, q: Quantity, whole: Sequence[Quantity]) -> Iterator[Difference]:
    """An amount over the one count of its sentence: "the bill came to £9,600, or £40 for each of the 240 guests"."""
    counts = [
        c.quantity
        for c in in_sentence(case, case.claim.sentence)
        if c.quantity
        and c.quantity.form is Form.COUNT
        and c.about.counted
        and c.quantity.low > 1
        and not c.quantity.change
    ]
    if len(whole) == 1 and len(counts) == 1 and q.form is not Form.COUNT and whole[0].unit == q.unit:
        yield from _unless(case, q, [_over(whole[0], counts[0])])


def _shares(case: Case, q: Quantity) -> Iterator[Difference]:
    """A sum of the shares of the sentence before: "one in five walked and a quarter cycled. Together that is …"."""
    told = [c for c in before(case) if c.quantity and c.quantity.form is Form.SHARE and not c.quantity.change]
    parts = [c.quantity for c in told if c.quantity]
    if len(parts) < PAIR:
        return
    yield from _unless(case, q, [_sum_of_shares(parts)])


def _sums_up(run: Sequence[Token], anchor: Span, q: Quantity) -> bool:
    """Whether a share is told to be a sum, of nobody else: "which makes a third", not "make a third of their own bread"."""
    before = [t for t in run if t.end <= anchor.start]
    behind = next((t.lower for t in run if t.start >= q.number.end), "")
    return behind != "of" and q.change is None and cues("arithmetic", "summing").ending(before, len(before)) is not None


def _shares_here(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A sum of shares of its own sentence; what is no more than the greatest of them may be their mean."""
    parts = [c.quantity for c in inside if c.quantity and c.quantity.form is Form.SHARE and not c.quantity.change]
    if len(parts) < PAIR or any(p.vague for p in parts) or q.low <= max(p.high for p in parts):
        return
    sums = [list(some) for n in range(len(parts), 1, -1) for some in combinations(parts, n)]
    yield from _unless(case, q, [_sum_of_shares(some) for some in sums])


def _sum_of_shares(parts: Sequence[Quantity]) -> tuple[Fraction, Fraction, str]:
    """What shares make together, roughly, with the working."""
    low, high = total(parts)
    rough = _sum(parts) * LOOSE
    working = " + ".join(f"{shown(p.low)}%" for p in parts) + f" = {shown(_sum(parts))}%"
    return low - rough, high + rough, working


def _mean(parts: Sequence[Quantity]) -> tuple[Fraction, Fraction, str]:
    low, high = total(parts)
    n = len(parts)
    whole = sum((p.low for p in parts), Fraction(0))
    return low / n, high / n, f"({' + '.join(shown(p.low) for p in parts)}) / {n} = {shown(whole / n)}"


def _over(a: Quantity, b: Quantity) -> tuple[Fraction, Fraction, str]:
    """What one figure over another may be, with the working."""
    (low, high), (least, most) = spread(a), spread(b)
    return low / most if most else low, high / least if least else high, _divided(a, b)


def _divided(a: Quantity, b: Quantity) -> str:
    return f"{shown(a.low)} / {shown(b.low)} = {shown(a.low / b.low)}"


def _restated(case: Case, q: Quantity, other: Claim) -> Iterator[Difference]:
    """A figure that says the one before it again, in other words."""
    if other.quantity and compare(q, other.quantity) in (Relation.VALUE, Relation.CHANGE, Relation.HEDGE):
        words = " ".join(case.draft.prose[other.anchor.start : other.anchor.end].split())
        yield _difference(case, f"“{words}” stands before it", words)


# ── changes ──────────────────────────────────────────────────────────────────────────────────────


def _change(case: Case, q: Quantity) -> Iterator[Difference]:
    """The size of a change that the draft's own levels do not make."""
    sized = q.change is not None and q.change.kind is ChangeKind.BY
    found = levels_of(case) if sized else None
    start, end = (c.quantity for c in found) if found else (None, None)
    if start is None or end is None or q.change is None:
        return
    (a, b), (c, d) = spread(start), spread(end)
    if not a or not c:
        return
    if {start.bound, end.bound} - {Bound.EXACTLY}:
        a, b, c, d = a * (1 - LOOSE), b * (1 + LOOSE), c * (1 - LOOSE), d * (1 + LOOSE)
    least, most = c / b, d / a
    working = changed(start.low, end.low)
    if (q.change.way is Direction.UP and most < 1) or (q.change.way is Direction.DOWN and least > 1):
        return  # the levels go the other way, and that is what is wrong
    if q.form is Form.MULTIPLE:
        down = q.change.way is Direction.DOWN and q.low > 1
        options = (1 / most, 1 / least) if down else (least, most)
    elif q.form is Form.SHARE:
        options = _sizes((least - 1) * 100, (most - 1) * 100)
        if start.form is Form.SHARE and meets(q, *_sizes(c - b, d - a)):
            return  # points told as per cent are another rule's
    elif q.form is start.form or (q.form is Form.POINTS and start.form is Form.SHARE):
        options = _sizes(c - b, d - a)
        working = f"{shown(start.low)} → {shown(end.low)} is {shown(abs(end.low - start.low))}"
        if q.form is Form.POINTS and meets(q, *_sizes((least - 1) * 100, (most - 1) * 100)):
            return
    else:
        return
    if not meets(q, *options):
        yield _difference(case, working, working.rpartition(" is ")[2])


def _sizes(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """From the least to the most that the size of a change may be, whichever way it goes."""
    if low <= 0 <= high:
        return Fraction(0), max(-low, high)
    return (low, high) if low > 0 else (-high, -low)


def _way(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A rise to a lower level, or a fall to a higher one: "rose from 300 to 200"."""
    if q.change is None or q.change.kind is not ChangeKind.TO or q.change.way is Direction.NONE or not inside:
        return
    start = inside[-1].quantity
    if start is None or start.change is None or start.change.kind is not ChangeKind.FROM or start.unit != q.unit:
        return
    if start.change.cue != q.change.cue or start.form is not q.form or start.change.way is not q.change.way:
        return
    up = q.change.way is Direction.UP
    first, last = said(start), said(q)  # from 20 to "less than 23" may be a fall
    if (last.high < first.low) if up else (last.low > first.high):
        way, other = ("a rise", "a fall") if up else ("a fall", "a rise")
        yield _difference(case, f"{way} from {shown(start.low)} to {shown(q.low)} is {other}", other)


def _way_back(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A level said to be up from a higher one, or down from a lower one: "4,318 sacks in 2019, up from 6,207"."""
    if q.change is None or q.change.kind is not ChangeKind.FROM or q.change.way is Direction.NONE or not inside:
        return
    level = inside[-1]
    end = level.quantity
    if end is None or end.change or end.form is not q.form or end.unit != q.unit or end.rate != q.rate:
        return
    between = tokens(case.draft.prose, Span(level.anchor.end, case.claim.anchor.start))
    behind = [t.text for t in between if t.start >= q.change.cue.start]
    beside = len(between) <= BESIDE and len(behind) == 1 and sum(t.text in ",;(–—" for t in between) <= 1
    up = q.change.way is Direction.UP
    first, last = said(q), said(end)
    if beside and ((last.high < first.low) if up else (last.low > first.high)):
        way, other = ("a rise", "a fall") if up else ("a fall", "a rise")
        words = f"{way} from {shown(q.low)} to {shown(end.low)} is {other}"
        yield Difference(
            f"The draft's own figures do not make “{case.ours}”: {words}.",
            case.claim.anchor.to(q.change.cue),
            (),
            correct=other,
        )


# ── totals ───────────────────────────────────────────────────────────────────────────────────────


def _total(case: Case, q: Quantity, inside: Sequence[Claim]) -> Iterator[Difference]:
    """A sum of the figures named before it: of some of those in its sentence, or of the last ones of those before."""
    here = _parts(case, q, inside)
    starts = sorted({c.sentence.start for c in figures(case) if c.sentence.start <= case.claim.sentence.start})
    near = [c for c in figures(case) if c.sentence.start in starts[-BACK - 1 :]]
    back = _parts(case, q, [c for c in near if c.anchor.end <= case.claim.anchor.start])
    sums = [list(some) for n in range(2, len(here) + 1) for some in combinations(here, n)]
    sums += [back[k:] for k in range(len(back) - 1)] if len(here) < 2 else []
    shares = [c.quantity for c in inside if c.quantity and c.quantity.form is Form.SHARE and not c.quantity.change]
    counts = [c.quantity for c in inside if c.quantity and c.quantity.form is q.form and c.quantity.unit == q.unit]
    if len(counts) == 1 and shares:
        yield from _product(case, q, shares[-1], counts[0])
        return
    if not sums:
        return
    loose = q.low * LOOSE
    for parts in sums:
        low, high = total(parts)
        rough = loose if any(p.bound is not Bound.EXACTLY for p in parts) else Fraction(0)
        if meets(q, low - rough, high + rough):
            return
    near_sum = max(sums, key=len) if len(here) >= 2 else min(sums, key=lambda s: abs(_sum(s) - q.low))
    working = " + ".join(shown(p.low) for p in near_sum) + f" = {shown(_sum(near_sum))}"
    yield _difference(case, working, shown(_sum(near_sum)))


def _sum(parts: Sequence[Quantity]) -> Fraction:
    return sum((p.low for p in parts), Fraction(0))


def _parts(case: Case, q: Quantity, claims: Sequence[Claim]) -> list[Quantity]:
    """The figures of which a total may be made: of its form and unit, of its noun where two are, none greater by far."""
    like = [c for c in claims if c.quantity and c.quantity.form is q.form and c.quantity.unit == q.unit]
    like = [c for c in like if c.quantity and c.quantity.low < q.low * 2]
    mine = case.claim.about.counted
    of_noun = [c for c in like if not mine or not c.about.counted or counted_agree(mine, c.about.counted)]
    return [c.quantity for c in (of_noun if len(of_noun) > 1 else like) if c.quantity][-MOST_PARTS:]


def _product(case: Case, q: Quantity, share: Quantity, whole: Quantity) -> Iterator[Difference]:
    """A share of a count told as a count: "10,082 workers, one in eighteen a minor, which makes 560 minors"."""
    (least, most), (low, high) = spread(share), spread(whole)
    if q.low < whole.low and not meets(q, least * low / 100, most * high / 100):
        part = share.low * whole.low / 100
        yield _difference(case, f"{shown(share.low)}% of {shown(whole.low)} is {shown(part)}", shown(part))


def _is_price(price: Quantity, q: Quantity) -> bool:
    """Whether a sum of money is told for each of some things, and no wage by time."""
    return price.form is q.form is Form.MONEY and bool(price.rate) and per_year(price.rate) is None and price.low > 0


def _priced(case: Case, q: Quantity, price: Quantity) -> Iterator[Difference]:
    """What as many as the sentence before tells of would cost: "640 kits were sold. At £9 each, that comes to £7,000"."""
    counts = [c.quantity for c in before(case) if c.quantity and c.quantity.form is Form.COUNT]
    alike = [c for c in counts if not c.unit and not c.change and c.rate == q.rate]
    if len(counts) != 1 or not alike:
        return  # which of them it is reckoned for is not told
    (least, most), (low, high) = spread(price), spread(alike[0])
    if not meets(q, least * low, most * high) and abs(price.low * alike[0].low - q.low) > q.low * LOOSE:
        made = shown(price.low * alike[0].low)
        yield _difference(case, f"{shown(alike[0].low)} × {shown(price.low)} = {made}", made)


# ── differences ──────────────────────────────────────────────────────────────────────────────────


def _unless(case: Case, q: Quantity, options: Sequence[tuple[Fraction, Fraction, str]]) -> Iterator[Difference]:
    """A difference, unless one of the values that the figures make is one that the draft's words allow."""
    if not any(meets(q, low, high) for low, high, _ in options):
        working = options[0][2]
        yield _difference(case, working, working.rpartition(" = ")[2])


def _difference(case: Case, working: str, correct: str) -> Difference:
    return Difference(
        f"The draft's own figures do not make “{case.ours}”: {working}.",
        case.claim.anchor,
        (case.evidence and (case.best.location,)) or (),
        correct=correct,
        working=working,
    )


EXAMPLES = (
    Example(
        "The line, which 84 cooks keep open, was rung 241 times in May, nearly four times as often as in an average month."
    ),
    Example("The ward had 19 beds, of which 12 were taken, leaving «five free»."),
    Example("The ward had 19 beds, of which 12 were taken, leaving seven free."),
    Example("The board has 19 posts and filled 12, leaving five of its wards without a nurse."),
    Example("A clinic opened in Lyon in 2001, and one in Metz in 2012, «nine years later»."),
    Example("A clinic opened in Lyon in 2001, and one in Metz in 2012, eleven years later."),
    Example("A clinic opened in Lyon in 2001, in Metz five years later and in Hay in 2012."),
    Example("The league said in 2018 that its first clinic had opened in 2000 and its second six years later."),
    Example("A clinic opened in Lyon in 2001, and one in Metz in 2012, more than five years later."),
    Example("A clinic opened in Lyon in 2001, one in Metz in 2012, and nine years later, in 2021, one in Hay."),
    Example(
        "It traced papers for 3,420 people from April to December. At nine dollars a head, that comes to «about 38,000 dollars» in all.",
        ("It traced papers for 3,420 people from April to December, at a cost of 9 US dollars a head.",),
    ),
    Example(
        "It traced papers for 3,420 people from April to December. At nine dollars a head, that comes to about 31,000 dollars in all.",
        ("It traced papers for 3,420 people from April to December, at a cost of 9 US dollars a head.",),
    ),
    Example(
        "The kitchen served 640 meals a day. At £2 a meal, that makes «£1,980 a day».",
        ("Each day 640 meals were served in the kitchen; a meal costs £2.",),
    ),
    Example(
        "The kitchen served 640 meals to 210 pupils. At £2 a meal, that makes £420.",
        ("The kitchen served 640 meals to 210 pupils, at a cost of £2 a meal.",),
    ),
    Example(
        "The mill took on 40 hands. At £300 a week, that makes £12,000 a week in all.",
        ("The mill took on 40 hands, at £300 a week.",),
    ),
    Example(
        "In Kitui 391 of 1,240 barns had no roof, «about one in five».",
        ("In Kitui 391 of 1,240 barns had no roof.",),
    ),
    Example(
        "In Kitui 391 of 1,240 barns had no roof, nearly a third.",
        ("In Kitui 391 of 1,240 barns had no roof.",),
    ),
    Example("The doors were knocked on by 60 teams of four, that is 240 canvassers."),
    Example("The doors were knocked on by 60 teams of four, that is «270 canvassers»."),
    Example("Among the 1,107 homes that burn peat the bill was 450 kora a month, or about 8 per cent of all outlay."),
    Example("The price of a school meal was £3.14, which is £0.40 less than in 2023."),
    Example(
        "Among the 1,107 households that buy charcoal the outlay was 1,450 shillings a month, or about 8 per cent of spending."
    ),
    Example("Only 14 per cent of all homes, or 61 per cent of the owners, had cooked on it."),
    Example("The price rose from 520 to 718 shillings, as an average of the 19 markets that were visited."),
    Example("The team visited 10,082 farms in 1,445 villages, or «about 17» in each."),
    Example("The team visited 10,082 farms in 1,445 villages, or about seven in each."),
    Example("The bill for the night bus came to £9,600, or «about £60» for each of the 240 riders."),
    Example("The bill for the night bus came to £9,600, or about £40 for each of the 240 riders."),
    Example("The 310 gardens cover 93,000 square metres, «about 450 square metres» each."),
    Example("The 310 gardens cover 93,000 square metres, about 300 square metres each."),
    Example("Wardens made 178 visits and imposed 45 fines, or one for every «two visits»."),
    Example("Wardens made 178 visits and imposed 45 fines, or one for every four visits."),
    Example("With 1,236 homes to mend and 75 homes mended in a year, it would take «some 26 years» to mend them all."),
    Example("With 1,236 homes to mend and 75 homes mended in a year, it would take some 16 years to mend them all."),
    Example("With 1,236 homes to mend and 75 builders at work, it will take three years to mend them all."),
    Example("In Hull 5.5% of 10,082 lamps were broken: «more than 1,000 lamps»."),
    Example("In Hull 5.5% of 10,082 lamps were broken: more than 500 lamps."),
    Example(
        "One pupil in seven walks, and another quarter of them cycle. Together that is «more than half of all pupils»."
    ),
    Example(
        "One pupil in seven walks, and another quarter of them cycle. Together that is nearly two in five of all pupils."
    ),
    Example("We reached 480 tenants in Hull and 1,520 in York, «2,500 tenants» altogether."),
    Example("We reached 480 tenants in Hull and 1,520 in York, 2,000 tenants altogether."),
    Example(
        "Nearly 500 pupils came in May and about 1,500 in June. A last 27 came in July, which brings the total to «about 2,500»."
    ),
    Example(
        "Nearly 500 pupils came in May and about 1,500 in June. A last 27 came in July, which brings the total to about 2,000."
    ),
    Example("Calls rose from 248 to 881, a «fivefold» increase."),
    Example("Calls rose from 248 to 881, more than a threefold increase."),
    Example("The mill ground 4,318 sacks in 2019, «up from 6,207»."),
    Example("The mill ground 4,318 sacks in 2019, down from 6,207."),
    Example("The choir has 41 singers, «down from 38» in May."),
    Example("The choir has 41 singers, of whom 12 are men, down from 38 singers and up from 11 men in May."),
    Example("Rents were £640, «down from £610» the year before."),
    Example("Of 64 ferries 12 were late, down from 14; in May 20 were early, up from 18."),
    Example("The mill ground 900 sacks a week, down from 40,000 a year."),
    Example("Output rose from 200 to 250 tonnes, up «by 50 per cent»."),
    Example("Output rose from 200 to 250 tonnes, up by 25 per cent."),
    Example("Out of 143 appeals 38 were won, which is «more than a third»."),
    Example("Out of 143 appeals 38 were won, which is more than a quarter."),
    Example("The parish planted 60 oaks and found 45 alive in May, so «about one in ten» had died."),
    Example("The parish planted 60 oaks and found 45 alive in May, so about one in four had died."),
    Example("The parish planted 60 oaks and found 45 alive in May, so three in four had taken root."),
    Example("In May 860 people came to the museum, against 410 in April, which is «well over three times» as many."),
    Example("In May 860 people came to the museum, against 410 in April, which is about twice as many."),
    Example(
        "Of 90 fires in 2021, kitchens and sheds, with 30 and 15, were together the start of «two-thirds» of them."
    ),
    Example("Of 90 fires in 2021, kitchens and sheds, with 30 and 15, were together the start of half of them."),
    Example("The survey took in 451 flats in 16 towers, or about 28 to a tower."),
    Example("The survey took in 451 flats in 16 towers, or «about 38» to a tower."),
    Example("The line took 248 calls a month. In March it took 0 calls, which is five times as many."),
    Example("The line took 248 calls a month. In March it took 881, «five times» as many."),
    Example("The line took 248 calls a month. In March it took 881, more than three times as many."),
    Example("Of the tenants 24% said always and 45% sometimes, which makes «nearly eight in ten»."),
    Example("Of the tenants 24% said always and 45% sometimes, which makes nearly seven in ten."),
    Example("In May 12 per cent came by tram, 21 per cent by bus and 9 per cent on foot, making «more than half»."),
    Example(
        "In May 12 per cent came by tram, 21 per cent by bus and 9 per cent on foot, making more than four in ten."
    ),
    Example("Of the men 40 per cent were tired and of the women 50 per cent, which makes 45 per cent."),
    Example("Some 20 per cent of farms and 30 per cent of mills bake bread, which makes 80 per cent of their income."),
    Example("Of the pupils, 35.8 per cent, or «nearly a half», had no breakfast."),
    Example("Of the pupils, 35.8 per cent went without over two weeks, or «nearly a half»."),
    Example("Of the pupils, 35.8 per cent, or more than a third, had no breakfast."),
    Example("Police made 178 arrests. Taken together, the 178 arrests and the 51 fines make «249 actions»."),
    Example("Police made 178 arrests. Taken together, the 178 arrests and the 51 fines make 229 actions."),
    Example("Together the two schools taught 300 pupils."),
    Example("Calls to the line went up from 248 to 881, a «fourfold» increase."),
    Example("Calls to the line went up from 248 to 881, a 3.5-fold increase."),
    Example("There was a «fourfold» increase in calls, from 248 to 881."),
    Example("Calls «quadrupled», from 248 in December to 881 in January."),
    Example("Calls more than tripled, from 248 in December to 881 in January."),
    Example("There were 61 empty shops in 2015 and 124 empty shops in 2023, a rise of «63 per cent»."),
    Example("There were 61 empty shops in 2015 and 124 empty shops in 2023, a rise of 63 shops."),
    Example("There were 61 empty shops in 2015 and 124 empty shops in 2023, a rise of 103 per cent."),
    Example("The line took 881 calls, up from 248, an increase of «733»."),
    Example("The line took 881 calls, up from 248, an increase of 633."),
    Example("Calls rose from 248 to 881. That is a «fivefold» increase."),
    Example("Calls rose from 248 to 881. That is an increase of 255 per cent."),
    Example("Turnout rose from 20% to 30%, an increase of «15 percentage points»."),
    Example("The waiting list fell from 1.2 million to 1.5 million names.", known_miss="a scale that only one has"),
    Example("The waiting list fell «to 420 names» from 300.", known_miss="the end told before the start"),
    Example("The waiting list fell from 300 «to 420 names»."),
    Example("The waiting list fell from 420 to 300 names."),
    Example("Output rose from 1.2 to 1.5 million tonnes, up 27 per cent."),
    Example("Bus fares rose from £2 to £3, and train fares by 20 per cent."),
    Example("The two classes scored 40 and 60 points, an average of «55 points»."),
    Example("The two classes scored 40 and 60 points, an average of 50 points."),
    Example("We counted 633 victims in 128 cases. That is «about eight victims» to a case."),
    Example("We counted 633 victims in 128 cases. That is about five victims to a case."),
    Example(
        "The register lists 10,080 workers, one in eighteen of them a minor, which makes «some 650 minors» in all."
    ),
    Example("The register lists 10,080 workers, one in eighteen of them a minor, which makes some 560 minors in all."),
    Example("The team spoke to 2,412 fishers and 1,136 shore workers in four ports, «some 3,650 people» in all."),
    Example("The team spoke to 2,412 fishers and 1,136 shore workers in four ports, some 3,550 people in all."),
    Example("The pilot cost £2.6 million, or some £217,000 per clinic."),
    Example("Bonds are sold in notes of £50 or £100."),
    Example("She sold the shares at £26 and £56, 300 shares altogether, at an average price of £40."),
    Example("In two years the bridge will be a year short of twice the age of the station."),
)
RULE = Rule("D101", "arithmetic", Severity.ERROR, Scope.DRAFT, check, EXAMPLES, __doc__)
