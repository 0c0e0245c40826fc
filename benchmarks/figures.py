"""How well and how fast figures are read.

    python benchmarks/figures.py [FACTS] [--show] [--quantulum3 PYTHON] [--sentences N]

Prints five measures: the facts of a labelled inventory (FACTS, a facts.jsonl) that are read right, the false figures in the
decoys of tests/figures/silent.toml, the words read in a second, the time that hostile lines of a megabyte take, and what a
run of mutated sentences breaks. PYTHON is an interpreter that has quantulum3, which then reads the same words and decoys.
"""

from __future__ import annotations

import argparse
import calendar
import json
import math
import multiprocessing
import random
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from claimcheck import Document
from claimcheck.detect.period import document_year, periods
from claimcheck.detect.quantity import read_text
from claimcheck.detect.words import stem, tokens
from claimcheck.model import Bound, Form, Period, Quantity

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "figures"
WORDS = 20_000  # that the speed is measured on, at least
LINE = 1_000_000  # characters of a hostile line
PATIENCE = 20  # seconds by the clock after which a hostile line is given up
TARGET = 1.0  # seconds for a hostile line

Figure = tuple[Any, Quantity]


# ── the facts ────────────────────────────────────────────────────────────────────────────────────

# a fact's hedge to its bound: the first whose words are in the hedge; a hedge that holds none of them bounds nothing
BOUNDS = (
    ("no more than", Bound.AT_MOST),
    ("at most", Bound.AT_MOST),
    ("at least", Bound.AT_LEAST),
    ("thousands of", Bound.AT_LEAST),
    ("millions of", Bound.AT_LEAST),
    ("more than", Bound.OVER),
    ("over", Bound.OVER),
    ("less than", Bound.UNDER),
    ("fewer than", Bound.UNDER),
    ("nearly", Bound.NEARLY),
    ("almost", Bound.NEARLY),
    ("close to", Bound.NEARLY),
    ("up to", Bound.UP_TO),
    ("as much as", Bound.UP_TO),
    ("as many as", Bound.UP_TO),
    ("about", Bound.ABOUT),
    ("around", Bound.ABOUT),
    ("between", Bound.BETWEEN),
)
UNITS = {
    "percent": {"percent"},
    "percent more likely": {"percent"},
    "percentage points": {"percentage point"},
    "times": {"times"},
    "years": {"year"},
    "decades": {"decade"},
    "months": {"month"},
    "weeks": {"week"},
    "days": {"day"},
    "hours": {"hour"},
    "US dollars": {"USD"},
    "pounds": {"GBP"},
    "euros": {"EUR"},
}


def expected_bound(fact: dict[str, Any]) -> Bound:
    if isinstance(fact["value"], list):
        return Bound.BETWEEN
    hedge = fact["hedge"] or ""
    return next((bound for words, bound in BOUNDS if words in hedge), Bound.EXACTLY)


def value_right(fact: dict[str, Any], q: Quantity) -> bool:
    """Whether the ends are the fact's; a share told in thirds or sevenths may be a tenth of a percent off."""
    ends = fact["value"] if isinstance(fact["value"], list) else [fact["value"], fact["value"]]
    slack = Fraction(1, 10) if q.form is Form.SHARE and q.low.denominator > 1 else Fraction(0)
    return all(abs(Fraction(str(end)) - read) <= slack for end, read in zip(ends, (q.low, q.high), strict=True))


def unit_right(fact: dict[str, Any], q: Quantity) -> bool:
    """Whether the unit is the fact's, and the noun counted and the rate, where the evidence has the fact's words for them."""
    name, _, rate = (fact["unit"] or "").partition(" per ")
    words = {stem(t.lower) for t in tokens(fact["evidence"])}
    if rate and stem(rate) in words and stem(q.rate) != stem(rate):
        return False
    if name in UNITS:
        return q.unit in UNITS[name]
    if q.unit or q.form not in (Form.COUNT, Form.RANK):
        return False
    head = stem(name.split()[-1].lower()) if name else ""
    if name in ("", "people") or head not in words:
        return True
    counted = tokens(fact["evidence"], q.counted) if q.counted else ()
    return not counted or head in {stem(t.lower) for t in counted}


