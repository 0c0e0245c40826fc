"""Which documents are copies of which: near-identical texts, found by fingerprints of their runs of words.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): of each window of hashes the least, so that two texts with
a long enough stretch in common share one, wherever it stands. Only documents that share many are compared run by run.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from zlib import crc32

from claimcheck.model import Document, Notice

NEAR_COPY = 0.8  # share of the shorter text's word runs that the longer one has too
RUN = 8  # words in such a run: shared by chance almost never
WINDOW = 16  # hashes of which the least is kept
LIKELY = 0.5  # the share of common fingerprints from which two texts are compared

Fingerprints = Callable[[Document], bytes]


def fingerprints(document: Document) -> bytes:
    """The document's fingerprints, each once, as an array of 32-bit numbers."""
    hashes = _hashes(document)
    windows = [hashes[i : i + WINDOW] for i in range(len(hashes) - WINDOW + 1)]
    chosen = set(map(min, windows)) if windows else set(hashes)
    return array("I", sorted(chosen)).tobytes()


def _hashes(document: Document) -> list[int]:
    words = document.prose.lower().split()
    return [crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)]


def copies_among(
    documents: Sequence[Document], marks_of: Fingerprints = fingerprints
) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """Which document is a copy of which: as `same_as` says, or by near-identical text (said once each)."""
    ids = {d.id for d in documents}
    copies = {d.id: d.same_as for d in documents if d.same_as in ids}
    for id in copies:  # a copy of a copy is a copy of the first
        while copies[id] in copies and copies[copies[id]] != id:
            copies[id] = copies[copies[id]]
    notices = []
    runs: dict[int, frozenset[int]] = {}
    for i, j in _likely(documents, marks_of):
        a, b = documents[i], documents[j]
        if a.id in copies or b.id in copies:
            continue
        for n in (i, j):
            if n not in runs:
                runs[n] = frozenset(_hashes(documents[n]))
        shorter = min(len(runs[i]), len(runs[j]))
        if shorter > RUN and len(runs[i] & runs[j]) >= NEAR_COPY * shorter:
            copies[b.id] = a.id
            message = f"{b.id} is nearly the same text as {a.id} and counts as a copy of it"
            notices.append(Notice("copy", b.path or b.id, message))
    return copies, tuple(notices)


def _likely(documents: Sequence[Document], marks_of: Fingerprints) -> list[tuple[int, int]]:
    """The pairs of documents that share so many fingerprints that they may be copies, in order."""
    having: dict[int, list[int]] = {}
    sizes: list[int] = []
    found: list[tuple[int, int]] = []
    for n, document in enumerate(documents):
        marks = array("I")
        marks.frombytes(marks_of(document))
        sizes.append(len(marks))
        shared: Counter[int] = Counter()
        for mark in marks:
            before = having.get(mark)
            if before is None:
                having[mark] = [n]
            else:
                shared.update(before)
                before.append(n)
        found += [(m, n) for m, count in shared.items() if count >= LIKELY * min(sizes[m], len(marks))]
    return sorted(found)
