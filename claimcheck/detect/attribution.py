"""Who is said to have said it: verbs of reporting with their subjects, "according to X", "a survey by X".

There is no parser here. A subject is the run of words before its verb, back to the edge of the clause; a name is a run
of capitalised words with the small words that join them. Both give the words as they stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.detect.lexicon import Phrases, cues, rows, words_in
from claimcheck.detect.place import places
from claimcheck.detect.words import POSSESSIVE, Kind, Token, glued, lower, of_run, tokens
from claimcheck.model import Document, Span

HIDDEN = "\ufffc"  # stands for a quotation among the tokens around it
LONGEST_SUBJECT = 14
PLAIN = 2  # words by which a speaker is told without a name: "night porter"
LONGEST_ASIDE = 24
LONGEST_NAME = 16
LONGEST_OWNED = 4
LONGEST_BRACKET = 8
NAMED = 8  # words that a verb may name at once: "calls the new waiting list"
HEAD_ENDS = frozenset({"of", "in", "by", "from", "on", "for", "at", "with", "to", "like", "under"})


@dataclass(frozen=True, slots=True)
class _Verb:
    """A row of the table of reporting verbs."""

    nouns: frozenset[str]
    quotes_only: bool
    direct: bool
    names: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue that gives words to somebody: tokens `first` up to, not including, `last`.

    `speaker` is none where it is not said who; `after` tells that the speaker follows the cue.
    """

    first: int
    last: int
    speaker: Span | None
    quotes_only: bool = False
    direct: bool = False
    names: bool = False
    after: bool = False


@cache
def words_of(section: str) -> frozenset[str]:
    """All words of one section of the table of reporting."""
    return words_in("reporting", section)


@lru_cache(maxsize=1)
def _verbs() -> Phrases[_Verb]:
    return Phrases.of(
        (
            words,
            _Verb(
                frozenset(row.get("noun", ())),
                row.get("use") == "quotation",
                bool(row.get("direct")),
                bool(row.get("names")),
            ),
        )
        for row in rows("reporting", "verb")
        for words in row["words"]
    )


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(rows("abbreviations", "abbreviation")[0]["words"])


def is_owning(run: Sequence[Token], k: int) -> bool:
    """Whether token `k` is the apostrophe of a plural within a name: "the Tenants' Union"."""
    if run[k].text not in {"'", "’"} or not 0 < k < len(run) - 1 or not glued(run, k):
        return False
    return run[k - 1].lower.endswith("s") and is_capital(run[k - 1]) and is_capital(run[k + 1])


def is_capital(token: Token) -> bool:
    """Whether the token is a word that begins with a capital."""
    return token.kind is Kind.WORD and token.text[0].isupper()


# ── the cues of a run of tokens ──────────────────────────────────────────────────────────────────


@of_run
def speeches(run: Sequence[Token]) -> tuple[Speech, ...]:
    """The cues in the tokens of one sentence, in order."""
    return tuple(sorted((*_by_verb(run), *_by_phrase(run), *_by_own_words(run)), key=lambda s: (s.first, s.last)))


def _by_verb(run: Sequence[Token]) -> Iterator[Speech]:
    subject: Span | None = None
    floor = 0
    for hit in _verbs().all(run):
        verb, first, last = hit.value, hit.first, hit.last
        if _is_noun(run, first, last, verb):
            continue
        edge, floor = floor, last
        passive = is_passive(run, first)
        if passive:
            who = name_after(run, last + 1) if last < len(run) and run[last].lower == "by" else None
            yield Speech(first, last, who, verb.quotes_only, verb.direct, verb.names, after=True)
            continue
        j = before_links(run, first)
        if j and run[j - 1].lower == "to":
            continue  # "they met to report": who reports is not said
        who = None
        if j and run[j - 1].lower in {"and", "or", "but", "then"}:
            who = subject
        elif first and run[first].lower.endswith("ing"):
            who = subject or subject_before(run, j, edge)
        else:
            who = subject_before(run, j, edge) or (subject if j == edge and edge else None)
        after = False
        inverted = j == 0 or run[j - 1].text in {HIDDEN, ",", "—", "–"}
        if who is None and inverted and lower(run, last) not in words_of("object"):
            who, after = _plain_after(run, last) or name_after(run, last), True
        if who is None and run[first].lower.endswith("ing") and j and run[j - 1].text == ",":
            who = subject
        subject = who or subject
        yield Speech(first, last, who, verb.quotes_only, verb.direct, verb.names, after and who is not None)


