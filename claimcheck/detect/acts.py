"""Who did what: the bodies of a sentence, each with its own verb and with what that is said of.

"The trust opened a shop, and the wardens started a line for anglers" tells two acts: of each only its own conjunct. Somebody
acts before a verb, behind a "by" or before a "to" ("leaving the trust to run the shop"). There is no parser here: a verb is
known by its form, an act ends where the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.detect.attribution import before_links, is_capital, is_passive, name_after, words_of
from claimcheck.detect.counted import is_past, is_plural
from claimcheck.detect.lexicon import cues, rows, words_in
from claimcheck.detect.names import names
from claimcheck.detect.opposites import is_content
from claimcheck.detect.place import places
from claimcheck.detect.tables import tables
from claimcheck.detect.words import Kind, Token, lower, term, terms, tokens
from claimcheck.model import Span

CLAUSE_ENDS = frozenset({";", ":", "—", "–", "while", "whereas", "although", "though", "but", "because", "since"})
TO_VERB = 3  # tokens behind a name in which its verb begins
TO_BY = 3  # tokens from a participle to its "by": "paid for in part by"
BEFORE = 5  # content words before a participle that tell what was done
LONGEST_PHRASE = 5  # tokens of somebody without a name
ASIDE = 12  # tokens of an aside between a name and its verb


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody who acts: `who` as written, without the article; the verb's term; the terms of what is done, in order.

    `core` are the terms among these that stand nearest ("traded tips in a forum set up by the trust"). `named` is false of a
    pronoun or a noun that stands for somebody named elsewhere. `tells` is true of who counts or says a thing.
    """

    who: Span
    verb: str
    things: tuple[str, ...]
    core: tuple[str, ...]
    named: bool = True
    tells: bool = False


def acts(run: Sequence[Token]) -> tuple[Act, ...]:
    """The acts that a sentence tells, in order."""
    told = (d for d in _outermost(_before_verbs(run)) if all(t.kind is not Kind.NUMBER for t in run[d[0] : d[1]]))
    doers = sorted(told)  # a figure does nothing: "reports of 40 firms in May rose"
    starts = [first for first, last, verb, _ in doers if not (_relates(run, last) and _is_near(run, last, verb))]
    found = []
    for first, last, verb, named in doers:
        end = min((s for s in starts if s > verb), default=len(run))
        end = next((k for k in range(verb + 1, end) if run[k].lower in CLAUSE_ENDS), end)
        if (
            lower(run, last + 1) in words_of("relative") and verb == last + 2
        ):  # "which checks the shops, warns": up to the sign
            end = next((k for k in range(verb + 1, end) if run[k].text == ","), end)
        verbs = [verb, *_joined(run, verb, end)]
        for one, until in zip(verbs, [*(k - 1 for k in verbs[1:]), end], strict=True):
            things = _things(run[one + 1 : until])
            who = Span(run[first].start, run[last - 1].end)
            found.append(Act(who, term(run[one].lower), things, things, named, _tells(run[one])))
    return tuple(sorted((*found, *_by_whom(run)), key=lambda a: a.who))


def _joined(run: Sequence[Token], verb: int, end: int) -> Iterator[int]:
    """The further verbs of one who acts, behind an "and" and before an object: "owns the van and pays the driver"."""
    past = is_past(run[verb].lower)
    for k in range(verb + 2, end - 1):
        if run[k - 1].lower != "and" or is_capital(run[k]) or not is_content(run[k]):
            continue
        like = is_past(run[k].lower) if past else run[verb].lower.endswith("s") and _is_present(run, k)
        if like and (run[k + 1].lower in words_of("determiner") or run[k + 1].kind is Kind.NUMBER):
            yield k


def _things(run: Sequence[Token]) -> tuple[str, ...]:
    """The terms of what is done, in order; those of a place in one form: "West African traders", "traders in West Africa"."""
    found, at = list[str](), 0
    for place in places(run):
        first = next(k for k, t in enumerate(run) if t.end > place.span.start)
        found += [*terms(run[at:first]), *terms(tokens(place.name))]
        at = next((k for k, t in enumerate(run) if t.start >= place.span.end), len(run))
    told = tables()
    words = (t for t in run[at:] if t.lower not in told.cardinal and t.lower not in told.ten)
    return (*found, *terms(words))


def _outermost(found: Iterable[tuple[int, int, int, bool]]) -> Iterator[tuple[int, int, int, bool]]:
    """The doers, each once, without those that are only part of another's words: "the offices of Ayr" is not Ayr."""
    whole = {*found}
    for d in whole:
        if not any(o is not d and o[0] <= d[0] and d[1] <= o[1] and o[:2] != d[:2] for o in whole):
            yield d


