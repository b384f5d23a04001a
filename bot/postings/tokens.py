"""What the index holds of a text: its words, and each two that follow one another, so that no places need be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

MOST = 20_000
"""Words of a text that are indexed; databases bound the size of a row."""


def tokens_of(*texts: Sequence[str]) -> set[str]:
    """The words of some texts (see `bot.postings.words`) and their pairs; no pair spans two texts."""
    found: set[str] = set()
    for text in texts:
        said = text[:MOST]
        found.update(said)
        found.update(map("_".join, zip(said, islice(said, 1, None), strict=False)))
    return found


def of_phrase(said: Sequence[str]) -> Iterable[str]:
    """What the index holds of every text that has these words one after the other."""
    return said if len(said) == 1 else map("_".join, zip(said, said[1:], strict=False))
