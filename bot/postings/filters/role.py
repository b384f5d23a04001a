"""The role: every word of it in the title, or failing that the phrase in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from bot.postings import terms
from bot.postings.expression import NOTHING, Phrase, all_of, any_of, term
from bot.postings.filters.base import Found, Tier, wording
from bot.postings.filters.quoting import named_in, shortened
from bot.postings.roles import Stems, phrases_of, titles_of
from bot.postings.words import stems


@dataclass(frozen=True)
class RoleFilter:
    """Any of the roles; with `in_text` False the title alone counts, as it does for what is excluded."""

    roles: tuple[str, ...]
    in_text: bool = True

    def tiers(self) -> list[Tier]:
        """The title says the role and nothing else; it says the role among other words; the text names it."""
        titles = [title for role in self.roles for title in titles_of(role)]
        if not titles:
            return [Tier(NOTHING)]
        alone = any_of(term(terms.title(title)) for title in titles)
        among = any_of(all_of(term(terms.stem(stem)) for stem in sorted(set(title))) for title in titles)
        if not self.in_text:
            return [Tier(among)]
        named = any_of(Phrase(phrase) for role in self.roles for phrase in phrases_of(role))
        return [Tier(needs) for needs in (alone, among, named) if needs != NOTHING]

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
    found = next(filter(None, (named_in(phrase, text) for phrase in phrases_of(role))), None)
    return shortened(found[0]) if found else None
