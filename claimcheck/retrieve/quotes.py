"""Quotations found in the sources: word for word as an editor reads, or else the nearest words and how they differ.

Words are compared by folded keys (case, spelling, kinds of dash and quotation mark, ligatures, soft hyphens and
footnote digits do not count), and every key keeps the offsets of its word, so that a match is exact about its place.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz import fuzz

from claimcheck.detect.attribution import words_of
from claimcheck.detect.lexicon import Phrases, phrases, rows
from claimcheck.detect.quotation import Quotation, quotations
from claimcheck.detect.sentences import sentences
from claimcheck.detect.words import Kind, Token, tokens
from claimcheck.model import Claim, ClaimKind, Document, Evidence, Span
from claimcheck.retrieve.library import Library

SAME = 0.62  # from this score on, the words are a changed form of the source's, below it they are others
SHOWN = 5  # matches that a quotation has for evidence
REACH = 1500  # characters that a quotation with omissions may span in its source
INSERTED = 6  # words of the source that a bracketed insertion may stand for
OMITTED = 250  # words of the source that an omission may stand for when the rest differs
PER_DOCUMENT = 8  # occurrences of one quotation that are looked at in one document
ALIGNED = 6  # documents in which the nearest words are aligned word by word
FAR = 50.0  # rapidfuzz's score below which no document is looked at further
SMALL = 3  # letters of a word that counts little
SMALL_WEIGHT = 0.4
TELLING, FEW = 2.0, 0.8  # with less than two words of weight in common, a likeness counts less
# What a change costs: words left out are likelier than as many replaced, a replaced one likelier than one added; the
# second word of a cut and all further ones come with the first.
ADDED, REPLACED, DROPPED, DROPPED_ON = 1.5, 1.4, 0.8, 0.25


# ── folding ──────────────────────────────────────────────────────────────────────────────────────

WORD = re.compile(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:['’\u00ad][^\W_]+)*|[%$£€&]")
SOFT = re.compile("[\u00ad'’\u00b9\u00b2\u00b3\u2070-\u209f]")
GLUED = re.compile(r"(?<=[a-z]{3})\d{1,3}$")
THOUSANDS = re.compile(r",(?=\d{3})")
SIGNS = {"%": "percent", "&": "and"}
ENDINGS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|able|al|ful|hood|ly|ite|er|ers|ers)?$"), r"or\1"),
    (re.compile(r"(?<=[aeiou][^aeiou][aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=[aeiou][^aeiou]{2}[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s?)$"), r"og\1"),
)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {word: row["words"][-1] for row in rows("qualifiers", "spelling") for word in row["words"]}


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """What stands for a word when quotations are compared; empty for a footnote's raised number."""
    if word in SIGNS:
        return SIGNS[word]
    bare = GLUED.sub("", SOFT.sub("", word))
    key = "".join(c for c in unicodedata.normalize("NFKD", bare).casefold() if not unicodedata.combining(c))
    if key[:1].isdecimal():
        return THOUSANDS.sub("", key)
    key = _spellings().get(key, key)
    for ending, other in ENDINGS:
        key = ending.sub(other, key)
    return key


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as a run of folded words, each with its place in the text, in `joined` and in `spaced`."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joined: str
    joined_at: tuple[int, ...]
    spaced: str
    spaced_at: tuple[int, ...]
    known: frozenset[str]

    @staticmethod
    def of(text: str) -> Folded:
        """The folded view of a text."""
        keys, starts, ends = [], [], []
        for m in WORD.finditer(text):
            key = "" if _is_footnote_number(text, m) else folded(m[0])
            if key:
                keys.append(key)
                starts.append(m.start())
                ends.append(m.end())
        joined_at, spaced_at, a, b = [], [], 0, 0
        for key in keys:
            joined_at.append(a)
            spaced_at.append(b)
            a += len(key)
            b += len(key) + 1
        return Folded(
            tuple(keys),
            tuple(starts),
            tuple(ends),
            "".join(keys),
            (*joined_at, a),
            " ".join(keys),
            tuple(spaced_at),
            frozenset(keys),
        )

    def first_at(self, joined: int) -> int | None:
        """The index of the word that begins at an offset of `joined`; none where the offset is within a word."""
        i = bisect_left(self.joined_at, joined)
        return i if i < len(self.joined_at) and self.joined_at[i] == joined else None


