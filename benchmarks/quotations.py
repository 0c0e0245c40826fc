"""Quotations made of a corpus's own sentences: sound ones, as writers trim and set them, and altered ones.

    python benchmarks/quotations.py SOURCES [--most N] [--kind KIND] [--show]

Each makes a draft of a sentence or two that gives the words to their source by one of a dozen frames. A loud finding on a
sound one is a false alarm; an altered one is caught by a loud finding of a quotation's rule on the quotation itself, and named
right where that is the rule for its kind. The place is right where the first evidence is in the sentence that was quoted.
It needs no labels, and so runs on a corpus that nobody has seen. The sources are read a second time with the faults of a
text that was scanned (words broken at line ends, ligatures, digits of notes glued to words): quotations of these are sound.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.check import check
from claimcheck.model import ClaimKind, Document, Finding, Report, Severity, Span
from claimcheck.read.text import document as plain
from claimcheck.retrieve.library import Library


def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


LEAST_WORDS, MOST_WORDS = 8, 40
KEPT = 5  # words on each side of a cut
LETTER = re.compile(r"[a-z]{5,}")
SEED = 20  # the same quotations at every run
SMALL = words_of(
    """a an and are as at be been but by for from had has have in is it its no not of on or so than that the their there
    these they this those to was were which who will with"""
)
# What turns the sense of a sentence when it is left out. The program has a table of its own, which this one does not follow.
QUALIFIERS = words_of(
    """not never no may might could would only mostly largely partly mainly usually often sometimes reportedly allegedly
    possibly probably perhaps likely some few most many several almost nearly hardly rarely seldom without unless if except
    until cannot neither nor none nothing anticipated expected projected estimated alleged
    potentially generally typically partially occasionally apparently"""
)
PHRASES = frozenset(
    {
        "in part",
        "up to",
        "in some cases",
        "at least",
        "as many as",
        "as much as",
        "at most",
        "in many cases",
        "one of",
        "part of",
    }
)
CUT_AFTER = ("if", "unless", "except", "provided", "but only", "only if", "in part")
BEFORE_WORDS = ("may", "might", "could", "not", "never", "rarely", "sometimes", "some of", "up to", "almost", "nearly")
EXTRA = ("deeply", "recently", "foreign", "entirely", "publicly", "rural")
AMERICAN = {"our": "or", "ours": "ors", "isation": "ization", "elled": "eled", "tre": "ter", "tres": "ters"}
SPELLED = re.compile(
    r"\b(lab|harb|neighb|behavi|fav|col|rum|organ|real|util|trav|lab|cen|me|thea)(ours?|isation|elled|tres?)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source that can be quoted, on one line."""

    text: str
    document: Document
    span: Span
    next: str  # the sentence after it in its paragraph, or nothing
    nested: bool = False  # it has quotation marks of its own


@dataclass(frozen=True, slots=True)
class Made:
    """A quotation made of a sentence: the draft, where the quotation stands in it, and the rules that an altered one breaks."""

    kind: str
    draft: str
    at: Span
    names: tuple[str, ...] = ()  # none: it is sound
    whole: bool = True  # the quotation is one, so that its place can be asked for

    @property
    def sound(self) -> bool:
        return not self.names

    @property
    def group(self) -> str:
        return "sound" if self.sound else "altered"


def sentences_of(library: Library) -> Iterator[Sentence]:
    """The sentences that stand once in the sources."""
    mine = [a for a in library.analyses if a.document.id not in library.copies]
    seen = Counter(_line(a.document, p.span) for a in mine for p in a.passages)
    for analysis in mine:
        document, passages = analysis.document, analysis.passages
        for n, passage in enumerate(passages):
            text = _line(document, passage.span)
            after = passages[n + 1].span if n + 1 < len(passages) else None
            near = after is not None and "\n\n" not in document.text[passage.span.end : after.start]
            if seen[text] != 1:
                continue
            if _quotable(text):
                following = _line(document, after) if near and after else ""
                yield Sentence(text, document, passage.span, following if _quotable(following) else "")
            elif text.count("“") == text.count("”") == 1 and _quotable(re.sub("[“”]", "", text)) and text[-1] == ".":
                yield Sentence(text, document, passage.span, "", nested=True)


def _line(document: Document, span: Span) -> str:
    return " ".join(document[span].split())


