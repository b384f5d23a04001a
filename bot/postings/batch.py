"""Rows that wait to be written together, which costs a fraction of writing them one by one."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from bot.postings import rows
from bot.postings.dialect import Dialect
from bot.postings.digest import Digest
from bot.postings.tables import FactRow, PlaceRow, PostingRow, TagRow, TextRow

CHILDREN = (TextRow.__table__, PlaceRow.__table__, TagRow.__table__, FactRow.__table__)
"""What hangs on a posting's key and is written anew when the posting changes."""


class Batch:
    """Rows of several postings, and their words for the indexes."""

    def __init__(self) -> None:
        self._postings: list[rows.Row] = []
        self._children: tuple[list[rows.Row], ...] = tuple([] for _ in CHILDREN)
        self._words: list[tuple[int, list[str], list[str]]] = []

    def add_posting(self, row: rows.Row) -> None:
        """A new row of `posting`."""
        self._postings.append(row)

    def add_children(self, read: Digest, key: int) -> None:
        """Everything else that the store keeps of a posting."""
        of_posting = (
            [{"posting_key": key, "fields": read.fields}],
            rows.place_rows(read, key),
            rows.tag_rows(read, key),
            rows.fact_rows(read, key),
        )
        for waiting, more in zip(self._children, of_posting, strict=True):
            waiting += more
        self._words.append((key, *rows.index_words(read.posting.title, read.fields.get("description"))))

    def write(self, connection: Connection, dialect: Dialect) -> None:
        """Writes what waits, and waits for more."""
        tables = (PostingRow.__table__, *CHILDREN)
        for table, waiting in zip(tables, (self._postings, *self._children), strict=True):
            if waiting:
                connection.execute(insert(table), waiting)
                waiting.clear()
        for key, title, text in self._words:
            dialect.add_words(connection, key, title, text)
        self._words.clear()
