"""What a posting states or denies: benefits, and things wanted or not. One that says nothing does not fit for sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from bot.postings.expression import Expression, all_of, any_of, none_of
from bot.postings.filters.base import Found, Tier, needs_of, tagged, word_for, wording
from bot.postings.tags import ANY_BENEFIT, benefit_facets


@dataclass(frozen=True)
class BenefitsFilter:
    """All of the benefits, or any with `together` False; `benefits` stands for any benefit at all."""

    values: tuple[str, ...]
    together: bool = True

    def tiers(self) -> list[Tier]:
        each = [tagged("benefit", _any_of(value)) for value in self.values]
        return [Tier(all_of(each) if self.together else any_of(each))]

    def silent(self) -> Expression:
        """Denies none of them and does not state them all."""
        return none_of([tagged("no", self.values), needs_of(self)])

    def unsaid(self, found: Found) -> list[str]:
        return [word_for(value) for value in self.values if not self._states(found, value)]

    def why(self, found: Found) -> Optional[str]:
        reasons = []
        for value in self.values:
            if self._states(found, value):
                quote = found.quote(value) or (found.quote(*_any_of(value)) if value == ANY_BENEFIT else None)
                reasons.append(wording("quoted", value=word_for(value), quote=quote) if quote else word_for(value))
        return "; ".join(reasons) or None

    def _states(self, found: Found, value: str) -> bool:
        return any(found.has("benefit", name) for name in _any_of(value))


@dataclass(frozen=True)
class YesNoFilter:
    """A thing that the posting states, or with `wanted` False denies."""

    facet: str
    wanted: bool

    def tiers(self) -> list[Tier]:
        return [Tier(any_of(tagged(name, [facet]) for name, facet in self._signs()))]

    def silent(self) -> Expression:
        """Neither states nor denies it, nor anything else that would fit."""
        return none_of([tagged("no" if self.wanted else "yes", [self.facet]), needs_of(self)])

    def unsaid(self, found: Found) -> list[str]:
        return [] if self._sign(found) else [word_for(self.facet)]

    def why(self, found: Found) -> Optional[str]:
        sign = self._sign(found)
        if sign is None:
            return None
        name, facet = sign
        thing = word_for(facet)
        thing = thing if name == "yes" else wording("no", thing=thing[0].lower() + thing[1:])
        quote = found.quote(facet, denied=name == "no")
        return wording("quoted", value=thing, quote=quote) if quote else thing

    def _signs(self) -> list[tuple[str, str]]:
        """The tags any of which a fitting posting has, the plainest first."""
        own = [("yes" if self.wanted else "no", self.facet)]
        return own + [("no", "background_check")] if self.facet == "fair_chance" and self.wanted else own

    def _sign(self, found: Found) -> Optional[tuple[str, str]]:
        return next((sign for sign in self._signs() if sign in found.tags), None)


def _any_of(value: str) -> list[str]:
    return [ANY_BENEFIT, *sorted(benefit_facets())] if value == ANY_BENEFIT else [value]