def _quotable(text: str) -> bool:
    words = text.split()
    return (
        LEAST_WORDS <= len(words) <= MOST_WORDS
        and text[0].isupper()
        and text.endswith(".")
        and not re.search(r"[“”\"‘’'«»\[\]*_`|#<>…•@]|\.\.|[a-z]\d|\S- |\.\d|\w/\w", text)
    )


# ── the frames ───────────────────────────────────────────────────────────────────────────────────

OPEN, CLOSE = "\x01", "\x02"  # around the quotation while its draft is made
Frame = Callable[[Document, str], str]


def _name(document: Document) -> str:
    return document.publisher or document.author


def _year(document: Document) -> str:
    return document.date[:4]


NAMED: tuple[Frame, ...] = (
    lambda d, q: f"{_name(d)}, in its paper “{d.title}”, says: {q}.",
    lambda d, q: f"According to {_name(d)}, {q}.",
    lambda d, q: f"{q}, {_name(d)} says.",
    lambda d, q: f"As {_name(d)} put it: {q}.",
    lambda d, q: f"{_name(d)} wrote that {q}.",
    lambda d, q: f"{q} ({_name(d)}, {_year(d)}).",
    lambda d, q: f"The matter is old.\n\n{_name(d)} has looked into it. It concludes: {q}.",
)
CITED: tuple[Frame, ...] = (
    lambda d, q: f"{q}.[^1]\n\n[^1]: {_name(d) or d.title}, *{d.title}*, {_year(d)}.",
    lambda d, q: f"The facts are plain: {q} [@{d.keys[0] if d.keys else d.id}].",
    lambda d, q: f"“{d.title}” says: {q}.",
)


def _frames(document: Document, by_name: bool = True) -> tuple[Frame, ...]:
    named = NAMED if _name(document) and document.title and _year(document) else ()
    cited = CITED if document.title and " " not in document.id else ()
    return (*(named if by_name else ()), *cited) or (lambda d, q: f"The report says: {q}.",)


class Maker:
    """Makes drafts around quotations of one sentence."""

    def __init__(self, s: Sentence, rng: random.Random) -> None:
        self.s = s
        self.rng = rng
        self.words = s.text.split()

    def made(
        self, kind: str, quoted: str, names: tuple[str, ...] = (), marks: str = "“”", to: Document | None = None
    ) -> Made:
        """The quotation, given to a document by the name of its publisher or author, its title or a citation."""
        document = to or self.s.document
        said = quoted.rstrip(".")
        frame = self.rng.choice(_frames(document))
        return drawn(kind, frame(document, f"{OPEN}{marks[0]}{said}{marks[1]}{CLOSE}"), names)


def drawn(kind: str, marked: str, names: tuple[str, ...] = (), whole: bool = True) -> Made:
    """The draft without the signs around its quotation."""
    at = Span(marked.index(OPEN), marked.rindex(CLOSE) - marked[: marked.rindex(CLOSE)].count(OPEN))
    return Made(kind, marked.replace(OPEN, "").replace(CLOSE, "") + "\n", at, names, whole)


# ── sound ────────────────────────────────────────────────────────────────────────────────────────


