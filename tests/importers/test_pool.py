"""Several processes read what one would read, in the same order; they die with an error, and never live on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.importers import pool as pools
from bot.importers.pool import CHUNK, CHUNKS_AHEAD, Pool
from bot.importers.row import Found
from bot.postings.rows import Entry
from bot.postings.write import entered
from bot.text.posting import posting_of

ROWS = [
    Found(number, posting_of({"id": f"mill-{number}", "title": "Baker", "description": f"${20 + number} an hour."}))
    for number in range(100)
]
IDS = {row.posting.id for row in ROWS}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as pool:
        pool.prepare(pools.FEWEST)
        yield pool


def test_they_read_what_one_process_reads(pool: Pool) -> None:
    rows = list(pool.ahead(ROWS, IDS))
    assert rows == ROWS
    read = pool.read(entered, [row.posting for row in rows])
    assert [_without_hash(one) for one in read] == [_without_hash(entered(row.posting)) for row in ROWS]


def _without_hash(entry: Entry) -> Entry:
    """The hash tells readers apart that were changed while the tests run; the words are in no order."""
    return entry._replace(posting={**entry.posting, "content_hash": ""}, words=" ".join(sorted(entry.words.split(" "))))


def test_what_is_in_the_store_is_not_handed_out(pool: Pool) -> None:
    asked = []
    rows = list(pool.ahead(ROWS[:5], {"mill-1"}))
    read = list(pool.read(lambda posting: asked.append(posting.id) or entered(posting), [row.posting for row in rows]))
    assert [one.posting["id"] for one in read] == [row.posting.id for row in rows]
    assert asked == ["mill-0", "mill-2", "mill-3", "mill-4"]


def test_only_some_are_ahead(pool: Pool) -> None:
    taken = []
    rows = pool.ahead((taken.append(row.number) or row for row in ROWS * 10), IDS)
    next(rows)
    assert len(taken) <= 2 * CHUNKS_AHEAD * CHUNK + 1


def test_few_postings_are_read_here() -> None:
    with Pool(2) as pool:
        pool.prepare(pools.FEWEST - 1)
        assert not pool.running
        pool.prepare(pools.FEWEST)
        assert pool.running
    with Pool(1) as alone:
        alone.prepare(pools.FEWEST)
        assert not alone.running


def _die(postings: list[object]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_ends_the_import_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_entries", _die)
    with Pool(2) as pool:
        pool.prepare(pools.FEWEST)
        with pytest.raises(SetupError, match="--jobs 1"):
            list(pool.read(entered, [row.posting for row in pool.ahead(ROWS, IDS)]))
        assert not pool.running
        pool.prepare(pools.FEWEST)
        assert pool.running, "the next source has processes of its own"


ALIVE = """
import signal, sys, time
from bot.importers import pool as pools
from tests.importers.test_pool import IDS, ROWS

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by what a shell runs in the background
    with pools.Pool(2) as pool:
        pool.prepare(pools.FEWEST)
        rows = list(pool.ahead(ROWS, IDS))
        pool.read(pools.entered, [rows[0].posting]).__next__()
        print(*pool._executor._processes, flush=True)
        time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_process_lives_on(how: signal.Signals) -> None:
    importer = subprocess.Popen(
        [sys.executable, "-c", ALIVE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    assert importer.stdout is not None and importer.stderr is not None
    readers = [int(number) for number in importer.stdout.readline().split()]
    assert len(readers) == 2 and all(map(_lives, readers))
    importer.send_signal(how)
    importer.wait(20)
    until = time.monotonic() + 10
    while any(map(_lives, readers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, readers))


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf8").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
