"""python -m training.vectors TEXTS: makes the vectors of claimcheck/models/vectors anew, and writes their card."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from claimcheck.retrieve.vectors import TABLE
from training.vectors.fit import fitted
from training.vectors.teacher import Floats, Teacher
from training.vectors.texts import MOST, stems, texts, units

CARD = Path(__file__).with_name("card.md")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.vectors", description=__doc__)
    parser.add_argument("texts", type=Path, help="the folder that holds the unpacked packages of texts")
    parser.add_argument("--kept", type=Path, required=True, help="a folder for what the teacher says, for another time")
    given = parser.parse_args()
    given.kept.mkdir(parents=True, exist_ok=True)

    teacher = Teacher(given.kept)
    told = texts(given.texts)
    forms = stems(given.texts, told, teacher.words())
    words = sorted({word for found in forms.values() for word in found})
    vectors = dict(zip(words, teacher.vectors("words", words), strict=True))
    alone = np.stack([np.mean([vectors[word] for word in found], axis=0) for found in forms.values()])

    runs = {kind: told[kind][:most] for kind, most in MOST.items()}
    whole = np.concatenate([teacher.vectors(kind, run) for kind, run in runs.items()])
    rows, likeness = fitted([units(text) for run in runs.values() for text in run], whole, list(forms), alone)
    ship(list(forms), rows)
    counts = {kind: f"{len(run):,}" for kind, run in runs.items()}
    card = CARD.read_text("utf-8").format(
        stems=f"{len(forms):,}", likeness=f"{likeness:.2f}", wide=rows.shape[1], **counts
    )
    (TABLE / "README.md").write_text(card, "utf-8")


def ship(names: list[str], rows: Floats) -> None:
    """Puts the table into the package: whole numbers of one byte, and for each row what a step of it is."""
    steps = (np.abs(rows).max(1) / 127).astype(np.float16)
    TABLE.mkdir(parents=True, exist_ok=True)
    np.save(
        TABLE / "rows.npy",
        np.rint(rows / np.maximum(steps.astype(np.float32), 1e-7)[:, None]).clip(-127, 127).astype(np.int8),
    )
    np.save(TABLE / "steps.npy", steps)
    (TABLE / "stems.txt").write_text("".join(f"{name}\n" for name in names), "utf-8")


main()
