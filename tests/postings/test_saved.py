"""Postings that candidates saved, and all that is kept of a conversation, in either database."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime

import pytest

from bot.errors import StoreError
from bot.postings.privacy import HOLDING, counted, exported, forget
from bot.postings.saved import MOST, SavedPostings, TooManySavedError
from bot.postings.store import PostingStore
from bot.postings.tables import Base
from bot.postings.transcripts import Entry, Transcripts
from bot.text.posting import Posting

NOON = datetime(2026, 3, 2, 12)


def test_what_was_saved_comes_back_newest_first_and_as_it_was_said(store: PostingStore) -> None:
    saved = SavedPostings(store)
    assert saved.save("me", ["a"]) == ["a"]
    assert saved.save("me", ["c", "b", "c"]) == ["c", "b"]
    assert saved.ids("me") == ["c", "b", "a"]
    assert saved.ids("you") == []


def test_what_is_saved_already_is_not_saved_again(store: PostingStore) -> None:
    saved = SavedPostings(store)
    saved.save("me", ["a"])
    assert saved.save("me", ["a", "b"]) == ["b"]
    assert saved.save("you", ["a"]) == ["a"]
    assert saved.among("me", ["z", "b", "a"]) == ["b", "a"] and saved.among("me", []) == []


def test_what_is_taken_off_is_gone_for_this_candidate_alone(store: PostingStore) -> None:
    saved = SavedPostings(store)
    saved.save("me", ["a", "b"])
    saved.save("you", ["a"])
    assert saved.remove("me", ["z", "a"]) == ["a"]
    assert (saved.ids("me"), saved.ids("you"), saved.remove("me", ["a"])) == (["b"], ["a"], [])


def test_there_is_a_most_and_nothing_is_saved_beyond_it(store: PostingStore) -> None:
    saved = SavedPostings(store)
    saved.save("me", [str(number) for number in range(MOST)])
    with pytest.raises(TooManySavedError):
        saved.save("me", ["one more"])
    assert len(saved.ids("me")) == MOST and saved.save("me", ["7"]) == []


def test_closed_postings_are_told_apart_and_unknown_ones_left_out(
    store: PostingStore, posting: Callable[..., Posting]
) -> None:
    store.save([posting("old", closes_on="2026-01-31"), posting("new")])
    saved = SavedPostings(store)
    saved.save("me", ["old", "gone", "new"])
    found = saved.postings("me", today=date(2026, 2, 1))
    assert [(one.posting_id, one.open) for one in found] == [("old", False), ("new", True)]


def test_a_saved_posting_stays_saved_when_it_changes(store: PostingStore, posting: Callable[..., Posting]) -> None:
    store.save([posting("a")])
    SavedPostings(store).save("me", ["a"])
    store.save([posting("a", title="Dock Lead", posted_on="2026-01-02")])
    assert [one.job.title for one in SavedPostings(store).postings("me")] == ["Dock Lead"]


def test_nobody_waits_long_for_an_import(store: PostingStore) -> None:
    """An embedded store says that it is busy; a server keeps what is saved meanwhile."""
    saved = SavedPostings(store)
    began = time.monotonic()
    with store.writing("feed"):
        if store.url.startswith("sqlite"):
            with pytest.raises(StoreError, match="being written"):
                saved.save("me", ["a"])
        else:
            saved.save("me", ["a"])
        assert time.monotonic() - began < 5
    saved.save("me", ["a"])
    assert saved.ids("me") == ["a"]


def _fill(store: PostingStore, conversation: str) -> None:
    SavedPostings(store).save(conversation, ["a"])
    kept = Transcripts(store)
    kept.add([Entry(conversation, 1, "user", "id-1", NOON, [{"text": "hi"}])], {conversation: {"focus": "a"}})
    kept.rate(conversation, 1, True)


def test_all_of_a_conversation_is_handed_out_and_deleted_and_others_stay(store: PostingStore) -> None:
    for conversation in ("me", "you"):
        _fill(store, conversation)
    with store.session() as session:
        assert counted(session, "me") == dict.fromkeys(HOLDING, 1)
        handed_out = exported(session, "me")
    assert handed_out["messages"] == [
        {"seq": 1, "who": "user", "client_id": "id-1", "at": "2026-03-02T12:00:00Z", "messages": [{"text": "hi"}]}
    ]
    assert [row["posting_id"] for row in handed_out["saved"]] == ["a"]
    with store.session(writing=True) as session:
        assert forget(session, "me") == len(HOLDING)
    with store.session() as session:
        assert counted(session, "me") == dict.fromkeys(HOLDING, 0)
        assert counted(session, "you") == dict.fromkeys(HOLDING, 1)


def test_every_table_with_rows_of_a_conversation_is_among_them() -> None:
    assert {table for table in Base.metadata.tables.values() if "conversation" in table.columns} == set(
        HOLDING.values()
    )
