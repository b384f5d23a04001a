"""What a posting requires of the candidate, as against what it prefers; said without either, it is required."""

from __future__ import annotations

from bot.extract.values import EDUCATIONS
from bot.facts.model import Fact


def required(facts: list[Fact], facet: str) -> list[Fact]:
    """The facts on `experience` (years) or `education` (a level) that are required."""
    return [fact for fact in facts if fact.facet == facet and fact.need != "preferred" and _is_measured(fact)]


def rank(fact: Fact) -> float:
    """Years, or the place of a level in EDUCATIONS: the less, the less is asked."""
    return float(EDUCATIONS.index(fact.value) if fact.facet == "education" else fact.value)


def _is_measured(fact: Fact) -> bool:
    if fact.facet == "education":
        return fact.value in EDUCATIONS
    return isinstance(fact.value, (int, float)) and not isinstance(fact.value, bool)
