"""Parts of a country that are several states: "New England" stands for six."""

from __future__ import annotations

from bot.extract.gazetteer import gazetteer
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading
from bot.extract.values import Place


def with_areas(text: str, places: list[Reading[Place]]) -> list[Reading[Place]]:
    """`places` in the order of the text, each area as a reading a state, all with the area's span."""
    areas = read_phrases("areas", text)
    if not areas:
        return places
    codes = gazetteer().codes
    states = [
        Reading(codes[code], area.start, area.end, area.rule, area.negated)
        for area in areas
        for code in area.value.split()
    ]
    apart = [place for place in places if all(place.end <= area.start or place.start >= area.end for area in areas)]
    return sorted([*apart, *states], key=lambda reading: reading.start)