def _plain_after(run: Sequence[Token], i: int) -> Span | None:
    """Who is told by two words for what they are: "said a night porter in Leeds"."""
    words = run[i + 1 : i + 1 + PLAIN]
    small = words_of("preposition") | words_of("clause") | words_of("pronoun") | words_of("verdict_after")
    plain = all(t.kind is Kind.WORD and t.text.islower() and t.lower not in small for t in words)
    if lower(run, i) not in ("a", "an", "one", "the") or len(words) < PLAIN or not plain:
        return None
    if words[-1].lower.endswith(("ed", "ly")) or (
        i + 3 < len(run) and run[i + 3].kind is Kind.WORD and lower(run, i + 3) not in small
    ):
        return None
    where = (
        name_after(run, i + 4) if lower(run, i + 3) == "in" and i + 4 < len(run) and is_capital(run[i + 4]) else None
    )
    return Span(run[i].start, where.end if where else words[-1].end)


def _by_phrase(run: Sequence[Token]) -> Iterator[Speech]:
    for hit in cues("reporting", "before").all(run):
        who = name_after(run, hit.last)
        if who:
            yield Speech(hit.first, hit.last, who, after=True)


def _by_own_words(run: Sequence[Token]) -> Iterator[Speech]:
    for i, token in enumerate(run):
        after = i + 1 if token.lower in words_of("possessive") else possessed(run, i)
        if not after:
            continue
        hit = cues("reporting", "own").at(run, after)
        start = name_start(run, i)
        if hit and start and run[start - 1].lower in {"in", "by", "on"}:
            yield Speech(start - 1, hit.last, Span(run[start].start, without_possessive(run[i])))


def name_start(run: Sequence[Token], i: int) -> int:
    """The index at which the name begins that token `i` is in."""
    start = i
    while start and i - start < LONGEST_NAME and within_name(run, start - 1):
        start -= 1
    return start


def _is_noun(run: Sequence[Token], first: int, last: int, verb: _Verb) -> bool:
    """Whether the form, which may be a noun, is one here: by the word before it and the word after it."""
    word = run[first].lower
    before = run[_before_bracket(run, first) - 1] if first else None
    if before is not None and before.kind is Kind.WORD and is_capital(run[first]):
        return True
    if before is not None and (before.lower in words_of("determiner") or before.lower in {"of", "no", "any", "every"}):
        return True
    if word not in verb.nouns or last - first > 1:
        return False
    if before is None or before.lower in words_of("preposition") or before.kind is Kind.NUMBER:
        return True
    if before.lower.endswith("'s"):
        return True
    if before.lower in words_of("link") or before.lower in words_of("pronoun"):
        return False
    follows = run[last] if last < len(run) else None
    if follows is None:
        return True
    if follows.text == ".":  # “…,” the Trust promises.
        return not all(t.kind is not Kind.WORD or is_capital(t) or t.lower == "the" for t in run[:first])
    if follows.text in {HIDDEN, ":", ","} or follows.lower in words_of("object"):
        return False
    if follows.kind is Kind.NUMBER or follows.lower in words_of("determiner") or is_capital(follows):
        return follows.lower in words_of("preposition")
    # "The Board calls plankton “…”", but "Calls from tenants rose"
    ends = next((k for k in range(last, len(run)) if run[k].text in {HIDDEN, ","}), len(run))
    subject = is_capital(before) or before.lower in words_of("body") | words_of("speaker")
    return not (verb.names and subject and ends - last <= NAMED and follows.lower not in words_of("preposition"))


def _before_bracket(run: Sequence[Token], j: int) -> int:
    """The index before a short bracket that ends at token `j`, as in "Jones (2020) calls"; else `j`."""
    if j and run[j - 1].text == ")":
        return next((k for k in range(j - 2, max(0, j - LONGEST_BRACKET), -1) if run[k].text == "("), j)
    return j


def is_passive(run: Sequence[Token], first: int) -> bool:
    j = first
    while j and run[j - 1].lower.endswith("ly"):
        j -= 1
    return bool(j) and run[j - 1].lower in words_of("passive") and not run[first].lower.endswith("ing")


