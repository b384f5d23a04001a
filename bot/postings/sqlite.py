"""The embedded store: SQLite with FTS5. The indexes keep no text, only the words that `bot.postings.words` made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Optional

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.pool import QueuePool, StaticPool

from bot.errors import StoreError
from bot.postings.dialect import Indexed

BUSY_SECONDS = 10
AT_ONCE_SECONDS = 0.5
"""How long what is written while a candidate waits may wait for another writer."""
AT_ONCE = 100
"""Words that are looked up in one statement."""
_INSERT = "INSERT INTO posting_index (rowid, words) VALUES (?, ?)"
_DELETE = "INSERT INTO posting_index (posting_index, rowid, words) VALUES ('delete', ?, ?)"
_KEYS = "SELECT rowid FROM posting_index WHERE posting_index MATCH ?"
_EXPLANATIONS = {
    "locked": "is being written by another program; wait until that has ended, then try again",
    "busy": "is being written by another program; wait until that has ended, then try again",
    "readonly": "is read-only; make the file and its folder writable, or use another store",
    "read-only": "is read-only; make the file and its folder writable, or use another store",
    "full": "cannot grow because the disk is full; free some space and try again",
    "disk i/o": "cannot be read or written because of a disk error; check the disk and its free space",
    "unable to open": "cannot be opened; check that its folder exists and may be written",
    "not a database": "is not a posting store; name another file",
    "malformed": "is damaged; delete the file and import again",
    "no such table": "is not complete; delete the file and import again",
    "no such column": "is not complete; delete the file and import again",
}


class Sqlite:
    """SQLite as the store's database."""

    def engine(self, url: str) -> Engine:
        """A pooled engine; the file's folder is made where it is missing."""
        path = make_url(url).database
        in_memory = path in (None, "", ":memory:")
        if not in_memory:
            _make_folder(Path(str(path)).parent)
        pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {"poolclass": QueuePool, "pool_size": 8}
        arguments = {"check_same_thread": False, "timeout": BUSY_SECONDS}
        engine = create_engine(url, future=True, connect_args=arguments, **pool)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def keys(self, connection: Connection, words: Sequence[str]) -> Iterator[int]:
        for start in range(0, len(words), AT_ONCE):
            some = " OR ".join(f'"{word}"' for word in words[start : start + AT_ONCE])
            # past the rows of SQLAlchemy: there may be a million
            yield from map(itemgetter(0), connection.exec_driver_sql(_KEYS, (some,)).cursor)

    def put(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        _change(connection, _INSERT, postings)

    def take_out(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        _change(connection, _DELETE, postings)

    def empty(self, connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO posting_index (posting_index) VALUES ('delete-all')")

    def explanation(self, error: Exception, url: str) -> Optional[str]:
        message = str(getattr(error, "orig", None) or error).casefold()
        for sign, meaning in _EXPLANATIONS.items():
            if sign in message:
                return f"the posting store {make_url(url).database or url} {meaning}"
        return None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {folder} for the posting store cannot be made: {error.strerror}") from error


def _change(connection: Connection, statement: str, postings: Sequence[Indexed]) -> None:
    if postings:
        connection.exec_driver_sql(statement, list(postings))


def _set_up(connection: Any, _: object) -> None:
    # The driver's own transactions begin too late and leave out the making of tables; `_begin` opens them instead.
    connection.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-65536"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("at_once"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout={round(AT_ONCE_SECONDS * 1000)}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
