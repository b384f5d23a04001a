"""A mix of queries as candidates ask them: terse to six constraints, common words and rare ones."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from bench.large_store import Frame
from bot.postings.words import words
from bot.query.model import Query

COMMON = ["nurse", "software engineer", "manager", "sales", "driver", "warehouse associate", "registered nurse", "cook",
          "customer service representative", "accountant", "data analyst", "project manager", "teacher", "electrician",
          "administrative assistant", "security guard", "cashier", "mechanic"]  # fmt: skip
SKILLS = ["python", "excel", "sql", "java", "salesforce", "forklift", "spanish", "epic", "quickbooks", "kubernetes"]
BENEFITS = ["health_insurance", "dental_insurance", "retirement_plan", "tuition", "childcare", "paid_time_off"]


def queries(frames: Sequence[Frame], count: int, seed: int = 1) -> list[Query]:
    """One to six constraints each, nine in ten with a role."""
    rng = Random(seed)
    return [_query(rng, frames) for _ in range(count)]


def _query(rng: Random, frames: Sequence[Frame]) -> Query:
    kinds = ["place", "employment", "schedule", "pay", "skills", "benefits", "workplace", "experience_years", "recent",
             "company", "exclude", "state"]  # fmt: skip
    said: dict[str, Any] = {}
    if rng.random() < 0.9:
        said["role"] = [_role(rng, frames)]
    more = rng.choice([0, 0, 1, 1, 2, 2, 3, 4, 5]) or (0 if said else 1)
    for kind in rng.sample(kinds, more):
        said |= _constraint(rng, frames, kind)
    return Query(**said)


def _role(rng: Random, frames: Sequence[Frame]) -> str:
    """A common role, or some words of a title, which may be rare."""
    if rng.random() < 0.5:
        return rng.choice(COMMON)
    title = [word for word in words(rng.choice(frames).title) if word.isalpha()]
    at = rng.randrange(max(1, len(title) - 1))
    return " ".join(title[at : at + rng.choice([1, 2, 2, 3])]) or "clerk"


def _constraint(rng: Random, frames: Sequence[Frame], kind: str) -> dict[str, Any]:
    placed = rng.choice(frames)
    while not (placed.places and placed.places[0].city and placed.places[0].region and placed.company):
        placed = rng.choice(frames)
    place = placed.places[0].as_dict()
    if kind == "place":
        near = {"radius_miles": rng.choice([10, 25, 50])} if rng.random() < 0.7 else {}
        return {"place": [place], **near}
    if kind == "state":
        return {"place": [{"region": place["region"], "country": place["country"]}]}
    return {
        "employment": {"employment": [rng.choice(["full_time", "part_time", "contract", "temporary"])]},
        "schedule": {"schedule": [rng.choice(["days", "nights", "evenings", "weekdays"])]},
        "pay": {"pay": rng.choice([{"min": 20, "per": "hour"}, {"min": 37, "per": "hour"}, {"min": 80_000}])},
        "skills": {"skills": rng.sample(SKILLS, rng.choice([1, 1, 2]))},
        "benefits": {"benefits": rng.sample(BENEFITS, rng.choice([1, 2]))},
        "workplace": {"workplace": [rng.choice(["remote", "hybrid", "on_site"])]},
        "experience_years": {"experience_years": rng.choice([0, 1, 3])},
        "recent": {"posted_within_days": rng.choice([3, 7, 30])},
        "company": {"company": [placed.company]},
        "exclude": {"exclude": rng.choice([{"schedule": ["nights"]}, {"role": ["manager"]}])},
    }[kind]  # fmt: skip
