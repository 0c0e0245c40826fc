"""How a text draws one figure from others of its own: as a total, a rate, a multiple, or the same said again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.detect.lexicon import Phrases, cues, rows, words_in
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, lower, stop_words, term, terms
from claimcheck.model import Form, Quantity, Span

RESTATING = frozenset({"which", "is", "was", "or", "that", "calls", "and"})
PAIR = 2  # counts of which a share may be drawn
TAIL = 5  # tokens after a figure in which "in each" or "altogether" may stand
NEXT = 2  # tokens between "so" and the share that follows from it
BESIDE = 14  # tokens between a change and the levels that it is told of

Figure = tuple[Span, Quantity]


@lru_cache(maxsize=1)
def _cues() -> dict[str, Phrases[str]]:
    hows = ("each", "total", "restated")
    sections = {"before": hows, "after": hows[:2]}
    return {
        side: Phrases.of((w, how) for how in told for row in rows("arithmetic", f"{how}_{side}") for w in row["words"])
        for side, told in sections.items()
    }


def how_drawn(run: Sequence[Token], figures: Sequence[Figure], n: int, dated: Sequence[Span] = ()) -> str:
    """How the nth figure of a sentence is drawn from those before it; `dated` are the sentence's dates.

    "times", "share" (of two counts), "left" (a share of two counts, or what it leaves), "parts" (a sum as a share of a whole),
    "each" (a rate), "total" (a sum), "product" (a share of a count as a count), "one for" (a count over a count), "time" (a count
    over what is done of it in a year), "shares" (a sum of shares told before), "remainder" (what two counts leave), "restated", or
    not at all (empty). A sentence that begins with "that is" may draw a rate from the one before.
    """
    span, q = figures[n]
    run = _undated(run, [d for d in dated if not d.overlaps(span)])
    behind = [t for t in run if t.start >= span.end]
    if q.form is Form.MULTIPLE and q.change is None:
        of_other = cues("arithmetic", "times_of").at(behind, 0)  # "twice the share of 2015"
        if n + 1 == len(figures):
            of_other = of_other or cues("arithmetic", "times_as").at(behind, 0)
        beside = n > 0 and _beside(run, figures[n - 1][1].counted or figures[n - 1][0], span)
        return "times" if beside and not of_other else ""
    tail = [t for t in behind if (n + 1 == len(figures) or t.start < figures[n + 1][0].start)]
    after = next(_cues()["after"].all(tail[:TAIL]), None)
    if n == 0 and q.form is Form.SHARE:
        return "shares" if cues("arithmetic", "together_recalling").at(run, 0) else ""
    if n == 0:
        each = (after is not None and after.value == "each") or next(
            cues("arithmetic", "each_recalled").all(tail[:TAIL]), None
        )
        return "each" if each and q.form is Form.COUNT and not q.rate and recalls(run) else ""
    last, noun = figures[n - 1][0], figures[n - 1][1].counted
    lead = [t for t in run if (last.to(noun) if noun else last).end <= t.start < span.start]
    counts = [f for _, f in figures[:n] if f.form is Form.COUNT]
    if (
        q.form is Form.COUNT
        and len(counts) == PAIR == n
        and any(t.lower in words_in("arithmetic", "leaving") for t in lead)
    ):
        return "remainder"
    if q.form is Form.SHARE and _says_again(run, figures[n - 1][1], lead, behind):
        return "restated"
    if q.form is Form.SHARE:
        return _share_drawn(lead, [f for _, f in figures[:n]])
    if q.form is Form.DURATION and _takes(run, lead, figures[:n]):
        return "time"
    like = [f for f in figures[:n] if f[1].form is q.form and f[1].unit == q.unit]
    if not like:
        return ""
    if q.form is Form.COUNT and n >= PAIR and cues("arithmetic", "one_for").ending(lead, len(lead)):
        return "one for"
    if q.form is Form.COUNT and _is_product(run, lead, figures[:n]):
        return "product"
    if q.form is Form.COUNT and _to_each(run, tail, figures[:n]):
        return "each"
    how = after.value if after else _before(lead)
    if how == "restated" and behind and behind[0].lower in tables().comparative:
        return ""  # "2,180 wells, or 740 more than the year before"
    if how == "restated" and like[-1][1].rate != q.rate:
        return ""  # "£2.6 million, or some £217,000 a harbour"
    return "" if how == "restated" and _offered(lead, like[-1] == figures[n - 1], like[-1][1], q) else how


def _says_again(run: Sequence[Token], share: Quantity, lead: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether a share that ends its sentence behind a comma says again one that is told by two counts: "391 of 1,240 could not
    read, about a third"."""
    counts = [t for t in run if share.number.start <= t.start < share.number.end and t.kind is Kind.NUMBER]
    ends = not any(t.kind is Kind.WORD or t.kind is Kind.NUMBER for t in behind)
    return share.form is Form.SHARE and len(counts) == PAIR and ends and bool(lead) and lead[-1].text == ","


