"""What an import did, counted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Optional


@dataclass(frozen=True)
class Skip:
    """A row or file that was left out."""

    source: str
    line: Optional[int]
    """Line of the file, or place in the feed, from 1; None for a whole file."""
    unit: str
    """What `line` counts: "line" or "posting"."""
    reason: str

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.source}: {self.reason}"
        where = f":{self.line}" if self.unit == "line" else f", {self.unit} {self.line}"
        return f"{self.source}{where}: {self.reason}"


@dataclass(frozen=True)
class Failure:
    """A source of which nothing was imported."""

    source: str
    reason: str


@dataclass(frozen=True)
class Unchanged:
    """An address whose server says that it holds what it held at its last import."""

    source: str
    since: str
    """The day of that import, ISO 8601, UTC."""
    postings: int
    """Its postings that are still open; they count as the same."""

    def __str__(self) -> str:
        return f"{self.source}: not changed since {self.since}"


@dataclass
class Report:
    """Counts over all sources, and what needs a person's eye."""

    new: int = 0
    changed: int = 0
    same: int = 0
    closed: int = 0
    """With --full: postings that a feed brought before and does not bring any more."""
    unchanged: list[Unchanged] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    stopped_at: Optional[str] = None
    """The source in which the person stopped the import; nothing of it was imported."""

    @property
    def imported(self) -> int:
        """Postings that are in the store as the sources have them."""
        return self.new + self.changed + self.same

    @property
    def succeeded(self) -> bool:
        """Whether every source went in, skipped rows aside."""
        return not self.failed and self.stopped_at is None and self.imported > 0

    def as_dict(self) -> dict[str, Any]:
        """All of it for programs."""
        return asdict(self)

    def __str__(self) -> str:
        counts = f"{self.new:,} new, {self.changed:,} changed, {self.same:,} same, {len(self.skipped):,} skipped"
        return f"{counts}, {self.closed:,} closed" if self.closed else counts
