"""Nothing half-written after a kill or an error, and what is in the way is said plainly."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.errors import StoreError
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.text.posting import Posting

Make = Callable[..., Posting]

IMPORT_UNTIL_KILLED = """
import sys
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

store = PostingStore.open(sys.argv[1])
with store.writing() as writer:
    for number in range(10_000):
        writer.save(posting_of({"id": f"n{number}", "title": "Packer", "description": "Pack boxes."}))
        if number >= int(sys.argv[2]):
            print("there", flush=True)
"""


@pytest.mark.parametrize("saved", [0, 30])
def test_a_kill_in_the_middle_leaves_the_store_as_it_was(
    store: PostingStore, posting: Make, saved: int
) -> None:
    store.save([posting("kept", company="Harbor & Sons")])
    arguments = [sys.executable, "-c", IMPORT_UNTIL_KILLED, store.url, str(saved)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert child.stdout is not None and child.stdout.readline() == b"there\n"
    assert [job.id for job in store.search(Query()).jobs] == ["kept"], "what is not committed was seen"
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert store.count(Query()) == 1 and store.count(Query(role=["packer"])) == 0
    assert store.save([posting("n0", title="Packer"), posting("kept", company="Harbor & Sons")]) == ["new", "same"]
    assert store.count(Query(role=["packer"])) == 1


def test_an_error_in_the_middle_leaves_the_store_as_it_was(store: PostingStore, posting: Make) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as writer:
        writer.save(posting())
        1 / 0  # noqa: B018
    assert store.is_empty() and store.vocabulary().cities == frozenset()


def test_a_second_writer_is_told_that_the_store_is_being_written(
    store: PostingStore, posting: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.postings.sqlite.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("bot.postings.postgres.BUSY_SECONDS", 0.05)
    other = PostingStore.open(store.url)
    with store.writing() as writer:
        writer.save(posting())
        with pytest.raises(StoreError, match="being written by another program"):
            other.save([posting("b")])
        assert other.is_empty(), "reading must go on"
    assert other.save([posting("b")]) == ["new"]
    other.close()


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Milk, bread and a new lamp for the hall, please. " * 40)
    with pytest.raises(StoreError, match="not a posting store"):
        PostingStore.open(str(tmp_path / "notes.db"))


def test_a_store_of_a_newer_program(bare_address: str) -> None:
    store = PostingStore.open(bare_address)
    with store.session(writing=True) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="version 9999.*update Rolecall"):
        PostingStore.open(bare_address)


@pytest.mark.parametrize("url", ["oracle://somewhere/jobs", "mysql://somewhere/jobs"])
def test_an_unknown_database(url: str) -> None:
    with pytest.raises(StoreError, match="cannot be kept"):
        PostingStore.open(url)


@pytest.mark.parametrize(
    ("setting", "message"), [("max_page_count = 1", "disk is full"), ("query_only = ON", "is read-only")]
)
def test_a_full_disk_and_a_read_only_file(posting: Make, tmp_path: Path, setting: str, message: str) -> None:
    store = PostingStore.open(str(tmp_path / "postings.db"))

    def restrict(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {setting}").close()

    event.listen(store._engine, "checkout", restrict)
    with pytest.raises(StoreError, match=message):
        store.save([posting(str(number), description="Load trailers. " * 2000) for number in range(20)])


def test_where_the_store_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLECALL_DB", "sub/jobs.db")
    PostingStore.open().close()
    assert (tmp_path / "sub" / "jobs.db").exists()
    monkeypatch.delenv("ROLECALL_DB")
    monkeypatch.setenv("ROLECALL_HOME", str(tmp_path / "home"))
    PostingStore.open().close()
    assert (tmp_path / "home" / ".rolecall" / "postings.db").exists()