def days_of(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date, month or year."""
    parts = value.split("-")
    if len(parts) == 3:
        return value, value
    if len(parts) == 2:
        return f"{value}-01", f"{value}-{calendar.monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return f"{value}-01-01", f"{value}-12-31"


def date_right(fact: dict[str, Any], found: tuple[Period, ...]) -> bool:
    """Whether a period has the fact's ends, or one period each; after "since" only the start is the fact's."""
    value = fact["value"]
    first, last = (value[0], value[1]) if isinstance(value, list) else (value, value)
    if first != last and all(date_right({**fact, "value": end}, found) for end in (first, last)):
        return True
    begins, ends = days_of(first)[0], days_of(last)[1]
    since = "since" in (fact["hedge"] or "")
    return any(p.first.isoformat() == begins and (since or p.last.isoformat() == ends) for p in found)


def is_date(fact: dict[str, Any]) -> bool:
    return bool(fact["unit"] == "date")


def measurable(fact: dict[str, Any]) -> bool:
    """Whether a fact has a figure or a date; a time of day is neither."""
    value = fact["value"]
    return value is not None and (is_date(fact) or not isinstance(value, str))


def parts_right(fact: dict[str, Any], year: int | None) -> tuple[str, ...]:
    """What is read wrong of the best reading of a fact: nothing, or among value, unit, bound and date."""
    if is_date(fact):
        return () if date_right(fact, periods(tokens(fact["evidence"]), year)) else ("date",)
    best: tuple[str, ...] = ("value", "unit", "bound")
    for _, q in read_text(fact["evidence"]):
        right = {"value": value_right(fact, q), "unit": unit_right(fact, q), "bound": q.bound is expected_bound(fact)}
        wrong = tuple(name for name, fine in right.items() if not fine)
        if "value" not in wrong and len(wrong) < len(best):
            best = wrong
    return best


def years(path: Path) -> dict[str, int | None]:
    """The year of each source, from the sources.json beside the facts."""
    listed = path.with_name("sources.json")
    if not listed.exists():
        return {}
    return {s["id"]: document_year(s.get("date") or "") for s in json.loads(listed.read_text("utf-8"))}


def facts(path: Path, show: bool) -> None:
    year = years(path)
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    asked = [fact for fact in told if measurable(fact)]
    for name, chosen in (
        ("figures", [f for f in asked if not is_date(f)]),
        ("dates", [f for f in asked if is_date(f)]),
        ("facts", asked),
    ):
        wrong = [(f, w) for f in chosen if (w := parts_right(f, year.get(f["source"])))]
        right = len(chosen) - len(wrong)
        print(f"{name}: {right} of {len(chosen)} read right ({right / max(len(chosen), 1):.1%})")
        for fact, parts in wrong if show and name == "facts" else ():
            read = [reading(fact["evidence"], found) for found in read_text(fact["evidence"])]
            print(f"  {', '.join(parts)}: {fact['evidence']}")
            print(f"    wanted {fact['value']} {fact['unit']} ({fact['hedge']}); read {'; '.join(read) or 'nothing'}")
    print(f"  left out: {len(told) - len(asked)} of {len(told)}, which have no figure and no date")


def reading(text: str, found: Figure) -> str:
    span, q = found
    value = f"{float(q.low):g}" if q.low == q.high else f"{float(q.low):g}–{float(q.high):g}"
    counted = text[q.counted.start : q.counted.end] if q.counted else ""
    return " ".join(
        part for part in (f"«{text[span.start : span.end]}»", q.bound.value, value, q.unit, counted) if part
    )


# ── decoys and speed ─────────────────────────────────────────────────────────────────────────────


def table(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))


def decoy_sentences() -> list[str]:
    return [sentence for row in table("silent")["silent"] for sentence in row["sentences"]]


def decoys(show: bool) -> None:
    sentences = decoy_sentences()
    found = {s: read for s in sentences if (read := read_text(s))}
    figures = sum(len(read) for read in found.values())
    print(f"decoys: {figures} false figures in {len(found)} of {len(sentences)} sentences")
    for sentence, read in found.items() if show else ():
        print(f"  {sentence!r}: {', '.join(sentence[s.start : s.end] for s, _ in read)}")


def paragraphs() -> list[str]:
    """Paragraphs of the repository's own corpus and drafts, in turn and again from the start, up to the words wanted."""
    files = [*sorted((ROOT / "reference_corpus").glob("*.md")), *sorted((ROOT / "seeds").rglob("*.md"))]
    own: list[str] = []
    for file in files:
        document = Document.of_text(file.name, file.read_text("utf-8"))
        own += [document.prose[block.span.start : block.span.end] for block in document.blocks]
    words = sum(len(p.split()) for p in own)
    return own * math.ceil(WORDS / words)


QUANTULUM3 = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
paragraphs, decoys = json.load(sys.stdin)
parser.parse("Warm up with 2 litres.")
start, figures = time.process_time(), 0
for p in paragraphs:
    try:
        figures += len(parser.parse(p))
    except Exception:
        pass
spent = time.process_time() - start
false = []
for d in decoys:
    try:
        false.append(len(parser.parse(d)))
    except Exception:
        false.append(0)
print(json.dumps([spent, figures, sum(false), sum(1 for n in false if n)]))
"""


def speed(other: str | None) -> None:
    own = paragraphs()
    words = sum(len(p.split()) for p in own)
    read_text("Warm up with 2 litres.")
    start = time.process_time()
    figures = sum(len(read_text(p)) for p in own)
    spent = time.process_time() - start
    print(f"speed: {words / spent:,.0f} words a second on one core ({words:,} words, {figures:,} figures)")
    if other is None:
        print("  quantulum3: not run; name an interpreter that has it with --quantulum3 PYTHON")
        return
    try:
        ran = subprocess.run(
            [other, "-c", QUANTULUM3],
            input=json.dumps([own, decoy_sentences()]),
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  quantulum3: not run; {other} has none ({error})")
        return
    spent, figures, false, sentences = json.loads(ran.stdout.splitlines()[-1])
    print(f"  quantulum3: {words / spent:,.0f} words a second ({figures:,} figures)")
    print(f"  quantulum3: {false} false figures in {sentences} of the decoys")


# ── hostile lines ────────────────────────────────────────────────────────────────────────────────

HOSTILE = {
    "digits": "1",
    "digits, spaced": "1 ",
    "threes of digits, spaced": "123 ",
    "commas": ",",
    "digits and commas": "1,",
    "threes and commas": "123,",
    "digits and points": "1.",
    "digits and slashes": "1/",
    "digits and dashes": "1-",
    "digits and en dashes": "1–",
    "digits, to": "1 to ",
    "digits, and": "1 and ",
    "digits, of": "1 of ",
    "digits, per": "1 per ",
    "one in": "one in ",
    "one in five": "one in five ",
    "half a": "half a ",
    "a half of": "a half of ",
    "up to": "up to ",
    "more than": "more than ",
    "a": "a ",
    "from": "from ",
    "between": "between ",
    "twenty": "twenty ",
    "twenty, joined": "twenty-",
    "hundred": "hundred ",
    "million": "million ",
    "one hundred and": "one hundred and ",
    "hundreds of": "hundreds of ",
    "dozens": "dozens of thousands of ",
    "and a half": "two and a half ",
    "rose by": "rose by ",
    "rose by 4%": "rose by 4%, ",
    "by": "by ",
    "doubled": "doubled ",
    "times": "3 times ",
    "third": "third ",
    "percent": "% ",
    "pound signs": "£",
    "brackets": "(",
    "nested numbers": "(1",
    "dashes": "-",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "zero-width": "\u200b",
    "soft hyphens": "1\u00ad",
    "combining": "1\u0301",
    "other digits": "٣५",
    "fractions": "½",
    "superscripts": "²",
    "years": "2019 ",
    "years, dashed": "2019-",
    "dates": "9 April ",
    "months": "March ",
    "May": "may ",
    "telephones": "020 7946 0018 ",
    "sections": "section 1, ",
    "letters": "a",
    "letters and digits": "a1",
    "the long noun": "12 old ",
    "points": ".",
    "plus": "+44 ",
    "degrees": "1° ",
}


def _read(line: str, answer: Any) -> None:
    read_text("Warm up with 2 litres.")
    start = time.process_time()
    try:
        read_text(line)
    except Exception as error:  # any exception at all is the fault looked for
        answer.send(type(error).__name__)
    else:
        answer.send(time.process_time() - start)


def seconds(line: str) -> float | str:
    """How long a line takes, infinity where it is given up, or what it raises: in a process that can be stopped."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_read, args=(line, there))
    process.start()
    there.close()
    try:
        taken: float | str = here.recv() if here.poll(PATIENCE) else math.inf
    except EOFError:
        taken = "died"
    process.kill()
    process.join()
    return taken


def hostile() -> None:
    """Prints the seconds of every hostile line, and how many times those of a quarter of it: 4 where time is linear."""
    slow: list[str] = []
    failed: list[str] = []
    worst, worst_name = 0.0, ""
    for name, piece in HOSTILE.items():
        line = (piece * (LINE // len(piece) + 1))[:LINE]
        quarter, taken = seconds(line[: LINE // 4]), seconds(line)
        if isinstance(taken, str):
            failed.append(name)
            print(f"  {name}: FAILED: {taken}", flush=True)
            continue
        if taken > worst:
            worst, worst_name = taken, name
        if taken > TARGET:
            slow.append(name)
        said = f"over {PATIENCE}" if taken == math.inf else f"{taken:.2f}"
        growth = (
            f", {taken / quarter:.1f} times a quarter's"
            if isinstance(quarter, float) and quarter < taken < math.inf
            else ""
        )
        print(f"  {name}: {said} s{growth}{' SLOW' if taken > TARGET else ''}", flush=True)
    said = f"over {PATIENCE}" if worst == math.inf else f"{worst:.2f}"
    print(f"hostile lines: worst {said} s ({worst_name}); {len(slow)} of {len(HOSTILE)} over {TARGET:g} s", end="; ")
    print(f"{len(failed)} failed")


# ── mutated sentences ────────────────────────────────────────────────────────────────────────────

ODD = [
    *"٣۴५৭๖𝟗²½¾Ⅻ㊿٪‰",
    *"\u0301\u0488\u200d\ufe0f\u20e3",  # combining marks and joiners
    *"🙂👩🇰🇪",
    *"\u200f\u202e\u2066\u061c",  # right to left
    *"\u00ad\u200b\u2060\ufeff",
    *"\u00a0\u2009\u202f\u3000",
    *"שנהسنة",
    *"\x00\x85\u2028\ud800",
    *"-–—−./,:;%°'’\"()[]£$€~<>≥±×",
    *"0123456789",
]


def mutated(sentences: list[str], count: int) -> Iterator[str]:
    """Sentences with one to four characters put in, taken out or changed; the same ones on every run."""
    chance = random.Random(20_240_501)
    for _ in range(count):
        text = list(chance.choice(sentences))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text) + 1)
            odd = chance.choice(ODD) if chance.random() < 0.8 else chr(chance.randrange(sys.maxunicode + 1))
            way = chance.randrange(3)
            if way == 0:
                text.insert(at, odd)
            elif way == 1:
                del text[at : at + 1]
            else:
                text[at : at + 1] = [odd]
        yield "".join(text)


def fault(text: str) -> str:
    """What is wrong with the reading of a text, empty if nothing is."""
    try:
        read = read_text(text)
    except Exception as error:  # any exception at all is the fault looked for
        return f"raised {type(error).__name__}: {error}"
    end = 0
    for span, q in read:
        words = text[span.start : span.end]
        if not end <= span.start < span.end <= len(text):
            return f"span {span} is out of order or bounds"
        if not any(c.isalnum() for c in words):
            return f"{words!r} holds no letter and no digit"
        if words != words.strip():
            return f"{words!r} begins or ends with a blank"
        if not span.contains(q.number) or not q.number:
            return f"{words!r} does not hold its number"
        if q.low > q.high:
            return f"{words!r} has its ends the wrong way round"
        if q.counted and not 0 <= q.counted.start < q.counted.end <= len(text):
            return f"{words!r} counts what is not there"
        end = span.end
    return ""


def seed_sentences() -> list[str]:
    names = [
        path.stem
        for path in sorted(TABLES.glob("*.toml"))
        if path.stem not in ("silent", "tables", "periods", "misses")
    ]
    return [p for name in names for row in table(name)["reads"] for p in row["phrases"]] + decoy_sentences()


def fuzz(count: int, show: bool) -> None:
    faults = [(text, said) for text in mutated(seed_sentences(), count) if (said := fault(text))]
    print(f"mutated sentences: {len(faults)} faults in {count:,}")
    for text, said in faults if show else faults[:5]:
        print(f"  {text!r}: {said}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="?", type=Path, help="a facts.jsonl, with its sources.json beside it")
    parser.add_argument("--show", action="store_true", help="print every miss")
    parser.add_argument("--quantulum3", metavar="PYTHON", help="an interpreter that has quantulum3")
    parser.add_argument("--sentences", type=int, default=100_000, help="mutated sentences (default: %(default)s)")
    options = parser.parse_args()
    if options.facts:
        facts(options.facts, options.show)
    else:
        print("facts: not measured; name a facts.jsonl")
    decoys(options.show)
    speed(options.quantulum3)
    hostile()
    fuzz(options.sentences, options.show)


if __name__ == "__main__":
    main()
