"""A query with some of its constraints left out, for saying which ones stand in the way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bot.query.edit import without
from bot.query.model import Query
from bot.query.say import filters

WORK = "role"
"""The constraint that is given up last."""


def relaxations(query: Query) -> list[tuple[str, Query]]:
    """(key, the query without that constraint) for each constraint in force, in the order they are said.

    The radius leaves with its place; an exclusion has the key "exclude.schedule" and so on.
    """
    return [(key, without(query, key)) for key, _ in filters(query)]


def choices(query: Query, size: int, *, with_work: bool) -> list[tuple[str, ...]]:
    """Each choice of `size` constraints to leave out, in the order they are said: with the work among them, or not."""
    found = combinations([key for key, _ in filters(query)], size)
    return [keys for keys in found if (WORK in keys) is with_work]


def without_all(query: Query, keys: Iterable[str]) -> Query:
    """The query with several constraints taken off."""
    for key in keys:
        query = without(query, key)
    return query
