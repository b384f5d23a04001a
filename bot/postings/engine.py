"""Where the store is, and how to reach it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Optional

from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.errors import StoreError
from bot.postings.dialect import Dialect
from bot.postings.postgres import Postgres
from bot.postings.sqlite import Sqlite

_DIALECTS: dict[str, type[Dialect]] = {"sqlite": Sqlite, "postgresql": Postgres}


def store_url(url: Optional[str] = None) -> str:
    """The store's address: the one given, else ROLECALL_DB, else a file in the project. A bare path is a file.

    A server's address begins with postgresql://, or postgres:// as some hosts write it.
    """
    url = url or os.environ.get("ROLECALL_DB")
    if not url:
        url = str(_home() / ".rolecall" / "postings.db")
    if url.startswith("postgres://"):
        url = f"postgresql{url.removeprefix('postgres')}"
    return url if "://" in url else f"sqlite:///{url}"


def _home() -> Path:
    """The project's folder: ROLECALL_HOME, else the current folder, unless only the checkout is a project."""
    if os.environ.get("ROLECALL_HOME"):
        return Path(os.environ["ROLECALL_HOME"])
    checkout = Path(__file__).resolve().parents[2]
    here = Path.cwd()
    return checkout if not (here / "config.yml").exists() and (checkout / "config.yml").exists() else here


def dialect_of(url: str) -> Dialect:
    """The database that an address names; `StoreError` for an unknown one."""
    try:
        name = make_url(url).get_backend_name()
    except (ArgumentError, ValueError):  # without the address, which may hold a password
        ways = "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE"
        raise StoreError(f"that is no address of a posting store; use a file name, {ways}") from None
    if name not in _DIALECTS:
        raise StoreError(f"a store cannot be kept in {name}; known: {', '.join(_DIALECTS)}")
    return _DIALECTS[name]()


def shown(url: str) -> str:
    """An address as it may be shown: without its password."""
    return repr(make_url(url).difference_update_query(["password", "sslpassword"]))


def engine_of(url: str) -> Engine:
    """An engine for an address."""
    return dialect_of(url).engine(url)


@contextmanager
def explained(dialect: Dialect, url: str) -> Iterator[None]:
    """Turns errors that come from the database's state into a `StoreError` that says what to do."""
    try:
        yield
    except DBAPIError as error:
        explanation = dialect.explanation(error, url)
        if explanation is None:
            raise
        raise StoreError(explanation) from error
