"""The posting store that the actions look into, opened once a process and when it is first needed."""

from __future__ import annotations

import threading
from typing import Optional

from bot.extract.vocabulary import Vocabulary
from bot.postings.store import PostingStore

_store: Optional[PostingStore] = None
_lock = threading.Lock()


def posting_store() -> PostingStore:
    """The store; `StoreError` when it cannot be opened."""
    global _store
    with _lock:
        if _store is None:
            _store = PostingStore.open()
        return _store


def use_store(store: Optional[PostingStore]) -> None:
    """Makes the actions use a store that is already open; None has the next turn open one itself."""
    global _store
    with _lock:
        _store = store


def vocabulary() -> Vocabulary:
    """Names and words that the store holds."""
    return posting_store().vocabulary()
