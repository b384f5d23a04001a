"""A fresh store for each test, and postings to put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.postings.store import PostingStore
from bot.text.posting import Posting, posting_of

TEXT = """We keep the loading dock moving.

What you will do
- Load and unload trailers.
- Keep the aisles clear.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostingStore]:
    opened = PostingStore.open(str(tmp_path / "postings.db"))
    yield opened
    opened.close()


@pytest.fixture
def posting() -> Callable[..., Posting]:
    """Makes a posting; what is not given is a dock job without anything stated."""

    def make(posting_id: str = "dock-1", **parts: Any) -> Posting:
        return posting_of({"id": posting_id, "title": "Dock Worker", "description": TEXT, **parts})

    return make
