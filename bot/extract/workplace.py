"""Reads where the work is done: remote, hybrid, on site."""

from __future__ import annotations

import re

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

_SOME_DAYS = re.compile(r"\bdays?\b[\w ]{0,20}$", re.IGNORECASE)


def read_workplace(text: str) -> list[Reading[str]]:
    """The kinds of workplace in `text`, in order; days in the office of hybrid work do not make it on site."""
    readings = read_phrases("workplace", text)
    if not any(reading.value == "hybrid" for reading in readings):
        return readings
    return [reading for reading in readings if not (reading.value == "on_site" and _of_some_days(text, reading))]


def _of_some_days(text: str, reading: Reading[str]) -> bool:
    return _SOME_DAYS.search(text, max(0, reading.start - 30), reading.start) is not None
