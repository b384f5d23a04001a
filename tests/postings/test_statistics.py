"""What the store holds, in figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from click.testing import CliRunner

from bot.cli.main import main
from bot.postings.statistics import statistics
from bot.postings.store import PostingStore
from bot.text.posting import Posting

Make = Callable[..., Posting]
TODAY = datetime.now(timezone.utc).date()
PAID = "Unload trailers.\n\nPay: $19.50 - $23.00 per hour."


def filled(store: PostingStore, posting: Make) -> PostingStore:
    twin = {"company": "Acme", "location": "Tulsa, OK", "description": PAID, "posted_on": TODAY.isoformat()}
    pay = {"min": 20, "per": "hour"}
    with store.writing("a") as writer:
        writer.save_all([posting("1", **twin), posting("gone"), posting("2", title="Cook", pay=pay)])
        writer.remember_feed("jsonl", 3)
    with store.writing("b") as writer:
        writer.save_all([posting("1b", **twin), posting("3", title="Cook", company="Bolt", closes_on="2020-01-01")])
    with store.writing("a") as writer:
        old = (TODAY - timedelta(days=40)).isoformat()
        writer.save_all([posting("1", **twin), posting("2", title="Cook", pay=pay), posting("4", posted_on=old)])
        writer.close_missing()
    return store


def test_the_figures_are_those_of_the_store(store: PostingStore, posting: Make) -> None:
    found = statistics(filled(store, posting), TODAY)
    assert found["engine"] in store.url and found["bytes"] > 4096
    assert found["postings"] == {
        "all": 6, "open": 3, "expired": 1, "closed": 1, "hidden": 1, "pay_in_field": 1, "pay_in_text": 1,
    }  # fmt: skip
    feeds = {feed["feed"]: feed for feed in found["feeds"]}
    assert (feeds["a"]["open"], feeds["a"]["closed"], feeds["a"]["format"], feeds["a"]["age"]) == (3, 1, "jsonl", 0)
    assert (feeds["b"]["open"], feeds["b"]["format"]) == (2, None)
    assert found["by_day"] == {TODAY.isoformat(): 1, "earlier": 1, "not stated": 2}
    assert found["titles"] == [["Cook", 2], ["Dock Worker", 2]]
    assert (found["companies"], found["places"]) == ([["Acme", 1], ["Bolt", 1]], [["Tulsa, OK, US", 1]])
    assert found["facets"]["drawn"] == 4 and found["facets"]["shares"]["pay"] == 0.5


def test_the_command_prints_them(store: PostingStore, posting: Make) -> None:
    filled(store, posting)
    result = CliRunner().invoke(main, ["stats", "--db", store.url])
    assert result.exit_code == 0
    for words in ("Postings: 3 open, 1 expired, 1 closed, 1 hidden", "State pay: 2 (50.0%), 1 of them", "Tulsa, OK"):
        assert words in result.output
    result = CliRunner().invoke(main, ["stats", "--db", store.url, "--json"])
    assert json.loads(result.output)["postings"]["all"] == 6


def test_an_empty_store_says_so(store: PostingStore) -> None:
    result = CliRunner().invoke(main, ["stats", "--db", store.url])
    assert result.exit_code == 0 and "It is empty" in result.output
    result = CliRunner().invoke(main, ["stats", "--db", store.url, "--json"])
    assert json.loads(result.output)["facets"] == {"drawn": 0, "shares": {}}
