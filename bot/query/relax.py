"""A query with some of its constraints left out, for saying which ones stand in the way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from bot.query.edit import ALL_OF, without
from bot.query.model import Query
from bot.query.say import filters

WORK = "role"
"""The constraint that is given up last."""


def parts(query: Query) -> list[tuple[str, str]]:
    """(key, words) of what can be left out by itself, in the order it is said: each filter, but where several values
    must all hold (skills, benefits, what is turned down) each value, with a key such as "skills:python"."""
    found: list[tuple[str, str]] = []
    for key, words in filters(query):
        values = _holding_together(query, key)
        found += [(f"{key}:{value}", _words_of(key, value)) for value in values] or [(key, words)]
    return found


def _holding_together(query: Query, key: str) -> list[str]:
    """The values of a filter, where there are several that must all hold."""
    outer, _, inner = key.partition(".")
    values = getattr(query.exclude, inner) if inner else getattr(query, key) if key in ALL_OF else None
    several = isinstance(values, list) and len(values) > 1
    return values if several and all(isinstance(one, str) and "," not in one for one in values) else []


def _words_of(key: str, value: str) -> str:
    outer, _, inner = key.partition(".")
    return filters(Query.parse_obj({outer: {inner: [value]} if inner else [value]}))[0][1]


def choices(query: Query, size: int, *, with_work: bool) -> list[tuple[str, ...]]:
    """Each choice of `size` of the `parts` to leave out, in their order: with the work among them, or not."""
    found = combinations([key for key, _ in parts(query)], size)
    return [keys for keys in found if (WORK in keys) is with_work]


def without_all(query: Query, keys: Iterable[str]) -> Query:
    """The query without several of its `parts` or whole filters."""
    for key in keys:
        query = without(query, key)
    return query