def before_links(run: Sequence[Token], j: int) -> int:
    """The index after the last word that is no auxiliary and no adverb, before token `j`."""
    while j:
        hit = cues("reporting", "link").ending(run, j)
        if hit:
            j = hit.first
        elif run[j - 1].lower.endswith("ly") and len(run[j - 1].text) > 4:
            j -= 1
        else:
            break
    return j


# ── noun phrases ─────────────────────────────────────────────────────────────────────────────────


def subject_before(run: Sequence[Token], j: int, floor: int = 0) -> Span | None:
    """The noun phrase between tokens `floor` and `j`, past one aside; none where no noun phrase stands there."""
    outer, inner = _before_aside(run, _before_aside(run, j)), j  # "The Trust (TCT), a charity, counted"
    floor = 0 if outer < floor else floor
    j = outer
    if j and run[j - 1].lower in {"which", "who", "that"} and not _is_acronym(run[j - 1]):
        j -= 1
        if j and run[j - 1].text == ",":
            j -= 1
    i = j
    while i > floor and j - i < LONGEST_SUBJECT and _within_subject(run, i - 1):
        i -= 1
    while i < j and (run[i].lower in words_of("opener") or run[i].text in {"-", "/", "&", "."}):
        if run[i].lower == "that" and i + 1 < j:
            i += 1
            continue
        i += 1
    if i < j and (run[i].lower in words_of("preposition") or run[i].text == "Of"):
        i = _after_preposition(run, i, j)
    if i >= j or not any(t.kind is Kind.WORD for t in run[i:j]):
        return None
    named = _is_person(run[j + 1 : inner - 1]) and inner - j > 1 and run[j].text == ","
    return Span(run[i].start, run[inner - 2].end if named else run[j - 1].end)


def _is_person(aside: Sequence[Token]) -> bool:
    """Whether an aside is the name of a person: "its director, Ana Li,"."""
    words = [t for t in aside if t.text != "."]
    return 1 < len(words) < 5 and all(is_capital(t) and not t.text.isupper() for t in words)


def _before_aside(run: Sequence[Token], j: int) -> int:
    """The index before an aside between commas, dashes or brackets that ends at token `j`; `j` where there is none."""
    if not j or run[j - 1].text not in {",", ")", "—", "–"}:
        return j
    opens = {",": ",", ")": "(", "—": "—", "–": "–"}[run[j - 1].text]
    for k in range(j - 2, max(-1, j - 2 - LONGEST_ASIDE), -1):
        if run[k].text == opens:
            aside = run[k + 1 : j - 1]
            if opens == "," and aside and not _is_aside(aside):
                return j
            return _before_list(run, k, j - 1) if opens == "," else k
    return j


def _before_list(run: Sequence[Token], k: int, end: int) -> int:
    """The index before an aside that ends in a list of names: "the Trust, in a study in Chad, Mali and Togo, noted"; else `k`."""
    listed = k and is_capital(run[k - 1]) and is_capital(run[k + 1]) and any(t.lower == "and" for t in run[k:end])
    if not listed:
        return k
    commas = (m for m in range(k - 1, max(0, k - LONGEST_ASIDE), -1) if run[m].text == ",")
    return next((m for m in commas if run[m + 1].lower in words_of("preposition")), k)


def _is_aside(aside: Sequence[Token]) -> bool:
    first = aside[0].lower
    return (
        first in {"which", "who", "whose", "a", "an", "the", "based", "founded", "in", "for", "too", "however", "one"}
        or first in words_of("preposition")
        or first in words_of("determiner")  # "Ann Lee, its head of works, admitted"
        or is_capital(aside[0])
    )


def _within_subject(run: Sequence[Token], k: int) -> bool:
    token = run[k]
    if token.kind is Kind.NUMBER:
        return True
    if token.kind is Kind.SYMBOL:
        if token.text in {"-", "‑", "/", "&", "%", "$", "£", "€", "’", "'"}:
            return True
        return token.text == "." and k > 0 and (len(run[k - 1].text) == 1 or run[k - 1].lower in _titles())
    if token.lower == "and":
        return bool(k) and k + 1 < len(run) and is_capital(run[k - 1])
    return token.lower not in words_of("clause") or _is_acronym(token)


