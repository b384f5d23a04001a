"""What holds for all tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def warnings_are_logged() -> Iterator[None]:
    """The command quiets the log of its whole process, which would hide warnings from the tests after it."""
    root = logging.getLogger()
    level = root.level
    root.setLevel(min(level, logging.WARNING) if level else logging.WARNING)
    yield
    root.setLevel(level)
