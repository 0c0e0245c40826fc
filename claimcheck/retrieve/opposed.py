"""Does a sentence say the reverse of another one? The same word with and without a "not", or two ends of one axis, said of
the same things."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from math import fsum

from claimcheck.detect.attribution import is_passive, words_of
from claimcheck.detect.context import is_edge_at, modifiers, part_around
from claimcheck.detect.dates.numerals import year_digits
from claimcheck.detect.lexicon import cues, folded, lemmas, words_in
from claimcheck.detect.opposites import DENYING, Head, degrees, heads, is_content, lets, of_objects, stages
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, of_run, stem, term
from claimcheck.model import ModifierKind, Span

WINDOW = 6  # content words on each side of a word that tell of what it is said
LEAST, SHARE = 2, 0.5  # of those content words that both sides must have
SURE = 1.2  # the likeness from which two opposites are surely said of the same thing
LIKELY = 0.8  # the same in a sentence that is surely of the same thing
LED = 0.25  # what is added by the words behind a "few" or "no", which must all be said
LEADS = words_of("preposition") | {"since", "as", "when", "while"}  # that part a word from what follows it
WITHOUT = "without"
AGAINST = 7  # tokens before a word in which its "against" stands
NAMED = 2  # what a word with a capital weighs among them


@dataclass(frozen=True, slots=True)
class Opposed:
    """Where the draft says the reverse of its source: the words on both sides, the rule that it is a matter of, and how
    much of what stands around them both share.

    `denied`: that it is one word, with and without a "not".
    """

    aspect: str
    ours: Span
    theirs: Span
    likeness: float
    denied: bool = False


Weigh = Callable[[str], float]  # what a term tells, the more the rarer it is


def opposed(ours: Sequence[Token], clause: Span, theirs: Sequence[Token], weigh: Weigh) -> tuple[Opposed, ...]:
    """Where a clause in a run of the draft's tokens says the reverse of the source's, the likeliest of each aspect."""
    mine, other = heads(ours), heads(theirs)
    both = [
        (a, b)
        for a in mine
        for b in other
        if a.key == b.key
        and clause.contains(_span(ours, a))
        and not (a.beyond and a.denied)
        and not (b.beyond and b.denied)
    ]
    if all(a.says == b.says for a, b in both):  # as of nearly all: how like they are need not be asked
        return ()
    against, supported = [], set()
    agreeing: dict[tuple[str, Head], float] = {}
    for a, b in both:
        likeness = _likeness(ours, a, theirs, b, weigh)
        if likeness and a.says != b.says:
            against.append((likeness, a, b))
        elif likeness or (a.led and b.led):  # what comes first after both, in however few words around it
            supported |= {("ours", a.denial), ("theirs", b.denial)}
            for side in (("ours", a), ("theirs", b)):
                agreeing[side] = max(likeness, agreeing.get(side, 0.0))
    found: dict[str, Opposed] = {}
    denied_too = {*_without_more(ours, mine, theirs, other), *_without_more(theirs, other, ours, mine)}
    for likeness, a, b in sorted(against, key=_order):
        if a in denied_too or b in denied_too:
            continue
        if {("ours", a.denial), ("theirs", b.denial)} & (supported - {("ours", None), ("theirs", None)}):
            continue  # what this "not" holds for is denied on the other side too
        if a.sign == b.sign and _hangs(ours) and _hangs(theirs):
            continue  # "will run only if the council pays" for "will not run unless the council pays"
        if a.sign == b.sign and not (_denies(ours, a, theirs, b, mine, other)):
            continue
        if a.sign != b.sign and a.key in stages() and a.sign < 0 and not a.denied and not b.denied:
            continue  # "stood trial" of somebody who was sentenced
        if a.sign != b.sign and (_said_too(ours, a, theirs, likeness) or _hangs(ours)):
            continue
        if a.sign != b.sign and (_of_other_objects(ours, a, theirs, b) or _of_no_one_object(ours, a, theirs, b)):
            continue
        if a.sign != b.sign and max(agreeing.get(side, 0.0) for side in (("ours", a), ("theirs", b))) >= likeness:
            continue  # "sold it to buy bread" for "had to sell it to purchase bread"
        likeness += LED if a.whole or b.whole else 0.0
        aspect = a.aspect if a.sign != b.sign else "negation"
        found.setdefault(aspect, Opposed(aspect, _shown(ours, a, b), _shown(theirs, b, a), likeness, a.sign == b.sign))
    return tuple(found.values())


def _without_more(
    run: Sequence[Token], here: Sequence[Head], beside: Sequence[Token], there: Sequence[Head]
) -> Iterator[Head]:
    """What the other side denies of a noun of which this one says no more than a "not": "parents will not hear of it" for "the
    teachers will hear of it, but the parents will not"."""
    cues = [m.cue for m in modifiers(run) if m.kind in DENYING]
    behind = {
        h.denial for h in here if h.denial is not None and h.denial >= 0 and run[h.first].start >= cues[h.denial].start
    }
    alone = {h.key for h in here if h.denial is not None and h.denial >= 0 and h.denial not in behind}
    for who in there:
        part = part_around(beside, who.first) if who.key in alone and _has_denial(beside, who) else ()
        yield from (h for h in there if part and part[0].start <= beside[h.first].start <= part[-1].start)


