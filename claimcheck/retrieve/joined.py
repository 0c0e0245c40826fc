"""What a draft says of two where a source says it of one of them, and something else of the other.

"Nurses and porters were given masks", where the nurses were given masks and the porters were told to wash their hands. Who
is joined to another by an "and" is a member; a source that tells of the two in parts of their own tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.detect.attribution import is_capital, is_passive, words_of
from claimcheck.detect.context import modifiers
from claimcheck.detect.counted import is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.opposites import DENYING, is_content
from claimcheck.detect.place import places
from claimcheck.detect.population import is_verb
from claimcheck.detect.words import Kind, Token, lower, terms
from claimcheck.model import Span
from claimcheck.retrieve.populations import Side
from claimcheck.retrieve.slots import counted_agree

MEMBER = 5  # tokens of a member
LEAST = 2  # terms of what is said that the one's part must share; terms of its own that the other's must have
OWN_VERB = 3  # tokens behind a member in which a verb of its own stands


class Sort(StrEnum):
    """What the one is that was added."""

    PLACE = "place"
    BODY = "body"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Added:
    """The words of the draft that join two, those of the source for the one of whom it tells something else, what that one is."""

    ours: Span
    theirs: Span
    sort: Sort


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that a sentence joins, by their tokens."""

    first: tuple[Token, ...]
    second: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return Span(self.first[0].start, self.second[-1].end)


def pairs(run: Sequence[Token]) -> Iterator[Pair]:
    """The pairs that a sentence joins: "nurses and porters", "by the trust and the council", "across Ayr and Hay"."""
    for i in range(1, len(run) - 1):
        joint = cues("populations", "joining").at(run, i)
        if not joint or lower(run, joint.last) in words_of("possessive"):
            continue  # "the captain and her crew" are no two of whom a source tells apart
        first = _member_before(run, i)
        second = _member_behind(run, joint.last)
        if first and second and not _tells_two(run, first[0], second[1]):
            yield Pair(tuple(run[first[0] : first[1]]), tuple(run[second[0] : second[1]]))


def _member_before(run: Sequence[Token], end: int) -> tuple[int, int] | None:
    first = end
    while first and end - first < MEMBER and _is_of_member(run, first - 1):
        first -= 1
    return (first, end) if first < end and _names(run[first:end]) else None


def _member_behind(run: Sequence[Token], start: int) -> tuple[int, int] | None:
    leading = words_in("populations", "leading") | words_of("preposition") | {"in"}
    while start < len(run) and run[start].lower in leading:
        start += 1
    last = start
    while last < len(run) and last - start < MEMBER and _is_of_member(run, last):
        last += 1
        if (is_plural(run[last - 1].lower) or run[last - 1].lower in words_of("body")) and not is_capital(
            run[last - 1]
        ):
            break  # "porters wear masks"
    return (start, last) if start < last and _names(run[start:last]) else None


def _is_of_member(run: Sequence[Token], i: int) -> bool:
    small = not is_content(run[i]) or run[i].lower in words_of("preposition")
    return run[i].kind is Kind.WORD and not small and not is_verb(run, i)


def _names(member: Sequence[Token]) -> bool:
    """Whether a member is a group, a body or has a name."""
    last = member[-1]
    return is_plural(last.lower) or last.lower in words_of("body") or all(is_capital(t) for t in member)


def _tells_two(run: Sequence[Token], first: int, end: int) -> bool:
    """Whether the "and" joins two things that are told, each with its own verb: "the trust paid the guides and porters left"."""
    behind = any(is_verb(run, k) for k in range(end, min(len(run), end + OWN_VERB)))
    return behind and any(is_verb(run, k) for k in range(1, first))


def added(ours: Side, theirs: Side) -> Added | None:
    """The one whom a statement of the draft adds to those of whom the source's sentence says it."""
    run = ours.run(ours.claim.clause)
    parts = _parts(theirs.run(theirs.claim.sentence))
    if len(parts) < 2:
        return None
    for pair in pairs(run):
        said = set(terms(t for t in run if not pair.span.contains(Span(t.start, t.end))))
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            found = _told_apart(set(terms(one)), set(terms(other)), said, parts)
            if found:
                return Added(pair.span, Span(found[0].start, found[-1].end), _sort(other, run[0]))
    return None


