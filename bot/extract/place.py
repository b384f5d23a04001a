"""Places that a text names: cities, states and provinces, countries, nicknames, postcodes.

Longest names first. What follows a name decides ("Paris, TX"; "Manchester UK"); a bare name is what most people
mean by it. A city called like an everyday word ("Mobile", "Reading") needs a region, a preposition or capitals.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from bot.extract.areas import with_areas
from bot.extract.gazetteer import Gazetteer, gazetteer, key
from bot.extract.location import places_of
from bot.extract.names import REFUSED_AFTER
from bot.extract.negation import carried, negated
from bot.extract.origins import without_origins
from bot.extract.place_cues import COUNTY, COUNTY_SEAT, OUTSIDE, SELF_NAMED
from bot.extract.place_names import nickname_stands, region_stands
from bot.extract.postcode import read_postcodes
from bot.extract.reading import Reading
from bot.extract.towns import Token, before_code, before_name, joined, strange_before
from bot.extract.values import Place
from bot.extract.wordlist import english_words

__all__ = ["places_of", "read_places"]

LONGEST = 5
TOKEN = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
BEFORE = re.compile(
    r"\b(?:in|near|around|outside|inside|of|from|to|at|by|within|across|throughout|close to|live in|based in|"
    r"nearby|downtown|"
    r"greater|metro|area of|is|or|and|location:?)\s+(?:the\s+|or\s+around\s+)?(?:greater\s+|downtown\s+)?$",
    re.I,
)
WEAK_BEFORE = re.compile(r"\b(?:of|to|at|by|is|or|and)\s+(?:the\s+)?$", re.I)
OR_AND = re.compile(r"\s*,?\s*(?:or|and|/|&)\s*", re.I)
AFTER = re.compile(r"\s+(?:area|metro|region|county|metroplex|suburbs)\b", re.I)
CLOSES = re.compile(
    r"\s*(?:[,.;?!)]|$|(?:area|or|and|from|with|for|posted|paying|please|pls|asap|full|part|no)\b)", re.I
)
"""After it, a name that is a word too can be a city: "in Mobile from"."""
SMALL_BARE = 15_000
"""A city smaller than this is not believed on its bare name alone."""
STRANGE_LETTERS = 7
"""Unless it has so many letters and is no English word: "Sandpoint"."""
BIG_ABROAD = 300_000


class _Found(NamedTuple):
    place: Place
    first: int
    last: int
    rule: str


def read_places(text: str) -> list[Reading[Place]]:
    """The places in a text, in order; `negated` where turned down ("not Miami")."""
    gaz = gazetteer()
    tokens = [Token(m[0], key(m[0]), m.start(), m.end()) for m in TOKEN.finditer(text)]
    found: list[_Found] = []
    i = 0
    while i < len(tokens):
        hit = _at(text, tokens, i, gaz)
        if hit:
            found.append(hit)
        i = hit.last + 1 if hit else i + 1
    found = [f for f in found if f.rule == "city and region" or not SELF_NAMED.search(text[: tokens[f.first].start])]
    found = _beside_siblings(text, tokens, found, gaz)
    spans = [(tokens[f.first].start, _end(tokens[f.last])) for f in found]
    before = [negated(text, start) or OUTSIDE.search(text[:start]) is not None for start, _ in spans]
    after = [REFUSED_AFTER.match(text, end) is not None for _, end in spans]
    refused = carried(text, spans, before, after)
    readings = [Reading(f.place, *span, f.rule, no) for f, span, no in zip(found, spans, refused, strict=True)]
    readings += read_postcodes(text)
    return with_areas(text, sorted(without_origins(text, readings), key=lambda r: r.start))


def _end(token: Token) -> int:
    return token.end - 1 if token.text.endswith(".") and len(token.text) > 3 else token.end


def _at(text: str, tokens: list[Token], i: int, gaz: Gazetteer) -> Optional[_Found]:
    for n in range(min(LONGEST, len(tokens) - i), 0, -1):
        j = i + n - 1
        if n > 1 and not joined(text, tokens, i, j):
            continue
        name = " ".join(token.key for token in tokens[i : j + 1])
        if not gaz.knows(name):
            continue
        hit = _qualified(text, tokens, i, j, name, gaz) or _bare(text, tokens, i, j, name, gaz)
        if hit:
            return _with_town(text, tokens, hit, name, gaz)
    return _code(text, tokens, i, gaz)


def _with_town(text: str, tokens: list[Token], hit: _Found, name: str, gaz: Gazetteer) -> _Found:
    """A state in full takes in the unknown town before it: "in Bar Harbor Maine", "near Moab, Utah"."""
    if hit.place.city or name not in gaz.regions or hit.first == 0 or text.isupper():
        return hit
    first = before_name(text, tokens, hit.first)
    if first is None:
        first = strange_before(text, tokens, hit.first)
    town = "" if first is None else text[tokens[first].start : _end(tokens[hit.first - 1])]
    if first is None or gaz.knows(key(town)):
        return hit
    return _Found(hit.place.copy(update={"city": _titled(town)}), first, hit.last, "town with its state")


def _titled(name: str) -> str:
    return name.title() if name.islower() else name


def _qualified(text: str, tokens: list[Token], i: int, j: int, name: str, gaz: Gazetteer) -> Optional[_Found]:
    """A city with its region or country after it."""
    if name not in gaz.cities and not (name in gaz.nicknames and gaz.nicknames[name].city):
        return None
    if j + 1 >= len(tokens):
        return None
    gap = text[tokens[j].end : tokens[j + 1].start]
    if not re.fullmatch(r"\s*[,(]?\s*|\s+-\s+", gap):
        return None
    for n in (4, 3, 2, 1):
        last = j + n
        if last >= len(tokens) or (n > 1 and not joined(text, tokens, j + 1, last)):
            continue
        after = " ".join(token.key for token in tokens[j + 1 : last + 1])
        region = gaz.regions.get(after)
        if region is None and n == 1:
            region = _after_city(text, tokens, last, "," in gap, gaz)
        if region is not None:
            place = gaz.city(name, region.region, region.country) or gaz.like(name, region)
            if place is None and "," in gap and name.split()[-1] not in ("or", "and"):
                city = " ".join(token.text for token in tokens[i : j + 1])
                place = Place(city=_titled(city), region=region.region, country=region.country)
            if place:
                return _Found(place, i, _country_after(text, tokens, last, gaz), "city and region")
        country = gaz.countries.get(after)
        if country:
            place = gaz.city(name, country=country)
            if place:
                return _Found(place, i, last, "city and country")
    return None


def _country_after(text: str, tokens: list[Token], last: int, gaz: Gazetteer) -> int:
    """Takes in "USA" after "Tulsa, OK"."""
    for n in (2, 1):
        end = last + n
        if end < len(tokens) and (n == 1 or joined(text, tokens, last + 1, end)):
            name = " ".join(token.key for token in tokens[last + 1 : end + 1])
            if gaz.countries.get(name) in ("US", "CA") and (name != "us" or tokens[end].text == "US"):
                return end
    return last


def _after_city(text: str, tokens: list[Token], k: int, comma: bool, gaz: Gazetteer) -> Optional[Place]:
    """The region of a two-letter code after a city; words such as "or" and "in" need capitals, a comma or the end."""
    token = tokens[k]
    code = token.key.upper()
    place = gaz.codes.get(code)
    if place is None or len(token.key) != 2:
        return None
    upper = token.text.isupper() and not text.isupper()
    at_end = not re.search(r"\w", text[token.end :])
    if code in gaz.conjunction_codes and not (
        upper or at_end or (comma and re.match(r"\s*(?:[,.;]|$)", text[token.end :]))
    ):
        return None
    return place


def _bare(text: str, tokens: list[Token], i: int, j: int, name: str, gaz: Gazetteer) -> Optional[_Found]:
    place = gaz.best(name)
    if place is None or (len(name) < 3 and name not in gaz.nicknames and place.city):
        return None
    start, end = tokens[i].start, tokens[j].end
    written = text[start:end]
    before = text[:start]
    preposition = bool(BEFORE.search(before))
    whole = not re.search(r"\w", before) and not re.search(r"\w", text[end:])
    area = bool(AFTER.match(text, end))
    capitals = written[0].isupper() and not text.isupper() and bool(re.search(r"[\w,]\s+$", before))
    if name in gaz.seasons and not written[0].isupper():
        return None
    if name in gaz.ordinary and name not in gaz.regions:
        firm = preposition and not WEAK_BEFORE.search(before)
        close = CLOSES.match(text, end) is not None
        believed = (firm and (capitals or (close and gaz.population(place) >= 50_000))) or (
            whole and written[0].isupper() and gaz.population(place) >= 50_000
        )
        return _Found(place, i, j, "city with evidence") if believed else None
    if name in gaz.nicknames:
        return _Found(place, i, j, "nickname") if nickname_stands(name, written, preposition, whole) else None
    if name in gaz.regions or place.city is None:
        return _Found(place, i, j, "region or country") if region_stands(name, written, before) else None
    population = gaz.population(place)
    if COUNTY.match(text, end) and population < COUNTY_SEAT:
        return None  # "Williamson County" is not the town of Williamson
    near = place.country in ("US", "CA")
    if preposition or whole or area or (capitals and (near or population >= BIG_ABROAD)):
        return _Found(place, i, j, "city")
    least = SMALL_BARE if near else BIG_ABROAD
    strange = near and len(name) >= STRANGE_LETTERS and name not in english_words()
    known = population >= least or name in gaz.well_known or " " in name or strange
    return _Found(place, i, j, "city") if known else None


def _code(text: str, tokens: list[Token], i: int, gaz: Gazetteer) -> Optional[_Found]:
    """A state's code on its own: "in TX", "TX", "jobs tx"."""
    token = tokens[i]
    code = token.key.upper()
    place = gaz.codes.get(code)
    written = token.text.rstrip(".")
    if place is None or len(written) != 2:
        return None
    upper = written.isupper() and not text.isupper()
    before = text[: token.start]
    preposition = bool(re.search(r"\b(?:in|near|around|across|throughout|or|and|from|to)\s+$", before, re.I))
    named = before_code(text, tokens, i) if upper else None
    if named is None and (upper or code not in gaz.word_codes):
        named = strange_before(text, tokens, i)
    if named is not None:
        city = _titled(text[tokens[named].start : _end(tokens[i - 1])])
        return _Found(Place(city=city, region=place.region, country=place.country), named, i, "city with its state")
    if code in gaz.word_codes:
        firm = preposition and not re.search(r"\b(?:or|and|to)\s+$", before, re.I)
        return _Found(place, i, i, "state code") if upper and firm else None
    return _Found(place, i, i, "state code") if upper or preposition or len(tokens) > 1 else None


def _beside_siblings(text: str, tokens: list[Token], found: list[_Found], gaz: Gazetteer) -> list[_Found]:
    """A bare name beside another place means its namesake there: "Toronto or Vancouver", "Dallas or Arlington"."""
    out = []
    for hit in found:
        others = [o for o in found if o is not hit and o.place.region]
        if hit.rule == "city" and hit.place.city and others:
            name = key(hit.place.city)
            for other in others:
                near = next((c for c in gaz.cities.get(name, ()) if c.place.region == other.place.region), None)
                gap = text[tokens[hit.last].end : tokens[other.first].start]
                named = other.rule == "city and region" and OR_AND.fullmatch(gap)  # "Moscow or Lewiston, Idaho"
                if near and (named or near.population * 20 >= gaz.population(hit.place)):
                    hit = hit._replace(place=near.place)
                    break
        out.append(hit)
    return out