def sound(m: Maker) -> Iterator[Made]:
    """Quotations that an editor would pass."""
    s, rng, words = m.s, m.rng, m.words
    text = s.text
    if s.nested:
        yield m.made("nested", text.replace("“", "‘").replace("”", "’"))
        yield m.made("nested, single outside", text, marks="‘’")
        return
    yield m.made("verbatim", text)
    yield m.made("straight marks", text.replace("–", "-").replace("—", "--"), marks='""')
    yield m.made("single marks", text, marks="‘’")
    yield m.made("guillemets", text, marks="«»")
    yield m.made("low marks", text, marks="„“")
    yield m.made("lines wrapped", _wrapped(words, rng, "\n"))
    yield m.made("small first letter", text[0].lower() + text[1:])
    if words[0].lower() in SMALL:
        yield m.made("bracketed first letter", f"[{text[0].lower()}]{text[1:]}")
    yield from _trimmed(m)
    middle = len(words) // 2
    if words[middle].isalpha():
        yield m.made("sic", " ".join([*words[: middle + 1], "[sic]", *words[middle + 1 :]]))
        loud = " ".join([*words[:middle], f"*{words[middle]}*", *words[middle + 1 :]])
        yield drawn("emphasis added", f"The report says: {OPEN}“{loud.rstrip('.')}”{CLOSE} (emphasis added).")
        noted = f"{' '.join(words[: middle + 1])}[^7] {' '.join(words[middle + 1 :])}"
        made = m.made("mark of a note", noted)
        yield replace(made, draft=f"{made.draft}\n[^7]: Its own note is left out here.\n")
    yield from _blocks(m)
    if len(words) > 2 * KEPT + 4:
        head, tail = " ".join(words[:middle]).rstrip(",;"), " ".join(words[middle:]).rstrip(".")
        who = _name(s.document) or "the report"
        yield drawn("interrupted", f"{OPEN}“{head},” {who} says, “{tail}”{CLOSE}.", whole=False)
    if s.next:
        yield m.made("two sentences", f"{text} {s.next}")
        if not _qualified(s.next.split()[:KEPT]):
            yield m.made("two sentences cut", f"{text} … {' '.join(s.next.split()[KEPT:])}")
    other = SPELLED.sub(lambda found: found[1] + AMERICAN[found[2]], text)
    if other != text:
        yield m.made("American spelling", other)


def _trimmed(m: Maker) -> Iterator[Made]:
    words, rng = m.words, m.rng
    if len(words) > 3 * KEPT and (cut := _harmless(words, rng)):
        a, b = cut
        for mark in ("…", "[…]", ". . .", "..."):
            yield m.made("fair omission", " ".join([*words[:a], mark, *words[b:]]))
    if (at := next((i for i, w in enumerate(words) if i and w in ("it", "they", "them")), None)) is not None:
        yield m.made("insertion", " ".join([*words[:at], "[the agency]", *words[at + 1 :]]))
    i = len(words) // 2
    yield m.made("insertion added", " ".join([*words[:i], "[as it was then]", *words[i:]]))


def _blocks(m: Maker) -> Iterator[Made]:
    s, text = m.s, m.s.text
    who = _name(s.document) or "The report"
    yield drawn("block quotation", f"{who} says:\n\n> {OPEN}{text}{CLOSE}")
    yield drawn("block, wrapped", f"{who} says:\n\n> {OPEN}{_wrapped(m.words, m.rng, chr(10) + '> ')}{CLOSE}")
    yield drawn("block, signed", f"The matter is old.\n\n> {OPEN}{text}{CLOSE}\n>\n> — {who}")
    yield drawn("block in HTML", f"{who} says:\n\n<blockquote>{OPEN}{text}{CLOSE}</blockquote>")


def _wrapped(words: list[str], rng: random.Random, end: str) -> str:
    at = rng.randrange(2, len(words) - 2)
    return " ".join(words[:at]) + end + " ".join(words[at:])


# Words that are no qualifiers of the table, but that an omission is no fairer for.
LOADED = words_of(
    "fewer less half third quarter average far date yet still just about around roughly over under more than others"
)


def _qualified(words: list[str]) -> bool:
    bare = [re.sub(r"[^\w']", "", w).lower() for w in words]
    text = f" {' '.join(bare)} "
    return any(q in bare for q in QUALIFIERS | LOADED) or any(f" {p} " in text for p in PHRASES)


def _harmless(words: list[str], rng: random.Random) -> tuple[int, int] | None:
    """A run of words whose omission drops no qualifier."""
    tries = [(a, b) for a in range(KEPT, len(words) - KEPT) for b in range(a + 2, min(a + 8, len(words) - KEPT) + 1)]
    rng.shuffle(tries)
    return next((t for t in tries if not _qualified(words[t[0] - 1 : t[1] + 1])), None)


# ── altered ──────────────────────────────────────────────────────────────────────────────────────

ALTERED = ("quote-altered", "quote-missing")
CUT = ("quote-truncated", "quote-altered")
MOVED = ("quote-attribution",)


