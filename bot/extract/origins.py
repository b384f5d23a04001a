"""Tells where someone comes from, which is no wish, from where they look for work."""

from __future__ import annotations

from bot.extract.place_cues import BORN, FROM_ABROAD, HOMELAND, LEFT, LIVING, ORIGIN, STYLE, YEARS_IN
from bot.extract.reading import Reading
from bot.extract.values import Place


def without_origins(text: str, readings: list[Reading[Place]]) -> list[Reading[Place]]:
    """Where someone comes from is not where they look, once they say where they look; a homeland never is."""

    def origin(reading: Reading[Place]) -> bool:
        before = text[: reading.start]
        return bool(LEFT.search(before) or (ORIGIN.search(before) and not LIVING.search(before)))

    readings = [reading for reading in readings if not _is_homeland(text, reading)]
    kept = [reading for reading in readings if not origin(reading)]
    return kept or readings


def _is_homeland(text: str, reading: Reading[Place]) -> bool:
    """True where someone was born, for the manner of a place, and for the country abroad that they are from."""
    before = text[: reading.start]
    if HOMELAND.search(before) or BORN.match(text, reading.end) or STYLE.match(text, reading.end):
        return True
    abroad = reading.value.country not in (None, "US", "CA")
    return abroad and (FROM_ABROAD.search(before) or YEARS_IN.search(before)) is not None
