"""Closed values that a posting states: workplace, kind of employment, schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from bot.postings import terms
from bot.postings.expression import any_of, term
from bot.postings.filters.base import Excluded, Found, Tier, tagged, word_for, wording
from bot.postings.filters.quoting import quoted, shortened
from bot.postings.tags import SCHEDULE_FACETS, schedules_of

TIMES_OF_DAY = frozenset({"days", "evenings", "nights", "early_mornings"})
"""Times of work of which one mostly rules the others out."""


@dataclass(frozen=True)
class WorkplaceFilter:
    """Any of the workplaces; a posting that states none does not fit."""

    values: tuple[str, ...]

    def tiers(self) -> list[Tier]:
        return [Tier(any_of(term(terms.workplace(value)) for value in self.values))]

    def why(self, found: Found) -> Optional[str]:
        return word_for(found.job.workplace) if found.job.workplace else None


@dataclass(frozen=True)
class EmploymentFilter:
    """Any of the kinds of employment."""

    values: tuple[str, ...]

    def tiers(self) -> list[Tier]:
        return [Tier(tagged("employment", self.values))]

    def why(self, found: Found) -> Optional[str]:
        fitting = [word_for(value) for value in found.job.employment if value in self.values]
        return wording("value", value=", ".join(fitting)) if fitting else None


@dataclass(frozen=True)
class ScheduleFilter:
    """Any of the times of work."""

    values: tuple[str, ...]

    def tiers(self) -> list[Tier]:
        return [Tier(tagged("schedule", self.values))]

    def why(self, found: Found) -> Optional[str]:
        value = next((value for value in self.values if ("schedule", value) in found.tags), None)
        if value is None:
            return None
        word = value.rpartition("_")[2].rstrip("s")
        said = (fact.quote for fact in found.facts(*SCHEDULE_FACETS) if value in schedules_of(fact))
        cut = (shortened(words, words.casefold().find(word)) for words in said)
        facets = {"weekends": ("weekends",), "flexible": ("flexible_hours",)}.get(value, ())
        quote = found.quote(*facets) or next(cut, None)
        return wording("quoted", value=word_for(value), quote=quote) if quote else word_for(value)


@dataclass(frozen=True)
class OtherTimes(Excluded):
    """None of some times of work; the other times that the posting states are the reason."""

    inner: ScheduleFilter

    def why(self, found: Found) -> Optional[str]:
        for fact in found.facts(*SCHEDULE_FACETS):
            stated = [value for value in schedules_of(fact) if value in TIMES_OF_DAY]
            if stated and not set(stated) & set(self.inner.values):
                return wording("quoted", value=word_for(stated[0]), quote=quoted(fact))
        return None
