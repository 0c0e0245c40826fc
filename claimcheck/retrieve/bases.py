"""Of whom a share is a share: its base, as a text tells it before the figure ("Of the tenants who had moved, …"), behind it
("… of the tenants who had moved"), or by a pronoun for those told of just before ("Of these …").

A share of some told as one of all, or of others, is the commonest abuse of a survey. So a base is read with all that makes
it some and not all: the words before its noun, those behind it, and of a pronoun what was said of those it stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.context import is_edge
from claimcheck.detect.counted import is_past, is_plural
from claimcheck.detect.lexicon import cues, words_in
from claimcheck.detect.place import places
from claimcheck.detect.population import denies, is_verb, is_without
from claimcheck.detect.words import Kind, Token, lower, stem, stop_words, term, terms
from claimcheck.model import Claim, Form, Quantity, Span
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.populations import Side, are_apart
from claimcheck.retrieve.slots import counted_agree, noun_class, of_asking

FRAMING = frozenset({"of", "among", "amongst"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
LONGEST = 18  # tokens of a frame
MEMBER = term("member")
SHORT = 4  # tokens of a frame with no comma behind it: "among women 60 per cent"
LIGHT = 3  # tokens between a frame's comma and its figure: "Of the tenants, only about 40 per cent"
BEHIND = 5  # tokens from a number to its "of these"
BEFORE = 2  # sentences before, in which those stand whom a pronoun stands for


@dataclass(frozen=True, slots=True)
class Base:
    """Those of whom a share is told.

    `words` is where the text tells them, `noun` the words up to their noun, or the whole of a frame, `head` the term of the
    noun, `narrowing` the terms that make them some of all of that noun (none by which a survey only says that it asked
    them), `around` what else is said of them. `whole` says that the text tells them as all there are, `sampled` that they
    are those whom somebody asked, `framed` that they stand before the figure or are pointed at by a pronoun, `loose` that
    it takes more of the text to know who they are, `pointed` that a pronoun or a "these" stands for what was told before,
    `without` that they are those who lack or do not what narrows them. `count` is how many they are, where the text tells it; `where` are the terms
    that only name a place.
    """

    words: Span
    noun: Span
    head: str
    narrowing: frozenset[str]
    whole: bool = False
    sampled: bool = False
    framed: bool = False
    loose: bool = False
    around: frozenset[str] = frozenset()
    pointed: bool = False
    without: bool = False
    count: str = ""
    where: frozenset[str] = frozenset()


class Told(StrEnum):
    """How a draft tells of other people than a source does."""

    OTHERS = "others"  # riders for the students among them
    ALL = "all"  # all tenants for those who had moved
    SAMPLE = "sample"  # all tenants for those whom a survey reached


def told_of_others(
    ours: Base, theirs: Base, said: AbstractSet[str], others: AbstractSet[str], wholes: Collection[frozenset[str]] = ()
) -> Told | None:
    """How the draft's base is another than the source's, as far as both tell it.

    `said` are the terms of the draft's text up to its figure, `others` the nouns that the source counts elsewhere than in the
    figure's own sentence: only of these is it known that it tells the one from the other. `wholes` are what it counts
    elsewhere, by all the terms of each: who is counted so is no part that the draft tells in its own words.
    """
    if ours.loose or ours.pointed or theirs.loose or not (theirs.framed or ours.framed):
        return None
    counted = bool(ours.count) and ours.sampled  # "of the 640 people asked", who are all of a survey
    if are_apart(ours.head, theirs.head):  # whoever else the draft tells of
        return None if ours.head in theirs.narrowing | theirs.around | {theirs.head} else Told.OTHERS
    if _are_others(ours.head, theirs.head, others):
        told = {ours.head, *ours.narrowing}
        return None if theirs.head in said | told or ours.head in theirs.narrowing | theirs.around else Told.OTHERS
    telling = theirs.narrowing - theirs.where - _chance()
    telling = telling if telling and ours.where and ours.where <= theirs.where else theirs.narrowing
    if theirs.narrowing and not telling & (ours.narrowing | said | {ours.head}):
        some = ours.narrowing and not ours.sampled and not ours.whole
        some = some and not any({ours.head, *ours.narrowing} <= whole for whole in wholes)
        return None if some or not (theirs.framed or counted) else Told.ALL
    if ours.whole and not ours.sampled and theirs.sampled and not theirs.narrowing:
        return Told.SAMPLE
    return None


def _are_others(ours: str, theirs: str, others: AbstractSet[str]) -> bool:
    """Whether two nouns name people or things that are told apart: by the table of nouns, and by the source itself."""
    if not ours or not theirs or counted_agree((ours,), (theirs,)) or not noun_class(theirs):
        return False
    if theirs == MEMBER and noun_class(ours) == noun_class(theirs):
        return False  # of whom a body is made up need not be said
    return ours in others


def lacks(side: Side, ours: Base) -> bool:
    """Whether a text says of anything up to a figure, or in the words of its base, that it is not there or not so."""
    block = next((b.span for b in side.document.blocks if b.span.contains(side.claim.sentence)), side.claim.sentence)
    q = side.claim.quantity
    return denies(side.run(Span(block.start, q.number.start if q else block.end))) or denies(side.run(ours.words))


def is_share(q: Quantity | None) -> bool:
    """Whether a figure is a share of somebody, and no change of one."""
    return q is not None and q.form is Form.SHARE and q.change is None


def base(side: Side, claims: Sequence[Claim]) -> Base | None:
    """The base of a share, where its text tells one; `claims` are those of its document."""
    q = side.claim.quantity
    if q is None or not is_share(q):
        return None
    run = side.run(side.claim.sentence)
    behind = _behind(run, q) if q.counted is None or q.counted.start >= q.number.start else None
    frame = _before(run, q) if not behind or behind[0].lower in words_in("populations", "pronoun") else None
    if frame:
        return _read(side, frame, claims, True)
    if behind:
        return _read(side, behind, claims, behind[0].lower in words_in("populations", "pronoun"))
    opening = _opening(run, q) if q.counted is None else None
    made = _read(side, opening, claims, True) if opening else None
    restated = _restated(side, run, claims) if q.counted is None and not opening else None
    if restated:
        return base(restated, claims)
    return replace(made, sampled=False) if made else _implied(side, claims) if q.counted is None else None


def subject(side: Side, claims: Sequence[Claim]) -> Base | None:
    """Those of whom any figure is told by what they did: "Tenants who had moved paid 640 pounds"."""
    q = side.claim.quantity
    run = [t for t in side.run(side.claim.clause) if q and t.end <= q.number.start]
    phrase = tuple(_phrase(run)) if run else ()
    told = any(t.lower in RELATIVE for t in phrase) and len(phrase) < len(run)
    return _read(side, phrase, claims, True) if told else None


# ── where it stands ──────────────────────────────────────────────────────────────────────────────


def _before(run: Sequence[Token], q: Quantity) -> tuple[Token, ...] | None:
    """The phrase before a figure that says of whom it is told, without its "of": up to a comma, or right before the number."""
    first = next((i for i, t in enumerate(run) if t.start >= q.number.start), len(run))
    end = first
    while end and first - end < LIGHT and run[end - 1].lower in stop_words() - FRAMING and not is_edge(run[end - 1]):
        end -= 1
    end = end - 1 if end and run[end - 1].text == "," else first
    for j in range(end - 1, max(-1, end - 1 - LONGEST), -1):
        if run[j].text in ",;:" or (end == first and is_edge(run[j])):
            break
        if run[j].lower in FRAMING and _opens(run, j) and _is_base(run[j + 1 : end], end == first):
            return tuple(run[j + 1 : end])
    return None


def _opening(run: Sequence[Token], q: Quantity) -> tuple[Token, ...] | None:
    """What opens a sentence and holds for all its figures that count nobody themselves, though another one may stand between."""
    before = [t for t in run if t.end <= q.number.start]
    comma = next((i for i, t in enumerate(before) if t.text == ","), 0)
    opens = comma and run[0].lower in FRAMING and _is_base(run[1:comma], False)
    return tuple(run[1:comma]) if opens else None


def _opens(run: Sequence[Token], j: int) -> bool:
    """Whether a token begins its sentence, behind a number of its section or a small opener too, or a part of it."""
    if j == 0 or run[j].text[0].isupper():
        return True
    return is_edge(run[j - 1]) or run[j - 1].text in ",;:(—–" or run[j - 1].lower in ("that", "and", "but")


def _is_base(phrase: Sequence[Token], beside: bool) -> bool:
    """Whether a phrase names or stands for somebody; right before a figure a short one does: "Of these 63 per cent"."""
    clause = next((i for i, t in enumerate(phrase) if t.lower in RELATIVE), len(phrase))
    if not phrase or any(t.lower in ("cent", "percent", "%") for t in phrase):
        return False
    if any(is_verb(phrase, i) and not is_past(phrase[i].lower) for i in range(1, clause)):
        return False
    return not beside or len(phrase) <= SHORT


def _behind(run: Sequence[Token], q: Quantity) -> tuple[Token, ...] | None:
    """The phrase behind a number: "of those who had moved", or the noun that is counted with what narrows it."""
    after = [t for t in run if t.start >= q.number.end]
    hit = next((h for h in cues("slots", "of_pronoun").all(after) if h.first < BEHIND), None)
    if hit:
        return _pointed(after[hit.last - 1 :])
    if q.counted is None:
        return tuple(_phrase(after[1:])) if lower(after, 0) == "of" and lower(after, 1) == "all" else None
    start = q.number.end if q.number.end <= q.counted.start else q.counted.start
    found = [t for t in run if t.start >= start]
    while found and found[0].kind is not Kind.WORD:
        found = found[1:]
    last = max(q.counted.end, q.number.end) if q.number.contains(q.counted) else q.counted.end  # "one nurse in six"
    at = next((i for i, t in enumerate(found) if t.start >= last), len(found))
    behind = _phrase(found[at:]) if at < len(found) and _opens_clause(found, at) else ()
    return (*(t for t in found[:at] if t.start < q.counted.end), *behind)


def _pointed(run: Sequence[Token]) -> tuple[Token, ...]:
    """A pronoun with what narrows it, which only "those" has: "of those who had moved", not "of them lack a roof"."""
    narrows = run[0].lower == "those" and _opens_clause((*run, run[0]), 1)
    return tuple(_phrase(run)) if narrows else tuple(run[: 2 if lower(run, 1) == "all" else 1])


def _phrase(run: Sequence[Token]) -> Iterator[Token]:
    """The tokens up to where a noun phrase surely ends: at a sign, or at a verb that no relative word leads to."""
    left = False
    for i, t in enumerate(run[:LONGEST]):
        if (t.kind is Kind.SYMBOL and t.text not in "-'’") or (i and t.kind is Kind.NUMBER):
            return
        if t.lower in RELATIVE:
            left = True
        elif i and (is_verb(run, i) or (left and is_past(t.lower))):
            if not left:
                return
            left = t.lower in words_of("clause")  # "who had moved"
        yield t


def _implied(side: Side, claims: Sequence[Claim]) -> Base | None:
    """The base of a share that stands alone behind a count of those who were asked: "It asked 690 teachers. Most were tired"."""
    asked = _meant(side, claims, None, here=True)
    about = asked.about if asked else None
    if (
        asked is None
        or about is None
        or not about.counted
        or not of_asking() & {*about.clause, *about.rest, *about.counted}
    ):
        return None
    counted = asked.quantity.counted if asked.quantity and asked.quantity.counted else asked.anchor
    head = about.counted[-1]
    if noun_class(head) in ("place", "time"):
        return None  # "in 53 countries" nobody was asked but their people
    return Base(
        counted, counted, "" if head in of_asking() else head, frozenset(), sampled=True, framed=True, pointed=True
    )


# ── what it tells ────────────────────────────────────────────────────────────────────────────────


def _read(side: Side, phrase: Sequence[Token], claims: Sequence[Claim], framed: bool) -> Base | None:
    words = Span(phrase[0].start, phrase[-1].end)
    number = next((t for t in phrase if t.kind is Kind.NUMBER), None)
    noun, behind = _noun(phrase)
    told = {*terms(noun[:-1]), *terms(behind)}
    asking, asked, around = of_asking(), False, frozenset[str]()
    loose = bool(behind) and not terms(behind)  # "those who did": it takes the text around it to know who
    if noun:
        head = term(noun[-1].lower)
    else:
        part = () if (behind and not loose) or number or _is_whole(phrase) else _part(side, claims)
        before = part[0] if part else _meant(side, claims, number)
        if before is None and not behind:
            return None
        loose = loose and not part  # "of those that did", where a share was told right before of who did
        head = before.about.counted[-1] if before and before.about.counted else ""
        asked = before is not None and not behind and bool(asking & {*before.about.clause, *before.about.counted})
        if before and (part or not behind):
            around = frozenset(t for c in part or (before,) for t in c.about.clause)
            told |= around - set(before.about.counted) if part else around if not asked else set()
    sampled = asked or bool(told & asking) or head in asking
    noun_words = words if framed else Span(words.start, (noun or phrase[:1])[-1].end)
    whole = _is_whole(phrase)
    return Base(
        words,
        noun_words,
        "" if head in asking else head,
        frozenset(told - asking - {head}),
        whole,
        sampled,
        framed,
        loose,
        around,
        not behind and phrase[0].lower in words_in("populations", "pronoun"),
        bool(behind) and is_without(behind),
        number.text.replace(",", "") if number else "",
        frozenset(terms(t for t in phrase for p in places(phrase) if p.span.contains(Span(t.start, t.end)))),
    )


def _noun(phrase: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words of a base's noun and what stands behind it; of "the poorest fifth of buyers" the buyers, who are some."""
    small = words_in("populations", "leading")
    start = next((i for i, t in enumerate(phrase) if t.kind is Kind.WORD and t.lower not in small), len(phrase))
    did = start and is_past(lower(phrase, start)) and not is_plural(lower(phrase, start + 1))  # "of those asked"
    if start < len(phrase) and (_opens_clause(phrase, start) or did):
        return (), phrase[start:]
    end = next((i for i in range(start + 1, len(phrase)) if _opens_clause(phrase, i)), len(phrase))
    noun, behind = phrase[start:end], phrase[end:]
    if noun and lower(behind, 0) == "of" and noun[-1].lower in words_in("populations", "part"):
        inner, rest = _noun(behind[1:])
        return ((*noun, *inner), rest) if inner else (noun, behind)
    return noun, behind


