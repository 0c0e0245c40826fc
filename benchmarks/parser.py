"""What the parser costs and what it is good for: python benchmarks/parser.py, from the top of the repository.

Prints the times of import and load, the time of a sentence in a batch, the peak of memory, and how many figures of the
tables in tests/reads_nouns.py have their noun and their subject right by the tree, and by the words alone.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimcheck.detect import nlp
from claimcheck.detect.nouns import nouns
from claimcheck.detect.quantity import read
from claimcheck.detect.words import tokens
from claimcheck.model import Parse, Span
from tests.reads_nouns import READS, UNSEEN

REPEATS = 10
Rows = Sequence[tuple[str, list[tuple[str, str]]]]


def main() -> None:
    before = _memory()
    _timed("import spaCy", lambda: __import__("spacy"))
    _timed("load the model", nlp._pipeline)
    reads = [(tokens(text), read(tokens(text))) for text, _ in [*READS, *UNSEEN]]
    nlp.parse(reads[:1])
    start = time.perf_counter()
    for _ in range(REPEATS):
        trees = nlp.parse(reads)
    each = (time.perf_counter() - start) / REPEATS / len(reads)
    print(f"{'parse a sentence':30}{each * 1000:10.2f} ms, in batches of {len(reads)}")
    start = time.perf_counter()
    for (run, figures), tree in zip(reads, trees, strict=True):
        nouns(run, figures, tree)
    print(f"{'find its nouns':30}{(time.perf_counter() - start) / len(reads) * 1000:10.2f} ms")
    print(f"{'peak of memory':30}{_memory():10.0f} MB, {_memory() - before:.0f} of them spaCy's and the model's")
    for name, rows in (("READS", READS), ("UNSEEN", UNSEEN)):
        parses = nlp.parse([(tokens(text), read(tokens(text))) for text, _ in rows])
        print(f"{name}: by the tree {_score(rows, parses)}")
        print(f"{name}: by the words alone {_score(rows, None)}")


def _timed(what: str, do: object) -> None:
    start = time.perf_counter()
    assert callable(do)
    do()
    print(f"{what:30}{(time.perf_counter() - start) * 1000:10.0f} ms")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _score(rows: Rows, parses: Sequence[Parse] | None) -> str:
    counted, changed = [0, 0], [0, 0]
    for n, (text, wanted) in enumerate(rows):
        run = tokens(text)
        found = nouns(run, read(run), parses[n] if parses else None)
        for one, (noun, subject) in zip(found, wanted, strict=False):
            right = (_of(text, one.counted) if not one.subject else "", _of(text, one.subject)) == (noun, subject)
            tally = changed if subject else counted
            tally[0] += right
            tally[1] += 1
    return f"{counted[0]} of {counted[1]} counted nouns, {changed[0]} of {changed[1]} subjects of changes"


def _of(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


if __name__ == "__main__":
    main()
