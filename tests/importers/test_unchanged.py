"""An address that was imported before is asked only for what has changed since."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.importers import run
from bot.importers.options import Options, silent
from bot.importers.report import Report
from bot.importers.run import import_paths
from bot.postings import digest, feeds
from bot.postings.store import PostingStore
from bot.postings.tables import PostingRow

POSTING = '{"id": "mill-%d", "title": "Baker", "description": "Bake %d loaves."}\n'


class Board(BaseHTTPRequestHandler):
    """Answers 304 to whoever knows its stamp."""

    stamp: dict[str, str] = {}
    numbers: list[int] = []
    answers: list[int] = []

    def do_GET(self) -> None:
        asked = (self.headers["If-None-Match"], self.headers["If-Modified-Since"])
        as_before = asked != (None, None) and asked == (self.stamp.get("ETag"), self.stamp.get("Last-Modified"))
        body = "".join(POSTING % (n, n) for n in self.numbers).encode()
        self.answers.append(304 if as_before else 200)
        self.send_response(self.answers[-1])
        for name, value in self.stamp.items():
            self.send_header(name, value)
        if not as_before:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not as_before:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Board)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/feed.jsonl"
    server.shutdown()
    server.server_close()


@pytest.fixture
def url(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(Board, "stamp", {"ETag": '"one"'})
    monkeypatch.setattr(Board, "numbers", [1, 2])
    monkeypatch.setattr(Board, "answers", [])
    return server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostingStore]:
    store = PostingStore.open(f"sqlite:///{tmp_path}/postings.db")
    yield store
    store.close()


def fetch(store: PostingStore, url: str, **options: Any) -> Report:
    return import_paths(store, [url], silent, Options(allow_private=True, jobs=1, **options))


def seen(store: PostingStore) -> datetime:
    with store.session() as session:
        return min(session.execute(select(PostingRow.last_seen)).scalars())


@pytest.mark.parametrize(
    "stamp",
    [
        {"ETag": 'W/"one"'},
        {"Last-Modified": "Tue, 24 Nov 2026 01:00:00 GMT"},
        {"ETag": '"one"', "Last-Modified": "Tue, 24 Nov 2026 01:00:00 GMT"},
    ],
)
def test_what_has_not_changed_is_seen_but_not_sent(
    store: PostingStore, url: str, stamp: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Board, "stamp", stamp)
    assert fetch(store, url).new == 2
    first = seen(store)
    report = fetch(store, url)
    assert Board.answers == [200, 304]
    assert (report.new, report.same, report.succeeded) == (0, 2, True)
    assert str(report.unchanged[0]) == f"{url}: not changed since {datetime.now(timezone.utc):%Y-%m-%d}"
    assert seen(store) > first
    assert fetch(store, url, full=True).closed == 0
    assert Board.answers == [200, 304, 304], "a third time, and in full, too"


def test_what_has_changed_is_sent(store: PostingStore, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fetch(store, url)
    monkeypatch.setattr(Board, "stamp", {"ETag": '"two"'})
    monkeypatch.setattr(Board, "numbers", [1, 2, 3])
    assert fetch(store, url).new == 1
    assert fetch(store, url).same == 3
    assert Board.answers == [200, 200, 304]


def test_again_fetches_all_the_same(store: PostingStore, url: str) -> None:
    fetch(store, url)
    assert fetch(store, url, again=True).same == 2
    assert Board.answers == [200, 200]


def test_a_server_without_a_stamp_is_asked_for_everything(
    store: PostingStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Board, "stamp", {})
    fetch(store, url)
    assert fetch(store, url).same == 2
    assert Board.answers == [200, 200]


def test_postings_that_were_missing_before_are_not_seen_now(
    store: PostingStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(store, url)
    monkeypatch.setattr(Board, "stamp", {"ETag": '"two"'})
    monkeypatch.setattr(Board, "numbers", [1])
    fetch(store, url)
    assert fetch(store, url, full=True).closed == 1, "it is asked for everything, so that it can tell"
    assert Board.answers == [200, 200, 200]


def test_better_readers_fetch_it_again(store: PostingStore, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fetch(store, url)
    for module in (digest, feeds):
        monkeypatch.setattr(module, "readers_version", lambda: "later")
    assert fetch(store, url).changed == 2
    assert Board.answers == [200, 200]


def test_another_format_is_not_what_was_read_before(store: PostingStore, url: str) -> None:
    fetch(store, url)
    assert fetch(store, url, format="jsonl").same == 2
    assert not fetch(store, url, format="csv").succeeded
    assert Board.answers == [200, 304, 200]


def test_an_import_that_failed_leaves_no_stamp(store: PostingStore, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(run, "_has_more", stop)
        broken.setattr(run._Run, "_save", stop)
        assert fetch(store, url).stopped_at == url
    assert fetch(store, url).new == 2
    assert Board.answers == [200, 200]