def altered(m: Maker, others: list[Sentence]) -> Iterator[Made]:
    """Quotations that an editor would send back."""
    if m.s.nested:
        return
    yield from _reworded(m, others)
    yield from _turned(m)
    yield from _cut(m)
    s, words, rng = m.s, m.words, m.rng
    if s.next:
        yield replace(m.made("sentences swapped", f"{s.next} {s.text}", ALTERED), whole=False)
    if len(words) > 3 * KEPT:
        a = len(words) // 2
        pieces = f"{' '.join(words[a:]).rstrip('.')} … {' '.join(words[:a])}"
        yield m.made("pieces swapped", pieces, ALTERED)
        i = rng.randrange(KEPT, len(words) - KEPT - 3)
        if sum(w.lower() not in SMALL for w in words[i : i + 4]) > 1:
            yield m.made("cut without a mark", " ".join([*words[:i], *words[i + 4 :]]), CUT)
    strangers = [o.document for o in others if o.document.id != s.document.id and _strange(o.document, s.document)]
    if strangers:
        yield m.made("given to another source", s.text, MOVED, to=rng.choice(strangers))


def _strange(a: Document, b: Document) -> bool:
    """Whether the names of the two have no word with a capital in common, so that they are two bodies for certain."""
    one, other = ({w for w in re.findall(r"\w+", _name(d)) if w[0].isupper()} for d in (a, b))
    return not one & other


def _reworded(m: Maker, others: list[Sentence]) -> Iterator[Made]:
    words, rng = m.words, m.rng
    inner = [i for i in range(2, len(words) - 2) if LETTER.fullmatch(words[i]) and words[i] not in SMALL]
    if inner:
        i = rng.choice(inner)
        pool = [w for w in rng.choice(others).text.split() if LETTER.fullmatch(w) and w[:4] != words[i][:4]]
        new = rng.choice(pool or ["timber"])
        yield m.made("a word changed", " ".join([*words[:i], new, *words[i + 1 :]]), ALTERED)
        yield m.made("a word dropped", " ".join([*words[:i], *words[i + 1 :]]), CUT)
        yield m.made("a word added", " ".join([*words[:i], rng.choice(EXTRA), *words[i:]]), ALTERED)
    figures = [i for i in range(1, len(words) - 1) if re.fullmatch(r"\d[\d,]*", words[i].rstrip(",;"))]
    if figures:
        i = rng.choice(figures)
        digit = str((int(words[i][0]) + 3) % 9 + 1)
        yield m.made("a figure changed", " ".join([*words[:i], digit + words[i][1:], *words[i + 1 :]]), ALTERED)


def _turned(m: Maker) -> Iterator[Made]:
    words = m.words
    for i, word in enumerate(words):
        if word in ("not", "never", "no") and 0 < i < len(words) - 1:
            yield m.made("not dropped", " ".join([*words[:i], *words[i + 1 :]]), CUT)
            break
    for i, word in enumerate(words):
        after = "not" not in words[i:] and 2 < i < len(words) - 2
        if word in ("was", "were", "is", "are", "has", "have", "can", "will") and after:
            yield m.made("not added", " ".join([*words[: i + 1], "not", *words[i + 1 :]]), ALTERED)
            break


def _cut(m: Maker) -> Iterator[Made]:
    words = m.words
    for i in range(KEPT, len(words) - KEPT):
        n = next((n for n in (3, 2, 1) if " ".join(words[i : i + n]).lower() in QUALIFIERS | PHRASES), 0)
        if n and i + n < len(words) - 3:
            yield m.made("qualifier in an omission", " ".join([*words[:i], "…", *words[i + n :]]), CUT)
            break
    for i in range(len(words) - 2, KEPT + 2, -1):
        if any(" ".join(words[i : i + n]).lower() in CUT_AFTER for n in (2, 1)) and words[i - 1].endswith(","):
            yield m.made("end cut", " ".join(words[:i]).rstrip(","), CUT)
            break
    for i in range(2, len(words) - KEPT):
        n = next((n for n in (2, 1) if " ".join(words[i - n : i]).lower() in BEFORE_WORDS), 0)
        if n and words[i - 2].lower() != "or":
            yield m.made("beginning cut", " ".join(words[i:]), CUT)
            break


# ── scanned sources ──────────────────────────────────────────────────────────────────────────────


def scanned(library: Library, rng: random.Random) -> Library:
    """The library as a poor text layer has it: lines broken within words, ligatures, notes' digits glued to words."""
    return Library.of(*(_scanned(d, rng) for d in library.documents))