def _opens_clause(phrase: Sequence[Token], i: int) -> bool:
    narrows = cues("slots", "narrowing").at(phrase, i) is not None
    return narrows or phrase[i].lower in RELATIVE or phrase[i].kind is Kind.SYMBOL


def _is_whole(phrase: Sequence[Token]) -> bool:
    """Whether a phrase tells all there are: "all the tenants", "the country's tenants"."""
    if any(next(iter(cues(table, "whole").all(phrase)), None) for table in ("counting", "populations")):
        return True
    return any(t.lower.endswith("'s") and stem(t.lower) in _nations() for t in phrase)


@cache
def _nations() -> frozenset[str]:
    return frozenset(stem(w) for w in words_in("populations", "nation"))


@cache
def _chance() -> frozenset[str]:
    """The terms of words by which a text says that chance chose those who were asked, who then stand for all."""
    return frozenset(term(w) for w in words_in("populations", "chance"))


def _meant(side: Side, claims: Sequence[Claim], number: Token | None, here: bool = False) -> Claim | None:
    """The count of those for whom a pronoun stands: the last one before it in its block, or the one with the number told.

    One of the same sentence only where no other stands before it, or where that is asked for (`here`).
    """
    block = next((b.span for b in side.document.blocks if b.span.contains(side.claim.sentence)), side.claim.sentence)
    start = side.claim.anchor.start
    before = [c for c in claims if block.contains(c.anchor) and c.anchor.end <= start and _is_count(c)]
    before = before if here else [c for c in before if c.sentence != side.claim.sentence] or before
    if number is not None:
        said = number.text.replace(",", "")
        before = [c for c in before if c.quantity and str(c.quantity.low) == said]
    last = max(before, key=lambda c: c.anchor, default=None)
    if last is None or number is not None:
        return last
    since = {
        c.sentence for c in claims if block.contains(c.anchor) and last.sentence < c.sentence < side.claim.sentence
    }
    return last if len(since) < BEFORE else None


