"""The words of the sources that come nearest to a quotation, and how they differ, word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from claimcheck.model import Document
from claimcheck.retrieve.quoting.folding import Folded
from claimcheck.retrieve.quoting.match import Change, Found
from claimcheck.retrieve.quoting.wanted import INSERTED, Gap, Word, segments

OMITTED = 250  # words of the source that an omission may stand for when the rest differs
ALIGNED = 6  # documents in which the nearest words are aligned word by word
FARTHER = 15.0  # rapidfuzz's score by which a document may be behind the nearest, to be aligned
RUN, PER_RUN = 3, 2  # words that stand together in both, and how many places of each such run are looked at
FAR = 50.0  # rapidfuzz's score below which no document is looked at further
SMALL = 3  # letters of a word that counts little
SMALL_WEIGHT = 0.4
TELLING, FEW = 2.0, 0.8  # with less than two words of weight in common, a likeness counts less
# What a change costs: words left out are likelier than as many replaced, a replaced one likelier than one added; the
# second word of a cut and all further ones come with the first.
ADDED, REPLACED, DROPPED, DROPPED_ON = 1.5, 1.4, 0.8, 0.25

Garbled = Callable[[str, str], bool]  # whether a source's word, the second, is the quoted one, misread


def nearest(
    items: Sequence[Word | Gap],
    documents: Sequence[Document],
    view: Callable[[Document], Folded],
    garbled: Garbled,
) -> Iterator[tuple[Document, Found]]:
    """In each of the documents that have words near enough to the quoted ones, the nearest of them.

    `garbled` tells whether a source's word is the quoted one, misread by a scanner.
    """
    pieces = segments(items)
    longest = max(range(len(pieces)), key=lambda k: sum(len(w.key) for w in pieces[k][1]))
    plain = [w.key for _, run in pieces for w in run]
    needle = " ".join(w.key for w in pieces[longest][1])
    telling = {k for k in plain if len(k) > SMALL} or set(plain)
    located = []
    for n, document in enumerate(documents):
        source = view(document)
        if len(telling & source.known) * 2 < len(telling):
            continue
        place = fuzz.partial_ratio_alignment(needle, source.spaced, score_cutoff=FAR)
        if place is not None and place.score:
            located.append((-place.score, n, place.dest_start, place.dest_end))
    lead = sum(len(run) for _, run in pieces[:longest])
    trail = len(plain) - lead - len(pieces[longest][1])
    room = OMITTED if len(pieces) > 1 else 0
    best = min(located, default=(0.0,))[0]
    for _, n, start, end in [p for p in sorted(located)[:ALIGNED] if p[0] <= best + FARTHER]:
        source = view(documents[n])
        pad = max(8, len(plain) // 2)
        made = []
        seen: list[tuple[int, int]] = []
        for begin, stop in ((start, end), *_holding(pieces[longest][1], source)):
            if any(a <= begin and stop <= b for a, b in seen):
                continue  # well within a stretch that was aligned
            low = bisect_right(source.spaced_at, begin) - 1 - pad - lead - (room if lead else 0)
            high = bisect_left(source.spaced_at, stop) + pad + trail + (room if trail else 0)
            low, high = max(0, low), min(len(source.keys), high)
            seen.append(
                (source.spaced_at[min(low + pad // 2, high - 1)], source.spaced_at[max(low, high - 1 - pad // 2)])
            )
            found = _aligned(items, source, documents[n].prose, low, high, garbled)
            made += [found] if found else []
        if made:
            yield documents[n], min(made, key=lambda f: (_cost(f), -f.score))


def _cost(found: Found) -> float:
    """What the changes of a place cost: other words more than words that are left out."""
    runs = [(len(c.draft.split()), len(c.source.split())) for c in found.changes]
    return sum(REPLACED * quoted if quoted else DROPPED + DROPPED_ON * (taken - 1) for quoted, taken in runs)


def _holding(run: Sequence[Word], source: Folded) -> Iterator[tuple[int, int]]:
    """The first places in a source's spaced words that hold some words of a run word for word: letters that are alike may lead
    to another place than words that are the same."""
    for words in zip(*(run[k:] for k in range(RUN)), strict=False):
        needle = f" {' '.join(w.key for w in words)} "
        at = source.spaced.find(needle)
        for _ in range(PER_RUN):
            if at < 0:
                break
            yield at + 1, at + len(needle) - 1
            at = source.spaced.find(needle, at + 1)


def _weight(key: str) -> float:
    return SMALL_WEIGHT if len(key) <= SMALL else 1.0


def _alike(word: Word, key: str, garbled: Garbled) -> bool:
    if key == word.key or garbled(word.key, key):
        return True
    return word.stem and key.startswith(word.key[: max(SMALL, len(word.key) - 1)])


Step = tuple[str, int, int]  # what was done with how many quoted words and how many of the source's


def _aligned(
    items: Sequence[Word | Gap], source: Folded, prose: str, low: int, high: int, garbled: Garbled
) -> Found | None:
    """The stretch of the source's words `low` to `high` that differs least from the quoted ones, and how it differs."""
    steps, start = _steps(items, source.keys[low:high], garbled)
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
            " ".join(prose[source.starts[a] : source.ends[b - 1]].split()) if a < b else "",
        )
        for _, words, a, b in changes
    )
    dropped = tuple((a, b) for _, words, a, b in changes if not words)
    return Found(first, last, tuple(gaps), min(score, 1.0 if not made else 0.99), made, dropped)


def _steps(items: Sequence[Word | Gap], keys: Sequence[str], garbled: Garbled) -> tuple[list[Step], int]:
    """The cheapest way to turn the items into a stretch of the keys, and where that stretch begins."""
    n, m = len(items), len(keys)
    costs = [[0.0] * (m + 1)]
    ways: list[list[Step]] = [[("start", 0, 0)] * (m + 1)]
    known, twos = set(keys), [a + b for a, b in pairwise(keys)]
    likes = {item: {k for k in known if _alike(item, k, garbled)} for item in items if isinstance(item, Word)}
    for i in range(1, n + 1):
        item, before = items[i - 1], items[i - 2] if i > 1 else None
        alike = set() if isinstance(item, Gap) else likes[item]
        both = before.key + item.key if isinstance(before, Word) and isinstance(item, Word) else None
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
                same = keys[j - 1] in alike
                aside = above[j - 1] + (0.0 if same else REPLACED)
                if aside <= cost:
                    cost, step = aside, ("same" if same else "replaced", 1, 1)
                if row[j - 1] + DROPPED <= dropping + DROPPED_ON:
                    dropping, dropped = row[j - 1] + DROPPED, 1
                else:
                    dropping, dropped = dropping + DROPPED_ON, dropped + 1
                if dropping < cost:
                    cost, step = dropping, ("dropped", 0, dropped)
                if j > 1 and item.key == twos[j - 2] and above[j - 2] < cost:
                    cost, step = above[j - 2], ("same", 1, 2)
                if both == keys[j - 1] and costs[i - 2][j - 1] < cost:
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
