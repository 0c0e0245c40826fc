"""Treebank → training data → trained pipeline → package data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.figures import made_up
from training.treebank import Sentence, sentences, shown

HERE = Path(__file__).parent
MODEL = Path(str(files("claimcheck"))) / "models" / "en_figures"
MADE_UP = 2000  # sentences: a tenth of the words
ATTRIBUTES = ("ORTH", "TAG", "HEAD", "DEP", "SENT_START", "SPACY")


def doc(vocab: Vocab, sentence: Sentence) -> Doc:
    """A sentence as spaCy's: the words that the parser is shown, with what is to be learnt of them."""
    s = shown(sentence)
    starts: list[bool | int | None] = [i == 0 for i in range(len(s.words))]
    return Doc(
        vocab,
        words=list(s.words),
        spaces=list(s.spaces),
        tags=list(s.tags),
        heads=list(s.heads),
        deps=list(s.deps),
        sent_starts=starts,
    )


def convert(found: Iterable[Sentence], target: Path) -> None:
    """Writes the sentences as spaCy's training data."""
    vocab = spacy.blank("en").vocab
    DocBin(attrs=ATTRIBUTES, docs=[doc(vocab, s) for s in found]).to_disk(target)


def made(ud: Path, work: Path) -> Path:
    """Trains on the treebank in `ud` and gives the folder of the trained pipeline, below `work`."""
    work.mkdir(parents=True, exist_ok=True)
    convert([*sentences(ud / "ud_ewt" / "train.conllu"), *made_up(MADE_UP)], work / "train.spacy")
    convert(sentences(ud / "ud_ewt" / "dev.conllu"), work / "dev.spacy")
    paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    train(HERE / "config.cfg", work / "out", overrides=paths)
    return work / "out" / "model-best"


def ship(trained: Path, target: Path = MODEL) -> None:
    """Puts what run time needs of a trained pipeline into the package: neither tokenizer nor words, which it makes itself."""
    source = spacy.load(trained)
    nlp = spacy.blank("xx")  # the parser is fed words, so that no language's own tokenizer has to be loaded
    for name in source.pipe_names:
        nlp.add_pipe(name, source=source)
    for old in ("tok2vec", "tagger", "parser"):
        shutil.rmtree(target / old, ignore_errors=True)
    nlp.meta.update(
        name=target.name,
        version="1.0.0",
        description="Tagger and parser for sentences with figures",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD English EWT 2.15", "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"}
        ],
        performance={},
    )
    nlp.to_disk(target, exclude=["tokenizer", "vocab"])
    for path in target.rglob("*.json"):
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=1, sort_keys=True) + "\n", "utf-8")
