"""Which approved answer answers a question: by its facet, or by the ways of asking that a recruiter wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Optional

import numpy as np

from bot.facts.head import chances
from bot.facts.question import WORK, facets_asked, plain
from bot.facts.wanted import alike, wanted
from bot.lexicon import lexicon
from bot.meaning.encoder import encoder
from bot.postings.approved import SCOPES, ApprovedAnswer

SAME_WORDS = 0.8
"""Least likeness in meaning of two questions that name the same things."""
OTHER_WORDS = 0.91
"""Least likeness of two where one names a thing that the other does not."""
TOLD = 0.2
"""Least chance, by the learned head, of a facet that a rule read in a question."""
FIGURE = re.compile(r"\d+")
WORD = re.compile(r"[a-z][a-z-]*")


class Meaning(NamedTuple):
    """What tells a question from others, besides its likeness in meaning."""

    names: frozenset[str]
    """Stems of the things it names."""
    told: frozenset[str]
    """Figures, ordinals, denials."""
    kind: Optional[str]
    """What it asks for: a price, a time, a person; None for a yes or a no."""
    facets: frozenset[str]
    opposed: frozenset[tuple[int, int]]
    """Rows of words that exclude each other, with what its words stand for there."""


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in lexicon("approved")["kinds"].items()}


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(lexicon("approved")["telling"])


@cache
def _opposed() -> dict[str, tuple[int, int]]:
    """By word its row and what it stands for there."""
    rows = enumerate(lexicon("approved")["opposed"])
    return {word: (row, place) for row, words in rows for place, group in enumerate(words) for word in group.split()}


@lru_cache(maxsize=8192)
def meaning_of(question: str) -> Meaning:
    """What a question, or a way of asking one, is about."""
    text = plain(question)
    facets = facets_asked(question)
    return Meaning(
        names=frozenset(word for word, _ in wanted(question).words),
        told=frozenset([*FIGURE.findall(text), *_telling().findall(text)]),
        kind=next((kind for kind, pattern in _kinds().items() if pattern.search(text)), None),
        facets=frozenset() if facets == WORK else frozenset(facets),
        opposed=frozenset(_opposed()[word] for word in WORD.findall(text) if word in _opposed()),
    )


def could_be_same(one: Meaning, other: Meaning) -> bool:
    """False where two questions ask for different things, however alike they read."""
    if one.told != other.told or one.kind != other.kind:
        return False
    if one.facets and other.facets and one.facets.isdisjoint(other.facets):
        return False
    return not any(
        row == its and thing != other_thing for row, thing in one.opposed for its, other_thing in other.opposed
    )


def name_the_same(one: Meaning, other: Meaning) -> bool:
    """Whether each thing that either names is named by the other, in the same or like words."""
    return one.facets == other.facets and _met(one.names, other.names) and _met(other.names, one.names)


def _met(names: frozenset[str], others: frozenset[str]) -> bool:
    return all(alike(name) & others for name in names)


def by_question(question: str, approved: Sequence[ApprovedAnswer]) -> Optional[ApprovedAnswer]:
    """The answer whose way of asking `question` is, of the narrowest scope; of several the most alike."""
    askings = [(answer, asking) for answer in approved for asking in answer.questions]
    if not askings:
        return None
    asked = meaning_of(question)
    likeness = _likeness(question, approved)
    best: dict[str, tuple[float, ApprovedAnswer]] = {}
    for place in np.flatnonzero(likeness >= SAME_WORDS):
        answer, asking = askings[place]
        own = meaning_of(asking)
        same = name_the_same(asked, own)
        enough = same if encoder() is None else likeness[place] >= (SAME_WORDS if same else OTHER_WORDS)
        if enough and could_be_same(asked, own) and likeness[place] > best.get(answer.scope, (0.0, answer))[0]:
            best[answer.scope] = (float(likeness[place]), answer)
    return next((best[scope][1] for scope in SCOPES if scope in best), None)


def _likeness(question: str, approved: Sequence[ApprovedAnswer]) -> np.ndarray:
    """float32 [ways of asking]: how alike each is to the question; 1 where there is no encoder and both name things."""
    meaning = encoder()
    if meaning is None:
        named = bool(meaning_of(question).names)
        return np.array([float(named) for answer in approved for _ in answer.questions], np.float32)
    vectors = [_vectors(answer) for answer in approved if answer.questions]
    return np.asarray(np.concatenate(vectors) @ meaning.encode([question])[0])


def _vectors(answer: ApprovedAnswer) -> np.ndarray:
    """float32 [questions, width]; made here for answers written when another encoder was set up, or none."""
    return answer.vectors if answer.vectors is not None else np.stack([_encoded(asking) for asking in answer.questions])


@lru_cache(maxsize=4096)
def _encoded(asking: str) -> np.ndarray:
    meaning = encoder()
    assert meaning is not None
    return np.asarray(meaning.encode([asking])[0])


def by_facet(facet: str, approved: Sequence[ApprovedAnswer]) -> Optional[ApprovedAnswer]:
    """The answer for a facet, of the narrowest scope; `approved` is in the order in which they are tried."""
    return next((answer for answer in approved if answer.facet == facet), None)


def facets_sure(question: str, facets: Optional[list[str]] = None) -> list[str]:
    """The facets that a question asks about beyond doubt.

    `facets` that a follow-up or a button brings along are; what no rule read, or the head doubts, is not.
    """
    told = facets_asked(question)
    if facets and facets != told:
        return facets
    likely = chances(question)
    return [] if told == WORK else [one for one in told if not likely or likely.get(one, 0.0) >= TOLD]
