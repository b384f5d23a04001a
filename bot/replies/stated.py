"""Of a search the wishes that postings may say nothing on."""

from __future__ import annotations

from bot.query.model import YES_NO, Exclusions, Query
from bot.query.say import filters

STATED = ("education", "benefits", *YES_NO)
"""Keys of a query on what a posting states or denies."""


def wishes_on_facts(query: Query) -> Query:
    """Of a query what a posting may say nothing on: what `bot.postings.filters.base.FactFilter` decides."""
    refused = (query.exclude and query.exclude.schedule) or []
    weekends = Exclusions(schedule=["weekends"]) if "weekends" in refused else None
    return Query(**{key: getattr(query, key) for key in STATED}, exclude=weekends)


def subjects(query: Query) -> set[str]:
    """What a query speaks of, wanted or not: "schedule" of "no weekends" as of "weekends"."""
    return {key.rpartition(".")[2] for key, _ in filters(query)}