def _is_footnote_number(text: str, m: re.Match[str]) -> bool:
    """Whether the number is glued to a stop, or stands alone in square brackets: the mark of a note."""
    if not m[0].isdecimal() or len(m[0]) > 3 or not m.start():
        return False
    before, after = text[m.start() - 1], text[m.end() : m.end() + 1]
    if before == "[" and after == "]":
        return True
    follows = not after or after.isspace()
    return follows and before in '.,;:!?”"’)' and m.start() > 1 and text[m.start() - 2].isalpha()


class Same:
    """A key of a cache that is equal to itself only, so that no text is hashed."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


@lru_cache(maxsize=4096)
def _view(key: Same) -> Folded:
    assert isinstance(key.it, Document)
    return Folded.of(key.it.prose)


def view(document: Document) -> Folded:
    """The folded view of a document, made once."""
    return _view(Same(document))


# ── what is looked for ───────────────────────────────────────────────────────────────────────────


class Gap(StrEnum):
    """What stands between two pieces of a quotation."""

    OMISSION = "omission"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word; `stem`: its end is in brackets, so that only its beginning is the source's."""

    key: str
    text: str
    stem: bool = False


DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
PIECE = re.compile(
    rf"(?P<omission>\[\s*{DOTS}\s*\]|\(\s*{DOTS}\s*\)|{DOTS}|\[\s*\])"
    r"|(?P<aside>\([^()]{0,10}(?:emphasis|italics|sic)\b[^()]{0,40}\)"
    r"|\[[^\[\]]{0,10}(?:emphasis|italics)\b[^\[\]]{0,40}\])"
    r"|(?P<mixed>\[[^\W_]{1,12}\][^\W_]+|[^\W\d_]+\[[^\W_]{1,12}\])"
    r"|\[(?P<insertion>[^\[\]]{1,120})\]"
    rf"|(?P<word>{WORD.pattern})",
    re.IGNORECASE,
)
NOT_INSERTED = re.compile(r"(?:sic|!|\?|\d{1,3}|\^[^\s]{1,40})\Z", re.IGNORECASE)


@lru_cache(maxsize=1024)
def wanted(words: str) -> tuple[Word | Gap, ...]:
    """The quoted words with the gaps between them, as they are to be looked for."""
    made: list[Word | Gap] = []
    for m in PIECE.finditer(words):
        if m["omission"]:
            made.append(Gap.OMISSION)
        elif m["mixed"]:
            made.append(_mixed(m["mixed"]))
        elif m["insertion"]:
            if not NOT_INSERTED.match(m["insertion"].strip()):
                made.append(Gap.INSERTION)
        elif m["word"]:
            key = "" if _is_footnote_number(words, m) else folded(m["word"])
            if key:
                made.append(Word(key, m["word"]))
    while made and isinstance(made[0], Gap):
        made.pop(0)
    while made and isinstance(made[-1], Gap):
        made.pop()
    return tuple(made)


def _mixed(text: str) -> Word:
    """The word of "[t]here", which is whole, and of "work[ed]", of which only the beginning is quoted."""
    if text.startswith("["):
        whole = text.replace("[", "").replace("]", "")
        return Word(folded(whole), text)
    return Word(folded(text[: text.index("[")]), text, stem=True)


def _segments(items: Sequence[Word | Gap]) -> list[tuple[Gap | None, list[Word]]]:
    """The runs of words, each with the gap before it."""
    made: list[tuple[Gap | None, list[Word]]] = []
    gap: Gap | None = None
    for item in items:
        if isinstance(item, Gap):
            gap = item if gap is not Gap.OMISSION else gap
        elif gap is not None or not made:
            made.append((gap, [item]))
            gap = None
        else:
            made[-1][1].append(item)
    return made


