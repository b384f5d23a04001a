"""Where the work is.

A posting fits a city, state or country when one of its places lies in it; one that names a wider place only ("Texas"
for a wish for Houston) does not, as nobody knows where it is. Remote postings are no exception, unless remote work is
wished: then those fit as well whose place takes in the wished one (remote in the United States, for Texas), or that
name no place at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Optional

from bot.extract.gazetteer import key
from bot.extract.values import Place
from bot.lexicon import lexicon
from bot.postings import terms
from bot.postings.coordinates import miles_between, places_within, point_of
from bot.postings.expression import NOTHING, Expression, all_of, any_of, term
from bot.postings.filters.base import Found, Tier, wording


@dataclass(frozen=True)
class PlaceFilter:
    """Any of the places, or within a distance of those that are cities; `remote` when remote work is wished."""

    places: tuple[Place, ...]
    miles: Optional[float] = None
    remote: bool = False

    def tiers(self) -> list[Tier]:
        """In one of the places; near one; remote work that may be done from there."""
        within = any_of(term(terms.place(place)) for place in self.places)
        near = any_of(_near(place, self.miles) for place in self.places) if self.miles else NOTHING
        covered = self._covered() if self.remote else NOTHING
        return [Tier(needs) for needs in (within, near, covered) if needs != NOTHING]

    def _covered(self) -> Expression:
        """Remote work whose place takes in the wished one, or that names none."""
        wider = [term(terms.area(place)) for wished in self.places for place in _around(wished)]
        return all_of([term(terms.workplace("remote")), any_of([*wider, term(terms.NO_PLACE)])])

    def why(self, found: Found) -> Optional[str]:
        for wished in self.places:
            for place in found.job.places:
                if _holds(wished, place):
                    words = in_words(place)
                    return wording("place", place=words[:1].upper() + words[1:])
                miles = _distance(wished, place) if self.miles else None
                if miles is not None and self.miles and miles <= self.miles:
                    name = "near_one" if round(miles) == 1 else "near"
                    return wording(name, place=in_words(place), miles=round(miles), city=wished.city)
        if self.remote and not found.job.places:
            return wording("remote_anywhere")
        wider = [place for wished in self.places for place in _around(wished) if place in found.job.places]
        return wording("remote_country", place=in_words(wider[0])) if wider else None


@lru_cache(maxsize=256)
def _near(wished: Place, miles: float) -> Expression:
    """The cities within a distance of another, by name, so that the index tells exactly which postings are near."""
    centre = point_of(wished)
    return any_of(term(terms.place(place)) for place in places_within(centre, miles)) if centre else NOTHING


def in_words(place: Place) -> str:
    """A place as written on a card: "Tulsa, OK", "Toronto, ON, Canada", "the United States"."""
    country = lexicon("why")["countries"].get(place.country, place.country)
    if not place.city and not place.region:
        return country or ""
    abroad = [] if place.country in (None, "US") else [country]
    return ", ".join(part for part in (place.city, place.region, *abroad) if part)


def _holds(wished: Place, place: Place) -> bool:
    city = not wished.city or key(wished.city) == key(place.city or "")
    return city and wished.region in (None, place.region) and wished.country in (None, place.country)


def _around(place: Place) -> list[Place]:
    """The state and the country that a place lies in."""
    wider = [Place(region=place.region, country=place.country)] if place.city and place.region else []
    return wider + ([Place(country=place.country)] if place.country and (place.city or place.region) else [])


def _distance(one: Place, other: Place) -> Optional[float]:
    here, there = point_of(one), point_of(other)
    return miles_between(here, there) if here and there else None
