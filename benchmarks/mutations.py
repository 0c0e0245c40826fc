"""Drafts made of a corpus's own sentences: true ones, reworded safely, and ones with a planted fault.

    python benchmarks/mutations.py SOURCES [--most N] [--show]

Every sentence of the sources that has a figure makes drafts of one sentence. A loud finding on a true one is a false alarm;
a faulty one is caught by any loud finding. Printed by kind: how many, and the share. It needs no labels,
and so runs on a corpus that nobody has seen; the sentences stay near the source's words, so it says nothing of paraphrase.
A sentence of a document that has a newer edition in the corpus is out of date: that it is called so ("stale") is no false
alarm, and catches no fault; nor does what is said of the true sentence as well.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.check import check
from claimcheck.model import Bound, Claim, Document, Finding, Form, Passage, Severity, Span
from claimcheck.retrieve.editions import newer_edition
from claimcheck.retrieve.figures import ONE_SIDED
from claimcheck.retrieve.library import Library
from claimcheck.retrieve.slots import noun_class

LEAST_WORDS, MOST_WORDS = 7, 45
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UP_DOWN = (
    ("rose", "fell"),
    ("risen", "fallen"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("grew", "shrank"),
    ("doubled", "halved"),
    ("rise", "fall"),
    ("went up", "went down"),
)
UNITS = (
    (r"(?<=\d) ?(?:%|per ?cent\b)(?! *point)", " percentage points"),
    (r"\bmillion\b", "billion"),
    (r"£", "$"),
    (r"\bweeks\b", "months"),
    (r"\bdays\b", "weeks"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of a source with its figures, on one line; the spans count from its start."""

    text: str
    claims: tuple[Claim, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Made:
    """A draft's sentence and the part of it that was changed; none where it is true."""

    kind: str
    text: str
    fault: Span | None = None


def items(library: Library) -> Iterator[Item]:
    """The sentences of the sources that are worth a mutation: one claim's length, with figures, no quotation."""
    for analysis in library.analyses:
        for passage in analysis.passages:
            text = re.sub(r"\s", " ", analysis.document.prose[passage.span.start : passage.span.end])
            text = re.sub(r"^\d[\d.]* ", lambda m: " " * len(m[0]), text)  # a section's number
            found = [c for c in analysis.claims if c.sentence == passage.span and c.quantity]
            if (
                found
                and LEAST_WORDS <= len(text.split()) <= MOST_WORDS
                and not re.search(r"[“”\"|*?]|\S\s{3}|\.{4}", text)
            ):
                yield Item(text, tuple(found), passage)


def _replaced(text: str, kind: str, span: tuple[int, int], new: str) -> Made:
    start, end = span
    return Made(kind, text[:start] + new + text[end:], Span(start, start + max(1, len(new))))


def _number(item: Item, claim: Claim) -> tuple[int, int] | None:
    """Where the digits of a claim's figure stand in its sentence."""
    if claim.quantity is None:
        return None
    start = claim.quantity.number.start - item.passage.span.start
    m = re.compile(r"\d[\d,]*(?:\.\d+)?").search(item.text, start, claim.quantity.number.end - item.passage.span.start)
    return m.span() if m else None


# ── true ─────────────────────────────────────────────────────────────────────────────────────────


def true_drafts(item: Item) -> Iterator[Made]:
    """The sentence as it is, and in other words that say the same."""
    text = item.text
    yield Made("verbatim", text)
    for a, b in (("per cent", "percent"), ("percent", "%"), ("%", " per cent")):
        if re.search(rf"\d ?{re.escape(a)}(?!\w|age)", text):
            yield Made(
                "percent sign", re.sub(rf"(\d) ?{re.escape(a)}", rf"\1{'' if b == '%' else ' '}{b.strip()}", text)
            )
            break
    for i, word in enumerate(SMALL, 2):
        if re.search(rf"(?<![\d.,£$€-]){i}(?![\d.,:%-]| [A-Z])", text):
            yield Made("in words", re.sub(rf"(?<![\d.,£$€-]){i}(?![\d.,:%-]| [A-Z])", word, text, count=1))
            break
    for claim in item.claims:
        at = _number(item, claim)
        q = claim.quantity
        if at and q and q.form is Form.COUNT and q.low.denominator == 1 and q.low >= 100 and q.bound == "exactly":
            digits = len(str(q.low.numerator)) - 2
            near = round(q.low.numerator, -digits)
            written = text[at[0] : at[1]].replace(",", "") == str(q.low)  # and no "million" behind it
            if near != q.low and written and not q.unit:
                yield Made("rounded", f"{text[: at[0]]}about {near:,}{text[at[1] :]}")
                break
    m = re.match(r"((?:In|On|During|By|Between) [^,]{4,40}), ([^\W\d].*)\.$", text)
    if m and not any(
        c.anchor.start - item.passage.span.start < m.end(1) for c in item.claims
    ):  # "In 2021 it was 49, 15 …"
        rest = m[2] if m[2].split()[0].isupper() else m[2][0].upper() + m[2][1:]
        yield Made("clause order", f"{rest} {m[1][0].lower()}{m[1][1:]}.")
    m = re.search(r"\b(rose|fell|increased|decreased) by\b", text)
    if m:
        noun = {"rose": "a rise", "fell": "a fall", "increased": "an increase", "decreased": "a decrease"}[m[1]]
        yield Made("change as a noun", f"{text[: m.start()]}saw {noun} of{text[m.end() :]}")


# ── faulty ───────────────────────────────────────────────────────────────────────────────────────


def _values(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for claim in item.claims:
        at = _number(item, claim)
        if at is None or claim.quantity is None:
            continue
        digits = item.text[at[0] : at[1]]
        first = digits[0]
        yield _replaced(item.text, "value", at, str((int(first) + rng.choice((2, 3, 4)) - 1) % 9 + 1) + digits[1:])
        pair = re.search(r"(\d)(?!\1)(\d)", digits)
        if pair and pair[2] != "0":
            swapped = digits[: pair.start()] + pair[2] + pair[1] + digits[pair.end() :]
            yield _replaced(item.text, "digits changed about", at, swapped)
        for other in item.claims:
            where = _number(item, other)
            if (
                where
                and other.quantity
                and other.quantity.form is claim.quantity.form
                and other.quantity.low != claim.quantity.low
            ):
                yield _replaced(item.text, "another figure of the sentence", at, item.text[where[0] : where[1]])
                break


def _hedges(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for claim in item.claims:
        q, start = claim.quantity, item.passage.span.start
        if q is None or q.cue is None or q.bound not in ONE_SIDED:
            continue
        m = re.compile(r".*? (?=[\d£$€])").match(item.text, q.cue.start - start)
        if m and m.end() == q.cue.end - start + 1:
            yield _replaced(item.text, "hedge dropped", m.span(), "")
            opposite = "less than " if q.bound in (Bound.OVER, Bound.AT_LEAST) else "more than "
            yield _replaced(item.text, "hedge turned", m.span(), opposite)
            return


def _changes(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for a, b in (*UP_DOWN, *((y, x) for x, y in UP_DOWN)):
        m = re.search(rf"\b{a}\b", item.text)
        if m and any(c.quantity and c.quantity.change for c in item.claims):
            yield _replaced(item.text, "direction", m.span(), b)
            break
    m = re.search(r"\b(?:rose|fell|risen|fallen|increased|decreased|grew|dropped) (by|to)\b", item.text)
    if m and not re.search(r"\b(by|to)\b", item.text[m.end() : m.end() + 25]):
        yield _replaced(item.text, "by for to", m.span(1), "to" if m[1] == "by" else "by")


def _units(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for pattern, new in UNITS:
        m = re.search(pattern, item.text)
        if m:
            yield _replaced(item.text, "unit", m.span(), new)
            return


def _periods(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    m = re.search(r"\b(?:19|20)\d\d\b(?!-)", item.text)
    if m:
        yield _replaced(item.text, "period", m.span(), str(int(m[0]) + rng.choice((-3, -2, 2))))


def _places(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for place in item.passage.places:
        at = (place.span.start - item.passage.span.start, place.span.end - item.passage.span.start)
        named = [p for p in others.places if p not in item.text and p not in place.within and place.name not in p]
        if item.text[at[0] : at[1]] == place.name and named and re.search(r"\b(?:in|at|near) $", item.text[: at[0]]):
            yield _replaced(item.text, "place", at, rng.choice(named))
            return


def _populations(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    for claim in item.claims:
        q = claim.quantity
        if q is None or q.counted is None or not claim.about.counted:
            continue
        at = (q.counted.start - item.passage.span.start, q.counted.end - item.passage.span.start)
        kind = noun_class(claim.about.counted[-1])
        named = [w for w, k in others.nouns if k and kind and k != kind]
        if len(item.text[at[0] : at[1]].split()) == 1 and item.text[at[0] : at[1]].endswith("s") and named:
            yield _replaced(item.text, "population", at, rng.choice(named))
            return


def _denials(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    m = re.search(r"\b(?:was|were|is|are|has|have|had) (?=[a-z]+(?:ed|en)\b)", item.text)
    if m and " not " not in item.text and " no " not in item.text:
        yield _replaced(item.text, "negation", m.span(), f"{m[0]}not ")


def _forecasts(item: Item, rng: random.Random, others: Others) -> Iterator[Made]:
    m = re.search(
        r"\b(?:may|might|is expected to|are expected to|is projected to|could) (?!not\b)(?=[a-z]+\b)", item.text
    )
    if m:
        yield _replaced(item.text, "modality", m.span(), "will certainly ")


FAULTS: tuple[Callable[[Item, random.Random, Others], Iterator[Made]], ...] = (
    _values,
    _hedges,
    _changes,
    _units,
    _periods,
    _places,
    _populations,
    _denials,
    _forecasts,
)


@dataclass(frozen=True, slots=True)
class Others:
    """What else the corpus names, to put in the place of what a sentence names."""

    places: tuple[str, ...]
    nouns: tuple[tuple[str, str], ...]


def others_of(found: list[Item]) -> Others:
    """The places and the counted nouns of the sentences, each once."""
    places = {
        p.name
        for i in found
        for p in i.passage.places
        if i.text[p.span.start - i.passage.span.start :].startswith(p.name)
    }
    nouns = set()
    for item in found:
        for c in item.claims:
            if c.quantity and c.quantity.counted and c.about.counted:
                start, end = (x - item.passage.span.start for x in (c.quantity.counted.start, c.quantity.counted.end))
                if item.text[start:end].isalpha() and item.text[start:end].endswith("s"):
                    nouns.add((item.text[start:end], noun_class(c.about.counted[-1])))
    return Others(tuple(sorted(places)), tuple(sorted(nouns)))


def loud_of(text: str, old: bool, library: Library) -> list[Finding]:
    """What is said aloud of a draft's sentence; of an old edition's all but that it is out of date."""
    report = check(Document.of_text("draft", text.strip()), library)
    loud = [f for f in report.findings if f.severity is not Severity.NOTE]
    return [f for f in loud if not (old and f.name == "stale")]


def main() -> None:
    """Prints the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--most", type=int, default=200, help="sentences to take, evenly over the corpus (200)")
    parser.add_argument("--show", action="store_true", help="print each draft that goes wrong")
    options = parser.parse_args()
    library = Library.open(options.sources)
    found = list(items(library))
    taken = found[:: max(1, -(-len(found) // options.most))]
    others = others_of(found)
    n: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for number, item in enumerate(taken):
        rng = random.Random(number)  # the same faults at every run
        made = [*true_drafts(item), *(m for fault in FAULTS for m in fault(item, rng, others))]
        old = newer_edition(library.document(item.passage.document), library) is not None
        verbatim: set[tuple[str, str]] = set()
        for m in made:
            group = "faulty" if m.fault else "true"
            loud = loud_of(m.text, old, library)
            told = {(f.name, f.message) for f in loud}
            hit = bool(told - verbatim if m.fault else told)
            verbatim = told if m.kind == "verbatim" else verbatim
            for key in (f"{group}: {m.kind}", f"{group}: all"):
                n[key] += 1
                hits[key] += hit
            if options.show and hit == (m.fault is None):
                said = "; ".join(f"{f.name}: {f.message}" for f in loud)
                print(f"{group}: {m.kind}\n  draft   {m.text}\n  source  {item.text}\n  said    {said}")
    print(f"{len(taken)} sentences of {options.sources}")
    for key in sorted(n):
        what = "false alarms" if key.startswith("true") else "caught"
        print(f"{key:40} n={n[key]:4}  {what} {hits[key] / n[key]:.3f}")


if __name__ == "__main__":
    main()
