"""A fresh store for each test, once in each of the databases that can hold it, and postings to put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.postings.store import PostingStore
from bot.text.posting import Posting, posting_of
from tests.postings.postgres_server import MISSING, Postgres, programs, running_server

DATABASES = ("sqlite", "postgresql")

TEXT = """We keep the loading dock moving.

What you will do
- Load and unload trailers.
- Keep the aisles clear.
"""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests; without PostgreSQL they fail, as what they prove would be unproven."""
    if programs() is None:
        pytest.fail(MISSING, pytrace=False)
    with running_server() as server:
        yield server


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store is."""
    in_file = request.param == "sqlite"
    return f"sqlite:///{tmp_path}/postings.db" if in_file else request.getfixturevalue("postgres").emptied()


@pytest.fixture(params=DATABASES)
def bare_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made and none is yet."""
    in_file = request.param == "sqlite"
    return f"sqlite:///{tmp_path}/bare.db" if in_file else request.getfixturevalue("postgres").bare()


@pytest.fixture
def store(address: str) -> Iterator[PostingStore]:
    opened = PostingStore.open(address)
    yield opened
    opened.close()


@pytest.fixture
def posting() -> Callable[..., Posting]:
    """Makes a posting; what is not given is a dock job without anything stated."""

    def make(posting_id: str = "dock-1", **parts: Any) -> Posting:
        return posting_of({"id": posting_id, "title": "Dock Worker", "description": TEXT, **parts})

    return make
