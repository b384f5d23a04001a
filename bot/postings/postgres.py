"""The store on a server: PostgreSQL, with an inverted index (GIN) of the words that `bot.postings.tokens` made.

Nothing goes through PostgreSQL's own text search parser or dictionaries, so that both databases find the same postings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Optional

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url

from bot.postings.dialect import Indexed

CONNECT_SECONDS = 5
STATEMENT_SECONDS = 30
"""That a search may take; writers may take longer."""
BUSY_SECONDS = 10
"""That a writer waits for another one to end."""
LONGEST_WORD = 500
"""Characters of a word that the index holds; a lexeme has 2,046 bytes at most, a character four."""
LARGEST_ROW = 1_000_000
"""Bytes of words in a row of the index; a tsvector has 1 MB at most."""
_OPTIONS = {
    "statement_timeout": f"{STATEMENT_SECONDS}s",
    "work_mem": "32MB",  # so that the rows with a common word are remembered one by one
    # Every lookup has an index. Reading the table instead would unpack the words of each row, which is not planned for.
    "enable_seqscan": "off",
    "jit": "off",
}
_BEGIN = """SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0;
    SET LOCAL lock_timeout = '{wait}ms'; SELECT pg_advisory_xact_lock(hashtext('rolecall'), hashtext({schema}));
    SET LOCAL lock_timeout = 0"""
"""A writer sees what the one before it wrote, and is alone in its schema until its transaction ends."""
_SCHEMA = "coalesce(current_schema(), '')"
_PUT = """INSERT INTO posting_index (posting_key, part, words)
    SELECT * FROM unnest(%(keys)s::bigint[], %(parts)s::smallint[], %(words)s::tsvector[])"""
_TAKE_OUT = "DELETE FROM posting_index WHERE posting_key = ANY(%(keys)s::bigint[])"
_KEYS = "SELECT posting_key FROM posting_index WHERE words @@ %(word)s::tsquery"
_AT_ONCE = 200
"""Words that are looked up, or postings that are put in, by one statement."""
_BUSY = "is being written by another program; wait until that has ended, then try again"
_READ_ONLY = "is read-only: a replica, or set so; write to the primary server"
_STARTING = "is starting or stopping; wait a moment, then try again"
_BROKEN = "has broken the connection; see whether PostgreSQL still runs, then try again"
_FULL = "cannot grow because the disk is full; free some space on its server and try again"
_INCOMPLETE = "is not complete; make an empty database and import again"
_CROWDED = "takes no more connections; close some, or raise max_connections on its server"
_CHANGED = "was changed by another program at the same time; try again"
_LETTERS = "cannot hold every letter; make the database anew: createdb --encoding UTF8 --template template0 {database}"
_SLOW = f"did not answer within {STATEMENT_SECONDS} seconds; see what else its server does, then try again"
_BY_CODE = {
    "55P03": _BUSY,
    "25006": _READ_ONLY,
    "57014": _SLOW,
    "53100": _FULL,
    "53300": _CROWDED,
    "57P01": _BROKEN,
    "57P02": _BROKEN,
    "57P03": _STARTING,
    "40001": _CHANGED,
    "40P01": _CHANGED,
    "42P01": _INCOMPLETE,
    "42703": _INCOMPLETE,
    "22P05": _LETTERS,
    "22021": _LETTERS,
    "42501": "may not be used so by {user}; make that user the database's owner, or GRANT what is missing",
    "3F000": "has no schema to make tables in; name one: ?options=-csearch_path%3DSCHEMA",
}
_BY_MESSAGE = {
    "password authentication failed": "refuses the name or password of {user}; correct them in its address",
    "no password supplied": "asks for a password; name it: postgresql://USER:PASSWORD@HOST/DATABASE",
    "could not translate host name": "cannot be reached: no host is called {host}; correct the host in its address",
    "connection refused": "cannot be reached: nothing listens there; start PostgreSQL, or correct host and port",
    "no such file or directory": "cannot be reached: nothing listens there; start PostgreSQL, or name its host",
    "timeout expired": f"did not answer within {CONNECT_SECONDS} seconds; see whether host and firewall let you in",
    "timed out": f"did not answer within {CONNECT_SECONDS} seconds; see whether host and firewall let you in",
    "pg_hba.conf": "lets {user} not in from this machine; add a line for that to its server's pg_hba.conf",
    "starting up": _STARTING,
    "shutting down": _STARTING,
    "too many clients": _CROWDED,
    "connection slots are reserved": _CROWDED,
    "no space left": _FULL,
    "closed the connection": _BROKEN,
    "terminating connection": _BROKEN,
    'database "{database}" does not exist': "does not exist; make it: createdb {database}",
    'role "{user}" does not exist': "knows no user {user}; make one (createuser {user}) or correct the address",
}
"""What the client's library says where the server gave no code, as before anybody is let in."""


