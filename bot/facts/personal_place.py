""" "could I do it from Denver?": where the candidate is against the workplace and the places of the posting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Optional

from bot.extract.gazetteer import gazetteer
from bot.extract.location import places_of
from bot.extract.place import read_places
from bot.extract.values import Place
from bot.facts.model import Fact
from bot.lexicon import lexicon


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["place"][name])


def place_told(question: str) -> Optional[Place]:
    """Where the candidate would work from; None where the question names no single place."""
    if not _pattern("asked").search(question):
        return None
    found = [reading.value for reading in read_places(question)]
    return found[0] if len(found) == 1 else None


def judge_place(question: str, facts: Sequence[Fact]) -> Optional[tuple[str, list[Fact]]]:
    """By the kind of workplace first, then by the places named; silent where the posting tells neither."""
    told = place_told(question)
    kinds = [fact for fact in facts if fact.facet == "workplace" and fact.value in ("remote", "hybrid", "on_site")]
    if told is None or len({fact.value for fact in kinds}) != 1:
        return None
    kind = next((fact for fact in kinds if fact.field == "workplace"), kinds[0])
    where = next((fact for fact in facts if fact.facet == "location" and fact.field == "location"), None)
    places = places_of(where.quote) if where else []
    words = lexicon("personal")["place"]
    shown = [kind, where] if where else [kind]
    name = told.city or _region_named(told) or words["regions"]
    bounds = [fact for fact in facts if fact.facet in ("workplace", "location") and _bounded(fact)]
    if kind.value == "remote":
        if places and told.country and all(place.country not in (None, told.country) for place in places):
            return str(words["abroad"]), shown
        if bounds:
            return str(words["remote_bounded"].format(place=name)), [kind, *(b for b in bounds if b is not kind)][:3]
        if any(place.city is None and place.country and _may_hold(place, told) for place in places):
            return str(words["remote_within"].format(place=name)), shown
        return str(words["remote"]), shown
    if any(_within(told, place) for place in places):
        return str(words["there"].format(kind=words[str(kind.value)])), shown
    if not places or (told.city is None and any(_may_hold(told, place) for place in places)):
        return None  # a state alone does not tell how far from the place that is
    return str(words["elsewhere"].format(place=name, kind=words[str(kind.value)])), shown


def _bounded(fact: Fact) -> bool:
    """Whether the words tell from where one may work remotely: "remote within Ohio", "must live in Texas"."""
    return fact.field == "description" and _pattern("bounded").search(fact.quote.lower()) is not None


def _region_named(told: Place) -> str:
    """The name of a state, or of a country; empty where none is known."""
    gaz = gazetteer()
    if told.region:
        return next((name.title() for name, region in gaz.regions.items() if region == told), "")
    return next((name.title() for name, code in gaz.countries.items() if code == told.country), "")


def _may_hold(wide: Place, place: Place) -> bool:
    """Whether a state or country may hold another place, as far as that is known."""
    return wide.region in (None, place.region) and (wide.country is None or place.country in (None, wide.country))


def _within(told: Place, place: Place) -> bool:
    """Whether the place told and the posting's are the same town."""
    return told.city is not None and (told.city, told.region) == (place.city, place.region)
