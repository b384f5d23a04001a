"""The sample postings are valid, distinct, and as varied as a board."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.text.posting import Posting, posting_of

FOLDER = Path(__file__).parents[2] / "data" / "samples"
KNOWN_KEYS = set(Posting.__fields__)
HOURLY_TEXT = re.compile(r"\$\d[\d.,]*[^.\n]{0,30}?(?:hour|/hr)", re.IGNORECASE)


def _records() -> list[dict]:
    return [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


RECORDS = _records()
POSTINGS = [posting_of(record) for record in RECORDS]


def _share(holds: Callable[[Posting], object]) -> float:
    return sum(bool(holds(posting)) for posting in POSTINGS) / len(POSTINGS)


def _count(pattern: str, read: Callable[[Posting], str]) -> int:
    return sum(bool(re.search(pattern, read(posting), re.IGNORECASE)) for posting in POSTINGS)


def _title(posting: Posting) -> str:
    return posting.title


def _place(posting: Posting) -> str:
    return posting.location or ""


def _text(posting: Posting) -> str:
    return posting.description


def _type(posting: Posting) -> str:
    return posting.employment_type or ""


def _paid_by_the_hour(posting: Posting) -> bool:
    return bool(posting.pay and posting.pay.per == "hour") or bool(HOURLY_TEXT.search(posting.description))


def test_there_are_enough_and_each_is_distinct() -> None:
    assert len(POSTINGS) >= 90
    assert len({posting.id for posting in POSTINGS}) == len(POSTINGS)
    assert len({posting.description for posting in POSTINGS}) == len(POSTINGS)
    assert len({posting.company for posting in POSTINGS}) >= 60


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_posting_is_well_formed(record: dict) -> None:
    posting = posting_of(record)
    assert set(record) <= KNOWN_KEYS, "a misspelt key would be ignored without a word"
    assert re.fullmatch(r"s-[a-z0-9-]{4,26}", posting.id)
    assert posting.company and posting.location and posting.industry
    assert 120 <= len(posting.description.split()) <= 450
    assert posting.posted_on and date(2026, 8, 1) <= posting.posted_on <= date(2026, 11, 20)
    assert posting.closes_on is None or posting.closes_on >= date(2030, 1, 1)
    assert posting.url and re.fullmatch(rf"https://(\w+\.)?example\.com/{posting.id}", posting.url)
    if posting.pay:
        assert posting.pay.per and posting.pay.currency == "USD"
        assert (posting.pay.min or 0) <= (posting.pay.max or float("inf"))


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda posting: posting.id)
def test_nothing_leads_to_a_real_address(posting: Posting) -> None:
    assert all(host == "example.com" for host in re.findall(r"[\w.]+@([\w.]+\w)", posting.description))
    assert all("example.com" in link for link in re.findall(r"https?://\S+", posting.description))
    assert all(number.startswith("555-01") for number in re.findall(r"\b\d{3}-(\d{3}-\d{4})\b", posting.description))


def test_pay_is_stated_in_the_field_in_the_text_or_not_at_all() -> None:
    assert _share(lambda posting: posting.pay) >= 0.4
    assert _share(lambda posting: not posting.pay and "$" in posting.description) >= 0.15
    assert _share(lambda posting: not posting.pay and "$" not in posting.description) >= 0.25
    assert _share(_paid_by_the_hour) >= 0.2
    periods = Counter(posting.pay.per for posting in POSTINGS if posting.pay)
    assert set(periods) == {"hour", "day", "week", "month", "year"}


@pytest.mark.parametrize(
    ("title", "place", "at_least"),
    [
        ("warehouse|forklift|order picker", "Tulsa", 3),
        ("warehouse|package handler", "Wichita", 3),
        ("warehouse|freezer", "Dallas", 3),
        ("sortation|reach truck", "Louisville", 2),
        (r"\bRN\b|nurse", "", 9),
        ("night", "", 7),
        ("teacher", "", 5),
        ("driver|courier", "", 7),
        ("cashier", "", 3),
        (r"\bcook\b", "", 3),
        ("electrician|electrical", "", 4),
        ("receptionist", "", 3),
        ("data entry", "remote", 1),
        ("work from home", "", 3),
        ("part.time", "", 6),
        ("hiring immediately|start this week", "", 2),
        ("monday.{1,9}friday", "Wichita", 2),
    ],
)
def test_common_searches_find_several(title: str, place: str, at_least: int) -> None:
    found = [p.id for p in POSTINGS if re.search(title, p.title, re.I) and re.search(place, _place(p), re.I)]
    assert len(found) >= at_least, found


@pytest.mark.parametrize(
    ("place", "at_least"),
    [
        ("Wichita", 8), ("Tulsa", 8), ("Dallas", 6), ("Chicago", 5), ("Detroit", 5), ("Houston", 5),
        ("Oklahoma City", 5), ("Kansas City", 5), ("Louisville", 5), ("San Antonio", 5), ("Miami", 4),
        (r"\bMI\b|Michigan", 8), (r"\bOK\b|Oklahoma", 15), (r"\bFL\b|Florida", 7), (r"\bCA\b|California", 5),
        ("Remote", 5),
    ],
)  # fmt: skip
def test_places_are_covered(place: str, at_least: int) -> None:
    assert _count(place, _place) >= at_least


def test_engineers_above_120_000_a_year_are_found_in_california_too() -> None:
    engineers = [p for p in POSTINGS if "Engineer" in p.title and p.pay and p.pay.per == "year"]
    well_paid = [p for p in engineers if p.pay and (p.pay.min or 0) > 120_000]
    assert len(well_paid) >= 4
    assert len([p for p in well_paid if "CA" in _place(p)]) >= 3


@pytest.mark.parametrize(
    "kind", ["full", "part", "contract", "temporary", "intern", "per diem|prn", "seasonal", "volunteer"]
)
def test_kinds_of_employment_are_covered(kind: str) -> None:
    assert _count(kind, _type) >= 1


@pytest.mark.parametrize("workplace", ["remote", "hybrid", "on site", None])
def test_workplaces_are_covered(workplace: str | None) -> None:
    assert sum(posting.workplace == workplace for posting in POSTINGS) >= 5


@pytest.mark.parametrize(
    ("subject", "pattern", "at_least"),
    [
        ("first shift", r"\b(1st|first) shift", 3),
        ("second shift", r"\b(2nd|second)[ -]shift", 3),
        ("third shift", r"\b(3rd|third)[ -]shift", 3),
        ("twelve-hour nights", r"(12|twelve)-hour", 3),
        ("rotating shifts", r"rotating", 3),
        ("on call", r"on-call|on call|take call", 15),
        ("no on-call", r"\bno (one|body)?.{0,30}on[ -]call|no call\b|do not take call|nobody.{0,6}on call", 6),
        ("health insurance", r"health|medical", 60),
        ("no health insurance", r"no (health|medical) insurance|no health plan|no insurance", 4),
        ("parental leave", r"parental leave", 8),
        ("tuition", r"tuition", 15),
        ("sign-on bonus", r"sign-on bonus", 4),
        ("equity", r"equity|stock|options", 5),
        ("relocation", r"relocation", 6),
        ("child care", r"child care|day care", 4),
        ("commuting", r"commuter|transit pass|bus pass|metro pass|transit card", 4),
        ("wellness", r"wellness|well-being", 4),
        ("discount", r"discount|% off", 10),
        ("drug test", r"drug (test|screen)", 25),
        ("no drug test", r"no drug test|drug test is not|do not test|drug screening: none", 4),
        ("background check", r"background check|fingerprint", 30),
        ("fair chance", r"fair.chance|second chances|felony-friendly|conviction", 8),
        ("visa sponsorship", r"sponsor", 15),
        ("clearance", r"clearance", 1),
        ("travel", r"travel", 12),
        ("overtime", r"overtime", 20),
        ("lifting", r"lift", 35),
        ("dress", r"dress:|wear |uniform|casual", 15),
        ("parking", r"parking", 10),
        ("how to apply", r"apply|application|résumé|resume|walk in|call \w+", 70),
        ("interview", r"interview", 20),
        ("documents", r"transcript|photo ID|forms of ID|two documents|cover letter", 8),
        ("CDL", r"\bCDL\b", 4),
        ("BLS", r"\bBLS\b", 8),
        ("languages", r"Spanish", 20),
        ("harmful content", r"disturbing|graphic|upsetting|terrible calls", 4),
        ("preferred", r"preferred|a plus|nice to have", 40),
        ("volunteering unpaid", r"unpaid|aren't paid", 2),
    ],
)
def test_subjects_that_candidates_ask_about_are_covered(subject: str, pattern: str, at_least: int) -> None:
    assert _count(pattern, _text) >= at_least, subject


def test_markup_of_every_sort_occurs() -> None:
    assert _count(r"<(p|ul|div|h\d)>", _text) >= 5
    assert _count(r"(?m)^#+ |\*\*\w", _text) >= 8
    assert _count(r"[a-z]\.[A-Z][a-z]+ (is|must|will|are|have)", _text) >= 3
    assert _share(lambda posting: not re.search(r"<\w|\*\*|(?m:^#)", posting.description)) > 0.6


def test_the_incident_manager_states_what_the_bot_must_answer() -> None:
    posting = next(posting for posting in POSTINGS if posting.id == "s-ts-incident-manager")
    assert posting.pay and (posting.pay.min, posting.pay.max, posting.pay.per) == (83600, 135111, "year")
    assert (posting.location, posting.workplace) == ("Los Angeles County, California", "hybrid")
    for stated in (
        "$83,600 - $135,111 a year", "San Jose", "Full time", "three days a week in the office", "Tuesday to Saturday",
        "Sunday to Thursday", "24/7 on-call", "holidays", "10 paid holidays", "10 paid sick days",
        "17 days of personal time", "fair chance", "disturbing content",
        "bachelor's degree", "More than 4 years", "day one", "/accommodation",
    ):  # fmt: skip
        assert stated in posting.description
