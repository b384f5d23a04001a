"""A store that another version of the program indexed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from bot.errors import StoreError
from bot.postings import store as stores
from bot.postings.store import PostingStore
from bot.postings.tables import StateRow
from bot.query.model import Query
from bot.text.posting import Posting

DOCK = Query(role=["dock worker"])


@pytest.fixture
def older(address: str, posting: Callable[..., Posting]) -> str:
    """The address of a store whose index is of another version, and is empty."""
    store = PostingStore.open(address)
    store.save([posting("one"), posting("two")])
    with store.session(writing=True) as session:
        session.execute(update(StateRow.__table__).where(StateRow.name == "index").values(value=1))
        store._dialect.empty(session.connection())
    store.close()
    return address


def found(store: PostingStore) -> int:
    total = store.search(DOCK).total
    store.close()
    return total


def test_a_small_one_is_indexed_anew_when_it_is_opened(older: str) -> None:
    assert found(PostingStore.open(older)) == 2


def test_a_large_one_waits_for_its_repair(older: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_AT_ONCE", 1)
    with pytest.raises(StoreError, match="rolecall check --repair"):
        PostingStore.open(older)
    assert found(PostingStore.open(older, repairing=True)) == 2
    assert found(PostingStore.open(older)) == 2
