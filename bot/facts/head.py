"""A learned head over a question's sentence vector, its words and the facets that the rules read in it."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Optional

import numpy as np

from bot.facts.question import facets_asked, plain
from bot.lexicon import lexicon
from bot.lexicon.load import FOLDER
from bot.meaning.encoder import Encoder, encoder

logger = logging.getLogger(__name__)

KEPT = Path(__file__).parents[2] / "models" / "facet_questions.npz"
"""The head as it was last made; made anew when the phrases, the rules or the encoder are others."""
MADE_FROM = ("facet_questions.yml", "questions.yml")
WORD = re.compile(r"[a-z0-9+]+")
SHARE = 0.5
"""Weight of the words and of the rules beside the vector, whose length is 1."""
FIRMNESS = 10.0
"""Inverse of the regularisation; 3 to 30 do alike on questions that the head has not seen."""
VERSION = "1"


@dataclass(frozen=True)
class Head:
    """A softmax regression; its features are those of `_features`."""

    facets: tuple[str, ...]
    words: dict[str, int]
    """Words and pairs of words, with their places among the features."""
    rare: np.ndarray
    """float32 [words]: how rare each word is among the phrases."""
    weights: np.ndarray
    """float32 [features, facets]"""
    bias: np.ndarray
    """float32 [facets]"""

    def chances(self, vector: np.ndarray, question: str) -> dict[str, float]:
        """By facet the chance that `question` asks about it, given its vector, float32 [width]; the sum is 1."""
        features = np.concatenate(
            [vector, _word_features(question, self.words, self.rare), _told(question, self.facets)]
        )
        scores = features @ self.weights + self.bias
        powers = np.exp(scores - scores.max())
        return dict(zip(self.facets, (powers / powers.sum()).tolist(), strict=True))


def chances(question: str) -> dict[str, float]:
    """By facet the chance that `question` asks about it; empty when there is no encoder."""
    found = head()
    meaning = encoder()
    return found.chances(meaning.encode([question])[0], question) if found and meaning else {}


@cache
def head() -> Optional[Head]:
    """The head, read from the disk or made in some seconds; None without an encoder."""
    meaning = encoder()
    if meaning is None:
        return None
    digest = _digest(meaning)
    kept = _kept(digest)
    if kept is None:
        kept = _made(meaning)
        _keep(kept, digest)
    return kept


def _made(meaning: Encoder) -> Head:
    from sklearn.linear_model import LogisticRegression  # Half a second, and needed only when phrases change.

    phrases = [(facet, str(ask)) for facet, asks in lexicon("facet_questions").items() for ask in asks]
    facets = tuple(lexicon("facet_questions"))
    asked = [ask for _, ask in phrases]
    counts = Counter(word for ask in asked for word in set(_words(ask)))
    words = {word: place for place, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    rare = np.array([log(len(asked) / counts[word]) + 1 for word in words], np.float32)
    sparse = np.stack([np.concatenate([_word_features(ask, words, rare), _told(ask, facets)]) for ask in asked])
    features = np.hstack([meaning.encode(asked), sparse])
    model = LogisticRegression(C=FIRMNESS, max_iter=300).fit(features, [facets.index(facet) for facet, _ in phrases])
    return Head(facets, words, rare, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))


def _words(question: str) -> list[str]:
    words = WORD.findall(plain(question))
    return words + [" ".join(pair) for pair in zip(words, words[1:], strict=False)]


def _word_features(question: str, words: dict[str, int], rare: np.ndarray) -> np.ndarray:
    found = np.zeros(len(words), np.float32)
    for word in _words(question):
        if word in words:
            found[words[word]] = rare[words[word]]
    length = float(np.linalg.norm(found))
    return found * (SHARE / length) if length else found


def _told(question: str, facets: Sequence[str]) -> np.ndarray:
    told = facets_asked(question)
    return np.array([SHARE * (facet in told and told != ["duties", "other"]) for facet in facets], np.float32)


def _digest(meaning: Encoder) -> str:
    """Tells apart what the head is made from; the encoder by what it makes of a phrase."""
    made = hashlib.sha256(VERSION.encode())
    for name in MADE_FROM:
        made.update((FOLDER / name).read_bytes())
    made.update(np.round(meaning.encode(["which encoder is this"]), 2).tobytes())
    return made.hexdigest()


def _kept(digest: str) -> Optional[Head]:
    try:
        with np.load(KEPT) as file:
            if str(file["digest"]) != digest:
                return None
            words = {str(word): place for place, word in enumerate(file["words"])}
            facets = tuple(map(str, file["facets"]))
            return Head(facets, words, file["rare"], file["weights"], file["bias"])
    except (OSError, ValueError, KeyError):
        return None


def _keep(made: Head, digest: str) -> None:
    """Writes the head beside the model; without a place for it, it is made again in the next process."""
    fresh = KEPT.with_name(f"{KEPT.stem}.{os.getpid()}.npz")
    try:
        np.savez(
            fresh, digest=digest, words=list(made.words), facets=list(made.facets), rare=made.rare,
            weights=made.weights, bias=made.bias,
        )  # fmt: skip
        fresh.replace(KEPT)
    except OSError as error:
        logger.info("The head of facets is not kept: %s", error)
