"""A store with two employers' postings, and what recruiters say about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import main
from bot.postings.approved import ApprovedAnswer
from bot.postings.store import PostingStore
from bot.text.posting import posting_of

POSTINGS: list[dict[str, Any]] = [
    {
        "id": "mill-1",
        "title": "Baker",
        "company": "Corner Mill",
        "description": "We bake from 3 a.m. to 11 a.m., Tuesday to Saturday.\n\nWe pay $19.50 an hour. "
        "Dental insurance from day one. There is free parking behind the mill.\n\nNo experience is needed.",
    },
    {"id": "mill-2", "title": "Driver", "company": "Corner Mill, Inc.", "description": "Drive bread to twelve shops."},
    {"id": "dock-1", "title": "Dock Worker", "company": "Acme", "description": "Unload trailers on the second shift."},
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostingStore]:
    opened = PostingStore.open(str(tmp_path / "postings.db"))
    opened.save([posting_of(record) for record in POSTINGS])
    yield opened
    opened.close()


@pytest.fixture
def said() -> Callable[..., ApprovedAnswer]:
    """Makes an approved answer of Kim's."""
    return lambda text, **parts: ApprovedAnswer(text, "Kim", **parts)


@pytest.fixture
def rolecall(store: PostingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `rolecall` on the store, in a project of its own."""
    for name in ("config.yml", "domain.yml"):
        (tmp_path / name).touch()
    monkeypatch.setenv("ROLECALL_HOME", str(tmp_path))
    monkeypatch.setenv("ROLECALL_DB", store.url)
    return lambda *words, **more: CliRunner().invoke(main, [str(word) for word in words], **more)
