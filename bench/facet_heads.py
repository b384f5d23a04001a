"""Ways to tell the facet of a question, against each other: `python -m bench.facet_heads [--asked FILE]`.

All learn `bot/lexicon/facet_questions` and are asked each fifth of it after learning the rest; with `--asked` also
the questions of a JSON Lines file, `{"ask", "facets"}` a line. A guess is right when it is one of the right facets.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from bot.errors import SetupError
from bot.facts.head import FIRMNESS, SHARE
from bot.facts.phrases import QUESTIONS, phrases
from bot.facts.question import WORK, facets_asked, plain
from bot.meaning.encoder import encoder

Featurizer = Callable[[Sequence[str]], Any]
"""Rows of features, one a text."""
WAYS = {
    "words": ("words",),
    "words, pieces of words": ("words", "pieces"),
    "vector": ("vector",),
    "vector, words": ("vector", "words"),
    "vector, words, pieces": ("vector", "words", "pieces"),
    "vector, words, rules": ("vector", "words", "rules"),
}
"""By name the features of a linear head; the last are those of the regression of `bot/facts/head.py`."""
NEAREST = "nearest phrase's vector"
RULES = "rules alone"


def main(arguments: list[str]) -> bool:
    """Prints a line for each way; True, since there is no target, only a comparison."""
    parser = argparse.ArgumentParser(prog="python -m bench.facet_heads", description=__doc__)
    parser.add_argument("way", nargs="*", choices=[[], *WAYS, NEAREST, RULES], help="compare these only")
    parser.add_argument("--asked", type=Path, help="questions that nothing is learned from")
    chosen = parser.parse_args(arguments)
    texts = [str(text) for asks in phrases(QUESTIONS).values() for text in asks]
    facets = [facet for facet, asks in phrases(QUESTIONS).items() for _ in asks]
    lines = chosen.asked.read_text(encoding="utf8").splitlines() if chosen.asked else []
    asked = [(one["ask"], one["facets"]) for one in map(json.loads, lines)]
    print(f"{len(texts)} phrases of {len(set(facets))} facets, {len(asked)} other questions")
    print(f"{'':24} fifths  others  trained s  ms a question")
    for way in chosen.way or (*WAYS, NEAREST, RULES):
        fifths = np.mean([_right(way, *part) for part in _parts(texts, facets)])
        began = time.perf_counter()
        guess = _learned(way, texts, facets)
        trained = time.perf_counter() - began
        began = time.perf_counter()
        right = np.mean([guess([text])[0] in meant for text, meant in asked]) if asked else np.nan
        each = (time.perf_counter() - began) / len(asked) * 1000 if asked else np.nan
        print(f"{way:24} {fifths:6.1%}  {right:6.1%}  {trained:9.1f}  {each:13.1f}", flush=True)
    return True


def _parts(texts: list[str], facets: list[str]) -> list[tuple[list[str], list[str], list[str], list[str]]]:
    """Texts and facets to learn, texts and facets to be asked, five times."""
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(texts, facets)
    return [
        (
            [texts[at] for at in learn],
            [facets[at] for at in learn],
            [texts[at] for at in ask],
            [facets[at] for at in ask],
        )
        for learn, ask in folds
    ]


def _right(way: str, texts: list[str], facets: list[str], asked: list[str], meant: list[str]) -> float:
    return float(np.mean(np.array(_learned(way, texts, facets)(asked)) == np.array(meant)))


def _learned(way: str, texts: list[str], facets: list[str]) -> Callable[[Sequence[str]], list[str]]:
    """Guesses the facet of each text."""
    if way == RULES:
        return lambda asked: [(facets_asked(text) or ["other"])[0] for text in asked]
    if way == NEAREST:
        known, vectors = _vectors(texts), _vectors
        return lambda asked: [facets[at] for at in (vectors(asked) @ known.T).argmax(axis=1)]
    parts = [_featurizer(part, texts, sorted(set(facets))) for part in WAYS[way]]

    def features(asked: Sequence[str]) -> scipy.sparse.csr_matrix:
        return scipy.sparse.hstack([scipy.sparse.csr_matrix(part(asked)) for part in parts], format="csr")

    model = LogisticRegression(C=FIRMNESS, max_iter=300).fit(features(texts), facets)
    return lambda asked: list(model.predict(features(asked)))


def _featurizer(part: str, texts: list[str], facets: list[str]) -> Featurizer:
    if part == "vector":
        return _vectors
    if part == "rules":
        return lambda asked: np.stack([_told(text, facets) for text in asked])
    kind: dict[str, Any] = {"words": {"ngram_range": (1, 2), "token_pattern": r"[a-z0-9+]+", "min_df": 2}}.get(
        part, {"analyzer": "char_wb", "ngram_range": (2, 5)}
    )
    counts = TfidfVectorizer(preprocessor=plain, **kind).fit(texts)
    return lambda asked: counts.transform(asked) * SHARE


def _told(text: str, facets: list[str]) -> np.ndarray:
    told = facets_asked(text)
    return np.array([SHARE * (facet in told and told != WORK) for facet in facets], np.float32)


def _vectors(asked: Sequence[str]) -> np.ndarray:
    meaning = encoder()
    if meaning is None:
        raise SetupError("Facets cannot be compared without the sentence encoder; set it up first.")
    return meaning.encode(asked)


if __name__ == "__main__":
    main(sys.argv[1:])
