"""Reads yes-or-no matters: on call, travel, fair chance, drug test, overtime, visa, supervising, hiring now."""

from __future__ import annotations

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading


def read_wishes(text: str) -> list[Reading[str]]:
    """The query keys that `text` speaks of, in order; negated where not wanted or denied."""
    return read_phrases("wishes", text)
