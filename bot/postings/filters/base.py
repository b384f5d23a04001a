"""What filters share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Optional, Protocol, TypeGuard

from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings import terms
from bot.postings.companies import Companies
from bot.postings.compare import NOTHING_MORE, Parameters
from bot.postings.expression import NOTHING, Expression, any_of, none_of, term
from bot.postings.filters.quoting import quoted
from bot.postings.job import Job


@dataclass(frozen=True)
class Scope:
    """What a query is asked against."""

    companies: Companies
    today: date


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


class Tier(NamedTuple):
    """One way of satisfying a filter."""

    needs: Expression
    """What the index must hold of the posting."""
    also: Parameters = NOTHING_MORE
    """What its row is compared with besides (see `bot.postings.compare`); nothing where the index says it all."""
    sure: Expression = NOTHING
    """What, where the index holds it besides, makes the comparison needless."""


class Filter(Protocol):
    """One constraint in force."""

    def tiers(self) -> list[Tier]:
        """The ways of satisfying it, the best first; a posting that has one of them satisfies it."""

    def why(self, found: Found) -> Optional[str]:
        """Why the posting satisfies it, in words; None where that goes without saying."""


class FactFilter(Filter, Protocol):
    """A constraint on what a posting states or denies: one that says nothing on it fits for sure no more than not."""

    def silent(self) -> Expression:
        """What the index holds of the postings that say nothing on it, and of none that satisfy it."""

    def unsaid(self, found: Found) -> list[str]:
        """What the posting says nothing on, in words; nothing where it satisfies the constraint."""


def may_be_silent(item: Filter) -> TypeGuard[FactFilter]:
    """Whether a filter is one over facts; asking for its method costs a tenth of asking for the protocol."""
    return hasattr(item, "silent")


def needs_of(item: Filter) -> Expression:
    """What the index holds of the postings that satisfy a filter that asks for nothing else."""
    tiers = item.tiers()
    assert not any(tier.also for tier in tiers), f"{type(item).__name__} asks for more than the index holds"
    return any_of(tier.needs for tier in tiers)


@dataclass(frozen=True)
class Excluded:
    """What must not be: the opposite of another filter. A posting that says nothing on it passes."""

    inner: Filter

    def tiers(self) -> list[Tier]:
        return [Tier(none_of([needs_of(self.inner)]))]

    def why(self, found: Found) -> Optional[str]:
        return None


def tagged(name: str, values: Iterable[str]) -> Expression:
    """Held of postings with any of the tags."""
    return any_of(term(terms.tag(name, value)) for value in values)


def wording(reason: str, **parts: Any) -> str:
    """A reason from `bot/lexicon/why.yml`, filled in."""
    return str(lexicon("why")[reason]).format(**parts)


def word_for(value: str) -> str:
    """A closed value as people write it: "full_time" -> "Full time"."""
    return str(lexicon("why")["values"].get(value) or value.replace("_", " ").capitalize())
