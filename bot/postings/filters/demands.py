"""What a posting asks of the candidate. Silence passes a wish for years "at most"; nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from sqlalchemy import and_, or_
from sqlalchemy.sql import ColumnElement

from bot.extract.values import EDUCATIONS
from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.postings.filters.base import Found, Scope, tagged, word_for, wording
from bot.postings.filters.quoting import quoted, shortened
from bot.postings.required import preferred, rank, required
from bot.postings.tables import PostingRow
from bot.postings.tags import SCHOOLING
from bot.postings.words import words
from bot.query.model import Demand

Need = Literal["requires", "prefers"]


@dataclass(frozen=True)
class ExperienceFilter:
    """The lowest number of years that the posting requires is at most this; what it prefers does not count."""

    years: float

    def clause(self) -> ColumnElement:
        return or_(PostingRow.experience.is_(None), PostingRow.experience <= self.years)

    def why(self, found: Found) -> Optional[str]:
        asked = _least_quote(found, "experience")
        return wording("text", quote=asked) if asked else wording("experience_silent")


@dataclass(frozen=True)
class EducationFilter:
    """The posting says that it requires at most this. That it prefers a level says that a lower one is required."""

    level: str

    def clause(self) -> ColumnElement:
        return or_(PostingRow.education <= EDUCATIONS.index(self.level), self._prefers())

    def silent(self) -> ColumnElement:
        return and_(PostingRow.education.is_(None), ~self._prefers())

    def unsaid(self, found: Found) -> list[str]:
        return [] if self.why(found) else [word_for("education")]

    def why(self, found: Found) -> Optional[str]:
        facts = found.facts("education")
        if required(facts, "education"):
            return wording("text", quote=_least_quote(found, "education"))
        enough = [fact for fact in preferred(facts, "education") if fact.value in self._enough()]
        return wording("preferred", quote=_naming_level(enough[0])) if enough else None

    def _prefers(self) -> ColumnElement:
        schooling = tagged("prefers", [f"{SCHOOLING}:{level}" for level in self._enough()])
        return and_(PostingRow.education.is_(None), schooling)

    def _enough(self) -> tuple[str, ...]:
        """The levels that say, where they are but preferred, that no more than the wished one is required."""
        return EDUCATIONS[1 : EDUCATIONS.index(self.level) + 2]


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
    scope: Scope

    def clauses(self) -> list[ColumnElement]:
        """One for each thing asked for."""
        found = []
        if self.demand.degree is True:
            found.append(tagged(self.name, ["degree"]))
        elif self.demand.degree:
            found.append(or_(*map(self._degree, self.demand.degree)))
        if self.demand.experience is True:
            found.append(tagged(self.name, ["experience"]))
        elif self.demand.experience is not None:
            found.append(tagged(self.name, [f"experience:{float(self.demand.experience):g}"]))
        return found

    def clause(self) -> ColumnElement:
        return and_(*self.clauses())

    def _degree(self, name: str) -> ColumnElement:
        """A level by any of its names ("bscs"), or a degree with those words in the text ("nursing degree")."""
        wanted = " ".join(words(name.replace("_", " ")))
        for level, names in lexicon("store")["degrees"].items():
            if wanted == level or wanted in names:
                return tagged(self.name, [f"degree:{level}"])
        named = self.scope.in_index("text_index", [[tuple(wanted.split())]])
        return and_(tagged(self.name, ["degree"]), named)

    def why(self, found: Found) -> Optional[str]:
        asked = {"education": self.demand.degree, "experience": self.demand.experience}
        facets = [facet for facet, wanted in asked.items() if wanted]
        need = "preferred" if self.name == "prefers" else "required"
        quotes = [quoted(fact) for fact in found.facts(*facets) if (fact.need or "required") == need]
        return wording("quoted", value=self.name.capitalize(), quote=quotes[0]) if quotes else None
