"""Who made a figure, and who is only said to have told it.

Somebody makes a figure who counts, asks, measures or reckons: "the trust counted", "the trust's own survey", "a poll by the
trust". Somebody tells it who reports, says, warns or is cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.detect.attribution import (
    before_links,
    credited,
    is_capital,
    is_creditable,
    is_passive,
    name_after,
    name_start,
    possessed,
    speeches,
    subject_before,
    without_possessive,
    words_of,
)
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import is_past
from claimcheck.detect.lexicon import Hit, cues, words_in
from claimcheck.detect.words import Kind, Token, lower, of_run, stop_words
from claimcheck.model import Span

LONGEST_NAME = 16  # tokens
BETWEEN = 3  # tokens between a possessive and the count: "the trust's own first survey"
FURTHER = 12  # tokens between a count and the "by" of those who made it
COUNTED = 4  # tokens of a number and its noun before a participle: "the 226 young otters tested"
LONGEST_OBJECT = 6  # tokens between a verb of looking and the papers that were looked through
PUT_AT = 24  # tokens between a "puts" and the "at" before its figure


@dataclass(frozen=True, slots=True)
class Maker:
    """A body or person, the words that credit it, and whether it made the figure or only told it.

    `lone` says that the name is a sentence's first word, which may have its capital from that alone.
    """

    who: Span
    words: Span
    made: bool
    lone: bool = False


def titles() -> frozenset[str]:
    """Words that stand before the name of a person."""
    return words_in("counting", "title")


@of_run
def makers(run: Sequence[Token]) -> tuple[Maker, ...]:
    """All who are credited in the tokens of a sentence, those first who made a figure."""
    made = [*_by_verb(run), *_by_itself(run), *_by_possessive(run), *_by_name(run), *_by_phrase(run), *_by_object(run)]
    found: list[Maker] = []
    for m in made:
        words = [t for t in run if m.who.start <= t.start < m.who.end]
        if any(m.who.overlaps(f.who) for f in found):
            continue
        if is_creditable(words, run) or _reckons(words, run):
            found.append(m)
        elif _is_lone(words, run):
            found.append(replace(m, lone=True))
    told = [Maker(who, who, False) for who in credited(run) if not any(who.overlaps(f.who) for f in found)]
    return (*found, *told, *_lone_tellers(run, (*found, *told)))


def _reckons(words: Sequence[Token], run: Sequence[Token]) -> bool:
    """Whether a city or a county puts a figure on a thing, which it does as a body: "the city of Ayr puts the cost at 40 pounds"."""
    named = [t for t in words if t.lower not in words_of("determiner")]
    verb = next((t.lower for t in run if t.start >= words[-1].end), "") if words else ""
    ruled = (
        len(named) > len(("city", "of"))
        and named[0].lower in words_in("counting", "authority")
        and named[1].lower == "of"
    )
    return ruled and is_capital(named[-1]) and verb in words_in("counting", "putting")


def _is_lone(words: Sequence[Token], run: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0] is run[0] and is_capital(run[0]) and run[0].lower not in stop_words()


def _lone_tellers(run: Sequence[Token], found: Sequence[Maker]) -> Iterator[Maker]:
    """ "Quickferry says": a first word that may be a name tells it."""
    first = run[0] if run else None
    said = first is not None and any(s.speaker == Span(first.start, first.end) for s in speeches(run))
    if first and said and _is_lone((first,), run) and not any(f.who.start == first.start for f in found):
        who = Span(first.start, first.end)
        yield Maker(who, who, False, lone=True)


def agentless(run: Sequence[Token]) -> bool:
    """Whether a sentence says that something was counted or recorded, and not by whom."""
    for hit in cues("counting", "counting").all(run):
        by = hit.last < len(run) and run[hit.last].lower == "by"
        if not by and (is_passive(run, hit.first) or _narrows(run, hit)):
            return True
    return any(t.lower in words_in("counting", "recorded") and is_passive(run, i) for i, t in enumerate(run))


def _narrows(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a participle tells of which of a number it is said, and not who counted: "78% of the 226 otters tested were ill"."""
    noun = run[max(0, hit.first - COUNTED) : hit.first]
    at = next((k for k, t in enumerate(noun) if t.kind is Kind.NUMBER or t.lower == "those"), None)
    if at is None or not all(t.kind is Kind.WORD and not is_capital(t) for t in noun[at + 1 :]):
        return False
    if any(t.lower in words_of("relative") for t in noun[at:]) or (noun[-1].kind is Kind.NUMBER):
        return False
    return lower(run, hit.last) in words_in("counting", "auxiliary") | {",", ""} and hit.last < len(run)


