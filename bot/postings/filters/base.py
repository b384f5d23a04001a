"""What filters share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Optional, Protocol, runtime_checkable

from sqlalchemy import func, literal, not_, select
from sqlalchemy.sql import ColumnElement

from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.dialect import Dialect, Expression, Index
from bot.postings.filters.quoting import quoted
from bot.postings.job import Job
from bot.postings.tables import PostingRow, TagRow


@dataclass(frozen=True)
class Scope:
    """What a query is asked against."""

    dialect: Dialect
    companies: Mapping[str, str]
    """Stored companies: key to the name to show."""
    today: date

    def in_index(self, index: Index, expression: Expression) -> ColumnElement:
        """True of postings whose words fit."""
        matching = self.dialect.matching(index, expression)
        return PostingRow.key.in_(select(matching.key).select_from(matching.source).where(matching.condition))


class Source(Protocol):
    """Where a posting's longer parts are read, once somebody asks for them."""

    def fields(self, key: int) -> dict[str, str]:
        """The stored text by field name."""

    def facts(self, key: int, facets: tuple[str, ...]) -> list[Fact]:
        """The facts on some facets, in order; of none, all facts."""


@dataclass(frozen=True)
class Found:
    """A posting that matched, with what its reasons are quoted from."""

    key: int
    job: Job
    tags: frozenset[tuple[str, str]]
    today: date
    source: Source

    @property
    def fields(self) -> dict[str, str]:
        """The stored text by field name."""
        return self.source.fields(self.key)

    def facts(self, *facets: str) -> list[Fact]:
        """The facts on some facets, in order; of none, all facts."""
        return self.source.facts(self.key, facets)

    def quote(self, *facets: str, denied: bool = False) -> Optional[str]:
        """The words of the first fact on one of the facets: that states it, or with `denied` that denies it."""
        facts = self.facts(*facets) if facets else []
        sure = [fact for fact in facts if fact.value is not denied and isinstance(fact.value, bool)]
        fitting = sure or [fact for fact in facts if (fact.value is False) is denied]
        return quoted(fitting[0]) if fitting else None

    def has(self, name: str, value: str) -> bool:
        """Whether it has the tag."""
        return (name, value) in self.tags


class Filter(Protocol):
    """One constraint in force."""

    def clause(self) -> ColumnElement:
        """SQL that is true of the postings that satisfy it; it may be null instead of false."""

    def why(self, found: Found) -> Optional[str]:
        """Why the posting satisfies it, in words; None where that goes without saying."""


@runtime_checkable
class FactFilter(Filter, Protocol):
    """A constraint on what a posting states or denies: one that says nothing on it fits for sure no more than not."""

    def silent(self) -> ColumnElement:
        """SQL that is true of the postings that say nothing on it, and of none that satisfy it."""

    def unsaid(self, found: Found) -> list[str]:
        """What the posting says nothing on, in words; nothing where it satisfies the constraint."""


@dataclass(frozen=True)
class Excluded:
    """What must not be: the opposite of another filter. A posting that says nothing on it passes."""

    inner: Filter

    def clause(self) -> ColumnElement:
        return not_(func.coalesce(self.inner.clause(), literal(False)))

    def why(self, found: Found) -> Optional[str]:
        return None


def tagged(name: str, values: list[str]) -> ColumnElement:
    """True of postings with any of the tags."""
    own = select(TagRow.value).where(TagRow.posting_key == PostingRow.key, TagRow.name == name)
    return own.where(TagRow.value.in_(values)).exists()


def wording(reason: str, **parts: Any) -> str:
    """A reason from `bot/lexicon/why.yml`, filled in."""
    return str(lexicon("why")[reason]).format(**parts)


def word_for(value: str) -> str:
    """A closed value as people write it: "full_time" -> "Full time"."""
    return str(lexicon("why")["values"].get(value) or value.replace("_", " ").capitalize())
