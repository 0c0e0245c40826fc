"""Which sentences assert something about the world, and which advise, opine, ask or address the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from claimcheck.detect.attribution import credited
from claimcheck.detect.lexicon import Phrases, cues, rows, words_in
from claimcheck.detect.quantity import read
from claimcheck.detect.quoting.where import is_reference_list
from claimcheck.detect.shares import vague_shares
from claimcheck.detect.words import Kind, Token, tokens
from claimcheck.model import Block, BlockKind, Document, Form

FURNITURE_WORDS = 20  # a block above the first one of so many words is byline, date line or title
# First words of what no source could settle: the writer's own experience, the reader's, an aim in a list of aims.
OUTSIDE = frozenset({"i", "you", "your"})
LEADING = frozenset({"now", "so", "and", "but", "then", "or", "just"})
TO_WHAT = frozenset(
    {"date", "this", "the", "these", "those", "its", "our", "some", "many", "make"}
)  # "To date, 40 …" asserts
ARTICLES, JOINED = frozenset({"a", "an", "the", "no"}), frozenset({"and", "or", "nor"})
JOINING = frozenset({"and", "but", "so", "yet"})
MAIN = 4  # tokens of a main clause, at least
SILENT = (BlockKind.HEADING, BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.FOOTNOTE)


COLON = re.compile(r":[\s_]*\Z")  # as the last sign of a block


class Wanted(Enum):
    """How a block is one of those that tell what somebody wants."""

    UNDER = "under a heading"  # "What we ask"
    LISTED = "in a list"  # "We ask ministers:" before it


@lru_cache(maxsize=1)
def _stances() -> Phrases[str]:
    return Phrases.of(
        (w, section)
        for section in ("advice", "opinion", "future")
        for row in rows("stance", section)
        for w in row["words"]
    )


@lru_cache(maxsize=1)
def _imperatives() -> tuple[frozenset[str], frozenset[str]]:
    return words_in("stance", "imperative"), words_in("stance", "not_imperative")


@lru_cache(maxsize=1)
def _apparatus() -> frozenset[str]:
    return words_in("stance", "apparatus")


NARROWING = ("who", "which", "that")
FOR = 5  # tokens behind a verb that asks in which its "for" stands


def asks(run: Sequence[Token]) -> bool:
    """Whether a sentence is a question."""
    return any(t.text == "?" for t in run[-2:] if t is run[-1] or run[-1].text in '"”’)')


def presupposes(run: Sequence[Token]) -> bool:
    """Whether a sentence is a question that may take a figure for granted: "Did you know that …?", not "Would you …?"."""
    return asks(run) and not any(t.lower in words_in("stance", "hypothetical") for t in run)


def supposes(run: Sequence[Token]) -> bool:
    """Whether some words put a case: "£400 would buy a bed"."""
    return next(cues("stance", "supposed").all(run), None) is not None


def plans(run: Sequence[Token]) -> bool:
    """Whether some words tell what is to come: "In May the league will open 40 clinics"."""
    return any(t.lower in words_in("stance", "to_come") for t in run)


def demands(run: Sequence[Token]) -> bool:
    """Whether a sentence is what somebody asks for, led by a "that": "That a third of the seats be kept for tenants"."""
    words = [t.lower for t in run if t.kind is Kind.WORD]
    led = words[:1] == ["that"]
    return led and any(b == "be" and a not in words_in("stance", "before_be") for a, b in pairwise(words))


def asserts(run: Sequence[Token]) -> bool:
    """Whether a sentence asserts something: no question, advice, opinion or address to the reader."""
    run = _unlettered(run)
    if not run or asks(run):
        return False
    words = [t for t in run if t.kind is Kind.WORD]
    if not words:
        return False
    if words[0].lower in OUTSIDE or (words[0].lower == "to" and len(words) > 1 and _is_aim(run, words[1])):
        return False
    if _lists(run) or (words[0].lower == "my" and len(words) > 1 and words[1].lower in words_in("stance", "kin")):
        return False
    of_reader = any(t.lower in OUTSIDE - {"i"} for t in words) or _bids(_behind_comma(run))
    if words[0].lower in words_in("stance", "condition") and of_reader:
        return False
    if words[0].lower in words_in("stance", "address") and len(words) > 1 and words[1].lower == "you":
        return asserts(_behind_comma(run))  # "When you show this table, say what it leaves out"
    while len(words) > 1 and words[0].lower in LEADING:
        run, words = run[1:], words[1:]
    return not (
        _bids(run)
        or _requests(run)
        or _opines(run)
        or any(_stands_outside(run, hit.first) for hit in _stances().all(run))
    )


def _behind_comma(run: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the first comma."""
    return run[next((k for k, t in enumerate(run) if t.text == ","), len(run)) + 1 :]


