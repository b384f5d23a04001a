"""What a posting's row is compared with, where the index cannot say it exactly: pay, years, distance.

Each comparison is made once, with named parameters, so that a statement is put together once for each shape of search.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.sql import ColumnElement, Select

from bot.postings.tables import PlaceRow, PostingRow

Parameters = Mapping[str, Any]
NOTHING_MORE: Parameters = MappingProxyType({})


def _within() -> ColumnElement:
    """One of the posting's places lies within a squared chord of a point on the unit sphere."""
    apart = [PlaceRow.__table__.c[axis] - bindparam(f"near_{axis}") for axis in "xyz"]
    own = select(PlaceRow.position).where(PlaceRow.posting_key == PostingRow.key)
    return own.where(sum(part * part for part in apart) <= bindparam("near_chord")).correlate(PostingRow).exists()


COMPARISONS: dict[str, ColumnElement] = {
    "pay_from": PostingRow.hourly_max >= bindparam("pay_from"),
    "pay_to": PostingRow.hourly_min <= bindparam("pay_to"),
    "years": or_(PostingRow.experience.is_(None), PostingRow.experience <= bindparam("years")),
    "near_chord": _within(),
}
"""By the parameter that asks for it; all hold of a posting that fits."""


@cache
def comparing(names: tuple[str, ...]) -> Select:
    """The keys, of those in the parameter `keys`, of the postings of which all these comparisons hold."""
    wanted = PostingRow.key.in_(bindparam("keys", expanding=True))
    return select(PostingRow.key).where(wanted, *(COMPARISONS[name] for name in names))
