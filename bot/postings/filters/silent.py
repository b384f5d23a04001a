"""The postings that would fit if those counted that say nothing on a thing wanted or not wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from bot.postings.expression import any_of
from bot.postings.filters.base import FactFilter, Filter, Found, Tier, may_be_silent, needs_of, wording


def among_silent(filters: Sequence[Filter]) -> list[Filter]:
    """The filters of the postings that say nothing on something and otherwise fit; none where all always say."""
    of_facts = [item for item in filters if may_be_silent(item)]
    if not of_facts:
        return []
    return [Unsaid(tuple(of_facts)), *(OrSilent(item) if may_be_silent(item) else item for item in filters)]


@dataclass(frozen=True)
class Unsaid:
    """The posting says nothing on one of these at least."""

    inner: tuple[FactFilter, ...]

    def tiers(self) -> list[Tier]:
        return [Tier(any_of(item.silent() for item in self.inner))]

    def why(self, found: Found) -> Optional[str]:
        """What it says nothing on: first of the reasons, so that nobody takes it for one that fits."""
        things = [thing for item in self.inner for thing in item.unsaid(found)]
        return wording("unsaid", things=", ".join(thing[0].lower() + thing[1:] for thing in things))


@dataclass(frozen=True)
class OrSilent:
    """The posting satisfies it or says nothing on it."""

    inner: FactFilter

    def tiers(self) -> list[Tier]:
        return [Tier(any_of([needs_of(self.inner), self.inner.silent()]))]

    def why(self, found: Found) -> Optional[str]:
        return self.inner.why(found)