def _is_acronym(token: Token) -> bool:
    """Whether a word is in capitals, as the WHO is that is no "who"."""
    return len(token.text) > 1 and token.text.isupper()


def _after_preposition(run: Sequence[Token], i: int, j: int) -> int:
    """Where the subject begins in "In May the mayor", "In 2020 Ofwat", "At night nurses"."""
    for k in range(j - 1, i + 1, -1):
        if run[k].lower in words_of("determiner") and run[k - 1].lower not in words_of("joint"):
            before = run[k - 1].lower
            return k if before not in words_of("preposition") else j
    numbers = [k for k in range(i, j) if run[k].kind is Kind.NUMBER]
    if numbers and numbers[-1] + 1 < j:
        return numbers[-1] + 1
    place = next(iter(places(run[i + 1 : j])), None)
    if place and place.span.start == run[i + 1].start:  # "In Chad UNICEF", not "In Leeds University"
        short = next((k for k in range(i + 2, j) if run[k].start >= place.span.end), j)
        if short < j and all(_is_acronym(t) for t in run[short:j]):
            return short
    k = j
    while k > i + 2 and is_capital(run[k - 1]) == is_capital(run[j - 1]):
        k -= 1
    return k if k < j else (j - 1 if j - i > 2 else j)


def name_after(run: Sequence[Token], i: int) -> Span | None:
    """The noun phrase that begins at token `i`: a name, or a few small words that begin with a determiner."""
    start = i
    while i < len(run) and run[i].lower in words_of("determiner"):
        i += 1
    if i >= len(run):
        return None
    if not is_capital(run[i]):
        if i == start and run[i].lower not in words_of("pronoun"):
            return None
        if run[i].lower in words_of("pronoun") and i == start:
            return Span(run[i].start, run[i].end)
        if run[i].kind is not Kind.WORD:
            return None
    end = i
    stop = min(len(run), i + LONGEST_NAME)
    k = i
    plain = 0
    while k < stop:
        token = run[k]
        if is_capital(token):
            if end < k and run[k - 1].lower == "in" and token.lower in words_of("no_author"):
                break
            end = k + 1
        elif (
            (token.kind is Kind.WORD and token.lower in words_of("joint"))
            or token.text in {"&", "-", "/"}
            or is_owning(run, k)
            or (token.text == "." and k and (len(run[k - 1].text) == 1 or run[k - 1].lower in _titles()))
        ):
            pass
        elif token.kind is Kind.WORD and end == k and plain < 3 and not _ends_name(token, end > i):
            plain += 1
            end = k + 1
        else:
            break
        after = possessed(run, k)
        if after and not (after < len(run) and is_capital(run[after])):
            owned = _owned(run, after)
            return Span(run[start].start, owned or without_possessive(run[k]))
        k = max(k + 1, after)
    return Span(run[start].start, without_possessive(run[end - 1])) if end > i else None


def possessed(run: Sequence[Token], k: int) -> int:
    """The index of what the possessive at token `k` has ("the board's", "the nurses'"); 0 where it is none."""
    word = run[k].lower
    if word.endswith("'s"):
        return k + 1
    glued = k + 1 < len(run) and run[k + 1].text in {"'", "’"} and run[k + 1].start == run[k].end
    return k + 2 if glued and word.endswith("s") else 0


def _owned(run: Sequence[Token], first: int) -> int | None:
    """Where the person ends whom a body has ("the board's training chief"); none where it has words or a paper."""
    end = first
    while end < len(run) and end - first < LONGEST_OWNED and _is_owned(run[end]):
        end += 1
    if end == first or run[end - 1].lower in words_of("study") | words_of("own") | words_of("utterance"):
        return None
    return run[end - 1].end


def _is_owned(token: Token) -> bool:
    word = token.lower
    if token.kind is not Kind.WORD:
        return token.text == "-"
    ends = ("preposition", "clause", "verdict_after", "pronoun", "determiner", "link", "joint")
    return not word.endswith(("ed", "ly")) and not any(word in words_of(s) for s in ends) and not _is_verb(word)


def _is_verb(word: str) -> bool:
    """Whether the word alone is a verb of reporting, and not as often a noun."""
    return any(len(parts) == 1 and word not in verb.nouns for parts, verb in _verbs().by_first.get(word, ()))


