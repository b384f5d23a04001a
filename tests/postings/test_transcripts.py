"""Transcripts of the website's chat are kept in either database, and leave nothing behind when deleted."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.postings.store import PostingStore
from bot.postings.transcripts import Entry, Transcripts, now

NOON = datetime(2026, 3, 2, 12)


def _entry(seq: int, who: str = "user", conversation: str = "web-a", at: datetime = NOON) -> Entry:
    return Entry(conversation, seq, who, f"id-{seq}", at, [{"text": f"said {seq}"}])


def test_what_was_said_comes_back_in_order_and_after_an_entry(store: PostingStore) -> None:
    kept = Transcripts(store)
    kept.add([_entry(3), _entry(1), _entry(2, "bot")], {})
    kept.add([_entry(9, conversation="web-b")], {})
    assert kept.entries("web-a") == [_entry(1), _entry(2, "bot"), _entry(3)]
    assert kept.entries("web-a", 1, most=1) == [_entry(3)]


def test_the_bot_remembers_what_it_was_told_last(store: PostingStore) -> None:
    kept = Transcripts(store)
    assert kept.memory("web-a") is None
    kept.add([], {"web-a": {"query": {"role": ["cook"]}}})
    kept.add([], {"web-a": {"query": {"role": ["nurse"]}}})
    assert kept.memory("web-a") == {"query": {"role": ["nurse"]}}


def test_a_rating_is_changed_and_taken_back(store: PostingStore) -> None:
    kept = Transcripts(store)
    kept.rate("web-a", 2, True)
    kept.rate("web-a", 2, False)
    assert [(rating["seq"], rating["up"]) for rating in kept.exported("web-a")["ratings"]] == [(2, False)]
    kept.rate("web-a", 2, None)
    assert kept.exported("web-a")["ratings"] == []


def test_what_is_forgotten_is_gone_and_others_stay(store: PostingStore) -> None:
    kept = Transcripts(store)
    kept.add([_entry(1), _entry(1, conversation="web-b")], {"web-a": {}})
    kept.rate("web-a", 1, True)
    kept.forget("web-a")
    assert not any(kept.exported("web-a").values()) and kept.memory("web-a") is None
    assert kept.entries("web-b")


def test_what_is_too_old_goes(store: PostingStore) -> None:
    kept = Transcripts(store)
    kept.add([_entry(1, at=now() - timedelta(days=31)), _entry(2, at=now())], {})
    assert kept.forget_before(now() - timedelta(days=30)) == 1
    assert [entry.seq for entry in kept.entries("web-a")] == [2]
