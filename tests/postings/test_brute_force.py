"""Random queries give what a plain filter over all postings gives, with the same definitions written out once more."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.extract.values import EDUCATIONS, HOURS_PER, Place
from bot.postings.store import PostingStore
from bot.postings.stored import StoredPosting
from bot.query.model import Query
from bot.text.posting import posting_of
from tests.postings.postgres_server import Postgres

TODAY = date(2025, 3, 10)
POSTINGS, QUERIES = 60, 400
TITLES = ["Line Cook", "Cook", "Head Chef", "Senior Data Engineer", "Data Analyst", "Nursing Aide", "Store Manager",
          "Manager of Data", "Night Porter", "Cook Helpers"]  # fmt: skip
COMPANIES = ["Pinewood Grill", "Pinewood Hotels LLC", "Quarry Analytics", "Marlow Care, Inc.", None]
PLACES = {"Austin": ("TX", 30.267, -97.743), "Round Rock": ("TX", 30.508, -97.679),
          "Dallas": ("TX", 32.783, -96.807), "Denver": ("CO", 39.739, -104.985),
          "Boulder": ("CO", 40.015, -105.270)}  # fmt: skip
TEXTS = ["Work the night shift, 11pm-7am.", "Day shift only.", "Every weekend is a working day.",
         "You know Python and SQL.", "You know SQL and Excel.", "We offer dental insurance.",
         "There is no dental insurance.", "No weekends.", "No degree required.",
         "We offer tuition reimbursement.", "Travel is required.", "No travel.", "On-call rotation every third week.",
         "No on-call.", "A high school diploma is required.",
         "Bachelor's degree required.", "Bachelor's degree preferred.", "3 years of experience required.",
         "5+ years of experience required.", "1 year of experience is preferred.", "You help the line cooks.",
         "We are hiring immediately."]  # fmt: skip
ROLES = ["cook", "line cook", "data engineer", "manager", "porter", "data", "pilot"]


def records(rng: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(POSTINGS):
        cities = [f"{city}, {state}" for city, (state, *_) in PLACES.items()]
        where = rng.choice([*cities, "United States", "Texas", None])
        low = rng.choice([15, 18, 22.5, 40])
        factor, per = rng.choice([(1, "hour"), (2080, "year"), (40, "week")])
        parts = {
            "company": rng.choice(COMPANIES),
            "location": where and rng.choice([where, where, f"{where}; Denver, CO"]),
            "workplace": rng.choice([None, None, "remote", "hybrid", "on_site"]),
            "employment_type": rng.choice([None, "Full-time", "Part-time", "Contract"]),
            "pay": rng.choice([None, {"min": low * factor, "max": (low + 4) * factor, "per": per}]),
            "posted_on": rng.choice([None, str(TODAY - timedelta(days=rng.randrange(40)))]),
            "closes_on": rng.choice([None, None, str(TODAY + timedelta(days=rng.randrange(-3, 4)))]),
        }
        text = "\n\n".join(["We look for help.", *rng.sample(TEXTS, rng.randrange(6))])
        given = {name: value for name, value in parts.items() if value is not None}
        yield {"id": f"p{number}", "title": rng.choice(TITLES), "description": text, **given}


def wishes(rng: random.Random) -> dict[str, Any]:
    """One to four constraints."""
    place = rng.choice([{"city": c, "region": s, "country": "US"} for c, (s, *_) in PLACES.items()]
                       + [{"region": "TX", "country": "US"}, {"country": "US"}])  # fmt: skip
    lists: dict[str, Any] = {
        "role": [rng.choice(ROLES)],
        "company": [rng.choice(["pinewood", "Quarry Analytics", "marlow care", "Nowhere"])],
        "place": [place],
        "workplace": rng.sample(["remote", "hybrid", "on_site"], 2),
        "employment": rng.sample(["full_time", "part_time", "contract"], rng.choice([1, 2])),
        "schedule": [rng.choice(["nights", "days", "weekends"])],
        "skills": rng.sample(["python", "sql", "excel"], rng.choice([1, 2])),
        "skills_any": ["python", "excel"],
        "benefits": rng.sample(["dental_insurance", "tuition"], rng.choice([1, 2])),
        "requires": rng.choice([{"degree": True}, {"experience": True}, {"experience": 3}]),
        "prefers": rng.choice([{"degree": True}, {"experience": True}]),
    }
    amount = rng.choice([17, 20, 26])
    per = rng.choice(["hour", "year", "month"])
    single = {
        "pay": {rng.choice(["min", "max"]): round(amount * HOURS_PER[per], 2), "per": per},
        "experience_years": rng.choice([0, 2, 4]),
        "education": rng.choice(["none", "high_school", "associate", "bachelor"]),
        "posted_within_days": rng.choice([1, 7, 20]),
        "travel": rng.choice([True, False]),
        "on_call": rng.choice([True, False]),
        "hiring_now": True,
    }
    chosen = rng.sample([*lists, *single], rng.choice([1, 1, 2, 3, 4]))
    query = {key: lists.get(key, single.get(key)) for key in chosen}
    if "place" in query and "city" in place and rng.random() < 0.6:
        query["radius_miles"] = rng.choice([5, 40, 250])
    if rng.random() < 0.3:
        out = rng.choice([*lists])
        if out not in query:
            query["exclude"] = {out: lists[out]}
    if rng.random() < 0.1 and "schedule" not in query:
        query["exclude"] = {"schedule": rng.choice([["weekends"], ["nights", "weekends"]])}
    return query


def hourly(pay: Any, bound: str) -> float:
    amount = getattr(pay, bound)
    return float(amount if amount is not None else pay.max or pay.min) / HOURS_PER[pay.per]


def miles(one: str, other: str) -> float:
    """Haversine distance."""
    (_, lat1, lon1), (_, lat2, lon2) = PLACES[one], PLACES[other]
    up1, up2, across = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    h = math.sin((up2 - up1) / 2) ** 2 + math.cos(up1) * math.cos(up2) * math.sin(across / 2) ** 2
    return 2 * 3958.7613 * math.asin(math.sqrt(h))


class Plain:
    """The same constraints on one stored posting, in plain Python."""

    def __init__(self, stored: StoredPosting) -> None:
        self.job, self.facts = stored.job, stored.facts
        self.text = stored.fields["description"].lower()
        self.title = {"cook" if word == "cooks" else word.rstrip("s") for word in self.job.title.lower().split()}

    def values(self, facet: str, *, required: bool | None = None) -> list[Any]:
        of_facet = [fact for fact in self.facts if fact.facet == facet]
        return [fact.value for fact in of_facet if required is None or (fact.need != "preferred") == required]

    def in_title(self, role: str) -> bool:
        return set(role.split()) <= self.title

    def role(self, roles: list[str]) -> bool:
        return any(self.in_title(role) or self.in_text(role) for role in roles)

    def in_text(self, role: str) -> bool:
        return " " in role and bool(re.search(rf"\b{role}s?\b", self.text))

    def fit(self, query: Query) -> tuple[int, int]:
        """How well it fits, the less the better: by its title, then by its place."""
        titles = [] if not query.role else [self.title == set(role.split()) for role in query.role]
        among = any(self.in_title(role) for role in query.role or [])
        title = 0 if any(titles) or not query.role else 1 if among else 2
        remote = "remote" in (query.workplace or [])
        ways = [(None, False), (query.radius_miles, False), (query.radius_miles, remote)]
        place = next((at for at, way in enumerate(ways) if not query.place or self.place(query.place, *way)), 3)
        return title, place

    def company(self, names: list[str]) -> bool:
        return any((self.job.company or "").lower().startswith(name.lower()) for name in names)

    def place(self, wished: list[Place], radius: float | None, remote: bool) -> bool:
        for wish in wished:
            for place in self.job.places:
                if wish.as_dict().items() <= place.as_dict().items():
                    return True
                if radius and wish.city in PLACES and place.city in PLACES and miles(wish.city, place.city) <= radius:
                    return True
                around = [Place(country="US")] if wish.region else []
                around += [Place(region=wish.region, country="US")] if wish.city else []
                if remote and self.job.workplace == "remote" and place in around:
                    return True
        return remote and self.job.workplace == "remote" and not self.job.places

    def schedule(self, values: list[str]) -> bool:
        signs = {"nights": "night shift", "days": "day shift only", "weekends": "every weekend"}
        return any(signs[value] in self.text for value in values)

    def skills(self, skills: list[str], quantifier: Any = all) -> bool:
        return bool(quantifier(skill in self.text for skill in skills))

    def benefits(self, values: list[str]) -> bool | None:
        """True where all are stated, False where one is denied, None where nothing is said on one."""
        said = [self.states(value) for value in values]
        return False if False in said else None if None in said else True

    def states(self, facet: str) -> bool | None:
        """True where it is stated, False where it is denied alone."""
        values = self.values(facet)
        return any(value is not False for value in values) if values else None

    def wanted(self, facet: str, wanted: bool) -> bool | None:
        """As `states`, but True where it is as wanted."""
        said = self.states(facet)
        return None if said is None else said is wanted

    def education(self, level: str) -> bool | None:
        """True where that or less is required, None where nothing is said that tells."""
        most, said = EDUCATIONS.index(level), list(map(EDUCATIONS.index, self.values("education")))
        asked = [place for place in map(EDUCATIONS.index, self.values("education", required=True)) if place]
        if asked or 0 in said:
            return min(asked, default=0) <= most
        return True if any(place - 1 <= most for place in said) else None  # preferred: less is required

    def demand(self, demand: Any, required: bool) -> bool:
        degrees = [value for value in self.values("education", required=required) if EDUCATIONS.index(value) >= 2]
        years = self.values("experience", required=required)
        if demand.degree is not None and not degrees:
            return False
        if demand.experience is None:
            return True
        return any(years) if demand.experience is True else demand.experience in [y for y in years if y is not True]

    def fits(self, query: Query) -> bool | None:
        """True where every constraint holds; None where the posting says nothing on some and all others hold."""
        wanted, out = query, query.exclude
        tests = {
            "role": lambda: self.role(wanted.role),
            "company": lambda: self.company(wanted.company),
            "place": lambda: self.place(wanted.place, wanted.radius_miles, "remote" in (wanted.workplace or [])),
            "workplace": lambda: self.job.workplace in wanted.workplace,
            "employment": lambda: bool(set(self.job.employment) & set(wanted.employment)),
            "schedule": lambda: self.schedule(wanted.schedule),
            "skills": lambda: self.skills(wanted.skills),
            "skills_any": lambda: self.skills(wanted.skills_any, any),
            "benefits": lambda: self.benefits(wanted.benefits),
            "requires": lambda: self.demand(wanted.requires, True),
            "prefers": lambda: self.demand(wanted.prefers, False),
            "pay": self.pay(wanted),
            "experience_years": lambda: self.least("experience", float) <= wanted.experience_years,
            "education": lambda: self.education(wanted.education),
            "posted_within_days": self.posted(wanted),
            "travel": lambda: self.wanted("travel", wanted.travel),
            "on_call": lambda: self.wanted("on_call", wanted.on_call),
            "hiring_now": lambda: "hiring immediately" in self.text,
        }
        if self.job.closes_on and self.job.closes_on < TODAY:
            return False
        held = [test() for key, test in tests.items() if getattr(wanted, key) is not None]
        times = [value for value in (out and out.schedule) or [] if value != "weekends"]
        if out is not None and out.schedule and "weekends" in out.schedule:
            held.append(self.wanted("weekends", False))
        refused = {
            "role": lambda: any(self.in_title(role) for role in out.role),
            "company": lambda: self.company(out.company),
            "place": lambda: self.place(out.place, None, False),
            "workplace": lambda: self.job.workplace in out.workplace,
            "employment": lambda: bool(set(self.job.employment) & set(out.employment)),
            "schedule": lambda: self.schedule(times),
            "skills": lambda: self.skills(out.skills, any),
            "skills_any": lambda: self.skills(out.skills_any, any),
            "benefits": lambda: any(self.states(value) for value in out.benefits),
            "requires": lambda: self.demand(out.requires, True),
            "prefers": lambda: self.demand(out.prefers, False),
        }
        if any(test() for key, test in refused.items() if out is not None and getattr(out, key) is not None):
            return False
        return False if False in held else None if None in held else True

    def least(self, facet: str, measure: Any) -> float:
        measured = [measure(value) for value in self.values(facet, required=True) if value is not True]
        return float(min(measured, default=0))

    def pay(self, wanted: Query) -> Any:
        def test() -> bool:
            wish, pay = wanted.pay, self.job.pay
            if wish is None or pay is None:
                return False
            hours = HOURS_PER[wish.per or "hour"]
            enough = wish.min is None or hourly(pay, "max") >= wish.min / hours - 0.01
            return enough and (wish.max is None or hourly(pay, "min") <= wish.max / hours + 0.01)

        return test

    def posted(self, wanted: Query) -> Any:
        oldest = TODAY - timedelta(days=wanted.posted_within_days or 0)
        return lambda: self.job.posted_on is not None and self.job.posted_on >= oldest


@pytest.mark.parametrize("seed", [1, 2])
def test_random_queries(store: PostingStore, seed: int) -> None:
    rng = random.Random(seed)
    store.save([posting_of(record) for record in records(rng)])
    stored = [found for number in range(POSTINGS) if (found := store.get(f"p{number}", today=TODAY))]
    assert len(stored) == POSTINGS
    plain = {one.posting_id: Plain(one) for one in stored}
    fresh = {one.posting_id: one.job.posted_on or date.today() for one in stored}
    some = silent = 0
    for _ in range(QUERIES):
        said = wishes(rng)
        query = Query(**said)
        fitting = {posting_id: posting.fits(query) for posting_id, posting in plain.items()}
        wanted = [posting_id for posting_id, fits in fitting.items() if fits]
        page = store.search(query, limit=POSTINGS, today=TODAY)
        found = [job.id for job in page.jobs]
        differing = set(found) ^ set(wanted)
        assert not differing, (said, [store.get(posting_id) for posting_id in differing][:2])
        assert page.total == len(wanted), said
        order = [(*plain[job_id].fit(query), -fresh[job_id].toordinal()) for job_id in found]
        assert order == sorted(order), said
        unsure = [posting_id for posting_id, fits in fitting.items() if fits is None]
        apart = store.search(query, limit=POSTINGS, today=TODAY, silent=True)
        assert sorted(job.id for job in apart.jobs) == sorted(unsure), said
        assert page.silent == apart.total == len(unsure), said
        assert all(job.why[0].startswith("Says nothing on: ") for job in apart.jobs), said
        some += bool(wanted)
        silent += bool(unsure)
    assert silent > QUERIES / 5, "too few queries have postings that say nothing"
    assert some > QUERIES / 4, "too few queries find anything to prove something"


def test_both_databases_give_the_same_pages(postgres: Postgres, tmp_path: Path) -> None:
    """The same postings with the same reasons in the same order, those that say nothing too."""
    rng = random.Random(3)
    postings = [posting_of(record) for record in records(rng)]
    one, other = PostingStore.open(str(tmp_path / "postings.db")), PostingStore.open(postgres.emptied())
    for store in (one, other):
        store.save(postings)
    for _ in range(QUERIES // 2):
        said = wishes(rng)
        query, silent = Query(**said), rng.random() < 0.3
        for offset in (0, 7):
            pages = [store.search(query, limit=7, offset=offset, today=TODAY, silent=silent) for store in (one, other)]
            assert pages[0] == pages[1], said
        assert one.count(query, today=TODAY) == other.count(query, today=TODAY), said
    assert one.vocabulary() == other.vocabulary()