def _takes(run: Sequence[Token], lead: Sequence[Token], before: Sequence[Figure]) -> bool:
    """Whether a time is told that some will take, of whom so many are done in a year: "75 a year, so it would take 16 years"."""
    if len(before) != PAIR or any(q.form is not Form.COUNT for _, q in before):
        return False
    (_, whole), (span, done) = before
    noun = done.counted or span
    behind = [t for t in run if t.start >= noun.end]
    yearly = done.rate == "year" or any(hit.first <= TAIL for hit in cues("arithmetic", "yearly").all(behind))
    return yearly and whole.low > done.low and any(cues("arithmetic", "taking").all(lead))


def _is_product(run: Sequence[Token], lead: Sequence[Token], before: Sequence[Figure]) -> bool:
    """Whether a count says again what a share of a count is: "4% of 2,000 wells are dry: 80 of them"."""
    if (
        len(before) != PAIR
        or not lead
        or not (lead[-1].text == ":" or cues("arithmetic", "restated_before").ending(lead, len(lead)))
    ):
        return False
    (share, q), (count, whole) = before
    return q.form is Form.SHARE and q.change is None and whole.form is Form.COUNT and share_of(run, share, count)


def _undated(run: Sequence[Token], dated: Sequence[Span]) -> list[Token]:
    """The tokens without dates, and without the "in" before each."""
    if not dated:
        return list(run)
    kept: list[Token] = []
    for token in run:
        if any(d.start <= token.start < d.end for d in dated):
            if kept and any(d.start == token.start for d in dated) and kept[-1].lower in stop_words():
                kept.pop()
        else:
            kept.append(token)
    return kept


def _share_drawn(lead: Sequence[Token], before: Sequence[Quantity]) -> str:
    """How a share is drawn from counts before it, or from a share that it says again."""
    counts = sum(q.form is Form.COUNT for q in before)
    how = _before(lead)
    if counts == PAIR and how == "restated":
        return "share"
    if counts == PAIR and any(hit.last + NEXT >= len(lead) for hit in cues("arithmetic", "so_before").all(lead)):
        return "left"
    if counts > PAIR and any(cues("arithmetic", "together_before").all(lead)):
        return "parts"
    return how if how and any(q.form is Form.SHARE for q in before) else ""


def _to_each(run: Sequence[Token], tail: Sequence[Token], before: Sequence[Figure]) -> bool:
    """Whether a figure is told for each of what was counted before: "or about 28 to a village"."""
    hit = next(cues("arithmetic", "to_each").all(tail[:TAIL]), None)
    if hit is None or hit.last >= len(tail):
        return False
    counted = {term(t.lower) for _, f in before if f.counted for t in run if f.counted.contains(Span(t.start, t.end))}
    return term(tail[hit.last].lower) in counted


def _before(lead: Sequence[Token]) -> str:
    found = list(_cues()["before"].all(lead))
    if found and not found[-1].first and _cues()["after"].at(lead, 0):  # "300 shares altogether, at £40"
        found = []
    if not found or (found[-1].value == "total" and _of_another(lead[found[-1].last :])):
        return ""
    return found[-1].value if found[-1].value != "restated" or found[-1].last == len(lead) else ""


def _of_another(after: Sequence[Token]) -> bool:
    """Whether a total is one of what is named behind it, and not of the figures before it: "the sum of their squares is 289"."""
    return bool(after) and after[0].lower == "of" and bool(terms(after[1:]))


