"""Finds the sentences of a posting that share a question's words, the rarer the words the better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

from bot.facts.page import Line, Page
from bot.facts.wanted import stems

UNKNOWN = 0.8
"""Weight of a word that the posting does not hold, as a share of the rarest word's."""


class Index:
    """Stems of each line of a page and how rare each is in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = [(line, frozenset(stems(line.low))) for line in page.lines]
        counts: Counter[str] = Counter()
        for _, words in self.lines:
            counts.update(words)
        size = len(self.lines) + 1
        self._rare = {word: log(1 + size / count) for word, count in counts.items()}
        self._rarest = log(1 + size)

    def weight(self, alike: frozenset[str]) -> float:
        """How much the word tells in this page; one that is nowhere nearly as much as the rarest."""
        return max((self._rare[word] for word in alike if word in self._rare), default=UNKNOWN * self._rarest)

    def best(self, asked: Sequence[frozenset[str]]) -> list[tuple[float, Line]]:
        """Lines with the share of the asked words' weight that they hold, 0 to 1, best first; none at 0."""
        weights = [(alike, self.weight(alike)) for alike in asked]
        total = sum(weight for _, weight in weights)
        if not total:
            return []
        scored = [
            (sum(weight for alike, weight in weights if alike & words) / total, -place, line)
            for place, (line, words) in enumerate(self.lines)
        ]
        return [(score, line) for score, _, line in sorted(scored, key=lambda one: one[:2], reverse=True) if score > 0]


@lru_cache(maxsize=128)
def index_of(description: str) -> Index:
    """The index of a description, kept for the next question about it."""
    return Index(Page(description))
