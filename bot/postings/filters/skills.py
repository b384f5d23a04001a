"""Skills: each named in the title or the text, as whole words in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from bot.postings.expression import NOTHING, Phrase, all_of, any_of
from bot.postings.filters.base import Found, Tier, wording
from bot.postings.filters.quoting import named_in
from bot.postings.words import words


@dataclass(frozen=True)
class SkillsFilter:
    """All of the skills, or any with `together` False."""

    skills: tuple[str, ...]
    together: bool = True

    def tiers(self) -> list[Tier]:
        phrases = [Phrase(tuple(words(skill))) for skill in self.skills if words(skill)]
        if not phrases:
            return [Tier(NOTHING)]
        return [Tier(all_of(phrases) if self.together else any_of(phrases))]

    def why(self, found: Found) -> Optional[str]:
        text = f"{found.job.title} . {found.fields.get('description', '')}"
        named = [skill for skill in self.skills if named_in(words(skill), text)]
        return wording("skills", skills=", ".join(named)) if named else None
