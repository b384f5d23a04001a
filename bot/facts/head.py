"""Learned heads: what a question asks and what a line of a posting states, from vectors, words and what rules read."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log
from pathlib import Path
from typing import Optional

import numpy as np

from bot.facts.phrases import QUESTIONS, STATEMENTS, phrases, sources
from bot.facts.question import WORK, facets_asked, plain
from bot.lexicon.load import FOLDER
from bot.meaning.encoder import Encoder, encoder

logger = logging.getLogger(__name__)

HEADS = (QUESTIONS, STATEMENTS)
"""The vocabularies that a head is made of; training makes both, so that no candidate waits for it."""
KEPT = Path(__file__).parents[2] / "models"
"""Where the heads are kept as they were last made; made anew when phrases, rules or encoder are others."""
WORD = re.compile(r"[a-z0-9+]+")
SHARE = 0.5
"""Weight of the words and of the rules beside the vector, whose length is 1."""
FIRMNESS = 5.0
"""Inverse of the regularisation; 3 to 30 do alike on texts that the heads have not seen."""
ROUNDS = 40
"""Steps of the learning; on texts that the heads have not seen more do no better."""
NEAREST = 5
"""Phrases of a facet that a text is compared with, those most alike."""
SHARPNESS = 12.0
"""How much more the most alike phrases tell than others."""
VERSION = "4"
ARRAYS = ("rare", "weights", "bias", "known", "ends")


@dataclass(frozen=True)
class Head:
    """Half a softmax regression from a text's vector, its words and, for questions, the facets that rules read in it;
    half its likeness to the phrases, for what is rarely asked in like words."""

    facets: tuple[str, ...]
    words: dict[str, int]
    """Words and pairs of words, with their places among the features."""
    rare: np.ndarray
    """float32 [words]: how rare each word is among the phrases."""
    weights: np.ndarray
    """float32 [features, facets]"""
    bias: np.ndarray
    """float32 [facets]"""
    rules: bool
    """Whether the rules' findings are features."""
    known: np.ndarray
    """float32 [phrases, width]: the vectors of the phrases, facet by facet; half as precise where they are kept."""
    ends: np.ndarray
    """int [facets]: where the phrases of each facet end."""

    def features(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """float32 [texts, features]; `vectors` is [texts, width]."""
        parts = [vectors, np.stack([self._words(text) for text in texts])]
        if self.rules:
            parts.append(np.stack([self._told(text) for text in texts]))
        return np.hstack(parts)

    def chances(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """float32 [texts, facets]: the chance of each facet, 1 in all for each text."""
        scores = self.features(texts, vectors) @ self.weights + self.bias
        both = _shares(np.exp(scores - scores.max(axis=1, keepdims=True))) * self._nearest(vectors)
        return _shares(np.sqrt(both))

    def _nearest(self, vectors: np.ndarray) -> np.ndarray:
        """float32 [texts, facets]: how alike the text is to the phrases of each facet, 1 in all for each text."""
        alike = vectors @ self.known.T
        powers = np.exp(SHARPNESS * (alike - alike.max(axis=1, keepdims=True)))
        of_facets = np.split(powers, self.ends[:-1], axis=1)
        return _shares(np.stack([np.sort(of, axis=1)[:, -NEAREST:].sum(axis=1) for of in of_facets], axis=1))

    def _words(self, text: str) -> np.ndarray:
        found = np.zeros(len(self.words), np.float32)
        places = [self.words[word] for word in _terms(text) if word in self.words]
        found[places] = self.rare[places]
        length = float(np.linalg.norm(found))
        return found * (SHARE / length) if length else found

    def _told(self, text: str) -> np.ndarray:
        told = facets_asked(text)
        return np.array([SHARE * (facet in told and told != WORK) for facet in self.facets], np.float32)


def _shares(amounts: np.ndarray) -> np.ndarray:
    return np.asarray(amounts / amounts.sum(axis=1, keepdims=True))


def chances(question: str) -> dict[str, float]:
    """By facet the chance that `question` asks about it; empty when there is no encoder."""
    return chances_of([question])[0]


def chances_of(questions: Sequence[str]) -> list[dict[str, float]]:
    """The same of each question; two take little longer than one, for they are encoded together."""
    found, meaning = head(QUESTIONS), encoder()
    if found is None or meaning is None or not questions:
        return [{} for _ in questions]
    rows = found.chances(questions, meaning.encode(questions))
    return [dict(zip(found.facets, row.tolist(), strict=True)) for row in rows]


@cache
def head(name: str) -> Optional[Head]:
    """The head of the phrases in `bot/lexicon/NAME/`, kept or made in some seconds; None without an encoder."""
    meaning = encoder()
    if meaning is None:
        return None
    digest = _digest(name, meaning)
    found = _kept(name, digest)
    if found is None:
        found = _made(name, meaning)
        _keep(name, found, digest)
    return found


def _made(name: str, meaning: Encoder) -> Head:
    from scipy.sparse import csr_matrix
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression  # Half a second, and needed only when phrases change.

    labelled = [(facet, text) for facet, texts in phrases(name).items() for text in texts]
    facets = tuple(phrases(name))
    texts = [text for _, text in labelled]
    counts = Counter(word for text in texts for word in set(_terms(text)))
    words = {word: place for place, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    rare = np.array([log(len(texts) / counts[word]) + 1 for word in words], np.float32)
    vectors, ends = meaning.encode(texts), np.cumsum([len(of) for of in phrases(name).values()])
    none = np.empty(0, np.float32)
    blank = Head(facets, words, rare, none, none, name == QUESTIONS, vectors, ends)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # It is meant to stop early.
        model = LogisticRegression(C=FIRMNESS, max_iter=ROUNDS)
        model.fit(csr_matrix(blank.features(texts, vectors)), [facets.index(facet) for facet, _ in labelled])
    return replace(blank, weights=model.coef_.T.astype(np.float32), bias=model.intercept_.astype(np.float32))


def _terms(text: str) -> list[str]:
    words = WORD.findall(plain(text))
    return words + [" ".join(pair) for pair in zip(words, words[1:], strict=False)]


def _digest(name: str, meaning: Encoder) -> str:
    """Tells apart what the head is made from; the encoder by what it makes of a phrase."""
    made = hashlib.sha256(VERSION.encode())
    for source in (*sources(name), (FOLDER / "questions.yml").read_bytes()):
        made.update(source)
    made.update(np.round(meaning.encode(["which encoder is this"]), 2).tobytes())
    return made.hexdigest()


def _kept(name: str, digest: str) -> Optional[Head]:
    try:
        with np.load(KEPT / f"{name}.npz") as file:
            if str(file["digest"]) != digest:
                return None
            words = {str(word): place for place, word in enumerate(file["words"])}
            facets = tuple(map(str, file["facets"]))
            arrays = {part: file[part] for part in ARRAYS}
            arrays["known"] = arrays["known"].astype(np.float32)
            return Head(facets=facets, words=words, rules=name == QUESTIONS, **arrays)
    except (OSError, ValueError, KeyError):
        return None


def _keep(name: str, made: Head, digest: str) -> None:
    """Writes the head beside the model; without a place for it, it is made again in the next process."""
    fresh = KEPT / f"{name}.{os.getpid()}.npz"
    try:
        arrays = {part: getattr(made, part) for part in ARRAYS}
        arrays["known"] = arrays["known"].astype(np.float16)
        np.savez(fresh, digest=digest, words=list(made.words), facets=list(made.facets), **arrays)
        fresh.replace(KEPT / f"{name}.npz")
    except OSError as error:
        logger.info("The head of %s is not kept: %s", name, error)
