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
TOLD = 0.3
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
    asked = meaning_of(question)
    encode = encoder()
    best: dict[str, tuple[float, ApprovedAnswer]] = {}
    vector = None
    for answer in approved:
        for place, asking in enumerate(answer.questions):
            own = meaning_of(asking)
            if not could_be_same(asked, own):
                continue
            same = name_the_same(asked, own)
            if encode is None:
                likeness = float(same and bool(asked.names))
            else:
                vector = encode.encode([question])[0] if vector is None else vector
                likeness = float(vector @ _vector(answer, place))
            least = SAME_WORDS if same else OTHER_WORDS
            if likeness >= least and likeness > best.get(answer.scope, (0.0, answer))[0]:
                best[answer.scope] = (likeness, answer)
    return next((best[scope][1] for scope in SCOPES if scope in best), None)


def _vector(answer: ApprovedAnswer, place: int) -> np.ndarray:
    if answer.vectors is not None:
        return np.asarray(answer.vectors[place])
    return _encoded(answer.questions[place])


@lru_cache(maxsize=4096)
def _encoded(asking: str) -> np.ndarray:
    """For answers that another encoder was set up for when they were written."""
    encode = encoder()
    assert encode is not None
    return np.asarray(encode.encode([asking])[0])


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
