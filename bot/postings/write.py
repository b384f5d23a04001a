"""Saving postings: new, changed or the same, all within one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, Optional

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.postings import rows
from bot.postings.batch import CHILDREN, Batch
from bot.postings.dialect import Dialect
from bot.postings.digest import Digest, content_hash, digest
from bot.postings.tables import SEQUENCE_BITS, PostingRow, StateRow, TextRow, VersionRow, first_key
from bot.text.posting import Posting

Outcome = Literal["new", "changed", "same"]
_POSTING, _TEXT, _VERSION = PostingRow.__table__, TextRow.__table__, VersionRow.__table__


class Known(NamedTuple):
    """What the store holds of a posting before it is saved again."""

    key: int
    hash: str
    version: int
    first_seen: datetime
    last_seen: datetime
    title: str


class Writer:
    """Saves postings in the transaction of `PostingStore.writing`; nothing is visible to others before that ends."""

    def __init__(self, session: Session, dialect: Dialect, now: datetime) -> None:
        self._session = session
        self._dialect = dialect
        self._now = now
        self._batch = Batch()
        self._free: dict[date, int] = {}
        self._before: dict[str, Known] = {}
        # What was stored, before this transaction, of the postings that it changes.
        self.duplicates = 0
        """Postings whose id came again in this transaction; the last one wins."""

    def save(self, posting: Posting) -> Outcome:
        """Saves one posting; what has not changed is not read again."""
        return self.save_all([posting])[0]

    def save_all(self, batch: Iterable[Posting]) -> list[Outcome]:
        """Saves postings, in order. Of those that share an id the last is saved, and the others count as the same."""
        postings = list(batch)
        last = {posting.id: at for at, posting in enumerate(postings)}
        self.duplicates += len(postings) - len(last)
        known = self._known(list(last))
        outcomes: list[Outcome] = ["same"] * len(postings)
        seen: list[int] = []
        for posting_id, at in last.items():
            outcomes[at] = self._save(postings[at], known.get(posting_id), seen)
        self._batch.write(self._session.connection(), self._dialect)
        if seen:
            self._session.execute(
                update(_POSTING).where(_POSTING.c.key.in_(seen)).values(last_seen=self._now, status="open")
            )
        return outcomes

    def _known(self, ids: list[str]) -> dict[str, Known]:
        names = ("id", "key", "content_hash", "version", "first_seen", "last_seen", "title")
        columns = [_POSTING.c[name] for name in names]
        found: dict[str, Known] = {}
        for start in range(0, len(ids), 500):
            chosen = _POSTING.c.id.in_(ids[start : start + 500])
            found |= {row[0]: Known(*row[1:]) for row in self._session.execute(select(*columns).where(chosen))}
        return found

    def _save(self, posting: Posting, known: Optional[Known], seen: list[int]) -> Outcome:
        self.duplicates += known is not None and known.last_seen == self._now
        if known is not None and known.hash == content_hash(posting):
            seen.append(known.key)
            return "same"
        read = digest(posting)
        if known is None:
            key = self._free_key(_day(posting, self._now.date()))
            row = {**rows.posting_row(read, self._now), "key": key, "version": 1, "first_seen": self._now}
            self._batch.add_posting(row)
            self._batch.add_children(read, key)
            return "new"
        self._replace(read, known)
        return "changed"

    def _replace(self, read: Digest, known: Known) -> None:
        old = self._session.execute(select(_TEXT.c.fields).where(_TEXT.c.posting_key == known.key)).scalar_one()
        self._remove(known, old)
        version = self._version(read, known, old)
        day = _day(read.posting, known.first_seen.date())
        key = known.key if known.key >> SEQUENCE_BITS == day.toordinal() else self._free_key(day)
        values = {**rows.posting_row(read, self._now), "key": key, "version": version}
        self._session.execute(update(_POSTING).where(_POSTING.c.key == known.key).values(values))
        self._batch.add_children(read, key)

    def _version(self, read: Digest, known: Known, old: dict[str, str]) -> int:
        """The version's number. The old text is kept, unless it is of this transaction itself or has just come back."""
        if known.first_seen == self._now:
            return known.version
        before = self._before.setdefault(read.posting.id, known)
        if before is known:
            row = {"posting_id": read.posting.id, "version": known.version, "fields": old, "replaced_at": self._now}
            self._session.execute(insert(_VERSION), row)
        if before.hash != read.content_hash:
            return before.version + 1
        kept = (_VERSION.c.posting_id == read.posting.id) & (_VERSION.c.version == before.version)
        self._session.execute(delete(_VERSION).where(kept))
        del self._before[read.posting.id]
        return before.version

    def _remove(self, known: Known, fields: dict[str, str]) -> None:
        title, text = rows.index_words(known.title, fields.get("description"))
        self._dialect.remove_words(self._session.connection(), known.key, title, text)
        for child in CHILDREN:
            self._session.execute(delete(child).where(child.c.posting_key == known.key))

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
        """Counts the write, so that readers know to look again."""
        added = update(StateRow).where(StateRow.name == "writes").values(value=StateRow.value + 1)
        if self._session.execute(added.execution_options(synchronize_session=False)).rowcount == 0:
            self._session.execute(insert(StateRow.__table__), {"name": "writes", "value": 1})


def _day(posting: Posting, first_seen: date) -> date:
    """The day that decides how fresh a posting is."""
    return posting.posted_on or first_seen