class Postgres:
    """PostgreSQL as the store's database. Readers see the store as it was when they began; there is one writer."""

    def engine(self, url: str) -> Engine:
        """A pooled engine; what the address sets itself, such as `connect_timeout` or `options`, goes before."""
        address = make_url(url).set(drivername="postgresql+psycopg2")
        arguments = {"connect_timeout": CONNECT_SECONDS, "application_name": "rolecall", "client_encoding": "utf8"}
        arguments = {name: value for name, value in arguments.items() if name not in address.query}
        own = " ".join(f"-c {name}={value}" for name, value in _OPTIONS.items())
        arguments["options"] = f"{own} {_said(address, 'options')}"
        engine = create_engine(
            address,
            future=True,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            pool_size=8,
            executemany_mode="values_plus_batch",
            connect_args=arguments,
        )
        event.listen(engine, "begin", _begin)
        return engine

    def keys(self, connection: Connection, words: Sequence[str]) -> Iterator[int]:
        for start in range(0, len(words), _AT_ONCE):
            some = " | ".join(_lexemes([word]) for word in words[start : start + _AT_ONCE])
            # past the rows of SQLAlchemy: there may be a million
            yield from map(itemgetter(0), connection.exec_driver_sql(_KEYS, {"word": some}).cursor)

    def put(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        """Words that are too many for one row are put into several."""
        parted = ((one.key, _parts(one.words.split(" "))) for one in postings)
        rows = [(key, number, _lexemes(some)) for key, parts in parted for number, some in enumerate(parts)]
        for start in range(0, len(rows), _AT_ONCE):
            keys, parts, words = map(list, zip(*rows[start : start + _AT_ONCE], strict=True))
            connection.exec_driver_sql(_PUT, {"keys": keys, "parts": parts, "words": words})

    def take_out(self, connection: Connection, postings: Sequence[Indexed]) -> None:
        if postings:
            connection.exec_driver_sql(_TAKE_OUT, {"keys": [one.key for one in postings]})

    def empty(self, connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM posting_index")  # TRUNCATE would shut out those who read

    def explanation(self, error: Exception, url: str) -> Optional[str]:
        cause: Any = getattr(error, "orig", None) or error
        address = make_url(url)
        parts = {
            "host": address.host or _said(address, "host") or "this machine",
            "port": address.port or _said(address, "port") or 5432,
            "user": address.username or _said(address, "user") or "you",
            "database": address.database or _said(address, "dbname") or address.username or "",
        }
        said = str(cause)
        meaning = _BY_CODE.get(getattr(cause, "pgcode", None) or "") or _meaning(said.casefold(), parts)
        if meaning is None and type(cause).__name__ == "OperationalError" and not cause.pgcode:
            meaning = "cannot be reached; correct its address ({said})"
            parts["said"] = " ".join(said.split())
        name = "the posting store {database} on {host}:{port} "
        return (name + meaning).format(**parts) if meaning else None


def _meaning(said: str, parts: dict[str, Any]) -> Optional[str]:
    known = ((sign.format(**parts).casefold(), meaning) for sign, meaning in _BY_MESSAGE.items())
    return next((meaning for sign, meaning in known if sign in said), None)


def _said(address: URL, name: str) -> str:
    """A setting that stands after the question mark of an address."""
    value = address.query.get(name, "")
    return value if isinstance(value, str) else value[-1]


def _parts(words: Iterable[str]) -> Iterator[list[str]]:
    """The words in as few groups as rows can hold."""
    some: list[str] = []
    size = 0
    for word in words:
        size += len(word[:LONGEST_WORD].encode())
        if size > LARGEST_ROW:
            yield some
            some, size = [], len(word[:LONGEST_WORD].encode())
        some.append(word)
    yield some


def _lexemes(words: Iterable[str]) -> str:
    """Words as PostgreSQL writes a tsvector, and one as it writes a tsquery: quoted, as a colon would end them."""
    return " ".join(f"'{word[:LONGEST_WORD]}'" for word in words)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(_BEGIN.format(wait=round(BUSY_SECONDS * 1000), schema=_SCHEMA))
