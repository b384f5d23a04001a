"""Cities that were named without their state and exist in several: Springfield, Kansas City."""

from __future__ import annotations

from bot.extract.gazetteer import gazetteer, key
from bot.extract.values import Place
from bot.query.model import Query
from bot.query.reading import MessageReading

LEAST = 0.2
"""Share of the largest one's people from which a namesake may be meant."""
MOST = 3


def namesakes_of(reading: MessageReading, query: Query) -> list[tuple[Place, list[Place]]]:
    """Each city in force that the message names bare, with its largest namesakes; none for a city that has none."""
    bare = {key(reading.text[entity.start : entity.end]) for entity in reading.entities if entity.entity == "place"}
    found = []
    for place in query.place or []:
        if place.city and place.country == "US" and key(place.city) in bare:
            others = [other for other in gazetteer().namesakes(place, LEAST) if other not in (query.place or [])]
            if others:
                found.append((place, others[:MOST]))
    return found
