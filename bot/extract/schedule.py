"""Reads when the work is done: shifts, days of the week, hours of the day."""

from __future__ import annotations

from bot.extract.hours import read_hours
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading
from bot.extract.shifts import read_shared_shifts


def read_schedule(text: str) -> list[Reading[str]]:
    """The times of work in `text`, in order: "2nd shift", "M-F", "7p-7a", "weekends off" (negated)."""
    readings = read_phrases("schedule", text)
    more = [*read_hours(text), *read_shared_shifts(text)]
    return sorted([*readings, *more], key=lambda reading: reading.start) if more else readings
