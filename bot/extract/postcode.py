"""Postcodes of the US and Canada as places."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.reading import Reading
from bot.extract.values import Place
from bot.lexicon import lexicon

US = re.compile(
    r"(?:\b(?:near|around|in|by|zip(?: ?code)?(?: is)?:?|postcode|postal code|area code|radius of|"
    r"mi(?:les?)? (?:of|from)|"
    r"km (?:of|from)|close to)\s+|^\s*)"
    r"(?P<code>\d{5})(?:-\d{4})?(?!\s*(?:a|an|per|/|\$|k|usd|dollars|bucks|pesos|or more|\+))(?=\W|$)",
    re.I,
)
LAST = re.compile(r"(?<=[a-z] )(?P<code>\d{5})(?=\s*(?:[,.;!]|$))", re.I)
"""A bare number at the end of words, which may be pay as well."""
ROUND = 500
"""Numbers that this divides are pay rather than postcodes."""
CANADA = re.compile(r"\b(?P<code>[ABCEGHJ-NPRSTVXY]\d[A-Z])\s?\d[A-Z]\d\b", re.I)
PROVINCES = {
    first: province
    for letters, province in (
        ("A", "NL"), ("B", "NS"), ("C", "PE"), ("E", "NB"), ("GHJ", "QC"), ("KLMNP", "ON"), ("R", "MB"), ("S", "SK"),
        ("T", "AB"), ("V", "BC"), ("X", "NT"), ("Y", "YT"),
    )
    for first in letters
}  # fmt: skip
"""Province by the first letter of a Canadian postcode."""


def read_postcodes(text: str) -> list[Reading[Place]]:
    """Places of the postcodes in a text: a US one as its city, a Canadian one as its province."""
    found = []
    for match in US.finditer(text):
        place = _us_place(match["code"])
        if place:
            found.append(Reading(place, match.start("code"), match.end(), "postcode"))
    for match in LAST.finditer(text):
        place = _us_place(match["code"]) if int(match["code"]) % ROUND else None
        if place and place.city and all(reading.end <= match.start() for reading in found):
            found.append(Reading(place, match.start(), match.end(), "postcode at the end"))
    for match in CANADA.finditer(text):
        place = Place(region=PROVINCES[match["code"][0].upper()], country="CA")
        found.append(Reading(place, match.start(), match.end(), "Canadian postcode"))
    return found


@cache
def _us_place(code: str) -> Place | None:
    region = _state(code)
    try:
        import zipcodes  # its data takes a quarter of a second to load, so only when a postcode is said
    except ImportError:  # without it the state is still known
        return Place(region=region, country="US") if region else None
    found = zipcodes.matching(code)
    return Place(city=found[0]["city"], region=found[0]["state"], country="US") if found else None


def _state(code: str) -> str | None:
    prefix = int(code[:3])
    for line in lexicon("regions")["postcodes"]:
        low, high, region = re.split(r"[- ]", line)
        if int(low) <= prefix <= int(high):
            return region
    return None
