"""Quotations made of a corpus's own sentences: sound ones, as writers trim and set them, and altered ones.

    python benchmarks/quotations.py SOURCES [--most N] [--show]

Each makes a draft of one sentence that gives the words to their source. A loud finding on a sound one is a false alarm; an
altered one is caught by a loud finding on the quotation. Printed by kind: how many, the share, and for the sound ones
how often the first evidence is the sentence that was quoted. It needs no labels, and so runs on a corpus that nobody has seen.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.check import check
from claimcheck.detect.lexicon import rows
from claimcheck.detect.words import stop_words
from claimcheck.model import Document, Finding, Report, Severity, Span
from claimcheck.retrieve.library import Library

LEAST_WORDS, MOST_WORDS = 8, 40
KEPT = 5  # words on each side of a cut
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*\d|\d")
LETTER = re.compile(r"[a-z]{5,}")
QUALIFIERS = {word for row in rows("qualifiers", "qualifier") if "within" in row["at"] for word in row["words"]}
CUT_AFTER = {word for row in rows("qualifiers", "qualifier") if "after" in row["at"] for word in row["words"]}
EXTRA = ("deeply", "recently", "foreign", "entirely", "publicly", "rural")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source that can be quoted, on one line."""

    text: str
    document: Document
    span: Span
    next: str  # the sentence after it in its paragraph, or nothing


@dataclass(frozen=True, slots=True)
class Made:
    """A quotation made of a sentence; `draft` holds it with its frame."""

    kind: str
    draft: str
    sound: bool


def sentences_of(library: Library) -> Iterator[Sentence]:
    """The sentences of the sources that stand once in them, without quotation marks of their own."""
    seen = Counter(
        " ".join(a.document[p.span].split())
        for a in library.analyses
        for p in a.passages
        if a.document.id not in library.copies
    )
    for analysis in library.analyses:
        if analysis.document.id in library.copies:
            continue
        document, passages = analysis.document, analysis.passages
        for n, passage in enumerate(passages):
            text = _line(document, passage.span)
            after = passages[n + 1].span if n + 1 < len(passages) else None
            near = after is not None and "\n\n" not in document.text[passage.span.end : after.start]
            if _quotable(text) and seen[text] == 1:
                following = _line(document, after) if near and after else ""
                yield Sentence(text, document, passage.span, following if _quotable(following) else "")


def _line(document: Document, span: Span) -> str:
    return " ".join(document[span].split())


def _quotable(text: str) -> bool:
    words = text.split()
    return (
        LEAST_WORDS <= len(words) <= MOST_WORDS
        and text[0].isupper()
        and text.endswith(".")
        and not re.search(r"[“”\"‘’'«»\[\]*_`|#<>…•]|\.\.|[a-z]\d|\S- |\.\d", text)
    )


# ── the frames ───────────────────────────────────────────────────────────────────────────────────


def _given(to: Document, quoted: str, marks: str = "“”") -> str:
    """The quotation, given to a document by the name of its publisher or author and its title."""
    said = quoted.rstrip(".")
    return f"{_name(to)} says: {marks[0]}{said}{marks[1]}.\n"


def _name(document: Document) -> str:
    return (
        f"“{document.title}”" if not document.publisher else f"{document.publisher}, in its paper “{document.title}”,"
    )


# ── sound ────────────────────────────────────────────────────────────────────────────────────────


