"""Postings as cards of plain text."""

from __future__ import annotations

from datetime import date
from typing import Optional

import pytest

from bot.extract.values import Place
from bot.postings.job import Job, JobPay
from bot.replies.cards import age_in_words, card, cards, count_in_words, freshness, pay_in_words, places_in_words

TODAY = date(2026, 1, 10)


def test_a_card_says_title_company_place_pay_age_and_why() -> None:
    job = Job(
        id="1", title="Line Cook", company="Alder Inn", places=[Place(city="Reno", region="NV", country="US")],
        employment=["full_time"], pay=JobPay(min=18, max=20.5, per="hour", currency="USD", source="field"),
        posted_on=date(2026, 1, 7), first_seen=date(2026, 1, 8), last_seen=date(2026, 1, 9),
        why=["title: line cook", "full time"],
    )  # fmt: skip
    assert card(job, 3, TODAY).split("\n") == [
        "3. Line Cook · Alder Inn",
        "   Reno, NV · full time · $18 - $20.50 an hour · posted 3 days ago · checked yesterday",
        "   Fits: title: line cook; full time",
    ]


def test_what_a_posting_does_not_state_is_said() -> None:
    text = card(Job(id="1", title="Line Cook"), 1, TODAY)
    for words in ("employer not named", "place not stated", "pay not stated", "posting date not stated"):
        assert words in text


def test_a_remote_posting_without_a_place_is_remote_and_not_without_place() -> None:
    text = card(Job(id="1", title="Tutor", workplace="remote"), 1, TODAY)
    assert "remote" in text and "place not stated" not in text


def test_cards_run_on_in_number_and_have_no_blank_line() -> None:
    text = cards([Job(id="1", title="Cook"), Job(id="2", title="Baker")], 6, TODAY)
    assert text.startswith("6. Cook") and "\n7. Baker" in text and "\n\n" not in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 10), "today"), (date(2026, 1, 11), "today"), (date(2026, 1, 9), "yesterday"),
        (date(2026, 1, 8), "2 days ago"), (date(2025, 12, 20), "3 weeks ago"), (date(2025, 11, 1), "2 months ago"),
        (date(2024, 6, 1), "more than a year ago"),
    ],
)  # fmt: skip
def test_ages(day: date, words: str) -> None:
    assert age_in_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"posted_on": date(2026, 1, 7), "last_seen": TODAY}, ["posted 3 days ago", "checked today"]),
        ({"first_seen": date(2026, 1, 7), "last_seen": TODAY}, ["first seen 3 days ago", "checked today"]),
        ({"posted_on": date(2026, 2, 1), "last_seen": TODAY}, ["opens 2026-02-01", "checked today"]),
        ({}, ["posting date not stated"]),
    ],
)
def test_a_card_says_how_old_a_posting_is_and_when_it_was_last_checked(dates: dict[str, date], said: list[str]) -> None:
    assert freshness(Job(id="1", title="Line Cook", **dates), TODAY) == said


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (JobPay(min=17, max=17, per="hour", source="field"), "$17 an hour"),
        (JobPay(min=50000, per="year", source="text"), "from $50,000 a year"),
        (JobPay(max=900, per="week", currency="EUR", source="text"), "up to €900 a week"),
        (JobPay(source="text"), None),
        (None, None),
    ],
)
def test_pay(pay: Optional[JobPay], words: Optional[str]) -> None:
    assert pay_in_words(pay) == words


def test_many_places_are_counted() -> None:
    places = [Place(city=city, region="NV", country="US") for city in ("Reno", "Elko", "Ely", "Fallon", "Fernley")]
    assert places_in_words(places) == "Reno, NV; Elko, NV; Ely, NV +2"


def test_counts_stop_at_a_thousand() -> None:
    assert [count_in_words(total) for total in (0, 37, 1000, 1001)] == ["0", "37", "1,000", "more than 1,000"]
