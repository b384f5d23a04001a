"""Closed values that a posting states: workplace, kind of employment, schedule, benefits, and things wanted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from sqlalchemy import and_, select
from sqlalchemy.sql import ColumnElement

from bot.postings.filters.base import Found, shortened, tagged, word_for, wording
from bot.postings.tables import PostingRow, TagRow
from bot.postings.tags import SCHEDULE_FACETS, schedules_of


@dataclass(frozen=True)
class WorkplaceFilter:
    """Any of the workplaces; a posting that states none does not fit."""

    values: tuple[str, ...]

    def clause(self) -> ColumnElement:
        return PostingRow.workplace.in_(self.values)

    def why(self, found: Found) -> Optional[str]:
        return word_for(found.job.workplace) if found.job.workplace else None


@dataclass(frozen=True)
class EmploymentFilter:
    """Any of the kinds of employment."""

    values: tuple[str, ...]

    def clause(self) -> ColumnElement:
        return tagged("employment", list(self.values))

    def why(self, found: Found) -> Optional[str]:
        fitting = [word_for(value) for value in found.job.employment if value in self.values]
        return wording("value", value=", ".join(fitting)) if fitting else None


@dataclass(frozen=True)
class ScheduleFilter:
    """Any of the times of work."""

    values: tuple[str, ...]

    def clause(self) -> ColumnElement:
        return tagged("schedule", list(self.values))

    def why(self, found: Found) -> Optional[str]:
        value = next((value for value in self.values if ("schedule", value) in found.tags), None)
        if value is None:
            return None
        word = value.rpartition("_")[2].rstrip("s")
        said = (fact.quote for fact in found.facts(*SCHEDULE_FACETS) if value in schedules_of(fact))
        cut = (shortened(words, words.casefold().find(word)) for words in said)
        facets = {"weekends": ("weekends",), "flexible": ("flexible_hours",)}.get(value, ())
        quote = next(cut, None) or found.quote(*facets)
        return wording("quoted", value=word_for(value), quote=quote) if quote else word_for(value)


@dataclass(frozen=True)
class BenefitsFilter:
    """All of the benefits, or any with `together` False; `benefits` stands for any benefit at all."""

    values: tuple[str, ...]
    together: bool = True

    def clause(self) -> ColumnElement:
        if not self.together and "benefits" not in self.values:
            return tagged("benefit", list(self.values))
        return and_(*(_any_benefit() if value == "benefits" else tagged("benefit", [value]) for value in self.values))

    def why(self, found: Found) -> Optional[str]:
        reasons = []
        for value in self.values:
            quote = found.quote(value)
            reasons.append(wording("quoted", value=word_for(value), quote=quote) if quote else word_for(value))
        return "; ".join(reasons)


@dataclass(frozen=True)
class YesNoFilter:
    """A thing that the posting states, or with `wanted` False denies; one that is silent fits only with `or_silent`."""

    facet: str
    wanted: bool
    or_silent: bool = False

    def clause(self) -> ColumnElement:
        if self.or_silent:
            return ~tagged("no" if self.wanted else "yes", [self.facet])
        return tagged("yes" if self.wanted else "no", [self.facet])

    def why(self, found: Found) -> Optional[str]:
        thing = word_for(self.facet)
        thing = thing if self.wanted else wording("no", thing=thing[0].lower() + thing[1:])
        quote = found.quote(self.facet, value=None if self.wanted else False)
        return wording("quoted", value=thing, quote=quote) if quote else thing


def _any_benefit() -> ColumnElement:
    return select(TagRow.value).where(TagRow.posting_key == PostingRow.key, TagRow.name == "benefit").exists()
