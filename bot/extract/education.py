"""Reads levels of education: GED, bachelor's, "no degree" (level `none`)."""

from __future__ import annotations

from dataclasses import replace

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading


def read_education(text: str) -> list[Reading[str]]:
    """The levels of education in `text`, in order; what is denied is negated ("no bachelor's")."""
    readings = read_phrases("education", text)
    # "no degree" says its no by itself
    return [replace(reading, negated=False) if reading.value == "none" else reading for reading in readings]
