"""How an import is done, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Optional

from bot.importers.detect import Wanted
from bot.importers.pool import cores

Progress = Callable[[str, int, Optional[int]], None]
"""Told (source, rows done, rows in all); None in all while the source is still being read."""


def silent(source: str, done: int, total: Optional[int]) -> None:
    """A progress that shows nothing."""


@dataclass(frozen=True)
class Options:
    """How to import."""

    format: Wanted = None
    """None: the content tells."""
    allow_private: bool = False
    """Whether addresses inside the own network may be asked."""
    feed: Optional[str] = None
    """Under which name the store remembers all the sources together; else each by its own."""
    full: bool = False
    """Whether a feed is all there is: what it brought before and brings no more is closed."""
    force: bool = False
    """Whether to believe a full feed that has shrunk to less than half."""
    again: bool = False
    """Whether to fetch an address that says that nothing has changed."""
    jobs: int = field(default_factory=cores)
    """Processes that read at once."""


USUAL = Options()
"""How an import is done when nothing else is said."""
