"""Nothing that is said waits for the store, and nothing is lost while an import holds it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.conversation import Conversations
from bot.channels.journal import Journal
from bot.channels.lines import Lines
from bot.errors import StoreError
from bot.postings.store import PostingStore
from bot.postings.transcripts import Entry, Transcripts, now


def _with_journal(store: PostingStore, talk: Callable[[Journal], Awaitable[None]]) -> None:
    async def run() -> None:
        journal = Journal(lambda: Transcripts(store), days=30)
        await journal.start()
        try:
            await talk(journal)
        finally:
            await journal.stop()

    asyncio.run(run())


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = PostingStore.open(f"sqlite:///{tmp_path}/postings.db")
    yield opened
    opened.close()


def test_what_is_said_during_an_import_is_there_at_once_and_written_after_it(store: PostingStore) -> None:
    async def talk(journal: Journal) -> None:
        conversation = await Conversations(journal).named("web-a")
        with store.writing():
            said = [conversation.add("user", f"client-{number}", [{"text": "hello"}]) for number in range(3)]
            journal.remember("web-a", {"query": {}})
            await journal.flush(0.1)
            assert await journal.entries("web-a") == said
            assert await journal.entries("web-a", said[0].seq, most=1) == [said[2]]
            assert Transcripts(store).entries("web-a") == []
            with pytest.raises(StoreError):
                await journal.forget("web-a")
            assert await journal.entries("web-a") == said, "what could not be deleted is not half deleted"
        await journal.flush(10)
        assert Transcripts(store).entries("web-a") == said
        assert Transcripts(store).memory("web-a") == {"query": {}}

    _with_journal(store, talk)


def test_what_is_forgotten_is_not_written_later(store: PostingStore) -> None:
    async def talk(journal: Journal) -> None:
        conversation = await Conversations(journal).named("web-a")
        conversation.add("user", "client-1", [{"text": "hello"}])
        journal.remember("web-a", {"query": {}})
        await journal.forget("web-a")
        await journal.flush(5)
        await asyncio.sleep(0.1)
        assert not any(Transcripts(store).exported("web-a").values())

    _with_journal(store, talk)


def test_one_entry_that_cannot_be_written_holds_up_no_other(
    store: PostingStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(journal: Journal) -> None:
        journal.add(Entry("web-a", 1, "user", "same", now(), []))
        await journal.flush(5)
        journal.add(Entry("web-a", 1, "user", "same", now(), []))
        await journal.flush(5)
        journal.add(Entry("web-a", 2, "user", "other", now(), []))
        await journal.flush(5)
        assert [entry.seq for entry in Transcripts(store).entries("web-a")] == [1, 2]

    _with_journal(store, talk)
    assert "given up" in caplog.text


def test_what_is_too_old_is_deleted_when_a_server_starts(store: PostingStore) -> None:
    Transcripts(store).add([Entry("web-a", 1, "user", "old", now() - timedelta(days=31), [])], {})

    async def talk(_: Journal) -> None:
        for _ in range(100):
            if not Transcripts(store).entries("web-a"):
                return
            await asyncio.sleep(0.05)
        pytest.fail("it is still there")

    _with_journal(store, talk)


def test_a_conversation_is_in_order_and_waits_for_no_other() -> None:
    done: list[str] = []

    def work(name: str, seconds: float) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await asyncio.sleep(seconds)
            if name == "fails":
                raise RuntimeError("as asked")
            done.append(name)

        return run

    async def talk() -> None:
        lines = Lines()
        for name, seconds in (("a1", 0.2), ("fails", 0.0), ("a2", 0.0)):
            lines.add("a", work(name, seconds))
        lines.add("b", work("b1", 0.0))
        await asyncio.sleep(0.5)

    asyncio.run(talk())
    assert done == ["b1", "a1", "a2"]