def _order(found: tuple[float, Head, Head]) -> tuple[bool, bool, float, int]:
    """Sure ones first, and of these those that come first after their "not"."""
    likeness, a, b = found
    return likeness < SURE, not (a.led or b.led), -likeness, a.first


def agreed(
    ours: Sequence[Token], clause: Span, theirs: Sequence[Token], weigh: Weigh, least: float = 0.0
) -> tuple[Span, ...]:
    """The words of a clause that the source says too, the same way, of things that are more alike than `least`."""
    mine, other = heads(ours), heads(theirs)
    return tuple(
        _with_denial(ours, a)
        for a in mine
        if clause.contains(_span(ours, a))
        and any(a.key == b.key and a.says == b.says and _likeness(ours, a, theirs, b, weigh) > least for b in other)
    )


def _denies(
    ours: Sequence[Token], a: Head, theirs: Sequence[Token], b: Head, mine: Sequence[Head], other: Sequence[Head]
) -> bool:
    """Whether of two equal words one is surely denied and the other surely not: no other "not" stands near that one, and
    what comes first after the "not" of this one is said on the other side."""
    (run, free), (denied, heads) = ((ours, a), (b, mine)) if b.denied else ((theirs, b), (a, other))
    first = {h.key for h in (other if b.denied else mine) if h.denial == denied.denial and h.led and not h.beyond}
    said = first & {h.key for h in heads if not (h.key in first and _is_supposed(run, h))}
    other_run = theirs if b.denied else ours
    if _puts_off(other_run, denied, run):
        return False
    if (denied.whole and _tells_figure(run, free)) or _is_supposed(run, free):
        return False
    if denied.whole and len(first) == 1 and _is_half(run, free, other if b.denied else mine):
        return False
    if _says_without(other_run, denied, other if b.denied else mine) or _is_put_right(other_run, denied, run):
        return False
    if _lacks_somebody(theirs if b.denied else ours, denied):
        return False
    if _sets_aside(other_run, denied) and _object(other_run, denied) not in {"", *(term(t.lower) for t in run)}:
        return False
    return not _has_denial(run, free) and bool(said) and (said == first or not denied.whole)


def _is_half(run: Sequence[Token], head: Head, other: Sequence[Head]) -> bool:
    """Whether a word is the first half of a name of which the other side has not the second: "a bomb threat" for "no bomb"."""
    behind = run[head.last] if head.last < len(run) else None
    return behind is not None and is_content(behind) and all(term(behind.lower) != h.key for h in other)


def _says_without(run: Sequence[Token], denied: Head, heads: Sequence[Head]) -> bool:
    """Whether a "without" only tells a second case apart: "fell on roads with signs, and as much on roads without signs"."""
    cues = [m for m in modifiers(run) if m.kind in DENYING]
    if denied.denial is None or denied.denial < 0 or cues[denied.denial].word.lower() != WITHOUT:
        return False
    return any(h.key == denied.key and not h.denied for h in heads)


def _is_put_right(run: Sequence[Token], denied: Head, other: Sequence[Token]) -> bool:
    """Whether a "but" behind what is denied tells the right thing instead, which the other side has: "not held in the hall but by
    video"."""
    part = part_around(run, denied.first)
    behind = [t for t in run if t.start > part[-1].start]
    if not behind or behind[0].lower != "but":
        return False
    end = next((i for i in range(1, len(behind)) if is_edge_at(behind, i)), len(behind))
    instead = {term(t.lower) for t in behind[1:end] if is_content(t)}
    wrong = {term(t.lower) for t in part if t.start > run[denied.last - 1].start and is_content(t)}
    said = {term(t.lower) for t in other}
    return bool(instead & said) and not wrong & said


def _is_supposed(run: Sequence[Token], head: Head) -> bool:
    """Whether a word stands in a case that is only put: "once the tenants know" says not that they do."""
    part = part_around(run, head.first)
    return any(t.lower in words_in("opposites", "supposing") for t in part if t.end <= run[head.first].start)