@cache
def _telling() -> frozenset[str]:
    """The verbs of counting and of saying."""
    said = {word for row in rows("reporting", "verb") if "use" not in row for word in row["words"]}
    return words_in("counting", "counting") | words_in("counting", "counting_now") | said


def _tells(verb: Token) -> bool:
    return verb.lower in _telling()


def _before_verbs(run: Sequence[Token]) -> Iterator[tuple[int, int, int, bool]]:
    """The first and last token of each doer, the verb, and whether the doer has a name."""
    for name in names(run):
        first = next(i for i, t in enumerate(run) if t.end > name.span.start)
        last = next((i for i, t in enumerate(run) if t.start >= name.span.end), len(run))
        verb = None if _is_of_people(run[first:last]) else _verb(run, _past_aside(run, last))
        if verb is not None and _heads(run, first):
            yield first, last, verb, True
        does = _verb(run, last + 2) if _relates(run, last) and not _is_of_people(run[first:last]) else None
        if does is not None:
            yield first, last, does, True  # "according to the guild, which checks 50 shops"
    if run and is_capital(run[0]) and not any(n.span.start == run[0].start for n in names(run)):
        verb = _verb(run, 1)
        if verb is not None and is_content(run[0]) and not is_past(run[0].lower):
            yield 0, 1, verb, True  # a first word that may be a name
    yield from _several(run)
    for i, token in enumerate(run):
        stands_in = token.lower in words_in("slots", "pronoun") | {"we"}
        pointed = (
            token.lower in words_of("body") | _doers()
            and lower(run, i - 1) in words_of("determiner")
            and not is_capital(token)
        )
        verb = _verb(run, i + 1) if stands_in or pointed else None
        if verb is not None:
            yield i, i + 1, verb, False
        start = _described(run, i)
        verb = _verb(run, i + 1) if start is not None and _heads(run, start) else None
        if start is not None and verb is not None:
            yield start, i + 1, verb, False


@cache
def _doers() -> frozenset[str]:
    """Nouns for those who do things, in all numbers."""
    return frozenset(word for row in rows("populations", "doer") for kind in row["kinds"] for word in kind)


def _relates(run: Sequence[Token], last: int) -> bool:
    """Whether an aside behind a name says what its bearer does: "the guild, which checks 50 shops"."""
    return lower(run, last) == "," and lower(run, last + 1) in words_of("relative")


def _is_near(run: Sequence[Token], last: int, verb: int) -> bool:
    """Whether a verb is that of the aside, and not the one behind it."""
    return all(t.text != "," for t in run[last + 1 : verb])


def _is_of_people(name: Sequence[Token]) -> bool:
    """Whether a name is only the adjective of a people or land, and so no body: "West African traders"."""
    found = places(name)
    whole = Span(name[0].start, name[-1].end)
    return bool(found) and found[0].span == whole and name[-1].lower not in found[0].name.lower().split()


@cache
def _persons() -> frozenset[str]:
    """The terms of nouns for persons, whose plural looks like a verb: "the app that London drivers use"."""
    return frozenset(term(w) for row in rows("nouns", "class") if row["name"] == "person" for w in row["words"])


def _several(run: Sequence[Token]) -> Iterator[tuple[int, int, int, bool]]:
    """Several who have no name of their own: "the water offices of Ayr and Hay paid", "the platforms have opened"."""
    for i, token in enumerate(run):
        if token.lower not in ("the", "these", "those", "both", "all") or not _heads(run, i + 1):
            continue
        head = next((k for k in range(i + 1, min(len(run), i + LONGEST_PHRASE)) if is_plural(run[k].lower)), None)
        if head is None or any(is_capital(t) or not is_content(t) or is_past(t.lower) for t in run[i + 1 : head + 1]):
            continue
        last = head + 1
        if lower(run, last) == "of" and last + 1 < len(run) and is_capital(run[last + 1]):
            name = name_after(run, last + 1)
            last = next((k for k, t in enumerate(run) if name and t.start >= name.end), len(run)) if name else last
        verb = _verb(run, last)
        if verb is not None and (is_past(run[verb].lower) or not run[verb].lower.endswith("s")):
            yield i + 1, last, verb, False  # several do not "pays": "the law obliges districts"


def _described(run: Sequence[Token], i: int) -> int | None:
    """Where the words begin that tell what the body at token `i` is: "the state's labour department"; none of a name."""
    first = i
    while first and i - first < LONGEST_PHRASE and _describes(run[first - 1]):
        first -= 1
    led = lower(run, first - 1) in words_of("determiner") or lower(run, first).endswith(("'s", "s'"))
    small = not any(is_capital(t) for t in run[first : i + 1] if not t.lower.endswith(("'s", "s'")))
    return first if first < i and led and small and run[i].lower in words_of("body") else None


