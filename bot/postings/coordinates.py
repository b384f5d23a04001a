"""Where cities are, and how far apart on the sphere."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple, Optional

import numpy as np

from bot.extract.gazetteer import gazetteer
from bot.extract.values import Place

EARTH_MILES = 3958.7613
"""Mean radius of the earth."""
ROUNDED = 0.001
"""Miles by which a distance may be wrong when many are compared at once."""


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


def miles_between(one: Point, other: Point) -> float:
    """Great-circle distance."""
    chord = math.dist(one[2:], other[2:])
    return 2 * EARTH_MILES * math.asin(min(1.0, chord / 2))


def on_sphere(lat: float, lon: float) -> Point:
    """A place by its degrees."""
    up, east = math.radians(lat), math.radians(lon)
    return Point(lat, lon, math.cos(up) * math.cos(east), math.cos(up) * math.sin(east), math.sin(up))


@lru_cache(maxsize=256)
def places_within(centre: Point, miles: float) -> tuple[Place, ...]:
    """Every listed city no further away than that."""
    places, points, axes = _listed()
    chord = 2 * math.sin(min((miles + ROUNDED) / EARTH_MILES, math.pi) / 2)
    near = np.flatnonzero(((axes - np.array(centre[2:])) ** 2).sum(axis=1) <= chord**2)
    return tuple(places[at] for at in near if miles_between(centre, points[at]) <= miles)


@cache
def _listed() -> tuple[list[Place], list[Point], np.ndarray]:
    """Every city that `point_of` knows, its point, and the points' axes, [cities, 3]."""
    found: dict[tuple[str, Optional[str], Optional[str]], Place] = {}
    for name, namesakes in gazetteer().cities.items():
        for city in namesakes:
            found.setdefault((name, city.place.region, city.place.country), city.place)
    places = list(found.values())
    points = [point for place in places if (point := point_of(place))]
    return places, points, np.array([point[2:] for point in points])
