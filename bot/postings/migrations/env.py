"""Alembic's way in: with a connection handed over when the store opens, or from the command line."""

from __future__ import annotations

from alembic import context

from bot.postings.engine import engine_of, store_url
from bot.postings.tables import Base

OWN_INDEX = "posting_index"


def include_name(name: str | None, kind: str, parents: object) -> bool:
    """Leaves out the engine's own full-text tables, which are no part of the models."""
    return not (kind == "table" and (name or "").startswith(OWN_INDEX))


def run() -> None:
    """Runs the migrations asked for."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        with engine_of(store_url(context.get_x_argument(as_dictionary=True).get("db"))).connect() as connection:
            _migrate(connection)
            connection.commit()
    else:
        _migrate(connection)


def _migrate(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()


run()
