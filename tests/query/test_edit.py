"""The search in force over many turns, said back in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.query.edit import applied, without
from bot.query.model import Query
from bot.query.read import read_message
from bot.query.relax import parts
from bot.query.say import filters, in_words

CLOCK = date(2026, 3, 2)
CONVERSATIONS = yaml.safe_load(Path(__file__).with_name("turns.yml").read_text(encoding="utf8"))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str) -> None:
    query = Query()
    for said, expected in CONVERSATIONS[name]:
        before = query.copy(deep=True)
        query = applied(query, read_message(said, today=CLOCK))
        assert in_words(query) == expected, said
        assert before == before.copy(deep=True)


def test_small_talk_changes_nothing() -> None:
    query = read_message("welder in Tulsa, no nights").query
    assert applied(query, read_message("thank you")) == query


def test_each_constraint_can_be_left_out_by_itself() -> None:
    query = read_message("welder in Tulsa, full time, within 20 miles, no nights").query
    left = {key: in_words(without(query, key)) for key, _ in parts(query)}
    assert left == {
        "role": "Tulsa, OK · within 20 miles · full time · no nights",
        "place": "welder · full time · no nights",
        "radius_miles": "welder · Tulsa, OK · full time · no nights",
        "employment": "welder · Tulsa, OK · within 20 miles · no nights",
        "exclude.schedule": "welder · Tulsa, OK · within 20 miles · full time",
    }


def test_of_values_that_must_all_hold_each_can_be_left_out_by_itself() -> None:
    query = Query(role=["clerk", "cashier"], skills=["sql", "excel"], exclude={"schedule": ["nights", "weekends"]})
    assert {key: (words, in_words(without(query, key))) for key, words in parts(query)} == {
        "role": ("clerk or cashier", "sql and excel · no nights or weekends"),
        "skills:sql": ("sql", "clerk or cashier · excel · no nights or weekends"),
        "skills:excel": ("excel", "clerk or cashier · sql · no nights or weekends"),
        "exclude.schedule:nights": ("no nights", "clerk or cashier · sql and excel · no weekends"),
        "exclude.schedule:weekends": ("no weekends", "clerk or cashier · sql and excel · no nights"),
    }


def test_every_key_of_a_query_is_said_and_can_be_taken_off() -> None:
    query = Query.parse_obj(
        {
            "role": ["cook"], "company": ["Kroger"], "place": [{"country": "US"}], "radius_miles": 10,
            "workplace": ["on_site"], "employment": ["per_diem"], "schedule": ["early_mornings"],
            "pay": {"min": 15.5, "per": "hour", "currency": "GBP"}, "skills": ["excel"], "experience_years": 0,
            "education": "none", "posted_within_days": 1, "hiring_now": True, "benefits": ["dental_insurance"],
            "on_call": False, "travel": True, "fair_chance": True, "drug_test": False, "overtime": True,
            "visa_sponsorship": True, "supervising": False, "requires": {"degree": ["bscs"]},
            "prefers": {"experience": 5}, "recruiter": ["Ann"], "skills_any": ["java", "c++"],
            "exclude": {
                "company": ["Aldi"], "place": [{"region": "TX", "country": "US"}], "requires": {"experience": True}
            },
        }
    )  # fmt: skip
    keys = [key for key, _ in filters(query)]
    assert {key.partition(".")[0] for key in keys} == set(query.dict(exclude_none=True))
    for key in keys:
        assert key not in [left for left, _ in filters(without(query, key))]
    assert "at least £15.50 an hour" in in_words(query)
    assert "not in Texas" in in_words(query)


def test_nothing_asked_is_nothing_said() -> None:
    assert in_words(Query()) == ""
    assert parts(Query()) == []
