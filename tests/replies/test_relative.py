"""Wishes that lean on what was shown."""

from __future__ import annotations

from datetime import date

from bot.extract.values import Place
from bot.postings.job import Job, JobPay
from bot.query.model import PayWish, Query
from bot.replies.relative import moved

TODAY = date(2026, 3, 1)
QUERY = Query(role=["cook"])
CARDS = [
    Job(id="a", title="Cook", pay=JobPay(min=18, max=20.5, per="hour", source="field"), posted_on=date(2026, 2, 27)),
    Job(id="b", title="Cook", pay=JobPay(min=60, per="hour", source="field"), posted_on=date(2026, 1, 2)),
    Job(id="c", title="Cook"),
]


def test_better_paid_is_above_the_best_paid_shown() -> None:
    found = moved("better_paid", QUERY, CARDS, TODAY, lambda query: 3)
    assert found is not None and found.pay == PayWish(min=61, per="hour") and found.role == ["cook"]


def test_better_paid_is_above_the_next_best_where_nothing_pays_more_than_the_best() -> None:
    found = moved("better_paid", QUERY, CARDS, TODAY, lambda query: query.pay.min < 60)  # type: ignore[union-attr]
    assert found is not None and found.pay == PayWish(min=21, per="hour")


def test_better_paid_speaks_in_the_period_of_the_wish() -> None:
    yearly = QUERY.copy(update={"pay": PayWish(min=30000, per="year")})
    found = moved("better_paid", yearly, CARDS[:1], TODAY, lambda query: 1)
    assert found is not None and found.pay == PayWish(min=43000, per="year")


def test_better_paid_than_what_states_no_pay_asks_for_stated_pay() -> None:
    found = moved("better_paid", QUERY, CARDS[2:], TODAY, lambda query: 1)
    assert found is not None and found.pay == PayWish(stated=True)
    assert moved("better_paid", found, CARDS[2:], TODAY, lambda query: 1) is None


def test_newer_leaves_the_oldest_out() -> None:
    found = moved("newer", QUERY, CARDS, TODAY, lambda query: 1)
    assert found is not None and found.posted_within_days == 30
    narrower = moved("newer", found, CARDS, TODAY, lambda query: 1)
    assert narrower is not None and narrower.posted_within_days == 14


def test_nothing_is_newer_than_today() -> None:
    assert moved("newer", QUERY, [CARDS[0].copy(update={"posted_on": TODAY})], TODAY, lambda query: 1) is None


def test_closer_halves_the_distance_and_needs_a_city() -> None:
    reno = QUERY.copy(update={"place": [Place(city="Reno", region="NV", country="US")], "radius_miles": 30.0})
    found = moved("closer", reno, CARDS, TODAY, lambda query: 0)
    assert found is not None and found.radius_miles == 15
    assert moved("closer", QUERY, CARDS, TODAY, lambda query: 1) is None
