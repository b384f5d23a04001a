"""What a posting asks of the candidate. Silence passes a wish for years "at most"; nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, Optional

from bot.extract.values import EDUCATIONS
from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings import terms
from bot.postings.expression import EVERYTHING, Expression, Phrase, all_of, any_of, none_of, term
from bot.postings.filters.base import Found, Tier, tagged, word_for, wording
from bot.postings.filters.quoting import quoted, shortened
from bot.postings.required import preferred, rank, required
from bot.postings.tags import SCHOOLING
from bot.postings.words import words
from bot.query.model import Demand

Need = Literal["requires", "prefers"]


@dataclass(frozen=True)
class ExperienceFilter:
    """The lowest number of years that the posting requires is at most this; what it prefers does not count."""

    years: float

    def tiers(self) -> list[Tier]:
        """The index knows whole years; where the wish is between two, rows are compared."""
        most = none_of([term(terms.years_over(self.years))])
        if float(self.years).is_integer() and self.years <= terms.MOST_YEARS:
            return [Tier(most)]
        more = math.floor(self.years) + 1
        needs = none_of([term(terms.years_over(more))]) if more <= terms.MOST_YEARS else EVERYTHING
        return [Tier(needs, {"years": self.years}, most)]

    def why(self, found: Found) -> Optional[str]:
        asked = _least_quote(found, "experience")
        return wording("text", quote=asked) if asked else wording("experience_silent")


@dataclass(frozen=True)
class EducationFilter:
    """The posting says that it requires at most this. That it prefers a level says that a lower one is required."""

    level: str

    def tiers(self) -> list[Tier]:
        low_enough = _required_levels(EDUCATIONS.index(self.level))
        return [Tier(any_of([*low_enough, self._prefers()]))]

    def silent(self) -> Expression:
        return none_of([*_required_levels(len(EDUCATIONS) - 1), self._prefers()])

    def unsaid(self, found: Found) -> list[str]:
        return [] if self.why(found) else [word_for("education")]

    def why(self, found: Found) -> Optional[str]:
        facts = found.facts("education")
        if required(facts, "education"):
            return wording("text", quote=_least_quote(found, "education"))
        enough = [fact for fact in preferred(facts, "education") if fact.value in self._enough()]
        return wording("preferred", quote=_naming_level(enough[0])) if enough else None

    def _prefers(self) -> Expression:
        schooling = tagged("prefers", [f"{SCHOOLING}:{level}" for level in self._enough()])
        return all_of([schooling, none_of(_required_levels(len(EDUCATIONS) - 1))])

    def _enough(self) -> tuple[str, ...]:
        """The levels that say, where they are but preferred, that no more than the wished one is required."""
        return EDUCATIONS[1 : EDUCATIONS.index(self.level) + 2]


def _required_levels(most: int) -> list[Expression]:
    """That the lowest level that is required is none, or one of those up to `most`."""
    return [term(terms.education(level)) for level in range(most + 1)]


def _least_quote(found: Found, facet: str) -> Optional[str]:
    """The words with which the posting requires the least."""
    asked = required(found.facts(facet), facet)
    return _naming_level(min(asked, key=rank)) if asked else None


def _naming_level(fact: Fact) -> str:
    """The fact's words, cut so that the level stays in: "high school"."""
    return shortened(fact.quote, fact.quote.casefold().find(str(fact.value).replace("_", " ")))


@dataclass(frozen=True)
class DemandFilter:
    """What the posting must itself require or prefer: a degree (any, or some), experience (any, or so many years)."""

    name: Need
    demand: Demand

    def tiers(self) -> list[Tier]:
        found = []
        if self.demand.degree is True:
            found.append(tagged(self.name, ["degree"]))
        elif self.demand.degree:
            found.append(any_of(map(self._degree, self.demand.degree)))
        if self.demand.experience is True:
            found.append(tagged(self.name, ["experience"]))
        elif self.demand.experience is not None:
            found.append(tagged(self.name, [f"experience:{float(self.demand.experience):g}"]))
        return [Tier(all_of(found))]

    def _degree(self, name: str) -> Expression:
        """A level by any of its names ("bscs"), or a degree with those words in the text ("nursing degree")."""
        wanted = " ".join(words(name.replace("_", " ")))
        for level, names in lexicon("store")["degrees"].items():
            if wanted == level or wanted in names:
                return tagged(self.name, [f"degree:{level}"])
        return all_of([tagged(self.name, ["degree"]), Phrase(tuple(wanted.split()))])

    def why(self, found: Found) -> Optional[str]:
        asked = {"education": self.demand.degree, "experience": self.demand.experience}
        facets = [facet for facet, wanted in asked.items() if wanted]
        need = "preferred" if self.name == "prefers" else "required"
        quotes = [quoted(fact) for fact in found.facts(*facets) if (fact.need or "required") == need]
        return wording("quoted", value=self.name.capitalize(), quote=quotes[0]) if quotes else None