def _restated(side: Side, run: Sequence[Token], claims: Sequence[Claim]) -> Side | None:
    """The share that one in brackets tells again: "a third of these (33 per cent)"."""
    q = side.claim.quantity
    before = [t for t in run if q and t.start < q.number.start]
    if not q or not before or before[-1].text != "(":
        return None
    told = [c for c in claims if c.sentence == side.claim.sentence and c.anchor.end <= before[-1].start]
    last = max(told, key=lambda c: c.anchor, default=None)
    again = last is not None and is_share(last.quantity) and _alike(q, last.quantity)
    return Side(side.document, last) if last and again else None


def _alike(a: Quantity, b: Quantity | None) -> bool:
    """Whether of two figures the one tells the other again, more roughly or more exactly."""
    return b is not None and any(compare(x, y) in (Relation.ENTAILED, Relation.LOOSE) for x, y in ((a, b), (b, a)))


def _part(side: Side, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The share for whose part a pronoun stands: the only one of the sentence right before, and where it is told again there."""
    at = side.claim.sentence.start
    before = [c for c in claims if c.quantity and not c.quantity.vague and c.sentence.end <= at]
    last = max((c.sentence for c in before), default=None)
    if last is None or side.document.prose[last.end : at].strip() or not _one_block(side, last):
        return ()
    figures = sorted((c for c in before if c.sentence == last), key=lambda c: c.anchor)
    shares = [c for c in figures if is_share(c.quantity)]
    if not shares or figures[-1] not in shares:
        return ()
    again = all(c.quantity and _alike(c.quantity, shares[0].quantity) for c in shares[1:])
    return tuple(shares) if again else ()


def _one_block(side: Side, sentence: Span) -> bool:
    return any(b.span.contains(sentence) and b.span.contains(side.claim.sentence) for b in side.document.blocks)


def _is_count(claim: Claim) -> bool:
    q = claim.quantity
    return q is not None and q.form is Form.COUNT and not q.unit and q.change is None and not q.vague
