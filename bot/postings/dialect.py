"""What differs from one database to another. The rest of the room is plain SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional, Protocol

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql import ColumnElement, FromClause

from bot.postings.expression import Expression

Index = Literal["term_index", "text_index"]
"""The index of terms alone, small and without the order of words, and that of terms and all words of the text."""


class Indexed(NamedTuple):
    """A posting as the indexes hold it."""

    key: int
    terms: str
    """Between spaces."""
    words: str
    """Of title and text, in their order, between spaces."""


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
        """The rows of an index where the expression holds; `term_index` is asked for terms alone."""

    def put(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        """Puts postings into both indexes."""

    def take_out(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        """Takes postings out of both indexes, as they were put in."""

    def empty(self, connection: Connection) -> None:
        """Takes everything out of both indexes."""

    def explanation(self, error: Exception, url: str) -> Optional[str]:
        """What a database error means and what helps, in words; None when the mistake is the program's own."""
