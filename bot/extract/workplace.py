"""Reads where the work is done: remote, hybrid, on site."""

from __future__ import annotations

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading


def read_workplace(text: str) -> list[Reading[str]]:
    """The kinds of workplace in `text`, in order."""
    return read_phrases("workplace", text)