def _describes(token: Token) -> bool:
    return token.text in "'’" or (is_content(token) and not is_past(token.lower))


def _heads(run: Sequence[Token], first: int) -> bool:
    """Whether a name stands where somebody acts: no preposition leads to it, unless it has a "to" and a verb behind it."""
    k = first
    while k and run[k - 1].lower in ("the", "a", "an"):
        k -= 1
    before = lower(run, k - 1)
    return before not in words_of("preposition") | words_of("role") | {"of", "in"}


def _past_aside(run: Sequence[Token], i: int) -> int:
    """The token behind an aside in brackets or commas that begins at token `i`."""
    closes = {"(": ")", ",": ","}.get(run[i].text if i < len(run) else "")
    end = next((k + 1 for k in range(i + 1, min(len(run), i + ASIDE)) if run[k].text == closes), i) if closes else i
    if lower(run, end) == "and" and lower(run, end + 1) in words_of("possessive") | {"partners"}:
        end += 2 + (lower(run, end + 1) in words_of("possessive"))  # "the trust and its partners taught"
    return end


def _verb(run: Sequence[Token], i: int) -> int | None:
    """The verb that begins within a few tokens from `i`: a past form, or one that an "s" or a "to" shows."""
    if lower(run, i) == "to" and i + 1 < len(run) and is_content(run[i + 1]) and not is_capital(run[i + 1]):
        return i + 1
    linked = False
    for k in range(i, min(len(run), i + TO_VERB)):
        if run[k].kind is not Kind.WORD or is_capital(run[k]) or run[k].lower in words_of("passive"):
            return None
        if cues("reporting", "link").at(run, k) or run[k].lower.endswith("ly"):
            linked = True
        elif is_content(run[k]) or run[k].lower in words_of("light_verb"):
            past = is_past(run[k].lower) or run[k].lower in words_of("same_past") | words_of("light_verb")
            shown = linked or past or _is_present(run, k)
            return k if shown else None
    return None


def _is_present(run: Sequence[Token], k: int) -> bool:
    """Whether a word is a verb in the present: it ends in "s", and no verb follows that it would be the subject of."""
    follows = run[k + 1] if k + 1 < len(run) else None
    if not run[k].lower.endswith("s") or follows is None or term(run[k].lower) in _persons():
        return False
    return not is_past(follows.lower) and follows.lower not in words_of("link") | words_of("passive")


def _by_whom(run: Sequence[Token]) -> Iterator[Act]:
    """ "The count was paid for by the trust", "a line started by the wardens"."""
    for i, token in enumerate(run):
        if token.lower != "by":
            continue
        verb = next((k for k in range(i - 1, max(-1, i - 1 - TO_BY), -1) if _is_participle(run, k)), None)
        who = whom(run, i + 1) if verb is not None else None
        if verb is None or who is None:
            continue
        ends = (k + 1 for k in range(verb - 1, -1, -1) if run[k].lower in CLAUSE_ENDS or _causes(run, k, verb))
        start = next(ends, 0)
        done = run[start : before_links(run, verb)]
        things = _things(done)[-BEFORE:]
        led = [k for k, t in enumerate(done) if t.lower in words_of("preposition")]
        near = _things(done[led[-1] :])[-BEFORE:] if led and not is_passive(run, verb) else things
        inside = [t for t in run if who.start <= t.start < who.end and t.lower not in ("the", "a", "an")]
        if inside:
            named = any(is_capital(t) for t in inside)
            yield Act(
                Span(inside[0].start, who.end), term(run[verb].lower), things, near or things, named, _tells(run[verb])
            )


def _is_participle(run: Sequence[Token], k: int) -> bool:
    return is_past(run[k].lower) or (run[k].lower in words_of("same_past") and is_passive(run, k))


def _causes(run: Sequence[Token], k: int, verb: int) -> bool:
    """Whether a "had" has something done to what stands behind it: "the van had its driver paid by the trust"."""
    owned = run[k + 1].lower in words_of("determiner") | words_of("possessive")
    return owned and k + 1 < verb and run[k].lower in ("has", "had", "have", "having")


def whom(run: Sequence[Token], i: int) -> Span | None:
    """Who is told behind a "by": a name, or the few small words to the next sign or joining word ("the four counties")."""
    if any(is_capital(t) for t in run[i : i + 2]):
        return name_after(run, i)
    end = i
    ends = words_of("preposition") | words_of("clause") | words_of("relative") | words_of("joint") - {"the"}
    while end < min(len(run), i + LONGEST_PHRASE) and run[end].kind is not Kind.SYMBOL and run[end].lower not in ends:
        end += 1
    return Span(run[i].start, run[end - 1].end) if end > i else None
