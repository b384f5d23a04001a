"""Transcripts of the website's chat: kept beside the postings until they are deleted or too old."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, NamedTuple, Optional

from sqlalchemy import delete, insert, select

from bot.postings import privacy
from bot.postings.store import PostingStore
from bot.postings.tables import WebEntryRow, WebMemoryRow, WebRatingRow

ENTRY, RATING, MEMORY = WebEntryRow.__table__, WebRatingRow.__table__, WebMemoryRow.__table__


class Entry(NamedTuple):
    """Something said in a conversation."""

    conversation: str
    seq: int
    """Rises within a conversation, with gaps."""
    who: str
    """user, bot, or restart where the candidate began anew."""
    client_id: Optional[str]
    """The id of the candidate's message, or of the one that a turn of the bot answers."""
    at: datetime
    """UTC, without a zone."""
    messages: list[dict[str, Any]]


class Transcripts:
    """What was said in the website's chat. Each call is a transaction; `StoreError` as for the store.

    An embedded store that is busy with an import is one at once, since a candidate waits.
    """

    def __init__(self, store: PostingStore) -> None:
        self._store = store

    def add(self, entries: Sequence[Entry], memories: Mapping[str, dict[str, Any]]) -> None:
        """Keeps entries, and what the bot now remembers of conversations."""
        with self._store.session(at_once=True) as session:
            if entries:
                session.execute(insert(ENTRY), [entry._asdict() for entry in entries])
            for conversation, slots in memories.items():
                session.execute(delete(MEMORY).where(MEMORY.c.conversation == conversation))
                session.execute(insert(MEMORY), {"conversation": conversation, "slots": slots, "at": now()})

    def entries(self, conversation: str, after: int = 0, *, most: Optional[int] = None) -> list[Entry]:
        """What was said after an entry, in order; the latest `most` of it."""
        chosen = select(ENTRY).where(ENTRY.c.conversation == conversation, ENTRY.c.seq > after)
        with self._store.session() as session:
            rows = session.execute(chosen.order_by(ENTRY.c.seq.desc()).limit(most)).all()
        return [Entry(*(row._mapping[name] for name in Entry._fields)) for row in reversed(rows)]

    def memory(self, conversation: str) -> Optional[dict[str, Any]]:
        """What the bot remembered last; None when it never met the conversation."""
        with self._store.session() as session:
            chosen = select(MEMORY.c.slots).where(MEMORY.c.conversation == conversation)
            slots: Optional[dict[str, Any]] = session.execute(chosen).scalar()
            return slots

    def rate(self, conversation: str, seq: int, up: Optional[bool]) -> None:
        """Keeps what a candidate thinks of a turn; None takes it back."""
        with self._store.session(at_once=True) as session:
            session.execute(delete(RATING).where(RATING.c.conversation == conversation, RATING.c.seq == seq))
            if up is not None:
                session.execute(insert(RATING), {"conversation": conversation, "seq": seq, "up": up, "at": now()})

    def exported(self, conversation: str) -> dict[str, list[dict[str, Any]]]:
        """All that is kept of a conversation, for whom it belongs to (see `privacy`)."""
        with self._store.session() as session:
            return privacy.exported(session, conversation)

    def forget(self, conversation: str) -> None:
        """Deletes all that is kept of a conversation, saved postings too."""
        with self._store.session(at_once=True) as session:
            privacy.forget(session, conversation)

    def forget_before(self, day: datetime) -> int:
        """Deletes what is older than a day; how many entries that were."""
        with self._store.session(at_once=True) as session:
            for table in (RATING, MEMORY):
                session.execute(delete(table).where(table.c.at < day))
            return int(session.execute(delete(ENTRY).where(ENTRY.c.at < day)).rowcount)


def now() -> datetime:
    """The time as entries have it: UTC, without a zone."""
    return datetime.now(timezone.utc).replace(tzinfo=None)
