"""What the posting store holds, handed to the readers that mend spelling or know names by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Vocabulary:
    """Names and words of the open postings."""

    companies: tuple[str, ...] = ()
    """Employers as they write themselves."""
    title_words: frozenset[str] = field(default_factory=frozenset)
    """Lower-case words of the titles."""
    cities: frozenset[str] = field(default_factory=frozenset)
    """Names of the cities."""

    @cached_property
    def _digest(self) -> int:
        return hash((self.companies, self.title_words, self.cities))

    def __hash__(self) -> int:
        """Counted once: readers keep what they derive by vocabulary, and look it up for every word."""
        return self._digest


EMPTY = Vocabulary()
