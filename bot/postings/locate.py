"""Where a posting's work is: its location field, made certain by its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from bot.extract.gazetteer import gazetteer, key
from bot.extract.place import places_of, read_places
from bot.extract.values import Place
from bot.facts.model import Fact

_NO_CITY = frozenset({"unknown", "various", "multiple", "multiple locations", "other", "n a"})
_REGION = r"([A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_BEGINS = re.compile(r"\b")
_BESIDE = re.compile(rf",?\s+{_REGION}")
_TOLD = re.compile(rf"[,io](?:(?<=,)\s*|(?<=\bi)n\s+|(?<=\bo)f\s+){_REGION}")
"""A region after a comma, "in" or "of"; it begins with the one character that the search can skip to."""


def places_of_posting(fields: dict[str, str], facts: list[Fact]) -> list[Place]:
    """The places of the location field, else those of what the text says on the location."""
    location = fields.get("location", "")
    text = f"{fields.get('title', '')}\n{fields.get('description', '')}"
    places = [_with_region(place, location, text) for place in places_of(location)]
    if not places:
        said = [found for fact in facts if fact.facet == "location" for found in read_places(fact.quote)]
        places = [found.value for found in said if found.value.city and not found.negated]
    return list(dict.fromkeys(place for place in places if place.dict(exclude_none=True)))


def _with_region(place: Place, location: str, text: str) -> Place:
    """The state that the text tells, where the location names none and the gazetteer could but guess."""
    if place.city is None or place.country not in (None, "US", "CA"):
        return place
    if key(place.city) in _NO_CITY:
        return Place(country=place.country)
    if _names_region(location, place):
        return place
    beside = _regions(_beside(place.city, text))
    if beside:
        return _moved(place, beside)
    told = _regions(_TOLD.findall(text))
    namesakes = {city.place.region for city in gazetteer().cities.get(key(place.city), ())}
    likely = Counter({region: count for region, count in told.items() if region.region in namesakes})
    return _moved(place, likely or (told if place.region is None and len(told) == 1 else Counter()))


def _beside(city: str, text: str) -> Iterator[str]:
    """The words right after a city's name; a pattern of the name would be compiled for each posting."""
    at = text.find(city)
    while at >= 0:
        match = _BESIDE.match(text, at + len(city)) if _BEGINS.match(text, at) else None
        if match:
            yield match.group(1)
        at = text.find(city, match.end() if match else at + 1)


def _regions(names: Iterable[str]) -> Counter[Place]:
    """The states and provinces among some words that stand where one may."""
    known = gazetteer()
    ways = ((known.codes.get(name), *map(known.regions.get, (key(name), key(name.split()[0])))) for name in names)
    return Counter(region for way in ways if (region := next(filter(None, way), None)))


def _moved(place: Place, regions: Counter[Place]) -> Place:
    if not regions:
        return place
    region = regions.most_common(1)[0][0]
    return Place(city=place.city, region=region.region, country=region.country)


def _names_region(location: str, place: Place) -> bool:
    if place.region is None:
        return False
    said = f" {key(re.sub(r'[,;|()]', ' ', location))} "
    city = key(place.city or "")
    said = said.replace(f" {city} ", "  ", 1)
    return any(f" {name} " in said for name in (place.region.lower(), *_names_of(place.region)))


@cache
def _names_of(region: str) -> tuple[str, ...]:
    return tuple(name for name, place in gazetteer().regions.items() if place.region == region)
