"""Other postings like one: the same kind of work, near it first, then elsewhere in its country or remote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.extract.values import Place
from bot.postings.expression import Expression, any_of
from bot.postings.filters import Filter, Found, Tier
from bot.postings.filters.place import PlaceFilter
from bot.postings.filters.role import said_in
from bot.postings.filters.work import WorkplaceFilter
from bot.postings.job import Job
from bot.postings.roles import near_ways_of, ways_of
from bot.postings.search import Search
from bot.postings.tables import PostingRow

NEAR = 30.0
"""Miles."""
LOOKED_AT = 50
"""Postings of each way of being alike, of which those that say the same are left out."""
_APART = re.compile(r"\s+[-–—|]\s+|[,(\[|:/]")
"""What stands between a title and what is added to it: "Cashier - Nights (Store 12)"."""


@dataclass(frozen=True)
class WorkFilter:
    """Titles of some work."""

    needs: Expression

    def tiers(self) -> list[Tier]:
        """The title names it."""
        return [Tier(self.needs)]

    def why(self, found: Found) -> Optional[str]:
        return None


def similar_keys(session: Session, search: Search, own: Found, limit: int) -> list[int]:
    """Keys of open postings like one, the nearest to it first; never itself nor any that says the same as another."""
    twin = session.execute(select(PostingRow.twin).where(PostingRow.key == own.key)).scalar_one()
    kept: dict[int, None] = {}
    said = {twin}
    for work in _works(own.job.title):
        for where in _places(own.job):
            keys = [key for key in search.fitting([work, *where]).keys(LOOKED_AT) if key not in kept]
            texts = dict(session.execute(select(PostingRow.key, PostingRow.twin).where(PostingRow.key.in_(keys))).all())
            for key in keys:
                if texts[key] not in said:
                    said.add(texts[key])
                    kept[key] = None
                if len(kept) == limit:
                    return list(kept)
    return list(kept)


def _works(title: str) -> Iterator[WorkFilter]:
    """The work of a title: as it says it, without what is added to it, what comes near."""
    core = _APART.split(title)[0] or title
    for ways in (ways_of(title), ways_of(core), near_ways_of(core)):
        if ways:
            yield WorkFilter(any_of(map(said_in, ways)))


def _places(job: Job) -> Iterator[list[Filter]]:
    """Where the like may be, the nearest first; anywhere, for one that does not say where it is."""
    cities = tuple(place for place in job.places if place.city)
    countries = tuple(dict.fromkeys(place.country for place in job.places if place.country))
    whole: list[Filter] = [PlaceFilter(tuple(Place(country=country) for country in countries), remote=True)]
    if job.workplace == "remote":
        yield [WorkplaceFilter(("remote",)), *(whole if countries else [])]
    elif cities:
        yield [PlaceFilter(cities, NEAR)]
    yield whole if countries else []
