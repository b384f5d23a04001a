"""Finding postings: which fit every filter, in what order, and how many there are.

Order: those whose title says the role and nothing else, those whose title says it among other words, then those whose
text names it; in each of these, those in the place before those near it; then the freshest first. Every index is walked
from the freshest down and left as soon as there is enough, so that common words cost no more than rare ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Optional

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Select

from bot.postings.expression import EVERYTHING, all_of, phrases_in
from bot.postings.filters import Filter, Scope, Tier
from bot.postings.job import Job
from bot.postings.tables import PostingRow, first_key

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
    """True of postings that are open, have not expired, and are not shown under another feed's link."""
    unexpired = or_(PostingRow.closes_on.is_(None), PostingRow.closes_on >= today)
    return (PostingRow.status == "open") & ~PostingRow.hidden & unexpired


def matching_keys(
    session: Session, filters: Sequence[Filter], scope: Scope, most: int, among: Optional[Sequence[int]] = None
) -> list[int]:
    """Keys of the postings that fit, in order, `most` of them at the utmost; only of `among`, where given."""
    keys: dict[int, None] = {}
    for tiers in product(*(item.tiers() for item in filters)):
        keys.update(dict.fromkeys(session.execute(_statement(tiers, scope, among).limit(most)).scalars()))
        if len(keys) >= most:
            break
    return list(keys)[:most]


def _statement(tiers: Sequence[Tier], scope: Scope, among: Optional[Sequence[int]]) -> Select:
    """The keys of the open postings that have every one of the tiers, the freshest first."""
    conditions = [showable(scope.today), *(tier.also for tier in tiers if tier.also is not None)]
    since = max((tier.since for tier in tiers if tier.since), default=None)
    if among is not None:
        conditions.append(PostingRow.key.in_(among))
    needs = all_of(tier.needs for tier in tiers)
    if needs == EVERYTHING:
        late = [] if since is None else [PostingRow.key >= first_key(since)]
        return select(PostingRow.key).where(*conditions, *late).order_by(PostingRow.key.desc())
    in_text = any(":" not in word for phrase in phrases_in(needs) for word in phrase.words)
    matching = scope.dialect.matching("text_index" if in_text else "term_index", needs)
    late = [] if since is None else [matching.key >= first_key(since)]
    source = matching.source.join(PostingRow.__table__, PostingRow.key == matching.key)
    found = select(matching.key).select_from(source).where(matching.condition, *conditions, *late)
    return found.order_by(matching.key.desc())