# ── matches ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between the quoted words and the source's: `kind` is replaced, added or dropped."""

    kind: str
    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A qualifier of the source's sentence that the quotation leaves out; `where`: before, after, within, dropped."""

    kind: str
    words: str
    where: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where a quotation stands in a source, or what comes nearest to it there.

    `exact`: word for word as an editor reads. `sentence` is the source's sentence, or sentences, around it.
    """

    document: str
    span: Span
    sentence: Span
    score: float
    exact: bool
    changes: tuple[Change, ...] = ()
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A match by indexes of the source's words: `last` is in it, `gaps` are the runs that an omission stands for."""

    first: int
    last: int
    gaps: tuple[tuple[int, int], ...]
    score: float
    changes: tuple[Change, ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()


def find(words: str, documents: Sequence[Document]) -> tuple[QuoteMatch, ...]:
    """The places where the words stand in the documents, or the nearest to them, best first; copies last."""
    return _find(words, Same(documents))


@lru_cache(maxsize=4096)
def _find(words: str, key: Same) -> tuple[QuoteMatch, ...]:
    assert isinstance(key.it, Sequence)
    documents: Sequence[Document] = key.it
    items = wanted(words)
    if not items:
        return ()
    made = [_match(d, found) for d in documents for found in _exact(items, view(d))]
    if not made:
        made = [_match(d, found) for d, found in _nearest(items, documents)]
    copies = {d.id for d in documents if d.same_as}
    return tuple(sorted(made, key=lambda m: (not m.exact, -m.score, bool(m.hidden), m.document in copies)))


def _match(document: Document, found: _Found) -> QuoteMatch:
    folded_view = view(document)
    span = Span(folded_view.starts[found.first], folded_view.ends[found.last])
    sentence = sentence_around(document, span)
    return QuoteMatch(
        document.id,
        span,
        sentence,
        found.score,
        not found.changes,
        found.changes,
        tuple(_hidden(document, folded_view, span, sentence, found)),
    )


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence, or the run of sentences, of the document that holds the span."""
    touched = [
        s
        for block in document.blocks
        if block.span.overlaps(span)
        for s in sentences(document.prose, block.span)
        if s.overlaps(span)
    ]
    return touched[0].to(touched[-1]) if touched else span


def _exact(items: Sequence[Word | Gap], source: Folded) -> Iterator[_Found]:
    """The places where all pieces stand, in order, with no other gaps than the marked ones."""
    segments = _segments(items)
    if any(w.stem for _, run in segments for w in run):
        return
    needles = ["".join(w.key for w in run) for _, run in segments]
    count = 0
    for first, last in _occurrences(needles[0], source, 0):
        found = _rest(segments, needles, source, first, last)
        if found:
            yield found
            count += 1
            if count == PER_DOCUMENT:
                return


def _rest(
    segments: Sequence[tuple[Gap | None, list[Word]]], needles: Sequence[str], source: Folded, first: int, last: int
) -> _Found | None:
    gaps = []
    for (gap, _), needle in zip(segments[1:], needles[1:], strict=True):
        following = next(_occurrences(needle, source, last + 1), None)
        if following is None or source.starts[following[0]] - source.starts[first] > REACH:
            return None
        if gap is Gap.INSERTION and following[0] - last - 1 > INSERTED:
            return None
        if gap is Gap.OMISSION:
            gaps.append((last + 1, following[0]))
        last = following[1]
    return _Found(first, last, tuple(gaps), 1.0)


def _occurrences(needle: str, source: Folded, start: int) -> Iterator[tuple[int, int]]:
    """The first and last words of each occurrence, from word `start` on, that begins and ends with whole words."""
    at = source.joined.find(needle, source.joined_at[start]) if start < len(source.joined_at) else -1
    while at >= 0:
        first, end = source.first_at(at), source.first_at(at + len(needle))
        if first is not None and end is not None and end > first:
            yield first, end - 1
        at = source.joined.find(needle, at + 1)


# ── the nearest words ────────────────────────────────────────────────────────────────────────────


def _nearest(items: Sequence[Word | Gap], documents: Sequence[Document]) -> Iterator[tuple[Document, _Found]]:
    segments = _segments(items)
    longest = max(range(len(segments)), key=lambda k: sum(len(w.key) for w in segments[k][1]))
    plain = [w.key for _, run in segments for w in run]
    needle = " ".join(w.key for w in segments[longest][1])
    telling = {k for k in plain if len(k) > SMALL} or set(plain)
    located = []
    for n, document in enumerate(documents):
        source = view(document)
        if len(telling & source.known) * 2 < len(telling):
            continue
        place = fuzz.partial_ratio_alignment(needle, source.spaced, score_cutoff=FAR)
        if place is not None and place.score:
            located.append((-place.score, n, place.dest_start, place.dest_end))
    lead = sum(len(run) for _, run in segments[:longest])
    trail = len(plain) - lead - len(segments[longest][1])
    room = OMITTED if len(segments) > 1 else 0
    for _, n, start, end in sorted(located)[:ALIGNED]:
        source = view(documents[n])
        pad = max(8, len(plain) // 2)
        low = bisect_right(source.spaced_at, start) - 1 - pad - lead - (room if lead else 0)
        high = bisect_left(source.spaced_at, end) + pad + trail + (room if trail else 0)
        found = _aligned(items, source, max(0, low), min(len(source.keys), high))
        if found:
            yield documents[n], found


def _weight(key: str) -> float:
    return SMALL_WEIGHT if len(key) <= SMALL else 1.0


def _alike(word: Word, key: str) -> bool:
    return key == word.key or (word.stem and key.startswith(word.key[: max(SMALL, len(word.key) - 1)]))


Step = tuple[str, int, int]  # what was done with how many quoted words and how many of the source's


def _aligned(items: Sequence[Word | Gap], source: Folded, low: int, high: int) -> _Found | None:
    """The stretch of the source's words `low` to `high` that differs least from the quoted ones, and how it differs."""
    steps, start = _steps(items, source.keys[low:high])
    i, j = 0, low + start
    changes: list[tuple[str, list[str], int, int]] = []
    gaps: list[tuple[int, int]] = []
    matched = total = extra = 0.0
    first, last = j, j - 1
    for step, quoted, taken in steps:
        words = [w for w in items[i : i + quoted] if isinstance(w, Word)]
        total += sum(_weight(w.key) for w in words)
        if step == "same":
            matched += sum(_weight(w.key) for w in words)
        elif step == "gap":
            if items[i] is Gap.OMISSION:
                gaps.append((j, j + taken))
        else:
            extra += sum(_weight(k) for k in source.keys[j : j + taken]) if not quoted else 0.0
            if changes and changes[-1][3] == j and changes[-1][0] != "end":
                changes[-1][1].extend(w.text for w in words)
                changes[-1] = ("", changes[-1][1], changes[-1][2], j + taken)
            else:
                changes.append(("", [w.text for w in words], j, j + taken))
        if step in {"same", "gap"} and changes:
            changes[-1] = ("end", *changes[-1][1:])
        i, j = i + quoted, j + taken
        last = j - 1
    if last < first or not matched:
        return None
    near = (
        fuzz.ratio(
            " ".join(w.key for w in items if isinstance(w, Word)),
            " ".join(
                k for n, k in enumerate(source.keys[first : last + 1], first) if not any(a <= n < b for a, b in gaps)
            ),
        )
        / 100
    )
    score = (matched / (total + extra / 2) + near) / 2 * (1.0 if matched >= TELLING else FEW)
    made = tuple(
        Change(
            "dropped" if not words else "added" if a == b else "replaced",
            " ".join(words),
            " ".join(source.keys[a:b]),
        )
        for _, words, a, b in changes
    )
    dropped = tuple((a, b) for _, words, a, b in changes if not words)
    return _Found(first, last, tuple(gaps), min(score, 1.0 if not made else 0.99), made, dropped)


def _steps(items: Sequence[Word | Gap], keys: Sequence[str]) -> tuple[list[Step], int]:
    """The cheapest way to turn the items into a stretch of the keys, and where that stretch begins."""
    n, m = len(items), len(keys)
    costs = [[0.0] * (m + 1)]
    ways: list[list[Step]] = [[("start", 0, 0)] * (m + 1)]
    for i in range(1, n + 1):
        item = items[i - 1]
        above = costs[i - 1]
        row, way = [0.0] * (m + 1), [("added", 1, 0)] * (m + 1)
        best_at = 0
        dropping, dropped = float("inf"), 0
        for j in range(m + 1):
            if isinstance(item, Gap):
                reach = OMITTED if item is Gap.OMISSION else INSERTED
                if above[j] <= above[best_at] or j - best_at > reach:
                    best_at = (
                        j if above[j] <= above[best_at] else min(range(max(0, j - reach), j + 1), key=above.__getitem__)
                    )
                row[j], way[j] = above[best_at], ("gap", 1, j - best_at)
                continue
            cost, step = above[j] + ADDED, ("added", 1, 0)
            if j:
                same = _alike(item, keys[j - 1])
                aside = above[j - 1] + (0.0 if same else REPLACED)
                if aside <= cost:
                    cost, step = aside, ("same" if same else "replaced", 1, 1)
                if row[j - 1] + DROPPED <= dropping + DROPPED_ON:
                    dropping, dropped = row[j - 1] + DROPPED, 1
                else:
                    dropping, dropped = dropping + DROPPED_ON, dropped + 1
                if dropping < cost:
                    cost, step = dropping, ("dropped", 0, dropped)
                if j > 1 and item.key == keys[j - 2] + keys[j - 1] and above[j - 2] < cost:
                    cost, step = above[j - 2], ("same", 1, 2)
                before = items[i - 2] if i > 1 else None
                if isinstance(before, Word) and before.key + item.key == keys[j - 1] and costs[i - 2][j - 1] < cost:
                    cost, step = costs[i - 2][j - 1], ("same", 2, 1)
            row[j], way[j] = cost, step
        costs.append(row)
        ways.append(way)
    j = min(range(m + 1), key=costs[n].__getitem__)
    i, steps = n, []
    while i:
        step = ways[i][j]
        steps.append(step)
        i, j = i - step[1], j - step[2]
    return steps[::-1], j


# ── what a cut hides ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Qualifier:
    kind: str
    at: frozenset[str]


LINKING = frozenset(
    {"be", "been", "being", "have", "has", "had", "the", "a", "an", "of", "also", "well", "then", "all", "to"}
)
PARTITIVE = frozenset({"the", "a", "an", "of", "all", "these", "those", "its", "their", "our"})
VERBS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "do",
        "does",
        "did",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "cannot",
    }
)
REASONS = frozenset(
    {"because", "due", "owing", "thanks", "for", "as", "since"}
)  # "…, in part because" limits what follows
FRONTED = 7  # words of "in some cases," before the comma
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


