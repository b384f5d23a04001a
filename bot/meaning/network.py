"""The forward pass of a BERT encoder in NumPy; the names of the weights are those of Hugging Face's `BertModel`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np


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
    """`network(ids, mask)` is a vector for each word piece. `KeyError` when a weight is missing."""

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

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        """ids int [n, t], mask float32 [n, t] with 1 where `ids` holds a word piece -> float32 [n, t, width]."""
        count, length = ids.shape
        width = self._words.shape[1]
        x = self._norm((self._words[ids] + self._positions[:length]).reshape(-1, width))
        unseen = ((mask - 1) * np.float32(1e9))[:, None, None, :]
        for layer in self._layers:
            query, key, value = layer.attend(x).reshape(count, length, 3, self._heads, -1).transpose(2, 0, 3, 1, 4)
            seen = attention(query, key, value, unseen).transpose(0, 2, 1, 3).reshape(-1, width)
            x = layer.attention_norm(x + layer.attended(seen))
            x = layer.output_norm(x + layer.narrow(gelu(layer.widen(x))))
        return x.reshape(count, length, width)


def attention(query: np.ndarray, key: np.ndarray, value: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    """Values weighted by how well their keys answer each query, all [n, heads, t, d]; `unseen` is added before."""
    scores = query @ key.swapaxes(-1, -2)
    scores += unseen
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    return scores @ value


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit, x/2 (1 + erf(x/√2)), exact to float32's last places.

    With erf as 7.1.26 of Abramowitz and Stegun's handbook gives it, because SciPy's takes three times as long.
    """
    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911 * np.sqrt(0.5)) * size)
    tail = np.full_like(x, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail *= t
        tail += np.float32(factor)
    tail *= t
    tail *= size
    tail *= np.exp(np.float32(-0.5) * size * size)
    tail *= np.float32(-0.5)
    tail += np.maximum(x, 0)
    return tail
