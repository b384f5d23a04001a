"""The role: every word of it in the title, or failing that the phrase in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from sqlalchemy import false, or_
from sqlalchemy.sql import ColumnElement

from bot.postings.dialect import Expression
from bot.postings.filters.base import Found, Scope, wording
from bot.postings.filters.quoting import shortened
from bot.postings.roles import Stems, phrases_of, titles_of
from bot.postings.words import stems


@dataclass(frozen=True)
class RoleFilter:
    """Any of the roles; with `in_text` False the title alone counts, as it does for what is excluded."""

    roles: tuple[str, ...]
    scope: Scope
    in_text: bool = True

    @property
    def titles(self) -> Expression:
        """What the title must have."""
        return [[(stem,) for stem in sorted(set(title))] for role in self.roles for title in titles_of(role)]

    @property
    def phrases(self) -> Expression:
        """What the text must have, where the title does not fit."""
        return [[phrase] for role in self.roles for phrase in phrases_of(role)]

    def clause(self) -> ColumnElement:
        if not self.titles:
            return false()
        title = self.scope.in_index("title_index", self.titles)
        if not self.in_text or not self.phrases:
            return title
        return or_(title, self.scope.in_index("text_index", self.phrases))

    def why(self, found: Found) -> Optional[str]:
        has = set(stems(found.job.title))
        for role in self.roles:
            for title in titles_of(role):
                if has.issuperset(title):
                    return wording("title", words=_words_of_title(found.job.title, title))
        quotes = (_quoted(role, found.fields.get("description", "")) for role in self.roles)
        quote = next(filter(None, quotes), None)
        return wording("text", quote=quote) if quote else None


def _words_of_title(title: str, wanted: Stems) -> str:
    """The part of a title from the first to the last of the wanted words."""
    parts = list(re.finditer(r"\S+", title))
    at = [part for part in parts if set(stems(part[0])) & set(wanted)]
    return title[at[0].start() : at[-1].end()].strip(" ,;:|-–—()[]/") if at else title


def _quoted(role: str, text: str) -> Optional[str]:
    for phrase in phrases_of(role):
        match = re.search(r"(?<!\w)" + r"\W+".join(map(re.escape, phrase)) + r"(?!\w)", text, re.IGNORECASE)
        if match:
            return shortened(match[0])
    return None
