"""What a posting's row is compared with, where the index cannot say it exactly: pay and years.

Each comparison is made once, with named parameters, so that a statement is put together once for each shape of search.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.sql import ColumnElement, Select

from bot.postings.tables import PostingRow

Parameters = Mapping[str, Any]
NOTHING_MORE: Parameters = MappingProxyType({})


COMPARISONS: dict[str, ColumnElement] = {
    "pay_from": PostingRow.hourly_max >= bindparam("pay_from"),
    "pay_to": PostingRow.hourly_min <= bindparam("pay_to"),
    "years": or_(PostingRow.experience.is_(None), PostingRow.experience <= bindparam("years")),
}
"""By the parameter that asks for it; all hold of a posting that fits."""


@cache
def comparing(names: tuple[str, ...]) -> Select:
    """The keys, of those in the parameter `keys`, of the postings of which all these comparisons hold."""
    wanted = PostingRow.key.in_(bindparam("keys", expanding=True))
    return select(PostingRow.key).where(wanted, *(COMPARISONS[name] for name in names))
