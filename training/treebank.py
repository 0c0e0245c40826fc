"""CoNLL-U sentences, and the same sentences in the words that the parser is fed at run time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from claimcheck.detect.pieces import Piece, pieces
from claimcheck.detect.quantity import read
from claimcheck.detect.words import tokens

ROOT = "ROOT"  # what spaCy calls the relation of the topmost word
KEPT = frozenset({"nsubj:pass", "nmod:poss", "aux:pass", "compound:prt", "acl:relcl", "obl:unmarked", "nmod:unmarked"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a treebank: where it stands in its sentence's text, its tag, its head (its own place: none), its relation."""

    start: int
    end: int
    tag: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's text with its words."""

    text: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as the parser sees it: the words, whether a space follows each, and what is to be learnt of them."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; raises ValueError where a word is not in its sentence's text."""
    rows: list[list[str]] = []
    text = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield sentence(text, rows)
                rows = []
    if rows:
        yield sentence(text, rows)


def sentence(text: str, rows: Sequence[Sequence[str]]) -> Sentence:
    """One sentence from its text and its lines' columns; raises ValueError where they do not fit together."""
    words = [row for row in rows if row[0].isdecimal()]
    spans = _spans(text, rows)
    place = {row[0]: i for i, row in enumerate(words)}
    nodes = []
    for i, (row, (start, end)) in enumerate(zip(words, spans, strict=True)):
        relation = row[7] if row[7] in KEPT else row[7].partition(":")[0]
        top = row[6] == "0"
        nodes.append(Node(start, end, row[4], i if top else place[row[6]], ROOT if top else relation))
    return Sentence(text, tuple(nodes))


def _spans(text: str, rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where each word stands. The words of a contraction divide it where they spell it, and share its place otherwise."""
    found: list[tuple[int, int]] = []
    at = 0
    within: list[tuple[int, int]] = []
    last = ""
    for n, row in enumerate(rows):
        if "." in row[0]:  # an empty node of the enhanced graph
            continue
        if row[0].isdecimal() and within:
            found.append(within.pop(0))
            continue
        start = text.find(row[1], at)
        if start < 0 or text[at:start].strip():
            raise ValueError(f"{row[1]!r} does not follow {last!r} in {text!r}")
        at, last = start + len(row[1]), row[1]
        if row[0].isdecimal():
            found.append((start, at))
            continue
        first, _, final = row[0].partition("-")
        count = int(final) - int(first) + 1
        forms = [r[1] for r in rows[n + 1 : n + 1 + count]]
        if "".join(forms) == row[1]:
            edges = [start]
            for form in forms:
                edges.append(edges[-1] + len(form))
            within = list(pairwise(edges))
        else:
            within = [(start, at)] * count
    return found


def shown(sentence: Sentence) -> Shown:
    """The sentence in the parser's words: the finest that break no word of the treebank and none of ours.

    A word that holds several of the treebank's has the head and the relation of the topmost of them.
    """
    run = tokens(sentence.text)
    own = pieces(run, read(run))
    groups = _groups(sentence, own)
    of_node = {i: g for g, (members, _) in enumerate(groups) for i in members}
    depth = _depths(sentence.nodes)
    words, spaces, tags, heads, deps = [], [], [], [], []
    for g, (members, parts) in enumerate(groups):
        top = min(members, key=lambda i: (depth[i], i))
        node = sentence.nodes[top]
        end = max(sentence.nodes[i].end for i in members)
        figure = len(parts) == 1 and parts[0].figure
        words.append(
            parts[0].shown
            if len(parts) == 1
            else sentence.text[sentence.nodes[members[0]].start : end].replace("’", "'")
        )
        spaces.append(sentence.text[end : end + 1].isspace())
        tags.append("CD" if figure else node.tag)
        heads.append(g if node.dep == ROOT else of_node[node.head])
        deps.append(node.dep)
    return Shown(tuple(words), tuple(spaces), tuple(tags), tuple(heads), tuple(deps))


def _groups(sentence: Sentence, own: Sequence[Piece]) -> list[tuple[list[int], list[Piece]]]:
    """The treebank's words and ours, cut wherever both are cut."""
    edges = sorted(
        {(n.start, n.end, "node", i) for i, n in enumerate(sentence.nodes)}
        | {(p.span.start, p.span.end, "piece", i) for i, p in enumerate(own)}
    )
    groups: list[tuple[list[int], list[Piece]]] = []
    reach = 0
    for start, end, what, i in edges:
        if not groups or start >= reach:
            groups.append(([], []))
        if what == "node":
            groups[-1][0].append(i)
        else:
            groups[-1][1].append(own[i])
        reach = max(reach, end)
    return [(members, parts) for members, parts in groups if members]


def _depths(nodes: Sequence[Node]) -> list[int]:
    """How far each word is from the top."""
    depths = []
    for i in range(len(nodes)):
        depth, at = 0, i
        while nodes[at].head != at and depth <= len(nodes):
            at, depth = nodes[at].head, depth + 1
        depths.append(depth)
    return depths
