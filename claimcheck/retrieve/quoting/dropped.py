"""The qualifiers of a source's sentence that a quotation leaves out: before it, after it, in an omission, between its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import Phrases, cues, rows, words_in
from claimcheck.detect.quoting.credit import tokens_of
from claimcheck.detect.sentences import sentences
from claimcheck.detect.words import Kind, Token
from claimcheck.model import Document, Span
from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.match import Found, Hidden, QuoteMatch


@dataclass(frozen=True, slots=True)
class _Qualifier:
    kind: str
    at: frozenset[str]


SCOPE = _Qualifier(
    "scope", frozenset({"before"})
)  # what holds for a part of the things only: said where its word is said
QUOTE_MARKS = frozenset('“”"„«»')
DENIED = 3  # tokens behind a "who" in which its "not" stands
PROVIDED = 10  # tokens from a "with" on in which it is said to be in place
VIEW = 6  # words of "the board thinks that" before the quoted ones
FRONTED = 7  # words of "in some cases," before the comma
LONG = 7  # words that say something, whether a verb is known among them or not
SHORT = 4  # words of an omission in which any qualifier counts
RESUMES = 2  # words between a qualifier and the edge of an omission that it qualifies


@cache
def _qualifiers(at: str) -> Phrases[_Qualifier | None]:
    """The qualifiers that a cut at a place can drop, and the phrases in which they are harmless."""
    pairs: list[tuple[str, _Qualifier | None]] = []
    for row in rows("qualifiers", "qualifier"):
        places = frozenset(row["at"])
        pairs += [(words, None) for words in row.get("unless", ())]
        if at in places or at == "any":
            pairs += [(words, _Qualifier(row["kind"], places)) for words in row["words"]]
    return Phrases.of(pairs)


@lru_cache(maxsize=1)
def _frames() -> Phrases[_Qualifier | None]:
    return Phrases.of(
        (words, _Qualifier(row["kind"], frozenset({"frame"})))
        for row in rows("qualifiers", "frame")
        for words in row["words"]
    )


def kinds_in(run: Sequence[Token]) -> frozenset[str]:
    """The kinds of qualifier that a run of the draft's own tokens has."""
    found = {h.value.kind for h in _qualifiers("any").all(run) if h.value}
    found |= {h.value.kind for h in _frames().all(run) if h.value}
    return frozenset(found)


def drops_only_qualifiers(match: QuoteMatch) -> bool:
    """Whether the quotation differs only by words left out without a mark, among them a qualifier."""
    return (
        bool(match.changes)
        and all(c.kind == "dropped" for c in match.changes)
        and any(h.where == "dropped" for h in match.hidden)
    )


def stands_apart(match: QuoteMatch) -> bool:
    """Whether the pieces of the quotation are the source's, in order, but stand far apart in it."""
    return [c.kind for c in match.changes] == ["apart"]


def hidden(document: Document, source: Folded, span: Span, sentence: Span, found: Found) -> Iterator[Hidden]:
    prose = document.prose
    first_end = next((s.end for s in sentences_in(document, sentence) if s.end > span.start), sentence.end)
    last_start = next(
        (s.start for s in reversed(sentences_in(document, sentence)) if s.start < span.end), sentence.start
    )
    yield from _hidden_before(
        tokens_of(prose, sentence.start, span.start), tokens_of(prose, span.start, min(first_end, span.end))
    )
    if last_start < span.end:
        yield from _hidden_after(
            tokens_of(prose, span.end, sentence.end),
            tokens_of(prose, max(last_start, span.start), span.end),
            last_start >= span.start,
        )
    for a, b in found.gaps:
        if a < b:
            yield from _hidden_within(document, source, a, b)
    for a, b in found.dropped:
        run = tokens_of(prose, source.starts[a], source.ends[b - 1])
        for hit in _qualifiers("any").all(run):
            if hit.value and hit.value.at != {"draft"}:
                yield _named(hit.value, run, hit.first, hit.last, "dropped")


def sentences_in(document: Document, around: Span) -> tuple[Span, ...]:
    return tuple(
        s
        for b in document.blocks
        if b.span.overlaps(around)
        for s in sentences(document.prose, b.span)
        if s.overlaps(around)
    )


def _named(value: _Qualifier, run: Sequence[Token], first: int, last: int, where: str) -> Hidden:
    span = Span(run[first].start, run[last - 1].end)
    return Hidden(value.kind, " ".join(t.text for t in run[first:last]), where, span)


