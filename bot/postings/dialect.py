"""What differs from one database to another. The rest of the room is plain SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Optional, Protocol

from sqlalchemy.engine import Connection, Engine


class Indexed(NamedTuple):
    """A posting as the index holds it."""

    key: int
    words: str
    """Terms, words and pairs of words between spaces, each once, in no order; none has quotes or a backslash."""


class Dialect(Protocol):
    """A database that can hold the store, with an index of the words of its postings."""

    def engine(self, url: str) -> Engine:
        """An engine whose connections are set up; those with the execution option `writing` hold the write lock."""

    def keys(self, connection: Connection, words: Sequence[str]) -> Iterable[int]:
        """The keys of the postings that have one of the words; some may come twice."""

    def put(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        """Puts postings into the index."""

    def take_out(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        """Takes postings out of the index, as they were put in."""

    def empty(self, connection: Connection) -> None:
        """Takes everything out of the index."""

    def explanation(self, error: Exception, url: str) -> Optional[str]:
        """What a database error means and what helps, in words; None when the mistake is the program's own."""
