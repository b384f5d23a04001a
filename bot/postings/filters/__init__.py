"""One constraint of a query a filter: the SQL that holds for every result, and why a result matched, in words."""

from bot.postings.filters.base import Filter, Found, Scope
from bot.postings.filters.build import filters_of

__all__ = ["Filter", "Found", "Scope", "filters_of"]