def _bids(run: Sequence[Token]) -> bool:
    """Whether some words open with a verb that bids somebody do something: "Ring the mill by 4 May"."""
    words = [t for t in run if t.kind is Kind.WORD]
    imperative, unless = _imperatives()
    if not words or words[0].lower not in imperative:
        return False
    after = run.index(words[0]) + 1
    counts = after < len(run) and run[after].kind is Kind.NUMBER  # "Bring 10 neighbours"
    second = words[1].lower if len(words) > 1 and not counts else ""
    named = len(words) > 1 and not counts and _goes_on_as_name(run, words[1])
    plural = second.endswith("s") and second not in ("us", "this", "its", "as")
    return second not in unless and not named and not plural


def _is_aim(run: Sequence[Token], second: Token) -> bool:
    """Whether what begins with a "to" is an aim ("To open 40 beds by May"), and not what a verb behind it is said of ("To noise the
    board ascribes 40 deaths", "To date, 40 …")."""
    if second.lower in TO_WHAT:
        return False
    imperative, _ = _imperatives()
    return second.lower in imperative or not any(t.lower in words_in("stance", "ascribing") for t in run)


def _requests(run: Sequence[Token]) -> bool:
    """Whether a sentence tells what somebody asks for: "The league asks parliament for a limit"."""
    at = [i for i, t in enumerate(run) if t.lower in words_in("stance", "requesting")]
    return any(t.lower == "for" for i in at for t in run[i + 1 : i + FOR])


def _presented(run: Sequence[Token]) -> Sequence[Token]:
    """What a sentence bids the reader look at and tells something of: "Take Kisanga, where the well ran dry in 2019"."""
    hit = cues("stance", "presenting").at(run, next((i for i, t in enumerate(run) if t.lower not in LEADING), 0))
    told = any(a.text == "," and b.lower in words_in("stance", "telling") for a, b in pairwise(run))
    return run[hit.last :] if hit and told and not any(t.lower in OUTSIDE for t in run) else ()


def _opines(run: Sequence[Token]) -> bool:
    """Whether a sentence tells what something is to its writers: "To us a wage of £9 is an insult", not "To us they sold 40"."""
    opens = cues("stance", "opinion_first").at(run, 0)
    return opens is not None and any(t.lower in words_in("stance", "opining") for t in run[opens.last :])


def _lists(run: Sequence[Token]) -> bool:
    """Whether a sentence only names things, each with its article: "A road, a nurse and a well."."""
    things = [i for i, t in enumerate(run) if t.kind is Kind.WORD and t.lower not in ARTICLES and t.lower not in JOINED]
    return bool(things) and all(i and run[i - 1].lower in ARTICLES for i in things)


def _goes_on_as_name(run: Sequence[Token], second: Token) -> bool:
    """Whether a first word that may be an imperative begins a name: "Save Our Streams counted", not "Support UNICEF today"."""
    if not second.text[0].isupper():
        return False
    if not second.text.isupper():
        return True
    at = run.index(second) + 1
    if at + 1 < len(run) and run[at].text == ",":
        return run[at + 1].lower in ("which", "who", "whose", "a", "an", "the")
    return at < len(run) and (run[at].lower in words_in("stance", "finite") or run[at].lower.endswith("ed"))


