"""Writes what is said into the store behind the conversation's back.

An import holds an embedded store for as long as it runs, and no candidate may wait for that. So entries are said first,
kept in memory until they are written, and read from both places.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, Optional, TypeVar

from bot.errors import StoreError
from bot.postings.transcripts import Entry, Transcripts, now

RETRY_SECONDS = 1.0
MOST_UNWRITTEN = 20_000
"""Entries; beyond it the oldest are given up, for memory has an end."""
CLEANING_SECONDS = 3600
BUSY_SECONDS = 60
"""After which it is tried again to delete what is too old."""

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Journal:
    """The transcripts of all conversations, some of them not written yet."""

    def __init__(self, open_transcripts: Callable[[], Transcripts], days: int) -> None:
        self._open, self._days = open_transcripts, days
        self._unwritten: list[Entry] = []
        self._memories: dict[str, dict[str, Any]] = {}
        self._threads = ThreadPoolExecutor(4, "transcripts")
        self._news = asyncio.Event()
        self._written = asyncio.Event()
        self._writing = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Opens the store; `StoreError` when that cannot be."""
        self._kept = await asyncio.get_running_loop().run_in_executor(self._threads, self._open)
        self._tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._clean())]

    async def stop(self) -> None:
        """Writes what is left, where the store lets it."""
        await self.flush(5)
        for task in self._tasks:
            task.cancel()
        self._threads.shutdown(wait=False)

    def add(self, entry: Entry) -> None:
        """Takes an entry; it is written soon."""
        self._unwritten.append(entry)
        del self._unwritten[:-MOST_UNWRITTEN]
        self._written.clear()
        self._news.set()

    def remember(self, conversation: str, memory: dict[str, Any]) -> None:
        """Takes what the bot remembers of a conversation; it is written soon."""
        self._memories[conversation] = memory
        self._written.clear()
        self._news.set()

    async def flush(self, seconds: float) -> None:
        """Waits until all is written, and no longer than so many seconds."""
        if self._unwritten or self._memories:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._written.wait(), seconds)

    async def entries(self, conversation: str, after: int = 0, most: Optional[int] = None) -> list[Entry]:
        """What was said after an entry, in order; the latest `most` of it."""
        unwritten = [entry for entry in self._unwritten if entry.conversation == conversation and entry.seq > after]
        written = await self.call(lambda kept: kept.entries(conversation, after, most=most))
        known = {entry.seq for entry in written}
        found = written + [entry for entry in unwritten if entry.seq not in known]
        return found[-most:] if most else found

    async def call(self, look: Callable[[Transcripts], T]) -> T:
        """What a call finds or does in the store, while others are served."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, look, self._kept)

    async def forget(self, conversation: str) -> None:
        """Deletes all of a conversation, what is not written yet as well; `StoreError` when the store is busy."""
        async with self._writing:
            await self.call(lambda kept: kept.forget(conversation))
            self._unwritten = [entry for entry in self._unwritten if entry.conversation != conversation]
            self._memories.pop(conversation, None)

    async def _write(self) -> None:
        """Writes what has come in, all of it in one transaction, and tries again while the store is busy."""
        told = False
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                async with self._writing:
                    await self._write_all()
                told = False
            except StoreError as error:
                if not told:
                    logger.warning("Transcripts wait in memory: %s", error)
                told = True
                self._news.set()
                await asyncio.sleep(RETRY_SECONDS)

    async def _write_all(self) -> None:
        entries, memories = list(self._unwritten), dict(self._memories)
        try:
            await self.call(lambda kept: kept.add(entries, memories))
        except StoreError:
            raise
        except Exception:  # such as one that another server wrote: kept, it would hold up all that come after it
            logger.exception("%d entries of transcripts could not be written and are given up", len(entries))
        done = {(entry.conversation, entry.seq) for entry in entries}
        self._unwritten = [entry for entry in self._unwritten if (entry.conversation, entry.seq) not in done]
        for conversation, memory in memories.items():
            if self._memories.get(conversation) is memory:
                del self._memories[conversation]
        if not self._unwritten and not self._memories:
            self._written.set()

    async def _clean(self) -> None:
        """Deletes what is too old, at the start and every hour."""
        while True:
            pause = CLEANING_SECONDS
            try:
                gone = await self.call(lambda kept: kept.forget_before(now() - timedelta(days=self._days)))
                logger.info("%d entries of transcripts were older than %d days and are deleted", gone, self._days)
            except StoreError:
                pause = BUSY_SECONDS
            await asyncio.sleep(pause)
