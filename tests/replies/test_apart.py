"""The lists beside the postings that fit: those that say nothing on something wanted, and those near the role."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.postings.companies import Companies
from bot.postings.filters import Scope, filters_of
from bot.postings.filters.silent import among_silent
from bot.postings.job import Job
from bot.postings.search import Page
from bot.query.model import Query
from bot.replies.apart import apart_reply
from bot.replies.state import Apart, State
from bot.replies.stated import subjects, wishes_on_facts

TODAY = date(2026, 1, 10)
WISHES: list[tuple[dict[str, Any], bool]] = [
    ({"benefits": ["tuition"]}, True),
    ({"education": "none"}, True),
    ({"on_call": False}, True),
    ({"visa_sponsorship": True}, True),
    ({"exclude": {"schedule": ["weekends"]}}, True),
    ({"exclude": {"schedule": ["nights"]}}, False),
    ({"exclude": {"benefits": ["tuition"]}}, False),
    ({"role": ["cook"], "schedule": ["weekends"]}, False),
    ({"experience_years": 2}, False),
]


@pytest.mark.parametrize(("wish", "may_be_silent"), WISHES, ids=[str(wish) for wish, _ in WISHES])
def test_replies_and_search_agree_on_what_a_posting_may_be_silent(wish: dict[str, Any], may_be_silent: bool) -> None:
    scope = Scope(Companies(), TODAY)
    assert bool(among_silent(filters_of(Query(**wish), scope))) is may_be_silent
    assert bool(wishes_on_facts(Query(**wish)).as_dict()) is may_be_silent


def test_programs_are_told_which_filters_are_left_out_while_the_query_stays() -> None:
    query = Query(role=["cook"], benefits=["tuition"], exclude={"schedule": ["nights", "weekends"]})
    job = Job(id="1", title="Cook", why=["Says nothing on: weekend work"])
    said = apart_reply("silent", query, Page(total=7, jobs=[job]), 0, TODAY)
    assert said.message.query == query and said.message.total == 7
    assert said.message.relaxed is not None
    assert said.message.relaxed.dropped == ["benefits", "exclude.schedule"]
    assert said.message.relaxed.reason == "Not said either way: with tuition help · no weekends"
    assert said.response == "utter_results_silent_more"
    assert [button.title for button in said.buttons[:2]] == ["More", "Back to results"]


def test_what_is_near_the_role_is_said_not_to_be_the_role() -> None:
    query = Query(role=["phlebotomist"], employment=["part_time"])
    job = Job(id="1", title="Lab Aide", why=['Near your role: the title says "Lab Aide"', "Part time"])
    said = apart_reply("near", query, Page(total=1, jobs=[job]), 0, TODAY)
    assert said.message.query == query and said.message.relaxed is not None
    assert said.message.relaxed.dropped == ["role"]
    assert said.values["apart"] == said.message.relaxed.reason == "Not for phlebotomist, but for work near it"
    assert said.response == "utter_results_near_single"
    assert '\n   Near your role: the title says "Lab Aide"; Part time' in said.values["cards"]
    assert said.buttons[0].title == "Back to results"


@pytest.mark.parametrize("which", ["silent", "near"])
def test_a_list_apart_is_remembered_and_left(which: Apart) -> None:
    history = ({"role": ["cook"]},)
    apart = State(query=Query(on_call=False), history=history, shown=("1",), total=1).looking_at(which)
    assert State.of_slots(apart.as_slots()) == apart and apart.apart == which and not apart.shown
    undone = apart.undone()
    assert undone is not None and undone.query == apart.query and undone.history == history and undone.apart is None
    assert apart.searching(Query(on_call=False)).apart is None
    assert apart.searching(Query(travel=False)).apart is None


def test_a_wish_and_its_opposite_speak_of_the_same() -> None:
    assert subjects(Query(schedule=["weekends"])) == subjects(Query(exclude={"schedule": ["weekends"]})) == {"schedule"}
    assert subjects(Query(on_call=True, benefits=["tuition"])) == {"on_call", "benefits"}
