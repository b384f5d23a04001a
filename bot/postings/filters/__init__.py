"""One constraint of a query a filter: what holds for every result, and why a result matched, in words."""

from bot.postings.filters.base import Filter, Found, Scope, Tier
from bot.postings.filters.build import filters_of

__all__ = ["Filter", "Found", "Scope", "Tier", "filters_of"]
