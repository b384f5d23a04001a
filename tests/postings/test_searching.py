"""What a search finds, in what order, and the reasons that it gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.text.posting import Posting

Make = Callable[..., Posting]
TODAY = date(2025, 3, 10)
TULSA = {"city": "Tulsa", "region": "OK", "country": "US"}
TEXAS = {"region": "TX", "country": "US"}

POSTINGS: list[dict[str, Any]] = [
    {"posting_id": "tulsa", "title": "Forklift Operator", "company": "Harbor & Sons", "location": "Tulsa, OK",
     "employment_type": "Full-time", "workplace": "on_site", "pay": {"min": 22, "per": "hour"},
     "posted_on": "2025-03-08", "description": "Move pallets.\n\nSchedule: night shift, 7p-7a.\n\n"
     "We offer dental insurance.\n\nRequires 2 years of experience."},
    {"posting_id": "broken-arrow", "title": "Forklift Driver", "company": "Acme Freight",
     "location": "Broken Arrow, OK", "employment_type": "Part-time", "pay": {"min": 36000, "max": 41600, "per": "year"},
     "posted_on": "2025-03-09",
     "description": "Drive a lift truck by day.\n\nSchedule: day shift.\n\nNo experience required. No overtime."},
    {"posting_id": "lead", "title": "Warehouse Lead", "company": "Acme Freight", "location": "Dallas, TX",
     "employment_type": "Full-time", "posted_on": "2025-03-10",
     "description": "Lead a team of forklift operators.\n\nOvertime is required.\n\nYou know SAP and Excel well."},
    {"posting_id": "remote-us", "title": "Support Engineer", "company": "Brightline",
     "location": "Remote - United States", "workplace": "remote", "posted_on": "2025-02-01",
     "description": "Answer tickets from home in C++ and .NET.\n\nBachelor's degree required. Excellent writing."},
    {"posting_id": "remote-anywhere", "title": "Support Engineer", "workplace": "remote",
     "description": "Answer tickets from home."},
    {"posting_id": "texas", "title": "Field Engineer", "location": "Texas, United States",
     "description": "Visit sites."},
    {"posting_id": "expired", "title": "Forklift Operator", "location": "Tulsa, OK", "closes_on": "2025-03-09",
     "description": "Move pallets."},
]  # fmt: skip


@pytest.fixture
def full(store: PostingStore, posting: Make) -> PostingStore:
    store.save([posting(**parts) for parts in POSTINGS])
    return store


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["lead", "broken-arrow", "tulsa", "remote-us", "*remote-anywhere", "*texas"]),
    ({"role": ["forklift operator"]}, ["tulsa", "broken-arrow", "lead"]),
    ({"role": ["forklift operators"], "exclude": {"role": ["driver"]}}, ["tulsa", "lead"]),
    ({"role": ["!!"]}, []),
    ({"company": ["acme freight"]}, ["lead", "broken-arrow"]),
    ({"company": ["Acme Frieght"]}, ["lead", "broken-arrow"]),
    ({"company": ["Nobody Inc"]}, []),
    ({"exclude": {"company": ["Acme Freight"]}}, ["tulsa", "remote-us", "*remote-anywhere", "*texas"]),
    ({"place": [TULSA]}, ["tulsa"]),
    ({"place": [TULSA], "radius_miles": 30}, ["tulsa", "broken-arrow"]),
    ({"place": [TULSA], "radius_miles": 5}, ["tulsa"]),
    ({"place": [{"region": "OK", "country": "US"}]}, ["broken-arrow", "tulsa"]),
    ({"place": [TEXAS]}, ["lead", "*texas"]),
    ({"place": [{"city": "Dallas", "region": "TX", "country": "US"}]}, ["lead"]),
    ({"place": [TULSA, TEXAS]}, ["lead", "tulsa", "*texas"]),
    ({"place": [{"country": "US"}]}, ["lead", "broken-arrow", "tulsa", "remote-us", "*texas"]),
    ({"place": [TEXAS], "workplace": ["remote"]}, ["remote-us", "*remote-anywhere"]),
    ({"exclude": {"place": [{"region": "OK", "country": "US"}]}}, ["lead", "remote-us", "*remote-anywhere", "*texas"]),
    ({"workplace": ["on_site"]}, ["tulsa"]),
    ({"exclude": {"workplace": ["remote"]}}, ["lead", "broken-arrow", "tulsa", "*texas"]),
    ({"employment": ["part_time"]}, ["broken-arrow"]),
    ({"schedule": ["nights"]}, ["tulsa"]),
    ({"role": ["forklift operator"], "exclude": {"schedule": ["nights"]}}, ["broken-arrow", "lead"]),
    ({"pay": {"min": 20, "per": "hour"}}, ["broken-arrow", "tulsa"]),
    ({"pay": {"min": 42000, "per": "year"}}, ["tulsa"]),
    ({"pay": {"min": 42000}}, ["tulsa"]),
    ({"pay": {"max": 18, "per": "hour"}}, ["broken-arrow"]),
    ({"pay": {"min": 20, "per": "hour", "currency": "USD"}}, ["broken-arrow", "tulsa"]),
    ({"pay": {"min": 20, "per": "hour", "currency": "GBP"}}, []),
    ({"pay": {"stated": True}}, ["broken-arrow", "tulsa"]),
    ({"skills": ["excel"]}, ["lead"]),
    ({"skills": ["sap", "excel"]}, ["lead"]),
    ({"skills": ["c++"]}, ["remote-us"]),
    ({"skills_any": ["sap", ".net"]}, ["lead", "remote-us"]),
    ({"role": ["engineer"], "exclude": {"skills": ["c++"]}}, ["*texas", "*remote-anywhere"]),
    ({"role": ["forklift operator"], "experience_years": 0}, ["broken-arrow", "lead"]),
    ({"role": ["forklift operator"], "experience_years": 2}, ["tulsa", "broken-arrow", "lead"]),
    ({"role": ["engineer"], "education": "high_school"}, []),
    ({"role": ["engineer"], "education": "bachelor"}, ["remote-us"]),
    ({"requires": {"degree": True}}, ["remote-us"]),
    ({"requires": {"degree": ["bscs"]}}, ["remote-us"]),
    ({"requires": {"experience": True}}, ["tulsa"]),
    ({"requires": {"experience": 2}}, ["tulsa"]),
    ({"requires": {"experience": 3}}, []),
    ({"role": ["forklift operator"], "exclude": {"requires": {"experience": True}}}, ["broken-arrow", "lead"]),
    ({"posted_within_days": 2}, ["lead", "broken-arrow", "tulsa"]),
    ({"posted_within_days": 1}, ["lead", "broken-arrow"]),
    ({"benefits": ["dental_insurance"]}, ["tulsa"]),
    ({"benefits": ["benefits"]}, ["tulsa"]),
    ({"benefits": ["dental_insurance", "tuition"]}, []),
    ({"overtime": True}, ["lead"]),
    ({"overtime": False}, ["broken-arrow"]),
    ({"recruiter": ["acme freight"]}, ["lead", "broken-arrow"]),
]  # fmt: skip


def test_what_comes_near_a_role_is_a_list_of_its_own(full: PostingStore) -> None:
    query = Query(role=["warehouse associate"])
    near = full.search(query, today=TODAY, near=True)
    assert full.count(query, today=TODAY, near=True) == near.total
    assert near.jobs and not {job.id for job in near.jobs} & {job.id for job in full.search(query, today=TODAY).jobs}
    assert all(job.why[0].startswith("Near your role") for job in near.jobs)


@pytest.mark.parametrize(("query", "ids"), CASES, ids=[str(query) for query, _ in CASES])
def test_found(full: PostingStore, query: dict[str, Any], ids: list[str]) -> None:
    """In this order; those with a * have no date, and come where the day of their import puts them."""
    page = full.search(Query(**query), limit=20, today=TODAY)
    found = [job.id for job in page.jobs]
    assert sorted(found) == sorted(wanted.lstrip("*") for wanted in ids)
    undated = {wanted[1:] for wanted in ids if wanted.startswith("*")}
    assert [job_id for job_id in found if job_id not in undated] == [wanted for wanted in ids if wanted[0] != "*"]
    assert page.total == len(ids) == full.count(Query(**query), today=TODAY)


REASONS: list[tuple[dict[str, Any], str, list[str]]] = [
    ({"role": ["forklift operator"]}, "tulsa", ['Title says "Forklift Operator"']),
    ({"role": ["forklift operator"]}, "lead", ['The text says "forklift operators"']),
    ({"place": [TULSA], "employment": ["full_time"]}, "tulsa", ["Tulsa, OK", "Full time"]),
    ({"place": [TULSA], "radius_miles": 30}, "broken-arrow", ["Broken Arrow, OK, 13 miles from Tulsa"]),
    ({"pay": {"min": 20, "per": "hour"}}, "tulsa", ["$22 an hour reaches your $20 an hour"]),
    ({"pay": {"min": 15, "per": "hour"}}, "broken-arrow", ["$36,000 - $41,600 a year reaches your $15 an hour"]),
    (
        {"place": [TEXAS], "workplace": ["remote"]},
        "remote-us",
        ["Remote, from anywhere in the United States", "Remote"],
    ),
    ({"place": [TEXAS], "workplace": ["remote"]}, "remote-anywhere", ["Remote; the posting names no place", "Remote"]),
    ({"schedule": ["nights"]}, "tulsa", ['Nights: "Schedule: night shift, 7p-7a."']),
    ({"overtime": False}, "broken-arrow", ['No overtime: "No overtime."']),
    ({"skills": ["sap", "excel"]}, "lead", ["Names sap, excel"]),
    ({"education": "bachelor"}, "remote-us", ['The text says "Bachelor\'s degree required."']),
    ({"posted_within_days": 5}, "broken-arrow", ["Posted yesterday"]),
    ({"company": ["acme freight"]}, "lead", ["At Acme Freight"]),
    ({}, "lead", []),
]


@pytest.mark.parametrize(("query", "posting_id", "reasons"), REASONS, ids=[f"{q} {i}" for q, i, _ in REASONS])
def test_why(full: PostingStore, query: dict[str, Any], posting_id: str, reasons: list[str]) -> None:
    jobs = {job.id: job for job in full.search(Query(**query), limit=20, today=TODAY).jobs}
    assert jobs[posting_id].why == reasons


def test_pages_follow_on_without_repeats(full: PostingStore) -> None:
    pages = [full.search(Query(), limit=2, offset=offset, today=TODAY) for offset in (0, 2, 4, 6)]
    ids = [job.id for page in pages for job in page.jobs]
    assert len(ids) == len(set(ids)) == 6 == pages[3].total


def test_those_that_say_nothing_are_counted_apart(full: PostingStore) -> None:
    page = full.search(Query(role=["forklift operator"], overtime=False), today=TODAY)
    assert [job.id for job in page.jobs] == ["broken-arrow"] and page.silent == 1
    assert full.search(Query(role=["forklift operator"]), today=TODAY).silent == 0


OFFICE = "Sort the mail.\n\n"
STATED: list[tuple[dict[str, Any], dict[str, str], dict[str, str], list[str]]] = [
    (
        {"exclude": {"schedule": ["weekends"]}},
        {
            "No weekends.": 'No weekend work: "No weekends."',
            "Monday to Friday, 8 to 5.": 'No weekend work: "Monday to Friday, 8 to 5."',
            "Saturdays and Sundays off.": 'No weekend work: "Saturdays and Sundays off."',
        },
        {"Day shift.": "weekend work", "Sundays off.": "weekend work"},
        ["Every other weekend off.", "Monday to Friday, and one Saturday a month."],
    ),
    (
        {"education": "none"},
        {
            "No degree is required.": 'The text says "No degree is required."',
            "A high school diploma is preferred.": 'Prefers, does not require: "A high school diploma is preferred."',
        },
        {"You can type.": "required schooling", "Bachelor's degree preferred.": "required schooling"},
        [
            "High school diploma required.",
            "Bachelor's degree required.\n\nMaster's degree preferred but not required.",
            "No degree required.\n\nA high school diploma is required.",
        ],
    ),
    (
        {"education": "associate"},
        {
            "Associate degree required.": 'The text says "Associate degree required."',
            "Bachelor's degree preferred.": 'Prefers, does not require: "Bachelor\'s degree preferred."',
        },
        {"Master's degree preferred.": "required schooling"},
        ["Bachelor's degree required."],
    ),
    (
        {"benefits": ["health_insurance", "dental_insurance"]},
        {
            "Health and dental insurance.": 'Health insurance: "Health and dental insurance."; '
            'Dental insurance: "Health and dental insurance."'
        },
        {"We offer health insurance.": "dental insurance", "We pay weekly.": "health insurance, dental insurance"},
        ["We offer dental insurance. There is no health insurance."],
    ),
    (
        {"fair_chance": True},
        {
            "Second chances welcome.": 'Fair-chance hiring: "Second chances welcome."',
            "We run no background checks.\n\nNo background check.": 'No background check: "No background check."',
        },
        {"A background check follows the offer.": "fair-chance hiring", "No credit check.": "fair-chance hiring"},
        ["No felony convictions."],
    ),
]


@pytest.mark.parametrize(("query", "fitting", "silent", "refused"), STATED, ids=[str(case[0]) for case in STATED])
def test_what_is_stated_what_is_denied_and_what_nothing_is_said_on_are_three_things(
    store: PostingStore, posting: Make, query: dict[str, Any], fitting: dict[str, str], silent: dict[str, str],
    refused: list[str],
) -> None:  # fmt: skip
    texts = [*fitting, *silent, *refused]
    store.save([posting(text, title="Clerk", description=OFFICE + text) for text in texts])
    hard = store.search(Query(**query), limit=20)
    assert {job.id: job.why for job in hard.jobs} == {text: [why] for text, why in fitting.items()}
    apart = store.search(Query(**query), limit=20, silent=True)
    assert hard.silent == apart.total == len(silent)
    assert {job.id: job.why[0] for job in apart.jobs} == {
        text: f"Says nothing on: {things}" for text, things in silent.items()
    }


def test_a_long_sentence_is_cut_so_that_what_was_read_in_it_stays_in(store: PostingStore, posting: Make) -> None:
    long = "You keep the books, " * 8 + "sort mail from Monday to Friday, " + "help at the counter, " * 6 + "always."
    store.save([posting(description=long)])
    (why,) = store.search(Query(exclude={"schedule": ["weekends"]})).jobs[0].why
    assert "Monday to Friday" in why and why.startswith('No weekend work: "…') and why.endswith('…"')


def test_other_times_of_work_are_the_reason_where_some_are_refused(full: PostingStore) -> None:
    page = full.search(Query(role=["forklift"], exclude={"schedule": ["nights"]}), today=TODAY)
    assert {job.id: job.why[-1] for job in page.jobs} == {
        "broken-arrow": 'Days: "Schedule: day shift."',
    }


def test_a_search_without_a_wish_that_postings_state_has_none_that_say_nothing(full: PostingStore) -> None:
    assert full.search(Query(role=["forklift operator"]), today=TODAY, silent=True).total == 0


def test_a_total_above_a_thousand_is_not_counted_out(store: PostingStore, posting: Make) -> None:
    store.save([posting(str(number), description="Load.") for number in range(1003)])
    assert store.count(Query()) == 1001 == store.search(Query(role=["dock worker"])).total
    assert len(store.search(Query(), limit=5, offset=1000).jobs) == 3
    assert store.search(Query(), limit=5, offset=1000).total == 1001


def test_naming_a_posting_to_pick_it(full: PostingStore) -> None:
    def ids(words: str) -> list[str]:
        return [job.id for job in full.find(words, today=TODAY)]

    assert ids("forklift operator at Harbor & Sons") == ["tulsa"]
    assert ids("warehouse lead") == ["lead"]
    assert ids("brightline") == ["remote-us"]
    assert ids("zookeeper") == []
