"""Reads levels of education: GED, bachelor's, "no degree" (level `none`)."""

from __future__ import annotations

from dataclasses import replace

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

_SAME_PHRASE = 3
"""Characters in which "degree in nursing" belongs to the level before it."""


def read_education(text: str) -> list[Reading[str]]:
    """The levels of education in `text`, in order; what is denied is negated ("no bachelor's")."""
    readings: list[Reading[str]] = []
    for reading in read_phrases("education", text):
        last = readings[-1] if readings else None
        if reading.rule == "degree_in_a_field" and last and reading.start - last.end <= _SAME_PHRASE:
            continue
        # "no degree" says its no by itself
        readings.append(replace(reading, negated=False) if reading.value == "none" else reading)
    return readings