def _by_verb(run: Sequence[Token]) -> Iterator[Maker]:
    """ "The trust counted", "counted by the trust"."""
    hits = sorted(
        (
            *cues("counting", "counting").all(run),
            *(h for h in cues("counting", "counting_now").all(run) if _asserts(run, h)),
            *(h for h in cues("counting", "looking").all(run) if _looks_through(run, h)),
            *(h for h in cues("counting", "sampling").all(run) if _samples(run, h)),
        ),
        key=lambda h: h.first,
    )
    for hit in hits:
        if is_passive(run, hit.first) or (hit.last < len(run) and run[hit.last].lower == "by"):
            who = name_after(run, hit.last + 1) if hit.last < len(run) and run[hit.last].lower == "by" else None
            if who:
                yield Maker(who, Span(run[hit.first].start, who.end), True)
            continue
        if hit.first and run[hit.first - 1].lower in words_of("determiner"):
            continue  # "the recorded cases"
        who = _uncued(run, subject_before(run, before_links(run, hit.first)))
        if who and who.end <= run[hit.first].start and not _is_count(run, who):
            yield Maker(who, Span(who.start, run[hit.last - 1].end), True)


def _by_itself(run: Sequence[Token]) -> Iterator[Maker]:
    """ "The trust has itself watched the holts": whatever it says it did, it did not hear of it from others."""
    for i, token in enumerate(run):
        if token.lower not in words_in("counting", "itself") or not i:
            continue
        verb = next((k for k in range(i + 1, min(len(run), i + BETWEEN)) if is_past(run[k].lower)), None)
        now = cues("counting", "counting_now").at(run, i + 1)
        if now:
            verb = i + 1  # "itself estimates fire damage"
        told = (
            not now
            and verb is not None
            and (is_passive(run, i) or is_passive(run, verb) or cues("reporting", "verb").at(run, verb) is not None)
        )
        who = None if verb is None or told else subject_before(run, before_links(run, i))
        if verb is not None and who:
            yield Maker(who, Span(who.start, run[verb].end), True)


def _is_count(run: Sequence[Token], who: Span) -> bool:
    """Whether a subject is what somebody brought out ("a survey by the trust", "the register"), and no body."""
    counts = words_in("counting", "count") | words_of("study")
    words = [t for t in run if who.start <= t.start < who.end]
    inside = [t.lower for t in words]
    if "by" not in inside and any(is_capital(t) and t.lower in words_of("body") - counts for t in words):
        return False  # "the Office for Prison Statistics"
    return inside[-1] in counts or any(w in counts and after == "by" for w, after in pairwise(inside))


def _uncued(run: Sequence[Token], who: Span | None) -> Span | None:
    """The subject without an "according to" before it: "According to the trust, which counted …"."""
    if who is None:
        return None
    inside = [t for t in run if who.start <= t.start < who.end]
    cue = cues("reporting", "before").at(inside, 0)
    return Span(inside[cue.last].start, who.end) if cue and cue.last < len(inside) else who


