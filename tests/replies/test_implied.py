"""What a message leaves to the conversation."""

from __future__ import annotations

import pytest

from bot.postings.job import Job
from bot.query.model import Query
from bot.query.read import read_message
from bot.replies.implied import is_new_wish, spelled_out
from bot.replies.state import State

LOOKING = State(query=Query(schedule=["days"]), shown=("1", "2"), focus="1", view="posting")


def _job(posting_id: str) -> Job:
    return Job(id=posting_id, title="Cook", company="Delano Diner")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("not that company", "not Delano Diner"),
        ("nah, not them", "nah, not Delano Diner"),
        ("any other jobs at that company?", "any other jobs at Delano Diner?"),
        ("anything else with the same employer", "anything else with Delano Diner"),
        ("or 3rd", "or 3rd shift"),
        ("also the second", "also the second shift"),
        ("what does that company do?", "what does that company do?"),
        ("is that company big", "is that company big"),
        ("the second one", "the second one"),
    ],
)
def test_what_is_pointed_at_is_named(said: str, meant: str) -> None:
    assert spelled_out(said, LOOKING, _job) == meant


def test_nothing_is_pointed_at_without_a_posting() -> None:
    assert spelled_out("not that company", State(), _job) == "not that company"
    assert spelled_out("not that company", State(query=Query(), shown=("1", "2")), _job) == "not that company"
    assert spelled_out("or 3rd", State(query=Query(role=["cook"])), _job) == "or 3rd"


@pytest.mark.parametrize("said", ["jobs at Walmart", "any openings with Walmart?", "is Walmart hiring in Tulsa"])
def test_a_wish_that_names_an_employer_is_new(said: str) -> None:
    assert is_new_wish(read_message(said))


@pytest.mark.parametrize("said", ["Walmart", "only Walmart", "not Walmart", "jobs in Tulsa", "the Walmart one"])
def test_an_employer_alone_is_no_new_wish(said: str) -> None:
    assert not is_new_wish(read_message(said))
