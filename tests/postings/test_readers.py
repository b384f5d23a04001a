"""Better readers read a posting again; the same readers do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.postings import digest, readers
from bot.postings.digest import content_hash
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

BAKER = posting_of({"id": "mill-1", "title": "Baker", "description": "Bake from 3 a.m.", "posted_on": "2026-01-02"})


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(readers, "ROOT", tmp_path)
    monkeypatch.setattr(readers, "READERS", ("facts", "tags.py"))
    (tmp_path / "facts" / "rules").mkdir(parents=True)
    (tmp_path / "tags.py").write_text("TAGS = 1\n", encoding="utf8")
    (tmp_path / "facts" / "rules" / "pay.yml").write_text("pay: 1\n", encoding="utf8")
    return tmp_path


def version() -> str:
    readers.readers_version.cache_clear()
    found = readers.readers_version()
    readers.readers_version.cache_clear()
    return found


@pytest.mark.parametrize("name", ["tags.py", "facts/rules/pay.yml", "facts/rules/new.yml"])
def test_any_change_of_a_reader_or_rule_counts(rules: Path, name: str) -> None:
    before = version()
    assert version() == before
    (rules / name).write_text("pay: 2\n", encoding="utf8")
    assert version() != before


def test_what_reads_nothing_does_not_count(rules: Path) -> None:
    before = version()
    (rules / "facts" / "notes.txt").write_text("x", encoding="utf8")
    (rules / "replies.py").write_text("x", encoding="utf8")
    assert version() == before


def test_all_that_is_listed_is_there() -> None:
    assert all((readers.ROOT / name).exists() for name in readers.READERS)


def test_the_hash_tells_content_from_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    content, _, by = content_hash(BAKER).partition(".")
    assert len(f"{content}.{by}") == 64
    monkeypatch.setattr(digest, "readers_version", lambda: "later")
    assert content_hash(BAKER) == f"{content}.later"
    assert content_hash(BAKER.copy(update={"closes_on": BAKER.posted_on})).partition(".")[0] != content


def test_better_readers_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PostingStore.open(f"sqlite:///{tmp_path}/postings.db")
    with store.writing() as writer:
        assert writer.save_all([BAKER]) == ["new"]
    with store.writing() as writer:
        assert writer.save_all([BAKER]) == ["same"]
    monkeypatch.setattr(digest, "readers_version", lambda: "later")
    with store.writing() as writer:
        assert writer.save_all([BAKER]) == ["changed"]
    held = store.get(BAKER.id)
    assert held is not None and held.version == 1, "the posting itself is as it was"
    store.close()
