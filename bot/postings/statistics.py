"""What the store holds, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.postings.store import PostingStore
from bot.postings.tables import FeedRow, NameRow, PlaceRow, PostingRow, TextRow

TOP = 10
DAYS = 14
"""Days of posting that are counted one by one."""
DRAWN = 20_000
"""Postings at most, evenly drawn, whose facts are counted: reading those of a million takes minutes."""
AT_ONCE = 500
_POSTING, _FEED, _NAME = PostingRow.__table__, FeedRow.__table__, NameRow.__table__
_PLACE, _TEXT = PlaceRow.__table__, TextRow.__table__
_SIZE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}
_OPEN = (_POSTING.c.status == "open") & ~_POSTING.c.hidden


def statistics(store: PostingStore, today: date) -> dict[str, Any]:
    """The figures, ready for JSON. Shares are parts of one; sizes are bytes; ages are days."""
    with store.session() as session:
        engine = session.get_bind().dialect.name
        return {
            "engine": engine,
            "bytes": int(session.execute(text(_SIZE[engine])).scalar_one()),
            "postings": _postings(session, today),
            "feeds": _feeds(session, today),
            "by_day": _by_day(session, today),
            "titles": _names(session, "title"),
            "companies": _names(session, "company"),
            "places": _places(session),
            "facets": _facets(session),
        }


def _postings(session: Session, today: date) -> dict[str, Any]:
    """All; those that are found, and why others are not; those found that state pay, from where."""

    def count(*conditions: Any) -> int:
        return int(session.execute(select(func.count()).select_from(_POSTING).where(*conditions)).scalar_one())

    shown, expired = count(_OPEN), count(_OPEN, _POSTING.c.closes_on < today)
    return {
        "all": count(),
        "open": shown - expired,
        "expired": expired,
        "closed": count(_POSTING.c.status == "closed"),
        "hidden": count(_POSTING.c.status == "open", _POSTING.c.hidden),
        "pay_in_field": count(_OPEN, _POSTING.c.pay_source == "field"),
        "pay_in_text": count(_OPEN, _POSTING.c.pay_source == "text"),
    }


def _feeds(session: Session, today: date) -> list[dict[str, Any]]:
    """Each source with its postings by status, those imported last first; None is where no feed was named."""
    grouped = select(_POSTING.c.feed, _POSTING.c.status, func.count(), func.max(_POSTING.c.last_seen))
    feeds: dict[Any, dict[str, Any]] = {}
    for name, status, count, seen in session.execute(grouped.group_by(_POSTING.c.feed, _POSTING.c.status)):
        feed = feeds.setdefault(name, {"feed": name, "format": None, "open": 0, "closed": 0, "at": seen})
        feed[status], feed["at"] = count, max(feed["at"], seen)
    for name, format, at in session.execute(select(_FEED.c.name, _FEED.c.format, _FEED.c.imported_at)):
        feed = feeds.setdefault(name, {"feed": name, "open": 0, "closed": 0})
        feed.update(format=format, at=at)
    found = sorted(feeds.values(), key=lambda feed: feed["at"], reverse=True)
    for feed in found:
        at = feed.pop("at")
        feed["imported"], feed["age"] = f"{at:%Y-%m-%d %H:%M} UTC", max(0, (today - at.date()).days)
    return found


def _by_day(session: Session, today: date) -> dict[str, int]:
    """Open postings by their day, the last days one by one; "earlier" and "not stated" are sums."""
    grouped = select(_POSTING.c.posted_on, func.count()).where(_OPEN).group_by(_POSTING.c.posted_on)
    first = today - timedelta(days=DAYS - 1)
    found: Counter[str] = Counter()
    counted = dict(session.execute(grouped).all())
    for day in sorted((day for day in counted if day), reverse=True):
        found[day.isoformat() if day >= first else "earlier"] += counted[day]
    if None in counted:
        found["not stated"] = counted[None]
    return dict(found)


def _names(session: Session, kind: str) -> list[list[Any]]:
    """The most frequent names of a kind, [name, postings]."""
    chosen = select(_NAME.c.shown, _NAME.c.postings).where(_NAME.c.kind == kind)
    rows = session.execute(chosen.order_by(_NAME.c.postings.desc(), _NAME.c.key).limit(TOP))
    return [[name, postings] for name, postings in rows]


def _places(session: Session) -> list[list[Any]]:
    """The most frequent places, ["Tulsa, OK, US", postings]."""
    parts = (_PLACE.c.city, _PLACE.c.region, _PLACE.c.country)
    count = func.count(_PLACE.c.posting_key.distinct())
    held = select(*parts, count).join(_POSTING, _POSTING.c.key == _PLACE.c.posting_key).where(_OPEN).group_by(*parts)
    rows = session.execute(held.order_by(count.desc(), *parts).limit(TOP))
    return [[", ".join(part for part in where if part), postings] for *where, postings in rows]


def _facets(session: Session) -> dict[str, Any]:
    """What share of the open postings states or denies each facet, the most frequent first; and of how many drawn."""
    keys = list(session.execute(select(_POSTING.c.key).where(_OPEN).order_by(_POSTING.c.key)).scalars())
    drawn = keys[:: max(1, -(-len(keys) // DRAWN))]
    found: Counter[str] = Counter()
    for facts in _facts(session, drawn):
        found.update({fact[0] for fact in facts})
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return {"drawn": len(drawn), "shares": {facet: round(count / len(drawn), 4) for facet, count in ordered}}


def _facts(session: Session, keys: list[int]) -> Iterator[list[list[Any]]]:
    for start in range(0, len(keys), AT_ONCE):
        chosen = _TEXT.c.posting_key.in_(keys[start : start + AT_ONCE])
        yield from session.execute(select(_TEXT.c.facts).where(chosen)).scalars()
