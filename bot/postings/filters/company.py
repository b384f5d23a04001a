"""The employer, by its name as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from bot.postings.companies import companies_named
from bot.postings.expression import Phrase, any_of, term
from bot.postings.filters.base import Found, Scope, Tier, needs_of, wording
from bot.postings.terms import employer
from bot.postings.words import words


@dataclass(frozen=True)
class CompanyFilter:
    """Any of the companies."""

    names: tuple[str, ...]
    scope: Scope

    def tiers(self) -> list[Tier]:
        keys = {key for name in self.names for key in companies_named(name, self.scope.companies)}
        return [Tier(any_of(term(employer(key)) for key in sorted(keys)))]

    def why(self, found: Found) -> Optional[str]:
        return wording("company", company=found.job.company) if found.job.company else None


@dataclass(frozen=True)
class RecruiterFilter:
    """Any of the persons or agencies that hire: the employer itself, or named in the text."""

    names: tuple[str, ...]
    scope: Scope

    def tiers(self) -> list[Tier]:
        named = [Phrase(tuple(words(name))) for name in self.names if words(name)]
        return [Tier(any_of([needs_of(CompanyFilter(self.names, self.scope)), *named]))]

    def why(self, found: Found) -> Optional[str]:
        text = found.fields.get("description", "").casefold()
        named = next((name for name in self.names if name.casefold() in text), found.job.company)
        return wording("recruiter", name=named) if named else None
