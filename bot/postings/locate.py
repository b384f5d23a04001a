"""Where a posting's work is: its location field, made certain by its text."""

from __future__ import annotations

import re
from collections import Counter

from bot.extract.gazetteer import gazetteer, key
from bot.extract.place import places_of, read_places
from bot.extract.values import Place
from bot.facts.model import Fact

_NO_CITY = frozenset({"unknown", "various", "multiple", "multiple locations", "other", "n a"})
_REGION = r"[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?"


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
    beside = _regions(re.findall(rf"\b{re.escape(place.city)},?\s+({_REGION})", text))
    if beside:
        return _moved(place, beside)
    told = _regions(re.findall(rf"(?:,\s*|\b(?:in|of)\s+)({_REGION})", text))
    namesakes = {city.place.region for city in gazetteer().cities.get(key(place.city), ())}
    likely = Counter({region: count for region, count in told.items() if region.region in namesakes})
    return _moved(place, likely or (told if place.region is None and len(told) == 1 else Counter()))


def _regions(names: list[str]) -> Counter[Place]:
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
    names = [name for name, region in gazetteer().regions.items() if region.region == place.region]
    said = f" {key(re.sub(r'[,;|()]', ' ', location))} "
    city = key(place.city or "")
    said = said.replace(f" {city} ", "  ", 1)
    return any(f" {name} " in said for name in [place.region.lower(), *names])
