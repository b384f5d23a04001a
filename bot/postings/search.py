"""Finding postings: which fit every filter, in what order, and how many there are.

Order: those whose title says the role and nothing else, those whose title says the same work by another name and
nothing else, those whose title says either among other words, then those whose text names it; in each of these, those
in the place before those near it; then the freshest first.

What the index says is worked out for all postings at once. Only those of which it cannot tell, such as one that pays
between two steps, are looked up in their rows, the freshest first and no more of them than are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, product
from typing import Any, Optional

from pyroaring import BitMap64
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.postings.bitmaps import Reader
from bot.postings.compare import COMPARISONS, comparing
from bot.postings.expression import all_of, any_of
from bot.postings.filters import Filter, Tier
from bot.postings.job import Job
from bot.postings.tables import PostingRow

MOST_COUNTED = 1000
"""Totals are exact up to here; one more stands for any greater number."""
AT_ONCE = 400
"""Postings whose rows are looked up in one statement."""
_EXPIRED = select(PostingRow.key).where(PostingRow.closes_on < bindparam("today"))


@dataclass(frozen=True)
class Page:
    """Some of the postings that fit."""

    total: int
    """How many fit; 1,001 stands for more than 1,000."""
    jobs: list[Job]
    silent: int = 0
    """How many more would fit if those counted that say nothing on a thing wanted or not wanted; 1,001 as in total.

    Not counted, and 0, where more than 1,000 fit anyway."""


@dataclass
class Fitting:
    """The postings that fit: how many, and in order."""

    ways: list[tuple[BitMap64, Sequence[int]]] = field(default_factory=list)
    """In each way of fitting: those of which the index tells, and the keys of those whose rows do."""

    @property
    def total(self) -> int:
        """How many fit; 1,001 stands for more than 1,000."""
        return min(MOST_COUNTED + 1, sum(len(told) + len(compared) for told, compared in self.ways))

    def keys(self, limit: int, offset: int = 0) -> list[int]:
        """Some of them, in order."""
        return list(islice(self._in_order(offset + limit), offset, offset + limit))

    def _in_order(self, most: int) -> Iterator[int]:
        for told, compared in self.ways:
            yield from sorted([*told[-most:], *compared], reverse=True)


class Search:
    """A search of the store as it is now."""

    def __init__(self, session: Session, reader: Reader, today: date) -> None:
        self._session = session
        self._reader = reader
        self._today = today

    def fitting(self, filters: Sequence[Filter], among: Optional[Sequence[int]] = None) -> Fitting:
        """The postings that fit every filter; only of those with the keys in `among`, where given.

        Where the best way of fitting gives enough, the others are not asked for. Else what fits in any way is worked
        out at once, and each of the others chooses from what those before it have left.
        """
        found, within = Fitting(), None if among is None else BitMap64(among)
        tiers_of = [item.tiers() for item in filters]
        ways, taken = list(product(*tiers_of)), BitMap64()
        best = all_of(tier.needs for tier in ways[0])
        if len(ways) == 1 or self._reader.at_most(best) > MOST_COUNTED:
            taken = self._take(found, ways.pop(0), self._reader.postings(best, within) - self._expired())
        if not ways or found.total > MOST_COUNTED:
            return found
        any_way = all_of(any_of(tier.needs for tier in tiers) for tiers in tiers_of)
        left = self._reader.postings(any_way, within) - self._expired() - taken
        several = [place for place, tiers in enumerate(tiers_of) if len(tiers) > 1]
        told_apart = not any(tier.also for place in several for tier in tiers_of[place])
        for way in ways:
            if found.total > MOST_COUNTED or not left:
                break
            needs = all_of(way[place].needs for place in several)
            last = told_apart and way is ways[-1]  # what fits in some way and in none before fits in this one
            left = left - self._take(found, way, left if last else self._reader.postings(needs, left))
        return found

    def total(self, filters: Sequence[Filter]) -> int:
        """How many postings fit every filter; 1,001 stands for more than 1,000. Nobody asks for their order."""
        tiers_of = [item.tiers() for item in filters]
        if any(tier.also for tiers in tiers_of for tier in tiers):
            return self.fitting(filters).total
        any_way = all_of(any_of(tier.needs for tier in tiers) for tiers in tiers_of)
        return min(MOST_COUNTED + 1, len(self._reader.postings(any_way) - self._expired()))

    def _take(self, found: Fitting, way: Sequence[Tier], may: BitMap64) -> BitMap64:
        """Adds the postings that fit in a way, of those of which the index says that they may; gives them."""
        told, compared = self._compared(may, way, MOST_COUNTED + 1 - found.total)
        if told or compared:
            found.ways.append((told, compared))
        return told | BitMap64(compared) if compared else told

    def _compared(self, may: BitMap64, tiers: Sequence[Tier], most: int) -> tuple[BitMap64, Sequence[int]]:
        """(those that fit for sure, those that fit by their rows): all, or so many of the latter that `most` fit."""
        asking = [tier for tier in tiers if tier.also]
        if not asking or not may:
            return may, []
        told = self._reader.postings(all_of(tier.sure for tier in asking), may)
        also = {name: value for tier in asking for name, value in tier.also.items()}
        statement = comparing(tuple(name for name in COMPARISONS if name in also))
        compared: list[int] = []
        doubtful = (may - told).to_array()[::-1]
        for start in range(0, len(doubtful), AT_ONCE):
            if len(told) + len(compared) >= most and start:
                break
            some: dict[str, Any] = {**also, "keys": [int(key) for key in doubtful[start : start + AT_ONCE]]}
            compared += self._session.connection().execute(statement, some).scalars()
        return told, sorted(compared, reverse=True)

    def _expired(self) -> BitMap64:
        """The postings that were not closed but whose day to close has passed."""
        day = {"today": self._today}
        return self._reader.of((f"expired:{self._today}",), lambda _: self._session.execute(_EXPIRED, day).scalars())