def _puts_off(run: Sequence[Token], head: Head, other: Sequence[Token]) -> bool:
    """Whether the "not" of a word only puts off what it holds for: "may not be published until the race is over".

    What will not be until then is not yet, so that the other side denies it where it tells it as so, and nothing of that time.
    """
    if head.denial is None or head.denial < 0:
        return False
    cue = [m.cue for m in modifiers(run) if m.kind in DENYING][head.denial]
    behind = [t for t in run if t.start >= cue.end]
    behind = behind[: next((i for i, t in enumerate(behind) if t.text in ";."), len(behind))]
    at = next((i for i, t in enumerate(behind) if t.lower in words_in("opposites", "putting_off")), None)
    if at is None:
        return False
    when = {term(t.lower) for t in behind[at:] if is_content(t)}
    will = any(t.lower in words_in("stance", "to_come") for t in run if t.end <= cue.start)
    open_ = any(t.lower in words_in("opposites", "hanging") for t in other) or when & {term(t.lower) for t in other}
    return not will or bool(open_)


def _hangs(run: Sequence[Token]) -> bool:
    """Whether a sentence tells of what is so on a condition only: "will run only if the council pays"."""
    return next(iter(cues("opposites", "hanging_on").all(run)), None) is not None


def _lacks_somebody(run: Sequence[Token], head: Head) -> bool:
    """Whether what is wanting is somebody by name, who may be named elsewhere all the same: "in the absence of Ruth Bell"."""
    weak = [m.kind is ModifierKind.NEGATION_WEAK for m in modifiers(run) if m.kind in DENYING]
    before, own, behind = (
        t.text[0].isupper() for t in (run[head.first - 1], run[head.first], run[head.last % len(run)])
    )
    return head.denial is not None and head.denial >= 0 and weak[head.denial] and own and (before or behind)


def _tells_figure(run: Sequence[Token], head: Head) -> bool:
    """Whether a figure is told in the part of a sentence that a word stands in: "86 saw a doctor" denies no "few see a doctor"."""
    t = tables()
    part = part_around(run, head.first)
    return any(
        (i.kind is Kind.NUMBER and year_digits(part, k) is None) or i.lower in t.cardinal for k, i in enumerate(part)
    )


def _sets_aside(run: Sequence[Token], head: Head) -> bool:
    """Whether the "not" of a word only sets one thing apart from another: "comes of the choice, and not of a change in the water"."""
    cues = [m.cue for m in modifiers(run) if m.kind in DENYING]
    if head.denial is None or head.denial < 0:
        return False
    cue = cues[head.denial]
    before = [t.lower for t in run if t.end <= cue.start][-2:]
    behind = next((t.lower for t in run if t.start >= cue.end), "")
    return before[-1:] == ["and"] and behind in words_in("reporting", "role") | words_in("reporting", "lead")


def _has_denial(run: Sequence[Token], head: Head) -> bool:
    """Whether a "not" stands in the part of the sentence that a word stands in; a "without" behind it is of what follows that."""
    part = part_around(run, head.first)
    if _is_lost(run, part, head) or _is_set_against(run, head):
        return True
    return any(
        m.kind in DENYING
        and not (m.word.lower() == WITHOUT and m.cue.start >= run[head.last - 1].end)
        and not ((let := lets(run, m.cue)) is not None and head.first >= let)
        for m in modifiers(part)
    )


def _is_set_against(run: Sequence[Token], head: Head) -> bool:
    """Whether an "against" stands right before a word: to bet against a horse is to back another instead of it."""
    before = run[max(0, head.first - AGAINST) : head.first]
    return any(t.lower in words_in("opposites", "set_against") for t in before)


def _is_lost(run: Sequence[Token], part: Sequence[Token], head: Head) -> bool:
    """Whether what a word names is told to be lost or refused, before it in its part: "lost their pitch" for "without a pitch"."""
    own = [t for t in folded(part) if t.end <= run[head.first].start]
    return next(lemmas("opposites", "bereaving").all(own), None) is not None


def _said_too(ours: Sequence[Token], a: Head, theirs: Sequence[Token], likeness: float) -> bool:
    """Whether the source says the draft's own word as well, of something that is not plainly something else."""
    words = {stem(t.lower) for t in ours[a.first : a.last] if is_content(t) or a.last == a.first + 1}
    same = [Head(i, i + 1, "") for i, t in enumerate(theirs) if stem(t.lower) in words]
    near = _beside(ours, a, True).keys()
    return any(near & _beside(theirs, h, True).keys() or likeness < SURE for h in same)


