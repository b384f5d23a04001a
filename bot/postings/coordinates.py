"""Where cities are, and distances on the sphere as plain arithmetic that any database can do."""

from __future__ import annotations

import math
from typing import NamedTuple, Optional

from bot.extract.gazetteer import gazetteer
from bot.extract.values import Place

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
    found = gazetteer().listed(place) if place.city else None
    return on_sphere(found.latitude, found.longitude) if found else None


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

