"""All that the store keeps of a conversation, in one place: to tell it, to hand it out, and to delete it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import Table

from bot.postings.tables import SavedPostingRow, WebEntryRow, WebMemoryRow, WebRatingRow

HOLDING: Mapping[str, Table] = {
    "saved": SavedPostingRow.__table__,
    "messages": WebEntryRow.__table__,
    "ratings": WebRatingRow.__table__,
    "memory": WebMemoryRow.__table__,
}
"""The tables that hold rows of a conversation, by what they are called where they are handed out; each has a column
`conversation`. A table that comes to hold more of it belongs here, which a test sees to."""


def forget(session: Session, conversation: str) -> int:
    """Deletes all that is kept of a conversation, in a transaction that writes; how many rows that were."""
    own = (delete(table).where(table.c.conversation == conversation) for table in HOLDING.values())
    return sum(int(session.execute(statement).rowcount) for statement in own)


def counted(session: Session, conversation: str) -> dict[str, int]:
    """How many rows are kept of a conversation, by the names of `HOLDING`."""
    chosen = {
        name: select(func.count()).select_from(table).where(table.c.conversation == conversation)
        for name, table in HOLDING.items()
    }
    return {name: int(session.execute(statement).scalar_one()) for name, statement in chosen.items()}


def exported(session: Session, conversation: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a conversation as JSON has them, without its id, by the names of `HOLDING`, each by its key.

    Times are in UTC: "2026-01-05T09:30:00Z".
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in HOLDING.items():
        columns = [column for column in table.columns if column.name != "conversation"]
        chosen = select(columns).where(table.c.conversation == conversation).order_by(*table.primary_key.columns)
        found[name] = [
            {column: _plain(value) for column, value in row._mapping.items()} for row in session.execute(chosen)
        ]
    return found


def _plain(value: Any) -> Any:
    return f"{value.isoformat(timespec='seconds')}Z" if isinstance(value, datetime) else value
