"""Settled readings of a message as a query: wishes, and what is turned down into `exclude`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from bot.extract.demands import Asked
from bot.extract.reading import Reading
from bot.extract.skills import any_of
from bot.extract.values import EDUCATIONS, Place
from bot.query.gather import Findings
from bot.query.model import YES_NO, Query

LISTS = ("role", "company", "place", "workplace", "employment", "schedule", "benefits", "recruiter")

ANY_DEGREE = ("diploma", "college", "schooling", "papers", "certificate")
"""What stands for any degree where it is turned down: "nothing that asks for a diploma"."""


def query_of(findings: Findings) -> Query:
    """The query that the readings say together."""
    query: dict[str, Any] = {}
    exclude: dict[str, Any] = {}
    for key in LISTS:
        _put_list(key, findings.of(key), query, exclude)
    _put_skills(findings, query, exclude)
    _put_demands(findings.of("demand"), query, exclude)
    for reading in findings.of("wish"):
        if reading.value in YES_NO:
            query[reading.value] = not reading.negated
        elif not reading.negated:
            query[reading.value] = True
    for key in ("radius_miles", "posted_within_days"):
        values = [reading.value for reading in findings.of(key) if not reading.negated]
        if values:
            query[key] = values[0]
    years = [reading.value for reading in findings.of("experience_years") if not reading.negated]
    if years:
        query["experience_years"] = 0 if 0 in years else max(years)
    _put_education(findings.of("education"), query)
    _put_pay(findings, query)
    if "place" in query:
        query["place"] = _without_wholes(query["place"])
    if exclude:
        query["exclude"] = exclude
    return Query.parse_obj(query)


def _put_list(key: str, readings: list[Reading[Any]], query: dict[str, Any], exclude: dict[str, Any]) -> None:
    wanted = _unique(r.value for r in readings if not r.negated)
    refused = _unique(r.value for r in readings if r.negated)
    wanted = [value for value in wanted if value not in refused]
    if wanted:
        query[key] = wanted
    if refused:
        exclude[key] = refused


def _unique(values: Any) -> list[Any]:
    out: list[Any] = []
    for value in values:
        if value not in out:
            out.append(value)
    return out


def _put_skills(findings: Findings, query: dict[str, Any], exclude: dict[str, Any]) -> None:
    """Skills are all wanted, save those said as alternatives ("java or c++")."""
    readings = findings.of("skills")
    _put_list("skills", readings, query, exclude)
    wanted = [r for r in readings if not r.negated]
    either: list[str] = []
    for left, right in pairwise(wanted):
        if any_of(findings.text, left, right):
            either += [value for value in (left.value, right.value) if value not in either]
    if either:
        query["skills_any"] = either
        rest = [value for value in query["skills"] if value not in either]
        query.pop("skills")
        if rest:
            query["skills"] = rest


def _put_demands(readings: list[Reading[Asked]], query: dict[str, Any], exclude: dict[str, Any]) -> None:
    for reading in readings:
        asked = reading.value
        if reading.negated and (asked.degree is True or asked.degree in ANY_DEGREE):
            query["education"] = "none"
            continue
        if reading.negated and asked.experience is not None:
            query["experience_years"] = 0
            continue
        demand: dict[str, Any] = (exclude if reading.negated else query).setdefault(asked.strength, {})
        if asked.experience is not None:
            demand["experience"] = asked.experience
        elif asked.degree is True:
            demand.setdefault("degree", True)
        elif asked.degree is not None:
            named = demand.get("degree")
            demand["degree"] = [*(named if isinstance(named, list) else []), asked.degree]


def _put_education(readings: list[Reading[str]], query: dict[str, Any]) -> None:
    levels = [r.value for r in readings if not r.negated]
    if levels:
        query["education"] = max(levels, key=EDUCATIONS.index)
    elif readings:
        query["education"] = "none"


def _put_pay(findings: Findings, query: dict[str, Any]) -> None:
    pays = [r.value for r in findings.of("pay") if not r.negated]
    wish: dict[str, Any] = {}
    if pays:
        wish = pays[0].dict(exclude_none=True)
        for other in pays[1:]:  # "at least 50k ... at most 70k"
            for bound in ("min", "max"):
                if bound not in wish and getattr(other, bound) is not None and other.per == pays[0].per:
                    wish[bound] = getattr(other, bound)
    if findings.of("pay_shown"):
        wish["stated"] = True
    if wish:
        query["pay"] = wish


def _without_wholes(places: list[Place]) -> list[Place]:
    """A state or country falls away beside a city in it: the city is meant."""

    def contains(whole: Place, part: Place) -> bool:
        if whole.city or part == whole or whole.country != part.country:
            return False
        return whole.region is None or (whole.region == part.region and part.city is not None)

    return [place for place in places if not any(contains(place, other) for other in places)]
