"""A linear-chain conditional random field: what each word looks like, and which tag may follow which.

Training needs SciPy's optimiser; telling needs its sparse rows and NumPy alone. A sentence is its words' feature rows,
dense and sparse; the score of a tagging is the sum of what each word's features say for its tag and of each step from
tag to tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse

FORBIDDEN = -30.0
"""The score of a step that cannot be: a name that goes on without having begun."""


class Chain(NamedTuple):
    """The trained weights."""

    dense: np.ndarray
    """float32 [width of the vectors, tags]"""
    sparse: np.ndarray
    """float32 [features, tags]"""
    steps: np.ndarray
    """float32 [tags + 1, tags]: from tag to tag; the last row is that of a sentence's first word."""

    def emissions(self, vectors: np.ndarray, rows: scipy.sparse.csr_matrix) -> np.ndarray:
        """float64 [words, tags]: the score of each tag by itself."""
        return np.asarray(vectors @ self.dense + rows @ self.sparse, np.float64)

    def best(self, emissions: np.ndarray) -> list[int]:
        """The tagging of one sentence with the highest score, by Viterbi's way."""
        scores = emissions[0] + self.steps[-1]
        came: list[np.ndarray] = []
        for emission in emissions[1:]:
            reached = scores[:, None] + self.steps[:-1]
            came.append(reached.argmax(0))
            scores = reached.max(0) + emission
        tags = [int(scores.argmax())]
        for before in reversed(came):
            tags.append(int(before[tags[-1]]))
        return tags[::-1]

    def chances(self, emissions: np.ndarray) -> np.ndarray:
        """float64 [words, tags]: the chance of each tag given the whole sentence, 1 in all for each word."""
        found, _, _ = _forward_backward(emissions, np.array([len(emissions)]), self.steps)
        return found


def train(
    vectors: np.ndarray,
    rows: scipy.sparse.csr_matrix,
    tags: np.ndarray,
    lengths: Sequence[int],
    *,
    allowed: np.ndarray,
    weights: np.ndarray,
    firmness: float = 1.0,
    rounds: int = 120,
) -> Chain:
    """The chain that makes the given taggings likely; the same data give the same chain.

    vectors [words, width], rows [words, features] and tags [words] are of all sentences one after another, the longest
    first; `lengths` and `weights` (how much each counts) are of the sentences; `allowed` [tags + 1, tags] tells the
    steps that may be. `firmness` is the inverse of the regularisation's strength.
    """
    from scipy.optimize import minimize

    count = allowed.shape[1]
    width, features, words = vectors.shape[1], rows.shape[1], len(tags)
    lengths_ = np.asarray(lengths)
    order = _by_step(lengths_)
    vectors, rows, tags = vectors[order].astype(np.float32), rows[order].tocsr(), tags[order]
    worth = np.repeat(weights, lengths_)[order]
    columns = rows.T.tocsr()
    gold = np.zeros((words, count))
    gold[np.arange(words), tags] = 1
    barrier = np.where(allowed, 0.0, FORBIDDEN)
    starts, counts = _steps_at(lengths_)
    walked = np.zeros(allowed.shape)
    np.add.at(walked, (np.full(counts[0], count), tags[: counts[0]]), worth[: counts[0]])
    for step in range(1, len(counts)):
        here = slice(starts[step], starts[step] + counts[step])
        np.add.at(walked, (tags[starts[step - 1] : starts[step - 1] + counts[step]], tags[here]), worth[here])

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        dense, sparse, steps = np.split(flat, [width * count, (width + features) * count])
        return dense.reshape(width, count), sparse.reshape(features, count), steps.reshape(count + 1, count)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        dense, sparse, steps = parts(flat)
        emissions = vectors @ dense.astype(np.float32) + rows @ sparse
        told, stepped, likelihood = _forward_backward(emissions, lengths_, steps + barrier, worth, stepwise=True)
        score = (emissions[gold > 0] * worth).sum() + (walked * (steps + barrier)).sum()
        off = (told - gold) * worth[:, None]
        slope = [vectors.T @ off.astype(np.float32), columns @ off, stepped - walked]
        size = flat @ flat / (2 * firmness)
        return float(likelihood - score + size), np.concatenate([s.ravel() for s in slope]) + flat / firmness

    start = np.zeros((width + features + count + 1) * count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    dense, sparse, steps = parts(found.x)
    return Chain(dense.astype(np.float32), sparse.astype(np.float32), (steps + barrier).astype(np.float32))


def _steps_at(lengths: np.ndarray) -> tuple[list[int], list[int]]:
    """For each place in a sentence where the words of that place begin and how many sentences reach it."""
    counts = [int((lengths > step).sum()) for step in range(int(lengths[0]))]
    return np.cumsum([0, *counts[:-1]]).tolist(), counts


def _by_step(lengths: np.ndarray) -> np.ndarray:
    """The order that puts all first words together, then all second ones, of sentences from the longest on."""
    firsts = np.cumsum([0, *lengths[:-1]])
    _, counts = _steps_at(lengths)
    return np.concatenate([firsts[:count] + step for step, count in enumerate(counts)])


def _forward_backward(
    emissions: np.ndarray,
    lengths: np.ndarray,
    steps: np.ndarray,
    worth: np.ndarray | None = None,
    *,
    stepwise: bool = False,
) -> tuple[np.ndarray, np.ndarray, float]:
    """Chances of each word's tags, expected steps, and the summed log of all taggings' weights; words `_by_step`."""
    starts, counts = _steps_at(lengths)
    count = emissions.shape[1]
    peaks = emissions.max(1, keepdims=True)
    looks = np.exp(emissions - peaks)
    move, begin = np.exp(steps[:-1]), np.exp(steps[-1])
    ahead, scale = np.empty_like(looks), np.empty(len(looks))
    for step, (start, size) in enumerate(zip(starts, counts, strict=True)):
        here = slice(start, start + size)
        before = begin if step == 0 else ahead[starts[step - 1] : starts[step - 1] + size] @ move
        reached = looks[here] * before
        scale[here] = reached.sum(1)
        ahead[here] = reached / scale[here, None]
    worth = np.ones(len(looks)) if worth is None else worth
    likelihood = float(((np.log(scale) + peaks[:, 0]) * worth).sum())
    behind = np.ones_like(looks)
    stepped = np.zeros_like(steps)
    for step in range(len(counts) - 1, 0, -1):
        here = slice(starts[step], starts[step] + counts[step])
        last = slice(starts[step - 1], starts[step - 1] + counts[step])
        after = looks[here] * behind[here] / scale[here, None]
        behind[last] = after @ move.T
        if stepwise:
            stepped[:count] += move * ((ahead[last] * worth[here, None]).T @ after)
    told = ahead * behind
    stepped[count] = (told[: counts[0]] * worth[: counts[0], None]).sum(0)
    return told, stepped, likelihood
