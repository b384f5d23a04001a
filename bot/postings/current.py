"""The store of this process: opened once, when first needed."""

from __future__ import annotations

import os
from functools import cache
from typing import Optional

from bot.extract.vocabulary import Vocabulary
from bot.postings.store import PostingStore


def current_store() -> PostingStore:
    """The store that ROLECALL_DB names, else the default one."""
    return _opened(os.environ.get("ROLECALL_DB"))


def stored_vocabulary() -> Vocabulary:
    """What the current store holds, for mending spelling; `config.yml` names this function."""
    return current_store().vocabulary()


@cache
def _opened(url: Optional[str]) -> PostingStore:
    return PostingStore.open(url)
