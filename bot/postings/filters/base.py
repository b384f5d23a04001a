"""What filters share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Optional, Protocol

from sqlalchemy import func, literal, not_, select
from sqlalchemy.sql import ColumnElement

from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.dialect import Dialect, Expression, Index
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


@dataclass(frozen=True)
class Found:
    """A posting that matched, with what its reasons are quoted from."""

    job: Job
    hourly_max: Optional[float]
    fields: dict[str, str]
    facts: list[Fact]
    tags: frozenset[tuple[str, str]]
    today: date

    def quote(self, *facets: str, value: object = None) -> Optional[str]:
        """The words of the first fact on one of the facets, where given with that value."""
        for fact in self.facts:
            said = fact.value if isinstance(fact.value, list) else [fact.value]
            if fact.facet in facets and (value is None or value in said):
                return shortened(fact.quote)
        return None


class Filter(Protocol):
    """One constraint in force."""

    def clause(self) -> ColumnElement:
        """SQL that is true of the postings that satisfy it; it may be null instead of false."""

    def why(self, found: Found) -> Optional[str]:
        """Why the posting satisfies it, in words; None where that goes without saying."""


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


def wording(name: str, **parts: Any) -> str:
    """A reason from `bot/lexicon/why.yml`."""
    return str(lexicon("why")[name]).format(**parts)


def word_for(value: str) -> str:
    """A closed value as people write it: "full_time" -> "Full time"."""
    return str(lexicon("why")["values"].get(value) or value.replace("_", " ").capitalize())


def shortened(quote: str, most: int = 90) -> str:
    """A quote on one line, cut at a word."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= most else quote[:most].rsplit(" ", 1)[0] + "…"
