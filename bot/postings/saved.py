"""Postings that candidates saved: kept beside the postings, whatever becomes of the conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Optional

from sqlalchemy import delete, insert, select

from bot.errors import StoreError
from bot.postings.store import PostingStore
from bot.postings.stored import StoredPosting
from bot.postings.tables import SavedPostingRow

SAVED = SavedPostingRow.__table__
MOST = 100
"""Postings that one candidate may have saved."""


class TooManySavedError(StoreError):
    """A candidate has saved as many postings as may be."""


class SavedPostings:
    """What candidates saved in a store, each by their conversation. `StoreError` as for the store.

    An embedded store that is busy with an import is one at once, since a candidate waits.
    """

    def __init__(self, store: PostingStore) -> None:
        self._store = store

    def save(self, conversation: str, posting_ids: Iterable[str]) -> list[str]:
        """Saves postings; the ids of those that were not saved yet, the first to be listed first.

        `TooManySavedError` when they would be more than `MOST`.
        """
        wanted = list(dict.fromkeys(posting_ids))
        with self._store.session(at_once=True) as session:
            own = SAVED.c.conversation == conversation
            held = set(session.execute(select(SAVED.c.posting_id).where(own)).scalars())
            new = [posting_id for posting_id in wanted if posting_id not in held]
            if len(held) + len(new) > MOST:
                raise TooManySavedError(f"{MOST} postings are saved, which is the most; take some off first")
            now = datetime.now(timezone.utc).replace(tzinfo=None)
            times = [now - timedelta(microseconds=place) for place in range(len(new))]
            rows = [
                {"conversation": conversation, "posting_id": posting_id, "saved_at": at}
                for posting_id, at in zip(new, times, strict=True)
            ]
            if rows:
                session.execute(insert(SAVED), rows)
        return new

    def remove(self, conversation: str, posting_ids: Iterable[str]) -> list[str]:
        """Takes postings off; the ids of those that were saved, in the order given."""
        wanted = list(dict.fromkeys(posting_ids))
        held = self.ids(conversation)
        gone = [posting_id for posting_id in wanted if posting_id in held]
        if gone:
            with self._store.session(at_once=True) as session:
                own = (SAVED.c.conversation == conversation) & SAVED.c.posting_id.in_(gone)
                session.execute(delete(SAVED).where(own))
        return gone

    def ids(self, conversation: str) -> list[str]:
        """The ids of what a candidate saved, newest first."""
        chosen = select(SAVED.c.posting_id).where(SAVED.c.conversation == conversation)
        with self._store.session() as session:
            return list(session.execute(chosen.order_by(SAVED.c.saved_at.desc(), SAVED.c.posting_id)).scalars())

    def among(self, conversation: str, posting_ids: Sequence[str]) -> list[str]:
        """Those of these ids that are saved, in the order given."""
        chosen = select(SAVED.c.posting_id).where(
            SAVED.c.conversation == conversation, SAVED.c.posting_id.in_(posting_ids)
        )
        with self._store.session() as session:
            held = set(session.execute(chosen).scalars()) if posting_ids else set()
        return [posting_id for posting_id in posting_ids if posting_id in held]

    def postings(self, conversation: str, *, today: Optional[date] = None) -> list[StoredPosting]:
        """What a candidate saved, newest first; a closed one is not `open`, and one no longer held is left out."""
        found = (self._store.get(posting_id, today=today) for posting_id in self.ids(conversation))
        return [posting for posting in found if posting is not None]
