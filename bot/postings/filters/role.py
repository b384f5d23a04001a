"""The role: its words or its kind of work in the title, or failing that the phrase in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Optional

from bot.postings import terms
from bot.postings.expression import NOTHING, Expression, Phrase, all_of, any_of, none_of, term
from bot.postings.filters.base import Filter, Found, Tier, wording
from bot.postings.filters.quoting import named_in, shortened
from bot.postings.roles import Way, first_way, near_ways_of, phrases_of, ways_of
from bot.postings.words import Stems, stems
from bot.postings.works import part_naming


@dataclass(frozen=True)
class RoleFilter:
    """Any of the roles; with `in_text` False the title alone counts, as it does for what is excluded."""

    roles: tuple[str, ...]
    in_text: bool = True
    near: bool = False
    """Instead the postings whose title comes near a role and that do not fit it."""

    def tiers(self) -> list[Tier]:
        """The title says the role and nothing else; the same work and nothing else; either among other words; the
        text names it. With `near`, the title says something near the role, alone or among other words."""
        if self.near:
            return self._near()
        ways = [way for role in self.roles for way in ways_of(role)]
        if not ways:
            return [Tier(NOTHING)]
        among = any_of(map(said_in, ways))
        if not self.in_text:
            return [Tier(among)]
        own = any_of(_alone(ways_of(role)[0]) for role in self.roles if ways_of(role))
        same = any_of(map(_alone, ways))
        named = any_of(Phrase(phrase) for role in self.roles for phrase in phrases_of(role))
        return [Tier(needs) for needs in dict.fromkeys((own, same, among, named)) if needs != NOTHING]

    def _near(self) -> list[Tier]:
        near = [near_ways_of(role) for role in self.roles]
        nearest = any_of(_alone(way) for ways in near for way in ways[:1])
        alone = any_of(_alone(way) for ways in near for way in ways)
        among = any_of(said_in(way) for ways in near for way in ways)
        itself = any_of(tier.needs for tier in replace(self, near=False).tiers())
        return [Tier(all_of([needs, none_of([itself])])) for needs in (nearest, alone, among)]

    def why(self, found: Found) -> Optional[str]:
        title = found.job.title
        for role in self.roles:
            way = first_way(near_ways_of(role) if self.near else ways_of(role), title)
            if way:
                words = part_naming(title, way.work) if way.work else _words_of_title(title, way.stems)
                return wording("near_role" if self.near else "title", words=words)
        quotes = (_quoted(role, found.fields.get("description", "")) for role in self.roles)
        quote = next(filter(None, quotes), None)
        return wording("text", quote=quote) if quote else None


def near_role(filters: Iterable[Filter]) -> list[Filter]:
    """The filters of the postings that come near the role wanted and satisfy all the rest."""
    return [replace(item, near=True) if isinstance(item, RoleFilter) else item for item in filters]


def _alone(way: Way) -> Expression:
    """What titles have that say it and nothing else."""
    if way.work:
        return NOTHING if way.stems else term(terms.sole_work(way.work))
    return term(terms.title(way.stems))


def said_in(way: Way) -> Expression:
    """What titles have that say it, among other words or not."""
    work = [term(terms.work(way.work))] if way.work else []
    return all_of([*work, *(term(terms.stem(stem)) for stem in sorted(set(way.stems)))])


def _words_of_title(title: str, wanted: Stems) -> str:
    """The part of a title from the first to the last of the wanted words."""
    parts = list(re.finditer(r"\S+", title))
    at = [part for part in parts if set(stems(part[0])) & set(wanted)]
    return title[at[0].start() : at[-1].end()].strip(" ,;:|-–—()[]/") if at else title


def _quoted(role: str, text: str) -> Optional[str]:
    found = next(filter(None, (named_in(phrase, text) for phrase in phrases_of(role))), None)
    return shortened(found[0]) if found else None
