"""What feeds bring, no longer bring, and bring twice."""

from __future__ import annotations

from collections.abc import Callable

from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.text.posting import Posting

Make = Callable[..., Posting]
DOCK = Query(role=["dock worker"])


def bring(store: PostingStore, feed: str, *postings: Posting, full: bool = False) -> int:
    with store.writing(feed) as writer:
        writer.save_all(postings)
        return writer.close_missing() if full else 0


def shown(store: PostingStore, query: Query = DOCK) -> list[str]:
    return [job.id for job in store.search(query, limit=20).jobs]


def test_what_a_feed_no_longer_brings_is_closed(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("one"), posting("two", company="Acme"))
    bring(store, "b", posting("three", company="Bolt"))
    assert bring(store, "a", posting("one"), full=True) == 1
    assert sorted(shown(store)) == ["one", "three"]
    closed = store.get("two")
    assert closed is not None and not closed.open
    assert store.vocabulary().companies == ("Bolt",), "the names of closed postings are forgotten"


def test_a_closed_posting_that_comes_again_is_open(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("one"), posting("two", company="Acme"))
    bring(store, "a", posting("one"), full=True)
    bring(store, "a", posting("two", company="Acme"))
    assert sorted(shown(store)) == ["one", "two"] and store.vocabulary().companies == ("Acme",)
    bring(store, "a", posting("one"), full=True)
    bring(store, "a", posting("two", company="Acme", title="Dock Worker II"))
    assert sorted(shown(store)) == ["one", "two"]


def test_the_same_posting_of_two_feeds_is_shown_once_with_both_links(store: PostingStore, posting: Make) -> None:
    own = {"company": "Acme", "location": "Tulsa, OK", "posted_on": "2026-01-02"}
    bring(store, "employer", posting("own", url="https://acme.example/1", **own))
    bring(store, "board", posting("board-7", url="https://board.example/7", **{**own, "company": "ACME, Inc."}))
    page = store.search(DOCK)
    assert page.total == 1 and page.jobs[0].id == "board-7"
    assert (page.jobs[0].url, page.jobs[0].also_at) == ("https://board.example/7", ["https://acme.example/1"])
    bring(store, "board", posting("board-8", title="Clerk"), full=True)
    assert shown(store) == ["own"], "once it is closed there, the other is shown"


def test_a_posting_that_stays_open_longer_is_the_one_shown(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("lasting", posted_on="2026-01-01"))
    bring(store, "b", posting("closing", posted_on="2026-01-05", closes_on="2099-01-01"))
    assert shown(store) == ["lasting"]


def test_a_changed_posting_is_no_longer_the_same(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("one"))
    bring(store, "b", posting("two"))
    assert len(shown(store)) == 1
    bring(store, "b", posting("two", description="Nights only."))
    assert sorted(shown(store)) == ["one", "two"]


def test_two_places_of_one_employer_are_both_shown(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("one"), posting("two"))
    assert sorted(shown(store)) == ["one", "two"]
