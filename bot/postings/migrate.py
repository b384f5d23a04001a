"""Brings a store to the tables that this program knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from bot.errors import StoreError

FOLDER = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's settings, made in code so that they hold wherever the package is installed."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return settings


def revision_of(connection: Connection) -> str | None:
    """The revision that the store is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def head() -> str:
    """The newest revision that this program knows."""
    return str(ScriptDirectory.from_config(config()).get_current_head())


def migrate(connection: Connection) -> None:
    """Upgrades within the connection's transaction; `StoreError` when a newer program has written the store."""
    found = revision_of(connection)
    settings = config()
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"the store is at version {found}, which this program does not know; update Rolecall or use another store"
        )
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def is_current(connection: Connection) -> bool:
    """Whether the store has the tables that this program knows."""
    return revision_of(connection) == head()
