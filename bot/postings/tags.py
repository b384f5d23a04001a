"""The closed values of a posting that filters ask for, from its facts."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.extract.experience import read_experience
from bot.extract.schedule import read_schedule
from bot.extract.values import EDUCATIONS, EMPLOYMENTS, SCHEDULES
from bot.facts.model import Fact
from bot.lexicon import lexicon
from bot.query.model import YES_NO

Tag = tuple[str, str]
"""Name and value: employment, schedule, benefit, yes, no, requires, prefers."""

STATED_OR_DENIED = frozenset({*YES_NO, "hiring_now", "weekends", "background_check"})
"""Facets that a posting states or denies: yes or no."""
ANY_BENEFIT = "benefits"
"""Benefits spoken of at large."""
DEGREES = frozenset(EDUCATIONS[EDUCATIONS.index("associate") :])
SCHOOLING = "schooling"
"""Of the tag of a level of education that is required or preferred, before the level."""
SCHEDULE_FACETS = ("schedule", "shift")
WEEKENDS = "weekends"
"""The one time of work that postings deny in so many words: a facet, too."""
_TRUE_SCHEDULE = {WEEKENDS: WEEKENDS, "flexible_hours": "flexible"}


@cache
def benefit_facets() -> frozenset[str]:
    """The benefits that a candidate can ask for (contract, section 3)."""
    return frozenset(lexicon("store")["benefits"])


def tags_of(facts: list[Fact], employment: list[str]) -> frozenset[Tag]:
    """Every tag of a posting; the employment of its own field, where stated, goes before that of its text."""
    found: set[Tag] = {("employment", value) for value in employment}
    for fact in facts:
        if fact.facet == "employment_type":
            if not employment:
                found |= {("employment", value) for value in _listed(fact.value) if value in EMPLOYMENTS}
        elif fact.facet in ("education", "experience"):
            found |= _demands(fact)
        else:
            found |= _stated(fact)
    # A posting that states a thing in one sentence and denies it in another has it: the denial has a narrower sense.
    stated = {value for name, value in found if name in ("yes", "benefit")}
    return frozenset(tag for tag in found if tag[0] != "no" or tag[1] not in stated)


def _listed(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def schedules_of(fact: Fact) -> list[str]:
    """The times of work of a fact on the schedule: its value's, or those that its words say; none that they deny."""
    said, denied = _times_in(fact.quote)
    listed = [value for value in _listed(fact.value) if value in SCHEDULES and value not in denied]
    return listed or said


@lru_cache(maxsize=4096)
def _times_in(quote: str) -> tuple[list[str], list[str]]:
    """The times of work that a text says, and those that it denies; employers say them in the same words everywhere."""
    read = read_schedule(quote)
    return [found.value for found in read if not found.negated], [found.value for found in read if found.negated]


def _stated(fact: Fact) -> set[Tag]:
    found: set[Tag] = set()
    if fact.facet in SCHEDULE_FACETS:
        # whether weekends are worked is for that facet to say, which knows more ways to deny it
        found |= {("schedule", value) for value in schedules_of(fact) if value != WEEKENDS}
    if fact.facet in _TRUE_SCHEDULE and fact.value is True:
        found.add(("schedule", _TRUE_SCHEDULE[fact.facet]))
    if fact.facet == ANY_BENEFIT or fact.facet in benefit_facets():
        found.add(("no" if fact.value is False else "benefit", fact.facet))
    if fact.facet in STATED_OR_DENIED:
        found |= _yes_or_no(fact)
    return found


def _yes_or_no(fact: Fact) -> set[Tag]:
    if fact.facet == WEEKENDS and not isinstance(fact.value, bool):
        return set()  # "Sundays off" leaves the Saturdays open
    if fact.value is not False:
        return {("yes", fact.facet)}
    return {("no", fact.facet)} if fact.facet != "background_check" or _is_of_crime(fact) else set()


def _is_of_crime(fact: Fact) -> bool:
    """Whether a check is one of criminal records; others are of credit or references."""
    return any(word in fact.quote.casefold() for word in lexicon("store")["criminal_checks"])


def _demands(fact: Fact) -> set[Tag]:
    name = "prefers" if fact.need == "preferred" else "requires"
    if fact.facet == "education":
        asked = {(name, f"{SCHOOLING}:{fact.value}")} if fact.value in EDUCATIONS[1:] else set()
        return asked | ({(name, "degree"), (name, f"degree:{fact.value}")} if fact.value in DEGREES else set())
    if not isinstance(fact.value, (bool, int, float)) or fact.value <= 0:
        return set()
    if fact.value is True and any(found.value == 0 for found in read_experience(fact.quote)):
        return set()
    years = set() if fact.value is True else {(name, f"experience:{float(fact.value):g}")}
    return {(name, "experience"), *years}