def sound(s: Sentence, rng: random.Random) -> Iterator[Made]:
    """Quotations that an editor would pass."""
    text = s.text
    yield Made("verbatim", _given(s.document, text), True)
    yield Made("straight marks", _given(s.document, text.replace("–", "-").replace("—", "--"), '""'), True)
    yield Made("single marks", _given(s.document, text, "‘’"), True)
    yield Made("lines wrapped", _given(s.document, _wrapped(text, rng)), True)
    yield Made("small first letter", _given(s.document, text[0].lower() + text[1:]), True)
    if text.split()[0].lower() in stop_words():
        yield Made("bracketed first letter", _given(s.document, f"[{text[0].lower()}]{text[1:]}"), True)
    words = text.split()
    if len(words) > 3 * KEPT and (cut := _harmless(words, rng)):
        a, b = cut
        for mark in ("…", "[…]", ". . ."):
            yield Made("fair omission", _given(s.document, " ".join([*words[:a], mark, *words[b:]])), True)
    if (at := _pronoun(words)) is not None:
        yield Made("insertion", _given(s.document, " ".join([*words[:at], "[the agency]", *words[at + 1 :]])), True)
    middle = words[len(words) // 2]
    if middle.isalpha():
        sic = " ".join([*words[: len(words) // 2 + 1], "[sic]", *words[len(words) // 2 + 1 :]])
        yield Made("sic", _given(s.document, sic), True)
        loud = " ".join([*words[: len(words) // 2], f"*{middle}*", *words[len(words) // 2 + 1 :]])
        yield Made("emphasis added", _given(s.document, loud).rstrip().rstrip(".") + " (emphasis added).\n", True)
    yield Made("block quotation", f"{_name(s.document)} says:\n\n> {text}\n", True)
    if len(words) > 2 * KEPT + 4:
        a = len(words) // 2
        head, tail = " ".join(words[:a]).rstrip(",;"), " ".join(words[a:]).rstrip(".")
        yield Made("interrupted", f"“{head},” {_name(s.document).rstrip(',')} says, “{tail}”.\n", True)
    if s.next:
        yield Made("two sentences", _given(s.document, f"{text} {s.next}"), True)


def _wrapped(text: str, rng: random.Random) -> str:
    words = text.split()
    at = rng.randrange(2, len(words) - 2)
    return " ".join(words[:at]) + "\n" + " ".join(words[at:])


def _qualified(words: list[str]) -> bool:
    text = " ".join(re.sub(r"[^\w' ]", "", w) for w in words).lower()
    return any(re.search(rf"\b{re.escape(q)}\b", text) for q in QUALIFIERS)


def _harmless(words: list[str], rng: random.Random) -> tuple[int, int] | None:
    """A run of words whose omission drops no qualifier."""
    tries = [(a, b) for a in range(KEPT, len(words) - KEPT) for b in range(a + 2, min(a + 8, len(words) - KEPT) + 1)]
    rng.shuffle(tries)
    return next((t for t in tries if not _qualified(words[t[0] - 1 : t[1] + 1])), None)


def _pronoun(words: list[str]) -> int | None:
    return next((i for i, w in enumerate(words) if i and w in ("it", "they", "them")), None)


# ── altered ──────────────────────────────────────────────────────────────────────────────────────


def altered(s: Sentence, rng: random.Random, others: list[Sentence]) -> Iterator[Made]:
    """Quotations that an editor would send back."""
    words = s.text.split()
    inner = [i for i in range(2, len(words) - 2) if LETTER.fullmatch(words[i]) and words[i] not in stop_words()]
    if inner:
        i = rng.choice(inner)
        new = rng.choice(
            [w for w in rng.choice(others).text.split() if LETTER.fullmatch(w) and w[:4] != words[i][:4]] or ["timber"]
        )
        yield Made("a word changed", _given(s.document, " ".join([*words[:i], new, *words[i + 1 :]])), False)
        yield Made("a word dropped", _given(s.document, " ".join([*words[:i], *words[i + 1 :]])), False)
        yield Made("a word added", _given(s.document, " ".join([*words[:i], rng.choice(EXTRA), *words[i:]])), False)
    figures = [i for i in range(1, len(words) - 1) if re.fullmatch(r"\d[\d,]*", words[i].rstrip(",;"))]
    if figures:
        i = rng.choice(figures)
        digit = str((int(words[i][0]) + 3) % 9 + 1)
        yield Made(
            "a figure changed", _given(s.document, " ".join([*words[:i], digit + words[i][1:], *words[i + 1 :]])), False
        )
    for i, word in enumerate(words):
        if word in ("not", "never", "no") and 0 < i < len(words) - 1:
            yield Made("not dropped", _given(s.document, " ".join([*words[:i], *words[i + 1 :]])), False)
        if (
            word in ("was", "were", "is", "are", "has", "have", "can", "will")
            and "not" not in words[i:]
            and 2 < i < len(words) - 2
        ):
            yield Made("not added", _given(s.document, " ".join([*words[: i + 1], "not", *words[i + 1 :]])), False)
            break
    for i in range(KEPT, len(words) - KEPT):
        for n in (3, 2, 1):
            if " ".join(words[i : i + n]).lower() in QUALIFIERS and i + n < len(words) - 3:
                text = " ".join([*words[:i], "…", *words[i + n :]])
                yield Made("qualifier in an omission", _given(s.document, text), False)
                break
        else:
            continue
        break
    for i in range(len(words) - 2, KEPT + 2, -1):
        if words[i].lower() in CUT_AFTER and words[i - 1].endswith(","):
            yield Made("end cut", _given(s.document, " ".join(words[:i]).rstrip(",")), False)
            break
    if s.next:
        yield Made("sentences swapped", _given(s.document, f"{s.next} {s.text}"), False)
    strangers = [
        o.document for o in others if o.document.id != s.document.id and o.document.publisher != s.document.publisher
    ]
    if strangers:
        yield Made("given to another source", _given(rng.choice(strangers), s.text), False)


# ── the count ────────────────────────────────────────────────────────────────────────────────────


def _loud(report: Report, draft: str) -> list[Finding]:
    return [f for f in report.findings if f.severity is not Severity.NOTE]


def _right_place(report: Report, s: Sentence) -> bool:
    for judgement in report.judgements:
        if judgement.claim.kind == "quotation" and len(judgement.claim.words.split()) > 3 and judgement.evidence:
            claim = judgement.evidence[0].claim
            if claim.document == s.document.id and claim.anchor.overlaps(s.span):
                return True
    return False


def main() -> None:
    """Prints the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--most", type=int, default=1000, help="quotations to make, evenly over the corpus (1000)")
    parser.add_argument("--show", action="store_true", help="print each that goes wrong")
    options = parser.parse_args()
    library = Library.open(options.sources)
    found = list(sentences_of(library))
    rng = random.Random(20)  # the same quotations at every run
    made = [(s, m) for s in found for m in (*sound(s, rng), *altered(s, rng, found))]
    taken = made[:: max(1, len(made) // options.most)]
    n: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for s, m in taken:
        report = check(Document.of_text("draft", m.draft), library)
        loud = _loud(report, m.draft)
        hit = bool(loud)
        place = m.sound and _right_place(report, s)
        for key in ((f"{'sound' if m.sound else 'altered'}: {kind}") for kind in (m.kind, "all")):
            n[key] += 1
            hits[key] += hit
            placed[key] += place
        if options.show and (hit == m.sound or (m.sound and not place)):
            said = "; ".join(f"{f.name}: {f.message}" for f in loud)
            print(
                f"{'sound' if m.sound else 'altered'}: {m.kind}\n  draft   {m.draft!r}\n  source  {s.text}\n  said    {said}"
            )
    print(f"{len(taken)} quotations of {len(found)} sentences of {options.sources}")
    for key in sorted(n):
        share = hits[key] / n[key]
        flagged = f"flagged {share:.3f}  place right {placed[key] / n[key]:.3f}"
        print(f"{key:36} n={n[key]:4}  {flagged if key.startswith('sound') else f'caught {share:.3f}'}")


if __name__ == "__main__":
    main()
