"""What a posting requires of the candidate, as against what it prefers; said without either, it is required."""

from __future__ import annotations

from bot.extract.values import EDUCATIONS
from bot.facts.education import levels_in
from bot.facts.model import Fact

NO_SCHOOLING = "none"
HIGHER = frozenset({"master", "doctorate"})
"""Degrees that need not be asked for though a lesser one is."""


def required(facts: list[Fact], facet: str) -> list[Fact]:
    """The facts on `experience` (years) or `education` (a level) that are required.

    That no degree is needed counts where none is asked for: "no degree needed; a high school diploma" asks for that.
    """
    of_facet = [fact for fact in facts if fact.facet == facet and _is_measured(fact)]
    if facet != "education":
        return [fact for fact in of_facet if fact.need != "preferred"]
    asked = [fact for fact in of_facet if fact.value != NO_SCHOOLING and fact.need != "preferred"]
    return asked or [fact for fact in of_facet if _asks_nothing(fact)]


def preferred(facts: list[Fact], facet: str) -> list[Fact]:
    """The facts on `education` or `experience` that are preferred and not required."""
    return [fact for fact in facts if fact.facet == facet and fact.need == "preferred" and _is_measured(fact)]


def rank(fact: Fact) -> float:
    """Years, or the place of a level in EDUCATIONS: the less, the less is asked."""
    return float(EDUCATIONS.index(fact.value) if fact.facet == "education" else fact.value)


def _asks_nothing(fact: Fact) -> bool:
    """Whether it says that no degree is needed; that a doctorate is not leaves the lesser ones open."""
    named = levels_in(fact.quote)
    return fact.value == NO_SCHOOLING and not (named and named <= HIGHER)


def _is_measured(fact: Fact) -> bool:
    if fact.facet == "education":
        return fact.value in EDUCATIONS
    return isinstance(fact.value, (int, float)) and not isinstance(fact.value, bool)
