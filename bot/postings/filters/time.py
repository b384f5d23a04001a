"""How fresh a posting is, and how soon it hires."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Optional

from bot.lexicon import lexicon
from bot.postings.expression import Phrase, Since, any_of
from bot.postings.filters.base import Found, Scope, Tier, tagged, wording
from bot.postings.filters.quoting import named_in
from bot.postings.words import words


@dataclass(frozen=True)
class PostedFilter:
    """Posted within so many days; a posting without a date does not fit."""

    days: float
    scope: Scope

    def tiers(self) -> list[Tier]:
        first = self.scope.today - timedelta(days=min(self.days, 36500))
        return [Tier(Since(first))]

    def why(self, found: Found) -> Optional[str]:
        if found.job.posted_on is None:
            return None
        days = (found.today - found.job.posted_on).days
        if days <= 1:
            return wording("posted_yesterday" if days == 1 else "posted_today")
        return wording("posted", days=days)


@dataclass(frozen=True)
class HiringNowFilter:
    """Says that it hires at once."""

    def tiers(self) -> list[Tier]:
        phrases = (Phrase(tuple(words(phrase))) for phrase in lexicon("store")["hiring_now"])
        return [Tier(any_of([tagged("yes", ["hiring_now"]), *phrases]))]

    def why(self, found: Found) -> Optional[str]:
        text = f"{found.job.title} . {found.fields.get('description', '')}"
        said = next((phrase for phrase in lexicon("store")["hiring_now"] if named_in(words(phrase), text)), None)
        return wording("text", quote=said) if said else wording("hiring_now")
