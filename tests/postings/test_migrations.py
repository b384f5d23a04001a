"""The migrations and the models say the same."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.postings.engine import engine_of
from bot.postings.migrate import config, head, is_current
from bot.postings.store import PostingStore
from bot.postings.tables import Base
from bot.text.posting import posting_of

OWN_INDEXES = ("title_index", "text_index")


def without_own_indexes(name: str | None, kind: str, parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith(OWN_INDEXES))


def test_upgrading_an_empty_store_gives_the_models_tables(tmp_path: Path) -> None:
    with engine_of(f"sqlite:///{tmp_path / 'jobs.db'}").connect() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        context = MigrationContext.configure(
            connection, opts={"include_name": without_own_indexes, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []
        tables = {name for name in inspect(connection).get_table_names() if not name.startswith(OWN_INDEXES)}
        assert tables == {*Base.metadata.tables, "alembic_version"}
        assert {"title_index", "text_index"} <= set(inspect(connection).get_table_names())
        assert is_current(connection)


def test_a_downgrade_leaves_nothing(tmp_path: Path) -> None:
    with engine_of(f"sqlite:///{tmp_path / 'jobs.db'}").connect() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        command.downgrade(settings, "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    for _ in range(2):
        PostingStore.open(str(tmp_path / "jobs.db")).close()
    with engine_of(f"sqlite:///{tmp_path / 'jobs.db'}").connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == head()


def test_alembics_own_command_takes_an_address(tmp_path: Path) -> None:
    from argparse import Namespace

    settings = config()
    settings.cmd_opts = Namespace(x=[f"db={tmp_path / 'jobs.db'}"])
    command.upgrade(settings, "head")
    assert PostingStore.open(str(tmp_path / "jobs.db")).is_empty()


def test_the_tags_of_an_older_store_follow_from_its_facts(tmp_path: Path) -> None:
    address = str(tmp_path / "jobs.db")
    texts = {
        "free": "No weekends. No background check.",
        "worked": "No weekends in May.\n\nEvery other Saturday is worked.",
        "bare": "There is no dental insurance.\n\nA high school diploma is preferred.",
    }
    store = PostingStore.open(address)
    store.save([posting_of({"id": key, "title": "Clerk", "description": said}) for key, said in texts.items()])
    store.close()
    with engine_of(f"sqlite:///{address}").begin() as connection:
        told = connection.execute(text("SELECT posting_key, name, value FROM posting_tag ORDER BY 1, 2, 3")).all()
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, "0002")
        assert len(connection.execute(text("SELECT 1 FROM posting_tag")).all()) < len(told)
        command.upgrade(settings, "head")
        assert (
            connection.execute(text("SELECT posting_key, name, value FROM posting_tag ORDER BY 1, 2, 3")).all() == told
        )
