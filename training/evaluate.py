"""The shipped parser's scores on sentences that it was not trained on, and its card, which tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.make import MODEL, doc
from training.treebank import Sentence, sentences

CARD = Path(__file__).with_name("card.md")
TESTS = {"EWT test": "ud_ewt/test.conllu", "PUD": "ud_pud/test.conllu"}
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "nummod", "amod", "compound", "conj", "acl:relcl", "advcl")


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one treebank: how many sentences and words, and the share of the words that were got right, in percent."""

    name: str
    sentences: int
    words: int
    tags: float
    unlabelled: float
    labelled: float
    relations: Mapping[str, float]


def write_card(ud: Path, model: Path = MODEL) -> None:
    """Writes the card of the model, with scores from the treebanks below `ud`."""
    nlp = load(model)
    found = [scores(nlp, name, sentences(ud / file)) for name, file in TESTS.items()]
    size = sum(p.stat().st_size for p in model.rglob("*") if p.is_file() and p.suffix != ".md" and p.name != "LICENSE")
    text = Template(CARD.read_text(encoding="utf-8")).substitute(
        size=f"{size / 1e6:.1f}", scores=_table(found), relations=_relations(found)
    )
    (model / "README.md").write_text(text, encoding="utf-8")


def load(model: Path) -> Language:
    """The model as it ships."""
    nlp = spacy.load(model, exclude=["tokenizer", "vocab"])
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    return nlp


def scores(nlp: Language, name: str, gold: Iterable[Sentence]) -> Scores:
    """The scores on the sentences, each parsed by itself."""
    docs = [doc(nlp.vocab, s) for s in gold]
    bare = [
        Doc(
            nlp.vocab,
            words=[t.text for t in d],
            spaces=[bool(t.whitespace_) for t in d],
            sent_starts=[i == 0 for i in range(len(d))],
        )
        for d in docs
    ]
    found: dict[str, Any] = nlp.evaluate([Example(b, d) for b, d in zip(bare, docs, strict=True)])
    by_relation = found["dep_las_per_type"]
    return Scores(
        name,
        len(docs),
        sum(len(d) for d in docs),
        found["tag_acc"] * 100,
        found["dep_uas"] * 100,
        found["dep_las"] * 100,
        {r: by_relation[r]["f"] * 100 for r in RELATIONS if r in by_relation},
    )


def _table(found: Iterable[Scores]) -> str:
    rows = [
        f"| {s.name} | {s.sentences:,} | {s.words:,} | {s.tags:.1f} | {s.unlabelled:.1f} | {s.labelled:.1f} |"
        for s in found
    ]
    head = ["| test | sentences | words | tags | UAS | LAS |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows])


def _relations(found: Iterable[Scores]) -> str:
    rows = [f"| {s.name} | " + " | ".join(f"{s.relations.get(r, 0):.0f}" for r in RELATIONS) + " |" for s in found]
    head = ["| F by relation | " + " | ".join(RELATIONS) + " |", "|---" * (len(RELATIONS) + 1) + "|"]
    return "\n".join([*head, *rows])
