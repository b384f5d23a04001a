"""What PostgreSQL alone can have in its way, said plainly and without the password; and what its index can hold."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.postings.engine import shown
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.text.posting import Posting
from tests.postings import postgres_server
from tests.postings.postgres_server import PASSWORD, USER, Postgres

Make = Callable[..., Posting]


@pytest.fixture
def address(postgres: Postgres) -> str:
    """Where an empty store is; in this file always on the server."""
    return postgres.emptied()


def refusal(address: str) -> str:
    with pytest.raises(StoreError) as error:
        PostingStore.open(address)
    return str(error.value)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"password": "n0t-this-one"}, f"refuses the name or password of {USER}"),
        ({"password": ""}, "asks for a password"),
        ({"database": "nowhere"}, "does not exist; make it: createdb nowhere"),
        ({"user": "nobody"}, "refuses the name or password of nobody"),
        ({"host": "no-such-host.invalid"}, "no host is called no-such-host.invalid"),
        ({"port": "closed"}, "nothing listens there; start PostgreSQL"),
        ({"database": "postgres?sslmode=require"}, "cannot be reached; correct its address (.*SSL"),
    ],
    ids=str,
)
def test_the_way_to_it(postgres: Postgres, parts: dict[str, str], message: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1] if "port" in parts else postgres.port
        given = {"user": USER, "password": PASSWORD, "host": "127.0.0.1", "database": "postgres", **parts}
        said = refusal(f"postgresql://{given['user']}:{given['password']}@{given['host']}:{port}/{given['database']}")
    name = f"the posting store {given['database'].partition('?')[0]} on {given['host']}:{port} "
    assert said.startswith(name) and message.partition(".*")[0] in said and message.rpartition(".*")[2] in said
    assert not given["password"] or given["password"] not in said


@pytest.mark.parametrize("address", ["postgresql://me:s3cret@host:port/jobs", "postgresql:/me:s3cret@host"])
def test_a_mistyped_address(address: str) -> None:
    said = refusal(address.replace("postgresql:/me", "://me"))
    assert "is no address of a posting store; use a file name, sqlite:///FILE or postgresql://" in said
    assert "s3cret" not in said


@pytest.mark.parametrize(
    ("address", "as_shown"),
    [
        ("postgresql://me:s3cret@host/jobs", "postgresql://me:***@host/jobs"),
        ("postgresql://host/jobs?user=me&password=s3cret", "postgresql://host/jobs?user=me"),
        ("sqlite:///jobs.db", "sqlite:///jobs.db"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, as_shown: str) -> None:
    assert shown(address) == as_shown


def test_an_address_as_some_hosts_write_it(address: str) -> None:
    assert PostingStore.open(address.replace("postgresql://", "postgres://")).is_empty()
    assert PostingStore.open(address.replace("postgresql://", "postgresql+asyncpg://")).is_empty()


def test_a_user_without_the_right_to_make_tables(postgres: Postgres) -> None:
    postgres.run("DROP ROLE IF EXISTS guest")
    postgres.run("CREATE ROLE guest LOGIN PASSWORD 'welcome'")
    database = postgres.bare().rpartition("/")[2]
    said = refusal(postgres.url(database, user="guest", password="welcome"))
    assert "may not be used so by guest; make that user the database's owner" in said


def test_a_database_that_cannot_hold_every_letter(postgres: Postgres, posting: Make) -> None:
    postgres.run("CREATE DATABASE western ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    store = PostingStore.open(postgres.url("western"))
    with pytest.raises(StoreError, match="cannot hold every letter.*createdb --encoding UTF8"):
        store.save([posting(title="Żurek cook")])
    store.close()


def test_a_replica_can_be_searched_and_not_written(store: PostingStore, posting: Make) -> None:
    store.save([posting()])
    replica = PostingStore.open(store.url + "?options=-cdefault_transaction_read_only%3Don")
    assert replica.count(Query(role=["dock worker"])) == 1
    with pytest.raises(StoreError, match="is read-only: a replica.*write to the primary"):
        replica.save([posting("b")])
    replica.close()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("disk_full", "disk is full; free some space on its server"),
        ("too_many_connections", "takes no more connections"),
        ("query_canceled", "did not answer within 30 seconds"),
        ("serialization_failure", "changed by another program at the same time"),
        ("admin_shutdown", "has broken the connection"),
        ("undefined_table", "is not complete"),
    ],
)
def test_what_the_server_reports_in_the_middle(store: PostingStore, code: str, message: str) -> None:
    fail = f"DO $$ BEGIN RAISE EXCEPTION 'as it happens' USING ERRCODE = '{code}'; END $$"
    with pytest.raises(StoreError, match=message) as error, store.session() as session:
        session.execute(text(fail))
    assert PASSWORD not in str(error.value)


def test_a_mistake_of_the_program_is_not_explained_away(store: PostingStore) -> None:
    with pytest.raises(Exception, match="division by zero") as error, store.session() as session:
        session.execute(text("SELECT 1 / 0"))
    assert not isinstance(error.value, StoreError)


def test_a_search_that_hangs_is_given_up(address: str) -> None:
    store = PostingStore.open(address + "?options=-cstatement_timeout%3D50")
    with pytest.raises(StoreError, match="did not answer"), store.session() as session:
        session.execute(text("SELECT pg_sleep(20)"))
    with store.session(writing=True) as session:
        session.execute(text("SELECT pg_sleep(0.2)"))  # an import may take its time
    store.close()


def test_a_connection_that_broke_is_made_anew(store: PostingStore, postgres: Postgres, posting: Make) -> None:
    store.save([posting()])
    name = store.url.rpartition("/")[2]
    postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    assert store.count(Query()) == 1


def test_words_that_no_row_can_hold(store: PostingStore, posting: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of more than 2 KB, and more words than one row of the index has room for."""
    monkeypatch.setattr("bot.postings.postgres.LARGEST_ROW", 2000)
    numbers = " ".join(f"part{number}" for number in range(3000))
    text = f"Load trailers.\n\n{'x' * 5000} {'ж' * 3000}\n\n{numbers}\n\nIt's \"C++\" and 'Drive' \\ here."
    assert store.save([posting(description=text)]) == ["new"]
    for skill in ("part7", "part2999", "part1234 part1235", "c++", "x" * 5000, "load trailers"):
        assert store.count(Query(skills=[skill])) == 1, skill[:20]
    assert store.count(Query(skills=["part7 part9"])) == 0
    assert store.save([posting(description="Load.")]) == ["changed"]
    assert store.count(Query(skills=["part2999"])) == 0


def test_where_postgresql_is_missing_the_tests_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres_server.shutil, "which", lambda _: None)
    monkeypatch.setattr(postgres_server, "INSTALLED", tmp_path)
    assert postgres_server.programs() is None
    with pytest.raises(AssertionError, match="apt-get install postgresql"), postgres_server.running_server():
        pass


def test_the_command_takes_a_servers_address(address: str, tmp_path: Path) -> None:
    feed = tmp_path / "jobs.jsonl"
    feed.write_text('{"id": "dock-1", "title": "Dock Worker", "description": "Load trailers."}\n')
    command = [Path(sys.executable).parent / "rolecall", "import", "--db", address, str(feed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert PostingStore.open(address).count(Query(role=["dock worker"])) == 1
