"""How often a claim that is told in quite other words is found: python benchmarks/retrieval.py [--show]

retrieval.jsonl has sentences that say in other words, and mostly with the figure in another form, what a sentence of a
source of one of the sets says. Each is looked for among all passages of its set's sources. Printed is for how many the
passage comes first, among the first three, ten, and forty: by terms, by meaning, by both, and by both with a bonus for a
figure that agrees; and how many of them `candidates` looks at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.detect.claims import analysis
from claimcheck.detect.words import terms, tokens
from claimcheck.model import Claim, Document
from claimcheck.retrieve.candidates import near
from claimcheck.retrieve.figures import Relation, compare
from claimcheck.retrieve.library import Library
from claimcheck.store import Store

HERE = Path(__file__).parent
DEPTHS = (1, 3, 10, 40)
EVEN = 60  # ranks: how little it matters to be first and not second, in a sum of one part of each rank
BONUS = 0.1  # for a figure that agrees, of the most that two ranks can give


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence, as a claim where it is one, with the passages that say the same."""

    said: str
    claim: Claim | None
    terms: Mapping[str, float]
    library: Library
    right: frozenset[int]


def queries() -> list[Query]:
    """The sentences of the table; raises ValueError for one whose passage is not among its set's sources."""
    rows = [json.loads(line) for line in (HERE / "retrieval.jsonl").read_text("utf-8").splitlines()]
    store = Store.open()
    libraries = {name: Library.open(_sources(name), store) for name in sorted({row["set"] for row in rows})}
    return [_query(row["said"], row["source"], row["words"], libraries[row["set"]]) for row in rows]


def _sources(name: str) -> Path:
    own = HERE / "sets" / name / "sources"
    return own if own.is_dir() else HERE.parent / "reference_corpus"


def _query(said: str, source: str, words: Sequence[str], library: Library) -> Query:
    right = set()
    for i, passage in enumerate(library.index.passages):
        text = " ".join(library.document(passage.document)[passage.span].split())
        if passage.document == source and any(w in text or text in w for w in words):
            right.add(i)
    if not right:
        raise ValueError(f"{source} has no passage with {words}")
    claims = analysis(Document.of_text("draft", said)).claims
    figures = [c for c in claims if c.quantity] or list(claims)
    query = dict.fromkeys(terms(tokens(said)), 1.0)
    query.update({f"#{float(c.quantity.value):.6g}": 0.5 for c in figures if c.quantity})
    return Query(said, figures[0] if figures else None, query, library, frozenset(right))


def by_terms(query: Query) -> list[int]:
    passages = range(len(query.library.index.passages))
    hits = [i for i, _ in query.library.index.search(query.terms, len(passages))]
    return [*hits, *(i for i in passages if i not in set(hits))]


def by_meaning(query: Query) -> list[int]:
    return list(query.library.index.alike(query.terms, len(query.library.index.passages)))


def by_both(query: Query) -> list[int]:
    return _by(_ranks(query))


def by_both_and_figure(query: Query) -> list[int]:
    ranks = _ranks(query)
    for i, passage in enumerate(query.library.index.passages):
        theirs = query.library.claims_at.get((passage.document, passage.span.start), ())
        quantity = query.claim and query.claim.quantity
        if quantity and any(c.quantity and compare(quantity, c.quantity) is Relation.ENTAILED for c in theirs):
            ranks[i] += BONUS * 2 / EVEN
    return _by(ranks)


def _ranks(query: Query) -> dict[int, float]:
    """The sum of one part of each rank (Cormack and others 2009)."""
    ranks = dict.fromkeys(range(len(query.library.index.passages)), 0.0)
    for order in (by_terms(query), by_meaning(query)):
        for place, i in enumerate(order):
            ranks[i] += 1 / (EVEN + place)
    return ranks


def _by(score: Mapping[int, float]) -> list[int]:
    return sorted(score, key=lambda i: (-score[i], i))


WAYS: Mapping[str, Callable[[Query], list[int]]] = {
    "terms": by_terms,
    "meaning": by_meaning,
    "both": by_both,
    "both and figure": by_both_and_figure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print where each sentence's passage comes")
    given = parser.parse_args()
    asked = queries()
    places = {way: [_place(order(q), q) for q in asked] for way, order in WAYS.items()}
    print(f"{len(asked)} sentences; found at rank".ljust(32), *(f"<={n}".rjust(5) for n in DEPTHS), "  mean of 1/rank")
    for way, found in places.items():
        counts = (f"{sum(p <= n for p in found):5}" for n in DEPTHS)
        print(way.ljust(32), *counts, f"{sum(1 / p for p in found) / len(found):16.3f}")
    print("among the candidates".ljust(32), f"{sum(map(_is_looked_at, asked)):5}")
    if given.show:
        for i, query in enumerate(asked):
            print(*(f"{places[way][i]:4}" for way in WAYS), query.said)


def _is_looked_at(query: Query) -> bool:
    places = {(p.document, p.span) for p, _ in near(query.claim, query.library)} if query.claim else set()
    right = [query.library.index.passages[i] for i in query.right]
    return any((p.document, p.span) in places for p in right)


def _place(order: Sequence[int], query: Query) -> int:
    return 1 + next(place for place, i in enumerate(order) if i in query.right)


if __name__ == "__main__":
    main()
