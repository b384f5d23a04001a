"""A query with each of its constraints left out once, for saying which one stands in the way."""

from __future__ import annotations

from bot.query.edit import without
from bot.query.model import Query
from bot.query.say import filters


def relaxations(query: Query) -> list[tuple[str, Query]]:
    """(key, the query without that constraint) for each constraint in force, in the order they are said.

    The radius leaves with its place; an exclusion has the key "exclude.schedule" and so on.
    """
    return [(key, without(query, key)) for key, _ in filters(query)]