def _told_apart(
    one: set[str], other: set[str], said: set[str], parts: Sequence[Sequence[Token]]
) -> Sequence[Token] | None:
    """The part that tells something else of the other, where another part says what is said, of the one."""
    if not one - other or not other - one:
        return None
    told = [set(terms(p)) for p in parts]
    own = [i for i, t in enumerate(told) if other <= t]
    if len(own) != 1 or any(other - one <= t and (one - other) & t for t in told):
        return None
    here = [i for i, t in enumerate(told) if one & t - other and i != own[0]]
    part = parts[own[0]]
    denied = any(m.kind in DENYING for m in modifiers(part)) or any(cues("populations", "declining").all(part))
    least = 1 if denied else min(LEAST, len(said))
    if not here or max(len(said & told[i]) for i in here) < least:
        return None
    alike = any(cues("populations", "alike").all(part))
    apart = told[own[0]] - other
    set_against = part[0].lower in words_in("populations", "against") or (
        _is_done_to(part) and _is_done_to(parts[here[0]])
    )
    if alike or (said & apart and not denied) or not (denied or (set_against and len(apart) >= LEAST)):
        return None
    return part[1:] if part[0].lower in words_in("populations", "apart_by") else part


def _is_done_to(part: Sequence[Token]) -> bool:
    """Whether a part tells what was done to somebody: "porters were told to wash"."""
    return any(is_passive(part, k) for k, t in enumerate(part) if t.kind is Kind.WORD)


def _parts(run: Sequence[Token]) -> list[list[Token]]:
    """A sentence's parts that have a verb each, those without one with the part before."""
    found: list[list[Token]] = [[]]
    for t in run:
        if t.text in ",;:":
            found.append([])
        elif t.lower in words_in("populations", "apart_by"):
            found.append([t])
        else:
            found[-1].append(t)
    made: list[list[Token]] = []
    for part in found:
        set_against = part and part[0].lower in words_in("populations", "against") and len(part) > LEAST
        if made and not set_against and not (_has_verb(part) and _has_verb(made[-1])):
            made[-1] += part
        elif part:
            made.append(part)
    return made


def _has_verb(part: Sequence[Token]) -> bool:
    return any(is_verb(part, i) for i in range(1, len(part)))


def _sort(member: Sequence[Token], opening: Token) -> Sort:
    whole = Span(member[0].start, member[-1].end)
    if any(p.span == whole for p in places(member)):
        return Sort.PLACE
    named = any(is_capital(t) for t in member if t.start > opening.start) or lower(member, len(member) - 1) in words_of(
        "body"
    )
    return Sort.BODY if named else Sort.GROUP


def added_to_figure(ours: Side, theirs: Side, beside: Sequence[Side]) -> Added | None:
    """The one whom the draft adds to those of whom a figure is told, where the source has another figure for that one.

    `beside` are the figures that the source tells next to its own and the draft does not give.
    """
    run, own = ours.run(ours.claim.sentence), set(terms(theirs.run(theirs.claim.clause)))
    joined = [{*terms(p.first), *terms(p.second)} for p in pairs(theirs.run(theirs.claim.sentence))]
    for pair in pairs(run):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            mine, added_ = set(terms(one)), set(terms(other))
            if not mine <= own or added_ & own or mine & added_ or any(mine | added_ <= j for j in joined):
                continue
            for side in beside:
                told = side.run(side.claim.clause)
                heads = [s.claim.about.counted for s in (theirs, side)]
                if all(heads) and not counted_agree(*heads):
                    continue
                if added_ <= set(terms(told)) and not mine & set(terms(told)):
                    return Added(pair.span, side.claim.clause, _sort(other, run[0]))
    return None