def _offered(lead: Sequence[Token], next_to: bool, before: Quantity, q: Quantity) -> bool:
    """Whether a bare "or" offers a second amount and does not say the first again: "in notes of £10 or £20"."""
    return len(lead) == 1 and not (next_to and (before.step > 1) != (q.step > 1))


def _beside(run: Sequence[Token], before: Span, span: Span) -> bool:
    """Whether only "which is", "or" and the like stand between two figures: "881, which is five times as many"."""
    between = [t for t in run if before.end <= t.start < span.start]
    restated = all(t.lower in RESTATING or t.kind is not Kind.WORD for t in between)
    return 0 < len(between) <= TAIL and restated


def recalls(run: Sequence[Token]) -> bool:
    """Whether a sentence begins by taking up the one before: "That is …", "This makes …"."""
    return cues("arithmetic", "recalling").at(run, 0) is not None


def apposed(run: Sequence[Token], before: Span, after: Span) -> bool:
    """Whether the second of two figures says in other words what the first says: "up 300%, i.e. tripled", "doubled (a rise of …".

    Only words that join, and words of change, stand between them.
    """
    between = [t for t in run if before.end <= t.start < after.start]
    t, light = tables(), words_in("arithmetic", "apposed")
    i = 0
    while i < len(between):
        hit = t.noun.at(between, i) or t.verb.at(between, i) or t.before.at(between, i) or t.filler.at(between, i)
        if hit:
            i = hit.last
        elif between[i].lower in light or between[i].lower.endswith("ing"):
            i += 1
        else:
            return False
    return bool(between)


def leads_to(run: Sequence[Token], before: Span, after: Span) -> bool:
    """Whether a change is told of the levels that follow it: "a fourfold increase in calls, from 248 to 881"."""
    between = [t for t in run if before.end <= t.start < after.start]
    t = tables()
    if len(between) > BESIDE or any(token.lower in words_in("arithmetic", "parting") for token in between):
        return False
    verbs = [i for i in range(len(between)) if t.verb.at(between, i) and not t.noun.at(between, i)]
    return all(lower(between, i) in ("up", "down") for i in verbs)


def continues(run: Sequence[Token], span: Span) -> bool:
    """Whether a figure goes on to a time or a comparison of its own: "doubled, up 300 per cent since 1990"."""
    behind = next((t.lower for t in run if t.start >= span.end), "")
    return behind in words_in("arithmetic", "continuing")


def of_another(run: Sequence[Token], span: Span) -> bool:
    """Whether a multiple is told of something else, which stands behind it: "a third, more than twice the pace of the others"."""
    return cues("arithmetic", "times_of").at([t for t in run if t.start >= span.end], 0) is not None


def share_of(run: Sequence[Token], share: Span, count: Span) -> bool:
    """Whether a percentage is told of a count: "37% of the 12 respondents", "of the 12 respondents, 37%"."""
    if share.end <= count.start:
        between = [t.lower for t in run if share.end <= t.start < count.start]
        return bool(between) and between[0] == "of" and set(between[1:]) <= words_in("arithmetic", "whole_article")
    between = [t.lower for t in run if count.end <= t.start < share.start]
    return opens_whole(run, count) and 0 < len(between) <= TAIL and between[-1] == ","


def opens_whole(run: Sequence[Token], count: Span) -> bool:
    """Whether a count opens its clause as a whole whose parts follow: "of the 80 playgrounds, …"."""
    lead = [t for t in run if t.end <= count.start]
    led = cues("arithmetic", "whole_before").ending(lead, len(lead))
    return led is not None and (led.first == 0 or lead[led.first - 1].kind is not Kind.WORD)


def rest_before(run: Sequence[Token], span: Span) -> bool:
    """Whether a figure is told as what remains: "the other 28 per cent", "the remaining 12"."""
    lead = [t for t in run if t.end <= span.start]
    return cues("arithmetic", "rest").ending(lead, len(lead)) is not None


def shared_out(run: Sequence[Token]) -> bool:
    """Whether a sentence tells how something is shared out whose shares cannot overlap: "of the budget, 45% goes to …"."""
    divided = any(cues("arithmetic", "divisible").all(run))
    verbs = list(cues("arithmetic", "sharing").all(run))
    return divided and bool(verbs)
