"""Where the work is.

A posting fits a city, state or country when one of its places lies in it; one that names a wider place only ("Texas"
for a wish for Houston) does not, as nobody knows where it is. Remote postings are no exception, unless remote work is
wished: then those fit as well whose place takes in the wished one (remote in the United States, for Texas), or that
name no place at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from sqlalchemy import and_, func, literal, or_, select
from sqlalchemy.sql import ColumnElement

from bot.extract.gazetteer import key
from bot.extract.values import Place
from bot.lexicon import lexicon
from bot.postings.coordinates import miles_between, point_of, squared_chord
from bot.postings.filters.base import Found, wording
from bot.postings.tables import PlaceRow, PostingRow

DEGREES_PER_MILE = 1 / 69.0
"""Of latitude; a little too many, so that the box is never too small."""


@dataclass(frozen=True)
class PlaceFilter:
    """Any of the places, or within a distance of those that are cities; `remote` when remote work is wished."""

    places: tuple[Place, ...]
    miles: Optional[float] = None
    remote: bool = False

    def clause(self) -> ColumnElement:
        found = or_(*(self._clause(place) for place in self.places))
        return or_(found, self._covered()) if self.remote else found

    def _clause(self, place: Place) -> ColumnElement:
        condition = or_(_same(place), *self._near(place))
        rows = select(PlaceRow.posting_key).where(condition)
        if place.city:
            return PostingRow.key.in_(rows)
        # A state or country has too many postings to list; each posting is looked up instead.
        return rows.where(PlaceRow.posting_key == PostingRow.key).correlate(PostingRow).exists()

    def _near(self, place: Place) -> list[ColumnElement]:
        centre = point_of(place) if self.miles else None
        if centre is None or self.miles is None:
            return []
        height = self.miles * DEGREES_PER_MILE
        apart = [PlaceRow.__table__.c[axis] - getattr(centre, axis) for axis in "xyz"]
        chord = sum(part * part for part in apart)
        box = PlaceRow.lat.between(centre.lat - height, centre.lat + height)
        return [and_(box, chord <= squared_chord(self.miles))]

    def _covered(self) -> ColumnElement:
        """Remote work that may be done from the wished place."""
        own = select(PlaceRow.position).where(PlaceRow.posting_key == PostingRow.key)
        wider = [_exactly(place) for wished in self.places for place in _around(wished)]
        takes_in = own.where(or_(*wider)).exists() if wider else literal(False)
        return and_(PostingRow.workplace == "remote", or_(takes_in, ~own.exists()))

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


def in_words(place: Place) -> str:
    """A place as written on a card: "Tulsa, OK", "Toronto, ON, Canada", "the United States"."""
    country = lexicon("why")["countries"].get(place.country, place.country)
    if not place.city and not place.region:
        return country or ""
    abroad = [] if place.country in (None, "US") else [country]
    return ", ".join(part for part in (place.city, place.region, *abroad) if part)


def _same(wished: Place) -> ColumnElement:
    parts = [PlaceRow.city_key == key(wished.city)] if wished.city else []
    parts += [PlaceRow.region == wished.region] if wished.region else []
    parts += [PlaceRow.country == wished.country] if wished.country else []
    return and_(*parts)


def _holds(wished: Place, place: Place) -> bool:
    city = not wished.city or key(wished.city) == key(place.city or "")
    return city and wished.region in (None, place.region) and wished.country in (None, place.country)


def _exactly(place: Place) -> ColumnElement:
    region = func.coalesce(PlaceRow.region, "") == (place.region or "")
    return and_(PlaceRow.city_key.is_(None), region, PlaceRow.country == place.country)


def _around(place: Place) -> list[Place]:
    """The state and the country that a place lies in."""
    wider = [Place(region=place.region, country=place.country)] if place.city and place.region else []
    return wider + ([Place(country=place.country)] if place.country and (place.city or place.region) else [])


def _distance(one: Place, other: Place) -> Optional[float]:
    here, there = point_of(one), point_of(other)
    return miles_between(here, there) if here and there else None