@lru_cache(maxsize=1)
def _views() -> Phrases[bool]:
    return phrases("qualifiers", "view", "words")


def kinds_in(run: Sequence[Token]) -> frozenset[str]:
    """The kinds of qualifier that a run of the draft's own tokens has."""
    found = {h.value.kind for h in _qualifiers("any").all(run) if h.value}
    found |= {h.value.kind for h in _frames().all(run) if h.value}
    return frozenset(found)


def _tokens(prose: str, start: int, end: int) -> tuple[Token, ...]:
    return tokens(prose, Span(start, end)) if start < end else ()


def drops_only_qualifiers(match: QuoteMatch) -> bool:
    """Whether the quotation differs only by words left out without a mark, among them a qualifier."""
    return (
        bool(match.changes)
        and all(c.kind == "dropped" for c in match.changes)
        and any(h.where == "dropped" for h in match.hidden)
    )


def _hidden(document: Document, source: Folded, span: Span, sentence: Span, found: _Found) -> Iterator[Hidden]:
    prose = document.prose
    first_end = next((s.end for s in _sentences_in(document, sentence) if s.end > span.start), sentence.end)
    last_start = next(
        (s.start for s in reversed(_sentences_in(document, sentence)) if s.start < span.end), sentence.start
    )
    yield from _hidden_before(
        _tokens(prose, sentence.start, span.start), _tokens(prose, span.start, min(first_end, span.end))
    )
    if last_start < span.end:
        yield from _hidden_after(
            _tokens(prose, span.end, sentence.end), _tokens(prose, max(last_start, span.start), span.end)
        )
    for a, b in found.gaps:
        if a < b:
            yield from _hidden_within(document, source, a, b)
    for a, b in found.dropped:
        run = _tokens(prose, source.starts[a], source.ends[b - 1])
        for hit in _qualifiers("any").all(run):
            if hit.value and hit.value.at != {"draft"}:
                yield _named(hit.value, run, hit.first, hit.last, "dropped")


