"""Writing postings: what is new, what changed and what is as it was, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, Optional

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.postings import rows
from bot.postings.batch import Batch
from bot.postings.dialect import Dialect
from bot.postings.digest import content_hash, digest, record_of
from bot.postings.listing import enter, leave
from bot.postings.tables import SEQUENCE_BITS, FeedRow, PlaceRow, PostingRow, StateRow, TextRow, VersionRow, first_key
from bot.postings.twins import settle
from bot.text.posting import Posting

Outcome = Literal["new", "changed", "same"]
Read = Callable[[Callable[[Posting], rows.Entry], list[Posting]], Iterable[rows.Entry]]
"""As `map` is: applies a function to each posting, in order."""
AT_ONCE = 500
_POSTING, _TEXT = PostingRow.__table__, TextRow.__table__
_VERSION, _PLACE = VersionRow.__table__, PlaceRow.__table__


class Known(NamedTuple):
    """What the store holds of a posting before it is saved again."""

    key: int
    hash: str
    version: int
    first_seen: datetime
    last_seen: datetime
    title: str
    company: Optional[str]
    status: str
    twin: str
    hidden: bool


class Writer:
    """Saves postings in the transaction of `PostingStore.writing`; nothing is visible to others before that ends."""

    def __init__(self, session: Session, dialect: Dialect, now: datetime, feed: Optional[str] = None) -> None:
        self._session = session
        self._dialect = dialect
        self._now = now
        self._feed = feed
        self._batch = Batch()
        self._free: dict[date, int] = {}
        self._before: dict[str, Known] = {}
        # What was stored, before this transaction, of the postings that it changes.
        self._changed = False
        self.duplicates = 0
        """Postings whose id came again in this transaction; the last one wins."""

    def save(self, posting: Posting) -> Outcome:
        """Saves one posting; what has not changed is not read again."""
        return self.save_all([posting])[0]

    def save_all(self, batch: Iterable[Posting], read: Read = map) -> list[Outcome]:
        """Saves postings, in order. Of those that share an id the last is saved, and the others count as the same.

        `read` may read several at once, as a pool of processes does.
        """
        postings = list(batch)
        last = {posting.id: at for at, posting in enumerate(postings)}
        self.duplicates += len(postings) - len(last)
        known = self._known(list(last))
        self.duplicates += sum(one.last_seen == self._now for one in known.values())
        outcomes: list[Outcome] = ["same"] * len(postings)
        changed: list[int] = []
        same: list[Known] = []
        for posting_id, at in last.items():
            held = known.get(posting_id)
            if held is not None and held.hash == content_hash(postings[at]):
                same.append(held)
            else:
                changed.append(at)
        twins = {held.twin for held in same if held.status == "closed"}
        for at, one in zip(changed, read(entered, [postings[at] for at in changed]), strict=True):
            held = known.get(postings[at].id)
            outcomes[at] = "new" if held is None else "changed"
            twins |= self._add(one) if held is None else self._replace(one, held)
            self._changed = True
        self._refresh(same)
        self._batch.write(self._session.connection(), self._dialect)
        self._settle(twins)
        return outcomes

    def close_missing(self) -> int:
        """Closes the postings that the feed brought before and not in this transaction; gives how many."""
        mine = (_POSTING.c.feed == self._feed) & (_POSTING.c.last_seen < self._now) & (_POSTING.c.status == "open")
        missing = self._held(mine)
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            self._leave([known.key for known in some if not known.hidden])
            keys = [known.key for known in some]
            values = {"status": "closed", "hidden": False}
            self._session.execute(update(_POSTING).where(_POSTING.c.key.in_(keys)).values(values))
            self._settle({known.twin for known in some})
        return len(missing)

    def count_of_feed(self) -> int:
        """How many open postings the feed brought."""
        mine = (_POSTING.c.feed == self._feed) & (_POSTING.c.status == "open")
        return int(self._session.execute(select(func.count()).where(mine)).scalar_one())

    def touch_feed(self) -> int:
        """Marks every open posting of the feed as seen now, as a server said that nothing has changed."""
        mine = (_POSTING.c.feed == self._feed) & (_POSTING.c.status == "open")
        return int(self._session.execute(update(_POSTING).where(mine).values(last_seen=self._now)).rowcount)

    def remember_feed(
        self, format: str, postings: int, *, etag: Optional[str] = None, last_modified: Optional[str] = None
    ) -> None:
        """Keeps what is known of the feed for its next import."""
        row = {"name": self._feed, "format": format, "etag": etag, "last_modified": last_modified}
        self._session.merge(FeedRow(**row, imported_at=self._now, postings=postings))

    def _known(self, ids: list[str]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for start in range(0, len(ids), AT_ONCE):
            chosen = _POSTING.c.id.in_(ids[start : start + AT_ONCE])
            found |= {row[0]: Known(*row[1:]) for row in self._session.execute(_KNOWN.where(chosen))}
        return found

    def _held(self, condition: Any) -> list[Known]:
        return [Known(*row[1:]) for row in self._session.execute(_KNOWN.where(condition).order_by(_POSTING.c.key))]

    def _add(self, entry: rows.Entry) -> set[str]:
        key = self._free_key(_day(entry, self._now.date()))
        self._batch.add(entry, key, {**self._row(entry), "key": key, "version": 1, "first_seen": self._now})
        return {entry.posting["twin"]}

    def _replace(self, entry: rows.Entry, known: Known) -> set[str]:
        old = self._session.execute(select(_TEXT.c.fields).where(_TEXT.c.posting_key == known.key)).scalar_one()
        if known.status == "open" and not known.hidden:
            self._leave([known.key])
        for child in (_TEXT, _PLACE):
            self._session.execute(delete(child).where(child.c.posting_key == known.key))
        version = self._version(entry.posting, known, old)
        day = _day(entry, known.first_seen.date())
        key = known.key if known.key >> SEQUENCE_BITS == day.toordinal() else self._free_key(day)
        values = {**self._row(entry), "key": key, "version": version}
        self._session.execute(update(_POSTING).where(_POSTING.c.key == known.key).values(values))
        self._batch.add(entry, key)
        return {known.twin, values["twin"]}

    def _row(self, entry: rows.Entry) -> rows.Row:
        return {**entry.posting, "last_seen": self._now, "feed": self._feed}

    def _refresh(self, same: list[Known]) -> None:
        """Postings that are as they were have been seen now; closed ones are open again."""
        values = {"last_seen": self._now, "status": "open", **({"feed": self._feed} if self._feed else {})}
        if same:
            keys = [known.key for known in same]
            self._session.execute(update(_POSTING).where(_POSTING.c.key.in_(keys)).values(values))
            self._enter([known.key for known in same if known.status == "closed"])

    def _enter(self, keys: list[int]) -> None:
        self._changed = self._changed or bool(keys)
        enter(self._session, self._dialect, self._batch.names, keys)

    def _leave(self, keys: list[int]) -> None:
        self._changed = self._changed or bool(keys)
        leave(self._session, self._dialect, self._batch.names, keys)

    def _settle(self, twins: set[str]) -> None:
        settled = settle(self._session, twins)
        self._leave(settled.hidden)
        self._enter(settled.shown)
        self._batch.names.write(self._session.connection())

    def _version(self, row: rows.Row, known: Known, old: dict[str, str]) -> int:
        """The version's number. The old text is kept, unless it is of this transaction itself or has just come back.

        A posting that is as it was, and was only read by better readers, keeps its version.
        """
        if known.first_seen == self._now or record_of(known.hash) == record_of(row["content_hash"]):
            return known.version
        before = self._before.setdefault(row["id"], known)
        if before is known:
            kept = {"posting_id": row["id"], "version": known.version, "fields": old, "replaced_at": self._now}
            self._session.execute(insert(_VERSION), kept)
        if before.hash != row["content_hash"]:
            return before.version + 1
        own = (_VERSION.c.posting_id == row["id"]) & (_VERSION.c.version == before.version)
        self._session.execute(delete(_VERSION).where(own))
        del self._before[row["id"]]
        return before.version

    def _free_key(self, day: date) -> int:
        """The next key of a day; nobody else takes one before this transaction ends."""
        if day not in self._free:
            start = first_key(day)
            of_day = _POSTING.c.key.between(start, start + (1 << SEQUENCE_BITS) - 1)
            highest: Any = self._session.execute(select(func.max(_POSTING.c.key)).where(of_day)).scalar()
            self._free[day] = start if highest is None else int(highest) + 1
        self._free[day] += 1
        return self._free[day] - 1

    def finish(self) -> None:
        """Counts the write, unless all was as it was: then what readers keep in memory still holds."""
        if self._changed:
            count_write(self._session)


_KNOWN = select(_POSTING.c.id, *(_POSTING.c["content_hash" if name == "hash" else name] for name in Known._fields))


def count_write(session: Session) -> None:
    """Tells readers to look again."""
    added = update(StateRow).where(StateRow.name == "writes").values(value=StateRow.value + 1)
    if session.execute(added.execution_options(synchronize_session=False)).rowcount == 0:
        session.execute(insert(StateRow.__table__), {"name": "writes", "value": 1})


def entered(posting: Posting) -> rows.Entry:
    """Reads a posting, into what the store writes of it."""
    return rows.entry_of(digest(posting))


def _day(entry: rows.Entry, first_seen: date) -> date:
    """The day that decides how fresh a posting is."""
    return entry.posting["posted_on"] or first_seen
