"""What is offered when nothing matches."""

from __future__ import annotations

from collections.abc import Callable

from bot.extract.values import Place
from bot.query.model import PayWish, Query
from bot.replies.nothing import offer_button, offers_for, silent_on_pay

QUERY = Query(role=["cook"], place=[Place(city="Reno", region="NV", country="US")], pay=PayWish(min=90, per="hour"))


def test_filters_that_help_are_offered_with_how_many_there_are_then_and_the_work_last() -> None:
    counts = {"place": 0, "pay": 4, "role": 12}
    offers = offers_for(QUERY, lambda query: counts[(set(QUERY.as_dict()) - set(query.as_dict())).pop()])
    assert [(offer.drop, offer.total) for offer in offers] == [("pay", 4), ("role", 12)]
    assert offer_button(offers[0]).payload == '/search_jobs{"drop":"pay"}'
    assert "(4)" in offer_button(offers[0]).title


def _found_without(*keys: str) -> Callable[[Query], int]:
    """Counts postings that fit only where all those filters are left out."""
    return lambda query: 0 if set(keys) & set(query.as_dict()) else 5


def test_filters_that_help_only_together_are_offered_together() -> None:
    query = QUERY.copy(update={"employment": ["part_time"]})
    [offer] = offers_for(query, _found_without("place", "pay"))
    assert (offer.drop, offer.words, offer.total) == ("place,pay", "Reno, NV and at least $90 an hour", 5)
    assert offer_button(offer).payload == '/search_jobs{"drop":"place,pay"}'
    assert [offer.drop for offer in offers_for(query, _found_without("place", "pay", "employment"))] == [
        "place,employment,pay"
    ]


def test_the_work_is_left_out_with_another_only_where_nothing_else_helps() -> None:
    assert [offer.drop for offer in offers_for(QUERY, _found_without("role", "pay"))] == ["role,pay"]


def test_the_only_filter_is_not_offered() -> None:
    assert offers_for(Query(role=["cook"]), lambda query: 99) == []


def test_postings_that_state_no_pay_are_counted() -> None:
    def count(query: Query) -> int:
        return 10 if query.pay is None else 7

    assert silent_on_pay(QUERY, 2, count) == 3
    assert silent_on_pay(Query(role=["cook"]), 2, count) == 0
    assert silent_on_pay(QUERY, 2, lambda query: 1001) == 0


def test_one_skill_of_several_is_offered_before_all_of_them() -> None:
    query = Query(role=["clerk"], skills=["sql", "excel"])

    def count(wider: Query) -> int:
        return 0 if "sql" in (wider.skills or []) else 8

    assert [(offer.drop, offer.words) for offer in offers_for(query, count)] == [("skills:sql", "sql")]
