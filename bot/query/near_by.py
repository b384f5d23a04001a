"""A place named without its state, beside the places of the search in force."""

from __future__ import annotations

from bot.extract.gazetteer import gazetteer, key
from bot.extract.values import Place
from bot.query.model import Query
from bot.query.reading import MessageReading

FACTOR = 20
"""A namesake in the state in force is meant unless the city otherwise meant is so many times larger."""


def near_by(reading: MessageReading, current: Query) -> Query:
    """The message's query, a bare city meaning its namesake in a state in force: "San Marcos" after Austin, TX."""
    states = {place.region for place in current.place or [] if place.region}
    bare = {key(reading.text[e.start : e.end]) for e in reading.entities if e.entity == "place"}
    if not states or not reading.query.place:
        return reading.query
    query = reading.query.copy(deep=True)
    query.place = [
        _namesake(place, states) if key(place.city or "") in bare else place for place in reading.query.place
    ]
    return query


def _namesake(place: Place, states: set[str]) -> Place:
    gaz = gazetteer()
    if place.region in states:
        return place
    for city in gaz.cities.get(key(place.city or ""), ()):
        if city.place.region in states and city.population * FACTOR >= gaz.population(place):
            return city.place
    return place
