"""The table: for each stem the vector with which sums of stems come nearest to the teacher's vectors of whole texts.

A stem's vector is a weight times what the teacher makes of the word alone, turned by one matrix for all stems, plus a
correction of its own: a word that the texts seldom tell is still carried by the matrix, since corrections are dear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

Floats = npt.NDArray[np.float32]

WIDE = 256  # numbers of a stem: as many as fit into 8 MB
EPOCHS, BATCH = 3, 512
RATE = 0.001  # of the matrix; ten times as much for weights, three times for corrections
CORRECTION = 3.0  # what corrections cost
ALIKE = 2.0  # what it costs that two texts are nearer or further than to the teacher
LOST = 0.1  # share of stems left out at random
RARE = 1e-3  # a stem that is told more often weighs less from the start
HELD_OUT = 2000  # texts


class Table:
    """The rows to be learnt."""

    def __init__(self, words: Floats, counts: Sequence[int], turn: Floats) -> None:
        shares = (np.array(counts) + 0.5) / sum(counts)
        self.words = torch.from_numpy(words)
        self.turn = torch.from_numpy(turn).requires_grad_()
        self.weights = torch.from_numpy(np.log(RARE / (RARE + shares)).astype(np.float32)).requires_grad_()
        self.corrections = torch.zeros(len(words), turn.shape[1]).requires_grad_()

    def rows(self, stems: torch.Tensor) -> torch.Tensor:
        """The rows of these stems."""
        return torch.exp(self.weights[stems])[:, None] * (self.words[stems] @ self.turn + self.corrections[stems])

    def sums(self, texts: Sequence[npt.NDArray[np.int64]], lost: npt.NDArray[np.bool_]) -> torch.Tensor:
        """A row of length one for each text, as its stems' numbers."""
        at = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        stems, places = np.unique(np.concatenate(texts), return_inverse=True)
        told = self.rows(torch.from_numpy(stems))[torch.from_numpy(places)]
        told = told * torch.from_numpy(~lost)[:, None]
        sums = torch.zeros(len(texts), told.shape[1]).index_add(0, torch.from_numpy(at), told)
        return torch.nn.functional.normalize(sums, dim=1)


def fitted(
    units: Sequence[Sequence[str]], teacher: Floats, stems: Sequence[str], words: Floats
) -> tuple[Floats, float]:
    """The row of each stem, and how the likeness of texts that were held out goes with the teacher's (correlation).

    `units` are the stems of each text, `teacher` its vector, `words` the teacher's vector of each stem's own words.
    """
    torch.manual_seed(0)
    drawn = np.random.default_rng(0)
    number = {s: i for i, s in enumerate(stems)}
    texts = [np.array([number[u] for u in run if u in number], np.int64) for run in units]
    order = drawn.permutation([i for i, text in enumerate(texts) if len(text)])
    counts = Counter(i for text in texts for i in text.tolist())

    centred = teacher - teacher.mean(0)
    turn = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :WIDE].copy()
    wanted = torch.nn.functional.normalize(torch.from_numpy(centred @ turn), dim=1)
    words = words - words.mean(0)
    table = Table(words / np.linalg.norm(words, axis=1, keepdims=True), [counts[i] for i in range(len(stems))], turn)

    held, learnt = order[:HELD_OUT], order[HELD_OUT:]
    rates = {table.turn: RATE, table.weights: 10 * RATE, table.corrections: 3 * RATE}
    learner = torch.optim.Adam([{"params": [p], "lr": rate} for p, rate in rates.items()])
    steps = EPOCHS * (len(learnt) // BATCH)
    slower = torch.optim.lr_scheduler.LinearLR(learner, 1.0, 0.0, steps)
    for _ in range(EPOCHS):
        mixed = drawn.permutation(learnt)
        for start in range(0, len(mixed) - BATCH + 1, BATCH):
            batch = mixed[start : start + BATCH]
            given = [texts[i] for i in batch]
            made = table.sums(given, drawn.random(sum(map(len, given))) < LOST)
            goal = wanted[torch.from_numpy(batch)]
            cost = 1 - (made * goal).sum(1).mean() + CORRECTION * table.corrections.square().sum() / len(stems)
            cost = cost + ALIKE * (made @ made.T - goal @ goal.T).square().mean()
            learner.zero_grad()
            cost.backward()
            learner.step()
            slower.step()

    with torch.no_grad():
        given = [texts[i] for i in held]
        made = table.sums(given, np.zeros(sum(map(len, given)), np.bool_))
        apart = np.triu_indices(len(held), 1)
        goal = wanted[torch.from_numpy(held)]
        like = np.corrcoef((made @ made.T).numpy()[apart], (goal @ goal.T).numpy()[apart])[0, 1]
        return table.rows(torch.arange(len(stems))).numpy(), float(like)