def _of_other_objects(ours: Sequence[Token], a: Head, theirs: Sequence[Token], b: Head) -> bool:
    """Whether what follows each of two words is said on both sides, in one of them behind the other's word as well: "give up
    school and keep the family" for "leave school to help the family"."""
    mine, other = _direct_object(ours, a), _direct_object(theirs, b)
    said = [{term(t.lower) for t in run if is_content(t)} for run in (ours, theirs)]
    if not mine or not other or mine == other or not all({mine, other} <= side for side in said):
        return False
    return any(o in {term(t.lower) for t in run[h.last :]} for o, run, h in ((mine, theirs, b), (other, ours, a)))


def _of_no_one_object(ours: Sequence[Token], a: Head, theirs: Sequence[Token], b: Head) -> bool:
    """Whether two words that are said of what follows them have each something behind them, and nothing in common."""
    if a.key not in of_objects() or is_passive(ours, a.first) or is_passive(theirs, b.first):
        return False
    mine, other = _behind(ours, a), _behind(theirs, b)
    return bool(mine) and bool(other) and not mine & other


def _behind(run: Sequence[Token], head: Head) -> set[str]:
    """The terms of the content words behind a word in its part of the sentence."""
    return {term(t.lower) for t in _after(run, head) if is_content(t)}


def _object(run: Sequence[Token], head: Head) -> str:
    """The term of the first content word behind a word in its part of the sentence; empty where none stands there."""
    return next((term(t.lower) for t in _after(run, head) if is_content(t)), "")


def _direct_object(run: Sequence[Token], head: Head) -> str:
    """The same; empty too where a preposition stands before it: "improved in many places"."""
    first = next((t for t in _after(run, head) if is_content(t) or t.lower in LEADS), None)
    return term(first.lower) if first is not None and is_content(first) else ""


def _after(run: Sequence[Token], head: Head) -> Iterator[Token]:
    """The tokens behind a word in its part of the sentence."""
    end = part_around(run, head.first)[-1].end
    return (t for t in run[head.last :] if t.end <= end)


def _span(run: Sequence[Token], head: Head) -> Span:
    return Span(run[head.first].start, run[head.last - 1].end)


def _shown(run: Sequence[Token], head: Head, other: Head) -> Span:
    """The words to underline: of a "few" or "no" for which the other side has none, the whole part of the sentence."""
    if not (head.whole or other.whole) or head.denied == other.denied:
        return _with_denial(run, head)
    part = part_around(run, head.first)
    return Span(part[0].start, part[-1].end)


def _with_denial(run: Sequence[Token], head: Head) -> Span:
    """The words of a head, with the "not" that holds for it."""
    cues = [m.cue for m in modifiers(run) if m.kind in DENYING]
    return _span(run, head) if head.denial is None or head.denial < 0 else _span(run, head).to(cues[head.denial])


def _likeness(ours: Sequence[Token], a: Head, theirs: Sequence[Token], b: Head, weigh: Weigh) -> float:
    """How much of what a word is said of is the same on both sides, from 0 to 2; 0 where it is too little."""
    mine, other = _beside(ours, a), _beside(theirs, b)
    both = mine.keys() & other.keys()
    if sum(max(mine[t], other[t]) for t in both) < LEAST:
        part = _beside(ours, a, True).keys()
        enough = len(part) >= (LEAST if a.key in degrees() else 1)
        return LIKELY if enough and part <= both else 0.0  # "their visits were made without notice": all that it says
    around = _share(mine.keys(), other.keys(), weigh)
    part, beyond = _beside(ours, a, True).keys(), _beside(theirs, b, True).keys()
    near = _share(part, beyond, weigh) if part and beyond else around
    return around + near if max(around, near) >= SHARE else 0.0


def _share(a: Set[str], b: Set[str], weigh: Weigh) -> float:
    """How much of the terms of the one that says less the other has."""
    return fsum(weigh(t) for t in a & b) / min(fsum(map(weigh, a)), fsum(map(weigh, b)))


@of_run
def _beside(run: Sequence[Token], head: Head, part: bool = False) -> dict[str, int]:
    """The terms of the content words around a word, or of those in its part of the sentence, each with its weight."""
    found: dict[str, int] = {}
    within = part_around(run, head.first) if part else run
    for way in (range(head.first - 1, -1, -1), range(head.last, len(run))):
        left = len(run) if part else WINDOW
        for i in way:
            if not left or not within[0].start <= run[i].start <= within[-1].start:
                break
            if run[i].kind is Kind.NUMBER:
                found[run[i].text] = 1
            elif is_content(run[i]):
                found[term(run[i].lower)] = NAMED if i and run[i].text[0].isupper() else 1
                left -= 1
    return found