def _unlettered(run: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the letter or number of a point in a list: "(b) to pay for …"."""
    if len(run) > 2 and run[0].text == "(" and run[2].text == ")":
        return run[3:]
    if len(run) > 1 and len(run[0].text) == 1 and run[1].text == ")":
        return run[2:]
    return run


def asserted(run: Sequence[Token], wanted: Wanted | None = None) -> Sequence[Token]:
    """The part of a sentence that asserts: all of it, none, or the clauses beside one that advises or opines.

    "There are 27 clinics in the county today, and there should be one in every town": what stands before the "and". "To
    be told is not to be heard: last year 40 complaints were lost": what stands after the colon. "Take Kisanga, where 40 wells
    ran dry": what stands after the verb.
    """
    if wanted and not (
        credited(run) or (wanted is Wanted.UNDER and any(t.lower in words_in("stance", "finite") for t in run))
    ):
        return ()  # "A reserve of £25 million for shelters"
    if asserts(run):
        return run
    cue = next((hit.first for hit in _stances().all(run) if _stands_outside(run, hit.first)), None)
    if asks(run):
        return ()
    if cue is None:
        if shown := _presented(run):
            return shown
        colon = next((k for k, t in enumerate(run) if t.text == ":"), len(run))
        least = 1 if cues("stance", "presenting").at(run, 0) else MAIN
        return run[colon + 1 :] if colon >= least and asserts(run[colon + 1 :]) else ()
    for k in range(cue - 1, MAIN, -1):
        joined = run[k].text == ";" or (run[k].text == "," and run[k + 1].lower in JOINING)
        if joined and asserts(run[:k]):
            return run[:k]
    return ()


def wishes(run: Sequence[Token]) -> bool:
    """Whether a sentence that asserts nothing tells what somebody else wants: "The board wants the ferry to be stopped"."""
    found = [hit for hit in _stances().all(run) if _stands_outside(run, hit.first)]
    theirs = cues("stance", "wish")
    own = any(t.lower in ("we", "our", "you", "your", "i") for t in run)
    return (
        bool(found)
        and not own
        and not asks(run)
        and all(theirs.at(run, hit.first) or _is_ruling(run, hit.first) for hit in found)
    )


def _is_ruling(run: Sequence[Token], i: int) -> bool:
    """Whether a cue tells what somebody decided: "the court declared that all schools must admit them"."""
    verbs = words_in("stance", "ruling")
    return any(run[k].lower == "that" and run[k - 1].lower in verbs for k in range(1, i))


def _stands_outside(run: Sequence[Token], i: int) -> bool:
    """Whether a cue is the writer's own: no part of a quotation, nor of what narrows a noun ("the 35 councils that could give one")."""
    narrows = i > 1 and run[i - 1].lower in NARROWING
    return sum(t.text in "“”" for t in run[:i]) % 2 == 0 and not narrows and not _polled(run, i)


def _polled(run: Sequence[Token], i: int) -> bool:
    """Whether a cue tells what a share of some people think: "63 per cent of tenants say that rents should be capped"."""
    at = next((k for k in range(i - 1, 0, -1) if run[k].lower in words_in("stance", "polled")), None)
    if at is None or any(t.text in ";:" for t in run[at:i]):
        return False
    return any(q.form is Form.SHARE for _, q in read(run[:at])) or any(vague_shares(run[:at]))


def furniture(document: Document) -> frozenset[Block]:
    """The blocks that are title, byline, date line, references or code, and assert nothing."""
    found = {b for b in document.blocks if b.kind in SILENT}
    lead: list[Block] = []
    for block in document.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.FRONT_MATTER):
            continue
        if (
            block.kind is not BlockKind.PARAGRAPH
            or len(document.prose[block.span.start : block.span.end].split()) >= FURNITURE_WORDS
        ):
            found.update(b for b in lead if is_byline(document, b))
            break
        lead.append(block)
    for block in document.blocks:
        headings = {document.prose[h.start : h.end].strip().strip(":").lower() for h in block.headings[-1:]}
        if headings & _apparatus() or is_reference_list(document, block):
            found.add(block)
    return frozenset(found)


def wanted(document: Document) -> dict[Block, Wanted]:
    """The blocks in which somebody says what is wanted, and a phrase without a verb is a wish: "£25 million for shelters"."""
    found: dict[Block, Wanted] = {}
    led = False
    for block in document.blocks:
        ends = COLON.search(document.prose, block.span.start, block.span.end) is not None
        run = tokens(document.prose, block.span) if led or ends else ()
        if block.kind is BlockKind.HEADING:
            led = False
        elif block.kind is BlockKind.LIST_ITEM or (led and _unlettered(run) is not run):
            if led:
                found[block] = Wanted.LISTED
        else:
            led = ends and not asserts(run)
        if block.headings and _asks_below(tokens(document.prose, block.headings[-1])):
            found.setdefault(block, Wanted.UNDER)
    return found


def _asks_below(heading: Sequence[Token]) -> bool:
    """Whether a heading opens a list of what somebody wants; "Calls for help" tells of people who rang."""
    helped = {h.first for h in cues("stance", "asked_for_help").all(heading)}
    return any(h.first not in helped for h in cues("stance", "asking_heading").all(heading))


def signature(document: Document) -> frozenset[str]:
    """The words by which a text says whose it is: its metadata's author and publisher, its byline and its date line."""
    heads = furniture(document)
    lines = [
        document.prose[b.span.start : b.span.end]
        for b in document.blocks
        if b in heads and b.kind is BlockKind.PARAGRAPH and is_byline(document, b)
    ]
    return frozenset(t.text for line in (document.author, document.publisher, *lines) for t in tokens(line))


def is_byline(document: Document, block: Block) -> bool:
    """Whether a short block at the head looks like a byline: emphasised, divided by bars, or no sentence."""
    text = document.prose[block.span.start : block.span.end].strip()
    stressed = block.stressed or document[block.span].lstrip()[:1] in ("*", "_")
    return "|" in text or stressed or text[-1:] not in tuple('.!?:”"')