def _ends_name(token: Token, begun: bool) -> bool:
    word = token.lower
    return begun and (
        word in words_of("preposition")
        or word in words_of("clause")
        or word in words_of("verdict_after")
        or word in words_of("pronoun")
        or word.endswith(("ed", "ly"))
        or word not in words_of("body") | words_of("study")
    )


def without_possessive(token: Token) -> int:
    if token.lower.endswith("'s"):
        return token.end - 2
    return token.end - 1 if token.lower.endswith("'") else token.end


def within_name(run: Sequence[Token], k: int) -> bool:
    """Whether token `k` goes on a name to the left of a word that is in it."""
    token = run[k]
    if token.lower in words_of("preposition"):
        return False
    if is_capital(token) or token.text in {"&", "-", "/"} or is_owning(run, k):
        return True
    if token.text == ".":
        return bool(k) and len(run[k - 1].text) == 1
    if token.text in {"'", "’"}:
        return bool(k) and possessed(run, k - 1) == k + 1
    if token.lower in {"the", "a", "an"}:
        return k + 1 < len(run)
    return token.lower in words_of("joint") - {"in", "to"} and bool(k) and is_capital(run[k - 1])


# ── the credited in running text ─────────────────────────────────────────────────────────────────


def attributions(document: Document, sentence: Span) -> tuple[Span, ...]:
    """The names and bodies in a sentence that are credited with a statement or a count, in order, each once."""
    return credited(tokens(document.prose, sentence)) if len(sentence) else ()


def credited(run: Sequence[Token], said: Sequence[Speech] | None = None) -> tuple[Span, ...]:
    """The names and bodies in a run of tokens that are credited with a statement or a count; `said` are its cues, if known."""
    cues = speeches(run) if said is None else said
    found = [*_by_study(run), *(s.speaker for s in cues if s.speaker and not s.quotes_only)]
    kept: list[Span] = []
    for span in found:
        words = [t for t in run if span.start <= t.start and t.start < span.end]
        if is_creditable(words, run) and not any(k.overlaps(span) for k in kept):
            kept.append(span)
    return tuple(sorted(kept))


def is_creditable(words: Sequence[Token], run: Sequence[Token]) -> bool:
    """Whether the phrase names a body or a person, or is a body or a study; no pronoun, no number of people."""
    first = run[0]
    if not words or any(t.kind is Kind.NUMBER and not _is_year(t) for t in words):
        return False
    named = [t for t in words if t.lower not in words_of("determiner")]
    if not named or (len(words) == 1 and words[0].lower in words_of("pronoun") and not _is_acronym(words[0])):
        return False
    cut = next((k for k, t in enumerate(named) if k and t.lower in HEAD_ENDS), len(named))
    head = named[cut - 1]
    if POSSESSIVE.sub("", head.lower) in words_of("body") | words_of("study") | words_of("speaker"):
        return True
    return is_capital(head) and (head is not first or len(words) > 1 or POSSESSIVE.sub("", head.text).isupper())


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.startswith(("19", "20"))


def _by_study(run: Sequence[Token]) -> Iterator[Span]:
    for i, token in enumerate(run):
        if token.lower not in words_of("study"):
            continue
        start = i
        while start and i - start < LONGEST_NAME and within_name(run, start - 1):
            start -= 1
        if start < i and run[i - 1].lower.endswith(("'s", "s'")) and is_capital(run[i - 1]):
            yield Span(run[start].start, without_possessive(run[i - 1]))
        elif start < i and any(is_capital(t) and len(t.text) > 1 for t in run[start:i]) and not is_capital(token):
            first = start + 1 if run[start].lower in {"the", "a", "an"} else start
            if first < i and is_capital(run[i - 1]) and (first or run[first].text.isupper()):
                yield Span(run[first].start, run[i - 1].end)
        for k in range(i + 1, min(len(run) - 1, i + 7)):
            if run[k].kind is Kind.SYMBOL and run[k].text not in {"-", "/"}:
                break
            if run[k].lower in {"by", "from"}:
                who = name_after(run, k + 1)
                if who and is_capital(
                    next(t for t in run if t.start >= who.start and t.lower not in {"the", "a", "an"})
                ):
                    yield who
                break
