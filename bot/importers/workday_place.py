"""A place as employers name it in Workday, often from country to city, in the usual order."""

from __future__ import annotations

import re

from bot.extract.place import places_of
from bot.importers.where import place_text

_CODES = re.compile(r"(?P<country>USA?|CAN?)\s*[ ,-]\s*(?P<region>[A-Z]{2})\s*[ ,-]\s*(?P<city>[^\W\d_].*)")
""" "USA DC Washington", "US-CA-Santa Clara", "US, WA, Seattle"."""
_CODE = re.compile(r"(?P<country>(?!USA|CAN)[A-Z]{3})\s*[ ,-]\s*(?P<city>[^\W\d_].*)")
""" "DEU Wiesbaden", "IND-Pune"."""
_SITE = re.compile(r"\s+-\s.*|\s*\([^)]*\)")
"""The building behind a city: "Wiesbaden - Army Airfield (APC180)"."""
_BETWEEN = re.compile(r"\s*,\s*|\s+-\s+")


def workday_place(name: str, country: str = "") -> str:
    """From city to country; the job's country is added to a name that means a place in it only with that."""
    stated = name.strip()
    codes = _CODES.fullmatch(stated)
    if codes:
        return place_text(_SITE.sub("", codes["city"]), codes["region"], codes["country"])
    code = _CODE.fullmatch(stated)
    nation = place_text(country=code["country"]) if code else ""
    if code and nation != code["country"] and country in ("", nation):
        return place_text(_SITE.sub("", code["city"]), "", code["country"])
    turned = ", ".join(reversed(_BETWEEN.split(stated)))
    for written in (stated, turned, f"{stated}, {country}" if country and _has_city(stated, "") else ""):
        if _has_city(written, country):
            return written
    return f"{stated}; {country}" if stated and country and not places_of(stated) else stated


def _has_city(written: str, country: str) -> bool:
    """Whether it names a city, in that country where one is given."""
    home = next((place.country for place in places_of(country)), None)
    return any(place.city and home in (None, place.country) for place in places_of(written))
