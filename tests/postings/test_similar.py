"""Other postings like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.postings.store import PostingStore
from bot.text.posting import Posting

Make = Callable[..., Posting]


def bring(store: PostingStore, feed: str, *postings: Posting) -> None:
    with store.writing(feed) as writer:
        writer.save_all(postings)
        writer.close_missing()


@pytest.fixture
def nursing(store: PostingStore, posting: Make) -> PostingStore:
    def nurse(posting_id: str, location: str, title: str = "Registered Nurse", **parts: str) -> Posting:
        return posting(posting_id, title=title, location=location, company=posting_id, **parts)

    bring(
        store,
        "a",
        nurse("own", "Tulsa, OK"),
        nurse("near", "Broken Arrow, OK", posted_on="2026-01-01"),
        nurse("far", "Portland, OR", posted_on="2026-01-09"),
        nurse("rn", "Tulsa, OK", title="RN - Nights", posted_on="2026-01-02"),
        nurse("abroad", "Toronto, ON, Canada"),
        nurse("cook", "Tulsa, OK", title="Line Cook"),
        nurse("expired", "Tulsa, OK", closes_on="2020-01-01"),
        nurse("gone", "Tulsa, OK"),
        nurse("home", "United States", workplace="remote", posted_on="2026-01-03"),
    )
    return store


def ids(store: PostingStore, posting_id: str, limit: int = 9) -> list[str]:
    return [job.id for job in store.similar(posting_id, limit=limit)]


def test_the_same_work_is_found_near_first_and_then_in_the_country(nursing: PostingStore, posting: Make) -> None:
    found = ids(nursing, "own")
    assert set(found[:3]) == {"gone", "rn", "near"} and set(found[3:]) == {"far", "home"}
    assert len(ids(nursing, "own", limit=2)) == 2
    assert len(nursing.similar("own")) == 3


def test_closed_postings_are_not_offered_but_have_others_like_them(nursing: PostingStore, posting: Make) -> None:
    with nursing.writing("a") as writer:
        writer.save_all([posting("x", title="Registered Nurse", location="Tulsa, OK")])
        writer.close_missing()
    assert ids(nursing, "own") == ["x"]
    stored = nursing.get("own")
    assert stored is not None and not stored.open


def test_neither_a_posting_itself_nor_its_twin_of_another_feed_is_like_it(store: PostingStore, posting: Make) -> None:
    bring(store, "a", posting("one"), posting("two", company="Acme"), posting("three", company="Acme"))
    bring(store, "b", posting("twin"))
    assert ids(store, "one") == ids(store, "twin")
    assert len(ids(store, "one")) == 1, "of two that say the same, one"


def test_a_remote_posting_is_like_remote_ones_first(nursing: PostingStore, posting: Make) -> None:
    nursing.save([posting("elsewhere", title="Registered Nurse", location="United States", workplace="remote")])
    assert ids(nursing, "elsewhere")[0] == "home"


def test_what_is_added_to_a_title_does_not_count(nursing: PostingStore, posting: Make) -> None:
    nursing.save([posting("long", title="Registered Nurse - Pool 7 (Weekends)", location="Tulsa, OK")])
    assert {"own", "near"} <= set(ids(nursing, "long"))


def test_nothing_is_like_an_unknown_posting_or_one_of_a_kind(nursing: PostingStore) -> None:
    assert ids(nursing, "nobody") == [] and ids(nursing, "cook") == []