def _asserts(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether a form that may be a noun is a verb: "records 40 cases", "40 died, the WHO estimates", not "records show"."""
    follows = run[hit.last] if hit.last < len(run) else None
    if follows is None or follows.text in ".,":
        return hit.first > 1 and any(t.text == "," for t in run[max(0, hit.first - LONGEST_NAME) : hit.first])
    return follows.kind is Kind.NUMBER or follows.lower in words_of("determiner") | words_in("counting", "asserting")


def _looks_through(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether it is papers that somebody looks through ("410 permits"), or something of which a finding is told."""
    papers = next((h for h in cues("counting", "papers").all(run) if h.first >= hit.last), None)
    told = any(h.first >= hit.last for h in cues("counting", "finding").all(run))
    near = papers is not None and papers.first - hit.last <= LONGEST_OBJECT
    between = run[hit.last : papers.first] if near and papers else ()
    return told or (near and not any(is_edge(t) or t.lower in words_of("preposition") for t in between))


def _samples(run: Sequence[Token], hit: Hit[str]) -> bool:
    """Whether what somebody takes is taken to be measured: "took hair from 40 otters", "was taken" of the samples before it."""
    taken = words_in("counting", "sampled")
    if is_passive(run, hit.first):
        return any(t.lower in taken for t in run[max(0, hit.first - LONGEST_OBJECT) : hit.first])
    between = [t.lower for t in run[hit.last : hit.last + LONGEST_OBJECT]]
    at = next((k for k, w in enumerate(between) if w in taken), None)
    return at is not None and not any(w in words_of("preposition") for w in between[:at])


def _by_possessive(run: Sequence[Token]) -> Iterator[Maker]:
    """ "The trust's survey", "by the trust's own figures"; "the trust's claim" is only told."""
    for i in range(len(run)):
        first = possessed(run, i)
        if not first:
            continue
        after = [t.lower for t in run[first : first + 1 + BETWEEN]]
        own = after[:1] == ["own"]
        made = words_in("counting", "count") | (words_in("counting", "work") if own else frozenset())
        at = next((k for k, w in enumerate(after) if w in made | words_in("counting", "saying")), None)
        if at is None or any(w in words_of("preposition") | words_of("clause") for w in after[:at]):
            continue
        start = run[name_start(run, i)].start
        who = Span(start, without_possessive(run[i]))
        yield Maker(who, Span(start, run[first + at].end), after[at] in made)


def _by_name(run: Sequence[Token]) -> Iterator[Maker]:
    """ "An Owl Research survey", "the RFS register", "the first government survey"."""
    for i, token in enumerate(run):
        if token.lower not in words_in("counting", "count") or is_capital(token):
            continue
        start = i
        while start and i - start < LONGEST_NAME and is_capital(run[start - 1]):
            start -= 1
        if start < i and run[start].lower in words_of("determiner"):
            start += 1
        if start == i and i and run[i - 1].lower in words_of("body"):
            start = i - 1
            start -= 2 * (start > 1 and run[start - 1].text in "'’")  # "the insurers' association"
        if start < i and not run[i - 1].lower.endswith("'s"):
            yield Maker(Span(run[start].start, run[i - 1].end), Span(run[start].start, token.end), True)


def _by_phrase(run: Sequence[Token]) -> Iterator[Maker]:
    """ "A count made by the trust", "a survey by volunteers of the trust", "a review for the ministry"."""
    for hit in cues("counting", "counted_by").all(run):
        who = _named(run, hit.last)
        if who:
            yield Maker(who, Span(run[hit.first].start, who.end), True)
    for i, token in enumerate(run):
        if token.lower not in words_in("counting", "count") | words_in("counting", "work"):
            continue
        who = _named(run, i + 2) if lower(run, i - 1) in ("the", "a", "an") and lower(run, i + 1) == "of" else None
        if (
            who
            and token.lower in words_in("counting", "count")
            and is_capital([t for t in run if t.start < who.end][-1])
            and _is_of_body(run, who)
        ):
            yield Maker(who, Span(token.start, who.end), True)  # "in the survey of the Trade Board"
            continue
        for k in range(i + 1, min(len(run) - 1, i + FURTHER)):
            if is_edge(run[k]) or run[k].lower in words_of("relative"):
                break
            who = _named(run, k + 1) if run[k].lower in ("by", "for", "from") else None
            if who and (run[k].lower == "by" or is_capital([t for t in run if t.start < who.end][-1])):
                yield Maker(who, Span(token.start, who.end), True)
                break


def _is_of_body(run: Sequence[Token], who: Span) -> bool:
    return any(t.lower in words_of("body") for t in run if who.start <= t.start < who.end)


def _by_object(run: Sequence[Token]) -> Iterator[Maker]:
    """ "The trust has completed its third count", "the trust puts the number of otters at 40"."""
    for i, token in enumerate(run):
        carries = cues("counting", "carrying_out").at(run, i)
        if carries:
            own = _carried_out(run, i)
            if own:
                yield own
                continue
            after = [t.lower for t in run[carries.last : carries.last + 1 + BETWEEN]]
            counts = words_in("counting", "count") | words_of("study")
            at = next((k for k, w in enumerate(after) if w in counts), None)
            last = None if at is None or after[0] not in words_of("determiner") else carries.last + at
        elif token.lower in words_in("counting", "putting"):
            last = next((k for k in range(i + 1, min(len(run) - 1, i + PUT_AT)) if _puts(run, k)), None)
        else:
            continue
        who = subject_before(run, before_links(run, i)) if last and not is_passive(run, i) else None
        if who:
            yield Maker(who, Span(who.start, token.end), True)


def _carried_out(run: Sequence[Token], i: int) -> Maker | None:
    """Who held the interviews that stand before a verb: "according to interviews which the trust held with 40 anglers"."""
    end = before_links(run, i)
    counts = words_in("counting", "count") | words_in("counting", "work") | words_of("study")
    for k in range(end - 1, max(0, end - LONGEST_NAME), -1):
        linked = run[k - 1].lower in words_of("relative")
        if run[k - 1 - linked].lower not in counts or k - 1 - linked < 0:
            continue
        who = _named(run, k)
        if who and who.end == run[end - 1].end:
            return Maker(who, Span(who.start, run[i].end), True)
    return None


def _puts(run: Sequence[Token], k: int) -> bool:
    """Whether a token is the "at" before the figure that somebody puts a thing at."""
    follows = run[k + 1]
    return run[k].lower == "at" and (follows.kind is Kind.NUMBER or follows.lower in words_in("counting", "asserting"))


def _named(run: Sequence[Token], i: int) -> Span | None:
    """The name at a token, or behind those who work for it: "volunteers of the Moss Trust"."""
    if i < len(run) and run[i].lower in words_of("body") and lower(run, i + 1) != "of":  # "a survey by government"
        return Span(run[i].start, run[i].end)
    for k in range(i, min(len(run) - 1, i + BETWEEN)):
        if run[k].lower in ("of", "from", "at") and k > i and run[k - 1].kind is Kind.WORD:
            return name_after(run, k + 1)
        if is_capital(run[k]) or run[k].kind is not Kind.WORD:
            break
    return name_after(run, i)
