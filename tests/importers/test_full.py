"""With --full, what a feed does not bring any more is closed; a feed that has shrunk too much is not believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.importers.options import Options, silent
from bot.importers.report import Report
from bot.importers.run import import_paths
from bot.postings.store import PostingStore

FULL = Options(full=True, jobs=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostingStore]:
    store = PostingStore.open(f"sqlite:///{tmp_path}/postings.db")
    yield store
    store.close()


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return tmp_path / "mill.jsonl"


def fill(path: Path, *numbers: int) -> None:
    records = ({"id": f"mill-{n}", "title": "Baker", "description": f"Bake {n} loaves."} for n in numbers)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf8")


def bring(store: PostingStore, *paths: Path, options: Options = FULL) -> Report:
    return import_paths(store, [str(path) for path in paths], silent, options)


def is_open(store: PostingStore, number: int) -> bool:
    stored = store.get(f"mill-{number}")
    return stored is not None and stored.open


def test_what_is_missing_is_closed_and_opens_when_it_comes_again(store: PostingStore, feed: Path) -> None:
    fill(feed, 1, 2, 3)
    assert bring(store, feed).closed == 0
    fill(feed, 1, 3)
    report = bring(store, feed)
    assert (report.same, report.closed, report.succeeded) == (2, 1, True)
    assert str(report) == "0 new, 0 changed, 2 same, 0 skipped, 1 closed"
    assert not is_open(store, 2) and is_open(store, 3)
    fill(feed, 1, 2, 3)
    again = bring(store, feed)
    assert (again.new, again.same, again.closed) == (0, 3, 0)
    assert is_open(store, 2)


def test_without_full_nothing_is_closed(store: PostingStore, feed: Path) -> None:
    fill(feed, 1, 2)
    bring(store, feed, options=Options(jobs=1))
    fill(feed, 1)
    assert bring(store, feed, options=Options(jobs=1)).closed == 0
    assert is_open(store, 2)
    assert bring(store, feed).closed == 1


def test_other_feeds_keep_theirs(store: PostingStore, feed: Path, tmp_path: Path) -> None:
    fill(feed, 1, 2)
    fill(tmp_path / "other.jsonl", 8, 9)
    bring(store, feed, tmp_path / "other.jsonl")
    fill(feed, 1)
    assert bring(store, feed).closed == 1
    assert is_open(store, 8) and is_open(store, 9)


def test_a_feed_that_shrank_to_less_than_half_needs_force(store: PostingStore, feed: Path) -> None:
    fill(feed, *range(5))
    bring(store, feed)
    fill(feed, 0, 9)
    refused = bring(store, feed)
    assert (refused.new, refused.closed, refused.succeeded) == (0, 0, False)
    assert f"{feed} gives 2 postings where it gave 5 that are open" in refused.failed[0].reason
    assert "--force" in refused.failed[0].reason
    assert is_open(store, 4) and store.get("mill-9") is None
    assert bring(store, feed, options=Options(full=True, force=True, jobs=1)).closed == 4


def test_half_is_enough(store: PostingStore, feed: Path) -> None:
    fill(feed, *range(4))
    bring(store, feed)
    fill(feed, 0, 1)
    assert bring(store, feed).closed == 2


@pytest.mark.parametrize("content", ["", "[]", '{"jobs": []}', "{}\n{}\n"])
@pytest.mark.parametrize("full", [True, False])
def test_a_feed_that_gives_none_any_more_is_an_error(store: PostingStore, feed: Path, content: str, full: bool) -> None:
    options = Options(full=full, force=True, jobs=1)
    fill(feed, 1, 2)
    bring(store, feed, options=options)
    feed.write_text(content, encoding="utf8")
    report = bring(store, feed, options=options)
    assert not report.succeeded and len(report.failed) == 1
    assert is_open(store, 1) and is_open(store, 2)


def test_it_says_what_the_feed_gave_before(store: PostingStore, feed: Path) -> None:
    fill(feed, 1, 2)
    bring(store, feed)
    feed.write_text('{"jobs": []}', encoding="utf8")
    assert "It gave 2 on 20" in bring(store, feed).failed[0].reason


def test_a_folder_is_one_feed(store: PostingStore, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    fill(folder / "a.jsonl", 1, 2)
    fill(folder / "b.jsonl", 3)
    assert bring(store, folder).new == 3
    (folder / "b.jsonl").unlink()
    assert bring(store, folder).closed == 1
    assert [is_open(store, number) for number in (1, 2, 3)] == [True, True, False]


@pytest.mark.parametrize("content", ["", "{}\n", "Service unavailable."])
def test_a_file_that_is_no_feed_leaves_the_whole_feed_as_it_was(
    store: PostingStore, tmp_path: Path, content: str
) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    fill(folder / "a.jsonl", 1, 2)
    fill(folder / "b.jsonl", 3)
    bring(store, folder)
    fill(folder / "a.jsonl", 1, 2, 4)
    (folder / "b.jsonl").write_text(content, encoding="utf8")
    report = bring(store, folder)
    assert (report.new, report.closed) == (0, 0)
    assert [failure.source for failure in report.failed] == [str(folder / "b.jsonl")]
    assert is_open(store, 3) and store.get("mill-4") is None


def test_a_named_feed_is_all_of_its_sources_together(store: PostingStore, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    fill(first, 1, 2)
    fill(second, 3)
    named = Options(full=True, feed="mill", jobs=1)
    assert bring(store, first, second, options=named).new == 3
    fill(first, 1)
    assert bring(store, second, first, options=named).closed == 1
    assert [is_open(store, number) for number in (1, 2, 3)] == [True, False, True]


def test_a_folder_without_feeds_is_an_error(store: PostingStore, tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    (folder / "notes.txt").write_text("Buy flour.", encoding="utf8")
    report = bring(store, folder, options=Options(jobs=1))
    assert not report.succeeded and "holds no file of a format" in report.failed[0].reason


@pytest.mark.parametrize(("source", "says"), [("-", "--feed NAME"), ("x" * 501, "too long")])
def test_a_feed_needs_a_name(store: PostingStore, source: str, says: str) -> None:
    assert says in import_paths(store, [source], silent, FULL).failed[0].reason
