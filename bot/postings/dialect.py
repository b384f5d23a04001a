"""What differs from one database to another. The rest of the room is plain SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Protocol

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql import ColumnElement, FromClause

Index = Literal["title_index", "text_index"]
"""The index of stems of titles, and that of words of titles and descriptions."""

Phrase = tuple[str, ...]
Expression = list[list[Phrase]]
"""Any of these, each all of these phrases."""


@dataclass(frozen=True)
class Matching:
    """A full-text index, restricted to the rows where an expression holds."""

    source: FromClause
    key: ColumnElement
    """The posting's key in `source`."""
    condition: ColumnElement


class Dialect(Protocol):
    """A database that can hold the store."""

    def engine(self, url: str) -> Engine:
        """An engine whose connections are set up; those with the execution option `writing` hold the write lock."""

    def matching(self, index: Index, expression: Expression) -> Matching:
        """The rows of an index where the expression holds; `expression` is not empty."""

    def add_words(self, connection: Connection, key: int, title: list[str], text: list[str]) -> None:
        """Puts a posting into both indexes."""

    def remove_words(self, connection: Connection, key: int, title: list[str], text: list[str]) -> None:
        """Takes a posting out of both indexes, by the words that it was put in with."""

    def explanation(self, error: Exception, url: str) -> Optional[str]:
        """What a database error means and what helps, in words; None when the mistake is the program's own."""