def _sentences_in(document: Document, around: Span) -> tuple[Span, ...]:
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
    if not head or not quoted:
        return
    clause = _is_clause(quoted)
    for edge in range(len(head), max(0, len(head) - 3), -1):
        between = head[edge:]
        frame = _frames().ending(head, edge)
        if frame and frame.value and all(t.lower in PARTITIVE for t in between):
            yield _named(frame.value, head, frame.first, frame.last, "before")
            return
        hit = _qualifiers("before").ending(head, edge)
        if hit and hit.value is None:
            return
        if not hit or not hit.value or ("after" in hit.value.at and hit.value.kind == "condition"):
            continue
        linked = PARTITIVE if hit.value.kind == "extent" else LINKING
        if not all(t.lower in linked or t.lower.endswith("ly") for t in between):
            continue
        if hit.value.kind == "extent" and "after" not in hit.value.at and not clause:
            continue
        if head[hit.last - 1].text == "May" and between:
            continue
        yield _named(hit.value, head, hit.first, hit.last, "before")
        return
    view_of_it = _views().ending(head, len(head))
    yield from _fronted(head[: view_of_it.first] if view_of_it and view_of_it.first else head)


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


def _fronted_bare(head: Sequence[Token]) -> Iterator[Hidden]:
    """The "In some schools" that begins the sentence right before the quoted words, with no comma."""
    if 2 < len(head) <= FRONTED and head[0].lower in words_of("preposition"):
        some = _qualifiers("before").at(head, 1)
        if (
            some
            and some.value
            and some.value.kind == "extent"
            and all(t.lower not in LINKING for t in head[some.last :])
        ):
            yield _named(some.value, head, 0, len(head), "before")


