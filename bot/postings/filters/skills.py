"""Skills: each named in the title or the text, as whole words in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from sqlalchemy import false
from sqlalchemy.sql import ColumnElement

from bot.postings.filters.base import Found, Scope, wording
from bot.postings.words import words


@dataclass(frozen=True)
class SkillsFilter:
    """All of the skills, or any with `together` False."""

    skills: tuple[str, ...]
    scope: Scope
    together: bool = True

    def clause(self) -> ColumnElement:
        phrases = [tuple(words(skill)) for skill in self.skills if words(skill)]
        if not phrases:
            return false()
        return self.scope.in_index("text_index", [phrases] if self.together else [[phrase] for phrase in phrases])

    def why(self, found: Found) -> Optional[str]:
        text = f" {' '.join(words(found.job.title))} . {' '.join(words(found.fields.get('description', '')))} "
        named = [skill for skill in self.skills if f" {' '.join(words(skill))} " in text]
        return wording("skills", skills=", ".join(named)) if named else None
