"""What the store knows of the sources that were imported before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple, Optional

from sqlalchemy import func, select

from bot.postings.readers import readers_version
from bot.postings.store import PostingStore
from bot.postings.tables import FeedRow, PostingRow

_FEED, _POSTING = FeedRow.__table__, PostingRow.__table__
AT_ONCE = 500


class Feed(NamedTuple):
    """A source as it was when it was last imported."""

    name: str
    format: str
    """Name of the format that it was read as."""
    imported_on: date
    """UTC."""
    postings: int
    """How many it held."""
    etag: Optional[str]
    last_modified: Optional[str]
    settled: bool
    """Whether every open posting that it ever brought was in it then, and was read as postings are read now."""


def feed_of(store: PostingStore, name: str) -> Optional[Feed]:
    """The feed of a name; None before its first import."""
    with store.session() as session:
        columns = ("name", "format", "imported_at", "postings", "etag", "last_modified")
        row = session.execute(select(*(_FEED.c[one] for one in columns)).where(_FEED.c.name == name)).first()
        if row is None:
            return None
        mine = (_POSTING.c.feed == name) & (_POSTING.c.status == "open")
        current = (_POSTING.c.last_seen >= row.imported_at) & _POSTING.c.content_hash.endswith(f".{readers_version()}")
        count = select(func.count()).select_from(_POSTING)
        held, unsettled = (session.execute(count.where(one)).scalar_one() for one in (mine, mine & ~current))
        settled = held > 0 and unsettled == 0
        return Feed(name, row.format, row.imported_at.date(), row.postings, row.etag, row.last_modified, settled)


def hashes_of(store: PostingStore, ids: Collection[str]) -> dict[str, str]:
    """The content hashes (see `content_hash`) of those of the postings that are in the store, by their ids."""
    found: dict[str, str] = {}
    asked = list(ids)
    with store.session() as session:
        for start in range(0, len(asked), AT_ONCE):
            chosen = _POSTING.c.id.in_(asked[start : start + AT_ONCE])
            found.update(session.execute(select(_POSTING.c.id, _POSTING.c.content_hash).where(chosen)).all())
    return found
