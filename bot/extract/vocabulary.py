"""What the posting store holds, handed to the readers that mend spelling or know names by it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Vocabulary:
    """Names and words of the open postings."""

    companies: tuple[str, ...] = ()
    """Employers as they write themselves."""
    title_words: frozenset[str] = field(default_factory=frozenset)
    """Lower-case words of the titles."""
    cities: frozenset[str] = field(default_factory=frozenset)
    """Names of the cities."""


EMPTY = Vocabulary()
