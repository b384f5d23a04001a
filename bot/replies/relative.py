"""Wishes that lean on what was shown: "better paid", "newer", "closer"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, Optional

from bot.extract.values import HOURS_PER
from bot.postings.job import Job
from bot.query.model import PayWish, Query
from bot.replies.pick import hourly

Relative = Literal["better_paid", "newer", "closer", "farther"]
RELATIVE: tuple[Relative, ...] = ("better_paid", "newer", "closer", "farther")
"""Lists of `turn_words.yml`."""
KEYS = {"better_paid": "pay", "newer": "posted_within_days", "closer": "radius_miles", "farther": "radius_miles"}
"""A message that itself says this key is no relative wish: "higher pay, at least 30"."""
NOTHING = {
    "better_paid": "utter_search_none_better_paid",
    "newer": "utter_search_none_newer",
    "closer": "utter_search_none_closer",
    "farther": "utter_search_none_farther",
}
"""The response when there is nothing to lean on."""
STEPS = {"hour": 1, "day": 10, "week": 50, "month": 100, "year": 1000}
"""Pay is raised to the next round amount."""
AGES = (365, 90, 30, 14, 7, 3, 1)
NEAR_MILES, LEAST_MILES = 10, 2
OF_DISTANCE = frozenset({"closer", "farther"})
"""These lean on the place of the search and not on the cards."""


def moved(wish: Relative, query: Query, jobs: list[Job], today: date, count: Callable[[Query], int]) -> Optional[Query]:
    """The query that asks for more than `jobs` offer; None when nothing outdoes them or nothing is there to lean on.

    Better paid: above the best paid of them, or above the next best that something outdoes. Newer: the longest usual
    period that leaves the oldest of them out. Closer: half the distance in force; farther: twice of it.
    """
    if not jobs and wish not in OF_DISTANCE:
        return None
    readers = {"better_paid": _better_paid, "newer": _newer, "closer": _closer, "farther": _farther}
    ways = readers[wish](query, jobs, today)
    return next((way for way in ways if count(way)), ways[0] if ways and wish in OF_DISTANCE else None)


def _better_paid(query: Query, jobs: list[Job], today: date) -> list[Query]:
    paid = sorted((pair for job in jobs if (pair := (hourly(job), job))[0]), key=lambda pair: -(pair[0] or 0))
    if not paid:
        return [] if query.pay and query.pay.stated else [query.copy(update={"pay": PayWish(stated=True)})]
    per = (query.pay and query.pay.per) or (paid[0][1].pay and paid[0][1].pay.per) or "year"
    amounts = [(amount or 0) * HOURS_PER[per] for amount, _ in paid]
    floors = dict.fromkeys((amount // STEPS[per] + 1) * STEPS[per] for amount in amounts)
    return [query.copy(update={"pay": PayWish(min=floor, per=per)}) for floor in floors]


def _newer(query: Query, jobs: list[Job], today: date) -> list[Query]:
    oldest = max(((today - job.posted_on).days for job in jobs if job.posted_on), default=None)
    most = min(days for days in (oldest, query.posted_within_days, 10**6) if days is not None)
    return [query.copy(update={"posted_within_days": float(days)}) for days in AGES if days < most]


def _closer(query: Query, jobs: list[Job], today: date) -> list[Query]:
    if not any(place.city for place in query.place or []):
        return []
    miles = query.radius_miles / 2 if query.radius_miles else NEAR_MILES
    return [query.copy(update={"radius_miles": float(round(miles))})] if miles >= LEAST_MILES else []


def _farther(query: Query, jobs: list[Job], today: date) -> list[Query]:
    return [query.copy(update={"radius_miles": query.radius_miles * 2})] if query.radius_miles else []