def _scanned(document: Document, rng: random.Random) -> Document:
    def word(m: re.Match[str]) -> str:
        w, chance = m[0], rng.random()
        if chance < 0.03 and len(w) > 7:
            return f"{w[: len(w) // 2]}-\n{w[len(w) // 2 :]}"
        if chance < 0.05 and len(w) > 5:
            return f"{w}{rng.randrange(1, 60)}"
        if chance < 0.06 and len(w) > 7:
            return f"{w[: len(w) // 2]}\u00ad{w[len(w) // 2 :]}"
        return w.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ") if chance > 0.5 else w

    text = re.sub(r"(?<![\w@/.\[^])[a-z]{3,}(?![\w@/\]-])", word, document.text)
    made = plain(document.id, text)
    return replace(
        document, text=made.text, prose=made.prose, blocks=made.blocks, marks=made.marks, line_starts=made.line_starts
    )


# ── the count ────────────────────────────────────────────────────────────────────────────────────


def _loud(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.severity is not Severity.NOTE]


def _place_right(report: Report, s: Sentence, made: Made) -> bool:
    for judgement in report.judgements:
        if judgement.claim.kind is ClaimKind.QUOTATION and judgement.claim.anchor.overlaps(made.at):
            claim = judgement.evidence[0].claim if judgement.evidence else None
            return claim is not None and claim.document == s.document.id and claim.anchor.overlaps(s.span)
    return False


@dataclass(slots=True)
class Count:
    """What was made of one kind, and how it went."""

    n: int = 0
    hits: int = 0
    named: int = 0
    asked: int = 0
    placed: int = 0


def counted(s: Sentence, made: Made, library: Library, show: bool, place: bool = True) -> Count:
    """How it goes with one quotation."""
    report = check(Document.of_text("draft", made.draft), library)
    loud = _loud(report)
    mine = [f for f in loud if f.name.startswith("quote-") and f.location.span.overlaps(made.at)]
    hit = bool(loud) if made.sound else bool(mine)
    asked = place and made.whole and "quote-missing" not in {f.name for f in mine}
    placed = asked and _place_right(report, s, made)
    named = any(f.name in made.names for f in mine)
    if show and (hit == made.sound or (asked and not placed) or (hit and not named and not made.sound)):
        said = "; ".join(f"{f.name}: {f.message}" for f in loud)
        print(f"{made.group}: {made.kind}\n  draft   {made.draft!r}\n  source  {s.text}\n  said    {said}")
        print(f"  place   {'right' if placed else 'wrong' if asked else 'not asked'}")
    return Count(1, hit, named, asked, placed)


def main() -> None:
    """Prints the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--most", type=int, default=1000, help="quotations to make, evenly over the corpus (1000)")
    parser.add_argument("--kind", default="", help="make only those whose kind has these words in it")
    parser.add_argument("--show", action="store_true", help="print each that goes wrong")
    options = parser.parse_args()
    library = Library.open(options.sources)
    found = list(sentences_of(library))
    rng = random.Random(SEED)
    made = [(s, m, library) for s in found for k in [Maker(s, rng)] for m in (*sound(k), *altered(k, found))]
    poor = scanned(library, rng)
    made += [(s, replace(Maker(s, rng).made("scanned source", s.text)), poor) for s in found]
    made = [x for x in made if options.kind in f"{x[1].group}: {x[1].kind}"]
    rng.shuffle(made)
    taken = made[: options.most]
    counts: dict[str, Count] = {}
    start = time.perf_counter()
    for s, m, against in taken:
        one = counted(s, m, against, options.show, place=against is library)
        for key in (f"{m.group}: {m.kind}", f"{m.group}: all"):
            total = counts.setdefault(key, Count())
            for field in Count.__slots__:
                setattr(total, field, getattr(total, field) + getattr(one, field))
    spent = time.perf_counter() - start
    print(f"{len(taken)} quotations of {len(found)} sentences of {options.sources} in {spent:.0f} s")
    for key in sorted(counts, key=lambda k: (k.endswith(": all"), k)):
        c = counts[key]
        place = f"place right {c.placed / c.asked:.3f}" if c.asked else ""
        said = (
            f"flagged {c.hits / c.n:.3f}"
            if key.startswith("sound")
            else f"caught {c.hits / c.n:.3f}  named {c.named / c.n:.3f}"
        )
        print(f"{key:36} n={c.n:4}  {said}  {place}".rstrip())


if __name__ == "__main__":
    main()
