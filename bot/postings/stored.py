"""Postings as the store hands them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.extract.values import EMPLOYMENTS, Place
from bot.facts.model import Fact
from bot.postings.filters import Found
from bot.postings.job import Job, JobPay
from bot.postings.tables import FactRow, PlaceRow, PostingRow, TagRow, TextRow


@dataclass(frozen=True)
class StoredPosting:
    """A posting with everything that can be said of it."""

    posting_id: str
    fields: dict[str, str]
    """The stored text by field name; every quote of a fact points into it."""
    facts: list[Fact]
    job: Job
    open: bool
    """False once it is closed or has expired: then it is neither shown nor acted on."""
    version: int = 1


class Shelf:
    """Texts and facts of some postings, read all together when the first is asked for."""

    def __init__(self, session: Session, keys: Sequence[int]) -> None:
        self._session = session
        self._keys = keys
        self._facts: dict[tuple[str, ...], dict[int, list[Any]]] = {}

    def fields(self, key: int) -> dict[str, str]:
        """The stored text by field name."""
        return self._fields[key]

    def facts(self, key: int, facets: tuple[str, ...]) -> list[Fact]:
        """The facts on some facets, in order; of none, all facts."""
        if facets not in self._facts:
            wanted = [FactRow.facet.in_(facets)] if facets else []
            self._facts[facets] = _by_key(self._session, FactRow, self._keys, *wanted)
        return [_fact(row) for row in self._facts[facets][key]]

    @cached_property
    def _fields(self) -> dict[int, dict[str, str]]:
        stored = select(TextRow.posting_key, TextRow.fields).where(TextRow.posting_key.in_(self._keys))
        return dict(self._session.execute(stored).all())


def found_postings(session: Session, keys: Sequence[int], today: date) -> dict[int, Found]:
    """The postings with those keys, each by its key."""
    if not keys:
        return {}
    shelf = Shelf(session, keys)
    places, tags = (_by_key(session, table, keys) for table in (PlaceRow, TagRow))
    found = {}
    for row in session.execute(select(PostingRow.__table__).where(PostingRow.key.in_(keys))):
        own = frozenset((tag.name, tag.value) for tag in tags[row.key])
        found[row.key] = Found(row.key, _job(row, places[row.key], own), own, today, shelf)
    return found


def _by_key(session: Session, table: Any, keys: Sequence[int], *wanted: Any) -> dict[int, list[Any]]:
    columns = table.__table__.primary_key.columns
    rows = session.execute(select(table.__table__).where(table.posting_key.in_(keys), *wanted).order_by(*columns))
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.posting_key].append(row)
    return grouped


def _fact(row: Any) -> Fact:
    names = ("facet", "value", "need", "kind", "field", "start", "end", "quote", "rule")
    # Facts were checked before they were stored; checking them again would cost more than reading them.
    return Fact.construct(**{name: getattr(row, name) for name in names})


def _job(row: Any, places: list[Any], tags: frozenset[tuple[str, str]]) -> Job:
    pay = None
    if row.pay_source:
        parts = {name: getattr(row, f"pay_{name}") for name in JobPay.__fields__}
        pay = JobPay(**parts)
    return Job(
        id=row.id,
        title=row.title,
        company=row.company,
        places=[Place(city=place.city, region=place.region, country=place.country) for place in places],
        workplace=row.workplace,
        employment=[value for value in EMPLOYMENTS if ("employment", value) in tags],
        pay=pay,
        posted_on=row.posted_on,
        closes_on=row.closes_on,
        url=row.url,
    )