def _hidden_after(tail: Sequence[Token], quoted: Sequence[Token]) -> Iterator[Hidden]:
    """What qualifies the last quoted word from just after it."""
    if not tail or not _is_clause(quoted):
        return
    run = tail[1:] if tail[0].text in {",", "—", "–", "-", "("} else tail
    hit = _qualifiers("after").at(run, 0) if run else None
    if hit is None and len(run) > 1 and run[0].lower in {"and", "though", "but"}:
        hit = _qualifiers("after").at(run, 1)
    if hit and hit.value and (hit.value.kind == "condition" or _ends_there(run, hit.last)):
        yield _named(hit.value, run, hit.first, hit.last, "after")
    elif len(run) > 2 and run[0].lower in words_of("preposition"):  # "… in some factories"
        some = _qualifiers("before").at(run, 1)
        if some and some.value and some.value.kind == "extent" and some.last < len(run):
            yield _named(some.value, run, 0, some.last + 1, "after")


def _ends_there(run: Sequence[Token], last: int) -> bool:
    """Whether an adverb belongs to what stands before it: not to a reason, and to no verb or adjective that follows."""
    if last >= len(run) or run[last].kind is not Kind.WORD:
        return True
    following = run[last].lower
    return following not in REASONS and following in words_of("preposition") | words_of("clause") | {"of", "and", "to"}


def _is_clause(quoted: Sequence[Token]) -> bool:
    """Whether the quoted words say something: they have a verb, as far as forms tell."""
    return any(t.lower in VERBS or (t.lower.endswith("ed") and len(t.text) > 4) for t in quoted)


def _hidden_within(document: Document, source: Folded, a: int, b: int) -> Iterator[Hidden]:
    """What an omission leaves out that qualifies the words at either edge of it."""
    prose = document.prose
    run = _tokens(prose, source.starts[a], source.starts[b])
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
    return bool(words) and words[0].lower in {"which", "who", "whose", "where"} and run[-1].text == ","


@lru_cache(maxsize=256)
def _quotations(key: Same) -> tuple[Quotation, ...]:
    assert isinstance(key.it, Document)
    return quotations(key.it)


def quotations_of(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document, found once."""
    return _quotations(Same(document))


def quotation_at(document: Document, anchor: Span) -> Quotation | None:
    """The quotation with these marks; none where the detector sees none there."""
    return next((q for q in quotations_of(document) if q.span == anchor), None)


def around(document: Document, anchor: Span, sentence: Span) -> tuple[Token, ...]:
    """The tokens of a sentence that stand outside of the quotation."""
    return (
        *_tokens(document.prose, sentence.start, anchor.start),
        *_tokens(document.prose, anchor.end, sentence.end),
    )


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


def quote_evidence(quotation: Quotation, library: Library) -> tuple[Evidence, ...]:
    """The sources' words that a quotation gives, whole or changed, best first."""
    return tuple(
        _evidence(m, library) for m in find(quotation.words, library.documents)[:SHOWN] if m.exact or m.score >= SAME
    )


def _evidence(match: QuoteMatch, library: Library) -> Evidence:
    document = library.document(match.document)
    claim = Claim(
        kind=ClaimKind.QUOTATION,
        document=document.id,
        anchor=match.span,
        sentence=match.sentence,
        clause=match.sentence,
        words=document[match.span],
    )
    why = (("words", match.score), ("exact", float(match.exact)))
    return Evidence(claim, library.location(document.id, match.span), match.score, why)
