"""Rows that wait to be written together, which costs a fraction of writing them one by one."""

from __future__ import annotations

from typing import Any, Optional

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from bot.postings import rows
from bot.postings.dialect import Dialect, Indexed
from bot.postings.names import Names
from bot.postings.tables import PlaceRow, PostingRow, TextRow

_TABLES = (PostingRow.__table__, TextRow.__table__, PlaceRow.__table__)


class Batch:
    """Rows of several postings, their entries in the indexes, and the names that they have."""

    def __init__(self) -> None:
        self._rows: tuple[list[rows.Row], ...] = tuple([] for _ in _TABLES)
        self._put: list[Indexed] = []
        self.names = Names()

    def add(self, entry: rows.Entry, key: int, row: Optional[dict[str, Any]] = None) -> None:
        """Everything that the store keeps of a posting; its own `row` only where it is new."""
        text = {**entry.text, "posting_key": key}
        places = [{**place, "posting_key": key} for place in entry.places]
        for waiting, more in zip(self._rows, ([row] if row else [], [text], places), strict=True):
            waiting += more
        self._put.append(Indexed(key, entry.words))
        self.names.add(entry.names)

    def write(self, connection: Connection, dialect: Dialect) -> None:
        """Writes what waits, and waits for more."""
        for table, waiting in zip(_TABLES, self._rows, strict=True):
            if waiting:
                connection.execute(insert(table), waiting)
                waiting.clear()
        dialect.put(connection, self._put)
        self._put.clear()
        self.names.write(connection)
