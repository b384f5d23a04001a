"""Finds the sentences of a posting that answer a question: by shared words, the rarer the better, and by meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Optional

import numpy as np

from bot.facts.head import STATEMENTS, head
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.wanted import stems
from bot.meaning.encoder import encoder

UNKNOWN = 0.8
"""Weight of a word that the posting does not hold, as a share of the rarest word's."""
READ = 200
"""Characters of a line that its vector is made from."""
STATED = 0.4
"""What it counts beside the likeness in meaning that a line states the facet asked, by the learned head."""
MOST_LINES = 80
"""Lines of a posting that are compared by meaning at most."""
REMEMBERED = 500
"""Postings asked about whose lines' vectors are kept in memory."""


class Index:
    """Stems of each line of a page, how rare each is in it, and the vectors of the lines that were read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = [frozenset(stems(line.low)) for line in page.lines]
        counts: Counter[str] = Counter()
        for words in self.words:
            counts.update(words)
        size = len(self.words) + 1
        self._rare = {word: log(1 + size / count) for word, count in counts.items()}
        self._rarest = log(1 + size)
        lines = enumerate(page.lines)
        self.readable = [place for place, line in lines if not (line.is_heading or line.boilerplate)][:MOST_LINES]
        """Places of the lines that may answer: no headings, no legal boilerplate."""
        self._known: dict[int, np.ndarray] = {}
        """By place of a line that was read its vector and, weighed, what it states."""

    def weight(self, alike: frozenset[str]) -> float:
        """How much the word tells in this page; one that is nowhere nearly as much as the rarest."""
        return max((self._rare[word] for word in alike if word in self._rare), default=UNKNOWN * self._rarest)

    def shares(self, asked: Sequence[frozenset[str]]) -> list[float]:
        """By line the share of the asked words' weight that it holds, 0 to 1."""
        weights = [(alike, self.weight(alike)) for alike in asked]
        total = sum(weight for _, weight in weights) or 1.0
        return [sum(weight for alike, weight in weights if alike & words) / total for words in self.words]

    def likeness(self, question: str, likely: Mapping[str, float], places: Sequence[int]) -> dict[int, float]:
        """By place of a line how alike it and the question are, by meaning and by what the line states.

        `likely` has by facet the chance that the question asks about it. Empty without an encoder.
        """
        meaning, says = encoder(), head(STATEMENTS)
        if meaning is None or says is None or not places:
            return {}
        self.read(places)
        asked = np.array([likely.get(facet, 0.0) for facet in says.facets], np.float32)
        whole = np.concatenate([meaning.encode([question])[0], asked])
        return {place: float(self._known[place] @ whole) for place in places}

    def read(self, places: Sequence[int]) -> None:
        """Makes the vectors of the lines at `places` that have none yet; does nothing without an encoder."""
        meaning, says = encoder(), head(STATEMENTS)
        new = [place for place in places if place not in self._known]
        if meaning is None or says is None or not new:
            return
        texts = [self.page.lines[place].sentence.text[:READ] for place in new]
        vectors = meaning.encode(texts)
        # the root lets a line that may state several things speak for each of them
        states = np.sqrt(says.chances(texts, vectors))
        self._known.update(zip(new, np.hstack([vectors, STATED * states]), strict=True))

    def states(self, place: int, facet: str) -> float:
        """The chance, by the learned head, that the line states the facet; 0 for lines that were not read."""
        says = head(STATEMENTS)
        if says is None or place not in self._known or facet not in says.facets:
            return 0.0
        root = float(self._known[place][says.facets.index(facet) - len(says.facets)])
        return (root / STATED) ** 2

    def place_of(self, fact: Fact) -> Optional[int]:
        """The line in which a fact of the description begins."""
        return self.page.line_at(fact.start) if fact.field == self.page.field else None

    def line(self, place: int) -> Line:
        return self.page.lines[place]


@lru_cache(maxsize=REMEMBERED)
def index_of(description: str) -> Index:
    """The index of a description, all of whose lines that may answer are read, kept for the next question about it.

    The first question waits for lines that it may not need, so that none after it has to wait.
    """
    index = Index(Page(description))
    index.read(index.readable)
    return index