def _hidden_before(head: Sequence[Token], quoted: Sequence[Token]) -> Iterator[Hidden]:
    """What qualifies the first quoted word from just before it, or from a phrase in front, or over its whole clause."""
    marks = [k for k, t in enumerate(head) if t.text in QUOTE_MARKS]
    head = head[marks[-1] + 1 :] if marks else head  # what the source itself quotes begins anew
    if not head or not quoted:
        return
    clause = _is_clause(quoted) or sum(t.kind is Kind.WORD for t in quoted) >= LONG
    for edge in range(len(head), max(0, len(head) - 3), -1):
        between = head[edge:]
        frame = _frames().ending(head, edge)
        if frame and frame.value and all(t.lower in words_in("qualifiers", "partitive") | {","} for t in between):
            yield _named(frame.value, head, frame.first, frame.last, "before")
            return
        hit = _qualifiers("before").ending(head, edge)
        if hit and hit.value is None:
            return
        if not hit or not hit.value or ("after" in hit.value.at and hit.value.kind == "condition"):
            continue
        linked = (
            words_in("qualifiers", "partitive") if hit.value.kind == "extent" else words_in("qualifiers", "linking")
        )
        if not all(t.lower in linked or t.lower.endswith("ly") for t in between):
            continue
        figure = not between and quoted[0].kind is Kind.NUMBER  # "nearly “350 officers”"
        if hit.value.kind == "extent" and "after" not in hit.value.at and not clause and not figure:
            continue
        if head[hit.last - 1].text == "May" and between:
            continue
        yield _named(hit.value, head, hit.first, hit.last, "before")
        return
    limited = _limited(head)
    if limited:
        yield limited
        return
    view_of_it = cues("qualifiers", "view").ending(head, len(head))
    yield from _fronted(head[: view_of_it.first] if view_of_it and view_of_it.first else head)


def _limited(head: Sequence[Token]) -> Hidden | None:
    """The "in the case of dams" from which the quoted words' clause begins, before who says them: "in the case of dams it holds that"."""
    for hit in cues("qualifiers", "limiting").all(head):
        before = head[hit.first - 1].lower if hit.first else ","
        if before not in {",", ";", ":", "—", "–", "and", "but", "that", "while", "yet"}:
            continue
        ends = (k for k in range(hit.last + 1, len(head)) if _begins_anew(head[k]))
        end = next(ends, len(head))
        rest = [t for t in head[end:] if t.kind is Kind.WORD]
        leads = len(rest) <= VIEW and (not rest or rest[-1].lower in {"that", "whether"})
        if leads and end - hit.first <= FRONTED and not any(t.text in {";", ".", "?", "!"} for t in head[hit.first :]):
            return _named(SCOPE, head, hit.first, end, "before")
    return None


def _begins_anew(token: Token) -> bool:
    """Whether a token begins what stands behind a noun: who says it, or a comma."""
    return token.text == "," or token.lower in words_of("pronoun") | words_of("determiner") or token.text[0].isupper()


def _fronted(head: Sequence[Token]) -> Iterator[Hidden]:
    """The "In some cases," or "If the rain stops," that comes just before the quoted words."""
    if head[-1].text != ",":
        yield from _fronted_bare(head)
        return
    start = (
        0
        if not any(t.text in {";", ":", ".", "?", "!"} for t in head)
        else 1 + max(k for k, t in enumerate(head) if t.text in {";", ":", ".", "?", "!"})
    )
    run = head[start:-1]
    comma = max((k + 1 for k, t in enumerate(run) if t.text == ","), default=0)
    for part in (run, run[comma:]):  # "It is not everywhere, but where it is, “it is severe”"
        for k in range(min(2, len(part))):
            hit = _qualifiers("after").at(part, k)
            if hit and hit.value and (hit.value.kind == "condition" or len(part) <= FRONTED):
                yield _named(hit.value, part, hit.first, hit.last, "before")
                return
    some = (
        _qualifiers("before").at(run, 1)
        if 2 < len(run) <= FRONTED and run[0].lower in words_of("preposition")
        else None
    )
    if some and some.value and some.value.kind == "extent":
        yield _named(some.value, run, 0, len(run), "before")
    elif _restricts(run):
        yield _named(SCOPE, run, 0, len(run), "before")


def _restricts(run: Sequence[Token]) -> bool:
    """Whether a phrase limits what follows to the worst, the poorest, the few: "in the worst harbours"."""
    return (
        2 < len(run) <= FRONTED
        and run[0].lower in words_of("preposition")
        and any(t.lower in words_in("qualifiers", "superlative") for t in run[1:3])
    )


def _fronted_bare(head: Sequence[Token]) -> Iterator[Hidden]:
    """The "In some schools" that begins the sentence right before the quoted words, with no comma."""
    if 2 < len(head) <= FRONTED and head[0].lower in words_of("preposition"):
        some = _qualifiers("before").at(head, 1)
        if (
            some
            and some.value
            and some.value.kind == "extent"
            and all(t.lower not in words_in("qualifiers", "linking") for t in head[some.last :])
        ):
            yield _named(some.value, head, 0, len(head), "before")
        elif _restricts(head) and all(t.lower not in words_in("qualifiers", "linking") for t in head[3:]):
            yield _named(SCOPE, head, 0, len(head), "before")


