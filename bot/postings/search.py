"""Finding postings: which fit every filter, in what order, and how many there are.

Order: those whose title has the role before those whose text alone names it; then the freshest first. Every index is
walked from the freshest down and left as soon as there is enough, so that common words cost no more than rare ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from bot.postings.dialect import Index
from bot.postings.filters import Filter, Scope
from bot.postings.filters.role import RoleFilter
from bot.postings.job import Job
from bot.postings.tables import PostingRow

MOST_COUNTED = 1000
"""Totals are exact up to here; one more stands for any greater number."""


@dataclass(frozen=True)
class Page:
    """Some of the postings that fit."""

    total: int
    """How many fit; 1,001 stands for more than 1,000."""
    jobs: list[Job]
    silent: int = 0
    """How many more would fit if those counted that say nothing on a thing wanted or not wanted; 1,001 as in total.

    Not counted, and 0, where more than 1,000 fit anyway."""


def showable(today: date) -> ColumnElement:
    """True of postings that are open and have not expired."""
    unexpired = or_(PostingRow.closes_on.is_(None), PostingRow.closes_on >= today)
    return (PostingRow.status == "open") & unexpired


def matching_keys(session: Session, filters: Sequence[Filter], scope: Scope, most: int) -> list[int]:
    """Keys of the postings that fit, in order, `most` of them at the utmost."""
    conditions = [showable(scope.today)]
    role = next((item for item in filters if isinstance(item, RoleFilter)), None)
    conditions += [item.clause() for item in filters if item is not role]
    if role is None:
        fitting = select(PostingRow.key).where(*conditions).order_by(PostingRow.key.desc()).limit(most)
        return list(session.execute(fitting).scalars())
    if not role.titles:
        return []
    keys: list[int] = []
    indexes: tuple[Index, Index] = ("title_index", "text_index")
    for index, expression in zip(indexes, (role.titles, role.phrases), strict=True):
        if expression and len(keys) < most:
            matching = scope.dialect.matching(index, expression)
            source = matching.source.join(PostingRow.__table__, PostingRow.key == matching.key)
            statement: Select = select(matching.key).select_from(source).where(matching.condition, *conditions)
            found = session.execute(statement.order_by(matching.key.desc()).limit(most)).scalars()
            before = set(keys)
            keys += [key for key in found if key not in before]
    return keys[:most]
