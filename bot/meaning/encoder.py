"""Texts as vectors whose products say how alike in meaning they are."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from bot.errors import SetupError
from bot.meaning.network import Network
from bot.meaning.processors import Processors
from bot.meaning.weights import model_folder
from bot.meaning.wordpiece import WordPieces

logger = logging.getLogger(__name__)

REMEMBERED = 2_000
"""Vectors of single texts kept in memory, 3 MB."""
BATCH = 256
"""Word pieces that go through the network at once; more leave the processor's cache and take twice as long."""


class Encoder:
    """A BERT sentence encoder with mean pooling, such as all-MiniLM-L6-v2. May be used by several threads."""

    def __init__(self, folder: Path) -> None:
        """Reads the model of a folder; `SetupError` when its files are damaged or of another kind."""
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf8"))
            if (config["model_type"], config["hidden_act"]) != ("bert", "gelu"):
                raise ValueError("the network is of another kind")  # It would run, and give vectors without a meaning.
            self._pieces = WordPieces(folder / "tokenizer.json")
            self._network = Network(
                load_file(folder / "model.safetensors"),
                layers=config["num_hidden_layers"],
                heads=config["num_attention_heads"],
                epsilon=config["layer_norm_eps"],
            )
        except Exception as error:  # The three readers raise their own kinds, the word pieces' a bare Exception.
            raise SetupError(
                f"The sentence encoder in {folder} cannot be read ({type(error).__name__}: {error}). "
                "Put a BERT sentence encoder there, with safetensors weights, or name another folder."
            ) from error
        self.width = int(config["hidden_size"])
        self._processors = Processors()
        self._single = lru_cache(maxsize=REMEMBERED)(self._one)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """float32 [n, width] (384 for MiniLM), each row of length 1, so `a @ b.T` are cosines from -1 to 1.

        What lies beyond 128 word pieces of a text is not read. The vector of a text asked for alone is remembered.
        """
        if len(texts) == 1:
            return self._single(texts[0])[None].copy()
        self._processors.use_all()
        return self._encode(texts)

    def _one(self, text: str) -> np.ndarray:
        self._processors.use_one()
        vector: np.ndarray = self._encode([text])[0]
        return vector

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = self._pieces(texts)
        vectors = np.empty((len(rows), self.width), np.float32)
        for batch in batches([len(row) for row in rows]):
            ids = np.zeros((len(batch), max(len(rows[at]) for at in batch)), np.int64)
            mask = np.zeros(ids.shape, np.float32)
            for line, at in enumerate(batch):
                ids[line, : len(rows[at])] = rows[at]
                mask[line, : len(rows[at])] = 1
            # The mean's divisor falls away with the length.
            sums = np.einsum("ntw,nt->nw", self._network(ids, mask), mask)
            vectors[batch] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of `lengths`, those of like length together, so that little is padded; at most BATCH padded pieces."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[at] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@cache
def encoder() -> Encoder | None:
    """The encoder that is set up, read once a process; None, with one warning, when there is none."""
    try:
        return Encoder(model_folder())
    except SetupError as error:
        logger.warning("%s Until then texts are compared by their words only.", error)
        return None