def _hidden_after(tail: Sequence[Token], quoted: Sequence[Token], begins: bool) -> Iterator[Hidden]:
    """What qualifies the last quoted word from just after it; `begins`: the quotation has its sentence from the start."""
    if not tail or not (begins or _is_clause(quoted) or _is_universal(quoted)):
        return
    run = tail[1:] if tail[0].text in {",", "—", "–", "-", "("} else tail
    hit = _qualifiers("after").at(run, 0) if run else None
    if hit is None and len(run) > 1 and run[0].lower in words_in("qualifiers", "joining"):
        hit = _qualifiers("after").at(run, 1)
    if hit and hit.value and (hit.value.kind == "condition" or _ends_there(run, hit.last)):
        yield _named(hit.value, run, hit.first, hit.last, "after")
        return
    when = run is tail and _is_binding(quoted) and tail[0].lower in words_in("qualifiers", "whenever")
    if when:
        yield _named(_Qualifier("condition", frozenset({"after"})), tail, 0, 1, "after")
        return
    for part, words in ((tail, _narrowed(tail) if _is_universal(quoted) else 0), (run, _provided(run))):
        if words:
            yield _named(SCOPE, part, 0, words, "after")
            return
    if len(run) > 2 and run[0].lower in words_of("preposition"):  # "… in some factories"
        some = _qualifiers("before").at(run, 1)
        if some and some.value and some.value.kind == "extent" and some.last < len(run):
            yield _named(some.value, run, 0, some.last + 1, "after")


def _is_universal(quoted: Sequence[Token]) -> bool:
    """Whether the quoted words speak of all or of none."""
    return any(t.lower in words_in("qualifiers", "universal") for t in quoted)


def _is_binding(quoted: Sequence[Token]) -> bool:
    """Whether the quoted words tell what must, may or always will be."""
    return _is_universal(quoted) or any(t.lower in words_in("qualifiers", "binding") for t in quoted)


def _narrowed(tail: Sequence[Token]) -> int:
    """How many words tell of whom the quoted ones are not said: "nobody drinks alone … who does not wish to"; 0 for none."""
    if not tail or tail[0].lower not in words_in("qualifiers", "restrictive"):
        return 0
    no = next(
        (h for h in _qualifiers("before").all(tail[: 1 + DENIED]) if h.value and h.value.kind == "negation"), None
    )
    return next((k for k, t in enumerate(tail) if t.kind is Kind.SYMBOL and t.text in ",.;:!?"), len(tail)) if no else 0


def _provided(run: Sequence[Token]) -> int:
    """How many words tell what must be seen to for the quoted ones to hold: "… with guards in place"; 0 for none."""
    if not run or run[0].lower != "with":
        return 0
    found = next(cues("qualifiers", "provided").all(run[:PROVIDED]), None)
    return found.last if found else 0


def _ends_there(run: Sequence[Token], last: int) -> bool:
    """Whether an adverb belongs to what stands before it: not to a reason, and to no verb or adjective that follows."""
    if last >= len(run) or run[last].kind is not Kind.WORD:
        return True
    following = run[last].lower
    return following not in words_in("qualifiers", "reason") and following in words_of("preposition") | words_of(
        "clause"
    ) | {
        "of",
        "and",
        "to",
    }


def _is_clause(quoted: Sequence[Token]) -> bool:
    """Whether the quoted words say something: they have a verb, as far as forms tell."""
    return any(
        t.lower in words_in("qualifiers", "verb") or (t.lower.endswith("ed") and len(t.text) > 4) for t in quoted
    )


def _hidden_within(document: Document, source: Folded, a: int, b: int) -> Iterator[Hidden]:
    """What an omission leaves out that qualifies the words at either edge of it."""
    prose = document.prose
    run = tokens_of(prose, source.starts[a], source.starts[b])
    while run and run[-1].kind is Kind.SYMBOL and run[-1].text != ",":
        run = run[:-1]
    if not run or _is_relative(run):
        return
    stops = [k for k, t in enumerate(run) if t.text in {".", "?", "!", ";"} and k and len(run[k - 1].text) > 1]
    one = not stops
    for hit in _qualifiers("any").all(run):
        if not hit.value or not hit.value.at & {"before", "after", "within"}:
            continue
        left, right = hit.first, len(run) - hit.last
        if (
            one
            and (
                len(run) <= SHORT
                or hit.value.kind == "negation"
                or (right <= RESUMES and "before" in hit.value.at)
                or (left <= RESUMES and "after" in hit.value.at)
                or right <= RESUMES
            )
        ) or (
            stops
            and (
                (hit.first > stops[-1] and right <= RESUMES and "before" in hit.value.at)
                or (hit.last <= stops[0] and left <= RESUMES and "after" in hit.value.at)
            )
        ):
            yield _named(hit.value, run, hit.first, hit.last, "within")


def _is_relative(run: Sequence[Token]) -> bool:
    """Whether the omitted words are a whole aside: ", which few had expected,"."""
    words = [t for t in run if t.kind is Kind.WORD]
    return bool(words) and words[0].lower in words_in("qualifiers", "relative") and run[-1].text == ","
