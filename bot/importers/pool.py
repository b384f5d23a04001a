"""Reads postings in several processes, some way ahead of their being saved."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from typing import Optional

from bot.errors import SetupError
from bot.importers.row import Found
from bot.postings.rows import Entry
from bot.postings.write import entered
from bot.text.posting import Posting

FEWEST = 300
"""Postings to read for which it pays to start processes: that takes as long as reading these."""
CHUNK = 16
"""Postings that a process is handed at a time."""
CHUNKS_AHEAD = 4
"""Chunks for each process that are read, or wait to be, before they are saved: memory stays flat."""
WARM = "bot.importers.warm"
_Read = Callable[[Posting], Entry]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Pool:
    """Readers in processes of their own, started when there is enough to read; a context manager.

    They never outlive this process, and Ctrl-C is for this process alone to answer.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: Optional[ProcessPoolExecutor] = None
        self._chunk: list[Posting] = []
        self._read: dict[str, tuple[Future[list[Entry]], int]] = {}

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    @property
    def running(self) -> bool:
        """Whether there are processes to read in."""
        return self._executor is not None

    def prepare(self, unread: int) -> None:
        """Starts the processes, if they are worth it for so many postings; they get ready on the side."""
        if self._executor is None and self._jobs > 1 and unread >= FEWEST:
            self._executor = _started(self._jobs)

    def ahead(self, rows: Iterable[Found], unread: set[str]) -> Iterator[Found]:
        """The rows, in order; those whose posting's id is `unread` are handed to the processes some way ahead."""
        self._chunk, self._read = [], {}
        waiting: deque[Found] = deque()
        for row in rows:
            waiting.append(row)
            if self._executor and row.posting.id in unread:
                self._hand(row.posting)
            if len(waiting) > self._jobs * CHUNKS_AHEAD * CHUNK or not self._executor:
                yield waiting.popleft()
        yield from waiting

    def read(self, function: _Read, postings: list[Posting]) -> Iterator[Entry]:
        """As `map`; for `Writer.save_all`. What was not handed out before is read here.

        `SetupError` when a process died.
        """
        for posting in postings:
            yield self._taken(posting.id) or function(posting)

    def _hand(self, posting: Posting) -> None:
        self._chunk.append(posting)
        if len(self._chunk) == CHUNK:
            self._submit()

    def _submit(self) -> None:
        assert self._executor is not None
        try:
            future = self._executor.submit(_entries, self._chunk)
        except BrokenProcessPool as error:
            raise self._broken() from error
        self._read.update((posting.id, (future, at)) for at, posting in enumerate(self._chunk))
        self._chunk = []

    def _taken(self, posting_id: str) -> Optional[Entry]:
        if posting_id not in self._read and self._chunk:
            self._submit()
        future, at = self._read.pop(posting_id, (None, 0))
        try:
            return future.result()[at] if future else None
        except BrokenProcessPool as error:
            raise self._broken() from error

    def _broken(self) -> SetupError:
        self._end()
        return SetupError("a process that read it was ended from outside; often memory ran out. Try --jobs 1.")

    def _end(self) -> None:
        self._chunk, self._read = [], {}
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _started(jobs: int) -> ProcessPoolExecutor:
    """Forked by a process that has loaded what reading needs, where there can be one; else each loads it itself."""
    if "forkserver" not in get_all_start_methods():
        return ProcessPoolExecutor(jobs, get_context("spawn"), _begin)
    context = get_context("forkserver")
    context.set_forkserver_preload([WARM])
    with _no_interrupt():
        forkserver.ensure_running()
    return ProcessPoolExecutor(jobs, context, _begin)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """What is started here never hears of Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """Makes a new process ready to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    importlib.import_module(WARM)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _entries(postings: list[Posting]) -> list[Entry]:
    return [entered(posting) for posting in postings]
