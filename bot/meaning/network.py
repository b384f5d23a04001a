"""The forward pass of a BERT encoder in NumPy; the names of the weights are those of Hugging Face's `BertModel`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

BLOCK = 32
"""Rows that are bent at once: they and what is made of them stay in the processor's cache."""

GROUP = 256
"""Word pieces that attention works on at once; with more, little would be gained and more filled up."""


class Dense(NamedTuple):
    """`x @ weight + bias`, weight [in, out]."""

    weight: np.ndarray
    bias: np.ndarray

    def __call__(self, x: np.ndarray) -> np.ndarray:
        y = x @ self.weight
        y += self.bias
        return y


class Norm(NamedTuple):
    """Each row with mean 0 and variance 1, then scaled and moved."""

    scale: np.ndarray
    shift: np.ndarray
    epsilon: float

    def __call__(self, x: np.ndarray) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        variance = np.einsum("ij,ij->i", x, x)[:, None] / x.shape[-1]
        x *= self.scale / np.sqrt(variance + self.epsilon)
        x += self.shift
        return x


class Layer(NamedTuple):
    """Attention and a two-step transformation, each added to what came in."""

    attend: Dense
    """Queries (already divided by the root of a head's width), keys and values, side by side."""
    attended: Dense
    attention_norm: Norm
    widen: Dense
    narrow: Dense
    output_norm: Norm


class Network:
    """`network(rows)` is a vector for each word piece. `KeyError` when a weight is missing."""

    def __init__(self, weights: Mapping[str, np.ndarray], *, layers: int, heads: int, epsilon: float) -> None:
        """`weights` holds tensors by name, linear ones as [out, in]."""

        def dense(name: str) -> Dense:
            return Dense(weights[f"{name}.weight"].T, weights[f"{name}.bias"])

        def norm(name: str) -> Norm:
            return Norm(weights[f"{name}.LayerNorm.weight"], weights[f"{name}.LayerNorm.bias"], epsilon)

        def widen(name: str) -> Dense:
            # Its rows as they are read: a sixth of a message's time less. Those that narrow gain nothing by it.
            return Dense(np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"])

        def attend(name: str) -> Dense:
            query, key, value = (dense(f"{name}.{part}") for part in ("query", "key", "value"))
            root = np.float32(np.sqrt(len(query.bias) // heads))
            return Dense(
                np.ascontiguousarray(np.concatenate([query.weight / root, key.weight, value.weight], axis=1)),
                np.concatenate([query.bias / root, key.bias, value.bias]),
            )

        self._heads = heads
        self._words = weights["embeddings.word_embeddings.weight"]
        # Every word piece here is of the first of the two kinds that BERT tells apart.
        kinds = weights["embeddings.token_type_embeddings.weight"]
        self._positions = weights["embeddings.position_embeddings.weight"] + kinds[0]
        self._norm = norm("embeddings")
        self._layers = [
            Layer(
                attend(f"{name}.attention.self"),
                dense(f"{name}.attention.output.dense"),
                norm(f"{name}.attention.output"),
                widen(f"{name}.intermediate.dense"),
                dense(f"{name}.output.dense"),
                norm(f"{name}.output"),
            )
            for name in (f"encoder.layer.{number}" for number in range(layers))
        ]

    def __call__(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        """Rows of numbers of word pieces -> float32 [all pieces, width], one row's after the other's.

        Rows that stand beside each other are best of like length; only attention, a tenth of the work, fills them up.
        """
        ids = np.concatenate([np.asarray(row) for row in rows])
        x = self._norm(self._words[ids] + self._positions[np.concatenate([np.arange(len(row)) for row in rows])])
        groups = list(grouped([len(row) for row in rows]))
        for layer in self._layers:
            parts = layer.attend(x)
            seen = np.empty_like(x)
            for group in groups:
                seen[group.pieces] = self._attention(parts[group.pieces], group)
            x = layer.attention_norm(x + layer.attended(seen))
            x = layer.output_norm(x + layer.narrow(gelu(layer.widen(x))))
        return x

    def _attention(self, parts: np.ndarray, group: Group) -> np.ndarray:
        """What each piece of a group sees of its row: [pieces, 3 width] -> [pieces, width]."""
        count, length = group.unseen.shape
        laid = spread(parts, group.held, count * length).reshape(count, length, 3, self._heads, -1)
        query, key, value = laid.transpose(2, 0, 3, 1, 4)
        seen = attention(query, key, value, group.unseen[:, None, None, :])
        return seen.transpose(0, 2, 1, 3).reshape(count * length, -1)[group.held]


class Group(NamedTuple):
    """Rows that attention works on at once, filled up to the longest of them."""

    pieces: slice
    """Where its pieces stand among all."""
    held: np.ndarray
    """int [pieces]: where they stand when the rows are filled up."""
    unseen: np.ndarray
    """float32 [rows, longest]: 0 for a piece, far below for what fills up."""


def grouped(lengths: Sequence[int]) -> Iterator[Group]:
    """Rows of these lengths, in order, in groups that hold at most GROUP pieces when filled up, or one row."""
    start = first = 0
    while first < len(lengths):
        longest, last = lengths[first], first + 1
        while last < len(lengths) and max(longest, lengths[last]) * (last + 1 - first) <= GROUP:
            longest, last = max(longest, lengths[last]), last + 1
        own = np.array(lengths[first:last])
        missing = np.arange(longest) >= own[:, None]
        end = start + int(own.sum())
        yield Group(slice(start, end), np.flatnonzero(~missing), np.where(missing, np.float32(-1e9), np.float32(0)))
        start, first = end, last


def spread(rows: np.ndarray, places: np.ndarray, count: int) -> np.ndarray:
    """`count` rows with `rows` at `places`, zeros elsewhere."""
    if len(rows) == count:
        return rows
    laid = np.zeros((count, rows.shape[1]), rows.dtype)
    laid[places] = rows
    return laid


def attention(query: np.ndarray, key: np.ndarray, value: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    """Values weighted by how well their keys answer each query, all [n, heads, t, d]; `unseen` is added before."""
    scores = query @ key.swapaxes(-1, -2)
    scores += unseen
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    return scores @ value


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit, x/2 (1 + erf(x/√2)), in place, exact to float32's last places; float32 [n, wide].

    With erf as 7.1.26 of Abramowitz and Stegun's handbook gives it, because SciPy's takes three times as long.
    """
    for start in range(0, len(x), BLOCK):
        block = x[start : start + BLOCK]
        size = np.abs(block)
        t = np.float32(0.3275911 * np.sqrt(0.5)) * size
        t += np.float32(1)
        np.reciprocal(t, out=t)
        tail = np.float32(1.061405429) * t
        for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail += np.float32(factor)
            tail *= t
        tail *= size
        size *= size
        size *= np.float32(-0.5)
        tail *= np.exp(size, out=size)
        tail *= np.float32(-0.5)
        np.maximum(block, 0, out=block)
        block += tail
    return x
