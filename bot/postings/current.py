"""The store of this process: opened once, when first needed."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Optional

from sqlalchemy.engine import make_url

from bot.extract.vocabulary import Vocabulary
from bot.postings.engine import store_url
from bot.postings.store import PostingStore

_opened: dict[Optional[str], PostingStore] = {}
_handed: Optional[PostingStore] = None
_lock = threading.Lock()


def current_store() -> PostingStore:
    """The store that was handed over, else the one that ROLECALL_DB names, else the default one.

    `StoreError` when it cannot be opened.
    """
    address = os.environ.get("ROLECALL_DB")
    with _lock:
        if _handed is not None:
            return _handed
        if address not in _opened:
            _opened[address] = PostingStore.open(address)
        return _opened[address]


def existing_store() -> Optional[PostingStore]:
    """The current store, but None where it would be a file that is not there yet."""
    file = make_url(store_url()).database
    embedded = make_url(store_url()).get_backend_name() == "sqlite"
    return None if _handed is None and embedded and not Path(file or "").is_file() else current_store()


def use_store(store: Optional[PostingStore]) -> None:
    """Hands over a store that is already open; None has the next use open one itself."""
    global _handed
    with _lock:
        _handed = store


def stored_vocabulary() -> Vocabulary:
    """What the current store holds, for mending spelling; `config.yml` names this function."""
    return current_store().vocabulary()
