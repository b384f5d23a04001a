"""The employer, by its name as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from sqlalchemy import false, or_
from sqlalchemy.sql import ColumnElement

from bot.postings.companies import companies_named
from bot.postings.filters.base import Found, Scope, wording
from bot.postings.tables import PostingRow
from bot.postings.words import words


@dataclass(frozen=True)
class CompanyFilter:
    """Any of the companies."""

    names: tuple[str, ...]
    scope: Scope

    def clause(self) -> ColumnElement:
        keys = {key for name in self.names for key in companies_named(name, self.scope.companies)}
        return PostingRow.company_key.in_(sorted(keys)) if keys else false()

    def why(self, found: Found) -> Optional[str]:
        return wording("company", company=found.job.company) if found.job.company else None


@dataclass(frozen=True)
class RecruiterFilter:
    """Any of the persons or agencies that hire: the employer itself, or named in the text."""

    names: tuple[str, ...]
    scope: Scope

    def clause(self) -> ColumnElement:
        phrases = [[tuple(words(name))] for name in self.names if words(name)]
        employer = CompanyFilter(self.names, self.scope).clause()
        return or_(employer, self.scope.in_index("text_index", phrases)) if phrases else employer

    def why(self, found: Found) -> Optional[str]:
        text = found.fields.get("description", "").casefold()
        named = next((name for name in self.names if name.casefold() in text), found.job.company)
        return wording("recruiter", name=named) if named else None
