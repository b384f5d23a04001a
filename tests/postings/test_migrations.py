"""The migrations and the models say the same, in each database."""

from __future__ import annotations

from argparse import Namespace

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import inspect

from bot.postings.engine import engine_of
from bot.postings.migrate import config, head, is_current
from bot.postings.store import PostingStore
from bot.postings.tables import Base
from bot.query.model import Query
from bot.text.posting import posting_of

OWN_INDEX = "posting_index"


def without_own_indexes(name: str | None, kind: str, parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith(OWN_INDEX))


def test_upgrading_an_empty_store_gives_the_models_tables(bare_address: str) -> None:
    with engine_of(bare_address).connect() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        context = MigrationContext.configure(
            connection, opts={"include_name": without_own_indexes, "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []
        tables = {name for name in inspect(connection).get_table_names() if not name.startswith(OWN_INDEX)}
        assert tables == {*Base.metadata.tables, "alembic_version"}
        assert {OWN_INDEX} <= set(inspect(connection).get_table_names())
        assert is_current(connection)


def test_there_is_no_way_back_before_the_terms_and_nothing_is_lost_by_trying(address: str) -> None:
    store = PostingStore.open(address)
    store.save([posting_of({"id": "dock-1", "title": "Dock Worker", "description": "No weekends."})])
    store.close()
    settings = config()
    with engine_of(address).connect() as connection, pytest.raises(CommandError, match="copy made before the upgrade"):
        settings.attributes["connection"] = connection
        command.downgrade(settings, "base")
    assert PostingStore.open(address).search(Query(role=["dock worker"])).total == 1


def test_opening_twice_migrates_once(bare_address: str) -> None:
    for _ in range(2):
        PostingStore.open(bare_address).close()
    with engine_of(bare_address).connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == head()


def test_alembics_own_command_takes_an_address(bare_address: str) -> None:
    settings = config()
    settings.cmd_opts = Namespace(x=[f"db={bare_address}"])
    command.upgrade(settings, "head")
    assert PostingStore.open(bare_address).is_empty()


def test_an_older_store_is_filled_anew_from_its_texts_and_facts(bare_address: str) -> None:
    """Its facts stay, its indexes, names and terms follow from them, and a search finds what it found."""
    with engine_of(bare_address).begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0003")
        for statement in OLDER:
            connection.exec_driver_sql(statement)
    store = PostingStore.open(bare_address)
    held = store.get("dock-1")
    assert held is not None and held.fields["description"] == "No weekends. Load trailers in Tulsa."
    assert [(fact.facet, fact.value, fact.quote) for fact in held.facts] == [("weekends", False, "No weekends.")]
    for wish in ({"role": ["dock worker"]}, {"exclude": {"schedule": ["weekends"]}}, {"company": ["Acme"]},
                 {"skills": ["trailers"]}):  # fmt: skip
        assert [job.id for job in store.search(Query(**wish)).jobs] == ["dock-1"], wish
    assert store.vocabulary().companies == ("Acme",)


OLDER = (
    """INSERT INTO posting (key, id, title, company, company_key, first_seen, last_seen, content_hash, status, version)
       VALUES (12389859459072, 'dock-1', 'Dock Worker', 'Acme', 'acme', '2026-01-01 00:00:00.000000',
       '2026-01-01 00:00:00.000000', 'x', 'open', 1)""",
    """INSERT INTO posting_text (posting_key, fields) VALUES (12389859459072,
       '{"title": "Dock Worker", "company": "Acme", "description": "No weekends. Load trailers in Tulsa."}')""",
    """INSERT INTO fact VALUES (12389859459072, 0, 'weekends', 'false', NULL, NULL, 'description', 0, 12,
       'No weekends.', 'weekend work')""",
    "INSERT INTO posting_tag VALUES (12389859459072, 'no', 'weekends')",
)
"""What a store of revision 0003 holds of one posting."""
