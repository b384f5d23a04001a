"""Postings as the store hands them out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import String, bindparam, cast, select
from sqlalchemy.orm import Session

from bot.extract.values import Employment, Place
from bot.facts.model import Fact
from bot.postings.filters import Found
from bot.postings.job import Job, JobPay
from bot.postings.rows import FACT_PARTS, fact_of
from bot.postings.tables import PlaceRow, PostingRow, TextRow
from bot.postings.terms import tags_in
from bot.postings.twins import other_links


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


FACET = FACT_PARTS.index("facet")


class Shelf:
    """Texts and facts of some postings, made out when they are first asked for."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._written = {row.key: (row.fields, row.facts) for row in rows}
        self._read: dict[int, tuple[dict[str, str], list[list[Any]]]] = {}

    def fields(self, key: int) -> dict[str, str]:
        """The stored text by field name."""
        return self._texts(key)[0]

    def facts(self, key: int, facets: tuple[str, ...]) -> list[Fact]:
        """The facts on some facets, in order; of none, all facts."""
        fields, facts = self._texts(key)
        return [fact_of(parts, fields) for parts in facts if not facets or parts[FACET] in facets]

    def _texts(self, key: int) -> tuple[dict[str, str], list[list[Any]]]:
        if key not in self._read:
            fields, facts = map(json.loads, self._written[key])
            self._read[key] = fields, facts
        return self._read[key]


def _as_written(column: Any) -> Any:
    """A column of JSON as its text, since most cards are shown without it."""
    return cast(column, String).label(column.key)


# Put together once: that takes longer than reading five postings.
_KEYS = bindparam("keys", expanding=True)
_WHOLE = (
    select(PostingRow.__table__, _as_written(TextRow.fields), _as_written(TextRow.facts), TextRow.terms)
    .join(TextRow, TextRow.posting_key == PostingRow.key)
    .where(PostingRow.key.in_(_KEYS))
)
_OF_PLACES = (
    select(PlaceRow.posting_key, PlaceRow.city, PlaceRow.region, PlaceRow.country)
    .where(PlaceRow.posting_key.in_(_KEYS))
    .order_by(PlaceRow.posting_key, PlaceRow.position)
)


def found_postings(session: Session, keys: Sequence[int], today: date) -> dict[int, Found]:
    """The postings with those keys, each by its key."""
    if not keys:
        return {}
    held = {row.key: row for row in session.connection().execute(_WHOLE, {"keys": list(keys)})}
    shelf = Shelf(held.values())
    places = _places(session, keys)
    links = other_links(session, [row.twin for row in held.values()])
    found = {}
    for key, row in held.items():
        own = frozenset(tags_in(row.terms))
        job = _job(row, places[key], own, [url for url in links.get(row.twin, []) if url != row.url])
        found[key] = Found(key, job, own, today, shelf)
    return found


def _places(session: Session, keys: Sequence[int]) -> dict[int, list[Place]]:
    rows = session.connection().execute(_OF_PLACES, {"keys": list(keys)})
    grouped: dict[int, list[Place]] = defaultdict(list)
    for row in rows:
        grouped[row.posting_key].append(Place.construct(city=row.city, region=row.region, country=row.country))
    return grouped


def _job(row: Any, places: list[Place], tags: frozenset[tuple[str, str]], also_at: list[str]) -> Job:
    pay = None
    if row.pay_source:
        parts = {name: getattr(row, f"pay_{name}") for name in JobPay.__fields__}
        pay = JobPay.construct(**parts)
    # All of it was checked before it was stored; checking it again would take longer than reading it.
    return Job.construct(
        id=row.id,
        title=row.title,
        company=row.company,
        places=places,
        workplace=row.workplace,
        employment=[value for value in get_args(Employment) if ("employment", value) in tags],
        pay=pay,
        posted_on=row.posted_on,
        closes_on=row.closes_on,
        first_seen=row.first_seen.date(),
        last_seen=row.last_seen.date(),
        url=row.url,
        also_at=also_at,
        why=[],
    )
