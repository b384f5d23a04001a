"""Reads when the work is done: shifts, days of the week, hours of the day."""

from __future__ import annotations

from bot.extract.hours import read_hours
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading


def read_schedule(text: str) -> list[Reading[str]]:
    """The times of work in `text`, in order: "2nd shift", "M-F", "7p-7a", "weekends off" (negated)."""
    readings = read_phrases("schedule", text)
    hours = read_hours(text)
    return sorted([*readings, *hours], key=lambda reading: reading.start) if hours else readings
