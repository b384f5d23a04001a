"""Texts as vectors whose products say how alike in meaning they are."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock

import numpy as np
from safetensors.numpy import load_file

from bot.errors import SetupError
from bot.meaning.network import Network
from bot.meaning.processors import processors, share_out
from bot.meaning.weights import model_folder
from bot.meaning.wordpiece import WordPieces

logger = logging.getLogger(__name__)

REMEMBERED = 20_000
"""Vectors kept in memory, 30 MB: of questions, and of lines that an employer has in many postings."""
JUST_READ = 8
"""Texts whose word pieces' vectors are kept too, so that a message goes through the network once, whoever asks."""
BATCH = 512
"""Word pieces that go through the network at once at most; more leave the processor's cache."""
LEAST = 64
"""Word pieces that are not divided between processors: fewer leave them idle."""


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
        processors()
        self._remembered: dict[str, np.ndarray] = {}
        self._lock = Lock()
        self._states = lru_cache(maxsize=JUST_READ)(self._pass)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """float32 [n, width] (384 for MiniLM), each row of length 1, so `a @ b.T` are cosines from -1 to 1.

        What lies beyond 128 word pieces of a text is not read. Vectors are remembered, the newest REMEMBERED.
        """
        found = {text: vector for text in texts if (vector := self._remembered.get(text)) is not None}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            vectors = self._one(new[0])[None] if len(new) == 1 else self._encode(new)
            made = dict(zip(new, vectors, strict=True))
            found |= made
            with self._lock:
                self._remembered |= made
                for oldest in list(islice(self._remembered, max(0, len(self._remembered) - REMEMBERED))):
                    del self._remembered[oldest]
        return np.stack([found[text] for text in texts]) if found else np.empty((0, self.width), np.float32)

    def word_vectors(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> list[np.ndarray]:
        """For each text float32 [spans, width]: the mean of what the network makes of the word pieces that a span
        touches, in the light of the whole text; zeros for a span beyond what is read."""
        if len(texts) == 1:
            return [pooled(*self._states(texts[0]), spans[0])]
        pieces = [self._pieces.with_offsets(text) for text in texts]
        found: list[np.ndarray] = [np.empty(0)] * len(texts)

        def read(batch: list[int]) -> None:
            for at, states in self._read(batch, [ids for ids, _ in pieces]):
                found[at] = pooled(states, pieces[at][1], spans[at])

        share_out(read, batches([len(ids) for ids, _ in pieces], processors()))
        return found

    def _one(self, text: str) -> np.ndarray:
        sums = self._states(text)[0].sum(axis=0)
        return np.asarray(sums / np.linalg.norm(sums))

    def _pass(self, text: str) -> tuple[np.ndarray, list[tuple[int, int]]]:
        """What the network makes of each word piece of a text, and where the pieces stand."""
        ids, offsets = self._pieces.with_offsets(text)
        return self._network([ids]), offsets

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = self._pieces(texts)
        vectors = np.empty((len(rows), self.width), np.float32)

        def read(batch: list[int]) -> None:
            for at, states in self._read(batch, rows):
                sums = states.sum(axis=0)  # The mean's divisor falls away with the length.
                vectors[at] = sums / np.linalg.norm(sums)

        share_out(read, batches([len(row) for row in rows], processors()))
        return vectors

    def _read(self, batch: list[int], rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, np.ndarray]]:
        """What the network makes of the rows at the places of a batch, each with its place."""
        chosen = [rows[at] for at in batch]
        ends = np.cumsum([len(row) for row in chosen])
        return zip(batch, np.split(self._network(chosen), ends[:-1]), strict=True)


def pooled(states: np.ndarray, offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """float32 [spans, width]: the mean state of the pieces, [pieces, width], whose offsets touch each span."""
    touch = np.array([[float(a < end and start < b) for a, b in offsets] for start, end in spans], np.float32).reshape(
        len(spans), len(offsets)
    )
    share = touch / np.maximum(touch.sum(1, keepdims=True), 1)
    return np.asarray(share @ states[: len(offsets)])


def batches(lengths: Sequence[int], processors: int = 1) -> list[list[int]]:
    """The places of `lengths`, the longest first, each batch of like lengths and at most BATCH word pieces.

    About as many pieces in each, and as many batches as make each of the processors do the same.
    """
    total, longest = sum(lengths), max(lengths, default=0)
    rounds = -(-total // (BATCH * processors))
    size = min(BATCH, max(LEAST, total // (rounds * processors or 1) + longest))
    made: list[list[int]] = []
    room = 0
    for at in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if lengths[at] > room:
            made.append([])
            room = size
        made[-1].append(at)
        room -= lengths[at]
    return made


@cache
def encoder() -> Encoder | None:
    """The encoder that is set up, read once a process; None, with one warning, when there is none."""
    try:
        return Encoder(model_folder())
    except SetupError as error:
        logger.warning("%s Until then texts are compared by their words only.", error)
        return None
