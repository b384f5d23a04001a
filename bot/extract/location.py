"""The places of a posting's location field, as employers and job boards write it.

A county is kept as the city of that name where there is one ("Los Angeles County" is Los Angeles), because that is
what a candidate says; "Greater Boston" and "Boston Metropolitan Area" are Boston. A city that the gazetteer does not
list is kept as written, with its state.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Optional

from bot.extract.gazetteer import Gazetteer, gazetteer, key
from bot.extract.values import Place

SEVERAL = re.compile(r"\s*[;|\n•]\s*|\s+/\s+|\s+(?:or|and|&)\s+(?=[A-Z])")
NOISE = re.compile(
    r"\b(?:fully |100% )?(?:remote|hybrid|on-?site|in[- ]?office|work from home|wfh|telecommute|virtual|"
    r"anywhere|flexible|multiple locations|"
    r"various|nationwide|office|headquarters|hq|home based|home-based|based)\b(?:\s+(?:in|within|from))?",
    re.I,
)
AROUND = re.compile(
    r"\b(?:greater|metro(?:politan)?(?: area)?|metroplex|area|region|city metropolitan area|downtown|"
    r"surrounding)\b",
    re.I,
)
COUNTY = re.compile(r"\s+(?:county|parish|borough)$", re.I)


@lru_cache(maxsize=20_000)
def _places(location: str) -> tuple[Place, ...]:
    gaz = gazetteer()
    found: list[Place] = []
    for piece in SEVERAL.split(location):
        for place in _piece(piece, gaz):
            if place not in found:
                found.append(place)
    return tuple(found)


def places_of(location: str) -> list[Place]:
    """Places of a location field ("Cincinnati, OH", "Remote - United States", "Toronto, Canada; London, UK")."""
    return list(_places(location))


def _piece(piece: str, gaz: Gazetteer) -> list[Place]:
    piece = re.sub(r"\b\d{5}(?:-\d{4})?\b", " ", NOISE.sub(" ", piece))
    parts = [
        p
        for p in (re.sub(r"\s+", " ", part).strip(" -–—:.'\"") for part in re.split(r"[,()\[\]]|\s[-–—]\s", piece))
        if p
    ]
    if not parts:
        return []
    parts = [part for k, part in enumerate(parts) if part not in parts[:k]]
    states = [gaz.regions.get(key(part)) for part in parts]
    if len(parts) > 1 and all(states) and (len(parts) > 2 or not _city_in(parts[0], states[1], gaz)):
        return [state for state in states if state]  # "Colorado, New Mexico"
    country: Optional[str] = None
    region: Optional[Place] = None
    cities: list[str] = []
    for part in reversed(parts):
        name = key(part)
        code = part.upper().rstrip(".")
        is_region = gaz.codes.get(code) if len(code) == 2 and part.isupper() else gaz.regions.get(name)
        if (
            not cities
            and region is None
            and is_region
            and (name not in gaz.well_known or len(parts) > 1 and part is not parts[0])
        ):
            region = is_region
        elif (
            not cities
            and country is None
            and region is None
            and name in gaz.countries
            and (name not in gaz.not_countries or len(parts) > 1)
        ):
            country = gaz.countries[name]
        elif (
            not cities
            and country is None
            and region is None
            and len(part) == 2
            and part.isupper()
            and part in gaz.countries.values()
        ):
            country = part
        else:
            cities.insert(0, part)
    return _resolved(cities, region, country, gaz)


def _city_in(name: str, state: Optional[Place], gaz: Gazetteer) -> bool:
    return state is not None and gaz.city(key(name), state.region, state.country) is not None


def _resolved(cities: list[str], region: Optional[Place], country: Optional[str], gaz: Gazetteer) -> list[Place]:
    if not cities:
        if region:
            return [region]
        return [Place(country=country)] if country else []
    where = (region.region if region else None, region.country if region else country)
    for written in cities:
        place = _city(written, where, gaz)
        if place:
            return place
    if region:
        return [Place(city=COUNTY.sub(" County", cities[0]), region=region.region, country=region.country)]
    if country and country not in ("US", "CA"):
        return [Place(city=cities[0], country=country)]
    return [Place(city=cities[-1] if len(cities[-1]) > 2 else cities[0], country=country)] if country else []


def _city(written: str, where: tuple[Optional[str], Optional[str]], gaz: Gazetteer) -> list[Place]:
    region, country = where
    bare = re.sub(r"\s+", " ", AROUND.sub(" ", written)).strip(" -")
    for name in (written, bare, COUNTY.sub("", bare), re.sub(r"\s+city$", "", bare, flags=re.I)):
        k = key(name)
        if region or country:
            place = gaz.city(k, region, country)
            if place is None and not region and k in gaz.regions and gaz.regions[k].country == country:
                return [gaz.regions[k]]
        else:
            place = gaz.best(k)
        if place:
            return [place]
        words = k.split()
        if region is None and len(words) > 1 and words[-1].upper() in gaz.codes:
            code = gaz.codes[words[-1].upper()]
            place = gaz.city(" ".join(words[:-1]), code.region, code.country)
            if place:
                return [place]
    twins = [gaz.city(key(part), region, country) for part in re.split(r"[-–/]", bare)]
    return [place for place in twins if place] if len(twins) > 1 else []
